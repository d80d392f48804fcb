"""Layouts of the exports, by id; together they cover every measure of the catalogue that is not counted from a list, each exactly once."""

from data.layouts.declared import layouts
from data.layouts.lists import ListLayout, lists
from data.layouts.model import DEMONSTRATION, Column, Layout, key_of
from metrics.catalogue import DECLARED, ITEMS

LAYOUTS: dict[str, Layout] = layouts(DECLARED)
LISTS: dict[str, ListLayout] = lists(ITEMS)

__all__ = ["DEMONSTRATION", "LAYOUTS", "LISTS", "Column", "Layout", "ListLayout", "key_of"]
