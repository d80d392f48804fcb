"""Demonstration data: synthetic figures of all banners for 2020 to October 2026, whose region totals equal the published ones.

`write_workbooks` writes them as exports in the layouts of `data.layouts`; they then go through the import like any
other file. `totals` says which totals they equal.
"""

from demonstration.calibrate import totals
from demonstration.workbooks import arrived, read_on, write_workbooks

__all__ = ["arrived", "read_on", "totals", "write_workbooks"]
