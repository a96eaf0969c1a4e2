"""What comes from one origin counts once."""

import random
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from annotator.queries.evidence_independence import Piece, independence_of


def counted(*pieces: Piece, whose: tuple[UUID, ...] = (), roots: dict[UUID, UUID] | None = None) -> int:
    return independence_of(pieces, whose=whose, roots=roots or {}).number


def piece(**said: object) -> Piece:
    return Piece(uuid4(), **{"relations": frozenset({"supports"}), **said})  # type: ignore[arg-type]


def test_pages_that_have_nothing_in_common_count_each() -> None:
    assert counted(piece(), piece(), piece(document=uuid4())) == 3


def test_pages_of_one_group_count_once_however_it_is_spelt() -> None:
    assert counted(piece(group="Reuters report"), piece(group=" reuters  Report "), piece(group="AP")) == 2


def test_a_document_and_its_copy_count_once() -> None:
    first, copy = uuid4(), uuid4()
    assert counted(piece(document=first), piece(document=copy), roots={first: first, copy: first}) == 1


def test_two_stretches_of_one_document_count_once() -> None:
    document = uuid4()
    assert counted(piece(document=document), piece(document=document)) == 1


def test_what_is_tied_through_a_third_counts_once() -> None:
    document = uuid4()
    tied = [piece(group="wire"), piece(document=document), piece(group="wire", document=document)]
    for _ in range(6):
        random.shuffle(tied)
        assert counted(*tied) == 1


def test_what_the_claims_own_source_published_is_not_independent_of_it() -> None:
    own, other = uuid4(), uuid4()
    kept = piece(source=other)
    said = independence_of([piece(source=own), kept], whose=[own], roots={})
    assert said.counted == {kept.page}
    assert set(said.why.values()) == {"own"}


def test_a_copy_or_the_original_of_the_claim_is_no_piece() -> None:
    said = independence_of([piece(relations=frozenset({"copy_of"}))], whose=[], roots={})
    assert (said.number, set(said.why.values())) == (0, {"relation"})
    assert counted(piece(relations=frozenset({"copy_of", "supports"}))) == 1


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "a", "b", "c"]), st.sampled_from([0, 1, 2, 3]), st.booleans()),
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
def test_the_number_does_not_hang_on_the_order(
    shape: list[tuple[str, int, bool]], shuffled: random.Random
) -> None:
    own = UUID(int=99)
    pieces = [
        Piece(UUID(int=200 + at), group, UUID(int=document) if document else None, own if is_own else None)
        for at, (group, document, is_own) in enumerate(shape)
    ]
    roots = {UUID(int=1): UUID(int=1), UUID(int=2): UUID(int=1)}
    once = independence_of(pieces, whose=[own], roots=roots)
    shuffled.shuffle(pieces)
    again = independence_of(pieces, whose=[own], roots=roots)
    assert once.number == again.number == len(once.counted)
    assert once.counted | set(once.why) == {piece.page for piece in pieces}
    assert not once.counted & set(once.why)
