"""The form with which documents are brought in."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django import forms
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile

from corpus_app.ingest import ACCEPTED, RawFile, SourceList, read_source_list
from corpus_app.models import Document, Source

LONGEST_NAME = 200


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Any number of files, none of them looked into: that is for the reader, which says what is wrong with each."""

    def clean(self, data: Any, initial: Any = None) -> "Sequence[UploadedFile[Any]]":
        return [file for file in data or () if file]


class BringInForm(forms.Form):
    uploads = ManyFilesField(
        label="Files", required=False, widget=ManyFilesInput({"accept": ",".join(ACCEPTED)}),
        help_text=f"One or many: {', '.join(ACCEPTED)}.",
    )  # fmt: skip
    title = forms.CharField(label="Title of the pasted text", max_length=500, required=False)
    text = forms.CharField(
        label="Or paste a text", required=False, strip=False, widget=forms.Textarea({"rows": 8})
    )
    source = forms.ModelChoiceField(
        Source.objects.order_by("name").only("id", "name"), label="Source", required=False,
        empty_label="What the file itself says", help_text="Who published it.",
    )  # fmt: skip
    new_source = forms.CharField(label="Or name a new source", max_length=LONGEST_NAME, required=False)
    kind = forms.ChoiceField(
        label="Kind of a new source", required=False, choices=Source.Kind.choices, initial=Source.Kind.OTHER
    )
    origin = forms.CharField(
        label="Taken from", max_length=LONGEST_NAME, required=False, widget=forms.TextInput({"list": "source-names"}),
        help_text="The other source that it was republished, excerpted or translated from.",
    )  # fmt: skip
    relation = forms.ChoiceField(
        label="How taken",
        required=False,
        choices=[("", "Not taken from elsewhere"), *Document.Relation.choices],
    )
    redistribution = forms.ChoiceField(
        label="May the text be passed on?", required=False,
        choices=[("", "What the file itself says"), *Document.Redistribution.choices],
        help_text="Where not allowed, exports carry offsets and short quotes, never the whole text.",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("uploads") and not said.get("text", "").strip():
            raise forms.ValidationError("Choose at least one file, or paste a text.")
        if said.get("source") and said.get("new_source"):
            self.add_error("new_source", "Choose a source or name a new one, not both.")
        if bool(said.get("origin")) != bool(said.get("relation")):
            self.add_error("relation", "Say both where the text is taken from and how, or neither.")
        return said

    def raw_files(self) -> list[RawFile]:
        """The files as the one door takes them; a pasted text is one more."""
        files = [_raw(file) for file in self.cleaned_data["uploads"]]
        text, title = self.cleaned_data["text"], self.cleaned_data["title"]
        if not text.strip():
            return files
        if not title:
            return [*files, RawFile.of("pasted text.txt", text.encode())]
        row = json.dumps({"title": title, "text": text}, ensure_ascii=False)
        return [*files, RawFile.of("pasted text.jsonl", row.encode())]

    def said_of(self, names: Iterable[str]) -> SourceList:
        """What the form says of its files, which is the same for each. Raises Refused where a name cannot be one."""
        entry = {"source": self._source(), "origin": self._origin()}
        entry["redistribution"] = self.cleaned_data["redistribution"] or None
        entries = [{"file": name, **entry} for name in sorted(set(names))]
        return read_source_list(json.dumps(entries).encode())

    def _source(self) -> Any:
        said = self.cleaned_data
        if said["source"]:
            return {"name": said["source"].name}
        return {"name": said["new_source"], "kind": said["kind"]} if said["new_source"] else None

    def _origin(self) -> Any:
        said = self.cleaned_data
        return {"name": said["origin"], "relation": said["relation"]} if said["origin"] else None


def _raw(file: "UploadedFile[Any]") -> RawFile:
    """Large ones lie in a temporary file until the request ends; they are read from there."""
    name = file.name or "unnamed"
    if isinstance(file, TemporaryUploadedFile):
        return RawFile.at(Path(file.temporary_file_path()), name)
    return RawFile.of(name, file.read())
