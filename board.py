"""The command line: import exports, read figures, list and check releases, make the demonstration."""

from __future__ import annotations

import sys
from collections.abc import Callable

import typer

from commands import declarations, every_figure, figures, importing, pages, releases

# Without markup in its own messages: everything that is printed goes through `data.output.terminal`.
app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None, help=__doc__
)
COMMANDS: dict[str, Callable[..., None]] = {
    "import": importing.import_files,
    "figures": figures.figures,
    "every": every_figure.every,
    "releases": releases.releases,
    "show": releases.show,
    "verify": releases.verify,
    "set-aside": releases.set_aside,
    "round": releases.freeze_round,
    "demo": importing.demo,
    "template": importing.template,
    "catalogue": figures.catalogue,
    "check": declarations.check,
    "page": pages.page,
}
for name, command in COMMANDS.items():
    app.command(name)(command)


def main() -> None:
    """Run a command; a damaged release, or a folder that cannot be read, is told in a sentence."""
    from bureau.fault import DeclarationError
    from data.output import terminal
    from data.store.damage import DamagedError

    terminal.guard()
    try:
        app()
    except (DamagedError, DeclarationError, OSError) as fault:
        sys.exit(str(fault))
    except UnicodeError as fault:
        sys.exit(f"有文字不是 UTF-8，没有处理。/ Some text is not UTF-8; nothing was done with it. ({fault})")


if __name__ == "__main__":
    main()
