"""Alarms summed up: the sentence, the places by family."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from findings.alarm_list import KINDS, Alarmed, under
from findings.alerts import COLOURS, SHAPES, STATES, TONES, Alert, Colour, State
from findings.derived import Phrase
from findings.table import Column, Count, Table
from findings.view import View
from findings.wording import Text, month
from geo.register import REGION, Area
from metrics.catalogue import FAMILIES

MOVES: tuple[State, ...] = ("new", "worse", "better", "settled", "none")
COUNTED: tuple[Colour, ...] = ("red", "yellow")
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
    said = _colour("red", len(reds)) + Text("、", " and ") + _colour("yellow", yellow) + Text("", " alerts")
    if len(view.banners) == 1:
        return said
    places, of = len({a.area.code for a in standing}), len(view.banners)
    return Text(f"{of}个旗县中{places}个有预警：", "") + said + Text("", f" in {places} of {of} banners")


def _colour(colour: Colour, number: int) -> Text:
    word = COLOURS[colour]
    return Text(f"{word.zh}预警{number}项", f"{number} {word.en.lower()}")


def _moves(found: Sequence[Alert]) -> Text:
    """比上月新增9、加重1、减轻17、解除58；without the word where nothing moved."""
    count = Counter(a.state for a in found)
    moved = [_moved(state, count[state]) for state in MOVES if count[state] and state != "none"]
    zh = f"；比上月{'、'.join(words.zh for words in moved)}" if moved else ""
    en = f"; since last month {', '.join(words.en for words in moved)}" if moved else ""
    lost = Text("；", "; ") + _moved("none", count["none"]) if count["none"] else Text("", "")
    return Text(zh, en) + lost


def _moved(state: State, number: int) -> Text:
    if state == "none":
        return Text(f"{number}项与上月不可比", f"{number} not comparable with last month")
    word = STATES[state]
    return Text(f"{word.zh}{number}项", f"{word.en.lower()} {number}")


def phrases(view: View, found: Sequence[Alert]) -> list[Phrase]:
    """The words of the answer that open the alarms they count."""
    count = Counter([str(a.colour) for a in found] + [str(a.state) for a in found])
    told = [(_colour(colour, count[colour]), colour) for colour in COUNTED]
    moved = [(_moved(state, count[state]), state) for state in MOVES]
    return [Phrase(words, Alarmed(view.area, "", what, view.period)) for words, what in (*told, *moved) if count[what]]


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


def grid(view: View, found: Sequence[Alert]) -> Table:
    """Places by family, most red ones first: for each family its counts to look at, and the same as numbers to take away.

    Leagues of the region, else banners; a league counts the alarms of its banners.
    """
    rows = [
        _row(view, area, under(area, found)) for area in (view.shown if view.area.level != "banner" else (view.area,))
    ]
    rows.sort(key=lambda row: tuple(-sum(row[f"{id}.{colour}"] for id in FAMILIES) for colour in COUNTED))
    title = Text(
        f"{view.area.zh} 各地各项工作的预警 {month(view.period, 'zh')}",
        f"{view.area.en}: alerts by place and line of work, {month(view.period, 'en')}",
    )
    return Table(title, (Column("area", Text("地区", "Area")), *_columns()), tuple(rows))


def _columns() -> Iterator[Column]:
    for id, family in FAMILIES.items():
        name = Text(family.zh, family.en)
        yield Column(id, name, "counts")
        yield Column(f"{id}.red", name + Text("·", ": ") + COLOURS["red"], "number")
        yield Column(f"{id}.yellow", name + Text("·", ": ") + COLOURS["yellow"], "number")
        yield Column(f"{id}.moves", name + Text("·比上月", ": since last month"))


def _row(view: View, area: Area, found: Sequence[Alert]) -> dict[str, Any]:
    row: dict[str, Any] = {"area": Text(area.zh, area.en)}
    for family in FAMILIES:
        lists = [Alarmed(area, family, what, view.period) for what in (*COUNTED, *MOVES)]
        number = {alarmed.what: len(alarmed.among(found)) for alarmed in lists}
        counts = tuple(_count(alarmed, number[alarmed.what]) for alarmed in lists if number[alarmed.what])
        moved = [count.words for count in counts if count.of.what in MOVES]
        row |= {
            family: counts,
            f"{family}.red": number["red"],
            f"{family}.yellow": number["yellow"],
            f"{family}.moves": Text("、".join(m.zh for m in moved), ", ".join(m.en for m in moved)),
        }
    return row


def _count(alarmed: Alarmed, number: int) -> Count:
    """■ 3, ▲ 1; 新增2."""
    if colour := next((c for c in COUNTED if c == alarmed.what), None):
        return Count(number, Text(*[f"{SHAPES[colour]} {number}"] * 2), TONES[colour], alarmed)
    word = KINDS[alarmed.what]
    return Count(number, Text(f"{word.zh}{number}", f"{word.en} {number}"), "none", alarmed)


def chosen(found: Sequence[Alert], family: str = "", colour: str = "") -> list[Alert]:
    """The alarms of a family and a colour; empty for all."""
    return [a for a in found if family in ("", a.family) and colour in ("", a.colour)]
