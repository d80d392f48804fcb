"""The wall screen in a browser: it turns by itself, obeys the keyboard, asks nobody outside and does not grow."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Page, Route, expect

from tests.browser.serving import Served
from tests.browser.tabs import Lead
from tests.browser.watching import becomes
from ui import framework

pytestmark = pytest.mark.browser

LEAGUES = ("呼和浩特市", "包头市", "乌海市", "赤峰市")
REGION = "内蒙古自治区"


TURN = 61_000  # milliseconds on the page's own clock: a turn, and the question whether the server is there


def hung(
    page: Page, dashboard: Served, query: str = "every=600", month: str = "2021-06", *, moves: bool = False
) -> Page:
    """The screen of a month with its map drawn. It glides only where that is looked at: it is painted anew in every picture then."""
    page.emulate_media(reduced_motion="no-preference" if moves else "reduce")
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{dashboard.url}/wall?period={month}&{query}")
    expect(page.locator(".stage .areas path")).to_have_count(103)
    return page


def shows(page: Page, name: str) -> None:
    """Wait until the screen is that of a league or of the region."""
    expect(page.locator(".wall h1")).to_have_text(name)


def turn(page: Page, key: str, times: int = 1) -> None:
    for _ in range(times):
        page.keyboard.press(key)


def test_the_screen_fills_the_window_and_shows_no_control(watched_page: Page, dashboard: Served) -> None:
    page = hung(watched_page, dashboard)
    becomes(page, page.locator(".wall").bounding_box, {"x": 0, "y": 0, "width": 1920, "height": 1080})
    expect(page.locator(".card")).to_have_count(5)
    expect(page.locator(".wall").get_by_text("演示数据（合成）")).to_be_visible()
    expect(page.locator(".wall").get_by_text("示意图，边界不作划界依据")).to_be_visible()
    expect(page.locator(framework.HEADER)).to_be_hidden()
    expect(page.get_by_role("link")).to_have_count(0)
    expect(page.get_by_role("button")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")


def test_leagues_turn_by_themselves_until_space_stops_them(fresh_page: Page, dashboard: Served) -> None:
    fresh_page.clock.install()
    page = hung(fresh_page, dashboard, "every=60")
    for name in LEAGUES:
        page.clock.fast_forward(TURN)
        shows(page, name)
    turn(page, " ")
    expect(page.get_by_text("已暂停")).to_be_visible()
    page.clock.fast_forward(10 * TURN)
    shows(page, LEAGUES[-1])
    turn(page, " ")
    expect(page.get_by_text("已暂停")).to_be_hidden()
    page.clock.fast_forward(TURN)
    expect(page.locator(".wall h1")).not_to_have_text(LEAGUES[-1])


def test_arrows_step_there_and_back(watched_page: Page, dashboard: Served) -> None:
    page = hung(watched_page, dashboard)
    shows(page, REGION)
    turn(page, "ArrowRight")
    shows(page, LEAGUES[0])
    expect(page.locator(".turns [aria-current]")).to_have_text(LEAGUES[0])
    expect(page.locator(".stage .away")).to_have_count(103 - 9)
    expect(page.locator(".names g").nth(7)).to_be_attached()
    turn(page, "ArrowLeft", 2)
    shows(page, f"{REGION} 其他工作")
    expect(page.locator(".legend strong")).not_to_have_text("资金支出进度")  # its own map
    turn(page, "ArrowRight")
    shows(page, REGION)
    expect(page.locator(".legend strong")).to_have_text("资金支出进度")
    expect(page.locator(".stage .away")).to_have_count(0)


def test_stepping_leaves_one_clock_and_not_several(fresh_page: Page, dashboard: Served) -> None:
    fresh_page.clock.install()
    page = hung(fresh_page, dashboard, "every=60")
    turn(page, "ArrowRight", 11)
    shows(page, "锡林郭勒盟")
    page.clock.fast_forward(TURN)
    shows(page, "阿拉善盟")


def test_f_fills_the_screen_and_escape_leaves(watched_page: Page, dashboard: Served) -> None:
    page = hung(watched_page, dashboard)
    turn(page, "f")
    page.wait_for_function("() => document.fullscreenElement !== null")
    turn(page, "F")
    page.wait_for_function("() => document.fullscreenElement === null")
    turn(page, "Escape")
    expect(page.locator(".board-answer")).to_contain_text("截至2021年6月底，内蒙古自治区")
    expect(page).to_have_url(re.compile("period=2021-06"))
    assert "/wall" not in page.url


# 3840×2160 is the first, twice as large; sales since January are longest in December.
@pytest.mark.parametrize(
    ("width", "height", "month"), [(1920, 1080, "2021-06"), (1920, 1080, "2025-12"), (1440, 900, "2021-06")]
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_is_cut_off(led: Lead, dashboard: Served, lang: str, width: int, height: int, month: str) -> None:
    page = led(f"{dashboard.url}/wall?period={month}&every=600&lang={lang}", width, height)
    page.emulate_media(reduced_motion="reduce")
    for _ in page.locator(".turns li").all():
        becomes(page, lambda: page.evaluate(CUT_OFF, framework.COMPONENT), [])
        turn(page, "ArrowRight")


# Texts wider or higher than their box, or outside the window.
CUT_OFF = """(hung) => {
  const wall = document.querySelector(hung).shadowRoot;
  const boxes = wall.querySelectorAll('h1, .month, .about span, .answer, .card, .card div, .calls h2, .calls li:not([hidden]), .turns li, .foot span');
  return [...boxes].filter((box) => {
    const at = box.getBoundingClientRect();
    const outside = at.left < 0 || at.right > innerWidth + 1 || at.bottom > innerHeight + 1;
    return outside || box.scrollWidth > box.clientWidth + 2 && getComputedStyle(box).display !== 'inline';
  }).map((box) => `${box.className} ${box.textContent}`);
}"""


def test_the_same_picture_at_twice_the_size(watched_page: Page, dashboard: Served) -> None:
    page = hung(watched_page, dashboard)
    small = page.locator(".card").nth(3).bounding_box()
    page.set_viewport_size({"width": 3840, "height": 2160})
    assert small is not None
    twice = pytest.approx({side: 2 * pixels for side, pixels in small.items()}, rel=0.01)
    becomes(page, page.locator(".card").nth(3).bounding_box, twice)


def test_reduced_motion_is_respected(watched_page: Page, dashboard: Served) -> None:
    page = hung(watched_page, dashboard, moves=True)
    expect(page.locator(".stage")).not_to_have_css("transition-duration", "0s")
    page.emulate_media(reduced_motion="reduce")
    expect(page.locator(".stage")).to_have_css("transition-duration", "0s")


# A wake lock that counts how often it is asked for and given back: headless Chromium's own is refused.
LOCK = """
window.locks = {asked: 0, held: 0};
Object.defineProperty(navigator, "wakeLock", {value: {request: async kind => {
  if (kind !== "screen" || window.refuses) throw new DOMException("refused", "NotAllowedError");
  window.locks.asked += 1; window.locks.held += 1;
  const lock = {released: false, release: async () => { lock.released = true; window.locks.held -= 1; }};
  window.taken = () => lock.release();
  return lock;
}}});"""


def test_the_machine_is_kept_awake_and_let_go(own_page: Page, dashboard: Served) -> None:
    own_page.add_init_script(LOCK)
    page = hung(own_page, dashboard)
    assert page.evaluate("locks") == {"asked": 1, "held": 1}
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert page.evaluate("locks") == {"asked": 1, "held": 1}  # it is held already
    page.evaluate("taken(); document.dispatchEvent(new Event('visibilitychange'))")  # as when the window was hidden
    assert page.evaluate("locks") == {"asked": 2, "held": 1}


def test_a_refused_lock_is_no_fault(own_page: Page, dashboard: Served) -> None:
    own_page.add_init_script(LOCK + "window.refuses = true;")
    page = hung(own_page, dashboard)
    turn(page, "ArrowRight")
    shows(page, LEAGUES[0])


@pytest.fixture
def touched(browser: Browser) -> Iterator[Page]:
    """A page on a screen that is touched."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, locale="zh-CN", has_touch=True)
    yield context.new_page()
    context.close()


