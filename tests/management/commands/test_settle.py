"""manage.py settle and manage.py simulate_consensus"""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from measures.consensus.methods import METHODS
from tests.conftest import ROOT

LABELS = "item,worker,label\nsecond,A,yes\nsecond,B,yes\nfirst,A,no\nfirst,B,yes\nfirst,C,no\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "labels.csv"


def settled(path: Path, **options: str) -> tuple[list[dict[str, str]], str]:
    """The rows on standard output, and what was said on standard error."""
    out, err = io.StringIO(), io.StringIO()
    call_command("settle", path, stdout=out, stderr=err, **options)
    return list(csv.DictReader(io.StringIO(out.getvalue()))), err.getvalue()


def refusal(path: Path, **options: str) -> CommandError:
    out = io.StringIO()
    with pytest.raises(CommandError) as refused:
        call_command("settle", path, stdout=out, **options)
    assert out.getvalue() == ""
    return refused.value


@pytest.mark.parametrize("method", METHODS)
def test_each_item_gets_a_row_in_the_order_of_the_table(path: Path, method: str) -> None:
    path.write_text(LABELS, encoding="utf-8")
    rows, said = settled(path, method=method)
    assert [row["item"] for row in rows] == ["second", "first"]
    assert list(rows[0]) == ["item", "label", "no", "yes"]
    assert rows[0]["label"] == "yes"
    assert all(float(row["no"]) + float(row["yes"]) == pytest.approx(1, abs=2e-6) for row in rows)
    assert said == ""


def test_majority_gives_the_shares_of_the_votes(path: Path) -> None:
    path.write_text(LABELS, encoding="utf-8")
    rows, _ = settled(path, method="majority")
    assert (rows[1]["label"], rows[1]["no"], rows[1]["yes"]) == ("no", "0.666667", "0.333333")


def test_ties_get_the_first_label_by_name_and_are_counted(path: Path) -> None:
    path.write_text("item,worker,label\ni,A,no\ni,B,yes\nj,A,yes\nj,B,no\n", encoding="utf-8")
    rows, said = settled(path)
    assert [row["label"] for row in rows] == ["no", "no"]
    assert rows[0]["no"] == rows[0]["yes"] == "0.500000"
    assert said == "Tied: 2 of 2; the label is the first by name.\n"


def test_a_value_called_like_a_column_gets_a_column_of_its_own(path: Path) -> None:
    path.write_text("item,worker,label\ni,A,label\ni,B,label\nj,A,item\nj,B,value item\n", encoding="utf-8")
    rows, said = settled(path, method="majority")
    assert list(rows[0]) == ["item", "label", "value value item", "value label", "value item"]
    assert rows[0]["label"] == "label"
    assert rows[0]["value label"] == "1.000000"
    assert "The column of the value “label” is “value label”." in said


def test_names_that_need_quoting_come_back_as_they_went_in(path: Path) -> None:
    path.write_text('item,worker,label\n"a, ""b""",A,"so, so"\nü💙,A,no\n', encoding="utf-8")
    rows, _ = settled(path)
    assert [row["item"] for row in rows] == ['a, "b"', "ü💙"]
    assert rows[0]["label"] == "so, so"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"item,worker\ni,A\n", "“label” is not in the header"),
        (b"item,worker,label\n", "no label"),
        (b"item,worker,label\ni,,x\n", "Line 2 has no worker"),
        (b"item,worker,label\ni,A,\xff\n", "not UTF-8"),
    ],
)
def test_a_bad_table_is_refused_with_a_sentence(path: Path, content: bytes, said: str) -> None:
    path.write_bytes(content)
    refused = refusal(path)
    assert said in str(refused)
    assert refused.returncode == 2


def test_a_file_that_is_not_there_is_refused(path: Path) -> None:
    assert "cannot be read" in str(refusal(path))


def test_an_unknown_method_is_answered_with_those_that_there_are(path: Path) -> None:
    path.write_text(LABELS, encoding="utf-8")
    refused = refusal(path, method="median")
    assert "pooled, majority, dawid_skene, one_coin, mace" in str(refused)
    assert refused.returncode == 2


def test_it_reads_standard_input_and_needs_no_database() -> None:
    command = [sys.executable, str(ROOT / "manage.py"), "settle", "-"]
    environment = {**os.environ, "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nowhere"}
    done = subprocess.run(command, input=LABELS.encode(), capture_output=True, check=True, env=environment)
    assert done.stdout.decode().startswith("item,label,no,yes\nsecond,yes,")
    assert done.stderr == b""


def test_the_simulation_prints_a_table_for_each_score_and_one_of_shares(tmp_path: Path) -> None:
    page = tmp_path / "tables.md"
    call_command("simulate_consensus", quick=True, seeds=(8_000, 8_005), output=page)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("`manage.py simulate_consensus --seeds 8000 8001`")
    for title in ("Accuracy", "Brier score", "Calibration error", "Share of the panels"):
        assert f"**{title}**\n\n| | pooled | majority |" in text
    assert "\n| 30 % spammers | 0." in text
