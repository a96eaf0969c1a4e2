"""Tables of labels and spans as people bring them, and what is said of those that cannot be read."""

import numpy as np
import pytest

from measures.readings import Marked
from measures.tables import LabelTable, SpanTable, in_order, numbers_of, read_labels, read_spans, read_table

LABELS = "item,worker,label\n"
SPANS = "document,annotator,start,end,label\n"


def lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def test_labels_are_read_into_codes() -> None:
    table = read_labels(lines(LABELS + "q2,ann,yes\nq1,bob,no\nq2,bob,yes\n"))
    assert (table.items, table.workers, table.classes) == (("q2", "q1"), ("ann", "bob"), ("no", "yes"))
    assert [table.item.tolist(), table.worker.tolist(), table.label.tolist()] == [
        [0, 1, 0],
        [0, 1, 1],
        [1, 0, 1],
    ]
    assert {table.item.dtype, table.worker.dtype, table.label.dtype} == {np.dtype(np.int32)}


def test_columns_may_stand_in_any_order_among_others() -> None:
    table = read_labels(lines('\ufeffLabel, note ,worker,item\nyes,"a, b",ann,q1\n\n'))
    assert (table.items, table.workers, table.classes) == (("q1",), ("ann",), ("yes",))


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_semicolons_and_tabs_part_cells_too(delimiter: str) -> None:
    table = read_labels([line.replace(",", delimiter) for line in lines(LABELS + 'q1,ann,"x"\n')])
    assert table.classes == ("x",)


def test_quoted_cells_may_hold_commas_quotes_and_line_breaks() -> None:
    table = read_labels(lines(LABELS + '"a ""b"", c\nd",ann,"x,y"\n'))
    assert table.items == ('a "b", c\nd',)
    assert table.classes == ("x,y",)


def test_an_empty_label_is_missing_and_repeated_answers_are_kept_in_order() -> None:
    table = read_labels(lines(LABELS + "q1,ann,a\nq1,ann,\nq1,ann,b\nq9,zoe,\n"))
    assert (table.missing, table.label.tolist(), table.items, table.workers) == (2, [0, 1], ("q1",), ("ann",))


def test_classes_that_are_all_numbers_stand_in_the_order_of_numbers() -> None:
    assert in_order({"10", "9", "-1", "2.5"}) == ["-1", "2.5", "9", "10"]
    assert in_order({"10", "9", "x"}) == ["10", "9", "x"]
    assert numbers_of(["nan"]) is None
    assert numbers_of(["1_0"]) is None
    assert numbers_of(["1e3", ".5"]) is not None


def test_spans_are_read_by_document_and_annotator() -> None:
    table = read_spans(lines(SPANS + "d,ann,3,9,x\nd,bob,,,\nd,ann,4,5.0,\n"))
    (document,) = table.documents
    assert document.readings == {"ann": [Marked(2, 3, 9, "x"), Marked(4, 4, 5, None)], "bob": []}
    assert document.length == 9
    assert table.annotators == ("ann", "bob")


def test_an_annotator_without_a_row_for_a_document_has_not_read_it() -> None:
    first, second = read_spans(lines(SPANS + "d1,ann,3,9,x\nd2,bob,3,9,x\n")).documents
    assert (list(first.readings), list(second.readings)) == (["ann"], ["bob"])


def test_a_document_is_as_long_as_said_or_as_its_last_end() -> None:
    said = read_spans(lines("document,annotator,start,end,label,length\nd,ann,3,9,x,50\nd,bob,,,,\n"))
    asked = read_spans(lines(SPANS + "d,ann,3,9,x\n"), length=60)
    assert [said.documents[0].length, asked.documents[0].length] == [50, 60]


def test_the_header_tells_which_table_it_is() -> None:
    assert isinstance(read_table(lines(LABELS + "a,b,c\n")), LabelTable)
    assert isinstance(read_table(lines(SPANS + "d,a,1,2,x\n")), SpanTable)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The table is empty; it needs a header and rows below it."),
        ("\n \n", "The table is empty; it needs a header and rows below it."),
        (
            "a,b\n",
            "The columns are a, b; needed are item, worker, label for labels, or document, annotator, start,",
        ),
        (
            "item,label\n",
            "The column “worker” is not in the header; the columns are item, label, and item, worker",
        ),
        ("item,worker,label,label\n", "The column “label” is twice in the header"),
        (LABELS, "The table has no label: there is a header and nothing below it."),
        (LABELS + "a,b,\n", "The table has no label"),
        (LABELS + "a,b,c\n,b,c\n", "Line 3 has no item."),
        (LABELS + "a,b,c\na, ,c\n", "Line 3 has no worker."),
        (LABELS + "a,b\n", "Line 2 has 2 cells where the header has 3."),
        (LABELS + "a,b,c,d\n", "Line 2 has 4 cells where the header has 3."),
        (LABELS + "a,b\0,c\n", "Line 2 has a NUL character in it"),
        (LABELS + 'a,"b,c\n', "Line 2 is not readable as CSV: unexpected end of data."),
        (LABELS + 'a,"b"b,c\n', "Line 2 is not readable as CSV: "),
        (SPANS, "The table has no row: there is a header and nothing below it."),
        (SPANS + ",a,1,2,x\n", "Line 2 has no document."),
        (SPANS + "d,,1,2,x\n", "Line 2 has no annotator."),
        (SPANS + "d,a,one,2,x\n", "Line 2 has the start “one”, which is no whole number from 0 on."),
        (SPANS + "d,a,1,,x\n", "Line 2 has the end “”, which is no whole number from 0 on."),
        (SPANS + "d,a,,,x\n", "Line 2 has the start “”"),
        (SPANS + "d,a,-1,2,x\n", "Line 2 has the start “-1”"),
        (SPANS + "d,a,1.5,2,x\n", "Line 2 has the start “1.5”"),
        (SPANS + "d,a,5,5,x\n", "Line 2 has a span that ends at 5, not behind its start at 5."),
        (
            "document,annotator,start,end,label,length\nd,a,1,2,x,9\nd,a,1,2,x,8\n",
            "Line 3 gives the document “d” another length than before.",
        ),
        (
            "document,annotator,start,end,label,length\nd,a,1,20,x,9\n",
            "A highlight ends at 20, past the end of “d” at 9.",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z]") as refused:
        read_table(lines(text))
    assert str(refused.value).startswith(sentence)


def test_a_length_is_for_the_spans_of_one_document() -> None:
    with pytest.raises(ValueError, match="One length is given for 2 documents"):
        read_table(lines(SPANS + "d,a,1,2,x\ne,a,1,2,x\n"), length=9)
    with pytest.raises(ValueError, match="A length is for a table of spans"):
        read_table(lines(LABELS + "a,b,c\n"), length=9)
