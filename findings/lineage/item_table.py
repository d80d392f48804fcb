"""Rows of a list as a table: the area, the columns that a release keeps of a thing, and where each row stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from findings.core.table import Column, Table
from findings.text.wording import unit_name
from geo.register import Area, Register
from language.text import Text
from metrics.catalogue import Listed
from metrics.catalogue.items.declaration import ItemColumn

PLACE = (Column("area", Text("地区", "Area")), Column("month", Text("月份", "Month"), "month"))
SOURCE = (
    Column("file", Text("文件", "File")),
    Column("sheet", Text("工作表", "Sheet")),
    Column("row", Text("行", "Row")),
)


@dataclass(frozen=True)
class _Head:
    """A column of a list: the type of its values and its name, with the unit where it has one."""

    column: ItemColumn
    name: Text


def table(title: Text, one: Listed, rows: Iterable[Mapping[str, Any]], register: Register) -> Table:
    """A row a thing: area, month, the columns of the list, file, sheet and row. `rows`: the columns of `data.items.kept.ROWS`, and `file`."""
    heads = {id: _Head(one.columns[id], _name(one.columns[id])) for id in one.kept}
    columns = [Column(id, head.name, "number" if head.column.unit else "text") for id, head in heads.items()]
    return Table(title, (*PLACE, *columns, *SOURCE), tuple(_row(register, one, row, heads) for row in rows))


def _name(column: ItemColumn) -> Text:
    if not column.unit:
        return column.name
    zh, en = (unit_name(column.unit, lang) for lang in ("zh", "en"))
    says_it = en.lower() in ("", column.name.en.lower())
    return column.name + Text(f"（{zh}）", "" if says_it else f" ({en})")


def _row(register: Register, one: Listed, row: Mapping[str, Any], heads: Mapping[str, _Head]) -> dict[str, Any]:
    period: dt.date = row["period"]
    own = {"area": owner(register.areas[row["area"]]), "month": period}
    cells = {id: _value(one, id, heads[id].column, text) for id, text in row["cells"] if id in heads}
    return own | cells | {key: row[key] for key in ("file", "sheet")} | {"row": f"{row['row']}"}


def owner(area: Area) -> Text:
    """Whose a thing is: a banner's, or a league's own, 赤峰市本级."""
    return area.name if area.level == "banner" else area.name + Text("本级", " itself")


def _value(one: Listed, id: str, column: ItemColumn, text: str) -> Any:
    if column.type == "number":
        return float(text)
    chosen = one.choices.get(id, {}).get(text)
    return chosen.name if chosen else text
