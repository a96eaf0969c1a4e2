"""Web pages to documents."""

import datetime as dt
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_app.text.html import page_document, read_page
from corpus_app.text.raw import RawDocument, SourceFields
from corpus_app.text.refusals import Refused
from tests.corpus_app.text.pages import BEM, BLOGGER, MICRODATA, PARAGRAPHS, PLAIN, UNMARKED, WORDPRESS, page


def parts(document: RawDocument, role: str) -> list[str]:
    return [document.text[hint.start : hint.end] for hint in document.hints if hint.role == role]


def comments(document: RawDocument) -> list[tuple[str, str, int, str]]:
    return [
        (hint.author, str(hint.date or ""), hint.depth, document.text[hint.start : hint.end])
        for hint in document.hints
        if hint.role == "comment"
    ]


def test_the_main_text_is_kept_without_what_stands_around_it() -> None:
    text = page_document(page()).text
    assert text.startswith("The bridge is gone\n\nOn Tuesday night the lower bridge gave way")
    assert text.endswith("by the upper bridge and the market.")
    assert "About us" not in text
    assert "Copyright" not in text


def test_what_a_page_says_of_itself_is_kept() -> None:
    document = page_document(page())
    assert document.title == "The bridge is gone"
    assert (document.language, document.author) == ("en", "Ann Lee")
    assert document.published == dt.date(2021, 3, 4)
    assert document.url == "https://valley.example/2021/bridge"
    assert document.source == SourceFields("Valley Herald", domains=("valley.example",))
    assert document.metadata["sitename"] == "Valley Herald"


def test_a_page_without_a_site_name_is_from_its_host() -> None:
    source = (
        page()
        .replace('<meta property="og:site_name" content="Valley Herald">', "")
        .replace(" | Valley Herald", "")
    )
    assert page_document(source).source == SourceFields("valley.example", domains=("valley.example",))


def test_what_a_page_says_of_itself_is_plain_text() -> None:
    source = (
        page()
        .replace('content="Ann Lee"', 'content="&lt;b&gt;Ann&lt;/b&gt; Lee"')
        .replace("https://v", "javascript:v")
    )
    document = page_document(source)
    assert document.author == "Ann Lee"
    assert document.url == ""


def test_no_break_spaces_joiners_soft_hyphens_and_combining_letters_are_kept() -> None:
    odd = "4\u202fmillion, می\u200cخواهم, Zu\u00adcker, e\u0301, \U0001f468\u200d\U0001f469 and 💙💛"
    document = page_document(page(PARAGRAPHS + f"<p>It was {odd}, said the keeper of the mill again.</p>"))
    assert f"It was {odd}, said" in document.text
    assert "27\u00a0000 litres" in document.text
    assert "4\u202fmillion crowns" in document.text


def test_line_breaks_lists_and_tables_stay_apart() -> None:
    extra = "<p>One line,<br>and another one.</p><ul><li>first span</li><li>second span</li></ul>"
    table = "<table><tr><th>Year</th><th>Carts</th></tr><tr><td>1990</td><td>1200</td></tr></table>"
    text = page_document(page(PARAGRAPHS + extra + table)).text
    assert "\n\nOne line,\nand another one.\n\nfirst span\nsecond span\n\nYear\tCarts\n1990\t1200" in text


def test_title_headings_and_captions_are_hinted() -> None:
    figure = '<figure><img src="b.jpg"><figcaption>The old bridge in its last summer.</figcaption></figure>'
    document = page_document(page(figure + PARAGRAPHS + "<h2>What the mayor said</h2>" + PARAGRAPHS))
    assert parts(document, "title") == ["The bridge is gone"]
    assert parts(document, "caption") == ["The old bridge in its last summer."]
    assert parts(document, "heading") == ["What the mayor said"]


def test_captions_of_wordpress_and_blogger_are_hinted() -> None:
    wordpress = (
        '<div class="wp-caption"><img src="a.jpg"><p class="wp-caption-text">The mill in May.</p></div>'
    )
    rows = '<tr><td><img src="b.jpg"></td></tr><tr><td class="tr-caption">The weir.</td></tr>'
    blogger = f'<table class="tr-caption-container">{rows}</table>'
    document = page_document(page(wordpress + PARAGRAPHS + blogger))
    assert parts(document, "caption") == ["The mill in May.", "The weir."]


def test_a_headline_that_stands_outside_the_main_text_is_put_first() -> None:
    document = page_document(page().replace("<h1>The bridge is gone</h1>", ""))
    assert document.text.startswith("The bridge is gone\n\nOn Tuesday")
    assert parts(document, "title") == ["The bridge is gone"]


def test_comments_of_wordpress_are_kept_with_author_date_and_depth() -> None:
    document = page_document(page(after=WORDPRESS))
    assert comments(document) == [
        ("Olga 💙💛", "2021-03-05", 0, "It was rotten.\n\nEverybody\u00a0knew."),
        ("Edward Said", "2021-03-06", 1, "Not everybody."),
        ("Jan", "", 0, "Well."),
    ]
    assert "Leave a reply" not in document.text
    assert "3 comments" not in document.text


def test_comments_of_blogger_are_kept_with_author_date_and_depth() -> None:
    assert comments(page_document(page(after=BLOGGER))) == [
        ("Olga 💙💛", "2021-03-05", 0, "It was rotten.\nEverybody knew."),
        ("Jan", "", 1, "Not everybody."),
    ]


def test_comments_in_microdata_are_kept_with_author_date_and_depth() -> None:
    assert comments(page_document(page(after=MICRODATA))) == [
        ("Olga", "2021-03-05", 0, "It was rotten."),
        ("Jan", "", 1, "Not everybody knew."),
    ]


