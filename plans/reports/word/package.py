"""The Word file as a package of parts: what a document needs besides its text."""

import datetime
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from zipfile import ZipFile

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart

from plans.reports.characters import printable
from plans.reports.pictures import Pictures
from plans.reports.tree import Document
from plans.reports.word.bookmarks import Bookmarks
from plans.reports.word.elements import Element, element
from plans.reports.word.notes import Notes
from plans.reports.word.numbering import Numbering
from plans.reports.word.styles import LANGUAGES, SANS, SERIF, styles
from plans.reports.zipping import zipped

# What python-docx's template brings and is not wanted here.
_LEFT_OUT = ("/stylesWithEffects", "/customXml", "/thumbnail", "/fontTable")
# Free typefaces that measure the same, for machines without those of the office suite.
_SAME_MEASURE = {SERIF: "Caladea", SANS: "Carlito"}


class Package:
    """A Word document in the making."""

    def __init__(self, document: Document, pictures: Pictures) -> None:
        self.pictures = pictures
        self.language = document.language
        self.brief = document.brief
        self.dated = document.dated
        self.foreign = LANGUAGES[document.foreign] if document.foreign else ""
        self.word: WordDocument = docx.Document()
        self.part = self.word.part
        self.numbering = Numbering()
        self.marks = Bookmarks()
        self.notes = Notes(self.part.package)
        self._drawings = 0
        self._describe(document)

    def language_of(self, *, own: bool) -> str:
        """Return the language of a piece where it is not that of the document."""
        return self.foreign if own else ""

    @contextmanager
    def speaking(self, language: str) -> Iterator[None]:
        """Take this language for that of own words meanwhile."""
        usual, self.foreign = self.foreign, LANGUAGES[language]
        yield
        self.foreign = usual

    def link(self, address: str) -> str:
        return self.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def drawing(self, svg: str) -> str:
        """Add a drawing as it is, and return what it is called by."""
        self._drawings += 1
        name = PackURI(f"/word/media/drawing{self._drawings}.svg")
        part = Part(name, "image/svg+xml", svg.encode(), self.part.package)
        return self.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)

    def write(self, body: Sequence[Element]) -> bytes:
        """Return the file that holds these paragraphs and tables."""
        self._replace(self.word.element.body, body)
        self._replace(self.word.styles.element, styles(self.language, brief=self.brief))
        self._replace(self.part.numbering_part.element, self.numbering.elements())
        self._replace(self.word.settings.element, self._settings())
        self.part.relate_to(self.notes.part, RELATIONSHIP_TYPE.FOOTNOTES)
        for relations in (self.part.rels, self.part.package.rels):
            for key in [key for key, it in relations.items() if it.reltype.endswith(_LEFT_OUT)]:
                del relations[key]
        self._fonts()
        file = io.BytesIO()
        self.word.save(file)
        with ZipFile(file) as package:  # which python-docx dates by the clock
            return zipped({name: package.read(name) for name in package.namelist()}, dated=self.dated)

    @staticmethod
    def _replace(root: Element, children: Sequence[Element]) -> None:
        for child in list(root):
            root.remove(child)
        root.extend(children)

    def _describe(self, document: Document) -> None:
        about = self.word.core_properties
        about.title, about.author = printable(document.title)[:255], document.masthead.organization
        about.subject = printable(f"{document.subtitle}, {document.masthead.standing}, {document.masthead.date}")[:255]
        about.language = LANGUAGES[document.language]
        about.comments, about.keywords, about.last_modified_by = "", "", document.masthead.organization
        about.revision = 1
        if document.dated:
            about.created = about.modified = datetime.datetime.fromisoformat(f"{document.dated}T00:00Z")
            return
        properties = about._element  # noqa: SLF001  # python-docx has no way to be silent on them
        for told in [it for it in properties if it.tag.endswith(("}created", "}modified"))]:
            properties.remove(told)

    def _settings(self) -> list[Element]:
        """Return the settings, in the order of Word's schema. The contents learn their pages when it is opened."""
        uri = "http://schemas.microsoft.com/office/word"
        modes = {"compatibilityMode": 15, "enableOpenTypeFeatures": 1, "doNotFlipMirrorIndents": 1}
        return [
            element("w:zoom", percent=100),
            element("w:updateFields", val="true"),
            element("w:defaultTabStop", val=567),
            element("w:autoHyphenation", val="true"),
            element("w:doNotHyphenateCaps", val="true"),
            element("w:footnotePr", element("w:footnote", id=-1), element("w:footnote", id=0)),
            element(
                "w:compat",
                *(element("w:compatSetting", name=name, uri=uri, val=value) for name, value in modes.items()),
            ),
            element("w:themeFontLang", val=LANGUAGES[self.language]),
        ]

    def _fonts(self) -> None:
        fonts = element(
            "w:fonts",
            *(element("w:font", element("w:altName", val=other), name=name) for name, other in _SAME_MEASURE.items()),
        )
        name = PackURI("/word/fontTable.xml")
        part = XmlPart(name, CONTENT_TYPE.WML_FONT_TABLE, fonts, self.part.package)
        self.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)
