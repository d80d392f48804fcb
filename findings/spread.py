"""How an indicator is spread over the places of a map: the area's own figure, the highest, the lowest, the silent."""

from __future__ import annotations

from collections.abc import Sequence

from findings.origin import coverage
from findings.status import WORDS, status_of
from findings.view import GROUPS, View
from findings.wording import Text, month, named, shown
from geo.register import Area
from metrics.cube import Cell


def spread(view: View) -> Text:
    """The answer of the map in two sentences."""
    return of_places(view, view.shown)


def of_places(view: View, areas: Sequence[Area]) -> Text:
    """The same over the places of another level."""
    return _own(view) + _ends(view, areas)


def _own(view: View) -> Text:
    cell, name = view.cell(), named(view.indicator)
    zh = f"{month(view.period, 'zh')}，{view.area.zh}{name.zh} {shown(cell.value, view.indicator, 'zh')}"
    en = f"{month(view.period, 'en')}: {name.en} in {view.area.en} is {shown(cell.value, view.indicator, 'en')}"
    return Text(zh, en) + _aside(cell)


def _aside(cell: Cell) -> Text:
    """How the figure stands, and who is missing from it."""
    if cell.value is None:
        return Text("", "")
    judged = status_of(cell)
    word = WORDS[judged.standing]
    asides = [Text(word.zh, word.en.lower())] if judged.target else []
    asides += [] if cell.complete else [coverage(cell)]
    if not asides:
        return Text("", "")
    return Text(f"（{'，'.join(a.zh for a in asides)}）", f" ({', '.join(a.en for a in asides)})")


def _ends(view: View, areas: Sequence[Area]) -> Text:
    cells = [view.cell(area=area.code) for area in areas]
    known = [(cell.orderable, area) for cell, area in zip(cells, areas, strict=True) if cell.orderable is not None]
    silent = sum(cell.value is None for cell in cells)
    if silent == len(cells):
        return Text("；所列地区均未报。", "; none of the places listed reported.")
    partial = len(cells) - len(known) - silent
    if not known:
        return Text(
            "；所列地区均有旗县未报，不排高低。", "; every place listed lacks some banners, so none is called highest."
        )
    if len(known) == 1:
        return _only(view, known[0][1], silent, partial)
    among = _among(view, areas)
    values = [value for value, _ in known]
    if min(values) == max(values):
        zh, en = (shown(values[0], view.indicator, lang) for lang in ("zh", "en"))
        said = Text(f"；{among.zh}{len(known)}个都是 {zh}", f"; {among.en}all {len(known)} have {en}")
        return said + _left_out(silent, partial) + Text("。", ".")
    high, low = (_end(view, known, end) for end in (max(values), min(values)))
    said = Text(f"；{among.zh}最高{high.zh}，最低{low.zh}", f"; {among.en}highest {high.en}, lowest {low.en}")
    return said + _left_out(silent, partial) + Text("。", ".")


def _end(view: View, known: Sequence[tuple[float, Area]], end: float) -> Text:
    """Who has the highest or the lowest figure: the first by name, the others that share it by number."""
    first, *others = [area for value, area in known if value == end]
    zh, en = (shown(end, view.indicator, lang) for lang in ("zh", "en"))
    if not others:
        return Text(f"{first.zh} {zh}", f"{first.en} {en}")
    return Text(f"{first.zh}等{len(others) + 1}个并列 {zh}", f"{first.en} and {len(others)} more with {en}")


def _only(view: View, area: Area, silent: int, partial: int) -> Text:
    """One figure is neither the highest nor the lowest; it is not said again where it is the area's own."""
    left_out = _left_out(silent, partial) + Text("。", ".")
    if area == view.area:
        return left_out
    zh, en = (shown(view.cell(area=area.code).value, view.indicator, lang) for lang in ("zh", "en"))
    return Text(f"；可列的只有{area.zh} {zh}", f"; the only one to list is {area.en} with {en}") + left_out


def _left_out(silent: int, partial: int) -> Text:
    zh = (f"，{silent}个未报" if silent else "") + (f"，{partial}个有旗县未报、不排高低" if partial else "")
    en = (f"; {silent} did not report" if silent else "") + (f"; {partial} lack banners, left out" if partial else "")
    return Text(zh, en)


def _among(view: View, areas: Sequence[Area]) -> Text:
    """Whom the highest and the lowest are taken from, where that is not plain."""
    if view.group:
        group = GROUPS[view.group]
        return Text(f"{group.zh}旗县中", f"among {group.en.lower()} banners ")
    league = view.register.league_of(view.area.code)
    if areas[0].level == "league":
        return Text("", "") if view.area.level == "region" else Text("各盟市中", "among the leagues ")
    if league is None:
        return Text("各旗县中", "among the banners ")
    if view.area.level == "banner":
        return Text(f"{league.zh}内", f"in {league.en} ")
    return Text("", "")
