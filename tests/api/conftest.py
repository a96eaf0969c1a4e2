"""Calling the API as somebody, and one highlight to call it about."""

import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from annotator.models import Assignment, Codebook, Highlight, User
from corpus_app.models import Document
from tests.conftest import Cast
from tests.making import TEXT, make_assignment, make_document, make_highlight

QUOTE = "between 12,000 and 18,000 people"
START = TEXT.index(QUOTE)
JUDGEMENT = {
    "claim_type": "quantity", "voice": "quoted_person", "verdict": "mixed", "confidence": "moderate", "note": "see the lists",
    "techniques": [
        {"technique": "Loaded_Language", "severity": "marked", "target": "the ministry", "polarity": "neg"},
        {"technique": "Doubt"},
    ],
    "figure": {"low": "12000", "high": "18000", "bound": "between", "unit": "persons", "counted": "dead", "checked": True},
    "evidence": [
        {"relation": "refutes", "url": "https://example.org/lists", "accessed_on": "2026-11-22"},
        {"relation": "context", "url": "https://example.org/winter", "title": "The winter"},
    ],
}  # fmt: skip


@dataclass(frozen=True)
class Caller:
    """Somebody signed in, calling the API; `last` is not kept: every call gives its response."""

    client: Client

    def get(self, path: str, **params: Any) -> Any:
        return self.client.get(f"/api/v1/{path}", params)

    def post(self, path: str, body: object = None, **headers: str) -> Any:
        return self._send("post", path, body, headers)

    def patch(self, path: str, body: object = None, **headers: str) -> Any:
        return self._send("patch", path, body, headers)

    def delete(self, path: str, **headers: str) -> Any:
        return self._send("delete", path, None, headers)

    def _send(self, method: str, path: str, body: object, headers: dict[str, str]) -> Any:
        data = body if isinstance(body, bytes) else json.dumps(body).encode() if body is not None else b""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        send = getattr(self.client, method)
        return send(f"/api/v1/{path}", data, content_type="application/json", headers=named)


Api = Callable[[User], Caller]


@pytest.fixture(scope="session")
def base_url() -> str:
    """The live server's address is asked for where it is needed; the plugin's own fixture of this name warns under pytest 9."""
    return ""


@pytest.fixture
def api(as_user: Callable[[User], Client]) -> Api:
    return lambda user: Caller(as_user(user))


@pytest.fixture
def document(db: None) -> Document:
    return make_document()


@pytest.fixture
def assignment(cast: Cast, codebook: Codebook, document: Document) -> Assignment:
    """Ada's, of the document."""
    return make_assignment(document, cast.ada)


@pytest.fixture
def highlight(assignment: Assignment) -> Highlight:
    """Ada's, of QUOTE, with JUDGEMENT."""
    return make_highlight(assignment, QUOTE, JUDGEMENT)


def new(assignment: Assignment, /, **changed: Any) -> dict[str, Any]:
    """The body that makes a highlight of QUOTE."""
    sent = {
        "id": str(uuid.uuid4()), "assignment": str(assignment.pk), "start": START, "end": START + len(QUOTE), "exact": QUOTE,
    }  # fmt: skip
    return {**sent, **changed}


def problem(response: Any, status: int) -> dict[str, Any]:
    """The problem in an answer, whose shape is checked: RFC 9457, with a sentence."""
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert body["status"] == status
    assert body["title"]
    assert " " in body["detail"], "a sentence"
    assert all(sentence for sentences in body.get("errors", {}).values() for sentence in sentences)
    return body
