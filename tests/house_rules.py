"""The rules of the house, each a function from the top folder to the list of its breaches (empty: kept).

Floors are those of docs/architecture.md, from which a test reads them again.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

Function = ast.FunctionDef | ast.AsyncFunctionDef
FLOORS: tuple[tuple[str, ...], ...] = (
    ("language",),
    ("bureau",),
    ("metrics.arithmetic", "metrics.months", "metrics.regimes", "geo", "installed"),
    (
        "metrics.catalogue",
        "metrics.coverage",
        "metrics.comparability",
        "metrics.values",
        "metrics.units",
        "metrics.panel",
        "metrics.flows",
        "metrics.cell",
        "metrics.planes",
        "metrics.cube",
        "metrics.margins",
        "metrics.like_for_like",
        "metrics.outlook",
    ),
    ("policy",),
    ("data.faults", "data.notation", "data.output"),
    ("data.layouts", "data.published"),
    ("data.files",),
    ("data.tables",),
    ("data.checking",),
    ("data.items",),
    ("data.importing",),
    ("data.store",),
    ("data.query", "demonstration"),
    ("findings.text",),
    ("findings.core",),
    ("findings.lineage",),
    ("findings.links",),
    (
        "findings.clauses",
        "findings.gaps",
        "findings.indicator",
        "findings.maps",
        "findings.official",
        "findings.overview",
        "findings.ranking",
    ),
    ("findings.alerts", "findings.place", "findings.priority"),
    ("findings.behind",),
    ("findings.passports", "findings.wall", "assessment"),
    ("drawing",),
    ("contents",),
    ("briefing",),
    ("commands",),
    ("ui.framework", "ui.state"),
    ("ui.elements",),
    ("ui.layout",),
    ("ui.maps",),
    ("ui.pages",),
    ("pages", "serving"),
    ("app", "server", "board"),
)
BESIDE = {"tests", "benchmarks"}  # code that is not shipped and stands on no floor
STREAMLIT = {"streamlit", "streamlit_folium"}
MAY_USE_STREAMLIT = {"ui", "pages", "app", "server"}
BOARD_MUST_NOT = {"ui", "pages", "app", "server"} | STREAMLIT
READS_MARKDOWN = {
    f"st.{name}"
    for name in (
        "caption",
        "error",
        "header",
        "info",
        "markdown",
        "subheader",
        "success",
        "title",
        "toast",
        "warning",
        "write",
    )
}
ENDINGS = {"Exit", "SystemExit"}  # how a command ends, which is no error
PAGE_LINES = 60
ROOM_MODULES, MODULE_LINES = 15, 260
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc"}
TEXT = {".py", ".md", ".toml", ".txt", ".csv", ".css", ".html", ".js", ".json", ".sh", ".yml", ".yaml", ""}
MARKS = re.compile("|".join(("TO" + "DO", "FIX" + "ME", "NotImplemented" + "Error", "place" + r"holder(?!\s*=)")))
WAITS = re.compile("wait_for_" + "timeout")
FRAMEWORK = re.compile(
    "|".join(
        ("data-" + "test", "get_by_" + "test_id", r"(?<![A-Za-z])st[A-Z][a-z]+[A-Z]?\w*", r"\.st" + "-", "st-" + "key")
    )
)
NAMES_OF_FRAMEWORK = {"ui/framework.py", "static/framework.js"}
PHRASES, DRAWS_SENTENCES = re.compile(r"\w*phrases\w*", re.IGNORECASE), "ui/elements/follow.py"
OUTSIDE = re.compile(r"\.\./" + r"shared|(?<![\w.\-])/wo" + r"rk/")
HOST = re.compile(r"(?:https?:|wss?:)?//(?P<host>[a-z0-9][a-z0-9.\-]*\.[a-z]{2,})(?=[/:\"'\s)]|$)", re.IGNORECASE)
NAMESPACES = {"www.w3.org", "schemas.openxmlformats.org", "schemas.microsoft.com"}
ICON_FONT = re.compile(r"page_icon\s*=\s*[\"']:material/")
INCLUDED = re.compile(r"-r [\w\-]+\.txt")
LOCKED = re.compile(r"[\w.\-]+==[\w.!+]+( ; [^;@/]+)? \\|--hash=sha256:[0-9a-f]{64}( \\)?|--only-binary :all:")
PINNED = re.compile(r"^[A-Za-z0-9._\-]+(\[[a-z,]+\])?==[\w.!+]+$")


def files(top: Path, *suffixes: str) -> Iterator[Path]:
    """Files of the project: nothing hidden, generated or published; only those suffixes, if any are given."""
    for path in sorted(top.rglob("*")):
        parts = path.relative_to(top).parts
        hidden = any(p.startswith(".") and p not in {".ci", ".streamlit"} for p in parts)
        if hidden or parts[0] in {"store", "build", "htmlcov"} or "__pycache__" in parts:
            continue
        if path.is_file() and (not suffixes or path.suffix in suffixes):
            yield path


def shipped(top: Path, *suffixes: str) -> Iterator[Path]:
    """Files of the product itself, without tests and benchmarks."""
    return (path for path in files(top, *suffixes) if path.relative_to(top).parts[0] not in BESIDE)


def module_of(top: Path, path: Path) -> str:
    """Dotted name of a Python file; a package has the name of its folder."""
    return ".".join(path.relative_to(top).with_suffix("").parts).removesuffix(".__init__")


def floor_of(module: str) -> int | None:
    """The floor of a module of the project, or None where it has none. A folder of rooms itself stands where the lowest of them does."""
    if "." not in module:
        module = next((r for rooms in FLOORS for r in rooms if r.startswith(f"{module}.")), module)
    return next((n for n, rooms in enumerate(FLOORS) for r in rooms if f"{module}.".startswith(f"{r}.")), None)


def imports(top: Path, path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything a file imports, wherever it does so; `from a import b` is a.b if that is a module."""
    package = module_of(top, path).split(".") if path.name == "__init__.py" else module_of(top, path).split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            for alias in node.names:
                inner = top.joinpath(*base.split("."), alias.name)
                yield (
                    node.lineno,
                    f"{base}.{alias.name}" if inner.is_dir() or inner.with_suffix(".py").is_file() else base,
                )


