"""Input as bars and the banners on the map: what the figures hold."""

from __future__ import annotations

import datetime as dt
from itertools import combinations

import pytest

from drawing import theme
from drawing.charts import bars, highlighted, labels
from findings.priority import priority_matrix
from geo.register import REGION, register
from tests.findings.hinggan import FRONT, JALAID, JUNE, MIDDLE, view
from tests.findings.test_priority import funded

TEN = register().flagged("priority_national")


def test_bars_hold_who_reported_and_name_who_did_not() -> None:
    spec = bars.spec(funded({FRONT: 12_900.0, JALAID: 10_000.0}), "zh")
    rows = spec["data"]["values"]
    assert [(r["name"], r["x"], r["shown"]) for r in rows[:2]] == [
        ("科尔沁右翼前旗", 12_900.0, "1.29 亿元"), ("扎赉特旗", 10_000.0, "1.00 亿元"),
    ]  # fmt: skip
    assert [(r["x"], r["shown"]) for r in rows[2:]] == [(None, "未报")] * 8
    assert spec["encoding"]["y"]["sort"] == [r["name"] for r in rows]


def test_the_line_of_the_target_is_that_of_its_year() -> None:
    line = bars.spec(funded({FRONT: 12_900.0}), "en")["layer"][-1]
    assert line["data"]["values"] == [{"x": 11_900.0, "words": "reference (average) 119.0 million yuan"}]
    later = bars.spec(funded({FRONT: 12_900.0}, dt.date(2022, 6, 30)), "en")
    assert len(later["layer"]) == 2


def test_the_frame_of_the_bars_says_group_and_unit() -> None:
    picture = bars.picture(funded({FRONT: 12_900.0}), "zh")
    assert (picture.title.zh, picture.title.en) == ("国家重点帮扶旗县投入", "Input per national priority banner")
    assert "1/10个旗县已报" in picture.alt.zh


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_map_colours_its_banners_only(lang: str) -> None:
    whole = priority_matrix.of_group(view(period=JUNE))
    spec = highlighted.picture(whole, register().areas[MIDDLE], lang).spec
    ground, banners, _ = spec["layer"]
    assert ground["mark"]["fill"] == theme.PANEL
    assert banners["params"][0]["name"] == "place"
    rows = {r["code"]: r for r in banners["transform"][-1]["from"]["data"]["values"]}
    assert list(rows) == [a.code for a in TEN]
    assert rows[FRONT]["shown"] == "21.3%"
    assert rows[JALAID]["fill"] == theme.MISSING
    assert {code for code, r in rows.items() if r["width"] > 2} == {MIDDLE}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_names_of_the_ten_do_not_meet(lang: str) -> None:
    """Nor leave the picture: on a phone, for which they are placed, and wherever there is more room."""
    region, how = register().areas[REGION], highlighted.LETTERING
    names = {a.code: [a.name[lang]] for a in TEN}
    sides = labels.placed(names, labels.points(region, *highlighted.DRAWN), how, lang)
    for size in (highlighted.DRAWN, (470, 300), (700, 380)):
        at = labels.points(region, *size)
        boxes = [labels.box_of(names[c], at[c], (s["align"], s["dy"]), how, lang) for c, s in sides.items()]
        assert not [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])], size
        assert all(box.left >= 0 and box.right <= size[0] for box in boxes), size


def test_a_name_without_neighbours_stands_to_the_right() -> None:
    assert labels.placed({"a": ["甲旗"]}, {"a": (30.0, 40.0)}, highlighted.LETTERING, "zh") == {
        "a": {"align": "left", "dy": 0, "dx": 9}
    }
