"""The monitoring summary (防返贫监测帮扶情况汇总表)."""

from data.layouts.model import Column, Layout
from language.text import Text

HOUSEHOLDS, PERSONS = ("户数", "户"), ("人数", "人口数", "人口", "人")
CLASSES = (("unstable", "脱贫不稳定户"), ("marginal", "边缘易致贫户"), ("hardship", "突发严重困难户"))


def _class_columns(id: str, name: str) -> tuple[Column, Column]:
    # The bare name stands for either; the unit in brackets, or the other column, decides.
    households = (f"{name}户数", f"{name}数", name)
    persons = (f"{name}人数", f"{name}人口数", f"{name}人口", name)
    return (
        Column(f"{id}_households", households, (name,), HOUSEHOLDS),
        Column(f"{id}_persons", persons, (name,), PERSONS),
    )


def _pair(measures: tuple[str, str], group: tuple[str, ...], required: bool = False) -> tuple[Column, Column]:
    households, persons = measures
    return (
        Column(households, tuple(f"{g}{u}" for g in group for u in ("户数", "户")), group, HOUSEHOLDS, required),
        Column(persons, tuple(f"{g}{u}" for g in group for u in ("人数", "人口数", "人口")), group, PERSONS, required),
    )


LAYOUT = Layout(
    id="monitoring",
    name=Text("防返贫监测帮扶情况汇总表", "Monitoring summary"),
    family="monitoring",
    title="防返贫监测帮扶情况汇总表",
    units="户、人、个",
    columns=(
        *_pair(
            ("monitored_households", "monitored_persons"),
            ("监测对象", "监测", "现有监测对象", "纳入监测"),
            required=True,
        ),
        *(column for id, name in CLASSES for column in _class_columns(id, name)),
        *_pair(
            ("new_monitored_households", "new_monitored_persons"),
            ("新识别监测", "新识别监测对象", "新识别", "当年新识别", "本年新识别", "新增监测对象", "当年新增监测对象"),
        ),
        *_pair(
            ("identified_households_total", "identified_persons_total"),
            ("累计识别监测", "累计识别监测对象", "累计识别", "累计纳入监测"),
        ),
        *_pair(
            ("cleared_households_total", "cleared_persons_total"),
            ("累计消除风险", "消除风险", "已消除风险", "风险消除", "累计风险消除"),
        ),
        Column(
            "measures_in_place_persons",
            ("已落实帮扶措施人数", "落实帮扶措施人数", "已落实措施人数", "落实措施人数"),
            ("已落实帮扶措施", "落实帮扶措施"),
            PERSONS,
        ),
        Column(
            "problems_found",
            ("排查发现问题", "排查发现问题数", "发现问题", "发现问题数", "问题数"),
            ("排查问题", "问题排查", "排查发现问题"),
            ("发现", "发现数", "发现问题"),
        ),
        Column(
            "problems_settled",
            ("已整改问题", "已整改问题数", "整改问题数", "完成整改问题", "已整改"),
            ("排查问题", "问题排查", "排查发现问题"),
            ("已整改", "整改", "已整改数", "完成整改"),
        ),
        *_pair(("surveyed_households", "surveyed_persons"), ("累计走访", "走访", "累计走访农牧户", "排查走访")),
        Column(
            "rural_population",
            ("农村牧区常住人口", "农村牧区常住人口数", "农牧区常住人口", "农村常住人口", "乡村常住人口"),
        ),
    ),
    subject=(
        "防返贫",
        "防止返贫",
        "防止",
        "返贫",
        "防贫",
        "动态",
        "监测对象",
        "监测户",
        "监测",
        "帮扶",
        "农牧户",
        "农户",
        "识别",
        "风险",
        "消除",
        "集中",
        "排查",
        "易返贫",
        "致贫",
        "信息",
        "措施",
        "走访",
        "人口",
    ),
    derived=(
        "风险消除率",
        "消除风险率",
        "帮扶措施落实率",
        "措施落实率",
        "问题整改率",
        "整改率",
        "走访覆盖率",
        "覆盖率",
        "占比",
        "比上月增减",
        "同比",
        "环比",
    ),
)
