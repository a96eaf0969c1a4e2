"""How deep a comment stands in its thread: 0 at the top, 1 for a reply, and so on.

Indentation tells where there is any. Else numbers ("2.1"), the names replied to, and the "Replies" labels do.
"""

from collections.abc import Sequence
from typing import NamedTuple


class Place(NamedTuple):
    """What a comment's header and surroundings say of its place in the thread."""

    author: str
    indent: int
    number: str
    reply_to: str
    after_replies_label: bool
    ends_with_reply_label: bool  # a top comment can be replied to; on some platforms a reply cannot


def depths(places: Sequence[Place]) -> list[int]:
    if len({place.indent for place in places}) > 1:
        return _by_indent([place.indent for place in places])
    if any("." in place.number for place in places):
        return [place.number.count(".") for place in places]
    return _by_replies(places)


def _by_indent(indents: Sequence[int]) -> list[int]:
    found: list[int] = []
    open_indents: list[int] = []
    for indent in indents:
        while open_indents and indent < open_indents[-1]:
            open_indents.pop()
        if not open_indents or indent > open_indents[-1]:
            open_indents.append(indent)
        found.append(len(open_indents) - 1)
    return found


def _by_replies(places: Sequence[Place]) -> list[int]:
    labelled = _by_label(places)
    found: list[int] = []
    depth_of: dict[str, int] = {}
    for place, depth in zip(places, labelled, strict=True):
        if place.reply_to and place.reply_to.casefold() in depth_of:
            depth = depth_of[place.reply_to.casefold()] + 1
        found.append(depth)
        depth_of[place.author.casefold()] = depth
    return found


def _by_label(places: Sequence[Place]) -> list[int]:
    """Replies run from their label to the comment whose number goes on where the top level stopped."""
    found: list[int] = []
    inside, top = False, 0
    only_tops_have_label = {place.ends_with_reply_label for place in places} == {True, False}
    for place in places:
        inside = inside or place.after_replies_label
        number = int(place.number) if place.number.isdigit() else 0
        if (
            inside
            and not place.after_replies_label
            and _is_top_again(place, number, top, only_tops_have_label)
        ):
            inside = False
        if not inside:
            top = number
        found.append(int(inside))
    return found


def _is_top_again(place: Place, number: int, top: int, only_tops_have_label: bool) -> bool:
    if only_tops_have_label and place.ends_with_reply_label:
        return True
    return number > 0 and number == top + 1 and not (only_tops_have_label and not place.ends_with_reply_label)
