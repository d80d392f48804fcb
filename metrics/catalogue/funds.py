"""Transition funds (财政衔接推进乡村振兴补助资金): allocated, delivered to banners, paid out."""

import datetime as dt

from language.text import Text
from metrics.catalogue.model import AgainstPace, Break, Family, Indicator, Kind, Measure, PerFlagged, Ratio, Value

REPLY = "内乡振字〔2021〕2号 三(二)"
PRIORITY = "内乡振字〔2021〕2号 二(三)1"
INDUSTRY = "内乡振字〔2021〕2号 一(二)"
SCOPE_2022 = Break(
    dt.date(2022, 1, 31),
    what=Text("2022年起衔接资金统计范围比2021年（乡村振兴局分配部分）更宽", "From 2022 the funds counted are wider in scope than those of 2021, which the bureau itself allocated"),
)

FAMILY = Family("funds", Text("衔接资金", "Funds"), headline="funds_paid_rate", judged_by="funds_paid_rate")

# What banners spend of their own, no numbered document held speaks of.
MEASURES = tuple(
    Measure(id, Text(zh, en), "funds", kind, "万元", cites, (SCOPE_2022,))
    for id, zh, en, kind, cites in (
        ("funds_central", "中央安排衔接资金", "Funds allocated by the centre", Kind.ANNUAL, (REPLY,)),
        ("funds_regional", "自治区安排衔接资金", "Funds allocated by the region", Kind.ANNUAL, (REPLY,)),
        ("funds_league", "盟市安排衔接资金", "Funds allocated by the league", Kind.ANNUAL, (REPLY,)),
        ("funds_banner", "旗县安排衔接资金", "Funds allocated by the banner", Kind.ANNUAL, ()),
        ("funds_delivered_to_banners", "已下达到旗县资金", "Funds delivered to banners", Kind.YTD, (REPLY,)),
        ("funds_paid", "已支出资金", "Funds paid out", Kind.YTD, (REPLY,)),
        ("funds_paid_industry", "其中产业支出", "of which paid for industries", Kind.YTD, (INDUSTRY,)),
    )
)

UPPER_LEVELS = ("funds_central", "funds_regional", "funds_league")
ALL_LEVELS = (*UPPER_LEVELS, "funds_banner")

FOUR_LEVELS = (
    "四级资金合计，含旗县自筹；答复未说县均投入包含哪几级",
    "Of all four levels, the banner's own money included; the reply does not say whose money its average counts",
)

RATES = (
    Indicator(
        "funds_paid_rate", Text("资金支出进度", "Share of funds paid"), "funds", "%",
        Ratio("funds_paid", over="funds_delivered_to_banners"), better="more", decimals=1, cites=(REPLY,),
    ),
    Indicator(
        "funds_paid_vs_pace", Text("支出进度与序时进度之差", "Payment against the pace of the year"), "funds", "个百分点",
        AgainstPace("funds_paid", over="funds_delivered_to_banners"), better="more", decimals=1, cites=(REPLY,),
    ),
    Indicator(
        "funds_delivered_share", Text("资金下达率", "Share of funds delivered"), "funds", "%",
        Ratio("funds_delivered_to_banners", over=UPPER_LEVELS), better="more", decimals=1, cites=(REPLY,),
    ),
    Indicator(
        "industry_share", Text("产业支出占比", "Industry share of payments"), "funds", "%",
        Ratio("funds_paid_industry", over="funds_paid"), better="more", decimals=1, cites=(INDUSTRY,),
        note=Text("占全部支出的比重；答复所说一半以上，是中央和自治区资金用于产业的安排，两者口径不同", "Of all payments; the reply's half or more is of central and regional money meant for industries, which is not the same"),
    ),
    Indicator(
        "input_per_national_priority", Text("国家重点帮扶旗县县均投入", "Input per national priority-assistance banner"),
        "funds", "万元", PerFlagged(*ALL_LEVELS, flag="priority_national"),
        better="more", decimals=1, cites=(PRIORITY,), note=Text(FOUR_LEVELS[0], FOUR_LEVELS[1]),
    ),
    Indicator(
        "input_per_regional_priority", Text("自治区重点帮扶旗县县均投入", "Input per regional priority-assistance banner"),
        "funds", "万元", PerFlagged(*ALL_LEVELS, flag="priority_regional"),
        better="more", decimals=1, cites=(PRIORITY,), note=Text(FOUR_LEVELS[0], FOUR_LEVELS[1]),
    ),
)

VALUES = (
    Indicator(
        "funds_allocated", Text("中央和自治区安排衔接资金", "Transition funds allocated (central and regional)"), "funds", "万元",
        Value("funds_central", "funds_regional"), decimals=1, cites=(REPLY,),
    ),
    *(
        Indicator(
            m.id, m.name, "funds", m.unit, Value(m.id), decimals=1, cites=m.cites,
        )
        for m in MEASURES
    ),
)

INDICATORS = RATES + VALUES
