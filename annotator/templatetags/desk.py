"""How the pages write numbers, labels and addresses."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Protocol
from urllib.parse import urlencode

from django import template
from django.urls import reverse

from annotator.models import Judgement
from annotator.models.judgement import LABELLED, plain_number
from annotator.queries.codebooks import Vocabulary
from annotator.queries.figures import FigureGroup
from annotator.queries.found import Tally
from annotator.queries.queue import WORDS_A_MINUTE
from corpus_app.models import Source

register = template.Library()
NOTHING = "–"


class Ends(Protocol):
    """Whatever has a low and a high end and says how they are meant."""

    @property
    def low(self) -> Decimal | None: ...
    @property
    def high(self) -> Decimal | None: ...
    @property
    def bound(self) -> str: ...


@register.filter
def thousands(number: Decimal | float | None) -> str:
    """12431 as 12,431; 0.2500 as 0.25."""
    if number is None:
        return NOTHING
    whole, _, rest = (plain_number(Decimal(str(number))) or "").partition(".")
    return f"{int(whole):,}{'.' if rest else ''}{rest}" if whole not in {"-0", ""} else f"{whole}.{rest}"


@register.filter
def rate(number: float | None) -> str:
    """To two places; a dash where there is none."""
    return NOTHING if number is None else f"{number:.2f}"


@register.filter
def percent(share: float | None) -> str:
    """0.875 as 88 %; a dash where there is none."""
    return NOTHING if share is None else f"{100 * share:.0f}\u00a0%"


@register.simple_tag
def tally_rate(tally: Tally, words: int) -> str:
    """So many per 1,000 words read to the end."""
    return rate(tally.rate(words))


@register.filter
def minutes(words: int) -> str:
    """How long a text takes to read, without judging."""
    needed = max(1, round(words / WORDS_A_MINUTE))
    hours, rest = divmod(needed, 60)
    return f"{hours} h {rest:02d} min" if hours else f"{needed} min"


@register.simple_tag
def address(name: str, *args: Any, **query: Any) -> str:
    """The page's address with a query string; what is None or empty is left out of it."""
    pairs = {key: value for key, value in query.items() if value not in (None, "")}
    return reverse(name, args=args) + (f"?{urlencode(pairs, doseq=True)}" if pairs else "")


@register.simple_tag
def label_name(vocabulary: Vocabulary, facet: str, slug: str | None) -> str:
    return vocabulary.name(facet, slug)


@register.simple_tag
def technique_line(vocabulary: Vocabulary, technique: str) -> str:
    """The class that draws the line of the technique's group."""
    return f"tq tq-{vocabulary.group_of(technique)}"


@register.simple_tag(takes_context=True)
def turn_to(context: template.Context, name: str, page: int) -> str:
    """This address with another page of the list; `name` is its parameter, "" for the usual one."""
    query = context["request"].GET.copy()
    query[name or "page"] = str(page)
    return f"?{query.urlencode()}"


@register.simple_tag
def tally_address(source: Source, tally: Tally, read_to_end: str | None = None) -> str:
    """The highlights that a tally counts."""
    return address("highlights", source=source.pk, read_to_end=read_to_end, **{tally.facet: tally.slug})


@register.simple_tag
def group_address(source: Source, group: FigureGroup) -> str:
    """The highlights whose figures a group holds."""
    return (
        f"{reverse('highlights')}?{urlencode([('source', source.pk), ('figure', 'yes'), *group.spellings])}"
    )


@register.filter
def in_words(figure: Ends) -> str:
    """A figure as one reads it: about 9,000; 12,000 to 18,000; at least 500."""
    return _figure(figure.low, figure.high, figure.bound)


@register.filter
def figure_of(judgement: Judgement) -> str:
    """The judgement's figure with its unit."""
    numbers = _figure(judgement.figure_low, judgement.figure_high, judgement.figure_bound)
    return f"{numbers} {judgement.figure_unit}".strip()


@register.filter
def said_figure(figure: Mapping[str, Any]) -> str:
    """A figure in the shape of `Judgement.as_data()`, with its unit and what is counted."""
    low, high = (Decimal(figure[name]) if figure[name] else None for name in ("low", "high"))
    numbers = _figure(low, high, figure["bound"])
    counted = f" ({figure['counted']})" if figure["counted"] else ""
    return f"{numbers} {figure['unit']}".strip() + counted


@register.filter
def at(mapping: Mapping[Any, Any], key: Any) -> Any:
    """The value of a key that is a variable; "" where there is none."""
    return mapping.get(key, "")


@register.filter
def labels(judgement: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Facet and slug of the labels that were given besides the verdict."""
    return [(facet, judgement[facet]) for facet in LABELLED if facet != "verdict" and judgement[facet]]


def _figure(low: Decimal | None, high: Decimal | None, bound: str) -> str:
    known = [thousands(number) for number in (low, high) if number is not None]
    if not known:
        return "no number"
    numbers = known[0] if low == high else " to ".join(known)
    before = {"about": "about ", "at_least": "at least ", "at_most": "at most "}.get(bound, "")
    return before + numbers
