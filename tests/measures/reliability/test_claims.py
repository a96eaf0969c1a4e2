"""Reading checked claims from CSV."""

import pytest

from measures.reliability import Claim, ClaimTable, read_claims

HEAD = "source,document,credit\n"


def refusal(text: str) -> str:
    with pytest.raises(ValueError, match=r".") as refused:
        read_claims(text.splitlines(keepends=True))
    return str(refused.value)


def test_columns_stand_in_any_order_and_others_are_passed_over() -> None:
    table = read_claims(["weight;credit;note;document;source\n", "0.5;1;x;d1; Herald \n", ";0;y;d2;Herald\n"])
    assert table.sources == ("Herald",)
    assert table.credit.tolist() == [1, 0]
    assert table.weight.tolist() == [0.5, 1]
    assert table.document.tolist() == [0, 1]


def test_without_a_column_of_weights_every_claim_counts_as_one() -> None:
    assert read_claims([HEAD, "a,1,.25\n"]).weight.tolist() == [1]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("", "The table has no claim"),
        ("a,1,1\na,2,nan\n", "Line 3 has the credit “nan”"),
        ("a,1,1.01\n", "Line 2 has the credit “1.01”"),
        ("a,1,-0.1\n", "Line 2 has the credit “-0.1”"),
        ("a,1,\n", "Line 2 has the credit “”"),
        ("a,1,true\n", "Line 2 has the credit “true”"),
        ("a,,1\n", "Line 2 has no document."),
        (",1,1\n", "Line 2 has no source."),
        ("a,1\n", "Line 2 has 2 cells where the header has 3."),
    ],
)
def test_what_is_no_claim_is_refused_with_its_line(rows: str, sentence: str) -> None:
    assert refusal(HEAD + rows).startswith(sentence)


@pytest.mark.parametrize("weight", ["-1", "nan", "inf", "half"])
def test_a_weight_is_a_number_from_0_upwards(weight: str) -> None:
    text = f"source,document,credit,weight\na,1,1,1\na,2,1,{weight}\n"
    assert refusal(text) == f"Line 3 has the weight “{weight}”; a weight is a number from 0 upwards."


def test_a_missing_column_is_named() -> None:
    assert "“credit” is not in the header" in refusal("source,document\na,1\n")


@pytest.mark.parametrize(
    "claim", [Claim("a", "1", 1.5), Claim("a", "1", 1, -1), Claim("a", "1", float("nan"))]
)
def test_a_table_holds_no_impossible_claim(claim: Claim) -> None:
    with pytest.raises(ValueError, match=r"A (credit|weight) is a number from 0"):
        ClaimTable.of([claim])
