"""Copies found as documents come in."""

import datetime as dt
import threading
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from corpus_app import corrections
from corpus_app.copies.groups import copy_groups
from corpus_app.copies.shingles import COPIED, shared_words
from corpus_app.corrections import Place
from corpus_app.ingest import Outcome, RawFile, ingest
from corpus_app.models import CopyKey, Document, DocumentCopy, DocumentSignature
from tests.conftest import Cast
from tests.corpus_app.copies.telling import edited, prose, words
from tests.corpus_app.ingest.bringing import bring, lines
from tests.making import make_document, make_source

pytestmark = pytest.mark.django_db
THREAD = (
    "2 comments:\n\n  1. river_anna3/4/24\n\n    {}\n\n    ReplyDelete\n"
    "  2. Dieter K.14/4/24\n\n    {}\n\n    ReplyDelete\n"
)


def only_link() -> DocumentCopy:
    return DocumentCopy.objects.select_related("earlier__source", "later__source").get()


def bring_told(*told: tuple[str, list[str]], **more: Any) -> list[Outcome]:
    """Each from a source of this name, in one file."""
    records = ({"text": prose(one), "source": name, **more} for name, one in told)
    return bring({"a.jsonl": lines(*records)})


def test_the_same_text_from_two_sources_is_one_pair() -> None:
    first, second = bring_told(("Herald", words(200)), ("Courier", words(200)))
    link = only_link()
    assert (link.state, link.relation, link.found_by) == ("proposed", "identical", "text")
    assert (link.similarity, link.earlier_share, link.later_share) == (1, 1, 1)
    assert (first.copies, second.copies) == (1, 1)
    assert "one other document" in second.notes[-1]


def test_a_copy_that_comes_later_finds_what_was_stored_before() -> None:
    (first,) = bring_told(("Herald", words(200)))
    (second,) = bring_told(("Courier", edited(words(200), 0.05)))
    link = only_link()
    assert (link.earlier_id, link.later_id, link.relation) == (first.document, second.document, "republished")
    assert first.copies == 0
    assert second.copies == 1


def test_another_title_and_other_comments_do_not_hide_a_copy_and_the_same_comments_make_none() -> None:
    said = [" ".join(words(60, seed)) for seed in (7, 8)]
    one, other, third = words(150, 1), words(150, 1), words(150, 3)
    texts = {
        "a.txt": prose(one, "One title") + "\n" + THREAD.format(*said),
        "b.txt": prose(other, "Another title altogether") + "\n" + THREAD.format(*reversed(said)),
        "c.txt": prose(third, "A third title") + "\n" + THREAD.format(*said),
    }
    a, b, _ = bring(dict(texts), source="Herald")
    link = only_link()
    assert {link.earlier_id, link.later_id} == {a.document, b.document}


def test_an_excerpt_is_found_in_its_whole_and_the_whole_is_held_to_be_first() -> None:
    told = words(800)
    excerpt, whole = bring_told(("Digest", told[300:500]), ("Herald", told))
    link = only_link()
    assert (link.earlier_id, link.later_id, link.relation) == (whole.document, excerpt.document, "excerpt")
    assert link.later_share > 0.95 > 0.3 > link.earlier_share


def test_dates_of_publication_say_which_was_first() -> None:
    told = words(200)
    records: list[dict[str, Any]] = [
        {"text": prose(told), "source": "Courier", "published": "2021-05-02"},
        {"text": prose(told), "source": "Herald", "published": "2021-05-01"},
    ]
    bring({"a.jsonl": lines(*records)})
    assert only_link().earlier.source.name == "Herald"


def test_what_a_file_says_of_its_origin_goes_before_dates() -> None:
    told = words(200)
    records: list[dict[str, Any]] = [
        {"text": prose(told), "source": "Courier", "published": "2021-05-01",
         "origin": {"name": "Agency", "relation": "republished"}},
        {"text": prose(edited(told, 0.03)), "source": "Agency", "published": "2021-05-02"},
    ]  # fmt: skip
    outcomes = bring({"a.jsonl": lines(*records)})
    assert [outcome.status for outcome in outcomes] == ["new", "new"]
    link = only_link()
    assert link.later.origin is not None
    assert (link.earlier.source.name, link.found_by, link.relation) == ("Agency", "file", "republished")


def test_many_copies_of_one_text_hang_on_the_first() -> None:
    told = words(120)
    outcomes = bring_told(*((f"Source {n}", told) for n in range(40)))
    assert DocumentCopy.objects.count() == 39
    roots = copy_groups(outcome.document for outcome in outcomes if outcome.document)
    assert len(roots) == 40
    assert len(set(roots.values())) == 1


def test_a_notice_on_every_page_makes_no_copies() -> None:
    notice = words(40, seed=99)
    outcomes = bring_told(*((f"Source {n}", words(160, seed=n) + notice) for n in range(60)))
    assert not any(outcome.copies for outcome in outcomes)
    assert not DocumentCopy.objects.exists()


