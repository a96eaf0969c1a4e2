"""Sources, documents, segments, as they go out."""

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
