"""Personal access tokens: made once, shown once, stored hashed."""

import datetime as dt
import hashlib
import secrets

from annotator.errors import Invalid
from annotator.models import AccessToken, User

PREFIX = "assay_"  # so that a token found in a file or a log is recognised for what it is
MOST_PER_PERSON = 50


def digest_of(token: str) -> str:
    """What is stored of a token. It is 256 random bits, so a plain hash is enough: there is nothing to guess."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def make_token(
    user: User, *, name: str, days: int, longest: dt.timedelta, now: dt.datetime
) -> tuple[AccessToken, str]:
    """A new token and its text, which is never to be had again. Raises Invalid for a bad name or life."""
    name = name.strip()
    if not name or len(name) > 80:
        raise Invalid("Name the token by what it is for, in at most 80 characters.", {"name": ["Needed."]})
    if not 1 <= days <= longest.days:
        raise Invalid(f"A token lives 1 to {longest.days} days.", {"days": [f"1 to {longest.days}."]})
    if user.access_tokens.count() >= MOST_PER_PERSON:
        raise Invalid(f"You have {MOST_PER_PERSON} tokens. Delete one that you no longer use.")
    token = PREFIX + secrets.token_urlsafe(32)
    made = AccessToken.objects.create(
        digest=digest_of(token),
        user=user,
        name=name,
        ending=token[-4:],
        expires_at=now + dt.timedelta(days=days),
    )
    return made, token


def person_behind(token: str, *, now: dt.datetime) -> tuple[User, AccessToken] | None:
    """Who the token speaks for; None where it is unknown, expired or its person is not active."""
    found = AccessToken.objects.select_related("user").filter(digest=digest_of(token)).first()
    if found is None or found.expires_at <= now or not found.user.is_active:
        return None
    if found.last_used_on != now.date():  # once a day: a look-up must not become a write each time
        AccessToken.objects.filter(pk=found.pk).update(last_used_on=now.date())
    return found.user, found
