"""Counts beside rows, as sub-queries: two joins counted together would multiply each other."""

from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce


def count_of(rows: QuerySet[Any], by: str) -> Coalesce:
    """How many of `rows`, which a filter on OuterRef ties to the row outside; `by` is what that filter is on."""
    return _one(rows.order_by().values(by).annotate(number=Count("pk")).values("number"))


def sum_of(field: str, rows: QuerySet[Any], by: str) -> Coalesce:
    """The sum of a field over such rows; 0 where there are none."""
    return _one(rows.order_by().values(by).annotate(number=Sum(field)).values("number"))


def _one(numbers: QuerySet[Any, Any]) -> Coalesce:
    return Coalesce(Subquery(numbers, output_field=IntegerField()), 0)
