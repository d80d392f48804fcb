"""Lists of items are declared beside the table of areas: what contradicts itself is refused at start, by file, key and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.layouts.lists import lists
from metrics.catalogue import DeclarationError, listed, read
from metrics.catalogue.items.declaration import Condition
from tests.metrics.test_catalogue import SMALL

WHOLE = (Path(__file__).parent / "villages.toml").read_text(encoding="utf-8")

LONE = """
[items.works]
name = { zh = "工程清单", en = "List of works" }
title = "工程清单"
subject = ["工程"]
key = ["code"]
columns.code = { name = { zh = "编号", en = "Code" }, type = "text", headers = ["工程编号"] }
"""


def file(folder: Path, text: str) -> Path:
    path = folder / "villages.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_list_and_what_is_counted_from_it(tmp_path: Path) -> None:
    families, _ = read([file(tmp_path, WHOLE)])
    villages = listed(families)["chosen_village_list"]
    assert (villages.family, villages.kept) == ("villages", ("village", "grade", "funds", "started"))
    assert list(villages.counted) == [
        "chosen_villages", "chosen_villages_first", "chosen_villages_second", "villages_started", "village_funds", "secretaries",
    ]  # fmt: skip
    assert villages.counted["chosen_villages"].where == ()
    assert villages.counted["chosen_villages_second"].where == (Condition("grade", one_of=("second",)),)
    assert villages.prevails == dict.fromkeys(villages.counted, "") | {"village_funds": "items"}
    words = lists({"chosen_village_list": villages})["chosen_village_list"].words
    assert words == {"grade": {"一级": "first", "二级": "second"}}


@pytest.mark.parametrize(
    ("written", "instead", "key", "said"),
    [
        ('key = ["village"]', 'key = ["number"]', "items.chosen_village_list.key", "column number"),
        ('key = ["village"]', "key = []", "items.chosen_village_list.key", "no column that makes a row one thing"),
        ('choices = "grade"', 'choices = "grades"', "items.chosen_village_list.columns.grade.choices", "list of classes grades"),
        ('choices = "grade"', 'unit = "个"', "items.chosen_village_list.columns.grade.choices", "a choice has choices"),
        ('unit = "万元", headers = ["投入资金"]', 'headers = ["投入资金"]', "items.chosen_village_list.columns.funds.unit", "a number has a unit"),
        ('headers = ["开工时间"]', "headers = []", "items.chosen_village_list.columns.started.headers", "no header"),
        ('en = "Started" }, type', 'en = "Village" }, type', "items.chosen_village_list.columns.started.name", "name of another column"),
        ('en = "Started" }, type', 'en = "Area" }, type', "items.chosen_village_list.columns.started.name", "name of another column"),
        ('column = "started", by', 'column = "start", by', "measures.villages_started.counted.where.0", "column start"),
        ('column = "started", by', 'column = "funds", by', "measures.villages_started.counted.where.0", "is a number"),
        ('column = "started", by', 'column = "funds", not_by', "measures.villages_started.counted.where.0", "is a number"),
        ('by = "period" }', 'by = "period", filled = true }', "measures.villages_started.counted.where.0", "states 2 tests"),
        ('by = "period" }', 'by = "period", not_by = "half_year_ago" }', "measures.villages_started.counted.where.0", "states 2 tests"),
        (', by = "period" }', " }", "measures.villages_started.counted.where.0", "states 0 tests"),
        ('column = "funds", above = 0', 'column = "secretary", one_of = ["甲"]', "measures.village_funds.counted.where.0", "is personal"),
        ('column = "funds", above = 0', 'column = "grade", one_of = ["third"]', "measures.village_funds.counted.where.0.one_of", "no choice third"),
        ('sum = "funds"', 'sum = "started"', "measures.village_funds.counted.sum", "is a date"),
        ('sum = "funds"', 'sum = "funds", areas = true', "measures.village_funds.counted", "more than one of sum"),
        ('unit = "万元"\nheaders = ["示范村投入额"]', 'unit = "个"\nheaders = ["示范村投入额"]', "measures.village_funds.counted.sum", "make them agree"),
        ('unit = "人"\ncounted', 'unit = "万元"\ncounted', "measures.secretaries.counted", "not 万元"),
        ('prevails = "items"\n', "", "measures.village_funds.prevails", "say which prevails"),
        ('headers = ["示范村投入额"]\n', "", "measures.village_funds.prevails", "one origin"),
        ('counted = { items = "chosen_village_list", distinct = "secretary" }', "", "measures.secretaries.headers", "neither headers nor a list"),
        ('items = "chosen_village_list", distinct', 'items = "jobs", distinct', "measures.secretaries.counted.items", "list jobs"),
        (', each = "grade"', "", "measures.chosen_villages.counted.each", "name the column"),
        ('each = "grade"', 'each = "village"', "measures.chosen_villages.counted.each", "other choices than the classes"),
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
    assert found[key].file == "villages.toml"
    assert found[key].what.zh


def test_a_list_nothing_is_counted_from_is_refused(tmp_path: Path) -> None:
    lone = WHOLE.replace("[measures.chosen_villages]", LONE + "\n[measures.chosen_villages]")
    with pytest.raises(DeclarationError, match="has nothing counted from it"):
        read([file(tmp_path, lone)])


def test_a_column_that_claims_the_header_of_another_or_of_the_area_is_refused(tmp_path: Path) -> None:
    for header, whose in (("投入资金", "funds"), ("旗县", "area")):
        families, _ = read([file(tmp_path, WHOLE.replace('headers = ["开工时间"]', f'headers = ["{header}"]'))])
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
