"""Bytes to text."""

import codecs
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus_app.text.decode import SAMPLE, check_encoding, decode
from corpus_app.text.refusals import Refused

LETTERS = st.characters(exclude_characters="\r\x00", exclude_categories=["Cs"])
TEXTS = st.text(LETTERS, min_size=1).filter(lambda text: not text.isspace())
GERMAN = "Die Brücke über die Velm fiel in der Nacht, und niemand wußte, wie groß die Lücke war. " * 5
RUSSIAN = "Мост через реку упал ночью, и никто не знал, кто за это отвечает. " * 5


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        decode(data)
    return caught.value.reason


@given(TEXTS.filter(lambda text: not text.startswith("\ufeff")))
@example("e\u0301 is not \u00e9, 27\u00a0000 is not 27 000; 💙💛 \U0001f468\u200d\U0001f469\n\n")
@example("  leading and trailing\u2028lines\u0085 stay \n\n\n")
def test_any_text_in_utf8_comes_back_exactly(text: str) -> None:
    assert decode(text.encode()) == text


@given(TEXTS, st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]))
def test_any_text_behind_a_byte_order_mark_comes_back_without_the_mark(text: str, encoding: str) -> None:
    assert decode(("\ufeff" + text).encode(encoding)) == text


@given(st.lists(st.sampled_from(["a", "\r\n", "\r", "\n", " "]), min_size=1).map(lambda parts: ["x", *parts]))
def test_line_ends_become_lf_and_nothing_else_changes(parts: list[str]) -> None:
    text = "".join(parts)
    assert decode(text.encode()) == text.replace("\r\n", "\n").replace("\r", "\n")


def test_a_file_of_no_bytes_is_refused() -> None:
    assert refusal(b"") == "The file is empty (0 bytes). Check that it was saved or downloaded completely."


@pytest.mark.parametrize("data", [b" \n\t\r\n", codecs.BOM_UTF8, "\ufeff \u00a0\n".encode("utf-16-le")])
def test_a_file_of_white_space_is_refused(data: bytes) -> None:
    assert "no text in it" in refusal(data)


@pytest.mark.parametrize(("encoding", "iconv"), [("cp1251", "WINDOWS-1251"), ("koi8-r", "KOI8-R")])
def test_another_encoding_is_refused_with_what_it_is_and_how_to_convert_it(encoding: str, iconv: str) -> None:
    reason = refusal(RUSSIAN.encode(encoding))
    assert reason.startswith("This is not valid UTF-8 (byte 1); it looks like ")
    assert f"Convert it with: iconv -f {iconv} -t UTF-8 FILE > NEW_FILE" in reason


def test_a_west_european_encoding_is_refused_with_one_that_iconv_knows() -> None:
    assert "iconv -f WINDOWS-125" in refusal(GERMAN.encode("cp1252"))


def test_a_bad_byte_far_into_a_long_file_is_named_by_its_place() -> None:
    data = b"plain words " * 50_000 + "schön und größer".encode("latin-1")
    assert "(byte 600,004)" in refusal(data)


@pytest.mark.parametrize(("encoding", "name"), [("utf-16-le", "UTF-16LE"), ("utf-16-be", "UTF-16BE")])
def test_utf16_without_a_mark_is_refused_with_its_name(encoding: str, name: str) -> None:
    assert f"looks like {name} without a byte order mark. Convert it with: iconv -f {name} " in refusal(
        GERMAN.encode(encoding)
    )


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be"])
def test_utf32_is_not_taken_for_utf16(encoding: str) -> None:
    assert "iconv -f UTF-32" in refusal(("\ufeff" + GERMAN).encode(encoding))


def test_half_a_surrogate_pair_is_refused() -> None:
    assert "not valid UTF-16LE" in refusal(codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"\x3d\xd8")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive or an office document"),
        (b"{\\rtf1\\ansi", "an RTF document"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    ],
)
def test_a_known_kind_of_file_is_refused_by_its_name(data: bytes, kind: str) -> None:
    assert refusal(data) == f"The file is {kind}, not text. Save it as plain text in UTF-8."


def test_nul_bytes_are_refused_as_binary() -> None:
    assert "holds NUL bytes: it is binary" in refusal(b"some text\x00\x01\x02 and more")


def test_random_bytes_are_refused() -> None:
    assert refusal(bytes(range(1, 256)) * 20).startswith("This is not valid UTF-8 (byte 128)")


def test_a_stream_is_checked_in_pieces_and_the_bad_byte_is_named() -> None:
    data = b"a" * (3 * SAMPLE) + b"\xff" + b"b" * SAMPLE
    with pytest.raises(Refused, match=f"byte {3 * SAMPLE + 1:,}"):
        check_encoding(io.BytesIO(data))


@given(st.text(LETTERS, min_size=1), st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]))
def test_a_stream_that_decodes_is_accepted_as_what_it_is(text: str, encoding: str) -> None:
    found, mark = check_encoding(io.BytesIO(("\ufeff" + text).encode(encoding)))
    assert (found, mark) == (encoding, 3 if encoding == "utf-8" else 2)
