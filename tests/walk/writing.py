"""The drafter's part: find what is missing, write it, submit."""

import re

from tests.walk.html import Form, Page
from tests.walk.steps import Walk

APPROACH = (
    "The sector starts from what buyers want: fish from the flood lakes, bricks of stabilized earth, solar repair. "
    "People choose between a grant with a mentor, an apprenticeship of six months, and a share in a group enterprise."
)
COOPERATION = "South Sudan is responsible for people on its territory. This plan supports it, at its request."


def starts_a_plan(walk: Walk) -> str:
    """The drafter starts a plan from nothing"""
    form = walk.person("drafter").open("/plans/new/form/").form(having="title").fill(title="Walked through by a check")
    page = walk.person("drafter").send(form, "/plans/new/form/")
    found = re.search(r"/plans/([\w-]+)/", page.url)
    assert found, f"The new plan is not shown: {page.words[:400]}"
    return f"it is {found[1]}, and {_blocking(walk, found[1])} findings block it"


def sees_what_is_missing(walk: Walk) -> str:
    """The drafter opens next year's plan and sees what is missing"""
    blocking, found = _blocking(walk, walk.plan), _found(walk)
    assert blocking > 0, "Nothing blocks the plan: was this demo walked before? The check needs a fresh one."
    return f"{found} findings, {blocking} of them block the submission"


def follows_a_finding(walk: Walk) -> str:
    """A finding leads to its field"""
    drafter = walk.person("drafter")
    links = [link for link in drafter.open(walk.page("readiness")).links if "#at-" in link]
    for link in links:
        path, _hash, anchor = link.partition("#")
        assert anchor in drafter.open(path).ids, f"{link} leads nowhere."
    return f"{len(links)} links followed"


def cannot_submit_yet(walk: Walk) -> str:
    """Submitting it now is refused, and nothing changes"""
    path = walk.page("submission")
    page = walk.person("drafter").open(path)
    assert "block the submission" in page.words, page.words[:600]
    token = page.form(having="csrfmiddlewaretoken").values["csrfmiddlewaretoken"]
    forged = Form(values={"csrfmiddlewaretoken": token, "note": ["Too early."]})  # the page offers no form of its own
    refused = walk.person("drafter").send(forged, path)
    assert "Nothing was submitted" in refused.words, refused.words[:600]
    return ""


def completes_the_plan(walk: Walk) -> str:
    """The drafter completes it, section by section"""
    _write(walk, "states", cooperation=COOPERATION)
    _write(walk, "people", targeted="2100600")
    _write(walk, "accountability", psea_contact="PSEA coordinator, Juba office")
    _write(walk, "response-S21-09", approach=APPROACH)
    _write_row(walk, "response-S21-07", "modalities", {"modality": "M6"}, how="Fees are paid at the counter, in cash.")
    _write_row(walk, "response-S21-01", "activities", {"cost_usd": ""}, cost_usd="950000")
    statement = {"extent": "1", "when": "assessment", "how": "Anniversaries of the flood are planned for."}
    _write_row(walk, "response-S21-10", "issues", {"issue": "X4"}, **statement)
    assert _blocking(walk, walk.plan) == 0, walk.person("drafter").open(walk.page("readiness")).words[:800]
    return f"nothing blocks, findings left: {_found(walk)}"


def loses_no_text_to_a_colleague(walk: Walk) -> str:
    """Drafter and colleague save the same section: the second is told, with both texts"""
    path = walk.page("sections", "risks")
    forms = {who: walk.person(who).open(path).form(having="revision") for who in ("drafter", "colleague")}
    name = f"{forms['drafter'].row('risks', mitigation='')}-mitigation"
    saved = walk.person("drafter").send(forms["drafter"].fill(**{name: "Chlorine on every barge."}), path)
    assert "Saved" in saved.words, saved.words[:600]
    stale = walk.person("colleague").send(forms["colleague"].fill(**{name: "Screening at nine ports."}), path)
    assert stale.status == 409, f"{stale.status}: {stale.words[:400]}"
    assert "Chlorine on every barge." in stale.words, "The saved text is not shown."
    assert "Screening at nine ports." in stale.words, "The typed text is lost."
    return ""


def submits(walk: Walk) -> str:
    """The drafter submits it"""
    return _submitted(walk, "Complete. The figures of Renk are new.")


def mends_and_submits_again(walk: Walk) -> str:
    """The drafter mends what was asked for and submits again"""
    _write(walk, "capacity", gaps="A second boat for Renk is hired, and stands in for the first.")
    return _submitted(walk, "The second boat is in, under capacity.")


def _submitted(walk: Walk, note: str) -> str:
    page = _submit(walk, note)
    found = re.search(r"Submitted as version (\d+)", page.words)
    assert found, page.words[:800]
    walk.notes["version"] = found[1]
    return f"version {found[1]}"


def _submit(walk: Walk, note: str) -> Page:
    path = walk.page("submission")
    form = walk.person("drafter").open(path).form(having="note").fill(note=note)
    return walk.person("drafter").send(form, path)


def _write(walk: Walk, section: str, **values: str) -> None:
    _save(walk, section, _form(walk, section).fill(**values))


def _write_row(walk: Walk, section: str, table: str, which: dict[str, str], **values: str) -> None:
    form = _form(walk, section)
    row = form.row(table, **which)
    _save(walk, section, form.fill(**{f"{row}-{name}": value for name, value in values.items()}))


def _form(walk: Walk, section: str) -> Form:
    return walk.person("drafter").open(walk.page("sections", section)).form(having="revision")


def _save(walk: Walk, section: str, form: Form) -> None:
    page = walk.person("drafter").send(form, walk.page("sections", section))
    assert page.status == 200, f"{section} was not saved ({page.status}): {page.words[:600]}"
    assert "Saved" in page.words, page.words[:600]


def _blocking(walk: Walk, plan: str) -> int:
    words = walk.person("drafter").open(f"/plans/{plan}/readiness/").words
    found = re.search(r"Not yet: (\d+) finding", words)
    return int(found[1]) if found else 0


def _found(walk: Walk) -> int:
    """Return how many findings the plan has: each leads to its rule."""
    links = walk.person("drafter").open(walk.page("readiness")).links
    return sum(re.fullmatch(r"/rules/[A-Z]-\d+/", link) is not None for link in links)
