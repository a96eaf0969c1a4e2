"""manage.py prepare: bring database, static files, codebook, sample corpus and demo people up to date."""

from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from corpus_app.models import Source


class Command(BaseCommand):
    help = "Everything the desk needs before it serves. May be run again; what is there is left alone."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        fixtures = Path(settings.BASE_DIR) / "fixtures"
        call_command("load_codebook", fixtures / "codebook.json", stdout=self.stdout)
        people = StringIO()
        call_command("demo_people", stdout=people)
        if settings.OFFERS_DEMO and not Source.objects.exists():
            call_command("load_sample", fixtures, stdout=self.stdout)
        self.stdout.write(people.getvalue())  # last, where it is seen
