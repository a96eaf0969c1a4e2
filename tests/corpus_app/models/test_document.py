"""A stored text is never changed, by any hand."""

import pytest
from django.db import IntegrityError, connection, transaction

from corpus_app.models import Document
from tests.making import make_document

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("change", [{"text": "Other words."}, {"text_sha256": "0" * 64}, {"length": 3}])
def test_the_database_refuses_a_changed_text(change: dict[str, object]) -> None:
    document = make_document()
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(**change)


def test_the_database_refuses_a_hand_on_the_command_line() -> None:
    document = make_document()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE corpus_app_document SET text = 'x'")
    assert Document.objects.get(pk=document.pk).text == document.text


def test_what_is_said_of_a_document_may_be_corrected() -> None:
    document = make_document()
    document.title = "A better title"
    document.save()
    assert Document.objects.get().title == "A better title"
