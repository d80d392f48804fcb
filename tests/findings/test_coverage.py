"""Who reported, in words: how many of the region's leagues, whose names within a league, and where nobody did."""

from __future__ import annotations

from findings.alerts.banner_counts import incomplete
from findings.core.coverage import banners_reporting, nobody_reported
from language.text import Text
from tests.findings.hinggan import ARXAN, JANUARY, REGION, TUQUAN, view


def test_within_a_league_the_incomplete_are_named() -> None:
    """Only 乌兰浩特市 reported all five lines of work in June, monitoring among them."""
    assert banners_reporting(view()) == (1, 6)
    assert incomplete(view()) == Text(
        "5个旗县五项未报齐：阿尔山市、科尔沁右翼前旗、科尔沁右翼中旗等。",
        "5 banners are not complete: Arxan, Horqin Right Front Banner, Horqin Right Middle Banner and others.",
    )


def test_under_the_region_they_are_counted_by_league() -> None:
    said = incomplete(view(REGION))
    assert said is not None
    assert said.zh == "102个旗县五项未报齐：呼伦贝尔市14个、赤峰市12个、锡林郭勒盟12个等。"


def test_a_banner_is_not_told_of_itself() -> None:
    assert incomplete(view(ARXAN)) is None
    assert not nobody_reported(view(ARXAN))


def test_nobody_reported() -> None:
    assert nobody_reported(view(TUQUAN))
    assert not nobody_reported(view())
    assert not nobody_reported(view(period=JANUARY))
