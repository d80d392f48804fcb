"""Monitoring: households at risk under the income line of 2021 and under a higher one from 2022 on.

No document gives the months in which the definition changed. The demonstration knows the third class from January 2021 on
and raises the line once, in January 2022: both are months across which the catalogue compares nothing.
"""

from __future__ import annotations

import numpy as np

from demonstration.apportion import Floats, Ints, apportion, split, spread
from demonstration.paths import MONTHS, annual, at, by_month, share, stock, ytd
from demonstration.seeds import Seeds, floored, tempered

LARGEST_HOUSEHOLD = 5  # on average over a banner
THREE_CLASSES = at("2021-01")  # the reply of July 2021 has them already
BROKEN = at("2022-01")  # a higher line; already registered households re-counted
HARDSHIP = (
    0.0,
    0.06,
    0.15,
)  # share of sudden hardship before the third class, under the line of 2021, under the higher one

# fmt: off
BASE = 23_762, 50_100  # households and persons at the end of 2019
RAISED = 11_560, 23_830  # those the higher line added in January 2022
NEW_HOUSEHOLDS = {
    "2020-12": 1_250, "2021-06": 688, "2021-12": 1_778, "2022-12": 9_800, "2023-12": 9_250, "2024-12": 8_900,
    "2025-09": 6_730, "2025-10": 7_200, "2025-12": 8_050, "2026-12": 7_600,
}
NEW_PERSONS = {
    "2020-12": 2_770, "2021-06": 1_730, "2021-12": 4_100, "2022-12": 21_200, "2023-12": 18_400, "2024-12": 18_100,
    "2025-09": 14_000, "2025-10": 15_000, "2025-12": 16_700, "2026-12": 15_700,
}
# Households ever identified that are no longer monitored (died out, moved away); none were taken off before the break.
LEFT_HOUSEHOLDS = {"2021-12": 0, "2022-01": 400, "2022-12": 1_150, "2025-09": 2_030, "2025-10": 2_100, "2025-12": 2_250, "2026-12": 3_050}
LEFT_PERSONS = {"2021-12": 0, "2022-01": 800, "2022-12": 2_400, "2025-09": 3_500, "2025-10": 3_650, "2025-12": 3_950, "2026-12": 5_400}
CLEARED_HOUSEHOLDS = {
    "2020-01": 19_990, "2020-12": 22_400, "2021-06": 23_220, "2021-11": 24_200, "2021-12": 24_400, "2022-12": 28_300,
    "2023-12": 33_000, "2024-12": 38_100, "2025-10": 42_630, "2025-12": 43_600, "2026-12": 48_900,
}
CLEARED_PERSONS = {
    "2020-01": 42_300, "2020-12": 47_480, "2021-06": 49_468, "2021-11": 51_500, "2021-12": 51_900, "2022-12": 60_200,
    "2023-12": 69_600, "2024-12": 80_200, "2025-10": 89_600, "2025-12": 91_600, "2026-12": 102_700,
}
# Monitored persons without measures yet, in ten-thousandths: 1.2 % in September 2025, 1.0 % in October.
LACKING = {"2020-01": 420, "2021-06": 260, "2021-12": 380, "2022-12": 190, "2025-09": 120, "2025-10": 100, "2025-12": 95, "2026-12": 85}
PROBLEMS = {
    "2020-12": 3_100, "2021-06": 6_651, "2021-12": 9_800, "2022-12": 7_600, "2023-12": 6_900, "2024-12": 6_200, "2025-12": 5_700, "2026-12": 5_200,
}
SETTLED = {
    2020: (0.08, 0.11, 0.17, 0.26, 0.36, 0.48, 0.60, 0.70, 0.79, 0.87, 0.93, 0.96),
    2021: (0.08, 0.12, 0.20, 0.30, 0.42, 0.553, 0.70, 0.82, 0.91, 0.985, 0.99, 0.995),
    2022: (0.10, 0.15, 0.23, 0.33, 0.45, 0.58, 0.70, 0.80, 0.88, 0.94, 0.97, 0.985),
}
# One round of visits a year, nearly all in May and June as in 2021, so that nobody is counted twice.
VISITED_PERSONS = {
    "2020-12": 6_100_000, "2021-12": 6_644_000, "2022-12": 6_390_000, "2023-12": 6_352_000, "2024-12": 6_180_000, "2025-12": 6_215_000, "2026-12": 6_140_000,
}
VISITED_HOUSEHOLDS = {
    "2020-12": 2_340_000, "2021-12": 2_549_000, "2022-12": 2_452_000, "2023-12": 2_437_000, "2024-12": 2_371_000, "2025-12": 2_384_000, "2026-12": 2_355_000,
}
RURAL = {2020: 7_821_680, 2021: 7_821_680, 2022: 7_630_000, 2023: 7_539_700, 2024: 7_289_000, 2025: 7_289_000, 2026: 7_200_000}
# fmt: on
FOUND_IN = (7, 5, 8, 9, 9, 9, 8, 8, 9, 10, 9, 9)
CHECKED_IN = (3, 3, 6, 10, 14, 16, 8, 6, 10, 12, 8, 4)  # most in spring and autumn
VISITED_IN = (1, 2, 7, 30, 170, 290, 0, 0, 0, 0, 0, 0)


