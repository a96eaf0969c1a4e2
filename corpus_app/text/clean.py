"""Markup off metadata, on the way in. The only module to import bleach; a document's text never comes here.

It is not the last line of defence: what comes out is stored as plain text and escaped wherever it is shown.
"""

import re
from html import unescape

import bleach

# Control characters, and those that turn the direction of writing, with which a name can pose as another.
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def plain(value: str) -> str:
    """`value` on one line, without tags, entities and control characters.

    Entities are undone and the result cleaned again until nothing changes, so that a tag written as entities
    does not come back as a tag.
    """
    while "<" in value or "&" in value:
        cleaned = unescape(bleach.clean(value, tags=set(), strip=True))
        if cleaned == value:
            break
        value = cleaned
    return " ".join(UNSEEN.sub(" ", value).split())


def label(name: str) -> str:
    """A file's name as it may be shown and stored: every character in it can be seen and encoded."""
    return UNSEEN.sub("\N{REPLACEMENT CHARACTER}", name)
