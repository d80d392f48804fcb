"""Monitoring and helping households at risk of falling back (防止返贫动态监测和帮扶)."""

import datetime as dt

from metrics.catalogue.model import Break, Family, Indicator, Kind, Measure, Ratio, Value

REPLY = "内乡振字〔2021〕2号 一(一)"
LINE_2021 = Break(
    dt.date(2021, 12, 31),
    zh="监测收入线由5000元提高到6000元，监测对象由两类扩大为三类，分母改为累计识别人数",
    en="Income line raised from 5,000 to 6,000 yuan, two classes of household became three, denominator became all ever identified",
)

FAMILY = Family("monitoring", "监测帮扶", "Monitoring", headline="risk_cleared_rate", judged_by="risk_cleared_rate")

MEASURES = tuple(
    Measure(id, zh, en, "monitoring", kind, unit, (REPLY,))
    for id, zh, en, kind, unit in (
        ("monitored_households", "监测对象户数", "Monitored households", Kind.STOCK, "户"),
        ("monitored_persons", "监测对象人数", "Monitored persons", Kind.STOCK, "人"),
        ("unstable_households", "脱贫不稳定户", "Households with unstable exit from poverty", Kind.STOCK, "户"),
        ("unstable_persons", "脱贫不稳定户人数", "Persons with unstable exit from poverty", Kind.STOCK, "人"),
        ("marginal_households", "边缘易致贫户", "Households on the margin of poverty", Kind.STOCK, "户"),
        ("marginal_persons", "边缘易致贫户人数", "Persons on the margin of poverty", Kind.STOCK, "人"),
        ("hardship_households", "突发严重困难户", "Households in sudden severe hardship", Kind.STOCK, "户"),
        ("hardship_persons", "突发严重困难户人数", "Persons in sudden severe hardship", Kind.STOCK, "人"),
        ("new_monitored_households", "新识别监测户数", "Newly identified households", Kind.YTD, "户"),
        ("new_monitored_persons", "新识别监测人数", "Newly identified persons", Kind.YTD, "人"),
        ("identified_households_total", "累计识别监测户数", "Households ever identified", Kind.STOCK, "户"),
        ("identified_persons_total", "累计识别监测人数", "Persons ever identified", Kind.STOCK, "人"),
        ("cleared_households_total", "累计消除风险户数", "Households whose risk is cleared", Kind.STOCK, "户"),
        ("cleared_persons_total", "累计消除风险人数", "Persons whose risk is cleared", Kind.STOCK, "人"),
        ("measures_in_place_persons", "已落实帮扶措施人数", "Persons with measures in place", Kind.STOCK, "人"),
        ("problems_found", "排查发现问题", "Problems found", Kind.YTD, "个"),
        ("problems_settled", "已整改问题", "Problems settled", Kind.YTD, "个"),
        ("surveyed_households", "累计走访户数", "Households visited", Kind.YTD, "户"),
        ("surveyed_persons", "累计走访人数", "Persons visited", Kind.YTD, "人"),
        ("rural_population", "农村牧区常住人口", "Rural resident population", Kind.ANNUAL, "人"),
    )
)

VALUES = tuple(
    Indicator(
        m.id, m.zh, m.en, "monitoring", m.unit, Value(m.id), cites=m.cites,
        breaks=() if m.kind == Kind.YTD or m.id == "rural_population" else (LINE_2021,),
    )
    for m in MEASURES
)

RATES = (
    Indicator(
        "risk_cleared_rate", "风险消除率", "Risk-cleared rate", "monitoring", "%",
        Ratio("cleared_persons_total", over="identified_persons_total"),
        better="more", decimals=1, breaks=(LINE_2021,), cites=(REPLY,),
    ),
    Indicator(
        "measures_in_place_rate", "帮扶措施落实率", "Share with measures in place", "monitoring", "%",
        Ratio("measures_in_place_persons", over="monitored_persons"),
        better="more", decimals=1, breaks=(LINE_2021,), cites=(REPLY,),
    ),
    Indicator(
        "problem_settlement_rate", "问题整改率", "Problem settlement rate", "monitoring", "%",
        Ratio("problems_settled", over="problems_found"),
        better="more", decimals=1, cites=(REPLY,),
    ),
    Indicator(
        "survey_coverage", "走访覆盖率", "Visit coverage", "monitoring", "%",
        Ratio("surveyed_persons", over="rural_population"),
        better="more", decimals=1, cites=(REPLY,),
    ),
)

INDICATORS = RATES + VALUES
