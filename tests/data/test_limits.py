"""What one file may take of the machine: whatever it holds, it is refused with the limit it met, and the import goes on."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
import xlwt

from data.faults import KEPT, Gathered, Place, counted
from data.files.limits import Limits
from data.files.opening import LARGEST
from data.importing import one_file, reader
from data.query.listing import TOLD, fault_lines
from tests.data.exports import FUNDS, TODAY, checks, only, read, sheet, values, workbook

TOP = Path(__file__).parents[2]
SMALL = Limits(memory=400, rows=1_000, cells=20_000)
GOOD = ["宁城县", 10, 5, 1]
LINES = ["截至2021年6月底", "单位：万元", "地区,已下达资金,已支出资金"]


def xls(path: Path, *strays: tuple[int, int, object]) -> Path:
    """A good .xls with values at places (row, column; from 0) far from its table."""
    book = xlwt.Workbook()
    page = book.add_sheet("表")
    for r, row in enumerate(sheet(FUNDS, GOOD)):
        for c, cell in enumerate(row):
            page.write(r, c, cell)
    for r, c, cell in strays:
        page.write(r, c, cell)
    book.save(str(path))
    return path


def csv(path: Path, *lines: str) -> Path:
    path.write_text("\n".join([*LINES, *lines]), encoding="utf-8")
    return path


def repacked(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """The workbook with bytes of one of its parts replaced."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert old in parts[part]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content.replace(old, new) if name == part else content)
    return path


# --- stray cells, too many rows, too many cells ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "limit"),
    [("XFD8000", "rows"), ("XFD900", "cells"), ("A1048576", "rows"), ("ZZ999", "cells")],
)
@pytest.mark.parametrize("stray", [1, " "])
def test_a_stray_cell_is_named_with_the_limit(tmp_path: Path, cell: str, limit: str, stray: object) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        page = book.add_worksheet("表")
        for r, row in enumerate(sheet(FUNDS, GOOD)):
            page.write_row(r, 0, row)
        page.write(cell, stray)
    fault = only(read(tmp_path / "a.xlsx", limits=SMALL), "file_too_large")
    assert (fault.file, fault.sheet) == ("a.xlsx", "表")
    for words in (fault.zh, fault.en):
        assert cell in words
        assert f"reading.toml › {limit}" in words
    assert "删除" in fault.zh


@pytest.mark.parametrize(("at", "limit"), [((60_000, 255), "rows"), ((900, 200), "cells")])
def test_a_stray_cell_of_an_xls_is_named(tmp_path: Path, at: tuple[int, int], limit: str) -> None:
    fault = only(read(xls(tmp_path / "a.xls", (*at, " ")), limits=SMALL), "file_too_large")
    assert str(at[0] + 1) in fault.zh
    assert f"reading.toml › {limit}" in fault.zh


