"""Figures that are given for one quantity, side by side: what of them a person may see, and which cannot both be true.

`reading` fetches, `figure` brings together what several people read at one place, `comparing` compares; `board` is the page of
one claim, `quantities` and `proposing` the list, `of_source` the part of a source's page, `data` the API's shape.
"""

from annotator.queries.figure_board.board import Board, board_of
from annotator.queries.figure_board.data import board_data, listed_data
from annotator.queries.figure_board.of_source import Contested, contested_in
from annotator.queries.figure_board.proposing import proposed_quantities
from annotator.queries.figure_board.quantities import FigureFilter, Quantity, listed_quantities

__all__ = [
    "Board",
    "Contested",
    "FigureFilter",
    "Quantity",
    "board_data",
    "board_of",
    "contested_in",
    "listed_data",
    "listed_quantities",
    "proposed_quantities",
]
