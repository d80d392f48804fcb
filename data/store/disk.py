"""Files that outlive a power cut: what is named is whole, and what is whole stays."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

INCOMING = ".incoming-"


def incoming_name() -> str:
    """A name no other process uses, which readers of the store leave alone."""
    return f"{INCOMING}{os.getpid()}-{secrets.token_hex(6)}"


def sha256_of(path: Path) -> str:
    """The checksum of a file's bytes (64 hex digits)."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync(path: Path) -> None:
    """Wait until a file's bytes, or a folder's names, are on the disk."""
    if path.is_dir() and os.name == "nt":  # Windows does not open folders; its file system journals names itself
        return
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make(folder: Path) -> None:
    """Make a folder, and those above it that are not there; their names are on the disk before anything is put into it."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for path in reversed(missing):
        sync(path.parent)


def sync_tree(folder: Path) -> None:
    """Sync every file of a folder, then the folder."""
    for path in sorted(folder.iterdir()):
        sync(path)
    sync(folder)


def put(content: Path, target: Path) -> None:
    """Move a written file to its name in one step; a reader sees the file before or the whole new one."""
    sync(content)
    content.replace(target)
    sync(target.parent)
