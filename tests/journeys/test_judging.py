"""Every part of a judgement is said on the page and is stored by itself."""

import datetime as dt

from playwright.sync_api import expect

from annotator.models import Assignment, Codebook
from tests.conftest import Cast
from tests.journeys.reading import ReadingPage, only, stored
from tests.making import make_assignment, make_document

FIGURES = {
    "27-40 million": ("27000000", "40000000", "between"),
    "about 500,000": ("500000", "500000", "about"),
    "1,108 out of 1,966": ("0.563581", "0.563581", "exact"),
    "three out of five": ("0.6", "0.6", "exact"),
    "a fifth of the houses": ("0.2", "0.2", "exact"),
}


def test_a_whole_judgement_by_mouse(reading: ReadingPage, assignment: Assignment) -> None:
    page = reading.page
    reading.highlight("Only cowards would ask who paid for it.")
    page.locator("#judgement .scale label", has_text="Misleading").click()
    reading.field("claim_type").select_option("value")
    reading.field("stance").select_option("asserts")
    page.locator("#judgement .seg label", has_text="High").click()
    page.locator("#technique-search").click()
    page.get_by_role("option", name="Name-calling").click()
    page.locator("#techniques label", has_text="gross").click()
    page.locator("#techniques summary").click()
    page.get_by_label("Target of Name-calling or labelling").fill("those who ask")
    page.get_by_label("Direction of Name-calling or labelling").select_option("neg")
    reading.field("note").fill("Nobody is named.")
    reading.wait_until_saved()
    said = only(assignment)
    assert said["verdict"] == "misleading"
    assert (said["claim_type"], said["stance"], said["confidence"]) == ("value", "asserts", "high")
    assert said["voice"] == "publisher", "proposed from the segment's role"
    assert said["note"] == "Nobody is named."
    assert said["techniques"] == [
        {"technique": "Name_Calling-Labeling", "severity": "gross", "target": "those who ask", "polarity": "neg",
         "aim": None}
    ]  # fmt: skip


def test_a_whole_judgement_by_keyboard(reading: ReadingPage, assignment: Assignment) -> None:
    page = reading.page
    reading.highlight("Only cowards would ask")
    reading.press("5", "t")
    page.keyboard.type("Opin")
    reading.press("Enter", "c", "c", "w")
    page.keyboard.type("Quoted")
    reading.press("Escape", "b")
    page.keyboard.type("ncl")
    reading.press("Enter", "Escape", "n")
    page.keyboard.type("hjk 123: keys are letters here")
    reading.press("Escape")
    reading.wait_until_saved()
    said = only(assignment)
    assert said["verdict"] == "mostly_refuted"
    assert (said["claim_type"], said["voice"], said["confidence"]) == ("value", "quoted_person", "moderate")
    assert [one["technique"] for one in said["techniques"]] == ["Name_Calling-Labeling"]
    assert said["note"] == "hjk 123: keys are letters here"


def test_each_verdict_has_a_key(reading: ReadingPage, assignment: Assignment, codebook: Codebook) -> None:
    reading.highlight("nobody counted")
    keys = {slug: label.attributes["key"] for slug, label in codebook.facets["verdict"].items()}
    assert "".join(filter(None, keys.values())) == "1234567890-"
    for verdict, key in keys.items():
        if key:
            reading.press(key)
            expect(reading.radio("verdict", verdict)).to_be_checked()
    reading.wait_until_saved()
    assert only(assignment)["verdict"] == "satire"


def test_a_figure_is_read_from_the_words_and_marked_until_somebody_checks_it(
    reader: ReadingPage, cast: Cast, codebook: Codebook, transactional_db: None
) -> None:
    text = "The bridge\n\n" + "".join(f"They say that {words} were there.\n\n" for words in FIGURES)
    assignment = make_assignment(make_document(text), cast.ada)
    reader.open(f"/read/{assignment.pk}/")
    unchecked = reader.page.locator("#figure-from")
    for words in FIGURES:
        reader.highlight(words)
        expect(unchecked).to_be_visible()
        reader.wait_until_saved()
    made = {highlight.exact: highlight.judgement.as_data() for highlight in stored(assignment)}
    for words, (low, high, bound) in FIGURES.items():
        figure = made[words]["figure"]
        assert (figure["low"], figure["high"], figure["bound"], figure["checked"]) == (
            low,
            high,
            bound,
            False,
        )
        assert made[words]["claim_type"] == "quantity"
    reader.page.get_by_role("button", name="It is right").click()
    expect(unchecked).to_be_hidden()
    reader.wait_until_saved()
    checked = [highlight.exact for highlight in stored(assignment) if highlight.judgement.figure_checked]
    assert checked == [words]


def test_every_part_of_a_figure_is_kept(reading: ReadingPage, assignment: Assignment) -> None:
    reading.highlight("cost between 27 and 40 million crowns")
    expect(reading.field("low")).to_have_value("27,000,000")
    reading.field("low").fill("28,500,000")
    reading.field("counted").fill("cost of the bridge")
    reading.field("as_of").fill("2024")
    reading.field("supplier").fill("town council")
    reading.field("unit").fill("crowns")
    reading.wait_until_saved()
    assert only(assignment)["figure"] == {
        "low": "28500000", "high": "40000000", "bound": "between", "unit": "crowns", "counted": "cost of the bridge",
        "as_of": "2024", "supplier": "town council", "checked": True,
    }  # fmt: skip


