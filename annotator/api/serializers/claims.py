"""Claims, as they come in and as they go out."""

from typing import Any

from rest_framework import serializers

from annotator.actions.claims.checking import LONGEST
from annotator.api.serializers.strict import Id, Strict, Text

OPTIONAL: dict[str, Any] = {"required": False}


class ClaimToMakeSerializer(Strict):
    id = Id(
        **OPTIONAL, help_text="made by the sender, so that a claim sent twice is one; left out: one is made"
    )
    wording = Text(max_length=LONGEST["wording"], help_text="one proposition, in its positive form")
    counted = Text(**OPTIONAL, max_length=LONGEST["counted"], help_text="what its figures count")
    unit = Text(**OPTIONAL, max_length=LONGEST["unit"])
    note = Text(**OPTIONAL, max_length=LONGEST["note"])
    highlight = Id(**OPTIONAL, help_text="linked to it at once")


class Share(serializers.FloatField):
    """A number from 0 to 1; true and "0.5" are none."""

    default_error_messages = {"invalid": "Must be a number from 0 to 1."}

    def to_internal_value(self, data: Any) -> float:
        if not isinstance(data, int | float) or isinstance(data, bool):
            self.fail("invalid")
        return super().to_internal_value(data)


class LinkToMakeSerializer(Strict):
    highlight = Id()
    similarity = Share(**OPTIONAL, allow_null=True, min_value=0, max_value=1, help_text="as it was proposed")


class ClaimSerializer(serializers.Serializer[Any]):
    """Numbers count what the person who asks may see."""

    id = serializers.UUIDField()
    wording = serializers.CharField()
    counted = serializers.CharField(allow_blank=True, help_text="what its figures count")
    unit = serializers.CharField(allow_blank=True)
    note = serializers.CharField(allow_blank=True)
    verdict = serializers.CharField(
        allow_null=True, help_text="settled; null: not, or not for this person to see"
    )
    credibility = serializers.IntegerField(
        allow_null=True, help_text="Admiralty number, 1 (confirmed) to 6 (cannot be judged)"
    )
    highlights = serializers.IntegerField()
    documents = serializers.IntegerField()
    sources = serializers.IntegerField()
    figures = serializers.IntegerField(help_text="highlights that hold one")
    created_at = serializers.DateTimeField()
    created_by = serializers.CharField(
        allow_null=True, help_text="pseudonym; for leads, admins and who made it"
    )
    merged_into = serializers.UUIDField(allow_null=True, help_text="the claim that it is a part of now")


class ActSerializer(serializers.Serializer[Any]):
    reason = serializers.CharField()
    made_by = serializers.CharField(help_text="pseudonym")
    made_at = serializers.DateTimeField()


class SettledVerdictSerializer(ActSerializer):
    verdict = serializers.CharField()


class GivenCredibilitySerializer(ActSerializer):
    number = serializers.IntegerField()


class WholeClaimSerializer(ClaimSerializer):
    verdicts = SettledVerdictSerializer(many=True, help_text="the newest first")
    credibilities = GivenCredibilitySerializer(many=True, help_text="the newest first")


class ClaimLinkSerializer(serializers.Serializer[Any]):
    claim = serializers.UUIDField()
    highlight = serializers.UUIDField()
    document = serializers.UUIDField()
    source = serializers.UUIDField()  # type: ignore[assignment]  # DRF has an attribute of this name
    exact = serializers.CharField()
    similarity = serializers.FloatField(allow_null=True, help_text="of the words, where it was proposed")
    made_by = serializers.CharField(help_text="pseudonym")
    made_at = serializers.DateTimeField()


class BelongsToSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    wording = serializers.CharField()


class ClaimProposalSerializer(serializers.Serializer[Any]):
    claim = serializers.UUIDField()
    wording = serializers.CharField()
    similarity = serializers.FloatField(
        help_text="of the most alike words: trigrams shared by all trigrams, 0 to 1"
    )
    words = serializers.CharField(
        help_text="those that are most alike: the claim's own, or of a passage of it"
    )


class ClaimProposalsSerializer(serializers.Serializer[Any]):
    claim = BelongsToSerializer(allow_null=True, help_text="which the highlight belongs to")
    proposals = ClaimProposalSerializer(many=True, help_text="the most alike first")
