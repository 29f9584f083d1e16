"""What a page says, and the forms in it with what a browser would send."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

Attributes = dict[str, str | None]


@dataclass
class Form:
    """A form as it stands on the page: `values` are its fields as they would be sent."""

    action: str = ""
    values: dict[str, list[str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def fill(self, **values: str) -> "Form":
        for name, value in values.items():
            self.put(name, value)
        return self

    def put(self, name: str, *values: str) -> None:
        assert name in self.names, f"The form has no field {name!r}, only: {', '.join(sorted(self.names))}"
        self.values[name] = list(values)

    def row(self, table: str, **wanted: str) -> str:
        """Return the prefix of the row of a table whose fields have these values, such as `risks-3`."""
        for prefix in self._rows(table):
            if all(self.values.get(f"{prefix}-{name}") == [value] for name, value in wanted.items()):
                return prefix
        raise AssertionError(f"No row of {table} has {wanted}.")

    def _rows(self, table: str) -> Iterator[str]:
        for number in range(int(self.values[f"{table}-TOTAL_FORMS"][0])):
            yield f"{table}-{number}"

    def pairs(self) -> list[tuple[str, str]]:
        return [(name, value) for name, values in self.values.items() for value in values]


class Page(HTMLParser):
    """A page: its words, forms, links and ids."""

    def __init__(self, url: str, status: int, source: str) -> None:
        super().__init__()
        self.url, self.status = url, status
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self._words: list[str] = []
        self._form: Form | None = None
        self._writing: str | None = None
        self._select: str | None = None
        self.feed(source)

    @property
    def words(self) -> str:
        return " ".join(" ".join(self._words).split())

    def form(self, having: str) -> Form:
        """Return the form that has a field of this name."""
        for form in self.forms:
            if having in form.names:
                return form
        raise AssertionError(f"{self.url} ({self.status}) has no form with a field {having!r}: {self.words[:400]}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if attributes.get("id"):
            self.ids.add(attributes["id"] or "")
        if tag == "a" and attributes.get("href"):
            self.links.append(attributes["href"] or "")
        if tag == "form":
            self._form = Form(action=attributes.get("action") or "")
            self.forms.append(self._form)
        elif self._form is not None:
            self._field(self._form, tag, attributes)

    def _field(self, form: Form, tag: str, attributes: Attributes) -> None:
        name = attributes.get("name") or ""
        if tag == "option" and self._select and "selected" in attributes:
            form.values.setdefault(self._select, []).append(attributes.get("value") or "")
        if not name or "disabled" in attributes or tag not in {"input", "select", "textarea"}:
            return
        form.names.add(name)
        if tag == "select":
            self._select = name
        elif tag == "textarea":
            self._writing = name
            form.values[name] = [""]
        elif attributes.get("type") not in {"checkbox", "radio"} or "checked" in attributes:
            form.values.setdefault(name, []).append(attributes.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = None
        elif tag == "textarea" and self._form is not None and self._writing:
            text = self._form.values[self._writing][0].removeprefix("\n")
            self._form.values[self._writing] = [text]
            self._writing = None

    def handle_data(self, data: str) -> None:
        if self._writing and self._form is not None:
            self._form.values[self._writing][0] += data
        else:
            self._words.append(data)
