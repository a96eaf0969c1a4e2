"""Forms of profile pages: the letter, what counts, which units."""

from collections.abc import Mapping
from typing import Any

from django import forms

from annotator.models import Grade
from annotator.queries.profiles.units import LEFT_OUT, SETTLED, Chosen
from measures.profiles.inputs import Options

YES = (("", ""), ("yes", "yes"))


class GradeForm(forms.Form):
    """Shape only; whether it makes sense is the action's to say."""

    letter = forms.ChoiceField(
        choices=[(letter, f"{letter}: {means}") for letter, means in Grade.Letter.choices]
    )
    reason = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), max_length=2_000)
    snapshot = forms.UUIDField(widget=forms.HiddenInput, required=False)


class UnitsForm(forms.Form):
    """Which units of a profile, and what is added up over them."""

    counts = forms.ChoiceField(choices=YES, required=False)
    own = forms.ChoiceField(choices=YES, required=False)
    sampled = forms.ChoiceField(choices=YES, required=False)
    evidence = forms.ChoiceField(choices=(("", "any"), ("missing", "missing")), required=False)
    verdict = forms.CharField(max_length=60, required=False)
    voice = forms.CharField(max_length=60, required=False)
    technique = forms.CharField(max_length=60, required=False)
    group = forms.CharField(max_length=60, required=False)
    document = forms.UUIDField(required=False)
    period = forms.CharField(max_length=10, required=False)
    why = forms.ChoiceField(choices=[("", ""), *((why, why) for why in LEFT_OUT)], required=False)
    settled = forms.ChoiceField(choices=[("", ""), *((one, one) for one in SETTLED)], required=False)
    reviewer = forms.RegexField(r"^r\d{1,9}$", required=False)
    add = forms.RegexField(r"^(weight|credit|own|(verdict|technique):[\w-]{1,60})$", required=False)

    @property
    def chosen(self) -> Chosen:
        """Of a form that is valid."""
        said = self.cleaned_data
        words = {
            name: said[name]
            for name in ("verdict", "voice", "technique", "group", "period", "why", "settled", "reviewer")
        }
        return Chosen(
            counts=bool(said["counts"]), own=bool(said["own"]), sampled=bool(said["sampled"]),
            unsupported=bool(said["evidence"]), document=str(said["document"] or ""), **words,
        )  # fmt: skip


class WhatIfForm(forms.Form):
    """What counts, tried out. `verdicts` are those of the vocabulary with what they are worth; empty means "carries none"."""

    headlines = forms.BooleanField(required=False, label="Count headlines")
    endorsed = forms.BooleanField(required=False, label="Count quotes that the source endorses")
    automatic = forms.BooleanField(required=False, label="Take automatic decisions as settled")
    republished = forms.BooleanField(required=False, label="Count texts taken from others")
    sampled_only = forms.BooleanField(required=False, label="Only passages drawn at random")
    equal_groups = forms.BooleanField(required=False, label="Weight all groups of reviewers equally")
    without_reviewer = forms.ChoiceField(required=False, label="Without a reviewer")
    since = forms.DateField(
        required=False, label="Published since", widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        required=False, label="Published until", widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(
        self,
        data: Any,
        *,
        credits: Mapping[str, float | None],
        names: Mapping[str, str],
        reviewers: list[str],
    ) -> None:
        super().__init__(data)
        self.credits = dict(credits)
        chosen: Any = self.fields["without_reviewer"]
        chosen.choices = [("", "with everybody"), *((one, f"without {one}") for one in reviewers)]
        for slug in credits:
            self.fields[f"credit_{slug}"] = forms.FloatField(
                required=False, min_value=0, max_value=1, label=names.get(slug, slug),
                widget=forms.NumberInput(attrs={"step": "0.05"}),
            )  # fmt: skip

    @property
    def credit_fields(self) -> list[Any]:
        return [self[f"credit_{slug}"] for slug in self.credits]

    @property
    def switches(self) -> list[Any]:
        names = ("headlines", "endorsed", "automatic", "republished", "sampled_only", "equal_groups")
        return [self[name] for name in names]

    @property
    def options(self) -> Options:
        """Of a form that is valid."""
        said = self.cleaned_data
        kept = {slug: said[f"credit_{slug}"] for slug in self.credits}
        changed = {slug: credit for slug, credit in kept.items() if credit != self.credits[slug]}
        names = (
            "headlines",
            "endorsed",
            "automatic",
            "republished",
            "sampled_only",
            "equal_groups",
            "since",
            "until",
        )
        return Options(
            credits=changed,
            without_reviewer=said["without_reviewer"] or None,
            **{name: said[name] for name in names},
        )

    @staticmethod
    def as_it_is(credits: Mapping[str, float | None]) -> dict[str, Any]:
        """What the form holds before anything was changed: the profile itself."""
        usual = Options()
        names = ("headlines", "endorsed", "automatic", "republished", "sampled_only", "equal_groups")
        switched = {name: "on" for name in names if getattr(usual, name)}
        return {
            **switched,
            **{f"credit_{slug}": credit for slug, credit in credits.items() if credit is not None},
        }
