"""Spans of a text in Unicode code points, half open: `[start, end)`.

Python's strings count code points, so a span is a slice. Browsers count UTF-16 units; they are converted
before they get here.
"""

from dataclasses import dataclass
from typing import Final, NamedTuple

CONTEXT_WIDTH: Final = 32  # kept on either side of a quote, as in the examples of the W3C TextQuoteSelector


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The code points from `start` up to, not including, `end`; spans sort in text order.

    Raises `ValueError` where `start` is negative or not before `end`: an empty span marks nothing.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(
                f"a span runs forward from 0 on and is not empty, not [{self.start}, {self.end})"
            )

    def __len__(self) -> int:
        return self.end - self.start

    def overlap(self, other: "Span") -> int:
        """How many code points the two have in common; 0 where they only touch."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def contains(self, other: "Span") -> bool:
        """Whether all of `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end


class Context(NamedTuple):
    """A passage and what stands right before and after it."""

    exact: str
    prefix: str
    suffix: str


def slice_of(text: str, span: Span) -> str:
    """The words that `span` marks in `text`. Raises `ValueError` where it ends past the text."""
    if span.end > len(text):
        raise ValueError(f"the span ends at {span.end}, the text at {len(text)}")
    return text[span.start : span.end]


def context(text: str, start: int, end: int, width: int = CONTEXT_WIDTH) -> Context:
    """The passage `[start, end)` with up to `width` code points on either side.

    Raises `ValueError` for offsets that are no span of `text`.
    """
    exact = slice_of(text, Span(start, end))
    return Context(exact, prefix=text[max(0, start - width) : start], suffix=text[end : end + width])
