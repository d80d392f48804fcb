"""The same words in Chinese and in English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class Text:
    """The same words in Chinese and in English. Texts that read alike are equal, whatever their words open."""

    zh: str
    en: str

    def __getitem__(self, lang: str) -> str:
        """The words in `zh` or `en`; KeyError for any other language."""
        return {"zh": self.zh, "en": self.en}[lang]

    def __add__(self, other: Text) -> Text:
        return Text(self.zh + other.zh, self.en + other.en)

    def __eq__(self, other: object) -> bool:
        return (self.zh, self.en) == (other.zh, other.en) if isinstance(other, Text) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.zh, self.en))

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return bool(self.zh or self.en)


NOTHING = Text("", "")
# What stands between parts of a sentence, and at its end.
COMMA, AND, THEN = Text("，", ", "), Text("、", ", "), Text("；", "; ")
COLON, STOP = Text("：", ": "), Text("。", ".")
