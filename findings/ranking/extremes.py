"""How an indicator is spread over the places of a map: the area's own figure, the highest, the lowest, who has none and why."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from findings.core import population
from findings.core.absence import absences, explained, none_there, told_apart
from findings.core.comparison_text import bracketed
from findings.core.coverage_text import coverage
from findings.core.short_text import lacking
from findings.core.status import WORDS, status_of
from findings.core.view import View, banners_of
from findings.links.link import Figure
from findings.links.ordering import Order
from findings.links.reporters import Reporting
from findings.text.wording import dated, named, shown, shown_figure
from geo.register import Area
from language.nouns import PIECES, counted
from language.sentence import joined, linked, written
from language.text import COMMA, NOTHING, STOP, THEN, Text
from metrics.cell import Cell


def spread(view: View) -> Text:
    """The answer of the map in two sentences."""
    return of_places(view, population.places(view))


def of_places(view: View, areas: Sequence[Area]) -> Text:
    """The same over the places of another level."""
    return _own(view) + _ends(view, areas)


def _own(view: View) -> Text:
    cell, where, when = view.cell(), view.area.name, dated(view.period)
    if cell.absence in ("no_list", "regime", "break"):
        said = Text("{when}，{where}{name}没有数：{why}", "{when}: {where} has no figure of {name}: {why}")
        name, why = view.indicator.name, explained(cell)
        return written(said, when=when, where=where, name=name, why=why)
    if cell.absence in ("nothing_to_divide", "not_added"):
        return written(
            Text("{when}，{where}{why}", "{when}, {where}: {why}"), when=when, where=where, why=explained(cell)
        )
    said = Text("{when}，{where}{figure}", f"{{when}}: {named(view.indicator).en} in {{where}} {{figure}}")
    return written(said, when=when, where=where, figure=_figure(cell)) + _aside(cell)


def _figure(cell: Cell) -> Text:
    zh, en = (shown_figure(cell, lang) for lang in ("zh", "en"))
    words = Text(f"{named(cell.indicator).zh} {zh}", f"is {en}")
    return words if cell.value is None else linked(words, Figure(cell))


def _aside(cell: Cell) -> Text:
    """How the figure stands, and who is missing from it."""
    if cell.value is None:
        return NOTHING
    judged = status_of(cell)
    word = WORDS[judged.standing]
    asides = [Text(word.zh, word.en.lower())] if judged.target else []
    if cell.totals or not cell.complete:
        asides.append(linked(coverage(cell), Reporting(cell) if cell.expected > 1 else None))
    return bracketed(joined(asides, COMMA))


def _orderable(view: View, areas: Sequence[Area]) -> list[tuple[float, Area]]:
    """The figures that can be put in order."""
    found = view.cube.orderable(view.indicator.id, [area.code for area in areas], view.period)
    return [(float(value), area) for value, area in zip(found, areas, strict=True) if not np.isnan(value)]


def _counted(count: int, areas: Sequence[Area]) -> Text:
    return counted(count, population.LEVELS[areas[0].level])


def _order(view: View, areas: Sequence[Area]) -> Order:
    return Order(view.cell(), population.listed(view, areas[0].level))


def _ends(view: View, areas: Sequence[Area]) -> Text:
    known = _orderable(view, areas)
    if not areas:
        return Text("；没有要列的地区。", "; there are no places to list.")
    if len(absences(view, areas)) == len(areas):
        cells = [view.cell(area=area.code) for area in areas]
        said = none_there(cells, lambda count: _counted(count, areas))
        return Text("；所列地区", "; the places listed ") + said + STOP
    if not known:
        return Text(
            "；所列地区均有旗县未报，不排高低。", "; every place listed lacks some banners, so none is called highest."
        )
    if len(known) == 1:
        return _only(view, known[0][1]) + _left_out(view, areas)
    values = [value for value, _ in known]
    if min(values) == max(values):
        said = linked(_all_equal(view, known), _order(view, areas))
    else:
        high, low = (_end(view, known, end, _order(view, areas)) for end in (max(values), min(values)))
        said = written(Text("最高{high}，最低{low}", "highest {high}, lowest {low}"), high=high, low=low)
    return THEN + _among(view, areas) + said + _left_out(view, areas)


def _end(view: View, known: Sequence[tuple[float, Area]], end: float, order: Order) -> Text:
    """Who has the highest or the lowest figure, which opens: the first by name, the others that share it by number with the whole order."""
    first, *others = [area for value, area in known if value == end]
    zh, en = (_told(view, first, lang) for lang in ("zh", "en"))
    if not others:
        return linked(Text(f"{first.name.zh} {zh}", f"{first.name.en} {en}"), Figure(view.cell(area=first.code)))
    words = Text(
        f"{first.name.zh}等{counted(len(others) + 1, PIECES).zh}并列 {zh}",
        f"{first.name.en} and {len(others)} more with {en}",
    )
    return linked(words, order)


def _only(view: View, area: Area) -> Text:
    """One figure is neither the highest nor the lowest; it is not said again where it is the area's own."""
    if area == view.area:
        return NOTHING
    zh, en = (_told(view, area, lang) for lang in ("zh", "en"))
    alone = Text(f"{area.name.zh} {zh}", f"{area.name.en} with {en}")
    return Text("；可列的只有", "; the only one to list is ") + linked(alone, Figure(view.cell(area=area.code)))


def _told(view: View, area: Area, lang: str) -> str:
    """A place's figure; of an area's own total that it is one."""
    cell = view.cell(area=area.code)
    return f"{shown(cell.value, view.indicator, lang)}{lacking(cell)[lang] if cell.totals else ''}"


def _all_equal(view: View, known: Sequence[tuple[float, Area]]) -> Text:
    zh, en = (shown(known[0][0], view.indicator, lang) for lang in ("zh", "en"))
    number = counted(len(known), PIECES)
    return Text(f"{number.zh}都是 {zh}", f"all {number.en} have {en}")


def _left_out(view: View, areas: Sequence[Area]) -> Text:
    """Who is neither the highest nor the lowest because of what is missing, and the end of the sentence.

    How many leagues or banners have no figure, by the reason, and how many one that lacks banners; nothing of none.
    """
    without = absences(view, areas)
    partial = len(areas) - len(_orderable(view, areas)) - len(without)
    told = told_apart(without.values(), lambda count: _counted(count, areas))
    if partial:
        told.append(_counted(partial, areas) + Text("有旗县未报、不排高低", " lacking banners left out"))
    order = _order(view, areas)
    return joined(Text("，", "; ") + linked(words, order) for words in told) + STOP


def _among(view: View, areas: Sequence[Area]) -> Text:
    """Whom the highest and the lowest are taken from, where that is not plain."""
    if view.group and areas[0].level == "banner":
        group = banners_of(view.group)
        return Text(f"{group.zh}中", f"among {group.en.lower()} ")
    league = view.register.league_of(view.area.code)
    if areas[0].level == "league":
        return NOTHING if view.area.level == "region" else Text("各盟市中", "among the leagues ")
    if league is None:
        return Text("各旗县中", "among the banners ")
    if view.area.level == "banner":
        return Text(f"{league.name.zh}内", f"in {league.name.en} ")
    return NOTHING
