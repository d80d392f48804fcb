"""The catalogue is read from files: what is declared is what there is, and whatever contradicts itself is refused whole."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from data.layouts import key_of
from data.layouts.declared import layouts
from language.text import Text
from metrics import catalogue
from metrics.arithmetic import due_by
from metrics.catalogue import INDICATORS, DeclarationError, Fault, PartOfWhole, Ratio, SumOfParts, Value, built, read
from metrics.catalogue.reading import OURS
from metrics.comparability import Incomparable, breaks_between, obstacle
from metrics.regimes import REGIMES, regime_of

SMALL = """
order = 90
name = { zh = "易地搬迁", en = "Relocation" }
headline = "settled_share"
judged_by = "settled_share"

[sources]
text = "某号 一"

[breaks.line]
since = 2022-01-31
what = { zh = "口径", en = "definition" }

[measures.homes]
name = { zh = "安置房", en = "Homes" }
kind = "stock"
unit = "户"
cites = ["text"]
breaks = ["line"]
headers = ["安置房"]
group = "both"

[measures.homes_used]
name = { zh = "已入住", en = "Homes lived in" }
kind = "stock"
unit = "户"
headers = ["已入住"]
better = "more"

[indicators.settled_share]
name = { zh = "入住率", en = "Share lived in" }
unit = "%"
ratio = { of = ["homes_used"], over = ["homes"] }

[[targets.settled_share]]
value = 100
name = { zh = "全部入住", en = "All lived in" }
since = 2021-01-31
cite = "text"

[alerts.empty]
name = { zh = "空置", en = "Empty" }
indicators = ["settled_share"]
reads = "target"
side = "below"
reason = { zh = "入住率 {value}", en = "Lived in {value}" }

[checks]
at_most = [{ parts = ["homes_used"], whole = "homes" }]

[layout]
name = { zh = "安置表", en = "Settlement" }
title = "安置表"
units = "户"
subject = ["安置"]

