"""The OpenAPI document and the page that shows it."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from annotator.api.urls import urlpatterns
from annotator.models import User
from tests.api.conftest import Api
from tests.conftest import Cast


def test_the_openapi_document_is_valid_and_complete() -> None:
    """Raises on anything that drf-spectacular had to guess."""
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=StringIO())


def test_every_address_is_in_the_document(api: Api, cast: Cast) -> None:
    described = api(cast.rita).get("schema/").json()["paths"]
    addresses = [path for path in described if path.startswith("/api/v1/")]
    left_out = {"schema", "docs", "unknown"}
    assert len(addresses) == len([pattern for pattern in urlpatterns if pattern.name not in left_out])
    for path, methods in described.items():
        for method, operation in methods.items():
            assert operation["summary"], (path, method)
            assert "401" in operation["responses"], (path, method)
            assert "application/problem+json" in operation["responses"]["401"]["content"]


def test_every_filter_is_described(api: Api, cast: Cast) -> None:
    described = api(cast.rita).get("schema/").json()["paths"]
    parameters = described["/api/v1/highlights/"]["get"]["parameters"]
    assert not [parameter["name"] for parameter in parameters if not parameter.get("description")]


@pytest.mark.django_db
def test_the_page_keeps_to_the_content_security_policy(client: Client) -> None:
    page = client.get("/api/v1/docs/")
    policy = page["Content-Security-Policy"].split("; ")
    assert {"script-src 'self'", "style-src 'self'"} <= set(policy)
    assert b"<style" not in page.content
    assert page.content.count(b"<script src=") == page.content.count(b"<script")
    assert b"://" not in page.content


def test_the_page_shows_every_address_and_tries_one_without_a_complaint(
    page: Page, live_server: LiveServer, transactional_db: None, cast: Cast, as_user: Callable[[User], Client]
) -> None:
    said: list[str] = []
    asked: list[str] = []
    page.on(
        "console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    session = as_user(cast.ada).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])

    page.goto(f"{live_server.url}/api/v1/docs/")
    create = page.locator("#operations-highlights-highlights_create")
    create.locator(".opblock-summary").click()
    create.locator(".opblock-body").get_by_text("it is the same save").wait_for()
    assert page.locator(".opblock").count() > 20
    me = page.locator("#operations-me-me")
    me.locator(".opblock-summary").click()
    me.get_by_role("button", name="Try it out").click()
    me.get_by_role("button", name="Execute").click()
    me.locator(".live-responses-table").get_by_text('"username": "ada"').wait_for()

    assert said == []
    assert [address for address in asked if not address.startswith((live_server.url, "data:"))] == []
