"""The keys by which texts find each other."""

import subprocess
import sys

import pytest

from corpus_app.copies.signatures import Signature, is_promising, signature_of
from tests.conftest import ROOT
from tests.corpus_app.copies.telling import edited, words

ASK = (
    "from corpus_app.copies.signatures import signature_of; "
    "from tests.corpus_app.copies.telling import words; print(signature_of(words(60)).keys)"
)


def find_each_other(first: Signature, second: Signature) -> bool:
    bands = len({*first.bands} & {*second.bands})
    samples = len({*first.samples} & {*second.samples})
    return is_promising(bands, samples, min(len(first.samples), len(second.samples)))


def test_keys_are_the_same_in_every_process() -> None:
    environment = {"PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    other = subprocess.run(
        [sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert other.stdout.strip() == str(signature_of(words(60)).keys)


@pytest.mark.parametrize("number", [8, 19, 20, 21, 60, 3_000])
def test_keys_fit_the_database_and_stand_once(number: int) -> None:
    signature = signature_of(words(number))
    assert len(set(signature.keys)) == len(signature.keys) > 0
    assert all(-(2**63) <= key < 2**63 for key in signature.keys)
    assert signature.words == number


def test_a_text_too_short_to_tell_has_no_keys() -> None:
    assert signature_of(words(7)).keys == ()


def test_the_same_words_find_each_other_however_few() -> None:
    for number in (8, 12, 20, 40, 500):
        assert find_each_other(signature_of(words(number)), signature_of(words(number)))


@pytest.mark.parametrize(("number", "at_least"), [(30, 90), (60, 97), (250, 100)])
def test_of_a_hundred_texts_with_one_word_in_twenty_changed_nearly_all_are_found(
    number: int, at_least: int
) -> None:
    pairs = ((words(number, seed), edited(words(number, seed), 0.05, seed)) for seed in range(100))
    assert sum(find_each_other(*map(signature_of, pair)) for pair in pairs) >= at_least


@pytest.mark.parametrize(("number", "at_least"), [(50, 75), (120, 97)])
def test_of_a_hundred_excerpts_most_are_found_in_their_wholes(number: int, at_least: int) -> None:
    wholes = (words(1_500, seed) for seed in range(100))
    found = (
        find_each_other(signature_of(whole), signature_of(whole[400 : 400 + number])) for whole in wholes
    )
    assert sum(found) >= at_least


def test_texts_that_share_nothing_do_not_find_each_other() -> None:
    signatures = [signature_of(words(300, seed)) for seed in range(40)]
    assert not any(
        find_each_other(one, other) for at, one in enumerate(signatures) for other in signatures[:at]
    )
