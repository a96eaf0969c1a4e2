"""Selecting, hitting and painting with a real mouse and keyboard, in real Chromium."""

import pytest

from tests.frontend.harness import SEGMENTS, TEXT, Engine, painted_of, span_of

DRAGS = {
    "right after two emoji": "wrote that",
    "with emoji in it": "Anna 💙💛 wrote",
    "ending between two emoji": "Anna 💙",
    "starting between two emoji": "💛 wrote",
    "over a no-break space": "27\u00a0boats",
    "over a double space": "the  rest of",
    "across a paragraph": TEXT[TEXT.index("that winter") : TEXT.index(" runs on")],
    "across all paragraphs": TEXT[TEXT.index("Ostrel") : TEXT.index(" stand here")],
    "from the start of the text": "The keepers",
    "to the last character": "stand here.",
    "over an accent of its own": "Cafe\u0301 owners",
    "over a family of one sign": "and 👩‍👩‍👧 families",
}


@pytest.mark.parametrize("words", DRAGS.values(), ids=DRAGS.keys())
def test_a_drag_selects_exactly_its_words(engine: Engine, words: str) -> None:
    engine.drag_over(words)
    assert engine.selected() == [words]
    assert engine.text_is_whole()


@pytest.mark.parametrize(
    "words", ["counted the  rest", TEXT[TEXT.index("winter") : TEXT.index(" paragraph")]]
)
def test_a_drag_backwards_selects_the_same(engine: Engine, words: str) -> None:
    start, end = span_of(words)
    engine.drag(engine.behind(end - 1), engine.before(start))
    assert engine.selected() == [words]


def test_outer_white_space_is_not_selected(engine: Engine) -> None:
    start, end = span_of(" nobody ")
    engine.drag(engine.before(start), engine.behind(end - 1))
    assert engine.selected() == ["nobody"]


@pytest.mark.parametrize("words", ["boats were lost, and nobody", "counted the"])
def test_a_drag_from_highlight_to_highlight_selects_exactly_its_words(engine: Engine, words: str) -> None:
    engine.show(
        ("a", "that 27\u00a0boats were", "mixed"),
        ("b", "were lost, and", None),
        ("c", "and nobody counted", "mixed"),
    )
    engine.drag_over(words)
    assert engine.selected() == [words]
    assert engine.text_is_whole()


@pytest.mark.parametrize("words", ["boats", "wrote", "harbour", "families"])
def test_a_double_click_selects_the_word_once(engine: Engine, words: str) -> None:
    engine.show(("a", "that 27\u00a0boats were", "mixed"))
    engine.page.mouse.dblclick(*engine.on(span_of(words)[0] + 1))
    engine.settle()
    assert engine.selected() == [words]


@pytest.mark.parametrize("number", [0, 1, 2, 4])
def test_a_triple_click_selects_the_paragraph_once(engine: Engine, number: int) -> None:
    paragraph = SEGMENTS[number][1].strip()
    engine.page.mouse.click(*engine.on(span_of(paragraph)[0] + 1), click_count=3)
    engine.settle()
    assert engine.selected() == [paragraph]


def test_a_double_click_is_current_before_it_has_settled(engine: Engine) -> None:
    start, end = span_of("boats")
    engine.page.mouse.dblclick(*engine.on(start))
    assert engine.ask("harness.selection.current()") == {"start": start, "end": end}
    assert engine.selected() == []


def test_a_key_settles_a_double_click_at_once(engine: Engine) -> None:
    engine.page.mouse.dblclick(*engine.on(span_of("boats")[0]))
    engine.page.keyboard.press("h")
    assert engine.selected() == ["boats"]


def test_a_click_and_a_shift_click_select_what_is_between(engine: Engine) -> None:
    start, end = span_of("boats were lost")
    engine.page.mouse.click(*engine.before(start))
    engine.settle()
    engine.page.keyboard.down("Shift")
    engine.page.mouse.click(*engine.behind(end - 1))
    engine.page.keyboard.up("Shift")
    engine.settle()
    assert engine.selected() == ["boats were lost"]


