"""How Chinese words are typed with Latin letters: each reading as the place itself is called."""

from __future__ import annotations

import pytest

from geo.register import register
from language import pinyin
from metrics.catalogue import FAMILIES, INDICATORS


@pytest.mark.parametrize(
    ("words", "read", "first"),
    [
        ("赤峰市", "chifengshi", "cfs"),
        ("乌兰察布市", "wulanchabushi", "wlcbs"),
        ("喀喇沁旗", "kalaqinqi", "klqq"),
        ("察哈尔右翼前旗", "chahaeryouyiqianqi", "cheyyqq"),
        ("莫力达瓦达斡尔族自治旗", "molidawadawoerzuzizhiqi", "mldwdwezzzq"),
        ("昆都仑区", "kundulunqu", "kdlq"),
        ("锡林郭勒盟", "xilinguolemeng", "xlglm"),
        ("商都县", "shangduxian", "sdx"),
        ("磴口县", "dengkouxian", "dkx"),
        ("资金支出进度", "zijinzhichujindu", "zjzcjd"),
        ("达标率", "dabiaolv", "dbl"),
        ("第3版", "di3ban", "d3b"),
        ("", "", ""),
    ],
)
def test_words_are_read_as_they_are_spoken(words: str, read: str, first: str) -> None:
    assert "".join(pinyin.syllables(words)) == read
    assert pinyin.initials(words) == first


def test_every_name_can_be_typed_with_latin_letters() -> None:
    names = [a.name.zh for a in register().areas.values()]
    names += [i.name.zh for i in INDICATORS.values()] + [f.name.zh for f in FAMILIES.values()]
    assert len(names) > 150
    assert [name for name in names if not "".join(pinyin.syllables(name)).isascii()] == []
