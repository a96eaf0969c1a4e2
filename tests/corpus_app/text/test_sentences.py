"""Sentences of a text in many languages, with exact offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_app.text.sentences import sentences_of


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences_of(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. Why? Nobody knows!", ["He left.", "Why?", "Nobody knows!"]),
        ("Dr. Smith met J. R. Jones at No. 7. She paid.", ["Dr. Smith met J. R. Jones at No. 7.", "She paid."]),
        ("It cost 3.5 million, e.g. in tax. He said no. Then he left.",
         ["It cost 3.5 million, e.g. in tax.", "He said no.", "Then he left."]),
        ("Am 3. Mai 1934 sah Dr. Meier z. B. nichts. Im 19. Jahrhundert war es so.",
         ["Am 3. Mai 1934 sah Dr. Meier z. B. nichts.", "Im 19. Jahrhundert war es so."]),
        ("He was 12. She left.", ["He was 12.", "She left."]),
        ("В 1933 г. умерло 3 млн. человек. «Кто считал?» — спросил он. Никто.",
         ["В 1933 г. умерло 3 млн. человек.", "«Кто считал?» — спросил он.", "Никто."]),
        ("У 1933 р. було так. Ніхто не рахував, т.к. не смів.", ["У 1933 р. було так.", "Ніхто не рахував, т.к. не смів."]),
        ("“Three out of five agreed,” says she. “Nobody counted.” Then it rained.",
         ["“Three out of five agreed,” says she.", "“Nobody counted.”", "Then it rained."]),
        ("Er fragte: „Wer zählte?“ und ging…  so war das.", ["Er fragte: „Wer zählte?“ und ging…  so war das."]),
        ("¿Quién contó? Nadie, dijo la Sra. Gil.", ["¿Quién contó?", "Nadie, dijo la Sra. Gil."]),
        ("这是第一句。这是第二句！", ["这是第一句。", "这是第二句！"]),
        ("من عدّ الموتى؟ لا أحد.", ["من عدّ الموتى؟", "لا أحد."]),
        ("यह पहला है। यह दूसरा है।", ["यह पहला है।", "यह दूसरा है।"]),
        ("wrapped over\ntwo lines. The next\none.", ["wrapped over\ntwo lines.", "The next\none."]),
        ("A heading\n\nA line without a stop\n\n* * *\n\n1. First\n2. Second. And more",
         ["A heading", "A line without a stop", "1. First", "2. Second.", "And more"]),
        ("anna 💙💛 wrote.  \u00a0Nobody counted.", ["anna 💙💛 wrote.", "Nobody counted."]),
        ("See www.example.org. Ok . . . well ?", ["See www.example.org.", "Ok . . . well ?"]),
        ("1,108 of 1,966. 27. — !", ["1,108 of 1,966. 27. — !"]),
        ("27. * 4!", []),
        ("", []),
    ],
)  # fmt: skip
def test_sentences_are_told_apart(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


PIECES = st.sampled_from(
    ["Anna", "wrote", "dr", "Mr", "3", "12", "1934", ".", "!", "?", "…", "。", " ", "  ", "\n", "\n\n", "“", "”", "(", ")",
     "-", "💙", "г", "z.", "B.", "im", "Mai", "\u00a0", "ß", "中"]
)  # fmt: skip


@given(pieces=st.lists(PIECES, max_size=60), before=st.integers(0, 5), after=st.integers(0, 5))
def test_every_letter_of_the_stretch_is_in_one_sentence_and_no_sentence_is_untidy(
    pieces: list[str], before: int, after: int
) -> None:
    text = "".join(pieces)
    start, end = min(before, len(text)), max(min(before, len(text)), len(text) - after)
    found = sentences_of(text, start, end)
    covered = [at for one, other in found for at in range(one, other)]
    assert covered == sorted(set(covered)), "in order, none on another"
    assert {at for at in range(start, end) if text[at].isalpha()} <= set(covered) <= set(range(start, end))
    for one, other in found:
        words = text[one:other]
        assert words == words.strip()
        assert any(map(str.isalpha, words))


@given(st.text(max_size=300))
def test_any_text_is_cut(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in sentences_of(text, 0, len(text)))
