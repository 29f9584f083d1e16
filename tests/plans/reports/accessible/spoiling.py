"""Ways to spoil a document that everybody can read, each with what the check must say of it."""

from collections.abc import Callable
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, FloatObject, NumberObject, TextStringObject
from pypdf.generic import NameObject as N

from tests.plans.reports.accessible.tags import Tag, tags_of


def first(reader: PdfReader, *kinds: str) -> Tag:
    return next(tags_of(reader).all(*kinds))


def no_tags(reader: PdfReader) -> None:
    del reader.root_object["/StructTreeRoot"]


def leaping_heading(reader: PdfReader) -> None:
    first(reader, "H2").object[N("/S")] = N("/H3")


def empty_heading(reader: PdfReader) -> None:
    first(reader, "H2").object[N("/K")] = ArrayObject()


def unknown_tag(reader: PdfReader) -> None:
    first(reader, "H2").object[N("/S")] = N("/Heading")


def paragraph_in_list(reader: PdfReader) -> None:
    first(reader, "LI").object[N("/S")] = N("/P")


def text_in_section(reader: PdfReader) -> None:
    first(reader, "P").object[N("/S")] = N("/Sect")


def list_that_numbers_nothing(reader: PdfReader) -> None:
    del next(it for it in tags_of(reader).all("L") if any(it.all("Lbl"))).object["/A"]


def head_without_scope(reader: PdfReader) -> None:
    del first(reader, "TH").object["/A"]


def short_row(reader: PdfReader) -> None:
    first(reader, "TR").object["/K"].pop()


def table_without_heads(reader: PdfReader) -> None:
    for it in first(reader, "Table").all("TH"):
        it.object[N("/S")] = N("/TD")


def silent_figure(reader: PdfReader) -> None:
    first(reader, "Figure").object[N("/Alt")] = TextStringObject(" ")


def figure_beside_its_page(reader: PdfReader) -> None:
    first(reader, "Figure").object["/A"][N("/BBox")] = ArrayObject(map(FloatObject, (0, 0, 9_000, 10)))


def link_without_annotation(reader: PdfReader) -> None:
    link = first(reader, "Link").object
    link[N("/K")] = ArrayObject(it for it in link["/K"] if not isinstance(it, DictionaryObject))


def link_that_does_not_say_where_to(reader: PdfReader) -> None:
    del first(reader, "Link").annotations[0]["/Contents"]


def notes_of_one_name(reader: PdfReader) -> None:
    for it in tags_of(reader).all("Note"):
        it.object[N("/ID")] = TextStringObject("note-1")


def no_ids(reader: PdfReader) -> None:
    root: Any = reader.root_object["/StructTreeRoot"]
    del root["/IDTree"]


def content_of_no_tag(reader: PdfReader) -> None:
    first(reader, "P").object[N("/K")] = ArrayObject()


def content_of_two_tags(reader: PdfReader) -> None:
    first(reader, "P").object["/K"].append(NumberObject(0))
    first(reader, "P").object["/K"].append(NumberObject(0))


def tag_of_nothing(reader: PdfReader) -> None:
    first(reader, "P").object["/K"].append(NumberObject(999))


def content_that_forgot_its_tag(reader: PdfReader) -> None:
    numbers: Any = reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]  # type: ignore[index]  # a dictionary
    numbers[1].reverse()


def other_order_of_tabs(reader: PdfReader) -> None:
    del reader.pages[1]["/Tabs"]


def painted_for_nobody(reader: PdfReader) -> None:
    write(reader, lambda data: data + b"\n0 0 9 9 re f")


def margin_that_is_no_artifact(reader: PdfReader) -> None:
    write(reader, lambda data: data.replace(b"/Artifact", b"/Span"))


def content_within_content(reader: PdfReader) -> None:
    write(reader, lambda data: data.replace(b"BDC", b"BDC /Span <</MCID 9999>> BDC EMC", 1))


def sign_without_meaning(reader: PdfReader) -> None:
    write(reader, lambda data: data.replace(b"BT", b"BT <0000> Tj", 2))


def write(reader: PdfReader, change: Callable[[bytes], bytes]) -> None:
    contents: Any = reader.pages[2]["/Contents"]
    stream = contents[-1].get_object()
    stream.set_data(change(stream.get_data()))


