"""All indicators of a banner as tables, one for each line of work: figure, standing, ranks."""

from __future__ import annotations

from collections.abc import Sequence

from findings.core.population import Among
from findings.core.table import Brief, Column, Row, Table
from findings.core.view import View
from findings.links.ordering import Order
from findings.place import profile
from findings.priority.priority_funding import NATIONAL
from findings.text import labels
from findings.text.wording import unit_words
from geo.register import REGION
from language.text import Text
from metrics.catalogue import FAMILIES


def tables(view: View) -> list[Table]:
    """The tables of the view's banner, in the order of the catalogue; the title is the line of work."""
    found, columns = profile.profile(view, view.area), _columns(view)
    return [Table(family.name, columns, _rows(found[family.id])) for family in FAMILIES.values()]


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


def _rows(found: Sequence[profile.Row]) -> tuple[Row, ...]:
    return tuple(
        {
            "indicator": row.cell.indicator.name,
            "unit": unit_words(row.cell.indicator.unit),
            "value": row.cell,
            "status": row.status,
            "league": row.league,
            "region": row.region,
            "priority": row.priority,
        }
        for row in found
    )
