"""Which part of a round's agreement is looked at."""

from typing import Any

from django import forms

from annotator.queries.agreement import FAMILIES, SPANS
from annotator.queries.compared import KINDS, Chosen
from annotator.queries.unit import FACETS
from measures.consensus.methods import DEFAULT_METHOD, METHODS


class FamilyForm(forms.Form):
    family = forms.ChoiceField(choices=[(name, name) for name in (SPANS, *FAMILIES)], required=False)

    def clean_family(self) -> str:
        return self.cleaned_data["family"] or "verdict"


class UnitsForm(forms.Form):
    """Which units: `a` and `b` are two people, by pseudonym."""

    family = forms.ChoiceField(choices=[(name, name) for name in (SPANS, *FAMILIES)], required=False)
    document = forms.UUIDField(required=False)
    a = forms.RegexField(r"^r[0-9]{1,9}$", required=False)
    b = forms.RegexField(r"^r[0-9]{1,9}$", required=False)
    kind = forms.ChoiceField(choices=[(name, name) for name in KINDS], required=False)
    ordered = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if bool(cleaned.get("a")) != bool(cleaned.get("b")):
            raise forms.ValidationError("Two people are compared: give both a and b, or neither.")
        return cleaned

    def chosen(self) -> Chosen:
        said = self.cleaned_data
        pair = (int(said["a"][1:]), int(said["b"][1:])) if said["a"] else None
        return Chosen(said["family"] or SPANS, said["document"], pair, said["kind"], said["ordered"])


class ReviewersForm(forms.Form):
    """What the consensus says of the reviewers: of which facet, by which method."""

    family = forms.ChoiceField(choices=[(name, name) for name in FACETS], required=False)
    method = forms.ChoiceField(choices=[(name, name) for name in METHODS], required=False)

    def clean_family(self) -> str:
        return self.cleaned_data["family"] or "verdict"

    def clean_method(self) -> str:
        return self.cleaned_data["method"] or DEFAULT_METHOD
