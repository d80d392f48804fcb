"""What a bureau wrote itself, told apart wherever a figure says what it is."""

from __future__ import annotations

from collections.abc import Iterator

from bureau.settings import settings
from language.sentence import joined
from language.text import AND, NOTHING, Text
from metrics.catalogue import RULES, Indicator, is_own
from metrics.regimes import REGIMES

MARK = Text("（本单位设定）", " (set by this bureau)")
PARTS = {
    "indicators": Text("指标", "the indicator"),
    "measures": Text("数据项", "the measure"),
    "targets": Text("目标", "its target"),
}
NAME, LIMIT, DEADLINE = Text("名称", "its name"), Text("预警界线", "limits of alerts"), Text("报送期限", "its deadline")


def parts(indicator: Indicator) -> Text:
    """指标、目标: which parts of an indicator a bureau declared itself; nothing where none."""
    return joined(_parts(indicator), AND)


def _parts(indicator: Indicator) -> Iterator[Text]:
    family = indicator.family
    yield from (words for table, words in PARTS.items() if is_own(family, f"{table}.{indicator.id}"))
    if any(is_own(family, f"renamed.{regime.id}.{indicator.id}") for regime in REGIMES):
        yield NAME
    if any(is_own(family, f"alerts.{rule.id}") for rule in RULES if indicator.id in rule.indicators):
        yield LIMIT
    if family in settings().deadlines:
        yield DEADLINE


def mark(indicator: Indicator) -> Text:
    """（本单位设定） behind the name of what is the bureau's own; nothing of what it only changed."""
    return (
        MARK
        if any(is_own(indicator.family, f"{table}.{indicator.id}.name") for table in ("indicators", "measures"))
        else NOTHING
    )
