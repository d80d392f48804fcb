"""What two declarations claim alike: an id, a name, a formula, a place among the families."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from bureau.fault import Fault
from language.text import Text
from metrics.catalogue import delivery
from metrics.catalogue.building import formulas
from metrics.catalogue.declared import DeclaredFamily
from metrics.catalogue.formula import Formula, Value


def conflicts(families: Mapping[str, DeclaredFamily]) -> Iterator[Fault]:
    """Every claim that another file, or another table of the same one, has made already."""
    yield from _twice(families)
    yield from _named_alike(families)
    yield from _alike(families)


def _twice(families: Mapping[str, DeclaredFamily]) -> Iterator[Fault]:
    """Ids and places that two declarations claim; a measure is an indicator under its own id."""
    figures: Counter[str] = Counter(id for f in families.values() for id in (*f.measures, *f.indicators))
    figures.update(id for family in families for id in delivery.ids(family))
    rules: Counter[str] = Counter(id for f in families.values() for id in f.alerts)
    lists: Counter[str] = Counter(id for f in families.values() for id in f.items)
    places: Counter[int] = Counter(f.order for f in families.values())
    again = Text("这个标识另有声明，请改用别的", "is declared more than once; give one of them another id")
    for id, family in families.items():
        file = f"{id}.toml"
        for table in ("measures", "indicators"):
            yield from (Fault(file, f"{table}.{one}", again) for one in getattr(family, table) if figures[one] > 1)
        yield from (Fault(file, f"alerts.{one}", again) for one in family.alerts if rules[one] > 1)
        yield from (Fault(file, f"items.{one}", again) for one in family.items if lists[one] > 1)
        if places[family.order] > 1:
            yield Fault(
                file,
                "order",
                Text(f"次序 {family.order} 已被占用", f"{family.order} is taken by another family; use another number"),
            )


def _named_alike(families: Mapping[str, DeclaredFamily]) -> Iterator[Fault]:
    """Two figures under one name could not be told apart in a picker or a table."""
    first: dict[tuple[str, str], str] = {}
    for file, family in families.items():
        named = [
            (table, id, one.name) for table in ("measures", "indicators") for id, one in getattr(family, table).items()
        ]
        for table, id, name in named:
            for lang in ("zh", "en"):
                other = first.setdefault((lang, name[lang]), id)
                if other not in (id, ""):
                    words = Text(
                        f"名称与 {other} 相同，请改用别的", f"has the name of {other}; give one of them another"
                    )
                    yield Fault(f"{file}.toml", f"{table}.{id}.name.{lang}", words)


def _alike(families: Mapping[str, DeclaredFamily]) -> Iterator[Fault]:
    """Two indicators with one formula would be the same figure under two names."""
    first: dict[Formula, str] = {Value(m): m for family in families.values() for m in family.measures}
    for file, family in families.items():
        for id, declared in family.indicators.items():
            for formula in formulas(declared)[:1]:
                if (other := first.setdefault(formula, id)) != id:
                    same = Text(f"与 {other} 的算式相同", f"has the formula of {other}; declare one of them")
                    yield Fault(f"{file}.toml", f"indicators.{id}", same)
