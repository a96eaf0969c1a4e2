"""γ, γ-cat and γ-k (Mathet, Widlöcher & Métivier 2015; Mathet 2017): agreement on where passages are and what
they are labelled, all in one. The formulas and choices are in docs/method/gamma.md.

A continuum is a `DocumentReadings`: a document's length and what each of its readers marked.
"""

from measures.agreement.gamma.chance import Method
from measures.agreement.gamma.corpus import corpus_gamma, gamma_figures
from measures.agreement.gamma.dissimilarity import nominal, ordinal
from measures.agreement.gamma.document import GammaResult, UnitaryAlignment, gamma_of
from measures.agreement.gamma.samplers import shuffled, statistical

__all__ = [
    "GammaResult", "Method", "UnitaryAlignment", "corpus_gamma", "gamma_figures", "gamma_of", "nominal", "ordinal",
    "shuffled", "statistical",
]  # fmt: skip
