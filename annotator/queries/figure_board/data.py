"""Figures in their JSON shape, for the API."""

from decimal import Decimal
from typing import Any

from annotator.models.judgement import plain_number
from annotator.queries.figure_board.board import Board, Panel, Row
from annotator.queries.figure_board.figure import Figure
from annotator.queries.figure_board.quantities import Listed, Quantity
from measures.comparison import Interval

Data = dict[str, Any]


def listed_data(listed: Listed, proposed: list[Quantity]) -> Data:
    return {
        "quantities": [{"claim": _claim(one), **_quantity_data(one)} for one in listed.quantities],
        "proposed": [
            {**_quantity_data(one), "figures": [_figure_data(f) for f in one.figures]} for one in proposed
        ],
        "is_whole": listed.is_whole,
    }


def board_data(board: Board) -> Data:
    return {
        "claim": {"id": board.claim.pk, "wording": board.claim.wording},
        "readings": board.readings,
        "is_whole": board.is_whole,
        "panels": [_panel_data(panel) for panel in board.panels],
    }


def _claim(quantity: Quantity) -> Data | None:
    return {"id": quantity.claim.pk, "wording": quantity.claim.wording} if quantity.claim else None


def _quantity_data(quantity: Quantity) -> Data:
    return {
        "contested": quantity.standing,
        "inside_one_source": quantity.inside,
        "number_of_figures": len(quantity.figures),
        "contradictions": quantity.clashes,
        "differences": quantity.differences,
        "spreads": [
            {"kind": one.kind, "unit": one.unit, "figures": one.figures, **_ends(one.low, one.high)}
            for one in quantity.spreads
        ],
    }  # fmt: skip


def _panel_data(panel: Panel) -> Data:
    return {
        "kind": panel.kind.name,
        "unit": panel.unit,
        "allowed": _interval(panel.allowed),
        "number_of_contradictions": panel.number_of_clashes,
        "number_of_differences": panel.number_of_differences,
        "figures": [_row_data(row) for row in panel.rows],
    }


def _row_data(row: Row) -> Data:
    return {
        "number": row.number,
        **_ends(row.low, row.high),
        "given": _figure_data(row.figure),
        "contradicts": [other.number for other in row.clashes],
        "number_contradicted": row.clashing,
        "differs_from": [other.number for other in row.differences],
        "read_otherwise": [other.number for other in row.apart],
    }


def _figure_data(figure: Figure) -> Data:
    first = figure.first
    return {
        **_ends(first.low, first.high), "bound": first.bound, "unit": first.unit, "counted": figure.counted,
        "as_of": figure.as_of, "supplier": figure.suppliers, "exact": first.exact, "document": first.document,
        "source": first.source, "source_name": first.source_name, "published": first.published,
        "verdicts": dict(figure.verdicts), "reviewers": figure.pseudonyms,
        "highlights": [reading.highlight for reading in figure.readings],
    }  # fmt: skip


def _interval(interval: Interval | None) -> Data | None:
    return _ends(interval.low, interval.high) if interval else None


def _ends(low: Decimal | None, high: Decimal | None) -> Data:
    return {"low": plain_number(low), "high": plain_number(high)}
