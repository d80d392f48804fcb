"""Files are read in a process of their own, one after the other: whatever a file holds, it takes no more than its limits.

A file that would take more memory or time, or on which a library fails or aborts, is refused with one fault that says which
limit it met; the process is then replaced, and the import goes on. One process reads all files, so that starting it costs once.
"""

from __future__ import annotations

import atexit
import contextlib
import faulthandler
import os
import signal
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from types import ModuleType

from data.faults import Fault, Place
from data.files.limits import Limits, setting
from data.files.opening import file_name
from data.importing.one_file import Job, Read, read_source

_SPARE = 10  # seconds after which a reader ends by itself when nobody is left to end it
_MEMORY_SIGNALS = {"SIGABRT", "SIGKILL"}  # how a library, or the system, ends a process for want of memory


@dataclass(frozen=True)
class Failed:
    """Why a file was not read: `memory`, `time`, `ended` (with the signal or exit code) or `error` (with what and where)."""

    why: str
    detail: str = ""


class _Process:
    """The process that reads, from this side."""

    def __init__(self) -> None:
        # Neither forked, which would copy locks of engines at work here, nor shared: it holds nothing but what reading needs.
        context = get_context("spawn")
        self._pipe, there = context.Pipe()
        self._process = context.Process(target=_serve, args=(there,), name="reader", daemon=True)
        with _nothing_of_the_caller():
            self._process.start()
        there.close()
        self._pipe.recv()  # it has begun; EOFError where it cannot, which is no file's fault

    def read(self, job: Job) -> Read | Failed:
        """What the process makes of a file; after a failure it must be ended."""
        try:
            self._pipe.send(job)
            if not self._pipe.poll(job.limits.seconds):
                return Failed("time")
            answer: Read | Failed = self._pipe.recv()
        except (EOFError, OSError):
            return self._ending()
        return answer

    @property
    def pid(self) -> int | None:
        """Its number."""
        return self._process.pid

    def end(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def _ending(self) -> Failed:
        self._process.join()
        code = self._process.exitcode or 0
        name = signal.Signals(-code).name if code < 0 else str(code)
        return Failed("memory" if name in _MEMORY_SIGNALS else "ended", name)


@contextlib.contextmanager
def _nothing_of_the_caller() -> Iterator[None]:
    """A process started here runs none of the script that imports: it would otherwise run that again, from its first line."""
    script, sys.modules["__main__"] = sys.modules["__main__"], ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = script


class Reader:
    """Reads files in a process that is started with the first one and replaced when a file has ended it."""

    def __init__(self) -> None:
        self._process: _Process | None = None
        self._lock = Lock()

    def read(self, job: Job) -> Read:
        """One file's tables and faults, or the fault that says which limit it met."""
        with self._lock:
            has_read = self._process is not None
            answer = self._answer(job)
            if isinstance(answer, Failed) and answer.why == "memory" and has_read:
                answer = self._answer(job)  # what earlier files left in memory is not this one's
        return answer if isinstance(answer, Read) else Read(None, (), (refused(job, answer),))

    @property
    def pid(self) -> int | None:
        """The number of the process, if there is one."""
        return self._process.pid if self._process else None

    def end(self) -> None:
        """End the process, if there is one; the next file starts another."""
        process, self._process = self._process, None
        if process:
            process.end()

    def _answer(self, job: Job) -> Read | Failed:
        self._process = self._process or _Process()
        try:
            answer = self._process.read(job)
        except BaseException:  # interrupted: what it would still answer belongs to no question
            self.end()
            raise
        if isinstance(answer, Failed):
            self.end()
        return answer


READER = Reader()
atexit.register(READER.end)


def refused(job: Job, failed: Failed) -> Fault:
    """The fault of a file that could not be read to its end."""
    place, limits = Place(file_name(job.path)), job.limits
    if failed.why == "memory":
        zh = f"读取这个文件要用的内存超过{limits.memory} MB（{setting('memory')}）。请删除表格以外的行、列、图片后重新保存，或拆成几个文件。"
        en = f"Reading the file takes more than {limits.memory} MB of memory ({setting('memory')}). Delete what is not the table and save again, or split it."
        return place.error("file_too_large", zh, en)
    if failed.why == "time":
        zh = f"{limits.seconds} 秒内没有读完（{setting('seconds')}）。请删除表格以外的行列后重新保存，或拆成几个文件。"
        en = f"The file was not read within {limits.seconds} seconds ({setting('seconds')}). Delete what is not the table and save again, or split it."
        return place.error("file_too_slow", zh, en)
    zh = f"读取时出错（{failed.detail}），文件可能已损坏。请用表格软件打开后另存为 .xlsx。"
    en = f"Reading it failed ({failed.detail}); the file may be damaged. Open it in a spreadsheet program and save it as .xlsx."
    return place.error("file_damaged", zh, en)


def _serve(pipe: Connection) -> None:
    """Answer jobs until the other side is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it reaches the other side too, which ends this one
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(
            nowhere.fileno(), sys.__stderr__.fileno() if sys.__stderr__ else 2
        )  # what a library says when it aborts
        pipe.send(None)
        with contextlib.suppress(EOFError):
            while True:
                job: Job = pipe.recv()
                faulthandler.dump_traceback_later(job.limits.seconds + _SPARE, exit=True, file=nowhere)
                bound(job.limits)
                pipe.send(attempt(job))
                faulthandler.cancel_dump_traceback_later()


def attempt(job: Job) -> Read | Failed:
    """Read a file, or say what kept it from being read."""
    try:
        return read_source(job)
    except MemoryError:
        return Failed("memory")
    except BaseException as fault:  # noqa: BLE001  # a panic of calamine's is no Exception; the file is refused, with what happened
        where = traceback.extract_tb(fault.__traceback__)[-1]
        return Failed("error", f"{type(fault).__name__} {Path(where.filename).name}:{where.lineno}")


def bound(limits: Limits) -> None:
    """Bound the memory of this process. Windows knows no such bound; rows, cells and time hold there all the same."""
    try:
        import resource
    except ImportError:
        return
    # Linux counts what may be written to; elsewhere only all addresses can be bounded, reserved ones too.
    kind = resource.RLIMIT_DATA if sys.platform.startswith("linux") else resource.RLIMIT_AS
    most, hard = limits.memory * 1_000_000, resource.getrlimit(kind)[1]
    with contextlib.suppress(ValueError, OSError):  # a system that does not let itself be bounded
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
