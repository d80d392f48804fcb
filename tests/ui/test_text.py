"""Every word of the interface in both languages, each with the same blanks to fill."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

from findings.core.status import WORDS as STANDINGS
from findings.core.view import GROUPS
from language.text import Text
from metrics.catalogue import FAMILIES, INDICATORS, MEASURES, TARGETS
from ui.state.text import LANGUAGES, WORDS, plain

TOP = Path(__file__).parents[2]
CHINESE = re.compile(r"[\u3400-\u9fff]")
KEYS_OF_SAY = {"say", "heading"}


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", WORDS)
def test_a_word_is_there_in_both_languages(key: str) -> None:
    word = WORDS[key]
    assert word.zh.strip()
    assert word.en.strip()
    assert not CHINESE.search(word.en)
    assert CHINESE.search(word.zh)
    assert blanks(word.zh) == blanks(word.en)


def declared() -> list[Text]:
    named = [n.name for group in (FAMILIES.values(), MEASURES.values(), INDICATORS.values(), TARGETS) for n in group]
    breaks = [b.what for i in INDICATORS.values() for b in i.breaks]
    return [*STANDINGS.values(), *GROUPS.values(), *named, *breaks]


def test_every_declared_name_is_there_in_both_languages() -> None:
    for name in declared():
        assert CHINESE.search(name.zh), name
        assert name.en, name
        assert not CHINESE.search(name.en), name


def test_notes_come_in_pairs() -> None:
    for target in TARGETS:
        assert bool(target.note.zh) == bool(target.note.en), target
    for indicator in INDICATORS.values():
        assert bool(indicator.note.zh) == bool(indicator.note.en), indicator


def asked_for() -> set[str]:
    """The literal keys in calls such as text.say("area") in the interface's code."""
    files = [TOP / "app.py", *(TOP / "ui").rglob("*.py"), *(TOP / "pages").glob("*.py")]
    calls = (
        node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call)
    )
    return {
        str(call.args[0].value)
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr in KEYS_OF_SAY
        if call.args and isinstance(call.args[0], ast.Constant)
    }


def test_every_key_the_pages_ask_for_is_declared() -> None:
    assert len(asked_for()) > 20
    assert asked_for() <= WORDS.keys()


def test_the_languages_name_themselves() -> None:
    assert LANGUAGES == {"zh": "中文", "en": "English"}
    with pytest.raises(KeyError):
        Text("甲", "A")["fr"]


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("二季度", "`二季度`"),
        ("![x](http://127.0.0.1:9/x.png)", "`![x](http://127.0.0.1:9/x.png)`"),
        ("a `b` c", "``a `b` c``"),
        ("`b``", "``` `b`` ```"),
        ("one\n\n# two\r\n", "`one # two`"),
        ("", ""),
    ],
)
def test_words_of_others_are_code_and_nothing_in_them_ends_it(words: str, written: str) -> None:
    assert plain(words) == written
