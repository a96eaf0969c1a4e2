"""Signatures into the database, many at once."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from corpus_app.copies.signatures import METHOD, Signature
from corpus_app.models import DocumentSignature

# Past the model: a document has thirty keys or so. One that is there stays.
INSERT = 'INSERT INTO corpus_app_copykey ("key", "signature_id") VALUES (%s, %s) ON CONFLICT DO NOTHING'


@dataclass(frozen=True, slots=True)
class Signed:
    """A document whose signature is kept, under `row`."""

    row: int
    document: UUID
    signature: Signature


def keep_signatures(signatures: Mapping[UUID, Signature], *, now: dt.datetime) -> list[Signed]:
    """Keep the signatures of these documents; call inside a transaction. None of them has its copies looked for yet.

    Where a document has one already, the new one takes its place; keys that it has no more stay, which finds candidates too
    many (each is checked) and none too few.
    """
    DocumentSignature.objects.bulk_create(
        [_row(document, one, now) for document, one in signatures.items()],
        update_conflicts=True, unique_fields=["document"],
        update_fields=["words", "samples", "method", "made_at", "compared_at"],
    )  # fmt: skip
    rows = DocumentSignature.objects.filter(document__in=signatures).values_list("pk", "document")
    kept = [Signed(row, document, signatures[document]) for row, document in rows]
    with connection.cursor() as cursor:
        # In one order for all: two writers cannot wait for each other.
        cursor.executemany(INSERT, sorted((key, one.row) for one in kept for key in set(one.signature.keys)))
    return kept


def note_compared(signed: Collection[Signed], *, now: dt.datetime) -> None:
    """Their copies were looked for."""
    DocumentSignature.objects.filter(pk__in=[one.row for one in signed]).update(compared_at=now)


def _row(document: UUID, signature: Signature, now: dt.datetime) -> DocumentSignature:
    return DocumentSignature(
        document_id=document,
        words=signature.words,
        samples=len(signature.samples),
        method=METHOD,
        made_at=now,
    )
