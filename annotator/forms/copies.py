"""Forms on copies: decide on a pair, link two documents."""

import re
from typing import Any
from uuid import UUID

from django import forms

from corpus_app.copies.deciding import LONGEST_REASON
from corpus_app.models import DocumentCopy

A_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)


class ListForm(forms.Form):
    """Which pairs are listed."""

    state = forms.ChoiceField(choices=DocumentCopy.State.choices, required=False)
    document = forms.UUIDField(required=False)


class SeenForm(forms.Form):
    """The version of the pair that the person saw. Shown by templates/copies/decide.html, as the next two."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1)


class ReasonForm(SeenForm):
    reason = forms.CharField(max_length=LONGEST_REASON, required=False)


class ConfirmForm(ReasonForm):
    relation = forms.ChoiceField(choices=DocumentCopy.Relation.choices)
    swap = forms.BooleanField(required=False)


class LinkForm(forms.Form):
    """A document and another, which a person says is a copy of it or the original."""

    other = forms.CharField(
        label="The other document", max_length=500, help_text="Its address, copied from the browser’s bar, or its id."
    )  # fmt: skip
    direction = forms.ChoiceField(
        label="Which was first", choices=[("later", "This one; the other was made of it"), ("earlier", "The other one; this was made of it")]
    )  # fmt: skip
    relation = forms.ChoiceField(
        label="The later one is", choices=DocumentCopy.Relation.choices, initial=DocumentCopy.Relation.TRANSLATION
    )  # fmt: skip
    reason = forms.CharField(
        label="Reason", max_length=LONGEST_REASON, required=False, widget=forms.Textarea({"rows": 2}),
        help_text="How you know. Kept with your name.",
    )  # fmt: skip

    def clean_other(self) -> UUID:
        found = A_UUID.search(self.cleaned_data["other"])
        if found is None:
            raise forms.ValidationError(
                "There is no document’s id in this. Copy the address of the document’s page."
            )
        return UUID(found[0])

    def pair(self, document: UUID) -> dict[str, Any]:
        """Which one is earlier and which later, and what is said of the later one."""
        other: UUID = self.cleaned_data["other"]
        earlier, later = (document, other) if self.cleaned_data["direction"] == "later" else (other, document)
        return {"earlier": earlier, "later": later} | {
            name: self.cleaned_data[name] for name in ("relation", "reason")
        }
