"""Errors, as they go out."""

from typing import Any

from rest_framework import serializers

from annotator.api.serializers.highlights import HighlightStateSerializer


class ErrorsField(serializers.DictField):
    """Sentences by field; nested fields dotted, such as judgement.techniques.0.technique."""

    child = serializers.ListField(child=serializers.CharField())


class ProblemSerializer(serializers.Serializer[Any]):
    """RFC 9457."""

    type = serializers.CharField(help_text="about:blank: the status says what kind it is")
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField(help_text="a sentence that says what to do next")
    errors = ErrorsField(required=False)  # type: ignore[assignment]  # a name that the base class has for itself


class StateAtVersionSerializer(HighlightStateSerializer):
    version = serializers.IntegerField()


class StaleProblemSerializer(ProblemSerializer):
    """Somebody (perhaps you, elsewhere) changed it meanwhile: both states, to compare."""

    current = StateAtVersionSerializer()
    yours = StateAtVersionSerializer()


class TakenProblemSerializer(ProblemSerializer):
    """The id is another highlight of yours already: both states, to compare."""

    current = StateAtVersionSerializer(required=False)
    yours = HighlightStateSerializer(required=False)
