"""What is declared: read whole, checked, and counted."""

from __future__ import annotations

import os

from commands.console import REFUSED, Lang, Language, put, say, stop


def check(lang: Language = Lang.zh) -> None:
    """检查全部声明（含 BOARD_SETTINGS 中本单位的） / Check all declarations, a bureau's own in BOARD_SETTINGS included."""
    try:
        from data.layouts import LAYOUTS
        from metrics import catalogue
    except ValueError as refused:  # DeclarationError, which cannot be named before its package is imported
        stop(str(refused), REFUSED)
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
    folder = os.environ.get("BOARD_SETTINGS", "")
    if not catalogue.OWN:
        put(
            say(lang, "本单位没有自己的声明（BOARD_SETTINGS）。", "No declarations of your own (BOARD_SETTINGS).")
            + "\n"
        )
        return
    put(say(lang, f"本单位声明（{folder}）：", f"Your own declarations ({folder}):") + "\n")
    for key in sorted(catalogue.OWN):
        if key.count(".") == 2:  # family.table.name
            put(f"  {key}\n")
