"""manage.py find_copies"""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from corpus_app.copies.backlog import waiting, work_off
from corpus_app.models import DocumentCopy


class Command(BaseCommand):
    help = (
        "Find near-duplicates of documents that were stored before copies were looked for, or whose segments were corrected "
        "since. Documents that are brought in now are compared at once. May be stopped and run again."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        before, wanted, done = DocumentCopy.objects.count(), waiting().count(), 0
        for number in work_off(timezone.now):
            done += number
            if options["verbosity"] > 1:
                self.stderr.write(f"{done:,} of {wanted:,}")
        found = DocumentCopy.objects.count() - before
        self.stdout.write(
            f"{done:,} documents compared, {found:,} pairs found. Leads decide on them at /copies/."
        )
