"""Lists that say which source each file is from."""

import json
from typing import Any

import pytest

from corpus_app.text.raw import OriginFields, SourceFields
from corpus_app.text.refusals import Refused
from corpus_app.text.source_list import Provenance, SourceList, read_source_list


def read(*entries: Any) -> SourceList:
    return read_source_list(json.dumps(entries).encode())


def test_an_entry_says_source_origin_and_right_of_its_file() -> None:
    listed = read(
        {
            "file": "a.txt",
            "source": {"name": "Herald", "kind": "aggregator", "language": "en"},
            "origin": {"name": "DPX", "country": "LT", "language": "lt", "relation": "machine translation"},
            "redistribution": "no",
        }
    )
    origin = OriginFields(SourceFields("DPX", country="LT", language="lt"), "machine_translation")
    assert listed.of("a.txt") == Provenance(SourceFields("Herald", "aggregator", language="en"), origin, "no")


def test_a_file_is_found_by_its_path_or_its_name() -> None:
    listed = read(*({"file": file, "source": file} for file in ("a.txt", "b/a.txt", "c.zip")))
    for expected, *names in (["a.txt", "x/a.txt"], ["b/a.txt", "b/a.txt"], ["c.zip", "c.zip/m.txt", "c.zip"]):
        found = listed.of(*names)
        assert found is not None
        assert found.source == SourceFields(expected)
    assert listed.unused() == []


@pytest.mark.parametrize(
    ("listed", "brought"), [("a  &amp; <b>.txt", "a  &amp; <b>.txt"), ("caf\u00e9.txt", "cafe\u0301.txt")]
)
def test_a_name_is_taken_as_it_is_but_for_how_its_letters_are_composed(listed: str, brought: str) -> None:
    assert read({"file": listed, "source": "A"}).of(brought) is not None


def test_what_is_named_and_not_brought_and_what_is_brought_and_not_named_is_told() -> None:
    listed = read({"file": "a.txt", "source": "A"}, {"file": "b.txt", "source": "B"})
    assert listed.of("c.zip/d.txt", "c.zip") is None
    assert listed.of("a.txt") is not None
    assert (listed.unused(), listed.missing()) == (["b.txt"], ["c.zip"])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"[{", "The list of sources is not valid JSON"),
        (b'{"a.txt": "Herald"}', "The list of sources is no JSON list"),
        (b'["a.txt"]', "Entry 1 of the list of sources: It is no object"),
        (b'[{"source": "A"}]', "Entry 1 of the list of sources: It has no `file`"),
        (b'[{"file": "a"}, {"file": "b", "sauce": "B"}]', "It has an unknown key “sauce”"),
        (b'[{"file": "a"}, {"file": "a"}]', "Entry 2 of the list of sources: “a” is named a second time"),
        (b'[{"file": "a", "source": {"name": "A", "kind": "x"}}]', "`kind` is “x”. Write one of:"),
        (b'[{"file": "a", "origin": {"name": "A", "relation": "x"}}]', "`relation` is “x”. Write one of:"),
        (b'[{"file": "a", "redistribution": "perhaps"}]', "`redistribution` is “perhaps”. Write one of: yes"),
    ],
)  # fmt: skip
def test_a_list_with_anything_wrong_in_it_is_refused_with_the_entry(data: bytes, reason: str) -> None:
    with pytest.raises(Refused) as caught:
        read_source_list(data)
    assert reason in caught.value.reason
