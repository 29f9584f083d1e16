"""The same job over the API, by programs with tokens: the plan of Honduras and Guatemala in its next version."""

import datetime
import hashlib
import time

from tests.walk.printing import SECONDS_TO_PRINT
from tests.walk.steps import Walk
from tests.walk.visitor import Answer

DRAFTER, HEAD, REGION = "honduras.drafter", "honduras.head", "regional.panama"


def drafter_reads_the_plan(walk: Walk) -> str:
    """A program of the drafter reads plan and findings"""
    plan = expect(200, walk.program(DRAFTER).call("GET", f"plans/{walk.plan}/")).json
    findings = expect(200, walk.program(DRAFTER).call("GET", f"plans/{walk.plan}/findings/")).json
    walk.notes["revision"] = str(plan["revisions"]["states"])
    return f"{len(plan['content']['responses'])} sectors, {findings['count']} findings"


def drafter_saves_a_section(walk: Walk) -> str:
    """It saves a section; saving upon the old revision is refused with both texts"""
    saved = expect(200, _save(walk, "Honduras y Guatemala presiden el comité del plan.")).json
    stale = expect(409, _save(walk, "Las cancillerías presiden el comité.")).json
    texts = stale["current"]["cooperation"], stale["yours"]["cooperation"]
    assert texts == (saved["value"]["cooperation"], "Las cancillerías presiden el comité."), stale
    return f"revision {saved['revision']}, then 409"


def drafter_submits(walk: Walk) -> str:
    """It submits"""
    made = expect(201, walk.program(DRAFTER).call("POST", f"plans/{walk.plan}/submission/", {"note": "Revisión."})).json
    walk.notes["version"] = str(made["number"])
    return f"version {made['number']}"


def region_endorses(walk: Walk) -> str:
    """The regional office endorses"""
    return _decide(walk, REGION, "endorse")


def approval_waits(walk: Walk) -> str:
    """Approval is refused while consents are owed"""
    refused = expect(403, _post_decision(walk, "second.reviewer", "approve")).json
    return f"“{refused['detail']}”"


def states_answer(walk: Walk) -> str:
    """Honduras consents through its focal point, the office records the letter of Guatemala"""
    version = int(walk.notes["version"])
    _share(walk, "consent")
    reply = {
        "answer": "consent",
        "given_on": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "function": "Subsecretaría de Asuntos Consulares",
        "reference": "SRE/2026/77",
    }
    path = f"plans/{walk.plan}/consents/"
    expect(201, walk.program("otherstate").call("POST", path, reply | {"country": "HND", "version": version}))
    expect(201, walk.program(HEAD).call("POST", path, reply | {"country": "GTM", "reference": "MRE/2026/310"}))
    return ""


def reviewer_approves(walk: Walk) -> str:
    """The second reviewer approves, the head shares for information"""
    _decide(walk, "second.reviewer", "approve")
    return _share(walk, "information")


def focal_point_prints(walk: Walk) -> str:
    """The focal point of Honduras asks for the report and fetches it"""
    asked = {"plan": walk.plan, "version": int(walk.notes["version"]), "language": "es"}
    report = expect(202, walk.program("otherstate").call("POST", "reports/", asked)).json
    deadline = time.monotonic() + SECONDS_TO_PRINT
    while report["state"] != "done":
        assert report["state"] != "failed", report
        assert time.monotonic() < deadline, report
        time.sleep(0.1)
        report = expect(200, walk.program("otherstate").call("GET", f"reports/{report['id']}/")).json
    file = expect(200, walk.program("otherstate").call("GET", f"reports/{report['id']}/file/"))
    assert hashlib.sha256(file.body).hexdigest() == report["sha256"], report
    return f"{report['pages']} pages, SHA-256 {report['sha256']}"


def stranger_finds_nothing(walk: Walk) -> str:
    """A program of another office finds nothing"""
    expect(404, walk.program("drafter").call("GET", f"plans/{walk.plan}/"))
    return "404"


def expect(status: int, answer: Answer) -> Answer:
    assert answer.status == status, f"{answer.url}: {answer.status}, not {status}: {answer.body[:600]!r}"
    return answer


def _save(walk: Walk, text: str) -> Answer:
    change = {"section": "states", "revision": int(walk.notes["revision"]), "value": {"cooperation": text}}
    return walk.program(DRAFTER).call("PATCH", f"plans/{walk.plan}/", change)


def _decide(walk: Walk, who: str, decision: str) -> str:
    made = expect(201, _post_decision(walk, who, decision)).json
    return f"version {made['version']}"


def _post_decision(walk: Walk, who: str, decision: str) -> Answer:
    asked = {"version": int(walk.notes["version"]), "decision": decision, "reason": "Complete and agreed."}
    return walk.program(who).call("POST", f"plans/{walk.plan}/decisions/", asked)


def _share(walk: Walk, purpose: str) -> str:
    asked = {"version": int(walk.notes["version"]), "countries": ["HND"], "purpose": purpose}
    expect(201, walk.program(HEAD).call("POST", f"plans/{walk.plan}/shares/", asked))
    return f"version {asked['version']}"
