"""The words in which a layout, the look of one kind of export, is declared."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from data.notation.units import folded, without_units
from language.text import Text

PREFIX = re.compile(r"^其中:?")
NUMBERING = re.compile(r"^\d{1,2}[.、](?!\d)")
# 1—6月 and 截至6月底 say "accumulated"; a bare 6月 or another year's figure is something else and stays unknown.
ACCUMULATED = re.compile(r"^(?:1月?[-—–~至]\d{1,2}月份?|截[至止]\d{1,2}月[底末])(?:累计(?=.))?")
HARMLESS = re.compile(r"\((?:含监测对象|含监测户|含监测人口|含监测对象家庭)\)")
NOISE = re.compile(r"[\s:、,。.\-—_()]+")

DEMONSTRATION = "演示数据"  # the mark in every sheet of the demonstration, and in no real file

LEAGUE_HEADERS = ("盟市", "盟（市）", "所属盟市", "盟市名称", "市（盟）", "盟")
BANNER_HEADERS = (
    "旗县",
    "旗县市区",
    "旗县（市、区）",
    "旗（县、市、区）",
    "旗县区",
    "旗县市",
    "旗县名称",
    "县",
    "县区",
    "县（市、区、旗）",
    "县（市、区）",
)
AREA_HEADERS = (
    "地区",
    *BANNER_HEADERS,
    "单位名称",
    "单位",
    "填报单位",
    "行政区",
    "行政区划",
    "区域",
    "地区名称",
    "名称",
)


@lru_cache(maxsize=4096)
def key_of(header: str) -> str:
    """A header without width, spaces, line breaks, 其中 and units in brackets: `其中：\\n支出（万元）` → `支出`.

    Other words in brackets stay: 销售额（本月） is not 销售额.
    """
    text = HARMLESS.sub("", without_units(folded(header)))
    return NOISE.sub("", PREFIX.sub("", ACCUMULATED.sub("", NUMBERING.sub("", text))))


@dataclass(frozen=True)
class Column:
    """One column: the measure it reports and the headers it goes by.

    `headers` are complete in themselves (the first one is the main one). Where the table has two header rows,
    `group` is the upper, merged one and `under` the lower one: 监测对象 over 户数. `behind` are headers that mean this
    column only behind 其中 and its whole (帮扶车间 alone may count workshops); `whole` is the word in which a header
    names that whole itself, so that it may stand anywhere.
    """

    measure: str
    headers: tuple[str, ...]
    group: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    required: bool = False
    behind: tuple[str, ...] = ()
    whole: str = ""
    renamed: tuple[tuple[str, str, str], ...] = ()  # regime, its main header, the group above that

    def called_in(self, regime: str) -> Column:
        """The same as tables of a regime head it; it goes by what it went by."""
        for id, header, group in self.renamed:
            if id == regime:
                headers, groups = (header, *self.headers), (group, *self.group) if group else self.group
                return replace(self, headers=tuple(dict.fromkeys(headers)), group=tuple(dict.fromkeys(groups)))
        return self

    @property
    def header(self) -> str:
        """The main header, for a table with one header row."""
        return self.headers[0]

    @property
    def two_rows(self) -> tuple[str, str]:
        """Upper and lower header, for a table with two header rows; the upper one may be empty."""
        return (self.group[0], self.under[0]) if self.group else ("", self.headers[0])

    @cached_property
    def _keys(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        headers, groups, unders = (frozenset(map(key_of, words)) for words in (self.headers, self.group, self.under))
        return headers, groups, unders

    @cached_property
    def behind_keys(self) -> frozenset[str]:
        """The normalised headers of `behind`."""
        return frozenset(map(key_of, self.behind))

    def goes_by(self, upper: str, lower: str) -> bool:
        """Whether a column under these normalised headers is this one; `upper` is empty in a single row."""
        headers, groups, unders = self._keys
        if lower in headers and (not upper or upper in groups or upper in headers):
            return True
        return (upper in groups and lower in unders) or upper + lower in headers


@dataclass(frozen=True)
class Layout:
    """How one kind of export is laid out: the title it usually bears, its columns, and headers that are only derived."""

    id: str
    name: Text
    family: str
    title: str
    units: str  # what the unit row usually says
    columns: tuple[Column, ...]
    subject: tuple[str, ...]  # words that its titles may hold; others name another table
    derived: tuple[str, ...] = ()  # recognised, recomputed from the parts, never imported
    area_headers: tuple[str, ...] = AREA_HEADERS
    league_headers: tuple[str, ...] = LEAGUE_HEADERS
    renamed: tuple[tuple[str, Text, str], ...] = ()  # regime, what it is called there, the title it bears there

    def called_in(self, regime: str) -> Layout:
        """The same as tables of a regime are named, titled and headed."""
        found = next(((name, title) for id, name, title in self.renamed if id == regime), (self.name, self.title))
        return replace(self, name=found[0], title=found[1], columns=tuple(c.called_in(regime) for c in self.columns))

    @property
    def titles(self) -> tuple[str, ...]:
        """Every title and name that it bears under any regime."""
        return (self.title, self.name.zh, *(words for _, name, title in self.renamed for words in (title, name.zh)))

    @cached_property
    def _by_key(self) -> dict[str, set[int]]:
        """Under the lowest word of each header a column goes by, or all of it: the places of such columns."""
        found: dict[str, set[int]] = {}
        for place, column in enumerate(self.columns):
            for key in map(key_of, (*column.headers, *column.under)):
                found.setdefault(key, set()).add(place)
        return found

    def going_by(self, upper: str, lower: str) -> list[Column]:
        """The columns that go by these normalised headers, in their order."""
        near = self._by_key.get(lower, set()) | self._by_key.get(upper + lower, set())
        return [column for place in sorted(near) if (column := self.columns[place]).goes_by(upper, lower)]

    @property
    def required(self) -> tuple[Column, ...]:
        return tuple(c for c in self.columns if c.required)

    @cached_property
    def derived_keys(self) -> frozenset[str]:
        """Normalised headers of the columns that are recomputed."""
        return frozenset(map(key_of, self.derived))

    @cached_property
    def place_keys(self) -> frozenset[str]:
        """Normalised headers of the columns that name areas."""
        return frozenset(map(key_of, (*self.area_headers, *self.league_headers)))
