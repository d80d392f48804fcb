"""What every family has without a line in its file: of those that owe its table how many delivered it, and how many on time.

Both are ratios of tables counted: 1 or 0 of each banner that owes the table of a period (`metrics.coverage`), so that they add up,
compare and are drawn as anything else.
"""

from __future__ import annotations

from collections.abc import Iterator

from language.text import Text
from metrics.catalogue.declared import ITSELF, DeclaredFamily
from metrics.catalogue.formula import Ratio
from metrics.catalogue.model import ABOVE, LEAGUE, MONTHS, REGION, Indicator, Kind, Measure
from metrics.regimes import REGIMES

DUE, DELIVERED, ON_TIME = "table_due", "table_delivered", "table_on_time"
REPORTING, PUNCTUAL = "reporting_rate", "on_time_rate"
NAMES = {
    DUE: Text("应报{whom}", ", {whom} that owe the table"),
    DELIVERED: Text("已报{whom}", ", {whom} that delivered the table"),
    ON_TIME: Text("按时报送{whom}", ", {whom} that delivered the table on time"),
    REPORTING: Text("填报率", ", reporting rate"),
    PUNCTUAL: Text("按时填报率", ", on-time rate"),
}
WHOM = {LEAGUE: Text("盟市", "leagues"), REGION: Text("自治区", "areas")}
BANNERS = Text("旗县", "banners")
COUNTED = Text(
    "应报{whom}中本期至少报来一项应报数据的占比；自该表首次有数的一期算到本版最后一期，应报未报按0计；上级以本级总数代报的，其未报{whom}按已报计。表内缺项见各指标的覆盖",
    "Of the {whom} that owe the table, those that delivered at least one figure which they owe; from the first period of which the release "
    "holds the table to the release's last, who delivered nothing counts as 0. Where the own total of an area above stands for them, "
    "{whom} that delivered nothing count as delivered. What is missing within a table is the coverage of each indicator",
)
UNCHANGED = Text("只问报没报，与口径无关", "whether a table came does not depend on what it counts")


def ids(family: str) -> tuple[str, ...]:
    """Every id that a family has of itself, so that nothing else may be called so."""
    return tuple(f"{family}_{name}" for name in NAMES)


def measures(id: str, family: DeclaredFamily) -> Iterator[Measure]:
    """What is counted of a family's table, and reported by nobody."""
    for part in (DUE, DELIVERED, ON_TIME):
        yield Measure(f"{id}_{part}", family.name + _of(family, NAMES[part]), id, Kind.STOCK, "个")


def indicators(id: str, family: DeclaredFamily, deadline: int) -> Iterator[Indicator]:
    """The rates of a family; on time only where the bureau has set by which day of the month after (`deadline`, 0 where it has not)."""
    yield _rate(id, family, REPORTING, DELIVERED, 0, COUNTED)
    if deadline:
        yield _rate(id, family, PUNCTUAL, ON_TIME, deadline, _by(MONTHS[family.reports], deadline))


def _rate(id: str, family: DeclaredFamily, name: str, part: str, deadline: int, note: Text) -> Indicator:
    return Indicator(
        f"{id}_{name}",
        family.name + NAMES[name],
        id,
        "%",
        Ratio(f"{id}_{part}", over=f"{id}_{DUE}"),
        "more",
        decimals=1,
        note=_of(family, note),
        every=MONTHS[family.reports],
        same_in=frozenset(regime.id for regime in REGIMES[1:]),
        same_because=tuple((regime.id, UNCHANGED) for regime in REGIMES[1:]),
        owed_by=_owed_by(family),
        renamed=tuple((regime, n[ITSELF] + NAMES[name]) for regime, n in family.renamed.items() if ITSELF in n),
        counts_tables=True,
        deadline=deadline,
    )


def _of(family: DeclaredFamily, words: Text) -> Text:
    """Words with who owes the family's table."""
    whom = WHOM.get(_owed_by(family), BANNERS)
    return Text(words.zh.replace("{whom}", whom.zh), words.en.replace("{whom}", whom.en))


def _owed_by(family: DeclaredFamily) -> str:
    """Who owes the table: every banner where all owe something of it, else those that owe its headline; the region where nobody else owes anything."""
    flags = {m.owed_by for m in family.measures.values()}
    if not (banners := flags - set(ABOVE)):
        return LEAGUE if LEAGUE in flags else REGION
    headline = family.measures.get(family.headline)
    if "" in banners:
        return ""
    return headline.owed_by if headline and headline.owed_by in banners else min(banners)


def _by(every: int, deadline: int) -> Text:
    zh, en = ("次月" if every == 1 else "期后首月"), f"day {deadline} of the month after the period"
    return Text(
        f"应报{{whom}}中{zh}{deadline}日前（含当日）首次报来数据的占比；期限由本单位设定（deadlines.toml）。以首次导入之日为准，以后更正不算迟报；"
        "期限未过的一期、有到达日期不详的一期没有数",
        f"Of the {{whom}} that owe the table, those whose figures first came by {en}, a deadline that the bureau itself has set "
        "(deadlines.toml). The day of the first import counts, and no later correction makes anyone late; a period whose deadline had not "
        "passed, or of which the day of any arrival is not known, has no figure",
    )
