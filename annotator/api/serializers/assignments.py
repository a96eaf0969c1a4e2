"""Assignments and the person who asks."""

from typing import Any

from rest_framework import serializers

from annotator.api.serializers.judgements import OPTIONAL
from annotator.api.serializers.strict import Flag, Id, Slug, Strict, Text, WholeNumber
from annotator.models import Assignment, Purpose, User

MOST_FRAMES = 100


class DocumentToTakeSerializer(Strict):
    """Which document to read in the open round."""

    document = Id()


class DocumentJudgementSerializer(Strict):
    """What there is to say of a whole document. Labels are slugs of the round's codebook; what it lacks is not asked."""

    genre = Slug(help_text="opinion, reporting, satire, …; null: cannot say")
    frames = serializers.ListField(child=Text(allow_blank=False), required=False, max_length=MOST_FRAMES)
    omissions = Text(**OPTIONAL, help_text="what a reader needs to know and is not told")
    slants = serializers.DictField(
        child=WholeNumber(allow_null=True),
        required=False,
        help_text="axis: whole number from -2, its low pole, to 2; null: cannot say",
    )
    distressing = Flag(required=False, help_text="others should be warned before they read it")
    note = Text(**OPTIONAL)


class SubmissionSerializer(Strict):
    """All of it may be left out."""

    document = DocumentJudgementSerializer(**OPTIONAL)


class AssignmentSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    document = serializers.UUIDField()
    source = serializers.UUIDField()  # type: ignore[assignment]  # a name that the base class has for itself
    round = serializers.CharField(help_text="its name")
    codebook = serializers.CharField(help_text="its key, such as assay-default@1")
    reviewer = serializers.CharField(help_text="pseudonym")
    purpose = serializers.ChoiceField(choices=Purpose.choices)
    state = serializers.ChoiceField(choices=Assignment.State.choices)
    proposals = serializers.BooleanField(help_text="whether the desk fills in what it reads from the words")
    score = serializers.FloatField(allow_null=True, help_text="of training and tests once submitted, 0 to 1")
    created_at = serializers.DateTimeField()
    due_at = serializers.DateTimeField(allow_null=True, help_text="when it goes to the next person")
    started_at = serializers.DateTimeField(allow_null=True)
    submitted_at = serializers.DateTimeField(allow_null=True, help_text="read to the end")


class PassageSerializer(serializers.Serializer[Any]):
    """A passage drawn at random, to be judged as it stands: make a highlight of exactly this span that names it."""

    id = serializers.IntegerField()
    position = serializers.IntegerField(help_text="in the text, from 1")
    start = serializers.IntegerField(help_text="code points, from 0")
    end = serializers.IntegerField(help_text="code points, exclusive")
    exact = serializers.CharField()
    highlight = serializers.UUIDField(
        help_text="an id for its highlight, the same on every device; any other will do"
    )


class OneAssignmentSerializer(AssignmentSerializer):
    document_judgement = DocumentJudgementSerializer(allow_null=True, help_text="null where nothing was said")
    passages = PassageSerializer(many=True)


class MeSerializer(serializers.Serializer[Any]):
    username = serializers.CharField()
    name = serializers.CharField(allow_blank=True)
    pseudonym = serializers.CharField()
    role = serializers.ChoiceField(choices=User.Role.choices)
    may = serializers.DictField(child=serializers.BooleanField(), help_text="what this role may do")