def test_a_cell_without_an_address_is_counted_as_well(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", sheet(FUNDS, GOOD))
    many = b"".join(b"<row>" + b"<c><v>1</v></c>" * 100 + b"</row>" for _ in range(300))
    repacked(path, "xl/worksheets/sheet1.xml", b"</sheetData>", many + b"</sheetData>")
    assert "reading.toml › cells" in only(read(path, limits=SMALL), "file_too_large").zh


def test_formatted_cells_that_hold_nothing_change_nothing(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        page = book.add_worksheet()
        for r, row in enumerate(sheet(FUNDS, GOOD)):
            page.write_row(r, 0, row)
        page.write_blank("ZZ100000", None, book.add_format({"bold": True}))
    assert len(values(read(tmp_path / "a.xlsx", limits=SMALL))) == 3


def test_a_csv_of_too_many_rows_or_cells_is_told_in_one_sentence(tmp_path: Path) -> None:
    rows = csv(tmp_path / "a.csv", *(f"{n}号,1,1" for n in range(1_100)))
    cells = csv(tmp_path / "b.csv", "宁城县,1,1" + "," * 20_100)
    batch = read(rows, cells, limits=SMALL)
    assert checks(batch) == ["file_too_large"] * 2
    assert ["reading.toml › rows" in batch.faults[0].zh, "reading.toml › cells" in batch.faults[1].zh] == [True, True]


def test_a_table_at_its_limits_is_read(tmp_path: Path) -> None:
    path = csv(tmp_path / "a.csv", "宁城县,10,5")
    assert len(values(read(path, limits=Limits(rows=4, cells=8)))) == 2
    assert checks(read(path, limits=Limits(rows=2, cells=8))) == ["file_too_large"]
    assert checks(read(path, limits=Limits(rows=4, cells=7))) == ["file_too_large"]


def test_a_small_file_that_unpacks_to_too_much(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", sheet(FUNDS, GOOD))
    repacked(path, "docProps/app.xml", b"</Properties>", b" " * 150_000_000 + b"</Properties>")
    assert path.stat().st_size < 200_000
    fault = only(read(path, limits=Limits(memory=256)), "file_too_large")
    assert "展开" in fault.zh
    assert "reading.toml › memory" in fault.zh


# --- memory, time, a process that ends ----------------------------------------------------------------------------


def test_memory_is_bounded_and_the_next_file_is_read(tmp_path: Path) -> None:
    good, swollen = workbook(tmp_path / "a.xlsx", sheet(FUNDS, GOOD)), workbook(tmp_path / "b.xlsx", sheet(FUNDS, GOOD))
    # A hundred million blanks of one text, packed small and below what may unpack: only making something of them takes too much.
    repacked(swollen, "xl/sharedStrings.xml", b"</sst>", b"<si><t>" + b"&amp;" * 19_000_000 + b"</t></si></sst>")
    batch = read(swollen, good, limits=Limits(memory=256))
    fault = only(batch, "file_too_large")
    assert (fault.file, "256 MB" in fault.zh, "reading.toml › memory" in fault.en) == ("b.xlsx", True, True)
    assert [source.name for source in batch.sources] == ["a.xlsx"]


def test_a_file_that_takes_too_long_is_named_and_the_next_is_read(tmp_path: Path) -> None:
    good, slow = workbook(tmp_path / "a.xlsx", sheet(FUNDS, GOOD)), workbook(tmp_path / "b.xlsx", sheet(FUNDS, GOOD))
    # Tags that never close: each is looked for to the end.
    repacked(slow, "xl/worksheets/sheet1.xml", b"</sheetData>", b"</" * 300_000 + b"</sheetData>")
    batch = read(slow, good, limits=Limits(seconds=2))
    assert only(batch, "file_too_slow").file == "b.xlsx"
    assert "reading.toml › seconds" in batch.faults[0].zh
    assert [source.name for source in batch.sources] == ["a.xlsx"]


def test_files_are_read_in_one_process_that_is_not_this_one(tmp_path: Path) -> None:
    paths = [workbook(tmp_path / f"{n}.xlsx", sheet(FUNDS, [*GOOD[:1], n + 10, 5, 1])) for n in range(3)]
    read(*paths[:1])
    first = reader.READER.pid
    read(*paths)
    assert first not in (None, os.getpid())
    assert reader.READER.pid == first


def test_memory_that_earlier_files_took_is_no_fault_of_a_later_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Filling:
        """A process that has room for one file."""

        files = 0

        def read(self, job: one_file.Job) -> one_file.Read | reader.Failed:
            self.files += 1
            return one_file.Read(None, (), ()) if self.files == 1 else reader.Failed("memory")

        def end(self) -> None:
            pass

    monkeypatch.setattr(reader, "_Process", Filling)
    reading, job = reader.Reader(), one_file.Job(tmp_path / "a.xlsx", None, TODAY, False, Limits())
    assert [reading.read(job).faults for _ in range(3)] == [()] * 3


def test_whatever_fails_within_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(job: one_file.Job) -> one_file.Read:
        raise RecursionError("so deep")

    monkeypatch.setattr(reader, "read_source", failing)
    job = one_file.Job(tmp_path / "a.xlsx", None, TODAY, False, Limits())
    failed = reader.attempt(job)
    assert isinstance(failed, reader.Failed)
    assert "RecursionError" in reader.refused(job, failed).zh


# --- what is no file ------------------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="no such files there")
def test_pipes_sockets_and_devices_are_named_and_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    (tmp_path / "c.csv").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "b.csv"))
        batch = read(*(tmp_path / name for name in ("a.csv", "b.csv", "c.csv")), limits=Limits(seconds=20))
    assert checks(batch) == ["file_missing"] * 3
    assert [next(w for w in ("FIFO", "socket", "device") if w in f.en) for f in batch.faults] == [
        "FIFO",
        "socket",
        "device",
    ]


def test_paths_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "b.csv").symlink_to("b.csv")
    batch = read(tmp_path / ("长" * 300 + ".csv"), Path("a\x00.csv"), tmp_path / "b.csv")
    assert checks(batch) == ["file_unreadable"] * 3


def test_a_file_larger_than_any_export(tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("wb") as file:
        file.truncate(LARGEST + 1)
    assert checks(read(tmp_path / "a.csv")) == ["file_too_large"]


# --- faults ---------------------------------------------------------------------------------------------------------


def test_faults_of_a_kind_are_counted_beyond_those_kept(tmp_path: Path) -> None:
    batch = read(csv(tmp_path / "a.csv", "宁城县,10,5", *(f"{n}号,1,1" for n in range(5_000))))
    unknown = [f for f in batch.faults if f.check == "area_unknown"]
    assert (len(unknown), counted(unknown)) == (KEPT, 5_000)
    assert unknown[-1].more == 5_000 - KEPT
    assert str(5_000 - KEPT) in unknown[-1].line("zh")


def test_counting_again_loses_none() -> None:
    place = Place("a.xlsx")
    once = list(Gathered(place.warning("jump", "a", "b") for _ in range(KEPT + 7)))
    assert counted(Gathered([*once, *once])) == 2 * (KEPT + 7)


def test_two_hundred_lines_are_told_and_errors_come_first() -> None:
    place = Place("a.xlsx")
    faults = [*(place.warning("jump", "变", "b", row=n) for n in range(3 * TOLD)), place.error("negative", "负", "b")]
    lines = list(fault_lines(faults, "zh"))
    assert len(lines) == TOLD + 2
    assert lines[0].startswith("[错误 negative]")
    assert lines[-2] == f"还有 {2 * TOLD + 1} 条没有列出：jump {2 * TOLD + 1}"
    assert lines[-1] == f"错误 1 条，警告 {3 * TOLD} 条。"


def test_an_endless_name_or_value_is_cut() -> None:
    fault = Place("x" * 10_000, "y" * 10_000).error(
        "negative", "z" * 10**6, "z", column="c" * 10_000, value="v" * 10**6
    )
    assert len(fault.line("zh")) < 5_000


def test_the_script_that_imports_is_not_run_again_by_what_reads(tmp_path: Path) -> None:
    """Whatever runs the import: a script without a guard, a notebook, a page."""
    csv(tmp_path / "衔接资金.csv", "宁城县,10,5")
    script = tmp_path / "script.py"
    script.write_text(
        "from data.importing.batch import read_files\n"
        f"batch = read_files([{str(tmp_path / '衔接资金.csv')!r}])\n"
        "print(len(batch.observations), batch.refused)\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": str(TOP)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "2 False\n"), done.stderr
