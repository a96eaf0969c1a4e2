"""Pages of many platforms and languages, invented, each line annotated by hand with the role it should get."""

from pathlib import Path

import pytest

from tests.corpus_app.text.roles import ANNOTATED, load_annotated, read

PAGES = sorted(ANNOTATED.glob("*.txt"), key=lambda path: path.name)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_line_of_an_annotated_page_has_the_role_a_person_gave_it(path: Path) -> None:
    text, lines = load_annotated(path)
    segments = read(text).segments
    found = {line.text: next(s.role for s in segments if s.start <= line.start < s.end) for line in lines}
    assert found == {line.text: line.role for line in lines}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_comment_of_an_annotated_page_has_its_author_date_language_and_depth(path: Path) -> None:
    text, lines = load_annotated(path)
    found = [
        (s.author, str(s.date or ""), s.language, s.depth) for s in read(text).segments if s.role == "comment"
    ]
    wanted = [line.comment for line in lines if line.comment]
    assert found == wanted
