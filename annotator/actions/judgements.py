"""Does a judgement make sense: every label against the round's codebook version, figures, techniques, evidence.

The data's shape is `Judgement.as_data()`. `checked` takes it loosely filled in and returns it whole and normal, so that
two judgements that say the same are equal.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Context, Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Model

from annotator.errors import Invalid
from annotator.models import BiasTag, Codebook, Evidence, Judgement
from annotator.models.judgement import LABELLED, plain_number

Data = dict[str, Any]
EMPTY: Data = {**dict.fromkeys(LABELLED), "note": "", "techniques": [], "figure": None, "evidence": []}
LONGEST_NOTE = 10_000  # characters
MOST_ITEMS = 50  # techniques, evidence


class Errors:
    """Collects what is wrong, field by field, so that one refusal says it all."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self.found: dict[str, list[str]] = {}

    def add(self, field: str, sentence: str) -> None:
        self.found.setdefault(field, []).append(sentence)

    def label(self, field: str, facet: str, value: Any) -> str | None:
        if value is None or value == "":
            return None
        if not isinstance(value, str) or self.codebook.label(facet, value) is None:
            known = ", ".join(self.codebook.facets.get(facet, {}))
            self.add(
                field, f"“{str(value)[:60]}” is not in codebook {self.codebook.key}. Use one of: {known}."
            )
            return None
        return value

    def text(self, field: str, value: Any, longest: int) -> str:
        text = "" if value is None else str(value)
        if "\x00" in text:
            self.add(field, "Contains a NUL character. Remove it.")
            text = text.replace("\x00", "")
        if len(text) > longest:
            self.add(field, f"Has {len(text):,} characters, {longest:,} are allowed. Shorten it.")
        return text[:longest]


def checked(codebook: Codebook, given: Mapping[str, Any]) -> Data:
    """The judgement, whole and normal. Raises Invalid with a sentence for each field that does not make sense."""
    errors = Errors(codebook)
    for name in given.keys() - EMPTY.keys():
        errors.add(f"judgement.{name[:60]}", f"There is no such field. The fields are: {', '.join(EMPTY)}.")
    whole = {**EMPTY, **given}
    data: Data = {facet: errors.label(f"judgement.{facet}", facet, whole[facet]) for facet in LABELLED}
    data["note"] = errors.text("judgement.note", whole["note"], LONGEST_NOTE)
    data["techniques"] = _listed(errors, "techniques", whole["techniques"], _technique)
    data["figure"] = _figure(errors, whole["figure"])
    data["evidence"] = _listed(errors, "evidence", whole["evidence"], _evidence)
    _refuse_twice(errors, data["techniques"])
    if errors.found:
        raise Invalid(
            "The judgement was not saved: see the errors, correct them and send it again.", errors.found
        )
    return data


def _listed(errors: Errors, name: str, given: Any, check: Callable[[Errors, str, Any], Data]) -> list[Data]:
    if given is None:
        return []
    if not isinstance(given, list) or not all(isinstance(item, Mapping) for item in given):
        errors.add(f"judgement.{name}", "Must be a list of objects.")
        return []
    if len(given) > MOST_ITEMS:
        errors.add(f"judgement.{name}", f"Has {len(given):,} items, {MOST_ITEMS} are allowed.")
        return []
    return [check(errors, f"judgement.{name}.{position}", item) for position, item in enumerate(given)]


def _technique(errors: Errors, field: str, given: Mapping[str, Any]) -> Data:
    technique = errors.label(f"{field}.technique", "technique", given.get("technique"))
    if not given.get("technique"):
        errors.add(f"{field}.technique", "Say which technique.")
    return {
        "technique": technique,
        "severity": errors.label(f"{field}.severity", "severity", given.get("severity")),
        "target": errors.text(f"{field}.target", given.get("target"), 200),
        "polarity": errors.label(f"{field}.polarity", "polarity", given.get("polarity")),
        "aim": errors.label(f"{field}.aim", "aim", given.get("aim")),
    }


def _refuse_twice(errors: Errors, techniques: list[Data]) -> None:
    slugs = [item["technique"] for item in techniques if item["technique"]]
    for slug in sorted({slug for slug in slugs if slugs.count(slug) > 1}):
        errors.add("judgement.techniques", f"{slug} is given twice. Give it once, with the greater severity.")


