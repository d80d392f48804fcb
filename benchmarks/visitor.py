"""A reader without a browser: the page's first answer, its websocket, one run of the page; and answers to addresses written byte by byte."""

from __future__ import annotations

import http.client
import io
import socket
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

PATIENCE = 60.0  # seconds


def connected(url: str, source: str = "127.0.0.1") -> ClientConnection:
    """An open websocket from an address of this machine; raises InvalidStatus where it is refused."""
    return connect(
        f"{url.replace('http', 'ws', 1)}/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        source_address=(source, 0),
        compression=None,
        open_timeout=PATIENCE,
        ping_interval=None,
    )


@dataclass
class Run:
    """What a run of a page sent: how many elements of which kind, and the HTML among them."""

    kinds: Counter[str] = field(default_factory=Counter)
    html: list[str] = field(default_factory=list)


def run(line: ClientConnection, page: str, query: str = "") -> Run:
    """Run a page and wait until it is done."""
    asked = BackMsg()
    asked.rerun_script.page_name = page
    asked.rerun_script.query_string = query
    line.send(asked.SerializeToString())
    seen = Run()
    while True:
        message = ForwardMsg()
        message.ParseFromString(bytes(line.recv(timeout=PATIENCE)))
        if message.WhichOneof("type") == "delta":
            seen.kinds[f"{message.delta.new_element.WhichOneof('type')}"] += 1
            seen.html.append(message.delta.new_element.html.body)
        if message.WhichOneof("type") == "script_finished":
            return seen


def whole_page(url: str, page: str) -> Run:
    """What a reader waits for: the first answer, and a run of the page."""
    if answered(url, f"/{page}".encode())[0] != 200:
        raise RuntimeError(f"/{page} was not answered")
    with closing(connected(url)) as line:
        return run(line, page)


class _Said(io.BytesIO):
    """Bytes in place of a socket, for `http.client` to read an answer from."""

    def makefile(self, *_: Any) -> _Said:
        return self


def answered(url: str, path: bytes, method: bytes = b"GET", body: bytes = b"") -> tuple[int, bytes]:
    """Status and body for an address sent as it is; status 0 where the server closes without an answer."""
    parts = urlsplit(url)
    head = b"%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n" % (method, path, parts.netloc.encode())
    if body:
        head += b"Content-Length: %d\r\n" % len(body)
    said = b""
    with closing(socket.create_connection((parts.hostname or "", parts.port or 80), PATIENCE)) as line:
        with suppress(ConnectionError):  # refused before it was read
            line.sendall(head + b"\r\n" + body)
        with suppress(ConnectionError):
            while part := line.recv(65_536):
                said += part
    if not said:
        return 0, b""
    answer = http.client.HTTPResponse(_Said(said), method=method.decode())
    answer.begin()
    return answer.status, answer.read()
