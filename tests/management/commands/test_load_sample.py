"""The sample comes in through the same door and actions as everything else, once."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count

from annotator.models import Assignment, Codebook, Decision, DocumentJudgement, Highlight, Round, User
from corpus_app.models import Document
from tests.conftest import Cast, make_person
from tests.making_sample import FIXTURES, part_of_the_sample

EDITED = "Seven square miles of this province lie under water"
TWO = ("northern-lantern_seven-square-miles.txt", "plain-mallet_587.txt")


def load(folder: Path) -> str:
    said = StringIO()
    call_command("load_sample", folder, stdout=said)
    return said.getvalue()


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two documents, one of which the lead has been over."""
    return part_of_the_sample(tmp_path_factory.mktemp("sample") / "fixtures", TWO)


@pytest.fixture
def people(cast: Cast, codebook: Codebook) -> Cast:
    make_person("clara", "reviewer")
    return cast


def test_everything_is_there_after_it_and_a_second_time_adds_nothing(people: Cast) -> None:
    assert "743 highlights" in load(FIXTURES)
    assert Document.objects.count() == 26
    assert Highlight.objects.count() == 743
    assert Assignment.objects.filter(state="started").count() == 3
    assert "0 highlights" in load(FIXTURES)
    assert Highlight.objects.count() == 743
    assert Round.objects.review_rounds().count() == 1


def test_what_is_said_of_a_whole_document_is_kept_as_its_reviewers_said_it(people: Cast, two: Path) -> None:
    load(two)
    said = DocumentJudgement.objects.get(
        assignment__reviewer__username="boris",
        assignment__document__raw_upload__filename="plain-mallet_587.txt",
    )
    assert (said.genre, said.slants, said.version) == ("opinion", {"authorities": 2}, 1)
    assert not DocumentJudgement.objects.exclude(assignment__state="submitted").exists()


def test_the_lead_has_settled_some_units_of_one_document(people: Cast, two: Path) -> None:
    load(two)
    made = Decision.objects.current()
    assert dict(made.values_list("outcome").annotate(Count("pk")).order_by()) == {
        "accepted": 3,
        "edited": 1,
        "rejected": 1,
    }
    assert made.values("document").distinct().count() == 1
    edited = made.get(outcome="edited")
    assert edited.exact == EDITED
    assert edited.judgement is not None
    assert edited.judgement["verdict"] == "mostly_refuted"
    assert set(made.values_list("made_by__role", flat=True)) == {User.Role.LEAD}


def test_without_people_it_says_what_to_run_first_and_stores_no_round(
    db: None, codebook: Codebook, two: Path
) -> None:
    with pytest.raises(CommandError, match=r"There is no lead\. Run manage\.py demo_people first"):
        load(two)
    assert not Round.objects.exists()