def monitoring(seeds: Seeds) -> dict[str, Ints]:
    """Every measure of the family: id → months × banners."""
    values = _identified(seeds)
    values |= _monitored(seeds, values)
    values |= _classes(seeds, values)
    values |= _cleared(seeds, values)
    return values | _rounds(seeds)


def _pair(households: int, persons: int, weights: Floats, size: Floats) -> tuple[Ints, Ints]:
    """Households and the persons in them: at least one in each household, at most `LARGEST_HOUSEHOLD`."""
    homes = apportion(households, weights)
    return homes, apportion(persons, np.maximum(homes, 1) * size, homes, homes * LARGEST_HOUSEHOLD)


def _identified(seeds: Seeds) -> dict[str, Ints]:
    at_risk = floored(seeds.exited * np.exp(seeds.lasting("at risk", 0.2)))
    size = np.exp(seeds.lasting("household size", 0.06))
    flow = at_risk * np.exp(seeds.noise("newly identified", 0.3))
    new_homes = spread(ytd(NEW_HOUSEHOLDS, FOUND_IN, jitter="found"), flow, "ytd")
    new_persons = np.zeros_like(new_homes)
    totals = ytd(NEW_PERSONS, FOUND_IN, jitter="found")
    for t in range(len(MONTHS)):
        before, homes = (new_persons[t - 1], new_homes[t - 1]) if t % 12 else (0, 0)
        joined = new_homes[t] - homes
        new_persons[t] = before + apportion(
            int(totals[t] - np.sum(before)), np.maximum(joined, 0.5) * size, joined, joined * LARGEST_HOUSEHOLD
        )
    base, raised = _pair(*BASE, at_risk, size), _pair(*RAISED, at_risk * np.exp(seeds.lasting("raised", 0.15)), size)
    return {
        "new_monitored_households": new_homes,
        "new_monitored_persons": new_persons,
        "identified_households_total": accumulated(base[0], new_homes, raised[0]),
        "identified_persons_total": accumulated(base[1], new_persons, raised[1]),
    }


def accumulated(base: Ints, new: Ints, raised: Ints | int = 0) -> Ints:
    """A stock that grows by what is new each year (ytd), and once, at the break, by `raised`."""
    ends = new[11::12]
    before = np.vstack([np.zeros_like(ends[:1]), np.cumsum(ends, axis=0)[:-1]])
    stock_ = base + np.repeat(before, 12, axis=0) + new
    stock_[BROKEN:] += raised
    return stock_


