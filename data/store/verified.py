"""The files of a release as they were published: bytes whose checksum was compared with the manifest's, or an error.

Figures are taken from these bytes and not from the file, so that nothing can change between comparing and reading. What is read
again and again stays in memory under its checksum: compared once a process, whatever becomes of the file afterwards; and a release
that was restored under the number of another has other checksums. What was refused is refused again without being read, until the
file system says that the file was touched: a damaged release is asked for at every click.
"""

from __future__ import annotations

import hashlib
import time
from functools import lru_cache
from pathlib import Path
from threading import Lock

from data.store.damage import Damage, DamagedError, described

KEEP = 4  # files in memory, as many as releases
STEP = 2_000_000_000  # nanoseconds: within the step of a file system's clock a file can change and look the same
_one_at_a_time = Lock()  # so that readers who come at once wait for one comparison
_refused: dict[tuple[Path, str], tuple[Touched, Damage]] = {}
Touched = tuple[int, ...]  # by what the file system tells one state of a file from another


def read(release: str, path: Path, size: int, sha256: str) -> bytes:
    """The bytes of a file of a release, if they are those published; raises DamagedError."""
    expected = described(size, sha256)
    try:
        touched = _touched(path)
        if touched and _refused.get((path, sha256), ((), None))[0] == touched:
            raise DamagedError(_refused[path, sha256][1])
        content = path.read_bytes()
    except FileNotFoundError as fault:
        raise DamagedError(Damage(release, path, "文件缺失", "is missing", expected, "—")) from fault
    except OSError as fault:
        raise DamagedError(Damage(release, path, "文件无法读取", "cannot be read", expected, str(fault))) from fault
    digest = hashlib.sha256(content).hexdigest()
    if digest != sha256:
        zh, en = "内容与发布时不符", "is not what was published"
        damage = Damage(release, path, zh, en, expected, described(len(content), digest))
        _refused[path, sha256] = (touched, damage)
        raise DamagedError(damage)
    return content


def kept(release: str, path: Path, size: int, sha256: str) -> bytes:
    """The same, read once a process and then from memory."""
    with _one_at_a_time:
        return _kept(release, path, size, sha256)


@lru_cache(maxsize=KEEP)
def _kept(release: str, path: Path, size: int, sha256: str) -> bytes:
    return read(release, path, size, sha256)


def _touched(path: Path) -> Touched:
    """Empty for a file that was touched just now, which may be touched again and look the same."""
    found = path.stat()
    recent = time.time_ns() - max(found.st_mtime_ns, found.st_ctime_ns) < STEP
    return () if recent else (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def forget() -> None:
    """Let go of what is in memory, as a new process has it."""
    _kept.cache_clear()
    _refused.clear()
