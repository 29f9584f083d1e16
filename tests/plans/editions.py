"""A version of the edition of 2012, as an office may still have one."""

from plans.content import fingerprint
from plans.models import Plan, PlanVersion, VersionState
from tests.cast import Cast
from tests.plans.contents import complete_content, complete_response

OLD_SECTORS = ("S12-01", "S12-04", "S12-15")


def old_version(plan: Plan, cast: Cast) -> PlanVersion:
    """Add to the plan a version with a sector that was split, one that goes on, and one that runs through all."""
    responses = tuple(complete_response(sector, need=f"Need in {sector}.") for sector in OLD_SECTORS)
    frozen = complete_content(edition="2012", responses=responses).to_json()
    return PlanVersion.objects.create(
        plan=plan,
        number=plan.versions.count() + 1,
        state=VersionState.SUPERSEDED,
        title=plan.title,
        language="en",
        content=frozen,
        sha256=fingerprint(frozen),
        submitted_by=cast.head,
    )
