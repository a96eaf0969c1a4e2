"""What may be changed of a codebook, and what comes of it. No database here.

A change is one of
    {"kind": "add", "facet", "slug", "name", "definition", "after", …}
    {"kind": "retire", "facet", "slug"}
    {"kind": "redefine", "facet", "slug", "name", "definition", "same_meaning", …}
    {"kind": "merge", "facet", "slugs", "into", and where that is a new label "name", "definition", …}
"…" are the facet's `ATTRIBUTES`. What a redefinition leaves out stays; `same_meaning` says that only the wording was put
right. `after` is the label that the new one stands behind; without it, it comes last.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from annotator.actions.codebook_content import (
    ATTRIBUTES,
    DOCUMENT_FACETS,
    FACETS,
    Content,
    Entry,
    check_content,
    label_errors,
)
from annotator.errors import Invalid

Change = Mapping[str, Any]
Labels = list[Entry]
# The desk itself fills these in from the highlighted words.
FILLED_IN = {"claim_type": {"quantity"}, "bound": {"exact", "about", "at_least", "at_most", "between"}}
ALLOWED = {
    "add": {"slug", "name", "definition", "after"},
    "retire": {"slug"},
    "redefine": {"slug", "name", "definition", "same_meaning"},
    "merge": {"slugs", "into", "name", "definition"},
}


def apply_changes(content: Content, changes: Iterable[Change]) -> dict[str, Any]:
    """The content with the changes made, one after the other; what was given stays as it is.

    Raises Invalid, at the field that is wrong, where a change or what comes of all of them makes no sense.
    """
    facets = {facet: [dict(label) for label in labels] for facet, labels in content["facets"].items()}
    for change in changes:
        _apply(facets, change)
    changed = {"facets": facets}
    check_content(changed)
    return changed


def fields_of(facet: str) -> Sequence[str]:
    """What a change may say of a label besides its slug."""
    return ("name", "definition", *ATTRIBUTES.get(facet, {}))


def _apply(facets: dict[str, Labels], change: Change) -> None:
    kind, facet = change.get("kind"), change.get("facet")
    if kind not in tuple(ALLOWED):
        raise Invalid(f"“{str(kind)[:60]}” is no change. Use one of: {', '.join(ALLOWED)}.")
    if facet not in FACETS + DOCUMENT_FACETS:
        known = ", ".join(FACETS + DOCUMENT_FACETS)
        raise Invalid(f"There is no facet “{str(facet)[:60]}”. The facets are: {known}.")
    strange = change.keys() - ALLOWED[kind] - {"kind", "facet"} - ATTRIBUTES.get(facet, {}).keys()
    if strange:
        raise Invalid(f"To {kind} a label of {facet} takes no {', '.join(sorted(map(str, strange)))}.")
    labels = _MAKE[kind](facet, facets.get(facet, []), change)
    if kind == "merge" and facet == "technique_group":
        _regroup(facets["technique"], change)
    if labels:
        facets[facet] = labels
    else:
        facets.pop(facet)  # only a facet that a codebook may do without comes to this


def _add(facet: str, labels: Labels, change: Change) -> Labels:
    new = _new_entry(facet, labels, change, change.get("slug"))
    after = change.get("after")
    if not after:
        return [*labels, new]
    _known(facet, labels, after, "after")
    place = 1 + next(place for place, label in enumerate(labels) if label["slug"] == after)
    return [*labels[:place], new, *labels[place:]]


def _retire(facet: str, labels: Labels, change: Change) -> Labels:
    going = _known(facet, labels, change.get("slug"), "slug")
    _may_go(facet, going, "slug")
    if going.get("proposed_for"):
        roles = ", ".join(going["proposed_for"])
        raise _invalid(
            "slug", f"“{going['slug']}” is proposed for segments: {roles}. Merge it into another label."
        )
    left = [label for label in labels if label is not going]
    if not left and facet in FACETS:
        raise _invalid("slug", f"“{going['slug']}” is the last label of {facet}. Add another one first.")
    return left


def _redefine(facet: str, labels: Labels, change: Change) -> Labels:
    old = _known(facet, labels, change.get("slug"), "slug")
    given = {name: change[name] for name in fields_of(facet) if name in change}
    new = {**old, **given}
    _check(facet, new)
    if new == old:
        raise _invalid(
            "definition", f"Nothing of “{old['slug']}” would change. Change its name or definition."
        )
    return [new if label is old else label for label in labels]


def _merge(facet: str, labels: Labels, change: Change) -> Labels:
    slugs, into = change.get("slugs"), change.get("into")
    if not isinstance(slugs, list) or not slugs:
        raise _invalid("slugs", "Say which labels are merged.")
    going = [_known(facet, labels, slug, "slugs") for slug in slugs]
    for label in going:
        _may_go(facet, label, "slugs")
    target = next((label for label in labels if label["slug"] == into), None)
    if target is not None and target in going:
        raise _invalid(
            "into", f"“{into}” is among the labels that are merged. Take it out, or merge into another."
        )
    heir = _inherited(target or _new_entry(facet, labels, change, into), going)
    staying = [heir if label is target else label for label in labels if label not in going]
    return staying if target else _in_place_of(going[0], labels, staying, heir)


def _in_place_of(gone: Entry, labels: Labels, staying: Labels, heir: Entry) -> Labels:
    place = sum(label in staying for label in labels[: labels.index(gone)])
    return [*staying[:place], heir, *staying[place:]]


def _inherited(heir: Entry, going: Labels) -> Entry:
    """What the desk goes by is handed on: the segments that a voice is proposed for, the key of a verdict."""
    roles = [role for label in (heir, *going) for role in label.get("proposed_for", ())]
    handed = {"proposed_for": roles} if roles else {}
    key = heir.get("key") or next((label["key"] for label in going if label.get("key")), None)
    return {**heir, **handed, **({"key": key} if key else {})}


def _regroup(techniques: Labels, change: Change) -> None:
    for technique in techniques:
        if technique["group"] in change["slugs"]:
            technique["group"] = change["into"]


_MAKE: dict[str, Callable[[str, Labels, Change], Labels]] = {
    "add": _add,
    "retire": _retire,
    "redefine": _redefine,
    "merge": _merge,
}


def _new_entry(facet: str, labels: Labels, change: Change, slug: Any) -> Entry:
    if any(label["slug"] == slug for label in labels):
        raise _invalid(
            "slug", f"{facet} has a label “{slug}” already. Choose another slug, or redefine that one."
        )
    given = {name: change[name] for name in fields_of(facet) if name in change}
    entry = {"slug": slug, "name": "", "definition": "", **given}
    _check(facet, entry)
    return entry


def _check(facet: str, entry: Entry) -> None:
    for field, sentence in label_errors(facet, entry):
        raise _invalid(field, sentence)


def _known(facet: str, labels: Labels, slug: Any, field: str) -> Entry:
    found = next((label for label in labels if label["slug"] == slug), None)
    if found is None:
        known = ", ".join(label["slug"] for label in labels)
        raise _invalid(field, f"{facet} has no label “{str(slug)[:60]}”. It has: {known}.")
    return found


def _may_go(facet: str, label: Entry, field: str) -> None:
    if label["slug"] in FILLED_IN.get(facet, ()):
        raise _invalid(
            field,
            f"The desk itself fills in “{label['slug']}” from the words. It can be redefined, not removed.",
        )


def _invalid(field: str, sentence: str) -> Invalid:
    return Invalid(sentence, {field: [sentence]})
