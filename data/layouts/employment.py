"""The monthly employment table (脱贫人口就业情况月报表).

It counts poverty-exited persons alone, as the published figures do: tables titled 含监测对象 are read as well, but whoever
fills in monitored persons too gives a figure of another scope.
"""

from data.layouts.model import Column, Layout
from language.text import Text

PLACES = ("就业地点", "就业区域", "按就业地点分", "务工地点")
WAYS = ("就业渠道", "按就业渠道分", "就业方式")

LAYOUT = Layout(
    id="employment",
    name=Text("脱贫人口就业情况月报表", "Employment, monthly"),
    family="employment",
    title="脱贫人口就业情况月报表",
    units="人",
    columns=(
        Column(
            "employed_persons",
            (
                "脱贫人口就业人数",
                "就业人数",
                "脱贫人口就业",
                "已就业人数",
                "就业总人数",
                "务工就业人数",
                "脱贫人口务工就业人数",
                "实现就业人数",
                "目前就业人数",
                "脱贫人口务工规模",
            ),
            required=True,
        ),
        Column(
            "employed_last_year",
            (
                "上年就业总规模",
                "上年度就业总规模",
                "上年就业规模",
                "上年务工就业规模",
                "去年就业总规模",
                "上年就业总人数",
            ),
        ),
        Column(
            "employed_outside_region",
            ("自治区外就业", "自治区外就业人数", "自治区外", "区外就业", "区外就业人数"),
            PLACES,
            ("自治区外", "区外"),
            whole="就业",
        ),
        Column(
            "employed_outside_banner",
            ("区内旗县外就业", "区内旗县外就业人数", "区内旗县外", "自治区内旗县外就业", "自治区内旗县外"),
            PLACES,
            ("区内旗县外", "自治区内旗县外", "旗县外区内"),
            whole="就业",
        ),
        Column(
            "employed_inside_banner",
            ("旗县内就业", "旗县内就业人数", "旗县内", "本旗县内就业", "本旗县就业"),
            PLACES,
            ("旗县内", "本旗县内"),
            whole="就业",
        ),
        Column(
            "employed_workshops",
            ("帮扶车间就业", "帮扶车间就业人数", "帮扶车间吸纳就业"),
            WAYS,
            ("帮扶车间", "就业帮扶车间"),
            behind=("帮扶车间", "就业帮扶车间"),
            whole="就业",
        ),
        Column(
            "employed_welfare_posts",
            ("公益性岗位就业", "公益性岗位就业人数", "公益岗位就业"),
            WAYS,
            ("公益性岗位", "公益岗位"),
            behind=("公益性岗位", "公益岗位"),
            whole="就业",
        ),
    ),
    subject=(
        "脱贫人口",
        "脱贫劳动力",
        "脱贫劳力",
        "脱贫群众",
        "脱贫户",
        "含监测对象",
        "含监测户",
        "和监测对象",
        "及监测对象",
        "就业",
        "务工",
        "稳岗",
        "规模",
        "人数",
        "帮扶",
    ),
    derived=(
        "就业人数与上年总规模之比",
        "占上年比例",
        "占上年总规模比例",
        "完成率",
        "完成比例",
        "区外就业占比",
        "占比",
        "同比",
        "环比",
    ),
)
