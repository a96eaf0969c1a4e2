"""What a source replied or corrected."""

from typing import Any, cast

from django import forms

from annotator.actions.judgements import LONGEST_NOTE
from annotator.forms.fields import ISO_DATE
from annotator.models import Reply
from annotator.queries.evidence_addresses import LONGEST
from corpus_app.models import Source


class ReplyForm(forms.Form):
    kind = forms.ChoiceField(label="What it is", choices=Reply.Kind.choices)
    text = forms.CharField(
        label="In the source’s own words",
        max_length=LONGEST_NOTE,
        widget=forms.Textarea({"rows": 6}),
        strip=False,
    )
    said_on = forms.DateField(label="Said on", widget=ISO_DATE)
    url = forms.CharField(
        label="Where it stands", max_length=LONGEST, required=False, widget=forms.URLInput, help_text="Its address, where it was published."
    )  # fmt: skip


class ReplyToClaimForm(ReplyForm):
    """With the source that says it."""

    source = forms.ModelChoiceField(Source.objects.none(), label="Who says it", empty_label="Choose")
    field_order = ("source", "kind", "text", "said_on", "url")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = Source.objects.order_by("name").only("id", "name")
        cast("forms.ModelChoiceField[Source]", self.fields["source"]).queryset = offered
