"""The next version of a codebook, for tests, through the same actions as everybody."""

from typing import Any

from annotator.actions.codebook_drafts import add_change, propose_version, publish
from annotator.models import Codebook, CodebookDraft, User
from tests.making import NOW

Change = dict[str, Any]
REASON = "Readers took it in two ways."
STERNER: Change = {
    "kind": "redefine", "facet": "verdict", "slug": "mixed", "definition": "True and false elements of the same weight.",
}  # fmt: skip
ONE_REFUTED: Change = {
    "kind": "merge", "facet": "verdict", "slugs": ["mostly_refuted"], "into": "refuted",
}  # fmt: skip
NO_DOUBT: Change = {"kind": "retire", "facet": "technique", "slug": "Doubt"}
MOCKS: Change = {
    "kind": "add",
    "facet": "stance",
    "slug": "mocks",
    "name": "Mocks",
    "definition": "Laughs at it.",
}


def draft_of(codebook: Codebook, *changes: Change, by: User) -> CodebookDraft:
    """A draft with these changes."""
    draft, _ = propose_version(codebook, by=by, now=NOW)
    for change in changes:
        add_change(draft, change, now=NOW)
    draft.refresh_from_db()
    return draft


def next_version(codebook: Codebook, *changes: Change, by: User) -> Codebook:
    return publish(draft_of(codebook, *changes, by=by), reason=REASON, by=by, now=NOW)
