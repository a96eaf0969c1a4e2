"""Profiles of sources, their units, grades and publications."""

from typing import Any

from rest_framework import serializers

from annotator.actions.profiles.grading import LONGEST_REASON
from annotator.actions.profiles.publishing import LONGEST_NOTE
from annotator.api.serializers.strict import Id, Strict, Text
from annotator.models import Grade

LOOKED_AT = (
    "the profile that was looked at, as `profile` of an answer; 409 where it was calculated anew since"
)


class RateSerializer(serializers.Serializer[Any]):
    """Where it is withheld, the numbers are null."""

    estimate = serializers.FloatField(allow_null=True, help_text="mean credit of checked claims, 0 to 1")
    low = serializers.FloatField(allow_null=True, help_text="of the 95 % interval")
    high = serializers.FloatField(allow_null=True)
    documents = serializers.IntegerField(help_text="with a checked claim in the publisher's voice")
    claims = serializers.IntegerField(help_text="checked, in the publisher's voice")
    withheld = serializers.CharField(allow_null=True, help_text="what is missing for the rate to be shown")


class ProfileSerializer(RateSerializer):
    profile = serializers.UUIDField(help_text="another one whenever it is calculated anew")
    source = serializers.UUIDField()  # type: ignore[assignment]  # DRF has an attribute of this name
    name = serializers.CharField(help_text="the source's")
    letter = serializers.CharField(
        help_text="Admiralty letter: as a lead gave it, else as suggested; F is no grade"
    )
    given = serializers.BooleanField(help_text="whether a lead gave the letter")
    suggested = serializers.CharField(help_text="by rule")
    calculated_at = serializers.DateTimeField()
    method = serializers.CharField()
    inputs_sha256 = serializers.CharField(help_text="of everything that the profile is a function of")


class WholeProfileSerializer(ProfileSerializer):
    data = serializers.JSONField(  # type: ignore[assignment]  # DRF has an attribute of this name
        help_text="everything calculated: counts, rates, letter with its rules, variants, verdicts, voices, techniques, axes, "
        "genres, frames, omissions, documents, periods; docs/method/profile.md says what each is"
    )


class ProfileUnitSerializer(serializers.Serializer[Any]):
    """One unit behind a profile, counted or not and why."""

    document = serializers.UUIDField()
    start = serializers.IntegerField(help_text="code points")
    end = serializers.IntegerField()
    voice = serializers.CharField(allow_null=True, help_text="the most probable")
    own = serializers.FloatField(help_text="probability that it is in the publisher's voice")
    verdict = serializers.CharField(allow_null=True, help_text="the most probable")
    p = serializers.DictField(child=serializers.FloatField(), help_text="probability of each verdict")
    weight = serializers.FloatField(help_text="of the claim in the rate")
    credit = serializers.FloatField(allow_null=True)
    counts = serializers.BooleanField()
    why = serializers.CharField(
        allow_blank=True, help_text="not counted: copy, voice, no_credit, not_judged or rejected"
    )
    techniques = serializers.DictField(
        child=serializers.FloatField(), help_text="share of the document's readers"
    )
    said = serializers.IntegerField(help_text="reviewers who marked it")
    readers = serializers.IntegerField(help_text="of the document")
    decided = serializers.BooleanField()
    automatic = serializers.BooleanField()
    sampled = serializers.BooleanField(help_text="drawn at random")
    evidence = serializers.BooleanField()
    highlights = serializers.ListField(child=serializers.UUIDField())


class GradeSerializer(RateSerializer):
    """A letter that a lead gave, with the rate as it was then."""

    letter = serializers.ChoiceField(choices=Grade.Letter.choices)
    suggested = serializers.CharField()
    reason = serializers.CharField()
    made_by = serializers.CharField(help_text="pseudonym")
    made_at = serializers.DateTimeField()
    profile = serializers.UUIDField(help_text="that it rests on")


class GradeToGiveSerializer(Strict):
    profile = Id(help_text=LOOKED_AT)
    letter = Text(help_text="A to F", max_length=1)
    reason = Text(max_length=LONGEST_REASON, help_text="shown with the letter")


class PublicationToMakeSerializer(Strict):
    profile = Id(help_text=LOOKED_AT)
    note = Text(required=False, max_length=LONGEST_NOTE)


class PublicationSerializer(serializers.Serializer[Any]):
    source = serializers.UUIDField()  # type: ignore[assignment]  # DRF has an attribute of this name
    profile = serializers.UUIDField(help_text="frozen as it was")
    letter = serializers.CharField(allow_null=True, help_text="given by a lead, at that time")
    note = serializers.CharField(allow_blank=True)
    published_by = serializers.CharField(help_text="pseudonym")
    published_at = serializers.DateTimeField()
