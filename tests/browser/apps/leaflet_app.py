"""A page that holds nothing but the map, with buttons for what a reader changes. Figures are made from the codes."""

import json
from pathlib import Path

import streamlit as st

from ui.maps import leaflet

st.set_page_config(layout="wide")
HERE = Path(__file__).parent
PLACES = json.loads((HERE / "places.json").read_text(encoding="utf-8"))
GEOMETRY = next((HERE / "static" / "geo").glob("geo.*.js")).name
COLOURS = ("#EAF1F8", "#BFD5EA", "#86AFD6", "#4C86BE", "#1F5FA8")
REGION = "150000"

state = st.session_state
for name, initial in (("parent", REGION), ("selected", None), ("month", 1), ("level", "league"), ("runs", 0)):
    state.setdefault(name, initial)
state.runs += 1


def pick(code: str) -> None:
    if code in {place["code"] for place in PLACES if place["parent"] == REGION}:
        state.level, state.parent, state.selected = "banner", code, None
    else:
        state.selected = code


def home() -> None:
    state.level, state.parent, state.selected = "league", REGION, None


def all_banners() -> None:
    state.level, state.parent, state.selected = "banner", REGION, None


def next_month() -> None:
    state.month += 1


def shade(place: dict[str, str]) -> leaflet.AreaShade:
    value = (int(place["code"]) * 37 * state.month) % 1000 / 10
    missing = place["code"] in {"150105", "150929"}
    return leaflet.AreaShade(
        place["code"],
        COLOURS[int(value // 20)],
        place["name"],
        "无数据" if missing else f"{value} %",
        outline=place["code"] in {"150422", "150921", "152221"},
        tooltip=f"联盟第{place['code'][4:]}\n同比 +{state.month}.0个百分点",
        missing=missing,
    )


wanted = [
    place for place in PLACES
    if (place["parent"] == REGION) == (state.level == "league") and state.parent in (REGION, place["parent"])
]  # fmt: skip
columns = st.columns(3)
columns[0].button("next month", on_click=next_month)
columns[1].button("home", on_click=home)
columns[2].button("all banners", on_click=all_banners)
clicked = leaflet.show(
    "board", [shade(place) for place in wanted], state.level, state.parent, state.selected,
    "示意图，边界不作划界依据 · <b>2024</b>", on_pick=pick,
    assets=leaflet.ShapeAssets(f"geo/{GEOMETRY}"),
)  # fmt: skip
st.text(f"clicked={clicked} parent={state.parent} selected={state.selected} month={state.month} runs={state.runs}")
