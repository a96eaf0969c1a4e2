"""What verdicts are worth and how techniques are grouped, as profiles take it."""

from annotator.queries.codebooks import vocabulary
from measures.profiles.inputs import Vocabulary


def profile_vocabulary() -> Vocabulary:
    """Of every codebook version that a round uses, the default one having its way. One query."""
    words = vocabulary()
    verdicts = words.labels("verdict")
    return Vocabulary(
        credits={slug: _credit(label.attributes.get("credit")) for slug, label in verdicts.items()},
        groups={slug: words.group_of(slug) for slug in words.labels("technique")},
        axes=tuple(words.labels("axis")),
    )


def _credit(said: object) -> float | None:
    return float(said) if isinstance(said, int | float) else None
