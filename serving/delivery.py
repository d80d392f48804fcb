"""Files the browser keeps, served from memory: compressed once, and for good where their address carries a digest.

Streamlit reads and compresses (or does not compress) a file anew for each reader; a first screen asks for a hundred of them.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
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


class Delivery:
    """ASGI middleware that answers for the files below `folders` (address prefix, such as `static/`, to folder).

    Everything else, and every file with another kind of name, goes on to Streamlit. A file that changes is read again.
    """

    def __init__(self, app: ASGIApp, folders: Mapping[str, Path], base: str = "") -> None:
        self.app, self.base = app, base
        self.folders = {prefix: folder.resolve() for prefix, folder in folders.items()}
        self._copies: dict[Path, tuple[tuple[int, int], Copy]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = self._path(scope) if scope["type"] == "http" and scope["method"] in {"GET", "HEAD"} else None
        if path is None:
            await self.app(scope, receive, send)
            return
        await _answer(scope, path, await self._copy(path))(scope, receive, send)

    def _path(self, scope: Scope) -> Path | None:
        """The file that is asked for, if it is one of ours."""
        asked = app_path(scope, self.base) or ""
        for prefix, folder in self.folders.items():
            name = asked.removeprefix(prefix)
            if name == asked or not PLAIN.fullmatch(name):
                continue
            path = (folder / name).resolve()
            if path.suffix in FOUND and path.is_relative_to(folder) and path.is_file():
                return path
        return None

    async def _copy(self, path: Path) -> Copy:
        status = path.stat()
        stamp = (status.st_mtime_ns, status.st_size)
        kept = self._copies.get(path)
        if kept is None or kept[0] != stamp:
            kept = stamp, await to_thread.run_sync(Copy.of, path)
            self._copies[path] = kept
        return kept[1]


def _answer(scope: Scope, path: Path, copy: Copy) -> Response:
    asked = Headers(scope=scope)
    packed = copy.packed if "gzip" in asked.get("accept-encoding", "") else None
    headers = {
        "Cache-Control": FOR_GOOD if _is_for_good(scope, path) else ASK_AGAIN,
        "ETag": copy.tag,
        "Vary": "Accept-Encoding",
    }
    if copy.tag in asked.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if packed is not None:
        headers["Content-Encoding"] = "gzip"
    return Response(packed or copy.plain, headers=headers, media_type=_kind(path))


def _is_for_good(scope: Scope, path: Path) -> bool:
    """Whether the name or the query (`?v=…`) carries a digest, so that another content has another address."""
    return bool(DIGEST.search(path.name)) or "v" in parse_qs(scope["query_string"].decode("latin-1"))


def _kind(path: Path) -> str:
    known = {".geojson": "application/geo+json", ".js": "text/javascript", ".woff2": "font/woff2"}
    return known.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
