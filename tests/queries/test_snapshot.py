"""Within a snapshot nothing changes, and nobody outside waits for it."""

import threading

import pytest
from django.db import connection, connections

from annotator.queries.snapshot import little_memory, snapshot
from corpus_app.models import Source
from tests.making import make_source


def write_elsewhere(name: str) -> None:
    """Somebody else stores a source, in a thread with a connection of its own."""

    def write() -> None:
        make_source(name)
        connections.close_all()

    thread = threading.Thread(target=write)
    thread.start()
    thread.join()


@pytest.mark.django_db(transaction=True)
def test_reads_within_it_see_one_moment() -> None:
    make_source("There before")
    with snapshot():
        assert Source.objects.count() == 1
        write_elsewhere("Written meanwhile")
        assert Source.objects.count() == 1
    assert Source.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_it_is_over_after_an_error_too() -> None:
    def read_and_fail() -> None:
        with little_memory(), snapshot():
            Source.objects.count()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        read_and_fail()
    make_source("Written afterwards")
    assert not connection.in_atomic_block


@pytest.mark.django_db
def test_within_a_transaction_it_is_that_transactions_view() -> None:
    with snapshot():
        make_source("Ours")
    assert Source.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_little_memory_is_given_back() -> None:
    if connection.vendor != "sqlite":
        with little_memory():
            return
    with connection.cursor() as cursor:
        usual = cursor.execute("PRAGMA cache_size").fetchone()
        with little_memory():
            assert cursor.execute("PRAGMA cache_size").fetchone() != usual
        assert cursor.execute("PRAGMA cache_size").fetchone() == usual
