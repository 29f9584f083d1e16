"""The next version of a plan, in force, without the whole way through review."""

from dataclasses import replace

from plans.content import fingerprint
from plans.models import Plan, PlanVersion, VersionState
from tests.cast import Cast
from tests.plans.contents import complete_content


def next_version(plan: Plan, cast: Cast) -> Plan:
    """Put a version without the first sector in the place of the one in force."""
    content = complete_content()
    frozen = replace(content, responses=content.responses[1:]).to_json()
    PlanVersion.objects.filter(plan=plan, state=VersionState.APPROVED).move(to=VersionState.SUPERSEDED)
    made = PlanVersion.objects.create(
        plan=plan,
        number=plan.versions.count() + 1,
        state=VersionState.APPROVED,
        title=plan.title,
        language="en",
        content=frozen,
        sha256=fingerprint(frozen),
        submitted_by=cast.head,
    )
    Plan.objects.filter(pk=plan.pk).update(in_force=made)
    return Plan.objects.select_related("in_force", "office").get(pk=plan.pk)
