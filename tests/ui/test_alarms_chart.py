"""Alarms by month, as a spec."""

from __future__ import annotations

import datetime as dt

from drawing.charts.alerts import spec
from findings.alerts.evaluation import Tally


def test_a_column_for_each_colour_and_month() -> None:
    drawn = spec([Tally(dt.date(2021, 5, 31), 2, 3, 5, 6), Tally(dt.date(2021, 6, 30), 0, 4, 6, 6)], "en")
    rows = [(r["month"], r["colour"], r["alarms"], r["reported"]) for r in drawn["data"]["values"]]
    assert rows == [
        ("2021-05", "Red", 2, "5/6"), ("2021-05", "Yellow", 3, "5/6"),
        ("2021-06", "Red", 0, "6/6"), ("2021-06", "Yellow", 4, "6/6"),
    ]  # fmt: skip
    assert drawn["encoding"]["color"]["scale"]["domain"] == ["Red", "Yellow"]
    assert spec([], "zh")["encoding"]["color"]["scale"]["domain"] == ["红色", "黄色"]
