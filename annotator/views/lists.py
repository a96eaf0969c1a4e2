"""What lists have in common: filters from the query string, sorting by a column, pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest

from annotator.errors import Invalid

PAGE_SIZE = 50


def chosen_in(form: Form) -> dict[str, Any]:
    """What a filter form says. Raises Invalid where an address was changed by hand into something senseless."""
    if not form.is_valid():
        errors = {name: [str(error) for error in said] for name, said in form.errors.items()}
        sentences = " ".join(f"{name}: {said[0]}" for name, said in errors.items())
        raise Invalid(
            f"The list cannot be filtered like this. {sentences} Choose from the filters on the page.", errors
        )
    return form.cleaned_data


def page_of(
    request: HttpRequest, rows: QuerySet[Any] | Sequence[Any], name: str = "page", size: int = PAGE_SIZE
) -> "Page[Any]":
    """The page asked for; a number that makes no sense gives the first or the last."""
    return Paginator(rows, size).get_page(request.GET.get(name))


@dataclass(frozen=True, slots=True)
class Column:
    """A column one can sort by. `order` are the fields, ascending; a number column starts with the greatest."""

    title: str
    order: tuple[str, ...] = ()
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head as it is shown: where a click on it leads, and how the list is sorted by it now."""

    title: str
    numeric: bool
    url: str
    aria_sort: str  # "", "ascending", "descending"


@dataclass(frozen=True, slots=True)
class Sorting:
    """How a list is sorted, and the heads to show."""

    by: str
    descending: bool
    order: list[str]  # the fields, for a database
    heads: dict[str, Head]


def sorting(request: HttpRequest, columns: Mapping[str, Column], default: str, *, then: str) -> Sorting:
    """From `sort=name` or `sort=-name` in the query string; rows that are alike in it are in the order of `then`.

    Raises Invalid for a column that is not there.
    """
    asked = request.GET.get("sort") or default
    name, descending = asked.removeprefix("-"), asked.startswith("-")
    if name not in columns:
        raise Invalid(f"The list cannot be sorted by “{name[:60]}”. Use one of: {', '.join(columns)}.")
    order = [_turned(field) if descending else field for field in columns[name].order]
    heads = {key: _head(request, key, column, name, descending) for key, column in columns.items()}
    return Sorting(name, descending, [*order, then, "pk"], heads)


def _head(request: HttpRequest, key: str, column: Column, sorted_by: str, descending: bool) -> Head:
    is_sorted = key == sorted_by
    next_descending = not descending if is_sorted else column.numeric
    query = request.GET.copy()
    query["sort"] = f"-{key}" if next_descending else key
    query.pop("page", None)
    direction = ("descending" if descending else "ascending") if is_sorted else ""
    return Head(column.title, column.numeric, f"?{query.urlencode()}", direction)


def _turned(field: str) -> str:
    return field.removeprefix("-") if field.startswith("-") else f"-{field}"
