"""The sheet on a place as one piece of HTML that prints on one page of A4."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from html import escape

import streamlit as st

from contents import place
from contents.content import Content, Facts, Listing
from data.store.release import Release
from findings.alerts import evaluation
from findings.alerts.evaluation import Alert
from findings.alerts.fired import STATES
from findings.core import own_total
from findings.core.judgement import is_main
from findings.core.population import PEERS, Among
from findings.core.view import View
from findings.lineage.source_files import Footing, footing, under
from findings.links.ordering import Order
from findings.overview import further_lines
from findings.place import comparison
from findings.place.monthly_changes import Moves
from findings.place.sheet import Line, Sheet
from geo.register import Area
from language.nouns import ITEMS, Noun, counted
from language.text import NOTHING, Text
from metrics.catalogue import INDICATORS
from metrics.cell import Cell
from ui.elements import brief, follow, show, standing, ways
from ui.layout import paper
from ui.state import load, pick, text

ALERTS = 6  # named on the sheet
FILES = 8
DIGITS = 12  # of a checksum
MORE_FILES = Noun("个", "文件", "more file", "more files")
KEPT = 512  # sheets whose files are remembered


def others(view: View) -> list[Area]:
    """The places that are to stand beside the one of the view, from a picker; none for the sheet of one."""
    lang = text.language()
    names = {code: view.register.areas[code].name[lang] for code in pick.in_order(view.register)}
    with st.container(key="screen.others", width=520):
        chosen = pick.choices("with", names, most=comparison.MOST - 1)
    show.unknown()
    return [view.register.areas[code] for code in chosen if code != view.area.code]


def draw(release: Release, view: View, said: Content, found: Sheet, moved: Moves, alerts: Sequence[Alert]) -> None:
    """The whole sheet; every figure opens its passport."""
    sources = _files(load.key(release), view.area.code, f"{view.period:%Y-%m-%d}", release)
    st.html(paper.CSS)
    boxes = "".join(
        (
            _standing_out("strongest", found.strongest, found),
            _standing_out("weakest", found.weakest, found),
            _box(
                place.MOVED,
                [follow.sentence(move, text.language()) for move in moved.told],
                moved.calm,
                moved.against,
            ),
            _box(
                place.ALERTS,
                _alerts(alerts),
                place.NO_ALERTS,
                _more(len(evaluation.own(alerts)) - ALERTS),
            ),
        )
    )
    st.html(
        f'<article class="board-sheet">{_head(release, view, said)}<div class="body">'
        f"{brief.html(said.part('figures', Listing).on_page(), text.language(), _notes(view, found))}"
        f'<div class="boxes">{boxes}</div></div>{_further(view)}{_foot(release, sources)}</article>'
    )


def _further(view: View) -> str:
    """The further lines of work by their headlines, on paper alone: the screen has their table."""
    lang = text.language()
    heading, told = further_lines.headlines(view)
    items = "".join(f"<li>{follow.sentence(line, lang)}</li>" for line in told)
    return f'<section class="board-further"><h2>{escape(heading[lang])}</h2><ul>{items}</ul></section>' if told else ""


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _files(key: tuple[str, str], code: str, day: str, _release: Release) -> Footing:
    """The files behind a sheet, looked up once: it takes longer than all the rest of the page."""
    areas, period = load.areas(), dt.date.fromisoformat(day)
    asked = [i for i in INDICATORS.values() if is_main(i)]
    return footing(_release, asked, under(areas, code), period)


def _head(release: Release, view: View, said: Content) -> str:
    lang = text.language()
    facts = said.part("identity", Facts).facts
    items = "".join(f"<div><dt>{escape(k[lang])}</dt><dd>{escape(v[lang])}</dd></div>" for k, v in facts)
    return f"<header>{paper.title(release, view, view.area.name[lang])}<dl>{items}</dl></header>"


def _notes(view: View, found: Sheet) -> str:
    """Who the peers are; which figures are the place's own totals, and what its banners add up to."""
    lang, said = text.language(), []
    if found.peers.areas:
        said.append(text.say("peers_are", peers=counted(len(found.peers.areas), found.peers.noun)[lang]))
    said.append(own_total.note(view, [line.cell for line in found.lines])[lang])
    return "".join(f'<p class="board-note">{escape(words)}</p>' for words in said if words)


def _way(cell: Cell) -> str:
    """The indicator's name as the way to its page, the place and the month kept."""
    name = cell.indicator.name[text.language()]
    return ways.way("indicator", escape(name), indicator=cell.indicator.id)


def _standing_out(key: str, lines: Sequence[Line], found: Sheet) -> str:
    lang = text.language()
    items = [
        f"{_way(x.cell)} <b>{follow.figure(x.cell, lang)}</b> · "
        + follow.opens(Order(x.cell, Among(PEERS, found.area.code)), escape(x.stand.rank.said[lang]))
        for x in lines
        if x.stand.rank
    ]
    unreported = all(line.cell.absence == "unreported" for line in found.lines)
    none = "no_peers" if not found.peers.areas else "not_ranked" if unreported else "no_ranks"
    return _box(text.WORDS[key], items, text.WORDS[none])


def _alerts(found: Sequence[Alert]) -> list[str]:
    """The first of the place's own, and in one line which lines of work share what is general."""
    general = follow.sentence(evaluation.folded(found), text.language())
    return [*map(_alert, evaluation.own(found)[:ALERTS]), *filter(None, [general])]


def _alert(alert: Alert) -> str:
    """Colour as a word and a shape, the reasons, and how it moved."""
    lang = text.language()
    state = "" if alert.state == "settled" else f" <small>{escape(STATES[alert.state][lang])}</small>"
    return f"{standing.html(alert)} {follow.sentence(alert.sentence, lang)}{state}"


def _more(rest: int) -> Text:
    if rest <= 0:
        return NOTHING
    return Text(*(text.WORDS["and_more"][lang].format(items=counted(rest, ITEMS)[lang]) for lang in ("zh", "en")))


def _box(heading: Text, items: Sequence[str], none: Text, tail: Text = NOTHING) -> str:
    """A heading with its lines, or with the sentence that there are none; then what is to be said of those that are not there."""
    said = [words[text.language()] for words in ((none,) if not items else ()) + (tail,)]
    inner = "".join(f"<li>{item}</li>" for item in items)
    inner += "".join(f'<li class="none">{escape(words)}</li>' for words in said if words)
    return f"<section><h2>{escape(heading[text.language()])}</h2><ul>{inner}</ul></section>"


def _foot(release: Release, sources: Footing) -> str:
    """The files of the place's month with their checksums, how many more stand behind the rest, the release."""
    lang = text.language()
    copy = text.say("copy")
    files = [
        f"{escape(s.name)}{copy if s.original else ''} <code>{s.sha256[:DIGITS]}</code>" for s in sources.own[:FILES]
    ]
    more = _more(len(sources.own) - FILES)[lang]
    named = "；".join(files) if lang == "zh" else "; ".join(files)
    beside = (
        text.say("files_beside", files=counted(sources.beside, MORE_FILES)[text.language()]) if sources.beside else ""
    )
    return (
        f"<footer><b>{text.say('sheet_sources')}</b> {named or '—'} {more} {beside} · {paper.edition(release)}</footer>"
    )
