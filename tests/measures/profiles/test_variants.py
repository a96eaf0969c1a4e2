"""What a letter hangs on: the rate without one reviewer, and under other choices."""

from measures.profiles import UNCALIBRATED, Options, Settlement, Variant, profile_of, rate_with
from tests.measures.profiles.made_up import VOCABULARY, document, source, unit, vote


def variants(*args: object, **known: object) -> dict[str, Variant]:
    profile = profile_of(source(*args, **known), UNCALIBRATED, VOCABULARY)  # type: ignore[arg-type]
    return {variant.key: variant for variant in profile.variants}


def test_only_what_differs_in_what_it_takes_is_tried() -> None:
    assert list(variants([unit("a1", "vv")])) == ["without:ada", "without:boris"]


def test_each_variant_is_there_where_it_would_take_something_else() -> None:
    votes = (
        vote("ada", "a2", "verified", voice="quoted_person", endorsement="endorsed"),
        vote("boris", "a2", "verified", voice="headline"),
    )
    some = [
        unit("a1", "vv", settled=Settlement("verified", "publisher", automatic=True)),
        unit("a2", votes=votes),
        unit("b1", "vv"),
    ]
    found = variants(some, [document("b", republished=True)], groups={"ada": "north"})
    assert list(found) == [
        "without:ada", "without:boris", "equal_groups", "with_endorsed", "without_headlines", "without_automatic",
        "without_republished",
    ]  # fmt: skip
    assert found["without:ada"].reviewer == "ada"
    assert found["equal_groups"].reviewer is None


def test_an_endorsement_of_the_publishers_own_words_is_no_quote() -> None:
    votes = (vote("ada", "a1", "verified", endorsement="endorsed"),)
    assert "with_endorsed" not in variants([unit("a1", votes=votes)])


def test_a_variant_is_what_the_same_options_give_alone() -> None:
    some = [unit(f"{letter}{number}", "vr" if number else "vv") for letter in "abcdef" for number in range(3)]
    found = variants(some)
    for reviewer in ("ada", "boris"):
        alone = rate_with(source(some), UNCALIBRATED, VOCABULARY, Options(without_reviewer=reviewer))
        assert found[f"without:{reviewer}"].rate == alone


def test_a_letter_that_hangs_on_one_person_says_so() -> None:
    """Boris alone found anything wrong: without him every claim is verified."""
    some = [
        unit(
            f"{letter}{number}",
            votes=(vote("boris" if number == 0 else "ada", f"{letter}{number}", verdict),),
        )
        for letter in "abcdefghij"
        for number, verdict in enumerate(["refuted", *["verified"] * 4])
    ]
    profile = profile_of(source(some), UNCALIBRATED, VOCABULARY)
    found = {variant.key: variant for variant in profile.variants}
    assert profile.letter.letter == "C"
    assert (found["without:boris"].letter, found["without:boris"].changes) == ("B", True)
    assert found["without:boris"].to_data()["rate"]["raw_share"] == 1
    assert (found["without:ada"].letter, found["without:ada"].changes) == ("E", True)
