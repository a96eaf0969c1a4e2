"""Does what is said of a claim make sense. Every refusal names the field and says what would."""

from collections.abc import Mapping
from typing import Any

from annotator.actions.judgements import LONGEST_NOTE
from annotator.errors import Conflict, Invalid
from annotator.models import Claim

LONGEST = {
    "wording": 500,
    "counted": 200,
    "unit": 80,
    "note": LONGEST_NOTE,
}  # characters
NAMES = {"wording": "The wording", "counted": "What is counted", "unit": "The unit", "note": "The note"}
NO_REASON = f"Say why, in at most {LONGEST_NOTE:,} characters: whoever reads the claim later sees it."


def checked_facts(given: Mapping[str, Any]) -> dict[str, str]:
    """Wording, counted, unit and note as far as they are given, with spaces closed up in what is one line.

    Raises Invalid, field by field.
    """
    facts = {name: _plain(name, str(value or "")) for name, value in given.items()}
    errors = {name: said for name, value in facts.items() if (said := _wrong(name, value))}
    if errors:
        raise Invalid(" ".join(errors.values()), {name: [said] for name, said in errors.items()})
    return facts


def _plain(name: str, value: str) -> str:
    return value.strip() if name == "note" else " ".join(value.split())


def _wrong(name: str, value: str) -> str:
    if "\x00" in value:
        return f"{NAMES[name]} holds a NUL character. Remove it."
    if len(value) > LONGEST[name]:
        return f"{NAMES[name]} has {len(value):,} characters, {LONGEST[name]:,} are allowed. Shorten it."
    if name == "wording" and not any(character.isalnum() for character in value):
        return "Say the claim in words: one proposition, in its positive form."
    return ""


def checked_reason(reason: str) -> str:
    """Raises Invalid without one, or with one that is too long."""
    reason = reason.strip()
    if not reason or len(reason) > LONGEST_NOTE or "\x00" in reason:
        raise Invalid(NO_REASON, {"reason": [NO_REASON]})
    return reason


def held(claim: Claim) -> Claim:
    """The claim's row, held for this transaction. Raises Conflict where it was merged into another."""
    stored = Claim.objects.select_for_update(of=("self",)).select_related("merged_into").get(pk=claim.pk)
    if stored.merged_into is not None:
        raise Conflict(
            f"This claim was merged into “{stored.merged_into}”. Go on with that one.",
            claim=str(stored.merged_into_id),
        )
    return stored