def floors(top: Path) -> list[str]:
    """Every shipped module has a floor and imports only from rooms below it, or from its own room up to its own floor."""
    found = []
    for path in shipped(top, ".py"):
        name, here = path.relative_to(top), floor_of(module := module_of(top, path))
        if here is None:
            found.append(f"{name}: has no floor; give it one in docs/architecture.md and here")
            continue
        for line, target in imports(top, path):
            there, room = floor_of(target), module.split(".")[0]
            if there is None:
                continue  # a library, or a module that is reported by itself
            own = target.split(".")[0] == room and room != "pages"
            if there > here or (there == here and not own):
                found.append(f"{name}:{line}: imports {target}, which is not below it")
    return found


def streamlit_in_its_rooms(top: Path) -> list[str]:
    """Streamlit is imported in ui/, pages/ and app.py only."""
    return [
        f"{path.relative_to(top)}:{line}: imports {target}"
        for path in shipped(top, ".py")
        if module_of(top, path).split(".")[0] not in MAY_USE_STREAMLIT
        for line, target in imports(top, path)
        if target.split(".")[0] in STREAMLIT
    ]


def board_without_interface(top: Path) -> list[str]:
    """The command line never imports the interface."""
    board = top / "board.py"
    return [
        f"board.py:{line}: imports {target}"
        for line, target in (imports(top, board) if board.exists() else ())
        if target.split(".")[0] in BOARD_MUST_NOT
    ]


