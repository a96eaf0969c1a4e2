"""Sources by their names. Capitals do not matter, as far as the database folds them (SQLite: ASCII only)."""

from collections.abc import Iterable, Mapping

from django.db.models import Value
from django.db.models.functions import Lower

from corpus_app.models import Source
from corpus_app.text.raw import SourceFields

AT_ONCE = 200  # names in one query


def find_sources(names: Iterable[str]) -> dict[str, Source]:
    """The sources that are there, under the names they were asked for by."""
    wanted = sorted(set(names))
    rows = [row for start in range(0, len(wanted), AT_ONCE) for row in _rows(wanted[start : start + AT_ONCE])]
    exact = {row.name: row for row in rows}
    folded = {row.name.lower(): row for row in rows}
    found = {name: row for name in wanted if (row := exact.get(name) or folded.get(name.lower()))}
    if len({row.pk for row in found.values()}) < len(
        rows
    ):  # the database folds some letter otherwise than Python
        found |= {name: row for name in wanted if name not in found for row in _rows([name])}
    return found


def make_sources(fields: Iterable[SourceFields]) -> dict[str, Source]:
    """The sources of these names, the missing ones made. One that is there stays as people have kept it."""
    by_name: dict[str, SourceFields] = {}
    for one in fields:
        by_name.setdefault(one.name, one)
    found = find_sources(by_name)
    if missing := sorted(by_name.keys() - found.keys()):
        # In order and without a quarrel: somebody else may be making the same ones.
        Source.objects.bulk_create(map(_new, map(by_name.__getitem__, missing)), ignore_conflicts=True)
        found |= find_sources(missing)
    return found


def _rows(names: list[str]) -> Iterable[Source]:
    return Source.objects.annotate(folded=Lower("name")).filter(
        folded__in=[Lower(Value(name)) for name in names]
    )


def _new(fields: SourceFields) -> Source:
    known: Mapping[str, str] = {"kind": fields.kind} if fields.kind else {}
    return Source(
        name=fields.name, language=fields.language, country=fields.country, domains=list(fields.domains),
        note=fields.note, **known,
    )  # fmt: skip
