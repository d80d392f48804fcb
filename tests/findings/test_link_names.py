"""Every kind of link is read back from its name as it was, and no forged name opens anything."""

from __future__ import annotations

import re

import pytest

from findings import passports
from findings.alerts.alert_list import Alarmed
from findings.alerts.banner_counts import Banners
from findings.alerts.general_rules import General
from findings.behind.banners_behind import Swelling
from findings.behind.months_behind import Lasting
from findings.clauses import clause_search
from findings.clauses.clause_members import Against, Clauses, Measuring
from findings.clauses.documents import Documents
from findings.clauses.papers import Papers
from findings.core.population import PEERS, Among
from findings.gaps.gap_summary import Behind
from findings.links.codec import ForgedError
from findings.links.differences import Change, Distance, Margin
from findings.links.gap_change import Closing
from findings.links.link import Figure, Link
from findings.links.ordering import Order
from findings.links.progress import Progress
from findings.links.reporters import Complete, Present, Reporting
from findings.links.target_gap import Needed, Part
from findings.links.target_results import Held, Missing
from findings.links.unsettled import Unsettled
from findings.links.year_end import Lately, Monthly, Projected
from findings.maps.class_members import LACKING, Classed
from findings.official import matching
from findings.official.official_summary import Official, Sources
from findings.overview.family_results import Judged
from findings.overview.monthly_crossings import Uncompared
from findings.overview.threshold_crossings import Turned
from findings.place.comparison import Leading
from findings.priority.priority_funding import Below
from tests.findings.hinggan import FRONT, JUNE, MIDDLE, REGION, ULANHOT, view

PAID = "funds_paid_rate"
LOOK = view()
CELL, WIDE = LOOK.cell(PAID), LOOK.cell(PAID, REGION)
AREA, BANNERS, PEER = LOOK.register.areas[FRONT], Among("banner", "152200", "priority_national"), Among(PEERS, FRONT)
PLACES = tuple(LOOK.register.areas[code] for code in (FRONT, MIDDLE, ULANHOT))
SOUGHT = matching.Wanted("funds", matching.documents()[0], "a.b c\"<'>%｜")
LINKS: tuple[Link, ...] = (
    Figure(CELL), Change(CELL, "year"), Change(CELL, "flow"), Margin(CELL), Distance(CELL, WIDE), Distance(CELL, WIDE, ago=True),
    Closing(CELL, WIDE), Part(CELL, "numerator"), Needed(CELL), Projected(CELL), Monthly(CELL), Lately(CELL), Order(CELL, PEER), Progress(CELL, BANNERS), Reporting(CELL), Present(CELL, BANNERS),
    Complete(AREA, JUNE), Held(AREA, JUNE, (PAID, "sales_yoy"), "missed", BANNERS), Missing(JUNE, (PAID,), BANNERS),
    Classed(CELL, "banner", "", "1", "equal"), Classed(CELL, "league", "", LACKING, "target"), Turned(CELL, "fell"), Uncompared(AREA, "", JUNE),
    Behind(CELL, "", "region", "closing"), Below(CELL), Judged(AREA, "met", JUNE), Judged(AREA, "", JUNE, "others"),
    Leading(PLACES, PLACES[1], JUNE), Leading(PLACES[:2], None, JUNE), Banners("short", AREA, "priority_national", JUNE),
    Banners("behind", AREA, "", JUNE), Swelling(AREA, "priority_national", JUNE, "year"), Lasting(CELL),
    Alarmed(AREA, "funds", "red", JUNE), Alarmed(AREA, "", "new", JUNE),
    General("", AREA, "", JUNE), General("pace__funds_paid_vs_pace", AREA, "priority_national", JUNE),
    Clauses(clause_search.Wanted("plan", "consumption", "measured", "基金 杭锦旗"), promising=True), Clauses(),
    Against(AREA, "met", JUNE), Measuring("reply:三(二)"), Documents(), Papers("named"), Official("equal", SOUGHT), Sources(SOUGHT), Unsettled("regular"),
)  # fmt: skip
FORGED = (
    "",
    "x",
    "no_such",
    "999999",
    "town",
    "1999-01-31",
    "2021-06-31",
    "yesterday",
    "1000",
    "zz",
    "ff",
    "<b>",
    "-",
    "__class__",
)
SEARCHED = (Clauses, Official, Sources)
names = pytest.mark.parametrize("link", LINKS, ids=lambda link: link.name)


def test_every_kind_is_tried() -> None:
    assert {type(link) for link in LINKS} == set(passports.LINKS)


def test_every_link_there_is_can_be_read_back() -> None:
    assert set(Link.__subclasses__()) == set(passports.LINKS)


@names
def test_a_name_reads_back_as_the_link(link: Link) -> None:
    assert passports.read(LOOK, link.name) == link


@names
def test_a_name_holds_nothing_that_a_page_must_escape(link: Link) -> None:
    assert re.fullmatch(r"[\w.-]+", link.name, re.ASCII)


@names
def test_a_name_with_a_part_more_or_less_stands_for_nothing(link: Link) -> None:
    parts = link.name.split(".")
    assert passports.read(LOOK, f"{link.name}.x") is None
    assert passports.read(LOOK, f"{link.name}.") is None
    for number in range(1, len(parts)):
        assert passports.read(LOOK, ".".join(parts[:number])) is None


@names
def test_a_part_that_nobody_knows_stands_for_nothing(link: Link) -> None:
    """A word that a part may hold, such as no group or what a reader looks for, stands for just that; any other for nothing."""
    kind, *parts = link.name.split(".")
    for number in range(len(parts)):
        for forged in FORGED:
            name = ".".join([kind, *parts[:number], forged, *parts[number + 1 :]])
            found = passports.read(LOOK, name)
            assert found is None or (found.name == name and (not forged or isinstance(link, SEARCHED))), name


@pytest.mark.parametrize(
    "sent",
    [
        None, "", 7, "figure", "change", "documents.x", "<b>.funds_paid_rate.152221.2021-06-30", "__class__.x", "lines.met.152221.2021-06-30",
        f"change.{PAID}.152221.2021-06-30.decade", f"distance.{PAID}.152221.2021-06-30.{PAID}.150000.2021-05-31.0",
        f"distance.{PAID}.152221.2021-06-30.sales.150000.2021-06-30.0", f"closing.{PAID}.152221.2021-06-30.sales.150000.2021-06-30",
        f"part.{PAID}.152221.2021-06-30.middle", f"order.{PAID}.152221.2021-06-30.all.150000.", f"short.{PAID}.152221.2021-06-30.1000",
        f"order.{PAID}.152221.2021-06-30.peers.999999.", f"order.{PAID}.152221.2021-06-30.banner.150000.area",
        "held.152221.2021-06-30.sales_yoy-sales_yoy.missed.banner.152200.", "held.152221.2021-06-30..missed.banner.152200.",
        "leading.152221..2021-06-30", "leading.152221-152221..2021-06-30", "leading.152221-152201.152202.2021-06-30",
        "leading.152221-152201-152202-152222-152223..2021-06-30", "alarmed.152221.funds.pink.2021-06-30", "clauses.nobody....0",
    ],
)  # fmt: skip
def test_a_forged_name_stands_for_nothing(sent: object) -> None:
    assert passports.read(LOOK, sent) is None


def test_a_gap_is_between_the_same_figure_of_two_areas() -> None:
    with pytest.raises(ForgedError):
        Distance(CELL, LOOK.cell("sales", REGION))
    with pytest.raises(ForgedError):
        Closing(CELL, LOOK.cell("sales", REGION))
