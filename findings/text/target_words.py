"""What a threshold is called: a target where a document sets it, a reference (参考线) where it is an assumption of this product."""

from __future__ import annotations

from language.text import Text
from metrics.catalogue import Target
from policy import ledger

TARGET, REFERENCE = Text("目标", "target"), Text("参考线", "reference")
EITHER = Text("目标或参考线", "target or reference")
ASSUMED = Text("本系统假设", "an assumption of this product")
OWN = Text("本单位设定", "set by this bureau")
BESIDE = Text("（参考线）", " (reference)")
EXPLAINED = Text(
    "参考线：本系统假设的目标或界线，所存文件未给数值",
    "Reference: a target or limit that this product assumes; no document held gives a figure",
)


def called(*targets: Target | None) -> Text:
    """The word of a sentence for what figures are held against; either where they are held against both kinds."""
    kinds = {target.is_assumption for target in targets if target}
    return EITHER if len(kinds) > 1 else REFERENCE if True in kinds else TARGET


def several(*targets: Target | None) -> Text:
    """The same in the plural."""
    return Text(called(*targets).zh, " or ".join(f"{word}s" for word in called(*targets).en.split(" or ")))


def label(*targets: Target | None) -> Text:
    """The same at the head of a fact, a column or a line."""
    return Text(called(*targets).zh, called(*targets).en.capitalize())


def marked(words: Text, *, is_assumption: bool) -> Text:
    """落后（参考线）: words with, behind them, that they rest on an assumption."""
    return words + BESIDE if is_assumption else words


def source(target: Target) -> Text:
    """The document that sets it, or the bureau, or that none does."""
    return ledger().in_words(target.cite) if target.cite else OWN if target.is_own else ASSUMED
