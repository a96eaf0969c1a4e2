"""Every writer can be asked for by name."""

import pytest

from formats.writers import WRITERS
from tests.formats.rows_made_up import make_row


@pytest.mark.parametrize("name", ["jsonl", "csv"])
def test_a_writer_gives_bytes_and_says_what_they_are(name: str) -> None:
    writer = WRITERS[name]
    assert b"said" in b"".join(writer.write([make_row()]))
    assert writer.extension == name
    assert "/" in writer.media_type
