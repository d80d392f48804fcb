"""What the framework calls its parts in the page, as selectors: for style sheets, and for tests that look for them.

The framework promises none of these names, so they are written here and, for scripts, in `static/framework.js`, and nowhere else.
A part of ours is found by its key.
"""

from __future__ import annotations

import re


def _part(name: str) -> str:
    return f'[data-testid="{name}"]'


def key(name: str) -> str:
    """The container or field that was given this key."""
    return f".st-key-{_written(name)}"


def keyed(start: str) -> str:
    """Every container and field whose key begins so."""
    return f'[class*="st-key-{_written(start)}"]'


def _written(name: str) -> str:
    """A key as the framework writes it into a class."""
    return re.sub(r"[^\w-]", "-", name, flags=re.ASCII)


# The frame around a page.
APP, VIEW, MAIN = _part("stApp"), _part("stAppViewContainer"), _part("stMain")
BLOCK = _part("stMainBlockContainer")  # in which the parts of a page stand
STILL = f'{APP}[data-test-script-state="notRunning"]'  # the frame while no run of the page is under way
HEADER, TOOLBAR, DECORATION, STATUS = (
    _part(f"st{name}") for name in ("Header", "Toolbar", "Decoration", "StatusWidget")
)
LOGO = _part("stHeaderLogo")
SKIP_LINK, NAV_LINK, SIDE_NAV_LINK = _part("stSkipToContent"), _part("stTopNavLink"), _part("stSidebarNavLink")

# What parts stand in.
STACK, ROW, COLUMN = _part("stVerticalBlock"), _part("stHorizontalBlock"), _part("stColumn")
WRAPPER, ELEMENT = _part("stLayoutWrapper"), _part("stElementContainer")
TAB, TABS, TAB_PANEL = '[role="tab"]', '[role="tablist"]', _part("stTabPanel")
EXPANDER, POPOVER, POPOVER_BODY, DIALOG = (
    _part(f"st{name}") for name in ("Expander", "Popover", "PopoverBody", "Dialog")
)

# Fields.
SELECTBOX, MULTISELECT, TEXT_INPUT = _part("stSelectbox"), _part("stMultiSelect"), _part("stTextInput")
BUTTONS, CHOICE, DOWNLOAD = _part("stButtonGroup"), '[role="radiogroup"]', _part("stDownloadButton")

# Words.
HTML, MARKDOWN, MARKDOWN_BODY = _part("stHtml"), _part("stMarkdown"), _part("stMarkdownContainer")
CAPTION, ALERT, EXCEPTION = _part("stCaptionContainer"), _part("stAlert"), _part("stException")
ICON, METRIC_VALUE, SKELETON = _part("stIconMaterial"), _part("stMetricValue"), _part("stSkeleton")

# Figures, and the frame that takes one to the whole screen.
CHART, PLOTLY_CHART = _part("stVegaLiteChart"), _part("stPlotlyChart")
FRAMED = f"iframe{_part('stCustomComponentV1')}"  # a component of the older kind, in a frame of its own
COMPONENT = _part("stBidiComponentIsolated")
FULL_SCREEN, ELEMENT_TOOLBAR = _part("stFullScreenFrame"), _part("stElementToolbar")
CLOSE_FULL_SCREEN = (
    ':is([aria-label^="Close fullscreen"], [aria-label^="退出全屏"])'  # as the framework has it, and in our words
)
CLOSING_FULL_SCREEN = '[data-title="Close fullscreen"]'
RAW_BUTTONS = tuple(f'[aria-label^="{words}"]' for words in ("Show data", "Download as PNG", "Copy Vega-Lite"))
