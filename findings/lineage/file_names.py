"""What a file is called: what is in it, of which places, in which month; in the reader's language, and safe for every file system."""

from __future__ import annotations

import datetime as dt
import re

from findings.core.population import LEVEL_NAMES, listed
from findings.core.view import View, banners_of
from findings.text.wording import month
from language.text import Text

FORBIDDEN = re.compile(r'[\\/:*?"<>|%#,\x00-\x1f\x7f]+')  # where files are kept or fetched by their name
LONGEST = 150  # bytes of a name without its suffix; file systems take 255, and a browser numbers what is there already


def file_name(what: Text, *where: Text) -> Text:
    """资金支出进度_赤峰市旗县_2021年6月, Funds-paid-rate_banners-of-Chifeng_2021-06. Where it is too long, `what` is cut."""
    return Text(*(_name([part[lang] for part in (what, *where) if part]) for lang in ("zh", "en")))


def of_area(view: View, what: Text) -> Text:
    """The name of a file about the area of a view in its month."""
    return file_name(what, view.area.name, of_month(view.period))


def of_places(view: View, what: Text, level: str = "") -> Text:
    """The same of the places that a view lists, of a level if one is asked for."""
    among = listed(view, level)
    kind = banners_of(among.group) if among.group else LEVEL_NAMES[among.kind]
    area = view.register.areas[among.code].name
    return file_name(what, Text(f"{area.zh}{kind.zh}", f"{kind.en.lower()} of {area.en}"), of_month(view.period))


def of_figure(view: View, title: Text) -> Text:
    """The name of a figure as a picture: its title, and what of area and month that does not say."""
    area = Text(*("" if view.area.name[lang] in title[lang] else view.area.name[lang] for lang in ("zh", "en")))
    said = all(month(view.period, lang) in title[lang] for lang in ("zh", "en"))
    return file_name(title, area, *([] if said else [of_month(view.period)]))


def of_month(period: dt.date) -> Text:
    """2021年6月, 2021-06."""
    return Text(month(period, "zh"), f"{period:%Y-%m}")


def _name(parts: list[str]) -> str:
    first, *rest = filter(None, map(_safe, parts))
    room = LONGEST - sum(len(part.encode()) + 1 for part in rest)
    return "_".join([first.encode()[:room].decode(errors="ignore").rstrip("-."), *rest])


def _safe(part: str) -> str:
    """Without what files may not be called by; a hyphen for every space."""
    return re.sub(r"\s+", "-", FORBIDDEN.sub(" ", part).strip(" .\t")).strip("-")
