"""manage.py demo_people: six people to try the desk with, only where nobody else can reach it."""

import json
import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from annotator.actions.people import add_person
from annotator.models import User

PEOPLE = {
    "ada": ("Ada Brandt", "reviewer"),
    "boris": ("Boris Hale", "reviewer"),
    "clara": ("Clara Novak", "reviewer"),
    "lena": ("Lena Okafor", "lead"),
    "max": ("Max Duval", "admin"),
    "rita": ("Rita Sand", "reader"),
}


class Command(BaseCommand):
    help = (
        "Make the demo people and print their passwords (random, or DEMO_PASSWORD). Where the desk can be reached from "
        "elsewhere (HOST is not loopback, or PUBLIC_URL is set) none are made, and those that exist are deactivated."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        book = Path(settings.DATA_DIR) / "demo-people.json"
        kept: dict[str, str] = json.loads(book.read_text()) if book.exists() else {}
        if not settings.OFFERS_DEMO:
            self._close(list(kept))
            return
        passwords = self._open(kept)
        book.touch(mode=0o600)
        book.write_text(json.dumps(passwords))
        self.stdout.write("Demo people (user name, password, role):")
        for username, password in passwords.items():
            self.stdout.write(f"  {username:<6} {password:<14} {PEOPLE[username][1]}")

    def _open(self, kept: dict[str, str]) -> dict[str, str]:
        """Every demo person that is ours: made now, or made on an earlier start."""
        chosen = os.environ.get("DEMO_PASSWORD", "")
        passwords = {}
        for username, (full_name, role) in PEOPLE.items():
            person = User.objects.filter(username=username).first()
            if person and username not in kept:
                continue  # somebody real has this name
            password = chosen or kept.get(username) or secrets.token_urlsafe(9)
            if person is None:
                add_person(username=username, email="", full_name=full_name, role=role, password=password)
            elif not (person.is_active and person.check_password(password)):
                person.set_password(password)
                person.is_active = True
                person.save(update_fields=["password", "is_active"])
            passwords[username] = password
        return passwords

    def _close(self, usernames: list[str]) -> None:
        closed = User.objects.filter(username__in=usernames, is_active=True).update(is_active=False)
        if closed:
            self.stdout.write(f"{closed} demo people deactivated: the desk can be reached from elsewhere.")
        if not User.objects.filter(role=User.Role.ADMIN, is_active=True).exists():
            self.stdout.write(
                "There is no admin yet. Make one with: .venv/bin/python manage.py createsuperuser"
            )
