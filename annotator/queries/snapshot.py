"""Several queries that see the database at one moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

LITTLE = 4_096  # kilobytes


@contextmanager
def snapshot() -> Iterator[None]:
    """Within it all reads see the same moment, whatever others write meanwhile; nobody waits for it. For reads only.

    PostgreSQL gives that at REPEATABLE READ; SQLite to any transaction, but a deferred one, as Django's own would take
    the writers' turn. Inside a transaction it is that transaction's view.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        with _deferred():
            yield
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


@contextmanager
def little_memory() -> Iterator[None]:
    """Within it SQLite keeps few of the pages that it reads: what passes through once is not worth keeping.

    PostgreSQL keeps its pages in its own processes.
    """
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        (usual,) = cursor.execute("PRAGMA cache_size").fetchone()
        cursor.execute(f"PRAGMA cache_size = {-LITTLE}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA cache_size = {usual}")


@contextmanager
def _deferred() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("COMMIT")
