"""Calculate profiles whole, from their inputs, and store them."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Final
from uuid import UUID

import orjson
from django.db import transaction
from django.db.models import Exists, OuterRef

from annotator.actions.profiles.calibrating import learned_of, vocabulary_of
from annotator.models import Calibration, Grade, ProfileSnapshot, ProfileUnits, Publication
from annotator.queries.profiles.readings import readings_of
from annotator.queries.snapshot import snapshot
from corpus_app.models import Source
from measures.profiles import METHOD, Calibrated, Profile, SourceReadings, Vocabulary, profile_of

Data = dict[str, Any]
LONGEST_WITHHELD: Final = 300


@dataclass(frozen=True, slots=True)
class Fixed:
    """What is the same for every source while profiles are rebuilt."""

    calibration: Calibration
    learned: Calibrated
    vocabulary: Vocabulary

    @classmethod
    def of(cls, calibration: Calibration) -> "Fixed":
        return cls(calibration, learned_of(calibration), vocabulary_of(calibration))


def rebuild(source: UUID, fixed: Fixed, *, now: dt.datetime) -> bool:
    """Calculated anew where its inputs are others than before; whether they were.

    Read at one moment and calculated without a lock, so that nobody's saving waits; written in one short transaction,
    unless another worker was quicker.
    """
    with snapshot():
        current = ProfileSnapshot.objects.filter(source=source, current=True).defer("data").first()
        readings = readings_of(source)
    if not readings.documents and current is None:
        return False
    inputs = inputs_sha256(readings, fixed)
    if current is not None and current.inputs_sha256 == inputs:
        ProfileSnapshot.objects.filter(pk=current.pk).update(checked_at=now)
        return False
    profile = profile_of(readings, fixed.learned, fixed.vocabulary)
    with transaction.atomic():
        Source.objects.select_for_update().only("pk").get(pk=source)
        there = ProfileSnapshot.objects.filter(source=source, current=True).only("pk").first()
        if there != current:
            return False
        _replace(source, current, profile, inputs, fixed, now)
    return True


def recalculated(source: UUID, fixed: Fixed) -> tuple[str, Profile]:
    """The hash of its inputs and the profile as they are now; nothing is written."""
    with snapshot():
        readings = readings_of(source)
    return inputs_sha256(readings, fixed), profile_of(readings, fixed.learned, fixed.vocabulary)


def inputs_sha256(readings: SourceReadings, fixed: Fixed) -> str:
    """Of everything that the profile is a function of, in one canonical form."""
    whole = (METHOD, str(fixed.calibration.pk), asdict(fixed.vocabulary), _plain(asdict(readings)))
    return hashlib.sha256(orjson.dumps(whole, option=orjson.OPT_SORT_KEYS)).hexdigest()


def outdated(sources: Iterable[UUID], fixed: Fixed) -> list[UUID]:
    """Those without a current profile under this method and calibration."""
    there = ProfileSnapshot.objects.filter(current=True, method=METHOD, calibration=fixed.calibration)
    known = set(there.values_list("source", flat=True))
    return [source for source in sources if source not in known]


def _replace(
    source: UUID, old: ProfileSnapshot | None, profile: Profile, inputs: str, fixed: Fixed, now: dt.datetime
) -> None:
    if old is not None:
        _set_aside(old)
    data = profile.to_data()
    rate, letter = data["reliability"], data["letter"]["letter"]
    made = ProfileSnapshot.objects.create(
        source_id=source, calculated_at=now, checked_at=now, method=METHOD, calibration=fixed.calibration,
        inputs_sha256=inputs, estimate=rate["estimate"], low=rate["low"], high=rate["high"],
        documents=rate["documents"], claims=rate["claims"], letter=letter,
        withheld=(rate["withheld"] or "")[:LONGEST_WITHHELD], data=data,
    )  # fmt: skip
    ProfileUnits.objects.create(snapshot=made, units=profile.units_data())


def _set_aside(old: ProfileSnapshot) -> None:
    """Kept where a grade or a publication rests on it, else deleted."""
    rests = [Exists(model.objects.filter(snapshot=OuterRef("pk"))) for model in (Grade, Publication)]
    kept = ProfileSnapshot.objects.filter(pk=old.pk).filter(rests[0] | rests[1])
    if not kept.update(current=False):
        old.delete()


def _plain(value: Any) -> Any:
    """Sets as sorted lists: what JSON knows."""
    if isinstance(value, frozenset | set):
        return sorted(value)
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value