def test_a_click_drops_the_selection_once(engine: Engine) -> None:
    engine.drag_over("boats were lost")
    engine.page.mouse.click(*engine.on(span_of("winter")[0]))
    engine.settle()
    assert engine.selected() == ["boats were lost", None]


def test_the_mouse_let_go_right_of_the_text_selects_to_the_line_end(engine: Engine) -> None:
    start, _ = span_of("right. End")
    _, y = engine.on(start)
    engine.drag(engine.before(start), (660, y))
    assert engine.selected() == ["right. End"]


@pytest.mark.parametrize("panel", ["aside { user-select: none; }", "aside { user-select: text; }"])
def test_the_mouse_let_go_over_the_panel_selects_no_further_than_the_line(engine: Engine, panel: str) -> None:
    engine.page.add_style_tag(content=panel)
    start, _ = span_of("right. End")
    _, y = engine.on(start)
    engine.drag(engine.before(start), (900, y))
    assert engine.selected() == ["right. End"]


@pytest.mark.parametrize("panel", ["aside { user-select: none; }", "aside { user-select: text; }"])
@pytest.mark.parametrize("back", [False, True])
def test_a_drag_over_the_panel_never_shows_more_than_it_selects(
    engine: Engine, panel: str, back: bool
) -> None:
    engine.page.add_style_tag(content=panel)
    start, end = span_of("A second paragraph runs on")
    first, last = (
        (engine.behind(end - 1), engine.before(start))
        if back
        else (engine.before(start), engine.behind(end - 1))
    )
    engine.page.mouse.move(*first)
    engine.page.mouse.down()
    engine.page.mouse.move(900, engine.on(span_of("right. End")[0])[1], steps=3)
    engine.page.wait_for_timeout(50)
    assert "harbour" not in engine.ask("getSelection().toString()")
    assert "owners" not in engine.ask("getSelection().toString()")
    engine.page.mouse.move(*last, steps=3)
    engine.page.mouse.up()
    assert engine.selected() == ["A second paragraph runs on"]


def test_a_drag_past_the_end_selects_to_the_end(engine: Engine) -> None:
    start, _ = span_of("words stand")
    x, y = engine.on(len(TEXT) - 1)
    engine.drag(engine.before(start), (x + 120, y + 90))
    assert engine.selected() == ["words stand here."]


def test_a_drag_from_outside_the_text_is_clipped_to_it(engine: Engine) -> None:
    _, end = span_of("The keepers")
    x, y = engine.before(0)
    engine.drag((x - 30, y - 5), engine.behind(end - 1))
    assert engine.selected() == ["The keepers"]


def test_select_all_selects_the_text_and_nothing_of_the_page(engine: Engine) -> None:
    engine.page.keyboard.press("Control+a")
    engine.settle()
    assert engine.selected() == [TEXT]


def test_a_selection_elsewhere_changes_nothing(engine: Engine) -> None:
    engine.drag_over("boats were lost")
    engine.page.get_by_label("Note").fill("a note")
    engine.page.get_by_label("Note").select_text()
    engine.settle()
    start, end = span_of("boats were lost")
    assert engine.selected() == ["boats were lost"]
    assert engine.ask("harness.selection.current()") == {"start": start, "end": end}


def test_a_press_on_a_button_keeps_the_selection(engine: Engine) -> None:
    engine.drag_over("boats were lost")
    engine.page.get_by_role("button", name="One").click()
    engine.settle()
    assert engine.selected() == ["boats were lost"]


def test_a_selection_can_be_made_and_dropped_by_the_page(engine: Engine) -> None:
    start, end = span_of("27\u00a0boats")
    engine.ask("harness.selection.select(argument)", {"start": start, "end": end})
    assert engine.ask("getSelection().toString()") == "27\u00a0boats"
    engine.ask("harness.selection.clear()")
    engine.settle()
    assert engine.selected() == ["27\u00a0boats", None]
    assert engine.ask("getSelection().isCollapsed")


def test_a_selection_made_by_the_systems_own_handles_is_told_once(engine: Engine) -> None:
    for words in ["boats", "boats were", "boats were lost"]:
        start, end = span_of(words)
        engine.ask("getSelection().removeAllRanges()")
        engine.ask(
            "getSelection().addRange(harness.doc.range({start: argument[0], end: argument[1]}))", [start, end]
        )
    engine.settle()
    assert engine.selected() == ["boats were lost"]


