"""From files to outcomes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from django.conf import settings
from django.db.models import Model

from corpus_app.ingest.candidates import Candidate, Key, batches
from corpus_app.ingest.known import has_tables, known_documents
from corpus_app.ingest.outcomes import Outcome
from corpus_app.ingest.store import store
from corpus_app.text.fields import named_source
from corpus_app.text.limits import Limits
from corpus_app.text.readers import RawFile, read_files
from corpus_app.text.source_list import SourceList


def ingest(
    files: Iterable[RawFile],
    *,
    sources: SourceList | None = None,
    source: str = "",
    by: Model | None = None,
    dry_run: bool = False,
    limits: Limits | None = None,
) -> Iterator[Outcome]:
    """Store every document in the files; an outcome for each of them and for each refusal, in order.

    The source of a document is what the list says of its file, else the name given in `source`, else what the
    file says of itself, else "Unnamed source"; `by` is who brings it. A dry run stores nothing. Files are
    read as the outcomes are asked for.

    Raises Refused, before anything is read, where `source` cannot be a source's name.
    """
    named = named_source(source) if source else None
    found = read_files(files, limits or limits_from_settings())
    take = _DryRun() if dry_run else lambda candidates: store(candidates, by)
    return _outcomes(batches(found, sources, named), take)


def limits_from_settings() -> Limits:
    """The settings INGEST_MAX_… as one value."""
    return Limits(**{name: getattr(settings, f"INGEST_MAX_{name.upper()}") for name in Limits.__slots__})


def _outcomes(
    read: Iterable[list[Candidate | Outcome]], take: Callable[[Sequence[Candidate]], list[Outcome]]
) -> Iterator[Outcome]:
    for batch in read:
        taken = iter(take([one for one in batch if isinstance(one, Candidate)]))
        for one in batch:
            yield next(taken) if isinstance(one, Candidate) else one


class _DryRun:
    """What would become of candidates. Works without a database: then nothing is known."""

    def __init__(self) -> None:
        self._can_ask = has_tables()
        self._seen: set[Key] = set()

    def __call__(self, candidates: Sequence[Candidate]) -> list[Outcome]:
        known = known_documents(candidates) if self._can_ask else {}
        return [self._outcome(one, is_known=one.key in known) for one in candidates]

    def _outcome(self, candidate: Candidate, *, is_known: bool) -> Outcome:
        is_known = is_known or candidate.key in self._seen
        self._seen.add(candidate.key)
        reading = candidate.read()
        outcome = replace(candidate.outcome_of(reading), raw=candidate.raw, reading=reading)
        return replace(outcome, status="known") if is_known else outcome
