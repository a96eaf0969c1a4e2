"""The screenshots in docs/pictures, taken of the real desk with its sample corpus: `make pictures`.

.venv/bin/python docs/take_pictures.py [--into FOLDER]
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.server.desk import PASSWORD, Desk  # noqa: E402  # the tests' server, so that there is one way to start it

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
]
WIDE = ViewportSize(width=1440, height=900)
PHONE = ViewportSize(width=360, height=740)


def signed_in(
    browser: Browser, desk: Desk, username: str, *, scheme: str = "light", phone: bool = False
) -> Page:
    context = browser.new_context(
        base_url=desk.url, color_scheme="dark" if scheme == "dark" else "light", viewport=PHONE if phone else WIDE,
        device_scale_factor=2 if phone else 1, has_touch=phone,
    )  # fmt: skip
    page = context.new_page()
    page.goto("/accounts/login/")
    page.fill("[name=login]", username)
    page.fill("[name=password]", PASSWORD)
    page.click("main form button")
    page.wait_for_url(lambda url: "login" not in url)
    return page


def open_reading(page: Page, title: str) -> None:
    page.goto("/queue/")
    page.get_by_role("link", name=title).first.click()
    page.locator("#main[data-ready]").wait_for()
    if page.locator(".notes button").first.is_visible():  # on a phone the list is behind its tab
        page.locator(".notes button").nth(2).click()
    page.wait_for_timeout(600)  # the painters' next frames


def take(browser: Browser, desk: Desk, into: Path) -> None:
    plain = browser.new_page(base_url=desk.url, viewport=WIDE)
    plain.goto("/accounts/login/")
    plain.screenshot(path=into / "login.png")
    for name, scheme, phone in (("light", "light", False), ("dark", "dark", False), ("phone", "light", True)):
        page = signed_in(browser, desk, "ada", scheme=scheme, phone=phone)
        open_reading(page, "Who dug the Velm?")
        page.screenshot(path=into / f"reader-{name}.png")
    lead = signed_in(browser, desk, "lena")
    lead.goto("/sources/")
    lead.screenshot(path=into / "sources.png")
    lead.get_by_role("link", name="The Northern Lantern").first.click()
    lead.wait_for_load_state("networkidle")
    lead.screenshot(path=into / "source.png", full_page=True)
    lead.locator("tr", has_text="Refuted").locator("a.num").first.click()
    lead.screenshot(path=into / "behind-a-number.png")
    lead.goto("/sources/compare/")
    for box in lead.locator("input[name=source]").all()[:4]:
        box.check()
    lead.get_by_role("button", name="Compare").click()
    lead.wait_for_load_state("networkidle")
    lead.screenshot(path=into / "compare.png")
    for name, address in (
        ("highlights", "/highlights/"), ("documents", "/documents/"), ("add-documents", "/documents/add/"),
        ("figures", "/figures/"), ("codebook", "/codebook/"), ("me", "/me/"), ("api", "/api/v1/docs/"),
    ):  # fmt: skip
        lead.goto(address)
        lead.wait_for_load_state("networkidle")
        lead.screenshot(path=into / f"{name}.png")
    reviewer = signed_in(browser, desk, "boris")
    reviewer.goto("/queue/")
    reviewer.screenshot(path=into / "queue.png")
    admin = signed_in(browser, desk, "max")
    admin.goto("/people/")
    admin.screenshot(path=into / "people.png")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=ROOT / "docs" / "pictures")
    into: Path = parser.parse_args().into
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        desk.manage("prepare")
        desk.start()
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
                take(browser, desk, into)
        finally:
            desk.kill()


if __name__ == "__main__":
    main()
