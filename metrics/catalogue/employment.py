"""Employment of people who have left poverty (脱贫人口就业)."""

from metrics.catalogue.model import Family, Indicator, Kind, Measure, Ratio, Value

REPLY = "内乡振字〔2021〕2号 一(四)"

FAMILY = Family("employment", "就业", "Employment", headline="employed_persons", judged_by="employment_vs_last_year")

MEASURES = tuple(
    Measure(id, zh, en, "employment", kind, "人", (REPLY,))
    for id, zh, en, kind in (
        ("employed_persons", "脱贫人口就业人数", "Poverty-exited persons in employment", Kind.STOCK),
        ("employed_last_year", "上年就业总规模", "Last year's total in employment", Kind.ANNUAL),
        ("employed_outside_region", "自治区外就业", "Employed outside the region", Kind.STOCK),
        ("employed_outside_banner", "区内旗县外就业", "Employed in the region outside the banner", Kind.STOCK),
        ("employed_inside_banner", "旗县内就业", "Employed inside the banner", Kind.STOCK),
        ("employed_workshops", "帮扶车间就业", "Employed in assistance workshops", Kind.STOCK),
        ("employed_welfare_posts", "公益性岗位就业", "Employed in public-welfare posts", Kind.STOCK),
    )
)

INDICATORS = (
    Indicator(
        "employment_vs_last_year", "就业人数与上年总规模之比", "Employment against last year's total", "employment", "%",
        Ratio("employed_persons", over="employed_last_year"), better="more", decimals=1, cites=(REPLY,),
    ),
    Indicator(
        "outside_region_share", "区外就业占比", "Share employed outside the region", "employment", "%",
        Ratio("employed_outside_region", over="employed_persons"), decimals=1, cites=(REPLY,),
    ),
    *(
        Indicator(
            m.id, m.zh, m.en, "employment", m.unit, Value(m.id), cites=m.cites,
            better="more" if m.id == "employed_persons" else "neither",
        )
        for m in MEASURES
    ),
)
