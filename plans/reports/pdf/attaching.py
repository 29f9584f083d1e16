"""The frozen content of a version within its PDF."""

from typing import Any

import pydyf
from django.utils.translation import gettext as _
from weasyprint import Attachment

FROZEN = "plan.json"


def attached(frozen: str) -> list[Attachment]:
    return [Attachment(string=frozen, name=FROZEN, description=_("The plan as data"))] if frozen else []


def related(_layout: Any, pdf: pydyf.PDF) -> None:
    """Say what is attached to be the source of the document, and not when that was done.

    WeasyPrint says the first for archives only, and for the second takes the hour of printing: the same version would
    never give the same bytes again.
    """
    found = [it for it in pdf.objects if isinstance(it, pydyf.Dictionary) and it.get("Type") == "/Filespec"]
    for it in found:
        it["AFRelationship"] = "/Source"
    for it in pdf.objects:
        if isinstance(it, pydyf.Stream) and it.extra.get("Type") == "/EmbeddedFile":
            del it.extra["Params"]["CreationDate"], it.extra["Params"]["ModDate"]
    if found:
        pdf.catalog["AF"] = pydyf.Array(it.reference for it in found)
