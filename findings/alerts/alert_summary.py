"""Alarms summed up in a sentence, and chosen among."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from findings.alerts.alert_list import COUNTED, MOVES, Alarmed
from findings.alerts.banner_counts import Banners, reddest
from findings.alerts.evaluation import COLOURS, STATES, Alert, Colour, State
from findings.core.comparison_text import bracketed, without
from findings.core.view import View
from findings.links.explanation import Phrase
from findings.overview.monthly_crossings import reasons_of
from findings.text.wording import month
from geo.register import REGION, Area
from language.nouns import BANNERS, ITEMS, PIECES, Noun, counted
from language.text import Text
from metrics.catalogue import FAMILIES

ALERTS = Noun("项", "预警", "alert", "alerts")
UNLIKE = Noun("项", "与上月不可比", "not comparable with last month")


def answer(view: View, found: Sequence[Alert]) -> Text:
    """How many alarms of each colour, how that moved since last month, where most red ones are, who is silent."""
    standing = [a for a in found if a.colour != "green"]
    where = Text(
        f"{month(view.period, 'zh')}，{view.area.name.zh}", f"{view.area.name.en}, {month(view.period, 'en')}: "
    )
    if not standing:
        return where + Text("没有预警", "no alerts") + _moves(found) + _silent(view) + Text("。", ".")
    reds = [a for a in standing if a.colour == "red"]
    return where + _counted(view, standing, reds) + _moves(found) + _most(view, reds) + _silent(view) + Text("。", ".")


def _counted(view: View, standing: Sequence[Alert], reds: Sequence[Alert]) -> Text:
    yellow = len(standing) - len(reds)
    alerts = Text("", f" {ALERTS.one if yellow == 1 else ALERTS.many}")
    said = _colour("red", len(reds)) + Text("、", " and ") + _colour("yellow", yellow) + alerts
    if len(view.banners) == 1:
        return said
    places = _places(view, standing)
    return Text(f"{places.zh}：", "") + said + Text("", f" {places.en}")


def _places(view: View, standing: Sequence[Alert]) -> Text:
    places, of = len({a.area.code for a in standing}), len(view.banners)
    banners = counted(of, BANNERS)
    return Text(f"{banners.zh}中", f"in {places} of {banners.en}") + Text(counted(places, PIECES).zh + "有预警", "")


def _colour(colour: Colour, number: int) -> Text:
    word = COLOURS[colour]
    told = counted(number, Noun("项", "", word.en.lower()))
    return Text(f"{word.zh}预警{told.zh}", told.en)


def _moves(found: Sequence[Alert]) -> Text:
    """比上月新增9、加重1、减轻17、解除58；without the word where nothing moved."""
    count = Counter(a.state for a in found)
    moved = [_moved(state, count[state]) for state in MOVES if count[state] and state != "none"]
    zh = f"；比上月{'、'.join(words.zh for words in moved)}" if moved else ""
    en = f"; since last month {', '.join(words.en for words in moved)}" if moved else ""
    lost = Text("；", "; ") + _moved("none", count["none"]) + _because(found) if count["none"] else Text("", "")
    return Text(zh, en) + lost


def _because(found: Sequence[Alert]) -> Text:
    """Why alarms cannot be held against last month, each reason once: （年初重新起算、上月未作判断）."""
    reasons = list(reasons_of(_reason(a) for a in found if a.state == "none"))
    return bracketed(Text("、".join(r.zh for r in reasons), ", ".join(r.en for r in reasons)))


def _reason(alarm: Alert) -> Text:
    """What holds for everybody; else that the place had no figure, or that the rule was not asked then."""
    if alarm.rule.reads == "run":
        return Text("上月无一地报送", "nobody reported last month")
    return without(alarm.cell) or Text("上月未作判断", "not judged last month")


def _moved(state: State, number: int) -> Text:
    if state == "none":
        return counted(number, UNLIKE)
    word = STATES[state]
    return Text(word.zh, f"{word.en.lower()} ") + counted(number, ITEMS)


def phrases(view: View, found: Sequence[Alert]) -> list[Phrase]:
    """The words of the answer that open the alarms they count."""
    count = Counter([str(a.colour) for a in found] + [str(a.state) for a in found])
    told = [(_colour(colour, count[colour]), colour) for colour in COUNTED]
    moved = [(_moved(state, count[state]), state) for state in MOVES]
    counts = [
        Phrase(words, Alarmed(view.area, "", what, view.period)) for words, what in (*told, *moved) if count[what]
    ]
    standing = [a for a in found if a.colour != "green"]
    if not standing or len(view.banners) == 1:
        return counts
    where = Phrase(_places(view, standing), Banners("alarmed", view.area, view.group, view.period))
    return [where, *counts, *(Phrase(words, lead) for words, lead in _reddest(view, standing))]


def _most(view: View, reds: Sequence[Alert]) -> Text:
    """The places with most red alarms, where more than one place is looked at."""
    if len(view.banners) == 1 or not (most := _reddest(view, reds)):
        return Text("", "")
    names = [words for words, _ in most]
    return Text(f"；红色最多的是{'、'.join(n.zh for n in names)}", f"; most red: {', '.join(n.en for n in names)}")


def _reddest(view: View, standing: Sequence[Alert]) -> list[tuple[Text, Alarmed | Banners]]:
    """Who has several red alarms, and what opens them: the first by name, the others by how many share their number."""
    named, sharing = reddest(standing)
    areas = [(view.register.areas[code], number) for code, number in named]
    told: list[tuple[Text, Alarmed | Banners]] = [
        (_of(area, number), Alarmed(area, "", "red", view.period)) for area, number in areas
    ]
    if sharing:
        first, number = sharing[0]
        words = _sharing(view.register.areas[first], len(sharing), number)
        told.append((words, Banners("reddest", view.area, view.group, view.period)))
    return told


def _of(area: Area, number: int) -> Text:
    told = counted(number, ITEMS)
    return Text(f"{area.name.zh}（{told.zh}）", f"{area.name.en} ({told.en})")


def _sharing(first: Area, count: int, number: int) -> Text:
    whom, each = counted(count, BANNERS), counted(number, ITEMS)
    return Text(f"{first.name.zh}等{whom.zh}（各{each.zh}）", f"{whom.en} such as {first.name.en} ({each.en} each)")


def _silent(view: View) -> Text:
    """Families of which nobody in the region has reported the month: nothing can be said of them."""
    silent = [f for f in FAMILIES.values() if view.cell(f.headline, REGION).reported == 0]
    if not silent:
        return Text("", "")
    zh = f"；{'、'.join(f.name.zh for f in silent)}本月尚无一地报送，不作判断"
    return Text(zh, f"; nobody has reported {', '.join(f.name.en for f in silent)} yet, which is not judged")


def chosen(found: Sequence[Alert], family: str = "", colour: str = "") -> list[Alert]:
    """The alarms of a family and a colour; empty for all."""
    return [a for a in found if family in ("", a.family) and colour in ("", a.colour)]
