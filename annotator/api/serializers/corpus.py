"""Sources, documents, segments, codebooks, as they go out."""

from typing import Any

from rest_framework import serializers

from corpus_app.models import Document, Segment, Source


class SourceSerializer(serializers.ModelSerializer[Source]):
    class Meta:
        model = Source
        fields = (
            "id", "name", "other_names", "kind", "language", "country", "domains", "note", "created_at",
        )  # fmt: skip


class DocumentSerializer(serializers.ModelSerializer[Document]):
    class Meta:
        model = Document
        fields = (
            "id", "source", "title", "language", "published", "author", "url", "text_sha256", "length", "words",
            "origin", "origin_relation", "redistribution", "version", "replaces", "created_at",
        )  # fmt: skip


class WholeDocumentSerializer(DocumentSerializer):
    class Meta(DocumentSerializer.Meta):
        fields = (*DocumentSerializer.Meta.fields, "metadata", "text")  # type: ignore[assignment]


class SegmentSerializer(serializers.ModelSerializer[Segment]):
    class Meta:
        model = Segment
        fields = ("position", "start", "end", "role", "author", "date", "language", "depth")


class CodebookSerializer(serializers.Serializer[Any]):
    key = serializers.CharField(help_text="such as assay-default@1")
    slug = serializers.CharField()
    version = serializers.IntegerField()
    title = serializers.CharField()
    description = serializers.CharField(allow_blank=True)
    created_at = serializers.DateTimeField()


class LabelSerializer(serializers.Serializer[Any]):
    """A label; what else the codebook says of it (group, credit, key, …) stands beside."""

    slug = serializers.CharField()
    name = serializers.CharField()
    definition = serializers.CharField(allow_blank=True, required=False)


class WholeCodebookSerializer(CodebookSerializer):
    facets = serializers.DictField(child=LabelSerializer(many=True))
