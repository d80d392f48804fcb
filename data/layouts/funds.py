"""The ledger of transition funds (财政衔接推进乡村振兴补助资金台账)."""

from data.layouts.model import Column, Layout
from language.text import Text

ALLOCATED = ("安排资金", "资金安排", "衔接资金安排", "安排衔接资金", "资金安排情况", "各级安排资金", "资金来源")
PAID = ("支出", "资金支出", "已支出资金", "支出资金", "支出情况", "资金支出情况")


def _allocated(measure: str, level: str) -> Column:
    return Column(
        measure,
        (
            f"{level}安排衔接资金",
            f"{level}衔接资金",
            f"{level}资金",
            f"{level}安排资金",
            f"{level}财政资金",
            f"{level}财政衔接资金",
            f"{level}级资金",
        ),
        ALLOCATED,
        (level, f"{level}级", f"{level}资金", f"{level}财政"),
    )


LAYOUT = Layout(
    id="funds",
    name=Text("财政衔接推进乡村振兴补助资金台账", "Ledger of transition funds"),
    family="funds",
    title="财政衔接推进乡村振兴补助资金台账",
    units="万元",
    columns=(
        _allocated("funds_central", "中央"),
        _allocated("funds_regional", "自治区"),
        _allocated("funds_league", "盟市"),
        _allocated("funds_banner", "旗县"),
        Column(
            "funds_delivered_to_banners",
            (
                "已下达到旗县资金",
                "下达到旗县资金",
                "已下达旗县资金",
                "已下达资金",
                "下达资金",
                "已下达到旗县",
                "累计下达资金",
                "资金到位",
                "到位资金",
                "已到位资金",
                "下达资金总额",
            ),
            ("资金下达", "下达情况", "下达"),
            ("已下达到旗县", "已下达旗县", "已下达", "下达到旗县"),
            required=True,
        ),
        Column(
            "funds_paid",
            (
                "已支出资金",
                "支出资金",
                "累计支出",
                "累计支出资金",
                "资金支出",
                "已支出",
                "支出额",
                "支出金额",
                "已拨付支出",
                "已支付",
                "已支付资金",
                "支付金额",
            ),
            PAID,
            ("合计", "总额", "小计", "已支出", "支出总额", "累计支出"),
            required=True,
        ),
        Column(
            "funds_paid_industry",
            ("其中产业支出", "产业支出", "用于产业支出", "产业支出资金", "产业项目支出"),
            PAID,
            ("其中产业", "产业", "产业支出", "其中产业支出", "用于产业"),
            behind=("用于产业",),
            whole="支出",
        ),
    ),
    subject=(
        "财政衔接推进乡村振兴补助资金",
        "财政衔接资金",
        "衔接资金",
        "各级财政",
        "财政",
        "资金",
        "使用",
        "支出",
        "拨付",
        "支付",
        "下达",
        "管理",
        "安排",
        "执行",
        "预算",
        "投入",
        "补助",
        "推进",
    ),
    derived=(
        "支出进度",
        "资金支出进度",
        "支出率",
        "支付率",
        "下达率",
        "资金下达率",
        "序时进度",
        "与序时进度之差",
        "产业占比",
        "产业支出占比",
        "结余",
        "结余资金",
        "未支出",
        "未支出资金",
        "安排资金合计",
        "资金总额",
        "合计",
    ),
)
