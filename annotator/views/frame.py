"""What every page's frame needs."""

from django.http import HttpRequest

from annotator.models import User
from annotator.permissions import TABLE, may


class DeskRequest(HttpRequest):
    """A request as views see it: SignInMiddleware lets only signed-in people through."""

    user: User


def frame(request: HttpRequest) -> dict[str, object]:
    """Context processor: `may.corpus_add` and so on, one for each row of the permission table that needs no thing."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"may": {}}
    return {"may": {action.replace(".", "_"): may(user, action) for action in TABLE}}
