"""What a place lists one by one: its projects, assets, settlements, pairs, villages, each list in its last period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from data.query import item_rows
from data.query.item_rows import Held
from data.store.release import Release
from findings.core.table import Table
from findings.core.view import View
from findings.lineage import item_table
from findings.text.wording import month
from language.nouns import BANNERS, Noun, counted
from language.sentence import joined
from language.text import COLON, STOP, THEN, Text
from metrics.catalogue import Listed

THINGS = Noun("项", "", "item", "items")
Places = tuple[tuple[str, int], ...]  # areas, and how many things each lists


@dataclass(frozen=True)
class Things:
    """A list of a place: its id and name, how many things are in it, its period and whose lists those are, and the table, made when it is asked for."""

    id: str
    name: Text
    count: int
    told: Text
    table: Callable[[], Table]


def things(release: Release, view: View) -> list[Things]:
    """The lists of the area of a view that hold anything. Raises DamagedError where they are not what was published."""
    code = view.area.code
    areas = [a.code for a in view.register.areas.values() if code in (a.code, a.parent) or view.area.level == "region"]
    found = item_rows.listed(release, areas, lambda one: _due(view, one))
    return [_of(view, one, held) for one, held in found]


def _due(view: View, one: Listed) -> dt.date:
    measure = next(iter(one.counted))
    return view.cube.due(measure, view.period) if measure in view.cube.indicators else view.period


def _of(view: View, one: Listed, held: Held) -> Things:
    name, period, places = one.declared.name, _due(view, one), held.places
    title = Text(
        f"{view.area.name.zh} {name.zh} {month(period, 'zh')}",
        f"{view.area.name.en}: {name.en.lower()}, {month(period, 'en')}",
    )
    said = _of_one(places) if view.area.level == "banner" else _of_several(view, places)
    told = Text(*(month(period, lang) for lang in ("zh", "en"))) + COLON + said + STOP
    count = sum(number for _, number in places)
    return Things(one.id, name, count, told, lambda: item_table.table(title, one, held.rows(), view.register))


def _of_one(places: Places) -> Text:
    ((_, number),) = places
    return counted(number, THINGS) if number else Text("写明没有", "none, as the list says")


def _of_several(view: View, places: Places) -> Text:
    """12 items, listed by 3 banners; 1 banner with none; 2 items of leagues themselves, which no figure counts."""
    banners = [number for area, number in places if view.register.areas[area].level == "banner"]
    there, own = [number for number in banners if number], sum(number for _, number in places) - sum(banners)
    told = []
    if there:
        items, listing = counted(sum(there), THINGS), counted(len(there), BANNERS)
        told.append(Text(f"{listing.zh}列出{items.zh}", f"{items.en}, listed by {listing.en}"))
    if len(there) < len(banners):
        none = counted(len(banners) - len(there), BANNERS)
        told.append(Text(f"{none.zh}写明没有", f"{none.en} with none, as the list says"))
    if own:
        items = counted(own, THINGS)
        told.append(
            Text(f"盟市本级{items.zh}，不计入数据", f"{items.en} of leagues themselves, which no figure counts")
        )
    return joined(told, THEN)