def test_comments_without_a_marked_content_are_read_without_author_date_and_links() -> None:
    assert comments(page_document(page(after=PLAIN))) == [
        ("Olga", "2021-03-05", 0, "It was rotten."),
        ("Jan", "", 0, "Not everybody knew."),
    ]


def test_comments_of_home_made_themes_are_kept_and_dates_read_in_the_order_of_their_thread() -> None:
    assert comments(page_document(page(after=BEM))) == [
        ("Olga", "2021-04-13", 0, "It was rotten."),
        ("Jan", "2021-05-02", 0, "Not everybody knew."),
    ]


def test_comments_whose_markup_tells_nothing_are_kept_as_comments() -> None:
    assert comments(page_document(page(after=UNMARKED))) == [
        ("", "", 0, "It was rotten, and everybody knew it was."),
        ("", "", 0, "Not everybody knew that."),
    ]


def test_a_link_that_counts_comments_is_no_comment() -> None:
    counter = '<div class="comment"><span class="date">2021-03-05</span><a href="#c">12 comments</a></div>'
    document = page_document(page(counter + PARAGRAPHS))
    assert comments(document) == []


@pytest.mark.parametrize(
    ("encoding", "declared"), [("cp1252", "iso-8859-1"), ("cp1251", "windows-1251"), ("cp932", "Shift_JIS")]
)
def test_a_page_is_read_in_the_encoding_that_it_declares(encoding: str, declared: str) -> None:
    word = {"cp1252": "Brücke", "cp1251": "мост", "cp932": "橋"}[encoding]
    source = page(PARAGRAPHS + f"<p>The keeper calls the thing {word}, whatever others say of it.</p>")
    data = source.replace("utf-8", declared).encode(encoding, "ignore")
    (document,) = read_page(io.BytesIO(data))
    assert f"calls the thing {word}, whatever" in document.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_believed_before_what_the_page_declares(encoding: str) -> None:
    data = (
        page(PARAGRAPHS + "<p>Die Brücke, sagt der Müller.</p>")
        .replace("utf-8", "iso-8859-1")
        .encode(encoding)
    )
    (document,) = read_page(io.BytesIO(data))
    assert "Die Brücke, sagt der Müller." in document.text


def test_a_page_in_an_encoding_that_it_does_not_declare_is_refused() -> None:
    data = (
        page(PARAGRAPHS + "<p>Die Brücke, sagt der Müller.</p>")
        .replace('<meta charset="utf-8">', "")
        .encode("cp1252")
    )
    with pytest.raises(Refused, match="not valid UTF-8"):
        list(read_page(io.BytesIO(data)))


def test_a_page_that_is_not_what_it_declares_is_refused() -> None:
    data = page().replace("utf-8", "windows-1252").encode() + b"<p>\x81\x8d</p>"
    with pytest.raises(Refused, match="says it is WINDOWS-1252, but is not"):
        list(read_page(io.BytesIO(data)))


@pytest.mark.parametrize(
    "source",
    [
        "<html><body></body></html>",
        "<!-- nothing -->",
        "<html><body><nav><a href='/'>Home</a> <a href='/a'>About</a></nav></body></html>",
    ],
)
def test_a_page_without_main_text_is_refused(source: str) -> None:
    with pytest.raises(Refused, match="No main text was found in the page"):
        page_document(source)


def test_a_page_that_cannot_be_read_to_its_end_is_refused_rather_than_cut() -> None:
    with pytest.raises(Refused, match="cannot be read to its end"):
        page_document(page("<div>" * 1_000 + PARAGRAPHS))


@pytest.mark.parametrize("data", [b"", b"  \n"])
def test_an_empty_page_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        list(read_page(io.BytesIO(data)))


def test_control_characters_in_a_page_do_no_harm() -> None:
    assert (
        "bell\x07rung"
        in page_document(page(PARAGRAPHS + "<p>The bell\x07rung for the milk that was lost.</p>")).text
    )


TAGS = st.sampled_from(
    ["div", "p", "li", "ol", "article", "section", "span", "table", "tr", "td", "h2", "figure", "time"]
)
NAMES = st.sampled_from(
    ["", "comment", "comment-body", "comment-content", "comments", "fn", "author", "date", "children", "wp-caption",
     "caption", "wp-caption-text", "tr-caption", "depth-3", "comment-author", "comment-item", "content", "reply"]
)  # fmt: skip
WORDS = st.sampled_from(
    ["", " ", "It was rotten, they say.", "3/4/21", "&nbsp;", "💙💛\u200d", "\x07", "<br>", "</div>", "&#0;"]
)


@st.composite
def soup(draw: st.DrawFn) -> str:
    """Elements nested and left open at random, named as comment systems and image plugins name theirs."""
    parts = []
    for _ in range(draw(st.integers(0, 25))):
        tag, name, mark = (
            draw(TAGS),
            draw(NAMES),
            draw(st.sampled_from(["", " itemprop=comment", " id=comment-1"])),
        )
        parts += [f'<{tag} class="{name}"{mark}>', draw(WORDS), draw(st.sampled_from(["", f"</{tag}>"]))]
    return "".join(parts)


@given(soup())
@settings(max_examples=60, deadline=None)
def test_no_tag_soup_raises_anything_but_a_refusal_and_hints_lie_apart_in_the_text(tags: str) -> None:
    try:
        document = page_document(f"<html><body>{tags}</body></html>")
    except Refused:
        return
    place = 0
    for hint in document.hints:
        assert place <= hint.start < hint.end <= len(document.text)
        place = hint.end
    assert page_document(page(after=tags)).text.count("by the upper bridge and the market.") == 1
