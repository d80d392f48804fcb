"""The thirteen months of a card: gaps, breaks, sums that lack places, and the words for who cannot see them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from urllib.parse import unquote

from drawing import sparkline, theme
from drawing.sparkline import EDGE, HEIGHT, WALL, WIDTH, source
from findings.core.table import Course
from metrics.arithmetic import month_end, months_before
from metrics.cell import Cell
from metrics.like_for_like import Common
from tests.findings.hinggan import JUNE, cell


def months(
    values: Sequence[float | None], indicator: str = "outside_region_share", gaps: Sequence[int] = (), until: int = 0
) -> list[Cell]:
    """Cells up to June 2021 (or `until` months later); those at `gaps` are sums of one place out of two."""
    last = months_before(JUNE, -until)
    cells = [cell(indicator, v, months_before(last, len(values) - 1 - n)) for n, v in enumerate(values)]
    return [dataclasses.replace(c, expected=2) if n in gaps else c for n, c in enumerate(cells)]


def picture(
    trend: Sequence[Cell], lang: str, published: Sequence[float | None] = (), common: Common | None = None
) -> str:
    return sparkline.picture(Course(tuple(trend), tuple(published), common), lang)


def drawn(trend: Sequence[Cell], common: Common | None = None) -> str:
    found = re.search(r'src="data:image/svg\+xml,([^"]*)"', picture(trend, "zh", common=common))
    assert found is not None
    return unquote(found[1])


def lines(svg: str) -> list[list[tuple[float, float]]]:
    runs = re.findall(r'<polyline points="([^"]*)"', svg)
    return [[tuple(map(float, point.split(","))) for point in run.split()] for run in runs]  # type: ignore[misc]


def test_a_line_from_edge_to_edge() -> None:
    (run,) = lines(drawn(months([float(n) for n in range(13)])))
    assert run[0] == (EDGE, HEIGHT - EDGE)
    assert run[-1] == (WIDTH - EDGE, EDGE)
    assert run[6] == (WIDTH / 2, HEIGHT / 2)


def test_a_month_that_was_not_reported_is_a_gap_and_not_a_zero() -> None:
    svg = drawn(months([1, 2, 3, None, 5, 6, 7, 8, 9, 10, 11, 12, 13]))
    assert [len(run) for run in lines(svg)] == [3, 9]


def test_a_sum_that_lacks_places_stands_apart_from_the_line() -> None:
    values = [5.0] * 6 + [2.0] + [5.0] * 6
    svg = drawn(months(values, "employed_persons", gaps=[6]))
    assert [len(run) for run in lines(svg)] == [6, 6]
    assert svg.count(f'stroke="{theme.WHITE}"') == 1
    assert "空心点：1个月有旗县未报" in picture(months(values, "employed_persons", gaps=[6]), "zh")
    silent = picture(months([*values[:-2], None, None], "employed_persons", gaps=[11, 12]), "zh")
    assert "2个月未报" in silent
    assert "空心点" not in silent  # there is nothing to draw a ring around
    assert (
        len(lines(drawn(months(values, "outside_region_share", gaps=[6])))) == 1
    )  # a rate of fewer places is still one


def test_the_line_is_of_the_places_that_reported_every_month() -> None:
    trend = months([5.0] * 6 + [2.0, 1.0] + [5.0] * 4 + [3.0], "employed_persons", gaps=[6, 7, 12])
    alike = Common((*[2.0] * 6, 2.0, None, *[2.0] * 4, 3.0), 1)
    svg = drawn(trend, alike)
    assert [len(run) for run in lines(svg)] == [7, 5]
    assert f'stroke="{theme.WHITE}"' not in svg  # no ring
    assert {y for _, y in lines(svg)[0]} == {HEIGHT - EDGE}
    words = picture(trend, "zh", [9.0] * 13, alike)
    assert "2020年6月 2 人 至 2021年6月 3 人；线为各月都报的1个旗县；1个月报的旗县太少，未画" in words
    assert "公布数" not in words  # a whole beside a part
    assert "B35806" not in words
    english = picture(trend, "en", (), alike)
    assert (
        "the line is of 1 banner that reported every month of it; left out: 1 month in which too few reported"
        in english
    )
    assert "本月数" not in words  # the month's figure is of the same banner
    wider = dataclasses.replace(trend[-1], reported=2, expected=3)
    assert "；本月数 3 人（2/3 旗县）" in picture([*trend[:-1], wider], "zh", (), alike)


def test_a_break_parts_the_line_and_is_marked() -> None:
    trend = months(
        [90.0] * 7 + [60.0] * 6, "risk_cleared_rate", until=12
    )  # June 2021 to June 2022, the break in January
    svg = drawn(trend)
    assert trend[7].period == month_end(2022, 1)
    assert [len(run) for run in lines(svg)] == [7, 6]
    marks = re.findall(r'<line x1="([\d.]+)"[^>]*stroke-dasharray', svg)
    assert [float(x) for x in marks] == [round(EDGE + 6.5 * (WIDTH - 2 * EDGE) / 12, 1)]


def test_what_restarts_in_january_is_not_drawn_on_from_december() -> None:
    values = [float(n) for n in range(13)]
    svg = drawn(months(values, "funds_paid_rate"))
    assert [len(run) for run in lines(svg)] == [7, 6]
    assert svg.count("stroke-dasharray") == 1
    assert [len(run) for run in lines(drawn(months(values, "employed_persons")))] == [13]  # a stock goes on


def test_few_months_are_marked_where_they_part() -> None:
    svg = drawn(months([1.0, 2.0, 3.0], "funds_paid_rate", until=-4))  # December, January, February
    marks = re.findall(r'<line x1="([\d.]+)"[^>]*stroke-dasharray', svg)
    assert [float(x) for x in marks] == [EDGE + 0.5 * (WIDTH - 2 * EDGE) / 2]


def test_the_words_tell_the_reasons_apart() -> None:
    trend = months([1.0, None, None, 4.0])
    trend[1] = dataclasses.replace(trend[1], absence="nothing_to_divide")
    assert "；1个月分母为零；1个月未报" in picture(trend, "zh")
    assert "; nothing to divide by in 1 month; not reported in 1 month" in picture(trend, "en")


def test_fewer_than_two_months_draw_nothing() -> None:
    assert picture(months([None] * 12 + [5.0]), "zh") == ""
    assert picture(months([None] * 13), "en") == ""
    assert picture(months([4.0] * 13), "en") != ""  # a level line, not a division by zero


def test_the_words_beside_it() -> None:
    trend = months([40.0] * 12 + [43.9])
    assert 'alt="2020年6月 40.0% 至 2021年6月 43.9%"' in picture(trend, "zh")
    assert 'alt="June 2020 40.0% to June 2021 43.9%"' in picture(trend, "en")


def test_a_published_figure_is_a_bar_and_is_said() -> None:
    trend = months([float(v) for v in range(13)], "sales")
    published = [None] * 12 + [12.0]
    shown = picture(trend, "zh", published)
    assert shown.count("B35806") == 1
    assert "横线为公布数 12.0 万元" in shown
    assert "B35806" not in picture(trend, "zh", [None] * 13)


def test_on_the_wall_the_strokes_grow_with_the_picture() -> None:
    wall = unquote(source(Course(tuple(months([1.0, 2.0, None, 4.0])), (3.0, None, None, None)), WALL))
    assert "non-scaling-stroke" not in wall
    assert "preserveAspectRatio" not in wall
    assert theme.WALL["accent"] in wall
    assert theme.ACCENT not in wall
    (run,) = lines(wall)
    assert run[0] == (EDGE, WALL.height - EDGE)  # the lowest of all values
    assert 'stroke-width="7.2"' in wall  # the bar of the published figure, three times as thick
    assert source(Course(tuple(months([1.0, None])))) == ""
