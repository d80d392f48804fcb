"""A bureau declares a family of its own, by the quarter, with classes and a list of things, in a folder: it is there everywhere.

The catalogue is read when the program starts, so `own_family.py` looks in a process of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FAMILY = """
order = 95
tier = "further"
reports = "quarter"
reporter = "revitalisation"
name = { zh = "示范嘎查村", en = "Model villages" }
headline = "village_started_rate"
judged_by = "village_started_rate"

[classes.grade]
first = { name = { zh = "一级", en = "first grade" }, words = ["一级"] }
second = { name = { zh = "二级", en = "second grade" }, words = ["二级"] }

[items.chosen_village_list]
name = { zh = "示范嘎查村清单", en = "List of model villages" }
title = "示范嘎查村清单"
subject = ["示范嘎查村", "示范村", "清单"]
units = "万元"
key = ["village"]

[items.chosen_village_list.columns]
village = { name = { zh = "嘎查村", en = "Village" }, type = "text", headers = ["嘎查村名称"] }
grade = { name = { zh = "等级", en = "Grade" }, type = "choice", choices = "grade", headers = ["示范等级"], required = true }
funds = { name = { zh = "投入", en = "Funds" }, type = "number", unit = "万元", headers = ["投入资金"] }
started = { name = { zh = "开工时间", en = "Started" }, type = "date", headers = ["开工时间"] }
secretary = { name = { zh = "书记", en = "Secretary" }, type = "text", personal = true, headers = ["书记姓名"] }

[measures.chosen_villages]
name = { zh = "示范村数", en = "Villages chosen" }
kind = "stock"
unit = "个"
classes = "grade"
counted = { items = "chosen_village_list", each = "grade" }

[measures.villages_started]
name = { zh = "示范村已开工", en = "Villages started" }
kind = "stock"
unit = "个"
better = "more"
counted = { items = "chosen_village_list", where = [{ column = "started", by = "period" }] }

[measures.village_funds]
name = { zh = "示范村投入", en = "Funds of villages" }
kind = "stock"
unit = "万元"
counted = { items = "chosen_village_list", sum = "funds" }

[measures.village_households]
name = { zh = "示范村户数", en = "Households of villages" }
kind = "stock"
unit = "户"
required = true
headers = ["示范村户数"]

[indicators.village_started_rate]
name = { zh = "示范村开工率", en = "Villages started, share" }
unit = "%"
ratio = { of = ["villages_started"], over = ["chosen_villages"] }
better = "more"

[[targets.village_started_rate]]
value = 100
name = { zh = "全部开工", en = "All started" }
since = 2021-01-31

[alerts.villages_waiting]
name = { zh = "示范村未开工", en = "Villages not started" }
indicators = ["village_started_rate"]
reads = "target"
side = "below"
red = -20
reason = { zh = "开工率 {value}", en = "Started {value}" }

[layout]
name = { zh = "示范嘎查村情况表", en = "Model villages" }
title = "示范嘎查村情况表"
units = "户"
subject = ["示范嘎查村", "示范村"]
"""


@pytest.mark.slow
def test_a_family_in_a_folder_of_ones_own_is_there_everywhere(tmp_path: Path) -> None:
    (tmp_path / "settings" / "catalogue").mkdir(parents=True)
    (tmp_path / "settings" / "catalogue" / "villages.toml").write_text(FAMILY, encoding="utf-8")
    looked = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider", str(HERE / "own_family.py")],
        env={**os.environ, "BOARD_SETTINGS": str(tmp_path / "settings"), "BOARD_STORE": str(tmp_path / "store")},
        cwd=HERE.parents[1], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert looked.returncode == 0, looked.stdout[-4000:] + looked.stderr[-2000:]
    assert "passed" in looked.stdout
