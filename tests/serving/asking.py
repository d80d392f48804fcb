"""Requests written by hand: any method, any header, any address; and websockets that say where they come from."""

from __future__ import annotations

import http.client
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

STREAM = "/_stcore/stream"
KEY = "AAAAAAAAAAAAAAAAAAAAAA=="  # of a handshake; any will do


@dataclass(frozen=True)
class Answer:
    """Status, headers with small names, body as text."""

    status: int
    headers: Mapping[str, str]
    text: str


def ask(
    url: str, path: str, method: str = "GET", body: bytes | None = None, source: str = "127.0.0.1", **headers: str
) -> Answer:
    """One request on a connection of its own, from an address of this machine. Names of headers have _ for -."""
    parts = urlsplit(url)
    line = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=20, source_address=(source, 0))
    with closing(line):
        line.request(method, parts.path + path, body, {name.replace("_", "-"): said for name, said in headers.items()})
        answer = line.getresponse()
        told = {name.lower(): said for name, said in answer.getheaders()}
        return Answer(answer.status, told, "" if answer.status == 101 else answer.read().decode("utf-8", "replace"))


def refused(url: str, source: str = "127.0.0.1", **headers: str) -> Answer | None:
    """The answer to a websocket that is refused; None for one that is let in, and left at once."""
    opening = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec_WebSocket_Version": "13", "Sec_WebSocket_Key": KEY}
    answer = ask(url, STREAM, source=source, **opening, **headers)
    return None if answer.status == 101 else answer


@contextmanager
def listening(url: str, source: str = "127.0.0.1", **headers: str) -> Iterator[ClientConnection]:
    """An open websocket from an address of this machine."""
    with connect(
        url.replace("http", "ws", 1) + STREAM,
        additional_headers={name.replace("_", "-"): said for name, said in headers.items()},
        subprotocols=[Subprotocol("streamlit")],
        source_address=(source, 0),
        compression=None,
        open_timeout=20,
    ) as opened:
        yield opened
