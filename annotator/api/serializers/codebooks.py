"""Codebook versions, and two of them compared, as they go out."""

from typing import Any

from rest_framework import serializers


class CodebookSerializer(serializers.Serializer[Any]):
    key = serializers.CharField(help_text="such as assay-default@2")
    slug = serializers.CharField()
    version = serializers.IntegerField()
    title = serializers.CharField()
    description = serializers.CharField(allow_blank=True)
    replaces = serializers.CharField(
        allow_null=True, help_text="the key of the version that it was made from"
    )
    changes = serializers.ListField(
        child=serializers.DictField(),
        help_text="what makes it differ: kind (add, retire, redefine, merge), facet, …",
    )
    created_at = serializers.DateTimeField()


class LabelSerializer(serializers.Serializer[Any]):
    """A label; what else the codebook says of it (group, credit, key, …) stands beside."""

    slug = serializers.CharField()
    name = serializers.CharField()
    definition = serializers.CharField(allow_blank=True, required=False)


class WholeCodebookSerializer(CodebookSerializer):
    facets = serializers.DictField(child=LabelSerializer(many=True))


class MergedSerializer(serializers.Serializer[Any]):
    labels = serializers.ListField(child=serializers.CharField(), help_text="the slugs that are gone")
    into = LabelSerializer()


class RedefinedSerializer(serializers.Serializer[Any]):
    before = LabelSerializer()
    after = LabelSerializer()


class FacetChangeSerializer(serializers.Serializer[Any]):
    facet = serializers.CharField()
    added = LabelSerializer(many=True)
    retired = LabelSerializer(many=True)
    merged = MergedSerializer(many=True)
    redefined = RedefinedSerializer(many=True)


class MoveSerializer(serializers.Serializer[Any]):
    facet = serializers.CharField()
    was = serializers.CharField(help_text="the label under a")
    now = serializers.CharField(allow_null=True, help_text="the label under b; null: none")
    answered = serializers.BooleanField(help_text="false: the reviewer has not looked again yet")
    highlights = serializers.IntegerField()


class ComparisonSerializer(serializers.Serializer[Any]):
    a = serializers.CharField()
    b = serializers.CharField()
    descended = serializers.BooleanField(
        help_text="whether b was made from a; else nothing is known of merges"
    )
    facets = FacetChangeSerializer(many=True)
    looked_at_again = MoveSerializer(many=True)
