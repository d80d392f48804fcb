"""Who may come in: requests under the dashboard's own names, websockets from its own pages, and nothing that brings a file.

A page elsewhere can have its own name point at this server (DNS rebinding), and any page can open a websocket to it: the first is
told by the name it asks under, the second by where it says it comes from. Both are decided here, from the request alone.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from language.text import Text
from serving.delivery import app_path
from serving.refusal import refuse

HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[^\[\]:/@?#\s]+)(?::(?P<port>[0-9]{1,5}))?")
LOOPBACK = {"localhost", "127.0.0.1", "[::1]"}
LONGEST_NAME, LONGEST_PATH = 255, 1000  # bytes; of a file system, and of any path of ours by far
READING = {"GET", "HEAD"}
USUAL_PORT = {"http": "80", "ws": "80", "https": "443", "wss": "443"}
# Of the framework's own addresses those that a browser with an open page needs. Metrics, the answers for programs and the rest stay shut.
CORE, ANSWERED = "_stcore/", ("_stcore/health", "_stcore/host-config", "_stcore/stream", "_stcore/bidi-components/")
METRICS, UPLOAD, STREAM = "_stcore/metrics", "_stcore/upload_file/", "_stcore/stream"
SHUT = ("auth/", "oauth2callback")  # of the framework's sign-in, which this dashboard does not use

NOT_OURS = Text(
    "本看板不以“{host}”为地址。请用它自己的地址打开；如果这就是，请管理员把它写进 serving.toml 的 hosts。",
    "This dashboard does not answer under “{host}”. Open it at its own address; if this is one, the administrator names it in hosts of serving.toml.",
)
FOREIGN = Text(
    "“{origin}”的页面不能连到本看板。如果那是本看板经代理的地址，请管理员把它写进 serving.toml 的 hosts。",
    "A page of “{origin}” may not connect to this dashboard. If that is its address behind a proxy, the administrator names it in hosts of serving.toml.",
)
NO_FILES = Text(
    "本看板没有接收文件的页面；导入请用 board.py import。",
    "No page of this dashboard takes a file; import with board.py import.",
)
ONLY_READ = Text("本看板只供读取（GET、HEAD）。", "This dashboard is only read from (GET, HEAD).")
NOTHING_HERE = Text("这里没有内容。", "There is nothing here.")


class Door:
    """ASGI middleware. `named`: what hosts of serving.toml says, each a name or `name:port`, as readers write it into the address bar.

    Besides those the dashboard answers under the loopback names, the machine's own name, and the very address a connection was made
    to. Nothing is resolved and nobody is asked. `uploads`: whether pages take files; `metrics`: whether the framework's figures of
    itself are shown.
    """

    def __init__(
        self, app: ASGIApp, named: Collection[str] = (), *, uploads: bool = False, metrics: bool = False, base: str = ""
    ) -> None:
        self.app, self.uploads, self.metrics, self.base = app, uploads, metrics, base
        self.named = {name.strip().lower() for name in named if name.strip()}
        self.names = LOOPBACK | {socket.gethostname().lower()} | {_name(name) for name in self.named}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        if refusal := self._refusal(scope):
            status, said = refusal
            headers = {"Allow": ", ".join(sorted(READING))} if status == 405 else None
            await refuse(scope, receive, send, status, said, headers)
            return
        await self.app(_as_own(scope) if scope["type"] == "websocket" else scope, receive, send)

    def _refusal(self, scope: Scope) -> tuple[int, Text] | None:
        """Status and sentence for what is not let in."""
        asked = Headers(scope=scope)
        host, origin = asked.get("host", "").lower(), asked.get("origin", "").lower()
        if not self._is_ours(host, scope):
            return 421, _with(NOT_OURS, host=host)
        path = app_path(scope, self.base)
        if scope["type"] == "websocket":
            if not self._is_from_here(origin, host, str(scope.get("scheme", "ws"))):
                return 403, _with(FOREIGN, origin=origin)
            return None if path == STREAM else (404, NOTHING_HERE)
        return None if path is None else self._refused_path(path, str(scope["method"]))

    def _refused_path(self, path: str, method: str) -> tuple[int, Text] | None:
        if path.startswith(UPLOAD):
            return None if self.uploads else (403, NO_FILES)
        if method not in READING:
            return 405, ONLY_READ
        if path.startswith(METRICS) and self.metrics:
            return None
        is_shut = path.startswith(SHUT) or (path.startswith(CORE) and not path.startswith(ANSWERED))
        return (404, NOTHING_HERE) if is_shut or not _can_be_a_file(path) else None

    def _is_ours(self, host: str, scope: Scope) -> bool:
        """Whether a Host header names this dashboard, whatever the port."""
        return bool(HOST.fullmatch(host)) and (_name(host) in self.names or _name(host) == _reached(scope))

    def _is_from_here(self, origin: str, host: str, scheme: str) -> bool:
        """Whether a websocket comes from a page of this dashboard. What sends no Origin is no browser, and nobody's page."""
        if not origin:
            return True
        parts = urlsplit(origin)
        if parts.scheme not in {"http", "https"}:
            return False
        come = _with_port(parts.netloc, parts.scheme)
        return come == _with_port(host, scheme) or parts.netloc in self.named or come in self.named


def _can_be_a_file(path: str) -> bool:
    """Whether a file system takes such a name; it would be a fault of the server to ask for another."""
    parts = path.encode("utf-8", "surrogateescape").split(b"/")
    return sum(map(len, parts)) + len(parts) <= LONGEST_PATH and max(map(len, parts)) <= LONGEST_NAME


def _name(host: str) -> str:
    """The name in `name:port`, without the dot that may end a full one."""
    found = HOST.fullmatch(host)
    return found["name"].rstrip(".") if found else host


def _with_port(host: str, scheme: str) -> str:
    found = HOST.fullmatch(host)
    return f"{_name(host)}:{(found and found['port']) or USUAL_PORT[scheme]}"


def _reached(scope: Scope) -> str | None:
    """The address of this machine that the connection was made to, as a Host header names it."""
    try:
        address = ipaddress.ip_address((scope.get("server") or ("",))[0])
    except ValueError:
        return None
    mapped = getattr(address, "ipv4_mapped", None)
    return f"[{address}]" if address.version == 6 and not mapped else str(mapped or address)


def _as_own(scope: Scope) -> Scope:
    """The request as from this server's own page: of any other the framework would ask a host on the internet for this machine's address."""
    host = next(value for name, value in scope["headers"] if name == b"host")
    headers = [(name, b"http://" + host if name == b"origin" else value) for name, value in scope["headers"]]
    return {**scope, "headers": headers}


def _with(said: Text, **parts: str) -> Text:
    return Text(said.zh.format(**parts), said.en.format(**parts))
