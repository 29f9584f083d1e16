"""Small documents of any shape."""

from plans.content.prose import Run
from plans.reports.tree import Document, Masthead, Paragraph, Part

MASTHEAD = Masthead(organization="Organization", mark="DRAFT", original="", date="", bodies=("Framework",))


def document(*parts: Part, **told: object) -> Document:
    known = {"language": "en", "own_language": "en", "title": "Plan", "subtitle": "", "language_note": ""}
    given = known | {"masthead": MASTHEAD, "key_figures": (), "parts": parts, "proof": "SHA-256 0"} | told
    return Document(**given)  # type: ignore[arg-type]  # what a test wants told


def chapter(key: str, *texts: str, new_page: bool = True) -> Part:
    blocks = tuple(Paragraph((Run(text),), number=number) for number, text in enumerate(texts, start=1))
    return Part(key=key, heading=key.title(), blocks=blocks, new_page=new_page)
