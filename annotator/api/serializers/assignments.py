"""Assignments and the person who asks."""

from typing import Any

from rest_framework import serializers

from annotator.api.serializers.strict import Id, Strict
from annotator.models import Assignment, User


class DocumentToTakeSerializer(Strict):
    """Which document to read in the open round."""

    document = Id()


class AssignmentSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    document = serializers.UUIDField()
    source = serializers.UUIDField()  # type: ignore[assignment]  # a name that the base class has for itself
    round = serializers.CharField(help_text="its name")
    codebook = serializers.CharField(help_text="its key, such as assay-default@1")
    reviewer = serializers.CharField(help_text="pseudonym")
    state = serializers.ChoiceField(choices=Assignment.State.choices)
    created_at = serializers.DateTimeField()
    started_at = serializers.DateTimeField(allow_null=True)
    submitted_at = serializers.DateTimeField(allow_null=True, help_text="read to the end")


class MeSerializer(serializers.Serializer[Any]):
    username = serializers.CharField()
    name = serializers.CharField(allow_blank=True)
    pseudonym = serializers.CharField()
    role = serializers.ChoiceField(choices=User.Role.choices)
    may = serializers.DictField(child=serializers.BooleanField(), help_text="what this role may do")
