"""Which words of a definition were changed."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.queries.wording import compare_wording

TEXTS = st.text(st.sampled_from("ab é💙.,- "), max_size=40)


def test_words_that_were_put_in_are_marked_as_words() -> None:
    wording = compare_wording("both carry weight.", "both carry the same weight.")
    assert [piece.words for piece in wording.after if piece.differs] == ["the same "]
    assert not any(piece.differs for piece in wording.before)


def test_a_text_does_not_differ_from_itself() -> None:
    assert not compare_wording("As it was.", "As it was.").differs
    assert not compare_wording("", "").differs


@given(TEXTS, TEXTS)
def test_the_pieces_are_the_texts_and_what_is_not_marked_is_common(before: str, after: str) -> None:
    wording = compare_wording(before, after)
    assert "".join(piece.words for piece in wording.before) == before
    assert "".join(piece.words for piece in wording.after) == after
    kept = [
        "".join(piece.words for piece in side if not piece.differs)
        for side in (wording.before, wording.after)
    ]
    assert kept[0] == kept[1]
    assert wording.differs == (before != after)
