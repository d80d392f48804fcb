"""What a comparison says, in words: over whom it was made, or why there is none. Decided in `metrics.comparability`."""

from __future__ import annotations

import datetime as dt

from findings.core.table import Noted
from findings.text import period_words
from findings.text.owing import owing
from findings.text.wording import ABSENT
from language.nouns import MONTHS, Noun, counted
from language.text import NOTHING, Text
from metrics.catalogue import Indicator
from metrics.cell import Cell, Flow
from metrics.comparability import Compared, Incomparable, accumulates, obstructed

YEAR_ON_YEAR = Text("同比", "Year on year")
LAST_DECEMBER = Text("上年底", "last December")


def name_of(indicator: Indicator, comparison: str) -> Text:
    """What a comparison of an indicator is called."""
    return YEAR_ON_YEAR if comparison == "year" else period_words.of(indicator).on_last


def named(cell: Cell, comparison: str) -> Text:
    """What a comparison is called; of a sum since January a month is held against a month, not a sum against a sum."""
    alone = comparison == "month" and accumulates(cell.indicator)
    return period_words.of(cell.indicator).alone_on_last if alone else name_of(cell.indicator, comparison)


def why(cell: Cell, found: Incomparable, comparison: str) -> Text:
    """Why there is no comparison, as a sentence or a cell of a table says it."""
    words = period_words.of(cell.indicator)
    then = {"year": words.last_year, "december": LAST_DECEMBER}.get(comparison, words.last)
    match found.why:
        case "restart" | "break" | "regime":
            return _forbidden(found)
        case "no_base":
            return Text(f"无{then.zh}数", f"no figure {then.en}")
        case "nobody_in_both":
            if comparison == "month" and accumulates(cell.indicator):
                return words.then_unknown
            whom = owing(cell.indicator)
            return Text(f"没有两期都报的{whom.zh}", f"no {whom.one} reported both")
        case "base_zero":
            return Text(f"{then.zh}为零或负数", f"zero or less {then.en}")
        case "unreported":
            return ABSENT[cell.absence or "unreported"]


def briefly(cell: Cell, found: Incomparable, comparison: str) -> Text:
    """The same behind words that say that two months do not compare."""
    return BRIEFLY.get(found.why) or why(cell, found, comparison)


def forbidden(cell: Cell) -> Text | None:
    """What the calendar alone has against holding a figure against last month's, whoever reported; None where nothing."""
    found = obstructed(cell.indicator, cell.period, "month")
    return BRIEFLY.get(found.why) or _forbidden(found) if found else None


def without(cell: Cell) -> Text | None:
    """The same, then what this place's figures have against it: behind words that say that two months do not compare."""
    found = cell.compared["month"]
    if known := forbidden(cell):
        return known
    if isinstance(found, Incomparable):
        return period_words.of(cell.indicator).unreported if cell.absence == "unreported" else why(cell, found, "month")
    return None


def on_card(cell: Cell, found: Incomparable, comparison: str) -> Text:
    """The same on a card, where a change of regime is said in full only where the change is opened."""
    return REGIME if found.why == "regime" else why(cell, found, comparison)


def in_column(cell: Cell, found: Incomparable, comparison: str) -> Text:
    """The same in a narrow column."""
    return NARROW if found.why == "regime" else briefly(cell, found, comparison)


REGIME, NARROW = Text("制度有变", "regime changed"), Text("制度有变", "regime")
BRIEFLY: dict[str, Text] = {
    "restart": Text("年初重新起算", "counted anew from January"),
    "break": Text("口径有变", "definition changed"),
}


def _forbidden(found: Incomparable) -> Text:
    """What the calendar alone forbids, and why."""
    match found.why:
        case "restart":
            return Text("年初重新起算，不可比", "counted anew from January")
        case "break":
            return Text("口径有变，不可比", "not comparable, definition changed")
        case _:
            name = found.regime.name.zh if found.regime else ""
            return Text(f"{name}与此前制度不可比", "not comparable with the regime before")


def head(indicator: Indicator, period: dt.date, comparison: str) -> Text:
    """What a column of changes of one indicator is called; where the calendar forbids all of them it says why, once."""
    alone = comparison == "month" and accumulates(indicator)
    name = period_words.of(indicator).alone_on_last if alone else name_of(indicator, comparison)
    forbidden = obstructed(indicator, period, comparison)
    return name + bracketed(BRIEFLY.get(forbidden.why, REGIME)) if forbidden else name


def under_head(cell: Cell, comparison: str) -> Noted:
    """A change under such a head, which has said what holds for every row."""
    found = noted(cell, comparison)
    return Noted(None) if obstructed(cell.indicator, cell.period, comparison) else found


def noted(cell: Cell, comparison: str) -> Noted:
    """A change for a table: with over whom it was made where that is not all who reported, or why there is none."""
    found = cell.compared[comparison]
    if isinstance(found, Compared):
        return Noted(found.change, over(found.units, cell.reported))
    return Noted(None, Text("", "") if cell.value is None else why(cell, found, comparison))


def over(units: int, reported: int) -> Text:
    """How many banners a comparison is made over, where that is not all who reported: 95个可比."""
    return counted(units, Noun("个", "可比", "comparable")) if units < reported else Text("", "")


def held(indicator: Indicator, flow: Flow, reported: int) -> Text:
    """What must be said of a month's own share: that it holds several months, that some of its banners are not in it."""
    told, whom = [], owing(indicator)
    if flow.late and flow.late == flow.units:
        most = Text("含至多", "over up to ") if flow.units > 1 else Text("含", "over ")
        told.append(most + counted(flow.months, MONTHS))
    elif flow.late:
        late, months = counted(flow.late, whom), counted(flow.months, MONTHS)
        told.append(Text(f"{late.zh}含至多{months.zh}", f"{late.en} over up to {months.en}"))
    if flow.units < reported:
        told.append(Text("", "of ") + counted(flow.units, whom) + Text("的", ""))
    return Text("；".join(t.zh for t in told), "; ".join(t.en for t in told))


def flow_noted(cell: Cell) -> Noted | None:
    """A month's own share for a table; None of what does not accumulate."""
    if not accumulates(cell.indicator):
        return None
    if cell.flow is None:
        return Noted(None, Text("", "") if cell.value is None else NO_FLOW)
    return Noted(cell.flow.value, held(cell.indicator, cell.flow, cell.reported))


NO_FLOW = Text("口径或上报层级有变，算不出", "unknown: definition or level of reporting changed")


def bracketed(note: Text) -> Text:
    """A note behind what it is said of, with what it opens."""
    return Text("（", " (") + note + Text("）", ")") if note else NOTHING
