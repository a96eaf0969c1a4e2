"""The real server in a process of its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.desk import Desk


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of a desk that has never been served. Making it takes longer than most tests: each gets a copy."""
    data = tmp_path_factory.mktemp("prepared") / "data"
    Desk(data).manage("prepare")
    return data


@pytest.fixture
def desk(tmp_path: Path, prepared: Path) -> Iterator[Desk]:
    desk = Desk(Path(shutil.copytree(prepared, tmp_path / "data")))
    try:
        desk.start()
        yield desk
    finally:
        desk.kill()
