"""Names of counts read back: what they list; a name may have been forged in a browser, and then lists nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Container, Sequence
from dataclasses import replace

from findings.alerts.banner_counts import KINDS, Banners
from findings.clauses.clause_members import Against, Clauses, Measuring
from findings.clauses.clause_search import STANDINGS, Wanted
from findings.clauses.clause_state import BASES
from findings.clauses.documents import Documents
from findings.core.status import COUNTED
from findings.core.view import GROUPS, View
from findings.links.explanation import Derived, decoded, period_of
from findings.official import matching
from findings.official.matching import documents, families
from findings.official.official_summary import CALLED, Official, Sources
from findings.overview.family_results import Judged
from findings.place.comparison import MOST, Leading
from geo.register import Area
from policy import LEVELS, ledger


def _lines(view: View, parts: Sequence[str]) -> Judged | None:
    return Judged(*found) if (found := _standing(view, parts, {*COUNTED, ""})) else None


def _others(view: View, parts: Sequence[str]) -> Judged | None:
    found = _lines(view, parts)
    return replace(found, kind="others") if found else None


def _standing(view: View, parts: Sequence[str], known: Container[str]) -> tuple[Area, str, dt.date] | None:
    """An area, how something stands there, and a month."""
    if len(parts) != 3 or parts[0] not in known:
        return None
    area, period = view.register.areas.get(parts[1]), period_of(view, parts[2])
    return (area, parts[0], period) if area and period else None


def _clauses(view: View, parts: Sequence[str]) -> Clauses | None:
    """What is asked for by a document or a level, a theme, a standing and words."""
    if len(parts) != 4:
        return None
    source, theme, standing, words = *parts[:3], decoded(parts[3])
    known = source in {*ledger().documents, *LEVELS, ""} and theme in {*ledger().themes, ""}
    return (
        Clauses(Wanted(source, theme, standing, words))
        if known and standing in STANDINGS and words is not None
        else None
    )


def _promises(view: View, parts: Sequence[str]) -> Clauses | None:
    found = _clauses(view, parts)
    return replace(found, promising=True) if found else None


def _against(view: View, parts: Sequence[str]) -> Against | None:
    return Against(*found) if (found := _standing(view, parts, {*COUNTED, *BASES, ""})) else None


def _documents(view: View, parts: Sequence[str]) -> Documents | None:
    return None if parts else Documents()


def _measuring(view: View, parts: Sequence[str]) -> Measuring | None:
    ref = decoded(parts[0]) if len(parts) == 1 else None
    return Measuring(ref) if ref and ref in ledger().clauses else None


def _leading(view: View, parts: Sequence[str]) -> Leading | None:
    """Two to four places, no place twice; who leads is one of them."""
    if len(parts) != 3:
        return None
    codes, period = parts[1].split("-"), period_of(view, parts[2])
    known = len(set(codes)) == len(codes) in range(2, MOST + 1) and set(codes) <= view.register.areas.keys()
    if not known or period is None or parts[0] not in {*codes, ""}:
        return None
    return Leading(tuple(view.register.areas[c] for c in codes), view.register.areas.get(parts[0]), period)


def _official(view: View, parts: Sequence[str]) -> Official | None:
    found = _sources(view, parts[1:])
    return Official(parts[0], found.wanted) if found and parts[0] in CALLED else None


def _sources(view: View, parts: Sequence[str]) -> Sources | None:
    """What is asked for by a line of work, a document and words."""
    if len(parts) != 3 or parts[0] not in {*families(), ""}:
        return None
    document, words = decoded(parts[1]), decoded(parts[2])
    if document not in {*documents(), ""} or document is None or words is None:
        return None
    return Sources(matching.Wanted(parts[0], document, words))


def _banners(view: View, parts: Sequence[str]) -> Banners | None:
    if len(parts) != 4 or parts[0] not in KINDS or parts[2] not in GROUPS:
        return None
    area, period = view.register.areas.get(parts[1]), period_of(view, parts[3])
    return Banners(parts[0], area, parts[2], period) if area and period else None


READERS: dict[str, Callable[[View, Sequence[str]], Derived | None]] = {
    "lines": _lines,
    "others": _others,
    "clauses": _clauses,
    "promises": _promises,
    "against": _against,
    "documents": _documents,
    "measuring": _measuring,
    "leading": _leading,
    "official": _official,
    "sources": _sources,
    "banners": _banners,
}
