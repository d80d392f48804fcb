"""Every figure of a month as one long table: a row for each indicator and area that owes it, reported or not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import numpy as np
import pandas as pd

from data.output.inert import inert
from data.store.release import Release
from findings.core.judgement import is_held
from findings.core.population import LEVEL_NAMES
from findings.core.status import EMPTY, JUDGED, Standing, called
from findings.core.view import View
from findings.lineage import export
from findings.text.target_words import marked, source
from findings.text.wording import unit_words
from geo.register import Area
from language.text import NOTHING, Text
from metrics.catalogue import Indicator, Target, crosses, families_in, target_of
from metrics.catalogue.delivery import REPORTING
from metrics.regimes import regime_of

REGION = Text("自治区", "Region")
HEADS: dict[str, Text] = {
    "period": Text("月份", "Month"),
    "code": Text("地区代码", "Area code"),
    "area": Text("地区", "Area"),
    "level": Text("层级", "Level"),
    "league": Text("盟市", "League"),
    "family": Text("板块", "Line of work"),
    "id": Text("指标代码", "Indicator id"),
    "indicator": Text("指标", "Indicator"),
    "value": Text("数值", "Value"),
    "unit": Text("单位", "Unit"),
    "numerator": Text("分子", "Numerator"),
    "denominator": Text("分母", "Denominator"),
    "reported": Text("已报", "Reported"),
    "expected": Text("应报", "Expected"),
    "standing": Text("状态", "Standing"),
    "target": Text("目标或参考线", "Target or reference"),
    "cite": Text("依据", "Set by"),
    "release": Text("版本", "Release"),
}


def of_month(release: Release, view: View, period: dt.date, lang: str, *, ending: bool = False) -> pd.DataFrame:
    """The figures of a month under the heads of `HEADS`, before them the mark of a demonstration.

    What is not due that month has its last period under that period's own month; with `ending` it is left out, so that a table
    of all months says each figure once. Values are not rounded: rates in per cent, money in 万元, counts in ones; NaN where there is none, and the standing says why.
    """
    columns: dict[str, list[object]] = {key: [] for key in HEADS}
    names = {area.code: _named(view, area, lang) for area in view.register.areas.values()}
    for indicator in view.cube.indicators.values():
        due = view.cube.due(indicator.id, period)
        if ending and due != period:
            continue
        codes = [code for code in names if view.cube.expected(indicator, code, due)]
        for key, values in _block(view, indicator.called_in(regime_of(due).id), codes, due, lang).items():
            columns[key] += values
        for code in codes:
            for key, word in zip(NAMED, names[code], strict=True):
                columns[key].append(word)
    rows = len(columns["code"])
    columns["release"] = [f"{release.label[lang]} {release.id}"] * rows
    mark = export.mark(release, lang)
    return pd.DataFrame(({"!": [mark] * rows} if mark else {}) | {HEADS[key][lang]: columns[key] for key in HEADS})


NAMED = ("code", "area", "level", "league")


def _named(view: View, area: Area, lang: str) -> tuple[object, ...]:
    league = view.register.league_of(area.code)
    level = LEVEL_NAMES.get(area.level, REGION)[lang]
    return area.code, inert(area.name[lang]), level, inert((league.name if league else NOTHING)[lang])


def _block(view: View, indicator: Indicator, codes: list[str], period: dt.date, lang: str) -> dict[str, list[object]]:
    """The columns of an indicator in a month in which it is due, for areas that owe it."""
    rows = len(codes)
    targets = [target_of(indicator.id, period, code) if is_held(indicator, code) else None for code in codes]
    cites = {target: inert(source(target)[lang]) for target in set(targets) if target}
    value, numerator, denominator, reported = (
        view.cube.values(indicator.id, codes, period, f) for f in ("value", "numerator", "denominator", "reported")
    )
    if crosses(indicator.of):
        numerator, denominator = np.full(rows, np.nan), np.full(rows, np.nan)
    words = {
        "period": f"{period:%Y-%m}", "id": indicator.id, "indicator": inert(indicator.name[lang]), "unit": unit_words(indicator.unit)[lang],
        "family": inert(families_in(period)[indicator.family].name[lang]),
    }  # fmt: skip
    return {
        **{key: [word] * rows for key, word in words.items()},
        "value": value.tolist(), "numerator": numerator.tolist(), "denominator": denominator.tolist(),
        "reported": np.nan_to_num(_came(view, indicator, codes, period) if indicator.counts_tables else reported).astype(int).tolist(),
        "expected": [view.cube.expected(indicator, code, period) for code in codes],
        "standing": [_standing(s, t)[lang] for s, t in zip(_standings(view, indicator, codes, period, targets), targets, strict=True)],
        "target": [t.threshold(period) if t else np.nan for t in targets], "cite": [cites[t] if t else "" for t in targets],
    }  # fmt: skip


def _came(view: View, rate: Indicator, codes: list[str], period: dt.date) -> np.ndarray:
    """How many tables came, in time or not."""
    return view.cube.values(f"{rate.family}_{REPORTING}", codes, period, "numerator")


def _standing(standing: Standing, target: Target | None) -> Text:
    """落后, or 落后（参考线） where it is held against an assumption."""
    is_assumption = standing in JUDGED and target is not None and target.is_assumption
    return marked(called(standing, is_assumption=is_assumption), is_assumption=is_assumption)


def _standings(
    view: View, indicator: Indicator, codes: list[str], period: dt.date, targets: list[Target | None]
) -> Iterator[Standing]:
    """As `findings.core.status.status_of` has them, for all areas at once."""
    cube = view.cube
    margins = cube.margins(indicator.id, codes, period)
    bands = np.array([target.watch_within if target else 0.0 for target in targets])
    short = -bands * cube.banners(indicator.id, codes, period)
    whole = cube.orderable(indicator.id, codes, period)
    values = cube.values(indicator.id, codes, period)
    for n, is_missing in enumerate(np.isnan(values).tolist()):
        if is_missing:
            yield _absent(view, indicator, codes[n], period)
        elif targets[n] is None:
            yield "none"
        elif np.isnan(whole[n]) and not _is_certain(indicator, margins[n]):
            yield "partial"
        else:
            yield "met" if margins[n] >= 0 else "watch" if margins[n] >= short[n] else "behind"


def _absent(view: View, indicator: Indicator, code: str, period: dt.date) -> Standing:
    """Why there is no figure; asked of the cell where it may be for want of a year before, or of a figure of the area's own."""
    if indicator.lacks_variously:
        return EMPTY[view.cube.cell(indicator.id, code, period).absence or "unreported"]
    numerator = view.cube.values(indicator.id, [code], period, "numerator")[0]
    return EMPTY["unreported" if np.isnan(numerator) else "nothing_to_divide"]


def _is_certain(indicator: Indicator, margin: float) -> bool:
    """Whether a sum that lacks places tells how the whole stands already."""
    return indicator.is_sum and bool(margin < 0 if indicator.better == "less" else margin >= 0)
