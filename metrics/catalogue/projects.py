"""Projects: in the library, in the annual plan, started, completed."""

import datetime as dt

from language.text import Text
from metrics.catalogue.model import Break, Family, Indicator, Kind, Measure, Ratio, Value

REPLY = "内乡振字〔2021〕2号 三(二)"
PLAN_2022 = Break(
    dt.date(2022, 1, 31),
    what=Text("2022年公布口径为“实施项目”，与2021年“纳入年度实施计划项目”不同", "From 2022 the published count is of projects being carried out, in 2021 of projects in the annual plan"),
)

FAMILY = Family("projects", Text("项目", "Projects"), headline="project_start_rate", judged_by="project_start_rate")

# Completion and delay are asked by exports and named in no document held.
MEASURES = tuple(
    Measure(id, Text(zh, en), "projects", kind, unit, cites, breaks)
    for id, zh, en, kind, unit, cites, breaks in (
        ("projects_library", "项目库入库项目", "Projects in the library", Kind.STOCK, "个", (REPLY,), ()),
        ("projects_planned_investment", "入库项目计划投资", "Planned investment of library projects", Kind.STOCK, "万元", (REPLY,), ()),
        ("projects_annual_plan", "纳入年度实施计划项目", "Projects in the annual plan", Kind.ANNUAL, "个", (REPLY,), (PLAN_2022,)),
        ("projects_started", "已开工项目", "Projects started", Kind.YTD, "个", (REPLY,), (PLAN_2022,)),
        ("projects_completed", "已完工项目", "Projects completed", Kind.YTD, "个", (), (PLAN_2022,)),
        ("projects_late", "资金到位六个月未开工项目", "Not started six months after the money arrived", Kind.STOCK, "个", (), ()),
    )
)

RATES = (
    Indicator(
        "project_start_rate", Text("项目开工率", "Project start rate"), "projects", "%",
        Ratio("projects_started", over="projects_annual_plan"),
        better="more", decimals=1, cites=(REPLY,),
    ),
    Indicator(
        "project_completion_rate", Text("项目完工率", "Project completion rate"), "projects", "%",
        Ratio("projects_completed", over="projects_annual_plan"),
        better="more", decimals=1,
    ),
    Indicator(
        "project_plan_share", Text("入库项目纳入计划占比", "Share of library projects in the plan"), "projects", "%",
        Ratio("projects_annual_plan", over="projects_library"), decimals=1, cites=(REPLY,),
    ),
    Indicator(
        "projects_late_share", Text("逾六个月未开工项目占比", "Share of projects not started after six months"), "projects", "%",
        Ratio("projects_late", over="projects_annual_plan"), better="less", decimals=1,
        note=Text("占年度实施计划项目的比重；资金到位已满六个月的项目数没有上报", "of the annual plan, because how many projects have had their money for six months is not reported"),
    ),
)

VALUES = tuple(
    Indicator(
        m.id, m.name, "projects", m.unit, Value(m.id), decimals=1 if m.is_money else 0, cites=m.cites,
        better="less" if m.id == "projects_late" else "neither",
    )
    for m in MEASURES
)

INDICATORS = RATES + VALUES
