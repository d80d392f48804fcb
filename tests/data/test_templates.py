"""Empty tables that a bureau fills in, and the page that says what to export."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from board import app
from data.layouts import DEMONSTRATION, LAYOUTS, LISTS, document
from data.layouts.templates import HEAD, MONTH, write_templates
from data.query.figures import figures
from data.store.store import Store
from demonstration.items import column_of
from demonstration.model import demonstration
from demonstration.paths import CENTS, at
from geo.register import register
from metrics.catalogue import CORE, FAMILIES, INDICATORS, MEASURES
from metrics.catalogue.model import REGION
from tests.data.exports import checks, read


def asked_of(flag: str) -> list[str]:
    """The names of the banners that carry a flag; of all without one."""
    return [b.name.zh for b in register().level("banner") if not flag or getattr(b, flag)]


# One banner's month: plausible, and every part within its whole.
FIGURES = {
    "monitored_households": 60, "monitored_persons": 150, "unstable_households": 30, "unstable_persons": 80,
    "marginal_households": 20, "marginal_persons": 45, "hardship_households": 10, "hardship_persons": 25,
    "new_monitored_households": 5, "new_monitored_persons": 12, "identified_households_total": 100,
    "identified_persons_total": 260, "cleared_households_total": 40, "cleared_persons_total": 110,
    "measures_in_place_persons": 140, "problems_found": 114, "problems_settled": 80, "surveyed_households": 3_000,
    "surveyed_persons": 9_000, "rural_population": 20_000,
    "employed_persons": 2_000, "employed_last_year": 1_900, "employed_outside_region": 300,
    "employed_outside_banner": 500, "employed_inside_banner": 1_200, "employed_workshops": 50,
    "employed_welfare_posts": 100,
    "sales": 10_234.56, "sales_beijing": 300.5, "certified_products_new": 3, "certified_products_total": 20,
    "special_counters_new": 2, "special_halls_new": 1, "special_zones_new": 1,
    "funds_central": 3_000, "funds_regional": 2_000, "funds_league": 500.25, "funds_banner": 100,
    "funds_delivered_to_banners": 5_000, "funds_paid": 2_500.75, "funds_paid_industry": 1_500,
}  # fmt: skip
# Of what lists are of, and of the further families, those that the demonstration has for one banner, but for what is too much for the least, or a part of the figures above.
JUNE = at("2021-06")
ONE = demonstration().codes.index("150429")
FIGURES |= {
    id: demonstration().values[id][JUNE, ONE] / (CENTS if measure.has_decimals else 1)
    for id, measure in MEASURES.items() if measure.family not in CORE.keys() - {"projects"}
} | {"residents": 30_000, "helped_households": 50, "prevention_insured_persons": 9_000}  # fmt: skip
OWN = {id for id, measure in MEASURES.items() if not measure.additive}  # of each place, the leagues and the region too
OF_REGION = {id for id in OWN if INDICATORS[id].owed_by == REGION}
OF_LEAGUES = {id for id in MEASURES if INDICATORS[id].level == "league"}
SHARED = OWN - OF_REGION - OF_LEAGUES
FLAG = {id: INDICATORS[id].owed_by for id in MEASURES.keys() - OWN}  # of those whom it is asked of alone
CELLS = (
    sum(len(asked_of(flag)) for flag in FLAG.values())
    + (103 + 12 + 1) * len(SHARED) + len(OF_REGION) + 12 * len(OF_LEAGUES)
)  # fmt: skip


def fill(path: Path) -> Path:
    """The month in the title and the same figures for every banner, as somebody at a desk writes them."""
    book = openpyxl.load_workbook(path)
    tab = book.active
    family = LISTS[path.stem].listed.family if path.stem in LISTS else LAYOUTS[path.stem].family
    month = "2020年12月" if FAMILIES[family].every == 12 else "2021年6月"
    tab["A1"] = str(tab["A1"].value).replace(MONTH, month)
    if path.stem in LISTS:
        return fill_list(book, path)
    if all(column.measure in OF_LEAGUES for column in LAYOUTS[path.stem].columns):
        for row in range(HEAD + 1, HEAD + 13):
            for place, column in enumerate(LAYOUTS[path.stem].columns, start=2):
                tab.cell(row, place).value = FIGURES[column.measure]
        book.save(path)
        return path
    for row in range(HEAD + 1, HEAD + 104):
        for place, column in enumerate(LAYOUTS[path.stem].columns, start=3):
            is_asked = column.measure not in OF_REGION and tab.cell(row, 2).value in asked_of(
                FLAG.get(column.measure, "")
            )
            tab.cell(row, place).value = FIGURES[column.measure] if is_asked else None
    for row in range(HEAD + 104, HEAD + 104 + 13 * any(c.measure in OWN for c in LAYOUTS[path.stem].columns)):
        for place, column in enumerate(LAYOUTS[path.stem].columns, start=3):
            asked = OWN if tab.cell(row, 1).value == "全区合计" else OWN - OF_REGION
            tab.cell(row, place).value = FIGURES[column.measure] if column.measure in asked else None
    book.save(path)
    return path


def fill_list(book: openpyxl.Workbook, path: Path) -> Path:
    """The things of one banner, in rows put in below its own, or 无 where it has none; the other banners send no list."""
    tab, own = book.active, LISTS[path.stem].listed
    row = next(
        row for row in range(HEAD + 1, HEAD + 104) if tab.cell(row, 2).value == register().areas["150429"].name.zh
    )
    names = [tab.cell(row, column).value for column in (1, 2)]
    things = list(zip(*(column_of(path.stem, id, JUNE, ONE, 0) for id in own.columns), strict=True))
    if len(things) > 1:
        tab.insert_rows(row + 1, len(things) - 1)
    for number, cells in enumerate(things or [("无",)], start=row):
        for place, value in enumerate([*names, *cells], start=1):
            tab.cell(number, place).value = value
    book.save(path)
    return path


def test_every_template_lists_every_banner_under_its_league(tmp_path: Path) -> None:
    paths = write_templates(tmp_path)
    assert [path.stem for path in paths] == [*LAYOUTS, *LISTS]
    places = register()
    expected = [
        (places.areas[b.parent].name.zh, b.name.zh) for lg in places.level("league") for b in places.children(lg.code)
    ]
    for path in paths[: len(LAYOUTS)]:
        tab = openpyxl.load_workbook(path).active
        rows = list(tab.iter_rows(min_row=HEAD + 1, max_row=HEAD + 103, max_col=2, values_only=True))
        if path.stem == "appraisal":  # owed by leagues themselves: twelve rows, then the notes
            assert (tab.cell(HEAD, 1).value, tab.cell(HEAD, 2).value) == ("盟市", "年度考核总分（分）")
            assert rows[:12] == [(league.name.zh, None) for league in places.level("league")]
            notes = [first for first, _ in rows[12:15]]
            assert all(str(note).startswith("注：") for note in notes)
            assert (
                notes[2]
                == "注：年度考核总分、盟市自评得分、平时监控得分、年终考核得分由盟市自己上报，请只填盟市的行，旗县的行留空。"
            )
            continue
        assert rows == expected
        below = [(tab.cell(row, 1).value, tab.cell(row, 2).value) for row in range(HEAD + 104, HEAD + 117)]
        if any(column.measure in OWN for column in LAYOUTS[path.stem].columns):
            assert below == [*((league.name.zh, "小计") for league in places.level("league")), ("全区合计", None)]
        else:
            assert not any("小计" in cells or "全区合计" in cells for cells in below)
        text = " ".join(str(cell) for row in tab.iter_rows(values_only=True) for cell in row)
        assert DEMONSTRATION not in text


def test_an_unfilled_template_says_that_its_month_is_missing(tmp_path: Path) -> None:
    assert checks(read(*write_templates(tmp_path))) == ["date_missing"] * (len(LAYOUTS) + len(LISTS))


def test_a_filled_template_comes_back_without_a_fault(tmp_path: Path) -> None:
    assert FIGURES.keys() == MEASURES.keys()
    batch = read(*map(fill, write_templates(tmp_path)))
    assert [fault.line("en") for fault in batch.faults] == []
    assert len(batch.observations) == CELLS
    assert set(batch.observations[batch.observations["measure"].isin(OF_REGION)]["area"]) == {"150000"}
    held = batch.observations.groupby("measure")["value"].unique()
    assert {measure: [float(v) for v in values] for measure, values in held.items()} == {
        measure: [value] for measure, value in FIGURES.items()
    }


def test_filled_templates_start_a_line_of_real_releases(tmp_path: Path) -> None:
    files, shelf = tmp_path / "files", tmp_path / "store"
    assert CliRunner().invoke(app, ["template", str(files)]).exit_code == 0
    paths = [str(fill(path)) for path in sorted(files.iterdir())]
    done = CliRunner().invoke(app, ["import", *paths, "--store", str(shelf)])
    assert done.exit_code == 0, done.output
    assert "错误 0 条，警告 0 条。" in done.stdout
    (release,) = Store(shelf).releases()
    assert (release.id, release.is_demo, release.label["zh"]) == ("real-0001", False, "2021-06 第1版")
    assert len(release.observations_table()) == CELLS
    assert DEMONSTRATION not in (release.path / "manifest.json").read_text(encoding="utf-8")
    assert not (shelf / "demo").exists()
    region = figures(release, area="150000").set_index("indicator")
    assert region.loc["farmers_income", ["period", "value"]].tolist() == ["2020-12", FIGURES["farmers_income"]]
    assert region.loc["income_exited_banners", "value"] == FIGURES["income_exited_banners"]
    assert region.loc["monitored_persons", "value"] == 15_450
    assert region.loc["sales", "value"] == 1_054_159.68
    assert region.loc["risk_cleared_rate", "value"] == pytest.approx(110 / 260 * 100)


def test_templates_overwrite_nothing(tmp_path: Path) -> None:
    (tmp_path / "funds.xlsx").write_text("filled in already", encoding="utf-8")
    done = CliRunner().invoke(app, ["template", str(tmp_path), "--lang", "en"])
    assert done.exit_code == 2
    assert "funds.xlsx" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["funds.xlsx"]
    assert (tmp_path / "funds.xlsx").read_text(encoding="utf-8") == "filled in already"


def test_the_committed_page_of_exports_is_fresh() -> None:
    assert document.PATH.read_text(encoding="utf-8") == document.document(), "stale: run `make docs`"


def test_the_page_names_every_column_and_every_alias() -> None:
    page = document.document()
    for layout in LAYOUTS.values():
        section = page.split(f"## {layout.name.zh}")[1].split("\n## ")[0]
        assert layout.title in section
        for column in layout.columns:
            line = next(line for line in section.splitlines() if f"`{column.measure}`" in line)
            assert all(word in line for word in (*column.headers, *column.group, *column.under))
            assert ("必填" in line) is column.required
