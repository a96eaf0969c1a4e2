"""Forms of the lead who adjudicates and of the reviewer who disputes."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from annotator.actions.adjudication import Consensus, Reading, Rejected, Way
from annotator.actions.judgements import LONGEST_NOTE
from annotator.errors import Invalid
from annotator.queries.unit import Seen


class ThresholdForm(forms.Form):
    threshold = forms.DecimalField(
        label="Accept automatically from", min_value=0, max_value=1, decimal_places=3, required=False,
        help_text="A probability from 0.5 to 1. Empty: nothing is accepted automatically.",
    )  # fmt: skip


class StepForm(forms.Form):
    """What was decided in one go, named by when that was."""

    made_at = forms.DateTimeField()

    def clean_made_at(self) -> dt.datetime:
        moment: dt.datetime = self.cleaned_data["made_at"]
        try:
            return moment.astimezone(dt.UTC)
        except OverflowError:  # at the ends of the calendar
            raise forms.ValidationError("There was no such moment.") from None


class DisputeForm(forms.Form):
    reason = forms.CharField(
        label="Why it should be decided otherwise",
        max_length=LONGEST_NOTE,
        widget=forms.Textarea({"rows": 2}),
    )


def said_in(form: forms.Form) -> dict[str, Any]:
    """What the form says. Raises Invalid with a sentence for each field that makes no sense."""
    if not form.is_valid():
        errors = {name: [str(error) for error in said] for name, said in form.errors.items()}
        sentences = " ".join(f"{name}: {said[0]}" for name, said in errors.items())
        raise Invalid(f"Nothing was changed. {sentences} Go back, correct it and send it again.", errors)
    return form.cleaned_data


def seen_in(values: Sequence[str]) -> list[Seen]:
    """Units as the page named them: key and fingerprint with a space between, a comma between units.

    Raises Invalid for anything else.
    """
    pairs = [tuple(unit.split(" ")) for value in values for unit in value.split(",") if unit]
    if not all(len(pair) == 2 for pair in pairs):
        raise Invalid("The page did not say which unit is meant. Reload it and try again.")
    return [Seen(*pair) for pair in pairs]


def way_in(value: str, method: str) -> Way:
    """What a button says: `consensus`, `rejected`, or the id of a reading. Raises Invalid for anything else."""
    if value == "consensus":
        return Consensus(method)
    if value == "rejected":
        return Rejected()
    try:
        return Reading(UUID(value))
    except ValueError:
        raise Invalid("Say how the unit is settled: by one reading, by the consensus, or rejected.") from None
