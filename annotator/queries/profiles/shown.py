"""A stored profile as its page shows it: every number with its name and the address of what is behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from annotator.models import ProfileSnapshot
from annotator.queries.codebooks import Vocabulary
from corpus_app.models import Document

Data = Mapping[str, Any]
DOCUMENTS_SHOWN = 100  # on the page itself; the others are in the list of documents
STANDS_OUT = 0.95  # probability from which a technique is said to stand out

VARIANTS = {
    "equal_groups": "With all groups of reviewers weighted equally",
    "with_endorsed": "With quotes that the source endorses",
    "without_headlines": "Without headlines",
    "without_automatic": "Without what was accepted automatically",
    "without_republished": "Without texts taken from others",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One number of a profile: what it is of, what is behind it, how sure it is."""

    name: str
    url: str
    value: float | None
    low: float | None = None
    high: float | None = None
    ref: float | None = None
    slug: str = ""
    note: str = ""
    withheld: str = ""
    letter: str = ""
    documents: int | None = None
    claims: int | None = None
    units: int | None = None
    chance: float | None = None
    over: bool = False
    left: str = ""
    right: str = ""
    date: str = ""
    open: bool = False
    page: str = ""
    expected: float | None = None
    credit: float | None = None
    changes: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Techniques of one group, with the group's own rate."""

    name: str
    slug: str
    row: Row | None
    rows: Sequence[Row]


