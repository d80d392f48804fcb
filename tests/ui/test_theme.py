"""The look is declared twice, for the framework and for us: both say the same."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from drawing import theme
from findings.core.status import WORDS
from findings.maps.classification import shading
from metrics.catalogue import INDICATORS
from tests.findings.hinggan import JUNE

TOP = Path(__file__).parents[2]
THEME = tomllib.loads((TOP / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("primaryColor", theme.ACCENT),
        ("linkColor", theme.ACCENT),
        ("backgroundColor", theme.WHITE),
        ("secondaryBackgroundColor", theme.PANEL),
        ("textColor", theme.INK),
        ("borderColor", theme.LINE),
        ("greenTextColor", theme.STATUS["met"]),
        ("yellowTextColor", theme.STATUS["watch"]),
        ("redTextColor", theme.STATUS["behind"]),
        ("grayTextColor", theme.STATUS["missing"]),
        ("orangeTextColor", theme.DIVERGING[0]),
        ("blueTextColor", theme.ACCENT),
    ],
)
def test_the_framework_s_colours_are_ours(option: str, value: str) -> None:
    assert THEME[option] == value


def test_the_framework_s_fonts_are_ours() -> None:
    assert THEME["font"].replace(", ", ",") == theme.FONT


def lightness(colour: str) -> float:
    return sum(weight * int(colour[n : n + 2], 16) for weight, n in ((0.2126, 1), (0.7152, 3), (0.0722, 5)))


def test_one_hue_darker_is_more() -> None:
    steps = [lightness(colour) for colour in theme.SEQUENTIAL]
    assert steps == sorted(steps, reverse=True)


def test_the_nearer_to_the_target_the_whiter() -> None:
    behind, ahead = [lightness(c) for c in theme.DIVERGING[:3]], [lightness(c) for c in theme.DIVERGING[3:]]
    assert behind == sorted(behind)
    assert ahead == sorted(ahead, reverse=True)


def test_every_standing_has_a_colour() -> None:
    assert theme.STATUS.keys() == theme.WALL_STATUS.keys() == WORDS.keys()


def contrast(one: str, other: str) -> float:
    """WCAG's ratio of two colours."""

    def luminance(colour: str) -> float:
        parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ground", [theme.WALL["ground"], theme.WALL["panel"]])
def test_the_wall_is_read_from_across_a_room(ground: str) -> None:
    written = [theme.WALL["ink"], theme.WALL["secondary"], theme.WALL["accent"], *theme.WALL_STATUS.values()]
    assert min(contrast(colour, ground) for colour in written) >= 7  # AAA: AA is meant for a desk
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_on_the_wall_brighter_is_more_and_the_target_recedes() -> None:
    steps = [lightness(colour) for colour in theme.WALL_SEQUENTIAL]
    assert steps == sorted(steps)
    assert [lightness(c) for c in theme.WALL_DIVERGING[:3]] == sorted(
        map(lightness, theme.WALL_DIVERGING[:3]), reverse=True
    )
    assert [lightness(c) for c in theme.WALL_DIVERGING[3:]] == sorted(map(lightness, theme.WALL_DIVERGING[3:]))


def test_the_colour_of_a_class() -> None:
    paid = shading({"a": 10.0, "b": 70.0, "c": None}, INDICATORS["funds_paid_rate"], JUNE)
    assert [theme.fill(paid, paid.of_area[a]) for a in "abc"] == ["#B35806", theme.DIVERGING[-1], theme.MISSING]
    assert [theme.fill(paid, paid.of_area[a], dark=True) for a in "abc"] == ["#F08C3A", "#79BDF5", theme.WALL["panel"]]
    late = shading({"a": 10.0, "b": 0.0}, INDICATORS["projects_late"], JUNE)
    assert theme.fill(late, late.of_area["a"]) == "#B35806"  # many late projects are behind, not ahead
    rate = shading({str(n): float(n) for n in range(60)}, INDICATORS["risk_cleared_rate"], JUNE)
    colours = [theme.class_fill(rate, c) for c in rate.classes]
    assert (colours[0], colours[-1], len(set(colours))) == (theme.SEQUENTIAL[0], theme.SEQUENTIAL[-1], 6)


def test_a_class_that_nobody_falls_into_leaves_the_others_their_colours() -> None:
    sales = shading({str(n): v for n, v in enumerate((0.0, 1.0, 1.0, 1.0, 100.0, 101.0))}, INDICATORS["sales"], JUNE)
    tones = {tone for tone in sales.of_area.values() if tone is not None}
    assert max(tones) - min(tones) >= len(sales.classes)  # one between them is empty
    colours = [theme.fill(sales, tone) for tone in sorted(tones)]
    assert (colours[0], colours[-1]) == (theme.SEQUENTIAL[0], theme.SEQUENTIAL[-1])
    assert len(set(colours)) == len(tones)
