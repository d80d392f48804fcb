"""What the address bar asks for, what is kept, what is unknown; and where a link leads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest


def picked() -> None:
    """A page of one line: the view that the address bar describes."""
    import streamlit as st

    from ui.state import address, pick

    with address.completed():
        release = pick.release()
        assert release is not None
        view = pick.view(release)
        figure = pick.choice("figure", {"": "Ranking", "heat": "Months"}, "", switch=True)
        part = pick.choice("part", {"alarms": "Alarms", "dispatch": "Dispatch"}, "alarms")
        unknown = address.unknown()
    st.json(
        {
            "area": view.area.code, "period": f"{view.period:%Y-%m}", "indicator": view.indicator.id,
            "group": view.group, "unknown": unknown, "link": address.link(area="150100"), "figure": figure, "part": part,
        }
    )  # fmt: skip


def ask(**query: str) -> tuple[dict[str, object], AppTest]:
    page = AppTest.from_function(picked, default_timeout=60)
    page.query_params.update(query)
    page.run()
    assert not page.exception
    return json.loads(page.json[0].value), page


def test_an_empty_address_is_filled_in(shown_store: Path) -> None:
    seen, page = ask()
    assert (seen["area"], seen["period"], seen["indicator"], seen["group"]) == (
        "150000", "2026-10", "funds_paid_rate", "",
    )  # fmt: skip
    assert seen["unknown"] == []
    assert page.query_params == {
        "lang": "zh", "data": "demo", "area": "150000", "period": "2026-10", "indicator": "funds_paid_rate", "part": "alarms",
    }  # fmt: skip


def test_what_the_address_says_is_shown(shown_store: Path) -> None:
    query = {"area": "150422", "period": "2021-06", "indicator": "sales", "group": "former_poverty", "lang": "en"}
    seen, page = ask(**query)
    assert {name: seen[name] for name in ("area", "period", "indicator", "group")} == {
        name: query[name] for name in ("area", "period", "indicator", "group")
    }
    assert page.query_params == query  # it names a language, so it is complete and stays as it is


@pytest.mark.parametrize(
    ("name", "value"), [("area", "999999"), ("period", "2031-01"), ("indicator", "happiness"), ("group", "<b>x</b>")]
)
def test_an_unknown_value_is_named_and_replaced(shown_store: Path, name: str, value: str) -> None:
    seen, page = ask(**{name: value})
    assert seen["unknown"] == [value]
    assert seen[name] == ask()[0][name]
    assert page.query_params.get(name) != value


def test_every_unknown_value_is_named(shown_store: Path) -> None:
    seen, _ = ask(area="999999", period="2031-01", group="nobody", figure="pie")
    assert seen["unknown"] == ["999999", "2031-01", "nobody", "pie"]


def test_an_unknown_language_is_chinese(shown_store: Path) -> None:
    assert ask(lang="fr")[1].query_params["lang"] == "zh"


def test_a_link_holds_the_whole_look(shown_store: Path) -> None:
    link = ask(area="150422", period="2021-06", lang="en", group="priority_national")[0]["link"]
    assert link == {
        "area": "150100", "period": "2021-06", "indicator": "funds_paid_rate", "group": "priority_national",
        "data": "demo", "lang": "en",
    }  # fmt: skip


def test_what_was_chosen_is_kept_where_another_page_s_address_is_bare(shown_store: Path) -> None:
    _, page = ask(area="150422", period="2021-06", lang="en")
    page.query_params.clear()
    page.run()
    assert (page.session_state["kept.area"], page.session_state["kept.period"]) == ("150422", "2021-06")


def test_a_complete_address_is_the_truth_whatever_was_chosen_before(shown_store: Path) -> None:
    """Going back to an address that left the first figure unsaid shows the first figure again."""
    _, page = ask(part="dispatch", figure="heat")
    assert (page.query_params["part"], page.query_params["figure"]) == ("dispatch", "heat")
    for name in ("part", "figure"):
        del page.query_params[name]
    before = dict(page.query_params)
    page.run()
    seen = json.loads(page.json[0].value)
    assert (seen["part"], seen["figure"]) == ("alarms", "")
    assert page.query_params == before


def test_an_open_address_takes_the_pages_own_choices_from_before(shown_store: Path) -> None:
    _, page = ask(part="dispatch", figure="heat", period="2021-06")
    page.query_params.clear()
    page.query_params["period"] = "2021-05"
    page.run()
    named = {name: page.query_params[name] for name in ("part", "figure", "period")}
    assert named == {"part": "dispatch", "figure": "heat", "period": "2021-05"}
