"""What the facets of a codebook are called, and the question that each of them answers."""

from typing import NamedTuple


class Facet(NamedTuple):
    slug: str
    name: str
    question: str


# The order and the questions of the judgement panel.
OF_HIGHLIGHTS = (
    Facet("verdict", "Verdict", "Is it true? One for each highlight."),
    Facet("claim_type", "Claim type", "What kind of claim is it? One for each highlight."),
    Facet("voice", "Voice", "Who says it? One for each highlight; proposed from the segment."),
    Facet("endorsement", "Endorsement", "What the publisher does with words that are not its own."),
    Facet("stance", "Stance", "How the passage stands to the claim."),
    Facet("confidence", "Confidence", "How sure the reviewer is. Never mixed with how likely something is."),
    Facet("bound", "Bound of a figure", "How exactly the words give the number."),
    Facet("evidence_relation", "Evidence", "How something outside the passage bears on it."),
)
TECHNIQUES = (
    Facet("technique_group", "Groups of techniques", "Which techniques belong together."),
    Facet(
        "technique",
        "Techniques",
        "How is it slanted? Any number for each highlight. Each group has its line.",
    ),
)
OF_TECHNIQUES = (
    Facet("severity", "Severity", "How strong a technique is at work."),
    Facet("polarity", "Polarity", "For or against its target."),
    Facet("aim", "Aim", "Whom it strikes, and how."),
)
OF_DOCUMENTS = (
    Facet("genre", "Genre", "What kind of text is it? One for each document, said when submitting."),
    Facet("frame", "Frames", "From which sides does it look at its subject? Any number for each document."),
    Facet("axis", "Axes of slant", "Where does the document as a whole stand, from -2 to 2?"),
)
ALL = OF_HIGHLIGHTS + TECHNIQUES + OF_TECHNIQUES + OF_DOCUMENTS
NAMES = {facet.slug: facet.name for facet in ALL}
