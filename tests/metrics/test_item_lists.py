"""Lists of items are declared beside the table of areas: what contradicts itself is refused at start, by file, key and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.layouts.lists import lists
from metrics.catalogue import DeclarationError, listed, read
from metrics.catalogue.items.declaration import Condition
from tests.metrics.test_catalogue import SMALL

LIST = """
[classes.state]
used = { name = { zh = "在用", en = "used" }, words = ["在用", "使用中"] }
idle = { name = { zh = "闲置", en = "idle" }, words = ["闲置"] }

[items.works]
name = { zh = "工程清单", en = "List of works" }
title = "工程清单"
subject = ["工程"]
key = ["code"]

[items.works.columns.code]
name = { zh = "编号", en = "Code" }
type = "text"
headers = ["工程编号"]

[items.works.columns.state]
name = { zh = "状态", en = "State" }
type = "choice"
choices = "state"
headers = ["工程状态"]

[items.works.columns.cost]
name = { zh = "投资", en = "Cost" }
type = "number"
unit = "万元"
headers = ["工程投资"]

[items.works.columns.begun]
name = { zh = "开工", en = "Begun" }
type = "date"
headers = ["开工日期"]

[items.works.columns.owner]
name = { zh = "业主", en = "Owner" }
type = "text"
personal = true
headers = ["业主姓名"]

[measures.works]
name = { zh = "工程数", en = "Works" }
kind = "stock"
unit = "个"
classes = "state"
counted = { items = "works", each = "state" }

[measures.works_begun]
name = { zh = "已开工", en = "Works begun" }
kind = "stock"
unit = "个"
counted = { items = "works", where = [{ column = "begun", by = "period" }] }

[measures.works_cost]
name = { zh = "工程投资", en = "Cost of works" }
kind = "stock"
unit = "万元"
headers = ["工程投资额"]
prevails = "headers"
counted = { items = "works", sum = "cost", where = [{ column = "cost", above = 0 }] }

[measures.owners]
name = { zh = "业主数", en = "Owners" }
kind = "stock"
unit = "人"
counted = { items = "works", distinct = "owner" }
"""
WHOLE = SMALL.replace("[indicators.settled_share]", LIST + "\n[indicators.settled_share]")


def file(folder: Path, text: str) -> Path:
    path = folder / "relocation.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_list_and_what_is_counted_from_it(tmp_path: Path) -> None:
    families, _ = read([file(tmp_path, WHOLE)])
    works = listed(families)["works"]
    assert (works.family, works.kept) == ("relocation", ("code", "state", "cost", "begun"))
    assert list(works.counted) == ["works", "works_used", "works_idle", "works_begun", "works_cost", "owners"]
    assert works.counted["works"].where == ()
    assert works.counted["works_idle"].where == (Condition("state", one_of=("idle",)),)
    assert works.prevails == dict.fromkeys(works.counted, "") | {"works_cost": "headers"}
    assert lists({"works": works})["works"].words == {"state": {"在用": "used", "使用中": "used", "闲置": "idle"}}


@pytest.mark.parametrize(
    ("written", "instead", "key", "said"),
    [
        ('key = ["code"]', 'key = ["number"]', "items.works.key", "column number"),
        ('key = ["code"]', "key = []", "items.works.key", "no column that makes a row one thing"),
        ('choices = "state"', 'choices = "states"', "items.works.columns.state.choices", "list of classes states"),
        ('choices = "state"', 'unit = "个"', "items.works.columns.state.choices", "a choice has choices"),
        ('unit = "万元"\nheaders = ["工程投资"]', 'headers = ["工程投资"]', "items.works.columns.cost.unit", "a number has a unit"),
        ('headers = ["开工日期"]', "headers = []", "items.works.columns.begun.headers", "no header"),
        ('en = "Begun" }', 'en = "Code" }', "items.works.columns.begun.name", "name of another column"),
        ('en = "Begun" }', 'en = "Area" }', "items.works.columns.begun.name", "name of another column"),
        ('column = "begun", by', 'column = "start", by', "measures.works_begun.counted.where.0", "column start"),
        ('column = "begun", by', 'column = "cost", by', "measures.works_begun.counted.where.0", "is a number"),
        ('by = "period" }', 'by = "period", filled = true }', "measures.works_begun.counted.where.0", "states 2 tests"),
        (', by = "period" }', " }", "measures.works_begun.counted.where.0", "states 0 tests"),
        ('column = "cost", above = 0', 'column = "owner", one_of = ["甲"]', "measures.works_cost.counted.where.0", "is personal"),
        ('column = "cost", above = 0', 'column = "state", one_of = ["lost"]', "measures.works_cost.counted.where.0.one_of", "no choice lost"),
        ('sum = "cost"', 'sum = "begun"', "measures.works_cost.counted.sum", "is a date"),
        ('sum = "cost"', 'sum = "cost", areas = true', "measures.works_cost.counted", "more than one of sum"),
        ('unit = "万元"\nheaders = ["工程投资额"]', 'unit = "个"\nheaders = ["工程投资额"]', "measures.works_cost.counted.sum", "make them agree"),
        ('unit = "人"\ncounted', 'unit = "万元"\ncounted', "measures.owners.counted", "not 万元"),
        ('prevails = "headers"\n', "", "measures.works_cost.prevails", "say which prevails"),
        ('headers = ["工程投资额"]\n', "", "measures.works_cost.prevails", "one origin"),
        ('counted = { items = "works", distinct = "owner" }', "", "measures.owners.headers", "neither headers nor a list"),
        ('items = "works", distinct', 'items = "jobs", distinct', "measures.owners.counted.items", "list jobs"),
        (', each = "state"', "", "measures.works.counted.each", "name the column"),
        ('each = "state"', 'each = "code"', "measures.works.counted.each", "other choices than the classes"),
    ],
)  # fmt: skip
def test_every_contradiction_is_named_with_its_remedy(
    tmp_path: Path, written: str, instead: str, key: str, said: str
) -> None:
    assert WHOLE.count(written) == 1
    with pytest.raises(DeclarationError) as refused:
        read([file(tmp_path, WHOLE.replace(written, instead))])
    found = {fault.key: fault for fault in refused.value.faults}
    assert said in found[key].what.en
    assert found[key].file == "relocation.toml"
    assert found[key].what.zh


def test_a_list_nothing_is_counted_from_is_refused(tmp_path: Path) -> None:
    lone = SMALL + LIST.split("[measures.works]")[0]
    with pytest.raises(DeclarationError, match="has nothing counted from it"):
        read([file(tmp_path, lone)])


def test_a_column_that_claims_the_header_of_another_or_of_the_area_is_refused(tmp_path: Path) -> None:
    for header, whose in (("工程投资", "cost"), ("旗县", "area")):
        families, _ = read([file(tmp_path, WHOLE.replace('headers = ["开工日期"]', f'headers = ["{header}"]'))])
        with pytest.raises(DeclarationError, match=f"claims the header {header} of {whose}"):
            lists(listed(families))


def test_a_key_nobody_reads_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DeclarationError, match="is no key of this table"):
        read([file(tmp_path, WHOLE.replace("personal = true", "secret = true"))])


def test_the_example_of_the_guide_is_sound(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "declaring.md").read_text(encoding="utf-8")
    example = guide.split("```toml")[1].split("```")[0]
    families, _ = read(
        [file(tmp_path, SMALL.replace("[indicators.settled_share]", f"{example}\n[indicators.settled_share]"))]
    )
    assert list(listed(families)["greenhouses"].counted) == [
        "greenhouses",
        "greenhouses_used",
        "greenhouses_idle",
        "greenhouse_cost",
    ]
