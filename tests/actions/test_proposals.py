"""What the desk fills in is kept where that is watched, and what of it stood at submission."""

import pytest

from annotator.actions.highlights import edit_highlight, withdraw_highlight
from annotator.actions.submission import submit_reading
from annotator.models import Assignment, Codebook, Highlight, Proposal
from corpus_app.models import Document
from tests.conftest import Cast
from tests.making import NOW, make_assignment, make_document, make_highlight
from tests.making_rounds import give, make_round

FIGURE = {"low": "12000", "high": "18000", "bound": "between", "unit": "people"}
QUOTE = "between 12,000 and 18,000 people"


@pytest.fixture
def document(codebook: Codebook) -> Document:
    return make_document()


@pytest.fixture
def watched(cast: Cast, document: Document) -> Assignment:
    return give(make_round([document], proposals="half"), document, cast.ada, proposals=True)


def accepted(assignment: Assignment) -> list[list[str] | None]:
    submit_reading(assignment, document_judgement=None, by=assignment.reviewer, now=NOW)
    return [one.accepted for one in Proposal.objects.order_by("highlight__start")]


def test_what_was_proposed_is_kept(watched: Assignment) -> None:
    highlight = make_highlight(watched, QUOTE)
    proposal = Proposal.objects.get()
    assert (proposal.highlight, proposal.accepted) == (highlight, None)
    assert proposal.proposed == {"voice": "publisher", "claim_type": "quantity", "figure": FIGURE}


def test_nothing_is_kept_where_nothing_is_proposed_or_one_reads_for_oneself(
    cast: Cast, document: Document
) -> None:
    make_highlight(give(make_round([document]), document, cast.ada), QUOTE)
    make_highlight(make_assignment(document, cast.boris), QUOTE)
    assert not Proposal.objects.exists()


def test_moved_to_other_words_other_things_are_proposed(watched: Assignment) -> None:
    highlight = make_highlight(watched, QUOTE)
    span = (highlight.start, highlight.start + 14, QUOTE[:14])
    edit_highlight(highlight, by=watched.reviewer, base_version=1, span=span, judgement={}, now=NOW)
    assert Proposal.objects.get().proposed["figure"]["high"] == "12000"


def test_submission_notes_which_fields_stayed_as_they_were_proposed(watched: Assignment) -> None:
    filled = {**FIGURE, "counted": "dead", "checked": True}
    make_highlight(watched, "Who counted the dead?", {"voice": "headline"})
    make_highlight(watched, QUOTE, {"voice": "quoted_person", "claim_type": "quantity", "figure": filled})
    gone = make_highlight(watched, "Nobody believes the ministry", {"voice": "publisher"})
    withdraw_highlight(gone, by=watched.reviewer, base_version=1, now=NOW)
    assert accepted(watched) == [["voice"], ["claim_type", "figure"], None]


def test_a_figure_that_was_corrected_was_not_accepted(watched: Assignment) -> None:
    make_highlight(watched, QUOTE, {"claim_type": "quantity", "figure": {**FIGURE, "low": "1200"}})
    assert accepted(watched) == [["claim_type"]]


def test_what_was_changed_after_the_first_save_is_what_counts(watched: Assignment) -> None:
    highlight = make_highlight(watched, QUOTE, {"voice": "publisher"})
    edit_highlight(
        Highlight.objects.select_related("assignment__round__codebook", "judgement").get(pk=highlight.pk),
        by=watched.reviewer, base_version=1, span=None, judgement={"voice": "paraphrased"}, now=NOW,
    )  # fmt: skip
    assert accepted(watched) == [[]]
