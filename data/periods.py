"""Which month a sheet is of: its title says, else its name, else the file's name, else whoever imports it."""

from __future__ import annotations

import datetime as dt
from pathlib import PurePath

from data.dates import Dated, bare_month, months_in, partial_range, years_in
from data.faults import Fault, Place, RefusedError
from metrics.arithmetic import month_end


def period_of(place: Place, title: str, *, as_of: dt.date | None, today: dt.date) -> tuple[dt.date, list[Fault]]:
    """The period of a sheet (last day of the month) and warnings. RefusedError when dates are missing, differ or lie ahead."""
    stem = PurePath(place.file).stem
    _refuse_parts_of_a_year(place, title, place.sheet or stem)
    years = years_in(title) or years_in(place.sheet) or years_in(stem)
    said = {
        "title": _said(title, years),
        "sheet": _said(place.sheet or stem, years),
        "file": [d for d in months_in(stem) if place.sheet],
        "as_of": [Dated(month_end(as_of.year, as_of.month), f"{as_of:%Y-%m}")] if as_of else [],
    }
    _refuse_conflicts(
        place, [*said["title"], *(said["sheet"] if not said["title"] or place.sheet else []), *said["as_of"]]
    )
    found = next((said[where][0] for where in ("title", "sheet", "file", "as_of") if said[where]), None)
    if as_of and not said["title"] and not said["sheet"]:
        found = said["as_of"][0]
    if found is None:
        zh = "标题和工作表名里都没有年月。请在标题写明（如“截至2021年6月底”），或用 --as-of 2021-06 指定。"
        en = "Neither title nor sheet name says the month. Write it in the title (截至2021年6月底) or give --as-of 2021-06."
        raise RefusedError(place.error("date_missing", zh, en))
    return found.period, _ahead(place, found, today) + _doubts(place, found, said["file"])


def _refuse_parts_of_a_year(place: Place, *texts: str) -> None:
    for words in filter(None, map(partial_range, texts)):
        zh = f"写的是“{words}”，不是从1月起的累计，也不是月底的数。请写明截至哪年哪月底。"
        en = f"The span {words!r} does not begin in January. Export the figures as of a month's end and say which (截至2021年6月底)."
        raise RefusedError(place.error("date_range", zh, en, value=words))


def _said(text: str, years: set[int]) -> list[Dated]:
    """The months a text names; a bare 6月 with the only year known from elsewhere."""
    found = months_in(text)
    month = bare_month(text)
    if not found and month and len(years) == 1:
        found = [Dated(month_end(min(years), month), f"{month}月")]
    return found


def _refuse_conflicts(place: Place, said: list[Dated]) -> None:
    first = said[0] if said else None
    other = next((d for d in said if first and d.period != first.period), None)
    if first and other:
        zh = f"日期互相矛盾：“{first.words}”和“{other.words}”。请改成一致。"
        en = f"Two months are named, {first.period:%Y-%m} ({first.words}) and {other.period:%Y-%m} ({other.words}). Make them agree."
        raise RefusedError(place.error("date_conflict", zh, en, value=f"{first.words} / {other.words}"))


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


def _doubts(place: Place, found: Dated, in_file: list[Dated]) -> list[Fault]:
    doubts = []
    if found.day and found.day != found.period.day:
        zh = f"数据截至{found.words}，不是月底，按 {found.period:%Y-%m} 计入。"
        en = f"The figures are of {found.words}, not of a month's end; they are filed under {found.period:%Y-%m}."
        doubts.append(place.warning("date_midmonth", zh, en, value=found.words))
    if in_file and all(d.period != found.period for d in in_file):
        zh = f"文件名写的是“{in_file[0].words}”，按表内的“{found.words}”读取。请核对。"
        en = f"The file's name says {in_file[0].words}; it was read as {found.words}, as the sheet says. Check it."
        doubts.append(place.warning("date_file", zh, en, value=in_file[0].words))
    return doubts
