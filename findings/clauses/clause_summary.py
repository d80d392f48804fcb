"""How many clauses there are, how many anybody measures, how many of those are on target: the answer on the documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from findings.clauses.clause_members import Against, Clauses
from findings.clauses.clause_search import Wanted
from findings.clauses.clause_state import BASES, State, basis, held_against
from findings.clauses.documents import Documents
from findings.core.comparison_text import bracketed
from findings.core.status import COUNTED
from findings.core.view import View
from findings.text.target_words import called
from findings.text.wording import dated, first_of, month
from language.nouns import CLAUSES, DOCUMENTS, Noun, counted, unchanging
from language.sentence import joined, linked, written
from language.text import AND, NOTHING, STOP, THEN, Text

MEASURED = Noun("条", "有指标衡量", "measured")
UNMEASURED = Noun("条", "尚无指标", "without an indicator yet")


def answer(view: View, found: Sequence[State]) -> Text:
    """All of them; held against targets only those that are read at the area itself: another banner's plan says nothing of it.

    Counts open the documents or the clauses they count.
    """
    told = _counts(found) + Text(
        f"；{month(view.period, 'zh')}{view.area.name.zh}", f"; {view.area.name.en}, {month(view.period, 'en')}: "
    )
    if not (here := held_against(view, found)):
        return told + Text("没有可对照目标或参考线的条款。", "no clause to hold against a target or reference.")
    return told + _stand(view, here) + _resting(view, here) + STOP


def _counts(found: Sequence[State]) -> Text:
    documents, measured = len({s.document.id for s in found}), sum(s.is_measured for s in found)
    return written(
        Text("{documents}共{clauses}，{measured}，{rest}", "{documents}, {clauses}: {measured}, {rest}"),
        documents=linked(counted(documents, DOCUMENTS), Documents()),
        clauses=linked(counted(len(found), CLAUSES), Clauses()),
        measured=linked(counted(measured, MEASURED), Clauses(Wanted(standing="measured"))),
        rest=linked(counted(len(found) - measured, UNMEASURED), Clauses(Wanted(standing="unmeasured"))),
    )


def _stand(view: View, here: Sequence[State]) -> Text:
    """可对照目标的14条中13条达标、1条落后（资金支出进度）."""
    count = Counter(str(state.status.standing) for state in here if state.status)
    told = [_told(view, here, kind, count[kind]) for kind in COUNTED if count[kind] or kind == "met"]
    goal = called(*(state.status.target for state in here if state.status))
    whole = Text(f"可对照{goal.zh}的", "the ") + counted(len(here), unchanging("条", Text("", f"with a {goal.en}")))
    return written(
        Text("{whole}中{told}", "of {whole}, {told}"),
        whole=linked(whole, Against(view.area, "", view.period)),
        told=joined(told, AND),
    )


def _resting(view: View, here: Sequence[State]) -> Text:
    """How many are held against targets that they do not set themselves, how many by an earlier figure; nothing of what there is none of."""
    count = Counter(basis(state) for state in here)
    told = [
        linked(counted(count[kind], unchanging("条", BASES[kind])), Against(view.area, kind, view.period))
        for kind in BASES
        if count[kind]
    ]
    if late := [state for state in here if state.is_earlier]:
        told.append(linked(_earlier(late), Against(view.area, "earlier", view.period)))
    return THEN + joined(told, AND) if told else NOTHING


def _earlier(late: Sequence[State]) -> Text:
    """3条取最近一期（2021年6月）的数: what reports by the quarter or the year, in a month in which it is not due."""
    periods = sorted({state.leading.period for state in late if state.leading})
    named = joined([dated(period) for period in periods], AND)
    return counted(len(late), Noun(
        "条", f"取最近一期（{named.zh}）的数", f"read at its last period ({named.en})", f"read at their last period ({named.en})",
    ))  # fmt: skip


def _told(view: View, here: Sequence[State], standing: str, number: int) -> Text:
    """How many; what keeps them from their targets, each indicator once, the first two by name."""
    said = counted(number, unchanging("条", COUNTED[standing]))
    if standing != "met":
        deciding = [s.leading.indicator for s in here if s.leading and s.status and s.status.standing == standing]
        once = {indicator.id: indicator.name for indicator in deciding}
        said += bracketed(first_of(list(once.values()), 2))
    return linked(said, Against(view.area, standing, view.period))
