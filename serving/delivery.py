"""Files the browser keeps, served from memory: compressed once, and for good where their address carries a digest.

Streamlit reads and compresses (or does not compress) a file anew for each reader; a first screen asks for a hundred of them.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath
from stat import S_ISREG
from urllib.parse import parse_qs

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

TEXT = {".css", ".geojson", ".js", ".json", ".svg"}
FOUND = TEXT | {".png", ".woff2"}
# Plain names only: no hidden file, no way up, nothing a file system could read differently.
PLAIN = re.compile(r"(?:[A-Za-z0-9_\-][A-Za-z0-9_.\-]*/)*[A-Za-z0-9_\-][A-Za-z0-9_.\-]*")
DIGEST = re.compile(r"\.[A-Za-z0-9_\-]{8}\.[a-z0-9]+$")
FOR_GOOD, ASK_AGAIN = "public, max-age=31536000, immutable", "no-cache"
SMALLEST = 500  # bytes; below that compressing saves nothing


def app_path(scope: Scope, base: str = "") -> str | None:
    """The path below the dashboard's root, without a leading slash; None outside it. `base` is Streamlit's base path."""
    path = str(scope["path"])
    for prefix in (scope.get("root_path", ""), f"/{base}" if base else ""):
        if prefix and not f"{path}/".startswith(f"{prefix}/"):
            return None
        path = path[len(prefix) :]
    return path.removeprefix("/")


@dataclass(frozen=True)
class Copy:
    """A file in memory: its bytes, the same compressed (None where that gains nothing), and its digest as an entity tag."""

    plain: bytes
    packed: bytes | None
    tag: str

    @classmethod
    def of(cls, path: Path) -> Copy:
        """Read and compress a file; raises OSError."""
        plain = path.read_bytes()
        packed = gzip.compress(plain, 6, mtime=0) if path.suffix in TEXT and len(plain) >= SMALLEST else None
        return cls(plain, packed, f'"{hashlib.sha256(plain).hexdigest()[:16]}"')


class Folder(StaticFiles):
    """The files of a folder, from memory. A file that changes is read again.

    Starlette finds them, never outside the folder, and knows what a reader has already. It reads a file for each reader, names it by
    its date and compresses it each time anew, if at all: copies, tags and how long one is kept are therefore ours.
    """

    def __init__(self, directory: Path) -> None:
        super().__init__(directory=directory)
        self._copies: dict[str, tuple[tuple[int, int], Copy]] = {}

    async def answer(self, name: str, scope: Scope) -> Response | None:
        """The answer to a request for a file; None where none of ours has that name. Raises OSError where it cannot be read."""
        path, status = self.lookup_path(name)
        if status is None or not S_ISREG(status.st_mode):
            return None
        copy, asked = await self.copy(path, status), Headers(scope=scope)
        packed = copy.packed if "gzip" in asked.get("accept-encoding", "") else None
        headers = {
            "Cache-Control": FOR_GOOD if _is_for_good(scope, name) else ASK_AGAIN,
            "ETag": copy.tag,
            "Vary": "Accept-Encoding",
            **({"Content-Encoding": "gzip"} if packed else {}),
        }
        answer = Response(packed or copy.plain, headers=headers, media_type=_kind(name))
        return NotModifiedResponse(answer.headers) if self.is_not_modified(answer.headers, asked) else answer

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """Where a file lies, and its state; ("", None) for what is not there or has no name and kind that is served."""
        if PLAIN.fullmatch(path) and PurePath(path).suffix in FOUND:
            with suppress(OSError):  # a name longer than a file system takes, a folder that is shut
                return super().lookup_path(path)
        return "", None

    async def copy(self, path: str, status: os.stat_result) -> Copy:
        """The copy of a file in a state; raises OSError where it cannot be read."""
        stamp, kept = (status.st_mtime_ns, status.st_size), self._copies.get(path)
        if kept is None or kept[0] != stamp:
            kept = self._copies[path] = stamp, await to_thread.run_sync(Copy.of, Path(path))
        return kept[1]


class Delivery:
    """ASGI middleware that answers for the files below `folders` (address prefix, such as `static/`, to folder).

    Everything else, and every file with another kind of name, goes on to Streamlit.
    """

    def __init__(self, app: ASGIApp, folders: Mapping[str, Path], base: str = "") -> None:
        self.app, self.base = app, base
        self.folders = {prefix: Folder(folder) for prefix, folder in folders.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await self._file(scope) if scope["type"] == "http" and scope["method"] in {"GET", "HEAD"} else None
        await (answer or self.app)(scope, receive, send)

    async def _file(self, scope: Scope) -> Response | None:
        asked = app_path(scope, self.base) or ""
        for prefix, folder in self.folders.items():
            if asked.startswith(prefix):
                return await folder.answer(asked.removeprefix(prefix), scope)
        return None


def _is_for_good(scope: Scope, name: str) -> bool:
    """Whether the name or the query (`?v=…`) carries a digest, so that another content has another address."""
    return bool(DIGEST.search(name)) or "v" in parse_qs(scope["query_string"].decode("latin-1"))


def _kind(name: str) -> str:
    known = {".geojson": "application/geo+json", ".js": "text/javascript", ".woff2": "font/woff2"}
    return known.get(PurePath(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
