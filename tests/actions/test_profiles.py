"""Profiles are calculated whole from what was submitted; a change touches the profiles that it should, and no other."""

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from annotator.actions.assignments import submit
from annotator.actions.document_judgements import EMPTY, keep
from annotator.actions.highlights import create_highlight, edit_highlight, withdraw_highlight
from annotator.actions.people import add_person
from annotator.actions.profiles.calibrating import calibrate, calibration_now
from annotator.actions.profiles.grading import grade
from annotator.actions.profiles.publishing import publish
from annotator.actions.profiles.rebuilding import Fixed, recalculated
from annotator.actions.profiles.watching import look_at_all_again, rebuild_changed
from annotator.models import Calibration, Codebook, ProfileSnapshot, ProfileUnits, Purpose, Round, User
from annotator.queries.profiles.readings import readings_of
from annotator.queries.unit import Unit
from corpus_app.corrections import Place, set_role
from corpus_app.models import Document, Source
from tests.conftest import Cast
from tests.making import NOW, make_document, make_source
from tests.making_profiles import (
    ASKED,
    LEDGER,
    LIES,
    a_highlight_of,
    read_source,
    reading_of,
    take_up_again,
    three_sources,
)
from tests.making_rounds import add_place, give, make_round, read
from tests.making_units import settle, units

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(minutes=10)
LATER_STILL = NOW + dt.timedelta(minutes=20)


@pytest.fixture
def sources(cast: Cast, codebook: Codebook) -> list[Source]:
    """Good, mixed and bad, with their profiles."""
    made = three_sources(cast)
    assert set(rebuild_changed(now=NOW)) == {one.pk for one in made}
    return made


def current(source: Source) -> ProfileSnapshot:
    return ProfileSnapshot.objects.get(source=source, current=True)


def behind(source: Source) -> list[dict[str, Any]]:
    return list(ProfileUnits.objects.get(snapshot=current(source)).units)


def stored() -> dict[UUID, uuid.UUID]:
    return dict(ProfileSnapshot.objects.filter(current=True).values_list("source", "pk"))


def judge_anew(source: Source, by: User, verdict: str) -> None:
    highlight = a_highlight_of(source, by)
    take_up_again(highlight.assignment, lead=by_lead(), now=LATER)
    edit_highlight(
        highlight, by=by, base_version=highlight.version, span=None, judgement={"verdict": verdict}, now=LATER
    )
    submit(highlight.assignment, now=LATER)


def by_lead() -> User:
    return User.objects.get(username="lead")


def test_the_good_source_rates_above_the_mixed_and_the_mixed_above_the_bad(sources: list[Source]) -> None:
    good, mixed, bad = map(current, sources)
    assert good.low > mixed.high > bad.high  # type: ignore[operator]
    assert [one.withheld for one in (good, mixed, bad)] == ["", "", ""]
    assert (good.documents, good.claims) == (6, 18)
    assert good.data["counts"]["readers"] == 3


def test_nothing_is_written_where_nothing_changed(sources: list[Source]) -> None:
    before = stored()
    assert rebuild_changed(now=LATER) == []
    assert stored() == before


def test_one_judgement_changes_the_profile_of_its_source_and_no_other(
    sources: list[Source], cast: Cast
) -> None:
    before = stored()
    judge_anew(sources[1], cast.ada, "conflicting")
    assert rebuild_changed(now=LATER_STILL) == [sources[1].pk]
    after = stored()
    assert {source for source in after if after[source] != before[source]} == {sources[1].pk}
    assert current(sources[1]).calculated_at == LATER_STILL


def _judge(source: Source, cast: Cast) -> None:
    judge_anew(source, cast.ada, "unproven")


def _withdraw(source: Source, cast: Cast) -> None:
    highlight = a_highlight_of(source, cast.boris)
    take_up_again(highlight.assignment, lead=cast.lead, now=LATER)
    withdraw_highlight(highlight, by=cast.boris, base_version=highlight.version, now=LATER)
    submit(highlight.assignment, now=LATER)


def _reopen(source: Source, cast: Cast) -> None:
    take_up_again(reading_of(source, cast.oscar), lead=cast.lead, now=LATER)


def unit_in(round: Round, cast: Cast, document: Document) -> Unit:
    return next(one for one in units(round, cast.lead, document) if one.said[0].exact == LEDGER)


