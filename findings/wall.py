"""The wall screen's turns: a whole and then each of its parts, each with the figures of its lines of work and the places to call on;
behind them the whole once more, with those further lines of work that have something to say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

from findings.alerts import evaluation, further_news, general_rules
from findings.alerts.evaluation import Alert, standing
from findings.alerts.further_news import News
from findings.alerts.grading import Levels
from findings.core import coverage
from findings.core.status import JUDGED
from findings.core.view import View
from findings.overview import cards
from findings.overview.cards import Card
from geo.register import Area
from language.text import Text
from metrics.catalogue import Indicator

TOGETHER = 5  # further lines of work in a turn
MOST = 2  # turns of them, the gravest first: a room that waits for its league waits no longer


@dataclass(frozen=True)
class Call:
    """Places of which the same is to be said: how many alarms each has, and the gravest of them, that of the first place."""

    areas: tuple[Area, ...]
    red: int
    yellow: int
    gravest: Alert


@dataclass(frozen=True)
class Scene:
    """One turn of the screen: an area, its sentence and figures, who reported, whom to call on.

    Of further lines of work `further` counts their turns from 1, `shows` is what its map is of, and who reported stands with each figure.
    """

    area: Area
    parts: tuple[Area, ...]  # what its map names: the areas one level below, of a banner itself
    answer: Text
    cards: tuple[Card, ...]
    reporting: tuple[int, int] | None
    calls: tuple[Call, ...]  # most red first; of a banner, one a line of work
    general: int  # rules that are facts of the region and fire here, and call on nobody alone
    further: int = 0
    shows: Indicator | None = None  # what nobody chose another for

    @property
    def red(self) -> int:
        return sum(call.red * len(call.areas) for call in self.calls)

    @property
    def yellow(self) -> int:
        return sum(call.yellow * len(call.areas) for call in self.calls)


def scope(view: View) -> Area:
    """What the turns go over: the region and its leagues, or the league of the chosen area and its banners."""
    return view.register.league_of(view.area.code) or view.area


def scenes(view: View) -> list[Scene]:
    """The whole first, then its parts in the register's order, last the whole's further lines of work, if any has something to say."""
    whole = replace(view, area=scope(view), group="")
    watched = evaluation.seen(whole, whole.banners)
    turns = (whole.area, *whole.register.children(whole.area.code))
    column = {banner.code: n for n, banner in enumerate(whole.banners)}
    looks = (replace(whole, area=area) for area in turns)
    return [*(_scene(look, _at(look, watched, column)) for look in looks), *_further(whole, watched)]


def _further(view: View, watched: Sequence[Levels]) -> list[Scene]:
    """As few turns as hold them, as evenly as can be."""
    found = evaluation.of_banners(view, watched)
    news = further_news.told(view, found)[: MOST * TOGETHER]
    number = -(-len(news) // TOGETHER)
    parts = [news[n * len(news) // number : (n + 1) * len(news) // number] for n in range(number)]
    return [_of_news(view, watched, found, part, n) for n, part in enumerate(parts, 1)]


def _of_news(view: View, watched: Sequence[Levels], found: Sequence[Alert], news: Sequence[News], turn: int) -> Scene:
    lines = {one.card.family.id for one in news}
    alarms = _by_place([alert for alert in found if alert.family in lines])
    general = sum(general_rules.is_general(w) for w in watched if w.check.indicator.family in lines)
    card = news[0].card
    first = card.judged if card.status.standing in JUDGED else card.cell
    return Scene(
        view.area, view.register.children(view.area.code), further_news.sentence(news), tuple(one.card for one in news), None,
        _places(view.banners, alarms), general, turn, first.indicator,
    )  # fmt: skip


def _at(view: View, watched: Sequence[Levels], column: dict[str, int]) -> list[Levels]:
    """The levels of the banners of one turn, as its area looks at them."""
    mine = [column[banner.code] for banner in view.banners]
    return [watch.of(mine).seen_from(view.area.level) for watch in watched]


def _scene(view: View, watched: Sequence[Levels]) -> Scene:
    five = tuple(cards.cards(view))
    alarms = _by_place(evaluation.of_banners(view, watched))
    calls = _lines(alarms[view.area.code]) if view.area.level == "banner" else _places(view.banners, alarms)
    parts = (view.area,) if view.area.level == "banner" else view.register.children(view.area.code)
    general = sum(general_rules.is_general(watch) for watch in watched)
    return Scene(view.area, parts, cards.briefly(view), five, coverage.banners_reporting(view), calls, general)


def _by_place(found: Sequence[Alert]) -> dict[str, list[Alert]]:
    """The alerts that stand, gravest first as they come; what is settled or general needs no call of its own."""
    alarms: dict[str, list[Alert]] = defaultdict(list)
    for alert in standing(found):
        alarms[alert.area.code].append(alert)
    return alarms


def _places(banners: Sequence[Area], alarms: dict[str, list[Alert]]) -> tuple[Call, ...]:
    calls = [_call(alarms[banner.code]) for banner in banners if alarms[banner.code]]
    return tuple(sorted(_together(calls), key=lambda call: (-call.red, -call.yellow)))


def _together(calls: Sequence[Call]) -> list[Call]:
    """Places that tie and of which the same would be said become one call."""
    alike: dict[Hashable, Call] = {}
    for call in calls:
        said = call.red, call.yellow, call.gravest.mark, call.gravest.state, call.gravest.gravest.sentence
        first = alike.get(said)
        alike[said] = replace(first, areas=first.areas + call.areas) if first else call
    return list(alike.values())


def _lines(found: Sequence[Alert]) -> tuple[Call, ...]:
    return tuple(_call([alert]) for alert in found)


def _call(found: Sequence[Alert]) -> Call:
    reds = sum(alert.colour == "red" for alert in found)
    return Call((found[0].area,), reds, len(found) - reds, found[0])
