"""A frozen round opens the passports of the release it was frozen from, whatever was published since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from data.store.store import Store
from findings.ranking import freezing
from geo.register import register
from metrics.cube import Cube
from tests.browser.serving import Served, serving
from tests.browser.watching import drawn
from tests.pages.real_store import publish_funds
from ui import framework

pytestmark = [pytest.mark.browser, pytest.mark.slow]

JUNE = dt.date(2023, 6, 30)


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Frozen from a first release; in the second everybody paid half of what the first said."""
    folder = tmp_path_factory.mktemp("corrected")
    store = publish_funds(folder)
    release = Store(store).open("real-0001")
    freezing.freeze(
        release, Cube(release.panel(), register()), register(), JUNE, ("funds_paid_rate",), "league", "first"
    )
    publish_funds(folder, paid=100)
    with serving(env={"BOARD_STORE": str(store)}) as served:
        yield served


def opened(page: Page, number: Locator) -> Locator:
    number.click()
    passport = page.get_by_role("dialog")
    expect(passport).to_be_visible()
    return passport


def test_a_frozen_round_opens_what_was_frozen(corrected: Served, watched_page: Page) -> None:
    watched_page.goto(f"{corrected.url}/alerts?part=dispatch&round=round-0001&period=2023-05&lang=zh")
    row = drawn(watched_page).locator(".board-grid tbody tr").first
    passport = opened(watched_page, row.locator("[data-cell^=figure]"))
    expect(passport.locator("dd").first).to_have_text("40.0%")
    expect(passport).to_contain_text("(real-0001)")
    watched_page.keyboard.press("Escape")
    expect(passport).to_have_count(0)
    opened(watched_page, row.locator("[data-cell^=held]"))
    expect(passport.locator(".board-grid tbody tr")).to_have_count(1)
    opened(watched_page, passport.locator(".board-grid [data-cell^=figure]"))
    expect(passport.locator("dd").first).to_have_text(
        "40.0%"
    )  # a passport opened from a passport is of the same release
    expect(passport).to_contain_text("(real-0001)")
    watched_page.keyboard.press("Escape")
    expect(passport).to_have_count(0)
    opened(watched_page, watched_page.locator(".board-answer [data-cell^=missing]"))
    expect(passport.locator(".board-grid tbody tr")).to_have_count(11)


def test_a_draft_is_of_the_release_that_is_shown(corrected: Served, watched_page: Page) -> None:
    watched_page.goto(f"{corrected.url}/alerts?part=dispatch&ranked=funds_paid_rate&period=2023-06&lang=zh")
    drawn(watched_page)
    passport = opened(watched_page, watched_page.locator(".board-grid [data-cell^=figure]").first)
    expect(passport.locator("dd").first).to_have_text("20.0%")
    expect(passport).to_contain_text("(real-0002)")


def test_a_forged_release_opens_nothing(corrected: Served, watched_page: Page) -> None:
    watched_page.goto(f"{corrected.url}/alerts?part=dispatch&round=round-0001&lang=zh")
    frame = drawn(watched_page).locator(framework.keyed("released.real-0001")).first
    frame.evaluate('frame => { frame.className = frame.className.replace("real-0001", "demo-0001"); }')
    watched_page.locator(".board-grid [data-cell^=figure]").first.click()
    drawn(watched_page)
    expect(watched_page.get_by_role("dialog")).to_have_count(0)
    expect(watched_page.locator(f".board-failed, {framework.EXCEPTION}")).to_have_count(0)
