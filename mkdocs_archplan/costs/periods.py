"""What an amount is paid for: a month, a year, once; in the languages in which cost tables are written."""

from __future__ import annotations

import re
from decimal import Decimal, localcontext
from functools import lru_cache

from mkdocs_archplan.costs.numbers import CENT, rounded

ONCE = "once"
# How many months a period has; days and hours have no certain number.
MONTHS = {"month": Decimal(1), "quarter": Decimal(3), "year": Decimal(12)}
_BY_PERIOD = {
    "month": """pm month months monthly mo mth mos mon pcm monat monate monatlich mtl mtl. mois mensuel mensuelle
        mensuels mes meses mensual mensuales mês mensal mensais mese mesi mensile mensili maand
        maanden maandelijks mnd miesiąc miesięcznie mies måned månad månedlig mdr mån kk ay aylık
        bulan měsíc měsíčně md tháng เดือน 月 月額 每月 毎月 个月 ヶ月 월 мес месяц месяца""",
    "year": """year years yearly yr yrs annum annual annually p.a pa jahr jahre jährlich an ans année annuel
        annuelle annuels año años anual anuales ano anos anuais anno anni annuo annui annuale jaar
        jaarlijks rok rocznie år vuosi yıl yıllık tahun ročně năm ปี årlig årligen 年 年額 每年 毎年 년 연
        год года""",
    "quarter": """qtr quarter quarters quarterly quartal vierteljährlich trimestre trimestriel trimestral kwartaal""",
    "week": """week weeks weekly wk woche wochen wöchentlich semaine semana semanas semanal settimana weken
        wekelijks 週 周""",
    "day": """day days daily tag tage täglich jour jours día días diario dia dias diário giorno giorni dag dagen
        dagelijks 日 天""",
    "hour": """hour hours hourly hr hrs h stunde stunden std heure heures hora horas ora ore uur 時間 小时""",
    ONCE: """once onetime one-time one-off oneoff upfront up-front einmalig einmal unique unico único única una-
        vez eenmalig una-tantum ponctuel jednorazowo engångs lifetime engångskostnad 一次性 一括 初期費用
        one-shot non-recurring""",
}
_PERIODS = {word: period for period, words in _BY_PERIOD.items() for word in words.split()}
# Of letters, too short or too common to mean a period wherever they stand.
_WEAK = frozenset(("h", "pm", "an", "pa", "mon", "mo", "dag", "ora", "ore", "std", "日", "月", "年", "天", "unique"))
_PHRASES = re.compile(
    r"one[ -]time|one[ -]off|una vez|una tantum|uma vez|paid once|\bp\.\s?a\.|\bp\.\s?m\.|\bp/[mja]\b", re.IGNORECASE
)
_MEANT = {"p.a.": "year", "p.m.": "month", "p/m": "month", "p/j": "year", "p/a": "year"}
_YEAR = 12  # months
_INFLECTED = re.compile(r"(?<=lich|.mal|..ig)e[nmrs]?$")
# `9 months`, `18-month`, `12 个月`; of years only how many months one has matters.
_LASTING = re.compile(
    r"(?<![\d.,])(\d{1,3})[\s-]*(?:months?|monate[n]?|mois|meses|mesi|maanden|个月|ヶ月|か月|개월|years?|jahre[n]?|ans|años|anos)\b",
    re.IGNORECASE,
)
_COMPOUNDS = (
    (re.compile(r"(?<!\d)月(?=[费費額额間间成])|[每毎]月|월(?=\s?[비간])|매월"), "month"),
    (re.compile(r"(?<!\d)年(?=[费費額额間间成度])|[每毎]年|연(?=\s?[비간])|매년"), "year"),
    (re.compile(r"初期|一次性|초기"), ONCE),
)
_TOKEN = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_SLASHED = re.compile(r"(?:/|\bper\b|\bpro\b|\bpar\b|\bpor\b)\s*([^\W\d_]+)", re.IGNORECASE)


def period_of(word: str) -> str | None:
    """Return the period that one word means (`mo`, `jährliche`), None for any other word."""
    folded = word.casefold().strip(" .")
    return _PERIODS.get(folded) or _PERIODS.get(_INFLECTED.sub("", folded))


@lru_cache(maxsize=4096)
def period_in(text: str) -> str | None:
    """Return the period a header, a heading or a label names (`Monthly cost`, `$/yr`); None for none or several.

    `Total (9 months)` names none, as many months are none of these; twelve are a year.
    """
    lengths = [int(length) for length in _LASTING.findall(text)]
    rest = _LASTING.sub(" ", text)
    found = {_MEANT.get(match.replace(" ", "").casefold(), ONCE) for match in _PHRASES.findall(rest)}
    found |= {period for word in _SLASHED.findall(rest) if (period := period_of(word))}
    rest = _PHRASES.sub(" ", rest)
    words = (word for word in map(str.casefold, _TOKEN.findall(rest)) if word not in _WEAK)
    found |= {period for word in words if (period := period_of(word))}
    found |= {period for pattern, period in _COMPOUNDS if pattern.search(rest)}
    if lengths and not found:
        return "year" if set(lengths) == {_YEAR} else None
    return found.pop() if len(found) == 1 else None


def is_period(text: str, *, alone: bool = False) -> bool:
    """Say whether a cell tells a period (`Yearly`, `per month`), as in a column of them; `alone`, and nothing else."""
    words = [word for word in _TOKEN.findall(text.casefold()) if word not in ("per", "pro", "par", "por", "al", "time")]
    return (
        bool(words)
        and len(words) < 3
        and not any(map(str.isdigit, text))
        and period_in(text) is not None
        and (all if alone else any)(map(period_of, words))
    )


def period_told(text: str) -> str | None:
    """Return the period that a text tells which has no other purpose: here a short word counts, too (`mo`, `h`)."""
    return period_in(text) or period_of(text)


def in_period(amount: Decimal, own: str, wanted: str, places: Decimal = CENT) -> Decimal:
    """Turn what is paid by the month, the quarter or the year into one of the others, to the cent; no other period."""
    if own == wanted or own not in MONTHS or wanted not in MONTHS:
        return amount
    with localcontext() as context:
        context.prec = max(28, amount.adjusted() + 10)
        return rounded(amount * MONTHS[wanted] / MONTHS[own], places)
