"""What a trend says in words: its heading, its ends for who cannot see it, why it is parted."""

from __future__ import annotations

import textwrap

from drawing.words import WORDS
from findings.core.absence import shared, word
from findings.core.comparison_text import bracketed
from findings.indicator.trend import Line, Point, Trend
from findings.links.year_end import YearEnd, value_of
from findings.text import period_words
from findings.text.wording import month, shown
from language.text import Text
from metrics.comparability import accumulates

NOTE_WIDTH = {"zh": 46, "en": 92}  # characters under an axis


def heading(trend: Trend) -> Text:
    """The indicator and how it is counted."""
    words = period_words.of(trend.indicator)
    if trend.monthly:
        return trend.indicator.name + words.of
    each = words.each
    if accumulates(trend.indicator):
        return Text(
            f"{trend.indicator.name.zh}（当年累计，{each.zh}）", f"{trend.indicator.name.en} since January, {each.en}"
        )
    return Text(f"{trend.indicator.name.zh}（{each.zh}）", f"{trend.indicator.name.en}, {each.en}")


def reasons(trend: Trend, lang: str) -> list[str]:
    """Why the rules stand there, under the axis, so that a printed figure says it too."""
    told = [
        WORDS["break_from"][lang].format(month=month(b.since, lang), reason=b.what.zh if lang == "zh" else b.what.en)
        for b in trend.breaks
    ]
    told += [WORDS["kept_from"][lang].format(month=month(r.since, lang), regime=r.name[lang]) for r in trend.kept]
    return [line for reason in told for line in textwrap.wrap(reason, NOTE_WIDTH[lang])]


def alt(trend: Trend) -> Text:
    """First and last figure of every line, in words."""
    told = [_ends(trend, line) for line in trend.lines]
    told += [_ahead(trend.ahead)] if trend.ahead else []
    return Text("；".join(t.zh for t in told), "; ".join(t.en for t in told))


def _ahead(ahead: YearEnd) -> Text:
    value = value_of(ahead.cell, ahead.found.middle)
    zh, en = (month(ahead.period, lang) for lang in ("zh", "en"))
    return Text(f"{zh} {value.zh}", f"{en} {value.en}") + bracketed(ahead.said)


def _apart(point: Point) -> Text:
    """What must be said of a figure that stands apart."""
    return bracketed(point.said) if point.partial else Text("", "")


def _ends(trend: Trend, line: Line) -> Text:
    known = [p for p in line.points if p.value is not None]
    if not known:
        why = word(shared(p.cell for p in line.points))
        return Text(f"{line.area.name.zh} {why.zh}", f"{line.area.name.en}: {why.en}")
    ends = [known[0], *known[1:][-1:]]  # a month by itself is not told twice
    zh, en = (
        (" 至 " if lang == "zh" else " to ").join(
            f"{month(p.cell.period, lang)} {shown(p.value, trend.indicator, lang)}{_apart(p)[lang]}" for p in ends
        )
        for lang in ("zh", "en")
    )
    return Text(
        f"{line.area.name.zh} {trend.indicator.name.zh}：{zh}", f"{line.area.name.en}, {trend.indicator.name.en}: {en}"
    )
