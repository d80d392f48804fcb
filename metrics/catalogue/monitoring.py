"""Monitoring and helping households at risk of falling back (防止返贫动态监测和帮扶)."""

import datetime as dt

from language.text import Text
from metrics.catalogue.model import Break, Family, Indicator, Kind, Measure, Ratio, Value

REPLY = "内乡振字〔2021〕2号 一(一)"
# What the documents held say of the definition, and what they leave open: the line is named for years and never for a month
# (5 000 yuan in the guidance of December 2019, 6 000 for 2021, 8 800 for 2025), the classes are three by 28 July 2021.
LINE_2021 = Break(
    dt.date(2021, 1, 31),
    what=Text("监测收入线2021年为6000元，2019年底的指导意见为5000元；何月改用未见文件，按年初起算", "Income line 6,000 yuan in 2021, 5,000 in the guidance of late 2019; no document gives the month, counted from January"),
)
CLASSES_2021 = Break(
    dt.date(2021, 1, 31),
    what=Text("监测对象由两类扩大为三类，2021年7月28日前已改；何月改用未见文件，按年初起算", "Two classes of household became three by 28 July 2021; no document gives the month, counted from January"),
)
LATER_LINES = tuple(
    Break(
        dt.date(year, 1, 31),
        what=Text("监测收入线可能高于上年：2021年6000元，2025年8800元，其间何时提高、提高多少未见文件", "The income line may be above that of the year before: 6,000 yuan in 2021, 8,800 in 2025, the steps between not known"),
    )
    for year in range(2022, 2026)
)
DENOMINATOR = Break(
    dt.date(2022, 1, 31),
    what=Text("公布的消除率2021年以系统内监测人口为分母，2025年以累计识别人数为分母；何时改变未见文件，按2022年起算", "The published rate is of persons in the system in 2021 and of all ever identified in 2025; no document says when it changed, counted from 2022"),
)
LINES = (LINE_2021, *LATER_LINES)
# The classes that stood before carry on under their names; all others changed with the number of classes.
CLASSES = (LINE_2021, CLASSES_2021, *LATER_LINES)

FAMILY = Family("monitoring", Text("监测帮扶", "Monitoring"), headline="risk_cleared_rate", judged_by="risk_cleared_rate")

MEASURES = tuple(
    Measure(id, Text(zh, en), "monitoring", kind, unit, (REPLY,), breaks)
    for id, zh, en, kind, unit, breaks in (
        ("monitored_households", "监测对象户数", "Monitored households", Kind.STOCK, "户", CLASSES),
        ("monitored_persons", "监测对象人数", "Monitored persons", Kind.STOCK, "人", CLASSES),
        ("unstable_households", "脱贫不稳定户", "Households with unstable exit from poverty", Kind.STOCK, "户", LINES),
        ("unstable_persons", "脱贫不稳定户人数", "Persons with unstable exit from poverty", Kind.STOCK, "人", LINES),
        ("marginal_households", "边缘易致贫户", "Households on the margin of poverty", Kind.STOCK, "户", LINES),
        ("marginal_persons", "边缘易致贫户人数", "Persons on the margin of poverty", Kind.STOCK, "人", LINES),
        ("hardship_households", "突发严重困难户", "Households in sudden severe hardship", Kind.STOCK, "户", CLASSES),
        ("hardship_persons", "突发严重困难户人数", "Persons in sudden severe hardship", Kind.STOCK, "人", CLASSES),
        ("new_monitored_households", "新识别监测户数", "Newly identified households", Kind.YTD, "户", CLASSES),
        ("new_monitored_persons", "新识别监测人数", "Newly identified persons", Kind.YTD, "人", CLASSES),
        ("identified_households_total", "累计识别监测户数", "Households ever identified", Kind.STOCK, "户", CLASSES),
        ("identified_persons_total", "累计识别监测人数", "Persons ever identified", Kind.STOCK, "人", CLASSES),
        ("cleared_households_total", "累计消除风险户数", "Households whose risk is cleared", Kind.STOCK, "户", CLASSES),
        ("cleared_persons_total", "累计消除风险人数", "Persons whose risk is cleared", Kind.STOCK, "人", CLASSES),
        ("measures_in_place_persons", "已落实帮扶措施人数", "Persons with measures in place", Kind.STOCK, "人", CLASSES),
        ("problems_found", "排查发现问题", "Problems found", Kind.YTD, "个", ()),
        ("problems_settled", "已整改问题", "Problems settled", Kind.YTD, "个", ()),
        ("surveyed_households", "累计走访户数", "Households visited", Kind.YTD, "户", ()),
        ("surveyed_persons", "累计走访人数", "Persons visited", Kind.YTD, "人", ()),
        ("rural_population", "农村牧区常住人口", "Rural resident population", Kind.ANNUAL, "人", ()),
    )
)

STILL_COUNTED = (
    "含已消除风险、仍在系统内的对象；未消除风险的人数没有单独上报",
    "Includes those whose risk is cleared and who stay in the system; persons not yet cleared are not reported apart",
)
ONE_ROUND = (
    "按一轮集中排查计，同一人只计一次；几轮相加会重复计人。文件中的公布数是2021年5月至6月那一轮",
    "Of one round of visits, each person once; rounds added together count people twice. The published figure is that of May and June 2021",
)
NOTES = {
    "monitored_households": STILL_COUNTED,
    "monitored_persons": STILL_COUNTED,
    "surveyed_households": ONE_ROUND,
    "surveyed_persons": ONE_ROUND,
}

VALUES = tuple(
    Indicator(
        m.id, m.name, "monitoring", m.unit, Value(m.id), cites=m.cites,
        note=Text(NOTES.get(m.id, ("", ""))[0], NOTES.get(m.id, ("", ""))[1]),
    )
    for m in MEASURES
)

RATES = (
    Indicator(
        "risk_cleared_rate", Text("风险消除率", "Risk-cleared rate"), "monitoring", "%",
        Ratio("cleared_persons_total", over="identified_persons_total"),
        better="more", decimals=1, breaks=(DENOMINATOR,), cites=(REPLY,),
        note=Text("分母为累计识别人数；答复2021年6月的90.6%以当时系统内约5.46万监测人口为分母，那时两者按同数处理", "Of all ever identified; the 90.6 % of the reply for June 2021 is of the about 54,600 then in the system, taken here to be the same"),
    ),
    Indicator(
        "measures_in_place_rate", Text("帮扶措施落实率", "Share with measures in place"), "monitoring", "%",
        Ratio("measures_in_place_persons", over="monitored_persons"),
        better="more", decimals=1, cites=(REPLY,),
    ),
    Indicator(
        "problem_settlement_rate", Text("问题整改率", "Problem settlement rate"), "monitoring", "%",
        Ratio("problems_settled", over="problems_found"),
        better="more", decimals=1, cites=(REPLY,),
    ),
    Indicator(
        "survey_coverage", Text("走访覆盖率", "Visit coverage"), "monitoring", "%",
        Ratio("surveyed_persons", over="rural_population"),
        better="more", decimals=1, cites=(REPLY,), note=Text(ONE_ROUND[0], ONE_ROUND[1]),
    ),
)

INDICATORS = RATES + VALUES