[layout.words]
both = ["安置情况"]
"""


def _file(folder: Path, text: str, name: str = "relocation") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def _faults(*files: Path, own: list[Path] | None = None) -> list[tuple[str, str, str]]:
    with pytest.raises(DeclarationError) as refused:
        read(list(files), own)
    return [(fault.file, fault.key, fault.what.en) for fault in refused.value.faults]


def test_what_reports_by_the_quarter_is_due_four_times_a_year(tmp_path: Path) -> None:
    made = built(
        read([_file(tmp_path, SMALL.replace("order = 90", 'order = 90\nreports = "quarter"\ntier = "further"'))])[0]
    )
    assert (made.families["relocation"].every, made.families["relocation"].tier) == (3, "further")
    assert {i.every for i in made.indicators.values()} == {3}
    assert [due_by(dt.date(2021, m, 28), 3).month for m in (1, 2, 3, 4, 12)] == [12, 12, 3, 3, 12]
    assert due_by(dt.date(2021, 5, 31), 12) == dt.date(2020, 12, 31)


def test_a_file_is_a_family(tmp_path: Path) -> None:
    families, own = read([_file(tmp_path, SMALL)])
    made = built(families)
    assert own == frozenset()
    assert made.families["relocation"].name == Text("易地搬迁", "Relocation")
    assert list(made.indicators) == ["settled_share", "homes", "homes_used", "relocation_reporting_rate"]
    share = made.indicators["settled_share"]
    assert (share.of, share.decimals, share.better) == (Ratio("homes_used", over="homes"), 1, "neither")
    assert [b.since for b in share.breaks] == [dt.date(2022, 1, 31)]  # its denominator's
    assert (made.indicators["homes_used"].of, made.indicators["homes_used"].better) == (Value("homes_used"), "more")
    assert made.measures["homes"].cites == ("某号 一",)
    assert [(t.indicator, t.value, t.cite) for t in made.targets] == [("settled_share", 100.0, "某号 一")]
    assert [(r.id, r.red) for r in made.rules] == [("empty", float("inf"))]
    assert made.parts == (PartOfWhole(("homes_used",), "homes"),)


def test_every_fault_of_every_file_is_named_at_once(tmp_path: Path) -> None:
    wrong = (
        SMALL.replace('kind = "stock"\nunit = "户"\ncites = ["text"]', 'kind = "level"\nunit = "户"\ncites = ["text"]')
        .replace('headers = ["已入住"]', 'header = ["已入住"]')
        .replace("value = 100", 'value = "all"')
        .replace("since = 2021-01-31", 'since = "soon"')
    )
    (tmp_path / "broken.toml").write_text("order = = 1", encoding="utf-8")
    found = _faults(_file(tmp_path, wrong), tmp_path / "broken.toml")
    assert {(file, key) for file, key, _ in found} == {
        ("broken.toml", ""),
        ("relocation.toml", "measures.homes.kind"),
        ("relocation.toml", "measures.homes_used.header"),
        ("relocation.toml", "targets.settled_share.0.value"),
        ("relocation.toml", "targets.settled_share.0.since"),
    }
    said = {key: what for _, key, what in found}
    assert said["measures.homes.kind"] == "must be one of 'stock', 'ytd' or 'annual', not 'level'"
    assert said["measures.homes_used.header"] == "is no key of this table; check its spelling or take it out"


@pytest.mark.parametrize(
    ("written", "instead", "key", "said"),
    [
        ('cites = ["text"]', 'cites = ["law"]', "measures.homes.cites", "source law"),
        ('breaks = ["line"]', 'breaks = ["lines"]', "measures.homes.breaks", "break lines"),
        ('group = "both"', 'group = "either"', "measures.homes.group", "list of words either"),
        ('headline = "settled_share"', 'headline = "sales"', "headline", "indicator sales"),
        ('over = ["homes"] }', 'over = ["houses"] }', "indicators.settled_share", "measure houses"),
        ("ratio = {", 'growth = "homes"\nratio = {', "indicators.settled_share", "states 2 formulas"),
        ('ratio = { of = ["homes_used"], over = ["homes"] }', "", "indicators.settled_share", "states 0 formulas"),
        ('unit = "%"', 'unit = "户"', "indicators.settled_share.unit", "use %"),
        ('ratio = { of = ["homes_used"], over = ["homes"] }', 'per_head = { of = ["homes_used"], over = ["homes"] }', "indicators.settled_share.per_head", "divides 万元"),
        ('ratio = { of = ["homes_used"], over = ["homes"] }', 'per_head = { of = ["homes_used"], over = ["homes"] }', "indicators.settled_share.unit", "use 元/户"),
        ('ratio = { of = ["homes_used"], over = ["homes"] }', 'difference = { of = ["homes"], less = ["homes_used"] }', "indicators.settled_share.unit", "use 户"),
        ('ratio = { of = ["homes_used"], over = ["homes"] }', 'difference = { of = ["homes"], less = ["houses"] }', "indicators.settled_share", "measure houses"),
        ('ratio = { of = ["homes_used"], over = ["homes"] }', 'growth_difference = { of = "homes", less = "homes_used" }', "indicators.settled_share.unit", "use 个百分点"),
        ('headers = ["已入住"]', 'headers = ["已入住"]\nadditive = false', "indicators.settled_share", "or mixes it with what can"),
        ('headers = ["已入住"]', 'headers = ["已入住"]\nowed_by = "county"', "measures.homes_used.owed_by", "flag of the register county"),
        ('headers = ["已入住"]', 'headers = ["已入住"]\nowed_by = "league"', "indicators.settled_share", "owed at different levels"),
        ('headers = ["已入住"]', 'headers = ["已入住"]\nowed_by = "league"', "headline", "is reported by banners"),
        ("[[targets.settled_share]]", "[[targets.share]]", "targets.share", "indicator share"),
        ('cite = "text"', 'cite = "law"', "targets.settled_share.cite", "source law"),
        ("since = 2021-01-31", "since = 2021-01-31\nuntil = 2020-12-31", "targets.settled_share", "before it begins"),
        ('indicators = ["settled_share"]', 'indicators = ["homes"]', "alerts.empty.indicators", "homes has none"),
        ('en = "Lived in {value}"', 'en = "Lived in {share}"', "alerts.empty.reason.en", "'share'"),
        ('en = "Lived in {value}"', 'en = "Lived in {value"', "alerts.empty.reason.en", "brace"),
        ('whole = "homes" }', 'whole = "houses" }', "checks.at_most.0", "measure houses"),
    ],
)  # fmt: skip
def test_a_contradiction_is_refused_with_its_key(
    tmp_path: Path, written: str, instead: str, key: str, said: str
) -> None:
    assert SMALL.count(written) == 1
    found = _faults(_file(tmp_path, SMALL.replace(written, instead)))
    assert any(k == key and said in what for _, k, what in found), found


def test_what_accumulates_is_not_taken_from_what_stands(tmp_path: Path) -> None:
    wrong = SMALL.replace(
        'ratio = { of = ["homes_used"], over = ["homes"] }', 'difference = { of = ["homes"], less = ["homes_used"] }'
    )
    wrong = wrong.replace('unit = "%"', 'unit = "户"').replace('kind = "stock"', 'kind = "ytd"', 1)
    ((_, key, said),) = _faults(_file(tmp_path, wrong))
    assert key == "indicators.settled_share.difference"
    assert "stock、ytd" in said


def test_two_targets_of_one_indicator_never_hold_at_once(tmp_path: Path) -> None:
    later = '\n[[targets.settled_share]]\nvalue = 90\nname = { zh = "九成", en = "Nine in ten" }\nsince = 2022-01-31\n'
    ((_, key, said),) = _faults(_file(tmp_path, SMALL + later))
    assert key == "targets.settled_share"
    assert "has not ended when that of 2022-01-31 begins" in said


def test_two_families_share_no_id_no_formula_and_no_place(tmp_path: Path) -> None:
    found = _faults(_file(tmp_path, SMALL), _file(tmp_path, SMALL, "resettlement"))
    keys = {(file, key) for file, key, _ in found}
    for file in ("relocation.toml", "resettlement.toml"):
        assert {(file, k) for k in ("measures.homes", "indicators.settled_share", "alerts.empty", "order")} <= keys
    same = SMALL.replace('en = "Homes lived in"', 'en = "Homes"')
    assert _faults(_file(tmp_path, same)) == [
        ("relocation.toml", "measures.homes_used.name.en", "has the name of homes; give one of them another")
    ]
    again = (
        SMALL
        + '\n[indicators.used]\nname = { zh = "甲", en = "A" }\nunit = "%"\nratio = { of = ["homes_used"], over = ["homes"] }\n'
    )
    ((_, key, said),) = _faults(_file(tmp_path, again))
    assert (key, said) == ("indicators.used", "has the formula of settled_share; declare one of them")


def test_a_bureau_changes_what_it_names_and_adds_the_rest(tmp_path: Path) -> None:
    ours = _file(tmp_path / "ours", SMALL)
    own = _file(
        tmp_path / "own",
        """
        [[targets.settled_share]]
        value = 95
        name = { zh = "本局目标", en = "Our target" }
        since = 2021-01-31

        [measures.homes]
        note = { zh = "含在建", en = "under construction included" }

        [indicators.homes_all]
        name = { zh = "合计", en = "Both" }
        unit = "户"
        sum = ["homes", "homes_used"]
        decimals = 0
        """,
    )
    families, written = read([ours], [own])
    made = built(families)
    assert [(t.value, t.cite) for t in made.targets] == [(95.0, "")]
    assert (made.indicators["homes"].note.en, made.indicators["homes"].unit) == ("under construction included", "户")
    assert made.indicators["homes_all"].of == Value("homes", "homes_used")
    assert {"relocation.targets.settled_share", "relocation.indicators.homes_all"} <= written
    assert "relocation.indicators.settled_share" not in written
    assert _faults(ours, own=[_file(tmp_path / "other", "headline = 3")])[0][1] == "headline"


CLASSED = """
[classes.use]
public = { name = { zh = "公益性", en = "public" }, words = ["公益性", "公益类"] }
operating = { name = { zh = "经营性", en = "operating" }, words = ["经营性"] }

