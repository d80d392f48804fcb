"""A dispatch round frozen: bound to a release and to the checksum of its figures, so that it reads the same later."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence

from data.store import rounds
from data.store.release import Release
from data.store.rounds import Round, RoundError
from findings.core.population import LEVEL_NAMES
from findings.core.table import Table
from findings.core.view import View
from findings.ranking.dispatch import among_of, rankable, rankings
from findings.text.wording import month
from geo.register import REGION, Register
from language.text import Text
from metrics.cube import Cube


def digest(ranked: Mapping[str, Table]) -> str:
    """The checksum of a round's figures: indicator, place, unrounded value, rank."""
    rows = [(id, row["code"], row["value"].value, row["rank"]) for id, found in ranked.items() for row in found.rows]
    return hashlib.sha256(json.dumps(rows, separators=(",", ":")).encode()).hexdigest()


def freeze(
    release: Release, cube: Cube, register: Register, period: dt.date, indicators: Sequence[str], level: str, note: str
) -> Round:
    """Freeze a month of a release; raises RoundError, with nothing written, for what cannot be ranked."""
    if level not in LEVEL_NAMES:
        raise RoundError(
            f"层级只有 {'、'.join(LEVEL_NAMES)} / a level is one of {', '.join(LEVEL_NAMES)}, not {level!r}"
        )
    if unknown := [i for i in indicators if i not in rankable(cube.indicators, level)]:
        raise RoundError(f"不能排位的指标：{'、'.join(unknown)} / cannot be ranked: {', '.join(unknown)}")
    if len(set(indicators)) < max(len(indicators), 1):
        raise RoundError("至少一个指标，且不重复 / name at least one indicator, each once")
    if period not in cube.periods:
        raise RoundError(
            f"版本 {release.id} 没有 {period:%Y-%m} 的数据 / release {release.id} holds nothing for {period:%Y-%m}"
        )
    look = region_view(release, cube, register, period, indicators[0])
    found = digest(rankings(look, indicators, among_of(look, level)))
    root = release.path.parents[2]
    return rounds.write(
        root, release.line, release.id, period, indicators, level, note, found, release_seal=release.seal
    )


def region_view(release: Release, cube: Cube, register: Register, period: dt.date, indicator: str) -> View:
    """The whole region in a month of a release: what a round is frozen from."""
    return View(release.id, cube, register, register.areas[REGION], period, cube.indicators_in(period)[indicator])


def unchanged(ranked: Mapping[str, Table], kept: Round) -> bool:
    """Whether a round, computed again from its release, is what was frozen."""
    return digest(ranked) == kept.sha256


def facts(kept: Round, lang: str) -> tuple[tuple[str, str], ...]:
    """What a colleague who gets the tables must know of the round."""
    pairs = [(Text("调度", "Dispatch"), title(kept)), (Text("说明", "Note"), Text(kept.note, kept.note))]
    checksum = (Text("校验和", "Checksum"), Text(kept.sha256, kept.sha256))
    return tuple((label[lang], said[lang]) for label, said in (*pairs, checksum) if said[lang])


def title(kept: Round) -> Text:
    """What people call a round."""
    level = LEVEL_NAMES[kept.level]
    zh = f"第{kept.number}轮 · {month(kept.period, 'zh')} · {level.zh} · 固化于 {kept.made_at:%Y-%m-%d}"
    return Text(zh, f"Round {kept.number} · {month(kept.period, 'en')} · {level.en} · frozen {kept.made_at:%Y-%m-%d}")
