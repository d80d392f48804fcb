"""What a page must never do while it is looked at: reach for another machine, or complain in the console."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",  # as root, in containers
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LOCAL = {"127.0.0.1", "localhost", "::1"}
NETWORK = {"http", "https", "ws", "wss"}


def leaves_the_machine(url: str) -> bool:
    """Whether loading this address needs another machine; data: and blob: addresses do not."""
    parts = urlsplit(url)
    return parts.scheme in NETWORK and parts.hostname not in LOCAL


@dataclass
class Watch:
    """What was seen so far, over every page of a browser context."""

    left: list[str] = field(default_factory=list)  # addresses on other machines
    errors: list[str] = field(default_factory=list)  # errors of the console and uncaught exceptions

    def over(self, context: BrowserContext) -> Watch:
        """Watch all pages of the context from now on."""
        context.on("request", lambda request: self._saw(request.url))
        context.on("page", lambda page: page.on("websocket", lambda socket: self._saw(socket.url)))
        context.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        context.on("weberror", lambda fault: self.errors.append(str(fault.error)))
        return self

    def complaints(self) -> list[str]:
        """Everything a reader's network or console would have noticed."""
        return [f"left the machine: {url}" for url in self.left] + [f"console: {text}" for text in self.errors]

    def _saw(self, url: str) -> None:
        if leaves_the_machine(url):
            self.left.append(url)
