"""Imports that go wrong on the command line, in processes of their own: exit codes, a sentence, the store byte for byte."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from typer.testing import CliRunner

from board import app
from data.store import observations, panels
from data.store.store import Store
from tests.data.exports import FUNDS, sheet, workbook
from tests.data.publishers import stand_in, tree

TOP = Path(__file__).parents[2]
# The command line with a panel that takes no time, or one during which it can be interrupted, also where the tests themselves run
# in the background of a shell, which lets interrupts be ignored.
QUICK = "import sys, board; from data.store import panels; from tests.data.publishers import stand_in; panels.compute = stand_in"
STOPPED = "import signal, sys, time, board; signal.signal(signal.SIGINT, signal.default_int_handler); from data.store import panels; panels.compute = lambda *known: (print('computing', flush=True), time.sleep(60))"


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", f"{code}; board.main()", *map(str, arguments)]
    return subprocess.Popen(command, cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")


def told(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=60)
    assert "Traceback" not in err, err
    return process.returncode, out, err


def export(folder: Path, name: str, *rows: list[object]) -> Path:
    return workbook(folder / name, sheet(FUNDS, *rows))


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with one release, its panel made in no time."""
    monkeypatch.setattr(panels, "compute", stand_in)
    done = CliRunner().invoke(
        app, ["import", str(export(tmp_path, "a.xlsx", ["宁城县", 10, 5, 1])), "--store", str(tmp_path / "store")]
    )
    assert done.exit_code == 0, done.output
    return tmp_path / "store"


def test_one_bad_file_keeps_the_good_one_out(store: Path, tmp_path: Path) -> None:
    before = tree(store)
    good, bad = export(tmp_path, "b.xlsx", ["敖汉旗", 20, 7, 3]), export(tmp_path, "c.xlsx", ["林西县", 1, 2, 0])
    code, out, _ = told(start(QUICK, "import", good, bad, "--store", store))
    assert (code, "未发布，数据没有任何变化。" in out) == (1, True)
    assert tree(store) == before


def test_the_same_file_twice_makes_one_release(store: Path, tmp_path: Path) -> None:
    before = tree(store)
    code, out, _ = told(
        start(QUICK, "import", shutil.copy(tmp_path / "a.xlsx", tmp_path / "again.xlsx"), "--store", store)
    )
    assert (code, "完全相同" in out) == (0, True)
    assert tree(store) == before


def test_two_imports_at_once_both_end(store: Path, tmp_path: Path) -> None:
    names = ["敖汉旗", "林西县", "克什克腾旗"]
    files = [export(tmp_path, f"{i}.xlsx", [name, 20 + i, 7, 3]) for i, name in enumerate(names)]
    running = [start(QUICK, "import", file, "--store", store) for file in files]
    assert [told(process)[0] for process in running] == [0, 0, 0]
    assert [release.id for release in Store(store).releases()] == [f"real-000{n}" for n in (1, 2, 3, 4)]
    newest = Store(store).current()
    assert newest is not None
    assert newest.observations_table().num_rows == 3 * 4
    assert Store(store).verify() == []


def test_interrupted_by_hand_nothing_stays(store: Path, tmp_path: Path) -> None:
    before = tree(store)
    process = start(STOPPED, "import", export(tmp_path, "b.xlsx", ["敖汉旗", 20, 7, 3]), "--store", store)
    assert process.stdout is not None
    assert any("computing" in line for line in process.stdout)
    process.send_signal(signal.SIGINT)
    assert told(process)[0] != 0
    assert tree(store) == before
    assert not list(store.rglob(".incoming-*"))


@pytest.mark.parametrize("step", ["observations.parquet", "panel.parquet"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_disk_that_takes_no_more(
    store: Path, tmp_path: Path, step: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, write = tree(store), observations.write

    def full(table: pa.Table, path: Path) -> None:
        if path.name == step:
            path.write_bytes(b"half")
            raise OSError(code, os.strerror(code))
        write(table, path)

    monkeypatch.setattr(observations, "write", full)
    file = export(tmp_path, "b.xlsx", ["敖汉旗", 20, 7, 3])
    done = CliRunner().invoke(app, ["import", str(file), "--store", str(store), "--lang", "en"])
    assert done.exit_code == 1
    assert os.strerror(code) in done.stderr
    assert "Nothing was published" in done.stderr
    assert tree(store) == before
    assert not list(store.rglob(".incoming-*"))
    monkeypatch.setattr(observations, "write", write)
    assert CliRunner().invoke(app, ["import", str(file), "--store", str(store)]).exit_code == 0
    assert Store(store).verify() == []


def test_a_store_that_cannot_be_there(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("a file, not a folder", encoding="utf-8")
    code, _, err = told(
        start(QUICK, "import", export(tmp_path, "a.xlsx", ["宁城县", 10, 5, 1]), "--store", tmp_path / "store")
    )
    assert code == 1
    assert "无法写入版本库" in err
    assert (tmp_path / "store").read_text(encoding="utf-8") == "a file, not a folder"


@pytest.mark.skipif(os.name == "nt", reason="file names are not bytes there")
def test_a_name_in_the_bytes_of_a_chinese_windows(store: Path, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + "资金.xlsx".encode("gb18030")))
    export(tmp_path, "b.xlsx", ["敖汉旗", 20, 7, 3]).rename(path)
    assert "资金.xlsx" in CliRunner().invoke(app, ["import", str(path), "--store", str(store)]).stdout
    newest = Store(store).current()
    assert newest is not None
    assert [source.name for source in newest.sources] == ["a.xlsx", "资金.xlsx"]
