"""How sources stand, for lists: the current profile of each without what it is made of, and the letter a lead gave."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from annotator.models import Grade, User
from annotator.permissions import profiles_for
from annotator.queries.profiles.shown import units_address

COLUMNS = ("source", "estimate", "low", "high", "documents", "claims", "letter", "withheld", "calculated_at")


@dataclass(frozen=True, slots=True)
class Standing:
    """One source's rate, None where it is withheld, and its letter; `given` says whether a lead gave it."""

    value: float | None
    low: float | None
    high: float | None
    documents: int
    claims: int
    letter: str
    given: bool
    withheld: str
    calculated_at: dt.datetime
    url: str

    @property
    def is_judged(self) -> bool:
        """Whether it stands in an order: F, and what is withheld, never do."""
        return self.letter != "F" and self.value is not None


def standings(user: User) -> Mapping[UUID, Standing]:
    """By source, of the profiles that this person may see. Two queries."""
    given = dict(Grade.objects.order_by("made_at", "pk").values_list("source", "letter"))
    rows = profiles_for(user).values(*COLUMNS)
    return {row["source"]: _standing(row, given.get(row["source"])) for row in rows}


def _standing(row: dict[str, Any], given: str | None) -> Standing:
    shown = row | dict.fromkeys(("estimate", "low", "high")) if row["withheld"] else row
    return Standing(
        value=shown["estimate"], low=shown["low"], high=shown["high"], documents=row["documents"], claims=row["claims"],
        letter=given or row["letter"], given=given is not None, withheld=row["withheld"],
        calculated_at=row["calculated_at"], url=units_address(row["source"], counts="yes", add="credit"),
    )  # fmt: skip
