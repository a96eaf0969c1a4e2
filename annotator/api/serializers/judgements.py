"""A judgement and its parts, as they come in and as they go out."""

from typing import Any

from rest_framework import serializers

from annotator.api.serializers.strict import DecimalText, Flag, Slug, Strict, Text

OPTIONAL: dict[str, Any] = {"required": False, "allow_null": True}


class TechniqueSerializer(Strict):
    technique = Text(allow_blank=False, help_text="slug of the codebook, such as Loaded_Language")
    severity = Slug(help_text="slight, marked or gross")
    target = Text(**OPTIONAL, help_text="against whom or what")
    polarity = Slug(help_text="pos or neg")
    aim = Slug()


class FigureSerializer(Strict):
    low = DecimalText(**OPTIONAL, help_text="decimal; null where the figure has no lower end")
    high = DecimalText(**OPTIONAL, help_text="decimal; null where the figure has no upper end")
    bound = Slug(help_text="exact, about, at_least, at_most or between")
    unit = Text(**OPTIONAL)
    counted = Text(**OPTIONAL, help_text="what is counted")
    as_of = Text(**OPTIONAL, help_text="the time it is said of, as the text puts it")
    supplier = Text(**OPTIONAL, help_text="who supplied it")
    checked = Flag(required=False, help_text="false: read from the words, not yet checked by a person")


class EvidenceSerializer(Strict):
    relation = Text(allow_blank=False, help_text="supports, refutes, partly_supports, context, …")
    url = Text(help_text="begins with http:// or https://")
    title = Text(**OPTIONAL)
    quote = Text(**OPTIONAL)
    accessed_on = serializers.DateField(**OPTIONAL)
    note = Text(**OPTIONAL)


class JudgementSerializer(Strict):
    """Labels are slugs of the round's codebook; null is "not judged yet". Lists and figure are replaced whole."""

    claim_type = Slug()
    voice = Slug()
    endorsement = Slug()
    verdict = Slug()
    confidence = Slug()
    stance = Slug()
    note = Text(**OPTIONAL)
    techniques = TechniqueSerializer(many=True, required=False)
    figure = FigureSerializer(**OPTIONAL)
    evidence = EvidenceSerializer(many=True, required=False)
