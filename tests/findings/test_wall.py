"""The wall screen's turns: what each shows and whom it calls on, worked by hand."""

from __future__ import annotations

from dataclasses import replace

from findings.wall import Call, Scene, _together, scenes, scope
from tests.findings.hinggan import ARXAN, FRONT, JALAID, LEAGUE, MAY, MIDDLE, REGION, TUQUAN, ULANHOT, view


def scene(code: str, of: str = LEAGUE) -> Scene:
    return next(s for s in scenes(view(of)) if s.area.code == code)


def counted(calls: tuple[Call, ...]) -> list[tuple[str, int, int, str]]:
    return [(area.code, call.red, call.yellow, call.gravest.gravest.rule.id) for call in calls for area in call.areas]


def test_the_region_turns_over_its_leagues() -> None:
    turns = scenes(view(REGION))
    assert [s.area.level for s in turns] == ["region", *["league"] * 12]
    assert len(turns[0].parts) == 12
    assert {p.code for p in scene(LEAGUE, REGION).parts} == {ULANHOT, ARXAN, FRONT, MIDDLE, JALAID, TUQUAN}


def test_a_league_turns_over_its_banners_whichever_of_them_is_chosen() -> None:
    order = [LEAGUE, ULANHOT, ARXAN, FRONT, MIDDLE, JALAID, TUQUAN]
    assert [s.area.code for s in scenes(view())] == order
    assert [s.area.code for s in scenes(view(FRONT))] == order
    assert scope(view(FRONT)).code == LEAGUE
    assert [p.code for p in scene(FRONT).parts] == [FRONT]


def test_each_turn_has_its_own_figures_and_sentence() -> None:
    found = scene(FRONT)
    assert [c.cell.value for c in found.cards] == [None, 990, 90, 21.3, 30]
    assert found.answer.zh.startswith("2项落后：")
    assert found.reporting == (0, 1)
    assert scene(LEAGUE).reporting == (1, 6)


def test_a_chosen_group_does_not_thin_the_turns_out() -> None:
    assert [s.area.code for s in scenes(view(REGION, group="priority_national"))] == [
        s.area.code for s in scenes(view(REGION))
    ]
    assert scenes(view(group="priority_national"))[0].calls == scenes(view())[0].calls


def test_a_banner_s_calls_are_its_lines_of_work_gravest_first() -> None:
    # Sales −10.0 %; 5 late projects, and 20 percentage points behind in starts; 28.7 behind the pace; 99.0 % of last year; the
    # monitoring summary not sent. What may be new comes first.
    assert [(c.gravest.gravest.rule.id, c.gravest.colour) for c in scene(FRONT).calls] == [
        ("sales", "red"),
        ("late", "red"),
        ("pace", "red"),
        ("employment", "yellow"),
        ("unreported", "yellow"),
    ]
    assert all(c.red + c.yellow == 1 for c in scene(FRONT).calls)


def test_a_league_calls_on_places_the_most_red_first() -> None:
    found = scene(LEAGUE)
    assert counted(found.calls) == [
        (JALAID, 4, 1, "unreported"),
        (TUQUAN, 4, 1, "unreported"),
        (FRONT, 3, 2, "sales"),
        (MIDDLE, 1, 2, "sales"),
        (ARXAN, 0, 2, "unreported"),
    ]
    assert (found.red, found.yellow, found.general) == (12, 8, 0)
    assert (scene(ULANHOT).calls, scene(ULANHOT).red) == ((), 0)
    assert counted(scene(LEAGUE, REGION).calls) == counted(found.calls)


def test_the_region_calls_on_nobody_alone_for_what_nearly_nobody_reported() -> None:
    # Of each of the five lines of work a few banners of one league reported: a missing report is a fact of the region there.
    found = scene(REGION, REGION)
    assert counted(found.calls) == [
        (FRONT, 3, 1, "sales"),
        (MIDDLE, 1, 1, "sales"),
        (JALAID, 1, 0, "employment"),
        (ARXAN, 0, 1, "late"),
    ]
    assert (found.red, found.yellow, found.general) == (5, 3, 5)


def test_places_of_which_the_same_is_said_are_one_call() -> None:
    whole = view(LEAGUE, MAY)
    found = scenes(whole)[0]
    told = [(c.gravest.mark, c.gravest.gravest.sentence, c.gravest.state, c.red, c.yellow) for c in found.calls]
    assert len(told) == len(set(told))
    first, other = found.calls[0], view(TUQUAN).area
    (shared,) = _together([first, replace(first, areas=(other,))])
    assert shared.areas == (*first.areas, other)
    each = [s for s in scenes(whole) if s.area.level == "banner"]
    assert (found.red, found.yellow) == (sum(s.red for s in each), sum(s.yellow for s in each))


def test_what_is_settled_calls_nobody() -> None:
    assert all(c.gravest.colour in {"red", "yellow"} for s in scenes(view(REGION)) for c in s.calls)
