"""How a figure stands, as HTML."""

from __future__ import annotations

from drawing import theme
from findings.core.status import SHAPES, WORDS, Status
from ui.state import text


def html(status: Status) -> str:
    """Word, shape and colour of a standing; a star where the target is an assumption."""
    assumed = text.say("assumed") if status.is_starred else ""
    word = f"{SHAPES[status.standing]} {WORDS[status.standing][text.language()]}{assumed}"
    return f'<span class="board-status" style="color:{theme.STATUS[status.standing]}">{word}</span>'
