"""How an indicator is spread over the places of a map: the area's own figure, the highest, the lowest, who has none and why."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from findings.core import population
from findings.core.absence import absences, explained, none_there, told_apart
from findings.core.coverage_text import coverage
from findings.core.short_text import lacking
from findings.core.status import WORDS, status_of
from findings.core.view import View, banners_of
from findings.links.explanation import Phrase
from findings.links.link import Figure, Link
from findings.links.ordering import Order
from findings.links.reporters import Reporting
from findings.text.wording import month, named, shown, shown_figure
from geo.register import Area
from language.nouns import PIECES, counted
from language.text import Text
from metrics.cell import Cell


def spread(view: View) -> Text:
    """The answer of the map in two sentences."""
    return of_places(view, view.shown)


def of_places(view: View, areas: Sequence[Area]) -> Text:
    """The same over the places of another level."""
    return _own(view) + _ends(view, areas)


def phrases(view: View, areas: Sequence[Area]) -> list[Phrase]:
    """The words of the answer that open something: the area's own figure and who reported it, the two ends, who is left out."""
    if not areas:
        return []
    cell, known = view.cell(), _orderable(view, areas)
    order = Order(cell, population.listed(view, areas[0].level))
    said = _of_ends(view, known, order)
    if cell.value is not None:
        said.append(Phrase(_figure(cell), Figure(cell)))
    if cell.value is not None and (cell.totals or not cell.complete) and cell.expected > 1:
        said.append(Phrase(coverage(cell), Reporting(cell)))
    return [*said, *(Phrase(words, order) for words in _lacking(view, areas))] if known else said


def _of_ends(view: View, known: Sequence[tuple[float, Area]], order: Order) -> list[Phrase]:
    """The highest and the lowest figure; where all are the same the order, of one alone the figure if it is not the area's own."""
    values = [value for value, _ in known]
    ends = {max(values), min(values)} if known else set()
    if len(known) > 1 and len(ends) == 1:
        return [Phrase(_all_equal(view, known), order)]
    if len(known) > 1:
        return [Phrase(_end(view, known, end), _of_end(view, known, end, order)) for end in ends]
    alone = [area for _, area in known if area != view.area]
    return [Phrase(_alone(view, area), Figure(view.cell(area=area.code))) for area in alone]


def _of_end(view: View, known: Sequence[tuple[float, Area]], end: float, order: Order) -> Link:
    """The figure of the one place at an end; of several that share it the whole order."""
    there = [area for value, area in known if value == end]
    return Figure(view.cell(area=there[0].code)) if len(there) == 1 else order


def _own(view: View) -> Text:
    cell, figure = view.cell(), _figure(view.cell())
    if cell.absence == "nothing_to_divide":
        why = explained(cell)
        return Text(
            f"{month(view.period, 'zh')}，{view.area.name.zh}{why.zh}",
            f"{month(view.period, 'en')}, {view.area.name.en}: {why.en}",
        )
    zh = f"{month(view.period, 'zh')}，{view.area.name.zh}{figure.zh}"
    en = f"{month(view.period, 'en')}: {named(view.indicator).en} in {view.area.name.en} {figure.en}"
    return Text(zh, en) + _aside(cell)


def _figure(cell: Cell) -> Text:
    zh, en = (shown_figure(cell, lang) for lang in ("zh", "en"))
    return Text(f"{named(cell.indicator).zh} {zh}", f"is {en}")


def _aside(cell: Cell) -> Text:
    """How the figure stands, and who is missing from it."""
    if cell.value is None:
        return Text("", "")
    judged = status_of(cell)
    word = WORDS[judged.standing]
    asides = [Text(word.zh, word.en.lower())] if judged.target else []
    asides += [] if cell.complete and not cell.totals else [coverage(cell)]
    if not asides:
        return Text("", "")
    return Text(f"（{'，'.join(a.zh for a in asides)}）", f" ({', '.join(a.en for a in asides)})")


def _orderable(view: View, areas: Sequence[Area]) -> list[tuple[float, Area]]:
    """The figures that can be put in order."""
    found = view.cube.orderable(view.indicator.id, [area.code for area in areas], view.period)
    return [(float(value), area) for value, area in zip(found, areas, strict=True) if not np.isnan(value)]


