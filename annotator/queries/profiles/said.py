"""What readers said of the whole documents behind a profile."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from annotator.models import DocumentJudgement, ProfileSnapshot
from annotator.queries.profiles.readings import counted_in
from corpus_app.models import Document


@dataclass(frozen=True, slots=True)
class SaidOfDocument:
    """One counted document with the last version of each reader's judgement of it."""

    document: UUID
    title: str
    said: Sequence[DocumentJudgement]


def said_of_documents(snapshot: ProfileSnapshot) -> list[SaidOfDocument]:
    """By title. Three queries."""
    counted = {UUID(one["id"]) for one in snapshot.data["documents"] if one["counted"]}
    readings = {one.assignment: one for one in counted_in(snapshot.source_id) if one.document in counted}
    rows = DocumentJudgement.objects.filter(assignment__in=list(readings)).select_related("assignment")
    last = {row.assignment_id: row for row in rows.order_by("assignment", "version")}
    said: dict[UUID, list[DocumentJudgement]] = defaultdict(list)
    for pk, row in last.items():
        said[readings[pk].document].append(row)
    titles = Document.objects.filter(pk__in=counted).order_by("title", "pk").values_list("pk", "title")
    return [SaidOfDocument(pk, title, said.get(pk, ())) for pk, title in titles]
