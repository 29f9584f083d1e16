"""How a session is called, in the language that is active: "112th Session", "Cent douzième session"."""

from collections.abc import Callable

from django.utils.translation import get_language

HIGHEST = 199
_ENGLISH = {1: "st", 2: "nd", 3: "rd"}
_FRENCH = (
    *("", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize"),
    *("quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"),
)
_FRENCH_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}
_SPANISH = ("", "primera", "segunda", "tercera", "cuarta", "quinta", "sexta", "séptima", "octava", "novena")
_SPANISH_TENS = (
    *("", "décima", "vigésima", "trigésima", "cuadragésima", "quincuagésima", "sexagésima", "septuagésima"),
    *("octogésima", "nonagésima"),
)


def session_name(number: int) -> str:
    """Return the name of a session, or nothing for a number that these words do not reach."""
    if not 0 < number <= HIGHEST:
        return ""
    return _NAMES[get_language() or "en"](number)


def _english(number: int) -> str:
    ending = "th" if number % 100 in {11, 12, 13} else _ENGLISH.get(number % 10, "th")
    return f"{number}{ending} Session"


def _french(number: int) -> str:
    if number == 1:
        return "Première session"
    words = " ".join(filter(None, ("cent" if number >= 100 else "", _french_below_hundred(number % 100))))
    stem = {"cinq": "cinqu", "neuf": "neuv"}.get(words[-4:], words[-4:].removesuffix("e"))
    return f"{words[:-4]}{stem}ième session".capitalize()


def _french_below_hundred(number: int) -> str:
    if number < len(_FRENCH):
        return _FRENCH[number]
    ten = max(it for it in _FRENCH_TENS if it <= number)
    more = number - ten
    joint = " et " if more in {1, 11} and ten < 80 else "-"
    return f"{_FRENCH_TENS[ten]}{joint}{_FRENCH[more]}" if more else _FRENCH_TENS[ten]


def _spanish(number: int) -> str:
    words = ("centésima" if number >= 100 else "", *_spanish_below_hundred(number % 100))
    return f"{' '.join(filter(None, words)).capitalize()} Reunión"


def _spanish_below_hundred(number: int) -> tuple[str, ...]:
    if 13 <= number <= 19:
        return (f"decimo{_SPANISH[number - 10]}",)
    special = {11: "undécima", 12: "duodécima"}.get(number)
    return (special,) if special else (_SPANISH_TENS[number // 10], _SPANISH[number % 10])


_NAMES: dict[str, Callable[[int], str]] = {"en": _english, "fr": _french, "es": _spanish}
