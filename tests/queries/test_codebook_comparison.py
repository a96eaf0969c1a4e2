"""Two codebook versions side by side."""

import pytest

from annotator.errors import Invalid, NotFound
from annotator.models import Codebook
from annotator.queries.codebook_comparison import (
    FacetChange,
    compare,
    get_codebook,
    steps_between,
    two_codebooks,
)
from tests.codebook_life import MOCKS, NO_DOUBT, ONE_REFUTED, STERNER, Change, next_version
from tests.conftest import Cast

INTO_NEW: Change = {
    "kind": "merge", "facet": "stance", "slugs": ["questions", "unclear"], "into": "open", "name": "Leaves open",
}  # fmt: skip


def compared(before: Codebook, after: Codebook) -> dict[str, FacetChange]:
    return {change.facet.slug: change for change in compare(before, after, steps_between(before, after))}


def test_each_kind_of_change_is_told(cast: Cast, codebook: Codebook) -> None:
    third = next_version(codebook, STERNER, ONE_REFUTED, NO_DOUBT, MOCKS, INTO_NEW, by=cast.lead)
    said = compared(codebook, third)
    assert said.keys() == {"verdict", "technique", "stance"}
    assert [one.after.slug for one in said["verdict"].redefined] == ["mixed"]
    assert [([old.slug for old in one.before], one.into.slug) for one in said["verdict"].merged] == [
        (["mostly_refuted"], "refuted")
    ]
    assert [label.slug for label in said["technique"].retired] == ["Doubt"]
    (merged,) = said["stance"].merged
    assert ([old.slug for old in merged.before], merged.into.slug, merged.is_new) == (
        ["questions", "unclear"],
        "open",
        True,
    )
    assert [label.slug for label in said["stance"].added] == ["mocks"]


def test_across_several_versions_a_merged_label_leads_to_what_has_become_of_it(
    cast: Cast, codebook: Codebook
) -> None:
    third = next_version(codebook, INTO_NEW, by=cast.lead)
    fourth = next_version(third, {**INTO_NEW, "slugs": ["open"], "into": "denies"}, by=cast.lead)
    (merged,) = compared(codebook, fourth)["stance"].merged
    assert ({old.slug for old in merged.before}, merged.into.slug) == ({"questions", "unclear"}, "denies")
    assert compared(codebook, fourth)["stance"].added == []


def test_a_redefinition_says_which_attributes_differ(cast: Cast, codebook: Codebook) -> None:
    change = {"kind": "redefine", "facet": "verdict", "slug": "misleading", "credit": None}
    (redefined,) = compared(codebook, next_version(codebook, change, by=cast.lead))["verdict"].redefined
    assert redefined.attributes == [("credit", "0.25", "none")]
    assert not redefined.definition.differs


def test_looking_back_a_merged_label_is_one_that_was_added(cast: Cast, codebook: Codebook) -> None:
    third = next_version(codebook, ONE_REFUTED, by=cast.lead)
    assert steps_between(third, codebook) is None
    assert [label.slug for label in compared(third, codebook)["verdict"].added] == ["mostly_refuted"]


def test_versions_that_say_the_same_do_not_differ(codebook: Codebook) -> None:
    same = Codebook.objects.create(slug="another", version=1, title="", content=codebook.content)
    assert compared(codebook, same) == {}


def test_versions_are_named_by_their_keys(codebook: Codebook) -> None:
    assert get_codebook(codebook.key) == codebook
    with pytest.raises(NotFound, match="no codebook “other@1”"):
        get_codebook("other@1")
    with pytest.raises(Invalid, match="does not differ from itself"):
        two_codebooks(codebook.key, codebook.key)
