"""Counts of banners that a sentence makes: who reported in full and who did not, who misses a target, who has an alert."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from findings.alerts import alert_matrix
from findings.alerts.evaluation import Alert, leagues_of, of_banners, of_leagues, standing
from findings.core import coverage, judgement
from findings.core.population import listed
from findings.core.table import Column, Table
from findings.core.view import GROUPS, View
from findings.links.codec import GROUP, OneOf
from findings.links.link import Derivation, Link
from findings.links.reporters import AREA, reported_table
from findings.links.target_results import Held
from findings.overview.ranked_shortfalls import Worry, worries
from findings.text.lines_of_work import LINES, OF_WORK
from findings.text.wording import dated, first_of
from geo.register import Area
from language.nouns import PIECES, Noun, counted, out_of
from language.sentence import joined, linked
from language.text import COLON, STOP, Text

NAMED = 3  # places in a sentence
INCOMPLETE = Noun("个", f"旗县{OF_WORK}未报齐", "banner is not complete", "banners are not complete")


@dataclass(frozen=True)
class Banners(Link):
    """The banners of an area, of a group if one is named, or its leagues, of which something is said in a month."""

    kind: Annotated[str, OneOf(KINDS)]
    area: Area
    group: GROUP
    period: dt.date

    def derivation(self, view: View) -> Derivation | None:
        """Each of them with the figures that say so; where it is said of none, all of them with what they reported."""
        look = replace(view, area=self.area, group=self.group, period=self.period)
        by_league = self.kind in ("leagues", "red_leagues")
        if not (of := len(leagues_of(look) if by_league else look.banners)):
            return None
        what, listing = KINDS[self.kind]
        found = listing(look)
        if by_league and not found.rows:
            return None
        table = found if found.rows else _reports(look, look.banners)
        name = self._whose() + what
        value = out_of(len(found.rows), of)
        return Derivation(name, value, (), Table(name, table.columns, table.rows))

    def _whose(self) -> Text:
        """内蒙古自治区 · 国家重点帮扶 · 2021年6月 ·, before what is said of them."""
        told = [self.area.name, *([GROUPS[self.group]] if self.group else [])]
        told.append(dated(self.period))
        return joined(words + Text(" · ", " · ") for words in told)


def _complete(view: View) -> Table:
    return _reports(view, coverage.split(view, view.banners)[0])


def _incomplete(view: View) -> Table:
    return _reports(view, coverage.split(view, view.banners)[1])


def _reports(view: View, banners: Sequence[Area]) -> Table:
    headlines = [view.indicators[f.headline] for f in view.families if f.tier == "core"]
    return reported_table(view, Text("", ""), banners, headlines, view.period)


def _short(view: View) -> Table:
    """Who misses most first, every figure that is judged with its standing."""
    return _judged(view, worries(view, len(view.banners)))


def _behind(view: View) -> Table:
    """Of those who are behind on something the same: their widest shortfall is that."""
    return _judged(view, [w for w in worries(view, len(view.banners)) if w.status.standing == "behind"])


def _judged(view: View, found: Sequence[Worry]) -> Table:
    judged = [view.indicators[id] for id in judgement.of_banners(view.cube, view.period)]
    columns = [Column(i.id, i.name, "figure", i, judged=True) for i in judged]
    missed = Column("missed", Text("未达标", "Missed"), "number", opens=lambda row: row["held"])
    rows = []
    for worry in found:
        held = Held(worry.area, view.period, tuple(i.id for i in judged), "missed", listed(view, "banner"))
        figures = {i.id: view.cell(i.id, worry.area.code) for i in judged}
        rows.append({"area": worry.area.name, "missed": worry.missed, "held": held, **figures})
    return Table(Text("", ""), (AREA, missed, *columns), tuple(rows))


def _alarmed(view: View) -> Table:
    """Who has most red ones first; what is settled is no alert any more."""
    return _with(view, standing(of_banners(view)))


def _red(view: View) -> Table:
    """Who has red ones, with all their alerts."""
    found = standing(of_banners(view))
    there = {alert.area.code for alert in found if alert.colour == "red"}
    return _with(view, [alert for alert in found if alert.area.code in there])


def _with(view: View, found: Sequence[Alert]) -> Table:
    there = {alert.area.code for alert in found}
    made = alert_matrix.grid(view, found, [banner for banner in view.banners if banner.code in there])
    return made.only("area", *alert_matrix.lines_of(found))


def _leagues(view: View, *colours: str) -> Table:
    """The leagues that have alerts on what they owe themselves; of some colours, if any are named."""
    found = [alert for alert in standing(of_leagues(view)) if not colours or alert.colour in colours]
    made = alert_matrix.grid(view, found, list(dict.fromkeys(alert.area for alert in found)))
    return made.only("area", *alert_matrix.lines_of(found))


def reddest(found: Sequence[Alert]) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """Places with several red alerts and how many: those to be named, most first, and those that share the number of the next.

    Where more share a number than there is room for, none of them is named: to leave one out would spare it.
    """
    several = [(code, n) for code, n in Counter(a.area.code for a in found if a.colour == "red").most_common() if n > 1]
    if len(several) <= NAMED or several[NAMED][1] < several[NAMED - 1][1]:
        return several[:NAMED], []
    shared = several[NAMED][1]
    return [one for one in several if one[1] > shared], [one for one in several if one[1] == shared]


def _reddest(view: View) -> Table:
    """Those that share a number, with all their alerts."""
    found = standing(of_banners(view))
    sharing = {code for code, _ in reddest(found)[1]}
    return _with(view, [alert for alert in found if alert.area.code in sharing])


KINDS: dict[str, tuple[Text, Callable[[View], Table]]] = {
    "complete": (Text(f"{OF_WORK}报齐的旗县", f"banners complete in all {LINES.en}"), _complete),
    "incomplete": (Text(f"{OF_WORK}未报齐的旗县", f"banners not complete in all {LINES.en}"), _incomplete),
    "short": (Text("有未达标工作的旗县", "banners that miss a target or reference"), _short),
    "behind": (Text("落后的旗县", "banners that are behind"), _behind),
    "alarmed": (Text("有预警的旗县", "banners with alerts"), _alarmed),
    "red": (Text("有红色预警的旗县", "banners with red alerts"), _red),
    "leagues": (Text("有本级预警的盟市", "leagues with alerts of their own"), _leagues),
    "red_leagues": (
        Text("有本级红色预警的盟市", "leagues with red alerts of their own"),
        lambda view: _leagues(view, "red"),
    ),
    "reddest": (Text("红色预警并列最多的旗县", "banners with as many red alerts"), _reddest),
}


def incomplete(view: View) -> Text | None:
    """The banners that lack a headline figure this month: under the region counted by league, else by name; None where all are there."""
    missing = coverage.split(view, view.register.banners_under(view.area.code))[1]
    if not missing or view.area.level == "banner":
        return None
    whole = Banners("incomplete", view.area, "", view.period)
    who = _by_league(view, missing, whole) if view.area.level == "region" else [b.name for b in missing]
    return linked(counted(len(missing), INCOMPLETE), whole) + COLON + first_of(who, NAMED) + STOP


def _by_league(view: View, missing: Sequence[Area], whole: Banners) -> list[Text]:
    """How many are not complete in each league, most first: 乌兰察布市11个."""
    leagues = [(view.register.areas[code], n) for code, n in Counter(b.parent for b in missing).most_common() if code]
    return [
        linked(Text(league.name.zh, f"{league.name.en} ") + counted(n, PIECES), replace(whole, area=league))
        for league, n in leagues
    ]
