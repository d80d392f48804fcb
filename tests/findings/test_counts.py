"""Every count in a sentence of the pages, over whole stores: it opens as many as it says, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from data.store.store import Store
from findings.alerts import alert_summary, evaluation
from findings.alerts.alert_list import Alarmed
from findings.alerts.banner_counts import Banners, incomplete
from findings.clauses import clause_state, clause_summary
from findings.clauses.clause_members import Against, Clauses
from findings.clauses.documents import Documents
from findings.core.population import places
from findings.core.view import View
from findings.gaps import gap_summary
from findings.gaps.gap_summary import Behind
from findings.official import matching, official_summary  # fmt: skip
from findings.official.official_summary import Official, Sources
from findings.overview import cards, ranked_shortfalls
from findings.overview.family_results import Judged
from findings.place import comparison, sheet
from findings.place.comparison import Leading
from findings.priority import priority_funding, priority_matrix
from findings.priority.priority_funding import Below
from findings.ranking import extremes, standings
from geo.register import REGION, register
from language.text import Text
from metrics.catalogue import INDICATORS
from tests.figures import figures
from tests.findings.opening import Opening, all_opening, opened
from tests.pages.real_store import publish_funds

COUNTS = (
    Alarmed, Against, Banners, Behind, Below, Clauses, Documents, Judged, Leading, Official, Sources,
)  # fmt: skip
Said = tuple[View, Text]


def looks(store: Path) -> Iterator[View]:
    """A month of every season of a store, over the region, a league and a banner, of an indicator by turns."""
    release = Store(store).current()
    assert release is not None
    cube, indicators = (
        figures(release),
        ["funds_paid_rate", "risk_cleared_rate", "sales", "projects_late"],
    )
    for n, period in enumerate(cube.periods[::-13]):
        for area in (REGION, "150400", "152221"):
            yield View(release.id, cube, register(), register().areas[area], period, INDICATORS[indicators[n % 4]])


def sentences(look: View) -> Iterator[Said]:
    """What the pages say of a look."""
    yield look, cards.answer(look)
    if remark := incomplete(look):
        yield look, remark
    yield look, sheet.answer(look, sheet.sheet(look))
    beside = comparison.comparison(look, [register().areas[code] for code in ("150102", "152224")])
    yield look, comparison.answer(look, beside)
    yield look, clause_summary.answer(look, clause_state.states(look))
    yield look, official_summary.answer(matching.held(look), matching.Wanted())
    yield look, alert_summary.answer(look, evaluation.of_places(look))
    yield look, standings.middle(look, standings.placings(look, places(look)))
    yield look, extremes.spread(look)


def of_the_group(look: View) -> Iterator[Said]:
    """What the page of the priority banners says; the passports are opened from the page's own look."""
    whole = priority_matrix.of_group(look)
    worst = ranked_shortfalls.worries(whole)
    yield look, priority_matrix.answer(whole, worst)
    yield look, priority_funding.banner_input(whole).sentence
    for indicator in ("funds_paid_rate", "risk_cleared_rate"):
        yield look, gap_summary.sentence(replace(whole, indicator=INDICATORS[indicator]))


@pytest.fixture(params=["full", "silent league"])
def store(request: pytest.FixtureRequest, demo_store: Path, tmp_path: Path) -> Path:
    return demo_store if request.param == "full" else publish_funds(tmp_path)


@pytest.mark.slow
def test_every_count_in_a_sentence_opens_so_many(store: Path, demo_store: Path) -> None:
    seen = set()
    for look in looks(store):
        for at, sentence in (*sentences(look), *of_the_group(look)):
            for phrase in all_opening(sentence):
                if isinstance(phrase.link, COUNTS):
                    seen.add(type(phrase.link))
                    _opens_so_many(at, phrase)
    unsaid = set(COUNTS) - seen
    assert unsaid <= ({Leading, Below} if store != demo_store else set())  # who reports funds alone has no such counts


def _opens_so_many(look: View, phrase: Opening) -> None:
    """Of none it opens what it is counted out of."""
    assert isinstance(phrase.link, COUNTS)
    passport = opened(phrase.link, look)
    zh, en = (re.findall(r"\d+", passport.value[lang]) for lang in ("zh", "en"))
    number = int(zh[-1])
    assert number == int(en[0]), passport.value
    assert len(passport.table.rows) == number or not number, (phrase.words, passport.value)
    for lang in ("zh", "en"):
        assert re.search(rf"(?<!\d){number}(?!\d)", phrase.words[lang]) or phrase.words.zh == "全部一致", phrase.words