[measures.worth]
name = { zh = "资产原值", en = "Value of assets" }
kind = "stock"
unit = "万元"
headers = ["资产原值", "资产总额"]
classes = "use"
"""


def test_a_class_is_a_measure_and_its_total_is_checked_against_all_of_them(tmp_path: Path) -> None:
    made = built(read([_file(tmp_path, SMALL + CLASSED)])[0])
    names = ("worth_public", "worth_operating")
    assert [id for id in made.measures if id.startswith("worth")] == ["worth", *names]
    assert made.measures["worth_public"].name == Text("公益性资产原值", "Value of assets: public")
    assert made.indicators["worth_operating"].of == Value("worth_operating")
    assert SumOfParts(names, "worth") in made.sums
    assert {PartOfWhole((name,), "worth") for name in names} <= set(made.parts)


def test_a_total_that_nobody_reports_is_the_sum_of_its_classes_wherever_it_is_named(tmp_path: Path) -> None:
    share = """
[indicators.worth_share]
name = { zh = "公益占比", en = "Share public" }
unit = "%"
ratio = { of = ["worth_public"], over = ["worth"] }
"""
    made = built(read([_file(tmp_path, SMALL + CLASSED + "summed = true" + share)])[0])
    assert "worth" not in made.measures
    assert made.indicators["worth"].of == Value("worth_public", "worth_operating")
    assert made.indicators["worth_share"].of == Ratio("worth_public", over=("worth_public", "worth_operating"))
    assert [s for s in made.sums if s.whole == "worth"] == []
    unknown = SMALL + CLASSED.replace('classes = "use"', 'classes = "uses"')
    ((_, key, said),) = _faults(_file(tmp_path, unknown))
    assert (key, "list of classes uses" in said) == ("measures.worth.classes", True)


def test_the_columns_of_classes_go_by_their_words_and_those_of_the_total(tmp_path: Path) -> None:
    families, _ = read([_file(tmp_path, SMALL + CLASSED)])
    public = next(c for c in layouts(families)["relocation"].columns if c.measure == "worth_public")
    for header in ("公益性资产原值", "资产原值公益类", "公益类资产总额"):
        assert public.goes_by("", key_of(header)), header
    assert public.goes_by(key_of("资产原值（万元）"), key_of("公益性"))
    assert not public.goes_by("", key_of("资产原值"))


def test_a_name_is_that_of_the_regime_and_what_is_the_same_compares_across_it(tmp_path: Path) -> None:
    renamed = SMALL + '\n[renamed.regular]\nhomes = { zh = "住房", en = "Dwellings" }\n'
    made = built(read([_file(tmp_path, renamed)])[0])
    homes = made.indicators["homes"]
    assert [homes.called_in(regime).name.zh for regime in ("transition", "regular")] == ["安置房", "住房"]
    assert made.indicators["homes_used"].called_in("regular").name.zh == "已入住"
    december, january = dt.date(2025, 12, 31), dt.date(2026, 1, 31)
    assert obstacle(homes, december, january) == Incomparable("regime", regime=REGIMES[1])
    same = renamed.replace("required = true\n", "").replace(
        'better = "more"', 'better = "more"\nsame_in.regular = { zh = "同一事", en = "the same thing" }'
    )
    made = built(read([_file(tmp_path, same)])[0])
    assert (made.indicators["homes_used"].same_in, made.indicators["homes"].same_in) == (
        frozenset({"regular"}),
        frozenset(),
    )
    assert made.indicators["settled_share"].same_in == frozenset()  # its denominator is another
    sales = replace(INDICATORS["sales"], breaks=(), same_in=frozenset({"regular"}))
    assert obstacle(sales, dt.date(2025, 6, 30), dt.date(2026, 6, 30)) is None
    assert breaks_between(made.indicators["homes_used"], december, january) == ()


def test_a_regime_that_nobody_declared_is_refused(tmp_path: Path) -> None:
    wrong = SMALL.replace(
        'better = "more"', 'better = "more"\nsame_in.later = { zh = "同一事", en = "the same thing" }'
    )
    ((_, key, said),) = _faults(_file(tmp_path, wrong + '\n[renamed.regular]\nhouses = { zh = "甲", en = "A" }\n'))[:1]
    assert (key, said) == (
        "renamed.regular",
        "names indicator houses, which is not declared; declare it or mend the name",
    )
    keys = [k for _, k, _ in _faults(_file(tmp_path, wrong))]
    assert keys == ["measures.homes_used.same_in"]
    assert [regime_of(dt.date(y, 6, 30)).id for y in (2019, 2021, 2025, 2026)] == ["transition"] * 3 + ["regular"]


def test_the_environment_names_a_bureaus_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BOARD_SETTINGS", raising=False)
    assert catalogue.own_files() == []
    path = _file(tmp_path / "catalogue", SMALL)
    monkeypatch.setenv("BOARD_SETTINGS", str(tmp_path))
    assert catalogue.own_files() == [path]
    assert "relocation" in built(read(own=catalogue.own_files())[0]).families


def test_ours_are_read_in_the_order_of_the_line_of_work() -> None:
    assert list(catalogue.FAMILIES)[:5] == ["monitoring", "employment", "consumption", "funds", "projects"]
    assert {path.stem for path in OURS.glob("*.toml")} == set(catalogue.FAMILIES)


def test_a_fault_says_where_and_what_in_both_languages() -> None:
    fault = Fault("a.toml", "measures.b", Text("缺少", "is missing"))
    assert (fault.line("zh"), fault.line("en")) == ("a.toml › measures.b：缺少", "a.toml › measures.b: is missing")
