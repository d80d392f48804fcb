"""Who is this place, and how does it stand? One sheet that prints on one page; or up to four places side by side."""

import streamlit as st

from drawing.charts import trend as chart
from findings.alerts import evaluation
from findings.indicator import trend
from findings.lineage import export
from findings.place import comparison, monthly_changes, sheet, sheet_table
from ui.elements import picture, show, tables
from ui.pages import sheet as paper
from ui.pages import side_by_side
from ui.state import pick, text

release = pick.release()
if release is None:
    show.empty()
    st.stop()

view = pick.view(release)
show.bar(release, view, ask=("area", "period"))
lang = text.language()
others = paper.others(view)
if others:
    found = comparison.comparison(view, others)
    show.answer(comparison.answer(view, found))
    side_by_side.draw(release, view, found)
    table = comparison.table(view, found)
    pick.indicator()
    picture.show(release, view, chart.picture(trend.trend(view, found.areas), lang, height=230), "trend")
else:
    one = sheet.sheet(view)
    show.answer(sheet.answer(view, one))
    paper.draw(release, view, one, monthly_changes.moves(view, one), evaluation.alerts(view, view.area))
    table = sheet_table.table(view, one)
with st.container(key="screen.files"):
    facts = export.facts(release, view, lang, of_indicator=False)
    tables.downloads(release, table, f"place_{view.area.code}_{view.period:%Y-%m}", facts)
    st.caption(text.say("prints_on_one"))
