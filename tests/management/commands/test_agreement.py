"""manage.py agreement"""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from measures.agreement.reports import FIGURES
from tests.conftest import ROOT
from tests.measures.agreement.published import DATA_C, UNITIZING_2004

LABELS = "item,worker,label\n" + "".join(
    f"{item},{worker},{value}\n"
    for worker, row in enumerate(DATA_C)
    for item, value in enumerate(row.split())
    if value != "*"
)
SPANS = "document,annotator,start,end,label\n" + "".join(
    f"essay,{observer},{start - 150},{start - 150 + length},{label}\n"
    for observer, start, length, label in UNITIZING_2004
)


def asked(text: str, tmp_path: Path, **options: Any) -> dict[str, Any]:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    out = io.StringIO()
    call_command("agreement", path, stdout=out, **options)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def refusal(path: Path, **options: Any) -> CommandError:
    out = io.StringIO()
    with pytest.raises(CommandError) as refused:
        call_command("agreement", path, stdout=out, **options)
    assert out.getvalue() == ""
    return refused.value


def test_a_table_of_labels_gets_the_coefficients_for_labels(tmp_path: Path) -> None:
    found = asked(LABELS, tmp_path)
    assert tuple(found) == (*FIGURES, "also")
    assert found["alpha_interval"]["value"] == pytest.approx(0.849107, abs=1e-6)
    assert set(found["alpha_interval"]) == {"value", "low", "high", "units"}
    assert found["alpha_interval"]["low"] < 0.85 < found["alpha_interval"]["high"] <= 1
    for name in ("f1_exact", "f1_overlap", "alpha_unitizing", "gamma", "gamma_cat"):
        assert found[name] == {
            "value": None,
            "why": "Cannot be calculated, because this is a table of labels and not of spans.",
        }


def test_a_table_of_spans_gets_the_coefficients_for_spans_and_for_matched_labels(tmp_path: Path) -> None:
    found = asked(SPANS, tmp_path, length=300)
    assert tuple(found) == (*FIGURES, "also")
    assert found["alpha_unitizing"]["value"] == pytest.approx(0.85867, abs=5e-6)
    assert found["f1_exact"]["value"] == pytest.approx(4 / 9)
    assert found["f1_overlap"]["value"] == pytest.approx(8 / 9)
    assert found["alpha_nominal"]["value"] == 1
    assert 0 < found["gamma"]["value"] < 1
    assert found["also"]["missed"] == 3


def test_the_same_seed_gives_the_same_answer(tmp_path: Path) -> None:
    first, again, other = (asked(LABELS, tmp_path, seed=seed, resamples=50) for seed in (7, 7, 8))
    assert first == again
    assert first["alpha_nominal"] != other["alpha_nominal"]


def test_without_resamples_there_are_no_bounds(tmp_path: Path) -> None:
    found = asked(LABELS, tmp_path, resamples=0)["alpha_nominal"]
    assert (found["low"], found["high"]) == (None, None)
    assert found["why_no_interval"] == "No interval, because no resamples were asked for."


def test_several_values_in_a_cell_are_a_set(tmp_path: Path) -> None:
    rows = "1,a,x|y\n1,b,y | x\n2,a,x\n2,b,x|y\n3,a,|\n3,b,|\n4,a,y\n4,b,z\n"
    found = asked("item,worker,label\n" + rows, tmp_path)
    assert 0 < found["alpha_masi"]["value"] < 1
    assert found["alpha_masi"]["value"] != found["alpha_nominal"]["value"]
    in_spans = "document,annotator,start,end,label\n" + "".join(
        f"d,{annotator},{30 * int(item)},{30 * int(item) + 9},{label}\n"
        for item, annotator, label in (row.split(",") for row in rows.splitlines())
    )
    again = asked(in_spans, tmp_path)
    assert again["alpha_masi"]["value"] == found["alpha_masi"]["value"]
    assert again["f1_exact"]["value"] == pytest.approx(2 * 3 / 9)


def test_spans_without_any_label_are_compared_as_spans(tmp_path: Path) -> None:
    found = asked("document,annotator,start,end,label\nd,a,0,9,\nd,b,0,9,\n", tmp_path)
    assert found["f1_exact"]["value"] == 1
    assert found["alpha_nominal"]["value"] is None


def test_numbers_that_are_written_differently_are_one_value(tmp_path: Path) -> None:
    rows = ("1,a,1\n1,b,1.0\n2,a,2\n2,b,2\n", "1,a,1\n1,b,1\n2,a,2\n2,b,2\n")
    first, second = (asked("item,worker,label\n" + text, tmp_path) for text in rows)
    assert first["alpha_nominal"]["value"] == second["alpha_nominal"]["value"] == 1


def test_the_last_answer_of_a_person_counts(tmp_path: Path) -> None:
    found = asked("item,worker,label\n1,a,x\n1,b,y\n1,a,y\n2,a,x\n2,b,x\n", tmp_path)
    assert found["alpha_nominal"]["value"] == 1
    assert found["also"]["repeated"] == 1


def test_what_cannot_be_read_is_refused_with_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("item,worker\n1,2\n", encoding="utf-8")
    missing, bad, negative = refusal(tmp_path / "none.csv"), refusal(path), refusal(path, seed=-1)
    path.write_bytes(b"item,worker,label\n\xff,1,1\n")
    assert {error.returncode for error in (missing, bad, negative, refusal(path))} == {2}
    assert str(missing).endswith("none.csv cannot be read: No such file or directory.")
    assert "The column “label” is not in the header" in str(bad)
    assert str(refusal(path)).endswith("table.csv is not UTF-8: save it as UTF-8.")


def test_it_runs_without_a_database_and_reads_standard_input(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "manage.py", "agreement", "-", "--length", "300"],
        input=SPANS, capture_output=True, text=True, cwd=ROOT, check=False,
        env={**os.environ, "DATA_DIR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path}/no/such/folder.db"},
    )  # fmt: skip
    assert (run.returncode, run.stderr) == (0, "")
    assert json.loads(run.stdout)["alpha_unitizing"]["units"] == 9
    refused = subprocess.run(
        [sys.executable, "manage.py", "agreement", "-"],
        input="a,b\n", capture_output=True, text=True, cwd=ROOT, check=False,
        env={**os.environ, "DATA_DIR": str(tmp_path)},
    )  # fmt: skip
    assert (refused.returncode, refused.stdout) == (2, "")
    assert len(refused.stderr.splitlines()) == 1
