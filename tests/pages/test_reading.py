"""No text of the product has a number that does not agree with its noun, a unit that clings to it or is said twice, or a slip of the pen.

Every page at each level, in both languages, in January, in a month that lacks banners and where only one banner is looked at.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from findings.official import matching
from tests.pages.reading import Read, reading
from tests.pages.test_files import numbers, of_each_kind, passports
from tests.pages.test_pages import BAIRIN_LEFT, CHIFENG, REGION, opened
from tests.pages.test_states import PAGES

WUHAI, ULANQAB, HOHHOT = "150300", "150900", "150100"  # three banners; several priority ones; one priority one
LATE, JANUARY = "2021-12", "2021-01"
ONE = {"area": HOHHOT, "group": "priority_national"}
LOOKS: list[tuple[str, dict[str, str]]] = [
    *((page, {}) for page in PAGES),
    *((page, {"area": BAIRIN_LEFT}) for page in PAGES if page not in {"policy", "published"}),
    *((page, {"area": CHIFENG, "period": "2021-06"}) for page in ("overview", "map", "place", "alerts", "wall")),
    *((page, {"area": WUHAI, "period": JANUARY}) for page in ("overview", "indicator", "place", "alerts", "wall")),
    *((page, {**ONE, "period": JANUARY}) for page in ("map", "indicator", "alerts")),
    ("overview", {"period": "2020-01"}),
    ("indicator", {"indicator": "sales", "period": JANUARY}),
    ("indicator", {"indicator": "projects_late", "level": "banner", "period": "2020-01"}),
    ("indicator", {"indicator": "risk_cleared_rate", "figure": "heat", "period": "2020-01"}),
    ("indicator", {"indicator": "sales", "figure": "explore"}),
    ("indicator", {"indicator": "sales", "figure": "maps", "period": "2020-02"}),
    ("map", {"indicator": "sales", "area": WUHAI, "period": JANUARY}),
    ("place", {"with": "150500,152221,150102"}),
    ("priority", {"matrix": "funds", "period": "2022-12"}),
    ("alerts", {"part": "dispatch", "level": "banner"}),
    ("alerts", {"part": "dispatch", "area": WUHAI, "period": JANUARY}),
    *(("policy", {"ledger": part}) for part in ("part_clauses", "part_promises", "part_documents")),
    ("policy", {"ledger": "part_clauses", "words": "牧区"}),
    ("published", {"document": "hanggin"}),
]
NOUNS = {
    "banner": "banners", "clause": "clauses", "place": "places", "league": "leagues", "line of work": "lines of work",
    "target": "targets", "month": "months", "alert": "alerts", "document": "documents", "figure": "figures",
    "published figure": "published figures", "project": "projects", "indicator": "indicators", "file": "files",
    "column": "columns", "source": "sources", "person": "persons", "household": "households", "product": "products",
    "counter": "counters", "county": "counties", "city": "cities", "district": "districts", "peer": "peers", "year": "years",
    "village": "villages", "round": "rounds", "national priority banner": "national priority banners",
    "former poverty banner": "former poverty banners", "autonomous banner": "autonomous banners",
}  # fmt: skip
ALONE = r"(?<![\d.,:/‐–−-])"  # a whole number begins here
FAULTS: dict[str, dict[str, re.Pattern[str]]] = {
    "en": {
        "a unit clings to its number": re.compile(r"\d(?:persons?|households?|products?|counters?|million|thousand|yuan|points?|pts|percentage|banners?|places?|months?)\b"),
        "one of many": re.compile(rf"{ALONE}1 (?:{'|'.join(NOUNS.values())}|are|have|miss|reach|do)\b"),
        "many of one": re.compile(rf"(?<!of )(?<!and ){ALONE}(?:[2-9]|\d{{2,}}|\d[\d,]*,\d{{3}}) (?:{'|'.join(NOUNS)}|is|has|misses|reaches|does)\b(?! of)"),
        "all of one": re.compile(r"\b[Aa]ll 1\b"),
        "a unit said twice": re.compile(r"\(([^()]+)\) ?\(\1\)|\b(persons|pts|million yuan|percentage points|%) \2"),
        "from itself to itself": re.compile(r"\b(\w+ \d{4}|\d{4}-\d\d) ?(?:[–—-]+|to) ?\1\b"),
        "words cling": re.compile(r"[a-z\d)][A-Z][a-z]{2,} "),
        "no figure": re.compile(r"−0(?:\.0+)?(?![\d.])|\bnan\b|\bNone\b(?! of)|\bNaN\b|\bNaT\b|\bundefined\b|[{}]"),
        "punctuation": re.compile(r"[,;:]{2,}|[,;:]\.|(?<!\.)\.\.(?!\.)| [,;:](?= |$)|\( |\(\)|(?<=[a-z,;]) {2,}(?=[a-rt-z])"),
    },
    "zh": {
        "a unit said twice": re.compile(r"（([^（）]+)）（\1）|(万元|亿元|个百分点|%) ?\2"),
        "from itself to itself": re.compile(r"(\d{4}年\d+月|\d{4}-\d\d) ?(?:[–—-]+|至) ?\1"),
        "no figure": re.compile(r"−0(?:\.0+)?(?![\d.])|\bnan\b|\bNone\b(?! of)|\bNaN\b|\bNaT\b|\bundefined\b|[{}]"),
        "punctuation": re.compile(r"[，。；：、]{2,}|[（][，。；：、）]|[，；：、]）|[，、]$"),
        "Latin punctuation": re.compile(r"[\u4e00-\u9fff][,;:?!()][\u4e00-\u9fff]"),
    },
}  # fmt: skip
# Documents and their paragraphs are cited as they name themselves; a spec's own words, commands and names of files are no sentences.
CITED = re.compile(r"[一二三四五六七八九十]+\([一二三四五六七八九十]+\)")


def faults(said: str, lang: str) -> list[str]:
    """What is wrong with a text, kind by kind."""
    for name in matching.documents():
        said = said.replace(name, "§")
    read = CITED.sub("§", said).replace("{time}", "12:00")
    return [
        f"{kind}: {found[0]!r} in {said!r}" for kind, pattern in FAULTS[lang].items() if (found := pattern.search(read))
    ]


def _read(patch: pytest.MonkeyPatch, lang: str) -> Read:
    read, asked = reading(patch), []
    for page, look in LOOKS:
        app = opened(page, **{"area": REGION, "period": LATE, "lang": lang, **look})
        read.page(f"{page} {look}", app)
        asked += numbers(app)
        read.files(f"{page} {look}")
    app = AppTest.from_function(passports, kwargs={"names": _few(asked)}, default_timeout=120)
    app.query_params.update({"area": REGION, "period": LATE, "lang": lang})
    app.run()
    assert not app.exception
    read.page("passports", app)
    return read


def _few(names: list[str], most: int = 3) -> list[str]:
    """Some numbers of each kind, those of different indicators and families."""
    kinds: dict[str, list[str]] = {}
    for name in of_each_kind(names):
        kinds.setdefault(name.partition(".")[0], []).append(name)
    return [name for alike in kinds.values() for name in alike[:: max(len(alike) // most, 1)][:most]]


@pytest.mark.slow
@pytest.mark.parametrize("lang", FAULTS)
def test_nothing_that_is_said_is_ill_said(shown_store: Path, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    read = _read(monkeypatch, lang)
    print(f"\n{lang}: {len(read.texts)} texts,", ", ".join(f"{n} {where}" for where, n in read.places.most_common()))
    found = [f"{where}: {fault}" for said, where in read.texts.items() for fault in faults(said, lang)]
    assert len(read.texts) > 1000
    assert not found, "\n".join(found)
