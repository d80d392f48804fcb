"""The month a sheet speaks of, from its title, its name or the file's: 截至2021年6月底, 2021年1—6月, 2021-06, 202106."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from metrics.arithmetic import month_end

_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_CHINESE_YEAR = re.compile(r"[〇零○一二三四五六七八九]{4}(?=年)")
_CHINESE_MONTH = re.compile(
    r"(十[一二]?|[一二三四五六七八九])(?=\s*月|\s*[-—–~～至到]\s*[\d一二三四五六七八九十]+\s*月)"
)
_AS_OF = re.compile(r"(?:截[至止]?到?|[至到止])\s*(?:时间|日期)?\s*[:(]?\s*$")
_FILLED_IN = re.compile(r"(?:填报|填表|制表|报送|上报|打印|导出|生成|审核|更新)(?:日期|时间)\s*:?\s*[\d年月日./\- ]*")
_DASH = r"\s*[-—–~～至到]+\s*"
_YEAR = r"(?<!\d)(20\d\d)\s*年\s*"
_MONTHS = {
    "上半年": 6,
    "一季度": 3,
    "1季度": 3,
    "二季度": 6,
    "2季度": 6,
    "三季度": 9,
    "3季度": 9,
    "四季度": 12,
    "4季度": 12,
    "全年": 12,
}
_DAY = r"\s*(?P<{}>\d{{1,2}})\s*[日号]"
_RANGES = (
    re.compile(
        rf"{_YEAR}(?P<start>\d{{1,2}})\s*(?:月(?:{_DAY.format('first')})?)?{_DASH}"
        rf"(?:(?P<year>20\d\d)\s*年\s*)?(?P<month>\d{{1,2}})\s*月(?:{_DAY.format('day')})?"
    ),
    re.compile(
        r"(?<!\d)(20\d\d)[./](?P<start>\d{1,2})(?:[./](?P<first>\d{1,2}))?\s*[-—–~～至到]+\s*"
        r"(?:(?P<year>20\d\d)[./])?(?P<month>\d{1,2})(?:[./](?P<day>\d{1,2}))?(?!\d)"
    ),
    re.compile(
        r"(?<!\d)(20\d\d)-(?P<start>\d{1,2})(?:-(?P<first>\d{1,2}))?\s*[—–~～至到]+\s*"
        r"(?:(?P<year>20\d\d)-)?(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?(?!\d)"
    ),
)
_BARE_RANGE = re.compile(rf"(?<![\d年./])(?P<start>\d{{1,2}})\s*月?{_DASH}(?P<month>\d{{1,2}})\s*月")
_PATTERNS = (
    re.compile(rf"{_YEAR}(?P<month>\d{{1,2}})\s*月(?:\s*(?P<day>\d{{1,2}})\s*[日号])?"),
    re.compile(r"(?<!\d)(20\d\d)[-./](?P<month>\d{1,2})(?:[-./](?P<day>\d{1,2}))?(?!\d)"),
    re.compile(r"(?<!\d)(20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>\d\d)?(?!\d)"),
)
_SPANS = re.compile(rf"{_YEAR}度?(?:第|前)?({'|'.join(_MONTHS)})")
_BARE = re.compile(r"(?<![\d年])(?:1\s*月?" + _DASH + r")?(\d{1,2})\s*月份?")
_OF_A_DAY = re.compile(r"\s*\d{1,2}\s*[日号]")
_YEAR_ALONE = re.compile(r"(?<!\d)(20\d\d)(?=\s*年|\D|$)")


class Dated(NamedTuple):
    """A month found in a text: its last day, the words, the day where one was named, and whether it may be any day."""

    period: dt.date
    words: str
    day: int | None = None
    loose: bool = False


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """Half-width, with Chinese numerals of years and months as digits and without the date of filling in."""
    text = unicodedata.normalize("NFKC", text)
    text = _CHINESE_YEAR.sub(lambda m: m[0].translate(_DIGITS), text)
    text = _CHINESE_MONTH.sub(lambda m: str(_month_number(m[1])), text)
    return _FILLED_IN.sub(" ", text)


def months_in(text: str) -> list[Dated]:
    """Every month that the text names with its year, each once; impossible ones (13月) are not months.

    A day that is not its month's last and that nothing says figures are of (截至) is none: it may be the day of filling in.
    """
    return list({d.period: d for d in reversed(_dated(text)) if not d.loose}.values())[::-1]


def names_a_span(text: str) -> bool:
    """Whether a text names a span of months: 1-12月, 上半年, 全年."""
    text = plain(text)
    return any(pattern.search(text) for pattern in (*_RANGES, _BARE_RANGE)) or any(word in text for word in _MONTHS)


def days_in(text: str) -> list[Dated]:
    """The days in a text that no month is taken from."""
    return [dated for dated in _dated(text) if dated.loose]


def without_days(text: str) -> str:
    """The text without the days that no month is taken from."""
    text = plain(text)
    for dated in days_in(text):
        text = text.replace(dated.words, " ")
    return text


@lru_cache(maxsize=1024)
def _dated(text: str) -> tuple[Dated, ...]:
    text = plain(text)
    found: list[Dated] = []
    for place, pattern in enumerate((*_RANGES, *_PATTERNS)):
        for match in pattern.finditer(text):
            if 1 <= int(match["month"]) <= 12:
                period = month_end(int(match[1]), int(match["month"]))
                day = int(match["day"]) if match["day"] else None
                said = place < len(_RANGES) or day in (None, period.day) or _AS_OF.search(text[: match.start()])
                found.append(Dated(period, match[0].strip(), day, loose=not said))
        text = pattern.sub(" ", text)
    found += [Dated(month_end(int(m[1]), _MONTHS[m[2]]), m[0]) for m in _SPANS.finditer(text)]
    return tuple(found)


def partial_range(text: str) -> str:
    """The words of a span of months that does not begin in January of its year, so that nothing accumulates in it; or ''."""
    text = plain(text)
    for pattern in _RANGES:
        for match in pattern.finditer(text):
            if int(match["start"]) != 1 or int(match["first"] or 1) != 1 or match["year"] not in (None, match[1]):
                return match[0].strip()
        text = pattern.sub(" ", text)
    bare = next((m for m in _BARE_RANGE.finditer(text) if int(m["start"]) != 1), None)
    return bare[0].strip() if bare else ""


def bare_month(text: str) -> int | None:
    """A month without a year, as sheets are named: 6月, 1-6月."""
    return next(_bare(plain(text)), None)


def bare_months(text: str) -> list[int]:
    """The months without a year that stand in a text beside those with one; not those of a day (7月5日)."""
    text = plain(text)
    for dated in _dated(text):
        text = text.replace(dated.words, " ")
    return list(_bare(text))


def _bare(text: str) -> Iterator[int]:
    """Months without a year; 7月5日 is a day, on which somebody sent the file."""
    for match in _BARE.finditer(text):
        if 1 <= int(match[1]) <= 12 and not _OF_A_DAY.match(text, match.end()):
            yield int(match[1])


def years_in(text: str) -> set[int]:
    """The years a text names."""
    return {int(year) for year in _YEAR_ALONE.findall(plain(text))}


def _month_number(text: str) -> int:
    return 10 + int(text[1:].translate(_DIGITS) or 0) if text[0] == "十" else int(text.translate(_DIGITS))
