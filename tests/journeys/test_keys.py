"""The keys: all of them are told, they can be switched off, and they leave typing alone."""

from playwright.sync_api import expect

from annotator.models import Assignment
from tests.journeys.reading import ReadingPage, quotes


def test_all_keys_are_told_and_the_list_closes_again(reading: ReadingPage) -> None:
    reading.press("?")
    dialog = reading.page.get_by_role("dialog", name="Keys")
    expect(dialog).to_be_visible()
    for told in (
        "Highlight the selected words",
        "Next highlight",
        "Last judgement again",
        "Conflicting evidence",
        "Undo",
    ):
        expect(dialog).to_contain_text(told)
    reading.press("j", "Escape")
    expect(dialog).to_be_hidden()


def test_single_letter_keys_can_be_switched_off_and_stay_off(
    reading: ReadingPage, assignment: Assignment
) -> None:
    reading.press("?")
    reading.page.locator("#single-keys").uncheck()
    reading.press("Escape")
    reading.drag_over("nobody counted")
    reading.toolbar.wait_for()
    reading.press("h")
    expect(reading.toolbar).to_be_visible()
    reading.toolbar.get_by_role("button", name="Highlight").click()
    reading.wait_until_saved()
    assert quotes(assignment) == ["nobody counted"]
    reading.reload()
    reading.press("?", "3")
    expect(reading.page.get_by_role("dialog", name="Keys")).to_be_hidden()
    expect(reading.radio("verdict", "mixed")).not_to_be_checked()
    reading.page.get_by_role("button", name="? all keys").click()
    expect(reading.page.locator("#single-keys")).not_to_be_checked()


def test_letters_typed_in_fields_are_letters(reading: ReadingPage, assignment: Assignment) -> None:
    reading.highlight("nobody counted")
    reading.press("n")
    reading.page.keyboard.type("jkhvr123?")
    expect(reading.field("note")).to_have_value("jkhvr123?")
    assert reading.open_words == "nobody counted"
    reading.press("Escape", "3")
    expect(reading.radio("verdict", "mixed")).to_be_checked()


def test_keys_jump_from_segment_to_segment(reading: ReadingPage) -> None:
    reading.page.set_viewport_size({"width": 1280, "height": 330})
    tops = []
    for key in ("]", "]", "["):
        reading.press(key)
        tops.append(reading.page.locator("#sheet").evaluate("(sheet) => Math.round(sheet.scrollTop)"))
    assert tops[0] < tops[1]
    assert tops[2] == tops[0]


def test_marks_for_screen_readers_are_a_setting(marked: ReadingPage) -> None:
    marked.press("?")
    with marked.page.expect_navigation():
        marked.page.locator("#marks-setting").check()
    marked.page.locator("#main[data-ready]").wait_for()
    assert marked.page.locator("#text mark").count() >= 3
    assert marked.painted("mixed") == []
    marked.press("j")
    assert marked.open_words == "By Marta Quill"
    marked.highlight("Only cowards")
    marked.wait_until_saved()
    assert marked.page.locator("#text mark", has_text="Only cowards").count() == 1


def test_everything_that_can_be_used_has_a_name(marked: ReadingPage) -> None:
    marked.open_row("By Marta Quill")
    nameless = marked.page.evaluate(
        """() => [...document.querySelectorAll("main button, main input, main select, main textarea, main a[href]")]
          .filter((control) => control.offsetParent !== null)
          .filter((control) => !(control.getAttribute("aria-label") || control.labels?.length || control.textContent.trim()))
          .map((control) => control.outerHTML)"""
    )
    assert nameless == []
    ids = marked.page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert len(ids) == len(set(ids))
    broken = marked.page.evaluate(
        """() => [...document.querySelectorAll("[aria-describedby], [aria-labelledby], [aria-controls]")].flatMap((one) =>
          ["aria-describedby", "aria-labelledby", "aria-controls"].map((name) => one.getAttribute(name)).filter(Boolean))
          .flatMap((ids) => ids.split(" ")).filter((id) => !document.getElementById(id))"""
    )
    assert broken == []
