"""Which highlights: one set of filters for the page, for the numbers that link to it, and for the export.

A filter is named in the query string and may be given several times: any of its values will do. Different filters narrow
one another. A filter without a value is no filter, but for `counted` and `unit`, where it means "left empty".
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from annotator.errors import Invalid
from annotator.models import Assignment, BiasTag, ClaimHighlight, Highlight, Purpose, User
from annotator.models.highlight import HighlightQuerySet
from annotator.models.judgement import LABELLED
from annotator.queries.codebooks import Vocabulary
from annotator.queries.evidence_missing import is_unsupported
from annotator.queries.words import containing
from corpus_app.models import Segment

Values = Sequence[str]
Filter = Callable[[Values, Vocabulary], Q]
MISSING = "missing"  # for evidence: a verdict of verified or refuted without any
UNSAID = "none"  # for verdict, voice, claim_type, …: nobody has said it yet


class Unusable(ValueError):
    """A filter's value makes no sense; the sentence says what would."""


def highlights_for(user: User) -> HighlightQuerySet:
    """What this person may see; withdrawn ones left out."""
    return Highlight.objects.active().visible_to(user)


def filtered(
    highlights: HighlightQuerySet, params: Mapping[str, Values], vocabulary: Vocabulary
) -> HighlightQuerySet:
    """Narrowed by every filter among `params`; other names (sort, page, …) are left alone.

    Training and tests are there only where one reading, or they, are asked for: nothing else counts them.
    Raises Invalid, filter by filter, where a value makes no sense.
    """
    errors: dict[str, list[str]] = {}
    for name, apply in FILTERS.items():
        try:
            values = given(params, name)
            highlights = highlights.filter(apply(values, vocabulary)) if values else highlights
        except Unusable as error:
            errors[name] = [str(error)]
    if not any(given(params, name) for name in ("assignment", "purpose")):
        highlights = highlights.work()
    if errors:
        sentences = " ".join(f"{name}: {said[0]}" for name, said in errors.items())
        raise Invalid(f"The highlights cannot be filtered like this. {sentences}", errors)
    return highlights


def given(params: Mapping[str, Values], name: str) -> list[str]:
    """The filter's values; empty ones count only where they mean something."""
    return [value for value in params.get(name, ()) if value.strip() or name in MAY_BE_EMPTY]


def with_place(highlights: HighlightQuerySet) -> HighlightQuerySet:
    """With `segment`, the number of the segment that each starts in, and all that a row of a list says, in two queries."""
    document = OuterRef("assignment__document_id")
    around = Segment.objects.filter(document=document, start__lte=OuterRef("start")).order_by("-start")
    related = ("judgement", "assignment__reviewer", "assignment__document__source")
    return (
        highlights.annotate(segment=Subquery(around.values("position")[:1]))
        .select_related(*related)
        .defer("assignment__document__text", "assignment__document__metadata")
        .prefetch_related("judgement__techniques")
    )


def _ids(path: str) -> Filter:
    def among(values: Values, vocabulary: Vocabulary) -> Q:
        return Q(**{f"{path}__in": [_uuid(value) for value in values]})

    return among


def _labels(facet: str) -> Filter:
    def among(values: Values, vocabulary: Vocabulary) -> Q:
        said = _known(vocabulary, facet, [value for value in values if value != UNSAID])
        found = Q(**{f"judgement__{facet}__in": said})
        return found | Q(**{f"judgement__{facet}__isnull": True}) if UNSAID in values else found

    return among


def _techniques(values: Values, vocabulary: Vocabulary) -> Q:
    return _tagged(_known(vocabulary, "technique", values))


def _technique_groups(values: Values, vocabulary: Vocabulary) -> Q:
    groups = _known(vocabulary, "technique_group", values)
    return _tagged([technique for group in groups for technique in vocabulary.techniques_in(group)])


def _any_label(values: Values, vocabulary: Vocabulary) -> Q:
    """The label in whichever facet knows it."""
    facets = {*LABELLED, "technique"}
    for value in values:
        if not any(value in vocabulary.labels(facet) for facet in facets):
            raise Unusable(
                f"“{value[:60]}” is in no codebook. Use the short names that the codebook page gives."
            )
    found = _tagged(values)
    for facet in LABELLED:
        found |= Q(**{f"judgement__{facet}__in": values})
    return found


def _tagged(techniques: Values) -> Q:
    # A sub-query, not a join: a highlight with two of them is still one row.
    return Q(Exists(BiasTag.objects.filter(judgement=OuterRef("pk"), technique__in=techniques)))


