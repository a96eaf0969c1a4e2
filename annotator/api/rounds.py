"""/rounds/: make one, look at it, ask for the next document, give documents by hand."""

import secrets
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from annotator.actions.allotting import give, next_document
from annotator.actions.rounds import make_round
from annotator.actions.rounds.checking import LARGEST_SEED
from annotator.api import pages
from annotator.api.answers import answers, page_of
from annotator.api.assignments import read_assignment
from annotator.api.endpoint import Endpoint, answer, person, refuse_unknown, valid
from annotator.api.filters import PAGE_PARAMETERS
from annotator.api.serializers.assignments import OneAssignmentSerializer
from annotator.api.serializers.rounds import (
    ReadingsToGiveSerializer,
    RoundSerializer,
    RoundToMakeSerializer,
    WholeRoundSerializer,
)
from annotator.errors import Invalid, NotFound
from annotator.models import Codebook, Round, User
from annotator.permissions import get_round_for, may, require, rounds_for
from annotator.queries.blocking import blocks_of
from annotator.queries.codebook_comparison import get_codebook
from annotator.queries.picking import Pick
from annotator.queries.progress import PersonRow, Progress, person_rows, progress_of
from annotator.queries.rounds import own_round

NEWEST_FIRST = pages.CursorPages(("-id",))
PLAIN = (
    "id", "name", "state", "blind", "open_to_all", "readers_wanted", "share_limit", "days_to_read", "deadline", "finding",
    "passages_per_document", "proposals", "pass_mark", "guidelines", "created_at",
)  # fmt: skip


class Rounds(Endpoint):
    @extend_schema(
        operation_id="rounds_list",
        summary="Review rounds: leads and admins see all, reviewers those they may read in",
        parameters=PAGE_PARAMETERS,
        responses=answers({200: page_of(RoundSerializer)}, 400),
    )
    def get(self, request: Request) -> Response:
        refuse_unknown(request, pages.PARAMETERS)
        page = NEWEST_FIRST.page(request, rounds_for(person(request)), lambda round: (round.pk,))
        return answer(page.answer([_resource(round) for round in page.rows]))

    @extend_schema(
        operation_id="rounds_create",
        summary="Make a round",
        request=RoundToMakeSerializer,
        responses=answers({201: WholeRoundSerializer}, 400, 403),
    )
    def post(self, request: Request) -> Response:
        require(person(request), "rounds.run")
        said = valid(RoundToMakeSerializer, request)
        pick, seed = said.pop("documents", {}), said.pop("seed", None)
        made = make_round(
            codebook=_codebook(said.pop("codebook")),
            pick=Pick(**{**pick, "sources": tuple(pick.get("sources", ()))}),
            seed=secrets.randbelow(LARGEST_SEED) if seed is None else seed,
            members=_people(said.pop("members", ()), "members"),
            rules=said,
            by=person(request),
            now=timezone.now(),
        )
        address = reverse("api:round", args=[made.pk], request=request)
        return answer(_whole(request, made), status=201, Location=address)


class OneRound(Endpoint):
    @extend_schema(
        operation_id="rounds_retrieve",
        summary="One round, one's own part in it, and for leads and admins how far it is",
        responses=answers({200: WholeRoundSerializer}, 404),
    )
    def get(self, request: Request, id: int) -> Response:
        return answer(_whole(request, get_round_for(person(request), id)))


class NextDocument(Endpoint):
    @extend_schema(
        operation_id="rounds_next",
        summary="My next document: the one begun and not submitted, else the one that most needs a reader",
        request=None,
        responses=answers({200: OneAssignmentSerializer}, 403, 404, 409),
    )
    def post(self, request: Request, id: int) -> Response:
        require(person(request), "assignment.take")
        round = get_round_for(person(request), id)
        given = next_document(round, by=person(request), now=timezone.now())
        address = reverse("api:assignment", args=[given.pk], request=request)
        return answer(read_assignment(request, given.pk), Location=address)


class RoundAssignments(Endpoint):
    @extend_schema(
        operation_id="rounds_give",
        summary="Give documents to people by hand: all of it, or nothing",
        description="Answers with what was given just now; what somebody has already they keep.",
        request=ReadingsToGiveSerializer,
        responses=answers({200: OneAssignmentSerializer(many=True)}, 400, 403, 404, 409),
    )
    def post(self, request: Request, id: int) -> Response:
        round = get_round_for(person(request), id, to="rounds.run")
        said = valid(ReadingsToGiveSerializer, request)
        people = _people(said["people"], "people")
        given = give(round, said["documents"], people, by=person(request), now=timezone.now())
        return answer([read_assignment(request, one.pk) for one in given])


def _resource(round: Round) -> dict[str, Any]:
    return {**{name: getattr(round, name) for name in PLAIN}, "codebook": round.codebook.key}


def _whole(request: Request, round: Round) -> dict[str, Any]:
    runs = may(person(request), "rounds.run")
    own = own_round(round, person(request), timezone.now())
    return {
        **_resource(round),
        "own": {
            "submitted": own.submitted, "held": own.load, "limit": own.limit, "documents": own.documents,
            "why_not": own.why_not,
        },
        "seed": round.seed if runs else None,
        "chosen_by": round.chosen_by if runs else None,
        "settled_by_itself_from": round.settled_by_itself_from,
        "progress": _progress(round) if runs else None,
    }  # fmt: skip


def _progress(round: Round) -> dict[str, Any]:
    progress = progress_of(round, timezone.now())
    people = person_rows(progress)
    return {
        "wanted": progress.wanted,
        **asdict(progress.tally),
        "free": progress.free,
        "blocks": [block.sentence for block in blocks_of(progress, people)],
        "documents": list(_places(progress)),
        "people": [_person(row) for row in people],
    }


def _places(progress: Progress) -> Iterable[dict[str, Any]]:
    tallies = progress.by_document()
    for place in progress.standing.places.values():
        yield {
            "document": place.document, "purpose": place.purpose, "wanted": place.wanted,
            **asdict(tallies[place.document]), "free": progress.free_in(place),
        }  # fmt: skip


def _person(row: PersonRow) -> dict[str, Any]:
    return {
        "reviewer": row.person.pseudonym, **asdict(row.tally), "held": row.held, "limit": row.limit,
        "seconds": int(row.work.spent.total_seconds()), "last_active": row.work.last,
    }  # fmt: skip


def _codebook(key: str) -> Codebook:
    try:
        return get_codebook(key)
    except NotFound as refusal:
        raise Invalid(refusal.detail, {"codebook": [refusal.detail]}) from None


def _people(pseudonyms: Iterable[str], field: str) -> list[User]:
    found = {pseudonym: User.objects.by_pseudonym(pseudonym) for pseudonym in dict.fromkeys(pseudonyms)}
    unknown = [f"There is nobody behind “{name[:20]}”." for name, one in found.items() if one is None]
    if unknown:
        raise Invalid("Some of these people are not there: see the errors.", {field: unknown})
    return [one for one in found.values() if one]
