import pytest

from measures.agreement.figures import Figure, NotCalculable
from measures.agreement.gamma import GammaResult, Method, corpus_gamma, gamma_figures, gamma_of
from measures.readings import DocumentReadings
from measures.tables import read_spans
from tests.measures.agreement.gamma.continua import ALEX_PAUL_SUZAN, readings

QUICK = Method(precision=0.2)
DOCUMENTS = [
    readings(ALEX_PAUL_SUZAN),
    readings(["a:0-10 b:30-40 a:60-70", "a:1-12 a:30-40"]),
    readings(["a:5-9 b:20-50", "a:5-9 b:20-48", "b:5-9 b:21-50 a:80-90"]),
]
HEADER = "document,annotator,start,end,label"


def figures(
    documents: list[DocumentReadings], *, seed: int = 1, method: Method = QUICK
) -> tuple[Figure, Figure]:
    gamma, gamma_cat = corpus_gamma(documents, seed=seed, method=method)
    assert isinstance(gamma, Figure)
    assert isinstance(gamma_cat, Figure)
    return gamma, gamma_cat


def test_one_document_has_the_figures_of_that_document_and_no_interval() -> None:
    gamma, gamma_cat = figures(DOCUMENTS[:1])
    alone = gamma_of(DOCUMENTS[0], seed=1, method=QUICK)
    assert isinstance(alone, GammaResult)
    assert [gamma.value, gamma_cat.value] == pytest.approx([alone.gamma, alone.gamma_cat])
    assert (gamma.low, gamma.high, gamma.units) == (None, None, 16)
    assert "only one document" in gamma.why_no_interval


def test_the_figure_of_several_lies_within_its_interval_and_between_those_of_each() -> None:
    for whole, name in zip(figures(DOCUMENTS), ("gamma", "gamma_cat"), strict=True):
        each = [getattr(gamma_of(document, seed=1, method=QUICK), name) for document in DOCUMENTS]
        assert min(each) < whole.value < max(each)
        assert whole.low is not None
        assert whole.high is not None
        assert whole.low < whole.value < whole.high


def test_passages_weigh_the_same_whatever_document_they_are_in() -> None:
    """Alex, Paul and Suzan with 16 passages count for four times as much as the short document with 4."""
    agreed = readings(["a:0-10 b:50-60"] * 2)
    gamma, _ = figures([DOCUMENTS[0], agreed])
    short = gamma_of(agreed, seed=1, method=QUICK)
    long = gamma_of(DOCUMENTS[0], seed=1, method=QUICK)
    assert isinstance(short, GammaResult)
    assert isinstance(long, GammaResult)
    observed = 16 / 3 * long.observed
    expected = 16 / 3 * long.expected + 4 / 2 * short.expected
    assert gamma.value == pytest.approx(1 - observed / expected, abs=0.05)
    assert gamma.units == 20


def test_neither_the_order_of_the_documents_nor_their_names_matter() -> None:
    assert figures(DOCUMENTS) == figures(DOCUMENTS[::-1])
    assert figures(DOCUMENTS, seed=1) != figures(DOCUMENTS, seed=2)


def test_documents_that_one_person_read_or_nobody_marked_are_left_out() -> None:
    unread, unmarked = readings(["a:0-10"]), readings(["", ""])
    assert figures([*DOCUMENTS, unread, unmarked]) == figures(DOCUMENTS)


@pytest.mark.parametrize(
    ("documents", "why"),
    [
        ([], "no document was read by two people"),
        ([readings(["a:0-10"])], "only one person read this document"),
        ([readings(["a:0-10"]), readings(["b:0-10"])], "no document was read by two people"),
        (
            [readings(["a:0-10"]), readings(["", ""])],
            "nobody marked anything in the documents that two people read",
        ),
    ],
)
def test_a_corpus_with_nothing_to_compare_says_why(documents: list[DocumentReadings], why: str) -> None:
    both = corpus_gamma(documents, seed=1)
    assert both == (NotCalculable(f"Cannot be calculated, because {why}."),) * 2


def test_a_corpus_with_one_label_has_a_gamma_and_no_gamma_cat() -> None:
    documents = [readings(["a:0-10 a:40-50", "a:0-12"]), readings(["a:0-10 a:40-60", "a:45-62"])]
    gamma, gamma_cat = corpus_gamma(documents, seed=1, method=QUICK)
    assert isinstance(gamma, Figure)
    assert gamma_cat == NotCalculable("Cannot be calculated, because all passages have the same label.")


def test_more_documents_need_no_more_samples() -> None:
    told: list[int] = []
    corpus_gamma(
        DOCUMENTS * 4, seed=1, method=Method(precision=0.05), progress=lambda done, of: told.append(of)
    )
    assert told[-1] == 30 * 12


def test_whoever_watches_can_end_the_work() -> None:
    def stop(done: int, of: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        corpus_gamma(DOCUMENTS, seed=1, progress=stop)


def test_a_table_of_spans_gives_both_figures() -> None:
    rows = [
        f"d,{name},{span.replace('-', ',')},{label}"
        for name, text in zip(("Alex", "Paul", "Suzan"), ALEX_PAUL_SUZAN, strict=True)
        for label, span in (word.split(":") for word in text.split())
    ]
    table = read_spans([HEADER, *rows])
    gamma, gamma_cat = gamma_figures(table, seed=0)
    assert isinstance(gamma, Figure)
    assert 0.44 <= gamma.value <= 0.47
    assert isinstance(gamma_cat, Figure)
    assert 0.38 <= gamma_cat.value <= 0.42
    longer, _ = gamma_figures(table, seed=0, length=300)
    assert isinstance(longer, Figure)
    assert longer.value > gamma.value


def test_a_length_is_that_of_one_document() -> None:
    table = read_spans([HEADER, "d,x,0,10,a", "e,x,0,10,a"])
    with pytest.raises(ValueError, match="One length is given for 2 documents"):
        gamma_figures(table, seed=0, length=50)
