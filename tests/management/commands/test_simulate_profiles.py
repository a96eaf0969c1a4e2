"""manage.py simulate_profiles"""

import io
from pathlib import Path

from django.core.management import call_command

ROOT = Path(__file__).parents[3]
DOCS = ROOT / "docs" / "method" / "profile.md"


def printed(*options: str) -> str:
    out = io.StringIO()
    call_command("simulate_profiles", "--quick", "--sources", "5", "--runs", "1", *options, stdout=out)
    return out.getvalue()


def test_it_prints_its_table_and_the_same_one_again() -> None:
    text = printed("--seed", "3")
    assert text.startswith("1 × 5 sources in each world, seed 3.")
    assert text.count("\n| ") == 3
    assert text == printed("--seed", "3")
    assert text != printed("--seed", "4")


def test_it_is_in_the_list_of_commands_and_its_table_in_the_method() -> None:
    assert "manage.py simulate_profiles" in (ROOT / "README.md").read_text()
    method = DOCS.read_text()
    assert "manage.py simulate_profiles" in method
    assert "| 12 documents |" in method
