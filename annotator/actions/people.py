"""Add a person, set a role, deactivate, take back. Removing keeps what they judged, under their pseudonym."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from annotator.actions.profiles.watching import look_at_all_again
from annotator.errors import Conflict, Invalid
from annotator.models import User

Role = User.Role
LONGEST_GROUP = 60


def add_person(*, username: str, email: str, full_name: str, role: str, password: str | None = None) -> User:
    """A new person; without a password they set one through the link that the admin hands on."""
    first, _, last = full_name.strip().partition(" ")
    person = User(
        username=username.strip(), email=email.strip(), first_name=first[:150], last_name=last[:150]
    )
    person.set_password(password)  # None makes it unusable
    _give_role(person, role)
    try:
        person.full_clean(exclude=["password"])
        with transaction.atomic():
            person.save()
    except ValidationError as error:
        raise Invalid("The person was not added: see the errors.", error.message_dict) from None
    except IntegrityError:
        raise Conflict(f"There is a person named “{username}” already. Choose another user name.") from None
    return person


@transaction.atomic
def set_role(person: User, role: str, *, by: User) -> None:
    """Raises Conflict where nobody would be left to manage people, Invalid for an unknown role."""
    if person.role == Role.ADMIN and role != Role.ADMIN:
        _refuse_last_admin(person, by, "Make somebody else admin first.")
    _give_role(person, role)
    person.save(update_fields=["role", "is_staff", "is_superuser"])


@transaction.atomic
def set_reviewer_group(person: User, group: str) -> None:
    """Which reviewers are of one outlook; "" for none. Every profile takes it up with the next run.

    Spaces are closed up, so that a group is not two. Raises Invalid for a name that is too long or cannot be kept.
    """
    group = " ".join(group.split())
    if len(group) > LONGEST_GROUP or not group.isprintable():
        told = f"Use at most {LONGEST_GROUP} characters that can be printed."
        raise Invalid("The group was not set: see the errors.", {"group": [told]})
    if group == person.reviewer_group:
        return
    person.reviewer_group = group
    person.save(update_fields=["reviewer_group"])
    look_at_all_again()


@transaction.atomic
def deactivate(person: User, *, by: User) -> None:
    """They can no longer sign in, and their tokens stop; their judgements stay."""
    if person.role == Role.ADMIN:
        _refuse_last_admin(person, by, "Make somebody else admin first.")
    person.is_active = False
    person.save(update_fields=["is_active"])
    person.access_tokens.all().delete()


def reactivate(person: User) -> None:
    person.is_active = True
    person.save(update_fields=["is_active"])


@transaction.atomic
def forget(person: User, *, by: User) -> None:
    """Remove name, user name, address and password for good. What they judged stays under the pseudonym."""
    deactivate(person, by=by)
    person.username, person.email = f"removed-{person.pk}", ""
    person.first_name = person.last_name = ""
    person.set_unusable_password()
    person.save()


def _give_role(person: User, role: str) -> None:
    if role not in Role.values:
        raise Invalid(
            "Choose a role.", {"role": [f"“{role}” is no role. The roles are: {', '.join(Role.values)}."]}
        )
    person.role = role
    person.is_staff = person.is_superuser = role == Role.ADMIN  # Django's own admin site asks for these


def _refuse_last_admin(person: User, by: User, next_step: str) -> None:
    others = User.objects.select_for_update().filter(role=Role.ADMIN, is_active=True).exclude(pk=person.pk)
    if not others.exists():
        raise Conflict(f"{person} is the only admin: the desk would have none. {next_step}")