def stroke(page: Page, across: int, along: int) -> None:
    """A finger moves over the screen from its middle."""
    finger = page.context.new_cdp_session(page)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": 960, "y": 540}]})
    for part in (0.25, 0.5, 0.75, 1):
        at = {"x": 960 + across * part, "y": 540 + along * part}
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [at]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_tap_pauses_and_a_swipe_steps(touched: Page, dashboard: Served) -> None:
    page = hung(touched, dashboard)
    page.touchscreen.tap(960, 540)
    expect(page.get_by_text("已暂停")).to_be_visible()
    page.touchscreen.tap(960, 540)
    expect(page.get_by_text("已暂停")).to_be_hidden()
    stroke(page, -200, 10)
    shows(page, LEAGUES[0])
    stroke(page, 200, 10)
    shows(page, REGION)
    stroke(page, 60, 300)  # down rather than across
    shows(page, REGION)
    expect(page.get_by_text("已暂停")).to_be_hidden()


def measured(devtools: CDPSession) -> dict[str, float]:
    """Nodes, listeners and bytes of script objects after the garbage is gone."""
    for _ in range(2):
        devtools.send("HeapProfiler.collectGarbage")
    found = devtools.send("Performance.getMetrics")["metrics"]
    return {m["name"]: m["value"] for m in found if m["name"] in {"Nodes", "JSEventListeners", "JSHeapUsedSize"}}


