"""Selecting with the keyboard alone."""

import pytest

from tests.frontend.harness import TEXT, Engine, painted_of, span_of


def enter(engine: Engine, words: str) -> None:
    engine.ask("harness.caret.enter(argument)", span_of(words)[0])


def press(engine: Engine, *keys: str) -> None:
    for key in keys:
        engine.page.keyboard.press(key)


def expect_selected(engine: Engine, words: str) -> None:
    """The browser tells of a change of selection in a task of its own: wait for it, as long as a slow machine takes."""
    for _ in range(100):
        selected = engine.selected()
        if selected and selected[-1] == words:
            return
        engine.page.wait_for_timeout(20)
    assert selected[-1:] == [words]


def test_arrows_move_and_shift_arrows_select_over_emoji(engine: Engine) -> None:
    enter(engine, "Anna")
    press(engine, *["ArrowRight"] * 5, *["Shift+ArrowRight"] * 2)
    expect_selected(engine, "💙💛")
    press(engine, *["Shift+ArrowRight"] * 6)
    expect_selected(engine, "💙💛 wrote")


def test_one_arrow_takes_a_whole_family_and_a_whole_accented_letter(engine: Engine) -> None:
    enter(engine, "👩‍👩‍👧")
    press(engine, "Shift+ArrowRight")
    expect_selected(engine, "👩‍👩‍👧")
    enter(engine, "e\u0301 owners")
    press(engine, "Shift+ArrowRight")
    expect_selected(engine, "e\u0301")


def test_control_arrows_select_by_word_and_end_to_the_line_end(engine: Engine) -> None:
    enter(engine, "boats")
    press(engine, "Control+Shift+ArrowRight", "Control+Shift+ArrowRight")
    expect_selected(engine, "boats were")
    enter(engine, "owners")
    press(engine, "Shift+End")
    expect_selected(engine, "owners and 👩‍👩‍👧 families agree.")
    press(engine, "ArrowLeft", "Shift+Home")
    expect_selected(engine, "Cafe\u0301")


def test_arrows_cross_highlights_without_a_stop(engine: Engine) -> None:
    engine.show(("a", "27\u00a0boats", "mixed"), ("b", "boats were", None))
    enter(engine, "27\u00a0boats")
    press(engine, *["Shift+ArrowRight"] * 13)
    expect_selected(engine, "27\u00a0boats were")
    assert engine.text_is_whole()


def test_alt_shift_arrows_select_by_sentence_and_segment(engine: Engine) -> None:
    enter(engine, "narrow column")
    press(engine, "Alt+Shift+ArrowRight")
    expect_selected(engine, "narrow column, because a short last line has blank space to its right.")
    enter(engine, "End")
    press(engine, "Alt+Shift+ArrowLeft")
    expect_selected(engine, TEXT[span_of("A second")[0] : span_of("right.")[1]])
    enter(engine, "families")
    press(engine, "Alt+Shift+ArrowDown", "Alt+Shift+ArrowDown")
    expect_selected(engine, "families agree.\nThe last words stand here.")
    enter(engine, "families")
    press(engine, "Alt+Shift+ArrowUp")
    expect_selected(engine, "Cafe\u0301 owners and 👩‍👩‍👧")


def test_extending_stops_at_the_ends_of_the_text(engine: Engine) -> None:
    enter(engine, "here.")
    press(engine, *["Alt+Shift+ArrowRight"] * 2, *["Alt+Shift+ArrowDown"] * 2)
    expect_selected(engine, "here.")
    enter(engine, "keepers")
    press(engine, *["Alt+Shift+ArrowLeft"] * 2, *["Alt+Shift+ArrowUp"] * 2)
    expect_selected(engine, "The")


def test_nothing_typed_pasted_cut_or_dropped_changes_the_text(engine: Engine) -> None:
    enter(engine, "boats")
    press(engine, "x", "Enter", "Backspace", "Delete", "Control+b", "Control+Backspace")
    press(engine, *["Shift+ArrowRight"] * 5, "Control+x", "Control+v", "Delete", "Control+z")
    engine.page.keyboard.insert_text("typed 💙")
    assert engine.text_is_whole()
    assert engine.ask("document.querySelectorAll('#text br, #text div').length") == 0