def test_a_destroyed_selection_is_silent(engine: Engine) -> None:
    engine.ask("harness.selection.destroy()")
    engine.drag_over("boats")
    engine.settle()
    assert engine.selected() == []


@pytest.mark.parametrize("removed", [False, True])
def test_a_change_from_elsewhere_during_a_drag_keeps_the_selection(engine: Engine, removed: bool) -> None:
    engine.show(("near", "wrote that 27\u00a0boats were lost", "mixed"))
    start, end = span_of("boats were lost, and nobody")
    engine.page.mouse.move(*engine.before(start))
    engine.page.mouse.down()
    engine.page.mouse.move(*engine.on(start + 12), steps=3)
    if removed:
        engine.ask("harness.painter.remove('near')")
    else:
        engine.ask(
            "harness.painter.add(argument)", painted_of("far", "were lost, and nobody counted", "mixed")
        )
    engine.page.mouse.move(*engine.behind(end - 1), steps=3)
    engine.page.mouse.up()
    assert engine.selected() == ["boats were lost, and nobody"]
    assert engine.ask("getSelection().toString()") == "boats were lost, and nobody"


def test_a_press_survives_a_repaint_before_the_drag(engine: Engine) -> None:
    start, end = span_of("boats were lost, and nobody")
    engine.page.mouse.move(*engine.before(start))
    engine.page.mouse.down()
    engine.ask("harness.painter.add(argument)", painted_of("far", "27\u00a0boats were", "mixed"))
    engine.page.mouse.move(*engine.behind(end - 1), steps=5)
    engine.page.mouse.up()
    assert engine.selected() == ["boats were lost, and nobody"]


def test_a_click_on_overlapping_highlights_finds_all_the_innermost_first(engine: Engine) -> None:
    engine.show(
        ("wide", "wrote that 27\u00a0boats were lost", "mixed"),
        ("narrow", "boats", None),
        ("same", "boats", "refuted"),
        ("other", "winter", None),
    )
    ids = engine.ask("harness.painter.idsAt(...argument)", engine.on(span_of("boats")[0] + 1))
    assert sorted(ids[:2]) == ["narrow", "same"]
    assert ids[2:] == ["wide"]
    assert engine.ask("harness.painter.idsAt(...argument)", engine.on(span_of("that")[0])) == ["wide"]
    assert engine.ask("harness.painter.idsAt(...argument)", engine.on(span_of("counted")[0])) == []


def test_blank_space_right_of_a_short_last_line_hits_nothing(engine: Engine) -> None:
    engine.show(("end", "End", "mixed"))
    x, y = engine.behind(span_of("End")[1] - 1)
    assert engine.ask("harness.painter.idsAt(...argument)", (x - 2, y)) == ["end"]
    assert engine.ask("harness.painter.idsAt(...argument)", (x + 12, y)) == []
    assert engine.ask("harness.hit(...argument)", (x + 12, y)) is None


def test_the_gap_between_two_lines_belongs_to_the_nearer_line(engine: Engine) -> None:
    x, y = engine.on(span_of("second")[0])
    assert engine.ask("harness.hit(...argument)", (x, y - 14)) == span_of("second")[0]
    assert engine.ask("harness.hit(...argument)", (x, y + 14)) == span_of("second")[0]


@pytest.mark.parametrize("words", ["💙", "💛 wrote", "👩‍👩‍👧", "e\u0301 owners", "\u00a0boats", "here."])
def test_a_click_on_a_character_hits_it(engine: Engine, words: str) -> None:
    start, _ = span_of(words)
    assert engine.ask("harness.hit(...argument)", engine.on(start)) == start


def test_the_mark_painter_leaves_the_text_identical(mark_engine: Engine) -> None:
    mark_engine.show(
        ("a", "Ostrel 💙", "mixed"),
        ("b", "💛 harbour", None),
        ("c", TEXT[3:200], "refuted"),
        ("d", "boats", "verified"),
    )
    assert mark_engine.ask("document.querySelectorAll('#text mark').length") == 7
    assert mark_engine.text_is_whole()
    mark_engine.ask("harness.painter.destroy()")
    assert mark_engine.ask("document.querySelectorAll('#text mark').length") == 0
    assert mark_engine.text_is_whole()


