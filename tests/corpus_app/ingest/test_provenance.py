"""Under which source a document goes, and what may be done with it."""

import pytest

from corpus_app.ingest import (
    RawFile,
    Refused,
    Report,
    ingest,
    read_source_list,
)
from corpus_app.models import Document, Source
from corpus_app.text.raw import KINDS, REDISTRIBUTIONS, RELATIONS
from corpus_app.text.records import LONGEST_AUTHOR, LONGEST_TITLE
from tests.corpus_app.ingest.bringing import bring, lines
from tests.corpus_app.text.pages import page

pytestmark = pytest.mark.django_db


def test_a_row_may_say_everything_of_its_document() -> None:
    bring({"a.jsonl": lines({
        "text": "Some words.", "title": "<b>Title</b> &amp; more", "language": "uk", "author": "Ann",
        "published": "2021-03-04", "url": "https://herald.example/1", "metadata": {"desk": "foreign"},
        "redistribution": "yes",
        "source": {"name": "Herald", "kind": "news", "country": "UA", "domains": ["herald.example"]},
        "origin": {"name": "DPX", "kind": "agency", "relation": "excerpt"},
    })})  # fmt: skip
    document = Document.objects.select_related("source", "origin").get()
    assert (document.title, document.language, str(document.published)) == (
        "Title & more",
        "uk",
        "2021-03-04",
    )
    assert (document.author, document.url) == ("Ann", "https://herald.example/1")
    assert (document.metadata, document.redistribution) == ({"desk": "foreign"}, "yes")
    assert (document.source.kind, document.source.country) == ("news", "UA")
    assert document.source.domains == ["herald.example"]
    assert document.origin is not None
    assert (document.origin.name, document.origin_relation) == ("DPX", "excerpt")


def test_a_source_that_is_there_stays_as_people_have_kept_it() -> None:
    Source.objects.create(name="Valley Herald", kind="newspaper", country="GB")
    bring(
        {
            "a.jsonl": lines(
                {"text": "Words.", "source": {"name": "VALLEY HERALD", "kind": "blog", "country": "FR"}}
            )
        }
    )
    source = Source.objects.get()
    assert (source.name, source.kind, source.country) == ("Valley Herald", "newspaper", "GB")


def test_the_list_comes_before_the_name_and_the_name_before_what_the_file_says() -> None:
    listed = read_source_list(b'[{"file": "a.jsonl", "source": {"name": "Listed"}, "redistribution": "no"}]')
    row = lines({"text": "Words.", "source": "Row", "redistribution": "yes"})
    files: dict[str, bytes | str] = {"a.jsonl": row, "b.jsonl": row}
    assert [o.source for o in bring(files, sources=listed, source="Named")] == ["Listed", "Named"]
    assert [o.source for o in bring({"c.jsonl": row})] == ["Row"]
    assert sorted(Document.objects.values_list("source__name", "redistribution")) == [
        ("Listed", "no"), ("Named", "yes"), ("Row", "yes"),
    ]  # fmt: skip


def test_a_page_names_its_own_source() -> None:
    (outcome,) = bring({"a.html": page()})
    assert outcome.source == "Valley Herald"
    assert Source.objects.get().domains == ["valley.example"]


def test_a_document_without_source_is_put_under_the_unnamed_one_and_the_report_says_so() -> None:
    report = Report()
    files = [RawFile.of("a.txt", b"Some words."), RawFile.of("b.txt", b"")]
    assert [outcome.source for outcome in report.following(ingest(files))] == ["Unnamed source", ""]
    assert dict(report.counts) == {"new": 1, "refused": 1}
    assert report.notes() == [
        "Nothing says who published 1 of the documents: they go under “Unnamed source”. "
        "Name their source, or bring a list of sources."
    ]


def test_the_report_says_where_list_and_files_differ() -> None:
    listed = read_source_list(b'[{"file": "a.txt", "source": "A"}, {"file": "gone.txt", "source": "G"}]')
    report = Report(listed)
    files = [RawFile.of(name, b"Some words.") for name in ("a.txt", "other.txt")]
    list(report.following(ingest(files, sources=listed)))
    assert report.notes()[1:] == [
        "The list of sources also names what was not brought: gone.txt.",
        "The list of sources does not name: other.txt.",
    ]


@pytest.mark.parametrize("name", ["<b></b>", "x" * 201])
def test_a_name_that_cannot_be_a_source_is_refused_before_anything_is_read(name: str) -> None:
    with pytest.raises(Refused, match=r"`(source|name)`"):
        ingest([RawFile.of("a.txt", b"Words.")], source=name)


NOTICE = (
    "The bridge\n\nIt fell on Tuesday, and the milk went with it.\n\n"
    "Redistribution of this material without the consent of the publisher is prohibited.\n"
)


def test_a_notice_in_the_text_forbids_passing_it_on() -> None:
    (outcome,) = bring({"a.txt": NOTICE})
    assert Document.objects.get().redistribution == "no"
    assert outcome.notes == (
        "The text carries a notice that forbids passing it on: it is exported without its words.",
    )


def test_a_notice_does_not_forbid_what_somebody_allowed_in_so_many_words() -> None:
    (outcome,) = bring({"a.jsonl": lines({"text": NOTICE, "redistribution": "yes"})})
    assert Document.objects.get().redistribution == "yes"
    assert outcome.notes == ()


def test_the_readers_and_the_models_know_the_same_words() -> None:
    assert set(KINDS) == set(Source.Kind.values)
    assert set(RELATIONS) == set(Document.Relation.values)
    assert set(REDISTRIBUTIONS) == set(Document.Redistribution.values)
    assert Document._meta.get_field("title").max_length == LONGEST_TITLE
    assert Document._meta.get_field("author").max_length == LONGEST_AUTHOR


def test_names_that_differ_in_capitals_are_one_source() -> None:
    bring(
        {
            "a.jsonl": lines(
                *({"text": f"Text {name}.", "source": name} for name in ("Herald", "HERALD", "herald"))
            )
        }
    )
    assert Source.objects.count() == 1
    assert Document.objects.count() == 3
