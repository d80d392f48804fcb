"""A Streamlit script served on this machine for as long as a test or a measurement lasts."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).parents[2]
HEALTHY_WITHIN = 180.0  # seconds; a cold or busy machine imports for a while


class NotServedError(RuntimeError):
    """The server ended or stayed unhealthy; the message holds what it printed."""


@dataclass(frozen=True)
class Served:
    """A running server: where it answers and which process it is."""

    url: str
    pid: int
    printed: int = -1  # descriptor of the file that holds what it prints

    def said(self) -> str:
        """All that it printed so far: its log."""
        return os.pread(self.printed, os.fstat(self.printed).st_size, 0).decode("utf-8", "replace")


def free_port() -> int:
    """A loopback port nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def decided(folder: Path, serving: str) -> dict[str, str]:
    """What a bureau decides in `serving.toml`, in a folder, and the variable that names it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "serving.toml").write_text(serving, encoding="utf-8")
    return {"BOARD_SETTINGS": str(folder)}


@contextmanager
def serving(script: Path = TOP / "server.py", env: Mapping[str, str] | None = None, *options: str) -> Iterator[Served]:
    """Run `streamlit run script` from the top folder on a free port; yields once it is healthy, ends its process after.

    `env` is added to the environment (BOARD_STORE names the store); `options` go to Streamlit as they are. The address
    that is yielded ends with the base path, if the options set one.
    """
    port = free_port()
    base = next((f"/{o.split('=')[1]}" for o in options if o.startswith("--server.baseUrlPath=")), "")
    url = f"http://127.0.0.1:{port}{base}"
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.address=127.0.0.1"]
    command += [f"--server.port={port}", "--server.headless=true", "--browser.gatherUsageStats=false", *options]
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, cwd=TOP, env={**os.environ, **(env or {})}, stdout=said, stderr=said)
        try:
            _wait_until_healthy(f"{url}/_stcore/health", process)
            yield Served(url, process.pid, said.fileno())
        except NotServedError as fault:
            said.seek(0)
            raise NotServedError(f"{fault}; it printed:\n{said.read()}") from None
        finally:
            _end(process)


def _wait_until_healthy(url: str, process: subprocess.Popen[bytes]) -> None:
    """Returns when the server answers its health check; raises NotServedError when it has ended or takes too long."""
    until = time.monotonic() + HEALTHY_WITHIN
    while time.monotonic() < until:
        if process.poll() is not None:
            raise NotServedError(f"the server ended with {process.returncode}")
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    raise NotServedError(f"the server was not healthy within {HEALTHY_WITHIN:.0f} s")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
