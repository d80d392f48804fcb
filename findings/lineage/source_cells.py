"""The observations behind a figure, one by one: measure, place, month, value, and the cell of the file each was read from."""

from __future__ import annotations

from data.query import provenance
from data.store.release import Release
from findings.core.table import Column, Table
from findings.core.view import View
from findings.text.wording import month, named, unit_words
from language.text import Text
from metrics.arithmetic import month_number
from metrics.catalogue import MEASURES
from metrics.cell import Cell

COLUMNS = (
    Column("measure", Text("数据项", "Measure")),
    Column("area", Text("地区", "Area")),
    Column("month", Text("月份", "Month"), "month"),
    Column("value", Text("上报数", "Reported"), "number"),
    Column("unit", Text("单位", "Unit")),
    Column("file", Text("文件", "File")),
    Column("sheet", Text("工作表", "Sheet")),
    Column("cell", Text("单元格", "Cell")),
    Column("sha256", Text("sha256", "sha256")),
)


def title(view: View, cell: Cell) -> Text:
    """Whose figure of which month."""
    area, indicator = view.register.areas[cell.area], named(cell.indicator)
    zh = f"{area.name.zh} · {indicator.zh} · {month(cell.period, 'zh')}"
    return Text(zh, f"{area.name.en} · {indicator.en} · {month(cell.period, 'en')}")


def table(release: Release, view: View, cell: Cell) -> Table:
    """All that a figure of a release was computed from; no row where there is no figure."""
    if cell.numerator is None:
        return Table(title(view, cell), COLUMNS, ())
    found = provenance.observed(release, cell.indicator, cell.area, month_number(cell.period))
    found = found.drop_duplicates(["measure", "area", "period"])  # a part of its own whole is read once
    rows = []
    for held in found.to_dict("records"):
        area, measure = view.register.areas[held["area"]], MEASURES[held["measure"]]
        own = {key: held[key] for key in ("file", "sheet", "cell", "sha256")}
        rows.append(
            {
                "measure": measure.name,
                "area": area.name,
                "month": held["period"].date(),
                "value": float(held["value"]),
                "unit": unit_words(measure.unit),
                **own,
            }
        )
    return Table(title(view, cell), COLUMNS, tuple(rows))
