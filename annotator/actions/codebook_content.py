"""What a codebook's content must be: which facets there are, and what a label of each needs. No database here.

Content is {"facets": {facet: [{"slug", "name", "definition", …}]}}; what stands for "…" is in `ATTRIBUTES`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from annotator.errors import Invalid

Entry = dict[str, Any]
Content = Mapping[str, Any]

FACETS = (
    "claim_type", "verdict", "technique_group", "technique", "voice", "endorsement", "stance", "confidence",
    "severity", "polarity", "aim", "bound", "evidence_relation",
)  # fmt: skip
DOCUMENT_FACETS = ("genre", "frame", "axis")  # of a whole document; a codebook may do without them
# As many characters as the column that keeps the slug has.
LONGEST_SLUG = {"technique": 60, "technique_group": 60, "frame": 60, "axis": 60, "severity": 20, "polarity": 20, "aim": 20, "bound": 20}  # fmt: skip
LONGEST_ELSE = 40
LONGEST_NAME = 80  # characters
LONGEST_DEFINITION = 600
SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*", re.ASCII)
# In the filters of highlights "none" says that nobody has said it yet.
UNSAID = "none"
NEVER_NONE = frozenset({"verdict", "voice", "claim_type", "stance", "confidence"})


def check_content(content: Content) -> None:
    """Raises Invalid, with what to put right, where the desk could not work with this content."""
    facets = content.get("facets")
    if not isinstance(facets, Mapping):
        raise Invalid("This is no codebook: it lacks facets. See fixtures/codebook.json.")
    _check_facets(facets)
    for facet, labels in facets.items():
        _check_labels(facet, labels)
    _check_groups(facets)


def longest_slug(facet: str) -> int:
    return LONGEST_SLUG.get(facet, LONGEST_ELSE)


def _check_facets(facets: Mapping[str, Any]) -> None:
    missing = [facet for facet in FACETS if not facets.get(facet)]
    if missing:
        raise Invalid(f"This is no codebook: it lacks {', '.join(missing)}. See fixtures/codebook.json.")
    unknown = [facet for facet in facets if facet not in FACETS + DOCUMENT_FACETS]
    if unknown:
        known = ", ".join(FACETS + DOCUMENT_FACETS)
        raise Invalid(f"There is no facet {', '.join(unknown)}. The facets are: {known}.")


def _check_labels(facet: str, labels: Any) -> None:
    if not isinstance(labels, list) or not all(isinstance(label, dict) for label in labels):
        raise Invalid(f"{facet} must be a list of labels, each with slug, name and definition.")
    for label in labels:
        for field, sentence in label_errors(facet, label):
            raise Invalid(f"{facet}, label “{str(label.get('slug'))[:60]}”: {sentence}", {field: [sentence]})
    slugs = [label["slug"] for label in labels]
    if len(set(slugs)) < len(slugs):
        raise Invalid(f"Every label of {facet} needs a slug of its own. The slugs are: {slugs}.")


def _check_groups(facets: Mapping[str, Any]) -> None:
    groups = {label["slug"] for label in facets["technique_group"]}
    strays = [label["slug"] for label in facets["technique"] if label["group"] not in groups]
    if strays:
        raise Invalid(f"These techniques belong to no group: {', '.join(strays)}.")


def label_errors(facet: str, label: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with one label: the field, and a sentence."""
    yield from _slug_errors(facet, label.get("slug"))
    name, definition = label.get("name"), label.get("definition", "")
    if not is_text(name, LONGEST_NAME) or not str(name).strip():
        yield "name", f"Every label of {facet} needs a name of at most {LONGEST_NAME} characters."
    if not is_text(definition, LONGEST_DEFINITION):
        yield "definition", f"A definition is a text of at most {LONGEST_DEFINITION} characters."
    for attribute, (holds, sentence) in ATTRIBUTES.get(facet, {}).items():
        if not holds(label.get(attribute)):
            yield attribute, sentence


def _slug_errors(facet: str, slug: Any) -> Iterator[tuple[str, str]]:
    if not slug:
        yield "slug", f"Every label of {facet} needs a slug of its own."
    elif not isinstance(slug, str) or not SLUG.fullmatch(slug):
        yield "slug", "A slug holds letters from a to z, digits, _ and - only, such as mostly_verified."
    elif len(slug) > longest_slug(facet):
        yield "slug", f"A slug of {facet} has at most {longest_slug(facet)} characters. Shorten it."
    elif slug == UNSAID and facet in NEVER_NONE:
        yield "slug", "“none” means that nobody has said it yet. Choose another slug."


def is_text(value: Any, longest: int) -> bool:
    return isinstance(value, str) and len(value) <= longest and "\x00" not in value


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_pole(value: Any) -> bool:
    return is_text(value, LONGEST_NAME) and bool(value.strip())


def _is_credit(value: Any) -> bool:
    return value is None or (_is_number(value) and 0 <= value <= 1)


def _is_rank(value: Any) -> bool:
    return value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 < value < 100)


# What labels of a facet have besides slug, name and definition, as far as the desk goes by it.
ATTRIBUTES: dict[str, dict[str, tuple[Callable[[Any], bool], str]]] = {
    "technique": {"group": (lambda value: isinstance(value, str), "Say to which group the technique belongs.")},
    "verdict": {"credit": (_is_credit, "A credit lies between 0 (refuted) and 1 (verified); empty: it carries none.")},
    "confidence": {"ordinal": (_is_rank, "The rank is a whole number from 1 to 99: the surer, the higher.")},
    "claim_type": {
        "figure": (lambda value: value in (None, True, False), "Say yes or no: does it ask for a figure?")
    },
    "axis": {
        "low": (_is_pole, "Name the pole at -2, such as “condemned”."),
        "high": (_is_pole, "Name the pole at 2, such as “justified”."),
    },
}  # fmt: skip
