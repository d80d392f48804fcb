"""The same words in Chinese and in English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """The same words in Chinese and in English."""

    zh: str
    en: str

    def __getitem__(self, lang: str) -> str:
        """The words in `zh` or `en`; KeyError for any other language."""
        return {"zh": self.zh, "en": self.en}[lang]

    def __add__(self, other: Text) -> Text:
        return Text(self.zh + other.zh, self.en + other.en)

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return bool(self.zh or self.en)


NOTHING = Text("", "")
