"""When two addresses are one page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.queries.evidence_addresses import NotAnAddress, host_of, is_of, kept_form, key_of, near_forms

KEPT = "https://archive.example/lists/1933?page=2"


@pytest.mark.parametrize(
    "address",
    [
        "https://archive.example/lists/1933?page=2",
        "HTTPS://Archive.Example/lists/1933?page=2",
        "https://archive.example:443/lists/1933?page=2",
        "https://archive.example/lists/1933?page=2#table-3",
        "https://archive.example/lists/1933?page=2#:~:text=died",
        "https://archive.example/lists/1933?utm_source=mail&page=2&utm_medium=x",
        "https://archive.example/lists/1933?page=2&fbclid=IwAR0&gclid=1",
        "https://archive.example/lists/./1933?page=2",
        "https://archive.example/lists/years/../1933?page=2",
        "https://archive.example/%6cists/1933?page=2",
        "  https://archive.example/lists/1933?page=2 ",
    ],
)
def test_what_differs_in_nothing_but_form_is_the_same_page(address: str) -> None:
    assert kept_form(address) == KEPT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://archive.example/lists?page=2", "https://archive.example/lists?page=3"),
        ("https://archive.example/Lists", "https://archive.example/lists"),
        ("https://archive.example/a%2Fb", "https://archive.example/a/b"),
        ("https://archive.example:8443/", "https://archive.example/"),
        ("https://app.example/#/lists/1", "https://app.example/#/lists/2"),
        ("https://app.example/#!lists", "https://app.example/"),
        ("https://archive.example/lists/", "https://archive.example/lists"),
        ("https://www.archive.example/", "https://archive.example/"),
    ],
)
def test_what_may_be_another_page_is_kept_apart(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


def test_http_and_https_are_one_page() -> None:
    assert key_of("http://archive.example/lists") == key_of("https://archive.example/lists")


@pytest.mark.parametrize(
    "near",
    [
        "https://archive.example/lists/", "http://archive.example/lists/", "https://www.archive.example/lists",
        "http://www.archive.example/lists", "https://www.archive.example/lists/", "http://www.archive.example/lists/",
    ],
)  # fmt: skip
def test_a_slash_or_www_is_for_a_person_to_say(near: str) -> None:
    assert near in near_forms("https://archive.example/lists")
    assert "https://archive.example/lists" in near_forms(near)


@pytest.mark.parametrize(
    "address",
    [
        "", "archive.example", "ftp://archive.example/", "javascript:alert(1)", "https://", "https:///lists",
        "https://archive.example:99999/", "https://[::1", "https://archive.example/a b", "https://archive.example/\x00",
        "https://archive.example/\ud800", f"https://archive.example/{'x' * 2000}",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused_with_a_sentence(address: str) -> None:
    with pytest.raises(NotAnAddress, match=" "):
        kept_form(address)


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(rest: str) -> None:
    address = f"https://archive.example/{rest}"
    try:
        kept = kept_form(address)
    except NotAnAddress:
        return
    assert kept_form(kept) == kept
    assert key_of(address) == key_of(kept)
    assert kept not in near_forms(kept)
    assert all(kept_form(near) == near for near in near_forms(kept))


def test_a_host_lies_under_its_domain() -> None:
    host = host_of("https://www.news.lantern.example/a")
    assert host == "news.lantern.example"
    assert is_of(host, ["Lantern.example"])
    assert not is_of(host, ["tern.example", "", "news.lantern.example.org"])
