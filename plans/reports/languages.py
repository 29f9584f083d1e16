"""In which language a document gives the plan's texts, and how it says so."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plans.content import PlanContent
from plans.content.translating import Standing, languages_of, standing, standings
from plans.reports.words import language_name, number


def language_note(content: PlanContent, language: str, texts: str, *, original: str = "") -> str:
    """Say in which language the texts are, where that is not to be taken for granted; "" where it is.

    `original` is the language that the plan was written in, where the content has left it.
    """
    return " ".join(_sentences(content, language, texts, original or content.identity.language))


def _sentences(content: PlanContent, language: str, texts: str, own: str) -> Iterator[str]:
    names = {"this": language_name(language), "texts": language_name(texts), "own": language_name(own)}
    if texts != language:
        yield _("Headings, tables and names are in %(this)s. The text of the plan is in %(texts)s.") % names
    if texts != own:
        yield _("The text is a translation by the office that wrote the plan; the original is in %(own)s.") % names
    elif language != own and (found := standing(content, language)).begun:
        yield incomplete(found)


def languages_told(content: PlanContent) -> str:
    """Say in which languages documents can give the texts of a plan, and which are not there yet."""
    names = ", ".join(map(language_name, languages_of(content)))
    left = [incomplete(it) for it in standings(content) if not it.complete]
    return " ".join([_("The texts are in: %(languages)s.") % {"languages": names}, *left])


def incomplete(found: Standing) -> str:
    """Say what keeps a translation that was begun from being printed."""
    text = _("The translation into %(language)s is not complete (%(gaps)s).")
    return text % {"language": language_name(found.language), "gaps": ", ".join(_gaps(found))}


def _gaps(found: Standing) -> Iterator[str]:
    if found.missing:
        text = ngettext("%(n)s of %(all)s texts is missing", "%(n)s of %(all)s texts are missing", found.missing)
        yield text % {"n": number(found.missing), "all": number(found.texts)}
    if found.changed:
        text = ngettext("%(n)s has changed since", "%(n)s have changed since", found.changed)
        yield text % {"n": number(found.changed)}
