"""Forms of evidence. Whether it makes sense is for the actions to say."""

from pathlib import Path
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.utils import timezone

from annotator.actions.evidence import Address, Kept, Said, Span
from annotator.actions.evidence.grading import LETTERS, NUMBERS
from annotator.actions.evidence.places import find_quote
from annotator.actions.evidence.recording import LONGEST_GROUP, LONGEST_TITLE
from annotator.actions.judgements import LONGEST_NOTE
from annotator.forms.fields import OPTIONAL, date
from annotator.forms.filters import ANY, choice, publisher, words
from annotator.queries.codebooks import default_codebook
from annotator.queries.evidence_addresses import LONGEST
from annotator.queries.evidence_pages import UNGRADED
from corpus_app.ingest import RawFile
from corpus_app.models import Document, Source

GROUPS = "evidence-groups"  # the id of the list of names already used


def _group() -> forms.CharField:
    return forms.CharField(
        label="Independence group", max_length=LONGEST_GROUP, required=False, widget=forms.TextInput({"list": GROUPS}),
        help_text="Where others print the same report: one name for all of them. They count once.",
    )  # fmt: skip


def _address(label: str, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST, widget=forms.URLInput, **options)


def _publisher(unsaid: str) -> "forms.ModelChoiceField[Source]":
    every = Source.objects.order_by("name").only("id", "name")
    return forms.ModelChoiceField(every, label="Published by", required=False, empty_label=unsaid)


def _long(label: str, rows: int = 3, **options: Any) -> forms.CharField:
    widget = forms.Textarea({"rows": rows})
    return forms.CharField(label=label, max_length=LONGEST_NOTE, widget=widget, strip=False, **options)


class PageFilterForm(forms.Form):
    q = words("Words in title or address")
    letter = choice(
        "Grade",
        [*ANY, *((one, f"{one}, {name.lower()}") for one, name in LETTERS.items()), (UNGRADED, "Not graded")],
    )
    group = forms.CharField(
        label="Independence group", required=False, max_length=LONGEST_GROUP, widget=forms.TextInput({"type": "search", "list": GROUPS})
    )  # fmt: skip
    source = publisher("Published by")


class SnapshotForm(forms.Form):
    """What the page said on a day."""

    accessed_on = date("Looked at on", help_text="The day on which the page said this.")
    file = forms.FileField(
        label="Snapshot as a file", required=False,
        help_text="The saved page, a PDF, a picture: of any type. It is kept as it is and only ever downloaded.",
    )  # fmt: skip
    text = forms.CharField(
        label="Or paste the text of the page", required=False, strip=False, widget=forms.Textarea({"rows": 4})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["accessed_on"].initial = timezone.localdate

    def kept(self) -> Kept:
        said = self.cleaned_data
        return Kept(said["accessed_on"], raw_file(said["file"]) if said["file"] else None, said["text"])


class SaidForm(forms.Form):
    """How a page bears on the claim."""

    relation = forms.ChoiceField(label="What it does to the claim")
    quote = _long("The words that bear on it", **OPTIONAL)
    note = _long("Note", 2, **OPTIONAL)
    group = _group()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codebook = default_codebook()
        labels = codebook.facets.get("evidence_relation", {}).values() if codebook else ()
        choices = [("", "Choose"), *((label.slug, label.name) for label in labels)]
        cast(forms.ChoiceField, self.fields["relation"]).choices = choices

    def said(self) -> Said:
        return Said(**{name: self.cleaned_data[name] for name in ("relation", "quote", "note")})


class AddressForm(SnapshotForm, SaidForm):
    """Evidence at an address. `like` is asked only where a page has nearly the same address: "" or "another" or the address."""

    url = _address("Address", help_text="Tracking parameters and fragments are left out of it.")
    archive_url = _address("Address in an archive", **OPTIONAL, help_text="Such as of web.archive.org.")
    title = forms.CharField(label="Title of the page", max_length=LONGEST_TITLE, required=False)
    source = _publisher("Found by its domain, or not known here")
    like = forms.CharField(max_length=LONGEST, required=False, widget=forms.HiddenInput)

    def where(self) -> Address:
        said = self.cleaned_data
        like = said["like"]
        facts = {name: said[name] for name in ("archive_url", "title", "source", "group")}
        is_another = like == "another"
        return Address(said["url"] if is_another or not like else like, **facts, is_another=bool(like))


class SpanForm(SaidForm):
    """Evidence in a document of the corpus: the server finds the words."""

    quote = _long(
        "The words of the document that bear on it",
        help_text="Copied from its page. They must stand there once.",
    )

    def __init__(self, document: Document, *args: Any) -> None:
        super().__init__(*args)
        self.document = document

    def where(self) -> Span:
        """Raises Invalid where the words are not there, or not once."""
        place = find_quote(self.document, self.cleaned_data["quote"])
        return Span(self.document, place, self.cleaned_data["group"])

    def kept(self) -> Kept:
        """Nothing: the document is kept already."""
        return Kept()


class GradeForm(forms.Form):
    letter = forms.ChoiceField(
        label="Letter: how reliable its source is", required=False,
        choices=[("", "Not graded"), *((one, f"{one}  {name}") for one, name in LETTERS.items())],
    )  # fmt: skip
    number = forms.TypedChoiceField(
        label="Number: how credible what it says is", required=False, coerce=int, empty_value=None,
        choices=[("", "Not graded"), *((str(one), f"{one}  {name}") for one, name in NUMBERS.items())],
    )  # fmt: skip


class PageForm(forms.Form):
    """What is known of a page."""

    title = forms.CharField(label="Title", max_length=LONGEST_TITLE, required=False)
    archive_url = _address("Address in an archive", **OPTIONAL)
    source = _publisher("Not known here")
    group = _group()
    note = _long("Note", 2, **OPTIONAL)


class TakeUpForm(forms.Form):
    url = forms.CharField(max_length=LONGEST)


def raw_file(file: "UploadedFile[Any]") -> RawFile:
    """A large one lies in a temporary file until the request ends."""
    name = file.name or "unnamed"
    if isinstance(file, TemporaryUploadedFile):
        return RawFile.at(Path(file.temporary_file_path()), name)
    return RawFile.of(name, file.read())
