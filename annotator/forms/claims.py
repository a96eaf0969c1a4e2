"""Forms of claims: filters above the list, what is said of one. Whether it makes sense is for the actions to say."""

from typing import Any, cast

from django import forms

from annotator.actions.claims.checking import LONGEST
from annotator.actions.claims.settling import CREDIBILITY
from annotator.actions.judgements import LONGEST_NOTE
from annotator.forms.fields import OPTIONAL
from annotator.forms.filters import ANY, YES_OR_NO, choice, named, publisher, words
from annotator.queries.claims import UNSETTLED
from annotator.queries.codebooks import Vocabulary

LEAST_SOURCES = [*ANY, ("1", "1 or more"), ("2", "2 or more"), ("3", "3 or more"), ("5", "5 or more")]
LONG = forms.Textarea({"rows": 2})


class ClaimsForm(forms.Form):
    q = words("Words in the claim")
    source = publisher("Source")
    verdict = choice("Settled as", ())
    figures = choice("With figures", YES_OR_NO)
    sources = choice("Sources that make it", LEAST_SOURCES)

    def __init__(self, data: Any, *, vocabulary: Vocabulary) -> None:
        super().__init__(data)
        settled = [*ANY, (UNSETTLED, "Not settled"), *named(vocabulary, "verdict")]
        cast(forms.ChoiceField, self.fields["verdict"]).choices = settled


def _text(name: str, label: str, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST[name], **options)


class FactsForm(forms.Form):
    """What a claim says."""

    wording = _text(
        "wording",
        "Claim",
        widget=LONG,
        help_text="One proposition, in its positive form, as nobody in particular says it.",
    )
    counted = _text("counted", "What its figures count", **OPTIONAL, help_text="Where it is a quantity.")
    unit = _text("unit", "Unit", **OPTIONAL, help_text="In which its figures are shown.")
    note = _text("note", "Note", widget=LONG, **OPTIONAL)


class NewClaimForm(FactsForm):
    """The page names the claim, so that a form sent twice makes one."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    field_order = ("id", "wording")


class ReasonForm(forms.Form):
    reason = forms.CharField(label="Reason", max_length=LONGEST_NOTE, widget=LONG)


class VerdictForm(ReasonForm):
    verdict = forms.ChoiceField(label="Verdict")
    field_order = ("verdict", "reason")

    def __init__(self, data: Any = None, *, vocabulary: Vocabulary) -> None:
        super().__init__(data, auto_id="settle-%s")
        cast(forms.ChoiceField, self.fields["verdict"]).choices = [("", "–"), *named(vocabulary, "verdict")]


class CredibilityForm(ReasonForm):
    number = forms.TypedChoiceField(
        label="Admiralty number", coerce=int,
        choices=[("", "–"), *((number, f"{number}  {said}") for number, said in CREDIBILITY.items())],
    )  # fmt: skip
    field_order = ("number", "reason")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="credibility-%s")


class LinkForm(forms.Form):
    highlight = forms.UUIDField()
    similarity = forms.FloatField(required=False)


class MergeForm(forms.Form):
    into = forms.UUIDField(error_messages={"required": "Say which claim it is merged into."})
