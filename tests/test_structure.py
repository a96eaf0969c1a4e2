"""What the import contracts cannot say, and what the docs say that the code can check."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator import settings
from formats.writers import WRITERS
from tests.conftest import ROOT

PACKAGES = ("annotator", "corpus_app", "measures", "formats")


def modules(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from (path for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts)


def imported(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    return plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


def test_actions_know_no_request() -> None:
    for path in modules("annotator/actions"):
        assert not {name for name in imported(path) if name.startswith("django.http")}, path
        assert "request" not in {
            node.arg for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.arg)
        }


def test_bleach_is_imported_in_one_module() -> None:
    using = [
        path for path in modules(*PACKAGES) if any(name.split(".")[0] == "bleach" for name in imported(path))
    ]
    assert using == [ROOT / "corpus_app" / "text" / "clean.py"]


def test_nothing_escapes_escaping() -> None:
    templates = [path for path in (ROOT / "templates").rglob("*") if path.is_file()]
    for path in [*templates, *modules(*PACKAGES)]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe\b|mark_safe|autoescape off", text), path


def test_one_module_says_what_is_safe() -> None:
    using = [
        path for path in modules(*PACKAGES) if re.search(r"SafeString|SafeText|format_html", path.read_text())
    ]
    assert using == [ROOT / "annotator" / "guidelines.py"]


def test_pages_carry_no_script_or_style_of_their_own() -> None:
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son[a-z]+=", text), path


def test_no_room_is_called_elsewhere() -> None:
    named = {path.stem for path in modules(*PACKAGES)} | {path.parent.name for path in modules(*PACKAGES)}
    assert not named & {"utils", "helpers", "base", "common", "core", "misc"}


@pytest.mark.parametrize("package", [*PACKAGES, "fixtures", "frontend"])
def test_each_package_says_what_it_is(package: str) -> None:
    assert (ROOT / package / "README.md").read_text(encoding="utf-8").startswith("# ")


def test_the_readme_names_every_command() -> None:
    documented = (ROOT / "README.md").read_text(encoding="utf-8") + (
        ROOT / "annotator" / "README.md"
    ).read_text()
    commands = {
        path.stem for path in modules("annotator/management/commands", "corpus_app/management/commands")
    }
    missing = {name for name in commands - {"__init__"} if name not in documented}
    assert not missing


def test_the_readme_names_every_setting_read_from_the_environment() -> None:
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', Path(settings.__file__).read_text(encoding="utf-8")))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert not {name for name in read if name not in readme}


def test_the_docs_name_every_export_format() -> None:
    docs = (ROOT / "formats" / "README.md").read_text(encoding="utf-8")
    assert not {name for name in WRITERS if name not in docs}


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


def test_links_in_the_docs_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
