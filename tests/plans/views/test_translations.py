"""A plan in further languages: how far they are, and each text beside its translation, kept or asked about again."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from plans import drafting, workflow
from plans.content import load, values
from plans.content.rows import load_section
from plans.content.translating import texts
from plans.models import Plan, Translation
from tests.cast import Cast
from tests.plans.contents import complete_content
from tests.plans.drafting.test_pictures import add, picture
from tests.plans.filling import revision_of
from tests.plans.views.editing import form_on
from tests.sending import sent_by

ABOUT_RISKS = ["overview", "risks.flood.description", "risks.flood.mitigation", "risks.flood.owner"]


def page_of(plan: Plan, key: str = "risks", language: str = "fr") -> str:
    return reverse("plan-translation", args=[plan.reference, language, key])


def overview(plan: Plan) -> str:
    return reverse("plan-translations", args=[plan.reference])


def html(response: Any) -> str:
    return str(response.content.decode())


def send(client: Client, url: str, typed: dict[str, str]) -> Any:
    return client.post(url, form_on(client, url) | typed)


def kept(plan: Plan) -> dict[str, str]:
    return {it.place: it.text for it in plan.translations.filter(language="fr")}


def translate_all(plan: Plan, cast: Cast, language: str = "fr") -> None:
    for it in texts(load(plan)):
        drafting.translate(
            plan,
            language=language,
            section=it.section,
            place=it.place,
            text=f"« {it.text} »",
            original=it.fingerprint,
            revision=0,
            by=cast.drafter,
        )


def rewrite(plan: Plan, overview: str, cast: Cast) -> None:
    value = values.Risks(overview=overview, risks=load_section(plan, "risks").risks)
    drafting.save_section(plan, key="risks", value=value, revision=revision_of(plan, "risks"), by=cast.drafter)


def test_only_what_was_typed_is_saved(ready: Plan, cast: Cast) -> None:
    client, url = cast.client("drafter"), page_of(ready)
    response = send(client, url, {"overview": "Suivis chaque mois.", "risks.flood.owner": "Chef du sous-bureau\r\n"})
    assert (response.status_code, response.url) == (303, url)
    assert kept(ready) == {"overview": "Suivis chaque mois.", "risks.flood.owner": "Chef du sous-bureau"}
    page = html(client.get(url))
    assert sent_by(page)["overview"] == ["Suivis chaque mois."]


def test_page_sent_again_as_it_stands_saves_nothing(ready: Plan, cast: Cast) -> None:
    client, url = cast.client("drafter"), page_of(ready)
    send(client, url, {"overview": "Suivis chaque mois.\r\n\r\nPuis relus."})
    before = list(Translation.objects.values())
    assert send(client, url, {}).status_code == 303
    assert list(Translation.objects.values()) == before


def test_texts_stand_in_their_languages(ready: Plan, cast: Cast) -> None:
    page = html(cast.client("drafter").get(page_of(ready)))
    assert '<div class="translation__original" id="at-overview-original" lang="en" data-original=' in page
    assert page.count('lang="fr"') >= len(ABOUT_RISKS)
    assert [name for name in sent_by(page) if ":" not in name and "." in name] == ABOUT_RISKS[1:]


def test_one_field_alone_is_saved_as_well(ready: Plan, cast: Cast) -> None:
    client, url = cast.client("drafter"), page_of(ready)
    data = form_on(client, url)
    alone = {"overview": "Suivis.", "overview:upon": data["overview:upon"][0]}
    assert client.post(url, alone).status_code == 303
    assert client.post(url, alone).status_code == 303
    assert [it.revision for it in Translation.objects.all()] == [1]


def test_field_that_does_not_say_what_it_was_made_upon_never_writes_over_another(ready: Plan, cast: Cast) -> None:
    client, url = cast.client("drafter"), page_of(ready)
    assert client.post(url, {"overview": "Suivis."}).status_code == 303
    response = client.post(url, {"overview": "Relus.", "overview:upon": "what?"})
    assert response.status_code == 409
    assert kept(ready) == {"overview": "Suivis."}


def test_two_translators_of_one_text_both_see_both(ready: Plan, cast: Cast) -> None:
    client, url = cast.client("drafter"), page_of(ready)
    mine = form_on(client, url) | {"overview": "La mienne.", "risks.flood.owner": "Chef du sous-bureau"}
    send(cast.client("colleague"), url, {"overview": "La leur."})
    response = client.post(url, mine)
    assert response.status_code == 409
    assert kept(ready) == {"overview": "La leur.", "risks.flood.owner": "Chef du sous-bureau"}
    page = html(response)
    assert '<blockquote class="translation__theirs" lang="fr">La leur.</blockquote>' in page
    assert "Colleague saved another translation meanwhile." in page
    assert sent_by(page)["overview"] == ["La mienne."]
    assert client.post(url, sent_by(page)).status_code == 303
    assert kept(ready)["overview"] == "La mienne."


def test_text_that_left_the_plan_meanwhile_shows_what_was_typed(ready: Plan, cast: Cast) -> None:
    client, url = cast.client("drafter"), page_of(ready)
    mine = form_on(client, url) | {"risks.flood.owner": "Chef du sous-bureau", "overview": "Suivis."}
    gone = values.Risks(overview=complete_content().risks.overview)
    drafting.save_section(ready, key="risks", value=gone, revision=revision_of(ready, "risks"), by=cast.colleague)
    response = client.post(url, mine)
    assert response.status_code == 409
    assert '<textarea id="gone-1" rows="3" readonly lang="fr">Chef du sous-bureau</textarea>' in html(response)
    assert kept(ready) == {"overview": "Suivis."}


def test_translation_that_is_too_long_stays_in_its_field(ready: Plan, cast: Cast) -> None:
    client, url = cast.client("drafter"), page_of(ready)
    response = send(client, url, {"overview": "x" * 30_001, "risks.flood.owner": "Chef"})
    assert response.status_code == 422
    assert len(sent_by(html(response))["overview"][0]) == 30_001
    assert 'id="at-overview_error"' in html(response)
    assert kept(ready) == {"risks.flood.owner": "Chef"}


def test_same_as_the_original_is_one_button(ready: Plan, cast: Cast) -> None:
    client, url = cast.client("drafter"), page_of(ready, "coordination")
    page = html(client.get(url))
    assert 'name="same" value="systems.s1.name"' in page
    assert 'name="same" value="overview"' not in page
    client.post(url, sent_by(page) | {"same": "systems.s1.name"})
    assert kept(ready) == {"systems.s1.name": "Camp coordination cluster"}


def test_changed_original_is_marked_with_its_difference(ready: Plan, cast: Cast) -> None:
    client, url = cast.client("drafter"), page_of(ready)
    send(client, url, {"overview": "Suivis chaque mois avec les sous-bureaux."})
    rewrite(ready, "Looked at every week with the sub-offices.", cast)
    page = html(client.get(url))
    assert "The original changed since." in page
    assert "removed: </span>month</del" in page
    assert "added: </span>week</ins" in page
    assert send(client, url, {"overview:holds": "1"}).status_code == 303
    assert "The original changed since." not in html(client.get(url))
    assert kept(ready) == {"overview": "Suivis chaque mois avec les sous-bureaux."}


def test_original_that_changed_while_somebody_translated_is_marked_without_its_words(ready: Plan, cast: Cast) -> None:
    client, url = cast.client("drafter"), page_of(ready)
    mine = form_on(client, url) | {"overview": "Suivis chaque mois."}
    rewrite(ready, "Looked at every week.", cast)
    assert client.post(url, mine).status_code == 303
    page = html(client.get(url))
    assert "The original changed since." in page
    assert "What changed" not in page


def test_going_on_leads_to_the_next_section_with_work_left(ready: Plan, cast: Cast) -> None:
    translate_all(ready, cast)
    client = cast.client("drafter")
    Translation.objects.filter(section__in=("risks", "objectives"), place__in=("overview", "vision")).delete()
    response = send(client, page_of(ready, "risks"), {"overview": "Suivis.", "on": "1"})
    assert response.url == f"{page_of(ready, 'objectives')}#at-vision"
    response = send(client, page_of(ready, "objectives"), {"vision": "En sécurité.", "on": "1"})
    assert response.url == overview(ready)


def test_row_is_called_by_its_heading_or_its_number(ready: Plan, cast: Cast) -> None:
    page = html(cast.client("drafter").get(page_of(ready, "response-S21-14")))
    assert ">Activity 2</h2>" in page
    assert ">Protection mainstreaming</h2>" in page


def test_section_without_a_text_says_so(plan: Plan, cast: Cast) -> None:
    page = html(cast.client("drafter").get(page_of(plan)))
    assert "Nobody has written anything here yet." in page
    assert cast.client("drafter").post(page_of(plan), {}).status_code == 303


def test_languages_say_how_far_they_are(ready: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    assert html(client.get(overview(ready))).count("Begin to translate into") == 2
    translate_all(ready, cast)
    drafting.translate(
        ready,
        language="es",
        section="identity",
        place="title",
        text="Plan",
        original="0" * 16,
        revision=0,
        by=cast.head,
    )
    page = html(client.get(overview(ready)))
    assert "99 of 99 texts translated" in page
    assert "0 of 99 texts translated" in page
    assert "1 original changed since" in page
    assert "Begin to translate into" not in page
    assert f'href="{page_of(ready, "identity", "es")}#at-title"' in page


def test_readiness_advises_to_finish_and_leads_there(ready: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    send(client, page_of(ready), {"overview": "Suivis."})
    page = html(client.get(reverse("plan-readiness", args=[ready.reference])))
    assert f'<a href="{overview(ready)}#at-fr">French: 98 of 99 texts still to be translated.' in page


@pytest.mark.parametrize("address", ["en/risks", "de/risks", "fr/nowhere", "fr/responses", "fr/response-S21-99"])
def test_other_languages_and_sections_are_not_there(ready: Plan, cast: Cast, address: str) -> None:
    assert cast.client("drafter").get(f"{overview(ready)}{address}/").status_code == 404


def test_plan_in_review_shows_its_translation_and_keeps_what_was_typed(ready: Plan, cast: Cast) -> None:
    client, url = cast.client("drafter"), page_of(ready)
    mine = form_on(client, url) | {"overview": "Suivis chaque mois."}
    workflow.submit(ready, by=cast.head)
    assert "disabled" in html(client.get(url))
    response = client.post(url, mine)
    assert response.status_code == 403
    assert "Suivis chaque mois." in html(response)
    assert not Translation.objects.exists()


def test_pages_take_as_many_statements_whatever_is_translated(
    ready: Plan, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = cast.client("drafter")
    send(client, page_of(ready), {"overview": "Suivis."})
    for url, statements in ((page_of(ready), 31), (overview(ready), 30)):
        client.get(url)
        with django_assert_num_queries(statements):
            client.get(url)
    translate_all(ready, cast, "es")
    for url, statements in ((page_of(ready), 31), (overview(ready), 30)):
        with django_assert_num_queries(statements):
            client.get(url)


def test_reader_chooses_among_the_complete_languages(ready: Plan, cast: Cast) -> None:
    translate_all(ready, cast)
    client, address = cast.client("drafter"), reverse("plan", args=[ready.reference])
    page = html(client.get(address))
    assert '<strong aria-current="true">English</strong><a href="?texts=fr">French</a>' in page
    assert "<h1>South Sudan crisis response plan 2027</h1>" in page
    french = html(client.get(f"{address}?texts=fr"))
    assert '<h1 lang="fr">« South Sudan crisis response plan 2027 »</h1>' in french
    assert "<h1>South Sudan" in html(client.get(f"{address}?texts=es"))


def test_page_of_reports_says_which_languages_are_complete(ready: Plan, cast: Cast) -> None:
    translate_all(ready, cast)
    workflow.submit(ready, by=cast.head)
    workflow.withdraw(ready, by=cast.head)
    rewrite(ready, "Looked at every week.", cast)
    page = html(cast.client("drafter").get(reverse("plan-reports", args=[ready.reference])))
    assert "<li>Version 1: The texts are in: English, French.</li>" in page
    assert (
        "<li>The plan as it is being written: The texts are in: English. "
        "The translation into French is not complete (1 has changed since).</li>"
    ) in page


def test_words_of_a_picture_are_translated_and_count(ready: Plan, cast: Cast) -> None:
    uid = add(ready, cast, picture()).uid
    translate_all(ready, cast)
    client, url = cast.client("drafter"), page_of(ready, "attachments")
    Translation.objects.filter(place=f"attachments.{uid}.caption").delete()
    assert "101 of 102 texts translated" in html(client.get(overview(ready)))
    assert f'href="{url}#at-attachments-{uid}-caption"' in html(client.get(overview(ready)))
    send(client, url, {f"attachments.{uid}.caption": "Bentiu en mai"})
    assert "102 of 102 texts translated" in html(client.get(overview(ready)))
    french = html(client.get(reverse("plan", args=[ready.reference]), {"texts": "fr"}))
    assert "Bentiu en mai" in french
    assert 'alt="« Water »"' in french