def test_a_paragraph_held_by_the_selection_gets_its_marks_when_it_is_let_go(mark_engine: Engine) -> None:
    mark_engine.drag_over("boats were lost")
    mark_engine.ask("harness.painter.add(argument)", painted_of("a", "were lost, and nobody", "mixed"))
    assert mark_engine.ask("document.querySelectorAll('#text mark').length") == 0
    mark_engine.ask("harness.selection.clear()")
    mark_engine.page.wait_for_function("document.querySelectorAll('#text mark').length === 1")


def test_the_css_painter_never_touches_the_document(css_engine: Engine) -> None:
    css_engine.ask(
        "{ window.mutations = 0; new MutationObserver((list) => { mutations += list.length })"
        ".observe(document.getElementById('text'), {subtree: true, childList: true, attributes: true, characterData: true}) }"
    )
    css_engine.show(("a", "27\u00a0boats were", "mixed"), ("b", "were lost", None))
    css_engine.ask("harness.painter.setFocus('b')")
    css_engine.drag_over("nobody counted")
    css_engine.ask("harness.painter.remove('a')")
    css_engine.settle()
    assert css_engine.ask("mutations") == 0


def test_each_place_is_painted_in_the_innermost_verdict(css_engine: Engine) -> None:
    wide = TEXT[TEXT.index("that winter") : TEXT.index(" runs on")]
    css_engine.show(("wide", wide, "mixed"), ("narrow", "second", "refuted"), ("unjudged", "lost", None))
    css_engine.ask("harness.painter.setFocus('wide')")
    assert css_engine.ask("harness.layer('mixed')") == [" paragraph", "A ", "that winter."]
    assert css_engine.ask("harness.layer('refuted')") == ["second"]
    assert css_engine.ask("harness.layer('none')") == ["lost"]
    assert css_engine.ask("harness.layer('deep')") == ["second"]
    assert css_engine.ask("harness.layer('focus_hl')") == ["A second paragraph", "that winter."]


def test_an_update_moves_what_is_painted_and_a_removal_takes_it_away(css_engine: Engine) -> None:
    css_engine.show(("a", "boats", "mixed"))
    css_engine.ask("harness.painter.update(argument)", painted_of("a", "were lost", "refuted"))
    assert css_engine.ask("harness.layer('mixed')") == []
    assert css_engine.ask("harness.layer('refuted')") == ["were lost"]
    css_engine.ask("harness.painter.update(argument)", painted_of("unknown", "boats", "mixed"))
    assert css_engine.ask("harness.painter.has('unknown')") is False
    css_engine.ask("harness.painter.remove('a')")
    assert css_engine.ask("harness.layer('refuted')") == []


def test_a_destroyed_css_painter_leaves_the_highlights_of_others(css_engine: Engine) -> None:
    css_engine.ask("CSS.highlights.set('search', new Highlight())")
    css_engine.show(("a", "boats", "mixed"))
    css_engine.ask("harness.painter.destroy()")
    assert css_engine.ask("[...CSS.highlights.keys()]") == ["search"]


def test_only_highlights_near_the_view_are_registered_and_all_for_print(css_engine: Engine) -> None:
    css_engine.show(("first", "Ostrel", "mixed"), ("last", "here.", "mixed"))
    css_engine.ask("{ document.getElementById('text').style.lineHeight = '700px' }")
    start, end = span_of("here.")
    css_engine.ask("harness.doc.scrollTo({start: argument[0], end: argument[1]})", [start, end])
    css_engine.page.wait_for_function("harness.layer('mixed').join() === 'here.'")
    css_engine.ask("dispatchEvent(new Event('beforeprint'))")
    assert css_engine.ask("harness.layer('mixed')") == ["Ostrel", "here."]
    css_engine.ask("dispatchEvent(new Event('afterprint'))")
    assert css_engine.ask("harness.layer('mixed')") == ["here."]
    css_engine.ask("document.getElementById('sheet').scrollTop = 0")
    css_engine.page.wait_for_function("harness.layer('mixed').includes('Ostrel')")
