"""The consumption-assistance table (消费帮扶情况统计表)."""

from data.layouts.model import Column, Layout
from language.text import Text

SALES = ("销售情况", "帮扶产品销售额", "销售额", "累计销售额")
PRODUCTS = ("认定产品", "认定帮扶产品", "帮扶产品认定", "帮扶产品", "认定帮扶产品数")
OUTLETS = ("消费专柜专馆专区", "新增专柜专馆专区", "新增消费帮扶专柜专馆专区", "新增", "三专")

LAYOUT = Layout(
    id="consumption",
    name=Text("消费帮扶情况统计表", "Consumption assistance"),
    family="consumption",
    title="消费帮扶工作情况统计表",
    units="万元、款、台、家",
    columns=(
        Column(
            "sales",
            (
                "帮扶产品销售额",
                "销售额",
                "累计销售额",
                "消费帮扶销售额",
                "销售总额",
                "帮扶产品累计销售额",
                "消费帮扶产品销售额",
                "销售金额",
                "全年累计销售额",
            ),
            SALES,
            ("总额", "销售额", "合计", "小计", "销售总额", "累计", "本年累计", "当年累计"),
            required=True,
        ),
        Column(
            "sales_beijing",
            ("其中北京市销售额", "北京市销售额", "北京销售额", "销往北京"),
            SALES,
            ("其中北京市", "北京市", "北京", "其中北京市销售额"),
            behind=("北京市", "北京"),
            whole="销",
        ),
        Column(
            "certified_products_new",
            (
                "当年认定帮扶产品",
                "当年认定帮扶产品数",
                "本年认定帮扶产品",
                "新认定帮扶产品",
                "当年认定产品",
                "本年新认定产品",
            ),
            PRODUCTS,
            ("当年认定", "本年认定", "当年", "本年新增", "当年新增"),
            whole="认定",
        ),
        Column(
            "certified_products_total",
            ("累计认定帮扶产品", "累计认定帮扶产品数", "累计认定产品", "帮扶产品总数"),
            PRODUCTS,
            ("累计认定", "累计", "总数"),
        ),
        Column(
            "special_counters_new",
            ("新增消费专柜", "新增专柜", "新增消费帮扶专柜", "新建专柜"),
            OUTLETS,
            ("专柜", "消费专柜", "新增专柜"),
        ),
        Column(
            "special_halls_new",
            ("新增消费专馆", "新增专馆", "新增消费帮扶专馆", "新建专馆"),
            OUTLETS,
            ("专馆", "消费专馆", "新增专馆"),
        ),
        Column(
            "special_zones_new",
            ("新增消费专区", "新增专区", "新增消费帮扶专区", "新建专区"),
            OUTLETS,
            ("专区", "消费专区", "新增专区"),
        ),
    ),
    subject=(
        "消费帮扶",
        "消费扶贫",
        "帮扶产品",
        "扶贫产品",
        "产品",
        "认定",
        "销售额",
        "销售",
        "专柜",
        "专馆",
        "专区",
        "三专",
        "帮扶",
    ),
    derived=(
        "同比",
        "同比增长",
        "同比增速",
        "帮扶产品销售额同比",
        "环比",
        "北京市销售占比",
        "占比",
        "上年同期",
        "上年同期销售额",
    ),
)
