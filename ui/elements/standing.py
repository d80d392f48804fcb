"""How a figure stands, as HTML."""

from __future__ import annotations

from drawing import theme
from findings.alerts.evaluation import Alert
from findings.alerts.fired import TONES
from findings.core.status import Status
from findings.text.target_words import BESIDE
from language.text import NOTHING
from ui.state import text


def html(shown: Status | Alert) -> str:
    """The shape and the word in their colour, and small behind them that they rest on an assumption of this product."""
    standing = TONES[shown.colour] if isinstance(shown, Alert) else shown.standing
    word, beside = (words[text.language()] for words in (shown.word, BESIDE if shown.is_assumption else NOTHING))
    space = " " if beside.startswith(" ") else ""  # outside, where a narrow table may break the line
    small = f"{space}<small>{beside.strip()}</small>" if beside else ""
    return f'<span class="board-status" style="color:{theme.STATUS[standing]}"><span>{word}</span>{small}</span>'
