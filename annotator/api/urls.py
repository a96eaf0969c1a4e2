"""The addresses under /api/v1/."""

from django.urls import path, re_path

from annotator.api.agreement import RoundAgreement, RoundGamma, RoundReviewers
from annotator.api.assignments import (
    Assignments,
    GivenBackAssignment,
    OneAssignment,
    ReopenedAssignment,
    ReturnedAssignment,
    SubmittedAssignment,
    TakenAgainAssignment,
)
from annotator.api.claims import ClaimLinks, ClaimProposals, Claims, OneClaim, OneClaimLink
from annotator.api.codebooks import Codebooks, Comparison, OneCodebook
from annotator.api.copies import Copies, CopyDecisions, OneCopy
from annotator.api.corpus import (
    DocumentText,
    OneDocument,
    OneSource,
    Segments,
    Sources,
)
from annotator.api.decisions import DecisionDisputes, Decisions, OneDecision, TakenBackDecision, Units
from annotator.api.docs import Docs, Schema
from annotator.api.endpoint import UnknownAddress
from annotator.api.evidence import (
    EvidenceGrade,
    EvidenceOfClaim,
    EvidencePages,
    OneEvidence,
    OneEvidencePage,
    Snapshots,
    WithdrawnEvidence,
)
from annotator.api.export import ExportedHighlights
from annotator.api.figures import FigureBoard, Figures
from annotator.api.grades import ProfileGrades, PublishedProfile
from annotator.api.highlights import HighlightHistory, Highlights, OneHighlight, RestoredHighlight
from annotator.api.me import Me
from annotator.api.profiles import OneProfile, Profiles, ProfileUnits
from annotator.api.rounds import NextDocument, OneRound, RoundAssignments, Rounds
from annotator.api.upload import DocumentsAndUpload

app_name = "api"
urlpatterns = [
    path("me/", Me.as_view(), name="me"),
    path("sources/", Sources.as_view(), name="sources"),
    path("sources/<uuid:id>/", OneSource.as_view(), name="source"),
    path("copies/", Copies.as_view(), name="copies"),
    path("copies/<int:id>/", OneCopy.as_view(), name="copy"),
    path("copies/<int:id>/decisions/", CopyDecisions.as_view(), name="copy_decisions"),
    path("documents/", DocumentsAndUpload.as_view(), name="documents"),
    path("documents/<uuid:id>/", OneDocument.as_view(), name="document"),
    path("documents/<uuid:id>/text/", DocumentText.as_view(), name="document_text"),
    path("documents/<uuid:id>/segments/", Segments.as_view(), name="segments"),
    path("codebooks/", Codebooks.as_view(), name="codebooks"),
    path("codebooks/compare/", Comparison.as_view(), name="compare_codebooks"),
    path("codebooks/<slug:slug>@<int:version>/", OneCodebook.as_view(), name="codebook"),
    path("assignments/", Assignments.as_view(), name="assignments"),
    path("assignments/<uuid:id>/", OneAssignment.as_view(), name="assignment"),
    path("assignments/<uuid:id>/submit/", SubmittedAssignment.as_view(), name="submit"),
    path("assignments/<uuid:id>/reopen/", ReopenedAssignment.as_view(), name="reopen"),
    path("rounds/<int:id>/agreement/", RoundAgreement.as_view(), name="agreement"),
    path("rounds/<int:id>/agreement/gamma/", RoundGamma.as_view(), name="gamma"),
    path("rounds/<int:id>/reviewers/", RoundReviewers.as_view(), name="reviewers_of_round"),
    path("assignments/<uuid:id>/return/", ReturnedAssignment.as_view(), name="return"),
    path("assignments/<uuid:id>/take-again/", TakenAgainAssignment.as_view(), name="take_again"),
    path("assignments/<uuid:id>/give-back/", GivenBackAssignment.as_view(), name="give_back"),
    path("rounds/", Rounds.as_view(), name="rounds"),
    path("rounds/<int:id>/", OneRound.as_view(), name="round"),
    path("rounds/<int:id>/next/", NextDocument.as_view(), name="next_document"),
    path("rounds/<int:id>/assignments/", RoundAssignments.as_view(), name="round_assignments"),
    path("rounds/<int:id>/units/", Units.as_view(), name="units"),
    path("rounds/<int:id>/decisions/", Decisions.as_view(), name="decisions"),
    path("rounds/<int:id>/decisions/<uuid:decision>/", OneDecision.as_view(), name="decision"),
    path(
        "rounds/<int:id>/decisions/<uuid:decision>/take-back/", TakenBackDecision.as_view(), name="take_back"
    ),
    path("rounds/<int:id>/decisions/<uuid:decision>/disputes/", DecisionDisputes.as_view(), name="disputes"),
    path("claims/<uuid:id>/evidence/", EvidenceOfClaim.as_view(), name="claim_evidence"),
    path("claims/<uuid:id>/evidence/<uuid:evidence>/", OneEvidence.as_view(), name="claim_evidence_item"),
    path(
        "claims/<uuid:id>/evidence/<uuid:evidence>/withdraw/",
        WithdrawnEvidence.as_view(),
        name="withdraw_evidence",
    ),
    path("evidence/", EvidencePages.as_view(), name="evidence_pages"),
    path("evidence/<uuid:id>/", OneEvidencePage.as_view(), name="evidence_page"),
    path("evidence/<uuid:id>/grade/", EvidenceGrade.as_view(), name="evidence_grade"),
    path("evidence/<uuid:id>/snapshots/", Snapshots.as_view(), name="evidence_snapshots"),
    path("highlights/", Highlights.as_view(), name="highlights"),
    path("highlights/export/", ExportedHighlights.as_view(), name="export"),
    path("highlights/<uuid:id>/", OneHighlight.as_view(), name="highlight"),
    path("highlights/<uuid:id>/restore/", RestoredHighlight.as_view(), name="restore"),
    path("highlights/<uuid:id>/history/", HighlightHistory.as_view(), name="history"),
    path("claims/", Claims.as_view(), name="claims"),
    path("claims/proposals/", ClaimProposals.as_view(), name="claim_proposals"),
    path("claims/<uuid:id>/", OneClaim.as_view(), name="claim"),
    path("claims/<uuid:id>/links/", ClaimLinks.as_view(), name="claim_links"),
    path("claims/<uuid:id>/links/<uuid:highlight>/", OneClaimLink.as_view(), name="claim_link"),
    path("figures/", Figures.as_view(), name="figures"),
    path("figures/<uuid:claim>/", FigureBoard.as_view(), name="figure_board"),
    path("profiles/", Profiles.as_view(), name="profiles"),
    path("profiles/<uuid:id>/", OneProfile.as_view(), name="profile"),
    path("profiles/<uuid:id>/units/", ProfileUnits.as_view(), name="profile_units"),
    path("profiles/<uuid:id>/grades/", ProfileGrades.as_view(), name="profile_grades"),
    path("profiles/<uuid:id>/publish/", PublishedProfile.as_view(), name="publish_profile"),
    path("schema/", Schema.as_view(), name="schema"),
    path("docs/", Docs.as_view(), name="docs"),
    re_path(r"^", UnknownAddress.as_view(), name="unknown"),
]
