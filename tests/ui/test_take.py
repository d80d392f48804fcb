"""What is taken along of an answer: the sentence, where it is from, and what the figures are."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.store.release import Release
from data.store.store import Store
from language.text import Text
from tests.findings.hinggan import LEAGUE, view
from ui.elements import take

SAID = Text("资金支出进度 21.3%。", "Share of funds paid 21.3%.")


@pytest.fixture
def release(demo_store: Path) -> Release:
    found = Store(demo_store).current()
    assert found
    return found


def test_a_sentence_goes_with_its_area_month_release_and_mark(release: Release) -> None:
    quoted = take.quoted(release, view(LEAGUE), SAID)
    label = release.label
    assert quoted.zh.splitlines() == [
        "资金支出进度 21.3%。",
        f"地区：兴安盟；范围：全部；月份：2021年6月；版本：{label['zh']} demo-0001。",
        "演示数据（合成），不是真实数据。",
    ]
    assert quoted.en.splitlines() == [
        "Share of funds paid 21.3%.",
        f"Area: Hinggan League; Places: All; Month: June 2021; Release: {label['en']} demo-0001.",
        "Demonstration data (synthetic), not real figures.",
    ]


def test_real_figures_bear_no_mark(release: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Release, "is_demo", False)
    assert len(take.quoted(release, view(LEAGUE), SAID).zh.splitlines()) == 2


def test_the_buttons_say_nothing_that_is_taken_for_the_answer(release: Release) -> None:
    html = take.html(release, view(LEAGUE), Text('<b>"甲"&', '<b>"a"&'))
    assert 'data-said="&lt;b&gt;&quot;甲&quot;&amp;\n' in html
    assert [part.split("<")[0] for part in html.split(">")[1:]] == [""] * html.count(">")
