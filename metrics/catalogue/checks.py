"""Contradictions between declarations: what a file says against itself, or against another one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from bureau.fault import Fault
from geo.register import register
from language.text import Text
from metrics.catalogue.building import FORMULAS, formulas
from metrics.catalogue.conflicts import conflicts
from metrics.catalogue.declared import ITSELF, DeclaredFamily, DeclaredMeasure, DeclaredTarget
from metrics.catalogue.fitting import misfits, parts_of
from metrics.catalogue.items.contradictions import of_items
from metrics.catalogue.model import ABOVE, FLAGS
from metrics.catalogue.rule import LEFT_OPEN
from metrics.regimes import REGIMES, last_month_of

Found = Iterator[tuple[str, Text]]  # key, what is wrong


@dataclass(frozen=True)
class Known:
    """Every id of all files, and who declares it."""

    measures: dict[str, DeclaredMeasure]
    indicators: frozenset[str]  # computed ones, and every measure as it is reported


def contradictions(families: Mapping[str, DeclaredFamily]) -> list[Fault]:
    """Every contradiction of every file; an empty list means that the catalogue can be built."""
    measures = {id: measure for family in families.values() for id, measure in family.measures.items()}
    known = Known(measures, frozenset((*measures, *(i for family in families.values() for i in family.indicators))))
    found = [
        Fault(f"{id}.toml", key, what)
        for id, family in families.items()
        for check in (_names, _regimes, _ends, _indicators, _targets, _rules, _parts, _columns)
        for key, what in check(family, known)
    ]
    items = [Fault(f"{id}.toml", key, what) for id, family in families.items() for key, what in of_items(family)]
    return [*found, *items, *conflicts(families)]


def _unknown(key: str, names: Iterable[str], known: Collection[str], of: Text) -> Found:
    for name in names:
        if name not in known:
            yield (
                key,
                Text(
                    f"没有{of.zh} {name}；请声明它或改正名称",
                    f"names {of.en} {name}, which is not declared; declare it or mend the name",
                ),
            )


MEASURE, INDICATOR = Text("数据项", "measure"), Text("指标", "indicator")
SOURCE, BREAK, WORDS = Text("出处", "source"), Text("口径变化", "break"), Text("词表", "list of words")
REGIME = Text("制度", "regime")
NOTE = Text("说明", "note")
FLAG = Text("登记册标记", "flag of the register")
CLASSES = Text("分类", "list of classes")
AREA = Text("登记册地区", "area of the register")


def _names(family: DeclaredFamily, known: Known) -> Found:
    """Sources, breaks and lists of words that are named, and not declared in the file."""
    for table in ("measures", "indicators"):
        for id, one in getattr(family, table).items():
            yield from _unknown(f"{table}.{id}.cites", one.cites, family.sources, SOURCE)
            yield from _unknown(f"{table}.{id}.breaks", one.breaks, family.breaks, BREAK)
    for id, measure in family.measures.items():
        yield from _unknown(f"measures.{id}.classes", filter(None, [measure.classes]), family.classes, CLASSES)
        for key in ("group", "under", "behind"):
            if isinstance(named := getattr(measure, key), str):
                yield from _unknown(f"measures.{id}.{key}", [named], family.layout.words, WORDS)


def _regimes(family: DeclaredFamily, known: Known) -> Found:
    """Regimes that are named, and what is called by another name in one."""
    ids = [regime.id for regime in REGIMES]
    yield from _unknown("renamed", family.renamed, ids, REGIME)
    for regime, names in family.renamed.items():
        yield from _unknown(f"renamed.{regime}", names, {ITSELF, *family.measures, *family.indicators}, INDICATOR)
    yield from _unknown("reworded", family.reworded, ids, REGIME)
    noted = {id for table in (family.measures, family.indicators) for id, one in table.items() if one.note}
    for regime, words in family.reworded.items():
        yield from _unknown(f"reworded.{regime}.notes", words.notes, noted, NOTE)
        yield from _unknown(f"reworded.{regime}.breaks", words.breaks, family.breaks, BREAK)
    for id, measure in family.measures.items():
        yield from _unknown(f"measures.{id}.same_in", measure.same_in, ids, REGIME)


def _ends(family: DeclaredFamily, known: Known) -> Found:
    """The figure of the card and the one it is judged by are the family's own; who owes it is told by a flag of the register."""
    own = {*family.measures, *family.indicators}
    yield from _unknown("headline", [family.headline], own, INDICATOR)
    yield from _unknown("judged_by", [family.judged_by], own, INDICATOR)
    for id, indicator in family.indicators.items():
        if indicator.per_flagged:
            yield from _unknown(f"indicators.{id}.per_flagged.flag", [indicator.per_flagged.flag], FLAGS, FLAG)
    for id, measure in family.measures.items():
        yield from _unknown(f"measures.{id}.owed_by", filter(None, [measure.owed_by]), (*FLAGS, *ABOVE), FLAG)
    if family.tier == "core" and any(m.owed_by in ABOVE for m in _asked(family)):
        zh = "核心工作的主要指标应由旗县上报"
        yield "headline", Text(zh, "of a core family, is reported by banners; choose another, or make it further")


