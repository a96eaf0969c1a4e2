"""The sample corpus with its three reviewers, for pages that count."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from annotator.models import Codebook
from tests.conftest import ROOT, Cast, make_person


@pytest.fixture
def sample(cast: Cast, codebook: Codebook) -> Cast:
    """Eight documents of six sources, read by ada, boris and clara."""
    make_person("clara", "reviewer")
    call_command("load_sample", ROOT / "fixtures", stdout=StringIO())
    return cast


@pytest.fixture
def count_queries(django_assert_max_num_queries: Any) -> Callable[[int], Any]:
    """`with count_queries(12): …` fails above 12 queries."""

    def at_most(number: int) -> Any:
        return django_assert_max_num_queries(number)

    return at_most
