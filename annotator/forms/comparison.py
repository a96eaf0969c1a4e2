"""What is said in a comparison: another judgement of one's own, a remark."""

from typing import Any

from django import forms

from annotator.models import Codebook

CHANGED = ("claim_type", "verdict", "voice", "endorsement", "stance", "confidence")


class MindForm(forms.Form):
    """The labels of one highlight, out of the round's codebook; techniques as many as hold."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    note = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, codebook: Codebook, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for facet in CHANGED:
            choices = [("", "not said"), *_choices(codebook, facet)]
            self.fields[facet] = forms.ChoiceField(choices=choices, required=False)
        self.fields["techniques"] = forms.MultipleChoiceField(
            choices=_choices(codebook, "technique"), required=False
        )

    def judgement(self, before: dict[str, Any]) -> dict[str, Any]:
        """What the form changes; techniques that stay keep their severity, target and aim."""
        said = self.cleaned_data
        known = {tag["technique"]: tag for tag in before["techniques"]}
        techniques = [known.get(slug, {"technique": slug}) for slug in said["techniques"]]
        return {
            **{facet: said[facet] or None for facet in CHANGED},
            "note": said["note"],
            "techniques": techniques,
        }


class RemarkForm(forms.Form):
    id = forms.UUIDField(widget=forms.HiddenInput)
    start = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    text = forms.CharField(max_length=5000)


def _choices(codebook: Codebook, facet: str) -> list[tuple[str, str]]:
    return [(label.slug, label.name) for label in codebook.facets.get(facet, {}).values()]
