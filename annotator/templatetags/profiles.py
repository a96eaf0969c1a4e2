"""Addresses of what is behind a profile's numbers."""

from urllib.parse import parse_qsl

from django import template

from annotator.queries.profiles.shown import Shown

register = template.Library()


@register.filter
def behind(shown: Shown, query: str = "") -> str:
    """The units that a number counts, as `own=yes&verdict=refuted` says; all of them for ""."""
    return shown.behind(**dict(parse_qsl(query)))
