"""What the alerts' answer says of places: who has most, and who shares that."""

from __future__ import annotations

import pytest

from findings.alerts.alert_list import Alarmed
from findings.alerts.alert_summary import answer
from findings.alerts.banner_counts import Banners
from findings.alerts.evaluation import Alert
from findings.alerts.fired import Reason
from findings.alerts.grading import RED
from findings.alerts.rules import RULES
from geo.register import Area
from language.text import NOTHING
from metrics.catalogue import FAMILIES
from tests.findings.hinggan import ARXAN, FRONT, JALAID, JANUARY, JUNE, MIDDLE, TUQUAN, view
from tests.findings.opening import openings


def reds(numbers: dict[str, int]) -> list[Alert]:
    """So many red alerts in each place, each in a line of work of its own."""
    shown = view()
    return [
        Alert(shown.register.areas[code], family, (_red(shown.register.areas[code]),))
        for code, number in numbers.items()
        for family in list(FAMILIES)[:number]
    ]


def _red(area: Area) -> Reason:
    cell = view().cell(area=area.code)
    of, read = (cell.indicator, cell.period), (lambda: cell, lambda _: NOTHING)
    return Reason(RULES[0], area, *of, RED, RED, "same", JANUARY, False, False, *read)


@pytest.mark.parametrize(
    ("numbers", "zh", "en"),
    [
        ({FRONT: 3, MIDDLE: 2, JALAID: 1}, "科尔沁右翼前旗（3项）、科尔沁右翼中旗（2项）", "Horqin Right Front Banner (3), Horqin Right Middle Banner (2)"),
        ({FRONT: 3, MIDDLE: 2, JALAID: 2}, "科尔沁右翼前旗（3项）、科尔沁右翼中旗（2项）、扎赉特旗（2项）", "Horqin Right Front Banner (3), Horqin Right Middle Banner (2), Jalaid Banner (2)"),
        ({FRONT: 3, MIDDLE: 2, JALAID: 2, TUQUAN: 2}, "科尔沁右翼前旗（3项）、科尔沁右翼中旗等3个旗县（各2项）", "Horqin Right Front Banner (3), 3 banners such as Horqin Right Middle Banner (2 each)"),
        ({ARXAN: 2, MIDDLE: 2, JALAID: 2, TUQUAN: 2}, "阿尔山市等4个旗县（各2项）", "4 banners such as Arxan (2 each)"),
    ],
)  # fmt: skip
def test_who_has_as_many_is_named_or_counted(numbers: dict[str, int], zh: str, en: str) -> None:
    said = answer(view(), reds(numbers))
    assert said.zh.split("红色最多的是")[1].split("；")[0].rstrip("。") == zh
    assert said.en.split("most red: ")[1].split(";")[0].rstrip(".") == en


def test_who_shares_the_number_opens_those_who_do_and_who_is_named_its_own() -> None:
    found = reds({FRONT: 3, MIDDLE: 2, JALAID: 2, TUQUAN: 2})
    opened = {phrase.words.zh: phrase.link for phrase in openings(answer(view(), found))}
    front = view().register.areas[FRONT]
    assert opened["科尔沁右翼前旗（3项）"] == Alarmed(front, "", "red", JUNE)
    assert opened["科尔沁右翼中旗等3个旗县（各2项）"] == Banners("reddest", view().area, "", JUNE)


def test_one_each_is_not_most() -> None:
    assert "最多" not in answer(view(), reds({FRONT: 1, MIDDLE: 1})).zh
