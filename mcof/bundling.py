"""Collected styles come as one file: on a poor line every further file is a journey. Development keeps them apart."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]  # it ships no types

BUNDLE = "css/site.css"
_IMPORT = re.compile(r'@import url\("(?P<file>[\w/.-]+)"\) layer\((?P<layer>\w+)\);')


class BundledStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # its base has no types
    """Whitenoise's storage, with the imports of the site's stylesheet put in their place."""

    # A module of ours asks for another by its hashed name. Django's own pattern trips over comments in other packages.
    _imports = ("js/*.js", ((r'(?P<matched>from "(?P<url>\./[\w.-]+)")', 'from "%(url)s"'),))
    patterns = (*CompressedManifestStaticFilesStorage.patterns, _imports)

    def post_process(self, paths: dict[str, Any], *, dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if BUNDLE in paths and not dry_run:
            Path(self.path(BUNDLE)).write_text(bundle(), encoding="utf-8")
            paths = paths | {BUNDLE: (self, BUNDLE)}
        yield from super().post_process(paths, dry_run=dry_run, **options)


def bundle() -> str:
    """Return the stylesheet with every imported file inside its layer, read anew from the sources."""
    source = Path(str(finders.find(BUNDLE)))

    def put(found: re.Match[str]) -> str:
        return f"@layer {found['layer']} {{\n{(source.parent / found['file']).read_text(encoding='utf-8')}}}"

    return _IMPORT.sub(put, source.read_text(encoding="utf-8"))
