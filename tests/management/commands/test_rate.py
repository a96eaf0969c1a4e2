"""manage.py rate and manage.py simulate_rates"""

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.conftest import ROOT

CLAIMS = "source,document,credit\n" + "".join(f"Herald,{n % 6},{n % 4 != 0:d}\n" for n in range(24))


def rated(path: Path) -> list[dict[str, str]]:
    out = io.StringIO()
    call_command("rate", path, stdout=out)
    return list(csv.DictReader(io.StringIO(out.getvalue())))


def refusal(path: Path) -> CommandError:
    out = io.StringIO()
    with pytest.raises(CommandError) as refused:
        call_command("rate", path, stdout=out)
    assert out.getvalue() == ""
    return refused.value


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "claims.csv"


def test_each_source_gets_a_row_in_the_order_of_the_table(path: Path) -> None:
    path.write_text(CLAIMS + '"Courier, the",1,1\nAbend,x,0\n', encoding="utf-8")
    rows = rated(path)
    assert [(row["source"], row["documents"], row["claims"]) for row in rows] == [
        ("Herald", "6", "24"),
        ("Courier, the", "1", "1"),
        ("Abend", "1", "1"),
    ]
    assert (rows[0]["withheld"], rows[0]["why"]) == ("false", "")
    assert 0 < float(rows[0]["low"]) < float(rows[0]["estimate"]) < float(rows[0]["high"]) < 1


def test_what_a_profile_would_withhold_is_printed_with_the_reason(path: Path) -> None:
    path.write_text("source,document,credit,weight\na,1,1,0.5\nb,1,1,0\n", encoding="utf-8")
    some, nothing = rated(path)
    assert some["withheld"] == nothing["withheld"] == "true"
    assert some["why"].startswith("4 documents and 9 checked claims short")
    assert float(some["low"]) < float(some["high"])
    assert (nothing["estimate"], nothing["low"], nothing["high"]) == ("", "", "")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The table is empty"),
        (b"source,document,credit\na,1,1\na,2,1.5\n", "Line 3 has the credit"),
        (b"source,document,credit,weight\na,1,1,-1\n", "Line 2 has the weight"),
        (b"source,document\na,1\n", "credit"),
        (b"source,document,credit\n\xff,1,1\n", "is not UTF-8"),
    ],
)
def test_a_table_that_is_none_is_refused_in_one_sentence(path: Path, content: bytes, said: str) -> None:
    path.write_bytes(content)
    error = refusal(path)
    assert said in str(error)
    assert error.returncode == 2


def test_a_file_that_is_not_there_is_refused(path: Path) -> None:
    assert str(refusal(path)).endswith("claims.csv cannot be read: No such file or directory.")


def test_a_table_is_rated_from_standard_input_without_a_database() -> None:
    run = subprocess.run(
        [sys.executable, ROOT / "manage.py", "rate", "-"],
        input=CLAIMS.encode(), capture_output=True, check=False, env={"DATABASE_URL": "sqlite:////nowhere/at/all"},
    )  # fmt: skip
    assert run.stderr == b""
    assert run.stdout.decode().splitlines()[0] == "source,documents,claims,estimate,low,high,withheld,why"
    assert run.returncode == 0


def test_the_simulation_prints_its_tables_and_the_same_ones_again() -> None:
    first, again = io.StringIO(), io.StringIO()
    for out in (first, again):
        call_command("simulate_rates", "--quick", "--kinds", "heavy", "--sources", "4", stdout=out)
    assert first.getvalue() == again.getvalue()
    assert first.getvalue().count("### ") == 3
