"""Style sheets, scripts and tests mean the same parts of the page."""

from __future__ import annotations

import re

from ui import framework
from ui.elements import scripts

DECLARED = re.compile(r'^export const ([A-Z_]+) = .*part\("(\w+)"\)', re.MULTILINE)


def test_scripts_have_the_names_of_the_style_sheets() -> None:
    declared = DECLARED.findall((scripts.STATIC / "framework.js").read_text(encoding="utf-8"))
    assert len(declared) > 4
    for name, part in declared:
        assert f'"{part}"' in getattr(framework, name)


def test_a_key_is_written_as_the_framework_writes_it() -> None:
    assert framework.key("released.real-0001.page").endswith("-released-real-0001-page")
    assert framework.keyed("figure.") == framework.keyed("figure-")
