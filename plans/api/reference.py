"""Reference data and rules: open to everybody, as the pages about the framework are."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from plans.api.answers import ExampleLine, Item, RuleLine, described
from plans.api.pages import ListView, Pages
from plans.catalogue import Entry, catalogue
from plans.validation import Family, Level, Rule
from plans.validation.examples.telling import search, sections_of, told

_NARROWING = ("family", "level", "section", "search")


class LongPages(Pages):
    page_size = 500


class Vocabulary(ListView):
    """One list of reference data; `scope` narrows it to an edition or a set, `about` to one thing to write about."""

    permission_classes = (AllowAny,)
    pagination_class = LongPages
    vocabulary = ""

    @extend_schema(
        responses=described(Item, many=True),
        parameters=[
            OpenApiParameter("scope", str, description="Code of an edition or a set, such as 2021."),
            OpenApiParameter("about", str, description="Code of a section, a sector, an issue or a modality."),
        ],
    )
    def get(self, request: Request, vocabulary: str = "") -> Response:
        """List the items of a vocabulary, retired ones too, named in your language and in all three."""
        name = vocabulary or self.vocabulary
        known = catalogue().entries(name, retired=True)
        if not known:
            raise NotFound
        scope, about = (request.query_params.get(key, "") for key in ("scope", "about"))
        found = [it for it in known if scope in {"", it.scope} and about in {"", it.about[1] if it.about else ""}]
        return self.page_of(request, found, _item)


def _item(entry: Entry) -> Item:
    return Item(
        code=entry.code,
        name=entry.name,
        text=entry.text,
        names=dict(entry.names),
        texts=dict(entry.texts),
        scope=entry.scope,
        about=dict([entry.about] if entry.about else []),
        source=entry.source,
        verified=entry.verified,
        retired=entry.retired,
        usual=dict(entry.usual),
    )


class Rules(ListView):
    permission_classes = (AllowAny,)
    pagination_class = LongPages

    @extend_schema(
        responses=described(RuleLine, many=True),
        parameters=[
            OpenApiParameter("family", str, enum=Family.values),
            OpenApiParameter("level", str, enum=Level.values),
            OpenApiParameter("section", str, description="Key of a section; `response` is that of any sector."),
            OpenApiParameter("search", str, description="Words that the rule says in your language."),
        ],
    )
    def get(self, request: Request) -> Response:
        """List what is checked in a plan, why, what to do about it, and how a finding of it reads."""
        family, level, section, words = (request.query_params.get(name, "") for name in _NARROWING)
        return self.page_of(request, search(family=family, level=level, section=section, words=words), _rule)


def _rule(rule: Rule) -> RuleLine:
    example = told(rule, catalogue())
    return RuleLine(
        code=rule.code,
        family=rule.family,
        level=rule.level,
        title=str(rule.title),
        why=str(rule.why),
        source=str(rule.demand.source),
        remedy=str(rule.remedy),
        sections=sections_of(rule),
        example=ExampleLine(
            section=example.section,
            place=example.finding.place,
            message=str(example.finding.message),
            limit=example.limit or (),
        ),
    )
