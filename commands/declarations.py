"""What is declared and set: read whole, checked, and counted."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

from commands.console import REFUSED, Lang, Language, put, say, stop


def check(lang: Language = Lang.zh) -> None:
    """检查全部声明和设置（含 BOARD_SETTINGS 中本单位的） / Check all declarations and settings, a bureau's own in BOARD_SETTINGS included."""
    wrong = [str(fault) for fault in (_unsound(), _undrawn()) if fault]
    if wrong:
        stop("\n".join(wrong), REFUSED)
    from data.layouts import LAYOUTS
    from metrics import catalogue

    assumed = sum(target.is_assumption for target in catalogue.TARGETS)
    put(
        say(
            lang,
            f"工作板块 {len(catalogue.FAMILIES)}，数据项 {len(catalogue.MEASURES)}，指标 {len(catalogue.INDICATORS)}，"
            f"目标 {len(catalogue.TARGETS)}（假设 {assumed}），预警规则 {len(catalogue.RULES)}，导出表 {len(LAYOUTS)}。没有矛盾。",
            f"Families {len(catalogue.FAMILIES)}, measures {len(catalogue.MEASURES)}, indicators {len(catalogue.INDICATORS)}, "
            f"targets {len(catalogue.TARGETS)} (assumed {assumed}), alert rules {len(catalogue.RULES)}, exports {len(LAYOUTS)}. "
            "Nothing contradicts.",
        )
        + "\n"
    )
    put("".join(f"{line}\n" for line in (*_own(lang), *_open(lang))))


def _unsound() -> ValueError | None:
    """What is wrong with declarations and settings, if anything: reading them is importing them."""
    try:
        importlib.import_module("data.layouts")
    except ValueError as refused:
        return refused
    return None


def _undrawn() -> ValueError | None:
    """What is wrong with the bureau's own boundaries, if anything."""
    from geo.boundaries import BoundaryError, boundaries

    try:
        boundaries()
    except BoundaryError as refused:
        return refused
    except ValueError:  # of another file, and named there
        return None
    return None


def _own(lang: Lang) -> Iterator[str]:
    """The bureau's folder, and what it says otherwise than is usual."""
    from bureau.settings import FOLDER, folder, settings
    from metrics import catalogue

    where, files = folder(), settings().own()
    if where is None:
        yield say(lang, f"本单位没有自己的设置（{FOLDER}）。", f"No settings of your own ({FOLDER}).")
        return
    yield say(lang, f"本单位的设置（{where}）：", f"Your own settings ({where}):")
    yield from (f"  {key}" for key in sorted(catalogue.OWN) if key.count(".") == 2)  # family.table.name
    yield from (f"  {file}" for file in files)
    if not files and not catalogue.OWN:
        yield say(lang, "  无，全部照常", "  none, everything is as usual")


def _open(lang: Lang) -> Iterator[str]:
    """What is not known of a regime, and nobody has settled."""
    from metrics.regimes import REGIMES, unsettled

    for regime in REGIMES:
        if names := [name[lang] for name in unsettled(regime).values()]:
            zh = f"{regime.year}年起的{regime.name.zh}，未收到、未作设定：{'、'.join(names)}。"
            yield say(
                lang, zh, f"Of {regime.name.en} (from {regime.year}) not received and not set: {', '.join(names)}."
            )
