"""Addresses under /api/v1/."""

from django.urls import path, re_path
from drf_spectacular.views import SpectacularAPIView

from plans.api import (
    attachments,
    comments,
    council,
    findings,
    history,
    links,
    origin,
    plans,
    questions,
    readings,
    reference,
    reports,
    reviewing,
    sharing,
    teamwork,
    translations,
    workflow,
)
from plans.api.nothing import Nothing

_VOCABULARIES = {
    "editions": "edition",
    "sectors": "sector",
    "crosscutting-issues": "issue",
    "modalities": "modality",
    "section-guides": "section-guide",
    "guiding-questions": "guiding-question",
    "examples": "example",
    "countries": "country",
    "offices": "office",
}

_VERSION = "plans/<slug:reference>/versions/<int:number>/"

urlpatterns = [
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    *[
        path(f"{name}/", reference.Vocabulary.as_view(vocabulary=vocabulary), name=f"api-{name}")
        for name, vocabulary in _VOCABULARIES.items()
    ],
    path("vocabularies/<slug:vocabulary>/", reference.Vocabulary.as_view(), name="api-vocabulary"),
    path("rules/", reference.Rules.as_view(), name="api-rules"),
    path("plans/", plans.Plans.as_view(), name="api-plans"),
    path("plans/<slug:reference>/", plans.PlanPage.as_view(), name="api-plan"),
    path(
        "plans/<slug:reference>/sections/<str:key>/assignment/",
        teamwork.AssignmentPage.as_view(),
        name="api-assignment",
    ),
    path(
        "plans/<slug:reference>/sections/<str:key>/ready-mark/", teamwork.ReadyMarkPage.as_view(), name="api-ready-mark"
    ),
    path("plans/<slug:reference>/attachments/", attachments.Attachments.as_view(), name="api-attachments"),
    path("plans/<slug:reference>/attachments/<str:uid>/", attachments.AttachmentPage.as_view(), name="api-attachment"),
    path(
        "plans/<slug:reference>/attachments/<str:uid>/file/",
        attachments.AttachmentFile.as_view(),
        name="api-attachment-file",
    ),
    path("plans/<slug:reference>/following/", teamwork.FollowingPage.as_view(), name="api-following"),
    path("plans/<slug:reference>/findings/", findings.Findings.as_view(), name="api-findings"),
    path(
        "plans/<slug:reference>/findings/<slug:finding>/consideration/",
        findings.ConsiderationPage.as_view(),
        name="api-consideration",
    ),
    path("plans/<slug:reference>/translations/", translations.Translations.as_view(), name="api-translations"),
    path(
        "plans/<slug:reference>/translations/<slug:language>/",
        translations.TranslationPage.as_view(),
        name="api-translation",
    ),
    path("plans/<slug:reference>/history/", history.History.as_view(), name="api-history"),
    path("plans/<slug:reference>/milestones/", history.Milestones.as_view(), name="api-milestones"),
    path("plans/<slug:reference>/comparison/", history.ComparisonPage.as_view(), name="api-comparison"),
    path("plans/<slug:reference>/set-aside/", history.SetAsideTexts.as_view(), name="api-set-aside"),
    path(
        "plans/<slug:reference>/sections/<str:key>/restoration/",
        history.RestorationPage.as_view(),
        name="api-restoration",
    ),
    path("plans/<slug:reference>/origin/", origin.OriginPage.as_view(), name="api-origin"),
    path("plans/<slug:reference>/submission/", workflow.Submission.as_view(), name="api-submission"),
    path("plans/<slug:reference>/revision/", workflow.Revision.as_view(), name="api-revision"),
    path("plans/<slug:reference>/closure/", workflow.Closure.as_view(), name="api-closure"),
    path("plans/<slug:reference>/decisions/", workflow.Decisions.as_view(), name="api-decisions"),
    path("plans/<slug:reference>/comments/", comments.Comments.as_view(), name="api-comments"),
    path("plans/<slug:reference>/comments/<int:comment>/replies/", comments.Replies.as_view(), name="api-replies"),
    path("plans/<slug:reference>/versions/", workflow.Versions.as_view(), name="api-versions"),
    path("plans/<slug:reference>/versions/<int:number>/", workflow.VersionPage.as_view(), name="api-version"),
    path(
        "plans/<slug:reference>/versions/<int:number>/changes/", workflow.VersionChanges.as_view(), name="api-changes"
    ),
    path(f"{_VERSION}marks/", reviewing.Marks.as_view(), name="api-marks"),
    path(f"{_VERSION}opinions/", reviewing.Opinions.as_view(), name="api-opinions"),
    path(f"{_VERSION}checklist/", reviewing.Checklist.as_view(), name="api-checklist"),
    path(f"{_VERSION}reviewers/", reviewing.Reviewers.as_view(), name="api-reviewers"),
    path(f"{_VERSION}reviewers/<int:review>/", reviewing.ReviewerPage.as_view(), name="api-reviewer"),
    path("plans/<slug:reference>/shares/", sharing.Shares.as_view(), name="api-shares"),
    path("plans/<slug:reference>/shares/replacement/", sharing.Replacement.as_view(), name="api-share-replacement"),
    path("plans/<slug:reference>/shares/<int:share>/", sharing.SharePage.as_view(), name="api-share"),
    path("plans/<slug:reference>/readings/", readings.Readings.as_view(), name="api-readings"),
    path("plans/<slug:reference>/links/", links.Links.as_view(), name="api-links"),
    path("plans/<slug:reference>/links/<int:link>/", links.LinkPage.as_view(), name="api-link"),
    path("plans/<slug:reference>/consents/", sharing.Consents.as_view(), name="api-consents"),
    path(
        "plans/<slug:reference>/consents/<int:consent>/letter/", sharing.LetterFile.as_view(), name="api-consent-letter"
    ),
    path("plans/<slug:reference>/questions/", questions.Questions.as_view(), name="api-questions"),
    path(
        "plans/<slug:reference>/questions/<int:question>/turns/",
        questions.QuestionTurns.as_view(),
        name="api-question-turns",
    ),
    path("council-reports/", council.CouncilReports.as_view(), name="api-council-reports"),
    path("reports/", reports.Reports.as_view(), name="api-reports"),
    path("reports/<int:report>/", reports.ReportPage.as_view(), name="api-report"),
    path("reports/<int:report>/file/", reports.ReportFile.as_view(), name="api-report-file"),
    re_path("", Nothing.as_view(), name="api-nothing"),
]
