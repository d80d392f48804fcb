"""Whether a formula fits the measures it is made of: their units, and how they accumulate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from language.text import Text
from metrics.catalogue.declared import DeclaredIndicator, DeclaredMeasure
from metrics.catalogue.formula import (
    AgainstPace,
    Difference,
    Formula,
    GrowthDifference,
    PerFlagged,
    PerHead,
    Ratio,
    Value,
    measures_of,
)
from metrics.catalogue.model import ABOVE

Found = Iterator[tuple[str, Text]]  # key, what is wrong
MONEY = "万元"
Measures = Mapping[str, DeclaredMeasure]


def parts_of(formula: Formula) -> tuple[str, ...]:
    """Every measure of a formula, each once."""
    top, bottom = measures_of(formula)
    return tuple(dict.fromkeys((*top, *bottom)))


def misfits(key: str, declared: DeclaredIndicator, formula: Formula, measures: Measures) -> Found:
    """What of a formula contradicts its measures or its unit; measures that are not declared are told elsewhere."""
    yield from _not_added(key, formula, measures)
    yield from _of_two_levels(key, formula, measures)
    if isinstance(formula, PerHead):
        yield from _not_money(key, formula, measures)
    if isinstance(formula, Difference):
        yield from _of_two_kinds(key, formula, measures)
    yield from _unit(f"{key}.unit", declared, _fitting(formula, measures))


def _units(names: tuple[str, ...], measures: Measures) -> set[str]:
    return {measures[m].unit for m in names if m in measures}


def _fitting(formula: Formula, measures: Measures) -> set[str]:
    """The units an indicator may have: per cent of a rate, points against the pace, yuan a head, else that of all its parts."""
    match formula:
        case Value() | PerFlagged() | Difference():
            return _units(parts_of(formula), measures)
        case PerHead(over=bottom):
            return {f"元/{unit}" for unit in _units(bottom, measures)}
        case AgainstPace() | GrowthDifference():
            return {"个百分点"}
        case _:
            return {"%"}


def _unit(key: str, declared: DeclaredIndicator, fitting: set[str]) -> Found:
    if len(fitting) > 1:
        units = "、".join(sorted(fitting))
        zh = f"所加减各项单位不同（{units}），不能相加减"
        yield key, Text(zh, f"adds up or takes away measures of different units ({units}); use those of one")
    elif fitting and declared.unit not in fitting:
        unit = next(iter(fitting))
        zh = f"单位 {declared.unit} 与算式不符，应为 {unit}"
        yield key, Text(zh, f"{declared.unit} does not fit its formula; use {unit}")


def _not_added(key: str, formula: Formula, measures: Measures) -> Found:
    """What cannot be added up is in no sum, in no mean over places, and in no formula beside what can."""
    declared = [measures[m] for m in parts_of(formula) if m in measures]
    if all(m.additive for m in declared):
        return
    top, bottom = measures_of(formula)
    adds = isinstance(formula, PerFlagged | PerHead) or (
        isinstance(formula, Value | Ratio) and max(len(top), len(bottom)) > 1
    )
    if adds or any(m.additive for m in declared):
        zh = "数据项不能相加（additive = false），不能求和、平均，也不能与可相加的数据项同列一个算式"
        yield key, Text(zh, "sums or averages what cannot be added up (additive = false), or mixes it with what can")


def _of_two_levels(key: str, formula: Formula, measures: Measures) -> Found:
    """What leagues or the region owe has no part in a formula with what banners do: no place has both."""
    owed = {measures[m].owed_by for m in parts_of(formula) if m in measures}
    if len(owed) > 1 and not owed.isdisjoint(ABOVE):
        zh = "各项由不同层级上报（owed_by），没有一个地区各项都有"
        yield key, Text(zh, "takes measures that are owed at different levels (owed_by), which no place has together")


def _not_money(key: str, formula: PerHead, measures: Measures) -> Found:
    """What is told in yuan a head is money above the line, and people or things below it."""
    above, below = (_units(part, measures) for part in (formula.numerator, formula.over))
    if above - {MONEY} or MONEY in below:
        zh = f"每人（户、个）金额应以{MONEY}除以人、户等，请改用 ratio 或换数据项"
        yield f"{key}.per_head", Text(zh, f"divides {MONEY} by people or things; use a ratio, or other measures")


def _of_two_kinds(key: str, formula: Difference, measures: Measures) -> Found:
    """What stands at month end less what accumulates since January says nothing."""
    kinds = {measures[m].kind.value for m in parts_of(formula) if m in measures}
    if len(kinds) > 1:
        named = "、".join(sorted(kinds))
        zh = f"相减各项的性质不同（{named}），不能相减"
        yield (
            f"{key}.difference",
            Text(zh, f"takes measures of different kinds ({named}) from each other; use one kind"),
        )
