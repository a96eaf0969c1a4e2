"""Who may do what: one table of one-line rules, and the only ways to fetch a document, assignment or highlight.

Fetching is the permission check. What one may not see is "not found"; what one may see but not change is "not allowed",
with the reason.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from annotator.errors import NotAllowed, NotFound
from annotator.models import (
    Assignment,
    Claim,
    ClaimEvidence,
    ClaimHighlight,
    ConflictOfInterest,
    Decision,
    EvidencePage,
    Highlight,
    ProfileSnapshot,
    Purpose,
    Reply,
    Round,
    RoundDocument,
    User,
)
from annotator.models.assignment import blind_readings_of
from corpus_app.models import Document, Source

M = TypeVar("M", bound=Model)
Role = User.Role

EVERYBODY = frozenset(Role)
LEADS = frozenset({Role.LEAD, Role.ADMIN})
REVIEWERS = LEADS | {Role.REVIEWER}
ADMINS = frozenset({Role.ADMIN})


def is_own(user: User, assignment: Assignment) -> bool:
    return assignment.reviewer_id == user.pk


class Rule(NamedTuple):
    """Which roles may, what the others are told, and what must hold of the thing itself besides."""

    roles: frozenset[Role]
    otherwise: str
    holds: Callable[[User, Any], bool] | None = None


KEPT_BLIND = (
    "You may still read documents of this source blind, or are not to read it, and a profile tells what others found. It opens to "
    "you when you have submitted them, or the round is closed."
)

TABLE: dict[str, Rule] = {
    "corpus.read": Rule(EVERYBODY, "Sign in to read the corpus."),
    "corpus.add": Rule(LEADS, "Only leads and admins bring documents in. Ask one of them."),
    "corpus.correct": Rule(LEADS, "Only leads and admins correct sources and segments. Tell one of them what is wrong."),
    "copies.decide": Rule(LEADS, "Only leads and admins say which documents are copies. Tell one of them what you saw."),
    "assignment.take": Rule(REVIEWERS, "Readers do not review. Ask an admin for the role of reviewer."),
    "assignment.write": Rule(REVIEWERS, "This is somebody else's reading: you can look, not write.", is_own),
    "rounds.run": Rule(LEADS, "Only leads and admins run rounds. Ask one of them."),
    "rounds.adjudicate": Rule(LEADS, "Only leads and admins settle what reviewers found. Ask one of them."),
    "agreement.see": Rule(LEADS, "Only leads and admins see how far reviewers agree: it tells of everybody’s work."),
    "evidence.add": Rule(REVIEWERS, "Readers do not record evidence. Ask an admin for the role of reviewer."),
    "evidence.grade": Rule(LEADS, "Only leads and admins grade evidence and take up what reviewers gave. Ask one of them."),
    "replies.keep": Rule(LEADS, "Only leads and admins record what a source replied. Tell one of them."),
    "codebook.change": Rule(LEADS, "Only leads and admins change the codebook. Tell one of them what is missing."),
    "claims.link": Rule(REVIEWERS, "Readers do not link passages to claims. Ask an admin for the role of reviewer."),
    "claims.settle": Rule(LEADS, "Only leads and admins settle, grade, reword and merge claims. Ask one of them."),
    "profiles.see": Rule(EVERYBODY, "Sign in to see profiles."),
    "profiles.grade": Rule(LEADS, "Only leads and admins grade and publish sources. Ask one of them."),
    "desk.set": Rule(ADMINS, "Only admins change what holds for the whole desk. Ask one of them."),
    "highlights.export": Rule(EVERYBODY, "Sign in to export."),
    "reviewers.name": Rule(LEADS, "Only leads and admins see who is behind a pseudonym."),
    "people.manage": Rule(ADMINS, "Only admins manage people. Ask one of them."),
}  # fmt: skip


def may(user: User, action: str, thing: object = None) -> bool:
    """Whether this person may do this, to this thing where one is given."""
    rule = TABLE[action]
    allowed = user.is_active and user.role in rule.roles
    return allowed and (thing is None or rule.holds is None or rule.holds(user, thing))


def require(user: User, action: str, thing: object = None) -> None:
    """Raises NotAllowed, with the reason, unless the person may."""
    if not may(user, action, thing):
        raise NotAllowed(TABLE[action].otherwise)


def sources_for(user: User) -> QuerySet[Source]:
    require(user, "corpus.read")
    return Source.objects.all()


def profiles_for(user: User) -> QuerySet[ProfileSnapshot]:
    """The current profiles that this person may see. A profile tells what others found, so that blind stays blind.

    Who is reading a document of the source blind, or has a conflict of interest with it, sees none; nor does a reviewer while a
    blind round may still give them one of its documents.
    """
    require(user, "profiles.see")
    kept = _keeping_profiles_from(user, OuterRef("source"))
    return ProfileSnapshot.objects.filter(current=True).exclude(kept)


def get_profile_for(user: User, source: UUID) -> ProfileSnapshot | None:
    """The source's profile, None where there is none yet.

    Raises NotAllowed where it is kept from this person, whether there is one or not: that there is, tells of others' work, too.
    """
    if Source.objects.filter(_keeping_profiles_from(user, OuterRef("pk")), pk=source).exists():
        raise NotAllowed(KEPT_BLIND)
    return profiles_for(user).filter(source=source).select_related("source", "calibration").first()


def _keeping_profiles_from(user: User, source: OuterRef) -> Q:
    """What keeps a source's profile from this person."""
    conflict = ConflictOfInterest.objects.filter(reviewer=user, source=source, ended_at__isnull=True)
    reading = blind_readings_of(user).filter(document__source=source)
    kept = Q(Exists(conflict)) | Q(Exists(reading))
    return kept | Q(Exists(_still_to_read(user, source))) if user.role == Role.REVIEWER else kept


