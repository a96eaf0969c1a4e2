"""The form of a lead's own settlement of a unit: span and judgement, with the codebook's labels."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from annotator.actions.adjudication import Own
from annotator.actions.judgements import LONGEST_NOTE
from annotator.models.judgement import LABELLED
from annotator.queries.boundaries import Choice
from annotator.queries.codebooks import Vocabulary
from annotator.queries.facets import NAMES
from annotator.queries.readings import Data
from annotator.queries.side_by_side import ROWS, evidence_of
from annotator.queries.unit import Unit

OWN_SPAN = "own"
FIGURE_FIELDS = {
    "low": "Low", "high": "High", "bound": "Bound", "unit": "Unit", "counted": "What is counted", "as_of": "As of",
    "supplier": "Supplied by",
}  # fmt: skip


class OwnForm(forms.Form):
    """The lead's own span and judgement, with the codebook's labels. `unit` and `choices` say what it is about."""

    start = forms.IntegerField(label="From", min_value=0, required=False)
    end = forms.IntegerField(label="To", min_value=1, required=False)
    note = forms.CharField(
        label="Note", max_length=LONGEST_NOTE, required=False, widget=forms.Textarea({"rows": 2})
    )
    reason = forms.CharField(
        label="Reason", max_length=LONGEST_NOTE, required=False, widget=forms.Textarea({"rows": 2}),
        help_text="Needed where no reader has these labels. The reviewers see it.",
    )  # fmt: skip

    def __init__(
        self,
        data: Any = None,
        *,
        unit: Unit,
        choices: Sequence[Choice],
        vocabulary: Vocabulary,
        judgement: Data,
    ) -> None:
        super().__init__(data, auto_id="own-%s", initial=_initial(unit, choices, judgement))
        self.unit, self.vocabulary = unit, vocabulary
        self.evidence_items = evidence_of(unit)
        spans = [(choice.slug, choice.name) for choice in choices]
        self.fields["span"] = forms.ChoiceField(label="Span", choices=[*spans, (OWN_SPAN, "Other")])
        for facet in LABELLED:
            self.fields[facet] = forms.ChoiceField(
                label=NAMES[facet], choices=_labels(vocabulary, facet), required=False
            )
        self.fields["techniques"] = _ticks("Techniques", _labels(vocabulary, "technique")[1:])
        for name, label in FIGURE_FIELDS.items():
            self.fields[f"figure_{name}"] = _figure_field(vocabulary, name, label)
        kept = [(str(number), item["url"]) for number, item in enumerate(self.evidence_items)]
        self.fields["evidence"] = _ticks("Evidence", kept)

    @property
    def spans(self) -> list[forms.BoundField]:
        return [self[name] for name in ("span", "start", "end")]

    @property
    def labels(self) -> list[forms.BoundField]:
        return [self[facet] for facet in ROWS if facet in LABELLED]

    @property
    def figure(self) -> list[forms.BoundField]:
        return [self[f"figure_{name}"] for name in FIGURE_FIELDS]

    def way(self) -> Own:
        """What the form says. It must be valid."""
        start, end = self._span()
        return Own(start, end, self._judgement())

    def _span(self) -> tuple[int, int]:
        said = self.cleaned_data
        if said["span"] == OWN_SPAN:
            return said["start"] or 0, said["end"] or 0
        start, end = said["span"].split("-")
        return int(start), int(end)

    def _judgement(self) -> Data:
        said = self.cleaned_data
        figure = {name: said[f"figure_{name}"] for name in FIGURE_FIELDS}
        return {
            **{facet: said[facet] or None for facet in LABELLED},
            "note": said["note"],
            "techniques": [self._details(slug) for slug in said["techniques"]],
            "figure": {**figure, "checked": True} if any(figure.values()) else None,
            "evidence": [self.evidence_items[int(number)] for number in said["evidence"]],
        }

    def _details(self, slug: str) -> Mapping[str, Any]:
        """Severity, target and the rest as the first reader to name the technique has them."""
        named = (tag for one in self.unit.said for tag in one.judgement["techniques"])
        return next((tag for tag in named if tag["technique"] == slug), {"technique": slug})


def _initial(unit: Unit, choices: Sequence[Choice], judgement: Data) -> Data:
    held = unit.decision
    span = (held.start, held.end) if held else (unit.start, unit.end)
    names = {(choice.start, choice.end): choice.slug for choice in choices}
    figure = judgement["figure"] or {}
    kept = {(item["relation"], item["url"]) for item in judgement["evidence"]}
    return {
        "span": names.get(span, OWN_SPAN),
        "start": span[0],
        "end": span[1],
        **{facet: judgement[facet] for facet in LABELLED},
        "techniques": [tag["technique"] for tag in judgement["techniques"]],
        **{f"figure_{name}": figure.get(name) for name in FIGURE_FIELDS},
        "note": judgement["note"],
        "evidence": [
            str(number)
            for number, item in enumerate(evidence_of(unit))
            if (item["relation"], item["url"]) in kept
        ],
    }


def _ticks(label: str, choices: Sequence[tuple[str, str]]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple
    )


def _labels(vocabulary: Vocabulary, facet: str) -> list[tuple[str, str]]:
    return [("", "–"), *((label.slug, label.name) for label in vocabulary.labels(facet).values())]


def _figure_field(vocabulary: Vocabulary, name: str, label: str) -> forms.Field:
    if name == "bound":
        return forms.ChoiceField(label=label, choices=_labels(vocabulary, name), required=False)
    return forms.CharField(label=label, max_length=200, required=False)
