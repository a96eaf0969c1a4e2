"""The fixed cast, the seed documents, the browser: what every test may ask for."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from annotator.actions.codebooks import load_codebook
from annotator.actions.people import add_person
from annotator.models import Codebook, User

ROOT = Path(__file__).resolve().parent.parent
SEEDS = Path(os.environ.get("SEEDS_DIR", ROOT.parent / "shared" / "seeds"))
PASSWORD = "a good long password"
# Playwright's event loop runs in the tests' thread; Django would refuse to touch the database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_configure(config: pytest.Config) -> None:
    if os.environ.get("CI") and not SEEDS.is_dir():
        raise pytest.UsageError(f"The real documents are not at {SEEDS}: set SEEDS_DIR to where they are.")


def chromium() -> str:
    """The browser's path; the journeys never skip in silence."""
    named = os.environ.get("CHROMIUM", "")
    found = (
        named or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    )
    if not found:
        pytest.fail(
            "There is no Chromium. Install it (Debian: apt-get install chromium) or set CHROMIUM to its path."
        )
    return found


@pytest.fixture(autouse=True)
def quick_and_apart(settings: Any, tmp_path: Path) -> None:
    """Cheap password hashes, plain static files, uploads in a folder of the test's own."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.MEDIA_ROOT = tmp_path / "uploads"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The test database, and at the end nobody left in it: PostgreSQL drops no database that somebody is still connected to.

    A connection's process on the server outlives it by as long as it takes to notice; on a busy machine, too long.
    """
    yield
    if connection.vendor != "postgresql":
        return
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@dataclass(frozen=True)
class Cast:
    """Who appears in the tests: ada and boris review, rita only reads, oscar is an outsider to what ada does."""

    admin: User
    lead: User
    ada: User
    boris: User
    oscar: User
    rita: User


def make_person(username: str, role: str) -> User:
    return add_person(
        username=username,
        email=f"{username}@desk.example",
        full_name=username.title(),
        role=role,
        password=PASSWORD,
    )


@pytest.fixture
def cast(db: None) -> Cast:
    return Cast(
        admin=make_person("admin", "admin"),
        lead=make_person("lead", "lead"),
        ada=make_person("ada", "reviewer"),
        boris=make_person("boris", "reviewer"),
        oscar=make_person("oscar", "reviewer"),
        rita=make_person("rita", "reader"),
    )


@pytest.fixture
def codebook(db: None) -> Codebook:
    import json

    return load_codebook(json.loads((ROOT / "fixtures" / "codebook.json").read_text(encoding="utf-8")))[0]


@pytest.fixture
def as_user() -> Callable[[User], Client]:
    """A signed-in test client."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@pytest.fixture(scope="session")
def base_url() -> str:
    """Pages are opened by their whole address; the plugin's own fixture of this name warns under pytest 9."""
    return ""


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    flags = [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ]  # fmt: skip
    return {"executable_path": chromium(), "args": flags, "headless": True}


@pytest.fixture
def seeds() -> Path:
    """The folder of the five real documents."""
    return SEEDS
