"""What the API says of agreement and of reviewers."""

from typing import Any

from rest_framework import serializers

from annotator.queries.agreement import FAMILIES, SPANS
from annotator.queries.unit import FACETS
from measures.consensus.methods import DEFAULT_METHOD, METHODS


class CoefficientSerializer(serializers.Serializer[Any]):
    """A coefficient with its interval, or `value` null and `why`."""

    value = serializers.FloatField(allow_null=True)
    low = serializers.FloatField(allow_null=True, required=False)
    high = serializers.FloatField(allow_null=True, required=False)
    units = serializers.IntegerField(required=False)
    why = serializers.CharField(required=False, help_text="why it cannot be calculated")
    why_no_interval = serializers.CharField(required=False)


class FiguresSerializer(serializers.Serializer[Any]):
    figures = serializers.DictField(child=CoefficientSerializer(), help_text="by name, such as alpha_nominal")
    units = serializers.IntegerField(help_text="matched passages of documents that two read")
    agreed = serializers.IntegerField()
    boundaries_differ = serializers.IntegerField()
    labels_differ = serializers.IntegerField()
    missed_by_somebody = serializers.IntegerField()


class DocumentFiguresSerializer(FiguresSerializer):
    document = serializers.UUIDField()


class PairFiguresSerializer(FiguresSerializer):
    readers = serializers.ListField(child=serializers.CharField(), help_text="two pseudonyms")


class AgreementSerializer(serializers.Serializer[Any]):
    round = serializers.IntegerField()
    codebook = serializers.CharField()
    documents = serializers.IntegerField(help_text="that two people at least read to the end")
    readers = serializers.ListField(child=serializers.CharField())
    families = serializers.DictField(child=FiguresSerializer())
    family = serializers.CharField(help_text="of the figures by document and by pair")
    by_document = DocumentFiguresSerializer(many=True)
    by_pair = PairFiguresSerializer(many=True)


class ReviewerReportSerializer(serializers.Serializer[Any]):
    reviewer = serializers.CharField(help_text="pseudonym")
    items = serializers.IntegerField(help_text="how many different items stand behind this")
    accuracy = serializers.FloatField(help_text="share of answers as settled, posterior mean")
    accuracy_low = serializers.FloatField(help_text="of the 95 % interval")
    accuracy_high = serializers.FloatField()
    expected_counts = serializers.ListField(
        child=serializers.ListField(child=serializers.FloatField()),
        help_text="by settled class, by label given, both in the order of `classes`",
    )
    shares = serializers.ListField(child=serializers.ListField(child=serializers.FloatField()))


class ReviewersSerializer(serializers.Serializer[Any]):
    round = serializers.IntegerField()
    family = serializers.CharField()
    method = serializers.CharField()
    classes = serializers.ListField(child=serializers.CharField())
    reviewers = ReviewerReportSerializer(many=True)


class FamilySerializer(serializers.Serializer[Any]):
    """Which family the figures by document and by pair are of."""

    family = serializers.ChoiceField(
        (SPANS, *FAMILIES), default="verdict", help_text="a label family, or spans"
    )


class ReviewersChoiceSerializer(serializers.Serializer[Any]):
    family = serializers.ChoiceField(FACETS, default="verdict", help_text="a label family")
    method = serializers.ChoiceField(
        tuple(METHODS), default=DEFAULT_METHOD, help_text="how labels are settled"
    )


class CalculationSerializer(serializers.Serializer[Any]):
    """γ of one family: how far its calculation is, and what came of it."""

    family = serializers.CharField()
    state = serializers.CharField(help_text="none, waiting, running, done, failed")
    done = serializers.IntegerField()
    of = serializers.IntegerField()
    asked_at = serializers.DateTimeField(allow_null=True)
    finished_at = serializers.DateTimeField(allow_null=True)
    readings_changed_since = serializers.BooleanField()
    figures = serializers.DictField(child=CoefficientSerializer(), help_text="gamma and gamma_cat, once done")
    error = serializers.CharField()
