"""manage.py work: do the desk's background tasks, and see to it that profiles are watched."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from annotator.actions.profiles.watching import watch


class Command(BaseCommand):
    help = "Do background tasks until ended. `serve` starts one; on PostgreSQL any number of them share the work."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is waiting, then end")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        watch()
        call_command("db_worker", interval=2, queue_name="*", reload=False, verbosity=0, batch=once)
