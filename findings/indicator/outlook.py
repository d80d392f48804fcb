"""How a rate that runs with the year will stand at its end, and what the months that are left must bring, in sentences."""

from __future__ import annotations

from findings.core.view import View
from findings.links.target_gap import Part
from findings.links.year_end import Lately, Monthly, Projected, alike, projected, range_of, rising, value_of
from findings.text.target_words import called
from findings.text.wording import points
from language.nouns import MONTHS, counted
from language.sentence import linked, written
from language.text import NOTHING, Text
from metrics.arithmetic import month_end
from metrics.catalogue import target_of
from metrics.cell import Cell
from metrics.outlook import LATELY, Projection, Refusal, lately, runs_with_the_year

REFUSED: dict[Refusal, Text] = {
    "december": NOTHING,
    "unreported": NOTHING,
    "early": Text("版本中没有前两年的数据", "the release does not hold the two years before"),
    "break": Text("前两年以来口径有变", "a definition changed within the last two years"),
    "regime": Text("前两年以来制度有变", "the regime changed within the last two years"),
    "few": Text("前两年同月、12月和本月都有数的旗县不到一半", "fewer than half of the banners have figures for this month and for both years' months"),
}  # fmt: skip


def told(view: View, indicator: str | None = None) -> tuple[Text, ...]:
    """December by the last two years, and what a place behind the pace of the year needs each month; nothing of other indicators."""
    cell = view.cell(indicator)
    if not runs_with_the_year(cell):
        return ()
    return tuple(said for said in (_december(view, cell), needed(view, cell)) if said)


def _december(view: View, cell: Cell) -> Text:
    found = projected(view.cube, cell)
    if not isinstance(found, Projection):
        why = REFUSED[found]
        return Text(f"不作年底推算：{why.zh}。", f"No projection to December: {why.en}.") if why else NOTHING
    return written(
        Text(
            "按前两年同期进度推算，到12月底约为{value}（{range}）{against}{whom}。",
            "Projected from the same months of the last two years, December comes to about {value} ({range}){against}{whom}.",
        ),
        value=linked(value_of(cell, found.middle), Projected(cell)),
        range=linked(range_of(cell, found), Projected(cell)),
        against=_against(cell, found),
        whom=_over(cell, found),
    )


def _over(cell: Cell, found: Projection) -> Text:
    """Over which banners; nothing of a banner by itself."""
    if cell.expected == 1:
        return NOTHING
    whom = linked(alike(cell.indicator, found.banners), Projected(cell))
    return written(Text("，只算{whom}", ", over {whom}"), whom=whom)


def _against(cell: Cell, found: Projection) -> Text:
    """，低于参考线（100.0%）6.9个百分点."""
    december = month_end(cell.period.year, 12)
    target = target_of(cell.indicator.id, december, cell.area)
    if target is None:
        return NOTHING
    goal, word = target.exact_threshold(december), called(target)
    margin, said = found.middle - goal, value_of(cell, goal)
    if not margin:
        return Text(f"，达到{word.zh}（{said.zh}）", f", at the {word.en} of {said.en}")
    zh, en = (points(float(margin), lang) for lang in ("zh", "en"))
    side = Text("高于", "above") if margin > 0 else Text("低于", "below")
    return Text(f"，{side.zh}{word.zh}（{said.zh}）{zh}", f", {en} {side.en} the {word.en} of {said.en}")


def needed(view: View, cell: Cell) -> Text:
    """What each month that is left must bring, and what the last three brought; nothing where it is at the pace of the year."""
    monthly = Monthly(cell)
    found = monthly.found
    if found is None:
        return NOTHING
    goal = value_of(cell, found.goal)
    rise = Text(*(points(float(found.rise), lang) for lang in ("zh", "en")))
    return written(
        Text(
            "要到12月底达到{goal}，剩下的{left}每月需提高{rise}（{what}约{amount}，分母按本月不变计）{lately}。",
            "To reach {goal} by December it must rise by {rise} a month in the {left} left ({what}: about {amount}, the denominator as it is this month){lately}.",
        ),
        goal=goal, left=counted(found.months, MONTHS), rise=linked(rise, monthly),
        what=Part(cell, "numerator").summed, amount=linked(monthly.amount, monthly), lately=_lately(view, cell),
    )  # fmt: skip


def _lately(view: View, cell: Cell) -> Text:
    found = lately(view.cube, cell)
    if found is None:
        return NOTHING
    then, now, _ = found
    words = rising((now - then) / LATELY)
    return written(
        Text("；近三个月平均每月{rise}", "; the last three months brought {rise} a month on average"),
        rise=linked(words, Lately(cell)),
    )
