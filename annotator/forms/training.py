"""Which document of a round is a lesson, and what it is measured by."""

from uuid import UUID

from django import forms

from annotator.errors import Invalid
from annotator.models import Purpose


class GoldForm(forms.Form):
    purpose = forms.TypedChoiceField(choices=Purpose.choices, coerce=Purpose)
    gold = forms.UUIDField(required=False)

    def said(self) -> tuple[Purpose, UUID | None]:
        """Purpose, and the id of the gold reading where one is named. Raises Invalid."""
        if not self.is_valid():
            raise Invalid(
                "Choose what the document is, and one of the readings listed for it.",
                {name: [str(error) for error in errors] for name, errors in self.errors.items()},
            )
        return self.cleaned_data["purpose"], self.cleaned_data["gold"]
