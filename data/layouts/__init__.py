"""Layouts of the exports, by id; together they cover every measure of the catalogue, each exactly once."""

from data.layouts.declared import layouts
from data.layouts.model import DEMONSTRATION, Column, Layout, key_of
from metrics.catalogue import DECLARED

LAYOUTS: dict[str, Layout] = layouts(DECLARED)

__all__ = ["DEMONSTRATION", "LAYOUTS", "Column", "Layout", "key_of"]