@dataclass(frozen=True, eq=False)
class Shown:
    """Everything on a profile page that comes from the snapshot. `public`: numbers open pages that need no login."""

    snapshot: ProfileSnapshot
    vocabulary: Vocabulary
    public: bool = False

    @property
    def data(self) -> Data:
        data: Data = self.snapshot.data
        return data

    @property
    def rate(self) -> Data:
        rate: Data = self.data["reliability"]
        return rate

    def behind(self, **query: Any) -> str:
        """The address of the units that a number counts."""
        return with_query(self.units_page, query)

    @cached_property
    def units_page(self) -> str:
        """All the units; looked up once, as a page has hundreds of such addresses."""
        return reverse("public_units" if self.public else "profile_units", args=[self.snapshot.source_id])

    def _said(self, anchor: str) -> str:
        """What readers said of whole documents; in public the documents themselves."""
        if self.public:
            return "#documents"
        return f"{reverse('profile_documents', args=[self.snapshot.source_id])}#{anchor}"

    @property
    def all_counted(self) -> str:
        return self.behind(counts="yes", add="credit")

    @property
    def verdicts(self) -> list[Row]:
        """On the scale, most credit first; then those that carry none."""
        rows = [
            self._verdict(one) for one in self.data["verdicts"] if one["units"] or one["expected"] >= 0.005
        ]
        return sorted(rows, key=lambda row: -1 if row.credit is None else row.credit, reverse=True)

    def _verdict(self, one: Data) -> Row:
        slug = one["slug"]
        label = self.vocabulary.labels("verdict").get(slug)
        return Row(
            name=self.vocabulary.name("verdict", slug), slug=slug, value=one["units"], expected=one["expected"],
            url=self.behind(own="yes", verdict=slug, add=f"verdict:{slug}"),
            credit=label.attributes.get("credit") if label else None,
        )  # fmt: skip

    @property
    def voices(self) -> list[Row]:
        return [
            Row(
                name=self.vocabulary.name("voice", one["slug"]), value=one["units"], units=one["checked"],
                url=self.behind(voice=one["slug"]), page=self.behind(voice=one["slug"], counts="yes"),
            )
            for one in self.data["voices"]
        ]  # fmt: skip

    @property
    def strip(self) -> list[Group]:
        """Groups of techniques that anybody found, those with the highest rate first."""
        groups = {one["slug"]: one for one in self.data["technique_groups"]}
        found = [one for one in self.data["techniques"] if one["units"]]
        made = [
            Group(
                name=self.vocabulary.name("technique_group", slug), slug=slug,
                row=self._rate("technique_group", groups[slug], group=slug) if slug in groups else None,
                rows=[self._rate("technique", one, technique=one["slug"]) for one in found if one["group"] == slug],
            )
            for slug in dict.fromkeys(one["group"] for one in found)
        ]  # fmt: skip
        return sorted(made, key=lambda group: -(group.row.value or 0) if group.row else 0)

    def _rate(self, facet: str, one: Data, **query: str) -> Row:
        chance = one["stands_out"]
        added = {"add": f"technique:{one['slug']}"} if facet == "technique" else {}
        return Row(
            name=self.vocabulary.name(facet, one["slug"]), slug=one["slug"], value=one["rate"], low=one["low"],
            high=one["high"], ref=one["corpus"], units=one["units"], chance=chance,
            over=chance is not None and chance >= STANDS_OUT, url=self.behind(own="yes", **query, **added),
        )  # fmt: skip

    @property
    def axes(self) -> list[Row]:
        return [self._axis(one) for one in self.data["axes"]]

    def _axis(self, one: Data) -> Row:
        label = self.vocabulary.labels("axis").get(one["slug"])
        poles = label.attributes if label else {}
        return Row(
            name=self.vocabulary.name("axis", one["slug"]), value=one["mean"], low=one["low"], high=one["high"],
            documents=one["documents"], left=str(poles.get("low", "")), right=str(poles.get("high", "")),
            url=self._said(one["slug"]),
        )  # fmt: skip

    def shares(self, name: str, facet: str) -> list[Row]:
        """Genres or frames, the most frequent first."""
        rows = [
            Row(
                name=self.vocabulary.name(facet, one["slug"]), value=one["share"], low=one["low"], high=one["high"],
                documents=one["documents"], url=self._said(facet),
            )
            for one in self.data[name]
        ]  # fmt: skip
        return sorted(rows, key=lambda row: -(row.value or 0))

    @property
    def genres(self) -> list[Row]:
        return self.shares("genres", "genre")

    @property
    def frames(self) -> list[Row]:
        return self.shares("frames", "frame")

    @cached_property
    def variants(self) -> list[Row]:
        """The rate under every other way to count, the profile itself first."""
        return [self._as_it_is(), *(self._variant(one) for one in self.data["variants"])]

    def _as_it_is(self) -> Row:
        return rated("As it is", self.rate, self.all_counted, letter=self.snapshot.letter)

    def _variant(self, one: Data) -> Row:
        reviewer = one.get("reviewer")
        name = f"Without {reviewer}" if reviewer else VARIANTS[one["key"]]
        own = reviewer and not self.public  # in public nobody's own work is told apart
        query = {"reviewer": reviewer} if own else {"counts": "yes", "add": "credit"}
        told = f"{one['letter']} instead of {self.snapshot.letter}" if one["changes"] else ""
        return rated(name, one["rate"], self.behind(**query), letter=one["letter"], note=told)

    @property
    def hangs_on(self) -> list[Row]:
        """The variants under which the letter would be another."""
        rows = zip(self.variants[1:], self.data["variants"], strict=True)
        return [row for row, one in rows if one["changes"]]

    @property
    def periods(self) -> list[Row]:
        """Years with enough behind them for a rate."""
        return [
            rated(one["period"], one["rate"], self.behind(period=one["period"], counts="yes", add="credit"), date=one["period"])
            for one in self.data["periods"]
            if one["period"] != "undated" and not one["rate"]["withheld"]
        ]  # fmt: skip

    def documents(self, titles: Mapping[str, str]) -> list[Row]:
        """The last published, by date; a copy that is not counted is open, one without checked claims has no value."""
        return [self._document(one, titles) for one in self.last_documents]

    @property
    def last_documents(self) -> Sequence[Data]:
        last: Sequence[Data] = self.data["documents"][-DOCUMENTS_SHOWN:]
        return last

    def _document(self, one: Data, titles: Mapping[str, str]) -> Row:
        counted = one["counted"]
        return Row(
            name=titles.get(one["id"], "A document that is no longer here"), value=one["credit"], claims=one["checked"],
            units=one["units"], date=one["published"] or "", open=not counted,
            note="" if counted else "a copy of a text that is counted once",
            url=self.behind(document=one["id"], counts="yes", add="credit") if counted else self.behind(document=one["id"]),
            page="" if self.public else reverse("document", args=[one["id"]]),
        )  # fmt: skip


def rated(name: str, rate: Data, url: str, **more: Any) -> Row:
    """A rate of reliability as a row; one that is withheld shows what is missing and no number."""
    withheld = rate["withheld"] or ""
    value, low, high = (None,) * 3 if withheld else (rate["estimate"], rate["low"], rate["high"])
    return Row(
        name=name, url=url, value=value, low=low, high=high, withheld=withheld, documents=rate["documents"],
        claims=rate["claims"], **more,
    )  # fmt: skip


def units_address(source: UUID, *, at: str = "profile_units", **query: Any) -> str:
    return with_query(reverse(at, args=[source]), query)


def with_query(address: str, query: Mapping[str, Any]) -> str:
    """What is None or empty is left out of it."""
    pairs = {key: value for key, value in query.items() if value not in (None, "")}
    return address + (f"?{urlencode(pairs)}" if pairs else "")


def titles_of(snapshot: ProfileSnapshot) -> dict[str, str]:
    ids = [one["id"] for one in snapshot.data["documents"]]
    rows = Document.objects.filter(pk__in=ids).values_list("pk", "title")
    return {str(pk): title for pk, title in rows}
