"""The desk's refusals: a small family, each with a sentence that says what to do next.

Actions and permissions raise them; `as_problem` gives the one JSON shape (RFC 9457), which the API sends as it is and
the pages show through one template.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar


class Refusal(Exception):
    """Something the desk will not do. `detail` is a sentence for the person; `extra` joins the JSON."""

    status: ClassVar[int] = 400
    title: ClassVar[str] = "Not possible"

    def __init__(self, detail: str, **extra: Any) -> None:
        super().__init__(detail)
        self.detail = detail
        self.extra = extra

    def as_problem(self) -> dict[str, Any]:
        """The members of an RFC 9457 problem object."""
        return {
            "type": "about:blank",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            **self.extra,
        }


class Invalid(Refusal):
    """What was sent makes no sense as it is; `errors` says it field by field."""

    status = 400
    title = "Not valid"

    def __init__(self, detail: str, errors: Mapping[str, Sequence[str]] | None = None, **extra: Any) -> None:
        super().__init__(detail, **({"errors": dict(errors)} if errors else {}), **extra)


class NotAllowed(Refusal):
    """Known who you are, and it is not for you to do."""

    status = 403
    title = "Not allowed"


class NotFound(Refusal):
    """Not there, or not yours to know of: the two look alike on purpose."""

    status = 404
    title = "Not found"


class Conflict(Refusal):
    """It contradicts what is stored."""

    status = 409
    title = "Conflict"


class Stale(Refusal):
    """The change started from an older version. Carries both: `current` and `yours`."""

    status = 412
    title = "Changed meanwhile"


class TooLarge(Refusal):
    """Over a limit; the sentence names the limit."""

    status = 413
    title = "Too large"


class VersionNeeded(Refusal):
    """A change must say which version it starts from (If-Match, RFC 6585 section 3)."""

    status = 428
    title = "Version needed"
