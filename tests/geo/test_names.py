"""Names as people write them: each resolved exactly, or refused with its candidates."""

from __future__ import annotations

import csv
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.names import AreaNameError, NameAmbiguous, NameUnknown, normalise, resolve
from geo.register import HERE, REGION, Area, register

AREAS = tuple(register().areas.values())
with (HERE / "aliases.csv").open(encoding="utf-8") as _file:
    ALIASES = list(csv.DictReader(_file))


def _forms() -> dict[str, set[str]]:
    """Every way to write an area, worked out apart from the code under test: own names, and with those above in front."""
    own: dict[str, set[str]] = {a.code: {normalise(a.name.zh), normalise(a.name.en)} for a in AREAS}
    for row in ALIASES:
        own[row["code"]].add(normalise(row["alias"]))
    forms: dict[str, set[str]] = defaultdict(set)
    for area in AREAS:
        in_front = {"", *own[REGION], *own.get(area.parent or "", set())}
        in_front |= {region + league for region in own[REGION] for league in own.get(area.parent or "", set())}
        for text in (front + name for front in in_front for name in own[area.code]):
            forms[text].add(area.code)
    return forms


FORMS = _forms()
CHARACTERS = sorted({c for text in FORMS for c in text if not c.isascii()})


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("科右前旗", "152221"),
        ("科右中旗", "152222"),
        ("科左中旗", "150521"),
        ("科左后旗", "150522"),
        ("察右前旗", "150926"),
        ("察右中旗", "150927"),
        ("察右后旗", "150928"),
        ("莫旗", "150722"),
        ("莫力达瓦旗", "150722"),
        ("鄂伦春旗", "150723"),
        ("鄂温克旗", "150724"),
        ("苏左旗", "152523"),
        ("东苏旗", "152523"),
        ("苏右旗", "152524"),
        ("西苏旗", "152524"),
        ("阿左旗", "152921"),
        ("阿右旗", "152922"),
        ("新左旗", "150726"),
        ("新右旗", "150727"),
        ("陈旗", "150725"),
        ("乌前旗", "150823"),
        ("乌中旗", "150824"),
        ("乌后旗", "150825"),
        ("杭后", "150826"),
        ("杭锦后旗", "150826"),
        ("杭锦旗", "150625"),
        ("鄂托克旗", "150624"),
        ("鄂托克前旗", "150623"),
        ("鄂前旗", "150623"),
        ("伊旗", "150627"),
        ("准旗", "150622"),
        ("达拉特", "150621"),
        ("达茂旗", "150223"),
        ("土左旗", "150121"),
        ("土右旗", "150221"),
        ("克旗", "150425"),
        ("翁旗", "150426"),
        ("喀旗", "150428"),
        ("林西", "150424"),
        ("宁城", "150429"),
        ("巴林左", "150422"),
        ("东乌旗", "152525"),
        ("西乌旗", "152526"),
        ("太旗", "152527"),
        ("四子王", "150929"),
        ("额旗", "152923"),
        ("赤峰", "150400"),
        ("呼市", "150100"),
        ("锡盟", "152500"),
        ("阿盟", "152900"),
        ("内蒙古", "150000"),
        ("全区", "150000"),
    ],
)
def test_short_forms_in_use(name: str, code: str) -> None:
    assert resolve(name) == code


@pytest.mark.parametrize(
    "name",
    [
        "赤峰市巴林左旗",
        "内蒙古自治区赤峰市巴林左旗",
        "内蒙古巴林左旗",
        "赤峰左旗",
        "巴林左旗（国家重点）",
        "巴林左旗(国家级（重点）)【2021】",
        " 巴 林　左\u200b旗\n",
        "Bairin Left Banner",
        "BAIRIN left banner",
        "150422",
        "１５０４２２",
        "150422.0",
        "150422000000",
        150422,
        150422.0,
    ],
)
def test_ways_to_write_one_banner(name: str | int | float) -> None:
    assert resolve(name) == "150422"


@pytest.mark.parametrize(
    ("name", "parent", "code"),
    [
        ("左旗", "150400", "150422"),
        ("左旗", "赤峰", "150422"),
        ("右旗", "152900", "152922"),
        ("后旗", "通辽市", "150522"),
        ("前旗", "兴安盟", "152221"),
        ("阿旗", "150400", "150421"),
        ("阿旗", "150700", "150721"),
        ("扎旗", "152200", "152223"),
        ("鄂旗", "150600", "150624"),
        ("内蒙古前旗", "152200", "152221"),
        ("西旗", "150700", "150727"),
    ],
)
def test_a_parent_decides(name: str, parent: str, code: str) -> None:
    assert resolve(name, parent) == code


@pytest.mark.parametrize(("name", "code"), [("满洲里市", "150781"), ("锡盟", "152500"), ("150422", "150422")])
def test_full_names_leagues_and_codes_need_no_parent(name: str, code: str) -> None:
    assert resolve(name, parent="150900") == code


