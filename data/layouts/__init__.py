"""Layouts of the five exports, by id; together they cover every measure of the catalogue, each exactly once."""

from data.layouts import consumption, employment, funds, monitoring, projects
from data.layouts.model import DEMONSTRATION, Column, Layout, key_of

LAYOUTS: dict[str, Layout] = {m.LAYOUT.id: m.LAYOUT for m in (monitoring, employment, consumption, funds, projects)}

__all__ = ["DEMONSTRATION", "LAYOUTS", "Column", "Layout", "key_of"]
