"""What is said when a name is not exactly one area's: the areas it may stand for, in both languages."""

from __future__ import annotations

from collections.abc import Iterable

from geo.register import Area, register


class AreaNameError(ValueError):
    """A name that is not exactly one area's. `name` as written, `candidates` in the register, messages `zh` and `en`."""

    def __init__(self, name: str, candidates: tuple[Area, ...], zh: str, en: str) -> None:
        super().__init__(en)
        self.name, self.candidates, self.zh, self.en = name, candidates, zh, en


class NameUnknown(AreaNameError):  # noqa: N818 (a word of the contract)
    """No area has this name (under this parent); `candidates` are areas whose full name holds it, often none."""

    def __init__(self, name: str, candidates: tuple[Area, ...], parent: Area | None) -> None:
        place_zh, place_en = (f"在{parent.name.zh}", f" in {parent.name.en}") if parent else ("", "")
        hint_zh = f"；是否为：{listed(candidates, 'zh')}" if candidates else ""
        hint_en = f"; did you mean {listed(candidates, 'en')}" if candidates else ""
        zh = f"{place_zh}找不到地区“{name}”{hint_zh}。请填写全称或六位区划代码。"
        en = f"no area named {name!r}{place_en}{hint_en}. Write the full name or the six-digit code."
        super().__init__(name, candidates, zh, en)


class NameAmbiguous(AreaNameError):  # noqa: N818 (a word of the contract)
    """A listed short form that stands for one of several areas, or only for one inside its league."""

    def __init__(self, name: str, candidates: tuple[Area, ...]) -> None:
        zh = f"“{name}”可能是：{listed(candidates, 'zh')}。请填写全称，或注明盟市。"
        en = f"{name!r} may be {listed(candidates, 'en')}. Write the full name, or name the league."
        super().__init__(name, candidates, zh, en)


class NameNoted(AreaNameError):  # noqa: N818 (a word of the contract)
    """A name with a note in brackets that changes who is meant; `candidates` is the area without the note."""

    def __init__(self, name: str, note: str, area: Area) -> None:
        zh = f"“{name}”的括注“{note}”可能改变了所指范围：是{area.name.zh}全部，还是只指括注所说的部分？请写清是哪个地区的数。"
        en = f"the note {note!r} behind {name!r} may change who is meant: all of {area.name.en}, or what the note says. Write which area the figures are of."
        super().__init__(name, (area,), zh, en)


def listed(areas: Iterable[Area], lang: str) -> str:
    """Areas for a message: name, league and code, as in 巴林左旗（赤峰市，150422）."""
    places = register().areas
    named = [(a.name[lang], places[a.parent].name[lang] if a.parent else "", a.code) for a in areas]
    if lang == "zh":
        return "、".join(f"{name}（{above}，{code}）" if above else f"{name}（{code}）" for name, above, code in named)
    return ", ".join(f"{name} ({above}, {code})" if above else f"{name} ({code})" for name, above, code in named)