def test_a_day_does_not_make_it_grow(own_page: Page, dashboard: Served) -> None:
    page = hung(own_page, dashboard, moves=True)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable")
    turn(page, "ArrowRight", 26)  # every scene twice: what is kept once is there
    before = measured(devtools)
    turn(page, "ArrowRight", 208)
    # 1.4 KB a turn would be 10 MB a day
    most = {"Nodes": before["Nodes"] + 20, "JSEventListeners": before["JSEventListeners"], "JSHeapUsedSize": before["JSHeapUsedSize"] + 300_000}  # fmt: skip

    def grown() -> dict[str, float]:
        """By how much there is more than that; what only waits for the collector goes."""
        return {name: value - most[name] for name, value in measured(devtools).items() if value > most[name]}

    becomes(page, grown, {})


@pytest.fixture
def disturbed(browser: Browser) -> Iterator[Page]:
    """A page whose console may complain, because a test takes something away from it."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, locale="zh-CN")
    yield context.new_page()
    context.close()


def refuse(route: Route) -> None:
    route.fulfill(status=503)


def test_shapes_that_do_not_arrive_are_said_to_be_missing_and_asked_for_again(
    disturbed: Page, dashboard: Served
) -> None:
    disturbed.clock.install()
    disturbed.route("**/static/geo/*", refuse)
    disturbed.goto(f"{dashboard.url}/wall?period=2021-06&every=600")
    expect(disturbed.get_by_text("地图边界没有取到")).to_be_visible()
    expect(disturbed.locator(".card").first).to_contain_text("90.6")
    disturbed.unroute("**/static/geo/*")
    disturbed.clock.fast_forward(TURN)
    expect(disturbed.locator(".stage .areas path")).to_have_count(103)
    expect(disturbed.get_by_text("地图边界没有取到")).to_be_hidden()


def test_a_new_style_sheet_alone_does_not_empty_the_screen(watched_page: Page, dashboard: Served) -> None:
    """After an upgrade the framework builds its own part anew, and does not run a script that stayed the same."""
    page = hung(watched_page, dashboard)
    page.locator(framework.COMPONENT).evaluate("host => host.shadowRoot.querySelector('div:has(style)').remove()")
    expect(page.locator(".wall .card")).to_have_count(5)


def test_a_server_that_does_not_answer_and_old_figures_are_told(disturbed: Page, dashboard: Served) -> None:
    """The newest figures are of October: with the first of January those of November are missing."""
    disturbed.clock.install(time="2026-12-31T23:59:30")
    page = hung(disturbed, dashboard)
    expect(page.get_by_role("alert")).to_have_count(0)
    disturbed.route("**/_stcore/health", refuse)
    disturbed.clock.fast_forward(TURN)
    expect(page.get_by_role("alert")).to_contain_text("服务器没有应答，画面为")
    expect(page.get_by_role("alert")).to_contain_text("最新数据为2026年10月，距今月数：3")
    turn(page, "ArrowRight")
    shows(page, LEAGUES[0])  # what is there goes on being shown
    disturbed.unroute("**/_stcore/health")
    disturbed.clock.fast_forward(TURN)
    expect(page.get_by_text("服务器没有应答")).to_be_hidden()
