"""Pairs of copies, as they go out and as they are decided."""

from typing import Any

from rest_framework import serializers

from corpus_app.copies.deciding import LONGEST_REASON
from corpus_app.models import DocumentCopy


class CopySerializer(serializers.ModelSerializer[DocumentCopy]):
    class Meta:
        model = DocumentCopy
        fields = (
            "id", "earlier", "later", "relation", "similarity", "earlier_share", "later_share", "found_by", "found_at",
            "state", "reason", "decided_at", "version", "changed_at",
        )  # fmt: skip


class CopyToLinkSerializer(serializers.Serializer[Any]):
    earlier = serializers.UUIDField(help_text="the document that was first")
    later = serializers.UUIDField(help_text="the document that was made of it")
    relation = serializers.ChoiceField(choices=DocumentCopy.Relation.choices)
    reason = serializers.CharField(max_length=LONGEST_REASON, required=False, allow_blank=True, default="")


class CopyDecisionSerializer(serializers.Serializer[Any]):
    version = serializers.IntegerField(
        min_value=1,
        max_value=2**31 - 1,
        help_text="of the pair as it was read; an older one is refused with 409",
    )
    action = serializers.ChoiceField(
        choices=["confirm", "reject", "undo"],
        help_text="undo goes back to what was held before the last decision",
    )
    relation = serializers.ChoiceField(
        choices=DocumentCopy.Relation.choices,
        required=False,
        help_text="to confirm; as it is where not given",
    )
    swap = serializers.BooleanField(default=False, help_text="to confirm: the other one was first")
    reason = serializers.CharField(
        max_length=LONGEST_REASON, required=False, allow_blank=True, default="", help_text="needed to reject"
    )
