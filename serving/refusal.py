"""An answer that refuses: what is wrong and what to do, in Chinese and English, before anything of a request's body is read."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from language.text import Text


async def refuse(
    scope: Scope, receive: Receive, send: Send, status: int, said: Text, headers: Mapping[str, str] | None = None
) -> None:
    """Answer a request or the opening of a websocket with a sentence; the connection is closed, so that no body need be read."""
    told = {"Cache-Control": "no-store", "Connection": "close", **(headers or {})}
    await PlainTextResponse(f"{said.zh}\n{said.en}\n", status, told)(scope, receive, send)
