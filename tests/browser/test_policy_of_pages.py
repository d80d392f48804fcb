"""The policy that pages come with holds back what is foreign and nothing of ours: every page, in both languages, says nothing in the console."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import Served
from tests.browser.tabs import Lead, Tab
from tests.browser.test_explore import scripts
from tests.browser.watching import drawn

pytestmark = pytest.mark.browser
OPENED = (
    "overview",
    "map",
    "indicator",
    "indicator?figure=explore",
    "place?area=150421",
    "priority",
    "alerts",
    "policy",
    "published",
    "wall",
)
LED_TO = ("map?area=150400", "indicator?figure=heat", "indicator?figure=maps", "alerts?part=dispatch")  # of those pages
TAGS = {"zh": "zh-CN", "en": "en"}


def in_language(look: str, lang: str) -> str:
    return f"{look}{'&' if '?' in look else '?'}lang={lang}"


@pytest.mark.slow
@pytest.mark.parametrize("lang", TAGS)
@pytest.mark.parametrize("look", OPENED)
def test_a_page_is_whole_under_its_policy(watched_page: Page, dashboard: Served, look: str, lang: str) -> None:
    """And fetches Plotly's script only where its figure was chosen."""
    asked = scripts(watched_page)
    watched_page.goto(f"{dashboard.url}/{in_language(look, lang)}")
    drawn(watched_page).wait_for_load_state("networkidle")
    if "explore" in look:
        expect(watched_page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    assert len(asked) == ("explore" in look)
    expect(watched_page.locator("html")).to_have_attribute("lang", TAGS[lang])


@pytest.mark.slow
@pytest.mark.parametrize("lang", TAGS)
@pytest.mark.parametrize("look", LED_TO)
def test_so_is_every_other_look(led: Lead, dashboard: Served, look: str, lang: str) -> None:
    page = led(f"{dashboard.url}/{in_language(look, lang)}")
    expect(page.locator("html")).to_have_attribute("lang", TAGS[lang])


FOREIGN = """async () => {
  const held = [];
  document.addEventListener("securitypolicyviolation", (event) => held.push(event.effectiveDirective));
  const put = (html) => document.body.append(document.createRange().createContextualFragment(html));
  put('<img src="http://127.0.0.1:9/x.png">');
  put('<div><button id="ours" onclick="window.caught = 1">x</button></div>');
  put('<script>window.caught = 2</script>');
  put('<iframe src="http://127.0.0.1:9/"></iframe>');
  await fetch("http://127.0.0.1:9/").catch(() => 0);
  document.querySelector("#ours").click();
  await new Promise((seen) => setTimeout(seen, 300));
  return [held.sort(), window.caught ?? null];
}"""


def test_what_is_put_into_a_page_neither_runs_nor_reaches_elsewhere(tab: Tab, dashboard: Served) -> None:
    with tab.lent() as page:  # not watched: the console tells of each thing that is held back
        page.goto(f"{dashboard.url}/overview")
        held, caught = drawn(page).evaluate(FOREIGN)
    assert caught is None
    assert {"img-src", "script-src-attr", "script-src-elem", "frame-src", "connect-src"} <= set(held)
