"""A stored profile as it may be told to anybody: no number of a rate that is withheld, no pseudonym that leads to a person."""

from collections.abc import Mapping
from typing import Any, Final

from annotator.models import ProfileSnapshot

Data = dict[str, Any]
OF_RATE: Final = ("estimate", "low", "high", "raw_share", "correlation")
RULES_OF_RATE: Final = frozenset({"width", "lower end"})  # their sentences hold numbers of the interval


def told(data: Mapping[str, Any]) -> Data:
    """The profile's data; where a rate is withheld, and wherever in it, its numbers are None."""
    shown: Data = _without_withheld(data)
    if shown["reliability"]["withheld"]:
        rules = [one for one in shown["letter"]["rules"] if one["name"] not in RULES_OF_RATE]
        shown["letter"] = shown["letter"] | {"rules": rules}
    return shown


def rate_told(snapshot: ProfileSnapshot) -> Data:
    """Estimate and interval as they stand beside the data; None where the rate is withheld."""
    numbers = {name: getattr(snapshot, name) for name in ("estimate", "low", "high")}
    return {
        **(dict.fromkeys(numbers) if snapshot.withheld else numbers),
        "documents": snapshot.documents,
        "claims": snapshot.claims,
        "withheld": snapshot.withheld or None,
    }


def renamed(data: Mapping[str, Any], names: Mapping[str, str]) -> Data:
    """The data with other names for the reviewers, and in the order of these."""
    variants = [_renamed(one, names) if one["reviewer"] else one for one in data["variants"]]
    of_people = sorted((one for one in variants if one["reviewer"]), key=lambda one: _number(one["reviewer"]))
    return {**data, "variants": [*of_people, *(one for one in variants if not one["reviewer"])]}


def _renamed(variant: Data, names: Mapping[str, str]) -> Data:
    name = names[variant["reviewer"]]
    return {**variant, "key": f"without:{name}", "reviewer": name}


def _number(name: str) -> int:
    return int(name.rpartition(" ")[2])


def _without_withheld(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_withheld(one) for one in value]
    if not isinstance(value, Mapping):
        return value
    shown = {name: _without_withheld(one) for name, one in value.items()}
    return shown | dict.fromkeys(OF_RATE) if shown.get("withheld") and "estimate" in shown else shown
