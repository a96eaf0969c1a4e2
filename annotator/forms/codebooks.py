"""Forms about codebooks: a change of a draft, the reason of a version, which two to compare, what a judgement is now."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms

from annotator.actions.codebook_changes import fields_of
from annotator.actions.codebook_content import LONGEST_DEFINITION, LONGEST_NAME, longest_slug
from annotator.actions.codebook_drafts import LONGEST_REASON
from annotator.actions.codebook_heirs import Place
from annotator.actions.rereviews import LONGEST_NOTE
from annotator.models.codebook import Label
from annotator.queries.relabelled import NO_LABEL
from annotator.queries.rereviews import Question

Labels = Mapping[str, Label]
A_NEW_ONE = "~new"  # no slug begins like this


def _poles(name: str, at: str, such: str) -> Callable[[], forms.Field]:
    return lambda: forms.CharField(
        label=name, max_length=LONGEST_NAME, required=False, help_text=f"What {at} means, such as {such}."
    )


ATTRIBUTE_FIELDS: dict[str, Callable[[], forms.Field]] = {
    "credit": lambda: forms.FloatField(
        label="Credit", required=False, help_text="From 0, refuted, to 1, verified. Empty: it carries none and is shown apart.",
    ),
    "ordinal": lambda: forms.IntegerField(label="Rank", required=False, help_text="The surer, the higher."),
    "figure": lambda: forms.BooleanField(label="Asks for a figure", required=False),
    "low": _poles("Pole at -2", "-2", "condemned"),
    "high": _poles("Pole at 2", "2", "justified"),
}  # fmt: skip


class ChangeForm(forms.Form):
    """One change: which fields it has depends on what is done, to a label of which facet.

    `labels` are the facet's as the draft has them, `groups` those of techniques, `label` the one it is about.
    """

    def __init__(
        self, data: Any = None, *, kind: str, facet: str, labels: Labels, groups: Labels, label: Label | None = None,
    ) -> None:  # fmt: skip
        super().__init__(data)
        self.kind, self.facet, self.label = kind, facet, label
        self.groups, self.labels = groups, labels
        {"add": self._to_add, "redefine": self._to_redefine, "merge": self._to_merge}.get(
            kind, lambda: None
        )()

    def change(self) -> dict[str, Any]:
        """What an action takes. Only of a valid form."""
        said = {"kind": self.kind, "facet": self.facet}
        given = self.cleaned_data
        of_label = {name: _plain(given[name]) for name in fields_of(self.facet) if name in given}
        if self.kind == "add":
            return {**said, "slug": given["slug"], "after": given["after"], **of_label}
        if self.kind == "merge":
            is_new = given["into"] == A_NEW_ONE
            into = {"into": given["slug"], **of_label} if is_new else {"into": given["into"]}
            return {**said, "slugs": given["slugs"], **into}
        slug = self.label.slug if self.label else ""
        if self.kind == "retire":
            return {**said, "slug": slug}
        same = {"same_meaning": True} if given["same_meaning"] else {}
        return {**said, "slug": slug, **self._differing(of_label), **same}

    def _differing(self, given: dict[str, Any]) -> dict[str, Any]:
        before = self._initial()
        return {name: value for name, value in given.items() if not _same(value, before.get(name))}

    def _initial(self) -> dict[str, Any]:
        if self.label is None:
            return {}
        return {"name": self.label.name, "definition": self.label.definition, **self.label.attributes}

    def _to_add(self) -> None:
        self._slug()
        self._of_label()
        at_end = [
            ("", "At the end"),
            *((label.slug, f"Behind {label.name}") for label in self.labels.values()),
        ]
        self.fields["after"] = forms.ChoiceField(label="Place", choices=at_end, required=False)

    def _to_redefine(self) -> None:
        self._of_label()
        self.initial = self._initial()
        self.fields["same_meaning"] = forms.BooleanField(
            label="It means what it meant: only the wording is put right", required=False,
            help_text="Then nobody is asked to look at judgements again.",
        )  # fmt: skip

    def _to_merge(self) -> None:
        choices = [(label.slug, label.name) for label in self.labels.values()]
        self.fields["slugs"] = forms.MultipleChoiceField(
            label="Merge these", choices=choices, widget=forms.CheckboxSelectMultiple,
            initial=[self.label.slug] if self.label else [],
            error_messages={"required": "Choose the labels that go."},
        )  # fmt: skip
        self.fields["into"] = forms.ChoiceField(
            label="Into", choices=[("", "Choose"), *choices, (A_NEW_ONE, "A new label, described below")]
        )
        self._slug(required=False)
        self._of_label(required=False)

    def _slug(self, *, required: bool = True) -> None:
        longest = longest_slug(self.facet)
        self.fields["slug"] = forms.CharField(
            label="Slug", max_length=longest, required=required,
            help_text=f"How exports name it. Letters, digits, _ and -, at most {longest}. It never changes.",
        )  # fmt: skip

    def _of_label(self, *, required: bool = True) -> None:
        self.fields["name"] = forms.CharField(label="Name", max_length=LONGEST_NAME, required=required)
        self.fields["definition"] = forms.CharField(
            label="Definition", max_length=LONGEST_DEFINITION, required=False, widget=forms.Textarea({"rows": 3}),
        )  # fmt: skip
        for name in fields_of(self.facet):
            if name == "group":
                choices = [(group.slug, group.name) for group in self.groups.values()]
                self.fields[name] = forms.ChoiceField(label="Group", choices=choices, required=required)
            elif name in ATTRIBUTE_FIELDS:
                self.fields[name] = ATTRIBUTE_FIELDS[name]()


def _same(value: Any, other: Any) -> bool:
    return value == other or (_is_empty(value) and _is_empty(other))


def _is_empty(value: Any) -> bool:
    return value is None or value is False or value == ""


def _plain(value: Any) -> Any:
    """As JSON keeps it: 1 rather than 1.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Why", max_length=LONGEST_REASON, required=False, widget=forms.Textarea({"rows": 3}),
        help_text="For those who read the list of versions in a year’s time.",
    )  # fmt: skip


class CompareForm(forms.Form):
    a = forms.ChoiceField(label="Version")
    b = forms.ChoiceField(label="Against")

    def __init__(
        self, data: Any = None, *, keys: Sequence[str], initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        for name in ("a", "b"):
            self.fields[name] = forms.ChoiceField(
                label=self.fields[name].label, choices=[(key, key) for key in keys]
            )


class AnswerForm(forms.Form):
    """For each question the label that takes the old one's place."""

    def __init__(self, data: Any = None, *, questions: Sequence[Question], note: str = "") -> None:
        super().__init__(data)
        self.questions = questions
        for question in questions:
            self.fields[question.field] = forms.ChoiceField(
                choices=[(choice.slug, choice.label.name) for choice in question.choices], initial=question.proposed,
                error_messages={"required": "Choose what it would be now."},
            )  # fmt: skip
        self.fields["note"] = forms.CharField(
            label="Note", max_length=LONGEST_NOTE, required=False, initial=note, widget=forms.Textarea({"rows": 2}),
        )  # fmt: skip

    def labels(self) -> dict[Place, str | None]:
        """What an action takes. Only of a valid form."""
        chosen = [(question, self.cleaned_data[question.field]) for question in self.questions]
        return {(one.facet, one.said.slug): None if slug == NO_LABEL else slug for one, slug in chosen}
