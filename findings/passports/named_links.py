"""What a number opens, read back from its name; a name may have been forged in a browser, and then opens nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from findings.alerts.alert_list import KINDS, Alarmed
from findings.core.gaps import OVER, TOLD
from findings.core.population import LEVELS, PEERS, Among
from findings.core.view import GROUPS, View
from findings.gaps.gap_summary import Behind
from findings.links.differences import EARLIER, Change, Distance, Margin
from findings.links.explanation import Lead, name_of, period_of
from findings.links.gap_change import Closing
from findings.links.ordering import Order
from findings.links.reporters import Complete, Present, Reporting
from findings.links.target_gap import SIDES, Needed, Part
from findings.links.target_results import JOINT, Held, Missing
from findings.links.target_results import SIDES as HELD
from findings.maps.class_members import CALLED, Classed
from findings.overview.threshold_crossings import Short, Turned
from findings.overview.watchlist import CROSSED
from findings.passports import named_counts
from findings.priority.priority_funding import Below
from metrics.catalogue import FAMILIES
from metrics.cell import Cell

SEPARATOR = "."
LIMIT = re.compile("-?[0-9]{1,3}")


def name(lead: Lead) -> str:
    """The name a page gives to a number."""
    return f"figure.{name_of(lead)}" if isinstance(lead, Cell) else lead.name


def read(view: View, named: object) -> Lead | None:
    """What a name stands for; None where it stands for nothing."""
    kind, *parts = str(named).split(SEPARATOR)
    reader = READERS.get(kind)
    return reader(view, parts) if reader else None


def _cell(view: View, parts: Sequence[str]) -> Cell | None:
    if len(parts) != 3 or parts[0] not in view.cube.indicators or parts[1] not in view.register.areas:
        return None
    period = period_of(view, parts[2])
    return view.cube.cell(parts[0], parts[1], period) if period else None


def _change(view: View, parts: Sequence[str]) -> Change | None:
    cell = _cell(view, parts[1:])
    earlier = next((e for e in EARLIER if e == parts[0]), None) if cell else None
    return Change(cell, earlier) if cell and earlier else None


def _margin(view: View, parts: Sequence[str]) -> Margin | None:
    cell = _cell(view, parts)
    return Margin(cell) if cell else None


def _distance(view: View, parts: Sequence[str]) -> Distance | None:
    cell = _cell(view, parts[2:])
    if cell is None or parts[0] not in {"now", "ago"} or parts[1] not in view.register.areas:
        return None
    return Distance(cell, view.cube.cell(cell.indicator.id, parts[1], cell.period), parts[0] == "ago")


def _closing(view: View, parts: Sequence[str]) -> Closing | None:
    cell = _cell(view, parts[1:])
    if cell is None or parts[0] not in view.register.areas:
        return None
    return Closing(cell, view.cube.cell(cell.indicator.id, parts[0], cell.period))


def _part(view: View, parts: Sequence[str]) -> Part | None:
    cell = _cell(view, parts[1:])
    return Part(cell, SIDES[parts[0]]) if cell and parts[0] in SIDES else None


def _needed(view: View, parts: Sequence[str]) -> Needed | None:
    cell = _cell(view, parts)
    return Needed(cell) if cell else None


def _order(view: View, parts: Sequence[str]) -> Order | None:
    cell, among = _cell(view, parts[3:]), _among(view, parts[:3])
    return Order(cell, among) if cell and among else None


def _among(view: View, parts: Sequence[str]) -> Among | None:
    if len(parts) != 3 or parts[0] not in {*LEVELS, PEERS} or parts[1] not in view.register.areas:
        return None
    return Among(*parts) if parts[2] in GROUPS else None


def _held(view: View, parts: Sequence[str]) -> Held | None:
    if len(parts) != 7 or parts[0] not in HELD:
        return None
    indicators, among = _asked(view, parts[1]), _among(view, parts[2:5])
    area, period = view.register.areas.get(parts[5]), period_of(view, parts[6])
    return Held(area, period, indicators, parts[0], among) if indicators and among and area and period else None


def _missing(view: View, parts: Sequence[str]) -> Missing | None:
    if len(parts) != 5:
        return None
    indicators, among, period = _asked(view, parts[0]), _among(view, parts[1:4]), period_of(view, parts[4])
    return Missing(period, indicators, among) if indicators and among and period else None


def _asked(view: View, written: str) -> tuple[str, ...]:
    """Indicators, each once; none where one is unknown."""
    found = tuple(written.split(JOINT))
    return found if view.cube.indicators.keys() >= set(found) and len(set(found)) == len(found) else ()


def _present(view: View, parts: Sequence[str]) -> Present | None:
    cell, among = _cell(view, parts[3:]), _among(view, parts[:3])
    return Present(cell, among) if cell and among else None


def _classed(view: View, parts: Sequence[str]) -> Classed | None:
    cell = _cell(view, parts[3:])
    if cell is None or parts[1] not in LEVELS or parts[2] not in GROUPS:
        return None
    return Classed(cell, parts[1], parts[2], parts[0]) if parts[0] in CALLED or LIMIT.fullmatch(parts[0]) else None


def _reporting(view: View, parts: Sequence[str]) -> Reporting | None:
    cell = _cell(view, parts)
    return Reporting(cell) if cell else None


def _complete(view: View, parts: Sequence[str]) -> Complete | None:
    if len(parts) != 2 or parts[0] not in view.register.areas:
        return None
    period = period_of(view, parts[1])
    return Complete(view.register.areas[parts[0]], period) if period else None


def _alarms(view: View, parts: Sequence[str]) -> Alarmed | None:
    if len(parts) != 4 or parts[0] not in {*FAMILIES, ""} or parts[1] not in KINDS:
        return None
    period = period_of(view, parts[3])
    area = view.register.areas.get(parts[2])
    return Alarmed(area, parts[0], parts[1], period) if area and period else None


def _short(view: View, parts: Sequence[str]) -> Short | None:
    cell = _cell(view, parts[1:])
    return Short(cell, int(parts[0])) if cell and LIMIT.fullmatch(parts[0]) else None


def _turned(view: View, parts: Sequence[str]) -> Turned | None:
    cell = _cell(view, parts[1:])
    return Turned(cell, parts[0]) if cell and parts[0] in CROSSED else None


def _behind(view: View, parts: Sequence[str]) -> Behind | None:
    cell = _cell(view, parts[3:])
    if cell is None or parts[0] not in OVER or parts[1] not in {*TOLD, ""} or parts[2] not in GROUPS:
        return None
    return Behind(cell, parts[2], parts[0], parts[1])


def _below(view: View, parts: Sequence[str]) -> Below | None:
    cell = _cell(view, parts)
    return Below(cell) if cell else None


READERS: dict[str, Callable[[View, Sequence[str]], Lead | None]] = {
    "figure": _cell,
    "change": _change,
    "margin": _margin,
    "distance": _distance,
    "closing": _closing,
    "part": _part,
    "needed": _needed,
    "held": _held,
    "missing": _missing,
    "present": _present,
    "classed": _classed,
    "order": _order,
    "reporting": _reporting,
    "complete": _complete,
    "alarms": _alarms,
    "short": _short,
    "turned": _turned,
    "behind": _behind,
    "below": _below,
    **named_counts.READERS,
}