def test_an_input_method_changes_nothing(engine: Engine) -> None:
    enter(engine, "boats")
    session = engine.page.context.new_cdp_session(engine.page)
    for text in ["に", "にほ"]:
        session.send("Input.imeSetComposition", {"text": text, "selectionStart": 1, "selectionEnd": 1})
        engine.page.wait_for_timeout(20)
        assert engine.text_is_whole()
    session.send("Input.insertText", {"text": "日本"})
    assert engine.text_is_whole()
    press(engine, "Control+Shift+ArrowRight")
    expect_selected(engine, "boats")


def test_dragging_the_selected_words_moves_nothing(engine: Engine) -> None:
    enter(engine, "boats")
    press(engine, *["Shift+ArrowRight"] * 5)
    engine.drag(engine.on(span_of("boats")[0] + 2), engine.on(span_of("families")[0]))
    assert engine.text_is_whole()


def test_escape_leaves_and_restores_every_attribute(engine: Engine) -> None:
    engine.ask("harness.doc.root.setAttribute('aria-label', 'The text')")
    before = engine.ask("harness.doc.root.cloneNode().outerHTML")
    enter(engine, "boats")
    assert engine.ask("[harness.caret.active, harness.doc.root.getAttribute('role')]") == [True, "textbox"]
    press(engine, "Escape")
    assert engine.ask("harness.caret.active") is False
    assert engine.ask("harness.doc.root.cloneNode().outerHTML") == before
    assert engine.ask("document.activeElement === document.body")
    assert engine.ask("harness.toggles") == [True, False]


def test_escape_goes_no_further_and_other_keys_do(engine: Engine) -> None:
    engine.ask("{ window.keys = []; document.addEventListener('keydown', (event) => keys.push(event.key)) }")
    enter(engine, "boats")
    press(engine, "h", "Escape", "Escape")
    assert engine.ask("keys") == ["h", "Escape"]


def test_the_selection_outlives_the_mode(engine: Engine) -> None:
    enter(engine, "boats")
    press(engine, *["Shift+ArrowRight"] * 5, "Escape")
    engine.settle()
    start, end = span_of("boats")
    assert engine.ask("harness.selection.current()") == {"start": start, "end": end}


def test_a_selection_made_with_the_mouse_can_be_extended(engine: Engine) -> None:
    engine.drag_over("boats")
    engine.ask("harness.caret.enter()")
    press(engine, *["Shift+ArrowRight"] * 5)
    expect_selected(engine, "boats were")


def test_dropping_the_selection_leaves_the_caret_at_its_end(engine: Engine) -> None:
    enter(engine, "boats")
    press(engine, *["Shift+ArrowRight"] * 5)
    engine.page.wait_for_timeout(30)
    engine.ask("harness.selection.clear()")
    press(engine, *["Shift+ArrowRight"] * 5)
    expect_selected(engine, "were")


def test_without_a_place_the_caret_starts_at_the_first_line_in_view(engine: Engine) -> None:
    engine.page.add_style_tag(content="#sheet { padding-bottom: 900px !important }")
    engine.ask("harness.caret.enter()")
    press(engine, "Control+Shift+ArrowRight")
    expect_selected(engine, "The")
    press(engine, "Escape")
    engine.ask("harness.selection.clear()")
    engine.ask(
        "document.getElementById('sheet').scrollBy(0, harness.doc.segments[2].getBoundingClientRect().top + 3)"
    )
    engine.ask("harness.caret.enter()")
    press(engine, "Control+Shift+ArrowRight")
    expect_selected(engine, "A")


@pytest.mark.parametrize("action", ["add", "remove"])
def test_a_repaint_leaves_the_caret_in_place(engine: Engine, action: str) -> None:
    engine.show(("a", "27\u00a0boats", "mixed"))
    enter(engine, "boats were")
    if action == "add":
        engine.ask("harness.painter.add(argument)", painted_of("b", "wrote that 27\u00a0boats were", "mixed"))
    else:
        engine.ask("harness.painter.remove('a')")
    press(engine, *["Shift+ArrowRight"] * 5)
    expect_selected(engine, "boats")


def test_tab_leaves_the_text_and_comes_back(engine: Engine) -> None:
    enter(engine, "boats")
    press(engine, "Tab")
    assert engine.ask("document.activeElement.tagName") == "BUTTON"
    press(engine, "Shift+Tab")
    assert engine.ask("document.activeElement.id") == "text"
    assert engine.ask("harness.caret.active")
