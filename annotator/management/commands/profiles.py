"""manage.py profiles: rebuild source profiles, or compare what is stored with a rebuild from scratch."""

from argparse import ArgumentParser
from typing import Any

import orjson
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from annotator.actions.profiles.calibrating import calibrate, calibration_now
from annotator.actions.profiles.rebuilding import Fixed, recalculated
from annotator.actions.profiles.watching import rebuild_all, rebuild_changed
from annotator.models import ProfileSnapshot


class Command(BaseCommand):
    help = "Rebuild the profiles of sources whose inputs changed. The desk does so by itself every half minute; this does it now."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="look at every source")
        parser.add_argument(
            "--calibrate",
            action="store_true",
            help="first learn again how reviewers judge and how common each technique is; then rebuild all",
        )
        parser.add_argument(
            "--check",
            action="store_true",
            help="rebuild from scratch, write nothing, and fail where what is stored differs",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            self._check()
        elif options["calibrate"] or options["all"]:
            self._rebuild_all(anew=options["calibrate"])
        else:
            rebuilt = rebuild_changed(now=timezone.now())
            self.stdout.write(f"{len(rebuilt)} profile(s) calculated anew.")

    def _rebuild_all(self, *, anew: bool) -> None:
        now = timezone.now()
        known = None if anew else calibration_now()
        fixed = Fixed.of(known or calibrate(by=None, now=now))
        self.stdout.write(f"{rebuild_all(fixed, now=now)} profile(s) calculated anew.")

    def _check(self) -> None:
        """Compares by the calibration that each profile was made with, to the last digit."""
        different = 0
        rows = ProfileSnapshot.objects.filter(current=True).select_related("calibration", "source", "behind")
        fixed: dict[Any, Fixed] = {}
        for stored in rows.order_by("source__name").iterator(chunk_size=1):
            inputs = fixed.setdefault(stored.calibration_id, Fixed.of(stored.calibration))
            if not _is_as_stored(stored, inputs):
                different += 1
                self.stdout.write(f"{stored.source}: stored and rebuilt differ.")
        checked = rows.count()
        if different:
            raise CommandError(
                f"{different} of {checked} profiles differ from a rebuild. Run manage.py profiles, then check again; what still "
                "differs is a fault: please report it."
            )
        self.stdout.write(f"{checked} profile(s) are as a rebuild from scratch has them.")


def _is_as_stored(stored: ProfileSnapshot, fixed: Fixed) -> bool:
    """Whether inputs, profile and everything behind it are the same, as JSON has them."""
    inputs, profile = recalculated(stored.source_id, fixed)
    rebuilt = orjson.loads(orjson.dumps([profile.to_data(), profile.units_data()]))
    return inputs == stored.inputs_sha256 and rebuilt == [stored.data, stored.behind.units]
