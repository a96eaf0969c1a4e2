"""The real server in a process of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "data")
    desk.manage("prepare")
    desk.start()
    yield desk
    desk.kill()