def _decide(source: Source, cast: Cast) -> None:
    reading = reading_of(source, cast.ada)
    round, document = reading.round, reading.document
    settle(round, cast.lead, unit_in(round, cast, document), document=document, now=LATER)


def _say_of_the_document(source: Source, cast: Cast) -> None:
    data = {**EMPTY, "genre": "opinion", "slants": {"authorities": -2}}
    keep(reading_of(source, cast.ada), data, by=cast.ada, now=LATER)


def _correct_a_segment(source: Source, cast: Cast) -> None:
    document = reading_of(source, cast.ada).document
    last = document.segments.order_by("-position")[0]
    set_role(document.pk, Place(last.position, last.start, last.end), "comment", by=cast.lead)


def _read_one_more(source: Source, cast: Cast) -> None:
    round = reading_of(source, cast.ada).round
    document = make_document(f"One more\n\n{LEDGER} and so on.\n", source=source)
    add_place(round, document)
    read(give(round, document, cast.ada), [(LEDGER, {"verdict": "refuted", "voice": "publisher"})])


@pytest.mark.parametrize(
    "change",
    [_judge, _withdraw, _reopen, _decide, _say_of_the_document, _correct_a_segment, _read_one_more],
)
def test_every_way_to_change_the_inputs_is_found(
    sources: list[Source], cast: Cast, change: Callable[[Source, Cast], None]
) -> None:
    change(sources[1], cast)
    assert rebuild_changed(now=LATER_STILL) == [sources[1].pk]
    fixed = Fixed.of(current(sources[1]).calibration)
    inputs, profile = recalculated(sources[1].pk, fixed)
    assert inputs == current(sources[1]).inputs_sha256
    assert profile.to_data() == current(sources[1]).data


def test_work_that_is_not_submitted_counts_nowhere(sources: list[Source], cast: Cast) -> None:
    before = readings_of(sources[0].pk)
    document = make_document(f"Under way\n\n{LEDGER} again.\n", source=sources[0])
    add_place(reading_of(sources[0], cast.ada).round, document)
    round = reading_of(sources[0], cast.ada).round
    read(give(round, document, cast.ada), [(LEDGER, {"verdict": "refuted"})], submit=False)
    assert readings_of(sources[0].pk) == before


def test_training_counts_nowhere(sources: list[Source], cast: Cast) -> None:
    before = readings_of(sources[0].pk)
    round = reading_of(sources[0], cast.ada).round
    document = make_document(f"For training\n\n{LEDGER} again.\n", source=sources[0])
    gold = read(
        give(round, document, cast.lead, purpose=Purpose.TRAINING), [(LEDGER, {"verdict": "refuted"})]
    )
    add_place(round, document, purpose=Purpose.TRAINING, gold=gold)
    assert readings_of(sources[0].pk) == before


def test_a_document_read_in_two_rounds_counts_once_in_the_one_with_more_readers(
    cast: Cast, codebook: Codebook
) -> None:
    document = make_document(f"Twice\n\n{LEDGER} and {ASKED}.\n", source=make_source("Twice"))
    few, many = make_round([document]), make_round([document])
    read(give(few, document, cast.ada), [(LEDGER, {"verdict": "refuted"})])
    read(give(many, document, cast.ada), [(LEDGER, {"verdict": "verified"})])
    read(give(many, document, cast.boris), [(LEDGER, {"verdict": "verified"})])
    readings = readings_of(document.source_id)
    assert [one.round for one in readings.documents] == [str(many.pk)]
    assert [[vote.verdict for vote in one.votes] for one in readings.units] == [["verified", "verified"]]


def test_what_was_learned_stays_until_there_is_twice_as_much(sources: list[Source], cast: Cast) -> None:
    learned = calibration_now()
    judge_anew(sources[0], cast.ada, "refuted")
    rebuild_changed(now=LATER)
    assert calibration_now() == learned
    readers = (cast.ada, cast.boris, cast.oscar)
    more = [read_source(make_round([], blind=False), f"More {n}", readers) for n in range(3)]
    rebuilt = rebuild_changed(now=LATER_STILL)
    assert calibration_now() != learned
    assert set(rebuilt) == {one.pk for one in [*sources, *more]}


