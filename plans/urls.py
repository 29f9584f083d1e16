"""Every address of plans and their reports. Nouns only: what is done is said by the method."""

from django.urls import path
from django.views.generic import TemplateView

from plans.views import (
    attachments,
    blocks,
    colleagues,
    conflicts,
    consents,
    desk,
    history,
    new_plan,
    overview,
    plans,
    readiness,
    reading,
    reports,
    responses,
    review,
    rules,
    sections,
    shares,
    submission,
)

_PLAN = "plans/<slug:reference>/"

urlpatterns = [
    path("", TemplateView.as_view(template_name="landing.html"), name="landing"),
    path("desk/", desk.desk, name="desk"),
    path("rules/", rules.rules, name="rules"),
    path("rules/<str:code>/", rules.rule, name="rule"),
    path("plans/", plans.plans, name="plans"),
    path("plans/new/", new_plan.new_plan, name="plan-new"),
    path(_PLAN, reading.plan, name="plan"),
    path(f"{_PLAN}sections/", overview.overview, name="plan-overview"),
    path(f"{_PLAN}sections/responses/", responses.responses, name="plan-responses"),
    path(f"{_PLAN}sections/attachments/", attachments.attachments, name="plan-attachments"),
    path(f"{_PLAN}sections/<str:key>/", sections.section, name="plan-section"),
    path(f"{_PLAN}sections/<str:key>/<slug:table>/block/", blocks.block, name="plan-block"),
    path(f"{_PLAN}sections/<str:key>/conflict/", conflicts.conflict, name="plan-section-conflict"),
    path(f"{_PLAN}attachments/<str:uid>/file/", attachments.file, name="attachment-file"),
    path(f"{_PLAN}readiness/", readiness.readiness, name="plan-readiness"),
    path(f"{_PLAN}submission/", submission.submission, name="plan-submission"),
    path(f"{_PLAN}withdrawal/", submission.step, {"step": submission.WITHDRAWAL}, name="plan-withdrawal"),
    path(f"{_PLAN}revision/", submission.step, {"step": submission.REVISION}, name="plan-revision"),
    path(f"{_PLAN}closure/", submission.step, {"step": submission.CLOSURE}, name="plan-closure"),
    path(f"{_PLAN}colleagues/", colleagues.colleagues, name="plan-colleagues"),
    path(f"{_PLAN}colleagues/<int:person>/dismissal/", colleagues.dismissal, name="colleague-dismissal"),
    path(f"{_PLAN}history/", history.history, name="plan-history"),
    path(f"{_PLAN}versions/<int:number>/", reading.version, name="version"),
    path(f"{_PLAN}versions/<int:number>/review/", review.review, name="review"),
    path(f"{_PLAN}shares/", shares.shares, name="plan-shares"),
    path(f"{_PLAN}shares/<int:share>/revocation/", shares.revocation, name="share-revocation"),
    path(f"{_PLAN}consents/", consents.consents, name="plan-consents"),
    path(f"{_PLAN}reports/", reports.plan_reports, name="plan-reports"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<int:number>/", reports.report, name="report"),
    path("reports/<int:number>/file/", reports.file, name="report-file"),
    path("reports/<int:number>/repeat/", reports.repeat, name="report-repeat"),
]
