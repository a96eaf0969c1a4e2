"""Pages of a list, by cursor: whatever is added or taken away meanwhile, no row comes twice and none is passed over.

The cursor is the place of a row in the order, signed, so that nothing else can be put in its stead. The next page is
what lies beyond that place: found by the index, however far on it is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core import signing
from django.db.models import Q, QuerySet
from django.utils.encoding import iri_to_uri
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param

from annotator.errors import Invalid

USUAL_SIZE = 100
LARGEST_SIZE = 5_000
PARAMETERS = ("cursor", "page_size")
PlaceOf = Callable[[Any], tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: beyond (or, `backwards`, before) the row with these values of the order's fields."""

    backwards: bool
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class CursorPages:
    """Pages in the order of `fields` ("-end" is descending). Together they must tell every row from every other."""

    fields: tuple[str, ...]

    def page(self, request: Request, rows: QuerySet[Any, Any], place_of: PlaceOf) -> "Page":
        """One page of the queryset; `place_of` gives a row's values of the order's fields.

        Raises Invalid for a cursor that is not from this list, and for a page_size that is no size.
        """
        size, place = page_size(request), self._read(request.query_params.get("cursor"))
        backwards = place is not None and place.backwards
        found = list(self._beyond(rows, place)[: size + 1])
        more, shown = len(found) > size, found[:size]
        if backwards:
            shown.reverse()
        # The page that this one was reached from lies on its other side.
        has_next, has_previous = (True, more) if backwards else (more, place is not None)
        link = partial(self._link, request, place_of)
        return Page(
            shown,
            next=link(shown[-1:], backwards=False) if has_next else None,
            previous=link(shown[:1], backwards=True) if has_previous else None,
        )

    def _beyond(self, rows: QuerySet[Any, Any], place: Place | None) -> QuerySet[Any, Any]:
        if place is None:
            return rows.order_by(*self.fields)
        order = tuple(map(_turned, self.fields)) if place.backwards else self.fields
        return rows.filter(_beyond(order, place.values)).order_by(*order)

    def _read(self, cursor: str | None) -> Place | None:
        if not cursor:
            return None
        try:
            backwards, *values = signing.loads(cursor, salt=self._salt)
        except signing.BadSignature:
            raise Invalid(
                "This cursor is not from this list. Take `next` or `previous` of an answer as it is, or begin without one.",
                {"cursor": ["Not from this list."]},
            ) from None
        return Place(backwards, tuple(values))

    def _link(
        self, request: Request, place_of: PlaceOf, row: Sequence[Any], *, backwards: bool
    ) -> str | None:
        if not row:
            return None
        values = [value if isinstance(value, int) else str(value) for value in place_of(row[0])]
        cursor = signing.dumps([backwards, *values], salt=self._salt)
        return replace_query_param(iri_to_uri(request.build_absolute_uri()), "cursor", cursor)

    @property
    def _salt(self) -> str:
        return f"cursor {' '.join(self.fields)}"


@dataclass(frozen=True, slots=True)
class Page:
    """Rows, and the addresses of the pages before and after."""

    rows: list[Any]
    next: str | None
    previous: str | None

    def answer(self, results: Sequence[Any]) -> dict[str, Any]:
        return {"next": self.next, "previous": self.previous, "results": results}


def page_size(request: Request) -> int:
    """How many rows were asked for: 100 unless said, 5,000 at most."""
    asked = request.query_params.get("page_size", str(USUAL_SIZE))
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 10 and int(asked) > 0):
        sentence = f"Ask for a page of 1 to {LARGEST_SIZE:,} rows."
        raise Invalid(sentence, {"page_size": [sentence]})
    return min(int(asked), LARGEST_SIZE)


def _turned(field: str) -> str:
    return field.removeprefix("-") if field.startswith("-") else f"-{field}"


def _beyond(order: Sequence[str], values: Sequence[Any]) -> Q:
    """What comes after these values: past the first, or at the first and past the second, and so on."""
    beyond = Q(pk__in=[])  # nothing lies beyond a row that is equal in all fields
    for field, value in zip(reversed(order), reversed(values), strict=True):
        name, past = field.removeprefix("-"), "lt" if field.startswith("-") else "gt"
        beyond = Q(**{f"{name}__{past}": value}) | (Q(**{name: value}) & beyond)
    # Said once more, plainly, so that the database can start from the index instead of weighing every row.
    first, at_or_past = order[0].removeprefix("-"), "lte" if order[0].startswith("-") else "gte"
    return Q(**{f"{first}__{at_or_past}": values[0]}) & beyond
