"""A section that saves by itself: alone, together, without a connection, without a sign-in; and nobody loses a word."""

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django import Settings

from mcof.accounts.models import User
from plans.content.rows import load_section
from plans.models import Plan, SetAside
from tests.authenticator import code, give_app
from tests.barriers import barriers_on
from tests.cast import Cast
from tests.factories import PASSWORD
from tests.plans.views.editing import Open, after_a_lost_tab, comes_true, save, section_page
from tests.site import running_site

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def says(page: Page, words: str) -> None:
    expect(page.locator("[data-autosave-state]")).to_contain_text(words, timeout=15_000)


def saves(page: Page) -> None:
    says(page, "Saving…")
    says(page, "Saved")


def write(page: Page, place: str, text: str) -> None:
    page.locator(f'textarea[data-place="{place}"]').fill(text)


def test_what_is_typed_saves_by_itself(ready: Plan, window: Open) -> None:
    page = window("drafter")
    write(page, "overview", "Watched daily")
    saves(page)
    assert load_section(ready, "risks").overview == "Watched daily"
    page.reload()
    expect(page.locator('textarea[data-place="overview"]')).to_have_value("Watched daily")


def test_rows_are_added_and_removed_by_themselves(ready: Plan, window: Open) -> None:
    page = window("drafter")
    page.get_by_role("button", name="Add a risk").click()
    page.locator("[data-rows-list] > [data-row]").last.get_by_label("Risk", exact=True).fill("Fuel runs out")
    saves(page)
    fuel = load_section(ready, "risks").risks[-1]
    assert fuel.description == "Fuel runs out"
    page.locator("[data-rows-list] > [data-row]").last.get_by_text("5", exact=True).first.click()
    saves(page)
    page.locator("[data-rows-list] > [data-row]").first.get_by_role("button", name="Remove").click()
    saves(page)
    assert [(risk.uid, risk.description) for risk in load_section(ready, "risks").risks] == [
        (fuel.uid, "Fuel runs out")
    ]


def test_field_that_cannot_be_read_stays_with_its_reason_and_the_rest_is_saved(ready: Plan, window: Open) -> None:
    page = window("drafter")
    page.goto(section_page(ready, "people"))
    page.locator('[data-place="targeted"]').fill("many")
    page.locator('textarea[data-place="method"]').fill("Counted anew")
    says(page, "Saved, but for what is marked")
    expect(page.get_by_text("Write a whole number in figures")).to_be_visible()
    assert load_section(ready, "people").method == "Counted anew"
    page.locator('[data-place="targeted"]').fill("150,000")
    saves(page)
    expect(page.get_by_text("Write a whole number in figures")).to_have_count(0)
    assert load_section(ready, "people").targeted == 150_000


def test_two_people_in_different_fields_keep_both_and_see_each_other(ready: Plan, window: Open) -> None:
    one, other = window("drafter"), window("colleague")
    uid = load_section(ready, "risks").risks[0].uid
    write(one, "overview", "Watched daily")
    saves(one)
    write(other, f"risks.{uid}.mitigation", "Boats")
    saves(other)
    expect(other.locator('textarea[data-place="overview"]')).to_have_value("Watched daily")
    expect(one.locator(f'textarea[data-place="risks.{uid}.mitigation"]')).to_have_value("Boats", timeout=20_000)
    expect(one.locator("[data-present]")).to_contain_text("Also here: Colleague")
    kept = load_section(ready, "risks")
    assert (kept.overview, kept.risks[0].mitigation) == ("Watched daily", "Boats")


def test_row_of_a_colleague_appears_without_reloading(ready: Plan, cast: Cast, window: Open) -> None:
    page = window("drafter")
    more = {"risks__TOTAL_FORMS": "2", "risks__1__description": "Fuel runs out"}
    assert save(cast.client("colleague"), ready, "risks", **more).status_code == 303
    added = load_section(ready, "risks").risks[-1].uid
    expect(page.locator(f'[data-place="risks.{added}.description"]')).to_have_value("Fuel runs out", timeout=20_000)
    write(page, f"risks.{added}.mitigation", "A second tank")
    saves(page)
    assert load_section(ready, "risks").risks[-1].mitigation == "A second tank"


