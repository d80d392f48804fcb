"""Reading the ledger's files. A line that contradicts another file, the catalogue or the register is refused by name."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol, TypeVar, cast, get_args

from geo.register import register
from language.text import Text
from metrics.catalogue import INDICATORS
from policy.model import (
    KINDS,
    LEVELS,
    STATES,
    Bound,
    Clause,
    Commitment,
    Document,
    Level,
    Named,
    Paper,
    PolicyError,
    System,
)

Parts = tuple[Mapping[str, Document], Mapping[str, Named], Mapping[str, Named], Mapping[str, Clause]]
Row = Mapping[str, str]


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


Thing = TypeVar("Thing", bound=_HasId)


def read(folder: Path) -> Parts:
    """Documents, themes, departments and clauses by id; raises PolicyError naming file and line."""
    documents = _by_id(folder / "documents.csv", _document)
    themes = _by_id(folder / "themes.csv", _named)
    departments = _by_id(folder / "departments.csv", _named)
    promised = _commitments(folder / "commitments.csv")
    clauses: dict[str, Clause] = {}
    for where, row in _rows(folder / "clauses.csv"):
        clause = _clause(row, promised)
        _known(where, "document", [clause.document], documents)
        _known(where, "theme", [clause.theme], themes)
        _known(where, "department", clause.departments, departments)
        _known(where, "indicator", clause.indicators, INDICATORS)
        _new(where, clause.ref, clauses)
        _linked(where, clause, clauses, documents)
        clauses[clause.ref] = clause
    for ref, found in promised.items():
        for where, promise in found:
            _known(where, "clause", [ref], clauses)
            named = [promise.indicator] if promise.indicator else []
            _known(where, "indicator of the clause", named, clauses[ref].indicators)
            _same_unit(where, promise)
    return documents, themes, departments, clauses


def papers(file: Path, clauses: Container[str]) -> tuple[Paper, ...]:
    """The register of papers, each named by one of `clauses`; raises PolicyError naming file and line."""
    return tuple(_paper(where, row, clauses) for where, row in _rows(file))


def _paper(where: str, row: Row, clauses: Container[str]) -> Paper:
    _known(where, "state", [row["state"]], STATES)
    _known(where, "clause", [row["ref"]], clauses)
    if row["state"] and not row["title_zh"]:
        raise PolicyError(
            f"{where}: {row['zh']} is {row['state']} and has no title; name the paper or leave its state open"
        )
    title, issuer, note = (_words(row, column) for column in ("title_", "issuer_", "note_"))
    return Paper(_words(row), title, issuer, row["state"], row["number"], _date(where, row["date"]), row["ref"], note)


def systems(file: Path, clauses: Container[str]) -> tuple[System, ...]:
    """The systems of work, each asked for by some of `clauses`; raises PolicyError naming file and line."""
    return tuple(_system(where, row, clauses) for where, row in _rows(file))


def _system(where: str, row: Row, clauses: Container[str]) -> System:
    asked, indicators = tuple(row["clauses"].split()), tuple(row["indicators"].split())
    _known(where, "clause", asked, clauses)
    _known(where, "indicator", indicators, INDICATORS)
    found = System(_words(row), asked, indicators, _words(row, "also_"), _words(row, "missing_"))
    if found.coverage == "absent" and not found.missing:
        raise PolicyError(f"{where}: {row['zh']} has neither indicators nor what is missing; say why it is not there")
    return found


def _rows(file: Path) -> Iterator[tuple[str, Row]]:
    """Each line with its place, such as clauses.csv:12."""
    with file.open(encoding="utf-8-sig", newline="") as text:
        reader = csv.DictReader(text)
        for row in reader:
            where = f"{file.name}:{reader.line_num}"
            if None in row or None in row.values():
                raise PolicyError(f"{where}: has more or fewer cells than the head; quote cells that hold commas")
            _in_both_languages(where, row)
            yield where, row


def _in_both_languages(where: str, row: Row) -> None:
    """A reader of either language gets the same: both cells are filled or both are empty, and the words themselves filled."""
    for name in (n for n in row if n == "zh" or n.endswith("_zh")):
        other = name.removesuffix("zh") + "en"
        if bool(row[name]) != bool(row[other]):
            raise PolicyError(f"{where}: {name} and {other} must both be filled or both be empty")
    if not row["zh"]:
        raise PolicyError(f"{where}: zh and en are empty; say in both languages what it is")


def _by_id(file: Path, build: Callable[[str, Row], Thing]) -> dict[str, Thing]:
    found: dict[str, Thing] = {}
    for where, row in _rows(file):
        _new(where, row["id"], found)
        found[row["id"]] = build(where, row)
    return found


def _named(where: str, row: Row) -> Named:
    return Named(row["id"], _words(row))


def _document(where: str, row: Row) -> Document:
    _known(where, "level", [row["level"]], LEVELS)
    if row["area"]:
        _known(where, "area", [row["area"]], register().areas)
    return Document(
        row["id"], cast(Level, row["level"]), row["area"], row["number"],
        _words(row), _words(row, "title_"), _words(row, "issuer_"),
        _date(where, row["date"]), _defects(where, row),
    )  # fmt: skip


def _defects(where: str, row: Row) -> tuple[Text, ...]:
    chinese, english = row["defects_zh"].split("；"), row["defects_en"].split("; ")
    if len(chinese) != len(english):
        raise PolicyError(f"{where}: {len(chinese)} defects in Chinese, {len(english)} in English; write each in both")
    return tuple(map(Text, chinese, english))


def _words(row: Row, column: str = "") -> Text:
    """The two columns that say one thing in both languages."""
    return Text(row[f"{column}zh"], row[f"{column}en"])


def _commitments(file: Path) -> dict[str, list[tuple[str, Commitment]]]:
    """By the reference of their clause, each with its place in the file."""
    found: dict[str, list[tuple[str, Commitment]]] = {}
    for where, row in _rows(file):
        found.setdefault(f"{row['document']}:{row['number']}", []).append((where, _commitment(where, row)))
    return found


def _commitment(where: str, row: Row) -> Commitment:
    _known(where, "kind", [row["kind"]], KINDS)
    _known(where, "bound", [row["bound"]], get_args(Bound))
    _known(where, "indicator", [row["indicator"]] if row["indicator"] else [], INDICATORS)
    due, amount = _date(where, row["due"]), _amount(where, row["amount"])
    if due is None and amount is None:
        raise PolicyError(f"{where}: gives neither an amount nor a date; a promise without one belongs in the clause")
    return Commitment(
        row["kind"], cast(Bound, row["bound"]), amount, row["unit"], row["unit_en"], _words(row, "per_"),
        due, row["indicator"], _words(row),
    )  # fmt: skip


def _clause(row: Row, promised: Mapping[str, list[tuple[str, Commitment]]]) -> Clause:
    lists = {name: tuple(row[name].split()) for name in ("departments", "indicators", "carries_out", "continues")}
    commitments = tuple(c for _, c in promised.get(f"{row['document']}:{row['number']}", ()))
    return Clause(
        document=row["document"], number=row["number"], theme=row["theme"], **lists,
        words=_words(row), note=_words(row, "note_"), commitments=commitments,
    )  # fmt: skip


def _linked(where: str, clause: Clause, earlier: Mapping[str, Clause], documents: Mapping[str, Document]) -> None:
    """Links lead to clauses of documents that stand earlier in the files, so that nobody carries out himself."""
    _known(where, "earlier clause", (*clause.carries_out, *clause.continues), earlier)
    here = documents[clause.document].level
    for ref in clause.carries_out:
        there = documents[earlier[ref].document]
        if there.id == clause.document or LEVELS.index(there.level) > LEVELS.index(here):
            raise PolicyError(f"{where}: carries out {ref}, which does not stand above it; name a clause from above")


def _known(where: str, what: str, named: Iterable[str], known: Container[str]) -> None:
    for name in named:
        if name not in known:
            raise PolicyError(f"{where}: {what} {name!r} is not known; mend the name or declare it first")


def _same_unit(where: str, promise: Commitment) -> None:
    """What is promised and what is measured stand beside each other, so they are counted in one unit."""
    unit = INDICATORS[promise.indicator].unit if promise.indicator else promise.unit
    if unit != promise.unit:
        raise PolicyError(
            f"{where}: promises {promise.unit or 'no unit'}, {promise.indicator} is in {unit}; name an indicator of the same unit"
        )


def _new(where: str, name: str, known: Container[str]) -> None:
    if name in known:
        raise PolicyError(f"{where}: {name} stands there twice; remove one of them")


def _date(where: str, text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as fault:
        raise PolicyError(f"{where}: {text!r} is not a date; write YYYY-MM-DD") from fault


def _amount(where: str, text: str) -> float | None:
    try:
        return float(text) if text else None
    except ValueError as fault:
        raise PolicyError(f"{where}: {text!r} is not a plain number") from fault
