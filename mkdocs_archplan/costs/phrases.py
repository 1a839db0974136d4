"""What authors write in place of an amount, or around one, in the languages in which cost tables are written."""

from __future__ import annotations

import re

from mkdocs_archplan.costs.currencies import CURRENCY
from mkdocs_archplan.costs.numbers import NUMBER

NO_SUM = re.compile(rf"{CURRENCY}\s*[-–—]{{1,3}}", re.IGNORECASE)
NOTHING = frozenset(
    (
        "",
        "-",
        "--",
        "---",
        "–",
        "—",
        "n/a",
        "na",
        "n.a.",
        "none",
        "nil",
        "null",
        "/",
        ".",
        "·",
        "k.a.",
        "s/o",
        "n.v.t.",
        "k. a.",
        "not applicable",
        "not available",
        "entfällt",
    )
)


def _any(*words: str, end: str = r"(?![^\W\d_])") -> str:
    return "(?:" + "|".join(words) + ")" + end


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_BLANK = r"""(?:[XYZ#?_.…]+(?:[,.][XYZ#?_.…]+)*|\[[^\[\]]*\]|<[^<>]*>|\{{1,2}[^{}]*\}{1,2})"""
_PER_ANYTHING = r"(?:\s*/\s*[^\W\d_]+|\s+per\s+[^\W\d_]+)?"
# `$X`, `€ …`, `[cost]`, `$[LOW] - $[HIGH]`, `TBD`, with a period or without.
PLACEHOLDER = _pattern(
    rf"~?\s*(?:{CURRENCY}\s*)?{_BLANK}\s*[kKmM]?\s*(?:{CURRENCY})?"
    rf"(?:\s*(?:-|–|—|to)\s*(?:{CURRENCY}\s*)?{_BLANK}\s*(?:{CURRENCY})?)?{_PER_ANYTHING}"
    rf"|(?:{CURRENCY}\s*)?(?:t\.?b\.?[acd]\.?|todo|tbx|unknown|unclear|pending|placeholder|fixme"
    r"|to be (?:determined|confirmed|announced|defined|estimated)|not (?:yet )?(?:known|estimated|determined)"
    r"|offen|noch offen|unbekannt|zu klären"
    r"|à définir|a definir|por definir|por determinar|a determinar|da definire|nader te bepalen|n\.?t\.?b\.?"
    rf"|未定|待定|未知|미정)(?:\s*[(:–—-].*)?{_PER_ANYTHING}"
)
FREE = _pattern(
    _any(
        "darmow[eya]",
        "za darmo",
        "zdarma",
        "kostnadsfri(?:tt)?",
        "ilmainen",
        "безкоштовно",
        "miễn phí",
        "free",
        "no (?:extra |additional )?(?:cost|charge)s?",
        "zero(?: cost)?",
        "always free",
        "gratis",
        "gratuite?s?",
        "gratuit[ao]s?",
        "grátis",
        "kostenlos",
        "kostenfrei",
        "umsonst",
        "bezpłatn[yiea]",
        "за ?бесплатно",
        "бесплатно",
        "ücretsiz",
    )
    + "|無料|免费|免費|무료|ฟรี"
)
INCLUDED = _pattern(
    _any(
        "included",
        "incl",
        "bundled",
        "covered",
        "absorbed",
        "already paid",
        "already (?:covered|included|owned)",
        "shared with",
        "within",
        "in plan",
        "part of",
        "comes with",
        "with(?:in)? existing",
        "existing",
        "owned",
        "inklusive",
        "im preis enthalten",
        "inkl",
        "enthalten",
        "inbegriffen",
        "inclus(?:e|es)?",
        "compris(?:e|es)?",
        "incluid[oa]s?",
        "incluíd[oa]s?",
        "inclus[oaie]",
        "inbegrepen",
        "w cenie",
    )
    + "|込み|含む|包含|已包含|포함"
)
PERCENT = _pattern(rf"(?P<sign>[-+])?\s*[~≈]?\s*(?P<low>{NUMBER})\s*(?:%?\s*(?:-|–|—|to)\s*(?P<high>{NUMBER})\s*)?%")
_ESTIMATED = (
    "avg",
    "average",
    "(?-i:[cC]a)(?!\\$)",
    "about",
    "around",
    "approx(?:imately|imate)?",
    "roughly",
    "circa",
    "est(?:imated|imate)?",
    "etwa",
    "rund",
    "ungefähr",
    "geschätzt",
    "environ",
    "env",
    "aprox(?:imadamente)?",
    "cerca de",
    "unos",
    "ongeveer",
    "około",
    "ok",
)
ABOUT = _pattern(rf"\s*(?:[~≈∼±]|[cC]\.(?=\s*[\d$€£])|{_any(*_ESTIMATED)}\.?:?|約|约|大约|약)\s*")
TAIL_ABOUT = _pattern(rf"[\s,]*{_any(*_ESTIMATED, 'estimate')}\.?")
AT_LEAST = _pattern(
    r"\s*(?:>=?|≥|"
    + _any(
        "dès",
        "von",
        "de",
        "от",
        "от",
        "from",
        "min",
        "minimum",
        "mind",
        "mindestens",
        "at least",
        "start(?:s|ing)? (?:at|from)",
        "over",
        "more than",
        "above",
        "ab",
        "à partir de",
        "au moins",
        "desde",
        "a partir de",
        "a partire da",
        "da",
        "vanaf",
        "od",
    )
    + r"\.?)\s*"
)
AT_MOST = _pattern(
    r"\s*(?:<=?|≤|"
    + _any(
        "moins de",
        "menos de",
        "meno di",
        "maximal",
        "до",
        "below",
        "within",
        "up to",
        "max",
        "maximum",
        "at most",
        "under",
        "below",
        "less than",
        "no more than",
        "not more than",
        "bis zu",
        "bis",
        "höchstens",
        "unter",
        "jusqu'à",
        "hasta",
        "até",
        "fino a",
        "tot",
        "maximaal",
        "do",
    )
    + r"\.?)\s*"
)
TAIL_LEAST = _pattern(r"\s*(?:minimum|min\.?|and up|or more|upwards|mínimo|mindestens)(?![^\W\d_])")
TAIL_MOST = _pattern(r"\s*(?:maximum|max\.?|or less|at most|tops|máximo|höchstens)(?![^\W\d_])")
EACH = _pattern(r"\s*(?:each|apiece|ea\.?|je|pro stück|cada uno|chacun)(?![^\W\d_])")
BETWEEN = _pattern(rf"\s*{_any('between', 'zwischen', 'entre', 'tra', 'tussen')}\s*")
AND = _pattern(r"\s*(?:and|und|et|en|y|e|-|–|—)\s*")
RANGE = _pattern(r"\s*(?:-|–|—|―|\.\.\.?|…|~|" + _any("to", "bis", "à", "a", "hasta", "até", "tot", "do") + r")\s*")
PLUS_MORE = _pattern(r"(?<!\S)\+|\b(?:plus|zzgl\.?|más|mais|und mehr)(?![^\W\d_])")
# Words that change no amount.
FILLER = _pattern(
    r"\s*" + _any("only", "just", "another", "additional", "extra", "nur", "seulement", "solo", "apenas") + r"\s*"
)
# What is said of taxes; no row says how much they are.
TAX = _pattern(
    r"\s*(?:\+|plus|zzgl\.?|inkl\.?|incl\.?|excl\.?|ex|hors|sans)?\s*"
    r"(?:vat|mwst\.?|ust\.?|tax(?:es)?|tva|iva|gst|btw|ht|ttc|netto|brutto|net|gross)(?![^\W\d_])"
)
