"""An office with plans at their stages, for those who walk through all pages."""

import datetime
import io
from dataclasses import dataclass, replace

from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from mcof.accounts.models import Membership
from plans import asking, commenting, council, drafting, linking, sharing, workflow
from plans.models import Attachment, Comment, CouncilReport, Plan, Purpose, Question, Report, ReportState
from tests.authenticator import give_app, give_passkey
from tests.cast import Cast
from tests.plans.contents import complete_content
from tests.plans.filling import fill, translate_twice

FIRST, LAST = datetime.date(2027, 1, 1), datetime.date(2027, 12, 31)


@dataclass(frozen=True)
class World:
    cast: Cast
    started: Plan
    draft: Plan
    submitted: Plan
    in_force: Plan
    carried: Plan
    remark: Comment
    question: Question
    report: Report
    to_council: CouncilReport
    membership: Membership
    passkey: Authenticator
    picture: Attachment
    secret: str


def make_world(cast: Cast, in_force: Plan) -> World:
    """Add to the plan in force one started from it, one from nothing, one complete, one in review, and a report."""
    sharing.share(in_force.versions.get(), country=cast.country, purpose=Purpose.INFORMATION, by=cast.head)
    submitted = _submit(_complete(_start(cast, "2029"), cast), cast)
    draft = _work_on(_complete(_start(cast, "2028"), cast), cast)
    return World(
        cast=cast,
        started=_start(cast, "2030"),
        draft=draft,
        submitted=submitted,
        remark=_ask(submitted, cast),
        in_force=in_force,
        carried=_carry(cast, in_force),
        question=_wonder(in_force, cast),
        report=_print(in_force, cast),
        to_council=council.begin(starts_on=FIRST, ends_on=LAST, by=cast.reviewer),
        membership=Membership.objects.get(user=cast.colleague),
        passkey=_give_factors(cast),
        picture=_show(draft, cast),
        secret=_link(in_force, cast),
    )


def _link(plan: Plan, cast: Cast) -> str:
    """Make three links, of which one is revoked and one asks for a code; return the secret of that."""
    version = plan.versions.get()
    revoked, _ = linking.make(version, wanted=linking.Wanted(label="Embassy"), by=cast.head)
    linking.revoke(revoked, by=cast.head)
    opened, _ = linking.make(version, wanted=linking.Wanted(label="Relief commission", times_allowed=3), by=cast.head)
    linking.enter(opened)
    wanted = linking.Wanted(label="Ministry of Health", mail="planning@health.example", asks_code=True)
    return linking.make(version, wanted=wanted, by=cast.head)[1]


def _start(cast: Cast, year: str) -> Plan:
    identity = replace(complete_content().identity, title=f"South Sudan crisis response plan {year}")
    return drafting.start_plan(office=cast.office, identity=identity, edition="2021", by=cast.drafter)


def _carry(cast: Cast, in_force: Plan) -> Plan:
    source = drafting.Source(in_force.versions.get(), same_crisis=True)
    identity = replace(complete_content().identity, title="South Sudan crisis response plan 2031")
    return drafting.start_plan(office=cast.office, identity=identity, edition="2021", by=cast.drafter, source=source)


def _complete(plan: Plan, cast: Cast) -> Plan:
    fill(plan, complete_content(), by=cast.drafter)
    plan.refresh_from_db()
    return plan


def _work_on(plan: Plan, cast: Cast) -> Plan:
    """Name the moment, translate a text twice, and let a colleague want another text than the one that is there."""
    translate_twice(plan, section="risks", place="overview", by=cast.drafter)
    drafting.name_milestone(plan, name="Before the mission", by=cast.drafter)
    drafting.save_changes(plan, key="states", wanted={"cooperation": "Weekly."}, revision=0, by=cast.colleague)
    return plan


def _show(plan: Plan, cast: Cast) -> Attachment:
    """Put a picture into the draft."""
    buffer = io.BytesIO()
    Image.new("RGB", (600, 400), "teal").save(buffer, "PNG")
    placing = drafting.Placing(section="context", caption="Bentiu in May", credit="A. Deng", alternative_text="Water")
    file = SimpleUploadedFile("bentiu.png", buffer.getvalue(), content_type="image/png")
    return drafting.add_picture(plan, file=file, placing=placing, revision=0, by=cast.drafter)


def _submit(plan: Plan, cast: Cast) -> Plan:
    workflow.submit(plan, by=cast.head)
    return plan


def _ask(plan: Plan, cast: Cast) -> Comment:
    """Quote a passage, as a condition that the office has replied to."""
    quote = "The relief commission asked for this support"
    about = commenting.Remark(body="Who, and when?", section="states", quote=quote, is_condition=True)
    made = commenting.comment(plan.versions.get(), remark=about, by=cast.reviewer)
    commenting.reply(made, body="We look for the letter.", by=cast.colleague, mentioned=[cast.reviewer])
    return made


def _wonder(plan: Plan, cast: Cast) -> Question:
    """Let the State ask, and the office answer."""
    version = plan.versions.get()
    made = asking.ask(
        version, country=cast.country, section="risks", body="Who watches the rivers?", by=cast.focal_point
    )
    asking.answer(made, body="The ministry's stations, with us.", by=cast.drafter)
    return made


def _give_factors(cast: Cast) -> Authenticator:
    """Let the head have every sort of second factor; return the passkey."""
    give_app(cast.head)
    return give_passkey(cast.head)


def _print(plan: Plan, cast: Cast) -> Report:
    """Return a report that is ready; its file is not asked for here."""
    return Report.objects.create(
        plan=plan,
        version=plan.versions.get(),
        language="fr",
        asked_by=cast.drafter,
        state=ReportState.DONE,
        file="reports/1.pdf",
        pages=31,
        size=400_000,
        sha256="0123" * 16,
    )
