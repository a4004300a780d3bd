#!/usr/bin/python3
"""Who may be placed, by the 18 reasons of the product, with numpy: whole numbers only.

  decide.py FOLDER TIMES

FOLDER holds the columns of bench/people_tables.h. Decides TIMES times and prints "wall S cpu S load S peak_mb N" (per
time; loading apart), then the check values, a line a side. Without numpy it says so and exits 3.
"""
import pathlib
import resource
import sys
import time
from types import SimpleNamespace

try:
    import numpy as np
except ImportError:
    print("python3-numpy is not installed")
    sys.exit(3)

RURAL, URBAN = 0, 1
MALE = 0
NONE = -1
REGISTERS, OLDER, ZERO_EMPLOYMENT, OLDER_UNEMPLOYED, OTHER_HARDSHIP, EXPANDED = 3, 4, 5, 6, 7, 8
NOT_IN_TARGET_GROUP, UNDER_AGE, OVER_AGE, REGISTER_MISSING, NO_RECOGNITION, EXPANSION_NOT_OPEN, TENURE_USED_UP = (
    1 << place for place in range(8, 15))
CATEGORY_UNCONFIRMED = 1 << 17
M60, F55, F50 = range(3)
ELIGIBLE, REFUSED, FOR_DECISION = range(3)
REFUSE, IGNORE = 0, 2
BEFORE_66, MONTH_END_65, BEFORE_65 = range(3)
# Which groups belong to which side; `expanded` to both.
BELONGS = np.array([[True] * 5 + [False] * 3 + [True], [False] * 5 + [True] * 4])
# The first reason of every mask, from 1; 0 for none.
HEADLINES = np.zeros(1 << 18, dtype=np.int8)
for bit in reversed(range(18)):
    HEADLINES[1 << bit::1 << (bit + 1)] = bit + 1
DAYS_OF_MONTH = np.array([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], dtype=np.int32)


def load(folder):
    tables = {}
    for file in sorted(pathlib.Path(folder).glob("*.i64")):
        table, column = file.name.split(".")[:2]
        values = np.fromfile(file, dtype="<i8")
        if table in ("person", "claim") and column != "person":
            values = values.astype(np.int32)
        setattr(tables.setdefault(table, SimpleNamespace()), column, values)
    data = SimpleNamespace(**tables)
    data.figure = SimpleNamespace(**{name: int(values[0]) for name, values in vars(data.figure).items()})
    data.claim.side = data.person.side[data.claim.person]
    return data


def covers(periods, owner, count, day):
    """Whether one of the owner's periods covers the day; both ends are inside."""
    covered = np.zeros(count, dtype=bool)
    covered[owner[(periods.from_day <= day) & (day <= periods.until_day)]] = True
    return covered


def is_leap(year):
    return (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))


def has_birthday(people, age, figure):
    """Whether the age is reached on the day; a 29 February counts as 1 March of a common year, or as the 28th."""
    reached = ((people.year + age) * 10_000 + people.month * 100 + people.day
               <= figure.year * 10_000 + figure.month * 100 + figure.day)
    if not figure.leap_march_1 and figure.month == 2 and figure.day == 28:
        reached |= ((people.year + age == figure.year) & (people.month == 2) & (people.day == 29)
                    & ~is_leap(people.year + age))
    return reached


def is_past_the_band(people, figure):
    if figure.older_upper == BEFORE_66:
        return has_birthday(people, 66, figure)
    if figure.older_upper == BEFORE_65:
        return has_birthday(people, 65, figure)
    into_march = ((figure.leap_march_1 == 1) & (people.month == 2) & (people.day == 29)
                  & ~is_leap(people.year + 65))
    return (people.year + 65) * 12 + people.month + into_march < figure.year * 12 + figure.month


