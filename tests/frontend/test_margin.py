"""Verdict marks beside the text, and bringing a place into view."""

from tests.frontend.harness import TEXT, Engine, painted_of, span_of

MARKS = (
    "[...document.querySelectorAll('#margin svg')].map((mark) => {"
    " const box = mark.getBoundingClientRect();"
    " return {classes: mark.getAttribute('class'), href: mark.firstElementChild.getAttribute('href'),"
    " middle: (box.top + box.bottom) / 2, left: box.left} })"
)


def next_frame(engine: Engine) -> None:
    engine.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def test_each_mark_stands_at_the_first_line_of_its_highlight(engine: Engine) -> None:
    engine.show(
        ("a", "boats were", "mixed"), ("b", TEXT[TEXT.index("short last") : TEXT.index(" End")], None)
    )
    engine.ask("harness.margin.setFocus('b')")
    next_frame(engine)
    marks = engine.ask(MARKS)
    assert [(mark["classes"], mark["href"]) for mark in marks] == [
        ("vm v-mixed", "#v-mixed"),
        ("vm v-none now", "#v-none"),
    ]
    for mark, words in zip(marks, ["boats", "short last"], strict=True):
        assert abs(mark["middle"] - engine.on(span_of(words)[0])[1]) <= 2


def test_marks_of_one_line_stand_beside_one_another(engine: Engine) -> None:
    engine.page.add_style_tag(content=":root { --s5: 20px; }")
    engine.show(("a", "Anna", "mixed"), ("b", "wrote", None), ("c", "that", None), ("d", "27", None))
    engine.ask("harness.margin.layout()")
    lefts = [mark["left"] for mark in engine.ask(MARKS)]
    assert [lefts[0] - left for left in lefts] == [0, 20, 40]


def test_marks_follow_changes_and_the_text_when_it_is_reflowed(engine: Engine) -> None:
    engine.show(("a", "agree", "mixed"))
    engine.ask("harness.margin.add(argument)", painted_of("b", "here.", "refuted"))
    engine.ask("harness.margin.update(argument)", painted_of("a", "agree", "verified"))
    engine.ask("document.getElementById('text').style.width = '200px'")
    next_frame(engine)
    marks = engine.ask(MARKS)
    assert [mark["classes"] for mark in marks] == ["vm v-verified", "vm v-refuted"]
    assert abs(marks[1]["middle"] - engine.on(span_of("here.")[0])[1]) <= 2
    engine.ask("harness.margin.remove('a')")
    next_frame(engine)
    assert [mark["classes"] for mark in engine.ask(MARKS)] == ["vm v-refuted"]
    engine.ask("harness.margin.destroy()")
    assert engine.ask(MARKS) == []


def test_only_what_is_near_the_view_has_marks(engine: Engine) -> None:
    engine.show(("first", "Ostrel", None), ("last", "here.", "mixed"))
    engine.ask("{ document.getElementById('text').style.lineHeight = '700px' }")
    engine.ask("harness.doc.scrollTo(argument)", dict(zip(("start", "end"), span_of("here."), strict=True)))
    next_frame(engine)
    marks = engine.ask(MARKS)
    assert [mark["href"] for mark in marks] == ["#v-mixed"]
    assert 0 < marks[0]["middle"] < 600


def test_a_place_out_of_view_is_scrolled_to_and_one_in_view_is_not(engine: Engine) -> None:
    engine.ask("{ document.getElementById('text').style.lineHeight = '150px' }")
    last = dict(zip(("start", "end"), span_of("stand here."), strict=True))
    engine.ask("harness.doc.scrollTo(argument)", last)
    at = engine.ask("document.getElementById('sheet').scrollTop")
    assert at > 0
    assert abs(engine.on(span_of("stand")[0])[1] - 300) < 20
    engine.ask("harness.doc.scrollTo(argument)", last)
    assert engine.ask("document.getElementById('sheet').scrollTop") == at


def test_the_words_rectangles_are_their_lines_and_not_their_paragraphs(engine: Engine) -> None:
    start, end = span_of("harbour")[0], span_of("A second")[1]
    rects = engine.ask(
        "harness.doc.rects({start: argument[0], end: argument[1]}).map((rect) => rect.height)", [start, end]
    )
    assert len(rects) >= 4
    assert max(rects) < 30
