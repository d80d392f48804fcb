"""`python -m benchmarks.questions --store STORE`: what readers ask, asked and answered in a browser, with clicks, keys and seconds.

Each question begins at the overview of the demonstration's newest month and ends when what answers it is in sight: on three screens,
in both languages. Seconds are those of a reader who does not stop to think: until the page stands still after each step.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Error, Locator, Page, ViewportSize, sync_playwright

from tests.browser.serving import TOP, Served, serving
from tests.browser.watching import FLAGS, WHOLE, drawn
from ui import framework

SCREENS = ((1440, 900), (1920, 1080), (390, 844))
LANGUAGES = ("zh", "en")
MADE = 60_000  # milliseconds that a file of all figures may take to be made
PHONE = 640  # a narrower screen keeps its pages behind one button
HANDHELD = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36"


@dataclass
class Reader:
    """Somebody at a page: what was clicked and typed so far."""

    page: Page
    lang: str
    clicks: int = 0
    keys: int = 0

    def press(self, what: Locator) -> None:
        """One click, and wait until the page stands still."""
        what.first.click()
        self.clicks += 1
        self.rest()

    def rest(self) -> None:
        """Wait for the page."""
        drawn(self.page)

    def go(self, page: str) -> None:
        """To another page, by its name in the head."""
        if (self.page.viewport_size or {"width": PHONE})["width"] <= PHONE:
            self.page.get_by_role("button", name=re.compile("侧栏|sidebar")).first.click()
            self.clicks += 1
        self.press(self.page.locator(f'a[href*="/{page}"]:visible'))

    def choose(self, picker: str, words: str) -> None:
        """Open a picker, type some words, take what is found."""
        box = self.page.locator(f"{framework.key(f'pick.{picker}')} input")
        box.click()
        box.press("ControlOrMeta+a")
        box.press_sequentially(words)
        self.page.get_by_role("option").first.wait_for()
        box.press("Enter")
        self.clicks += 1
        self.keys += len(words) + 1
        self.rest()

    def switch(self, picker: str, words: str) -> None:
        """One of the buttons of a switch."""
        self.press(self.page.locator(framework.key(f"pick.{picker}")).get_by_text(words, exact=True))

    def sees(self, selector: str, words: str = "") -> Locator:
        """Wait until something is there, with some words in it."""
        found = self.page.locator(selector).filter(has_text=re.compile(words)).first
        found.wait_for(state="visible")
        return found

    def said(self, zh: str, en: str) -> str:
        """The words of the reader's language."""
        return zh if self.lang == "zh" else en


Ask = Callable[[Reader], object]
ANSWER, GRID = ".board-answer", ".board-grid"


def _behind(reader: Reader) -> None:
    reader.press(reader.page.get_by_text(re.compile(r"^全部\d|^All: \d")))
    reader.sees(f"{GRID} th", reader.said("部门", "epartment"))


def _worse(reader: Reader) -> None:
    reader.sees(ANSWER, reader.said("与上月比.*与上年同月比", "[Ss]ince last month.*since last year"))


def _two_leagues(reader: Reader) -> None:
    reader.go("place")
    reader.choose("area", "cf")
    reader.choose("with", "tl")
    reader.sees(".board-sheet h1", reader.said("赤峰市、通辽市", "Chifeng, Tongliao"))


def _one_banner(reader: Reader) -> None:
    reader.go("place")
    reader.choose("area", "keqyyqq")
    reader.sees(".board-sheet h1", reader.said("科尔沁右翼前旗", "Horqin Right Front Banner"))


def _one_month(reader: Reader) -> None:
    reader.choose("period", "202106")
    reader.sees(ANSWER, reader.said("2021年6月", "June 2021"))


def _year_end(reader: Reader) -> None:
    reader.choose("period", "202410")
    reader.go("indicator")
    reader.sees(f"{framework.HTML}", reader.said("推算", "projected|projection"))


# The table begins with the first in the order of changes; a rank of 1 stands somewhere in it before as well.
FIRST_IMPROVED = """() => {
  const table = document.querySelector('.board-grid[data-table=places]'), head = table?.querySelector('th[data-key=progress]');
  return head && table.querySelector('tbody tr').cells[head.cellIndex].textContent.trim() === '1';
}"""


