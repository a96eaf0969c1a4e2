"""What leads decide of a pair, and that nothing of it is forgotten."""

import datetime as dt
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from corpus_app.copies import deciding
from corpus_app.copies.deciding import Outdated, Seen
from corpus_app.models import DocumentCopy
from corpus_app.text.refusals import Refused
from tests.conftest import Cast
from tests.corpus_app.copies.telling import prose, words
from tests.corpus_app.ingest.bringing import bring
from tests.making import NOW, make_document, make_source

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(hours=1)


@pytest.fixture
def pair() -> DocumentCopy:
    told = words(400)
    bring({"a.txt": prose(told)}, source="Herald")
    bring({"b.txt": prose(told[:100])}, source="Digest")
    return DocumentCopy.objects.get()


def seen(pair: DocumentCopy) -> Seen:
    return Seen(pair.pk, DocumentCopy.objects.values_list("version", flat=True).get(pk=pair.pk))


def test_a_lead_confirms(pair: DocumentCopy, cast: Cast) -> None:
    decided = deciding.confirm(seen(pair), "republished", reason="Saw both.", by=cast.lead, now=NOW)
    stored = DocumentCopy.objects.get()
    assert stored.version == decided.version == 2
    assert (stored.state, stored.relation, stored.reason) == ("confirmed", "republished", "Saw both.")
    assert (stored.decided_by, stored.decided_at, stored.changed_at) == (cast.lead, NOW, NOW)


def test_with_a_swap_the_other_one_was_first(pair: DocumentCopy, cast: Cast) -> None:
    deciding.confirm(seen(pair), "excerpt", swap=True, by=cast.lead, now=NOW)
    stored = DocumentCopy.objects.get()
    assert (stored.earlier_id, stored.later_id) == (pair.later_id, pair.earlier_id)
    assert (stored.earlier_share, stored.later_share) == (pair.later_share, pair.earlier_share)


def test_a_second_decision_keeps_the_first(pair: DocumentCopy, cast: Cast) -> None:
    deciding.confirm(seen(pair), "excerpt", by=cast.lead, now=NOW)
    deciding.reject(seen(pair), reason="A press release both used.", by=cast.admin, now=LATER)
    last, first = pair.changes.all()
    assert first.before is not None
    assert last.before is not None
    assert [first.before["state"], first.after["state"], first.changed_by] == [
        "proposed",
        "confirmed",
        cast.lead,
    ]
    assert [last.before["state"], last.after["state"], last.changed_by] == [
        "confirmed",
        "rejected",
        cast.admin,
    ]
    assert last.before["reason"] == ""
    assert last.reason == "A press release both used."


def test_undo_goes_back_one_decision_and_can_be_undone(pair: DocumentCopy, cast: Cast) -> None:
    deciding.confirm(seen(pair), "excerpt", swap=True, by=cast.lead, now=NOW)
    undone = deciding.undo(seen(pair), by=cast.lead, now=LATER)
    assert (undone.state, undone.earlier_id, undone.decided_by) == ("proposed", pair.earlier_id, None)
    assert undone.later_share == pair.later_share
    again = deciding.undo(seen(pair), by=cast.lead, now=LATER)
    assert (again.state, again.earlier_id, again.decided_by) == ("confirmed", pair.later_id, cast.lead)
    assert pair.changes.count() == 3


def test_what_was_never_decided_cannot_be_undone(pair: DocumentCopy, cast: Cast) -> None:
    with pytest.raises(Refused, match="no earlier decision"):
        deciding.undo(seen(pair), by=cast.lead, now=NOW)


def test_who_decides_on_an_older_state_is_told(pair: DocumentCopy, cast: Cast) -> None:
    before = seen(pair)
    deciding.confirm(before, "excerpt", by=cast.lead, now=NOW)
    with pytest.raises(Outdated, match="meanwhile"):
        deciding.reject(before, reason="No.", by=cast.admin, now=NOW)
    assert DocumentCopy.objects.get().state == "confirmed"


@pytest.mark.parametrize("reason", ["", "  ", "x" * 501, "a\x00b"])
def test_a_rejection_needs_a_reason_that_can_be_kept(pair: DocumentCopy, cast: Cast, reason: str) -> None:
    with pytest.raises(Refused):
        deciding.reject(seen(pair), reason=reason, by=cast.lead, now=NOW)
    assert not pair.changes.exists()


def test_a_translation_is_linked_by_hand(cast: Cast) -> None:
    text = make_document(prose(words(50, 1)), source=make_source("Agentur"))
    translated = make_document(prose(words(50, 2)), source=make_source("Agency"))
    made = deciding.link(text.pk, translated.pk, "translation", reason="Says so.", by=cast.lead, now=NOW)
    assert (made.state, made.found_by, made.similarity, made.version) == ("confirmed", "person", 0, 1)
    assert made.changes.get().before is None
    with pytest.raises(Refused, match="linked already"):
        deciding.link(translated.pk, text.pk, "excerpt", by=cast.lead, now=NOW)
    with pytest.raises(Refused, match="no earlier decision"):
        deciding.undo(Seen(made.pk, 1), by=cast.lead, now=NOW)
    deciding.reject(Seen(made.pk, 1), reason="Another text.", by=cast.lead, now=NOW)


def test_what_makes_no_pair_is_refused(cast: Cast) -> None:
    text = make_document()
    for other, relation in ((text.pk, "translation"), (uuid4(), "translation"), (uuid4(), "cousin")):
        with pytest.raises(Refused):
            deciding.link(text.pk, other, relation, by=cast.lead, now=NOW)
    assert not DocumentCopy.objects.exists()


def test_the_database_keeps_one_row_for_a_pair_whichever_way_round(pair: DocumentCopy) -> None:
    turned = DocumentCopy.objects.get()
    turned.pk, turned.earlier_id, turned.later_id = None, pair.later_id, pair.earlier_id
    with pytest.raises(IntegrityError), transaction.atomic():
        turned.save()
    turned.earlier_id = turned.later_id
    with pytest.raises(IntegrityError), transaction.atomic():
        turned.save()