def _reviewers(values: Values, vocabulary: Vocabulary) -> Q:
    return Q(assignment__reviewer__in=[_number_in(value) for value in values])


def _purposes(values: Values, vocabulary: Vocabulary) -> Q:
    return Q(assignment__purpose__in=[_one_of(value, tuple(Purpose.values)) for value in values])


def _yes_or_no(**condition: object) -> Filter:
    def holds(values: Values, vocabulary: Vocabulary) -> Q:
        wanted = {_one_of(value, ("yes", "no")) for value in values}
        if len(wanted) == 2:
            return Q()
        return Q(**condition) if "yes" in wanted else ~Q(**condition)

    return holds


def _evidence(values: Values, vocabulary: Vocabulary) -> Q:
    for value in values:
        _one_of(value, (MISSING,))
    return is_unsupported()


def _claims(values: Values, vocabulary: Vocabulary) -> Q:
    linked = ClaimHighlight.objects.filter(highlight=OuterRef("pk"), ended_at=None)
    return Q(Exists(linked.filter(claim__in=[_uuid(value) for value in values])))


def _words(values: Values, vocabulary: Vocabulary) -> Q:
    if "\x00" in "".join(values):
        raise Unusable("Words cannot hold a NUL character.")
    found = Q()
    for value in values:
        found |= containing(value.strip(), "exact", "judgement__note")
    return found


def _left_as_written(column: str) -> Filter:
    def among(values: Values, vocabulary: Vocabulary) -> Q:
        return Q(
            judgement__has_figure=True,
            **{f"judgement__{column}__in": [v.replace("\x00", "") for v in values]},
        )

    return among


def _since(values: Values, vocabulary: Vocabulary) -> Q:
    return Q(created_at__gte=min(_moment(value) for value in values))


def _until(values: Values, vocabulary: Vocabulary) -> Q:
    return Q(created_at__lt=max(_moment(value, end_of_day=True) for value in values))


FILTERS: dict[str, Filter] = {
    "source": _ids("assignment__document__source"),
    "document": _ids("assignment__document"),
    "assignment": _ids("assignment"),
    "reviewer": _reviewers,
    "read_to_end": _yes_or_no(assignment__state=Assignment.State.SUBMITTED),
    "purpose": _purposes,
    "judged": _yes_or_no(judgement__verdict__isnull=False),
    "verdict": _labels("verdict"),
    "voice": _labels("voice"),
    "claim_type": _labels("claim_type"),
    "stance": _labels("stance"),
    "confidence": _labels("confidence"),
    "technique": _techniques,
    "technique_group": _technique_groups,
    "label": _any_label,
    "figure": _yes_or_no(judgement__has_figure=True),
    "claim": _claims,
    "evidence": _evidence,
    "counted": _left_as_written("figure_counted"),
    "unit": _left_as_written("figure_unit"),
    "q": _words,
    "since": _since,
    "until": _until,
}
MAY_BE_EMPTY = frozenset({"counted", "unit"})


def _known(vocabulary: Vocabulary, facet: str, values: Values) -> list[str]:
    for value in values:
        _one_of(value, tuple(vocabulary.labels(facet)))
    return list(values)


def _one_of(value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise Unusable(f"“{value[:60]}” is not known. Use one of: {', '.join(known)}.")
    return value


def _uuid(value: str) -> UUID:
    try:
        return UUID(value)
    except ValueError:
        raise Unusable(f"“{value[:60]}” is no id. Take it from the page or the API.") from None


def _number_in(pseudonym: str) -> int:
    number = pseudonym.removeprefix("r")
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        raise Unusable(f"“{pseudonym[:60]}” is no pseudonym. They look like r17.")
    return int(number)


def _moment(value: str, *, end_of_day: bool = False) -> dt.datetime:
    """A date (the desk's time zone) or an ISO 8601 time. `until` a date takes in the whole of it."""
    try:
        if len(value) == len("2026-11-22"):
            day = dt.date.fromisoformat(value) + dt.timedelta(days=end_of_day)
            moment = dt.datetime.combine(day, dt.time.min)
        else:
            moment = dt.datetime.fromisoformat(value)
        # In UTC at once: at the ends of the calendar that is where it overflows.
        return (moment if timezone.is_aware(moment) else timezone.make_aware(moment)).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        raise Unusable(f"“{value[:60]}” is no date. Write 2026-11-22 or 2026-11-22T10:00:00Z.") from None