def _monitored(seeds: Seeds, known: dict[str, Ints]) -> dict[str, Ints]:
    homes, persons = known["identified_households_total"], known["identified_persons_total"]
    gone = homes * np.exp(seeds.lasting("left", 0.3))
    left = spread(stock(LEFT_HOUSEHOLDS), gone, "rising", upper=homes // 2)
    staying = homes - left
    left_persons = spread(
        stock(LEFT_PERSONS),
        np.maximum(left, 0.5),
        lower=np.maximum(left, persons - staying * LARGEST_HOUSEHOLD),
        upper=persons - staying,
    )
    monitored = persons - left_persons
    lacking = share(monitored.sum(axis=1), stock(LACKING) / 10_000)
    behind = monitored * np.exp(seeds.noise("without measures", 0.7))
    return {
        "monitored_households": staying,
        "monitored_persons": monitored,
        "measures_in_place_persons": monitored - spread(lacking, behind, upper=monitored),
    }


def _classes(seeds: Seeds, known: dict[str, Ints]) -> dict[str, Ints]:
    """The three classes of household, and in each class its share of the persons beyond one a household."""
    homes, persons = known["monitored_households"], known["monitored_persons"]
    age = np.clip((np.arange(len(MONTHS)) - BROKEN) / 48, 0, 1)[:, None]
    hardship = np.repeat(HARDSHIP, np.diff((0, THREE_CLASSES, BROKEN, len(MONTHS))))[:, None] + 0.08 * age
    hardship = hardship * np.exp(seeds.lasting("hardship", 0.2))
    unstable = (1 - hardship) * tempered(np.full(len(MONTHS), 0.52), seeds.lasting("unstable", 0.25))
    parts = split(homes, hardship, unstable)
    beyond = split(persons - homes, *(part / np.maximum(homes, 1) for part in parts[:2]))
    names = ("hardship", "unstable", "marginal")
    by_homes = {f"{name}_households": part for name, part in zip(names, parts, strict=True)}
    return by_homes | {f"{n}_persons": part + more for n, part, more in zip(names, parts, beyond, strict=True)}


def _cleared(seeds: Seeds, known: dict[str, Ints]) -> dict[str, Ints]:
    homes, persons = known["identified_households_total"], known["identified_persons_total"]
    pace = seeds.lasting("cleared", 0.35) + seeds.behind("cleared", 9, 0.7)
    rates = tempered(stock(CLEARED_PERSONS) / persons.sum(axis=1), pace)
    cleared = spread(stock(CLEARED_HOUSEHOLDS), homes * rates, "rising", upper=homes)
    somebody_left = persons - homes + cleared  # a household at risk has somebody in it
    cleared_persons = spread(
        stock(CLEARED_PERSONS),
        persons * rates,
        "rising",
        lower=cleared,
        upper=np.minimum(cleared * LARGEST_HOUSEHOLD, somebody_left),
    )
    return {"cleared_households_total": cleared, "cleared_persons_total": cleared_persons}


def _rounds(seeds: Seeds) -> dict[str, Ints]:
    """What the checks of the year found, and whom its round of visits reached."""
    found_total = ytd(PROBLEMS, CHECKED_IN, jitter="problems")
    found = spread(found_total, seeds.rural * np.exp(seeds.noise("problems", 0.4)), "ytd")
    pace = seeds.noise("settled", 0.4) + seeds.behind("settled", 8, 0.9)
    rates = by_month(SETTLED)
    settled = spread(share(found_total, rates), np.maximum(found * tempered(rates, pace), 0.1), "ytd", upper=found)
    rural = spread(annual(RURAL), seeds.rural, "annual")
    visited_total = ytd(VISITED_PERSONS, VISITED_IN, jitter="visited")
    reach = rural * tempered(visited_total / rural.sum(axis=1), seeds.noise("visited", 0.35))
    size = np.exp(seeds.lasting("visited household size", 0.05))
    homes = spread(ytd(VISITED_HOUSEHOLDS, VISITED_IN, jitter="visited"), reach / size, "ytd", upper=rural // 2)
    persons = spread(visited_total, reach, "ytd", lower=homes, upper=np.minimum(homes * LARGEST_HOUSEHOLD, rural))
    return {
        "problems_found": found,
        "problems_settled": settled,
        "surveyed_households": homes,
        "surveyed_persons": persons,
        "rural_population": rural,
    }