@pytest.mark.parametrize(
    ("choice", "kept"),
    [("Keep mine", "Mine, daily"), ("Take theirs", "Theirs, weekly"), ("Write what shall stand", "Both, in turns")],
)
def test_two_people_in_the_same_field_decide(ready: Plan, cast: Cast, window: Open, choice: str, kept: str) -> None:
    page = window("drafter")
    page.route("**/presence/", lambda route: route.abort())  # the colleague's text does not arrive before mine is sent
    save(cast.client("colleague"), ready, "risks", overview="Theirs, weekly")
    write(page, "overview", "Mine, daily")
    dialog = page.get_by_role("dialog", name="A colleague changed the same")
    expect(dialog).to_be_visible(timeout=15_000)
    assert barriers_on(page) == []
    dialog.get_by_label(choice).check()
    if choice.startswith("Write"):
        dialog.get_by_role("textbox", name="What shall stand").fill(kept)
    dialog.get_by_role("button", name="Save what I chose").click()
    expect(page.locator('textarea[data-place="overview"]')).to_have_value(kept)
    assert load_section(ready, "risks").overview == kept
    asides = [(it.revision, it.places) for it in SetAside.objects.filter(plan=ready)]
    assert [places["overview"]["mine"] for _revision, places in asides] == ["Mine, daily"], asides
    expect(page.locator("section[data-kept]")).to_be_hidden()


def test_text_put_off_never_overwrites_the_other_unasked(ready: Plan, cast: Cast, window: Open) -> None:
    page = window("drafter")
    page.route("**/presence/", lambda route: route.abort())
    save(cast.client("colleague"), ready, "risks", overview="Theirs, weekly")
    write(page, "overview", "Mine, daily")
    page.get_by_role("button", name="Decide later").click()
    expect(page.locator('textarea[data-place="overview"]')).to_have_value("Mine, daily")
    says(page, "Not saved: a colleague changed the same")
    write(page, "overview", "Mine, daily and nightly")
    expect(page.get_by_role("dialog", name="A colleague changed the same")).to_be_visible(timeout=15_000)
    assert load_section(ready, "risks").overview == "Theirs, weekly"


def test_text_written_without_a_connection_is_offered_on_return(ready: Plan, cast: Cast, window: Open) -> None:
    page = window("drafter")
    page.context.set_offline(True)
    write(page, "overview", "Half a sentence that")
    says(page, "Not saved: no connection — kept on this device")
    page = after_a_lost_tab(page)
    save(cast.client("colleague"), ready, "risks", risks__0__mitigation="Boats")
    page.goto(section_page(ready, "risks"))
    offer = page.get_by_role("region", name="This device kept what could not be saved")
    expect(offer).to_contain_text("Half a sentence that")
    assert barriers_on(page) == []
    offer.get_by_role("button", name="Put it back and save").click()
    saves(page)
    kept = load_section(ready, "risks")
    assert (kept.overview, kept.risks[0].mitigation) == ("Half a sentence that", "Boats")
    page.reload()
    expect(page.locator("section[data-kept]")).to_be_hidden()


def test_text_offered_stays_on_the_device_while_somebody_writes_on(ready: Plan, window: Open) -> None:
    page = window("drafter")
    page.context.set_offline(True)
    write(page, "overview", "Half a sentence that")
    says(page, "Not saved: no connection — kept on this device")
    page = after_a_lost_tab(page)
    page.goto(section_page(ready, "risks"))
    page.locator('[data-place$=".mitigation"]').first.fill("Boats")
    saves(page)
    assert load_section(ready, "risks").risks[0].mitigation == "Boats"
    page.reload()
    offer = page.get_by_role("region", name="This device kept what could not be saved")
    expect(offer).to_contain_text("Half a sentence that")
    offer.get_by_role("button", name="Put it back and save").click()
    comes_true(page, lambda: load_section(ready, "risks").overview == "Half a sentence that")
    page.reload()
    expect(page.locator("section[data-kept]")).to_be_hidden()


def test_busy_site_is_asked_again_and_then_has_it(ready: Plan, window: Open) -> None:
    page = window("drafter")
    page.route("**/changes/", lambda route: route.fulfill(status=503, headers={"Retry-After": "1"}), times=1)
    write(page, "overview", "Watched daily")
    says(page, "Not saved yet: the site is busy — kept on this device, and tried again")
    says(page, "Saved")
    assert load_section(ready, "risks").overview == "Watched daily"


