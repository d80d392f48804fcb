"""Alerts summed up in a sentence, and chosen among."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from findings.alerts.alert_list import COUNTED, MOVES, Alarmed, called, is_of
from findings.alerts.banner_counts import Banners, reddest
from findings.alerts.evaluation import Alert, standing
from findings.alerts.fired import COLOURS, STATES, Colour, Reason, State
from findings.alerts.general_rules import General
from findings.core.comparison_text import bracketed, without
from findings.core.view import View
from findings.overview.monthly_crossings import reasons_of
from findings.text import period_words
from findings.text.wording import month
from geo.register import REGION, Area
from language.nouns import BANNERS, ITEMS, LEAGUES, PIECES, Noun, counted
from language.sentence import joined, linked, written
from language.text import AND, NOTHING, STOP, THEN, Text

ALERTS = Noun("项", "预警", "alert", "alerts")
GENERAL = Noun("项", "普遍情况合并说明", "general finding is told once", "general findings are told once")
UNLIKE = Noun("项", "与上月不可比", "not comparable with last month")


def answer(view: View, found: Sequence[Alert]) -> Text:
    """How many alerts of each colour, at how many banners, what is new since last month, how many rules are general and said once,
    where most red ones are, of what nothing is reported. Counts open the alerts or the banners they count.
    """
    alone = standing(found)
    where = Text(
        f"{month(view.period, 'zh')}，{view.area.name.zh}", f"{view.area.name.en}, {month(view.period, 'en')}: "
    )
    said = _counted(view, alone) if alone else _none(found)
    return where + said + _moves(view, found) + _general(view, found) + _most(view, alone) + _unreported(view) + STOP


def _none(found: Sequence[Alert]) -> Text:
    """Where what is red is red everywhere there are no alerts of single places, which is no calm."""
    if any(a.colour == "general" for a in found):
        return Text("没有单列的预警", "no alerts but general ones")
    return Text("没有预警", "no alerts")


def _counted(view: View, standing: Sequence[Alert]) -> Text:
    count = Counter(a.colour for a in standing)
    red, yellow = (_colour(view, colour, count[colour]) for colour in COUNTED)
    alerts = Text("", f" {ALERTS.one if count['yellow'] == 1 else ALERTS.many}")
    if len(view.banners) == 1:
        return red + Text("、", " and ") + yellow + alerts
    said = red + _red_places(view, standing) + Text("、", " and ") + yellow + alerts
    return written(Text("{places}：{said}", "{said} {places}"), places=_places(view, standing), said=said)


def _places(view: View, standing: Sequence[Alert]) -> Text:
    places, of = len(_banners(standing)), len(view.banners)
    banners = counted(of, BANNERS)
    words = Text(f"{banners.zh}中{counted(places, PIECES).zh}", f"in {places} of {banners.en}")
    told = linked(words, Banners("alarmed", view.area, view.group, view.period))
    return told + _leagues(view, standing) + Text("有预警", "")


def _banners(standing: Sequence[Alert], *colours: Colour) -> set[str]:
    """The banners that have one of some colours; of any without."""
    return {a.area.code for a in standing if a.area.level == "banner" and (not colours or a.colour in colours)}


def _leagues(view: View, standing: Sequence[Alert]) -> Text:
    """、盟市本级1个, of what leagues owe themselves; nothing where none has an alert."""
    places = {a.area.code for a in standing if a.area.level == "league"}
    if not places:
        return NOTHING
    count, en = counted(len(places), PIECES), counted(len(places), LEAGUES).en
    words = linked(Text(f"盟市本级{count.zh}", en), Banners("leagues", view.area, view.group, view.period))
    return Text("、", " and ") + words


def _red_places(view: View, standing: Sequence[Alert]) -> Text:
    """（11个旗县、1个盟市）, behind the red ones."""
    leagues = len({a.area.code for a in standing if (a.area.level, a.colour) == ("league", "red")})
    places = ((len(_banners(standing, "red")), BANNERS, "red"), (leagues, LEAGUES, "red_leagues"))
    told = [linked(counted(n, of), Banners(kind, view.area, view.group, view.period)) for n, of, kind in places if n]
    return bracketed(joined(told, AND)) if told else NOTHING


def _colour(view: View, colour: Colour, number: int) -> Text:
    word = COLOURS[colour]
    told = counted(number, Noun("项", "", word.en.lower()))
    return _opening(view, Text(f"{word.zh}预警{told.zh}", told.en), colour, number)


def _opening(view: View, words: Text, what: Colour | State, number: int) -> Text:
    """A count of alarms; none opens nothing."""
    return linked(words, Alarmed(view.area, "", what, view.period) if number else None)


def _moves(view: View, found: Sequence[Alert]) -> Text:
    """比上月新增9、加重1、减轻17、解除58；without the word where nothing moved."""
    count = Counter(a.state for a in found if a.colour != "general")
    moved = [_moved(view, state, count[state]) for state in MOVES if count[state] and state != "none"]
    said = Text("；比上月", "; since last month ") + joined(moved, AND) if moved else NOTHING
    return said + (THEN + _moved(view, "none", count["none"]) + _because(found) if count["none"] else NOTHING)


def _moved(view: View, state: State, number: int) -> Text:
    word = STATES[state]
    words = Text(word.zh, f"{word.en.lower()} ") + counted(number, ITEMS)
    return _opening(view, counted(number, UNLIKE) if state == "none" else words, state, number)


def _because(found: Sequence[Alert]) -> Text:
    """Why alarms cannot be held against last month, each reason once: （年初重新起算、上月未作判断）."""
    unlike = [a.gravest for a in found if a.state == "none" and a.colour != "general"]
    return bracketed(joined(reasons_of(_reason(r) for r in unlike), AND))


def _general(view: View, found: Sequence[Alert]) -> Text:
    """How many rules are told once, because more than a third of the region's banners have them, and at how many they are red."""
    general = [r for a in found for r in a.reasons if r.general]
    rules = len({(r.rule.id, r.indicator.id) for r in general})
    if not rules:
        return NOTHING
    words = linked(counted(rules, GENERAL), General("", view.area, view.group, view.period))
    return (
        THEN + words + bracketed(_general_reds([r for r in general if r.colour == "red"], alone=len(view.banners) == 1))
    )


