"""Reading in a review round: passages drawn at random, the document as a whole, training beside the gold."""

import pytest
from playwright.sync_api import Page, expect

from annotator.actions.document_judgements import data_of
from annotator.actions.passages import draw_passages
from annotator.models import Assignment, Codebook, Passage, Proposal, Purpose
from tests.conftest import Cast
from tests.journeys.conftest import TEXT
from tests.journeys.reading import ReadingPage, stored
from tests.making import make_assignment, make_document
from tests.making_rounds import add_place, give, make_round, read

COST = "between 27 and 40 million crowns"


@pytest.fixture
def sampled(transactional_db: None, cast: Cast, codebook: Codebook) -> Assignment:
    """Three passages of the short text for Ada, nothing else; nothing is filled in for her."""
    document = make_document(TEXT)
    round = make_round([document], finding="sampled", passages_per_document=3, seed=5)
    draw_passages(round)
    return give(round, document, cast.ada)


def submit(page: Page) -> None:
    page.locator(".desk-head [data-submit]").click()
    page.get_by_role("button", name="I have read it to the end").click()


def test_passages_are_judged_by_keyboard_and_the_document_with_them(
    reader: ReadingPage, sampled: Assignment
) -> None:
    reading = reader.open(f"/read/{sampled.pk}/")
    page, progress = reading.page, reading.page.locator("#passages-progress")
    drawn = list(Passage.objects.order_by("position"))
    assert reading.lemmas == [" ".join(one.exact.split()) for one in drawn]
    assert reading.painted("none") == sorted(one.exact for one in drawn)
    reading.drag_over("By Marta Quill")
    expect(reading.toolbar).to_have_count(0)
    assert stored(sampled) == [], "nothing is sent of what nobody judged"

    reading.press("p", "3", "p", "6")
    expect(progress).to_have_text("2 of 3 passages judged")
    reading.press("Delete", "Shift+ArrowRight")
    expect(page.locator("#live")).to_contain_text("drawn at random")
    reading.wait_until_saved()
    submit(page)
    expect(page.locator("#submit-problem")).to_contain_text("passage 3 is not judged yet")
    page.locator("#document-form").get_by_text("Satire").click()
    page.get_by_label("Left out").fill("Who paid for it.")
    page.get_by_role("button", name="Go to the first open one").click()
    assert reading.open_words.startswith(drawn[2].exact[:20])
    reading.reload().press("p")
    reading.field("claim_type").select_option("not_claim")
    expect(progress).to_have_text("3 of 3 passages judged")

    page.locator(".desk-head [data-submit]").click()
    expect(page.get_by_label("Left out")).to_have_value("Who paid for it.")
    page.get_by_text("Rather condemned").click()
    page.get_by_role("button", name="I have read it to the end").click()
    expect(page.locator(".said-of-document")).to_contain_text("Satire")
    found = stored(sampled)
    assert [(one.passage, one.exact) for one in found] == [(one, one.exact) for one in drawn]
    assert [one.judgement.verdict for one in found] == ["mixed", "refuted", None]
    assert [one.judgement.voice for one in found] == [None, None, None], "nothing was filled in"
    assert not Proposal.objects.exists()
    said = data_of(sampled)
    assert (said["genre"], said["slants"], said["omissions"]) == (
        "satire",
        {"authorities": -1},
        "Who paid for it.",
    )


def test_training_ends_beside_the_gold(
    reader: ReadingPage, transactional_db: None, cast: Cast, codebook: Codebook
) -> None:
    document = make_document(TEXT)
    why = "Two ends, no source."
    gold = read(make_assignment(document, cast.lead), [(COST, {"verdict": "mixed", "note": why})])
    round = make_round([])
    add_place(round, document, purpose=Purpose.TRAINING, gold=gold)
    reading = reader.open(f"/read/{give(round, document, cast.ada).pk}/")
    page = reading.page
    expect(page.locator("#sheet")).to_contain_text("Training document")
    reading.highlight(COST)
    reading.press("6")
    expect(page.locator("#voice-proposed")).to_be_hidden()
    submit(page)
    page.get_by_role("link", name="Your reading beside the gold").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your reading beside the gold")
    expect(page.locator("article")).to_contain_text("Verdict answered differently")
    expect(page.locator("article")).to_contain_text(why)
