"""What is known of a source."""

from typing import Any

from django import forms

from corpus_app.facts import FACTS
from corpus_app.models import Source


class LinesField(forms.CharField):
    """A list of names, one on each line."""

    widget = forms.Textarea({"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()]

    def validate(self, value: Any) -> None:
        if any(len(line) > 200 for line in value):
            raise forms.ValidationError("A line has more than 200 characters. Write one name on each line.")

    def run_validators(self, value: Any) -> None:
        super().run_validators("\n".join(value))


class FactsForm(forms.ModelForm):  # type: ignore[type-arg]  # Django's class takes no type arguments when it runs
    name = forms.CharField(label="Name", max_length=200)
    other_names = LinesField(label="Other names", required=False, help_text="One on each line.")
    domains = LinesField(
        label="Domains", required=False, help_text="One on each line, such as lantern.example."
    )
    language = forms.RegexField(
        "^([a-z]{2,3})?$", label="Language", required=False, help_text="ISO 639-1 code, such as en.",
        error_messages={"invalid": "Write the ISO 639-1 code in small letters, such as en, uk or de."},
    )  # fmt: skip
    country = forms.RegexField(
        "^([A-Z]{2})?$", label="Country", required=False, help_text="ISO 3166-1 code, such as UA.",
        error_messages={"invalid": "Write the ISO 3166-1 code in capital letters, such as UA or GB."},
    )  # fmt: skip

    class Meta:
        model = Source
        fields = FACTS
