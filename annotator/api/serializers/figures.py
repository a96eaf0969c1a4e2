"""Figures side by side, as they go out. Numbers are strings, so that none is rounded on the way."""

from typing import Any

from rest_framework import serializers

from annotator.api.serializers.claims import BelongsToSerializer

CONTESTED = "cannot: two of them cannot both be true; differ: two tell different stories; agree: neither"


class EndsSerializer(serializers.Serializer[Any]):
    low = serializers.CharField(allow_null=True)
    high = serializers.CharField(allow_null=True)


class GivenFigureSerializer(EndsSerializer):
    """As it was given."""

    bound = serializers.CharField(allow_blank=True)
    unit = serializers.CharField(allow_blank=True)
    counted = serializers.CharField(allow_blank=True)
    as_of = serializers.CharField(allow_blank=True)
    supplier = serializers.CharField(allow_blank=True, help_text="who supplied it, as readers say")
    exact = serializers.CharField(help_text="the words of the passage")
    document = serializers.UUIDField()
    source = serializers.UUIDField()  # type: ignore[assignment]  # DRF has an attribute of this name
    source_name = serializers.CharField()
    published = serializers.DateField(allow_null=True, help_text="of the document")
    verdicts = serializers.DictField(
        child=serializers.IntegerField(), help_text="how many readers gave which"
    )
    reviewers = serializers.ListField(child=serializers.CharField(), help_text="pseudonyms")
    highlights = serializers.ListField(
        child=serializers.UUIDField(), help_text="what several read at one place"
    )


class ComparedGivenFigureSerializer(EndsSerializer):
    """In the panel's unit; converted numbers have four digits."""

    number = serializers.IntegerField(help_text="names it on this board")
    given = GivenFigureSerializer()
    contradicts = serializers.ListField(
        child=serializers.IntegerField(), help_text="figures that cannot be true with it; empty on boards of more than 100"
    )  # fmt: skip
    number_contradicted = serializers.IntegerField()
    differs_from = serializers.ListField(child=serializers.IntegerField())
    read_otherwise = serializers.ListField(
        child=serializers.IntegerField(), help_text="what others read at the same place"
    )


class PanelSerializer(serializers.Serializer[Any]):
    kind = serializers.CharField(help_text="count, share, measure, money, none")
    unit = serializers.CharField(allow_blank=True)
    allowed = EndsSerializer(allow_null=True, help_text="what all of them allow")
    number_of_contradictions = serializers.IntegerField(help_text="pairs")
    number_of_differences = serializers.IntegerField(help_text="pairs")
    figures = ComparedGivenFigureSerializer(many=True)


class BoardSerializer(serializers.Serializer[Any]):
    claim = BelongsToSerializer()
    readings = serializers.IntegerField()
    is_whole = serializers.BooleanField(help_text="false: there are more readings than one board holds")
    panels = PanelSerializer(many=True, help_text="figures of one kind each; only these are compared")


class SpreadSerializer(EndsSerializer):
    kind = serializers.CharField()
    unit = serializers.CharField(allow_blank=True)
    figures = serializers.IntegerField()


class QuantitySerializer(serializers.Serializer[Any]):
    contested = serializers.CharField(help_text=CONTESTED)
    inside_one_source = serializers.BooleanField(help_text="two figures of one source cannot both be true")
    number_of_figures = serializers.IntegerField()
    contradictions = serializers.IntegerField(help_text="pairs")
    differences = serializers.IntegerField(help_text="pairs")
    spreads = SpreadSerializer(many=True, help_text="for each kind from the lowest number to the highest")


class ClaimedQuantitySerializer(QuantitySerializer):
    claim = BelongsToSerializer()


class ProposedQuantitySerializer(QuantitySerializer):
    figures = GivenFigureSerializer(many=True)


class QuantitiesSerializer(serializers.Serializer[Any]):
    quantities = ClaimedQuantitySerializer(many=True, help_text="of claims; what cannot both be true first")
    proposed = ProposedQuantitySerializer(
        many=True, help_text="of no claim: figures that stand in like words"
    )
    is_whole = serializers.BooleanField(
        help_text="false: only the 500 claims with most figures are compared; filter to find others"
    )