def _still_to_read(user: User, source: OuterRef) -> QuerySet[RoundDocument]:
    """Documents of the source that a blind round may still give this person."""
    rounds = (
        Round.objects.visible_to(user).review_rounds().filter(blind=True).exclude(state=Round.State.CLOSED)
    )
    done = Assignment.objects.submitted().filter(
        reviewer=user, round=OuterRef("round"), document=OuterRef("document")
    )
    places = RoundDocument.objects.filter(round__in=rounds, document__source=source, purpose=Purpose.WORK)
    return places.exclude(Exists(done))


def documents_for(user: User) -> QuerySet[Document]:
    """Every document without its text, which can be large: ask for that one by one.

    Documents of sources with which the person has a conflict of interest are left out.
    """
    require(user, "corpus.read")
    conflict = ConflictOfInterest.objects.filter(
        reviewer=user, source=OuterRef("source"), ended_at__isnull=True
    )
    documents = Document.objects.select_related("source", "origin").defer("text", "metadata")
    return documents.exclude(Exists(conflict))


def get_source_for(user: User, id: UUID) -> Source:
    return _get(sources_for(user), id, "source")


def get_document_for(user: User, id: UUID, *, with_text: bool = True) -> Document:
    """The document. Leave the text out where it is not needed: it can be large."""
    documents = documents_for(user)
    return _get(documents.defer(None) if with_text else documents, id, "document")


def rounds_for(user: User) -> QuerySet[Round]:
    """The review rounds that this person may see."""
    return Round.objects.visible_to(user).review_rounds().select_related("codebook")


def get_round_for(user: User, id: int, *, to: str = "") -> Round:
    """The round, open round included. `to` is a row of the table ("rounds.run") where more than seeing is meant."""
    found = _get(Round.objects.visible_to(user).select_related("codebook"), id, "round")
    if to:
        require(user, to, found)
    return found


def get_assignment_for(user: User, id: UUID, *, to: str = "read") -> Assignment:
    """The assignment with document (its text left out), source, round, codebook and reviewer.

    Raises NotFound where it is not this person's to see, NotAllowed where it is not theirs to write.
    """
    related = ("document__source", "round__codebook", "reviewer")
    assignments = Assignment.objects.visible_to(user).select_related(*related)
    assignment = _get(assignments.defer("document__text", "document__metadata"), id, "assignment")
    if to == "write":
        require(user, "assignment.write", assignment)
    return assignment


