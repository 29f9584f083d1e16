"""The texts of a draft in further languages: how far each is, every text beside its translation, saving one."""

from collections.abc import Mapping

from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from plans import drafting
from plans.access import rights
from plans.api.answers import LanguageLine, SavedTranslation, TextLine, answer, described
from plans.api.door import plan_or_404, signed_in
from plans.api.pages import ListView
from plans.api.requests import TranslationChange, read
from plans.content import PlanContent, load
from plans.content.translating import Pair, Standing, pairs, standing
from plans.models import Language, Plan


class Translations(APIView):
    @extend_schema(responses=described(LanguageLine, many=True))
    def get(self, request: Request, reference: str) -> Response:
        """List the languages into which the draft may be translated, with how far each is."""
        content = load(_draft(request, reference))
        return answer(tuple(_language(standing(content, code)) for code in _further(content)))


class TranslationPage(ListView):
    @extend_schema(operation_id="plans_translations_texts_list", responses=described(TextLine, many=True))
    def get(self, request: Request, reference: str, language: str) -> Response:
        """List every text of the draft with its translation, and what is missing or has changed since."""
        plan = _draft(request, reference)
        content = load(plan)
        if language not in _further(content):
            raise NotFound
        kept = plan.translations.filter(language=language).values_list("section", "place", "revision")
        revisions = {(section, place): revision for section, place, revision in kept}
        return self.page_of(request, pairs(content, language), lambda pair: _line(pair, revisions))

    @extend_schema(request=TranslationChange, responses=described(SavedTranslation))
    def patch(self, request: Request, reference: str, language: str) -> Response:
        """Save the translation of one text upon what you read; 409 with both where somebody was faster."""
        plan = plan_or_404(request, reference)
        rights(signed_in(request), plan).edit.demand()
        given = read(TranslationChange, request.data)
        saved = drafting.translate(plan, language=language, by=signed_in(request), **given)
        revision = saved.revision if saved else 0
        return answer(SavedTranslation(language, given["section"], given["place"], revision, given["text"]))


def _draft(request: Request, reference: str) -> Plan:
    plan = plan_or_404(request, reference)
    rights(signed_in(request), plan).view_draft.demand()
    return plan


def _further(content: PlanContent) -> list[str]:
    return [code for code in Language.values if code != content.identity.language]


def _language(it: Standing) -> LanguageLine:
    return LanguageLine(Language(it.language), it.texts, it.missing, it.changed, it.complete)


def _line(pair: Pair, revisions: Mapping[tuple[str, str], int]) -> TextLine:
    text, translation = pair.text, pair.translation
    return TextLine(
        section=text.section,
        place=text.place,
        text=text.text,
        original=text.fingerprint,
        translation=translation.text if translation else "",
        changed=pair.changed,
        revision=revisions.get((text.section, text.place), 0),
    )
