"""Dealing a whole round out: the rules hold whatever the round, and as much is dealt as can be."""

import uuid
from collections import Counter, defaultdict

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from annotator.actions.allotting.dealing import deal
from annotator.models import Round
from annotator.queries.places import Place, Standing

SOURCES = [uuid.UUID(int=n) for n in range(3)]


@st.composite
def standings(draw: st.DrawFn) -> Standing:
    """Rounds of up to 12 documents and 6 people, some of them barred here and there, some places taken."""
    people = range(draw(st.integers(0, 6)))
    places = {}
    holders: defaultdict[uuid.UUID, set[int]] = defaultdict(set)
    known: defaultdict[uuid.UUID, set[int]] = defaultdict(set)
    for n in range(draw(st.integers(1, 12))):
        document = uuid.UUID(int=100 + n)
        wanted = draw(st.integers(1, 4))
        source, words = draw(st.sampled_from(SOURCES)), draw(st.integers(1, 3))
        places[document] = Place(n, document, source, f"{n:064}", f"No {n}", words, "work", wanted, n)
        known[document] = set(draw(st.lists(st.sampled_from(people), max_size=2)) if people else [])
        holders[document] = set(
            draw(st.lists(st.sampled_from(sorted(known[document])), max_size=1)) if known[document] else []
        )
    conflicts = draw(st.dictionaries(st.sampled_from(SOURCES), st.sets(st.integers(0, 5), max_size=3)))
    return Standing(
        round=Round(share_limit=draw(st.integers(1, 100)), seed=draw(st.integers(0, 9))), places=places, holders=holders,
        known=known, loads=Counter(person for held in holders.values() for person in held), people=set(people),
        admitted=set(), conflicted=conflicts,
    )  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(standings())
def test_no_rule_is_broken(standing: Standing) -> None:
    dealt = deal(standing)
    assert len(set(dealt)) == len(dealt)
    for place, number in Counter(place for place, _ in dealt).items():
        assert number <= standing.free(place)
    for person, number in Counter(person for _, person in dealt).items():
        assert standing.loads.get(person, 0) + number <= standing.limit
    for place, person in dealt:
        assert person in standing.people - standing.barred(place)


@settings(max_examples=100, deadline=None)
@given(standings())
def test_as_much_is_dealt_as_can_be(standing: Standing) -> None:
    assert len(deal(standing)) == greatest_flow(standing)


@settings(max_examples=20, deadline=None)
@given(standings())
def test_the_same_standing_is_dealt_the_same_way(standing: Standing) -> None:
    assert deal(standing) == deal(standing)


@given(documents=st.integers(1, 30), people=st.integers(3, 7))
@settings(max_examples=20, deadline=None)
def test_where_nothing_stands_in_the_way_loads_differ_by_one_at_most(documents: int, people: int) -> None:
    ids = [uuid.UUID(int=100 + n) for n in range(documents)]
    places = {id: Place(n, id, SOURCES[0], f"{n:064}", "", 9, "work", 3, n) for n, id in enumerate(ids)}
    standing = Standing(Round(share_limit=100), places, {}, {}, {}, set(range(people)), set(), {})
    loads = Counter(person for _, person in deal(standing))
    assert sum(loads.values()) == 3 * documents
    assert max(loads.values()) - min(loads[person] for person in range(people)) <= 1


def greatest_flow(standing: Standing) -> int:
    """The oracle: from a well to each document (its free places), to each person who may (1), to a sink (room left)."""
    places, people = standing.work, sorted(standing.able)
    size = len(places) + len(people) + 2
    pipes = np.zeros((size, size), np.int32)
    for i, place in enumerate(places, 1):
        pipes[0, i] = standing.free(place)
        for j, person in enumerate(people, 1 + len(places)):
            pipes[i, j] = person not in standing.barred(place)
            pipes[j, -1] = standing.limit - standing.loads.get(person, 0)
    return int(maximum_flow(csr_array(pipes), 0, size - 1).flow_value)
