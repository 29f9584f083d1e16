"""Collected styles come as one file, and so do the modules of the editor.

On a poor line every further file is a journey. Development keeps them apart.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]  # it ships no types

BUNDLE = "css/site.css"
MODULES = "js/editor.js"
_MODULE = re.compile(r'^import (?:\{(?P<names>[^}]*)\} from )?"\./(?P<file>[\w-]+)\.js"\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?P<what>(?:async function|function|const|class) (?P<name>\w+))", re.MULTILINE)
_REMARK = re.compile(r"^ *//.*\n", re.MULTILINE)
_IMPORT = re.compile(r'@import url\("(?P<file>[\w/.-]+)"\) layer\((?P<layer>\w+)\);')


class BundledStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # its base has no types
    """Whitenoise's storage, with what the stylesheet and the editor import put in its place."""

    # A module of ours asks for another by its hashed name. Django's own pattern trips over comments in other packages.
    _imports = ("js/*.js", ((r'(?P<matched>from "(?P<url>\./[\w.-]+)")', 'from "%(url)s"'),))
    patterns = (*CompressedManifestStaticFilesStorage.patterns, _imports)

    def post_process(self, paths: dict[str, Any], *, dry_run: bool = False, **options: Any) -> Iterator[Any]:
        for name, made in ((BUNDLE, bundle), (MODULES, bundled_modules)):
            if name in paths and not dry_run:
                Path(self.path(name)).write_text(made(), encoding="utf-8")
                paths = paths | {name: (self, name)}
        yield from super().post_process(paths, dry_run=dry_run, **options)


def bundle() -> str:
    """Return the stylesheet with every imported file inside its layer, read anew from the sources."""
    source = Path(str(finders.find(BUNDLE)))

    def put(found: re.Match[str]) -> str:
        return f"@layer {found['layer']} {{\n{(source.parent / found['file']).read_text(encoding='utf-8')}}}"

    return _IMPORT.sub(put, source.read_text(encoding="utf-8"))


def bundled_modules() -> str:
    """Return the modules of the editor as one: each keeps its names to itself and hands on what it exports."""
    folder, made = Path(str(finders.find(MODULES))).parent, dict[str, str]()

    def make(name: str) -> None:
        source = (folder / f"{name}.js").read_text(encoding="utf-8")
        for found in _MODULE.finditer(source):
            if found["file"] not in made:
                make(found["file"])
        made[name] = _module(name, source)

    make(Path(MODULES).stem)
    return "".join(made.values())


def _module(name: str, source: str) -> str:
    handed = ", ".join(found["name"] for found in _EXPORT.finditer(source))
    own = _MODULE.sub(_taken, _EXPORT.sub(r"\g<what>", source))
    return f"const _{name} = (() => {{\n{_REMARK.sub('', own).strip()}\nreturn {{ {handed} }}\n}})()\n"


def _taken(found: re.Match[str]) -> str:
    names = (found["names"] or "").replace(" as ", ": ").strip()
    return f"const {{ {names} }} = _{found['file']}\n" if names else ""
