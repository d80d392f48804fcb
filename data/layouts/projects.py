"""The project summary (衔接资金项目情况汇总表)."""

from data.layouts.model import Column, Layout
from language.text import Text

LIBRARY = ("项目库", "入库项目", "项目库入库项目", "项目入库")
CARRIED_OUT = ("实施情况", "项目实施", "项目实施情况", "年度实施计划", "年度计划项目", "项目进展")

LAYOUT = Layout(
    id="projects",
    name=Text("衔接资金项目情况汇总表", "Project summary"),
    family="projects",
    title="巩固拓展脱贫攻坚成果和乡村振兴项目情况汇总表",
    units="个、万元",
    columns=(
        Column(
            "projects_library",
            ("项目库入库项目", "项目库入库项目数", "入库项目", "入库项目数", "项目库项目数"),
            LIBRARY,
            ("个数", "项目数", "数量", "项目个数"),
        ),
        Column(
            "projects_planned_investment",
            ("入库项目计划投资", "计划投资", "项目计划投资", "计划总投资", "入库项目计划总投资"),
            LIBRARY,
            ("计划投资", "计划总投资", "投资"),
        ),
        Column(
            "projects_annual_plan",
            (
                "纳入年度实施计划项目",
                "纳入年度实施计划项目数",
                "年度实施计划项目",
                "年度计划项目",
                "纳入年度计划项目",
                "计划实施项目",
            ),
            CARRIED_OUT,
            ("纳入年度计划", "计划", "计划数", "年度计划", "纳入计划"),
            required=True,
        ),
        Column(
            "projects_started",
            ("已开工项目", "已开工项目数", "开工项目", "开工项目数", "已开工", "累计开工项目"),
            CARRIED_OUT,
            ("已开工", "开工", "开工数"),
            required=True,
        ),
        Column(
            "projects_completed",
            ("已完工项目", "已完工项目数", "完工项目", "完工项目数", "已完工", "已竣工项目", "竣工项目"),
            CARRIED_OUT,
            ("已完工", "完工", "完工数", "已竣工"),
        ),
        Column(
            "projects_late",
            (
                "资金到位六个月未开工项目",
                "资金到位六个月未开工",
                "资金到位6个月未开工项目",
                "资金到位满六个月未开工项目",
                "资金到位6个月未开工",
            ),
            CARRIED_OUT,
            ("六个月未开工", "6个月未开工", "资金到位六个月未开工"),
        ),
    ),
    subject=(
        "项目库",
        "项目",
        "入库",
        "衔接资金",
        "财政",
        "补助",
        "资金",
        "推进",
        "建设",
        "实施",
        "计划",
        "开工",
        "完工",
        "竣工",
        "储备",
        "管理",
    ),
    derived=(
        "开工率",
        "项目开工率",
        "完工率",
        "项目完工率",
        "竣工率",
        "未开工",
        "未开工项目",
        "入库项目纳入计划占比",
        "占比",
    ),
)
