"""A wire between browser and server that counts what goes over it, as it goes: compressed, with its frames' heads."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator
from urllib.parse import urlsplit

from anyio.from_thread import start_blocking_portal

PIECE = 65536  # bytes read at a time


class Wire:
    """Bytes in both directions since it was laid."""

    def __init__(self, host: str, port: int) -> None:
        self.total = 0
        self._to = (host, port)

    async def carry(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        """One connection of the browser, until either side ends it."""
        far, on = await asyncio.open_connection(*self._to)
        ways = [asyncio.create_task(self._pass(near, on)), asyncio.create_task(self._pass(far, back))]
        with contextlib.suppress(asyncio.CancelledError):  # the wire is cut when a measurement ends
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for writer in (on, back):
            writer.close()

    async def _pass(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while piece := await source.read(PIECE):
                self.total += len(piece)
                sink.write(piece)
                await sink.drain()


@contextlib.contextmanager
def wired(url: str) -> Iterator[tuple[str, Wire]]:
    """A wire before a server: the address to open instead of `url`, and the wire."""
    at = urlsplit(url)
    wire = Wire(at.hostname or "127.0.0.1", at.port or 80)
    with start_blocking_portal() as portal:
        server = portal.call(asyncio.start_server, wire.carry, "127.0.0.1", 0)
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", wire
        portal.call(server.close)
