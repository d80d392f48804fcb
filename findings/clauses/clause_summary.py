"""How many clauses there are, how many anybody measures, how many of those are on target: the answer on the documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from findings.clauses.clause_members import Against, Clauses
from findings.clauses.clause_search import Wanted
from findings.clauses.clause_state import BASES, State, basis, held_against
from findings.clauses.documents import Documents
from findings.core.status import COUNTED
from findings.core.view import View
from findings.links.explanation import Phrase
from findings.text.wording import first_of, month
from language.nouns import CLAUSES, DOCUMENTS, Noun, counted, unchanging
from language.text import Text

MEASURED = Noun("条", "有指标衡量", "measured")
UNMEASURED = Noun("条", "尚无指标", "without an indicator yet")
WITH_TARGET = Noun("条", "", "with a target")


def answer(view: View, found: Sequence[State]) -> Text:
    """All of them; held against targets only those that are read at the area itself: another banner's plan says nothing of it."""
    documents, clauses, measured, rest = (phrase.words for phrase in _counts(found))
    told = Text(
        f"{documents.zh}共{clauses.zh}，{measured.zh}，{rest.zh}；{month(view.period, 'zh')}{view.area.name.zh}",
        f"{documents.en}, {clauses.en}: {measured.en}, {rest.en}; {view.area.name.en}, {month(view.period, 'en')}: ",
    )
    if not (here := held_against(view, found)):
        return told + Text("没有可对照目标的条款。", "no clause to hold against a target.")
    whole, *stand = _stand(view, here)
    zh, en = "、".join(s.words.zh for s in stand), ", ".join(s.words.en for s in stand)
    told += Text(f"{whole.words.zh}中{zh}", f"of {whole.words.en}, {en}")
    if bases := [phrase.words for phrase in _resting(view, here)]:
        told += Text(f"；{'、'.join(b.zh for b in bases)}", f"; {', '.join(b.en for b in bases)}")
    return told + Text("。", ".")


def phrases(view: View, found: Sequence[State]) -> list[Phrase]:
    """The words of the answer that open the clauses they count."""
    here = held_against(view, found)
    return [*_counts(found), *(_stand(view, here) if here else ()), *_resting(view, here)]


def _counts(found: Sequence[State]) -> list[Phrase]:
    documents, measured = len({s.document.id for s in found}), sum(s.is_measured for s in found)
    rest = len(found) - measured
    return [
        Phrase(counted(documents, DOCUMENTS), Documents()),
        Phrase(counted(len(found), CLAUSES), Clauses()),
        Phrase(counted(measured, MEASURED), Clauses(Wanted(standing="measured"))),
        Phrase(counted(rest, UNMEASURED), Clauses(Wanted(standing="unmeasured"))),
    ]


def _stand(view: View, here: Sequence[State]) -> list[Phrase]:
    """可对照目标的14条, 13条达标, 1条落后（资金支出进度）."""
    count = Counter(str(state.status.standing) for state in here if state.status)
    told = {
        standing: _told(here, standing, count[standing]) for standing in COUNTED if count[standing] or standing == "met"
    }
    whole = Text("可对照目标的", "the ") + counted(len(here), WITH_TARGET)
    opened = {"": whole, **told}
    return [Phrase(words, Against(view.area, standing, view.period)) for standing, words in opened.items()]


def _resting(view: View, here: Sequence[State]) -> list[Phrase]:
    """How many are held against targets that they do not set themselves; nothing of what there is none of."""
    count = Counter(basis(state) for state in here)
    return [
        Phrase(counted(count[kind], unchanging("条", BASES[kind])), Against(view.area, kind, view.period))
        for kind in BASES
        if count[kind]
    ]


def _told(here: Sequence[State], standing: str, number: int) -> Text:
    """How many; what keeps them from their targets, each indicator once, the first two by name."""
    said = counted(number, unchanging("条", COUNTED[standing]))
    if standing == "met":
        return said
    deciding = [s.leading.indicator for s in here if s.leading and s.status and s.status.standing == standing]
    once = list({indicator.id: indicator for indicator in deciding}.values())
    short = first_of([i.name for i in once], 2)
    return said + Text(f"（{short.zh}）", f" ({short.en})")
