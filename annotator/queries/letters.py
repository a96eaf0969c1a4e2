"""What readers are called where names are hidden."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from string import ascii_uppercase

from annotator.draws import draw
from annotator.models import Round, User


@dataclass(frozen=True, slots=True)
class Readers:
    """The readers of one document: a letter for each, and their names where those are shown.

    Letters are dealt out anew for every document, so that none of them earns a reputation; the same document has the same
    ones each time.
    """

    letters: Mapping[int, str]
    names: Mapping[int, str] = field(default_factory=dict)

    def __getitem__(self, reviewer: int) -> str:
        """Reader B, or r17 Ada Brandt; the pseudonym of somebody who is no reader of it (any more)."""
        if reviewer in self.names:
            return self.names[reviewer]
        return f"Reader {self.letters[reviewer]}" if reviewer in self.letters else f"r{reviewer}"

    def mark(self, reviewer: int) -> str:
        """In as few characters as there are."""
        return f"r{reviewer}" if self.names else self.letters.get(reviewer, "?")

    def in_order(self, reviewers: Iterable[int]) -> list[int]:
        """By their letters, so that the order says no more than those do."""
        return sorted(
            reviewers, key=lambda one: (len(self.letters.get(one, "?")), self.letters.get(one, "?"), one)
        )


def readers_of(round: Round, document: object, reviewers: Iterable[int], *, named: bool) -> Readers:
    """One query where they are `named`, which is for those who may know it; none where they are not."""
    drawn = sorted(reviewers, key=lambda one: draw(round.seed, "letters", round.pk, document, one))
    letters = {reviewer: _letter(place) for place, reviewer in enumerate(drawn)}
    people = User.objects.in_bulk(drawn) if named else {}
    return Readers(
        letters, {pk: f"{one.pseudonym} {one.get_full_name()}".strip() for pk, one in people.items()}
    )


def _letter(place: int) -> str:
    """A to Z, then AA, AB, …"""
    rest, last = divmod(place, len(ascii_uppercase))
    return (_letter(rest - 1) if rest else "") + ascii_uppercase[last]
