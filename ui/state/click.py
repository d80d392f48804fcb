"""A click on a place of a figure: it enters the address as a picker's choice does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from ui.state import address


@dataclass(frozen=True)
class Click:
    """What a click on a place of a figure writes: the place's code under `name`, and what goes with it.

    The figure's spec must define a point parameter `place` over the field `code`. `chosen` is the code in force. It is part of the
    figure's key, for a browser keeps what was clicked in a figure and sends no second click on the same place: after going back
    there would be no way to choose it again.
    """

    name: str
    chosen: str
    besides: Mapping[str, str] = field(default_factory=dict)

    def key(self, figure: str) -> str:
        """The key of the figure while this place is chosen."""
        return f"{figure}.{self.chosen}"

    def write(self, figure: str) -> None:
        """From the callback of the figure: the place that was clicked enters the address."""
        places = st.session_state[self.key(figure)].selection.get("place")
        if places:
            address.write(**{self.name: str(places[0]["code"])}, **self.besides)
