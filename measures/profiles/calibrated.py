"""What was learned over all sources at one moment: a fixed input of every profile, as plain numbers to be kept."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, Self

from measures.bias.prior import RatePrior
from measures.bias.slants import SlantPrior, learn_slants
from measures.consensus.skills import Skills
from measures.reliability import UNLEARNED, Correlation
from measures.reliability.verdicts import UNKNOWN, Information


@dataclass(frozen=True, slots=True, eq=False)
class Calibrated:
    """`skills` by round: of the reviewers, as to verdicts. `information`: how much doubtful claims say. `correlation`:
    how alike the claims of one document are. `techniques` and `groups`: how common each is, per 1,000 words. `slants` by axis:
    where sources stand.
    """

    skills: Mapping[str, Skills]
    information: Information
    correlation: Correlation
    techniques: RatePrior
    groups: RatePrior
    slants: Mapping[str, SlantPrior]

    def slant(self, axis: str) -> SlantPrior:
        """What is known of the axis; something vague for one that is new."""
        return self.slants.get(axis) or learn_slants(())

    def to_data(self) -> dict[str, Any]:
        """Plain lists and numbers, from which `from_data` makes the same to the last bit, also by way of JSON."""
        return {
            "skills": {name: self.skills[name].to_data() for name in sorted(self.skills)},
            "information": asdict(self.information),
            "correlation": {"mass": list(self.correlation.mass), "sources": self.correlation.sources},
            "techniques": self.techniques.to_data(),
            "groups": self.groups.to_data(),
            "slants": {axis: self.slants[axis].to_data() for axis in sorted(self.slants)},
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Raises `ValueError` for what was learned by another method."""
        correlation = data["correlation"]
        return cls(
            {name: Skills.from_data(skills) for name, skills in data["skills"].items()},
            Information(**data["information"]),
            Correlation(tuple(correlation["mass"]), correlation["sources"]),
            RatePrior.from_data(data["techniques"]),
            RatePrior.from_data(data["groups"]),
            {axis: SlantPrior.from_data(prior) for axis, prior in data["slants"].items()},
        )


UNCALIBRATED: Final = Calibrated({}, UNKNOWN, UNLEARNED, RatePrior(()), RatePrior(()), {})
"""Where nothing was learned yet: votes are taken as they are."""
