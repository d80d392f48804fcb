"""Who reported."""

from __future__ import annotations

import numpy as np

from findings.view import View
from metrics.catalogue import FAMILIES


def banners_reporting(view: View) -> tuple[int, int]:
    """How many banners of the area reported all five headline figures this month, out of how many."""
    codes = [b.code for b in view.register.banners_under(view.area.code)]
    got = [~np.isnan(view.cube.values(f.headline, codes, view.period, "numerator")) for f in FAMILIES.values()]
    return int(np.all(got, axis=0).sum()), len(codes)
