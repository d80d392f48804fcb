"""The first answer a reader gets: Streamlit's index.html, told at once what it would otherwise ask and load piece by piece."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs

from anyio import sleep_forever
from starlette.datastructures import MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from serving import chunks, searching
from serving.delivery import app_path
from serving.headers import POLICY, of_page
from ui.elements import scripts
from ui.layout import screens
from ui.state.text import TAGS

HOST_CONFIG = "_stcore/host-config"
NOT_PASSED_ON = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}

# Streamlit adds an entry to the browser's history whenever the address changes. An address that is only completed (`ui.state.address`) is
# no other look: it takes the place of the open one, or going back would lead to the same page again. And a reader who has gone back
# stays there until the next click or key: a run that was still under way would put its own page on top. When a page is entered, its
# address sometimes comes ahead of its path and stands at the path of the page that is left: the path then takes its place.
# A link that is followed without a reload is told like a step back (`static/ways.js`) and is none: nobody but a browser is trusted.
# How tables are sorted (`static/tables.js`) is the browser's own matter and stays in the address of a page, whatever the framework knows of it.
COMPLETING = """(past => {
  const push = past.pushState.bind(past);
  const open = url => !url.searchParams.has("lang");
  const sortedAs = (url, sort) => { sort ? url.searchParams.set("sort", sort) : url.searchParams.delete("sort"); return url; };
  let back = false, ahead = null;
  addEventListener("popstate", event => { back = event.isTrusted; }, true);
  for (const act of ["pointerdown", "click", "keydown"]) addEventListener(act, () => { back = false; ahead = null; }, true);
  past.pushState = (state, title, address) => {
    const here = new URL(location.href), there = new URL(address ?? here, here);
    const samePage = there.pathname === here.pathname, asked = there.search;
    if (back) return;
    const shown = samePage ? sortedAs(there, here.searchParams.get("sort")) : there;
    if (samePage ? open(here) && !open(there) : asked === ahead) past.replaceState(state, title, shown);
    else push(state, title, shown);
    ahead = samePage ? asked : null;
  };
})(history)"""

DataFiles = Callable[[str, str], list[str]]


class Opening:
    """ASGI middleware over Streamlit's answers for pages.

    `web` is Streamlit's folder of static files; `data_files(page, query)` names the addresses, relative to the dashboard's root,
    of the data files the page will fetch. The page's name is "" at the root.
    """

    def __init__(self, app: ASGIApp, web: Path, data_files: DataFiles, base: str = "") -> None:
        self.app, self.web, self.data_files, self.base = app, web, data_files, base
        self._host_config: str | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        page = self._page(scope)
        if page is None:
            await self.app(scope, receive, send)
            return
        status, headers, body = await _asked(self.app, scope)
        if status == 200 and headers.get("content-type", "").startswith("text/html"):
            told = await self._told(scope, page, body.decode("utf-8"))
            body = told.encode("utf-8")
            for name in ("content-length", "etag", "last-modified"):  # those of the file as it lies on disk
                del headers[name]
            headers["Cache-Control"] = "no-cache"
            headers[POLICY] = of_page(told)
        await GZipMiddleware(Response(body, status, headers), compresslevel=6)(scope, receive, send)

    def _page(self, scope: Scope) -> str | None:
        """The page asked for: one name below the root, as index.html refers to its scripts by `./static/`."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            return None
        name = app_path(scope, self.base)
        return name if name is not None and "/" not in name and "." not in name else None

    async def _told(self, scope: Scope, page: str, html: str) -> str:
        if self._host_config is None:
            self._host_config = await self._ask_host_config(scope)
        told = _map(searching.map_of(self.web)) + _script(self._host_config)
        links = "".join(self._links(page, scope["query_string"].decode("latin-1"), html))
        html = html.replace('<html lang="en">', f'<html lang="{_tag(scope["query_string"].decode("latin-1"))}">', 1)
        told += scripts.tag("follow.js")  # listens before there is anything to click
        return html.replace("<head>", f"<head>{told}", 1).replace("</head>", f"{screens.CSS}{links}</head>", 1)

    async def _ask_host_config(self, scope: Scope) -> str:
        """What the server itself answers the browser's second question, as JSON fit for a script."""
        path = f"{scope.get('root_path', '')}/{self.base}/{HOST_CONFIG}".replace("//", "/")
        asking = {**scope, "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b""}
        status, _, body = await _asked(self.app, asking)
        if status != 200:
            raise RuntimeError(f"{path} answered {status}")
        return json.dumps(json.loads(body), separators=(",", ":")).replace("<", "\\u003c")

    def _links(self, page: str, query: str, html: str) -> list[str]:
        """What is to be loaded while the browser still reads Streamlit's own script."""
        shown = page or "overview"
        icons = chunks.named(chunks.ICONS, self.web / "static/media", "woff2")
        fonts = [f'<link rel="preload" as="font" type="font/woff2" crossorigin href="./static/media/{icons}">'] * bool(
            icons
        )
        loaded = [name for name in chunks.first(shown, self.web / "static/js") if f"/js/{name}" not in html]
        return [
            *fonts,
            *(f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in loaded),
            *[f'<link rel="modulepreload" crossorigin href="./{scripts.address(searching.OURS)}">']
            * bool(searching.script(self.web)),
            *(f'<link rel="preload" as="fetch" crossorigin href="./{url}">' for url in self.data_files(shown, query)),
        ]


def _tag(query: str) -> str:
    """The language of the page that is asked for, as a document's lang attribute names it; Chinese unless the link says otherwise."""
    return TAGS.get(parse_qs(query).get("lang", [""])[-1], TAGS["zh"])


def _map(imports: str) -> str:
    """An import map, before any script that it is about."""
    return f'<script type="importmap">{imports}</script>' if imports else ""


def _script(host_config: str) -> str:
    """The base is where index.html takes its scripts from, so it holds under any base path or proxy."""
    return (
        '<script>window.__streamlit={BACKEND_BASE_URL:new URL("./",location.href).href,'
        f"HOST_CONFIG:{host_config}}};{COMPLETING}</script>"
    )


async def _asked(app: ASGIApp, scope: Scope) -> tuple[int, MutableHeaders, bytes]:
    """The whole answer of `app` to a GET: uncompressed, never "not modified"."""
    passed = [(name, value) for name, value in scope["headers"] if name not in NOT_PASSED_ON]
    messages: list[Message] = []

    async def nothing_more() -> Message:
        await sleep_forever()  # an answer listens for the reader's leaving as long as it is being given
        raise AssertionError

    async def keep(message: Message) -> None:
        messages.append(message)

    await app({**scope, "method": "GET", "headers": passed, "extensions": {}}, nothing_more, keep)
    start = next(m for m in messages if m["type"] == "http.response.start")
    body = b"".join(m.get("body", b"") for m in messages if m["type"] == "http.response.body")
    return start["status"], MutableHeaders(raw=list(start["headers"])), body
