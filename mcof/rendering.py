"""How forms look: the renderer that every form uses, and the widgets that draw choices our way."""

from django.forms import CheckboxSelectMultiple, RadioSelect
from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Named by the setting FORM_RENDERER."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"


class Tags(CheckboxSelectMultiple):
    """Several of a few, as tags that fill when chosen."""

    template_name = "components/widgets/tags.html"


class Columns(CheckboxSelectMultiple):
    """Several of many, in columns; of groups the first is open, the others once something is chosen."""

    template_name = "components/widgets/columns.html"


class TagChoice(RadioSelect):
    """One of a few, as tags."""

    template_name = "components/widgets/tags.html"


class Extent(RadioSelect):
    """To what extent, 0 to 3, as steps side by side."""

    template_name = "components/widgets/extent.html"
