"""What a profile is calculated from: the documents of one source that were read to the end, and the passages marked in them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Vote:
    """What one reviewer said of one passage; None is "not said". `highlight` names it, `evidence` says whether any was given."""

    reviewer: str
    highlight: str
    verdict: str | None = None
    voice: str | None = None
    endorsement: str | None = None
    techniques: frozenset[str] = frozenset()
    evidence: bool = False


@dataclass(frozen=True, slots=True)
class Settlement:
    """How a lead, or the round's threshold, settled a passage. `rejected`: there is nothing here."""

    verdict: str | None = None
    voice: str | None = None
    endorsement: str | None = None
    techniques: frozenset[str] = frozenset()
    automatic: bool = False
    rejected: bool = False
    evidence: bool = False


@dataclass(frozen=True, slots=True)
class ReadUnit:
    """A passage [start, end) in code points that one or more of the document's readers marked.

    `sampled`: it was drawn at random and put before every reader, and not chosen by any of them.
    """

    key: str
    document: str
    start: int
    end: int
    votes: tuple[Vote, ...]
    settled: Settlement | None = None
    sampled: bool = False


@dataclass(frozen=True, slots=True)
class DocumentSaid:
    """What one reader said of a whole document. Slants are whole numbers from -2 (the low pole) to 2, by axis."""

    reviewer: str
    genre: str | None = None
    frames: tuple[str, ...] = ()
    slants: Mapping[str, int] = field(default_factory=dict)
    omissions: bool = False


@dataclass(frozen=True, slots=True)
class ProfiledDocument:
    """One document read to the end. `words` counts its words by voice, as its segments have it.

    `round` says whose skills apply (see `Calibrated.skills`). `cluster` is the same for copies of one text, of which only one is
    `counted`. `republished`: it was taken from another source.
    """

    id: str
    round: str
    readers: tuple[str, ...]
    words: Mapping[str, int]
    published: dt.date | None = None
    cluster: str = ""
    counted: bool = True
    republished: bool = False
    said: tuple[DocumentSaid, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceReadings:
    """Everything a profile of one source is made of. `groups` gives reviewers' groups, "" or absent for none."""

    source: str
    documents: tuple[ProfiledDocument, ...]
    units: tuple[ReadUnit, ...]
    groups: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Of the codebook: what each verdict is worth (0 to 1; None carries no credit), and each technique's group."""

    credits: Mapping[str, float | None]
    groups: Mapping[str, str]
    axes: tuple[str, ...] = ()

    def in_order(self) -> "Vocabulary":
        """Verdicts by credit, the most first and those without one last, techniques by group, and by name where equal.

        So that an order that a database does not keep changes no sum in its last digit.
        """
        credits = sorted(self.credits.items(), key=lambda one: (one[1] is None, -(one[1] or 0), one[0]))
        return replace(
            self,
            credits=dict(credits),
            groups=dict(sorted(self.groups.items(), key=lambda one: (one[1] or "", one[0]))),
        )


@dataclass(frozen=True, slots=True)
class Options:
    """What counts. The defaults are the profile; everything else is for robustness and what-if.

    `voices` are the publisher's own; `credits` replaces some of the vocabulary's. `since` and `until` are of publication, both
    included; documents without a date are then left out. `rounds` empty means all.
    """

    without_reviewer: str | None = None
    equal_groups: bool = False
    endorsed: bool = False
    headlines: bool = True
    automatic: bool = True
    republished: bool = True
    sampled_only: bool = False
    credits: Mapping[str, float | None] = field(default_factory=dict)
    since: dt.date | None = None
    until: dt.date | None = None
    rounds: frozenset[str] = frozenset()


PUBLISHER = "publisher"
HEADLINE = "headline"
ENDORSED = "endorsed"
