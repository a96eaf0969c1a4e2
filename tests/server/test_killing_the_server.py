"""SIGKILL in the middle of saves: what was acknowledged is there, nothing is half there."""

import sqlite3
import threading
import uuid
from typing import Any

from tests.server.desk import Desk


class Writer(threading.Thread):
    """Saves highlights one after the other until the server goes away; remembers which were acknowledged."""

    def __init__(self, desk: Desk, token: str, assignment: str, text: str, first: int) -> None:
        super().__init__()
        self.desk, self.token, self.assignment, self.text, self.first = desk, token, assignment, text, first
        self.acknowledged: set[str] = set()

    def run(self) -> None:
        for start in range(self.first, len(self.text) - 20, 7):
            name = str(uuid.uuid4())
            body = {
                "id": name, "assignment": self.assignment, "start": start, "end": start + 12,
                "exact": self.text[start : start + 12],
                "judgement": {"verdict": "mixed", "techniques": [{"technique": "Doubt"}]},
            }  # fmt: skip
            try:
                status, _ = self.desk.api("POST", "highlights/", self.token, body)
            except OSError:
                return
            assert status == 201
            self.acknowledged.add(name)


def test_killing_the_server_during_saves_loses_no_acknowledged_save_and_leaves_no_half_row(
    desk: Desk,
) -> None:
    token = desk.token("clara")
    documents: Any = desk.api("GET", "documents/?page_size=100", token)[1]
    document: Any = desk.api("GET", f"documents/{documents['results'][0]['id']}/", token)[1]
    assignment: Any = desk.api("POST", "assignments/", token, {"document": document["id"]})[1]
    if assignment["state"] == "submitted":
        desk.api("POST", f"assignments/{assignment['id']}/reopen/", token)
    acknowledged: set[str] = set()
    for killing in range(3):
        writers = [
            Writer(desk, token, assignment["id"], document["text"], killing + 10 * n) for n in range(4)
        ]
        for writer in writers:
            writer.start()
        while sum(len(writer.acknowledged) for writer in writers) < 25:
            assert any(writer.is_alive() for writer in writers)
        desk.kill()
        for writer in writers:
            writer.join()
            acknowledged |= writer.acknowledged
        desk.start()
    found: Any = desk.api("GET", f"highlights/?assignment={assignment['id']}&page_size=5000", token)[1]
    assert acknowledged <= {highlight["id"] for highlight in found["results"]}
    for highlight in found["results"]:
        assert document["text"][highlight["start"] : highlight["end"]] == highlight["exact"]
    with sqlite3.connect(desk.data / "assay.sqlite3") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        halves = database.execute(
            "SELECT COUNT(*) FROM annotator_highlight h WHERE NOT EXISTS (SELECT 1 FROM annotator_judgement j "
            "WHERE j.highlight_id = h.id) OR NOT EXISTS (SELECT 1 FROM annotator_highlightversion v "
            "WHERE v.highlight_id = h.id AND v.version = h.version)"
        )
        assert halves.fetchone() == (0,)
