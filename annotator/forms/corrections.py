"""Forms that correct a segment. Each carries the place as it was seen, so that nothing else is corrected by mistake."""

from typing import Any

from django import forms

from corpus_app.corrections import LONGEST_AUTHOR, Place
from corpus_app.text.segments import ROLES


class PlaceForm(forms.Form):
    start = forms.IntegerField(min_value=0)
    end = forms.IntegerField(min_value=1)

    def place(self, position: int) -> Place:
        return Place(position, self.cleaned_data["start"], self.cleaned_data["end"])

    def correction(self) -> dict[str, Any]:
        """What is to be said of the segment."""
        return {name: value for name, value in self.cleaned_data.items() if name not in PlaceForm.base_fields}


class RoleForm(PlaceForm):
    role = forms.ChoiceField(choices=[(role, role.capitalize()) for role in ROLES])


class CommentForm(PlaceForm):
    author = forms.CharField(max_length=LONGEST_AUTHOR, required=False)
    date = forms.DateField(required=False)
    language = forms.CharField(max_length=3, required=False)
    depth = forms.IntegerField(min_value=0, max_value=100, required=False)

    def clean_depth(self) -> int:
        return self.cleaned_data["depth"] or 0


class SplitForm(PlaceForm):
    at = forms.IntegerField(min_value=1)