def test_ends_that_make_no_figure_are_complained_of_and_not_saved(
    reading: ReadingPage, assignment: Assignment
) -> None:
    reading.highlight("between 27 and 40 million crowns")
    reading.wait_until_saved()
    problem = reading.page.locator("#figure-problem")
    reading.field("low").fill("many")
    expect(problem).to_contain_text("A number such as")
    reading.field("low").fill("50,000,000")
    expect(problem).to_contain_text("swap them")
    reading.wait_until_saved()
    assert only(assignment)["figure"]["low"] == "27000000"
    reading.field("low").fill("30,000,000")
    expect(problem).to_be_hidden()
    reading.wait_until_saved()
    assert only(assignment)["figure"]["low"] == "30000000"


def test_a_figure_can_be_added_where_none_was_read(reading: ReadingPage, assignment: Assignment) -> None:
    reading.highlight("nobody counted")
    reading.page.get_by_role("button", name="Add a figure").click()
    reading.page.keyboard.type("0")
    reading.wait_until_saved()
    assert only(assignment)["figure"]["low"] == "0"
    reading.page.get_by_role("button", name="No figure here").click()
    reading.wait_until_saved()
    assert only(assignment)["figure"] is None


def test_techniques_are_searched_with_their_groups_and_definitions(reading: ReadingPage) -> None:
    page = reading.page
    reading.highlight("Only cowards would ask")
    reading.press("b")
    expect(page.locator("#technique-options [role=group]")).to_have_count(7)
    page.keyboard.type("loaded lan")
    option = page.locator("#technique-options [role=option]").first
    expect(option).to_contain_text("Loaded language")
    expect(option).to_contain_text("Manipulative wording")
    expect(option.locator(".definition")).not_to_be_empty()
    reading.press("Enter")
    expect(page.locator("#techniques li")).to_have_count(1)
    reading.press("ArrowDown")
    expect(page.locator("#option-Loaded_Language")).to_have_count(0)
    reading.press("Escape")
    page.get_by_role("button", name="Remove Loaded language").click()
    expect(page.locator("#techniques li")).to_have_count(0)


def test_evidence_is_added_changed_and_removed(reading: ReadingPage, assignment: Assignment) -> None:
    page = reading.page
    reading.highlight("nobody counted")
    reading.press("e")
    page.keyboard.type("ostrel.example")
    reading.press("Enter")
    expect(page.locator("#e-problem")).to_contain_text("http://")
    page.locator("#e-url").fill("https://ostrel.example/accounts")
    page.locator("#e-relation").select_option("refutes")
    page.locator("#e-title").fill("Accounts of 2024")
    page.locator("#e-quote").fill("Counted twice.")
    page.get_by_role("button", name="Keep it").click()
    reading.wait_until_saved()
    (item,) = only(assignment)["evidence"]
    assert (item["relation"], item["url"], item["title"], item["quote"]) == (
        "refutes", "https://ostrel.example/accounts", "Accounts of 2024", "Counted twice.",
    )  # fmt: skip
    assert abs(dt.date.fromisoformat(item["accessed_on"]) - dt.datetime.now(dt.UTC).date()) <= dt.timedelta(
        days=1
    )
    page.get_by_role("button", name="Change Accounts").click()
    page.locator("#e-title").fill("Accounts, second printing")
    page.get_by_role("button", name="Keep it").click()
    reading.wait_until_saved()
    assert only(assignment)["evidence"][0]["title"] == "Accounts, second printing"
    page.get_by_role("button", name="Remove Accounts").click()
    reading.wait_until_saved()
    assert only(assignment)["evidence"] == []


def test_endorsement_is_asked_for_words_that_are_passed_on(
    reading: ReadingPage, assignment: Assignment
) -> None:
    reading.highlight("Three out of five agreed")
    endorsement = reading.page.locator("#endorsement-field")
    expect(endorsement).to_be_hidden()
    reading.field("voice").select_option("quoted_person")
    expect(endorsement).to_be_visible()
    reading.field("endorsement").select_option("distanced")
    reading.wait_until_saved()
    assert only(assignment)["endorsement"] == "distanced"


def test_the_definition_of_what_one_is_on_is_shown(reading: ReadingPage, codebook: Codebook) -> None:
    reading.highlight("nobody counted")
    definition = codebook.facets["verdict"]["unproven"].definition
    reading.page.locator("#judgement .offscale label", has_text="Unproven").hover()
    expect(reading.page.locator("#define")).to_contain_text(definition)
    reading.press("t")
    reading.page.keyboard.type("Pred")
    expect(reading.page.locator("#define")).to_contain_text(
        codebook.facets["claim_type"]["prediction"].definition
    )


def test_the_last_judgement_again_is_one_key(reading: ReadingPage, assignment: Assignment) -> None:
    reading.highlight("nobody counted")
    reading.press("6", "c")
    reading.field("claim_type").select_option("event")
    reading.highlight("Nobody outside the town hall")
    reading.press("r")
    reading.wait_until_saved()
    expect(reading.radio("verdict", "refuted")).to_be_checked()
    expect(reading.field("claim_type")).to_have_value("event")
    expect(reading.radio("confidence", "low")).to_be_checked()


def test_a_verdict_can_be_taken_back(reading: ReadingPage, assignment: Assignment) -> None:
    reading.highlight("nobody counted")
    reading.press("3")
    reading.page.locator("#judgement .verdicts").get_by_role("button", name="Clear").click()
    reading.wait_until_saved()
    assert only(assignment)["verdict"] is None
