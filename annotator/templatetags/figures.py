"""How the pages of figures write one."""

from django import template

from annotator.queries.figure_board.figure import Figure
from annotator.templatetags.desk import in_words

register = template.Library()


@register.filter
def as_given(figure: Figure) -> str:
    """In its own unit: at least 12,000 acres."""
    first = figure.first
    return f"{in_words(first)} {first.unit}".strip()
