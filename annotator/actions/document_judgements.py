"""What a reviewer says of a whole document: does it make sense, and is it new.

The data's shape is `DocumentJudgement.as_data()`. Codebook versions that do not know genres, frames or axes do not ask
for them.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from annotator.actions.judgements import LONGEST_NOTE, Errors
from annotator.errors import Invalid
from annotator.models import Assignment, Codebook, DocumentJudgement, User

Data = dict[str, Any]
EMPTY: Data = {"genre": None, "frames": [], "omissions": "", "slants": {}, "distressing": False, "note": ""}
STEEPEST = 2  # a slant runs from -2, the axis's low pole, to 2


def checked(codebook: Codebook, given: Mapping[str, Any]) -> Data:
    """The judgement, whole and normal: frames and axes in the codebook's order, what was left open not there.

    Raises Invalid with a sentence for each field that does not make sense.
    """
    errors = Errors(codebook)
    for name in given.keys() - EMPTY.keys():
        errors.add(f"document.{name[:60]}", f"There is no such field. The fields are: {', '.join(EMPTY)}.")
    whole = {**EMPTY, **given}
    data = {
        "genre": _label(errors, "genre", "genre", whole["genre"]),
        "frames": _frames(errors, whole["frames"]),
        "omissions": errors.text("document.omissions", whole["omissions"], LONGEST_NOTE).strip(),
        "slants": _slants(errors, whole["slants"]),
        "distressing": whole["distressing"] is True,
        "note": errors.text("document.note", whole["note"], LONGEST_NOTE).strip(),
    }
    if errors.found:
        raise Invalid(
            "Nothing was submitted: what you say of the document has errors. Correct them and submit again.",
            errors.found,
        )
    return data


def keep(assignment: Assignment, data: Data, *, by: User, now: dt.datetime) -> bool:
    """Write checked data as the next version, where it says anything new; whether it did.

    The caller holds the assignment's row, so that versions are counted in turn.
    """
    last = said_of(assignment)
    if data == (last.as_data() if last else EMPTY):
        return False
    version = last.version + 1 if last else 1
    DocumentJudgement.objects.create(assignment=assignment, version=version, made_by=by, made_at=now, **data)
    return True


def said_of(assignment: Assignment) -> DocumentJudgement | None:
    """The version that holds: the last one."""
    return assignment.document_judgements.order_by("-version").first()


def data_of(assignment: Assignment) -> Data:
    """What holds, in its JSON shape; empty where nothing was said."""
    last = said_of(assignment)
    return last.as_data() if last else EMPTY


def _label(errors: Errors, field: str, facet: str, slug: Any) -> str | None:
    if slug and not errors.codebook.facets.get(facet):
        errors.add(f"document.{field}", f"Codebook {errors.codebook.key} has no {field}. Leave it out.")
        return None
    return errors.label(f"document.{field}", facet, slug)


def _frames(errors: Errors, given: Any) -> list[str]:
    if not isinstance(given, list | tuple):
        errors.add("document.frames", "Must be a list of slugs.")
        return []
    said = {_label(errors, "frames", "frame", slug) for slug in given}
    return [slug for slug in errors.codebook.facets.get("frame", {}) if slug in said]


def _slants(errors: Errors, given: Any) -> dict[str, int]:
    if not isinstance(given, Mapping):
        errors.add("document.slants", "Must be an object: axis to a whole number from -2 to 2, or null.")
        return {}
    axes = errors.codebook.facets.get("axis", {})
    for axis, slant in given.items():
        if axis not in axes:
            known = ", ".join(axes) or "none"
            errors.add(f"document.slants.{axis[:60]}", f"There is no such axis. The axes are: {known}.")
        elif not _is_slant(slant):
            errors.add(f"document.slants.{axis}", "Must be a whole number from -2 to 2; null: cannot say.")
    return {axis: given[axis] for axis in axes if given.get(axis) is not None}


def _is_slant(slant: Any) -> bool:
    is_number = isinstance(slant, int) and not isinstance(slant, bool)
    return slant is None or (is_number and -STEEPEST <= slant <= STEEPEST)
