"""Every page at every awkward look: nobody who reported is said not to have, nothing that cannot be compared is said to stand still."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.pages import awkward_store as store
from tests.pages.test_pages import REGION, opened, texts

PAGES = ("overview", "map", "indicator", "place", "priority", "alerts", "published", "wall")
LANGUAGES = ("zh", "en")
# Of somebody; not what a legend counts as nobody, nor what holds for every figure.
UNREPORTED = re.compile(
    r"(?<!即)未报(?!即未报|\s*\(\s*0|或为)|未上报|没有报送|(?<!was )not reported(?!\s*\(\s*0)|did not report|nobody reported",
    re.IGNORECASE,
)
STILL = re.compile(
    r"(?<!与上年)持平|未变|没有变化|没有旗县越过|没有越过|变化不大|unchanged|nothing changed|no banner crossed|no [a-z ]+ was crossed|hardly moved",
    re.IGNORECASE,
)

every_page = pytest.mark.parametrize("page", PAGES)
in_both_languages = pytest.mark.parametrize("lang", LANGUAGES)


@pytest.fixture
def shown(awkward_looks: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BOARD_STORE", str(awkward_looks))
    return awkward_looks


def said(page: str, **look: str) -> list[str]:
    """Every word of a page, of the wall's document and of the figures' specifications among them."""
    app = opened(page, **look)
    drawn = [
        _words(str(e.proto))
        for kind in ("bidi_component", "vega_lite_chart", "component_instance")
        for e in app.get(kind)
    ]
    return [t for t in (*texts(app), *drawn) if t]


def _words(proto: str) -> str:
    """The text of a message: its strings keep what is not ASCII as octal escapes."""
    return re.sub(
        r"(?:\\[0-7]{3})+", lambda m: bytes(int(o, 8) for o in m[0].split("\\")[1:]).decode("utf-8", "ignore"), proto
    )


def holding(pattern: re.Pattern[str], words: list[str]) -> list[str]:
    return [w[max(m.start() - 60, 0) : m.end() + 40] for w in words for m in pattern.finditer(w)]


# Looks at which all places of the page reported everything, and looks of which nothing compares with the month before.
EVERYBODY = (
    {"area": REGION, "indicator": "problem_settlement_rate", "period": store.FIRST},
    {"area": store.NOTHING_FOUND, "indicator": "problem_settlement_rate", "period": store.FIRST},
    {"area": "150302", "indicator": "sales_yoy", "period": store.FIRST},
)
PARTED = (
    {"area": REGION, "indicator": "projects_started", "period": store.AFTER_GAP},
    {"area": REGION, "indicator": "risk_cleared_rate", "period": store.NEW_YEAR},
    {"area": "150302", "indicator": "funds_paid_rate", "period": store.NEW_YEAR},
)
TOLD = {"zh": ("本级汇总数", "其中12个为盟市汇总数"), "en": ("own total", "by their league's own total")}


@in_both_languages
@every_page
def test_no_page_says_more_than_is_known(shown: Path, page: str, lang: str) -> None:
    for look in (*EVERYBODY, *PARTED):
        words = said(page, lang=lang, **look)
        assert not holding(STILL, words), look
        assert look in PARTED or not holding(UNREPORTED, words), look


@in_both_languages
@pytest.mark.parametrize("page", ["overview", "map", "indicator", "place"])
def test_who_reported_nothing_is_said_to_have(shown: Path, page: str, lang: str) -> None:
    assert holding(UNREPORTED, said(page, lang=lang, area=store.SILENT, indicator="sales", period=store.SECOND))


@in_both_languages
@pytest.mark.parametrize(
    ("page", "area"), [(p, a) for p in ("overview", "map", "indicator", "place") for a in (REGION, store.OWN_TOTAL)]
)
def test_a_league_s_own_total_is_told(shown: Path, page: str, area: str, lang: str) -> None:
    words = " ".join(said(page, lang=lang, area=area, indicator="sales", period=store.AFTER_GAP))
    assert any(told in words for told in TOLD[lang])


@in_both_languages
def test_january_and_a_gap_say_why_nothing_compares(shown: Path, lang: str) -> None:
    reasons = {
        store.FIRST: {
            "zh": "（年初重新起算）",
            "en": "(counted anew from January)",
        },
        store.AFTER_GAP: {"zh": "与上月比不出变化：", "en": "Nothing to hold against last month: "},
        store.NEW_YEAR: {"zh": "常态化帮扶与此前制度不可比", "en": "not comparable with the regime before"},
    }
    for period, reason in reasons.items():
        words = " ".join(said("overview", lang=lang, period=period))
        assert reason[lang] in words


def test_a_name_with_markup_is_shown_as_it_is_written(shown: Path) -> None:
    app = opened("place", area="150302", period=store.FIRST)
    assert any("figures &lt;b&gt;&amp;amp; notes.xlsx" in e.value for e in app.html)
    assert not any("<b>&amp; notes" in e.value for e in app.html)
