"""How much one file may ask of the machine while it is read; a bureau changes it in `reading.toml` of its settings."""

from __future__ import annotations

from bureau.settings import Reading as Limits

__all__ = ["WIDEST", "Limits", "setting"]

WIDEST = 16_384  # columns; no spreadsheet has more


def setting(limit: str) -> str:
    """Where a bureau changes a limit, as a refusal names it."""
    return f"reading.toml › {limit}"
