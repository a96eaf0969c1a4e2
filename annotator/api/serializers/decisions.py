"""Units, decisions and disputes, as they come in and as they go out."""

from typing import Any

from rest_framework import serializers

from annotator.api.serializers.judgements import JudgementSerializer
from annotator.api.serializers.problems import ProblemSerializer
from annotator.api.serializers.strict import CodePoint, Id, Strict, Text
from annotator.models import Decision
from annotator.queries.unit import Status
from measures.consensus.methods import DEFAULT_METHOD, METHODS

WAYS = ("reading", "consensus", "own", "rejected")
NEEDED = {"reading": ("reading",), "own": ("start", "end", "exact", "judgement")}
SETTING = {"reading", "start", "end", "exact", "judgement"}


def method_field() -> serializers.ChoiceField:
    return serializers.ChoiceField(
        choices=[(one.name, one.description) for one in METHODS.values()],
        required=False,
        default=DEFAULT_METHOD,
    )


class UnitsChoiceSerializer(serializers.Serializer[Any]):
    """Of which document the units are wanted, and by which method their consensus."""

    document = serializers.UUIDField()
    method = method_field()


class ShareSerializer(serializers.Serializer[Any]):
    value = serializers.CharField()
    probability = serializers.FloatField(help_text="of a technique: that it is there")


class ReadingSerializer(serializers.Serializer[Any]):
    """One highlight as its reviewer has it now."""

    highlight = serializers.UUIDField()
    reviewer = serializers.CharField(help_text="pseudonym")
    start = serializers.IntegerField(help_text="code points, from 0")
    end = serializers.IntegerField(help_text="code points, exclusive")
    exact = serializers.CharField()
    version = serializers.IntegerField()
    judgement = JudgementSerializer()


class DisputeSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    decision = serializers.UUIDField()
    reviewer = serializers.CharField(help_text="pseudonym")
    reason = serializers.CharField()
    made_at = serializers.DateTimeField()
    answered_at = serializers.DateTimeField(allow_null=True, help_text="when a lead decided again")


class UnitSerializer(serializers.Serializer[Any]):
    """Highlights of several reviewers that mean the same passage."""

    key = serializers.CharField(help_text="names the unit; send it back with the fingerprint to decide it")
    fingerprint = serializers.CharField(
        help_text="changes with the readings, the decision and the open disputes"
    )
    status = serializers.ChoiceField(choices=[status.value for status in Status])
    start = serializers.IntegerField(help_text="of what most of them marked: code points, from 0")
    end = serializers.IntegerField(help_text="code points, exclusive")
    differs_in = serializers.ListField(
        child=serializers.CharField(), help_text="facets, figure, boundary, missed"
    )
    readings = ReadingSerializer(many=True)
    elsewhere = serializers.ListField(
        child=serializers.CharField(), help_text="pseudonyms of who marked another passage that meets it"
    )
    missed = serializers.ListField(
        child=serializers.CharField(), help_text="pseudonyms of who read the document and marked nothing here"
    )
    consensus = serializers.DictField(
        child=ShareSerializer(many=True), help_text="by facet, most probable first"
    )
    decision = serializers.UUIDField(allow_null=True)
    outcome = serializers.ChoiceField(choices=Decision.Outcome.choices, allow_null=True)
    automatic = serializers.BooleanField(help_text="decided by the round's threshold, not by a person")
    disputes = DisputeSerializer(many=True)


class UnitsSerializer(serializers.Serializer[Any]):
    round = serializers.IntegerField()
    document = serializers.UUIDField()
    method = serializers.CharField(help_text="of the consensus")
    units = UnitSerializer(many=True)


class SeenSerializer(Strict):
    key = Text(allow_blank=False)
    fingerprint = Text(allow_blank=False)


class DecisionToMakeSerializer(Strict):
    """How one unit is settled; several are made one. `reading` names a highlight; `own` needs the span and a judgement."""

    document = Id()
    units = SeenSerializer(many=True, allow_empty=False)
    way = serializers.ChoiceField(choices=WAYS)
    reading = Id(required=False)
    method = method_field()
    start = CodePoint(required=False, help_text="offset of the first code point")
    end = CodePoint(required=False, help_text="offset after the last code point")
    exact = Text(required=False, help_text="the words at this place, exactly")
    judgement = JudgementSerializer(required=False)
    reason = Text(required=False, default="")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        needed = NEEDED.get(attrs["way"], ())
        given = SETTING & attrs.keys()
        missing = {
            name: ["Needed where a unit is settled like this."] for name in needed if name not in given
        }
        extra = {name: ["Not for this way to settle a unit."] for name in sorted(given - set(needed))}
        if missing or extra:
            raise serializers.ValidationError({**missing, **extra})
        return attrs


class DecisionSerializer(serializers.Serializer[Any]):
    """A settled unit. A later one replaces it; the row of the old one stays."""

    id = serializers.UUIDField()
    round = serializers.IntegerField()
    document = serializers.UUIDField()
    outcome = serializers.ChoiceField(choices=Decision.Outcome.choices)
    automatic = serializers.BooleanField(help_text="made by the round's threshold, not by a person")
    probability = serializers.FloatField(
        allow_null=True, help_text="the least of its labels', where it was accepted automatically"
    )
    start = serializers.IntegerField(help_text="code points, from 0")
    end = serializers.IntegerField(help_text="code points, exclusive")
    offset_unit = serializers.ChoiceField(choices=["codepoint"])
    exact = serializers.CharField()
    judgement = JudgementSerializer(allow_null=True)
    reason = serializers.CharField(allow_blank=True)
    highlights = serializers.ListField(
        child=serializers.UUIDField(), help_text="that it is about; for a reviewer, one's own among them"
    )
    first = serializers.UUIDField(help_text="the first decision on this unit: what its history shares")
    replaces = serializers.UUIDField(allow_null=True)
    replaced_at = serializers.DateTimeField(allow_null=True)
    restores = serializers.UUIDField(
        allow_null=True, help_text="the earlier decision that holds again because a later one was taken back"
    )
    made_by = serializers.CharField(help_text="pseudonym")
    made_at = serializers.DateTimeField()
    disputes = DisputeSerializer(many=True, help_text="for a reviewer, one's own")


class DisputeToMakeSerializer(Strict):
    reason = Text(allow_blank=False)


class DecidedStateSerializer(serializers.Serializer[Any]):
    """What somebody else decided in the meantime."""

    id = serializers.UUIDField()
    outcome = serializers.ChoiceField(choices=Decision.Outcome.choices)
    automatic = serializers.BooleanField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    exact = serializers.CharField()
    judgement = JudgementSerializer(allow_null=True)
    reason = serializers.CharField(allow_blank=True)


class DecidedProblemSerializer(ProblemSerializer):
    """The unit is not any more what it was: decided by somebody else, or read by somebody more."""

    decided = DecidedStateSerializer(required=False)
