"""Every page that speaks of an area and a month, by the last part of its address."""

from __future__ import annotations

from collections.abc import Callable

from contents import alerts, indicator, overview, place, place_map, policy, priority, published
from contents.content import Content
from findings.core.view import View

CONTENTS: dict[str, Callable[[View], Content]] = {
    "overview": overview.content,
    "map": place_map.content,
    "indicator": indicator.content,
    "place": place.content,
    "priority": priority.content,
    "alerts": alerts.content,
    "policy": policy.content,
    "published": published.content,
}