def test_what_is_typed_before_the_scripts_are_there_is_saved(ready: Plan, window: Open) -> None:
    page = window("drafter")
    held: list[Route] = []
    is_fast = False

    def deliver(script: Route) -> None:
        script.continue_() if is_fast else held.append(script)

    page.route("**/*.js", deliver)
    page.goto(section_page(ready, "risks"), wait_until="commit")
    write(page, "overview", "Typed on a slow line")
    is_fast = True
    for script in held:
        script.continue_()
    comes_true(page, lambda: load_section(ready, "risks").overview == "Typed on a slow line")
    says(page, "Saved")


def test_connection_that_comes_back_saves_what_was_typed_meanwhile(ready: Plan, window: Open) -> None:
    page = window("drafter")
    page.context.set_offline(True)
    write(page, "overview", "Half a sentence")
    says(page, "Not saved: no connection")
    write(page, "overview", "Half a sentence and the rest")
    page.context.set_offline(False)
    says(page, "Saved")
    expect(page.locator('textarea[data-place="overview"]')).to_have_value("Half a sentence and the rest")
    page.wait_for_timeout(2500)
    assert load_section(ready, "risks").overview == "Half a sentence and the rest"


def test_text_thrown_away_is_not_offered_again(ready: Plan, window: Open) -> None:
    page = window("drafter")
    page.context.set_offline(True)
    write(page, "overview", "A slip")
    says(page, "Not saved: no connection")
    page = after_a_lost_tab(page)
    page.goto(section_page(ready, "risks"))
    page.get_by_role("button", name="Throw it away").click()
    page.reload()
    expect(page.locator("section[data-kept]")).to_be_hidden()


def sign_in_again(page: Page, user: User) -> None:
    inside = page.frame_locator(".signin__frame")
    inside.locator("input[name=login]").fill(user.email)
    inside.locator("input[name=password]").fill(PASSWORD)
    inside.get_by_role("main").get_by_role("button", name="Sign in").click()


def test_expired_sign_in_is_renewed_in_place(ready: Plan, cast: Cast, window: Open, settings: Settings) -> None:
    settings.DEMO = True  # elsewhere nobody of the cast signs in by password
    page = window("drafter")
    page.context.clear_cookies()
    write(page, "overview", "Written while the sign-in expired")
    says(page, "Not saved: sign in again — kept on this device")
    sign_in_again(page, cast.drafter)
    says(page, "Saved")
    expect(page.locator('textarea[data-place="overview"]')).to_have_value("Written while the sign-in expired")
    assert load_section(ready, "risks").overview == "Written while the sign-in expired"


def test_expired_sign_in_is_renewed_in_place_with_a_second_factor(
    ready: Plan, cast: Cast, window: Open, settings: Settings
) -> None:
    settings.DEMO = True
    give_app(cast.drafter)
    page = window("drafter")
    page.context.clear_cookies()
    write(page, "overview", "Written while the sign-in expired")
    sign_in_again(page, cast.drafter)
    inside = page.frame_locator(".signin__frame")
    inside.get_by_label("Code").fill(code())
    inside.get_by_role("button", name="Sign in", exact=True).last.click()
    says(page, "Saved")
    assert load_section(ready, "risks").overview == "Written while the sign-in expired"


def test_somebody_else_who_signs_in_does_not_save_my_words(
    ready: Plan, cast: Cast, window: Open, settings: Settings
) -> None:
    settings.DEMO = True
    page = window("drafter")
    page.context.clear_cookies()
    write(page, "overview", "The drafter's words")
    sign_in_again(page, cast.colleague)
    says(page, "somebody else has signed in here")
    assert load_section(ready, "risks").overview != "The drafter's words"


def test_server_killed_between_keystrokes_loses_nothing(
    transactional_db: None, browser: Browser, ready: Plan, cast: Cast
) -> None:
    with running_site() as site, browser.new_context(base_url=site.url, locale="en-GB") as context:
        session = cast.client("drafter").cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": site.url}])
        page = context.new_page()
        page.goto(section_page(ready, "risks"))
        page.locator('textarea[data-place="overview"]').press_sequentially("First half")
        site.kill()
        page.locator('textarea[data-place="overview"]').press_sequentially(" and second half")
        says(page, "Not saved: no connection — kept on this device")
        site.start()
        expect(page.locator("[data-autosave-state]")).to_contain_text(re.compile("^Saved"), timeout=45_000)
    assert load_section(ready, "risks").overview.startswith("First half and second half")
