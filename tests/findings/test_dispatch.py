"""A dispatch round: who is ranked, who is not, and what is frozen."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest

from data.store import rounds
from data.store.rounds import RoundError
from data.store.store import Store
from findings.core.population import LEVEL_NAMES, Among
from findings.core.view import View
from findings.links.differences import Margin
from findings.links.reporters import Present, Reporting
from findings.links.target_results import Held, Missing
from findings.ranking import dispatch, dispatch_summary, freezing
from geo.register import register
from tests.figures import figures
from tests.findings.hinggan import ARXAN, FRONT, JALAID, LEAGUE, MIDDLE, REGION, TUQUAN, ULANHOT, view
from tests.findings.looks import looks
from tests.findings.opening import Opening, all_opening, opened
from tests.pages.real_store import publish_funds

TWO = ("funds_paid_rate", "projects_late")
LEAGUES, BANNERS = Among("league", REGION), Among("banner", LEAGUE)


def test_a_ranking_says_how_far_and_never_ranks_the_silent() -> None:
    rows = dispatch.ranking(view(), "funds_paid_rate", BANNERS).rows
    assert [(r["code"], r["rank"]) for r in rows[:4]] == [(ULANHOT, 1), (ARXAN, 2), (MIDDLE, 3), (FRONT, 4)]
    assert [r["rank"] for r in rows[4:]] == [None, None]
    assert [round(r["gap"], 1) for r in rows[:4]] == [10.0, 5.0, -3.0, -28.7]
    assert {r["code"] for r in rows[4:]} == {JALAID, TUQUAN}


@pytest.mark.parametrize("is_whole", [True, False])
def test_a_round_s_words_open_what_they_count(is_whole: bool, demo_store: Path, tmp_path: Path) -> None:
    """Months of the demonstration, and a store in which a league is silent."""
    for look in looks(demo_store if is_whole else publish_funds(tmp_path)):
        for level in LEVEL_NAMES:
            among = dispatch.among_of(look, level)
            ranked = dispatch.rankings(look, dispatch.usual(), among)
            table = dispatch.summary(look, ranked, among)
            answer = dispatch_summary.answer(look, table, dispatch.usual(), among)
            for sentence in (answer, *dispatch_summary.sentences(look, ranked, among)):
                for phrase in all_opening(sentence):
                    _says_as_much(look, phrase)
            column = next(c for c in table.columns if c.key == "short")
            for row in table.rows:
                held = column.link(row)
                assert (held is None) == (not row["short"])
                assert held is None or len(opened(held, look).table.rows) == row["short"]


def _says_as_much(look: View, phrase: Opening) -> None:
    """A count has so many rows in its passport, a distance is the one of its subtraction."""
    numbers = [int(n) for n in re.findall(r"\d+", phrase.words.zh)]
    match phrase.link:
        case Missing():
            assert len(opened(phrase.link, look).table.rows) == numbers[1 if "地区中" in phrase.words.zh else 0]
        case Present():
            rows = opened(phrase.link, look).table.rows
            assert [len(rows), sum(row["value"].absence != "unreported" for row in rows)] == numbers[:2]
        case Held():
            assert opened(phrase.link, look).table.rows
        case Margin():
            assert opened(phrase.link, look).value.zh.strip("+−").replace("<0.1", "不足0.1") in phrase.words.zh
        case Reporting():
            assert opened(phrase.link, look).value.zh.split()[0] in phrase.words.zh or not numbers


def test_a_sum_that_lacks_banners_is_not_ranked_and_said_to_be_so() -> None:
    table = dispatch.ranking(view(REGION), "projects_late", LEAGUES)
    assert all(row["rank"] is None for row in table.rows)
    said = dispatch_summary.sentences(view(REGION), {"projects_late": table}, LEAGUES)[0].zh
    assert said.startswith(
        "资金到位六个月未开工项目：12个中1个已报，1个未达参考线：兴安盟 7 个；有旗县未报、不排位：兴安盟；未报："
    )


def test_a_rate_of_some_banners_is_ranked_and_said_to_lack_the_others() -> None:
    table = dispatch.ranking(view(REGION), "funds_paid_rate", LEAGUES)
    assert [row["code"] for row in table.rows if row["rank"]] == [LEAGUE]
    assert (
        "；旗县未报齐：兴安盟 4/6；未报："
        in dispatch_summary.sentences(view(REGION), {"funds_paid_rate": table}, LEAGUES)[0].zh
    )


def test_the_summary_puts_most_shortfalls_first() -> None:
    ranked = dispatch.rankings(view(), TWO, BANNERS)
    table = dispatch.summary(view(), ranked, BANNERS)
    assert [(r["code"], r["short"]) for r in table.rows[:3]] == [(FRONT, 2), (ARXAN, 1), (MIDDLE, 1)]
    by_code = {r["code"]: r for r in table.rows}
    assert by_code[TUQUAN]["absent"].zh == "未报：资金支出进度、资金到位六个月未开工项目"
    assert by_code[TUQUAN]["short"] is None  # nothing was held against a target: not the same as none missed
    assert by_code[ULANHOT]["short"] == 0
    assert table.rows[-1]["short"] is None
    assert (
        dispatch_summary.answer(view(), table, TWO, BANNERS).zh
        == "2021年6月调度：6个地区中3个至少一项未达参考线；2项未达的有科尔沁右翼前旗。"
    )
    assert dispatch_summary.sentences(view(), ranked, BANNERS)[0].en == (
        "Share of funds paid: 4 of 6 reported, 2 short of the reference: Horqin Right Front Banner 28.7 percentage points, "
        "Horqin Right Middle Banner 3.0 percentage points; not reported: Jalaid Banner, Tuquan County."
    )


def test_who_is_ranked() -> None:
    assert len(dispatch.among_of(view(REGION), "league").areas(register())) == 12
    assert len(dispatch.among_of(view(REGION), "banner").areas(register())) == 103
    assert len(dispatch.among_of(view(LEAGUE), "league").areas(register())) == 6
    assert len(dispatch.among_of(view(FRONT), "banner").areas(register())) == 6
    assert "outside_region_share" not in dispatch.rankable(view().indicators, "banner")


def test_a_round_is_kept_and_computes_to_the_same_figures(own_store: Path) -> None:
    release = Store(own_store).current()
    assert release is not None
    cube, june = figures(release), dt.date(2021, 6, 30)
    first = freezing.freeze(release, cube, register(), june, TWO, "league", "二季度")
    second = freezing.freeze(release, cube, register(), june, TWO[:1], "banner", "")
    assert rounds.rounds(own_store, "demo") == ([first, second], [])
    assert (first.id, first.release, first.note, second.number) == ("round-0001", release.id, "二季度", 2)
    look = freezing.region_view(release, cube, register(), june, TWO[0])
    ranked = dispatch.rankings(look, first.indicators, dispatch.among_of(look, first.level))
    assert freezing.unchanged(ranked, first)
    assert not freezing.unchanged(ranked, second)
    assert freezing.title(first).zh.startswith("第1轮 · 2021年6月 · 盟市 · 固化于 ")
    assert [label for label, _ in freezing.facts(second, "en")] == ["Dispatch", "Checksum"]
    assert not list((own_store / "demo" / "rounds").glob(".incoming*"))


@pytest.mark.parametrize(
    ("indicators", "level", "words"),
    [
        (TWO, "county", "county"), (("funds_paid",), "league", "funds_paid"), (("sales", "sales"), "league", "each once"),
        ((), "league", "at least one"),
    ],
)  # fmt: skip
def test_what_cannot_be_frozen_leaves_nothing(
    demo_store: Path, indicators: tuple[str, ...], level: str, words: str
) -> None:
    release = Store(demo_store).current()
    assert release is not None
    with pytest.raises(RoundError, match=words):
        freezing.freeze(release, figures(release), register(), release.latest_period, indicators, level, "")
    assert not (demo_store / "demo" / "rounds").exists()


def test_a_damaged_round_is_named(tmp_path: Path) -> None:
    kept = rounds.write(tmp_path, "real", "real-0001", dt.date(2021, 6, 30), TWO, "league", "", "ab")
    assert rounds.rounds(tmp_path, "real") == ([kept], [])
    path = tmp_path / "real" / "rounds" / "round-0001.json"
    assert not path.stat().st_mode & 0o222
    content = json.loads(path.read_text("utf-8"))
    path.chmod(0o644)
    path.write_text(json.dumps({**content, "period": "June"}), encoding="utf-8")
    assert [damage.file for damage in rounds.rounds(tmp_path, "real")[1]] == ["round-0001.json"]
