"""The map: what is sent, what stays in place, and what a reader's mouse and keyboard do."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import folium
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from playwright.sync_api import FrameLocator, Page, WebSocket, expect
from streamlit_folium import _get_feature_group_string

from geo import layers
from geo.register import register
from tests.browser.serving import TOP, Served, serving
from tests.browser.watching import drawn
from ui.maps import leaflet
from ui.maps.leaflet import AreaShade, ShapeAssets, area_layer, build_map

ASSETS = ShapeAssets("geo/geo.js")
NAMED = ".board-name:not(.board-crowded)"
HOSTILE = "阿鲁<b class=evil>科尔沁旗</b>"


def painted(layer: folium.FeatureGroup) -> dict[str, object]:
    """The view as the browser reads it, after everything st_folium does to a script."""
    script = _get_feature_group_string(layer, build_map(ASSETS))
    found = re.search(r"boardMap\.paint\(map_div, (\{.*\})\);", script)
    assert found is not None, script
    value: dict[str, object] = json.loads(found.group(1))
    return value


def test_a_view_carries_codes_colours_and_words_only() -> None:
    rows = [
        AreaShade("150422", "#1F5FA8", "巴林左旗", "43.9 %", outline=True, tooltip="联盟第3"),
        AreaShade("150423", "#EAF1F8", "巴林右旗", "无数据", missing=True),
    ]
    view = painted(area_layer(rows, "banner", "150400", "150422", "示意图"))
    assert view == {
        "level": "banner", "parent": "150400", "selected": "150422", "notice": "示意图", "words": leaflet.WORDS["zh"],
        "palette": ["#1F5FA8"],
        "rows": [["150422", 0, "巴林左旗", "43.9 %", "联盟第3", 1], ["150423", -1, "巴林右旗", "无数据", "", 0]],
    }  # fmt: skip


@given(st.text(alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from("<>{}'\"\\/_ a0\u2028\n"))))
@example("a_div {{ 'map' }} </script> {{'x'}}")
def test_any_words_arrive_as_they_were(words: str) -> None:
    layer = area_layer([AreaShade("150422", "#fff", words, words, tooltip=words)], "banner", "150400", None, words)
    assert "<" not in layer.view
    view = painted(layer)
    assert (view["notice"], view["rows"]) == (words, [["150422", 0, words, words, words, 0]])


def test_every_asset_is_served_from_here_and_the_shared_lists_stay_as_they_were() -> None:
    before = list(folium.Map.default_js)
    board = build_map(ASSETS)
    links = [url for _, url in [*board.default_js, *board.default_css]]
    assert len(links) == 5
    for url in links:
        assert url.startswith("../../app/static/")
    assert all((TOP / "static" / re.sub(r"\?.*", "", url).removeprefix("../../app/static/")).is_file()
               for url in links if "geo.js" not in url)  # fmt: skip
    assert folium.Map.default_js == before


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("leaflet")
    shutil.copy(Path(__file__).parent / "apps" / "leaflet_app.py", folder)
    for path in ("leaflet", "board-map.js", "board-map.css"):
        copy = shutil.copytree if (TOP / "static" / path).is_dir() else shutil.copy
        (folder / "static").mkdir(exist_ok=True)
        copy(TOP / "static" / path, folder / "static" / path)
    layers.write_static(folder / "static" / "geo")
    areas = [area for area in register().areas.values() if area.level != "region"]
    places = [{"code": a.code, "name": HOSTILE if a.code == "150421" else a.name.zh, "parent": a.parent} for a in areas]
    (folder / "places.json").write_text(json.dumps(places), "utf-8")
    with serving(folder / "leaflet_app.py", {"PYTHONPATH": str(TOP)}) as served:
        yield served


@pytest.fixture
def page(watched_page: Page, site: Served) -> Page:
    watched_page.goto(site.url)
    expect(inside(watched_page).locator(".board-area")).to_have_count(12)
    return drawn(watched_page)


def inside(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def area(page: Page, code: str):  # type: ignore[no-untyped-def]
    return inside(page).locator(f'.board-area[data-code="{code}"]')


def state(page: Page) -> dict[str, str]:
    return dict(pair.split("=") for pair in page.get_by_text("clicked=").inner_text().split())


def zoom(page: Page) -> float:
    return float(inside(drawn(page)).locator("body").evaluate("() => map.getZoom()"))


def clashes(page: Page) -> list[tuple[list[float], list[float]]]:
    """Names on the map that cover each other."""
    boxes = (
        inside(drawn(page))
        .locator(NAMED)
        .evaluate_all("names => names.map(n => n.getBoundingClientRect()).map(b => [b.left, b.right, b.top, b.bottom])")
    )
    return [
        (a, b)
        for a in boxes
        for b in boxes
        if a is not b and a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3]
    ]


def press(page: Page, button: str, then: str) -> None:
    page.get_by_role("button", name=button).click()
    expect(page.get_by_text(then)).to_be_visible()


class TestInTheBrowser:
    pytestmark = pytest.mark.browser

    def test_a_click_leads_from_the_region_to_a_league_to_a_banner_in_one_run_each(self, page: Page) -> None:
        whole = zoom(page)
        area(page, "150400").click()
        expect(page.get_by_text("clicked=150400 parent=150400 selected=None month=1 runs=2")).to_be_visible()
        expect(area(page, "150422")).to_be_visible()
        expect(inside(page).locator(".board-area")).to_have_count(12)  # the banners of 赤峰市, by chance as many
        assert zoom(page) > whole + 0.5
        area(page, "150422").click()
        expect(page.get_by_text("clicked=150422 parent=150400 selected=150422 month=1 runs=3")).to_be_visible()
        expect(area(page, "150422")).to_have_attribute("aria-pressed", "true")
        press(page, "next month", "clicked=None parent=150400 selected=150422 month=2 runs=4")

    def test_the_same_area_can_be_chosen_twice(self, page: Page) -> None:
        press(page, "all banners", "runs=2")
        for runs in (3, 4):
            area(page, "152522").click()
            expect(
                page.get_by_text(f"clicked=152522 parent=150000 selected=152522 month=1 runs={runs}")
            ).to_be_visible()

    def test_new_values_leave_the_map_its_zoom_its_selection_and_its_focus(self, page: Page) -> None:
        area(page, "150400").click()
        expect(area(page, "150422")).to_be_visible()
        area(drawn(page), "150422").click()  # while the view still moves, a click can miss
        expect(page.get_by_text("runs=3")).to_be_visible()
        body = inside(page).locator("body")
        body.evaluate("() => { window.mark = 'same frame'; document.querySelector('[data-code=\"150422\"]').focus(); }")
        inside(page).locator(".leaflet-control-zoom-in").click()
        closer, colour = zoom(page), area(page, "150423").get_attribute("fill")
        assert state(page)["runs"] == "3"  # zooming runs nothing
        body.evaluate("() => document.querySelector('[data-code=\"150422\"]').focus()")
        page.get_by_role("button", name="next month").dispatch_event("click")  # leaves the focus where it is
        expect(page.get_by_text("month=2 runs=4")).to_be_visible()
        expect(area(page, "150423")).not_to_have_attribute("fill", colour)
        assert body.evaluate("() => window.mark") == "same frame"
        assert zoom(page) == closer
        assert body.evaluate("() => document.activeElement.dataset.code") == "150422"
        expect(inside(page).locator(".board-selected path, path.board-selected")).to_have_count(1)

    def test_a_month_of_all_banners_is_a_few_kilobytes(self, watched_page: Page, site: Served) -> None:
        received: list[int] = []

        def count(socket: WebSocket) -> None:
            socket.on("framereceived", lambda frame: received.append(len(frame)))

        watched_page.on("websocket", count)
        watched_page.goto(site.url)
        press(watched_page, "all banners", "runs=2")
        expect(inside(watched_page).locator(".board-area")).to_have_count(103)
        drawn(watched_page)
        received.clear()
        press(watched_page, "next month", "month=2 runs=3")
        drawn(watched_page)
        assert 8_000 < sum(received) < 20_000  # of which the 103 rows with their tooltips are 16 300

    def test_areas_without_a_figure_are_hatched_and_outlined_ones_named(self, page: Page) -> None:
        press(page, "all banners", "runs=2")
        expect(area(page, "150929")).to_have_attribute("fill", "url(#board-no-figure)")
        drawn(page)
        expect(inside(page).locator('.board-area[fill^="url"]')).to_have_count(2)
        expect(inside(page).locator("path.board-outlined")).to_have_count(3)
        place, name = area(page, "152221").bounding_box(), inside(page).locator(".board-name").first.bounding_box()
        assert place["x"] < name["x"] + name["width"] / 2 < place["x"] + place["width"]  # the largest is named first
        assert place["y"] < name["y"] + name["height"] / 2 < place["y"] + place["height"]
        named = set(inside(page).locator(NAMED).all_inner_texts())
        assert named >= {"卓资县", "巴林左旗", "科尔沁右翼前旗"}

    def test_a_small_place_is_named_as_the_reader_comes_closer(self, page: Page) -> None:
        press(page, "all banners", "runs=2")
        name = inside(drawn(page)).locator(
            '.board-name[data-code="150702"]'
        )  # 海拉尔区, not outlined, in the midst of others
        expect(name).to_have_class("board-name board-brief board-crowded")
        assert clashes(page) == []
        inside(page).locator("body").evaluate("() => map.setView([49.2, 119.8], 7, {animate: false})")
        expect(name).to_have_class("board-name")  # with its figure
        assert clashes(page) == []
        inside(page).locator(".board-home").click()
        expect(name).to_have_class("board-name board-brief board-crowded")

    def test_a_place_without_room_for_its_name_is_named_by_the_keyboard(self, page: Page) -> None:
        press(page, "all banners", "runs=2")
        drawn(page)
        area(page, "150702").evaluate("place => place.focus()")
        expect(inside(page).locator(".board-tip strong")).to_have_text("海拉尔区")

    def test_words_from_an_export_are_text(self, page: Page) -> None:
        area(page, "150400").click()
        expect(area(page, "150421")).to_be_visible()
        area(drawn(page), "150421").hover()  # while the view still moves, a pointer can miss
        expect(inside(page).locator(".board-tip strong")).to_have_text(HOSTILE)
        area(page, "150421").click()
        expect(page.get_by_text("selected=150421")).to_be_visible()
        expect(inside(page).locator(".evil")).to_have_count(0)
        expect(inside(page).locator(".leaflet-control-attribution")).to_have_text(
            "示意图，边界不作划界依据 · <b>2024</b>"
        )

    def test_the_keyboard_goes_everywhere_and_enter_chooses(self, page: Page) -> None:
        first = area(page, "150100")
        expect(first).to_have_attribute("tabindex", "0")
        expect(inside(page).locator('.board-area[tabindex="0"]')).to_have_count(1)
        expect(first).to_have_attribute("aria-label", re.compile(r"^呼和浩特市 70\.0 % "))
        first.focus()
        page.keyboard.press("ArrowLeft")  # around to the last
        expect(area(page, "152900")).to_be_focused()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowDown")
        expect(area(page, "150200")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_text("clicked=150200 parent=150200")).to_be_visible()

    def test_on_a_phone_the_names_never_cover_each_other(self, phone: Page, site: Served) -> None:
        page = phone
        page.goto(site.url)
        expect(inside(page).locator(".board-name")).to_have_count(12)
        assert inside(drawn(page)).locator(NAMED).count() >= 8
        assert clashes(page) == []
        area(page, "150700").tap()
        expect(page.get_by_text("clicked=150700 parent=150700")).to_be_visible()
