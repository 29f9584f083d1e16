"""Numbers as people write them: 12,000 in English, 12 000 or 12.000 in French and Spanish.

Django's own reading drops a separator wherever it stands: the English “1,5” would become 15, the French “12,000” 12.
Here a number that is not written as the reader's language writes numbers is an error, and stays in its field.
"""

import re
from decimal import Decimal
from typing import Any, Never

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import get_format, number_format
from django.utils.translation import gettext_lazy as _

LONGEST = 40
_OTHER = {".": ",", ",": "."}


def parse(text: str) -> Decimal | None:
    """Return the number, with as many decimals as were written, or None where it is none in the reader's language."""
    mark = get_format("DECIMAL_SEPARATOR")
    groups = rf"\d{{1,3}}(?:[\s'’{_OTHER[mark]}]\d{{3}})+"
    found = re.fullmatch(rf"([-−]?)({groups}|\d+)(?:\{mark}(\d+))?", text.strip())
    if found is None or len(text) > LONGEST:
        return None
    sign, whole, part = found.groups()
    digits = "".join(filter(str.isdecimal, whole))
    return Decimal(f"{'-' if sign else ''}{digits}.{part or ''}")


class _NumberField(forms.Field):
    widget = forms.TextInput
    example: Decimal

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "decimal", "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        """Show a stored number as the reader writes it; what was typed stays as it was typed."""
        return number_format(value) if isinstance(value, int | Decimal) else value

    def number(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        number = parse(str(value))
        return self.refuse() if number is None else number

    def refuse(self) -> Never:
        params = {"example": number_format(self.example)}
        raise ValidationError(self.error_messages["invalid"], code="invalid", params=params)


class DecimalNumber(_NumberField):
    """Stored with two decimals, shown with those that say something."""

    default_error_messages = {"invalid": _("Write a number in figures, such as %(example)s.")}
    example = Decimal("12000.5")

    def prepare_value(self, value: Any) -> Any:
        return super().prepare_value(value.normalize() if isinstance(value, Decimal) else value)

    def to_python(self, value: Any) -> Decimal | None:
        return self.number(value)


class WholeNumber(_NumberField):
    default_error_messages = {"invalid": _("Write a whole number in figures, such as %(example)s.")}
    example = Decimal(12000)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"inputmode": "numeric"}

    def to_python(self, value: Any) -> int | None:
        number = self.number(value)
        if number is None:
            return None
        return int(number) if _whole(number) else self.refuse()


class Dollars(WholeNumber):
    """Spreadsheets show amounts with their currency, and with cents."""

    def number(self, value: Any) -> Decimal | None:
        return super().number(_CURRENCY.sub("", str(value)) if value else value)


_CURRENCY = re.compile(r"^\s*(?:USD|US\$|\$)\s*|\s*(?:USD|US\$|\$US|\$)\s*$")


def _whole(number: Decimal) -> bool:
    """Two noughts after the mark are cents; three would be the thousands of another language."""
    return number.as_tuple().exponent in {0, -2} and number == int(number)
