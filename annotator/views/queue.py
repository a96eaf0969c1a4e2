"""What is mine to read."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from annotator.actions.assignments import take_document
from annotator.forms.filters import QueueForm
from annotator.permissions import get_document_for, require
from annotator.queries.queue import QueueFilter, free_to_take, read_to_end, to_read
from annotator.queries.rereviews import rereviews_waiting
from annotator.queries.rounds import own_rounds
from annotator.views.frame import DeskRequest
from annotator.views.lists import chosen_in, page_of


@require_safe
def queue(request: DeskRequest) -> HttpResponse:
    require(request.user, "assignment.take")
    form = QueueForm(request.GET)
    said = chosen_in(form)
    chosen = QueueFilter(source=said["source"], language=said["language"], words=said["q"])
    now = timezone.now()
    context = {
        "section": "queue",
        "now": now,
        "rounds": own_rounds(request.user, now),
        "waiting": rereviews_waiting(request.user),
        "form": form,
        "is_filtered": any(said.values()),
        "to_read": page_of(request, to_read(request.user, chosen), "mine"),
        "free": page_of(request, free_to_take(request.user, chosen)),
        "finished": page_of(request, read_to_end(request.user, chosen), "done"),
    }
    return render(request, "queue.html", context)


@require_POST
def take(request: DeskRequest, id: UUID) -> HttpResponse:
    """Begin to read a document of one's own choice; what is begun already is opened again."""
    require(request.user, "assignment.take")
    document = get_document_for(request.user, id)
    assignment, _ = take_document(document, by=request.user, now=timezone.now())
    return redirect(assignment)
