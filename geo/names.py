"""From a name as somebody wrote it to the code of one area: exactly, or not at all.

左旗 and 右旗 differ by one character, so nothing here is approximate. A name is a code, a full name, a listed alias
(geo/aliases.csv), or one of these with its league or the region in front.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from geo.refusals import AreaNameError, NameAmbiguous, NameNoted, NameUnknown
from geo.register import HERE, REGION, Area, Level, register

__all__ = ["AreaNameError", "NameAmbiguous", "NameNoted", "NameUnknown", "aliases", "normalise", "resolve"]

CODE = re.compile(r"(\d{6})(?:\.0+|000000)?")  # also as a spreadsheet's number, also as a twelve-digit village code
NOTE = re.compile(r"(?:\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|〈[^〈〉]*〉|《[^《》]*》)$")
_STATUS = re.compile(
    r"(?:国家|自治区|区级|级|原|非|乡村振兴|重点|帮扶|脱贫|贫困|国贫|区贫|摘帽|示范|牧业|农业|半农半牧|边境|革命老区|少数民族|自治"
    r"|旗|县|市|区|盟|个|和|、|[()\d年])+"
)


@dataclass(frozen=True)
class _Entry:
    area: Area
    only_in: str = ""  # the alias is understood inside this league only


def normalise(name: str) -> str:
    """Half-width, lower case, without any space or invisible character, without notes in brackets behind."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    text = "".join(c for c in folded if unicodedata.category(c) not in {"Zs", "Zl", "Zp", "Cc", "Cf"})
    while note := NOTE.search(text):
        text = text[: note.start()]
    return text


def _notes(name: str) -> list[str]:
    """What stands in brackets behind a name, without the brackets, the last first."""
    text, found = "".join(unicodedata.normalize("NFKC", name).split()), []
    while note := NOTE.search(text):
        found.append(note[0][1:-1])
        text = text[: note.start()]
    return found


def resolve(name: str | int | float, parent: str | None = None) -> str:
    """The code of the area that `name` names, exactly.

    `parent` (code or name of a league or the region) decides short forms: 左旗 under 150400 is 150422. A full name
    and a code say it all and need no parent: some tables list 满洲里市 beside the leagues, under no league of its own.
    NameUnknown, NameAmbiguous otherwise; both name the candidates. NameNoted where a note in brackets behind the name
    says that not the whole area, or another, is meant: 呼伦贝尔市（不含满洲里市）, 鄂尔多斯市（本级）.
    """
    written = _written(name)
    code = _resolved(written, parent)
    for note in _notes(written):
        if not _is_harmless(note, register().areas[code]):
            raise NameNoted(written, note, register().areas[code])
    return code


def aliases(code: str) -> tuple[str, ...]:
    """Other names of an area that geo/aliases.csv lists, those among them that stand for several areas."""
    return tuple(alias for alias, entries in _aliases().items() if any(entry.area.code == code for entry in entries))


def _is_harmless(note: str, area: Area) -> bool:
    """Whether a note leaves the area what it is: its status, its code, its own or its league's name, a part it holds anyway."""
    places = register().areas
    if _STATUS.fullmatch(note) or note in {area.code, area.name.zh, area.name.en, *(e for e in (area.parent,) if e)}:
        return True
    if area.parent and note == places[area.parent].name.zh:
        return True
    held = note.removeprefix("含")
    return held != note and any(held == places[b.code].name.zh for b in register().banners_under(area.code))


def _resolved(written: str, parent: str | None) -> str:
    text, areas = normalise(written), register().areas
    above = areas[resolve(parent)] if parent is not None else None
    if code := CODE.fullmatch(text):
        if code[1] in areas:
            return code[1]
        raise NameUnknown(written, (), None)
    found = _full_names().get(text)
    return found.code if found else _one(written, text, above)


def _one(written: str, text: str, above: Area | None) -> str:
    """The only area that a short form or a name with its league in front stands for."""
    listed_areas = tuple(entry.area for entry in _aliases().get(text, ()))
    found = _short(text, above) or _behind_prefix(text)
    if above and len(found) > 1:
        found = tuple(a for a in found if _lies_in(a, above))
    if len(found) == 1:
        return found[0].code
    if found or (listed_areas and above is None):
        raise NameAmbiguous(written, found or listed_areas)
    raise NameUnknown(written, listed_areas or _similar(text), above)


def _short(text: str, above: Area | None) -> tuple[Area, ...]:
    """Areas an alias stands for: those below `above`; leagues whatever is above them in the table."""
    entries = _aliases().get(text, ())
    if above is None:
        return tuple(e.area for e in entries if not e.only_in)
    inside = tuple(e.area for e in entries if _lies_in(e.area, above) and e.only_in in {"", above.code})
    leagues = all(e.area.level != "banner" for e in entries)
    return inside or (tuple(e.area for e in entries) if leagues else ())


def _behind_prefix(text: str, in_front: tuple[Level, ...] = ("region", "league")) -> tuple[Area, ...]:
    """Areas that the rest of `text` names inside the region or league that stands in front."""
    found: dict[str, Area] = {}
    for prefix, above in _prefixes():
        rest = text.removeprefix(prefix)
        if not rest or rest == text or above.level not in in_front:
            continue
        full = _full_names().get(rest)
        here = (full,) if full else _short(rest, above)
        deeper = _behind_prefix(rest, ("league",)) if above.level == "region" else ()
        found |= {area.code: area for area in (*here, *deeper) if area != above and _lies_in(area, above)}
    return tuple(found.values())


def _lies_in(area: Area, above: Area) -> bool:
    return above.code in {REGION, area.code, area.parent}


def _similar(text: str) -> tuple[Area, ...]:
    """Areas whose full name holds the text or ends it: for the message only, never an answer."""
    areas = register().areas.values()
    return tuple(a for a in areas if (len(text) > 1 and text in a.name.zh) or text.endswith(a.name.zh))


def _written(name: str | int | float) -> str:
    """The name as text; a spreadsheet's number 150422.0 is the code 150422."""
    return str(int(name)) if isinstance(name, float) and name.is_integer() else str(name)


@lru_cache(maxsize=1)
def _full_names() -> Mapping[str, Area]:
    areas = register().areas.values()
    return {normalise(full): area for area in areas for full in (area.name.zh, area.name.en)}


@lru_cache(maxsize=1)
def _aliases() -> Mapping[str, tuple[_Entry, ...]]:
    areas = register().areas
    found: dict[str, list[_Entry]] = {}
    with (HERE / "aliases.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            entry = _Entry(areas[row["code"]], row["parent"])
            found.setdefault(normalise(row["alias"]), []).append(entry)
    return {alias: tuple(entries) for alias, entries in found.items()}


@lru_cache(maxsize=1)
def _prefixes() -> tuple[tuple[str, Area], ...]:
    """What may stand in front of a name: full names and unambiguous aliases of the region and of the leagues."""
    short = {alias: entries[0].area for alias, entries in _aliases().items() if len(entries) == 1}
    return tuple((text, a) for text, a in {**short, **_full_names()}.items() if a.level != "banner")
