"""Fields that several forms of rounds have."""

from typing import Any

from django import forms

from annotator.models import User
from corpus_app.models import Source

OPTIONAL: dict[str, Any] = {"required": False}
YES_NO = {"1": True, "0": False}
ISO_DATE = forms.DateInput({"type": "date"}, format="%Y-%m-%d")  # the one format that browsers take


def date(label: str, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=ISO_DATE, required=False, **options)


def number(label: str, least: int, most: int, **options: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=most, **options)


def either(label: str, yes: str, no: str, **options: Any) -> forms.TypedChoiceField:
    """A choice between two that comes out as a bool."""
    return forms.TypedChoiceField(
        label=label, choices=[("1", yes), ("0", no)], coerce=YES_NO.__getitem__, **options
    )


class PeopleField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # takes no type arguments when it runs
    """People who may be named, by name and pseudonym."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, label: str, **options: Any) -> None:
        super().__init__(User.objects.none(), label=label, **options)

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj} ({obj.pseudonym})"


class SourcesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # takes no type arguments when it runs
    """Sources by name; none chosen is all."""

    def __init__(self) -> None:
        super().__init__(
            Source.objects.order_by("name").only("id", "name"), label="Sources", widget=forms.SelectMultiple({"size": 6}),
            required=False, help_text="None chosen: all. Ctrl or ⌘ chooses several.",
        )  # fmt: skip
