"""Which documents a round is made of: a filter, and perhaps a random sample of what it lets through."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from annotator.draws import draw
from annotator.models import Round, User
from annotator.permissions import documents_for
from annotator.queries.words import containing
from corpus_app.models import Document, Source


@dataclass(frozen=True, slots=True)
class Pick:
    """What is asked for; empty is no filter. `sample` is how many of the matching documents are drawn, None for all."""

    sources: tuple[UUID, ...] = ()
    words: str = ""
    language: str = ""
    published_since: dt.date | None = None
    published_until: dt.date | None = None
    sample: int | None = None

    def condition(self) -> Q:
        asked: dict[str, Any] = {
            "source__in": self.sources,
            "language": self.language,
            "published__gte": self.published_since,
            "published__lte": self.published_until,
        }
        found = Q(**{name: value for name, value in asked.items() if value})
        return found & containing(self.words, "title", "text") if self.words else found

    def as_data(self) -> dict[str, Any]:
        """As it is kept with the round: sources by name, dates in ISO 8601; what is not asked for is left out."""
        names = Source.objects.filter(pk__in=self.sources).order_by("name").values_list("name", flat=True)
        asked: dict[str, Any] = {
            "sources": list(names),
            "words": self.words,
            "language": self.language,
            "published_since": self.published_since and self.published_since.isoformat(),
            "published_until": self.published_until and self.published_until.isoformat(),
            "sample": self.sample,
        }
        return {name: value for name, value in asked.items() if value}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that matches."""

    pk: UUID
    source: str
    title: str
    sha: str
    words: int


def matching(pick: Pick, user: User, *, besides: Round | None = None) -> list[Candidate]:
    """By source and title. Texts that a newer version replaces are left out, and those in the round `besides`.

    A lead picks nothing of a source with which they have a conflict of interest. One query.
    """
    documents = documents_for(user).filter(pick.condition(), replaced_by__isnull=True)
    if besides:
        documents = documents.exclude(pk__in=besides.places.values("document"))
    return sorted(_candidates(documents), key=_in_order)


def picked(candidates: Sequence[Candidate], sample: int | None, seed: int) -> list[Candidate]:
    """All of them; or so many, drawn by the seed and what is in the texts: on every desk with this corpus the same."""
    if sample is None:
        return list(candidates)
    return sorted(candidates, key=lambda one: draw(seed, "sample", one.sha, one.source))[:sample]


def _candidates(documents: QuerySet[Document]) -> Iterable[Candidate]:
    columns = ("pk", "source__name", "title", "text_sha256", "words")
    return (Candidate(*row) for row in documents.order_by().values_list(*columns))


def _in_order(one: Candidate) -> tuple[str, str, str]:
    """Sorted here, not by the database: each has letters in an order of its own."""
    return one.source.casefold(), one.title.casefold(), one.sha
