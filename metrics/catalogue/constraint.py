"""What must hold between measures of one area and month: a part is never more than its whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

EXACTLY = {"extra": "forbid"}  # a declaration's key that nothing reads is a mistake of whoever wrote it


@dataclass(frozen=True)
class PartOfWhole:
    """The sum of `parts` is at most `whole`; parts not reported count for nothing, as the rest must fit all the more."""

    __pydantic_config__: ClassVar[dict[str, Any]] = EXACTLY

    parts: tuple[str, ...]
    whole: str
    severity: Literal["error", "warning"] = "error"


@dataclass(frozen=True)
class SumOfParts:
    """`parts` add up to `whole`; checked only where all of them and the whole are reported."""

    __pydantic_config__: ClassVar[dict[str, Any]] = EXACTLY

    parts: tuple[str, ...]
    whole: str
