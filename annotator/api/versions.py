"""Which version a change starts from: ETag and If-Match (RFC 9110, section 13.1.1)."""

import re

from rest_framework.request import Request

from annotator.errors import Invalid, VersionNeeded

# Proxies that compress make a tag weak; people leave the quotes out.
ENTITY_TAG = re.compile(r'(?:W/)?(?:"([0-9]{1,10})"|([0-9]{1,10}))')


def etag(version: int) -> str:
    return f'"{version}"'


def base_version(request: Request) -> int:
    """The version in If-Match. Raises VersionNeeded without one, Invalid for what is no single version of a highlight."""
    given = request.headers.get("If-Match", "").strip()
    if given in {"", "*"}:
        raise VersionNeeded(
            'Say which version this change starts from: send the ETag you were given, as in If-Match: "4".'
        )
    tag = ENTITY_TAG.fullmatch(given)
    if tag is None:
        raise Invalid(
            'If-Match names one version of the highlight, as its ETag does: If-Match: "4".',
            {"If-Match": ['Must be a version in quotes, such as "4".']},
        )
    return int(tag[1] or tag[2])
