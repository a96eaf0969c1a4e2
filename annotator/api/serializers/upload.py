"""Documents on their way in, and the report of what became of them. The fields are checked by the door, `corpus_app.ingest`."""

from typing import Any

from rest_framework import serializers

from corpus_app.models import Document


class FilesToStoreSerializer(serializers.Serializer[Any]):
    files = serializers.ListField(child=serializers.FileField(), help_text=".txt .html .jsonl .csv .zip")
    source = serializers.CharField(required=False, help_text="name of the publisher of all the files")  # type: ignore[assignment]  # a name that the base class has for itself
    sources = serializers.FileField(required=False, help_text="JSON list of which file is whose")


class DocumentToStoreSerializer(serializers.Serializer[Any]):
    text = serializers.CharField()
    source = serializers.CharField(
        required=False, help_text="the publisher's name, or an object with name, kind, …"
    )  # type: ignore[assignment]  # a name that the base class has for itself
    title = serializers.CharField(required=False)
    language = serializers.CharField(required=False, help_text="ISO 639-1 code")
    published = serializers.DateField(required=False)
    author = serializers.CharField(required=False)
    url = serializers.URLField(required=False)
    redistribution = serializers.ChoiceField(choices=Document.Redistribution.choices, required=False)


class OutcomeSerializer(serializers.Serializer[Any]):
    file = serializers.CharField(help_text="FILE, or ARCHIVE/MEMBER")
    locator = serializers.CharField(allow_blank=True, help_text="such as “line 17”")
    status = serializers.ChoiceField(choices=["new", "known", "refused"])
    reason = serializers.CharField(allow_blank=True)
    title = serializers.CharField(allow_blank=True)
    language = serializers.CharField(allow_blank=True)
    published = serializers.DateField(allow_null=True)
    source = serializers.CharField(allow_blank=True)  # type: ignore[assignment]  # a name that the base class has for itself
    text_sha256 = serializers.CharField(allow_blank=True)
    notes = serializers.ListField(child=serializers.CharField())
    document = serializers.UUIDField(allow_null=True)


class CountsSerializer(serializers.Serializer[Any]):
    new = serializers.IntegerField()
    known = serializers.IntegerField()
    refused = serializers.IntegerField()


class ReportSerializer(serializers.Serializer[Any]):
    counts = CountsSerializer()
    results = OutcomeSerializer(many=True)
