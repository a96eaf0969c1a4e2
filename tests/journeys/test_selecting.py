"""Words become a highlight by mouse or by keyboard, and only when somebody says so."""

import pytest
from playwright.sync_api import expect

from annotator.models import Assignment
from tests.journeys.conftest import TEXT
from tests.journeys.reading import ReadingPage, quotes, stored

PASSAGES = {
    "right after two emoji": "wrote that nobody",
    "with emoji in it": "anna 💙💛 wrote",
    "over a no-break space": "27\u00a0members",
    "over a double space": "counted the  rest",
    "across a paragraph": TEXT[TEXT.index("who paid") : TEXT.index(" says that 1,108")],
    "from the first character": "The price",
    "to the last character": "stands here.",
}


def test_words_dragged_over_and_highlighted_are_stored_exactly(
    reading: ReadingPage, assignment: Assignment
) -> None:
    for words in PASSAGES.values():
        reading.highlight(words)
    reading.wait_until_saved()
    made = stored(assignment)
    assert sorted(highlight.exact for highlight in made) == sorted(PASSAGES.values())
    assert [TEXT[highlight.start : highlight.end] for highlight in made] == [
        highlight.exact for highlight in made
    ]
    before = reading.painted("none")
    reading.reload()
    assert reading.painted("none") == before
    assert reading.rows.count() == len(PASSAGES)
    assert reading.text == TEXT


def test_a_drag_backwards_highlights_the_same(reading: ReadingPage, assignment: Assignment) -> None:
    reading.drag_over("nobody counted", backwards=True)
    reading.toolbar.get_by_role("button", name="Highlight").click()
    reading.wait_until_saved()
    assert quotes(assignment) == ["nobody counted"]


def test_nothing_is_saved_until_somebody_says_so(reading: ReadingPage, assignment: Assignment) -> None:
    reading.drag_over("nobody counted")
    expect(reading.toolbar).to_be_visible()
    reading.page.wait_for_timeout(700)
    assert quotes(assignment) == []
    assert reading.painted("pending") == ["nobody counted"]
    reading.press("Escape")
    expect(reading.toolbar).to_be_hidden()
    assert reading.painted("pending") == []
    assert quotes(assignment) == []


def test_the_toolbar_stands_beside_the_selection_and_never_on_it(reading: ReadingPage) -> None:
    for words in ("nobody counted", "Only cowards would ask", "A last line stands here.", "The price"):
        reading.drag_over(words)
        reading.toolbar.wait_for()
        first, last = reading.glyphs(words)
        bar = reading.toolbar.bounding_box()
        assert bar
        assert bar["y"] >= last.bottom or bar["y"] + bar["height"] <= first.top
        assert bar["x"] >= 0
        reading.press("Escape")


@pytest.mark.parametrize(("clicks", "words"), [(2, "cowards"), (3, None)])
def test_a_double_click_takes_a_word_and_a_triple_click_a_paragraph_once(
    reading: ReadingPage, assignment: Assignment, clicks: int, words: str | None
) -> None:
    paragraph = next(line for line in TEXT.splitlines() if "cowards" in line)
    reading.click_on("cowards", click_count=clicks)
    reading.toolbar.wait_for()
    reading.press("h")
    reading.wait_until_saved()
    assert quotes(assignment) == [words or paragraph]


def test_a_click_and_a_shift_click_take_what_lies_between(
    reading: ReadingPage, assignment: Assignment
) -> None:
    reading.click_on("bridge cost")
    reading.page.wait_for_timeout(350)
    _, last = reading.glyphs("bridge cost between")
    reading.page.keyboard.down("Shift")
    reading.page.mouse.click(last.right - 0.2, last.middle)
    reading.page.keyboard.up("Shift")
    reading.toolbar.wait_for()
    reading.press("h")
    reading.wait_until_saved()
    (words,) = quotes(assignment)
    assert words in {
        "bridge cost between",
        "ridge cost between",
    }  # the click lands on either side of the letter


