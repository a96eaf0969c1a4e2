"""The sample corpus with its three reviewers, for pages that count."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from annotator.models import Codebook
from tests.conftest import Cast, make_person
from tests.making_sample import FIXTURES, part_of_the_sample


@pytest.fixture(scope="session")
def eight_documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A part of the sample corpus, in a folder."""
    return part_of_the_sample(tmp_path_factory.mktemp("sample") / "fixtures")


@pytest.fixture
def sample(cast: Cast, codebook: Codebook, eight_documents: Path) -> Cast:
    """Eight documents of six sources, read by ada, boris and clara. The whole sample takes several seconds to load."""
    make_person("clara", "reviewer")
    call_command("load_sample", eight_documents, stdout=StringIO())
    return cast


@pytest.fixture
def whole_sample(cast: Cast, codebook: Codebook) -> Cast:
    """All of it, with sources that have enough for a profile. Slow: for the few tests that need them."""
    make_person("clara", "reviewer")
    call_command("load_sample", FIXTURES, stdout=StringIO())
    return cast


@pytest.fixture
def count_queries(django_assert_max_num_queries: Any) -> Callable[[int], Any]:
    """`with count_queries(12): …` fails above 12 queries."""

    def at_most(number: int) -> Any:
        return django_assert_max_num_queries(number)

    return at_most