def markdown_of_our_own(top: Path) -> list[str]:
    """Where the framework reads Markdown it gets words of ours, or others' marked as plain: never a text that is put together on the spot."""
    found = []
    for path in (p for room in ("ui", "pages") for p in sorted((top / room).rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or (called := ast.unparse(node.func)) not in READS_MARKDOWN:
                continue
            found += [
                f"{path.relative_to(top)}:{node.lineno}: {called} gets {ast.unparse(given)}"
                for given in node.args
                if not _is_our_own(given)
            ]
    return found


def _is_our_own(given: ast.expr) -> bool:
    if isinstance(given, ast.Constant):
        return True
    if not isinstance(given, ast.Call):
        return False
    called = ast.unparse(given.func)
    return called in {"text.told", "text.plain", "text.steps", "text.declared"} or (
        called == "text.say" and not given.keywords
    )


def short_pages(top: Path) -> list[str]:
    """A page has at most 60 lines that are not blank."""
    counted = {
        path: sum(bool(line.strip()) for line in path.read_text(encoding="utf-8").splitlines())
        for path in (top / "pages").glob("*.py")
    }
    return [f"pages/{path.name}: {lines} lines" for path, lines in counted.items() if lines > PAGE_LINES]


def small_rooms(top: Path) -> list[str]:
    """A folder holds at most 15 modules, a module at most 260 lines: the words of the interface aside, which are a list."""
    paths = [path for path in shipped(top, ".py") if path.name != "__init__.py" and path.parent != top]
    rooms = Counter(path.parent.relative_to(top) for path in paths)
    found = [f"{room}: {count} modules" for room, count in rooms.items() if count > ROOM_MODULES]
    lines = {path.relative_to(top): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    return found + [f"{name}: {count} lines" for name, count in lines.items() if count > MODULE_LINES]


def telling_names(top: Path) -> list[str]:
    """No file or folder is called utils, helpers or common."""
    return [
        f"{path.relative_to(top)}: the name says nothing"
        for path in files(top)
        if EMPTY_NAMES & {part.split(".")[0] for part in path.relative_to(top).parts}
    ]


def no_remote_hosts(top: Path) -> list[str]:
    """Nothing shipped names another host (namespaces of XML aside). Leaflet's own files are checked by their sums."""
    found = []
    for path in shipped(top, ".py", ".html", ".css", ".js", ".toml"):
        name = path.relative_to(top)
        if name.parts[:2] == ("static", "leaflet"):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            hosts = [match["host"] for match in HOST.finditer(line) if match["host"].lower() not in NAMESPACES]
            found += [f"{name}:{number}: names {host}" for host in hosts]
            if ICON_FONT.search(line):
                found.append(f"{name}:{number}: a :material/ page icon is fetched from another host")
    return found


def pinned_requirements(top: Path) -> list[str]:
    """Each requirement is pinned and says why it is there; a lock holds pins and sums only; no index is named."""
    found = []
    for path in (*top.glob("requirements*.txt"), *top.glob("locks/requirements*.txt")):
        is_lock = path.parent != top
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            wanted, _, why = (part.strip() for part in line.partition("#"))
            if not wanted or (LOCKED if is_lock else INCLUDED).fullmatch(wanted):
                continue
            if is_lock or not PINNED.match(wanted):
                found.append(f"{path.name}:{number}: {wanted} is not pinned")
            if not why and not is_lock:
                found.append(f"{path.name}:{number}: {wanted} does not say why it is needed")
    return found


def self_contained(top: Path) -> list[str]:
    """Nothing refers to a folder outside the project."""
    return _lines_with(top, OUTSIDE, (path for path in files(top) if path.suffix in TEXT))


def finished(top: Path) -> list[str]:
    """No code is left for later."""
    return _lines_with(top, MARKS, files(top, ".py"))


def unhurried(top: Path) -> list[str]:
    """No test waits for a time: on a busy machine it is too short. `tests.browser.watching` waits for what a test depends on."""
    return _lines_with(top, WAITS, (path for path in files(top, ".py") if path.name.startswith("test_")))


def framework_in_one_place(top: Path) -> list[str]:
    """What the framework calls its parts in the page stands in `ui/framework.py` and `static/framework.js` alone."""
    paths = (p for p in files(top, ".py", ".js", ".css") if p.relative_to(top).parts[:2] != ("static", "leaflet"))
    return _lines_with(top, FRAMEWORK, (p for p in paths if f"{p.relative_to(top)}" not in NAMES_OF_FRAMEWORK))


def linked_as_written(top: Path) -> list[str]:
    """Words are written with what they open: nobody keeps phrases to be sought in a finished sentence, and what draws one searches nothing."""
    sentences = (path for path in shipped(top, ".py") if path.relative_to(top).parts[0] in {"findings", "ui", "pages"})
    found = _lines_with(top, PHRASES, sentences)
    drawn = (path for path in [top / DRAWS_SENTENCES] if path.is_file())
    return found + [
        f"{DRAWS_SENTENCES}:{line}: imports re" for path in drawn for line, name in imports(top, path) if name == "re"
    ]


def documented(top: Path) -> list[str]:
    """Modules and their public functions and classes carry a docstring."""
    found = []
    for path in shipped(top, ".py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if tree.body and not ast.get_docstring(tree):
            found.append(f"{path.relative_to(top)}: the module has no docstring")
        public = (n for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef) and not n.name.startswith("_"))
        found += [
            f"{path.relative_to(top)}:{node.lineno}: {node.name} has no docstring"
            for node in public
            if not ast.get_docstring(node)
        ]
    return found


def errors_named(top: Path) -> list[str]:
    """What is public names each error that it, or what of its module it is made of, raises: in its docstring or its class's."""
    found = []
    for path in shipped(top, ".py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        own = {n.name: n for n in ast.walk(tree) if isinstance(n, Function)}
        for node, told in _public(tree):
            untold = dict.fromkeys(error for error in _raised(node.body, own, {node.name}) if error not in told)
            found += [f"{path.relative_to(top)}:{node.lineno}: {node.name} does not name {error}" for error in untold]
    return found


def _public(tree: ast.Module) -> Iterator[tuple[Function, str]]:
    """Public functions and methods, with the docstrings in which a reader looks."""
    classes = (n for n in tree.body if isinstance(n, ast.ClassDef) and not n.name.startswith("_"))
    owners: list[ast.Module | ast.ClassDef] = [tree, *classes]
    for owner in owners:
        above = ast.get_docstring(owner) or "" if isinstance(owner, ast.ClassDef) else ""
        for node in owner.body:
            if isinstance(node, Function) and not node.name.startswith("_"):
                yield node, f"{ast.get_docstring(node)} {above}"


def _raised(nodes: Iterable[ast.AST], own: Mapping[str, Function], seen: set[str]) -> Iterator[str]:
    """The class of each error raised in some lines, or in a function of their module (`own`) that is not public and that they call.

    An error that a function makes is what that says it gives. Nothing of a `try` that catches counts, nor what is caught elsewhere and
    raised again, by a small name: those are told there.
    """
    for inner in nodes:
        if isinstance(inner, Function | ast.Lambda | ast.ClassDef):
            continue
        if isinstance(inner, ast.Try) and inner.handlers:
            yield from _raised([*inner.handlers, *inner.orelse, *inner.finalbody], own, seen)
            continue
        if isinstance(inner, ast.Raise) and inner.exc is not None:
            raised = ast.unparse(inner.exc.func if isinstance(inner.exc, ast.Call) else inner.exc)
            made = own[raised].returns if raised in own else None
            error = (ast.unparse(made) if made else raised).split(".")[-1]
            if error[:1].isupper() and error not in ENDINGS:
                yield error
        called = ast.unparse(inner.func).removeprefix("self.") if isinstance(inner, ast.Call) else ""
        if called.startswith("_") and called in own and called not in seen:
            seen.add(called)
            yield from _raised(own[called].body, own, seen)
        yield from _raised(ast.iter_child_nodes(inner), own, seen)


def _lines_with(top: Path, pattern: re.Pattern[str], paths: Iterator[Path]) -> list[str]:
    return [
        f"{path.relative_to(top)}:{number}: {match[0]}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if (match := pattern.search(line))
    ]


RULES = (
    floors,
    streamlit_in_its_rooms,
    board_without_interface,
    markdown_of_our_own,
    short_pages,
    small_rooms,
    telling_names,
    no_remote_hosts,
    pinned_requirements,
    self_contained,
    finished,
    unhurried,
    framework_in_one_place,
    linked_as_written,
    documented,
    errors_named,
)
