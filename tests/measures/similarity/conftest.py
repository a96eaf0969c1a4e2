"""PostgreSQL is the oracle of its own trigrams: where a server answers, it is asked."""

import os

import psycopg
import pytest

DEFAULT = "postgres://postgres@127.0.0.1:5432/postgres"


def address() -> str:
    """The server that the tests of databases are run on, or the one at the usual place."""
    named = os.environ.get("DATABASE_URL", "")
    return named if named.startswith("postgres") else DEFAULT


def _answers() -> bool:
    try:
        psycopg.connect(address(), connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


collect_ignore: list[str] = []
if not _answers():
    if os.environ.get("CI"):
        raise pytest.UsageError(f"CI needs PostgreSQL: none answers at {address()}.")
    collect_ignore.append("test_against_postgresql.py")
