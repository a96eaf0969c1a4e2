"""The five real documents, read by three reviewers: the contested figures of them are found."""

from decimal import Decimal
from pathlib import Path

import pytest

from annotator.models import Codebook, Highlight
from annotator.queries.figure_board import (
    FigureFilter,
    Quantity,
    board_of,
    contested_in,
    listed_quantities,
    proposed_quantities,
)
from corpus_app.models import Source
from measures.figures import find_figures
from tests.conftest import Cast
from tests.making import make_assignment, make_document, make_source
from tests.making_claims import claim_of
from tests.making_figures import mark

Ends = frozenset[tuple[str, Decimal | None, Decimal | None]]
MILLIONS: Ends = frozenset({
    ("003", Decimal(27_000_000), Decimal(40_000_000)), ("003", Decimal(4_000_000), Decimal(4_000_000)),
})  # fmt: skip
ADVANCE: Ends = frozenset({("001", Decimal(8000), Decimal(8000)), ("002", Decimal(3000), None)})


@pytest.fixture
def real(cast: Cast, codebook: Codebook, seeds: Path) -> None:
    """Every figure that stands in the five, marked by three people each."""
    for path in sorted(seeds.glob("00*.txt")):
        source = make_source(path.name[:3])
        document = make_document(path.read_text(encoding="utf-8"), source=source)
        for reviewer in (cast.ada, cast.boris, cast.oscar):
            reading = make_assignment(document, reviewer)
            for found in find_figures(document.text):
                mark(reading, found.start, found.end, found)


def ends(quantity: Quantity) -> Ends:
    return frozenset((one.first.source_name, one.first.low, one.first.high) for one in quantity.figures)


def test_both_known_cases_are_proposed_and_shown_on_boards(cast: Cast, real: None) -> None:
    """27 to 40 million against about 4 million inside one page: both cannot be true. 8,000 km² in one report and more than 3,000
    in another: they could, and tell different stories."""
    found = {ends(one): one for one in proposed_quantities(cast.lead, FigureFilter())}
    assert (found[MILLIONS].standing, found[MILLIONS].inside) == ("cannot", True)
    assert (found[ADVANCE].standing, found[ADVANCE].inside) == ("differ", False)
    assert all(len(figure.readings) == 3 for figure in found[MILLIONS].figures)
    assert sum(one.standing != "agree" for one in found.values()) <= 8

    dead = claim_of(cast.lead, "Dead and wounded.", *highlights(found[MILLIONS]))
    area = claim_of(cast.lead, "Square kilometres.", *highlights(found[ADVANCE]))
    (panel,) = board_of(dead, cast.lead).panels
    (told,) = panel.clashes
    assert (panel.number_of_clashes, panel.differences, told.inside, told.in_one_text) == (1, (), True, True)
    (panel,) = board_of(area, cast.lead).panels
    assert (panel.unit, panel.number_of_clashes, panel.number_of_differences) == ("km²", 0, 1)

    contested = {source.name: contested_in(source, cast.lead) for source in Source.objects.all()}
    assert {name: len(some) for name, some in contested.items()} == {
        "000": 0,
        "001": 1,
        "002": 1,
        "003": 1,
        "004": 0,
    }
    assert contested["003"][0].inside
    listed = listed_quantities(cast.lead, FigureFilter()).quantities
    assert [one.claim for one in listed] == [dead, area]


def highlights(quantity: Quantity) -> list[Highlight]:
    ids = [reading.highlight for figure in quantity.figures for reading in figure.readings]
    return list(Highlight.objects.filter(pk__in=ids).select_related("assignment"))
