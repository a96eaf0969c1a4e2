"""Claims by hand: what a table of sources looks like in few words."""

from collections.abc import Sequence

from measures.reliability import Claim, ClaimTable, SourceRate, rate_sources


def claims(
    documents: Sequence[Sequence[float]], *, source: str = "Herald", weight: float = 1.0
) -> list[Claim]:
    """One source; a sequence of credits for each document."""
    return [
        Claim(source, f"document {place}", credit, weight)
        for place, credits in enumerate(documents)
        for credit in credits
    ]


def rate_of(documents: Sequence[Sequence[float]], *, weight: float = 1.0) -> SourceRate:
    """A source that stands alone."""
    (rate,) = rate_sources(ClaimTable.of(claims(documents, weight=weight)))
    return rate


def ends(rate: SourceRate) -> tuple[float, float, float]:
    """Low end, estimate and high end of a source that has them."""
    assert rate.low is not None
    assert rate.estimate is not None
    assert rate.high is not None
    return rate.low, rate.estimate, rate.high


def width(rate: SourceRate) -> float:
    low, _, high = ends(rate)
    return high - low