def test_the_mouse_may_be_let_go_over_the_panels(reading: ReadingPage, assignment: Assignment) -> None:
    first, _ = reading.glyphs("Only cowards")
    panel = reading.page.locator("#judge").bounding_box()
    assert panel
    reading.page.mouse.move(first.left + 0.5, first.middle)
    reading.page.mouse.down()
    reading.page.mouse.move(panel["x"] + 40, first.middle, steps=8)
    reading.page.mouse.up()
    reading.toolbar.wait_for()
    reading.press("h")
    reading.wait_until_saved()
    (words,) = quotes(assignment)
    assert words.startswith("Only cowards")
    assert "\n" not in words


def test_the_keyboard_alone_selects_highlights_and_judges(
    reading: ReadingPage, assignment: Assignment
) -> None:
    reading.press("v")
    expect(reading.page.locator("#caret-state")).to_have_text("on")
    reading.press("Control+Home", *["ArrowRight"] * 4, *["Shift+ArrowRight"] * 5)
    expect(reading.toolbar).to_be_visible()
    reading.press("Enter")
    expect(reading.radio("verdict", "verified")).to_be_focused()
    reading.press("4")
    reading.wait_until_saved()
    (made,) = stored(assignment)
    assert (made.exact, made.judgement.verdict) == ("price", "misleading")


def test_escape_drops_the_selection_first_and_leaves_the_caret_mode_then(reading: ReadingPage) -> None:
    reading.press("v", "Control+Home", "Shift+Control+ArrowRight")
    expect(reading.toolbar).to_be_visible()
    reading.press("Escape")
    expect(reading.toolbar).to_be_hidden()
    expect(reading.page.locator("#caret-state")).to_have_text("on")
    reading.press("Escape")
    expect(reading.page.locator("#caret-state")).to_have_text("off")


def test_typing_in_caret_mode_changes_nothing_in_the_text(reading: ReadingPage) -> None:
    reading.press("v", "Control+Home")
    reading.page.keyboard.type("xyz")
    reading.press("Backspace", "Enter", "Control+v")
    assert reading.text == TEXT


def test_the_same_words_again_ask_first(reading: ReadingPage, assignment: Assignment) -> None:
    reading.highlight("Only cowards")
    reading.wait_until_saved()
    reading.drag_over("Only cowards")
    expect(reading.toolbar).to_contain_text("You already highlighted exactly these words")
    reading.toolbar.get_by_role("button", name="Open it").click()
    reading.page.wait_for_timeout(600)
    assert quotes(assignment) == ["Only cowards"]
    reading.drag_over("Only cowards")
    reading.toolbar.get_by_role("button", name="Make another").click()
    reading.wait_until_saved()
    assert quotes(assignment) == ["Only cowards", "Only cowards"]


def test_the_open_highlight_moves_to_newly_selected_words(
    reading: ReadingPage, assignment: Assignment
) -> None:
    reading.highlight("Only cowards")
    reading.drag_over("cowards would ask")
    reading.toolbar.get_by_role("button", name="Move the open one here").click()
    reading.wait_until_saved()
    assert quotes(assignment) == ["cowards would ask"]


def test_keys_move_the_boundaries_by_words_and_by_characters(
    reading: ReadingPage, assignment: Assignment
) -> None:
    reading.highlight("nobody counted")
    for keys, words in (
        (["Shift+ArrowRight"], "nobody counted the"),
        (["Shift+ArrowLeft", "Shift+ArrowLeft"], "nobody"),
        (["Control+Shift+ArrowLeft"], "that nobody"),
        (["Control+Shift+ArrowRight"], "nobody"),
        (["Alt+Shift+ArrowLeft"], "nobod"),
    ):
        reading.press(*keys)
        assert reading.open_words == words
    reading.wait_until_saved()
    assert quotes(assignment) == ["nobod"]