@pytest.mark.parametrize(
    ("name", "parent", "candidates"),
    [
        ("左旗", None, {"150121", "150422", "150726", "152523", "152921"}),
        ("右旗", None, {"150221", "150423", "150727", "152524", "152922"}),
        ("前旗", None, {"150623", "150823", "150926", "152221"}),
        ("中旗", None, {"150521", "150824", "150927", "152222"}),
        ("后旗", None, {"150522", "150825", "150826", "150928"}),
        ("后旗", "150800", {"150825", "150826"}),
        ("左旗", "150000", {"150121", "150422", "150726", "152523", "152921"}),
        ("阿旗", None, {"150421", "150721", "152522"}),
        ("扎旗", None, {"150526", "152223"}),
        ("杭锦", None, {"150625", "150826"}),
        ("鄂托克", None, {"150623", "150624"}),
        ("科右", None, {"152221", "152222"}),
        ("西旗", None, {"150727"}),
    ],
)
def test_ambiguous_names_are_refused_with_all_candidates(name: str, parent: str | None, candidates: set[str]) -> None:
    with pytest.raises(NameAmbiguous) as refusal:
        resolve(name, parent)
    assert refusal.value.name == name
    assert {a.code for a in refusal.value.candidates} == candidates
    for area in refusal.value.candidates:
        assert area.name.zh in refusal.value.zh
        assert area.name.en in refusal.value.en


@pytest.mark.parametrize(
    ("name", "parent", "candidates"),
    [
        ("通辽市巴林左旗", None, {"150422"}),
        ("阿拉善盟阿拉善盟", None, {"152900"}),
        ("内蒙古内蒙古阿巴嘎旗", None, {"152522"}),
        ("莫旗", "150400", {"150722"}),
        ("左旗", "150500", {"150121", "150422", "150726", "152523", "152921"}),
        ("巴林", None, {"150422", "150423"}),
        ("巴林座旗", None, set()),
        ("呼和浩特市本级", None, set()),
        ("合计", None, set()),
        ("150499", None, set()),
        ("150422001000", None, set()),
        ("", None, set()),
        ("（左旗）", None, set()),
        (float("nan"), None, set()),
    ],
)
def test_unknown_names_are_refused(name: str | float, parent: str | None, candidates: set[str]) -> None:
    with pytest.raises(NameUnknown) as refusal:
        resolve(name, parent)
    assert {a.code for a in refusal.value.candidates} == candidates
    assert str(name) in refusal.value.zh
    assert str(name) in refusal.value.en


def test_messages_say_what_to_do() -> None:
    with pytest.raises(AreaNameError) as refusal:
        resolve("扎旗")
    assert refusal.value.zh == (
        "“扎旗”可能是：扎鲁特旗（通辽市，150526）、扎赉特旗（兴安盟，152223）。请填写全称，或注明盟市。"
    )
    assert str(refusal.value) == refusal.value.en
    assert "Jarud Banner (Tongliao, 150526)" in refusal.value.en


def test_aliases_are_listed_once_and_hide_no_full_name() -> None:
    pairs = [(row["alias"], row["code"]) for row in ALIASES]
    assert len(pairs) == len(set(pairs))
    assert not {normalise(alias) for alias, _ in pairs} & {normalise(a.name.zh) for a in AREAS}
    assert all(register().areas[row["code"]].parent == row["parent"] for row in ALIASES if row["parent"])


def _full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


@given(st.sampled_from(AREAS), st.sampled_from(("zh", "en")), st.data())
def test_every_full_name_resolves_to_itself(area: Area, lang: str, data: st.DataObject) -> None:
    name = _full_width(area.name[lang]) if data.draw(st.booleans()) else area.name[lang]
    for blank in data.draw(st.lists(st.sampled_from((" ", "\u3000", "\u00a0", "\t", "\u200b")), max_size=3)):
        place = data.draw(st.integers(0, len(name)))
        name = name[:place] + blank + name[place:]
    note = data.draw(st.sampled_from(("", "（国家重点）", "(区级)", " 【2021】")))
    assert resolve(name + note) == area.code


@given(st.sampled_from([a for a in AREAS if a.level == "banner"]), st.sampled_from(AREAS))
def test_a_league_in_front_must_be_the_right_one(banner: Area, front: Area) -> None:
    above = {REGION, banner.parent}
    if front.code in above:
        assert resolve(front.name.zh + banner.name.zh) == banner.code
    elif front.name.zh + banner.name.zh not in {a.name.zh for a in AREAS}:
        with pytest.raises(NameUnknown):
            resolve(front.name.zh + banner.name.zh)


@given(
    st.one_of(
        st.text(alphabet=CHARACTERS, max_size=6),
        st.tuples(st.sampled_from(sorted(FORMS)), st.integers(0, 12), st.sampled_from(["", *CHARACTERS])).map(
            lambda t: t[0][: t[1]] + t[2] + t[0][t[1] + 1 :]
        ),
        st.lists(st.sampled_from(sorted(FORMS)), min_size=1, max_size=2).map("".join),
    )
)
def test_nothing_is_approximate(text: str) -> None:
    """What resolves is one of the listed ways to write that area, letter for letter, and of no other area."""
    try:
        code = resolve(text)
    except AreaNameError:
        return
    assert FORMS[normalise(text)] == {code}
