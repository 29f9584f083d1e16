"""Every page of the site with somebody who uses it, and a plan on which it has something to show."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from mcof.accounts.links import link_for
from mcof.audit.models import Event
from plans.catalogue import catalogue
from plans.content import load
from plans.validation import Level, validate
from tests.journeys.world import World


def nothing(_: World) -> list[object]:
    return []


@dataclass(frozen=True)
class Visit:
    """A page by name, arguments and query, who reads it, and its French heading where a translator should not err."""

    name: str
    who: str
    args: Callable[[World], list[object]] = field(default=nothing)
    heading: str = ""
    query: str = ""

    def address(self, world: World) -> str:
        if self.name == "account_reset_password_from_key":
            return urlsplit(link_for(world.cast.colleague)).path
        return reverse(self.name, args=self.args(world)) + self.query


def started(*more: object) -> Callable[[World], list[object]]:
    return lambda world: [world.started.reference, *more]


def draft(*more: object) -> Callable[[World], list[object]]:
    return lambda world: [world.draft.reference, *more]


def submitted(*more: object) -> Callable[[World], list[object]]:
    return lambda world: [world.submitted.reference, *more]


def in_force(*more: object) -> Callable[[World], list[object]]:
    return lambda world: [world.in_force.reference, *more]


def carried(*more: object) -> Callable[[World], list[object]]:
    return lambda world: [world.carried.reference, *more]


def advice(world: World) -> list[object]:
    """Something that an office may leave as it is."""
    findings = validate(load(world.started), catalogue())
    return [world.started.reference, next(it.id for it in findings if it.level != Level.BLOCKS)]


def remark(world: World) -> list[object]:
    return [world.submitted.reference, world.remark.pk]


def question(world: World) -> list[object]:
    return [world.in_force.reference, world.question.pk]


def somebody(world: World) -> list[object]:
    return [world.membership.user_id]


def somebody_in_office(world: World) -> list[object]:
    return [world.membership.user_id, world.membership.pk]


def an_event(world: World) -> list[object]:
    return [Event.objects.about_plan(world.submitted.reference).filter(action="plan.started").get().pk]


VISITS = (
    Visit("landing", "visitor"),
    Visit("framework", "visitor", heading="À propos du cadre"),
    Visit("places", "visitor"),
    Visit("sector", "visitor", lambda _: ["S21-14"], "Abris et établissements humains"),
    Visit("rules", "visitor"),
    Visit("rule", "visitor", lambda _: ["C-01"]),
    Visit("account_login", "visitor"),
    Visit("account_signup", "visitor"),
    Visit("socialaccount_login_cancelled", "visitor", heading="Non connecté"),
    Visit("account_inactive", "visitor"),
    Visit("account_reset_password", "visitor"),
    Visit("account_reset_password_done", "visitor"),
    Visit("account_reset_password_from_key", "visitor"),
    Visit("account_reset_password_from_key_done", "visitor"),
    Visit("account_change_password", "drafter"),
    Visit("account_reauthenticate", "drafter", heading="Est-ce toujours vous\N{NO-BREAK SPACE}?"),
    Visit("mfa_index", "drafter", heading="Second facteur"),
    Visit("mfa_index", "head", heading="Second facteur"),
    Visit("mfa_activate_totp", "drafter", heading="Configurer une application"),
    Visit("mfa_add_webauthn", "drafter", heading="Ajouter une clé d’accès"),
    Visit("mfa_edit_webauthn", "head", lambda world: [world.passkey.pk], "Renommer la clé d’accès"),
    Visit("mfa_remove_webauthn", "head", lambda world: [world.passkey.pk], "Supprimer la clé d’accès"),
    Visit("mfa_deactivate_totp", "head", heading="Supprimer l’application"),
    Visit("mfa_reauthenticate", "head", heading="Est-ce toujours vous\N{NO-BREAK SPACE}?"),
    Visit("mfa_reauthenticate_webauthn", "head", heading="Est-ce toujours vous\N{NO-BREAK SPACE}?"),
    Visit("mfa_view_recovery_codes", "head", heading="Codes de secours"),
    Visit("mfa_generate_recovery_codes", "head", heading="Créer de nouveaux codes de secours"),
    Visit("account_logout", "drafter"),
    Visit("signed-in", "drafter", heading="Vous êtes connecté"),
    Visit("profile", "drafter"),
    Visit("roles", "drafter"),
    Visit("absences", "head", heading="Pendant mon absence"),
    Visit("absences", "drafter", heading="Pendant mon absence"),
    Visit("sessions", "drafter", heading="Où je suis connecté"),
    Visit("desk", "drafter", heading="Mon espace"),
    Visit("desk", "regional", heading="Mon espace"),
    Visit("desk", "focal_point", heading="Mon espace"),
    Visit("portal", "focal_point", heading="Mon espace"),
    Visit("portal", "focal_point", heading="Mon espace", query="?q=flood"),
    Visit("notices", "regional", heading="Notifications"),
    Visit("notice-mail", "drafter", heading="Ce que je reçois par courriel"),
    Visit("plans", "reviewer", heading="Plans"),
    Visit("plan-new", "drafter", heading="Commencer un plan"),
    Visit("plan-new-sources", "drafter", heading="Autres plans dont partir"),
    Visit("plan-new-countries", "drafter", heading="Un plan pour plusieurs pays"),
    Visit("plan-new-form", "drafter", heading="Commencer un plan"),
    Visit("plan-origin", "drafter", carried(), "Ce qui a été repris"),
    Visit("plan-overview", "drafter", carried(), "Rédaction du plan"),
    Visit("plan-section", "drafter", carried("response-S21-14"), "Abris et établissements humains"),
    Visit("plan-overview", "drafter", draft(), "Rédaction du plan"),
    Visit("plan-overview", "drafter", started(), "Rédaction du plan"),
    Visit("plan-section", "drafter", draft("people"), "Personnes"),
    Visit("plan-section", "drafter", draft("response-S21-14"), "Abris et établissements humains"),
    Visit("plan-section", "drafter", started("crisis"), "Crise"),
    Visit("plan-section", "head", submitted("risks"), "Risques"),
    Visit("plan-responses", "drafter", draft(), "Secteurs d’assistance"),
    Visit("plan-matrix", "drafter", draft(), "Questions transversales et modalités"),
    Visit("plan-attachments", "drafter", draft(), "Pièces jointes"),
    Visit("plan-pictures", "drafter", draft()),
    Visit("plan-picture", "drafter", lambda world: [world.draft.reference, world.picture.uid]),
    Visit("plan-translations", "drafter", draft(), "Langues du plan"),
    Visit("plan-translations", "head", submitted(), "Langues du plan"),
    Visit("plan-translation", "drafter", draft("fr", "risks"), "Risques"),
    Visit("plan-translation", "drafter", draft("es", "response-S21-14"), "Abris et établissements humains"),
    Visit(
        "plan-translation-text",
        "drafter",
        draft("fr", "risks", "overview"),
        "Traductions antérieures\N{NO-BREAK SPACE}: Suivi des risques",
    ),
    Visit("plan-readiness", "drafter", started(), "Prêt à soumettre\N{NO-BREAK SPACE}?"),
    Visit("plan-readiness", "drafter", draft(), "Prêt à soumettre\N{NO-BREAK SPACE}?"),
    Visit("finding-consideration", "drafter", advice),
    Visit("plan-submission", "head", draft(), "Soumettre le plan pour examen\N{NO-BREAK SPACE}?"),
    Visit("plan-withdrawal", "head", submitted()),
    Visit("plan-revision", "head", in_force()),
    Visit("plan-closure", "head", in_force()),
    Visit("plan-colleagues", "head", draft()),
    Visit("plan-history", "head", in_force(), "Versions et décisions"),
    Visit("plan-sessions", "drafter", draft(), "Historique du brouillon"),
    Visit("plan-comparison", "drafter", draft(), "Comparer deux moments", "?before=states-0"),
    Visit("plan-set-aside", "drafter", draft(), "Mis de côté"),
    Visit(
        "section-restoration",
        "drafter",
        draft("states"),
        "Rétablir un texte antérieur\N{NO-BREAK SPACE}?",
        "?to=states-0",
    ),
    Visit("plan", "focal_point", in_force()),
    Visit("version", "focal_point", in_force(1), query="?q=flood"),
    Visit("version", "reviewer", in_force(1)),
    Visit("review", "regional", submitted(1)),
    Visit("version-checklist", "reviewer", submitted(1), "Liste de contrôle"),
    Visit("version-reviewers", "reviewer", submitted(1), "Qui examine"),
    Visit("version-comments", "reviewer", submitted(1), "Nouveau commentaire", "?section=states"),
    Visit("plan-comments", "head", submitted(), "Commentaires des examinateurs"),
    Visit("plan-comment", "drafter", remark, "Une condition des examinateurs"),
    Visit("plan-shares", "head", submitted(), "Partage avec les États membres"),
    Visit("plan-shares", "head", in_force(), "Partage avec les États membres"),
    Visit("plan-links", "head", in_force(), "Liens pour les personnes sans compte"),
    Visit("link", "visitor", lambda world: [world.secret], "Un document pour vous"),
    Visit("plan-consents", "focal_point", in_force(), "Demande et consentement de l’État"),
    Visit("plan-consents", "head", submitted(), "Demande et consentement de l’État"),
    Visit("plan-questions", "focal_point", in_force(), "Questions au bureau"),
    Visit("plan-questions", "head", in_force(), "Questions des États"),
    Visit("plan-question", "drafter", question, "Une question de l’État\N{NO-BREAK SPACE}: Soudan du Sud"),
    Visit("plan-question", "focal_point", question),
    Visit("plan-reports", "drafter", in_force(), "Rapports"),
    Visit("genuine", "visitor", heading="Ce document est-il authentique\N{NO-BREAK SPACE}?"),
    Visit("reports", "drafter"),
    Visit("blank-plan", "drafter", heading="Formulaire vierge d’un plan"),
    Visit("report", "drafter", lambda world: [world.report.pk]),
    Visit("council", "reviewer", heading="Rapports au Conseil"),
    Visit("council-report", "reviewer", lambda world: [world.to_council.pk]),
    Visit("council-text", "reviewer", lambda world: [world.to_council.pk, "fr"]),
    Visit("people", "administrator"),
    Visit("invitations", "administrator"),
    Visit("person", "administrator", somebody),
    Visit("person_absences", "administrator", somebody, "Absence et suppléance"),
    Visit("memberships", "administrator", somebody),
    Visit("membership_end", "administrator", somebody_in_office),
    Visit("membership_transfer", "administrator", somebody_in_office),
    Visit("offices", "administrator"),
    Visit("new_office", "administrator"),
    Visit("office", "administrator", lambda world: [world.cast.office.code]),
    Visit("trail", "administrator", heading="Journal d’audit"),
    Visit("trail", "head", heading="Journal d’audit"),
    Visit("trail-event", "head", an_event),
)

GALLERY = {"gallery"}  # for those who work on the look, in English
FILES = {"attachment-file", "consent-letter", "mfa_download_recovery_codes", "report-file", "trail-file"}
FILES |= {"link-file", "link-print-file", "plan-block", "robots"}
MID_WAY = {"mfa_authenticate"}  # between the password and the desk: tests/accounts/test_second_factor_in_the_browser.py
MID_WAY |= {"link-print"}  # once the link is open: tests/journeys/test_links.py
FRAGMENTS = {"section-findings"}  # parts of pages
ONLY_POSTED_TO = {
    "absence_end",
    "colleague-dismissal",
    "desk-news",
    "language",
    "link-code",
    "link-revocation",
    "milestone-removal",
    "office_day",
    "office_days",
    "person_account",
    "person_invitation",
    "person_second_factor",
    "plan-following",
    "plan-section-changes",
    "plan-section-conflict",
    "plan-section-presence",
    "plan-milestones",
    "plan-translation-changes",
    "plan-translation-conflict",
    "plan-translation-presence",
    "report-cancellation",
    "report-repeat",
    "reviewer-release",
    "share-replacement",
    "share-revocation",
    "text-preview",
    "version-marks",
    "version-opinion",
}
# The sign-in package has an address for each of its ways in; nothing here leads to these.
LEFT_BY_THE_PACKAGE = {
    "account_confirm_email",
    "account_confirm_login_code",
    "account_email",
    "account_email_verification_sent",
    "mfa_list_webauthn",
    "account_set_password",
    "openid_connect_callback",
    "openid_connect_login",
    "socialaccount_connections",
    "socialaccount_login_error",
    "socialaccount_signup",
    "usersessions_list",
}


def names_of_pages() -> set[str]:
    """Return the names of all addresses that somebody reads in a browser; administration of the tables is Django's."""
    names = {name for name in _names(get_resolver().url_patterns) if not name.startswith("api-")}
    return names - GALLERY - FILES - MID_WAY - FRAGMENTS - ONLY_POSTED_TO - LEFT_BY_THE_PACKAGE


def _names(patterns: list[URLPattern | URLResolver]) -> set[str]:
    found: set[str] = set()
    for it in patterns:
        if isinstance(it, URLPattern):
            found |= {it.name} if it.name else set()
        elif not it.namespace:
            found |= _names(it.url_patterns)
    return found
