"""Rows of every kind, for the writers' tests."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from formats.rows import EvidenceCell, HighlightRow, TechniqueCell

TEXT_ID = "0198c1f0-0000-7000-8000-000000000001"


def make_row(**said: object) -> HighlightRow:
    """A row with nothing said but what is passed."""
    row: HighlightRow = {
        "highlight_id": TEXT_ID,
        "status": "active",
        "version": 1,
        "source_id": TEXT_ID,
        "source_name": "The Invented Courier",
        "document_id": TEXT_ID,
        "document_title": "A title",
        "document_version": 1,
        "document_language": "en",
        "text_sha256": "0" * 64,
        "round": "open",
        "assignment_id": TEXT_ID,
        "assignment_state": "started",
        "reviewer": "r1",
        "codebook": "default/1",
        "start": 8,
        "end": 12,
        "offset_unit": "codepoint",
        "exact": "said",
        "prefix": "Mila 💙💛 ",
        "suffix": ": “поле”",
        "segment_role": None,
        "claim_type": None,
        "voice": None,
        "endorsement": None,
        "verdict": None,
        "confidence": None,
        "stance": None,
        "techniques": [],
        "figure_low": None,
        "figure_high": None,
        "figure_bound": None,
        "figure_unit": None,
        "figure_counted": None,
        "figure_as_of": None,
        "figure_supplier": None,
        "figure_checked": None,
        "evidence": [],
        "note": "",
        "redistribution": "unknown",
        "created_at": "2026-11-22T10:00:00Z",
        "updated_at": "2026-11-22T10:00:00Z",
    }
    return {**row, **said}  # type: ignore[typeddict-item]


# A cell of a spreadsheet is text without surrogates; the marks that make formulas are drawn more often than
# by chance.
cell_texts = st.one_of(
    st.text(max_size=20),
    st.builds(
        "".join,
        st.lists(st.sampled_from([*"=+-@'\"\t\r\n ,;x0＝＋－＠", "\u200b", "\ufeff", "💙"]), max_size=6),
    ),
)
optional_texts = st.none() | cell_texts.filter(bool)
numbers = st.none() | st.decimals(-(10**12), 10**12, places=3).map(lambda number: format(number, "f"))
moments = st.datetimes(timezones=st.just(UTC)).map(lambda moment: moment.isoformat().replace("+00:00", "Z"))

techniques = st.lists(
    st.builds(
        TechniqueCell,
        technique=cell_texts,
        severity=optional_texts,
        target=cell_texts,
        polarity=optional_texts,
        aim=optional_texts,
    ),
    max_size=2,
)
evidence = st.lists(
    st.builds(
        EvidenceCell,
        relation=cell_texts,
        url=cell_texts,
        title=cell_texts,
        quote=cell_texts,
        accessed_on=optional_texts,
        note=cell_texts,
    ),
    max_size=2,
)
rows = st.builds(
    make_row,
    source_name=cell_texts,
    document_title=cell_texts,
    reviewer=cell_texts,
    start=st.integers(0, 10**6),
    end=st.integers(1, 10**6),
    exact=cell_texts,
    prefix=cell_texts,
    suffix=cell_texts,
    verdict=optional_texts,
    figure_low=numbers,
    figure_high=numbers,
    figure_unit=optional_texts,
    figure_counted=optional_texts,
    figure_checked=st.none() | st.booleans(),
    techniques=techniques,
    evidence=evidence,
    note=cell_texts,
    created_at=moments,
)


def moment_of(year: int) -> datetime:
    """The first moment of a year."""
    return datetime(year, 1, 1, tzinfo=UTC)