def is_retired(people, category, data):
    """The day is not before birth + old age + delay, one step of month arithmetic that clamps to the month's end."""
    table, figure = data.retirement, data.figure
    birth_month = people.year * 12 + people.month - 1
    behind = birth_month - table.start_month[category]
    step = table.step[category]
    delay = np.where((step == 0) | (behind < 0), 0,
                     np.minimum(table.cap[category], behind // np.maximum(step, 1) + 1))
    month = birth_month + table.old_age_months[category] + delay
    days = DAYS_OF_MONTH[month % 12] + ((month % 12 == 1) & is_leap(month // 12))
    return (figure.year * 12 + figure.month - 1) * 32 + figure.day >= month * 32 + np.minimum(people.day, days)


def claim_reasons(data):
    """Nothing if one claim of the side qualifies, otherwise the reasons of all of them."""
    claim, people, figure = data.claim, data.person, data.figure
    group = claim.target_group
    covered = covers(data.covered, data.covered.claim, len(group), figure.days)
    under_band = ~has_birthday(people, figure.older_lower, figure)
    lower = np.where(people.sex == MALE, figure.urban_lower_men, figure.urban_lower_women)
    under_urban = ~has_birthday(people, lower, figure)
    past = is_past_the_band(people, figure)
    reason = np.zeros(len(group), dtype=np.int32)
    reason[(group <= REGISTERS) & ~covered] = REGISTER_MISSING
    older = group == OLDER
    reason[older & past[claim.person]] = OVER_AGE
    reason[older & under_band[claim.person]] = UNDER_AGE
    reason[(group == ZERO_EMPLOYMENT) & (claim.all_unemployed == 0)] = NOT_IN_TARGET_GROUP
    reason[(group == OLDER_UNEMPLOYED) & under_urban[claim.person]] = UNDER_AGE
    reason[(group == EXPANDED) & ~covered] = EXPANSION_NOT_OPEN
    belongs = BELONGS[claim.side, group]
    qualifies = np.zeros(len(people.side), dtype=bool)
    qualifies[claim.person[belongs & (reason == 0)]] = True
    reasons = np.zeros(len(people.side), dtype=np.int32)
    for place in range(int(claim.place.max()) + 1):
        rows = np.flatnonzero(belongs & (claim.place == place))
        reasons[claim.person[rows]] |= reason[rows]
    reasons[reasons == 0] = NOT_IN_TARGET_GROUP
    reasons[qualifies] = 0
    return reasons


def outcome_of(mask, refusing):
    return np.where(mask == 0, ELIGIBLE, np.where(mask & refusing != 0, REFUSED, FOR_DECISION)).astype(np.int8)


def decide(data):
    people, figure = data.person, data.figure
    refusing = sum(1 << place for place, effect in enumerate(data.effect.effect) if effect == REFUSE)
    ignored = sum(1 << place for place, effect in enumerate(data.effect.effect) if effect == IGNORE)
    mask = (people.circumstances & ~ignored) | claim_reasons(data)
    urban = people.side == URBAN
    recognised = covers(data.recognition, data.recognition.person, len(urban), figure.days)
    mask[urban & ~recognised] |= NO_RECOGNITION
    mask[people.used_up == 1] |= TENURE_USED_UP
    # The retirement day is tested on urban people only; an unconfirmed woman under both categories.
    rows = np.flatnonzero(urban)
    own = SimpleNamespace(**{name: values[rows] for name, values in vars(people).items()})
    category = np.where(own.sex == MALE, M60, np.where(own.category == NONE, F55, own.category))
    late = mask[rows] | np.where(is_retired(own, category, data), OVER_AGE, 0)
    open_rows = np.flatnonzero((own.sex != MALE) & (own.category == NONE))
    unconfirmed = SimpleNamespace(**{name: values[open_rows] for name, values in vars(own).items()})
    early = mask[rows[open_rows]] | np.where(
        is_retired(unconfirmed, np.full(len(open_rows), F50), data), OVER_AGE, 0)
    differs = outcome_of(early, refusing) != outcome_of(late[open_rows], refusing)
    late[open_rows[differs]] |= CATEGORY_UNCONFIRMED
    mask[rows] = late
    return SimpleNamespace(mask=mask, outcome=outcome_of(mask, refusing), headline=HEADLINES[mask])


def check_lines(data, decided):
    place = np.arange(len(decided.mask), dtype=np.int64)
    for side in (RURAL, URBAN):
        own = data.person.side == side
        values = [side] + [int((decided.outcome[own] == outcome).sum()) for outcome in range(3)]
        mask = decided.mask[own].astype(np.int64)
        values += [int(mask.sum()), int((place[own] * mask).sum()),
                   int(decided.headline[own].astype(np.int64).sum())]
        yield " ".join(map(str, values))


def main():
    folder, times = sys.argv[1], int(sys.argv[2])
    begun = time.process_time()
    data = load(folder)
    loaded = time.process_time() - begun
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(times):
        decided = decide(data)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"wall {wall / times:.9f} cpu {cpu / times:.9f} load {loaded:.3f} peak_mb {peak}")
    for line in check_lines(data, decided):
        print(line)


main()
