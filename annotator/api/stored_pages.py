"""Pages of a list that is stored whole: the cursor says of which one it is, so that two of them are never mixed."""

from collections.abc import Sequence
from typing import Any

from django.core import signing
from django.utils.encoding import iri_to_uri
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param

from annotator.api.pages import Page, page_size
from annotator.errors import Invalid

SALT = "cursor of a stored list"


def stored_page(request: Request, rows: Sequence[Any], stamp: str) -> Page:
    """One page of the rows. `stamp` is the list's own: of another list the cursor is refused. Raises Invalid."""
    size, start = page_size(request), _start(request.query_params.get("cursor"), stamp)
    return Page(
        list(rows[start : start + size]),
        next=_link(request, stamp, start + size) if start + size < len(rows) else None,
        previous=_link(request, stamp, max(0, start - size)) if start else None,
    )


def _start(cursor: str | None, stamp: str) -> int:
    if not cursor:
        return 0
    try:
        of, start = signing.loads(cursor, salt=SALT)
    except (signing.BadSignature, ValueError):
        of, start = "", 0
    if of != stamp:
        raise Invalid(
            "This cursor is not from this list, or the list was made anew meanwhile. Begin without one.",
            {"cursor": ["Not from this list."]},
        )
    return int(start)


def _link(request: Request, stamp: str, start: int) -> str:
    cursor = signing.dumps([stamp, start], salt=SALT)
    return replace_query_param(iri_to_uri(request.build_absolute_uri()), "cursor", cursor)
