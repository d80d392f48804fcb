"""What every answer tells a browser it may do with it: load nothing from elsewhere, be framed by nobody else, tell nobody the address.

Three kinds of answers have a policy each. A page runs the framework's scripts, and those inline ones of which the digest is known;
styles are written inline by the framework, and its own parts import their scripts from blobs. The frame of the map evaluates what
folium made, which no digest can name. Everything else is data and runs nothing.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from serving.delivery import app_path
from ui.state.text import WORDS

POLICY = "Content-Security-Policy"
COMPONENT = "component/"
INLINE = re.compile(r'<script(?: type="importmap")?>(.*?)</script>', re.DOTALL)
NOTHING = {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'", "frame-ancestors": "'self'"}
LOOK = {
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
}
FRAME = NOTHING | LOOK | {"script-src": "'self' 'unsafe-inline' 'unsafe-eval'"}
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def of_page(html: str = "") -> str:
    """The policy of a page: its inline scripts by their digests, and no other."""
    return _written(NOTHING | LOOK | {"frame-src": "'self'", "script-src": " ".join(["'self' blob:", *_digests(html)])})


def _digests(html: str) -> Iterable[str]:
    for script in INLINE.findall(html):
        digest = hashlib.sha256(script.encode("utf-8")).digest()
        yield f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _written(policy: dict[str, str]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in policy.items())


class Guarded:
    """ASGI middleware that puts the headers on every answer, refused websockets among them. A policy that is there already stays."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self.app, self.base = app, base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        opened = False

        async def told(message: Message) -> None:
            nonlocal opened
            opened = opened or message["type"] in {"websocket.accept", "websocket.http.response.start"}
            if (
                message["type"] == "websocket.close" and not opened
            ):  # the server itself would answer, without the headers
                opened = True
                await Response(status_code=403, headers=self._headers(scope, ""))(scope, receive, send)
                return
            if message["type"].endswith(("response.start", "websocket.accept")):
                headers = MutableHeaders(raw=list(message.get("headers", ())))
                for name, said in self._headers(scope, headers.get("content-type", "")).items():
                    headers.setdefault(name, said)
                message = {**message, "headers": headers.raw}
            await send(message)

        await self.app(scope, receive, told)

    def _headers(self, scope: Scope, kind: str) -> dict[str, str]:
        policy = _written(NOTHING)
        if kind.startswith("text/html"):
            path = app_path(scope, self.base) or ""
            policy = _written(FRAME) if path.startswith(COMPONENT) else of_page()
        return ALWAYS | {POLICY: policy}


async def failed(_: Request, __: Exception) -> Response:
    """The answer to a request that met a fault nobody foresaw: made outside of every middleware, so that it brings its own headers."""
    said = WORDS["failed"]
    return PlainTextResponse(f"{said.zh}\n{said.en}\n", 500, ALWAYS | {POLICY: _written(NOTHING)})
