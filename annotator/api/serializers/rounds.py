"""Rounds, as they come in and as they go out."""

from typing import Any

from rest_framework import serializers

from annotator.actions.rounds.checking import LARGEST_SEED, LONGEST_GUIDELINES
from annotator.api.serializers.strict import Flag, Id, Strict, Text, WholeNumber
from annotator.models import Round

OPTIONAL: dict[str, Any] = {"required": False}
MOST_NAMED = 1_000


class PickSerializer(Strict):
    """Which documents; what is left out is no filter."""

    sources = serializers.ListField(child=Id(), **OPTIONAL, max_length=MOST_NAMED)
    words = Text(**OPTIONAL, max_length=200, help_text="in title or text")
    language = Text(**OPTIONAL, max_length=3, help_text="ISO 639-1 code")
    published_since = serializers.DateField(**OPTIONAL)
    published_until = serializers.DateField(**OPTIONAL)
    sample = WholeNumber(
        **OPTIONAL,
        min_value=1,
        max_value=LARGEST_SEED,
        help_text="so many of what matches, drawn by the seed",
    )


class RoundToMakeSerializer(Strict):
    """What is left out is as on the page where rounds are made."""

    name = Text(allow_blank=False, max_length=120)
    codebook = Text(help_text="its key, such as assay-default@1")
    documents = PickSerializer(**OPTIONAL, help_text="left out: every document")
    seed = WholeNumber(**OPTIONAL, min_value=0, max_value=LARGEST_SEED, help_text="left out: one is drawn")
    guidelines = Text(**OPTIONAL, max_length=LONGEST_GUIDELINES, help_text="Markdown")
    blind = Flag(**OPTIONAL)
    open_to_all = Flag(**OPTIONAL)
    members = serializers.ListField(
        child=Text(), **OPTIONAL, max_length=MOST_NAMED, help_text="pseudonyms of the people named"
    )
    readers_wanted = WholeNumber(**OPTIONAL, min_value=1, max_value=50)
    share_limit = WholeNumber(
        **OPTIONAL, min_value=1, max_value=100, help_text="per cent of the documents that one may read"
    )
    days_to_read = WholeNumber(**OPTIONAL, min_value=1, max_value=365)
    deadline = serializers.DateField(**OPTIONAL, allow_null=True)
    finding = serializers.ChoiceField(choices=Round.Finding.choices, **OPTIONAL)
    passages_per_document = WholeNumber(**OPTIONAL, min_value=0, max_value=50)
    proposals = serializers.ChoiceField(choices=Round.Proposals.choices, **OPTIONAL)
    pass_mark = WholeNumber(**OPTIONAL, allow_null=True, min_value=1, max_value=100, help_text="per cent")
    settled_by_itself_from = serializers.DecimalField(
        **OPTIONAL, allow_null=True, max_digits=4, decimal_places=3, help_text="probability, 0.5 to 1"
    )


class ReadingsToGiveSerializer(Strict):
    """Each of the documents to each of the people."""

    documents = serializers.ListField(child=Id(), max_length=MOST_NAMED)
    people = serializers.ListField(child=Text(), max_length=MOST_NAMED, help_text="pseudonyms")


class ReasonSerializer(Strict):
    reason = Text(allow_blank=False, max_length=1_000)


class RoundSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    name = serializers.CharField()
    codebook = serializers.CharField(help_text="its key, such as assay-default@1")
    state = serializers.ChoiceField(choices=Round.State.choices)
    blind = serializers.BooleanField()
    open_to_all = serializers.BooleanField()
    readers_wanted = serializers.IntegerField()
    share_limit = serializers.IntegerField(help_text="per cent of the documents that one may read")
    days_to_read = serializers.IntegerField()
    deadline = serializers.DateField(allow_null=True)
    finding = serializers.ChoiceField(choices=Round.Finding.choices)
    passages_per_document = serializers.IntegerField()
    proposals = serializers.ChoiceField(choices=Round.Proposals.choices)
    pass_mark = serializers.IntegerField(allow_null=True, help_text="per cent")
    guidelines = serializers.CharField(allow_blank=True, help_text="Markdown")
    created_at = serializers.DateTimeField()


class OwnPartSerializer(serializers.Serializer[Any]):
    """One's own part in a round."""

    submitted = serializers.IntegerField()
    held = serializers.IntegerField(help_text="documents submitted or under way, lessons left out")
    limit = serializers.IntegerField(help_text="documents that one may read at most")
    documents = serializers.IntegerField(help_text="in the round")
    why_not = serializers.CharField(allow_blank=True, help_text="why nothing new is given; empty: ask for it")


class PlaceProgressSerializer(serializers.Serializer[Any]):
    document = serializers.UUIDField()
    purpose = serializers.CharField()
    wanted = serializers.IntegerField()
    submitted = serializers.IntegerField()
    under_way = serializers.IntegerField()
    overdue = serializers.IntegerField()
    free = serializers.IntegerField()


class PersonProgressSerializer(serializers.Serializer[Any]):
    reviewer = serializers.CharField(help_text="pseudonym")
    submitted = serializers.IntegerField()
    under_way = serializers.IntegerField()
    overdue = serializers.IntegerField()
    held = serializers.IntegerField()
    limit = serializers.IntegerField()
    seconds = serializers.IntegerField(
        help_text="spent, from the gaps between saves, each counted as ten minutes at most"
    )
    last_active = serializers.DateTimeField(allow_null=True)


class ProgressSerializer(serializers.Serializer[Any]):
    """How far a round is: for leads and admins."""

    wanted = serializers.IntegerField(help_text="readings")
    submitted = serializers.IntegerField()
    under_way = serializers.IntegerField()
    overdue = serializers.IntegerField()
    free = serializers.IntegerField(help_text="places that nobody holds")
    blocks = serializers.ListField(
        child=serializers.CharField(), help_text="what keeps it from being finished"
    )
    documents = PlaceProgressSerializer(many=True)
    people = PersonProgressSerializer(many=True)


class WholeRoundSerializer(RoundSerializer):
    own = OwnPartSerializer()
    seed = serializers.IntegerField(
        allow_null=True, help_text="of every draw; for leads and admins, else null"
    )
    chosen_by = serializers.DictField(
        allow_null=True, help_text="how the documents were picked; for leads and admins, else null"
    )
    settled_by_itself_from = serializers.DecimalField(max_digits=4, decimal_places=3, allow_null=True)
    progress = ProgressSerializer(allow_null=True, help_text="for leads and admins, else null")
