"""What runs and what is shipped has a licence that is known, and no copyleft that nobody accepted."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from email.message import Message
from importlib.metadata import Distribution

import pytest

from installed import licences
from installed.bill import bill
from installed.distributions import running
from installed.licences import UNKNOWN, Entry, declared, entries, licence_of
from installed.locks import TOP


class Described(Distribution):
    """A package that says of itself what a test wants."""

    def __init__(self, **said: list[str]) -> None:
        self.said = said

    @property
    def metadata(self) -> Message:  # type: ignore[override]
        """Its description."""
        message = Message()
        for field, values in self.said.items():
            for value in values:
                message[field.replace("_", "-")] = value
        return message

    def read_text(self, filename: str) -> None:
        """No file."""

    def locate_file(self, path: object) -> None:  # type: ignore[override]
        """No file."""


@pytest.mark.parametrize(
    ("name", "said", "licence"),
    [
        ("a", {"License_Expression": ["MIT OR Apache-2.0"], "License": ["other"]}, "MIT OR Apache-2.0"),
        ("a", {"License": ["BSD"], "Classifier": ["License :: OSI Approved :: MIT License"]}, "BSD"),
        ("a", {"License": ["x" * 61], "Classifier": ["License :: OSI Approved :: MIT License"]}, "MIT License"),
        ("a", {"License": ["UNKNOWN"], "Classifier": ["Topic :: Software"]}, UNKNOWN),
        ("a", {"Classifier": ["License :: A", "License :: OSI Approved :: B"]}, "A AND B"),
        ("streamlit-folium", {}, "MIT"),
        ("a", {}, UNKNOWN),
    ],
)
def test_the_licence_is_what_the_package_says(name: str, said: dict[str, list[str]], licence: str) -> None:
    assert licence_of(name, Described(**said)) == licence


@pytest.mark.parametrize(
    ("licence", "within", "mark"),
    [
        ("MIT", "", ""),
        ("LGPL-2.1-or-later", "", "copyleft"),
        ("MPL-2.0", "", "copyleft"),
        ("GNU Affero General Public License v3", "", "copyleft"),
        ("AGPL-3.0-only", "", "copyleft"),
        ("BSD-3-Clause", "GEOS LGPL-2.1-or-later", "copyleft"),
        (UNKNOWN, "", UNKNOWN),
    ],
)
def test_what_must_be_looked_at_is_marked(licence: str, within: str, mark: str) -> None:
    assert Entry("a", "1", licence, within).mark == mark


def test_no_licence_is_unknown_and_no_copyleft_unaccepted() -> None:
    marks = {one.name: one.mark for one in entries()}
    assert [name for name, mark in marks.items() if mark == UNKNOWN] == []
    assert {name for name, mark in marks.items() if mark} == declared()["accepted"].keys()


def test_an_unknown_licence_is_an_error_of_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert licences.main() == 0
    assert len(capsys.readouterr().out.splitlines()) == len(entries())
    monkeypatch.setattr(licences, "entries", lambda: [Entry("thing", "1.0", UNKNOWN)])
    assert licences.main() == 1
    assert "thing" in capsys.readouterr().err


def test_what_lies_here_and_is_of_others_is_declared() -> None:
    """By its own licence or source, which lies beside it; and no font lies here."""
    listed = subprocess.run(["git", "ls-files"], cwd=TOP, capture_output=True, text=True, check=True).stdout.split()
    theirs = {name.rpartition("/")[0] for name in listed if re.search(r"/(LICENSE|NOTICE|SOURCE)(\.\w+)?$", name)}
    assert {one["path"] for one in declared()["shipped"]} == theirs
    assert all(one["version"] in (TOP / one["source"]).read_text("utf-8") for one in declared()["shipped"])
    assert [name for name in listed if re.search(r"\.(woff2?|ttf|otf)$", name)] == []


def test_the_bill_holds_each_of_them_once_and_what_it_needs() -> None:
    document = bill()
    components = document["components"]
    assert [(c["name"], c["version"]) for c in components] == [(e.name, e.version) for e in entries()]
    assert all(c["licenses"][0]["license"]["name"] for c in components)
    references = [c["bom-ref"] for c in components]
    assert len(references) == len(set(references)) == len(running()) + 3
    needs = {d["ref"]: d["dependsOn"] for d in document["dependencies"]}
    assert needs.keys() == {"linkage-board", *(f"pkg:pypi/{n}@{d.version}" for n, d in running().items())}
    assert {ref for refs in needs.values() for ref in refs} <= set(references)
    version = running()["pandas"].version
    assert f"pkg:pypi/numpy@{running()['numpy'].version}" in needs[f"pkg:pypi/pandas@{version}"]


def test_the_same_environment_prints_the_same_bill() -> None:
    command = [sys.executable, "-m", "installed.bill"]
    one, other = (subprocess.run(command, cwd=TOP, capture_output=True, check=True).stdout for _ in range(2))
    assert one == other
    assert json.loads(one)["bomFormat"] == "CycloneDX"
