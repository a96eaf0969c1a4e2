"""People and their roles."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models


class PeopleManager(UserManager["User"]):
    def create_superuser(self, username: str, email: str | None = None, password: str | None = None,
                         **rest: Any) -> "User":  # fmt: skip
        """A person made on the command line to run the desk is an admin of it."""
        return super().create_superuser(username, email, password, **{"role": User.Role.ADMIN, **rest})

    def by_pseudonym(self, pseudonym: str) -> "User | None":
        """The person behind r17, or None."""
        number = pseudonym.removeprefix("r")
        return self.filter(pk=int(number)).first() if number.isdecimal() and len(number) < 10 else None


class User(AbstractUser):
    """A person. Others know a reviewer by the pseudonym; what each role may do is in `annotator.permissions`."""

    class Role(models.TextChoices):
        ADMIN = "admin"
        LEAD = "lead"
        REVIEWER = "reviewer"
        READER = "reader"

    role = models.CharField(max_length=8, choices=Role.choices, default=Role.READER)

    reviewer_group = models.CharField(
        max_length=60, blank=True,
        help_text="reviewers of one outlook or background; profiles are also shown with all groups weighted equally",
    )  # fmt: skip

    objects: ClassVar[PeopleManager] = PeopleManager()

    class Meta:
        ordering = ("username",)

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @property
    def pseudonym(self) -> str:
        """Stands for this person wherever names are not shown, and after the person is removed."""
        return f"r{self.pk}"
