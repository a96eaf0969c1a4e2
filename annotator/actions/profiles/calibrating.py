"""Learn over all sources what then is a fixed input of every profile."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import asdict

from annotator.models import Calibration, User
from annotator.queries.profiles.readings import judgements_in_all, readings_of, sources_with_readings
from annotator.queries.profiles.vocabulary import profile_vocabulary
from measures.profiles import METHOD, Calibrated, SourceReadings, Vocabulary, learn

GROWN = 2  # times the judgements it was learned from: then it is learned again


def calibrate(*, by: User | None, now: dt.datetime) -> Calibration:
    """Learned from everything that was submitted; the last one holds. Every profile is to be rebuilt afterwards."""
    judgements, words = judgements_in_all(), profile_vocabulary()
    learned = learn(_all_readings(), words)
    data = {"learned": learned.to_data(), "vocabulary": asdict(words)}
    return Calibration.objects.create(
        made_at=now, made_by=by, method=METHOD, judgements=judgements, data=data
    )


def calibration_now() -> Calibration | None:
    return Calibration.objects.order_by("-made_at", "-pk").first()


def is_outgrown(calibration: Calibration | None) -> bool:
    """Whether there is so much more to learn from, another vocabulary or another method, that it is to be learned again."""
    if calibration is None or calibration.method != METHOD:
        return True
    if vocabulary_of(calibration) != profile_vocabulary():
        return True
    return judgements_in_all() >= GROWN * max(calibration.judgements, 1)


def learned_of(calibration: Calibration) -> Calibrated:
    return Calibrated.from_data(calibration.data["learned"])


def vocabulary_of(calibration: Calibration) -> Vocabulary:
    """As it was then: what a verdict is worth is a fixed input, too."""
    said = calibration.data["vocabulary"]
    return Vocabulary(credits=said["credits"], groups=said["groups"], axes=tuple(said["axes"]))


def _all_readings() -> Iterator[SourceReadings]:
    """One source at a time: all of them together may not fit into memory."""
    for source in sources_with_readings():
        yield readings_of(source)
