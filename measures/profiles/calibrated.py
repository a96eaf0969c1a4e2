"""What was learned over all sources at one moment: a fixed input of every profile, as plain numbers to be kept."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, Self

from measures.consensus.skills import Skills
from measures.reliability import UNLEARNED, Correlation
from measures.reliability.verdicts import UNKNOWN, Information


@dataclass(frozen=True, slots=True, eq=False)
class Calibrated:
    """`skills` by round: of the reviewers, as to verdicts. `information`: how much doubtful claims say. `correlation`:
    how alike the claims of one document are."""

    skills: Mapping[str, Skills]
    information: Information
    correlation: Correlation

    def to_data(self) -> dict[str, Any]:
        """Plain lists and numbers, from which `from_data` makes the same to the last bit, also by way of JSON."""
        return {
            "skills": {name: self.skills[name].to_data() for name in sorted(self.skills)},
            "information": asdict(self.information),
            "correlation": {"mass": list(self.correlation.mass), "sources": self.correlation.sources},
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        correlation = data["correlation"]
        return cls(
            {name: Skills.from_data(skills) for name, skills in data["skills"].items()},
            Information(**data["information"]),
            Correlation(tuple(correlation["mass"]), correlation["sources"]),
        )


UNCALIBRATED: Final = Calibrated({}, UNKNOWN, UNLEARNED)
"""Where nothing was learned yet: votes are taken as they are."""