def _general_reds(reds: Sequence[Reason], *, alone: bool) -> Text:
    """其中红色102个旗县, of one banner 其中红色2项."""
    if alone:
        number = counted(len(reds), ITEMS)
        return Text(f"其中红色{number.zh}", f"{number.en} of them red") if reds else NOTHING
    banners = {r.area.code for r in reds}
    return Text("其中红色", "red at ") + counted(len(banners), BANNERS) if banners else NOTHING


def _reason(alarm: Reason) -> Text:
    """What holds for everybody; else that the place had no figure, or that the rule was not asked then."""
    last = period_words.of(alarm.indicator).last
    if alarm.rule.reads == "run":
        return Text(f"{last.zh}无一地报送", f"nobody reported {last.en}")
    return without(alarm.cell) or Text(f"{last.zh}未作判断", f"not judged {last.en}")


def _most(view: View, standing: Sequence[Alert]) -> Text:
    """The places with most red alarms, where more than one place is looked at."""
    if len(view.banners) == 1 or not (most := _reddest(view, standing)):
        return NOTHING
    return Text("；红色最多的是", "; most red: ") + joined(most, AND)


def _reddest(view: View, standing: Sequence[Alert]) -> list[Text]:
    """Who has several red alarms: the first by name, the others by how many share their number."""
    named, sharing = reddest([a for a in standing if a.area.level == "banner"])
    told = [_of(view, view.register.areas[code], number) for code, number in named]
    if sharing:
        first, number = sharing[0]
        told.append(_sharing(view, view.register.areas[first], len(sharing), number))
    return told


def _of(view: View, area: Area, number: int) -> Text:
    told = counted(number, ITEMS)
    words = Text(f"{area.name.zh}（{told.zh}）", f"{area.name.en} ({told.en})")
    return linked(words, Alarmed(area, "", "red", view.period))


def _sharing(view: View, first: Area, count: int, number: int) -> Text:
    whom, each = counted(count, BANNERS), counted(number, ITEMS)
    words = Text(f"{first.name.zh}等{whom.zh}（各{each.zh}）", f"{whom.en} such as {first.name.en} ({each.en} each)")
    return linked(words, Banners("reddest", view.area, view.group, view.period))


def _unreported(view: View) -> Text:
    """Families of which nobody in the region has reported the month: nothing can be said of them."""
    names = [f.name for f in view.families if f.tier == "core" and view.cell(f.headline, REGION).reported == 0]
    if not names:
        return NOTHING
    said = Text("；{names}本月尚无一地报送，不作判断", "; nobody has reported {names} yet, which is not judged")
    return written(said, names=joined(names, AND))


# What the list can hold: what is new or worse with red ones of which nobody can say, one colour, or everything.
CHOICES: dict[str, Text] = {
    "news": Text("新增和加重", "New and worse"),
    **{str(colour): word for colour, word in COLOURS.items()},
    "all": Text("全部", "All"),
}


def chosen(found: Sequence[Alert], family: str = "", listed: str = "all") -> list[Alert]:
    """The alerts of a family (empty for all) that one of `CHOICES` names."""
    return [
        a for a in found if is_of(a, family) and (listed in ("all", a.colour) or (listed == "news" and _is_news(a)))
    ]


def narrowed(period: dt.date, family: str = "", listed: str = "all") -> tuple[Text, ...]:
    """What a list is of, where it is not of all alerts: what is chosen of `CHOICES`, the line of work."""
    choice = (CHOICES[listed],) if listed in CHOICES and listed != "all" else ()
    return (*choice, called(family, period)) if family else choice


def _is_news(alert: Alert) -> bool:
    """Whether it is new or worse; a red one counts that cannot be held against last month, for it may be."""
    if alert.colour == "general":
        return False
    return alert.state in {"new", "worse"} or (alert.colour, alert.state) == ("red", "none")
