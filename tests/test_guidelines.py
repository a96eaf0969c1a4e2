"""Guidelines are Markdown; nothing that runs, loads or hides comes through."""

import pytest
from django.utils.safestring import SafeString
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from annotator.guidelines import ATTRIBUTES, SCHEMES, TAGS, as_html


def test_markdown_becomes_html_one_may_show() -> None:
    written = as_html(
        "# Read\n\nAll of it, **twice**.\n\n3. a\n4. b\n\n|a|b|\n|-|-|\n|1|2|\n\n> so\n\n`x < y` ~~no~~"
    )
    assert isinstance(written, SafeString)
    for part in (
        "<h3>Read</h3>", "<strong>twice</strong>", '<ol start="3">', "<td>1</td>", "<blockquote>",
        "<code>x &lt; y</code>", "<s>no</s>",
    ):  # fmt: skip
        assert part in written


def test_headings_stay_below_those_of_the_page() -> None:
    written = as_html("\n\n".join(f"{'#' * level} x" for level in range(1, 7)))
    assert "<h1" not in written
    assert "<h2" not in written
    assert written.count("<h6>") == 3


def test_links_lead_out_without_telling_where_from() -> None:
    link = html.fragment_fromstring(as_html('[the list](https://a.example/x?a=1&b=2 "all")'))[0]
    assert (link.get("href"), link.get("title")) == ("https://a.example/x?a=1&b=2", "all")
    assert set(link.get("rel").split()) == {"noopener", "noreferrer", "nofollow"}


def test_a_picture_becomes_a_link() -> None:
    written = as_html("![a map](https://a.example/map.png)")
    assert "<img" not in written
    assert "a map</a>" in written


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))", "[x](\x01javascript:alert(1))", "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)", "<https://a.example/\"onmouseover=alert(1)>", "![x](javascript:alert(1))",
        "<svg/onload=alert(1)>", "<style>*{display:none}</style>", "<iframe src=//a.example>", "<a href=javascript:x>y</a>",
        '[x](https://a.example "\\" onclick=\\"alert(1)")', "<form action=/logout/><button>", "`<script>`\n\n    <script>",
        "<div\n\nonclick=alert(1)>", "[a]: javascript:alert(1)\n\n[a]", "<!--\n--><script>alert(1)</script>",
    ],
)  # fmt: skip
def test_nothing_hostile_comes_through(hostile: str) -> None:
    _only_what_is_allowed(as_html(hostile))


MARKS = st.sampled_from(
    ["<", ">", "script", "javascript:", "](", "[", "!", "`", "\n", "\n\n", "#", "|", "&#x6a;", '"', "'", "onload=", " ", "a", "http://", "\\", "<!--", "*", "_", "~~", "1.", "- ", "    ", "/"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(MARKS | st.text(max_size=3), max_size=25).map("".join))
def test_whatever_is_written_only_what_is_allowed_comes_out(markdown: str) -> None:
    _only_what_is_allowed(as_html(markdown))


def _only_what_is_allowed(written: str) -> None:
    for element in html.fragment_fromstring(written, create_parent="main").iterdescendants():
        assert element.tag in TAGS
        assert set(element.keys()) <= ATTRIBUTES.get(element.tag, set()) | {"rel"}
        address = element.get("href", "")
        assert ":" not in address or address.partition(":")[0].lower() in SCHEMES