def _improved(reader: Reader) -> None:
    reader.go("indicator")
    reader.switch("level", reader.said("旗县", "Banners"))
    reader.switch("order", reader.said("进步最快", "Most improved"))
    reader.page.wait_for_function(FIRST_IMPROVED)


def _taken(kind: str) -> Ask:
    def ask(reader: Reader) -> None:
        reader.page.evaluate("() => { window.print = () => { document.title = 'printed'; }; }")
        reader.press(reader.page.locator(f"[data-take={kind}]"))
        if kind == "print":
            reader.page.wait_for_function("() => document.title === 'printed'")
        else:
            reader.sees(".board-take [role=status]", "")

    return ask


def _one_file(reader: Reader) -> None:
    reader.choose("period", "202106")
    offered = reader.page.locator(framework.DOWNLOAD).filter(has_text=re.compile("下载本月|Download this month"))
    offered.first.wait_for(state="visible")
    with reader.page.expect_download(timeout=MADE) as coming:
        reader.press(offered.get_by_role("button"))
    name, size = coming.value.suggested_filename, Path(coming.value.path()).stat().st_size
    assert reader.said("2021年6月", "2021-06") in name, f"{name} is of another month"
    assert size > 100_000, f"{name} holds {size} bytes"


QUESTIONS: dict[str, Ask] = {
    "Which places are behind, how many, and who must act?": _behind,
    "Is it getting worse since last month, since last year?": _worse,
    "Compare 赤峰市 and 通辽市": _two_leagues,
    "How is 科尔沁右翼前旗?": _one_banner,
    "What happened in June 2021?": _one_month,
    "Where will the year end (asked in October 2024)?": _year_end,
    "Print it": _taken("print"),
    "Send it": _taken("copy_link"),
    "Which banners improved most?": _improved,
    "All figures of June 2021 as one file": _one_file,
}


@dataclass
class Answered:
    """What a question took on one screen; `failed` says what did not come."""

    clicks: int
    keys: int
    seconds: float
    failed: str = ""


@dataclass
class Row:
    """A question with what it took, screen by screen."""

    question: str
    found: dict[tuple[int, str], Answered] = field(default_factory=dict)

    def text(self) -> str:
        """A line of the table."""
        told = (f"{a.clicks}/{a.keys}/{a.seconds:.1f}{' ' + a.failed if a.failed else ''}" for a in self.found.values())
        return f"{self.question:<56}" + "".join(f"{words:>15}" for words in told)


def answered(browser: Browser, served: Served, screen: tuple[int, int], lang: str, ask: Ask) -> Answered:
    """A question asked by somebody who has the overview open."""
    agent = (
        HANDHELD if screen[0] <= PHONE else None
    )  # the framework folds its list of pages away for what calls itself a phone
    viewport: ViewportSize = {"width": screen[0], "height": screen[1]}
    context = browser.new_context(viewport=viewport, user_agent=agent, permissions=["clipboard-write"])
    reader = Reader(context.new_page(), lang)
    reader.page.set_default_timeout(15_000)
    reader.page.goto(f"{served.url}/overview?lang={lang}")
    reader.rest()
    began, failed = time.time(), ""
    try:
        ask(reader)
    except (Error, AssertionError) as fault:  # the other questions are asked all the same
        failed = str(fault).splitlines()[0]
    took = time.time() - began
    context.close()
    return Answered(reader.clicks, reader.keys, took, failed)


def run(store: Path, questions: dict[str, Ask]) -> Iterator[str]:
    """The lines of the table."""
    looks = [(screen, lang) for screen in SCREENS for lang in LANGUAGES]
    yield f"{'clicks/keys/seconds':<56}" + "".join(f"{f'{s[0]} {lang}':>15}" for s, lang in looks)
    with serving(TOP / "server.py", {"BOARD_STORE": str(store)}) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=WHOLE, args=list(FLAGS))
        for question, ask in questions.items():
            found = {(screen[0], lang): answered(browser, served, screen, lang, ask) for screen, lang in looks}
            yield Row(question, found).text()
        browser.close()


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--store", type=Path, required=True)
    asked.add_argument("--only", default="", help="questions that hold these words")
    args = asked.parse_args()
    for line in run(args.store, {q: a for q, a in QUESTIONS.items() if args.only in q}):
        print(line, flush=True)


if __name__ == "__main__":
    main()
