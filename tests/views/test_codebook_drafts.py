"""A lead proposes, changes, publishes and drops a codebook version."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from annotator.models import Codebook, CodebookDraft, ReReview, User
from tests.codebook_life import MOCKS, NO_DOUBT, REASON, STERNER, draft_of
from tests.conftest import Cast
from tests.making import make_assignment, make_document, make_highlight
from tests.views.pages import page, rows, words

SignIn = Callable[[User], Client]


@pytest.fixture
def lead(cast: Cast, as_user: SignIn) -> Client:
    return as_user(cast.lead)


def address(draft: CodebookDraft, name: str = "codebook_draft", query: str = "") -> str:
    return reverse(name, args=[draft.pk]) + query


def change_address(draft: CodebookDraft, kind: str, facet: str, slug: str = "") -> str:
    return address(draft, "change_codebook", f"?kind={kind}&facet={facet}&slug={slug}")


def test_a_lead_proposes_on_the_codebooks_page_and_goes_on_with_the_same_draft(
    cast: Cast, codebook: Codebook, lead: Client
) -> None:
    assert "Propose a new version" in words(page(lead, reverse("codebook")))
    begun = lead.post(reverse("propose_codebook", args=[codebook.slug, codebook.version]))
    draft = CodebookDraft.objects.get()
    assert begun["Location"] == address(draft)
    tree = page(lead, reverse("codebook"))
    assert address(draft) in tree.xpath("//div[@class='acts']/a/@href")


def test_others_are_not_offered_to_propose(cast: Cast, codebook: Codebook, as_user: SignIn) -> None:
    for person in (cast.ada, cast.rita):
        assert "Propose" not in words(page(as_user(person), reverse("codebook")))


def test_every_label_stands_on_the_draft_with_how_many_judgements_carry_it(
    cast: Cast, codebook: Codebook, lead: Client
) -> None:
    reading = make_assignment(make_document(), cast.ada)
    make_highlight(reading, "Nobody", {"verdict": "mixed", "techniques": [{"technique": "Doubt"}]})
    draft = draft_of(codebook, by=cast.lead)
    tree = page(lead, address(draft))
    said = {
        row.xpath("./th/br/following-sibling::code/text()")[0]: row
        for row in tree.xpath("//section[@id]//tbody/tr")
    }
    assert sum(len(labels) for labels in codebook.facets.values()) >= len(said) > 100
    assert [said[slug].xpath("./td[2]/text()") for slug in ("mixed", "verified", "Doubt")] == [
        ["1"],
        ["0"],
        ["1"],
    ]
    assert "None yet" in words(tree)


def test_a_change_is_made_in_a_form_and_stands_in_the_list(
    cast: Cast, codebook: Codebook, lead: Client
) -> None:
    draft = draft_of(codebook, by=cast.lead)
    form = page(lead, change_address(draft, "redefine", "verdict", "mixed")).forms[-1]
    assert form.fields["name"] == "Mixed"
    sent = {**dict(form.form_values()), "definition": "Half and half."}
    assert lead.post(change_address(draft, "redefine", "verdict", "mixed"), sent)["Location"] == address(
        draft
    )
    draft.refresh_from_db()
    assert draft.changes == [
        {"kind": "redefine", "facet": "verdict", "slug": "mixed", "definition": "Half and half."}
    ]
    assert rows(page(lead, address(draft)))[0].startswith("Redefine Mixed Verdict 0")


@pytest.mark.parametrize(
    ("kind", "facet", "slug", "sent", "made"),
    [
        ("add", "technique", "", {"slug": "Pun", "name": "Pun", "group": "wording"},
         {"slug": "Pun", "name": "Pun", "definition": "", "group": "wording", "after": ""}),
        ("add", "verdict", "", {"slug": "x", "name": "X", "credit": "1", "after": "mixed"},
         {"slug": "x", "name": "X", "definition": "", "credit": 1, "after": "mixed"}),
        ("add", "axis", "", {"slug": "x", "name": "X", "low": "bad", "high": "good"},
         {"slug": "x", "name": "X", "definition": "", "low": "bad", "high": "good", "after": ""}),
        ("retire", "stance", "denies", {}, {"slug": "denies"}),
        ("redefine", "verdict", "misleading", {"name": "Misleading!", "definition": "It misleads.", "same_meaning": "on"},
         {"slug": "misleading", "name": "Misleading!", "definition": "It misleads.", "credit": None, "same_meaning": True}),
        ("merge", "stance", "denies", {"slugs": ["denies", "questions"], "into": "unclear"},
         {"slugs": ["denies", "questions"], "into": "unclear"}),
        ("merge", "stance", "denies", {"slugs": ["denies"], "into": "~new", "slug": "against", "name": "Against"},
         {"slugs": ["denies"], "into": "against", "name": "Against", "definition": ""}),
        ("redefine", "claim_type", "value", {"name": "Opinion", "definition": "Opinion."},
         {"slug": "value", "name": "Opinion", "definition": "Opinion."}),
    ],
)  # fmt: skip
def test_each_kind_of_change_comes_out_of_its_form(
    cast: Cast,
    codebook: Codebook,
    lead: Client,
    kind: str,
    facet: str,
    slug: str,
    sent: dict[str, str],
    made: dict[str, object],
) -> None:
    draft = draft_of(codebook, by=cast.lead)
    assert lead.post(change_address(draft, kind, facet, slug), sent).status_code == 302
    draft.refresh_from_db()
    assert draft.changes == [{"kind": kind, "facet": facet, **made}]


@pytest.mark.parametrize(
    ("kind", "facet", "slug", "sent", "said"),
    [
        ("add", "stance", "", {"slug": "denies", "name": "Denies"}, "has a label “denies” already"),
        ("add", "stance", "", {"name": "X"}, "This field is required"),
        ("redefine", "stance", "denies", {"name": "Denies", "definition": "The passage says that it is not so."}, "Nothing of “denies”"),
        ("retire", "claim_type", "quantity", {}, "The desk itself fills in"),
        ("merge", "stance", "denies", {"slugs": ["denies"], "into": ""}, "This field is required"),
        ("merge", "stance", "denies", {"into": "unclear"}, "Choose the labels that go"),
        ("merge", "stance", "denies", {"slugs": ["denies"], "into": "~new"}, "needs a slug"),
        ("merge", "stance", "denies", {"slugs": ["denies"], "into": "denies"}, "is among the labels"),
        ("retire", "technique_group", "call", {}, "belong to no group"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_stays_in_the_form_with_the_reason(
    cast: Cast,
    codebook: Codebook,
    lead: Client,
    kind: str,
    facet: str,
    slug: str,
    sent: dict[str, str],
    said: str,
) -> None:
    draft = draft_of(codebook, by=cast.lead)
    answer = lead.post(change_address(draft, kind, facet, slug), sent)
    assert answer.status_code == 400
    assert said in answer.content.decode()
    draft.refresh_from_db()
    assert draft.changes == []


@pytest.mark.parametrize(
    "query", ["", "?kind=paint&facet=stance", "?kind=add&facet=x", "?kind=retire&facet=stance&slug=x"]
)
def test_an_address_that_names_no_change_is_refused(
    cast: Cast, codebook: Codebook, lead: Client, query: str
) -> None:
    draft = draft_of(codebook, by=cast.lead)
    assert lead.get(address(draft, "change_codebook", query)).status_code == 400


def test_a_change_is_undone(cast: Cast, codebook: Codebook, lead: Client) -> None:
    draft = draft_of(codebook, MOCKS, NO_DOUBT, by=cast.lead)
    assert lead.post(address(draft, "undo_codebook_change"), {"position": "0", "of": "2"}).status_code == 302
    draft.refresh_from_db()
    assert draft.changes == [NO_DOUBT]
    assert lead.post(address(draft, "undo_codebook_change"), {"position": "x"}).status_code == 400
    assert lead.post(address(draft, "undo_codebook_change"), {"position": "0", "of": "2"}).status_code == 409


def test_publishing_needs_a_reason_and_says_how_many_are_asked(
    cast: Cast, codebook: Codebook, lead: Client
) -> None:
    make_highlight(make_assignment(make_document(), cast.ada), "Nobody", {"verdict": "mixed"})
    draft = draft_of(codebook, STERNER, by=cast.lead)
    refused = lead.post(address(draft, "publish_codebook"), {"reason": " "})
    assert (refused.status_code, "Say why" in refused.content.decode()) == (400, True)
    done = lead.post(address(draft, "publish_codebook"), {"reason": REASON}, follow=True)
    assert "Judgements to look at again: 1." in done.content.decode()
    assert ReReview.objects.count() == 1
    moved_on = lead.get(address(draft))
    assert moved_on["Location"] == reverse("codebook_version", args=[codebook.slug, codebook.version + 1])


def test_an_empty_draft_is_not_published(cast: Cast, codebook: Codebook, lead: Client) -> None:
    draft = draft_of(codebook, by=cast.lead)
    refused = lead.post(address(draft, "publish_codebook"), {"reason": REASON})
    assert (refused.status_code, "would change nothing yet" in refused.content.decode()) == (400, True)


def test_the_reason_is_kept_for_later(cast: Cast, codebook: Codebook, lead: Client) -> None:
    draft = draft_of(codebook, MOCKS, by=cast.lead)
    lead.post(address(draft, "keep_codebook_reason"), {"reason": REASON})
    assert page(lead, address(draft)).xpath("//textarea")[0].text.strip() == REASON
    assert lead.post(address(draft, "keep_codebook_reason"), {"reason": "x" * 2001}).status_code == 400


def test_a_dropped_draft_can_be_looked_at_not_changed(cast: Cast, codebook: Codebook, lead: Client) -> None:
    draft = draft_of(codebook, MOCKS, by=cast.lead)
    lead.post(address(draft, "drop_codebook_draft"))
    tree = page(lead, address(draft))
    assert "was dropped" in words(tree)
    assert tree.xpath("//main//form") == []


def test_the_preview_says_what_would_differ(cast: Cast, codebook: Codebook, lead: Client) -> None:
    draft = draft_of(codebook, STERNER, by=cast.lead)
    tree = page(lead, address(draft))
    assert [words(one) for one in tree.xpath("//details//ins")] == ["of the same"]


def test_a_draft_that_is_not_there_is_not_found(cast: Cast, codebook: Codebook, lead: Client) -> None:
    assert lead.get(reverse("codebook_draft", args=[99])).status_code == 404
    assert lead.get(reverse("codebook_draft", args=[9**30])).status_code == 404
