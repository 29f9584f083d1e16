"""Words of all kinds: of an ordinary day, of every script, and those with which somebody tries the tool."""

import random
from typing import NamedTuple

ORDINARY = (
    "Some 61,000 households live under worn sheeting after the second flood season.",
    "Women and girls walk farthest for water, and wait for it longest.",
    "Quatre familles de retour sur dix dorment dans des bâtiments publics ; les puits sont à sec.",
    "Las autoridades del departamento dirigen la respuesta con pocos medios, y piden apoyo.",
    "Prices have doubled since March, and traders give no credit any more.",
    "Committees say what comes first, choose the places, and see the accounts.",
)
SCRIPTS = {
    "Arabic": "الهيئة الوطنية لشؤون اللاجئين والنازحين في الخرطوم",
    "Hebrew": "משרד הפנים וראש העיר נפגשו ביום שלישי",
    "Persian": "سازمان امور پناهندگان و مهاجران خارجی در مشهد",
    "Amharic": "የስደተኞችና ተመላሾች አገልግሎት በአዲስ አበባ",
    "Devanagari": "काठमाडौं उपत्यका विकास प्राधिकरणका कर्मचारी",
    "Bengali": "কক্সবাজারের ত্রাণ ও প্রত্যাবাসন কমিশনার",
    "Burmese": "ရခိုင်ပြည်နယ် အစိုးရအဖွဲ့",
    "Thai": "กรมป้องกันและบรรเทาสาธารณภัย",
    "Khmer": "គណៈកម្មាធិការជាតិគ្រប់គ្រងគ្រោះមហន្តរាយ",
    "Sinhala": "ආපදා කළමනාකරණ මධ්‍යස්ථානය",
    "Georgian": "ოკუპირებული ტერიტორიებიდან დევნილთა სამინისტრო",
    "Armenian": "Միգրացիայի եւ քաղաքացիության ծառայություն",
    "Cyrillic": "Державна служба України з надзвичайних ситуацій",
    "Greek": "Γενική Γραμματεία Πολιτικής Προστασίας",
    "Tifinagh": "ⴰⵙⵉⵏⴰⴳ ⴰⴳⴻⵍⴷⴰⵏ",
    "N'Ko": "ߒߞߏ ߞߊ߲",
    "Adlam": "𞤆𞤵𞤤𞤢𞤪",
    "Chinese": "国家移民管理局与国际移民组织驻华联络处",
    "Japanese": "出入国在留管理庁のしごと",
    "Korean": "출입국 외국인정책본부",
}
STRANGE = (
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau" * 6,
    "https://data.example.org/" + "displacement-tracking-matrix/" * 12 + "?round=16&lang=fr",
    "x" * 300,
    "1234567890" * 30,
    "W" * 120 + " " + "i" * 300,
    "Tie\u0302\u0301ng Vie\u0323\u0302t, n\u0303, a\u030a, e\u0301\u0300",
    "a\x00b\x07c\x0bd\x1fe\x7ff\x85g\ufffeh\ufdd0i",
    "zero\u200bwidth\u200cand\u200djoined\u2060\ufeff\u00adsoft",
    "\u202eturned round\u202c and \u2066isolated\u2069 \u200fmarked\u200e",
    "🌊 ⚠ ☎ ✓ ☀",
    "line\u2028separator\u2029paragraph\r\nreturn\ttab\x0cfeed",
    "\u00a0\u3000\u2003\u202f",
    "ﷺ ﷽ Ǆ ﬃ ½ № ™ ⁂ ∞ ≤ → ●",
)
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "</p></section></body></html><!-- ]]> <![CDATA[ &amp; &lt; &#0; &nbsp;",
    "{{ settings.SECRET_KEY }} {% load static %} {% include 'x' %} {# gone #}",
    "**bold *nested **again* and [never](closed",
    "[here](javascript:alert(1)) [there](data:text/html,x) [mail](mailto:a@b.example) [x](http://[::1)",
    "A call[^1] and another[^nobody] and[^1] again\n\n[^1]: A note with **marks** and [^2]\n[^2]: within a note[^1]",
    "## A heading and nothing below it",
    "#### ## # \n\n### \n\n- \n- - -\n1. \n99) x",
    "***___***__**_*" * 20,
    "[" * 200 + "]" * 200 + "(" * 200,
    "*" * 3000,
    "\\" * 500,
    "%s %(name)s %d %n {} {0} ${x} $(id) `id` '; DROP TABLE plans; --",
    "\n".join(f"{' ' * 2 * depth}- level {depth}" for depth in range(40)),
    "\n".join(f"{number % 90 + 1}. item {number}" for number in range(120)),
    "\n\n".join(f"Paragraph {number}.[^{number}]\n\n[^{number}]: Note {number}." for number in range(60)),
)


class Temper(NamedTuple):
    """How likely a text is of another script, strange or hostile, and how long it is in sentences."""

    script: float
    strange: float
    hostile: float
    sentences: int


CALM = Temper(0.03, 0.0, 0.0, 6)
MIXED = Temper(0.25, 0.08, 0.05, 5)
WILD = Temper(0.3, 0.3, 0.3, 4)
LONG = Temper(0.05, 0.02, 0.02, 30)


def narrative(draw: random.Random, temper: Temper, most: int) -> str:
    """Return running text of some paragraphs, as long as the field takes at most; often none."""
    if draw.random() < 0.2:
        return draw.choice(("", "", " ", "\n\n"))
    sentences = [_sentence(draw, temper) for _ in range(draw.randint(1, temper.sentences))]
    return draw.choice((" ", "\n\n", "\n- ")).join(sentences)[:most]


def line(draw: random.Random, temper: Temper, most: int) -> str:
    """Return a name or title."""
    if draw.random() < 0.1:
        return ""
    return " ".join(_sentence(draw, temper).split())[: min(most, draw.choice((12, 40, 120, 300)))].strip()


def _sentence(draw: random.Random, temper: Temper) -> str:
    kind = draw.random()
    kinds = ((temper.script, tuple(SCRIPTS.values())), (temper.strange, STRANGE), (temper.hostile, HOSTILE))
    for share, words in kinds:
        if kind < share:
            return draw.choice(words)
        kind -= share
    return draw.choice(ORDINARY)
