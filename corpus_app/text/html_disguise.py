"""Characters that an extractor would replace or drop, hidden from it while it works."""

from lxml.etree import _Element as Element

KEPT_BY_ALL = frozenset(" \t\n\r")
STAND_INS = range(0x12000, 0x12399)  # cuneiform signs: printable letters, of which no page uses all


class Disguise:
    """Stand-ins for the white space beyond ASCII, joiners, soft hyphens and control characters of a page."""

    def __init__(self, tree: Element) -> None:
        found = set("".join(tree.itertext(tag="*")))
        hidden = sorted(c for c in found - KEPT_BY_ALL if c.isspace() or not c.isprintable())
        free = (chr(code) for code in STAND_INS if chr(code) not in found)
        self._on = {ord(c): stand_in for c, stand_in in zip(hidden, free, strict=False)}
        self._off = {ord(stand_in): chr(code) for code, stand_in in self._on.items()}

    def put_on(self, tree: Element) -> None:
        """On every text in the tree that says something; texts of white space alone stay what they are."""
        for element in tree.iter() if self._on else ():
            if element.text and not element.text.isspace():
                element.text = element.text.translate(self._on)
            if element.tail and not element.tail.isspace():
                element.tail = element.tail.translate(self._on)

    def off(self, text: str) -> str:
        return text.translate(self._off)
