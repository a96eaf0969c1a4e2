"""The documents behind a profile: how many of their words are whose, and which of several copies is counted."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from annotator.models import Codebook, Round
from corpus_app.copies.groups import copy_groups
from corpus_app.models import Document, Segment
from corpus_app.text.words import count_words
from measures.profiles.inputs import DocumentSaid, ProfiledDocument

if TYPE_CHECKING:
    from annotator.queries.profiles.readings import Reading

TEXTS_AT_ONCE = 20
NOT_SAID = "unclear"


def documents_of(
    counted: Sequence["Reading"], said: Mapping[UUID, tuple[DocumentSaid, ...]]
) -> tuple[ProfiledDocument, ...]:
    """By id. Five queries, however many documents."""
    readers: dict[UUID, list[str]] = defaultdict(list)
    rounds: dict[UUID, int] = {}
    for one in counted:
        readers[one.document].append(f"r{one.reviewer}")
        rounds[one.document] = one.round
    groups = copy_groups(readers)
    words = _words_by_voice(rounds)
    rows = Document.objects.filter(pk__in=list(readers)).order_by("pk")
    facts = {
        pk: (published, origin) for pk, published, origin in rows.values_list("pk", "published", "origin")
    }
    chosen = _one_of_each(groups, readers, {pk: published for pk, (published, _) in facts.items()})
    return tuple(
        ProfiledDocument(
            id=str(pk), round=str(rounds[pk]), readers=tuple(sorted(readers[pk])), words=words[pk],
            published=published, cluster=str(groups[pk]), counted=pk in chosen, republished=origin is not None,
            said=said.get(pk, ()),
        )
        for pk, (published, origin) in facts.items()
    )  # fmt: skip


def _one_of_each(
    groups: Mapping[UUID, UUID], readers: Mapping[UUID, Sequence[str]], published: Mapping[UUID, object]
) -> set[UUID]:
    """Of the copies of one text the one that most people read; of those the first published, then the first by id."""
    members: dict[UUID, list[UUID]] = defaultdict(list)
    for document, root in groups.items():
        members[root].append(document)
    return {
        min(copies, key=lambda pk: (-len(readers[pk]), str(published[pk] or "9999"), str(pk)))
        for copies in members.values()
    }


def _words_by_voice(rounds: Mapping[UUID, int]) -> dict[UUID, dict[str, int]]:
    """Of each document its words by the voice that the codebook of its round proposes for a segment's role."""
    codebooks = _codebooks(rounds.values())
    segments: dict[UUID, list[tuple[int, int, str]]] = defaultdict(list)
    rows = Segment.objects.filter(document__in=list(rounds)).order_by("document", "position")
    for document, start, end, role in rows.values_list("document", "start", "end", "role").iterator(5000):
        segments[document].append((start, end, role))
    found: dict[UUID, dict[str, int]] = {}
    texts = Document.objects.filter(pk__in=list(rounds)).order_by("pk").values_list("pk", "text")
    for document, text in texts.iterator(chunk_size=TEXTS_AT_ONCE):
        codebook = codebooks[rounds[document]]
        words: Counter[str] = Counter()
        for start, end, role in segments[document]:
            words[codebook.voice_for(role) or NOT_SAID] += count_words(text[start:end])
        found[document] = dict(sorted(words.items()))
    return found


def _codebooks(rounds: Iterable[int]) -> dict[int, Codebook]:
    rows = Round.objects.filter(pk__in=set(rounds)).select_related("codebook")
    return {row.pk: row.codebook for row in rows}