def _evidence(errors: Errors, field: str, given: Mapping[str, Any]) -> Data:
    relation = errors.label(f"{field}.relation", "evidence_relation", given.get("relation"))
    if not given.get("relation"):
        errors.add(f"{field}.relation", "Say how it bears on the passage: it supports, refutes or else.")
    return {
        "relation": relation,
        "url": _address(errors, f"{field}.url", given.get("url")),
        "title": errors.text(f"{field}.title", given.get("title"), 300),
        "quote": errors.text(f"{field}.quote", given.get("quote"), LONGEST_NOTE),
        "accessed_on": _date(errors, f"{field}.accessed_on", given.get("accessed_on")),
        "note": errors.text(f"{field}.note", given.get("note"), LONGEST_NOTE),
    }


def _address(errors: Errors, field: str, given: Any) -> str:
    url = errors.text(field, given, 2000).strip()
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in url
    except ValueError:
        usable = False
    if not usable:
        errors.add(field, "Must be a web address that starts with http:// or https://.")
    return url


def _date(errors: Errors, field: str, given: Any) -> str | None:
    if given in (None, ""):
        return None
    try:
        return dt.date.fromisoformat(str(given)).isoformat()
    except ValueError:
        errors.add(field, "Must be a date such as 2026-11-22.")
        return None


def _figure(errors: Errors, given: Any) -> Data | None:
    if given is None:
        return None
    if not isinstance(given, Mapping):
        errors.add("judgement.figure", "Must be an object with low, high, bound, unit, …, or null.")
        return None
    low = _number(errors, "judgement.figure.low", given.get("low"))
    high = _number(errors, "judgement.figure.high", given.get("high"))
    if low is not None and high is not None and low > high:
        errors.add(
            "judgement.figure.low", f"The low end, {low:f}, is above the high end, {high:f}. Swap them."
        )
    return {
        "low": plain_number(low),
        "high": plain_number(high),
        "bound": errors.label("judgement.figure.bound", "bound", given.get("bound")) or "",
        "unit": errors.text("judgement.figure.unit", given.get("unit"), 80),
        "counted": errors.text("judgement.figure.counted", given.get("counted"), 200),
        "as_of": errors.text("judgement.figure.as_of", given.get("as_of"), 60),
        "supplier": errors.text("judgement.figure.supplier", given.get("supplier"), 200),
        "checked": given.get("checked") is True,
    }


def _number(errors: Errors, field: str, given: Any) -> Decimal | None:
    """A decimal below 10^15, rounded to 6 places and 15 significant digits: what both databases keep exactly."""
    if given is None or given == "":
        return None
    try:
        number = Decimal(str(given).replace(",", "").replace(" ", ""))
        if not number.is_finite() or abs(number) >= Decimal(10) ** 15:
            raise InvalidOperation
    except InvalidOperation:
        errors.add(field, "Must be a number such as 12000 or 0.25, below 1,000,000,000,000,000.")
        return None
    return Context(prec=15).plus(number).quantize(Decimal("0.000001"), context=Context(prec=21))


def store(judgement: Judgement, data: Data, *, before: Data | None) -> None:
    """Write checked data over a judgement. `before` is what is stored, None for a new one; what is equal is left alone."""
    if before is None or any(data[name] != before[name] for name in (*LABELLED, "note", "figure")):
        _store_fields(judgement, data, new=before is None)
    earlier = before or EMPTY
    _store_list(judgement, BiasTag, data["techniques"], earlier["techniques"])
    _store_list(judgement, Evidence, data["evidence"], earlier["evidence"])


def _store_fields(judgement: Judgement, data: Data, *, new: bool) -> None:
    figure = data["figure"] or {}
    for name in (*LABELLED, "note"):
        setattr(judgement, name, data[name])
    judgement.has_figure = data["figure"] is not None
    for name in ("low", "high"):
        setattr(judgement, f"figure_{name}", Decimal(figure[name]) if figure.get(name) else None)
    for name in ("bound", "unit", "counted", "as_of", "supplier"):
        setattr(judgement, f"figure_{name}", figure.get(name, ""))
    judgement.figure_checked = figure.get("checked", False)
    judgement.save(force_insert=new, force_update=not new)


def _store_list(judgement: Judgement, model: type[Model], items: list[Data], before: list[Data]) -> None:
    if items == before:
        return
    if before:
        model._default_manager.filter(judgement=judgement).delete()
    model._default_manager.bulk_create([model(judgement=judgement, **item) for item in items])
