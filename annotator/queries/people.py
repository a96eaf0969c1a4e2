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
    "rounds.run": "Make and run review rounds, name conflicts of interest",
    "rounds.adjudicate": "Settle what reviewers found",
    "agreement.see": "See how far reviewers agree",
    "codebook.change": "Propose and publish a codebook version",
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


def grants() -> list[Grant]:
    """What each role may do, printed from the permission table itself."""
    return [
        Grant(WORDS[action], tuple(role in rule.roles for role in User.Role))
        for action, rule in TABLE.items()
    ]
