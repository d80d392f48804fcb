"""All indicators of a banner: figure, standing, ranks; in one table, or in one for each line of work."""

from __future__ import annotations

from findings.core.population import Among
from findings.core.table import Brief, Column, Row, Table
from findings.core.view import View
from findings.links.ordering import Order
from findings.place import profile
from findings.priority.priority_funding import NATIONAL
from findings.text import labels
from findings.text.wording import dated, unit_words
from geo.register import REGION
from language.sentence import joined
from language.text import Text
from metrics.catalogue import Family, families_in

ALL = Text("全部指标", "All indicators")
FAMILY = Column("family", Text("工作", "Line of work"))


def table(view: View) -> Table:
    """One row an indicator of the view's banner, in the order of the catalogue."""
    found = profile.profile(view, view.area)
    rows = tuple(_row(family, row) for family in families_in(view.period).values() for row in found[family.id])
    title = joined([ALL, view.area.name, dated(view.period)], Text(" · ", " · "))
    return Table(title, (FAMILY, *_columns(view)), rows)


def tables(whole: Table) -> list[Table]:
    """The same parted by lines of work, each of which is the title of its own."""
    columns = tuple(column for column in whole.columns if column is not FAMILY)
    names = dict.fromkeys(row[FAMILY.key] for row in whole.rows)
    return [Table(name, columns, tuple(row for row in whole.rows if row[FAMILY.key] == name)) for name in names]


def _columns(view: View) -> tuple[Column, ...]:
    league = view.register.league_of(view.area.code)
    return (
        Column("indicator", labels.INDICATOR),
        Column("unit", labels.UNIT, brief=None),
        Column("value", labels.VALUE, "figure"),
        Column("status", Text("状态", "Status"), "status"),
        _rank("league", Text("盟市内", "In league"), Among("banner", league.code if league else REGION)),
        _rank("region", Text("全区", "In region"), Among("banner", REGION)),
        *([_rank("priority", Text("重点帮扶", "Among priority"), PRIORITY)] if view.area.priority_national else []),
    )


PRIORITY = Among("banner", REGION, NATIONAL)


def _rank(key: str, name: Text, among: Among) -> Column:
    def order(row: Row) -> Order:
        return Order(row["value"], among)

    return Column(key, name, "rank", opens=order, brief=Brief(words=lambda row: Text(*[str(row[key])] * 2)))


def _row(family: Family, row: profile.Row) -> Row:
    return {
        FAMILY.key: family.name,
        "indicator": row.cell.indicator.name,
        "unit": unit_words(row.cell.indicator.unit),
        "value": row.cell,
        "status": row.status,
        "league": row.league,
        "region": row.region,
        "priority": row.priority,
    }
