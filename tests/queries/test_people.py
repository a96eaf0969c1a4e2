"""People, for those who manage them."""

import pytest

from annotator.errors import NotAllowed, NotFound
from annotator.permissions import TABLE
from annotator.queries.people import WORDS, get_person_for, grants, people_for
from tests.conftest import Cast


def test_only_admins_get_people(cast: Cast) -> None:
    assert people_for(cast.admin).count() == 6
    for one in (cast.lead, cast.ada, cast.rita):
        with pytest.raises(NotAllowed):
            people_for(one)
        with pytest.raises(NotAllowed):
            get_person_for(one, cast.ada.pk)


def test_nobody_by_that_number_is_not_found(cast: Cast) -> None:
    with pytest.raises(NotFound):
        get_person_for(cast.admin, 0)


def test_every_row_of_the_permission_table_has_words() -> None:
    assert WORDS.keys() == TABLE.keys()
    assert len(grants()) == len(TABLE)
