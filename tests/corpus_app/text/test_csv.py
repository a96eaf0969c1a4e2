"""CSV to documents."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_app.text.csv import count_rows, read_rows
from corpus_app.text.raw import OriginFields, RawDocument, Refusal, SourceFields
from corpus_app.text.refusals import Refused

LETTERS = st.characters(exclude_characters="\r\x00", exclude_categories=["Cs"])
TEXTS = st.text(LETTERS, min_size=1).filter(lambda text: not text.isspace() and text[0] != "\ufeff")


def read(text: str, encoding: str = "utf-8") -> list[RawDocument | Refusal]:
    stream = io.BytesIO(text.encode(encoding))
    count_rows(stream)
    found = list(read_rows(stream))
    assert not stream.closed
    return found


def texts_of(found: list[RawDocument | Refusal]) -> list[str]:
    return [one.text if isinstance(one, RawDocument) else one.reason for one in found]


@given(st.lists(TEXTS, min_size=1, max_size=5), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_what_is_written_comes_back_exactly(texts: list[str], encoding: str) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerows([["title", "text"], *(["T", text] for text in texts)])
    assert texts_of(read(out.getvalue(), encoding)) == texts
    assert count_rows(io.BytesIO(out.getvalue().encode(encoding))) == len(texts)


def test_every_column_is_kept() -> None:
    header = (
        "Text,title,language,published,url,author,source,source_kind,origin,origin_relation,redistribution,n"
    )
    row = "Some words.,T,uk,2021-03-04,https://a.example/,Ann,Herald,blog,DPX,translation,yes,news"
    (document,) = read(f"{header}\n{row}\n")
    assert isinstance(document, RawDocument)
    assert (document.title, document.language, document.author) == ("T", "uk", "Ann")
    assert str(document.published) == "2021-03-04"
    assert document.source == SourceFields("Herald", "blog")
    assert document.origin == OriginFields(SourceFields("DPX"), "translation")
    assert (document.redistribution, document.metadata, document.locator) == (
        "yes",
        {"n": "news"},
        "line 2",
    )


def test_a_cell_may_hold_an_object() -> None:
    (document,) = read(
        'text,source,metadata\nWords.,"{""name"": ""Herald"", ""kind"": ""news""}","{""n"": 1}"\n'
    )
    assert isinstance(document, RawDocument)
    assert document.source == SourceFields("Herald", "news")
    assert document.metadata == {"n": 1}


@pytest.mark.parametrize("delimiter", [";", "\t", ","])
def test_semicolons_and_tabs_separate_cells_too(delimiter: str) -> None:
    assert texts_of(read(f"title{delimiter}text\nT{delimiter}Some words.\n")) == ["Some words."]


def test_line_ends_inside_a_cell_become_lf() -> None:
    assert texts_of(read('text\r\n"one\r\ntwo\rthree"\r\n')) == ["one\ntwo\nthree"]


def test_a_cell_longer_than_the_library_allows_by_itself_is_read() -> None:
    assert texts_of(read("text\n" + "word " * 100_000 + "\n")) == ["word " * 100_000]


def test_a_short_or_long_row_is_refused_with_its_line_and_does_not_stop_the_others() -> None:
    found = read('title,text\nT,"One,\nand a half."\nT,Two,too many\nonly\nT,Three\n')
    assert [one.locator for one in found] == ["line 2", "line 4", "line 5", "line 6"]
    assert texts_of(found) == [
        "One,\nand a half.",
        "The row has 3 cells where the header has 2. Check its quotes and commas.",
        "The row has 1 cells where the header has 2. Check its quotes and commas.",
        "Three",
    ]


def test_a_stray_quote_is_refused_and_does_not_stop_the_others() -> None:
    one, bad, three = read('text\nOne\n"two" and a half\nThree\n')
    assert isinstance(bad, Refusal)
    assert "The row is malformed" in bad.reason
    assert texts_of([one, three]) == ["One", "Three"]


def test_a_quote_that_is_never_closed_is_refused() -> None:
    _, bad = read('text\nOne\n"two and all the rest\nof the file\n')
    assert isinstance(bad, Refusal)
    assert "unexpected end of data" in bad.reason


def test_a_bad_value_is_refused_with_the_name_of_its_column() -> None:
    bad, good = read("text,published\nWords.,yesterday\nWords.,2021-01-01\n")
    assert isinstance(bad, Refusal)
    assert "`published` is “yesterday”" in bad.reason
    assert isinstance(good, RawDocument)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "0 bytes"),
        (b"title,body\nT,Words\n", "The first row has no column `text`, but title, body. Name the columns"),
        (b"\n", "no column `text`, but nothing"),
        (b"text,text\na,b\n", "names the column `text` twice"),
        (b'"text', "The row is malformed"),
        ("text\nGröße und Übermaß\n".encode("latin-1"), "not valid UTF-8 (byte 8)"),
        ("text\nwords\n".encode("utf-16-le"), "UTF-16LE without a byte order mark"),
    ],
)
def test_a_file_that_cannot_be_read_as_a_whole_is_refused_before_any_row(data: bytes, reason: str) -> None:
    with pytest.raises(Refused) as caught:
        count_rows(io.BytesIO(data))
    assert reason in caught.value.reason


def test_a_header_alone_is_refused() -> None:
    with pytest.raises(Refused, match="no row under it"):
        read("text\n\n\n")


def test_an_object_that_is_no_json_is_refused() -> None:
    (bad,) = read('text,metadata\nWords.,"{not json"\n')
    assert isinstance(bad, Refusal)
    assert "`metadata` is not valid JSON" in bad.reason
