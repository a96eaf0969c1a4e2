"""Guidelines, written in Markdown by leads, as HTML that may stand on a page.

The one module that says of a string that it is safe. Two things make it so, each alone enough for scripts: the Markdown
reader takes HTML for text, and what it writes passes an allow list (nh3, on the parser of a browser engine).
"""

import nh3
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS = {
    "a", "blockquote", "br", "code", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "s", "strong", "table",
    "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}
DEEPER = 2  # levels: the page has its own first and second headings

# A picture would be fetched from another machine, which the desk's Content-Security-Policy forbids: it becomes a link.
_reader = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")


def as_html(markdown: str) -> SafeString:
    """Sanitised HTML; headings begin at the third level, links carry rel="noopener noreferrer nofollow"."""
    tokens = _reader.parse(markdown)
    for token in tokens:
        _deepen(token)
    written = _reader.renderer.render(tokens, _reader.options, {})
    rel = "noopener noreferrer nofollow"
    return SafeString(nh3.clean(written, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=rel))


def _deepen(token: Token) -> None:
    if token.type in {"heading_open", "heading_close"}:
        token.tag = f"h{min(6, int(token.tag[1:]) + DEEPER)}"
