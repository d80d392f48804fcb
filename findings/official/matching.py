"""Every official figure held, with its document, beside its computed counterpart: what agrees, what differs, what may not be compared."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from data.published import PublishedFigure, published
from data.published.published import REGION as WHOLE
from data.published.published import is_of_region
from findings.core.view import View
from findings.lineage.official_match import agreement
from findings.links.codec import Free, OneOf
from findings.text.wording import exact, month
from geo.register import REGION
from language.text import Text
from metrics.catalogue import FAMILIES
from metrics.cell import Cell

Relation = Literal["equal", "apart", "scope", "benchmark", "unexported", "none", "unreported", "partial"]

COMPARED: tuple[Relation, ...] = ("equal", "apart")

# Lines of work that documents speak of and no export reports yet.
OTHERS: dict[str, Text] = {
    "priority": Text("重点帮扶", "Priority assistance"),
    "social_assistance": Text("农村低保", "Subsistence allowance"),
    "finance": Text("小额信贷", "Micro-credit"),
    "relocation": Text("易地搬迁", "Relocation"),
    "assets": Text("扶贫资产", "Assets"),
    "income": Text("农牧民收入", "Income"),
    "planning": Text("村庄规划", "Village planning"),
    "organisation": Text("驻村帮扶", "Village teams"),
    "talent": Text("人才培训", "Training"),
    "beijing": Text("京蒙协作", "Cooperation with Beijing"),
    "central_bodies": Text("中央单位定点帮扶", "Help of central bodies"),
    "bureaus": Text("机构与调度", "Bureaus and dispatch"),
    "policies": Text("政策衔接", "Policies carried over"),
}
SCOPES: dict[str, Text] = {
    WHOLE: Text("内蒙古全区", "Inner Mongolia"),
    "nation": Text("全国", "China"),
    "centre": Text("中央层面", "the centre"),
    "central and western provinces": Text("中西部省份", "central and western provinces"),
    "57 banners": Text("57个脱贫旗县", "57 former poverty banners"),
    "10 banners": Text("10个国家重点帮扶旗县", "10 national priority banners"),
}
BENCHMARKS = ("nation", "central and western provinces")


@dataclass(frozen=True)
class Held:
    """A published figure with the computed one of its month, if there is one, and how they stand."""

    figure: PublishedFigure
    cell: Cell | None
    relation: Relation
    said: Text

    @property
    def difference(self) -> float | None:
        """Computed less published; None where they may not be compared."""
        if self.relation not in COMPARED or self.cell is None or self.cell.value is None:
            return None
        return self.cell.value - self.figure.value


def family_name(id: str) -> Text:
    """The line of work of a figure."""
    return FAMILIES[id].name if id in FAMILIES else OTHERS[id]


def families() -> list[str]:
    """Lines of work with a published figure: those of the catalogue first."""
    there = {f.family for f in published()}
    return [f for f in (*FAMILIES, *OTHERS) if f in there]


def documents() -> list[str]:
    """The documents that give a figure, the one that gives most first."""
    return [name for name, _ in Counter(f.document for f in published()).most_common()]


def held(view: View) -> list[Held]:
    """Every figure, by line of work, oldest first."""
    order = families()
    return [_held(view, f) for f in sorted(published(), key=lambda f: (order.index(f.family), f.figure_id, f.as_of))]


@dataclass(frozen=True)
class Wanted:
    """What a reader looks for: a line of work, a document, words in a name, a document or a note; empty is everything."""

    family: Annotated[str, OneOf({*families(), ""})] = ""
    document: Annotated[str, Free({*documents(), ""})] = ""
    words: Annotated[str, Free()] = ""


def narrowed(found: Sequence[Held], wanted: Wanted) -> list[Held]:
    """The figures that answer to all that is asked."""
    asked = wanted.words.casefold().split()
    return [
        h for h in found
        if wanted.family in ("", h.figure.family) and wanted.document in ("", h.figure.document)
        and all(word in _searched(h.figure) for word in asked)
    ]  # fmt: skip


def _searched(f: PublishedFigure) -> str:
    family, scope = family_name(f.family), SCOPES[f.scope]
    return " ".join((
        f.name.zh, f.name.en, f.document, f.paragraph, f.note.zh, f.note.en, family.zh, family.en, scope.zh, scope.en,
    )).casefold()  # fmt: skip


def _held(view: View, f: PublishedFigure) -> Held:
    cell = _computed(view, f)
    relation = _relation(f, cell)
    return Held(f, cell, relation, _said(f, cell, relation))


def _computed(view: View, f: PublishedFigure) -> Cell | None:
    """The region's figure of the same month, if anything was reported."""
    if f.indicator is None or f.indicator not in view.cube.indicators:
        return None
    cells = [view.cube.cell(f.indicator, REGION, period) for period in _months(view, f)]
    known = [cell for cell in cells if cell.value is not None]
    return next((cell for cell in known if not cell.has_gaps), next(iter(known), None))


def _months(view: View, f: PublishedFigure) -> list[dt.date]:
    """The month it speaks of; where it is fixed for the year, all months of its years, the last first."""
    if not f.years:
        return [f.period]
    return [p for p in reversed(view.cube.periods) if p.year in f.years]


def _relation(f: PublishedFigure, cell: Cell | None) -> Relation:
    if f.scope in BENCHMARKS:
        return "benchmark"
    if f.differs or (f.indicator and not is_of_region(f)):
        return "scope"
    if f.indicator is None:
        return "unexported" if f.family in OTHERS and f.family != "priority" else "none"
    if cell is None or cell.value is None:
        return "unreported"
    if cell.has_gaps:
        return "partial"
    same = exact(cell.value, cell.indicator, "zh") == exact(f.value, cell.indicator, "zh")
    return "equal" if same else "apart"


SAID: dict[Relation, Text] = {
    "benchmark": Text("参照值，不作比较", "benchmark, not compared"),
    "scope": Text("口径不同，不作比较", "another scope, not compared"),
    "unexported": Text("尚无报表报送", "no export reports it yet"),
    "none": Text("没有对应的计算数", "no computed counterpart"),
    "unreported": Text("该月没有计算数", "nothing computed for its month"),
}


def _said(f: PublishedFigure, cell: Cell | None, relation: Relation) -> Text:
    if f.differs == "restated":
        return Text("同一存量的重新表述，不作比较", "the same stock restated, not compared")
    if relation in SAID:
        return SAID[relation]
    assert cell is not None, "only figures with a counterpart are compared"
    return agreement(cell, f) + _dated(f, cell)


def _dated(f: PublishedFigure, cell: Cell) -> Text:
    """A figure of another day than the computed one is compared with a word of warning, which names the month where it is another."""
    if f.years or f.as_of == cell.period:
        return Text("", "")
    end = Text("月底", "at the month's end")
    if f.period != cell.period:
        end = Text(f"{month(cell.period, 'zh')}底", f"as of the end of {month(cell.period, 'en')}")
    return Text(
        f"（公布数截至{f.as_of.month}月{f.as_of.day}日，计算数截至{end.zh}）",
        f" (published as of {f.as_of:%d %B}, computed {end.en})",
    )
