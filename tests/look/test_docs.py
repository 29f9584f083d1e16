import re

from tests.repository.files import ROOT

DOCS = (ROOT / "docs" / "look.md").read_text()
DOCUMENTED = ("rows.js", "sums.js", "unsaved.js", "sheet.js", "choices.js", "block.js", "undo.js")


def test_every_partial_in_the_docs_exists() -> None:
    named = set(re.findall(r"components/[\w/]+\.html", DOCS))
    assert {name for name in named if not (ROOT / "templates" / name).exists()} == set()


def test_every_module_and_its_attributes_are_documented() -> None:
    for module in (ROOT / "static" / "js").glob("*.js"):
        assert module.name in DOCS
    scripts = "".join((ROOT / "static" / "js" / name).read_text() for name in DOCUMENTED)
    used = set(re.findall(r"\[(data-[a-z-]+)", scripts))
    stems = {f"data-row-{it}" for it in ("add", "remove", "up", "down", "copy")}  # written there in one: add/remove/…
    assert {name for name in used - stems if name not in DOCS} == set()
