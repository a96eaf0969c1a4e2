"""Forms of rounds. Whether it makes sense is for the actions to say; these ask, and say what each answer means."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet

from annotator.actions.rounds.changing import ALWAYS, BEFORE_READING
from annotator.actions.rounds.history import SETTINGS
from annotator.forms.fields import OPTIONAL, PeopleField, SourcesField, date, either, number
from annotator.forms.filters import those_of, words
from annotator.models import Codebook, Round, User
from annotator.queries.documents import languages
from annotator.queries.picking import Pick
from annotator.queries.rounds import reviewers
from corpus_app.models import Source


class PickForm(forms.Form):
    """Which documents."""

    sources = SourcesField()
    words = words("Words in title or text")
    language = forms.ChoiceField(label="Language", choices=lambda: those_of(languages()), required=False)
    published_since = date("Published since")
    published_until = date("Published until")
    sample = number(
        "Draw at random", 1, 1_000_000, **OPTIONAL,
        help_text="So many of the documents that match. Empty: all of them.",
    )  # fmt: skip

    PICKED = ("sources", "words", "language", "published_since", "published_until", "sample")

    def pick(self) -> Pick:
        said = {name: self.cleaned_data[name] for name in self.PICKED}
        said["sources"] = tuple(source.pk for source in said["sources"])
        return Pick(**said)


class RulesForm(forms.Form):
    """How a round is read."""

    name = forms.CharField(label="Name", max_length=120)
    guidelines = forms.CharField(
        label="Guidelines", required=False, strip=False, widget=forms.Textarea({"rows": 8}),
        help_text="What you ask of readers, in Markdown: # heading, - list, **bold**, [link](https://…).",
    )  # fmt: skip
    codebook = forms.ModelChoiceField(
        Codebook.objects.none(), label="Codebook", empty_label=None,
        help_text="The vocabulary. Fixed once somebody has a reading.",
    )  # fmt: skip
    blind = either(
        "Readers see", "Nothing of each other before they submit (blind)", "Each other’s work (open)", initial="1"
    )  # fmt: skip
    readers_wanted = number("Readers for each document", 1, 50, initial=3)
    share_limit = number(
        "One person reads at most, in %", 1, 100, initial=60,
        help_text="Of the documents; rounded down, one at least. So that the result does not hang on one person.",
    )  # fmt: skip
    days_to_read = number(
        "Days to read a document", 1, 365, initial=14, help_text="Then it goes to the next person who asks."
    )
    deadline = date("Deadline", help_text="When you want the round done. Nothing is cut off.")
    proposals = forms.ChoiceField(
        label="Proposals", choices=Round.Proposals.choices, initial=Round.Proposals.OFF,
        help_text="The desk can fill in voice, claim type and figure as it reads them from the words. In a blind round "
        "proposals pull readers toward each other, so they are off; half tells how strongly they pull.",
    )  # fmt: skip
    pass_mark = number(
        "Pass mark, in %", 1, 100, **OPTIONAL,
        help_text="Real work is given from this score on, where the round has test documents. Empty: to everybody.",
    )  # fmt: skip
    settled_by_itself_from = forms.DecimalField(
        label="Accept automatically from a probability of", min_value=0, max_value=1, decimal_places=3, required=False,
        widget=forms.NumberInput({"step": "0.01"}), help_text="0.5 to 1. Marked as automatic. Empty: a lead looks at every unit.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = Codebook.objects.order_by("-created_at", "-version")
        cast("forms.ModelChoiceField[Codebook]", self.fields["codebook"]).queryset = offered

    def clean_guidelines(self) -> str:
        """Browsers end lines with CR and LF."""
        return str(self.cleaned_data["guidelines"]).replace("\r\n", "\n")

    def rules(self) -> dict[str, Any]:
        """The round's own fields, as actions take them."""
        return {name: value for name, value in self.cleaned_data.items() if name in SETTINGS}


class PeopleForm(forms.Form):
    """Who reads."""

    open_to_all = either("Who reads", "Every reviewer", "Only the people named", initial="1")
    members = PeopleField(
        "People named", required=False, help_text="They count where not every reviewer reads."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_people(self, "members")


class RoundForm(PickForm, RulesForm, PeopleForm):
    """Everything that is asked when a round is made."""

    finding = forms.ChoiceField(
        label="What is judged", choices=Round.Finding.choices, initial=Round.Finding.FREE,
        help_text="Readers highlight what strikes them, which says nothing of how much there is. Passages drawn at random "
        "make a rate an estimate for the source.",
    )  # fmt: skip
    passages_per_document = number(
        "Passages from each document", 0, 50, initial=10, help_text="Where passages are drawn at random."
    )
    seed = number(
        "Seed",
        0,
        2**31 - 1,
        help_text="Of every draw in this round. The same seed and corpus draw the same documents.",
    )

    def rules(self) -> dict[str, Any]:
        return {name: value for name, value in super().rules().items() if name != "codebook"}


class SettingsForm(RulesForm):
    """What may change while a round runs; what is fixed by now is shown and not asked."""

    def __init__(self, *args: Any, round: Round, is_read: bool, **kwargs: Any) -> None:
        said = {name: getattr(round, name) for name in (*ALWAYS, *BEFORE_READING)}
        super().__init__(*args, initial={**said, "blind": str(int(round.blind))}, **kwargs)
        for name in BEFORE_READING if is_read else ():
            self.fields[name].disabled = True

    def changes(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in (*ALWAYS, *BEFORE_READING)}


class GiveForm(forms.Form):
    """Documents to people, by hand."""

    documents = forms.TypedMultipleChoiceField(required=False)
    people = PeopleField("To", required=False)

    def __init__(self, *args: Any, documents: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["documents"]).choices = [(str(pk), "") for pk in documents]
        offer_people(self, "people")


class ReasonForm(forms.Form):
    reason = forms.CharField(label="Why", max_length=1000, widget=forms.Textarea({"rows": 3}))


class ConflictForm(forms.Form):
    """Who, which source, why."""

    reviewer = forms.ModelChoiceField(User.objects.none(), label="Person", empty_label="Choose")
    source = forms.ModelChoiceField(Source.objects.order_by("name"), label="Source", empty_label="Choose")
    reason = forms.CharField(label="Interest", max_length=300, help_text="Such as: wrote for it until 2023.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_people(self, "reviewer")


def offer_people(form: forms.Form, name: str) -> None:
    people: QuerySet[User] = reviewers()
    cast("forms.ModelChoiceField[User]", form.fields[name]).queryset = people
