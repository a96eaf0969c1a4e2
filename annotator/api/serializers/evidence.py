"""Evidence of claims, its pages and snapshots, as they come in and as they go out."""

from typing import Any

from rest_framework import serializers

from annotator.actions.evidence.grading import LETTERS, NUMBERS
from annotator.api.serializers.problems import ProblemSerializer
from annotator.api.serializers.strict import CodePoint, Flag, Id, Strict, Text, WholeNumber
from annotator.models import EvidencePage

OPTIONAL: dict[str, Any] = {"required": False}
WHERE = "Give either url, or document and quote."


class PageSerializer(serializers.ModelSerializer[EvidencePage]):
    """One place where evidence stands: an address, or a span of a document in code points."""

    letter = serializers.CharField(allow_null=True, help_text="Admiralty letter: how reliable its source is")
    number = serializers.IntegerField(
        allow_null=True, help_text="Admiralty number: how credible what it says is"
    )

    class Meta:
        model = EvidencePage
        fields = (
            "id", "url", "archive_url", "document", "start", "end", "title", "source", "letter", "number",
            "independence_group", "note", "made_at", "updated_at",
        )  # fmt: skip


class SnapshotSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    sha256 = serializers.CharField(help_text="of the bytes, in hexadecimal")
    bytes = serializers.IntegerField()
    accessed_on = serializers.DateField(help_text="the day on which the page said this")
    made_by = serializers.CharField(help_text="pseudonym")
    made_at = serializers.DateTimeField()


class BearingSerializer(serializers.Serializer[Any]):
    evidence = serializers.UUIDField()
    claim = serializers.UUIDField()
    relation = serializers.CharField()


class WholePageSerializer(PageSerializer):
    graded_by = serializers.CharField(allow_null=True, help_text="pseudonym")
    graded_at = serializers.DateTimeField(allow_null=True)
    snapshots = SnapshotSerializer(many=True)
    bears_on = BearingSerializer(many=True)

    class Meta(PageSerializer.Meta):
        fields = (*PageSerializer.Meta.fields, "graded_by", "graded_at", "snapshots", "bears_on")  # type: ignore[assignment]


class ClaimEvidenceSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    claim = serializers.UUIDField()
    page = PageSerializer()
    relation = serializers.CharField(help_text="slug of the codebook’s facet evidence_relation")
    quote = serializers.CharField()
    note = serializers.CharField()
    made_by = serializers.CharField(help_text="pseudonym")
    made_at = serializers.DateTimeField()
    withdrawn_at = serializers.DateTimeField(allow_null=True)


class EvidenceToRecordSerializer(Strict):
    """At an address (`url`), or in a document of the corpus (`document` and `quote`; the place is found)."""

    relation = Text(allow_blank=False, help_text="supports, refutes, partly_supports, context, …")
    url = Text(**OPTIONAL, help_text="begins with http:// or https://")
    is_another = Flag(required=False, help_text="it is none of the pages with nearly the same address")
    document = Id(required=False)
    start = CodePoint(
        required=False, help_text="of the quote, where it stands in the document more than once"
    )
    quote = Text(**OPTIONAL)
    note = Text(**OPTIONAL)
    title = Text(**OPTIONAL)
    archive_url = Text(**OPTIONAL)
    source = Id(required=False, help_text="who published it")  # type: ignore[assignment]  # a name that the base class has for itself
    independence_group = Text(**OPTIONAL)
    accessed_on = serializers.DateField(required=False, help_text="today unless said")
    snapshot = Text(**OPTIONAL, help_text="the text of the page; a file: at the page’s snapshots/")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if bool(attrs.get("url")) == ("document" in attrs):
            raise serializers.ValidationError({"url": [WHERE]})
        return attrs


class SnapshotToKeepSerializer(Strict):
    text = Text(allow_blank=False)
    accessed_on = serializers.DateField(required=False, help_text="today unless said")


class SnapshotFileSerializer(serializers.Serializer[Any]):
    file = serializers.FileField(help_text="of any type")
    accessed_on = serializers.DateField(required=False, help_text="today unless said")


class EvidenceGradeSerializer(Strict):
    """Both, or both null to take the grade back."""

    letter = serializers.ChoiceField(choices=list(LETTERS), allow_null=True)
    number = WholeNumber(allow_null=True, min_value=min(NUMBERS), max_value=max(NUMBERS))


class LikePageSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    url = serializers.CharField()
    title = serializers.CharField()


class LikeProblemSerializer(ProblemSerializer):
    """There are pages with nearly the same address: send the address of the one that is meant, or is_another."""

    like = LikePageSerializer(many=True, required=False)
