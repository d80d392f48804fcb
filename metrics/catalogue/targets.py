"""Every target, dated and cited. One without a citation is an assumption of this product and is shown as one."""

import datetime as dt

from language.text import Text
from metrics.catalogue.model import Target

START = dt.date(2020, 1, 31)

TARGETS = (
    Target(
        "employment_vs_last_year", 100.0, Text("不低于上年总规模", "At least last year's total"),
        since=dt.date(2021, 1, 31), until=dt.date(2021, 12, 31), cite="内乡振字〔2021〕2号 一(四)", watch_within=2.0,
        note=Text("文件要求规模总体稳定，以上年总规模为线", "the document asks for a stable total; last year's is the line"),
    ),
    Target(
        "employment_vs_last_year", 100.0, Text("不低于上年总规模", "At least last year's total"), since=dt.date(2022, 1, 31), watch_within=2.0,
        note=Text("2021年答复的要求沿用至以后各年，所存文件未见条文", "what the reply asked of 2021 carried on; no document held here states it"),
    ),
    Target(
        "problem_settlement_rate", 100.0, Text("10月底前全部整改", "All settled by the end of October"),
        since=dt.date(2021, 10, 31), until=dt.date(2021, 12, 31), cite="内乡振字〔2021〕2号 一(一)",
    ),
    Target(
        "industry_share", 50.0, Text("50%以上用于产业", "At least 50 % for industries"),
        since=dt.date(2021, 1, 31), until=dt.date(2021, 12, 31), cite="内乡振字〔2021〕2号 一(二)",
        note=Text("文件说的是中央和自治区资金，这里以全部支出衡量", "the document speaks of central and regional money; read here of all payments"),
    ),
    Target(
        "industry_share", 60.0, Text("60%以上用于产业", "At least 60 % for industries"),
        since=dt.date(2023, 1, 31), until=dt.date(2025, 12, 31),
        note=Text("据称是2023年起对中央衔接资金的要求，出处文件未收入本系统，这里以全部支出衡量；2022年的要求未见文件，不设目标", "said to be asked of central money from 2023 on by a document not held here, read of all payments; of 2022 nothing is known, so it has no target"),
    ),
    Target(
        "input_per_national_priority", 11_900.0, Text("县均投入1.19亿元", "119 million yuan per banner"),
        since=dt.date(2021, 1, 31), until=dt.date(2021, 12, 31), watch_within=1_000.0,
        note=Text("答复公布的是平均数，并未要求不少于此数", "the reply reports it as an average and does not ask for at least as much"),
    ),
    Target(
        "input_per_regional_priority", 8_000.0, Text("县均投入不少于8000万元", "At least 80 million yuan per banner"),
        since=dt.date(2021, 1, 31), until=dt.date(2021, 12, 31), cite="内乡振字〔2021〕2号 二(三)1", watch_within=500.0,
    ),
    Target(
        "funds_paid_vs_pace", 0.0, Text("不低于序时进度", "At the pace of the year"), since=START,
        note=Text("文件未给数值，按序时进度（月份/12）衡量", "no document gives a figure; read against month/12"),
    ),
    Target(
        "funds_paid_rate", 100.0, Text("不低于序时进度", "At the pace of the year"), since=START, paced=True,
        note=Text("文件未给数值，按序时进度（月份/12）衡量", "no document gives a figure; read against month/12"),
    ),
    Target(
        "sales_yoy", 0.0, Text("不低于上年同期", "At least the same period of last year"), since=START,
        note=Text("文件未给数值", "no document gives a figure"),
    ),
    Target(
        "project_start_rate", 100.0, Text("不低于序时进度", "At the pace of the year"), since=START, paced=True, watch_within=20.0,
        note=Text("文件未给数值；冬春冻土期难以开工，全年关注区间都放宽到20个百分点", "no document gives a figure; for the frozen ground of winter and spring the watch band is 20 percentage points all year"),
    ),
    Target(
        "projects_late", 0.0, Text("资金到位六个月内开工", "Started within six months of the money's arrival"), since=START, watch_within=3.0,
        note=Text("所存文件未见条文", "no document held here states it"),
    ),
)
