"""December by the last two years, worked by hand: who is in it, what is possible, and why there is none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction

import pytest

from findings import passports
from findings.core.view import View
from findings.indicator import outlook
from findings.links.year_end import Lately, Monthly, Projected, projected
from geo.register import register
from language.sentence import spans
from metrics.arithmetic import month_end
from metrics.catalogue import INDICATORS
from metrics.outlook import Projection, required
from tests.findings.hinggan import ARXAN, FRONT, FUNDS, LEAGUE, ULANHOT, Reports, cube_of

PAID = "funds_paid_rate"
Months = Mapping[tuple[int, int], Mapping[str, tuple[float, float]]]
# In June 50 % and 40 % of last year and the year before, 90 % and 95 % at their ends: rises of 40 and 55 points.
USUAL: Months = {
    (2023, 6): {ULANHOT: (40, 100)}, (2023, 12): {ULANHOT: (95, 100)},
    (2024, 6): {ULANHOT: (100, 200)}, (2024, 12): {ULANHOT: (180, 200)},
    (2025, 3): {ULANHOT: (10, 100)}, (2025, 6): {ULANHOT: (44.5, 100)},
}  # fmt: skip


def look(months: Months, at: tuple[int, int] = (2025, 6), area: str = ULANHOT, indicator: str = PAID) -> View:
    reports: Reports = tuple((FUNDS, month_end(*when), dict(of)) for when, of in months.items())
    return View(
        "demo-0001", cube_of(reports), register(), register().areas[area], month_end(*at), INDICATORS[indicator]
    )


def of(view: View) -> object:
    return projected(view.cube, view.cell())


def test_two_paths_and_their_middle() -> None:
    found = of(look(USUAL))
    assert isinstance(found, Projection)
    assert list(map(float, found.rises)) == [40, 55]
    assert found.paths == (Fraction("84.5"), Fraction("99.5"))
    assert (float(found.middle), found.banners) == (92, 1)


def test_no_path_leads_beyond_what_is_possible() -> None:
    found = of(look({**USUAL, (2025, 6): {ULANHOT: (50, 100)}}))
    assert isinstance(found, Projection)
    assert list(map(float, found.paths)) == [90, 100]  # not 105: nobody pays more than was delivered


def test_the_sentences() -> None:
    december, needed = outlook.told(look(USUAL))
    assert december.zh == "按前两年同期进度推算，到12月底约为92.0%（84.5%—99.5%），低于目标（100.0%）8.0个百分点。"
    assert december.en == (
        "Projected from the same months of the last two years, December comes to about 92.0% (84.5% to 99.5%), "
        "8.0 percentage points below the target of 100.0%."
    )
    # 55.5 points in six months are 9.25, of 100 万元 9.25 万元; 34.5 points in three months are 11.5.
    assert needed.zh == (
        "要到12月底达到100.0%，剩下的6个月每月需提高9.3个百分点（已支出资金约9.3 万元，分母按本月不变计）；近三个月平均每月提高11.5个百分点。"
    )
    assert "in the 6 months left (Funds paid out: about" in needed.en


def test_only_who_reported_all_five_months_is_in_it() -> None:
    months = {when: {**found, ARXAN: (1, 1)} for when, found in USUAL.items() if when != (2023, 6)}
    league = look({**USUAL, **months, (2023, 6): USUAL[2023, 6]}, area=LEAGUE)
    assert of(league) == "few"  # one of six


@pytest.mark.parametrize(
    ("months", "at", "why"),
    [
        ({w: f for w, f in USUAL.items() if w[0] > 2023}, (2025, 6), "early"),
        ({w: f for w, f in USUAL.items() if w != (2024, 12)}, (2025, 6), "few"),
        ({**USUAL, (2024, 12): {ULANHOT: (0, 0)}}, (2025, 6), "few"),
        ({**USUAL, (2025, 6): {FRONT: (1, 2)}}, (2025, 6), "unreported"),
        ({**USUAL, (2025, 12): {ULANHOT: (90, 100)}}, (2025, 12), "december"),
        ({**USUAL, (2026, 6): {ULANHOT: (90, 100)}}, (2026, 6), "regime"),
        ({(2021, 6): {ULANHOT: (1, 2)}, (2023, 6): {ULANHOT: (1, 2)}}, (2023, 6), "break"),
    ],
)  # fmt: skip
def test_why_there_is_none(months: Months, at: tuple[int, int], why: str) -> None:
    view = look(months, at)
    assert of(view) == why
    assert Projected(view.cell()).derivation(view) is None
    assert not any("推算到" in said.zh for said in outlook.told(view))


def test_nothing_is_needed_at_the_pace_of_the_year() -> None:
    view = look({**USUAL, (2025, 6): {ULANHOT: (50, 100)}})
    assert required(view.cell()) is None  # exactly at it
    assert Monthly(view.cell()).derivation(view) is None
    assert len(outlook.told(view)) == 1


def test_what_was_lately_does_not_reach_over_new_year() -> None:
    months = {**USUAL, (2025, 2): {ULANHOT: (5, 100)}, (2024, 11): {ULANHOT: (90, 200)}}
    view = look(months, (2025, 2))
    assert Lately(view.cell()).derivation(view) is None
    assert "近三个月" not in outlook.told(view)[-1].zh


def test_nothing_is_said_of_what_does_not_run_with_the_year() -> None:
    assert outlook.told(look(USUAL, indicator="funds_paid_vs_pace")) == ()


def test_every_number_opens_how_it_follows() -> None:
    view = look(USUAL)
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
