"""The policy that pages come with holds back what is foreign and nothing of ours: every page, in both languages, says nothing in the console."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import Served
from tests.browser.watching import drawn

pytestmark = pytest.mark.browser
LOOKS = (
    "overview",
    "map",
    "map?area=150400",
    "indicator",
    "indicator?figure=heat",
    "indicator?figure=maps",
    "indicator?figure=explore",
    "place?area=150421",
    "priority",
    "alerts",
    "alerts?part=dispatch",
    "policy",
    "published",
    "wall",
)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("look", LOOKS)
def test_a_page_is_whole_under_its_policy(watched_page: Page, dashboard: Served, look: str, lang: str) -> None:
    watched_page.goto(f"{dashboard.url}/{look}{'&' if '?' in look else '?'}lang={lang}")
    drawn(watched_page)
    if "explore" in look:
        expect(watched_page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    expect(watched_page.locator("html")).to_have_attribute("lang", {"zh": "zh-CN", "en": "en"}[lang])


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


def test_what_is_put_into_a_page_neither_runs_nor_reaches_elsewhere(browser: Browser, dashboard: Served) -> None:
    context = browser.new_context(locale="zh-CN")  # not watched: the console tells of each thing that is held back
    page = context.new_page()
    page.goto(f"{dashboard.url}/overview")
    drawn(page)
    held, caught = page.evaluate(FOREIGN)
    context.close()
    assert caught is None
    assert {"img-src", "script-src-attr", "script-src-elem", "frame-src", "connect-src"} <= set(held)
