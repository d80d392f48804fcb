"""`docs/systems.md`, written from `systems.csv` and the catalogue: `python -m policy.document`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from language.text import Text
from metrics.catalogue import FAMILIES, INDICATORS
from policy.ledger import Ledger, ledger
from policy.model import Coverage, System

PATH = Path(__file__).parents[1] / "docs" / "systems.md"
COVERAGE: dict[Coverage, Text] = {
    "complete": Text("齐全", "complete"),
    "partly": Text("部分", "partly"),
    "absent": Text("没有", "not there"),
}
OPENING = """# 工作系统 · Systems of work

由 `make docs` 从 `policy/systems.csv` 和指标目录写成；要改请改该文件，不要改本页。每行是文件要求的一个工作系统、提出它的条款、报送它的工作和衡量它的指标；没有衡量到的写明是什么。

Written from `policy/systems.csv` and the catalogue by `make docs`; edit that file, not this page. A row is a system of work that the documents ask for, the paragraphs
that ask for it, the lines of work that report it and the indicators that answer to it. What is not measured is named.
"""
HEAD = ("系统", "system", "", "条款 paragraphs", "工作 lines of work", "指标 indicators", "还缺 missing")


def document() -> str:
    """The whole page as Markdown: how many systems are complete, in part and not there, then each of them."""
    book = ledger()
    count = Counter(system.coverage for system in book.systems)
    zh = "、".join(f"{words.zh}{count[kind]}个" for kind, words in COVERAGE.items())
    en = ", ".join(f"{count[kind]} {words.en}" for kind, words in COVERAGE.items())
    told = f"共{len(book.systems)}个：{zh}。 {len(book.systems)} in all: {en}.\n"
    return "\n".join((OPENING, told, _table(book)))


def _table(book: Ledger) -> str:
    lines = [HEAD, ["---"] * len(HEAD), *(_row(book, system) for system in book.systems)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _row(book: Ledger, system: System) -> tuple[str, ...]:
    families = dict.fromkeys(INDICATORS[id].family for id in system.indicators)
    clauses = (book.clauses[ref] for ref in system.clauses)
    shown = [f"`{id}`" for id in system.indicators]
    return (
        system.name.zh,
        system.name.en,
        _both(COVERAGE[system.coverage]),
        "、".join(f"{book.document(clause).name.zh} {clause.number}" for clause in clauses),
        "、".join(_both(FAMILIES[id].name) for id in families),
        "、".join([*shown, *([_both(system.elsewhere)] if system.elsewhere else [])]),
        _both(system.missing),
    )


def _both(words: Text) -> str:
    return f"{words.zh} {words.en}".strip()


def main() -> None:
    """Write the page."""
    PATH.write_text(document(), encoding="utf-8")
    print(f"wrote {PATH}")


if __name__ == "__main__":
    main()
