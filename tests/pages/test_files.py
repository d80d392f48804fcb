"""Every table of every page, saved: no column, no value and no fact is lost, in either kind of file and in either language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.store.store import Store
from findings.core.table import repeated
from findings.ranking import freezing
from geo.register import register
from metrics.catalogue import FAMILIES, INDICATORS
from metrics.coverage import due
from metrics.cube import Cube
from tests.pages.saving import TWICE, Saving, faults, followed, saving
from tests.pages.test_pages import BAIRIN_LEFT, CHIFENG, REGION, opened

__all__ = ["followed", "saving"]
AREAS = (REGION, CHIFENG, BAIRIN_LEFT)
LATE = "2021-12"  # a month in which some banners are late
# Every choice of a page that brings another table.
LOOKS: dict[str, list[dict[str, str]]] = {
    "overview": [{}, {"open": "all_behind"}],
    "map": [{"indicator": id} for id in ("sales", "funds_paid_rate", "projects_late")] + [{"group": "former_poverty"}],
    "indicator": [
        {"indicator": "sales", "counted": "month"}, {"indicator": "projects_late", "level": "banner"},
        {"indicator": "funds_paid_rate"}, {"group": "priority_national"},
    ],
    "place": [{}, {"with": "150500,152221,150102"}],
    "priority": [{"matrix": id, "indicator": "risk_cleared_rate"} for id in ("", *FAMILIES)],
    "alerts": [
        {}, {"group": "former_poverty"}, {"part": "dispatch", "level": "banner"}, {"part": "dispatch", "level": "league"},
        {"part": "dispatch", "ranked": ",".join(i.id for i in INDICATORS.values() if i.better != "neither")},
    ],
    "policy": [{"ledger": part} for part in ("part_cascade", "part_clauses", "part_promises", "part_documents")],
    "published": [{}],
    "wall": [{}],
}  # fmt: skip
TABLED = set(LOOKS) - {"wall"}  # the wall gives no file and opens no number
NAMED = re.compile('data-cell="([^"]+)"')


def shown(page: str, lang: str, areas: tuple[str, ...] = AREAS) -> Iterator[AppTest]:
    for area in areas:
        for look in LOOKS[page]:
            yield opened(page, area=area, period=LATE, lang=lang, **look)


def heads(app: AppTest) -> list[list[str]]:
    """The heads of every table on the page, whatever drew it."""
    tables = [table for e in app.html for table in re.findall("<thead>.*?(?:<tbody>|</thead>)", e.value, re.DOTALL)]
    rows = [row for table in tables for row in re.findall("<tr[ >](?:(?!<tr).)*", table, re.DOTALL)]
    return [[re.sub("<[^>]+>", "", head) for head in re.split("<th(?: [^>]*)?>", row)[1:]] for row in rows]


def told(page: str, lang: str, saving: Saving) -> None:
    """What was compared, for who runs this with -s."""
    print(f"\n{page} {lang}:", ", ".join(f"{count} {what}" for what, count in saving.counts.items()))


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", LOOKS)
def test_no_file_of_a_page_loses_anything(shown_store: Path, saving: Saving, page: str, lang: str) -> None:
    found, unlike = [], []
    for app in shown(page, lang):
        found += faults(saving)
        unlike += [row for row in heads(app) if repeated(row) or any(TWICE.search(head) for head in row)]
    told(page, lang, saving)
    assert (found, unlike) == ([], [])
    assert bool(saving.counts["values"]) == (page in TABLED)


def passports(names: list[str]) -> None:
    """The passports of some numbers below each other, as a page opens them one by one."""
    from findings import passports
    from findings.links.link import Figure
    from ui.elements import passport
    from ui.state import pick

    release = pick.release()
    assert release is not None
    view = pick.view(release)
    for name in names:
        link = passports.read(view, name)
        assert link is not None, name
        if isinstance(link, Figure):
            passport._of_figure(release, view, link.cell)
        elif found := link.derivation(view):
            passport._taken_apart(release, found, name)


def numbers(app: AppTest) -> list[str]:
    """The names of all numbers that open a passport, each once."""
    return list(dict.fromkeys(name for e in app.html for name in NAMED.findall(e.value)))


def of_each_kind(names: list[str]) -> list[str]:
    """One of each kind of number and of each family or unit of the indicators they are of: these make the columns of its tables."""
    kinds: dict[tuple[str, ...], str] = {}
    for name in names:
        parts = name.split(".")
        of = (INDICATORS[p] for p in parts if p in INDICATORS)
        kinds.setdefault((parts[0], *(i.family + i.unit for i in of), *(p for p in parts if p in FAMILIES)), name)
    return list(kinds.values())


@pytest.mark.slow
# The languages in turn: a table refuses equal heads in both when it is made.
@pytest.mark.parametrize(
    ("page", "lang"), list(zip(filter(TABLED.__contains__, LOOKS), cycle(["zh", "en"]), strict=False))
)
def test_no_file_of_a_passport_loses_anything(shown_store: Path, saving: Saving, page: str, lang: str) -> None:
    asked = [name for app in shown(page, lang, (REGION,)) for name in numbers(app)]
    saving.offered.clear()
    found, seen = [], set()
    for _ in range(2):  # and the passports of the numbers that these show
        names = [name for name in of_each_kind(asked) if name not in seen]
        seen |= set(names)
        app = AppTest.from_function(passports, kwargs={"names": names}, default_timeout=120)
        app.query_params.update({"area": REGION, "period": LATE, "lang": lang})
        app.run()
        assert not app.exception
        found += faults(saving)
        asked = numbers(app)
    told(page, lang, saving)
    assert found == []
    assert saving.counts["files"] >= len(seen) > 10


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_file_of_a_frozen_round_loses_anything(
    own_store: Path, monkeypatch: pytest.MonkeyPatch, saving: Saving, lang: str
) -> None:
    monkeypatch.setenv("BOARD_STORE", str(own_store))
    release = Store(own_store).current()
    assert release is not None
    cube = Cube(release.panel(), register())
    asked = ("funds_paid_rate", "projects_late", "sales")
    for level in ("league", "banner"):
        freezing.freeze(release, cube, register(), dt.date(2021, 12, 31), asked, level, "年终")
    found = []
    for kept in ("round-0001", "round-0002"):
        opened("alerts", part="dispatch", round=kept, period="2022-06", lang=lang)
        found += faults(saving)
    told("frozen rounds", lang, saving)
    assert found == []
    assert saving.counts["files"] == 2 * (1 + len(asked))


def test_the_files_of_a_banner_s_map_are_its_profile(shown_store: Path, saving: Saving) -> None:
    opened("map", period="2021-06", area="152221", lang="zh")
    files = {name: tables for name, _, tables, _ in saving.take()}
    assert files.keys() == {f"全部指标_科尔沁右翼前旗_2021年6月.{kind}" for kind in ("xlsx", "csv")}
    for ((table, _),) in files.values():
        assert [column.key for column in table.columns][:3] == ["family", "indicator", "unit"]
        # Three are the region's alone, six the leagues', one its own priority banners'.
        asked = [i for i in INDICATORS.values() if due(i, register(), dt.date(2021, 6, 30)).get("152221")]
        assert len(table.rows) == len(asked) == len(INDICATORS) - 10
        assert {cell.area for _, _, cell in table.cells()} == {"152221"}