def test_a_profile_that_a_grade_rests_on_stays_when_a_new_one_is_made(
    sources: list[Source], cast: Cast
) -> None:
    graded = current(sources[0])
    grade(graded, "B", "Its archive bears it out.", by=cast.lead, now=NOW)
    publish(current(sources[2]), by=cast.lead, now=NOW)
    ungraded = current(sources[1])
    for source in sources:
        judge_anew(source, cast.ada, "unproven")
    rebuild_changed(now=LATER_STILL)
    kept = ProfileSnapshot.objects.filter(current=False)
    assert {one.source_id for one in kept} == {sources[0].pk, sources[2].pk}
    assert not ProfileSnapshot.objects.filter(pk=ungraded.pk).exists()
    assert not ProfileUnits.objects.filter(snapshot=ungraded.pk).exists()


def test_a_source_that_loses_all_its_readings_has_an_empty_profile(sources: list[Source], cast: Cast) -> None:
    for one in (cast.ada, cast.boris, cast.oscar):
        for reading in one.assignments.filter(document__source=sources[2]):
            take_up_again(reading, lead=cast.lead, now=LATER)
    assert rebuild_changed(now=LATER_STILL) == [sources[2].pk]
    emptied = current(sources[2])
    assert (emptied.documents, emptied.estimate, emptied.letter) == (0, None, "F")
    assert emptied.withheld


def test_the_group_of_a_reviewer_is_an_input(sources: list[Source], cast: Cast) -> None:
    User.objects.filter(pk=cast.ada.pk).update(reviewer_group="historians")
    look_at_all_again()
    assert set(rebuild_changed(now=LATER)) == {one.pk for one in sources}


def test_a_codebook_that_values_verdicts_otherwise_is_learned_again(
    sources: list[Source], cast: Cast
) -> None:
    content = Codebook.objects.latest("created_at").content
    for label in content["facets"]["verdict"]:
        label["credit"] = 0.3 if label["slug"] == "mixed" else label.get("credit")
    Codebook.objects.create(slug="stern", version=1, title="Stern", content=content)
    Codebook.objects.exclude(slug="stern").update(content=content)
    before = Calibration.objects.count()
    judge_anew(sources[0], cast.ada, "refuted")
    rebuild_changed(now=LATER_STILL)
    assert Calibration.objects.count() == before + 1


def test_calibrating_twice_from_the_same_gives_the_same(sources: list[Source]) -> None:
    first = calibrate(by=None, now=NOW)
    assert calibrate(by=None, now=LATER).data == first.data


def test_techniques_and_words_are_counted_in_the_publishers_voice(sources: list[Source]) -> None:
    found = {one["slug"]: one for one in current(sources[0]).data["techniques"]}
    assert found["Loaded_Language"]["expected"] == pytest.approx(6)
    assert current(sources[0]).data["counts"]["words"] > 0


def test_every_unit_behind_a_profile_is_kept_with_it(sources: list[Source]) -> None:
    assert len(behind(sources[0])) == 18
    assert sum(one["weight"] for one in behind(sources[0])) == pytest.approx(
        current(sources[0]).data["reliability"]["weight"]
    )


def test_a_lone_reviewers_new_highlight_is_a_new_unit(sources: list[Source], cast: Cast) -> None:
    reading = reading_of(sources[0], cast.ada)
    take_up_again(reading, lead=cast.lead, now=LATER)
    start = reading.document.text.index("number")
    create_highlight(
        id=uuid.uuid4(), assignment=reading, by=cast.ada, start=start, end=start + 6, exact="number",
        judgement={"verdict": "refuted", "voice": "publisher"}, now=LATER,
    )  # fmt: skip
    submit(reading, now=LATER)
    rebuild_changed(now=LATER_STILL)
    assert current(sources[0]).claims == 19


def test_an_unknown_person_is_taken_for_one_like_the_others(
    sources: list[Source], codebook: Codebook
) -> None:
    nora = add_person(username="nora", email="nora@desk.example", full_name="Nora", role="reviewer")
    source = sources[1]
    document = make_document(f"By Nora\n\n{LEDGER} too, {LIES}.\n", source=source)
    round = make_round([document])
    read(give(round, document, nora), [(LEDGER, {"verdict": "verified", "voice": "publisher"})])
    assert rebuild_changed(now=LATER_STILL) == [source.pk]
    assert current(source).claims == 19


def test_a_decision_makes_a_verdict_certain(sources: list[Source], cast: Cast) -> None:
    _decide(sources[1], cast)
    rebuild_changed(now=LATER_STILL)
    decided = [one for one in behind(sources[1]) if one["decided"]]
    assert len(decided) == 1
    assert max(decided[0]["p"].values()) == 1
