"""Web pages: their main text, headings, captions, readers' comments, and what they say of themselves."""

import logging
from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO

import trafilatura
from lxml import etree, html
from lxml.etree import _Element as Element
from trafilatura.settings import Document

from corpus_app.text.clean import plain
from corpus_app.text.fields import LANGUAGE, LONGEST_NAME, LONGEST_URL, is_web_address
from corpus_app.text.html_blocks import Block, comment_block, joined, main_blocks, move_captions, with_title
from corpus_app.text.html_comments import PageComment, take_comments
from corpus_app.text.html_disguise import Disguise
from corpus_app.text.html_encoding import decode_page
from corpus_app.text.raw import RawDocument, SourceFields
from corpus_app.text.records import LONGEST_AUTHOR, LONGEST_TITLE
from corpus_app.text.refusals import Refused

for library in ("trafilatura", "htmldate", "justext", "readability"):
    logging.getLogger(library).setLevel(logging.CRITICAL)  # what they cannot read is told by a refusal

KEPT = ("sitename", "hostname", "description", "categories", "tags", "license", "pagetype")
NO_MAIN_TEXT = "No main text was found in the page. Save its text as a .txt file, and bring that."
BY_THE_MARKUP = {
    "extensive_search": False,
    "original_date": True,
}  # no date that is only guessed from the words


def read_page(stream: BinaryIO) -> Iterator[RawDocument]:
    """The one document in a page."""
    yield page_document(decode_page(stream.read()))


def page_document(source: str) -> RawDocument:
    """The document that the source of a page is. Raises Refused where it has no main text."""
    tree = _parsed(source)
    language = _language(tree)
    comments = take_comments(tree, language)
    disguise = Disguise(tree)
    disguise.put_on(tree)
    captions = move_captions(tree)
    found = _extracted(tree, with_comments=not comments)
    title = _cut(disguise.off(found.title or ""), LONGEST_TITLE)
    blocks = main_blocks(found.body, captions, disguise.off)
    if _are_links_alone(blocks, tree):
        raise Refused(NO_MAIN_TEXT)
    if not comments and found.commentsbody is not None:
        comments = [PageComment(block.text) for block in main_blocks(found.commentsbody, [], disguise.off)]
    text, hints = joined([*with_title(blocks, title), *map(comment_block, comments)])
    return RawDocument(
        text=text,
        title=title,
        language=language,
        published=date.fromisoformat(found.date) if found.date else None,
        author=_cut(disguise.off(found.author or ""), LONGEST_AUTHOR),
        url=_address(found.url or ""),
        source=_publisher(found, disguise),
        metadata=_metadata(found, disguise),
        hints=hints,
    )


def _parsed(source: str) -> Element:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(source.encode(), parser=parser)
    except etree.LxmlError:
        raise Refused(NO_MAIN_TEXT) from None
    if fatal := parser.error_log.filter_from_fatals():
        raise Refused(
            f"The page cannot be read to its end ({fatal[0].message.strip()}). Save its text as a .txt file."
        )
    return tree


def _extracted(tree: Element, *, with_comments: bool) -> Document:
    try:
        found = trafilatura.bare_extraction(
            tree,
            with_metadata=True,
            include_comments=with_comments,
            date_extraction_params=dict(BY_THE_MARKUP),
        )
    except (
        Exception
    ) as error:  # whatever it stumbles over in a page out of the wild is a page that cannot be read
        raise Refused(f"{NO_MAIN_TEXT} ({type(error).__name__})") from error
    if not isinstance(found, Document) or found.body is None:
        raise Refused(NO_MAIN_TEXT)
    return found


def _are_links_alone(blocks: Iterable[Block], tree: Element) -> bool:
    """Of a page without main text, what is found is nothing, or its menu."""
    links = "".join("".join(link.itertext()) for link in tree.iter("a"))
    return _squeezed("".join(block.text for block in blocks)) in _squeezed(links)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _language(tree: Element) -> str:
    """The primary part of the language tag that the page declares; "" where it declares none, or nonsense."""
    declared = [
        tree.get("lang"),
        tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        tree.get("xml:lang"),
    ]
    declared += tree.xpath("//meta[@http-equiv='content-language' or @property='og:locale']/@content")
    tags = (LANGUAGE.fullmatch(tag.strip()) for tag in declared if tag)
    return next((tag[1].lower() for tag in tags if tag), "")


def _publisher(found: Document, disguise: Disguise) -> SourceFields | None:
    """The name that the site gives itself, else its host."""
    host = _cut(found.hostname or "", LONGEST_NAME)
    name = _cut(disguise.off(found.sitename or ""), LONGEST_NAME) or host
    return SourceFields(name, domains=(host,) if host else ()) if name else None


def _metadata(found: Document, disguise: Disguise) -> dict[str, object]:
    values = {key: getattr(found, key, None) for key in KEPT}
    return {key: _plain_value(value, disguise) for key, value in values.items() if value}


def _plain_value(value: object, disguise: Disguise) -> object:
    if isinstance(value, list | tuple):
        return [plain(disguise.off(str(entry))) for entry in value]
    return plain(disguise.off(str(value)))


def _address(url: str) -> str:
    return url if is_web_address(url) and len(url) <= LONGEST_URL else ""


def _cut(value: str, longest: int) -> str:
    """What a page says of itself is not worth refusing it over: markup off, and cut where it is too long."""
    line = plain(value)
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
