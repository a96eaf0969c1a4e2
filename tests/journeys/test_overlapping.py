"""Highlights overlap, nest and coincide; one may be chosen, walked through, withdrawn, brought back."""

from playwright.sync_api import expect

from annotator.models import Assignment, Highlight
from tests.journeys.reading import ReadingPage, quotes, stored

NESTED = "between 27 and 40 million crowns"
OUTER = "The new bridge cost between 27 and 40 million crowns, and anna 💙💛 wrote"


def test_the_list_is_in_text_order_the_longer_first_and_shows_what_lies_within(marked: ReadingPage) -> None:
    assert marked.lemmas == ["By Marta Quill", OUTER, NESTED, NESTED]
    expect(marked.page.locator("#notes .in")).to_have_count(2)
    expect(marked.page.locator("#tally")).to_have_text("3 judged, 1 open")


def test_each_verdict_is_painted_and_what_lies_twice_is_deeper(marked: ReadingPage) -> None:
    assert marked.painted("verified") == ["By Marta Quill"]
    assert "".join(marked.painted("deep")) == NESTED
    assert OUTER.startswith(marked.painted("none")[0]) or OUTER.endswith(marked.painted("none")[0])


def test_verdicts_are_told_apart_by_mark_in_margin_and_list(marked: ReadingPage) -> None:
    marks = marked.page.locator("#notes button > svg use")
    assert {mark.get_attribute("href") for mark in marks.all()} == {
        "#v-verified",
        "#v-none",
        "#v-mixed",
        "#v-refuted",
    }
    expect(marked.page.locator("#margin svg")).to_have_count(4)


def test_a_click_where_one_lies_opens_it(marked: ReadingPage) -> None:
    marked.click_on("Marta Quill")
    assert marked.open_words == "By Marta Quill"
    expect(marked.page.locator("#notes [aria-current=true]")).to_contain_text("By Marta Quill")


def test_a_click_where_several_lie_lets_one_choose(marked: ReadingPage) -> None:
    marked.click_on("40 million")
    chooser = marked.page.get_by_role("dialog", name="Several highlights lie here")
    expect(chooser).to_be_visible()
    expect(chooser.get_by_role("button")).to_have_count(3)
    chooser.get_by_role("button").filter(has_text="The new bridge").click()
    expect(chooser).to_be_hidden()
    assert marked.open_words == OUTER


def test_the_chooser_works_by_keyboard(marked: ReadingPage) -> None:
    marked.click_on("40 million")
    chooser = marked.page.locator("#chooser")
    choices = chooser.get_by_role("button")
    expect(choices.nth(0)).to_be_focused()
    marked.press("Tab", "Tab")
    expect(choices.nth(2)).to_be_focused()
    marked.press("Tab")
    expect(choices.nth(0)).to_be_focused()
    marked.press("ArrowUp", "Enter")
    expect(chooser).to_be_hidden()
    assert marked.open_words == OUTER
    marked.press("o")
    assert marked.open_words == NESTED


def test_in_caret_mode_enter_opens_what_lies_at_the_caret(marked: ReadingPage) -> None:
    marked.press("v", "Control+Home", "ArrowDown", "ArrowDown", "Home")
    for _ in range(6):
        if marked.page.evaluate("getSelection().anchorNode.textContent.startsWith('By Marta')"):
            break
        marked.press("ArrowUp")
    marked.press("Enter")
    assert marked.open_words == "By Marta Quill"


def test_a_click_beside_the_words_opens_nothing(marked: ReadingPage) -> None:
    _, last = marked.glyphs("3 May 2024")
    marked.page.mouse.click(last.right + 120, last.middle)
    expect(marked.page.locator("#opened")).to_be_hidden()


def test_a_selection_may_start_and_end_in_highlights(marked: ReadingPage, assignment: Assignment) -> None:
    marked.highlight("40 million crowns, and anna 💙")
    marked.wait_until_saved()
    assert "40 million crowns, and anna 💙" in quotes(assignment)


def test_keys_go_from_highlight_to_highlight(marked: ReadingPage) -> None:
    seen = []
    for _ in range(3):
        marked.press("j")
        seen.append(marked.open_words)
    assert seen == ["By Marta Quill", OUTER, NESTED]
    marked.press("k")
    assert marked.open_words == OUTER
    marked.press("k", "u")
    assert marked.open_words == OUTER, "the next without a verdict"


def test_the_list_is_one_tab_stop_and_walked_by_arrows(marked: ReadingPage) -> None:
    assert marked.page.locator("#notes button[tabindex='0']").count() == 1
    marked.rows.first.focus()
    marked.press("ArrowDown", "ArrowDown")
    expect(marked.rows.nth(2)).to_be_focused()
    marked.press("End", "Home", "ArrowDown", "Enter")
    assert marked.open_words == OUTER
    marked.press("Shift+Tab")
    assert not marked.page.evaluate("document.activeElement.closest('#notes')")


def test_withdrawing_keeps_the_row_and_undo_brings_it_back(
    marked: ReadingPage, assignment: Assignment
) -> None:
    marked.open_row("By Marta Quill")
    marked.page.get_by_role("button", name="Withdraw").click()
    marked.wait_until_saved()
    assert "By Marta Quill" not in quotes(assignment)
    assert Highlight.objects.filter(assignment=assignment, exact="By Marta Quill").count() == 1
    assert marked.painted("verified") == []
    marked.press("Control+z")
    marked.wait_until_saved()
    assert "By Marta Quill" in quotes(assignment)
    assert marked.painted("verified") == ["By Marta Quill"]
    assert marked.open_words == "By Marta Quill"


def test_undo_and_redo_walk_back_and_forth_through_everything(
    reading: ReadingPage, assignment: Assignment
) -> None:
    reading.highlight("nobody counted")
    reading.press("3", "6", "Shift+ArrowRight", "c")
    undone = []
    for _ in range(5):
        reading.press("Control+z")
        undone.append(_looks(reading))
    assert undone == [
        ("nobody counted the", "refuted", None), ("nobody counted", "refuted", None), ("nobody counted", "mixed", None),
        ("nobody counted", None, None), None,
    ]  # fmt: skip
    reading.wait_until_saved()
    assert quotes(assignment) == []
    for keys in ("Control+y", "Control+Shift+z", "Control+y", "Control+y", "Control+y"):
        reading.press(keys)
    assert _looks(reading) == ("nobody counted the", "refuted", "low")
    reading.wait_until_saved()
    (made,) = stored(assignment)
    assert (made.exact, made.judgement.verdict, made.judgement.confidence) == (
        "nobody counted the",
        "refuted",
        "low",
    )


def _looks(reading: ReadingPage) -> tuple[str, str | None, str | None] | None:
    if reading.page.locator("#opened").is_hidden():
        return None
    chosen = "(name) => document.querySelector(`#judgement input[name=${name}]:checked`)?.value ?? null"
    return (
        reading.open_words,
        reading.page.evaluate(chosen, "verdict"),
        reading.page.evaluate(chosen, "confidence"),
    )
