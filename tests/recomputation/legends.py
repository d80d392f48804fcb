"""Legends of maps: every place belongs to the class printed, and each class counts its places."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from fractions import Fraction

from findings.core.population import Among
from findings.maps.class_members import shaded
from findings.maps.classification import MapClass
from metrics.catalogue import CORE, Indicator, target_of
from tests.recomputation.digits import is_shown, read, scale
from tests.recomputation.judging import exactly, half_up, threshold
from tests.recomputation.product import Case
from tests.recomputation.tally import CLOSE, At, Tally
from tests.recomputation.terms import Figure, adds, due, may_lack


def legends(case: Case, tally: Tally) -> None:
    """Maps of the leagues, of all banners and of one league's."""
    for indicator in case.cube.indicators.values():
        for month in case.read if indicator.family in CORE else case.read[-1:]:
            for kind, area in (("league", "150000"), ("banner", "150000"), ("banner", case.upper[1])):
                _legend(case, tally, indicator, month, Among(kind, area))


def _legend(case: Case, tally: Tally, indicator: Indicator, month: dt.date, among: Among) -> None:
    view = case.view(among.code, month, indicator.id)
    map_ = shaded(view, among).classes
    counts: Counter[int | None] = Counter()
    classes = {shown.tone: shown for shown in map_.classes}
    for place in among.areas(view.register):
        figure = case.laws.figure(indicator, place.code, month)
        where = At(indicator.id, f"{place.name.zh} on the map of {among.kind}s of {case.name(among.code)}", month)
        tone = map_.of_area[place.code]
        counts[tone] += 1
        lacks = figure.reported < figure.expected and not may_lack(indicator)
        if figure.value is None:
            tally.same("legend: places without a figure", where, None, tone)
        elif lacks:
            tally.same("legend: sums that lack places", where, -2, tone)
        else:
            _belongs(
                tally, indicator, figure, classes.get(tone) if tone is not None else None, where, map_.way == "target"
            )
    edges = _edges(indicator, month) if map_.way == "target" else []
    if edges:
        bounds = [b for shown in map_.classes for b in (shown.lower, shown.upper) if b is not None]
        rounded = [*edges, *(half_up(e, indicator.decimals) for e in edges)]  # the outer ones as they are printed
        known = all(any(abs(float(e) - b) < CLOSE for e in rounded) for b in bounds)
        tally.same(
            "legend: edges around a target", At(indicator.id, among.kind, month), [str(e) for e in edges], bounds, known
        )
    for shown in map_.classes:
        tally.same("legend: count of a class", At(indicator.id, shown.label.zh, month), counts[shown.tone], shown.count)
        for lang in ("zh", "en"):
            _label(tally, indicator, shown, lang, At(indicator.id, among.kind, month))


def _edges(indicator: Indicator, month: dt.date) -> list[Fraction]:
    month = due(indicator, month)
    target = target_of(indicator.id, month)
    if target is None:
        return []
    return [threshold(target, month) + n * exactly(target.watch_within) for n in range(-2, 3)]


def _belongs(
    tally: Tally, indicator: Indicator, figure: Figure, shown: MapClass | None, where: At, judged: bool
) -> None:
    """An edge belongs to the better side. Against a target a sum is read as what each banner has on average.

    The two edges that a standing hangs on hold for the exact value, all others for the value as it is printed.
    """
    assert figure.value is not None
    value = figure.value / figure.expected if judged and adds(indicator) else figure.value
    inside = shown is not None
    if shown is not None and shown.lower is not None:
        inside = inside and _beyond(indicator, value, shown.lower, where.month, judged)
    if shown is not None and shown.upper is not None:
        inside = inside and not _beyond(indicator, value, shown.upper, where.month, judged)
    tally.same("legend: a place in its class", where, value, shown.label.zh if shown else None, inside)


def _beyond(indicator: Indicator, value: Fraction, bound: float, month: dt.date, judged: bool) -> bool:
    """Whether a value lies in the class above an edge."""
    edges = _edges(indicator, month) if judged else []
    standing = edges[2:4] if indicator.better == "less" else edges[1:3]
    exact = next((e for e in standing if abs(float(e) - bound) < CLOSE), None)
    edge = exactly(bound) if exact is None else exact
    read = half_up(value, indicator.decimals) if exact is None else value
    return read > edge if indicator.better == "less" else read >= edge


def _label(tally: Tally, indicator: Indicator, shown: MapClass, lang: str, where: At) -> None:
    """The edges are printed by the laws of digits."""
    parts = [
        p
        for p in shown.label[lang].replace("<", "").replace("≥", "").replace(">", "").replace("≤", "").split(" – ")
        if p
    ]
    bounds = [b for b in (shown.lower, shown.upper) if b is not None]
    if not bounds:
        return
    for text, bound in zip(parts, bounds, strict=True):
        tally.same(
            "legend: an edge as it is printed",
            f"{where} {shown.label[lang]}",
            bound,
            text,
            _reads(bound, text, parts[-1], indicator, lang),
        )


def _reads(bound: float, text: str, last: str, indicator: Indicator, lang: str) -> bool:
    """The lower edge has no unit of its own: a reader gives it that of the upper one."""
    number, places = read(text)
    value = exactly(round(bound, 9))
    in_unit_said = number == half_up(value / scale(last, indicator.unit), places)
    return in_unit_said or (text == last and is_shown(value, text, indicator, lang))
