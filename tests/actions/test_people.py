"""People are added, given roles, deactivated; what they judged stays."""

import pytest

from annotator.actions import people
from annotator.errors import Conflict, Invalid
from annotator.models import Codebook, Highlight, User
from tests.conftest import Cast, make_person
from tests.making import make_assignment, make_document, make_highlight


def test_a_user_name_is_given_once(cast: Cast) -> None:
    with pytest.raises((Invalid, Conflict)):
        make_person("ada", "reviewer")


def test_a_role_that_does_not_exist_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid):
        people.set_role(cast.ada, "king", by=cast.admin)


def test_the_only_admin_cannot_be_lost(cast: Cast) -> None:
    with pytest.raises(Conflict, match="only admin"):
        people.set_role(cast.admin, "reader", by=cast.admin)
    with pytest.raises(Conflict, match="only admin"):
        people.deactivate(cast.admin, by=cast.admin)
    assert User.objects.get(username="admin").is_active


def test_a_forgotten_person_leaves_judgements_under_a_pseudonym(cast: Cast, codebook: Codebook) -> None:
    make_highlight(make_assignment(make_document(), cast.ada), "the winter of the dam")
    people.forget(cast.ada, by=cast.admin)
    reviewer = Highlight.objects.get().assignment.reviewer
    assert reviewer.pseudonym == f"r{cast.ada.pk}"
    assert "ada" not in f"{reviewer.username} {reviewer.email} {reviewer.get_full_name()}".lower()
    assert not reviewer.is_active
