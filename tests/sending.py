"""What a browser without JavaScript sends when the form of a page is submitted as it stands."""

from html.parser import HTMLParser

_BUTTONS = {"submit", "button", "image", "reset", "file"}


def sent_by(html: str, *, form: int = 0) -> dict[str, list[str]]:
    """Return the fields of a form that is posted, by its number in the main part of the page."""
    reader = _Reader()
    reader.feed(html.partition("<main")[2] or html)
    return reader.forms[form]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, list[str]]] = []
        self.inside = False
        self.templates = 0
        self.select = ""
        self.textarea: tuple[str, list[str]] | None = None

    @property
    def counts(self) -> bool:
        return self.inside and not self.templates

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form" and given.get("method") == "post":
            self.inside = True
            self.forms.append({})
        elif tag == "template":
            self.templates += 1
        elif self.counts and given.get("name") and "disabled" not in given:
            self._control(tag, given)
        elif self.counts and tag == "option" and self.select and "selected" in given:
            self._put(self.select, given.get("value") or "")

    def _control(self, tag: str, given: dict[str, str | None]) -> None:
        name, kind = given["name"] or "", given.get("type") or "text"
        if tag == "select":
            self.select = name
        elif tag == "textarea":
            self.textarea = (name, [])
        elif tag == "input" and kind in {"checkbox", "radio"}:
            if "checked" in given:
                self._put(name, str(given.get("value", "on") or ""))
        elif tag == "input" and kind not in _BUTTONS:
            self._put(name, given.get("value") or "")

    def handle_data(self, data: str) -> None:
        if self.textarea:
            self.textarea[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "template":
            self.templates -= 1
        elif tag == "select":
            self.select = ""
        elif tag == "textarea" and self.textarea:
            name, parts = self.textarea
            text = "".join(parts).removeprefix("\r").removeprefix("\n")  # the first line end is markup
            self._put(name, text.replace("\n", "\r\n"))
            self.textarea = None

    def _put(self, name: str, value: str) -> None:
        self.forms[-1].setdefault(name, []).append(value)
