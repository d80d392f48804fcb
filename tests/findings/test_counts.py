"""Every count in a sentence of the pages, over whole stores: it opens as many as it says, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from data.store import Store
from findings import (
    alarms,
    alerts,
    cards,
    clause_counts,
    comparison,
    coverage,
    gap_counts,
    gaps,
    inputs,
    ledger,
    placing,
    priority,
    published,
    published_counts,
    sheet,
    spread,
    worries,
)  # fmt: skip
from findings.alarm_list import Alarmed
from findings.banner_counts import Banners, phrases_of_incomplete
from findings.clause_lists import Against, Clauses
from findings.comparison import Leading
from findings.derived import Phrase
from findings.documents import Documents
from findings.gap_counts import Behind
from findings.inputs import Below
from findings.lines_of_work import Judged
from findings.published_counts import Official, Sources
from findings.view import View
from findings.wording import Text
from geo.register import REGION, register
from metrics.catalogue import INDICATORS
from metrics.cube import Cube
from tests.findings.opening import every_phrase_opens, opened
from tests.pages.real_store import publish_funds

COUNTS = (
    Alarmed, Against, Banners, Behind, Below, Clauses, Documents, Judged, Leading, Official, Sources,
)  # fmt: skip
Said = tuple[View, Text | None, Sequence[Phrase]]


def looks(store: Path) -> Iterator[View]:
    """A month of every season of a store, over the region, a league and a banner, of an indicator by turns."""
    release = Store(store).current()
    assert release is not None
    cube, indicators = (
        Cube(release.panel(), register()),
        ["funds_paid_rate", "risk_cleared_rate", "sales", "projects_late"],
    )
    for n, period in enumerate(cube.periods[::-13]):
        for area in (REGION, "150400", "152221"):
            yield View(release.id, cube, register(), register().areas[area], period, INDICATORS[indicators[n % 4]])


def sentences(look: View) -> Iterator[Said]:
    """What the pages say of a look, with what opens."""
    yield look, cards.answer(look), cards.phrases(look)
    if remark := coverage.incomplete(look):
        yield look, remark, phrases_of_incomplete(look)
    one = sheet.sheet(look)
    yield look, sheet.answer(look, one), sheet.phrases(look, one)
    beside = comparison.comparison(look, [register().areas[code] for code in ("150102", "152224")])
    yield look, comparison.answer(look, beside), comparison.phrases(look, beside)
    clauses = ledger.states(look)
    yield look, clause_counts.answer(look, clauses), clause_counts.phrases(look, clauses)
    held = published.held(look)
    yield look, published_counts.answer(held), published_counts.phrases(held, published.Wanted())
    found = alerts.of_banners(look)
    yield look, alarms.answer(look, found), alarms.phrases(look, found)
    placed = placing.placings(look, look.shown)
    yield look, placing.middle(look, placed), placing.phrases(look, placed)
    yield look, spread.spread(look), spread.phrases(look, look.shown)


def of_the_group(look: View) -> Iterator[Said]:
    """What the page of the priority banners says; the passports are opened from the page's own look."""
    whole = priority.of_group(look)
    worst = worries.worries(whole)
    yield look, priority.answer(whole, worst), priority.phrases(whole, worst)
    found = inputs.banner_input(whole)
    yield look, found.sentence, inputs.phrases(found)
    for indicator in ("funds_paid_rate", "risk_cleared_rate"):
        of = replace(whole, indicator=INDICATORS[indicator])
        yield look, gaps.sentence(of), gap_counts.phrases(of)


@pytest.fixture(params=["full", "silent league"])
def store(request: pytest.FixtureRequest, demo_store: Path, tmp_path: Path) -> Path:
    return demo_store if request.param == "full" else publish_funds(tmp_path)


@pytest.mark.slow
def test_every_count_in_a_sentence_opens_so_many(store: Path, demo_store: Path) -> None:
    seen = set()
    for look in looks(store):
        for at, sentence, phrases in (*sentences(look), *of_the_group(look)):
            assert sentence
            every_phrase_opens(at, sentence, phrases)
            for phrase in phrases:
                if isinstance(phrase.lead, COUNTS):
                    seen.add(type(phrase.lead))
                    _opens_so_many(at, phrase)
    unsaid = set(COUNTS) - seen
    assert unsaid <= ({Leading, Below} if store != demo_store else set())  # who reports funds alone has no such counts


def _opens_so_many(look: View, phrase: Phrase) -> None:
    """Of none it opens what it is counted out of."""
    assert isinstance(phrase.lead, COUNTS)
    passport = opened(phrase.lead, look)
    zh, en = (re.findall(r"\d+", passport.value[lang]) for lang in ("zh", "en"))
    number = int(zh[-1])
    assert number == int(en[0]), passport.value
    assert len(passport.table.rows) == number or not number, (phrase.words, passport.value)
    for lang in ("zh", "en"):
        assert re.search(rf"(?<!\d){number}(?!\d)", phrase.words[lang]) or phrase.words.zh == "全部一致", phrase.words