def get_assignment_to_return(user: User, id: UUID) -> Assignment:
    """As `get_assignment_for`, for those who may return it: its reader, and who runs rounds."""
    return get_assignment_for(user, id, to="read" if may(user, "rounds.run") else "write")


def get_highlight_for(user: User, id: UUID, *, to: str = "read", lock: bool = False) -> Highlight:
    """The highlight with its state, judgement, assignment and document (text left out). Errors as for assignments."""
    related = (
        "judgement",
        "assignment__document__source",
        "assignment__round__codebook",
        "assignment__reviewer",
    )
    highlights = Highlight.objects.visible_to(user).with_state().select_related(*related)
    if lock:
        highlights = highlights.select_for_update(of=("self",))
    left_out = ("assignment__document__text", "assignment__document__metadata")
    highlight = _get(highlights.defer(*left_out), id, "highlight")
    if to == "write":
        require(user, "assignment.write", highlight.assignment)
    return highlight


def claims_for(user: User) -> QuerySet[Claim]:
    """The claims that this person may see; merged ones are there, too.

    Of those that somebody else made and linked, a lead who is reading blind gets none that only passages of the document
    being read tell of: its wording would say what others marked there.
    """
    require(user, "corpus.read")
    claims = Claim.objects.visible_to(user)
    if user.role not in LEADS or not blind_readings_of(user).exists():
        return claims
    links = ClaimHighlight.objects.filter(claim=OuterRef("pk"))
    document = OuterRef("highlight__assignment__document")
    hidden = links.filter(Exists(blind_readings_of(user).filter(document=document)))
    hidden = hidden.exclude(highlight__assignment__reviewer=user)
    seen = links.filter(ended_at=None, highlight__in=Highlight.objects.visible_to(user))
    return claims.exclude(~Q(created_by=user), Exists(hidden), ~Exists(seen))


def get_claim_for(user: User, id: UUID, *, to: str = "") -> Claim:
    """The claim with who made it. `to` is a row of the table ("claims.settle") where more than seeing is meant."""
    found = _get(claims_for(user).select_related("created_by", "merged_into"), id, "claim")
    if to:
        require(user, to, found)
    return found


def evidence_pages_for(user: User) -> QuerySet[EvidencePage]:
    """With who published it, the document and its source; the document's text left out."""
    require(user, "corpus.read")
    pages = EvidencePage.objects.visible_to(user).select_related("document__source", "source", "made_by")
    return pages.defer("document__text", "document__metadata")


def get_evidence_page_for(user: User, id: UUID, *, to: str = "") -> EvidencePage:
    """`to` is a row of the table ("evidence.grade") where more than seeing is meant."""
    found = _get(evidence_pages_for(user), id, "page of evidence")
    if to:
        require(user, to, found)
    return found


def get_evidence_for(user: User, claim: Claim, id: UUID) -> ClaimEvidence:
    """The evidence of the claim, withdrawn or not, with its page and who recorded it."""
    rows = ClaimEvidence.objects.visible_to(user).filter(claim=claim)
    return _get(rows.select_related("page", "claim", "made_by"), id, "evidence")


def get_reply_for(user: User, source: Source, id: UUID) -> Reply:
    """The source's reply to its profile, or to a claim that this person may see."""
    replies = Reply.objects.filter(Q(claim=None) | Q(claim__in=claims_for(user)), source=source)
    return _get(replies.select_related("source", "claim"), id, "reply")


def get_decision_for(user: User, round: Round, id: UUID) -> Decision:
    """The decision of the round with its round and who made it; holding, replaced or taken back."""
    decisions = Decision.objects.visible_to(user).filter(round=round)
    return _get(decisions.select_related("round__codebook", "made_by"), id, "decision")


def _get(queryset: QuerySet[M], id: UUID | int, what: str) -> M:
    try:
        return queryset.get(pk=id)
    except ObjectDoesNotExist:
        raise NotFound(f"There is no such {what}, or it is not yours to see. Check the address.") from None
