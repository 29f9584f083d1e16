"""Leaving advice as it is, with a reason: what that settles, what it does not, and what the reviewers see of it."""

import datetime
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from mcof.accounts.answers import Refused
from mcof.audit.models import Event
from plans import drafting, workflow
from plans.catalogue import catalogue
from plans.considered import Considered, considered, unsettled
from plans.content import load, values
from plans.drafting import considering
from plans.models import Consideration, Plan, Section
from plans.validation import Finding, validate
from tests.cast import Cast
from tests.plans.contents import changed, complete_content
from tests.plans.filling import fill

REASON = "The donor pays in 2028 only."
OVER = "funding", "contributions.c1.amount_usd"


@pytest.fixture
def doubtful(plan: Plan, cast: Cast) -> Plan:
    """The complete plan with more earmarked for a sector than it requires, and a text left empty."""
    content = changed(complete_content(), *OVER, 9_600_001)
    fill(plan, changed(content, "monitoring", "learning", ""), by=cast.drafter)
    plan.refresh_from_db()
    return plan


def finding(plan: Plan, code: str) -> Finding:
    return next(it for it in validate(load(plan), catalogue()) if it.code == code)


def consider(plan: Plan, cast: Cast, code: str = "M-03", reason: str = REASON, who: str = "drafter") -> Consideration:
    return drafting.consider(plan, finding=finding(plan, code).id, reason=reason, by=cast.person(who))


def amount(plan: Plan, cast: Cast, usd: int) -> None:
    """Change the figure that the finding is about."""
    section = Section.objects.get(plan=plan, key="funding")
    value = changed(load(plan), *OVER, usd).funding
    drafting.save_section(plan, key="funding", value=value, revision=section.revision, by=cast.colleague)


def said(plan: Plan, at: datetime.datetime | None = None) -> dict[str, Considered]:
    held = Consideration.objects.held(at).filter(plan=plan)
    return {it.finding.code: it for it in considered(validate(load(plan), catalogue()), held)}


def actions(plan: Plan) -> list[str]:
    events = Event.objects.about_plan(plan.reference).order_by("pk")
    return [event.action for event in events if event.action.startswith("finding.")]


def test_considered_finding_is_settled_with_its_reason(doubtful: Plan, cast: Cast) -> None:
    consider(doubtful, cast, reason=f"  {REASON}\n")
    found = said(doubtful)
    assert {code: it.settled and it.settled.reason for code, it in found.items()} == {"C-11": None, "M-03": REASON}
    assert [it.code for it in unsettled(found.values())] == ["C-11"]
    event = Event.objects.about_plan(doubtful.reference).newest_first()[0]
    about = {"rule": "M-03", "section": "funding", "place": "contributions", "reason": REASON}
    assert (event.action, event.actor_name, event.data["detail"]) == ("finding.considered", "Drafter", about)


def test_considering_is_no_change_of_the_text(doubtful: Plan, cast: Cast) -> None:
    before = Plan.objects.get(pk=doubtful.pk).changed_at
    consider(doubtful, cast)
    assert Plan.objects.get(pk=doubtful.pk).changed_at == before
    assert Section.objects.get(plan=doubtful, key="funding").revision == 1


def test_finding_with_other_figures_has_to_be_looked_at_again(doubtful: Plan, cast: Cast) -> None:
    first = consider(doubtful, cast)
    amount(doubtful, cast, 12_000_000)
    it = said(doubtful)["M-03"]
    assert (it.settled, it.before) == (None, first)


def test_finding_that_comes_back_as_it_was_is_settled_as_it_was(doubtful: Plan, cast: Cast) -> None:
    consider(doubtful, cast)
    amount(doubtful, cast, 12_000_000)
    amount(doubtful, cast, 9_600_001)
    assert said(doubtful)["M-03"].settled


def test_new_reason_takes_the_place_of_the_one_that_is_out_of_date(doubtful: Plan, cast: Cast) -> None:
    consider(doubtful, cast)
    amount(doubtful, cast, 12_000_000)
    consider(doubtful, cast, reason="Twelve millions, in writing.")
    assert [it.reason for it in Consideration.objects.held()] == ["Twelve millions, in writing."]
    amount(doubtful, cast, 9_600_001)
    assert said(doubtful)["M-03"].before is not None


def test_two_findings_of_one_rule_at_one_place_are_told_apart(doubtful: Plan, cast: Cast) -> None:
    rows = load(doubtful).funding.contributions
    funding = values.Funding(contributions=(*rows, replace(rows[0], uid="c2", sector="S21-03", amount_usd=9_700_000)))
    drafting.save_section(doubtful, key="funding", value=funding, revision=1, by=cast.drafter)
    both = [it for it in validate(load(doubtful), catalogue()) if it.code == "M-03"]
    for it, reason in zip(both, ("One.", "Two."), strict=True):
        drafting.consider(doubtful, finding=it.id, reason=reason, by=cast.drafter)
    held = Consideration.objects.held().filter(plan=doubtful)
    assert [it.settled and it.settled.reason for it in considered(both, held)] == ["One.", "Two."]


