"""Contradictions of lists of items and of the measures counted from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from language.text import Text
from metrics.catalogue.declared import DeclaredFamily, DeclaredMeasure
from metrics.catalogue.items.declaration import COUNTS, Condition, Counted, ItemColumn, ItemList
from metrics.catalogue.model import ABOVE

Found = Iterator[tuple[str, Text]]  # key, what is wrong
TAKEN = frozenset(
    {"地区", "月份", "文件", "工作表", "行", "Area", "Month", "File", "Sheet", "Row"}
)  # of what stands beside them
FITS = {"one_of": ("text", "choice"), "limits": ("number",), "by": ("date",), "not_by": ("date",), "after": ("date",)}
TYPES = {"text": "文字", "date": "日期", "number": "数", "choice": "选项"}


def of_items(family: DeclaredFamily) -> Found:
    """What the lists of a family, and its measures where they are counted, say against themselves or each other."""
    for id, one in family.items.items():
        yield from _list(f"items.{id}", family, id, one)
    yield from _made(family)
    for id, measure in family.measures.items():
        yield from _fed(f"measures.{id}", measure)
        if measure.counted:
            yield from _counted(f"measures.{id}.counted", family, measure, measure.counted)


def _made(family: DeclaredFamily) -> Found:
    """What the demonstration makes of lists."""
    for id, course in (family.demonstration.items if family.demonstration else {}).items():
        key = f"demonstration.items.{id}"
        if id not in family.items:
            yield (
                key,
                Text(
                    f"没有清单 {id}；请声明它或改正名称",
                    f"names list {id}, which is not declared; declare it or mend the name",
                ),
            )
            continue
        yield from (
            (f"{key}.columns", _unknown(name)) for name in course.columns if name not in family.items[id].columns
        )
        follows = (m for fill in course.columns.values() for m in fill.follows)
        for measure in dict.fromkeys((*course.rows, *follows)):
            fed = family.measures.get(measure)
            if fed is None or fed.counted is None or fed.counted.items != id:
                zh = f"{measure} 不由这张清单计出，请改正"
                yield key, Text(zh, f"{measure} is not counted from this list; name a measure that is")


def _list(key: str, family: DeclaredFamily, id: str, one: ItemList) -> Found:
    if not one.key:
        yield (
            f"{key}.key",
            Text("没有写哪些列合起来表示一项，请写上", "names no column that makes a row one thing; name it"),
        )
    for name in one.key:
        if name not in one.columns:
            yield f"{key}.key", _unknown(name)
    if not any(m.counted and m.counted.items == id for m in family.measures.values()):
        yield (
            key,
            Text(
                "没有数据项由它计出，请写上 counted 或删去",
                "has nothing counted from it; let a measure be, or take it out",
            ),
        )
    names = Counter(column.name[lang] for column in one.columns.values() for lang in ("zh", "en"))
    for name, column in one.columns.items():
        if any(names[column.name[lang]] > 1 or column.name[lang] in TAKEN for lang in ("zh", "en")):
            zh, en = "名称与另一列相同，请改用别的", "has the name of another column; give one of them another"
            yield f"{key}.columns.{name}.name", Text(zh, en)
        yield from _column(f"{key}.columns.{name}", family, column)


def _column(key: str, family: DeclaredFamily, column: ItemColumn) -> Found:
    if not column.headers:
        yield f"{key}.headers", Text("没有表头，请写上", "has no header; give it one")
    if (column.type == "number") != bool(column.unit):
        yield f"{key}.unit", Text("数要有单位，别的列不要单位", "a number has a unit and nothing else has; mend it")
    if (column.type == "choice") != bool(column.choices):
        yield f"{key}.choices", Text("选项列要写词表，别的列不写", "a choice has choices and nothing else has; mend it")
    elif column.choices and column.choices not in family.classes:
        yield (
            f"{key}.choices",
            Text(
                f"没有分类 {column.choices}；请声明它或改正名称",
                f"names list of classes {column.choices}, which is not declared; declare it or mend the name",
            ),
        )


def _fed(key: str, measure: DeclaredMeasure) -> Found:
    """Where its figures come from: headers, a list, or both and then which is in force."""
    both = bool(measure.headers) and measure.counted is not None
    if not measure.headers and measure.counted is None:
        yield (
            f"{key}.headers",
            Text(
                "没有表头，也不由清单计出；请写其一", "has neither headers nor a list it is counted from; give it one"
            ),
        )
    if measure.counted is not None and measure.owed_by in ABOVE:
        zh, en = (
            "清单按旗县计数，不能由盟市、自治区上报（owed_by）",
            "is counted from a list, whose rows name banners; let banners owe it",
        )
        yield f"{key}.owed_by", Text(zh, en)
    if both and not measure.prevails:
        zh, en = (
            "既有表头又由清单计出，请写 prevails：headers 或 items",
            "has headers and is counted from a list; say which prevails: headers or items",
        )
        yield f"{key}.prevails", Text(zh, en)
    if measure.prevails and not both:
        yield (
            f"{key}.prevails",
            Text("只有一种来源，不分以谁为准，请删去", "has one origin, so nothing prevails; take it out"),
        )
    if measure.required and not measure.headers:
        yield f"{key}.required", Text("没有表头的列不能必填，请删去", "has no header to be required; take it out")


def _counted(key: str, family: DeclaredFamily, measure: DeclaredMeasure, counted: Counted) -> Found:
    one = family.items.get(counted.items)
    if one is None:
        zh, en = (
            f"本板块没有清单 {counted.items}；请声明它或改正名称",
            f"names list {counted.items}, which the file does not declare; declare it or mend the name",
        )
        yield f"{key}.items", Text(zh, en)
        return
    unknown = [(where, name) for where, name in counted.named if name not in one.columns]
    yield from ((f"{key}.{where}", _unknown(name)) for where, name in unknown)
    if sum((bool(counted.sum), bool(counted.distinct), counted.areas)) > 1:
        yield key, Text("sum、distinct、areas 只能写一个", "states more than one of sum, distinct and areas; state one")
    if unknown:
        return
    yield from _unit(key, measure, counted, one)
    for number, condition in enumerate(counted.where):
        yield from _condition(f"{key}.where.{number}", family, condition, one.columns[condition.column])
    yield from _classes(key, family, measure, counted, one)


def _unit(key: str, measure: DeclaredMeasure, counted: Counted, one: ItemList) -> Found:
    """A sum has its column's unit, anything counted one of counting."""
    if not counted.sum:
        if measure.unit not in COUNTS:
            zh, en = (
                f"计数的单位应是{'、'.join(sorted(COUNTS))}之一，不是{measure.unit}",
                f"a count is in one of {', '.join(sorted(COUNTS))}, not {measure.unit}; mend the unit",
            )
            yield key, Text(zh, en)
    elif (column := one.columns[counted.sum]).type != "number":
        yield f"{key}.sum", _other_type(counted.sum, column)
    elif column.unit != measure.unit:
        zh, en = (
            f"列 {counted.sum} 的单位是{column.unit}，数据项是{measure.unit}；请改成一致",
            f"column {counted.sum} is in {column.unit}, the measure in {measure.unit}; make them agree",
        )
        yield f"{key}.sum", Text(zh, en)
    if counted.sum and one.columns[counted.sum].personal:
        yield (
            f"{key}.sum",
            Text(
                f"列 {counted.sum} 是个人信息，不能相加",
                f"column {counted.sum} is personal and cannot be added up; take it out",
            ),
        )


