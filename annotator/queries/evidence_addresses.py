"""When two addresses are one page.

Two forms of an address, after RFC 3986 section 6:

- `kept_form`: what is stored. Host and scheme in small letters, no default port, no dots in the path, percent-encoding in one
  spelling, no fragment, no parameter that only tracks. Addresses that are alike in it, http or https, are the same page.
- `near_forms`: those that are most likely the same page: with www. or without, with a slash at the end or without. Whether they
  are is for a person to say.

A fragment that begins with "/" or "!" names a page of its own on sites that are one script, and stays.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import product
from urllib.parse import SplitResult, parse_qsl, urlsplit, urlunsplit

LONGEST = 2000  # characters
SCHEMES = {"http": 80, "https": 443}
TRACKING = re.compile(
    r"(utm_\w+|mtm_\w+|pk_\w+|matomo_\w+|hsa_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|ttclid|mc_cid|mc_eid"
    r"|_ga|_gl|_hsenc|_hsmi|vero_id|oly_anon_id|oly_enc_id|wt_mc|__twitter_impression)",
    re.IGNORECASE,
)
ESCAPED = re.compile("%([0-9a-fA-F]{2})")
UNRESERVED = re.compile("[A-Za-z0-9._~-]")
UNWRITABLE = re.compile('[\x00-\x20\x7f-\x9f\ud800-\udfff<>"]')
NO_ADDRESS = "Must be a web address that starts with http:// or https://."


class NotAnAddress(ValueError):
    """No web address; the sentence says what one looks like."""


def kept_form(address: str) -> str:
    """The form in which the address of a page is stored. Raises NotAnAddress."""
    address = address.strip()
    if len(address) > LONGEST:
        raise NotAnAddress(
            f"Has {len(address):,} characters, {LONGEST:,} are allowed. Leave out what only tracks."
        )
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise NotAnAddress(NO_ADDRESS) from None
    if parts.scheme not in SCHEMES or not host or UNWRITABLE.search(address):
        raise NotAnAddress(NO_ADDRESS)
    fragment = parts.fragment if parts.fragment.startswith(("/", "!")) else ""
    netloc = _netloc(parts, host, port)
    kept = urlunsplit((parts.scheme, netloc, _path(parts.path), _query(parts.query), _escaped(fragment)))
    if len(kept) > LONGEST:
        raise NotAnAddress(f"Has {len(kept):,} characters as it is kept, {LONGEST:,} are allowed.")
    return kept


def key_of(address: str) -> str:
    """What two addresses of one page have in common: the kept form without the scheme. Of what is no address, itself."""
    try:
        return kept_form(address).partition(":")[2]
    except NotAnAddress:
        return address


def same_forms(kept: str) -> list[str]:
    """The kept forms that are the same page for certain: http and https."""
    rest = kept.partition(":")[2]
    return [f"{scheme}:{rest}" for scheme in SCHEMES]


def near_forms(kept: str) -> list[str]:
    """The kept forms that are most likely the same page, and not for certain."""
    parts = urlsplit(kept)
    bare = parts.netloc.removeprefix("www.")
    path = parts.path.rstrip("/")
    hosts, paths = (bare, f"www.{bare}"), (path, f"{path}/") if path else ("/",)
    forms = [
        urlunsplit((scheme, host, at, parts.query, parts.fragment))
        for scheme, host, at in product(SCHEMES, hosts, paths)
    ]
    certain = same_forms(kept)
    return [form for form in forms if form not in certain]


def host_of(address: str) -> str:
    """The host without www., "" where there is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def is_of(host: str, domains: Iterable[object]) -> bool:
    """Whether the host is one of these domains, or lies under one."""
    known = (str(domain).strip().lower().removeprefix("www.") for domain in domains)
    return any(host == domain or host.endswith(f".{domain}") for domain in known if domain)


def _netloc(parts: SplitResult, host: str, port: int | None) -> str:
    who = f"{parts.netloc.rpartition('@')[0]}@" if "@" in parts.netloc else ""
    name = f"[{host}]" if ":" in host else host.rstrip(".") or host
    return f"{who}{name}" + (f":{port}" if port is not None and port != SCHEMES[parts.scheme] else "")


def _path(path: str) -> str:
    """Without "." and ".." (RFC 3986 section 5.2.4); an empty path is "/"."""
    kept: list[str] = []
    pieces = _escaped(path).split("/")
    for piece in pieces[1:]:
        if piece == "..":
            del kept[-1:]
        elif piece != ".":
            kept.append(piece)
    ends_in_dots = pieces[-1] in {".", ".."} and (not kept or kept[-1])
    return "/" + "/".join([*kept, ""] if ends_in_dots and kept else kept)


def _query(query: str) -> str:
    return _escaped("&".join(_untracked(query)))


def _untracked(query: str) -> Iterator[str]:
    """The pieces as they are written: what is not understood must not be changed."""
    for piece in query.split("&"):
        name = next((name for name, _ in parse_qsl(piece, keep_blank_values=True)), "")
        if not TRACKING.fullmatch(name):
            yield piece


def _escaped(text: str) -> str:
    """Percent-encoding in one spelling: capital letters, and none for what needs none (RFC 3986 section 6.2.2)."""

    def one(found: re.Match[str]) -> str:
        character = chr(int(found[1], 16))
        return character if UNRESERVED.fullmatch(character) else f"%{found[1].upper()}"

    return ESCAPED.sub(one, text)
