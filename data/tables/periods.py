"""Which month a sheet is of: its title says, else its name, else the file's name, else whoever imports it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import PurePath

from data.faults import Fault, Place, RefusedError
from data.notation.dates import (
    Dated,
    bare_month,
    bare_months,
    days_in,
    months_in,
    names_a_span,
    partial_range,
    without_days,
    years_in,
)
from metrics.arithmetic import month_end

FIRST_YEAR = 2020  # the year from whose end the work reported here is counted; earlier ones are slips of the pen


def period_of(place: Place, title: str, *, as_of: dt.date | None, today: dt.date) -> tuple[dt.date, list[Fault]]:
    """The period of a sheet (last day of the month) and warnings. RefusedError when dates are missing, differ or lie ahead."""
    stem, days = PurePath(place.file).stem, days_in(title)
    _refuse_parts_of_a_year(place, title, place.sheet or stem)
    years = next((y for text in (title, place.sheet, stem) if (y := years_in(without_days(text)))), set())
    said = {
        "title": _said(title, years, days),
        "sheet": _said(place.sheet or stem, years, days),
        "file": _said(stem, years, days) if place.sheet else [],
        "as_of": [Dated(month_end(as_of.year, as_of.month), f"{as_of:%Y-%m}")] if as_of else [],
    }
    _refuse_conflicts(
        place, [*said["title"], *(said["sheet"] if not said["title"] or place.sheet else []), *said["as_of"]]
    )
    found = next((said[where][0] for where in ("title", "sheet", "file", "as_of") if said[where]), None)
    if as_of and not said["title"] and not said["sheet"]:
        found = said["as_of"][0]
    if found is None:
        raise RefusedError(_missing(place, days))
    if not as_of:
        _refuse_names(place, found, stem, said["file"] if place.sheet else said["sheet"])
    return found.period, [*_ahead(place, found, today), *_doubts(place, found)]


def _refuse_parts_of_a_year(place: Place, *texts: str) -> None:
    for words in filter(None, map(partial_range, texts)):
        zh = f"写的是“{words}”，不是从1月起的累计，也不是月底的数。请写明截至哪年哪月底。"
        en = f"The span {words!r} does not begin in January. Export the figures as of a month's end and say which (截至2021年6月底)."
        raise RefusedError(place.error("date_range", zh, en, value=words))


def _said(text: str, years: set[int], days: list[Dated]) -> list[Dated]:
    """The months a text names; a bare 6月 with the only year known from elsewhere, or the last 6月 before the day of filling in."""
    found = months_in(text)
    month = bare_month(without_days(text))
    if found:
        return found + [Dated(month_end(found[0].period.year, m), f"{m}月") for m in bare_months(text)]
    if month and len(years) == 1:
        found = [Dated(month_end(min(years), month), f"{month}月")]
    elif month and not years and len(days) == 1:
        filled = days[0].period
        found = [Dated(month_end(filled.year - (month > filled.month), month), f"{month}月")]
    return found


def _missing(place: Place, days: list[Dated]) -> Fault:
    if days:
        zh = f"表上只有日期“{days[0].words}”，可能是填表那天，也可能是数据截至那天。请在标题写明“截至某年某月底”，或用 --as-of 指定。"
        en = (
            f"The only date is {days[0].words}: the day of filling in, or the day the figures are of. "
            "Write 截至2021年6月底 in the title or give --as-of 2021-06."
        )
        return place.error("date_missing", zh, en, value=days[0].words)
    zh = "标题和工作表名里都没有年月。请在标题写明（如“截至2021年6月底”），或用 --as-of 2021-06 指定。"
    en = "Neither title nor sheet name says the month. Write it in the title (截至2021年6月底) or give --as-of 2021-06."
    return place.error("date_missing", zh, en)


def _refuse_conflicts(place: Place, said: list[Dated]) -> None:
    first = said[0] if said else None
    other = next((d for d in said if first and d.period != first.period), None)
    if first and other:
        raise RefusedError(_differ(place, first, other.words, f"{other.period:%Y-%m}"))


def _differ(place: Place, first: Dated, words: str, other: str) -> Fault:
    zh = f"日期互相矛盾：“{first.words}”和“{words}”。请改成一致。"
    en = f"Two months are named, {first.period:%Y-%m} ({first.words}) and {other} ({words}). Make them agree."
    return place.error("date_conflict", zh, en, value=f"{first.words} / {words}")


def _refuse_names(place: Place, found: Dated, stem: str, named: list[Dated]) -> None:
    """A file named after another month or year: its title, or its name, is last month's. A file of a whole year holds its months."""
    if named and all(d.period != found.period for d in named):
        holds = any(d.period.year == found.period.year and d.period > found.period for d in named) and names_a_span(
            stem
        )
        if not holds:
            raise RefusedError(_differ(place, found, named[0].words, f"{named[0].period:%Y-%m}"))
    for name in (place.sheet, stem):
        years = years_in(without_days(name))
        if len(years) == 1 and found.period.year not in years and not months_in(name):
            raise RefusedError(_differ(place, found, name, f"{min(years)}"))
    if found.period.year < FIRST_YEAR:
        zh = f"“{found.words}”早于{FIRST_YEAR}年，可能是年份写错。请核对；确实如此请用 --as-of {found.period:%Y-%m} 指定。"
        en = f"{found.words} lies before {FIRST_YEAR}; the year may be a slip. Check it, or give --as-of {found.period:%Y-%m}."
        raise RefusedError(place.error("date_early", zh, en, value=found.words))


def _ahead(place: Place, found: Dated, today: dt.date) -> list[Fault]:
    """Refuses a month that has not begun; a month under way is worth a word."""
    if found.period.replace(day=1) > today:
        zh, en = (
            f"日期 {found.period:%Y-%m} 还没有到。请核对。",
            f"The month {found.period:%Y-%m} lies ahead. Check it.",
        )
        raise RefusedError(place.error("date_future", zh, en, value=found.words))
    if found.period > today and not (found.day and found.day <= today.day):
        zh, en = f"{found.period:%Y-%m} 还没有结束。", f"The month {found.period:%Y-%m} is not over yet."
        return [place.warning("date_unfinished", zh, en, value=found.words)]
    return []


def _doubts(place: Place, found: Dated) -> Iterator[Fault]:
    if found.day and found.day != found.period.day:
        zh = f"数据截至{found.words}，不是月底，按 {found.period:%Y-%m} 计入。"
        en = f"The figures are of {found.words}, not of a month's end; they are filed under {found.period:%Y-%m}."
        yield place.warning("date_midmonth", zh, en, value=found.words)
