"""What others do with a submitted plan: endorse, return, consent, approve, share."""

import datetime

from tests.walk.html import Page
from tests.walk.steps import Walk

REASON = "Say what happens in Renk when the first boat breaks down."
OWED = "The request or consent of this State is owed: South Sudan."


def region_endorses(walk: Walk) -> str:
    """The regional office endorses it"""
    return _decide(walk, "regional", "endorse", "In line with the region.")


def reviewer_returns(walk: Walk) -> str:
    """The reviewer at headquarters returns it with a reason"""
    return _decide(walk, "reviewer", "return", REASON)


def drafter_reads_the_reason(walk: Walk) -> str:
    """The drafter reads the reason"""
    page = walk.person("drafter").open(walk.page("history"))
    assert REASON in page.words, page.words[:1000]
    return f"“{REASON}”"


def region_endorses_again(walk: Walk) -> str:
    """The regional office sees what changed and endorses again"""
    page = walk.person("regional").open(_review(walk))
    assert "Changed since version 1" in page.words, page.words[:800]
    return _decide(walk, "regional", "endorse", "Endorsed again.")


def drafter_cannot_decide(walk: Walk) -> str:
    """The drafter cannot decide on their own plan"""
    page = walk.person("drafter").open(_review(walk))
    assert page.status == 403, page.status
    return "403 with the reason"


def approval_waits_for_the_state(walk: Walk) -> str:
    """The second reviewer cannot approve before the State consents"""
    path = _review(walk)
    page = walk.person("second.reviewer").open(path)
    assert OWED in page.words, page.words[-1500:]
    form = page.form(having="reason")
    form.put("decision", "approve")
    refused = walk.person("second.reviewer").send(form, path)
    assert refused.status in {403, 422}, refused.status
    return f"“{OWED}”"


def head_shares_for_consent(walk: Walk) -> str:
    """The head shares the version with South Sudan for its consent"""
    return _share(walk, "consent", "For the consent of the Government.")


def focal_point_consents(walk: Walk) -> str:
    """The focal point of South Sudan records the consent"""
    path = walk.page("consents")
    form = walk.person("focalpoint").open(path).form(having="answer")
    form.fill(
        country="SSD",
        answer="consent",
        given_on=datetime.datetime.now(datetime.UTC).date().isoformat(),
        function="Under-Secretary, Ministry of Humanitarian Affairs",
        reference="MHA/IOM/2026/203",
    )
    page = walk.person("focalpoint").send(form, path)
    assert "Recorded for South Sudan" in page.words, page.words[:1000]
    return ""


def second_reviewer_approves(walk: Walk) -> str:
    """The second reviewer approves"""
    return _decide(walk, "second.reviewer", "approve", "Complete and agreed.")


def head_shares_for_information(walk: Walk) -> str:
    """The head shares the approved version for information"""
    return _share(walk, "information", "The approved plan.")


def _decide(walk: Walk, who: str, decision: str, reason: str) -> str:
    path = _review(walk)
    form = walk.person(who).open(path).form(having="reason").fill(decision=decision, reason=reason)
    page = walk.person(who).send(form, path)
    assert "Recorded:" in page.words, f"{page.status}: {page.words[:800]}"
    return f"version {walk.notes['version']}"


def _share(walk: Walk, purpose: str, message: str) -> str:
    path = walk.page("shares")
    form = walk.person("head").open(path).form(having="purpose").fill(countries="SSD", purpose=purpose, message=message)
    page = walk.person("head").send(form, path)
    assert "Shared with South Sudan" in page.words, _said(page)
    return f"version {walk.notes['version']}"


def _review(walk: Walk) -> str:
    return walk.page("versions", walk.notes["version"], "review")


def _said(page: Page) -> str:
    return f"{page.status}: {page.words[:1000]}"