def no_language(reader: PdfReader) -> None:
    del reader.root_object["/Lang"]


def language_by_its_name(reader: PdfReader) -> None:
    first(reader, "H1").object[N("/Lang")] = TextStringObject("in English")


def no_title(reader: PdfReader) -> None:
    about: Any = reader.trailer["/Info"]
    del about["/Title"]


def title_that_is_not_shown(reader: PdfReader) -> None:
    del reader.root_object["/ViewerPreferences"]


def doubtful_tags(reader: PdfReader) -> None:
    reader.root_object["/MarkInfo"][N("/Suspects")] = BooleanObject(value=True)  # type: ignore[index]  # a dictionary


def another_standard(reader: PdfReader) -> None:
    stream: Any = reader.root_object["/Metadata"]
    stream.set_data(stream.get_data().replace(b'pdfuaid:part="1"', b'pdfuaid:part="2"'))


def no_bookmarks(reader: PdfReader) -> None:
    del reader.root_object["/Outlines"]


def other_bookmark(reader: PdfReader) -> None:
    outlines: Any = reader.root_object["/Outlines"]
    outlines["/First"][N("/Title")] = TextStringObject("Elsewhere")


def attachment_of_no_relation(reader: PdfReader) -> None:
    del reader.root_object["/AF"]


def font_elsewhere(reader: PdfReader) -> None:
    descriptor = font_of(reader)["/DescendantFonts"][0]["/FontDescriptor"]
    for name in {"/FontFile2", "/FontFile3"} & descriptor.keys():
        del descriptor[name]


def font_without_unicode(reader: PdfReader) -> None:
    del font_of(reader)["/ToUnicode"]


def font_of(reader: PdfReader) -> Any:
    resources: Any = reader.pages[0]["/Resources"]
    return next(iter(resources["/Font"].values())).get_object()


def acting(reader: PdfReader) -> None:
    reader.root_object[N("/OpenAction")] = DictionaryObject({N("/S"): N("/JavaScript")})


SPOILED: list[tuple[Callable[[PdfReader], None], str]] = [
    (no_tags, "there are no tags"),
    (leaping_heading, "a heading of level 3 follows one of level 1"),
    (empty_heading, "a heading is empty"),
    (unknown_tag, "Heading is no standard tag and is mapped to none"),
    (paragraph_in_list, "P stands in L"),
    (text_in_section, "Sect holds content itself"),
    (list_that_numbers_nothing, "a list has labels and does not say how they number"),
    (head_without_scope, "a head of a table does not say what it is the head of"),
    (short_row, "the rows of a table differ in length"),
    (table_without_heads, "a cell in column 1 of a table has no head"),
    (silent_figure, "a figure has no words that stand for it"),
    (figure_beside_its_page, "a figure stands outside of its page: [0.0, 0.0, 9000.0, 10.0]"),
    (link_without_annotation, "a link leads nowhere"),
    (link_that_does_not_say_where_to, "a link does not say where it leads"),
    (notes_of_one_name, "two notes have the same id"),
    (no_ids, "note-1 is not among the ids"),
    (content_of_no_tag, "content is in 0 tags"),
    (content_of_two_tags, "content is in 3 tags"),
    (tag_of_nothing, "a tag holds content that no page shows"),
    (content_that_forgot_its_tag, "content does not know its tag"),
    (other_order_of_tabs, "the order of tabs is not that of the tags"),
    (painted_for_nobody, "something is painted that belongs to no tag"),
    (margin_that_is_no_artifact, "/Span has no number"),
    (content_within_content, "content begins within other content"),
    (sign_without_meaning, "a sign has no meaning in Unicode"),
    (no_language, "the document has no language"),
    (language_by_its_name, "in English is no language"),
    (no_title, "the document has no title"),
    (title_that_is_not_shown, "the title is not shown"),
    (doubtful_tags, "the file does not stand by its tags"),
    (another_standard, "the file does not claim to be PDF/UA-1"),
    (no_bookmarks, "there are no bookmarks"),
    (other_bookmark, "the bookmarks are not the headings"),
    (attachment_of_no_relation, "an attachment does not say what it is to the document"),
    (font_elsewhere, "is not in the file"),
    (font_without_unicode, "says nothing of Unicode"),
    (acting, "the file acts by itself"),
]
