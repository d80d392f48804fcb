"""Consumption assistance (消费帮扶): certified products, sales, counters, halls and zones."""

from language.text import Text
from metrics.catalogue.model import Family, Growth, Indicator, Kind, Measure, Ratio, Value

REPLY = "内乡振字〔2021〕2号 一(五)"

FAMILY = Family("consumption", Text("消费帮扶", "Consumption"), headline="sales", judged_by="sales_yoy")

MEASURES = tuple(
    Measure(id, Text(zh, en), "consumption", kind, unit, (REPLY,))
    for id, zh, en, kind, unit in (
        ("sales", "帮扶产品销售额", "Sales of assistance products", Kind.YTD, "万元"),
        ("sales_beijing", "其中北京市销售额", "of which sold in Beijing", Kind.YTD, "万元"),
        ("certified_products_new", "当年认定帮扶产品", "Products certified this year", Kind.YTD, "款"),
        ("certified_products_total", "累计认定帮扶产品", "Products certified in total", Kind.STOCK, "款"),
        ("special_counters_new", "新增消费专柜", "New sales counters", Kind.YTD, "台"),
        ("special_halls_new", "新增消费专馆", "New sales halls", Kind.YTD, "家"),
        ("special_zones_new", "新增消费专区", "New sales zones", Kind.YTD, "家"),
    )
)

INDICATORS = (
    *(
        Indicator(
            m.id, m.name, "consumption", m.unit, Value(m.id), better="more", cites=m.cites,
            decimals=1 if m.is_money else 0,
        )
        for m in MEASURES
    ),
    Indicator(
        "sales_yoy", Text("帮扶产品销售额同比", "Sales against the same period of last year"), "consumption", "%",
        Growth("sales"), better="more", decimals=1, cites=(REPLY,),
    ),
    Indicator(
        "beijing_sales_share", Text("北京市销售占比", "Share sold in Beijing"), "consumption", "%",
        Ratio("sales_beijing", over="sales"), decimals=1, cites=(REPLY,),
    ),
)
