"""An admin adds a person; the person sets a password, signs in, makes a token, switches keys off."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from annotator.models import AccessToken, User
from tests.conftest import PASSWORD, Cast
from tests.journeys.conftest import sign_in, watch


def test_signing_in_by_keyboard_leads_to_the_queue_and_out_again(
    page: Page, live_server: LiveServer, complaints: list[str], transactional_db: None, cast: Cast
) -> None:
    page.goto(live_server.url)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.get_by_label("User name or e-mail").focus()
    page.keyboard.type("ada")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/queue/")
    page.get_by_role("link", name="Ada, reviewer").click()
    page.get_by_role("link", name="Sign out").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/accounts/login/")


def test_an_added_person_sets_a_password_behind_the_link_and_signs_in(
    page: Page, browser: Browser, live_server: LiveServer, complaints: list[str], transactional_db: None, cast: Cast,
    as_user: Callable[[User], Client],
) -> None:  # fmt: skip
    sign_in(page.context, live_server.url, as_user(cast.admin))
    page.goto(f"{live_server.url}{reverse('people')}")
    page.get_by_label("User name").fill("nora")
    page.get_by_label("Full name").fill("Nora Quist")
    page.get_by_role("button", name="Add", exact=True).click()
    link = page.get_by_label("Link to set the password").input_value()
    others = browser.new_context().new_page()
    watch(others, complaints)
    others.goto(link)
    expect(others.get_by_text("You sign in as nora")).to_be_visible()
    others.get_by_label("New password", exact=True).fill("a password of her own")
    others.get_by_label("New password confirmation").fill("a password of her own")
    others.get_by_role("button", name="Set it").click()
    expect(others.get_by_text("Your password is set. Sign in with it.")).to_be_visible()
    others.get_by_label("User name or e-mail").fill("nora")
    others.get_by_label("Password").fill("a password of her own")
    others.get_by_role("button", name="Sign in").click()
    others.wait_for_url("**/queue/")
    expect(others.get_by_role("link", name="Nora Quist, reviewer")).to_be_visible()
    others.context.close()


def test_a_token_is_shown_once(
    page: Page, live_server: LiveServer, complaints: list[str], transactional_db: None, cast: Cast,
    as_user: Callable[[User], Client],
) -> None:  # fmt: skip
    sign_in(page.context, live_server.url, as_user(cast.ada))
    page.goto(f"{live_server.url}{reverse('me')}")
    page.get_by_label("What it is for").fill("nightly export")
    page.get_by_role("button", name="Make a token").click()
    token = page.get_by_label("The new access token").input_value()
    assert token.startswith("assay_")
    page.goto(f"{live_server.url}{reverse('me')}")
    assert token not in page.content()
    page.get_by_role("button", name="Delete nightly export").click()
    expect(page.get_by_text("is deleted")).to_be_visible()
    assert not AccessToken.objects.exists()


def test_single_letter_keys_stay_switched_off(
    page: Page, live_server: LiveServer, complaints: list[str], transactional_db: None, cast: Cast,
    as_user: Callable[[User], Client],
) -> None:  # fmt: skip
    sign_in(page.context, live_server.url, as_user(cast.ada))
    page.goto(f"{live_server.url}{reverse('me')}")
    keys = page.get_by_label("Single-letter keys on the reading page")
    expect(keys).to_be_checked()
    keys.uncheck()
    page.reload()
    expect(keys).not_to_be_checked()
    assert page.evaluate("localStorage.getItem('assay-single-keys')") == "off"


def test_light_and_dark_turn_on_any_page_and_stay(
    page: Page, live_server: LiveServer, complaints: list[str], transactional_db: None, cast: Cast,
    as_user: Callable[[User], Client],
) -> None:  # fmt: skip
    sign_in(page.context, live_server.url, as_user(cast.ada))
    page.goto(f"{live_server.url}{reverse('sources')}")
    turn = page.get_by_role("button", name="Light or dark")
    turn.click()
    turn.click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.goto(f"{live_server.url}{reverse('documents')}")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 25, 26)"
