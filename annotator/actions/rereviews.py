"""The re-review queue: what a new codebook version asks reviewers to look at again, and what they answer."""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from django.db import connection, transaction
from django.db.models import Case, Exists, F, JSONField, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Concat, Substr

from annotator.actions.codebook_heirs import Place, heirs
from annotator.errors import Invalid
from annotator.models import Assignment, BiasTag, Codebook, Evidence, Highlight, Purpose, ReReview
from annotator.models.highlight import HighlightQuerySet
from annotator.models.judgement import LABELLED

# Where a judgement keeps the labels of each facet: in a column of its own, or in rows of another table.
IN_JUDGEMENT = {**{facet: f"judgement__{facet}" for facet in LABELLED}, "bound": "judgement__figure_bound"}
IN_ROWS = {
    "technique": (BiasTag, "technique"),
    "severity": (BiasTag, "severity"),
    "polarity": (BiasTag, "polarity"),
    "aim": (BiasTag, "aim"),
    "evidence_relation": (Evidence, "relation"),
}
State = Assignment.State
LONGEST_NOTE = 2000  # characters
SEPARATOR = ", "  # as the standard library writes JSON
NEVER = Q(pk__in=())


@transaction.atomic
def ask_again(codebook: Codebook) -> int:
    """Make the queue of this version; gives its length.

    In it is every highlight, judged under an earlier version, one of whose labels this version redefines, merges or
    retires, if its reading counts as work and its reviewer is still here. What nobody has answered yet under an earlier
    version is asked under this one instead, once. One INSERT … SELECT: a desk has hundreds of thousands of judgements.
    """
    if codebook.replaces is None:
        return 0
    waiting = ReReview.objects.filter(
        codebook__slug=codebook.slug, codebook__version__lt=codebook.version, answered_at=None
    )
    changed, unanswered = _changed(codebook), _unanswered(waiting)
    places = sorted(changed.keys() | unanswered.keys())
    if not places:
        return 0
    parts = [_part(place, changed.get(place, NEVER) | unanswered.get(place, NEVER)) for place in places]
    rows = judged_under(codebook).annotate(
        parts=Concat(*parts, Value(""), output_field=TextField()),
        touched=Cast(_listed(F("parts")), JSONField()),
        of_codebook=Value(codebook.pk), no_note=Value(""), nothing_earlier=Value([], JSONField()),
    )  # fmt: skip
    made = _insert(rows.exclude(parts=""))
    waiting.delete()
    return made


def judged_under(codebook: Codebook) -> HighlightQuerySet:
    """Highlights of readings under way or submitted under an earlier version of this codebook."""
    earlier = Codebook.objects.filter(slug=codebook.slug, version__lt=codebook.version)
    return Highlight.objects.active().filter(
        assignment__round__codebook__in=earlier,
        assignment__state__in=(State.STARTED, State.SUBMITTED),
        assignment__purpose=Purpose.WORK,
        assignment__reviewer__is_active=True,
    )


@transaction.atomic
def answer(rereview: ReReview, labels: Mapping[Place, str | None], *, note: str, now: dt.datetime) -> None:
    """For each label asked about, the one that takes its place under the new version; None for none.

    The judgement keeps what it said. Another answer to the same question replaces the first, which is kept.
    Raises Invalid, label by label.
    """
    rereview = ReReview.objects.select_for_update(of=("self",)).select_related("codebook").get(pk=rereview.pk)
    answered = _checked(rereview, labels)
    if "\x00" in note or len(note) > LONGEST_NOTE:
        raise Invalid(
            "The answer was not kept.", {"note": [f"A note has at most {LONGEST_NOTE:,} characters."]}
        )
    if rereview.answered_at:
        was = {
            "labels": rereview.labels,
            "note": rereview.note,
            "answered_at": rereview.answered_at.isoformat(),
        }
        rereview.earlier = [*rereview.earlier, was]
    rereview.labels, rereview.note, rereview.answered_at = answered, note, now
    rereview.save(update_fields=["labels", "note", "answered_at", "earlier"])


def _changed(codebook: Codebook) -> dict[Place, Q]:
    """When a highlight's judgement carries each label that this version changes.

    Groups of techniques and what is said of whole documents are left out: no judgement of a highlight carries them.
    """
    content = codebook.replaces.content if codebook.replaces else {"facets": {}}
    places = heirs(content, codebook.changes)
    return {place: Q(_carries(*place)) for place in places if place[0] in (*IN_JUDGEMENT, *IN_ROWS)}


def _carries(facet: str, slug: str) -> Q | Exists:
    if facet in IN_JUDGEMENT:
        return Q(**{IN_JUDGEMENT[facet]: slug})
    model, column = IN_ROWS[facet]
    return Exists(model._default_manager.filter(judgement=OuterRef("pk"), **{column: slug}))


def _unanswered(waiting: QuerySet[ReReview]) -> dict[Place, Q]:
    """When each label that was asked about under earlier versions still waits for its answer."""
    lists = [touched for (touched,) in waiting.order_by().values_list("touched").distinct()]
    places = {(facet, slug) for touched in lists for facet, slug in touched}
    return {place: _waits([one for one in lists if list(place) in one], waiting) for place in places}


def _waits(lists: list[Any], waiting: QuerySet[ReReview]) -> Q:
    return Q(Exists(waiting.filter(highlight=OuterRef("pk"), touched__in=lists)))


def _part(place: Place, asked: Q) -> Case:
    """One label of `touched` as JSON with a separator before it, or nothing."""
    said = Value(SEPARATOR + json.dumps(list(place)))
    return Case(When(asked, then=said), default=Value(""), output_field=TextField())


def _listed(parts: F) -> Concat:
    """The parts as a JSON list: without the first separator, in brackets."""
    return Concat(Value("["), Substr(parts, 1 + len(SEPARATOR)), Value("]"), output_field=TextField())


def _insert(rows: HighlightQuerySet) -> int:
    values = ("of_codebook", "pk", "touched", "no_note", "nothing_earlier")
    columns = ("codebook_id", "highlight_id", "touched", "note", "earlier")
    select, params = rows.order_by().values_list(*values).query.sql_with_params()
    table = ReReview._meta.db_table
    with connection.cursor() as cursor:
        # Names of our own table and columns; what varies are parameters.
        cursor.execute(f"INSERT INTO {table} ({', '.join(columns)}) {select}", params)
        return int(cursor.rowcount)


def _checked(rereview: ReReview, labels: Mapping[Place, str | None]) -> list[list[Any]]:
    errors: dict[str, list[str]] = {}
    for facet, slug in rereview.touched:
        chosen = labels.get((facet, slug), "")
        if chosen is not None and rereview.codebook.label(facet, chosen) is None:
            errors[f"{facet}.{slug}"] = [
                f"Choose one of the labels of {rereview.codebook.key} in place of “{slug}”."
            ]
    if errors:
        raise Invalid("The answer was not kept: choose a label, then save.", errors)
    return [[facet, slug, labels[facet, slug]] for facet, slug in rereview.touched]
