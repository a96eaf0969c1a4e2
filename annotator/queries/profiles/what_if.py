"""A source's rate under other options than the profile's, from the same readings and the same calibration."""

from collections.abc import Mapping
from typing import Any

from annotator.actions.profiles.calibrating import learned_of, vocabulary_of
from annotator.models import ProfileSnapshot
from annotator.queries.profiles.readings import readings_of
from annotator.queries.snapshot import snapshot as one_moment
from measures.profiles import rate_with
from measures.profiles.inputs import Options


def rate_if(stored: ProfileSnapshot, options: Options) -> tuple[Mapping[str, Any], str]:
    """The rate in the shape that a profile has it, and the letter it would suggest. Nothing is written."""
    with one_moment():
        readings = readings_of(stored.source_id)
    rate = rate_with(readings, learned_of(stored.calibration), vocabulary_of(stored.calibration), options)
    return rate.to_data(), rate.letter.letter
