"""December by the last two years, worked by hand: who is in it, what is possible, and why there is none."""

from __future__ import annotations

import datetime as dt
import functools
from fractions import Fraction

import pytest

from drawing.charts import trend as trends
from findings import passports
from findings.core.table import Noted
from findings.core.view import View
from findings.indicator import outlook, trend
from findings.links.year_end import Lately, Monthly, Projected, projected
from geo.register import register
from language.sentence import spans
from metrics.arithmetic import month_end
from metrics.catalogue import INDICATORS
from metrics.cube import Cube
from metrics.outlook import Projection, required
from tests.findings.hinggan import (
    ARXAN,
    FRONT,
    FUNDS,
    JALAID,
    LEAGUE,
    MIDDLE,
    REGION,
    TUQUAN,
    ULANHOT,
    Reports,
    cube_of,
)

PAID = "funds_paid_rate"
Months = dict[tuple[int, int], tuple[float, float]]
# In June 50 % and 40 % of last year and the year before, 90 % and 95 % at their ends: rises of 40 and 55 points.
USUAL: Months = {
    (2021, 6): (1, 2), (2023, 6): (40, 100), (2023, 12): (95, 100), (2024, 6): (100, 200), (2024, 12): (180, 200),
    (2025, 3): (10, 100), (2025, 6): (44.5, 100), (2025, 12): (90, 100), (2026, 6): (90, 100),
}  # fmt: skip
BANNERS: dict[str, Months] = {
    ULANHOT: USUAL,
    ARXAN: {**USUAL, (2025, 6): (50, 100)},
    FRONT: {when: of for when, of in USUAL.items() if when != (2024, 12)},
    MIDDLE: {**USUAL, (2024, 12): (0, 0)},
    JALAID: {when: of for when, of in USUAL.items() if when != (2025, 6)},
    TUQUAN: {(2024, 11): (90, 200), (2025, 2): (5, 100)},
}


@functools.cache
def cube() -> Cube:
    months = sorted({when for of in BANNERS.values() for when in of})
    reports: Reports = tuple(
        (FUNDS, month_end(*when), {banner: of[when] for banner, of in BANNERS.items() if when in of}) for when in months
    )
    return cube_of(reports)


def look(area: str = ULANHOT, at: tuple[int, int] = (2025, 6), indicator: str = PAID) -> View:
    return View("demo-0001", cube(), register(), register().areas[area], month_end(*at), INDICATORS[indicator])


def of(view: View) -> object:
    return projected(view.cube, view.cell())


def test_two_paths_and_their_middle() -> None:
    found = of(look(ULANHOT))
    assert isinstance(found, Projection)
    assert list(map(float, found.rises)) == [40, 55]
    assert found.paths == (Fraction("84.5"), Fraction("99.5"))
    assert (float(found.middle), found.banners) == (92, 1)


def test_no_path_leads_beyond_what_is_possible() -> None:
    found = of(look(ARXAN))
    assert isinstance(found, Projection)
    assert list(map(float, found.paths)) == [90, 100]  # not 105: nobody pays more than was delivered


def test_the_sentences() -> None:
    december, needed = outlook.told(look(ULANHOT))
    assert december.zh == "按前两年同期进度推算，到12月底约为92.0%（84.5%—99.5%），低于参考线（100.0%）8.0个百分点。"
    assert december.en == (
        "Projected from the same months of the last two years, December comes to about 92.0% (84.5% to 99.5%), "
        "8.0 percentage points below the reference of 100.0%."
    )
    # 55.5 points in six months are 9.25, of 100 万元 9.25 万元; 34.5 points in three months are 11.5.
    assert needed.zh == (
        "要到12月底达到100.0%，剩下的6个月每月需提高9.3个百分点（已支出资金约9.3 万元，分母按本月不变计）；近三个月平均每月提高11.5个百分点。"
    )
    assert "in the 6 months left (Funds paid out: about" in needed.en


def test_only_who_reported_all_five_months_is_in_it() -> None:
    found = of(look(LEAGUE))  # three of six: 44.5, 50 and 44.5 of 100 each
    assert isinstance(found, Projection)
    assert (found.now, found.banners) == (Fraction(139, 3), 3)
    december = outlook.told(look(LEAGUE))[0]
    assert "，只算所用五个月均有数的3个旗县。" in december.zh
    assert ", over the 3 banners with figures for all five months used." in december.en
    assert of(look(REGION)) == "few"  # three of 103