def test_texts_of_a_few_words_are_no_copies() -> None:
    bring({"a.jsonl": lines(*({"text": "Rain again.", "source": f"Source {n}"} for n in range(5)))})
    assert not DocumentCopy.objects.exists()
    assert not CopyKey.objects.exists()


def test_the_real_documents_are_no_copies_of_each_other(seeds: Path) -> None:
    outcomes = list(ingest(RawFile.at(path) for path in sorted(seeds.glob("*.txt"))))
    assert len(outcomes) == DocumentSignature.objects.exclude(compared_at=None).count() == 5
    assert not DocumentCopy.objects.exists()


def test_a_real_document_republished_with_edits_is_found_as_what_it_is(seeds: Path) -> None:
    for at, path in enumerate(sorted(seeds.glob("*.txt"))):
        text = path.read_text(encoding="utf-8")
        (first,) = bring({"a.txt": text}, source=f"First {at}")
        (again,) = bring({"b.txt": text.replace(" the ", " that ")}, source=f"Second {at}")
        assert DocumentCopy.objects.filter(earlier=first.document, later=again.document).exists()


@given(st.integers(20, 300), st.floats(0, 0.3), st.integers(0, 50))
@hypothesis_settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_what_is_reported_is_the_exact_similarity(number: int, rate: float, seed: int) -> None:
    DocumentCopy.objects.all().delete()
    Document.objects.all().delete()
    told = words(number, seed)
    again = edited(told, rate, seed)
    bring({"a.txt": prose(told, "One"), "b.txt": prose(again, "Two")}, source="Herald")
    expected = shared_words(told, again)
    for link in DocumentCopy.objects.all():
        assert link.similarity == expected.similarity
        assert {link.earlier_share, link.later_share} == {expected.first, expected.second}
    if expected.containment < COPIED:
        assert not DocumentCopy.objects.exists()
    if rate == 0:
        assert DocumentCopy.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_text_brought_under_two_sources_at_the_same_moment_is_one_pair() -> None:
    start = threading.Barrier(4)
    texts = {"a.jsonl": lines(*({"text": prose(words(90, seed), f"Report {seed}")} for seed in range(8)))}

    def person(name: str) -> None:
        start.wait()
        try:
            bring(dict(texts), source=name)
        finally:
            connection.close()

    threads = [threading.Thread(target=person, args=[f"Source {n}"]) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Document.objects.count() == 32
    roots = copy_groups(Document.objects.values_list("pk", flat=True))
    assert len(set(roots.values())) == 8
    pairs = [frozenset(pair) for pair in DocumentCopy.objects.values_list("earlier", "later")]
    assert len(set(pairs)) == len(pairs)


def find_all() -> str:
    out = StringIO()
    call_command("find_copies", stdout=out)
    return out.getvalue()


def test_the_command_compares_what_was_stored_before() -> None:
    told = words(200)
    make_document(prose(told), source=make_source("Herald"))
    make_document(prose(told, "Another"), source=make_source("Courier"))
    assert find_all() == "2 documents compared, 1 pairs found. Leads decide on them at /copies/.\n"
    assert find_all() == "0 documents compared, 0 pairs found. Leads decide on them at /copies/.\n"


def test_the_command_compares_anew_what_was_corrected(cast: Cast) -> None:
    told = words(200)
    first = make_document(prose(told), source=make_source("Herald"))
    second = make_document(prose(told, "Another"), source=make_source("Courier"))
    for segment in second.segments.filter(role="body"):
        place = Place(segment.position, segment.start, segment.end)
        corrections.set_role(second.pk, place, "boilerplate", by=cast.lead)
    assert "0 pairs" in find_all()
    for segment in second.segments.filter(role="boilerplate"):
        place = Place(segment.position, segment.start, segment.end)
        corrections.set_role(second.pk, place, "body", by=cast.lead)
    assert "1 documents compared, 1 pairs" in find_all()
    assert only_link().earlier_id == first.pk


def test_a_decided_pair_is_not_proposed_anew() -> None:
    bring_told(("Herald", words(100)), ("Courier", words(100)))
    DocumentCopy.objects.update(state="rejected")
    DocumentSignature.objects.update(compared_at=None)
    assert "2 documents compared, 0 pairs" in find_all()
    assert only_link().state == "rejected"


def test_a_batch_asks_a_few_questions_of_the_database(django_assert_max_num_queries: Any) -> None:
    texts = {
        "a.jsonl": lines(*({"text": prose(words(100, n), f"R {n}"), "source": "Herald"} for n in range(200)))
    }
    with django_assert_max_num_queries(40):
        bring(dict(texts))
    assert Document.objects.filter(created_at__lte=dt.datetime.now(dt.UTC)).count() == 200
