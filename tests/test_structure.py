"""The house keeps its rules, and each rule can fail."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import house_rules as rules

TOP = Path(__file__).parents[1]
Rule = Callable[[Path], list[str]]

WRONG = '"""Reading."""\ndef read():\n    """{}"""\n    if True:\n        raise ReadError("odd")\n'
MADE = '"""Reading."""\ndef _odd() -> faults.ReadError: ...\nclass Reader:\n    """Reads."""\n    def read(self):\n        """{}"""\n        self._refuse()\n    def _refuse(self):\n        raise _odd()\n'
# rule, file, content, words of the complaint
BREACHES: tuple[tuple[Rule, str, str, str], ...] = (
    (rules.floors, "drafts/plan.py", "", "has no floor"),
    (rules.floors, "metrics/later.py", "", "has no floor"),
    (rules.floors, "metrics/panel.py", "from data import store", "imports data"),
    (rules.floors, "metrics/arithmetic.py", "from metrics import catalogue", "imports metrics.catalogue"),
    (rules.floors, "metrics/arithmetic.py", "import metrics.panel", "imports metrics.panel"),
    (rules.floors, "metrics/catalogue/model.py", "from ...data import store", "imports data"),
    (rules.floors, "geo/register.py", "def late():\n    import ui.state.pick", "imports ui.state.pick"),
    (rules.floors, "findings/ranking/order.py", "import assessment", "imports assessment"),
    (rules.floors, "pages/map.py", "from pages import overview", "imports pages"),
    (rules.floors, "ui/state/load.py", "import board", "imports board"),
    (rules.streamlit_in_its_rooms, "findings/trend.py", "import streamlit as st", "imports streamlit"),
    (
        rules.streamlit_in_its_rooms,
        "geo/layers.py",
        "from streamlit_folium import st_folium",
        "imports streamlit_folium",
    ),
    (rules.board_without_interface, "board.py", "from ui import text", "imports ui"),
    (rules.board_without_interface, "board.py", "import streamlit", "imports streamlit"),
    (rules.markdown_of_our_own, "ui/told.py", "st.error(f'{note}')", "gets f'{note}'"),
    (rules.markdown_of_our_own, "pages/map.py", "st.caption(text.say('note', note=kept.note))", "gets text.say"),
    (rules.short_pages, "pages/long.py", "x = 1\n\n" * 61, "61 lines"),
    (rules.small_rooms, "findings/core/long.py", "x = 1\n" * 261, "261 lines"),
    (rules.telling_names, "ui/utils.py", "", "says nothing"),
    (rules.telling_names, "tests/helpers/areas.py", "", "says nothing"),
    (rules.no_remote_hosts, "ui/map.py", 'JS = "https://cdn.example.org/leaflet.js"', "names cdn.example.org"),
    (
        rules.no_remote_hosts,
        "static/look.css",
        "a { background: url(//img.example.org/a.png) }",
        "names img.example.org",
    ),
    (
        rules.no_remote_hosts,
        ".streamlit/config.toml",
        'font = "N:https://fonts.example.com"',
        "names fonts.example.com",
    ),
    (rules.no_remote_hosts, "app.py", 'st.set_page_config(page_icon=":material/map:")', "page icon"),
    (rules.pinned_requirements, "requirements.txt", "pandas>=2  # tables", "is not pinned"),
    (rules.pinned_requirements, "requirements-dev.txt", "pytest==9.2.0", "does not say why"),
    (rules.pinned_requirements, "locks/requirements.txt", "--index-url https://example.org", "is not pinned"),
    (rules.pinned_requirements, "locks/requirements.txt", "pandas==3.1.1", "is not pinned"),
    (rules.self_contained, "data/read.py", 'open("../' + 'shared/x.csv")', "shared"),
    (rules.self_contained, "Makefile", "run:\n\tls /wo" + "rk/main", "rk/"),
    (rules.finished, "data/read.py", "# TO" + "DO: read it", "TO" + "DO"),
    (rules.finished, "data/read.py", "def f():\n    raise NotImplemented" + "Error", "NotImplemented"),
    (rules.unhurried, "tests/browser/test_map.py", "page.wait_for_" + "timeout(500)", "timeout"),
    (rules.framework_in_one_place, "ui/layout/look.py", "CSS = '[data-" + "testid=x]'", "data-"),
    (rules.framework_in_one_place, "static/wall.css", ".st" + "Main {color: red;}", "Main"),
    (rules.framework_in_one_place, "tests/browser/test_map.py", "page.locator('.st" + "-key-about')", "st-"),
    (rules.linked_as_written, "findings/gaps/told.py", "def phrases(view): ...", "phrases"),
    (rules.linked_as_written, "ui/elements/show.py", "def lines(said, opening_phrases=()): ...", "opening_phrases"),
    (rules.linked_as_written, "ui/elements/follow.py", "import re", "imports re"),
    (rules.documented, "data/read.py", "x = 1", "the module has no docstring"),
    (rules.documented, "data/read.py", '"""Reading."""\ndef read(): ...', "read has no docstring"),
    (rules.documented, "data/read.py", '"""Reading."""\nclass Reader: ...', "Reader has no docstring"),
    (rules.errors_named, "data/files/read.py", WRONG.format("Read."), "read does not name ReadError"),
    (rules.errors_named, "data/files/read.py", MADE.format("Read."), "read does not name ReadError"),
)
KEPT = {
    "metrics/__init__.py": "",
    "metrics/arithmetic.py": '"""Months."""\nimport datetime\n',
    "metrics/panel.py": '"""Panel."""\nfrom metrics import arithmetic, catalogue\nfrom geo.register import register\n',
    "metrics/catalogue/__init__.py": '"""Catalogue."""\nfrom .model import Indicator\n',
    "metrics/catalogue/model.py": '"""Words."""\nclass Indicator:\n    """Read."""\n',
    "geo/register.py": '"""Areas."""\nNS = "http://www.w3.org/2000/svg"\ndef register():\n    """All."""\n',
    "ui/state/pick.py": '"""Pickers."""\nimport streamlit as st\nst.text_input("名", placeholder="全名")\n',
    "pages/map.py": '"""Map."""\nfrom ui.state import pick\nimport streamlit\n' + "x = 1\n" * 50 + "\n" * 40,
    "ui/elements/note.py": '"""Note."""\nst.caption(text.told("note", note=note))\nst.error(text.say("failed"))\n',
    "data/files/read.py": WRONG.format("Read; raises ReadError."),
    "data/files/seen.py": MADE.format("Read; raises ReadError."),
    "data/files/again.py": '"""Again."""\ndef again():\n    """Read."""\n    try: ...\n    except OSError as fault:\n        raise fault\n',
    "board.py": '"""Command line."""\nimport data.store.store\nURL = "http://127.0.0.1:8501"\n',
    "tests/test_app.py": 'URL = "https://example.org"\nimport streamlit\n',
    "requirements.txt": "# all\nibis-framework[duckdb]==12.0.0  # the panel\n",
    "requirements-dev.txt": "-r requirements.txt\n",
    "locks/requirements.txt": f"--only-binary :all:\n\natpublic==9.0.0 \\\n    --hash=sha256:{'0' * 64}\n    # via ibis\n",
}


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_the_rule(rule: Rule) -> None:
    found = rule(TOP)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("rule", "file", "content", "complaint"), BREACHES)
def test_a_breach_is_found(rule: Rule, file: str, content: str, complaint: str, tmp_path: Path) -> None:
    _write(tmp_path, KEPT | {file: content})
    found = rule(tmp_path)
    assert len(found) == 1, found
    assert file.split("/")[-1] in found[0]
    assert complaint in found[0]


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_a_house_in_order_is_left_in_peace(rule: Rule, tmp_path: Path) -> None:
    _write(tmp_path, KEPT)
    assert rule(tmp_path) == []


def test_every_rule_is_shown_to_fail() -> None:
    assert {breach[0] for breach in BREACHES} == set(rules.RULES)


def test_floors_are_those_of_the_architecture() -> None:
    """The second column of the table names a floor's rooms; the command line stands in the third one of the last floor."""
    rows = re.findall(
        r"^\| (\d+) \| (.+?) \| (.+?) \|$", (TOP / "docs/architecture.md").read_text(encoding="utf-8"), re.M
    )
    written = [tuple(_room(name) for name in re.findall(r"`(.+?)`", rooms)) for _, rooms, _ in rows]
    written[-1] += tuple(_room(name) for name in re.findall(r"`(board\.py)`", rows[-1][2]))
    assert [int(number) for number, _, _ in rows] == list(range(len(rows)))
    assert tuple(written) == rules.FLOORS


def test_leaflet_is_what_its_package_holds() -> None:
    listed = re.findall(r"^\| `(leaflet/\S+)` \| `([0-9a-f]{64})` \|$", (TOP / "static/README.md").read_text(), re.M)
    actual = {
        path.relative_to(TOP / "static").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (TOP / "static/leaflet").rglob("*")
        if path.is_file()
    }
    assert dict(listed) == actual


def _room(name: str) -> str:
    return name.removesuffix("/").removesuffix(".py").replace("/", ".")


def _write(top: Path, contents: dict[str, str]) -> None:
    for file, content in contents.items():
        (top / file).parent.mkdir(parents=True, exist_ok=True)
        (top / file).write_text(content, encoding="utf-8")