def test_saying_the_same_twice_is_one_deed(doubtful: Plan, cast: Cast) -> None:
    assert consider(doubtful, cast) == consider(doubtful, cast, who="colleague")
    assert actions(doubtful) == ["finding.considered"]


def test_another_reason_follows_the_first_and_both_stay_on_record(doubtful: Plan, cast: Cast) -> None:
    consider(doubtful, cast)
    consider(doubtful, cast, reason="Agreed with the donor.", who="head")
    assert [it.reason for it in Consideration.objects.held()] == ["Agreed with the donor."]
    assert [it.reason for it in Consideration.objects.all()] == [REASON, "Agreed with the donor."]


def test_consideration_is_taken_back_once(doubtful: Plan, cast: Cast) -> None:
    made = consider(doubtful, cast)
    for _time in range(2):
        drafting.look_again(doubtful, finding=made.finding, by=cast.colleague)
    assert said(doubtful)["M-03"].settled is None
    assert actions(doubtful) == ["finding.considered", "finding.reopened"]
    made.refresh_from_db()
    assert made.withdrawn_by == cast.colleague


def test_what_blocks_is_mended_not_considered(plan: Plan, cast: Cast) -> None:
    with pytest.raises(Refused, match="mended"):
        consider(plan, cast, code="C-04")
    assert not Consideration.objects.exists()


def test_what_came_to_block_is_not_settled_by_old_words(plan: Plan) -> None:
    blocks = finding(plan, "C-04")
    old = Consideration(finding=blocks.id, code="C-04", section="crisis", place="crisis_types", reason=REASON)
    assert considered([blocks], [old]) == [Considered(blocks)]


@pytest.mark.parametrize("reason", ["", "  \n ", "x" * 2_001])
def test_reason_is_needed_and_no_novel(doubtful: Plan, cast: Cast, reason: str) -> None:
    with pytest.raises(drafting.InvalidSection) as caught:
        consider(doubtful, cast, reason=reason)
    assert set(caught.value.errors) == {"reason"}


@pytest.mark.parametrize("forged", ["0" * 16, "", "M-03"])
def test_finding_that_is_not_there_is_not_considered(doubtful: Plan, cast: Cast, forged: str) -> None:
    with pytest.raises(drafting.NoSuchFinding):
        drafting.consider(doubtful, finding=forged, reason=REASON, by=cast.drafter)


def test_finding_that_was_mended_meanwhile_is_not_considered(doubtful: Plan, cast: Cast) -> None:
    seen = finding(doubtful, "M-03").id
    amount(doubtful, cast, 1)
    with pytest.raises(drafting.NoSuchFinding):
        drafting.consider(doubtful, finding=seen, reason=REASON, by=cast.drafter)


@pytest.mark.parametrize("who", ["regional", "reviewer", "focal_point", "stranger", "administrator"])
def test_only_those_who_write_consider(doubtful: Plan, cast: Cast, who: str) -> None:
    made = consider(doubtful, cast)
    with pytest.raises(Refused):
        consider(doubtful, cast, code="C-11", who=who)
    with pytest.raises(Refused):
        drafting.look_again(doubtful, finding=made.finding, by=cast.person(who))
    assert actions(doubtful) == ["finding.considered"]


def test_nothing_is_considered_while_the_plan_is_in_review(doubtful: Plan, cast: Cast) -> None:
    made = consider(doubtful, cast)
    workflow.submit(doubtful, by=cast.head)
    with pytest.raises(Refused, match="withdraw it first"):
        consider(doubtful, cast, code="C-11")
    with pytest.raises(Refused, match="withdraw it first"):
        drafting.look_again(doubtful, finding=made.finding, by=cast.drafter)


def test_version_keeps_what_was_considered_when_it_was_submitted(doubtful: Plan, cast: Cast) -> None:
    made = consider(doubtful, cast)
    version = workflow.submit(doubtful, by=cast.head)
    workflow.withdraw(doubtful, by=cast.head)
    drafting.look_again(doubtful, finding=made.finding, by=cast.drafter)
    consider(doubtful, cast, code="C-11", reason="Later.")
    then = said(doubtful, version.submitted_at)
    now = said(doubtful)
    assert [code for code, it in then.items() if it.settled] == ["M-03"]
    assert [code for code, it in now.items() if it.settled] == ["C-11"]


def test_finding_is_the_same_in_every_language_and_another_with_other_figures(doubtful: Plan, cast: Cast) -> None:
    ids = set()
    for language in ("en", "fr", "es"):
        with translation.override(language):
            ids.add(finding(doubtful, "M-03").id)
    amount(doubtful, cast, 9_600_002)
    assert len(ids) == 1
    assert finding(doubtful, "M-03").id not in ids


def test_failing_record_takes_the_consideration_back(
    doubtful: Plan, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("no trail")

    monkeypatch.setattr(considering, "record", fail)
    with pytest.raises(RuntimeError):
        consider(doubtful, cast)
    assert not Consideration.objects.exists()


def test_reason_cannot_be_taken_back_by_nobody(doubtful: Plan, cast: Cast) -> None:
    made = consider(doubtful, cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Consideration.objects.filter(pk=made.pk).update(withdrawn_at=timezone.now())