def _condition(key: str, family: DeclaredFamily, condition: Condition, column: ItemColumn) -> Found:
    if len(condition.tests) != 1:
        yield key, Text("应有且只有一个条件", f"states {len(condition.tests)} tests of its column; state one")
        return
    (test,) = condition.tests
    if test != "filled" and column.type not in FITS[test]:
        yield key, _other_type(condition.column, column)
    elif column.personal and test != "filled":
        zh, en = (
            f"列 {condition.column} 是个人信息，只能问是否填写",
            f"column {condition.column} is personal: ask only whether it is filled",
        )
        yield key, Text(zh, en)
    elif test == "one_of" and column.type == "choice":
        for word in condition.one_of:
            if word not in family.classes.get(column.choices, {}):
                zh, en = (
                    f"列 {condition.column} 没有选项 {word}；请改正",
                    f"column {condition.column} has no choice {word}; mend it",
                )
                yield f"{key}.one_of", Text(zh, en)


def _classes(key: str, family: DeclaredFamily, measure: DeclaredMeasure, counted: Counted, one: ItemList) -> Found:
    """A measure in classes is counted by a column of the same choices, each of which is one of the classes."""
    if measure.classes and not counted.each:
        yield f"{key}.each", Text("数据项分类，请写哪一列区分", "is in classes; name the column that tells them apart")
    if not counted.each:
        return
    column = one.columns[counted.each]
    siblings = (m.counted for m in family.measures.values() if m.counted and m.counted.where)
    told = {c.where[-1].one_of for c in siblings if (c.items, c.each) == (counted.items, counted.each)}
    left = [choice for choice in family.classes.get(column.choices, {}) if (choice,) not in told]
    if left or column.type != "choice":
        zh, en = (
            f"列 {counted.each} 的选项与数据项的分类不同；请用同一个分类",
            f"column {counted.each} has other choices than the classes of the measure; let both name one list",
        )
        yield f"{key}.each", Text(zh, en)


def _unknown(name: str) -> Text:
    return Text(
        f"清单没有列 {name}；请声明它或改正名称",
        f"names column {name}, which the list does not declare; declare it or mend the name",
    )


def _other_type(name: str, column: ItemColumn) -> Text:
    return Text(
        f"列 {name} 是{TYPES[column.type]}，不能这样用；请改列的类型或条件",
        f"column {name} is a {column.type} and cannot be used so; mend its type or the condition",
    )
