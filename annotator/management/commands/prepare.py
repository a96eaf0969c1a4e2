"""manage.py prepare: bring database, static files, codebook, sample corpus and demo people up to date."""

from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from corpus_app.models import Source


class Command(BaseCommand):
    help = "Everything the desk needs before it serves. May be run again; what is there is left alone."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        fixtures = Path(settings.BASE_DIR) / "fixtures"
        self._load_codebook(fixtures / "codebook.json")
        people = StringIO()
        call_command("demo_people", stdout=people)
        if settings.OFFERS_DEMO and not Source.objects.exists():
            call_command("load_sample", fixtures, stdout=self.stdout)
            call_command("profiles", stdout=self.stdout)
        self.stdout.write(people.getvalue())  # last, where it is seen

    def _load_codebook(self, path: Path) -> None:
        """A desk that has published a version of this number itself keeps its own, and starts all the same."""
        try:
            call_command("load_codebook", path, stdout=self.stdout)
        except CommandError as error:
            self.stderr.write(f"The codebook that comes with this release was left out. {error}")