def _lacking(view: View, areas: Sequence[Area]) -> list[Text]:
    """How many leagues or banners have no figure, by the reason, and how many one that lacks banners; nothing of none."""
    without = absences(view, areas)
    partial = len(areas) - len(_orderable(view, areas)) - len(without)
    told = told_apart(without.values(), lambda count: _counted(count, areas))
    if partial:
        told.append(_counted(partial, areas) + Text("有旗县未报、不排高低", " lacking banners left out"))
    return told


def _counted(count: int, areas: Sequence[Area]) -> Text:
    return counted(count, population.LEVELS[areas[0].level])


def _ends(view: View, areas: Sequence[Area]) -> Text:
    known = _orderable(view, areas)
    if not areas:
        return Text("；没有要列的地区。", "; there are no places to list.")
    if len(absences(view, areas)) == len(areas):
        cells = [view.cell(area=area.code) for area in areas]
        said = none_there(cells, lambda count: _counted(count, areas))
        return Text(f"；所列地区{said.zh}。", f"; the places listed {said.en}.")
    if not known:
        return Text(
            "；所列地区均有旗县未报，不排高低。", "; every place listed lacks some banners, so none is called highest."
        )
    if len(known) == 1:
        return _only(view, areas, known[0][1])
    whom = _among(view, areas)
    values = [value for value, _ in known]
    if min(values) == max(values):
        equal = _all_equal(view, known)
        return Text(f"；{whom.zh}{equal.zh}", f"; {whom.en}{equal.en}") + _left_out(view, areas)
    high, low = (_end(view, known, end) for end in (max(values), min(values)))
    said = Text(f"；{whom.zh}最高{high.zh}，最低{low.zh}", f"; {whom.en}highest {high.en}, lowest {low.en}")
    return said + _left_out(view, areas)


def _end(view: View, known: Sequence[tuple[float, Area]], end: float) -> Text:
    """Who has the highest or the lowest figure: the first by name, the others that share it by number."""
    first, *others = [area for value, area in known if value == end]
    zh, en = (_told(view, first, lang) for lang in ("zh", "en"))
    if not others:
        return Text(f"{first.name.zh} {zh}", f"{first.name.en} {en}")
    return Text(
        f"{first.name.zh}等{counted(len(others) + 1, PIECES).zh}并列 {zh}",
        f"{first.name.en} and {len(others)} more with {en}",
    )


def _only(view: View, areas: Sequence[Area], area: Area) -> Text:
    """One figure is neither the highest nor the lowest; it is not said again where it is the area's own."""
    left_out = _left_out(view, areas)
    if area == view.area:
        return left_out
    alone = _alone(view, area)
    return Text(f"；可列的只有{alone.zh}", f"; the only one to list is {alone.en}") + left_out


def _alone(view: View, area: Area) -> Text:
    zh, en = (_told(view, area, lang) for lang in ("zh", "en"))
    return Text(f"{area.name.zh} {zh}", f"{area.name.en} with {en}")


def _told(view: View, area: Area, lang: str) -> str:
    """A place's figure; of an area's own total that it is one."""
    cell = view.cell(area=area.code)
    return f"{shown(cell.value, view.indicator, lang)}{lacking(cell)[lang] if cell.totals else ''}"


def _all_equal(view: View, known: Sequence[tuple[float, Area]]) -> Text:
    zh, en = (shown(known[0][0], view.indicator, lang) for lang in ("zh", "en"))
    number = counted(len(known), PIECES)
    return Text(f"{number.zh}都是 {zh}", f"all {number.en} have {en}")


def _left_out(view: View, areas: Sequence[Area]) -> Text:
    """Who is neither the highest nor the lowest because of what is missing, and the end of the sentence."""
    told = _lacking(view, areas)
    return Text("".join(f"，{words.zh}" for words in told) + "。", "".join(f"; {words.en}" for words in told) + ".")


def _among(view: View, areas: Sequence[Area]) -> Text:
    """Whom the highest and the lowest are taken from, where that is not plain."""
    if view.group:
        group = banners_of(view.group)
        return Text(f"{group.zh}中", f"among {group.en.lower()} ")
    league = view.register.league_of(view.area.code)
    if areas[0].level == "league":
        return Text("", "") if view.area.level == "region" else Text("各盟市中", "among the leagues ")
    if league is None:
        return Text("各旗县中", "among the banners ")
    if view.area.level == "banner":
        return Text(f"{league.name.zh}内", f"in {league.name.en} ")
    return Text("", "")
