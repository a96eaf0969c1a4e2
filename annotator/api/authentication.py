"""Who is calling: a person's access token in `Authorization: Bearer …` (RFC 6750). Pages use their session instead."""

from django.conf import settings
from django.utils import timezone
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.request import Request

from annotator.actions.tokens import person_behind
from annotator.errors import NotAllowed
from annotator.models import AccessToken, User

WRONG = "This access token is unknown or has expired. Make a new one on your own page and send it as: Bearer <token>."


class AccessTokenAuthentication(BaseAuthentication):
    """Raises AuthenticationFailed for a token that speaks for nobody; leaves every other scheme alone."""

    def authenticate(self, request: Request) -> tuple[User, AccessToken] | None:
        scheme, _, token = request.META.get("HTTP_AUTHORIZATION", "").strip().partition(" ")
        if scheme.lower() != "bearer":
            return None
        found = person_behind(token.strip(), now=timezone.now())
        if found is None:
            raise AuthenticationFailed(WRONG)
        return found

    def authenticate_header(self, request: Request) -> str:
        """What a 401 answers in WWW-Authenticate; names the error only where a token was sent (RFC 6750, section 3)."""
        sent = "HTTP_AUTHORIZATION" in request.META
        return 'Bearer realm="Assay", error="invalid_token"' if sent else 'Bearer realm="Assay"'


class DeskSession(SessionAuthentication):
    """Signed in on the pages. A change must prove that it comes from them: raises NotAllowed where it does not."""

    def enforce_csrf(self, request: Request) -> None:
        try:
            super().enforce_csrf(request)
        except PermissionDenied:
            raise NotAllowed(
                "The request does not prove that it comes from a page of the desk. Send the value of the cookie csrftoken "
                "in the header X-CSRFToken (reload the page if it is old), or use an access token."
            ) from None


class AccessTokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # drf-spectacular is untyped
    """How the OpenAPI document describes it."""

    target_class = AccessTokenAuthentication
    name = "accessToken"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "A personal access token, made on your own page.",
        }


class DeskSessionScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # drf-spectacular is untyped
    target_class = DeskSession
    name = "session"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {
            "type": "apiKey", "in": "cookie", "name": settings.SESSION_COOKIE_NAME,
            "description": "Signed in on the pages; changes send the cookie csrftoken back in the header X-CSRFToken.",
        }  # fmt: skip
