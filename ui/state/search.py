"""What finds an option of a picker beside its own words: codes, other names, pinyin and its initials, the other language, ways to write a month.

`static/search.js` searches it in the browser, where the framework itself would go by the words of an option alone.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from findings.text import own_words
from findings.text.wording import dated
from geo import layers, names
from geo.register import Area, register
from language import pinyin
from language.text import Text
from metrics.catalogue import FAMILIES, INDICATORS, families_in
from metrics.catalogue.model import Family, Indicator
from metrics.regimes import REGIMES

FOLDER = layers.STATIC.parent / "search"  # Streamlit serves static/ as app/static/
Entry = tuple[
    list[str], list[str]
]  # the words of an option in both languages, and what finds it; both as `plain` has them


@lru_cache(maxsize=4)
def written(months: tuple[dt.date, ...]) -> str:
    """Where the browser fetches the index of all areas and indicators and of these months: a file, written where it is not there yet."""
    content = json.dumps(entries(months), ensure_ascii=False, separators=(",", ":"))
    path = FOLDER / f"words.{hashlib.sha256(content.encode()).hexdigest()[:8]}.json"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        layers.write(path, content)
    return f"app/static/search/{path.name}"


def entries(months: Iterable[dt.date]) -> list[Entry]:
    """Every area, line of work, indicator and month with what finds it."""
    areas = register().areas.values()
    return [
        *(_entry(area.name, _of_area(area)) for area in areas),
        *(
            _entry(name, [family.id, *_read(family.name), *_read(name)])
            for family in FAMILIES.values()
            for name in _names(family)
        ),
        *(
            _entry(in_family(called, since), _of_indicator(called))
            for indicator in INDICATORS.values()
            for since, called in _called(indicator)
        ),
        *(_entry(dated(month), _of_month(month)) for month in months),
    ]


def plain(words: str) -> str:
    """Letters and digits alone, of one width and case, so that spaces, hyphens and full-width forms make no difference."""
    return "".join(c for c in unicodedata.normalize("NFKC", words).casefold() if c.isalnum())


def _entry(name: Text, found_by: Iterable[str]) -> Entry:
    return [plain(name.zh), plain(name.en)], list(dict.fromkeys(map(plain, found_by)))


def _read(name: Text) -> Iterator[str]:
    """A name in both languages, and how the Chinese one is typed with Latin letters."""
    yield from (name.zh, name.en, "".join(pinyin.syllables(name.zh)), pinyin.initials(name.zh))


def _of_area(area: Area) -> Iterator[str]:
    yield area.code
    for name in (area.name.zh, *names.aliases(area.code)):
        yield from _read(Text(name, area.name.en))


def _names(family: Family) -> Iterator[Text]:
    """Every name of a family, whatever the regime."""
    return iter(dict.fromkeys((family.name, *(name for _, name in family.renamed))))


def _called(indicator: Indicator) -> Iterator[tuple[dt.date, Indicator]]:
    """An indicator under each regime in which it, or its family, has another name, with when that begins."""
    seen: set[Text] = set()
    for regime in REGIMES:
        called = indicator.called_in(regime.id)
        if (name := in_family(called, regime.since)) not in seen:
            seen.add(name)
            yield regime.since, called


def in_family(indicator: Indicator, period: dt.date) -> Text:
    """An indicator as pickers of a month name it, behind its line of work."""
    family = families_in(period)[indicator.family].name
    return family + Text(" · ", " · ") + indicator.name + own_words.mark(indicator)


def _of_indicator(indicator: Indicator) -> Iterator[str]:
    yield indicator.id
    yield from _read(indicator.name)
    for name in _names(FAMILIES[indicator.family]):
        yield from _read(name)


def _of_month(month: dt.date) -> Iterator[str]:
    for number in (f"{month.month}", f"{month:%m}"):
        yield from (f"{month.year}年{number}月", f"{month.year}{number}", f"{number}月")
    for name in (f"{month:%B}", f"{month:%b}"):
        yield from (f"{name} {month.year}", f"{month.year} {name}")
