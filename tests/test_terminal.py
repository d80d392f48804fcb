"""What other people wrote reaches a terminal as text: no escape sequence of a name, a note or a value, in any command."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import board as command_line
from data.output.terminal import neutral, on_one_line
from tests.data.exports import FUNDS, sheet, workbook

TOP = Path(__file__).parents[1]
EVIL = "\x1b]0;owned\x07\x1b[2J\r\x9b31m\u202e\u2066\u200f\u2028\x7f"
ACTIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def board(*arguments: object, **environment: str) -> tuple[int, str]:
    """Exit code and all that was printed, to either stream, byte for byte: the whole of the command line, in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["board.py", *(os.fsdecode(str_or_bytes(one)) for one in arguments)])
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        for name, value in environment.items():
            patch.setenv(name, value)
        try:
            command_line.main()
            code = 0
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
            if isinstance(ended.code, str):
                print(ended.code, file=sys.stderr)
    printed = b""
    for stream in (out, err):
        stream.flush()
        printed += stream.buffer.getvalue()
    return code, printed.decode()


def in_a_process_of_its_own(*arguments: object, **environment: str) -> tuple[int, str]:
    """The same as a shell has it: what the interpreter makes of bytes, and of what ends a command."""
    command = [sys.executable, "board.py", *map(os.fspath, map(str_or_bytes, arguments))]
    done = subprocess.run(
        command, cwd=TOP, capture_output=True, check=False, env={**os.environ, **environment}, timeout=60
    )
    printed = (done.stdout + done.stderr).decode()
    assert "Traceback" not in printed, printed
    return done.returncode, printed


def str_or_bytes(argument: object) -> str | bytes:
    return argument if isinstance(argument, bytes) else str(argument)


@pytest.fixture
def evil(tmp_path: Path) -> Path:
    """An export whose file, sheet and cells bear escape sequences, with a fault in each."""
    rows = sheet(FUNDS, ["宁城县", 10, 5, 1], [f"某{EVIL[5:]}旗", 1, 1, 1], ["敖汉旗", f"{EVIL[5:]}", 1, 1])
    return workbook(tmp_path / f"资金{EVIL.replace('/', '')}.xlsx", rows)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_faults_of_a_file_with_an_evil_name(evil: Path, tmp_path: Path, lang: str) -> None:
    code, printed = board("import", evil, "--store", tmp_path / "store", "--lang", lang)
    assert (code, ACTIVE.findall(printed)) == (1, [])
    assert "\\x1b" in printed
    assert "area_unknown" in printed


def test_what_a_release_says_of_itself(tmp_path: Path) -> None:
    store = tmp_path / "store"
    good = workbook(tmp_path / f"资金{EVIL}\n错误 0 条.xlsx", sheet(FUNDS, ["宁城县", 10, 5, 1]))
    assert board("import", good, "--store", store, "--note", f"{EVIL}\nreal-0009", BOARD_USER=f"某{EVIL}")[0] == 0
    for command in (
        ["releases"],
        ["show", "real-0001"],
        ["verify"],
        *(["figures", "--area", "宁城县", "--format", form] for form in ("table", "csv", "json")),
    ):
        code, printed = board(*command, "--store", store)
        assert (code, ACTIVE.findall(printed)) == (0, []), command
        if "csv" in command:
            continue  # a name with a line feed stands there in quotes, as csv has it
        assert not any(line.startswith(("real-0009", "错误 0 条")) for line in printed.splitlines())


@pytest.mark.parametrize(
    "wrong",
    [["show", EVIL], ["figures", "--area", EVIL], ["figures", "--period", EVIL], ["import", f"{EVIL}.csv"], ["import", "a.csv", "--accept", EVIL], ["figures", f"--{EVIL}"], ["round", "--period", "2021-06", "--level", EVIL]],
)  # fmt: skip
def test_what_is_quoted_from_the_command_itself(wrong: list[str], tmp_path: Path) -> None:
    code, printed = board(*wrong, BOARD_STORE=str(tmp_path / f"store{EVIL}"))
    assert code != 0
    assert ACTIVE.findall(printed) == []


def test_nor_of_a_command_that_nobody_knows() -> None:
    code, printed = in_a_process_of_its_own(EVIL)
    assert code != 0
    assert ACTIVE.findall(printed) == []


@pytest.mark.skipif(os.name == "nt", reason="arguments are not bytes there")
def test_bytes_that_are_no_text_are_a_sentence(tmp_path: Path) -> None:
    good = workbook(tmp_path / "a.xlsx", sheet(FUNDS, ["宁城县", 10, 5, 1]))
    store = tmp_path / "store"
    code, printed = in_a_process_of_its_own("import", good, "--store", store, "--note", b"\xff\xfe")
    assert (code, "UTF-8" in printed) == (2, True)
    code, printed = board("import", good, "--store", store, "--dry-run", BOARD_USER=os.fsdecode(b"\xff"))
    assert code == 0
    assert not store.exists()
    odd = os.fsencode(tmp_path) + b"/\xff\xfe\x9b.xlsx"
    Path(os.fsdecode(odd)).write_bytes(good.read_bytes())
    code, printed = in_a_process_of_its_own("import", odd, "--store", store)
    assert (code, ACTIVE.findall(printed)) == (0, [])
    assert board("import", b"/\xff/\xfe.csv", "--store", store)[0] == 1
    for command in (["releases"], ["show", "real-0001"], ["figures", "--area", "宁城县"]):
        assert board(*command, "--store", store)[0] == 0


def test_a_limit_that_makes_no_sense_stops_the_import(tmp_path: Path) -> None:
    good = workbook(tmp_path / "a.xlsx", sheet(FUNDS, ["宁城县", 10, 5, 1]))
    (tmp_path / "settings").mkdir()
    (tmp_path / "settings" / "reading.toml").write_text('rows = "many"\n', encoding="utf-8")
    settings = str(tmp_path / "settings")
    code, printed = in_a_process_of_its_own("import", good, "--store", tmp_path / "store", BOARD_SETTINGS=settings)
    assert (code, "reading.toml › rows" in printed, "many" in printed) == (1, True, True), printed
    assert not (tmp_path / "store").exists()


def test_what_stays_and_what_is_written_out() -> None:
    assert neutral("宁城县 10\t5\n（元）—") == "宁城县 10\t5\n（元）—"
    assert neutral("a\x1b[31m\x9b\r\u202e\udcff") == "a\\x1b[31m\\x9b\\x0d\\u202e\\udcff"
    assert on_one_line("a\n  b\x1b") == "a b\\x1b"
