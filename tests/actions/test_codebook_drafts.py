"""A draft becomes a version, or is dropped."""

from copy import deepcopy
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from annotator.actions.assignments import open_round
from annotator.actions.codebook_changes import apply_changes
from annotator.actions.codebook_drafts import (
    MOST_CHANGES,
    add_change,
    drop,
    propose_version,
    publish,
    set_reason,
    undo_change,
)
from annotator.errors import Conflict, Invalid
from annotator.models import Codebook, CodebookDraft
from tests.codebook_life import MOCKS, NO_DOUBT, REASON, STERNER, draft_of, next_version
from tests.conftest import Cast
from tests.making import NOW


def test_a_published_draft_is_the_next_version_and_says_who_made_it_of_what(
    cast: Cast, codebook: Codebook
) -> None:
    before = deepcopy(codebook.content)
    draft = draft_of(codebook, STERNER, MOCKS, by=cast.lead)
    second = publish(draft, reason=" Two readings. ", by=cast.admin, now=NOW)
    draft.refresh_from_db()
    assert (second.slug, second.version, second.replaces) == (codebook.slug, codebook.version + 1, codebook)
    assert second.content == apply_changes(before, [STERNER, MOCKS])
    assert second.changes == [STERNER, MOCKS]
    assert (draft.published, draft.made_by, draft.closed_by) == (second, cast.lead, cast.admin)
    assert draft.reason == "Two readings."
    codebook.refresh_from_db()
    assert codebook.content == before, "a version in use is never edited"


def test_rounds_keep_the_version_they_have(cast: Cast, codebook: Codebook) -> None:
    open_round()
    next_version(codebook, MOCKS, by=cast.lead)
    assert open_round().codebook == codebook


def test_a_version_has_one_open_draft_whoever_proposes(cast: Cast, codebook: Codebook) -> None:
    first, made = propose_version(codebook, by=cast.lead, now=NOW)
    assert propose_version(codebook, by=cast.admin, now=NOW) == (first, False)
    assert made
    with pytest.raises(IntegrityError), transaction.atomic():
        CodebookDraft.objects.create(replaces=codebook, made_by=cast.lead, made_at=NOW, updated_at=NOW)


def test_a_dropped_draft_is_kept_and_makes_room_for_another(cast: Cast, codebook: Codebook) -> None:
    draft = draft_of(codebook, MOCKS, by=cast.lead)
    drop(draft, by=cast.admin, now=NOW)
    second, made = propose_version(codebook, by=cast.lead, now=NOW)
    draft.refresh_from_db()
    assert made
    assert (draft.changes, draft.closed_by, second.changes) == ([MOCKS], cast.admin, [])


@pytest.mark.parametrize("close", [drop, partial(publish, reason=REASON)])
def test_a_closed_draft_is_not_changed_any_more(cast: Cast, codebook: Codebook, close: object) -> None:
    draft = draft_of(codebook, MOCKS, by=cast.lead)
    close(draft, by=cast.lead, now=NOW)  # type: ignore[operator]
    with pytest.raises(Conflict, match="This draft was"):
        add_change(draft, NO_DOUBT, now=NOW)
    with pytest.raises(Conflict):
        undo_change(draft, 0, of=1, now=NOW)
    with pytest.raises(Conflict):
        publish(draft, reason=REASON, by=cast.lead, now=NOW)


def test_a_change_is_checked_after_those_that_are_there(cast: Cast, codebook: Codebook) -> None:
    draft = draft_of(codebook, NO_DOUBT, by=cast.lead)
    with pytest.raises(Invalid, match="no label “Doubt”"):
        add_change(draft, NO_DOUBT, now=NOW)
    draft.refresh_from_db()
    assert draft.changes == [NO_DOUBT]


def test_a_change_is_undone_unless_another_builds_on_it(cast: Cast, codebook: Codebook) -> None:
    renamed = {"kind": "redefine", "facet": "stance", "slug": "mocks", "name": "Ridicules"}
    draft = draft_of(codebook, MOCKS, renamed, by=cast.lead)
    with pytest.raises(Conflict, match="undo that one first"):
        undo_change(draft, 0, of=2, now=NOW)
    undo_change(draft, 1, of=2, now=NOW)
    draft.refresh_from_db()
    assert draft.changes == [MOCKS]


def test_undoing_in_a_page_that_is_out_of_date_is_refused(cast: Cast, codebook: Codebook) -> None:
    draft = draft_of(codebook, MOCKS, STERNER, by=cast.lead)
    for position, number in ((0, 1), (2, 2), (-1, 2)):
        with pytest.raises(Conflict, match="changed meanwhile"):
            undo_change(draft, position, of=number, now=NOW)


def test_a_version_needs_a_change_and_a_reason(cast: Cast, codebook: Codebook) -> None:
    draft, _ = propose_version(codebook, by=cast.lead, now=NOW)
    with pytest.raises(Invalid, match="would change nothing"):
        publish(draft, reason=REASON, by=cast.lead, now=NOW)
    add_change(draft, MOCKS, now=NOW)
    with pytest.raises(Invalid, match="not published"):
        publish(draft, reason=" ", by=cast.lead, now=NOW)
    with pytest.raises(Invalid, match="at most"):
        set_reason(draft, "x" * 2001, now=NOW)


def test_only_the_latest_version_is_built_on(cast: Cast, codebook: Codebook) -> None:
    draft = draft_of(codebook, MOCKS, by=cast.lead)
    later = Codebook.objects.create(
        slug=codebook.slug, version=codebook.version + 5, title="", content=codebook.content
    )
    with pytest.raises(Conflict, match=later.key):
        publish(draft, reason=REASON, by=cast.lead, now=NOW)
    with pytest.raises(Conflict, match="Propose changes to that one"):
        propose_version(codebook, by=cast.lead, now=NOW)


def test_a_draft_does_not_grow_without_end(cast: Cast, codebook: Codebook) -> None:
    draft = draft_of(codebook, by=cast.lead)
    CodebookDraft.objects.update(changes=[MOCKS] * MOST_CHANGES)
    with pytest.raises(Conflict, match="Publish this one"):
        add_change(draft, STERNER, now=NOW)
