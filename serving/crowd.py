"""How many pages may be open at once: from one address, and in all. Each open page is one websocket, which the server keeps."""

from __future__ import annotations

from collections import Counter

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from language.text import Text
from serving.delivery import app_path
from serving.refusal import refuse

FEW = 3
AGAIN = "15"  # seconds after which to try again
FULL = Text(
    "打开的页面已达 {most} 个，暂时不能再开。请关掉不用的页面，稍后再试；上限见 serving.toml 的 pages。",
    "{most} pages are open, and no more can be at the moment. Close those not needed and try again; the limit is pages of serving.toml.",
)
TOO_MANY = Text(
    "您的地址已打开 {most} 个页面，不能再开。请关掉不用的页面再试；上限见 serving.toml 的 pages_each。",
    "Your address has {most} pages open and may open no more. Close those not needed and try again; the limit is pages_each of serving.toml.",
)


class Crowd:
    """ASGI middleware that counts open websockets. Who finds no room is told so, at the page already and not only at its websocket.

    Addresses are those uvicorn gives: the connection's own, or what a proxy named in FORWARDED_ALLOW_IPS says.
    """

    def __init__(self, app: ASGIApp, most: int, each: int, base: str = "") -> None:
        self.app, self.most, self.each, self.base = app, most, each, base
        self.open: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" or self._is_page(scope):
            address = str((scope.get("client") or ("",))[0])
            if self.open[address] >= self.each:
                await self._refuse(scope, receive, send, 429, TOO_MANY, self.each)
                return
            if self.open.total() >= self._room(address):
                await self._refuse(scope, receive, send, 503, FULL, self.most)
                return
            if scope["type"] == "websocket":
                await self._counted(address, scope, receive, send)
                return
        await self.app(scope, receive, send)

    def _room(self, address: str) -> int:
        """How many pages may be open in all before this address is refused: the last quarter is kept for who has few."""
        return self.most if self.open[address] < FEW else self.most * 3 // 4

    async def _counted(self, address: str, scope: Scope, receive: Receive, send: Send) -> None:
        self.open[address] += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.open[address] -= 1
            self.open += Counter()  # forgets who has left

    def _is_page(self, scope: Scope) -> bool:
        """Whether a browser asks for a page to show; a frame inside an open page is none."""
        if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
            return False
        path = app_path(scope, self.base)
        return path is not None and "/" not in path

    async def _refuse(self, scope: Scope, receive: Receive, send: Send, status: int, said: Text, most: int) -> None:
        told = Text(said.zh.format(most=most), said.en.format(most=most))
        await refuse(scope, receive, send, status, told, {"Retry-After": AGAIN})
