"""Examples of profiles for OpenAPI."""

from typing import Any

from drf_spectacular.utils import OpenApiExample

A_RATE: dict[str, Any] = {
    "estimate": 0.74,
    "low": 0.61,
    "high": 0.85,
    "documents": 24,
    "claims": 131,
    "withheld": None,
}
WITHHELD: dict[str, Any] = {
    "estimate": None, "low": None, "high": None, "documents": 2, "claims": 6,
    "withheld": "Too little to tell: 3 documents and 4 checked claims short.",
}  # fmt: skip
OF_SOURCE: dict[str, Any] = {
    "profile": "0b0f5a4e-6c1e-4c8e-9a52-2b7a4f4d0d11", "source": "7d1c2f70-1f3b-4a86-8a1f-0f3a5b6f2c22", "name": "The Lantern",
    "letter": "C", "given": True, "suggested": "C", "calculated_at": "2026-11-22T10:00:00Z", "method": "profile-1",
    "inputs_sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
}  # fmt: skip
LISTED = [
    OpenApiExample("A rate that is shown", {**OF_SOURCE, **A_RATE}, response_only=True),
    OpenApiExample(
        "A rate that is withheld",
        {**OF_SOURCE, **WITHHELD, "letter": "F", "given": False, "suggested": "F"},
        response_only=True,
    ),
]
TO_GIVE = OpenApiExample(
    "A letter",
    {
        "profile": OF_SOURCE["profile"],
        "letter": "C",
        "reason": "Its figures hold; its headlines often do not.",
    },
    request_only=True,
)
TO_PUBLISH = OpenApiExample(
    "A publication", {"profile": OF_SOURCE["profile"], "note": "As of this autumn."}, request_only=True
)
WHOLE = [OpenApiExample("A profile", {**OF_SOURCE, **A_RATE, "data": {}}, response_only=True)]
