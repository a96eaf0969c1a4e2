"""The page that evidence stands on: one row for an address or a span, however many claims it bears on."""

import datetime as dt
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from annotator.actions.evidence.places import Place
from annotator.errors import Conflict, Invalid
from annotator.models import EvidencePage, User
from annotator.queries.evidence_addresses import (
    NotAnAddress,
    host_of,
    is_of,
    kept_form,
    near_forms,
    same_forms,
)
from corpus_app.models import Document, Source

LIKE = "like"  # in a Conflict: the pages whose addresses are nearly the same
NEARLY_THE_SAME = "There is a page with nearly this address: {}. Say whether it is that one or another."


@dataclass(frozen=True, slots=True)
class Address:
    """A page of the web. `is_another` says that it is none of the pages with nearly the same address."""

    url: str
    archive_url: str = ""
    title: str = ""
    source: Source | None = None
    group: str = ""  # independence group
    is_another: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document of the corpus."""

    document: Document
    place: Place
    group: str = ""


def page_of_address(said: Address, *, by: User, now: dt.datetime) -> EvidencePage:
    """The page with this address, http or https; made where there is none. Call inside a transaction.

    What is known of a page stays; title, publisher and group are taken where the page has none yet. Raises Invalid for what is
    no address, Conflict where this person knows a page with nearly the same address and has not said that it is another.
    """
    kept = kept_address("url", said.url)
    page = EvidencePage.objects.filter(url__in=same_forms(kept)).order_by("made_at", "pk").first()
    if page is None:
        if not said.is_another:
            _refuse_nearly_the_same(kept, by)
        page = _made(kept, by, now)
    return _completed(page, said, now)


def page_of_span(said: Span, *, by: User, now: dt.datetime) -> EvidencePage:
    """The page of just this span; made where there is none. Call inside a transaction."""
    document = Document.objects.select_for_update(no_key=True).only("pk").get(pk=said.document.pk)
    place = {"document": document, "start": said.place.start, "end": said.place.end}
    page = EvidencePage.objects.filter(**place).first()
    if page is not None:
        return page
    facts = {
        "title": said.document.title[:300],
        "source_id": said.document.source_id,
        "independence_group": " ".join(said.group.split()),
    }
    return EvidencePage.objects.create(**place, **facts, made_by=by, made_at=now, updated_at=now)


def kept_address(field: str, url: str) -> str:
    """As it is stored. Raises Invalid."""
    try:
        return kept_form(url)
    except NotAnAddress as error:
        raise Invalid(str(error), {field: [str(error)]}) from None


def _refuse_nearly_the_same(kept: str, by: User) -> None:
    """Only pages that the person may see: a hint tells of others' work."""
    like = EvidencePage.objects.visible_to(by).filter(url__in=near_forms(kept)).order_by("url")
    pages = [{"id": str(page.pk), "url": page.url, "title": page.title} for page in like]
    if pages:
        raise Conflict(NEARLY_THE_SAME.format(" and ".join(page["url"] for page in pages)), **{LIKE: pages})


def _made(kept: str, by: User, now: dt.datetime) -> EvidencePage:
    try:
        with transaction.atomic():
            return EvidencePage.objects.create(url=kept, made_by=by, made_at=now, updated_at=now)
    except IntegrityError:  # somebody was quicker
        return EvidencePage.objects.get(url=kept)


def _completed(page: EvidencePage, said: Address, now: dt.datetime) -> EvidencePage:
    known = {
        "title": said.title.strip(),
        "archive_url": kept_address("archive_url", said.archive_url) if said.archive_url.strip() else "",
        "independence_group": " ".join(said.group.split()),
        "source_id": said.source.pk
        if said.source
        else _publisher_of(page.url)
        if not page.source_id
        else None,
    }
    missing = {name: value for name, value in known.items() if value and not getattr(page, name)}
    if missing:
        for name, value in missing.items():
            setattr(page, name, value)
        page.updated_at = now
        page.save(update_fields=[*missing, "updated_at"])
    return page


def _publisher_of(url: str) -> object:
    """The source whose domain the address is of, where just one is."""
    host = host_of(url)
    domains = Source.objects.exclude(domains=[]).values_list("pk", "domains")
    of_host = [source for source, known in domains if is_of(host, known)]
    return of_host[0] if len(of_host) == 1 else None