@pytest.mark.parametrize(
    ("area", "at", "why"),
    [
        (ULANHOT, (2022, 6), "unreported"), (ULANHOT, (2021, 6), "early"), (FRONT, (2025, 6), "few"), (MIDDLE, (2025, 6), "few"),
        (JALAID, (2025, 6), "unreported"), (ULANHOT, (2025, 12), "december"), (ULANHOT, (2026, 6), "regime"), (ULANHOT, (2023, 6), "break"),
    ],
)  # fmt: skip
def test_why_there_is_none(area: str, at: tuple[int, int], why: str) -> None:
    view = look(area, at)
    assert of(view) == why
    assert Projected(view.cell()).derivation(view) is None
    assert not any("推算到" in said.zh for said in outlook.told(view))


def test_nothing_is_needed_at_the_pace_of_the_year() -> None:
    view = look(ARXAN)
    assert required(view.cell()) is None  # exactly at it
    assert Monthly(view.cell()).derivation(view) is None
    assert len(outlook.told(view)) == 1


def test_what_was_lately_does_not_reach_over_new_year() -> None:
    view = look(TUQUAN, (2025, 2))
    assert Lately(view.cell()).derivation(view) is None
    assert "近三个月" not in outlook.told(view)[-1].zh


def test_nothing_is_said_of_what_does_not_run_with_the_year() -> None:
    assert outlook.told(look(ULANHOT, indicator="funds_paid_vs_pace")) == ()


def test_every_number_opens_how_it_follows() -> None:
    view = look(ULANHOT)
    links = {span.link.name: span.link for said in outlook.told(view) for span in spans(said, "en") if span.link}
    assert {type(link) for link in links.values()} == {Projected, Monthly, Lately}
    for name in links:
        link = passports.read(view, name)
        assert link is not None
        assert link.derivation(view) is not None
    derived = Projected(view.cell()).derivation(view)
    assert derived is not None
    assert derived.value.zh == "92.0%（84.5%—99.5%）"
    assert [row["month"] for row in derived.table.rows] == [
        dt.date(2024, 6, 30), dt.date(2024, 12, 31), dt.date(2023, 6, 30), dt.date(2023, 12, 31), dt.date(2025, 6, 30)
    ]  # fmt: skip


def test_the_months_have_december_as_a_row_of_its_own() -> None:
    shown = trend.trend(look(ULANHOT), months=3)
    assert shown.months == (month_end(2025, 4), month_end(2025, 5), month_end(2025, 6))  # no projected month among them
    table = trend.table(shown)
    first, second = table.rows[:2]
    assert first == {"month": month_end(2025, 12), "ahead": Noted(92.0, first["ahead"].note)}
    assert first["ahead"].note.zh == "推算数，不是上报数；84.5%—99.5%"
    assert first["ahead"].note.en == "projected, not reported; 84.5% to 99.5%"
    assert (second["month"], "ahead" in second) == (month_end(2025, 6), False)
    column = next(c for c in table.columns if c.key == "ahead")
    assert column.link(first) == Projected(look(ULANHOT).cell())
    assert table.frame("zh")["value"].isna().tolist()[0]


def test_a_trend_without_a_projection_has_no_such_row_or_column() -> None:
    for view in (look(ULANHOT, (2024, 12)), look(ULANHOT, indicator="funds_paid_vs_pace")):
        shown = trend.trend(view, months=3)
        assert shown.ahead is None
        assert "ahead" not in [c.key for c in trend.table(shown).columns]


def test_it_is_drawn_dotted_within_its_range_and_marked() -> None:
    picture = trends.picture(trend.trend(look(ULANHOT), months=3), "zh")
    band, line = [
        layer for layer in picture.spec["layer"] if layer.get("data", {}).get("values", [{}])[0].get("low") is not None
    ]
    assert band["data"]["values"] == [
        {"x": 24305, "y": 44.5, "low": 44.5, "high": 44.5}, {"x": 24311, "y": 92.0, "low": 84.5, "high": 99.5}
    ]  # fmt: skip
    assert (band["mark"]["type"], line["mark"]["strokeDash"]) == ("area", [2, 3])
    (mark,) = (row for row in picture.spec["data"]["values"] if row["part"] == "projection")
    assert (mark["when"], mark["shown"], mark["aside"]) == ("2025年12月", "92.0%", "推算数，不是上报数；84.5%—99.5%")
    assert "推算到年底" in [sign.word for sign in picture.legend]
    assert picture.alt["zh"].endswith("；2025年12月 92.0%（推算数，不是上报数；84.5%—99.5%）")
