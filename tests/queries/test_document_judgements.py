"""What was said of a whole document, in words."""

import pytest

from annotator.models import Codebook, DocumentJudgement
from annotator.queries.codebooks import Vocabulary
from annotator.queries.document_judgements import lines_of, slant_in_words


@pytest.mark.parametrize(
    ("slant", "words"),
    [
        (-2, "−2, condemned"),
        (-1, "−1, rather condemned"),
        (0, "0, neither"),
        (1, "+1, rather justified"),
        (2, "+2, justified"),
    ],
)
def test_a_slant_is_said_with_its_pole(codebook: Codebook, slant: int, words: str) -> None:
    assert slant_in_words(codebook.facets["axis"]["authorities"], slant) == words


def test_what_was_left_open_is_not_mentioned(codebook: Codebook) -> None:
    words = Vocabulary(codebook.facets)
    assert lines_of(DocumentJudgement(), words) == []
    said = DocumentJudgement(
        genre="satire", frames=["Economic", "Morality"], slants={"authorities": 0}, distressing=True
    )
    assert [tuple(line) for line in lines_of(said, words)] == [
        ("Genre", "Satire"), ("Frames", "Economic, Morality"), ("Slant: The authorities", "0, neither"),
        ("Distressing", "Yes: warn others before they read it"),
    ]  # fmt: skip
