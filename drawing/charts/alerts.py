"""Alarms by month: red and yellow, one column on the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from drawing import theme
from drawing.caption import Sign
from findings.alerts.evaluation import Tally
from findings.alerts.fired import COLOURS, Colour

SHADES: dict[Colour, str] = {"red": theme.STATUS["behind"], "yellow": "#E9B949"}
HEIGHT = 330  # with the title inside


def legend(lang: str) -> list[Sign]:
    """Red and yellow."""
    return [Sign(COLOURS[colour][lang], shade) for colour, shade in SHADES.items()]


def spec(tallies: Sequence[Tally], lang: str) -> dict[str, Any]:
    """Stacked columns with the number of alarms; months in which somebody did not report say so when pointed at."""
    names = {colour: COLOURS[colour][lang] for colour in SHADES}
    rows = [
        {
            "month": f"{t.period:%Y-%m}",
            "colour": names[colour],
            "alarms": getattr(t, colour),
            "order": order,
            "reported": f"{t.reported}/{t.expected}",
        }
        for t in tallies
        for order, colour in enumerate(SHADES)
    ]
    titles = {"zh": ("预警数", "月份", "已报旗县"), "en": ("Alerts", "Month", "Reported")}[lang]
    return {
        "data": {"values": rows},
        "mark": {"type": "bar", "stroke": theme.WHITE, "strokeWidth": 1},
        "height": HEIGHT,
        "encoding": {
            "x": {
                "field": "month",
                "type": "ordinal",
                "title": None,
                "axis": {"labelAngle": 0, "labelOverlap": True, "labelSeparation": 8},
            },
            "y": {"field": "alarms", "type": "quantitative", "title": None, "axis": {"tickMinStep": 1, "tickCount": 5}},
            "color": {
                "field": "colour",
                "type": "nominal",
                "title": None,
                "scale": {"domain": list(names.values()), "range": list(SHADES.values())},
            },
            "order": {"field": "order", "type": "quantitative"},
            "tooltip": [
                {"field": "month", "title": titles[1]},
                {"field": "colour", "title": " "},
                {"field": "alarms", "title": titles[0]},
                {"field": "reported", "title": titles[2]},
            ],
        },
    }
