"""Who a place is: its type, what it belongs to, what the documents call it, how many people live there."""

from __future__ import annotations

import datetime as dt

from findings.clauses.clause_members import Clauses
from findings.clauses.clause_search import Wanted
from findings.core.comparison_text import bracketed
from findings.core.peers import KINDS
from findings.text import priority_lists
from findings.text.wording import amount
from geo.register import PRIORITY, Area, Exit, Register
from language.nouns import PIECES, Noun, counted
from language.sentence import linked, written
from language.text import NOTHING, Text
from metrics.regimes import REGIMES

CENSUS_2010 = Text("第六次全国人口普查", "sixth national census")
CENSUS_2020 = Text("内蒙古自治区第七次全国人口普查公报", "bulletin of the seventh national census for Inner Mongolia")
FLAGS: dict[str, Text] = {
    "priority_national": Text("国家重点帮扶旗县", "National priority banner"),
    "priority_regional": Text("自治区重点帮扶旗县", "Regional priority banner"),
    "former_poverty_national": Text("原国家级贫困旗县", "Former national poverty banner"),
    "former_poverty_regional": Text("原自治区级贫困旗县", "Former regional poverty banner"),
}
COUNTED: dict[str, Text] = {
    "priority_national": Text("国家重点帮扶", "national priority"),
    "priority_regional": Text("自治区重点帮扶", "regional priority"),
    "former_poverty": Text("脱贫旗县", "former poverty"),
}
HAS = Noun("个", "旗县市区", "banner", "banners")
Fact = tuple[Text, Text]
FIVE_YEARS = Clauses(Wanted("opinion", "stability"))  # the clause that sets them


def flags(area: Area, register: Register, period: dt.date) -> tuple[Text, ...]:
    """What the documents call a banner, and by which list where that is not the month's own; none above banners."""
    return tuple(
        name + bracketed(priority_lists.earlier(register, flag, period) if flag in PRIORITY else NOTHING)
        for flag, name in FLAGS.items()
        if getattr(area, flag)
    )


def identity(area: Area, register: Register, period: dt.date) -> tuple[Fact, ...]:
    """Label and words of each fact in a month, what is not known said so."""
    parent = register.areas[area.parent] if area.parent else None
    return (
        (Text("类型", "Type"), KINDS[area.kind]),
        *([(Text("隶属", "Belongs to"), parent.name)] if parent else []),
        *(_banner(area, register, period) if area.level == "banner" else _above(area, register)),
        *_residents(area, register),
    )


def _banner(area: Area, register: Register, period: dt.date) -> list[Fact]:
    named = list(flags(area, register, period)) or [
        Text("未列入帮扶或脱贫名单", "on no list of priority or former poverty banners")
    ]
    zh = "、".join(n.zh for n in named)
    if not register.priority_regional_named:
        zh += "（自治区重点帮扶名单未公布）"
    en = ", ".join(n.en for n in named)
    en += "" if register.priority_regional_named else " (regional priority banners are not named)"
    facts = [(Text("身份", "Status"), Text(zh, en))]
    if area.exit:
        facts.append((Text("退出", "Exit"), _batch(area.exit) + _transition(period)))
    return facts


def _batch(exit: Exit) -> Text:
    """2019年批次（2020年3月4日公告）."""
    batch, day = Text(f"{exit.batch}年批次", f"{exit.batch}"), exit.announced
    if day is None:
        return batch
    return batch + Text(f"（{day.year}年{day.month}月{day.day}日公告）", f" ({day.day} {day:%B %Y})")


def _transition(period: dt.date) -> Text:
    """Which of the five years of transition a month lies in, or that they are over; nothing before the first."""
    first, last = REGIMES[0].year, REGIMES[1].year - 1
    if period.year < first:
        return NOTHING
    five = linked(Text("五年过渡期", "transition"), FIVE_YEARS)
    if period.year > last:
        return written(
            Text("；{five}到{last}年底已满", "; {five} ended with {last}"), five=five, last=Text(*[f"{last}"] * 2)
        )
    year = period.year - first + 1
    return written(Text("；{five}第{year}年", "; {five} year {year} of 5"), five=five, year=Text(*[f"{year}"] * 2))


def _above(area: Area, register: Register) -> list[Fact]:
    """How many banners a league or the region has, and how many of them are on which list."""
    banners = register.banners_under(area.code)
    counts = {f: sum(bool(getattr(b, f)) for b in banners) for f in COUNTED}
    zh = "，".join(f"{COUNTED[f].zh}{counted(n, PIECES).zh}" for f, n in counts.items() if n)
    en = ", ".join(f"{n} {COUNTED[f].en}" for f, n in counts.items() if n)
    tail = Text(f"（其中{zh}）" if zh else "", f" ({en})" if en else "")
    return [(Text("下辖", "Has"), counted(len(banners), HAS) + tail)]


def _residents(area: Area, register: Register) -> list[Fact]:
    """Residents of the two censuses as far as the register holds them; sums are named as sums."""
    banners = register.banners_under(area.code)
    leagues = register.children(area.code) if area.level == "region" else (area,)
    then = _summed([b.census2010 for b in banners], Text("旗县合计", "sum of banners"))
    now = _summed([a.census2020 for a in leagues], Text("盟市合计", "sum of leagues"))
    return [
        (Text("2010年常住人口", "Residents 2010"), _cited(then, CENSUS_2010)),
        (Text("2020年常住人口", "Residents 2020"), _cited(now, CENSUS_2020)),
    ]


def _summed(values: list[int | None], how: Text) -> Text | None:
    """A number of residents; None where any part is not held, for a partial sum would read as the whole."""
    known = [v for v in values if v is not None]
    if len(known) < len(values) or not known:
        return None
    summed = Text(*(str(amount(sum(known), "人", lang)) for lang in ("zh", "en")))
    return summed + Text(f"，{how.zh}", f", {how.en}") if len(known) > 1 else summed


def _cited(residents: Text | None, source: Text) -> Text:
    if residents is None:
        return Text("所存文件未载到旗县", "not held for single banners")
    return residents + Text("（", " (") + source + Text("）", ")")
