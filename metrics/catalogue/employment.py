"""Employment of people who have left poverty (脱贫人口就业)."""

from language.text import Text
from metrics.catalogue.model import Family, Indicator, Kind, Measure, Ratio, Value

REPLY = "内乡振字〔2021〕2号 一(四)"

FAMILY = Family("employment", Text("就业", "Employment"), headline="employed_persons", judged_by="employment_vs_last_year")

# The reply names workshops and welfare posts as ways; of the places of work it says nothing.
MEASURES = tuple(
    Measure(id, Text(zh, en), "employment", kind, "人", cites)
    for id, zh, en, kind, cites in (
        ("employed_persons", "脱贫人口就业人数", "Poverty-exited persons in employment", Kind.STOCK, (REPLY,)),
        ("employed_last_year", "上年就业总规模", "Last year's total in employment", Kind.ANNUAL, (REPLY,)),
        ("employed_outside_region", "自治区外就业", "Employed outside the region", Kind.STOCK, ()),
        ("employed_outside_banner", "区内旗县外就业", "Employed in the region outside the banner", Kind.STOCK, ()),
        ("employed_inside_banner", "旗县内就业", "Employed inside the banner", Kind.STOCK, ()),
        ("employed_workshops", "帮扶车间就业", "Employed in assistance workshops", Kind.STOCK, (REPLY,)),
        ("employed_welfare_posts", "公益性岗位就业", "Employed in public-welfare posts", Kind.STOCK, (REPLY,)),
    )
)
EXITED_ONLY = (
    "答复2021年上半年的20.25万人只含脱贫人口；报表如并入监测对象，与其不同口径",
    "The reply's 202,500 of mid-2021 are poverty-exited persons alone; an export that adds monitored persons is of another scope",
)

INDICATORS = (
    Indicator(
        "employment_vs_last_year", Text("就业人数与上年总规模之比", "Employment against last year's total"), "employment", "%",
        Ratio("employed_persons", over="employed_last_year"), better="more", decimals=1, cites=(REPLY,),
    ),
    Indicator(
        "outside_region_share", Text("区外就业占比", "Share employed outside the region"), "employment", "%",
        Ratio("employed_outside_region", over="employed_persons"), decimals=1,
    ),
    *(
        Indicator(
            m.id, m.name, "employment", m.unit, Value(m.id), cites=m.cites,
            better="more" if m.id == "employed_persons" else "neither",
            note=Text(EXITED_ONLY[0] if m.id == "employed_persons" else "", EXITED_ONLY[1] if m.id == "employed_persons" else ""),
        )
        for m in MEASURES
    ),
)
