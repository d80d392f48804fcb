"""The dashboard as it is served: app.py, its first answer told everything, its files from memory, its figures read beforehand.

Start it with `streamlit run server.py`. `streamlit run app.py` shows the same dashboard, more slowly and no larger on a large screen; its
pickers are searched by the words of their options alone, and how a table is sorted is forgotten when another month is chosen.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from anyio import to_thread
from starlette.middleware import Middleware
from streamlit import config, file_util, logger
from streamlit.runtime.pages_manager import PagesManager
from streamlit.starlette import App

from bureau.settings import settings
from geo import layers
from geo.register import REGION
from serving import descriptors, headers, quiet
from serving.crowd import Crowd
from serving.delivery import Delivery
from serving.door import Door
from serving.opening import Opening
from ui.state import load, memory

HERE = Path(__file__).parent
WEB = Path(file_util.get_static_dir())
# Not streamlit_folium, nor what imports it: a component is registered only when a page's own run imports it.
PAGES_NEED = (
    "ui.maps.atlas",
    "ui.elements.legend",
    "ui.elements.show",
    "briefing.tables",
    "findings.place.profile",
    "findings.ranking.area_table",
    "folium",
)
log = logger.get_logger(__name__)
# app.py declares the pages. Without this the very first reader of a page other than the start gets that file without its frame.
PagesManager.uses_pages_directory = False


def data_files(page: str, query: str) -> list[str]:
    """The shapes that the overview's map of the whole region fetches; a map of less fetches less, when it is drawn."""
    area = parse_qs(query).get("area", [REGION])[-1]
    shapes = ("banners-1500", "leagues-1500") if page == "overview" and area == REGION else ()
    return [layers.write_static()[name] for name in shapes]


def warm() -> None:
    """What the first reader would wait for otherwise: modules, shapes, the figures of the releases shown."""
    memory.share()
    for module in PAGES_NEED:
        importlib.import_module(module)
    layers.write_static()
    for line in load.lines():
        _read_figures(line)
    # Streamlit collects garbage after every run of a page, and would walk over all of the above each time.
    gc.collect()
    gc.freeze()
    memory.give_back()


def _read_figures(line: str) -> None:
    """A damaged release is served all the same: the page says what to do, and a repair needs no restart."""
    try:
        release = load.current(line)
        if release is not None and release.instead_of:
            log.error("%s", release.stands_in("en"))
    except load.DAMAGED as fault:
        log.error("%s", fault, exc_info=fault)


@contextlib.asynccontextmanager
async def ready(_: App) -> AsyncIterator[dict[str, Any]]:
    """Answer nobody before the figures are read."""
    began = time.perf_counter()
    await to_thread.run_sync(warm)
    quiet.hush()
    log.info("ready in %.1f s, store %s", time.perf_counter() - began, load.store().root.resolve())
    yield {}


def _base() -> str:
    return str(config.get_option("server.baseUrlPath")).strip("/")


def _room() -> int:
    """How many pages may be open at once: as many as the settings say, where the system lets the server hold so many files."""
    asked = settings().serving.pages
    limit = descriptors.raised()
    room = descriptors.room_for(asked, limit)
    if room < asked:
        log.warning(
            "打开的文件数上限为 %d，只容 %d 个页面同时打开，不足 %d 个；请把 LimitNOFILE 设为 %d / "
            "the limit of %d open files leaves room for %d open pages, not for %d; set LimitNOFILE to %d",
            *(limit, room, asked, descriptors.needed(asked)) * 2,
        )
    return room


app = App(
    HERE / "app.py",
    lifespan=ready,
    exception_handlers={Exception: headers.failed},
    middleware=[
        Middleware(headers.Guarded, base=_base()),
        Middleware(
            Door,
            named=settings().serving.hosts,
            uploads=int(config.get_option("server.maxUploadSize")) > 0,
            metrics=settings().serving.metrics,
            base=_base(),
        ),
        Middleware(Crowd, most=_room(), each=settings().serving.pages_each, base=_base()),
        Middleware(Delivery, folders={"static/": WEB / "static", "app/static/": HERE / "static"}, base=_base()),
        Middleware(Opening, web=WEB, data_files=data_files, base=_base()),
    ],
)
