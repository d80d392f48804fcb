"""The table of a view as it leaves the dashboard: with area, month, formula, target, sources and release beside it."""

from __future__ import annotations

import pandas as pd

from data import provenance
from data.release import Release
from findings import listing, origin
from findings.view import GROUPS, View
from findings.wording import Text, month

MARK = Text("演示数据（合成），不是真实数据", "Demonstration data (synthetic), not real figures")
SOURCES = Text("来源", "Sources")


def frame(release: Release, view: View, lang: str) -> pd.DataFrame:
    """The listing of the places shown, headed in a reader's language, with the file and cell of each figure."""
    areas = view.shown
    table = listing.listing(view, areas, lang)
    asked = pd.DataFrame(
        {"indicator": view.indicator.id, "area": [a.code for a in areas], "period": pd.Timestamp(view.period)}
    )
    found = provenance.sources(release, asked, [view.indicator]).set_index("area")["sources"]
    return listing.headed(table, lang).assign(**{SOURCES[lang]: table["code"].map(found).fillna("")})


def facts(release: Release, view: View, lang: str) -> tuple[tuple[str, str], ...]:
    """What a colleague who gets the file must know: label and text."""
    cell = view.cell()
    pairs = (
        (Text("地区", "Area"), Text(view.area.zh, view.area.en)),
        (Text("范围", "Places"), GROUPS[view.group]),
        (Text("月份", "Month"), Text(month(view.period, "zh"), month(view.period, "en"))),
        (Text("指标", "Indicator"), Text(view.indicator.zh, view.indicator.en)),
        (Text("口径", "Formula"), origin.formula(view.indicator)),
        (Text("目标", "Target"), origin.target_text(cell)),
        (Text("报送", "Coverage"), origin.coverage(cell)),
        (Text("版本", "Release"), Text(f"{release.label['zh']} {release.id}", f"{release.label['en']} {release.id}")),
    )
    return tuple((label[lang], text[lang]) for label, text in pairs)


def mark(release: Release, lang: str) -> str:
    """What demonstration data says wherever it goes; empty for real data."""
    return MARK[lang] if release.is_demo else ""
