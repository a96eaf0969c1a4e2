"""Figures of no claim that may be of one quantity: proposed by the words for them, made a claim by people."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final
from uuid import UUID

from annotator.models import User
from annotator.queries.figure_board.figure import Figure, figures_of, number_span
from annotator.queries.figure_board.quantities import FigureFilter, Quantity, fits, quantity_of
from annotator.queries.figure_board.reading import free_readings, words_near
from measures.comparison import Stated, same_quantity
from measures.comparison.grouping import AROUND

MOST = 400  # readings, the newest, that are compared with each other
COUNTED_ALIKE: Final = 0.5  # similarity of what reviewers say is counted


def proposed_quantities(user: User, chosen: FigureFilter) -> list[Quantity]:
    """Groups of figures of one kind, each in one group at the most, the contested ones first. Three queries.

    Those of which reviewers said what is counted are alike by that; the others by the words around them.
    """
    found = [
        quantity_of([reading for figure in group for reading in figure.readings]) for group in _groups(user)
    ]
    kept = [one for one in found if fits(one, chosen) and _names(one, chosen)]
    return sorted(kept, key=lambda one: one.order)


def _groups(user: User) -> Iterator[list[Figure]]:
    figures = {figure.key: figure for figure in figures_of(free_readings(user, MOST))}
    rest = dict(figures)
    named = [_stated(figure, figure.counted) for figure in figures.values() if figure.counted]
    for group in same_quantity(named, least=COUNTED_ALIKE):
        yield _taken(group, rest)
    near = words_near([figure.first for figure in rest.values()], AROUND)
    around = [_stated(figure, _around(figure, near)) for figure in rest.values()]
    for group in same_quantity(around):
        yield _taken(group, rest)


def _stated(figure: Figure, words: str) -> Stated:
    return Stated(figure.given, str(figure.first.document), *number_span(figure.first), words)


def _around(figure: Figure, near: Mapping[UUID, tuple[int, str]]) -> str:
    """The words on either side of the number, as `Stated.in_text` takes them from a whole text."""
    begin, words = near[figure.first.highlight]
    start, end = (place - begin for place in number_span(figure.first))
    return f"{words[max(0, start - AROUND) : start]} {words[end : end + AROUND]}"


def _taken(group: Iterable[Stated], rest: dict[int, Figure]) -> list[Figure]:
    return [rest.pop(int(str(stated.given.key))) for stated in group]


def _names(quantity: Quantity, chosen: FigureFilter) -> bool:
    """Whether the group has a figure of the source, and the words."""
    readings = [reading for figure in quantity.figures for reading in figure.readings]
    if chosen.source and all(reading.source != chosen.source.pk for reading in readings):
        return False
    words = chosen.words.casefold()
    said: Sequence[str] = [f"{reading.counted} {reading.exact}".casefold() for reading in readings]
    return not words or any(words in one for one in said)
