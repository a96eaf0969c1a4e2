"""JSON Lines to documents."""

import codecs
import datetime as dt
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_app.text.jsonl import count_lines, read_lines
from corpus_app.text.raw import OriginFields, RawDocument, Refusal, SourceFields
from corpus_app.text.refusals import Refused

LETTERS = st.characters(exclude_characters="\r\x00", exclude_categories=["Cs"])
TEXTS = st.text(LETTERS, min_size=1).filter(lambda text: not text.isspace() and text[0] != "\ufeff")


def read(*lines: Any) -> list[RawDocument | Refusal]:
    data = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return list(read_lines(io.BytesIO(data.encode())))


def read_one(**record: Any) -> RawDocument:
    (document,) = read({"text": "Some words.", **record})
    assert isinstance(document, RawDocument), document.reason
    return document


def reason_for(**record: Any) -> str:
    (refusal,) = read({"text": "Some words.", **record})
    assert isinstance(refusal, Refusal)
    return refusal.reason


@given(st.lists(TEXTS, min_size=1, max_size=5), st.booleans())
def test_what_is_written_comes_back_exactly(texts: list[str], ascii_only: bool) -> None:
    data = "\n".join(json.dumps({"text": text}, ensure_ascii=ascii_only) for text in texts).encode()
    documents = list(read_lines(io.BytesIO(data)))
    assert [document.text for document in documents if isinstance(document, RawDocument)] == texts
    assert count_lines(io.BytesIO(data)) == len(texts)


def test_every_field_is_kept() -> None:
    document = read_one(
        title="A <i>title</i>",
        language="de-AT",
        published="2021-03-04T23:00:00-05:00",
        url="https://herald.example/a?b=c",
        author="Ann Lee",
        source={"name": "Herald", "kind": "Newspaper", "country": "gb", "domains": ["herald.example"]},
        origin={"name": "DPX", "kind": "agency", "relation": "machine translation"},
        redistribution="No",
        metadata={"desk": "foreign"},
        section="news",
    )
    assert document == RawDocument(
        text="Some words.",
        title="A title",
        language="de",
        published=dt.date(2021, 3, 4),
        author="Ann Lee",
        url="https://herald.example/a?b=c",
        source=SourceFields("Herald", "newspaper", "GB", domains=("herald.example",)),
        origin=OriginFields(SourceFields("DPX", "agency"), "machine_translation"),
        redistribution="no",
        metadata={"section": "news", "desk": "foreign"},
        locator="line 1",
    )


def test_a_source_may_be_a_name_alone() -> None:
    assert read_one(source="Herald").source == SourceFields("Herald")


def test_null_and_the_empty_string_say_nothing() -> None:
    document = read_one(title=None, source="", origin=None, published="", metadata=None)
    assert document == RawDocument(text="Some words.", locator="line 1")


def test_a_malformed_line_is_refused_with_its_number_and_does_not_stop_the_others() -> None:
    good, bad, other = read({"text": "One."}, '{"text": "two', {"text": "Three."})
    assert isinstance(good, RawDocument)
    assert isinstance(other, RawDocument)
    assert isinstance(bad, Refusal)
    assert (bad.locator, other.locator) == ("line 2", "line 3")
    assert bad.reason.startswith("The line is not valid JSON: ")


def test_a_line_in_another_encoding_is_refused_alone() -> None:
    data = b'{"text": "One."}\n' + '{"text": "Größe und Übermaß"}\n'.encode("latin-1") + b'{"text": "Three."}'
    one, two, three = read_lines(io.BytesIO(data))
    assert isinstance(two, Refusal)
    assert "not valid UTF-8" in two.reason
    assert isinstance(one, RawDocument)
    assert isinstance(three, RawDocument)


def test_blank_lines_are_passed_over_and_counted_in_the_numbers() -> None:
    one, two = read("", {"text": "One."}, "   ", {"text": "Two."})
    assert (one.locator, two.locator) == ("line 2", "line 4")


