"""Places that sentences name: who must move, who does well, who is not complete."""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction

from findings.alerts import banner_counts
from findings.overview import watchlist
from metrics.catalogue import CORE, INDICATORS, Indicator
from tests.recomputation import digits
from tests.recomputation.judging import BESIDES, LINES, asked, half_up, margin
from tests.recomputation.product import Case
from tests.recomputation.sentences import count
from tests.recomputation.tally import Tally
from tests.recomputation.terms import RATES, adds


def must_move(case: Case, tally: Tally) -> None:
    """Who must move and who does well: how many are named, and each number of their sentences."""
    for month in case.read:
        judged = [INDICATORS[n] for n in (*LINES, *BESIDES) if asked(INDICATORS[n], "", month)]
        for area in case.upper:
            view, where = case.view(area, month), f"{case.name(area)} {month:%Y-%m}"
            margins = {b: [_margin(case, i, b, month) for i in judged] for b in case.laws.below[area]}
            short = [b for b, found in margins.items() if any(m is not None and m < 0 for m in found)]
            well = [b for b, found in margins.items() if all(m is not None and m >= 0 for m in found)]
            behind, doing = watchlist.behind(view, 200), watchlist.doing_well(view, 200)
            tally.same("sentence: who is behind", where, sorted(short), sorted(p.area.code for p in behind))
            tally.same("sentence: who does well", where, sorted(well), sorted(p.area.code for p in doing))
            for place in (*behind[:5], *doing[:3]):
                for lang in ("zh", "en"):
                    _gap(case, tally, place, month, lang)


def _margin(case: Case, indicator: Indicator, area: str, month: dt.date) -> Fraction | None:
    value = case.laws.figure(indicator, area, month).value
    return None if value is None else margin(indicator, value, month, area)


def _gap(case: Case, tally: Tally, place: watchlist.Place, month: dt.date, lang: str) -> None:
    """资金支出进度 21.3%，低于序时进度28.7个百分点（…，还差…）; of a count 未开工项目 5 个，高于目标5 个."""
    indicator, area = place.cell.indicator, place.area.code
    figure, text = case.laws.figure(indicator, area, month), place.sentence[lang]
    beyond = _margin(case, indicator, area, month)
    if adds(indicator):
        numbers = re.findall(r"\d[\d,]*", text.removeprefix(indicator.name.zh if lang == "zh" else indicator.name.en))
        counts = [Fraction(number.strip(",").replace(",", "")) for number in numbers]
        tally.same("sentence: a place's count", f"{place.area.name.zh} {text}", [figure.value, -(beyond or 0)], counts)
        return
    if figure.value is None or beyond is None:
        tally.same(
            "sentence: a place's figure and distance", f"{indicator.id} {place.area.name.zh} {text}", "no figure", text
        )
        return
    text = text.replace("不足0.1", "0.0").replace("less than 0.1", "0.0")
    value = re.search(r"([+−]?[\d.,]+)%", text)
    far = re.search(
        r"(?:低于|高于)\D+([\d.,]+)个百分点" if lang == "zh" else r"([\d.,]+) percentage points (?:below|above)", text
    )
    expected = half_up(figure.value, 1), half_up(abs(beyond), 1) if beyond else None
    found = tuple(digits.read(m[1])[0] if m else None for m in (value, far))
    tally.same(
        "sentence: a place's figure and distance", f"{indicator.id} {place.area.name.zh} {text}", expected, found
    )
    if beyond < 0 and indicator.unit in RATES and figure.bottom is not None:
        lacking = -beyond * figure.bottom / 100
        unit = "万元" if "yuan" in text or "元" in text else "人" if "人" in text or "persons" in text else "个"
        said = re.search(
            r"还差(.+)）" if lang == "zh" else r"([\d,.]+(?: million yuan| thousand yuan| yuan| persons?)?) short", text
        )
        whole = Fraction(-(-lacking.numerator // lacking.denominator)) if unit != "万元" else lacking
        tally.same(
            "sentence: what is lacking",
            f"{indicator.id} {place.area.name.zh} {text}",
            lacking,
            said[1] if said else None,
            bool(said) and _amount(whole, said[1], unit, lang),
        )


def _amount(value: Fraction, text: str, unit: str, lang: str) -> bool:
    number_, places_ = digits.read(text)
    return number_ == half_up(value / digits.scale(text, unit), places_)


def unreported(case: Case, tally: Tally) -> None:
    """How many banners lack a headline figure."""
    for month in case.read:
        for area in case.upper:
            lacking = [
                b for b in case.laws.below[area]
                if any(case.laws.figure(INDICATORS[f.headline], b, month).reported == 0 for f in CORE.values())
            ]  # fmt: skip
            said = banner_counts.incomplete(case.view(area, month))
            found = count(r"(\d+)个旗县五项未报齐", said.zh) if said else 0
            tally.same("sentence: who is not complete", f"{case.name(area)} {month:%Y-%m}", len(lacking), found)
