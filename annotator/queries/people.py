"""People, for those who manage them."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from annotator.errors import NotFound
from annotator.models import Assignment, User
from annotator.permissions import TABLE, require

WORDS = {
    "corpus.read": "Read sources and documents",
    "corpus.add": "Bring documents in",
    "corpus.correct": "Correct sources and the roles of segments",
    "assignment.take": "Take a document and review it",
    "assignment.write": "Change highlights in a reading of one’s own",
    "copies.decide": "Say which documents are copies of others",
    "rounds.run": "Make and run review rounds, name conflicts of interest",
    "rounds.adjudicate": "Settle what reviewers found",
    "agreement.see": "See how far reviewers agree",
    "evidence.add": "Record evidence for claims",
    "evidence.grade": "Grade pages of evidence",
    "replies.keep": "Record what sources reply and correct",
    "codebook.change": "Propose and publish a codebook version",
    "claims.link": "Link passages to claims, and make claims",
    "claims.settle": "Settle, reword and merge claims",
    "profiles.see": "See profiles of sources that one may not read blind any more",
    "profiles.grade": "Grade and publish sources",
    "desk.set": "Turn the public pages on and off",
    "highlights.export": "Export the highlights one may see",
    "reviewers.name": "See everybody’s work, and who is behind a pseudonym",
    "people.manage": "Add people, set roles, deactivate and remove",
}


@dataclass(frozen=True, slots=True)
class Grant:
    """One row of the permission table, as it is printed: what, and who may, in the order of the roles."""

    words: str
    roles: tuple[bool, ...]


def people_for(user: User) -> QuerySet[User]:
    """Everybody, active people first, with `read_to_end`: how many readings they have submitted."""
    require(user, "people.manage")
    submitted = Q(assignments__state=Assignment.State.SUBMITTED)
    return User.objects.annotate(read_to_end=Count("assignments", filter=submitted)).order_by(
        "-is_active", "username"
    )


def get_person_for(user: User, id: int) -> User:
    """Raises NotAllowed where this person manages nobody, NotFound where there is no such person."""
    found = people_for(user).filter(pk=id).first()
    if found is None:
        raise NotFound("There is no such person. Go back to the list of people.")
    return found


def reviewer_groups() -> list[str]:
    """Those in use, by name."""
    named = User.objects.exclude(reviewer_group="").order_by("reviewer_group")
    return list(named.values_list("reviewer_group", flat=True).distinct())


def grants() -> list[Grant]:
    """What each role may do, printed from the permission table itself."""
    return [
        Grant(WORDS[action], tuple(role in rule.roles for role in User.Role))
        for action, rule in TABLE.items()
    ]