def test_crlf_between_and_inside_texts_is_read() -> None:
    data = b'{"text": "One\\r\\ntwo\\rthree"}\r\n{"text": "Four"}\r\n'
    assert [
        document.text for document in read_lines(io.BytesIO(data)) if isinstance(document, RawDocument)
    ] == [
        "One\ntwo\nthree",
        "Four",
    ]


def test_a_byte_order_mark_goes_from_the_file_and_from_a_text() -> None:
    data = codecs.BOM_UTF8 + json.dumps({"text": "\ufeffOne"}).encode()
    (document,) = read_lines(io.BytesIO(data))
    assert isinstance(document, RawDocument)
    assert document.text == "One"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[1, 2]", "no JSON object"),
        ('"text"', "no JSON object"),
        ('{"title": "No text"}', "There is no `text`"),
        ('{"text": 5}', "`text` is not a string"),
        ('{"text": null}', "`text` is not a string"),
        ('{"text": " \\n "}', "no text in it"),
        ('{"text": "a\\u0000b"}', "NUL characters"),
        ('{"text": "half \\ud83d"}', "not valid JSON"),
        ('{"text": NaN}', "not valid JSON"),
        ("{" * 5_000, "not valid JSON"),
        ('{"text": "a", "metadata": {"b": ["\\u0000"]}}', "`metadata` holds NUL"),
    ],
)
def test_a_line_that_is_no_document_is_refused(line: str, reason: str) -> None:
    (refusal,) = read(line)
    assert isinstance(refusal, Refusal)
    assert reason in refusal.reason


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("title", 5, "`title` is a number. Write it as a string."),
        ("title", "x" * 501, "`title` has 501 characters. Shorten it to 500 at most."),
        ("language", "English", "Write the language as its ISO 639-1 code"),
        ("published", "4/3/2021", "`published` is “4/3/2021”, which is no date. Write it as YYYY-MM-DD."),
        ("published", "2021-02-30", "is no date"),
        ("published", True, "`published` is true or false"),
        ("url", "javascript:alert(1)", "no web address"),
        ("url", "https://[::1", "no web address"),
        ("url", "herald.example/a", "Write it with http:// or https://."),
        ("redistribution", "maybe", "Write one of: yes, no, unknown."),
        ("source", 5, "`source` is a number. Write it as a name or as an object."),
        ("source", {"kind": "blog"}, "`source` has no `name`. Write the publisher's name."),
        ("source", {"name": "H", "kind": "tabloid"}, "`kind` is “tabloid”. Write one of: newspaper, news,"),
        ("source", {"name": "H", "country": "Britain"}, "Write the country as its ISO 3166-1 code"),
        ("source", {"name": "H", "sort": "blog"}, "`source` has an unknown key “sort”. Known are: country,"),
        ("source", {"name": "H", "domains": "h.example"}, "Write it as a list of strings."),
        ("origin", "DPX", "`origin` has no `relation`. Write one of: republished, excerpt, translation,"),
        ("origin", {"name": "DPX", "relation": "copy"}, "`relation` is “copy”. Write one of: republished,"),
        ("metadata", [1], "`metadata` is not an object"),
    ],
)
def test_a_bad_value_is_refused_with_the_name_of_its_field(field: str, value: object, reason: str) -> None:
    assert reason in reason_for(**{field: value})


def test_a_file_without_lines_is_refused() -> None:
    with pytest.raises(Refused, match="no line in it"):
        read("", "  ")


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(Refused, match="0 bytes"):
        count_lines(io.BytesIO(b""))


def test_utf16_is_refused_with_how_to_convert_it() -> None:
    with pytest.raises(Refused, match=r"JSON Lines are UTF-8\..*iconv -f UTF-16 -t UTF-8"):
        count_lines(io.BytesIO('{"text": "a"}'.encode("utf-16")))
