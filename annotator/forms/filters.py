"""Filters above lists. They are read from the query string, so that a filtered list is an address to hand on."""

from typing import Any, cast

from django import forms

from annotator.queries.codebooks import Vocabulary
from annotator.queries.documents import languages
from annotator.queries.highlights import MISSING, UNSAID
from annotator.queries.sources import values_of
from corpus_app.models import Document, Source

Choices = list[tuple[str, str]]
ANY: Choices = [("", "Any")]
YES_OR_NO: Choices = [*ANY, ("yes", "Yes"), ("no", "No")]


def words(label: str) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=200, widget=forms.TextInput({"type": "search"})
    )


def choice(label: str, choices: Any, **options: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=choices, **options)


def publisher(label: str) -> "forms.ModelChoiceField[Source]":
    every = Source.objects.order_by("name").only("id", "name")
    return forms.ModelChoiceField(every, label=label, required=False, empty_label="Any")


def those_of(values: list[str]) -> Choices:
    return [*ANY, *((value, value) for value in values)]


class QueueForm(forms.Form):
    q = words("Words in the title")
    source = publisher("Source")
    language = choice("Language", lambda: those_of(languages()))


class SourcesForm(forms.Form):
    q = words("Name or note")
    kind = choice("Kind", [*ANY, *Source.Kind.choices])
    language = choice("Language", lambda: those_of(values_of("language")))
    country = choice("Country", lambda: those_of(values_of("country")))


class DocumentsForm(forms.Form):
    q = words("Words in title or text")
    source = publisher("Source")
    language = choice("Language", lambda: those_of(languages()))
    kind = choice("Kind of source", [*ANY, *Source.Kind.choices])
    redistribution = choice("Passing on", [*ANY, *Document.Redistribution.choices])
    origin = publisher("Taken from")
    relation = choice("How taken", [*ANY, *Document.Relation.choices])


class HighlightsForm(forms.Form):
    """Shows the filters of highlights; what they mean is in `annotator.queries.highlights`."""

    q = words("Words in quote or note")
    source = publisher("Source")
    verdict = choice("Verdict", ())
    claim_type = choice("Claim type", ())
    voice = choice("Voice", ())
    technique = choice("Technique", ())
    technique_group = choice("Group of techniques", ())
    figure = choice("With a figure", YES_OR_NO)
    judged = choice("With a verdict", YES_OR_NO)
    evidence = choice("Evidence", [*ANY, (MISSING, "Missing for verified or refuted")])
    read_to_end = choice("Read to the end", YES_OR_NO)
    reviewer = choice("Reviewer", ())
    since = forms.DateField(label="Made since", required=False, widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(label="Made until", required=False, widget=forms.DateInput({"type": "date"}))

    FIRST = ("q", "source", "verdict", "claim_type", "voice", "technique")

    def __init__(self, data: Any, *, vocabulary: Vocabulary, reviewers: Choices | None) -> None:
        """`reviewers` are those to choose from; None where one sees nobody's work but one's own."""
        super().__init__(data)
        for facet in ("verdict", "claim_type", "voice"):
            self._offer(facet, [*named(vocabulary, facet), (UNSAID, "Not said yet")])
        self._offer("technique", grouped_techniques(vocabulary))
        self._offer("technique_group", named(vocabulary, "technique_group"))
        if reviewers is None:
            del self.fields["reviewer"]
        else:
            self._offer("reviewer", reviewers)

    def _offer(self, name: str, choices: Any) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = [*ANY, *choices]

    def first(self) -> list[forms.BoundField]:
        return [self[name] for name in self.FIRST]

    def has_more(self) -> bool:
        """Whether one of the filters out of sight is on."""
        return any(field.value() for field in self.more())

    def more(self) -> list[forms.BoundField]:
        return [field for field in self if field.name not in self.FIRST]


def named(vocabulary: Vocabulary, facet: str) -> Choices:
    return [(slug, label.name) for slug, label in vocabulary.labels(facet).items()]


def grouped_techniques(vocabulary: Vocabulary) -> list[tuple[str, Choices]]:
    return [
        (label.name, [(slug, vocabulary.name("technique", slug)) for slug in vocabulary.techniques_in(group)])
        for group, label in vocabulary.labels("technique_group").items()
    ]
