"""How plans took up the five cross-cutting issues and the six operational modalities."""

from django.utils.translation import gettext as _

from plans.reports.application.material import Across
from plans.reports.narrative import sentence
from plans.reports.tree import Block, Column, Look, Note, Part, Table, row
from plans.reports.words import number


def uptake(m: Across) -> Part:
    blocks: tuple[Block, ...] = (Note(_("No plan was applied in this period.")),)
    if m.figures.plans:
        text = _(
            "The framework asks of every sector when, how and to what extent it takes up each cross-cutting issue, and "
            "has operational modalities applied as appropriate."
        )
        blocks = (sentence(text), _issues(m), _modalities(m))
    return Part(key="uptake", heading=_("Cross-cutting issues and operational modalities"), blocks=blocks)


def _issues(m: Across) -> Table:
    extents = m.entries("extent")
    width = 15 // (len(extents) + 1)
    heads = [*(entry.name for entry in extents), _("Not stated")]
    return Table(
        caption=_("Cross-cutting issues, by the extent to which responses of sectors take them up"),
        columns=(
            Column(heading=_("Cross-cutting issue"), width=24 - width * len(heads)),
            *(Column(heading=head, width=width, look=Look.NUMBER) for head in heads),
        ),
        rows=tuple(
            row(
                m.name("issue", it.code),
                *(number(it.extents.get(entry.code, 0)) for entry in extents),
                number(it.silent),
            )
            for it in m.figures.issues
        ),
        note=_("Counts are of responses: one for each sector of each plan."),
    )


def _modalities(m: Across) -> Table:
    heads = (_("Plans that use it"), _("Plans that say why not"), _("Plans that say neither"), _("Responses using it"))
    return Table(
        caption=_("Operational modalities used by plans"),
        columns=(
            Column(heading=_("Operational modality"), width=8),
            *(Column(heading=head, width=4, look=Look.NUMBER) for head in heads),
        ),
        rows=tuple(
            row(m.name("modality", it.code), *map(number, (it.used, it.explained, it.silent, it.responses)))
            for it in m.figures.modalities
        ),
    )
