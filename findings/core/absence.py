"""Places without a figure, by why they have none: unreported, nothing to divide by, no last year to compare with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from findings.core import comparison_text
from findings.core.view import View
from findings.text import priority_lists
from findings.text.wording import ABSENT
from geo.register import Area
from language.text import Text
from metrics.catalogue import called, measures_of
from metrics.cell import Absence, Cell
from metrics.comparability import obstructed
from metrics.coverage import asked

# In the order in which a sentence and a legend name them: what somebody did report before what nobody did.
REASONS: tuple[Absence, ...] = (
    "nothing_to_divide",
    "nothing_to_compare",
    "regime",
    "break",
    "not_added",
    "not_timed",
    "unreported",
    "no_list",
    "not_asked",
)
# How a count of places says it: 1个盟市分母为零, 2 leagues and cities did not report.
SAID: dict[Absence, Text] = {
    "nothing_to_divide": Text("分母为零", " had nothing to divide by"),
    "nothing_to_compare": Text("无上年数可比", " had no last year to compare"),
    "regime": Text("制度有变、与上年不可比", " are under another regime than last year"),
    "break": Text("口径有变、与上年不可比", " are of another definition than last year"),
    "not_added": Text("本级未报、不由下级推算", " reported none of their own, and none is computed from their banners"),
    "not_timed": Text("期限未过或到达日期不详", ": deadline not passed, or arrivals not known"),
    "unreported": Text("未报", " did not report"),
    "no_list": Text("无名单可依", " have no list to be counted by"),
    "not_asked": Text("不报此项", " do not report it"),
}


# After the name of places of which every one lacks for the same reason: 所列地区分母均为零.
ALL: dict[Absence, Text] = {
    "nothing_to_divide": Text("分母均为零", "had nothing to divide by"),
    "nothing_to_compare": Text("均无上年数可比", "had no last year to compare"),
    "regime": Text("制度有变，均与上年不可比", "are under another regime than last year"),
    "break": Text("口径有变，均与上年不可比", "are of another definition than last year"),
    "not_added": Text(
        "本级均未报，不由下级推算", "reported none of their own, and none is computed from their banners"
    ),
    "not_timed": Text(
        "期限均未过或到达日期不详", "have a deadline that had not passed, or arrivals that are not known"
    ),
    "unreported": Text("均未报", "did not report"),
    "no_list": Text("均无名单可依", "have no list to be counted by"),
    "not_asked": Text("均不报此项", "are not asked"),
}


def absences(view: View, areas: Iterable[Area]) -> dict[str, Absence]:
    """Why the places without a figure in the indicator and month of a view have none, by code."""
    cells = (view.cell(area=area.code) for area in areas)
    return {cell.area: cell.absence for cell in cells if cell.absence}


def told_apart(reasons: Iterable[Absence], whom: Callable[[int], Text]) -> list[Text]:
    """How many places have no figure for each reason, of those reasons that there are. `whom`: how many places, in words."""
    found = list(reasons)
    return [whom(count) + SAID[reason] for reason in REASONS if (count := found.count(reason))]


def sorted_out(cells: Sequence[Cell]) -> dict[Absence, list[Cell]]:
    """The figures that are not there, by the reason, of those reasons that there are."""
    return {reason: there for reason in REASONS if (there := [c for c in cells if c.absence == reason])}


def none_there(cells: Sequence[Cell], whom: Callable[[int], Text]) -> Text:
    """Said where not one of some places has a figure: the one reason of all, or how many there are of each."""
    if only := shared(cells):
        return ALL[only]
    told = told_apart((cell.absence for cell in cells if cell.absence), whom)
    return Text(f"均无数值：{'，'.join(t.zh for t in told)}", f"had no figure: {', '.join(t.en for t in told)}")


def explained(cell: Cell) -> Text:
    """Why there is no figure, in words of the field where there is room: 排查发现问题为零，无问题整改率."""
    if cell.absence == "not_added" and cell.indicator.level == "league":
        zh, en = (
            f"{cell.indicator.name.zh}由盟市各自上报，不能相加，不作推算",
            f"{cell.indicator.name.en} is reported by leagues themselves",
        )
        return Text(zh, f"{en}; what they report cannot be added up, and none is computed")
    if cell.absence == "not_added":
        return Text(
            f"本级未报{cell.indicator.name.zh}；下级的数不能相加，不作推算",
            f"no {cell.indicator.name.en} of its own was reported; those of its banners cannot be added up, and none is computed",
        )
    if cell.absence == "no_list":
        return priority_lists.unknown(asked(cell.indicator))
    if barred := cell.absence in ("regime", "break") and obstructed(cell.indicator, cell.period, "year"):
        return comparison_text.why(cell, barred, "year")
    if cell.absence != "nothing_to_divide":
        return word(cell.absence)
    below = [called(m, cell.period) for m in measures_of(cell.indicator.of)[1]]
    zh, en = "＋".join(name.zh for name in below), " + ".join(name.en for name in below)
    return Text(f"{zh}为零，无{cell.indicator.name.zh}", f"{en}: zero, so no {cell.indicator.name.en}")


def word(absence: Absence | None) -> Text:
    """What stands in the place of a figure."""
    return ABSENT[absence or "unreported"]


def shared(cells: Iterable[Cell]) -> Absence | None:
    """Why none of some figures is there, where they all lack for one reason; None where they do not."""
    reasons = {cell.absence for cell in cells}
    return reasons.pop() if len(reasons) == 1 else None
