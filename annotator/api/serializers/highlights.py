"""Highlights, as they come in and as they go out."""

from typing import Any

from rest_framework import serializers

from annotator.api.serializers.judgements import OPTIONAL, JudgementSerializer
from annotator.api.serializers.strict import LARGEST_INTEGER, CodePoint, Id, Strict, Text, WholeNumber

SPAN = {"start", "end", "exact"}


class HighlightToCreateSerializer(Strict):
    """`id` is a UUID that the client makes: sent again, the save is the same save."""

    id = Id()
    assignment = Id()
    start = CodePoint(help_text="offset of the first code point")
    end = CodePoint(help_text="offset after the last code point")
    exact = Text(help_text="the words at this place, exactly")
    passage = WholeNumber(
        **OPTIONAL,
        min_value=1,
        max_value=LARGEST_INTEGER,
        help_text="id of the passage drawn at random that it judges",
    )
    judgement = JudgementSerializer(required=False)


class HighlightChangesSerializer(Strict):
    """What changes. The place is three fields that go together."""

    start = CodePoint(required=False)
    end = CodePoint(required=False)
    exact = Text(required=False)
    judgement = JudgementSerializer(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        missing = SPAN - attrs.keys()
        if missing and missing != SPAN:
            together = "Send start, end and exact together: the words are checked against the place."
            raise serializers.ValidationError({name: [together] for name in sorted(missing)})
        return attrs


class HighlightSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    assignment = serializers.UUIDField()
    document = serializers.UUIDField()
    source = serializers.UUIDField()  # type: ignore[assignment]  # a name that the base class has for itself
    reviewer = serializers.CharField(help_text="pseudonym")
    start = serializers.IntegerField(help_text="code points, from 0")
    end = serializers.IntegerField(help_text="code points, exclusive")
    offset_unit = serializers.ChoiceField(choices=["codepoint"])
    exact = serializers.CharField()
    prefix = serializers.CharField(allow_blank=True, help_text="at most 32 code points before")
    suffix = serializers.CharField(allow_blank=True, help_text="at most 32 code points after")
    text_sha256 = serializers.CharField(help_text="of the document's text as UTF-8")
    passage = serializers.IntegerField(
        allow_null=True, help_text="the passage drawn at random that it judges"
    )
    version = serializers.IntegerField(help_text="the ETag; send it back in If-Match")
    status = serializers.ChoiceField(choices=["active", "withdrawn"])
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    judgement = JudgementSerializer()


class ProposedFigureSerializer(serializers.Serializer[Any]):
    low = serializers.CharField(allow_null=True)
    high = serializers.CharField(allow_null=True)
    bound = serializers.CharField()
    unit = serializers.CharField(allow_blank=True)


class ProposalSerializer(serializers.Serializer[Any]):
    """What may be filled in before a person has judged: read from the place and the words, never stored by itself."""

    voice = serializers.CharField(allow_null=True, help_text="from the role of the segment it starts in")
    claim_type = serializers.CharField(allow_null=True, help_text="quantity where the words hold a figure")
    figure = ProposedFigureSerializer(allow_null=True)


class OneHighlightSerializer(HighlightSerializer):
    proposal = ProposalSerializer(allow_null=True, help_text="null where nothing is proposed in this reading")


class HighlightStateSerializer(serializers.Serializer[Any]):
    """What a highlight is at one version."""

    start = serializers.IntegerField()
    end = serializers.IntegerField()
    exact = serializers.CharField()
    status = serializers.ChoiceField(choices=["active", "withdrawn"])
    judgement = JudgementSerializer()


class HighlightVersionSerializer(serializers.Serializer[Any]):
    """One change: who, when, before and after."""

    version = serializers.IntegerField()
    changed_by = serializers.CharField(help_text="pseudonym")
    changed_at = serializers.DateTimeField()
    before = HighlightStateSerializer(allow_null=True, help_text="null for the first version")
    after = HighlightStateSerializer()