def _asked(family: DeclaredFamily) -> list[DeclaredMeasure]:
    """The measures of the headline."""
    computed = family.indicators.get(family.headline)
    names = [family.headline] if computed is None else [m for of in formulas(computed) for m in parts_of(of)]
    return [family.measures[name] for name in names if name in family.measures]


def _indicators(family: DeclaredFamily, known: Known) -> Found:
    for id, declared in family.indicators.items():
        key, stated = f"indicators.{id}", formulas(declared)
        if len(stated) != 1:
            names_zh, names_en = "、".join(FORMULAS), ", ".join(FORMULAS)
            zh = f"应有且只有一个算式（{names_zh}），现有{len(stated)}个"
            yield key, Text(zh, f"states {len(stated)} formulas of {names_en}; state one")
            continue
        yield from _unknown(key, parts_of(stated[0]), known.measures, MEASURE)
        yield from misfits(key, declared, stated[0], known.measures)


def _targets(family: DeclaredFamily, known: Known) -> Found:
    for id, dated in family.targets.items():
        key = f"targets.{id}"
        yield from _unknown(key, [id], {*family.measures, *family.indicators}, INDICATOR)
        yield from _unknown(f"{key}.cite", (t.cite for t in dated if t.cite), family.sources, SOURCE)
        yield from _unknown(
            f"{key}.same_in", (regime for t in dated for regime in t.same_in), [r.id for r in REGIMES], REGIME
        )
        for t in dated:
            yield from _running_on(key, t)
        yield from _unknown(f"{key}.area", (t.area for t in dated if t.area), register().areas, AREA)
        for area in dict.fromkeys(t.area for t in dated):
            yield from _in_order(key, sorted((t for t in dated if t.area == area), key=lambda t: t.since))


def _running_on(key: str, target: DeclaredTarget) -> Found:
    """A target holds for its own regime; what says otherwise gives the reason."""
    last = last_month_of(target.since, target.same_in)
    if target.until and last and target.until > last:
        zh = f"{target.until} 已过制度更替（{last}）；请在 same_in 写明为何仍适用，或改 until"
        en = f"runs on to {target.until}, past the end of its regime on {last}; say in same_in why it still holds, or end it"
        yield key, Text(zh, en)


def _in_order(key: str, dated: list[DeclaredTarget]) -> Found:
    """One target at a time, each ending after it began."""
    for target in dated:
        if target.until and target.until < target.since:
            yield (
                key,
                Text(
                    f"{target.until} 早于 {target.since}", f"ends on {target.until}, before it begins on {target.since}"
                ),
            )
    for earlier, later in pairwise(dated):
        until = earlier.until or last_month_of(earlier.since, earlier.same_in)
        if until is None or until >= later.since:
            zh = f"{later.since} 起的目标开始时，{earlier.since} 起的目标尚未结束；请写上 until"
            yield (
                key,
                Text(
                    zh,
                    f"the target since {earlier.since} has not ended when that of {later.since} begins; give it an until",
                ),
            )


def _rules(family: DeclaredFamily, known: Known) -> Found:
    for id, rule in family.alerts.items():
        key = f"alerts.{id}"
        yield from _unknown(f"{key}.indicators", rule.indicators, known.indicators, INDICATOR)
        yield from _unknown(f"{key}.instead_of", filter(None, [rule.instead_of]), known.indicators, INDICATOR)
        yield from _left_open(f"{key}.reason", rule.reason)
        if rule.reads == "target":
            yield from _aimless(f"{key}.indicators", rule.indicators, family)


def _aimless(key: str, indicators: Iterable[str], family: DeclaredFamily) -> Found:
    for id in indicators:
        if id not in family.targets:
            yield (
                key,
                Text(f"规则对照目标，而 {id} 没有目标", f"is read against its target, and {id} has none; give it one"),
            )


def _left_open(key: str, reason: Text) -> Found:
    """What the words leave open for figures, in braces, must be something a rule can fill in."""
    for lang in ("zh", "en"):
        try:
            reason[lang].format_map(dict.fromkeys(LEFT_OPEN, ""))
        except (KeyError, ValueError, IndexError) as wrong:
            names = "、".join(f"{{{name}}}" for name in sorted(LEFT_OPEN))
            yield (
                f"{key}.{lang}",
                Text(
                    f"花括号有误（{wrong}），只可用 {names}", f"has a brace that nothing fills ({wrong}); use {names}"
                ),
            )


def _parts(family: DeclaredFamily, known: Known) -> Found:
    for table in ("at_most", "adds_up"):
        for number, one in enumerate(getattr(family.checks, table)):
            yield from _unknown(f"checks.{table}.{number}", (*one.parts, one.whole), known.measures, MEASURE)


def _columns(family: DeclaredFamily, known: Known) -> Found:
    """What the demonstration's workbook shows must be columns of the family."""
    look = family.demonstration
    if look is None:
        return
    yield from _unknown("demonstration.as_text", look.as_text, family.measures, MEASURE)
    if look.rate:
        yield from _unknown("demonstration.rate", (look.rate.of, look.rate.over), family.measures, MEASURE)
