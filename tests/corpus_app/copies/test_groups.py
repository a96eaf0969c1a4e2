"""Groups of copies that count once."""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from corpus_app.copies.groups import copy_groups, links_changed_since
from corpus_app.models import Document, DocumentCopy
from tests.making import NOW, make_document

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def texts() -> list[Document]:
    """Seven documents, published a day apart, the last one without a date."""
    made = [make_document(f"Text {number}.") for number in range(7)]
    for number, document in enumerate(made[:-1]):
        document.published = dt.date(2024, 1, 1 + number)
        document.save(update_fields=["published"])
    return made


def link(earlier: Document, later: Document, **fields: Any) -> DocumentCopy:
    said = {
        "relation": "republished",
        "similarity": 0.8,
        "earlier_share": 0.9,
        "later_share": 0.9,
        "found_by": "text",
    }
    return DocumentCopy.objects.create(
        earlier=earlier, later=later, found_at=NOW, changed_at=fields.pop("changed_at", NOW), **{**said, **fields}
    )  # fmt: skip


def roots(texts: list[Document]) -> list[int]:
    ids = [text.pk for text in texts]
    found = copy_groups(ids)
    return [ids.index(found[id]) for id in ids]


def test_a_document_that_is_no_copy_is_its_own_root(texts: list[Document]) -> None:
    assert roots(texts) == [0, 1, 2, 3, 4, 5, 6]


def test_copies_of_copies_have_the_first_as_their_root(texts: list[Document]) -> None:
    link(texts[1], texts[3])
    link(texts[3], texts[5])
    link(texts[0], texts[2])
    assert roots(texts) == [0, 1, 0, 1, 4, 1, 6]


def test_a_proposed_pair_counts_and_a_rejected_one_does_not(texts: list[Document]) -> None:
    made = link(texts[0], texts[1])
    assert roots(texts)[1] == 0
    DocumentCopy.objects.filter(pk=made.pk).update(state="rejected")
    assert roots(texts)[1] == 1


def test_an_excerpt_is_a_copy_where_half_of_it_is_taken(texts: list[Document]) -> None:
    link(texts[0], texts[1], relation="excerpt", later_share=0.5, earlier_share=0.1)
    link(texts[2], texts[3], relation="excerpt", later_share=0.49, earlier_share=0.49)
    link(texts[4], texts[5], relation="excerpt", later_share=0.1, earlier_share=1.0)
    assert roots(texts) == [0, 0, 2, 3, 4, 5, 6]


def test_a_translation_is_a_copy_though_it_shares_no_word(texts: list[Document]) -> None:
    link(texts[0], texts[1], relation="translation", similarity=0, earlier_share=0, later_share=0)
    assert roots(texts)[1] == 0


def test_who_a_lead_says_was_first_is_the_root_whatever_the_dates(texts: list[Document]) -> None:
    link(texts[6], texts[0])
    link(texts[6], texts[3])
    assert roots(texts) == [6, 1, 2, 6, 4, 5, 6]


def test_links_in_a_circle_still_give_one_root(texts: list[Document]) -> None:
    for earlier, later in ((4, 5), (5, 3), (3, 4)):
        link(texts[earlier], texts[later])
    assert roots(texts) == [0, 1, 2, 3, 3, 3, 6]


def test_documents_that_are_not_asked_for_still_hold_others_together(texts: list[Document]) -> None:
    link(texts[0], texts[1])
    link(texts[1], texts[2])
    assert copy_groups([texts[2].pk]) == {texts[2].pk: texts[0].pk}


def test_one_question_however_many_documents(texts: list[Document], django_assert_num_queries: Any) -> None:
    for later in texts[1:]:
        link(texts[0], later)
    with django_assert_num_queries(1):
        copy_groups([text.pk for text in texts])


PAIRS = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda pair: pair[0] != pair[1]), max_size=8
)


@given(PAIRS)
@hypothesis_settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_being_a_copy_is_an_equivalence(texts: list[Document], pairs: list[tuple[int, int]]) -> None:
    DocumentCopy.objects.all().delete()
    linked = {frozenset(pair): pair for pair in pairs}
    for earlier, later in linked.values():
        link(texts[earlier], texts[later])
    found = roots(texts)
    assert all(found[root] == root for root in found)  # the root is its own root
    assert all(found[one] == found[other] for one, other in linked.values())
    # Nothing else hangs together: as many groups as a flood from each document reaches.
    reached = [{at} for at in range(7)]
    for _ in range(7):
        for one, other in linked.values():
            reached[one] = reached[other] = reached[one] | reached[other]
        for at in range(7):
            reached[at] = set().union(*(reached[near] for near in reached[at]))
    assert len(set(found)) == len({frozenset(group) for group in reached})


def ids(texts: list[Document], *numbers: int) -> set[UUID]:
    return {texts[number].pk for number in numbers}


def test_what_changed_since_is_both_ends_and_what_hangs_on_them(texts: list[Document]) -> None:
    link(texts[0], texts[1], changed_at=NOW - DAY)
    new = link(texts[1], texts[2], changed_at=NOW)
    link(texts[4], texts[5], changed_at=NOW - DAY)
    assert links_changed_since(NOW + DAY) == set()
    assert links_changed_since(NOW) == ids(texts, 0, 1, 2)
    assert links_changed_since(NOW - DAY) == ids(texts, 0, 1, 2, 4, 5)
    DocumentCopy.objects.filter(pk=new.pk).update(state="rejected")
    assert links_changed_since(NOW) == ids(texts, 0, 1, 2)
