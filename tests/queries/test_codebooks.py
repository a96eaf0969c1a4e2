"""The words of the vocabulary."""

from copy import deepcopy

from annotator.actions.assignments import open_round
from annotator.models import Codebook
from annotator.queries.codebooks import default_codebook, vocabulary


def newer(codebook: Codebook) -> Codebook:
    """The next version: a verdict renamed, one more."""
    content = deepcopy(codebook.content)
    content["facets"]["verdict"][0]["name"] = "Proven"
    content["facets"]["verdict"].append(
        {"slug": "retracted", "name": "Retracted", "definition": "Taken back."}
    )
    return Codebook.objects.create(
        slug=codebook.slug, version=codebook.version + 1, title="Second", content=content
    )


def test_without_a_codebook_there_are_no_words(db: None) -> None:
    assert default_codebook() is None
    words = vocabulary()
    assert all(labels == {} for labels in words.facets.values())
    assert words.name("verdict", "verified") == "verified"


def test_before_there_is_a_round_the_newest_is_the_default(codebook: Codebook) -> None:
    second = newer(codebook)
    assert default_codebook() == second
    assert vocabulary().name("verdict", "verified") == "Proven"


def test_the_open_rounds_codebook_has_its_way_and_others_add_what_it_lacks(codebook: Codebook) -> None:
    open_round()
    newer(codebook)
    words = vocabulary()
    assert words.name("verdict", "verified") == "Verified"
    assert words.name("verdict", "retracted") == "Retracted"


def test_every_version_is_read_in_one_query(codebook: Codebook, django_assert_num_queries: object) -> None:
    newer(codebook)
    with django_assert_num_queries(1):  # type: ignore[operator]
        vocabulary()


def test_techniques_know_their_group_and_groups_their_techniques(codebook: Codebook) -> None:
    words = vocabulary()
    assert words.group_of("Doubt") == "attack"
    assert words.group_of("nothing") == ""
    assert words.techniques_in("call") == ["Slogans", "Conversation_Killer", "Appeal_to_Time"]
    together = [slug for group in words.labels("technique_group") for slug in words.techniques_in(group)]
    assert sorted(together) == sorted(words.labels("technique"))


def test_verdicts_with_credit_stand_on_the_scale(codebook: Codebook) -> None:
    words = vocabulary()
    on_scale = [slug for slug in words.labels("verdict") if words.carries_credit(slug)]
    assert on_scale == ["verified", "mostly_verified", "mixed", "misleading", "mostly_refuted", "refuted"]
