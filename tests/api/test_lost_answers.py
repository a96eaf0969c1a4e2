"""Whatever is done in whatever order, with answers lost and requests repeated: what is stored is what was acknowledged."""

import uuid
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.models import Assignment
from tests.api.conftest import QUOTE, START, Api, Caller, new
from tests.conftest import Cast

MOVED = {"start": START, "end": START + 14, "exact": QUOTE[:14]}
CHANGES: list[dict[str, Any]] = [
    {"judgement": {"verdict": "mixed"}},
    {"judgement": {"verdict": None, "note": "see the lists"}},
    {"judgement": {"techniques": [{"technique": "Doubt"}, {"technique": "Slogans"}]}},
    {"judgement": {"techniques": [{"technique": "Slogans", "severity": "gross"}]}},
    {"judgement": {"figure": {"low": "12000", "high": "18000", "bound": "between"}}},
    {"judgement": {"figure": None, "evidence": [{"relation": "context", "url": "https://example.org/"}]}},
    MOVED,
    {"start": START, "end": START + len(QUOTE), "exact": QUOTE},
]
STEPS = st.tuples(
    st.integers(0, 2),  # which of three highlights
    st.sampled_from(["create", "withdraw", "restore", *range(len(CHANGES))]),
    st.integers(0, 2),  # how many answers get lost before one arrives
    st.booleans(),  # whether another tab is quicker, so that the version is stale
)


@dataclass
class Tab:
    """A browser that knows of each highlight the last answer it got, and repeats what was not answered."""

    caller: Caller
    assignment: Assignment
    names: list[str] = field(default_factory=lambda: [str(uuid.uuid4()) for _ in range(3)])
    known: dict[str, dict[str, Any]] = field(default_factory=dict)

    def step(self, which: int, what: str | int, lost: int, stale: bool) -> None:
        name = self.names[which]
        if (what == "create") != (name not in self.known):
            return
        version = self.known[name]["version"] - stale if name in self.known else 0
        for _ in range(lost):
            self._send(name, what, version)
        answer = self._send(name, what, version)
        assert answer.status_code in {200, 201, 204, 409, 412}
        self._heed(name, what, answer)

    def _send(self, name: str, what: str | int, version: int) -> Any:
        address, tag = f"highlights/{name}/", f'"{version}"'
        match what:
            case "create":
                return self.caller.post("highlights/", new(self.assignment, id=name))
            case "withdraw":
                return self.caller.delete(address, If_Match=tag)
            case "restore":
                return self.caller.post(f"{address}restore/", If_Match=tag)
            case _:
                return self.caller.patch(address, CHANGES[int(what)], If_Match=tag)

    def _heed(self, name: str, what: str | int, answer: Any) -> None:
        """What was acknowledged is what this tab takes to be stored; a refusal changes nothing."""
        if answer.status_code == 204:
            version = int(answer["ETag"].strip('"'))
            self.known[name] = {**self.known[name], "status": "withdrawn", "version": version}
        elif answer.status_code in {200, 201}:
            self.known[name] = answer.json()


@pytest.fixture
def tab(api: Api, cast: Cast, assignment: Assignment) -> Tab:
    return Tab(api(cast.ada), assignment)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=12))
def test_what_is_stored_is_what_was_acknowledged(
    tab: Tab, steps: list[tuple[int, str | int, int, bool]]
) -> None:
    fresh = Tab(tab.caller, tab.assignment)
    for step in steps:
        fresh.step(*step)
    listed = fresh.caller.get("highlights/", withdrawn="include", page_size=5000).json()["results"]
    stored = {item["id"]: item for item in listed if item["id"] in fresh.names}
    assert stored.keys() == fresh.known.keys()
    for name, known in fresh.known.items():
        mine = {
            key: known[key]
            for key in ("start", "end", "exact", "prefix", "suffix", "status", "version", "judgement")
        }
        assert mine == {key: stored[name][key] for key in mine}
        changes = fresh.caller.get(f"highlights/{name}/history/", page_size=5000).json()["results"]
        assert [change["version"] for change in changes] == list(range(1, known["version"] + 1))
        assert changes[-1]["after"]["judgement"] == known["judgement"]
