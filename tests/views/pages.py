"""Reading pages as a test does: their numbers, links and words."""

import re
from collections.abc import Iterator, Mapping

from django.test import Client
from lxml import html


def page(
    client: Client, address: str, query: Mapping[str, str | list[str]] | None = None, *, status: int = 200
) -> html.HtmlElement:
    """The page at the address, which must answer with this status."""
    response = client.get(address, query)
    assert response.status_code == status, f"{address}: {response.status_code}"
    return html.fromstring(response.content.decode())


def words(element: html.HtmlElement) -> str:
    """The element's words as one reads them: spaces closed up, cells and paragraphs apart."""
    for block in element.iter(
        "th", "td", "p", "li", "dt", "dd", "h1", "h2", "h3", "caption", "option", "label"
    ):
        block.tail = f" {block.tail or ''}"
    return re.sub(r"\s+", " ", element.text_content()).strip()


def having(tree: html.HtmlElement, name: str, inside: str = "*") -> list[html.HtmlElement]:
    """The elements of this class."""
    return list(tree.xpath(f".//{inside}[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"))


def numbers(tree: html.HtmlElement) -> Iterator[tuple[int, str]]:
    """Every number that is a link: what it says, and where it leads."""
    for link in having(tree, "num", "a"):
        yield int(words(link).replace(",", "")), link.get("href")


def rows(tree: html.HtmlElement) -> list[str]:
    """The rows of the page's tables, as words."""
    return [words(row) for row in tree.xpath(".//tbody/tr")]


def total(client: Client, address: str) -> int:
    """How many highlights the list says it has, with all its pages walked: the rows must be as many."""
    tree = page(client, address)
    said = int(tree.xpath("//@data-total")[0])
    shown = len(having(tree, "entry"))
    while following := tree.xpath("//nav/a[@rel='next']/@href"):
        tree = page(client, address.split("?")[0] + following[0])
        shown += len(having(tree, "entry"))
    assert shown == said
    return said
