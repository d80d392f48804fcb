"""The framework's own words: those that are replaced are its words, letter by letter, and both languages fit them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from streamlit import file_util

from ui.state import framework_words

PLACE = re.compile(r"\{(\w+)\}")
SCRIPTS = Path(file_util.get_static_dir()) / "static/js"
# Where the framework puts a sentence together: where another begins, before what a label is of, behind a noun that is one or many.
SEAM = re.compile(r"\{\w+\}|(?<=[.?]) |: (?=\{)|(?<=option) | (?=available)|(?<=Enter to) ")


@pytest.fixture(scope="module")
def installed() -> str:
    return "\n".join(script.read_text("utf-8") for script in SCRIPTS.glob("*.js"))


@pytest.mark.parametrize("theirs", framework_words.WORDS)
def test_the_installed_framework_says_so(theirs: str, installed: str) -> None:
    pieces = [piece.strip(" .") for piece in SEAM.split(theirs)]
    assert [piece for piece in pieces if piece and piece not in installed] == []


@pytest.mark.parametrize("theirs", framework_words.WORDS)
def test_ours_name_only_what_theirs_hold(theirs: str) -> None:
    ours = framework_words.WORDS[theirs]
    for lang in ("zh", "en"):
        assert set(PLACE.findall(ours[lang])) <= {*PLACE.findall(theirs), "typed"}
    assert not re.search("[A-Za-z]{3}", PLACE.sub("", ours.zh))


def test_what_is_said_alike_is_left_alone() -> None:
    assert "Clear all" not in json.loads(framework_words.told("en"))
    assert json.loads(framework_words.told("zh"))["Clear all"] == "全部去掉"
