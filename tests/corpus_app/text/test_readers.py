"""Files and archives to candidate documents, within limits."""

import hashlib
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_app.text.limits import Limits
from corpus_app.text.raw import RawDocument, Refusal
from corpus_app.text.readers import ACCEPTED, RawFile, read_files
from tests.corpus_app.text.pages import page
from tests.corpus_app.text.zips import declaring, encrypted, zipped

WIDE = Limits()
BOMB = b"a" * 20_000_000


def read(name: str, data: bytes, limits: Limits = WIDE) -> list[tuple[str, str]]:
    """Label and text, or label and reason, of all that is found."""
    return read_all({name: data}, limits)


def read_all(files: dict[str, bytes], limits: Limits = WIDE) -> list[tuple[str, str]]:
    found = read_files((RawFile.of(name, data) for name, data in files.items()), limits)
    return [
        (one.label, one.item.text if isinstance(one.item, RawDocument) else one.item.reason) for one in found
    ]


def reason(name: str, data: bytes, limits: Limits = WIDE) -> str:
    found = list(read_files([RawFile.of(name, data)], limits))
    assert [type(one.item) for one in found] == [Refusal]
    return read(name, data, limits)[0][1]


def test_each_kind_of_file_is_read_by_its_ending() -> None:
    files = {
        "a.txt": b"Plain.",
        "B.TXT": b"Loud.",
        "c.jsonl": b'{"text": "Line."}',
        "d.csv": b"text\nRow.\n",
        "e.zip": zipped({"f.txt": b"Packed."}),
    }
    assert read_all(files) == [
        ("a.txt", "Plain."), ("B.TXT", "Loud."), ("c.jsonl", "Line."), ("d.csv", "Row."),
        ("e.zip/f.txt", "Packed."),
    ]  # fmt: skip
    assert read("g.html", page().encode())[0][1].startswith("The bridge is gone")
    assert read("h.htm", page().encode())[0][1].startswith("The bridge is gone")


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.txt.gz"])
def test_another_ending_is_refused_with_those_that_are_accepted(name: str) -> None:
    ending = name[name.rindex(".") :]
    expected = f"Files ending in {ending} are not read. Accepted are: .txt, .html, .htm, .jsonl, .csv, .zip."
    assert reason(name, b"data") == expected


def test_a_name_without_ending_is_refused() -> None:
    assert reason("README", b"data").startswith("Files without an ending are not read.")
    assert set(ACCEPTED) == {".txt", ".html", ".htm", ".jsonl", ".csv", ".zip"}


def test_a_refused_file_does_not_stop_the_others() -> None:
    found = read_all({"a.txt": b"", "b.txt": b"Words."})
    assert [label for label, _ in found] == ["a.txt", "b.txt"]
    assert found[1][1] == "Words."


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    (found,) = read_files([RawFile.at(tmp_path / "gone.txt")], WIDE)
    assert isinstance(found.item, Refusal)
    assert found.item.reason == "The file cannot be read: No such file or directory. Check its rights."


@pytest.mark.parametrize(
    ("limits", "name", "data", "expected"),
    [
        (
            Limits(file_bytes=10), "a.txt", b"eleven byte",
            "The file has 11 bytes; the limit is 10 (setting INGEST_MAX_FILE_BYTES). "
            "Split it, or ask an admin to raise the limit.",
        ),
        (
            Limits(text_chars=3), "a.txt", "äöüß".encode(),
            "The text has 4 characters; the limit is 3 (setting INGEST_MAX_TEXT_CHARS)",
        ),
        (Limits(text_chars=3), "a.jsonl", b'{"text": "four"}', "setting INGEST_MAX_TEXT_CHARS"),
        (
            Limits(batch_documents=1), "a.jsonl", b'{"text": "a"}\n{"text": "b"}',
            "The batch would hold 2 documents; the limit is 1 (setting INGEST_MAX_BATCH_DOCUMENTS)",
        ),
        (Limits(batch_documents=1), "a.csv", b"text\na\nb\n", "setting INGEST_MAX_BATCH_DOCUMENTS"),
        (
            Limits(batch_bytes=3), "a.txt", b"four",
            "The batch would hold 4 bytes; the limit is 3 (setting INGEST_MAX_BATCH_BYTES)",
        ),
    ],
)  # fmt: skip
def test_what_is_over_a_limit_is_refused_with_the_limit_and_its_setting(
    limits: Limits, name: str, data: bytes, expected: str
) -> None:
    assert expected in reason(name, data, limits)


def test_what_fits_exactly_is_read() -> None:
    limits = Limits(file_bytes=16, text_chars=4, batch_documents=1, batch_bytes=16)
    assert read("a.jsonl", b'{"text": "four"}', limits) == [("a.jsonl", "four")]


def test_the_batch_is_full_for_the_file_that_no_longer_fits_but_not_for_a_smaller_one() -> None:
    found = read_all({"a.txt": b"12345", "b.txt": b"123456", "c.txt": b"12345"}, Limits(batch_bytes=10))
    assert [text for _, text in found][0::2] == ["12345", "12345"]
    assert "INGEST_MAX_BATCH_BYTES" in found[1][1]


def test_a_refused_line_does_not_stop_the_rest_of_its_archive() -> None:
    found = read("a.zip", zipped({"b/c.jsonl": b'{"text": "One."}\nnonsense\n', "d.txt": b"Two."}))
    assert [label for label, _ in found] == ["a.zip/b/c.jsonl", "a.zip/b/c.jsonl", "a.zip/d.txt"]
    assert found[2][1] == "Two."


