"""What holds of every template: no script, style or handler inside, nothing marked safe, nothing from elsewhere."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

CARRIERS = ("adjudication/carried.html",)  # parts of forms that hold the token
TEMPLATES = sorted(path.relative_to(ROOT) for path in (ROOT / "templates").rglob("*") if path.is_file())
FORBIDDEN = {
    "inline style": re.compile(r"<style|\sstyle=", re.I),
    "inline script": re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*type=\"application/json\")", re.I),
    "event handler": re.compile(r"\son[a-z]+=", re.I),
    "unescaped output": re.compile(r"\|\s*safe\b|autoescape off|\|\s*safeseq\b"),
    "something from elsewhere": re.compile(r"(src|href)=\"(https?:)?//", re.I),
    "javascript address": re.compile(r"javascript:", re.I),
}


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_a_template_holds_nothing_the_content_security_policy_forbids(path: Path) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    assert [what for what, pattern in FORBIDDEN.items() if pattern.search(text)] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_every_form_that_posts_carries_its_token(path: Path) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    tokens = text.count("{% csrf_token %}") + sum(
        text.count(f'{{% include "{part}" %}}') for part in CARRIERS
    )
    assert len(re.findall(r"<form[^>]*method=\"post\"", text)) <= tokens
