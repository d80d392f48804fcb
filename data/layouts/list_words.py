"""What is counted from a list, in words: 个数，安置人数不小于800."""

from __future__ import annotations

from language.sentence import joined
from language.text import COMMA, NOTHING, Text
from metrics.catalogue import Listed
from metrics.catalogue.items.declaration import LIMITS, Condition

_LIMITS = {
    "at_least": Text("不小于", "at least"),
    "at_most": Text("不大于", "at most"),
    "above": Text("大于", "above"),
    "below": Text("小于", "below"),
}
_MOMENTS = {
    "period": Text("本期末", "the period's end"),
    "last_year": Text("上年末", "the end of the year before"),
    "half_year_ago": Text("本期末六个月前", "six months before the period's end"),
}


def counted_as(one: Listed, measure: str) -> Text:
    """How a measure is made of the rows of a list."""
    counted = one.counted[measure]
    if counted.sum or counted.distinct:
        name = one.columns[counted.sum or counted.distinct].name
        what = name + Text("之和", ", added up") if counted.sum else Text("不同的", "different values of ") + name
    else:
        what = Text("有则记1", "1 where there is such a row") if counted.areas else Text("行数", "rows")
    return joined((what, *(_condition(one, condition) for condition in counted.where)), COMMA)


def _condition(one: Listed, condition: Condition) -> Text:
    name, gap = one.columns[condition.column].name, Text("", " ")
    if condition.one_of:
        choices = one.choices.get(condition.column, {})
        words = [choices[w].name if w in choices else Text(w, w) for w in condition.one_of]
        return name + Text("为", ": ") + joined(words, Text("或", " or "))
    if condition.filled is not None:
        return name + (Text("已填", " filled in") if condition.filled else Text("空白", " empty"))
    if condition.by:
        return name + Text("不晚于", " by ") + _MOMENTS[condition.by]
    if condition.not_by:
        return name + Text("晚于或未到", " not by ") + _MOMENTS[condition.not_by]
    if condition.after:
        return name + Text("晚于", " after ") + _MOMENTS[condition.after]
    limits = ((limit, getattr(condition, limit)) for limit in LIMITS)
    unit = Text(one.columns[condition.column].unit, "")
    said = (_LIMITS[limit] + gap + Text(f"{v:g}", f"{v:g}") + unit for limit, v in limits if v is not None)
    return name + gap + joined(said, COMMA) + NOTHING