def test_debris_of_desktops_and_the_lists_beside_documents_are_passed_over() -> None:
    members = {
        "__MACOSX/._a.txt": b"x",
        ".DS_Store": b"x",
        "._a.txt": b"x",
        "sources.json": b"[]",
        "README.md": b"x",
        "f/": b"",
    }
    assert read("a.zip", zipped({**members, "f/a.txt": b"Words."})) == [("a.zip/f/a.txt", "Words.")]


def test_names_in_an_archive_are_labels_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = read("a.zip", zipped({"../../out.txt": b"One.", "/abs.txt": b"Two.", "x\x1b[31m.txt": b"Three."}))
    assert [text for _, text in found] == ["One.", "Two.", "Three."]
    assert found[2][0] == "a.zip/x\ufffd[31m.txt"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "0 bytes"),
        (b"no archive at all", "This is no readable ZIP archive"),
        (zipped({"a.txt": b"Words."})[:-10], "This is no readable ZIP archive"),
        (zipped({}), "The archive holds no files"),
        (zipped({"sources.json": b"[]"}), "The archive holds no files"),
    ],
)
def test_an_archive_that_cannot_be_opened_is_refused(data: bytes, expected: str) -> None:
    assert expected in reason("a.zip", data)


@pytest.mark.parametrize(
    ("archive", "expected"),
    [
        (zipped({"b.zip": zipped({"c.txt": b"Words."})}), "This is an archive inside an archive"),
        (encrypted(zipped({"b.txt": b"Words."})), "This member of the archive is encrypted. Pack it without"),
        (zipped({"b.pdf": b"%PDF-"}), "Files ending in .pdf are not read"),
        (zipped({"b.txt": b""}), "0 bytes"),
        (zipped({"b.txt": b"Words."}, zipfile.ZIP_BZIP2), "Pack the archive with the usual method, Deflate"),
        (
            zipped({"b.txt": b"Words."}, zipfile.ZIP_STORED).replace(b"Words", b"Wards"),
            "is damaged (Bad CRC-32",
        ),
    ],
)
def test_a_member_that_cannot_be_taken_is_refused_by_its_name(archive: bytes, expected: str) -> None:
    ((label, found),) = read("a.zip", archive)
    assert label.startswith("a.zip/b.")
    assert expected in found


def test_a_bad_member_does_not_stop_the_others() -> None:
    found = read("a.zip", zipped({"b.zip": b"PK", "c.txt": b"Words."}))
    assert found[1] == ("a.zip/c.txt", "Words.")


def test_a_bomb_that_declares_its_size_is_refused_whole() -> None:
    found = reason("a.zip", zipped({"good.txt": b"Words.", "bomb.txt": BOMB}))
    assert found.startswith(
        "bomb.txt in the archive unpacks to more than 100 times its packed size; the limit is 100 "
    )
    assert "setting INGEST_MAX_ZIP_RATIO" in found


def test_a_bomb_that_declares_less_than_it_holds_is_refused() -> None:
    assert "damaged" in reason("a.zip", declaring(zipped({"bomb.txt": BOMB}), unpacked=500))


def test_a_bomb_that_declares_more_packed_bytes_than_the_archive_has_is_refused() -> None:
    lying = declaring(zipped({"bomb.txt": BOMB}), unpacked=len(BOMB), packed=len(BOMB))
    assert "INGEST_MAX_ZIP_RATIO" in reason("a.zip", lying)


def test_a_member_that_declares_more_than_it_holds_is_refused() -> None:
    assert "damaged" in reason("a.zip", declaring(zipped({"b.txt": b"Words."}), unpacked=700))


def test_an_archive_of_many_small_bombs_is_refused_by_their_sum() -> None:
    members = {f"{number}.txt": b"a" * 1_000_000 for number in range(12)}
    assert "INGEST_MAX_BATCH_BYTES" in reason("a.zip", zipped(members), Limits(batch_bytes=10_000_000))


def test_an_archive_of_too_many_members_is_refused_before_it_is_opened() -> None:
    members = {f"{number}.txt": b"" for number in range(11)}
    expected = "The archive has 11 members; the limit is 10 (setting INGEST_MAX_ZIP_MEMBERS)."
    assert reason("a.zip", zipped(members), Limits(zip_members=10)).startswith(expected)


def test_a_member_over_the_limit_of_a_file_is_refused_alone() -> None:
    members = {"b.txt": b"x" * 2_000, "c.txt": b"Words."}
    found = read("a.zip", zipped(members), Limits(file_bytes=1_000))
    assert "INGEST_MAX_FILE_BYTES" in found[0][1]
    assert found[1] == ("a.zip/c.txt", "Words.")


@given(st.binary(max_size=300), st.integers(0, 200), st.binary(max_size=4))
def test_no_damage_to_an_archive_raises_anything_but_a_refusal(tail: bytes, place: int, noise: bytes) -> None:
    archive = zipped({"a.txt": b"Some words.", "b.jsonl": b'{"text": "More."}'})
    damaged = archive[:place] + noise + archive[place + len(noise) :] + tail
    for _ in read_files([RawFile.of("a.zip", damaged)], WIDE):
        pass


@given(st.sampled_from(ACCEPTED), st.binary(max_size=400))
def test_no_bytes_raise_anything_but_a_refusal(ending: str, data: bytes) -> None:
    for one in read_files([RawFile.of(f"a{ending}", data)], WIDE):
        assert one.item


def test_each_opening_of_a_file_starts_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Words.")
    for file in (RawFile.at(path), RawFile.of("a.txt", b"Words.")):
        with file.open() as one, file.open() as other:
            assert (one.read(), other.read()) == (b"Words.", b"Words.")
        assert file.sha256 == hashlib.sha256(b"Words.").hexdigest()
