"""A store of real figures as a bureau's first import leaves it: one line of work, two months, one league still missing."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from data.store.store import Store
from geo.register import register
from tests.data import exports

MISSING_LEAGUE = "150400"
MONTHS = ("2023年5月", "2023年6月")
PAID = 200
HEADER = ["盟市", "旗县（市、区）", *exports.FUNDS[1:]]


def publish_funds(folder: Path, *, without: str = MISSING_LEAGUE, paid: int = PAID) -> Path:
    """A store under `folder` with the funds of all banners but those of one league; a release more if it holds one."""
    if (folder / "store").exists():
        return _publish(folder, without, paid)
    shutil.copytree(_first(without, paid).name, folder, dirs_exist_ok=True)
    return folder / "store"


@cache
def _first(without: str, paid: int) -> TemporaryDirectory[str]:
    """Published once a process, to be copied: many tests begin with it."""
    kept = TemporaryDirectory()
    _publish(Path(kept.name), without, paid)
    return kept


def _publish(folder: Path, without: str, paid: int) -> Path:
    files = [_funds(folder, number, month, without, paid) for number, month in enumerate(MONTHS, start=1)]
    store = folder / "store"
    Store(store).publish(exports.read(*files))
    return store


def _funds(folder: Path, number: int, month: str, without: str, paid: int) -> Path:
    """Each banner was given 1000 more than the one before it, and in May has paid `paid` of each 1000, in June twice as much."""
    places = [(league, b) for league in register().level("league") for b in register().children(league.code)]
    rows = [
        [league.name.zh, banner.name.zh, 1000 * place, paid * place * number, 100 * place]
        for place, (league, banner) in enumerate(places, start=1)
        if league.code != without
    ]
    title = f"衔接资金情况表（截至{month}底）"
    return exports.workbook(folder / f"funds-{number}.xlsx", exports.sheet(HEADER, *rows, title=title))
