"""Documents as panels of people marked them, in few words."""

from collections.abc import Sequence

from measures.agreement.documents import Agreement, Facet
from measures.agreement.figures import Figure, NotCalculable
from measures.readings import DocumentReadings, Label, Marked

NOMINAL = Facet("nominal")
Span = tuple[int, int, Label | None]


def document(name: str, **readings: Sequence[Span]) -> DocumentReadings:
    marked = {
        person: [Marked((person, number), *span) for number, span in enumerate(spans)]
        for person, spans in readings.items()
    }
    return DocumentReadings(name, 1000, marked)


def value(agreement: Agreement, name: str) -> float:
    figure = agreement.figures[name]
    assert isinstance(figure, Figure), figure
    return figure.value


def why(agreement: Agreement, name: str) -> str:
    figure = agreement.figures[name]
    assert isinstance(figure, NotCalculable), figure
    return figure.why
