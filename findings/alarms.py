"""Alarms summed up: the sentence, the places by family, the table to filter and to download."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from findings.alerts import STATES, Alert, State
from findings.table import Column, Table
from findings.view import View
from findings.wording import Text, month, unit_words
from geo.register import REGION, Area
from metrics.catalogue import FAMILIES

MOVES: tuple[State, ...] = ("new", "worse", "better", "settled", "none")
NAMED = 3  # places in the sentence


def answer(view: View, found: Sequence[Alert]) -> Text:
    """How many alarms of each colour, how that moved since last month, where most red ones are, who is silent."""
    standing = [a for a in found if a.colour != "green"]
    where = Text(f"{month(view.period, 'zh')}，{view.area.zh}", f"{view.area.en}, {month(view.period, 'en')}: ")
    if not standing:
        return where + Text("没有预警", "no alerts") + _moves(found) + _silent(view) + Text("。", ".")
    reds = [a for a in standing if a.colour == "red"]
    return where + _counted(view, standing, reds) + _moves(found) + _most(view, reds) + _silent(view) + Text("。", ".")


def _counted(view: View, standing: Sequence[Alert], reds: Sequence[Alert]) -> Text:
    yellow = len(standing) - len(reds)
    zh, en = f"红色预警{len(reds)}项、黄色预警{yellow}项", f"{len(reds)} red and {yellow} yellow alerts"
    if len(view.banners) == 1:
        return Text(zh, en)
    places, of = len({a.area.code for a in standing}), len(view.banners)
    return Text(f"{of}个旗县中{places}个有预警：{zh}", f"{en} in {places} of {of} banners")


def _moves(found: Sequence[Alert]) -> Text:
    """比上月新增9、加重1、减轻17、解除58；without the word where nothing moved."""
    count = Counter(a.state for a in found)
    moved = [(STATES[s], count[s]) for s in ("new", "worse", "better", "settled") if count[s]]
    zh = f"；比上月{'、'.join(f'{word.zh}{n}项' for word, n in moved)}" if moved else ""
    en = f"; since last month {', '.join(f'{word.en.lower()} {n}' for word, n in moved)}" if moved else ""
    if count["none"]:
        zh, en = f"{zh}；{count['none']}项与上月不可比", f"{en}; {count['none']} not comparable with last month"
    return Text(zh, en)


def _most(view: View, reds: Sequence[Alert]) -> Text:
    """The places with most red alarms, where more than one place is looked at."""
    if len(view.banners) == 1 or not reds:
        return Text("", "")
    most = Counter(a.area.code for a in reds).most_common(NAMED)
    places = [(view.register.areas[code], n) for code, n in most if n > 1]
    if not places:
        return Text("", "")
    zh = "；红色最多的是" + "、".join(f"{area.zh}（{n}项）" for area, n in places)
    return Text(zh, "; most red: " + ", ".join(f"{area.en} ({n})" for area, n in places))


def _silent(view: View) -> Text:
    """Families of which nobody in the region has reported the month: nothing can be said of them."""
    silent = [f for f in FAMILIES.values() if view.cell(f.headline, REGION).reported == 0]
    if not silent:
        return Text("", "")
    zh = f"；{'、'.join(f.zh for f in silent)}本月尚无一地报送，不作判断"
    return Text(zh, f"; nobody has reported {', '.join(f.en for f in silent)} yet, which is not judged")


@dataclass(frozen=True)
class Square:
    """The alarms of a place in a family."""

    red: int
    yellow: int
    moves: tuple[tuple[State, int], ...]


@dataclass(frozen=True)
class Line:
    """A place with its alarms by family, in the order of `FAMILIES`."""

    area: Area
    squares: tuple[Square, ...]


def grid(view: View, found: Sequence[Alert]) -> list[Line]:
    """Leagues of the region, else banners; a league counts the alarms of its banners. Most red ones first."""
    rows = view.shown if view.area.level != "banner" else (view.area,)
    by_row = {area.code: [a for a in found if area.code in (a.area.code, a.area.parent)] for area in rows}
    lines = [Line(area, tuple(_square(by_row[area.code], family) for family in FAMILIES)) for area in rows]
    return sorted(lines, key=lambda line: (-sum(s.red for s in line.squares), -sum(s.yellow for s in line.squares)))


def _square(found: Sequence[Alert], family: str) -> Square:
    own = [a for a in found if a.family == family]
    colours, states = Counter(a.colour for a in own), Counter(a.state for a in own)
    return Square(colours["red"], colours["yellow"], tuple((s, states[s]) for s in MOVES if states[s]))


def chosen(found: Sequence[Alert], family: str = "", colour: str = "") -> list[Alert]:
    """The alarms of a family and a colour; empty for all."""
    return [a for a in found if family in ("", a.family) and colour in ("", a.colour)]


def listed(view: View, found: Sequence[Alert]) -> Table:
    """One row an alarm; its figure can be followed."""
    title = Text(f"{view.area.zh} 预警 {month(view.period, 'zh')}", f"{view.area.en} alerts {month(view.period, 'en')}")
    return Table(title, COLUMNS, tuple(_row(view, a) for a in found))


COLUMNS = (
    Column("colour", Text("预警", "Alert")),
    Column("code", Text("代码", "Code")),
    Column("area", Text("地区", "Area")),
    Column("league", Text("盟市", "League")),
    Column("family", Text("板块", "Line of work")),
    Column("rule", Text("规则", "Rule")),
    Column("sentence", Text("原因", "Reason")),
    Column("since", Text("起始", "Since")),
    Column("state", Text("比上月", "Since last month")),
    Column("figure", Text("数值", "Figure"), "figure"),
    Column("unit", Text("单位", "Unit")),
    Column("cite", Text("依据", "Document")),
)


def _row(view: View, alert: Alert) -> dict[str, object]:
    league, family = view.register.league_of(alert.area.code), FAMILIES[alert.family]
    return {
        "colour": alert.mark,
        "code": alert.area.code,
        "area": Text(alert.area.zh, alert.area.en),
        "league": Text(league.zh, league.en) if league else None,
        "family": Text(family.zh, family.en),
        "rule": alert.rule.name,
        "sentence": alert.sentence,
        "since": _since(alert),
        "state": STATES[alert.state],
        "figure": alert.cell,
        "unit": unit_words(alert.cell.indicator.unit),
        "cite": _cite(alert),
    }


def _since(alert: Alert) -> Text:
    if alert.state == "settled":
        return Text("—", "—")
    since = f"{alert.since:%Y-%m}"
    return Text(f"{since}或更早", f"by {since}") if alert.earlier else Text(since, since)


def _cite(alert: Alert) -> Text:
    if alert.rule.reads == "run":
        return Text("未报送", "not reported")
    target = alert.cell.target
    if target is None or target.is_assumption:
        return Text("本系统假设", "an assumption of this product")
    return Text(target.cite, target.cite)
