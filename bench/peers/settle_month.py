#!/usr/bin/python3
"""The settlement of one month by the rules of the product with numpy: whole numbers of 64 bits, no floating point.

  settle_month.py FOLDER TIMES

FOLDER holds the columns of bench/month_tables.h. Settles TIMES times and prints "wall S cpu S load S peak_mb N" (per
time; loading apart, with the columns in the types that suit numpy best), then the check values, a line a unit.
Without numpy it says so and exits 3. Its steps have the names of settle_month.sql.
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

PAYABLE, NOTHING, TENURE_OVER, HELD, WAITING, PROBLEM = range(6)
NO_RATE, NEEDS_SPLIT, BELOW_FLOOR, OVERTIME, NO_ATTENDANCE, NO_ACCOUNT, NO_SCHEDULED_DAYS = range(7)
RURAL, URBAN = 0, 1
NONE = -1
FLAGS = {"paused", "held", "waiting", "has_account", "overtime_confirmed", "near_retirement", "recovered"}
SMALL = {"side", "place", "first_day", "last_day", "month", "rate_table", "prior_months", "extension_until",
         "frozen_month", "birth_month", "category"}


def load(folder):
    """Every table as a namespace of columns; rows of `work` and `paid` by the stretch of their placement."""
    tables = {}
    for file in sorted(pathlib.Path(folder).glob("*.i64")):
        table, column = file.name.split(".")[:2]
        values = np.fromfile(file, dtype="<i8")
        if column in FLAGS:
            values = values.astype(bool)
        elif column in SMALL:
            values = values.astype(np.int32)
        setattr(tables.setdefault(table, SimpleNamespace()), column, values)
    data = SimpleNamespace(**tables)
    count = len(data.placement.id)
    for table in (data.work, data.paid):
        table.ends = np.searchsorted(table.placement, np.arange(1, count + 1))
        table.starts = np.concatenate(([0], table.ends[:-1]))
    units, data.placement.unit_at = np.unique(data.placement.unit, return_inverse=True)
    assert (units == data.unit_figure.unit).all() and len(set(data.unit_figure.month)) == 1
    return data


def sums(values, table):
    """The sum over the stretch of each placement, exactly."""
    running = np.zeros(len(values) + 1, dtype=np.int64)
    np.cumsum(values, out=running[1:])
    return running[table.ends] - running[table.starts]


def divide_half_away(numerator, denominator):
    return (numerator * 2 + denominator) // (denominator * 2)


class Steps:
    """Values that take effect on a day and stay in force, of several groups; equal ones that follow are one."""

    DAYS = 1_000_000

    def __init__(self, group, from_day, value):
        order = np.lexsort((from_day, group))
        group, from_day, value = group[order], from_day[order], value[order]
        fresh = np.ones(len(group), dtype=bool)
        fresh[1:] = (group[1:] != group[:-1]) | (value[1:] != value[:-1])
        self.group, self.value = group[fresh], value[fresh]
        self.starts = self.group * self.DAYS + from_day[fresh]

    def at(self, group, day):
        """The place of the step in force; below 0 before the first one."""
        place = np.searchsorted(self.starts, group * self.DAYS + day, side="right") - 1
        return np.where((place >= 0) & (self.group[place] == group), place, NONE)


def price(data, of_work):
    """Rate, floor and whether either changes, of each span; looked up once for each that occurs."""
    work, place = data.work, data.placement
    first_day = work.first_day.min()
    days = int(work.last_day.max() - first_day) + 1
    code = ((place.rate_table.astype(np.int64)[of_work] * 2 + place.side[of_work]) * days
            + (work.first_day - first_day)) * days + (work.last_day - first_day)
    tables = int(place.rate_table.max()) + 1
    occurs = np.zeros(tables * 2 * days * days, dtype=bool)
    occurs[code] = True
    keys = np.flatnonzero(occurs)
    unit_of_table = np.zeros(tables, dtype=np.int64)
    unit_of_table[place.rate_table] = place.unit
    table, side = keys // (2 * days * days), keys // (days * days) % 2
    first, last = keys // days % days + first_day, keys % days + first_day
    found = []
    changes = np.zeros(len(keys), dtype=bool)
    for steps, group in ((Steps(data.rate.rate_table, data.rate.from_day, data.rate.rate), table),
                         (Steps(data.wage_floor.unit * 2 + data.wage_floor.side, data.wage_floor.from_day,
                                data.wage_floor.floor_fen), unit_of_table[table] * 2 + side)):
        at_first = steps.at(group, first)
        changes |= (at_first >= 0) & (steps.at(group, last) > at_first)
        found.append(np.where(at_first >= 0, steps.value[at_first], NONE))
    dense = np.zeros(len(occurs), dtype=np.int32)
    dense[keys] = np.arange(len(keys))
    place_of = dense[code]
    return found[0][place_of], found[1][place_of], changes[place_of]


def add_up(data, days_x10):
    """What has been worked, inside and after the last day, and what it comes to at the rate and at the floor."""
    work, place = data.work, data.placement
    of_work = np.repeat(np.arange(len(place.id)), work.ends - work.starts)
    rate, floor, changes = price(data, of_work)
    last_day = place.last_day[of_work]
    inside = (last_day == NONE) | (work.first_day <= last_day)
    changes = changes | ((last_day != NONE) & (work.last_day > last_day) & (work.work_x10 > 0))
    running = np.cumsum(work.work_x10)
    before = running - work.work_x10
    before -= before[work.starts[of_work]]
    most = days_x10[of_work]
    cut = np.minimum(before + work.work_x10, most) - np.minimum(before, most)
    paid = np.where(place.side[of_work] == URBAN, cut, work.work_x10)
    no_rate = rate == NONE
    worth = np.where(inside & ~no_rate, paid, 0)
    added = SimpleNamespace()
    added.all_x10 = sums(work.work_x10, work)
    added.inside_x10 = sums(np.where(inside, work.work_x10, 0), work)
    added.nothing_entered = work.ends == work.starts
    added.no_rate = sums(inside & no_rate, work) > 0
    added.changes = sums(inside & changes, work) > 0
    added.below = sums(inside & ~no_rate & (rate < floor), work) > 0
    added.first_rate = sums(np.where(inside & ~no_rate & (work.place == 1), rate, 0), work)
    added.at_rate = sums(rate * worth, work)
    added.at_floor = sums(np.maximum(rate, floor) * worth, work)
    return added


def month_that_reaches(limit, data, history):
    """The month in which the count reaches the limit, pay being assumed from this month on; NONE: used up before."""
    opened = limit - data.placement.prior_months
    at = opened - 1
    reached = np.where(opened > history.months, history.newest + opened - history.months, history.month)
    early = np.flatnonzero((opened > 0) & (opened <= history.months) & (at != history.before))
    place = history.starts[early] + at[early] - (at[early] > history.before[early])
    reached[early] = history.counted[place]
    return np.where(opened <= 0, NONE, reached)


def count_history(data):
    paid, month = data.paid, data.unit_figure.month[0]
    counts = ~paid.recovered & (paid.month != month)
    history = SimpleNamespace(month=month)
    history.counted = paid.month[counts]
    counted = sums(counts, paid)
    history.months = counted + 1
    history.starts = np.cumsum(counted) - counted
    history.before = sums(counts & (paid.month < month), paid)
    history.paid_now = sums(~paid.recovered & (paid.month == month), paid) > 0
    history.newest = np.full(len(counted), month, dtype=np.int64)
    some = paid.ends > paid.starts
    history.newest[some] = np.maximum(paid.month[paid.ends[some] - 1], month)
    return history


def retirement_months(data):
    """The month of the statutory retirement day; NONE without a category."""
    place, table = data.placement, data.retirement
    row = place.unit_at * 3 + np.maximum(place.category, 0)
    behind = place.birth_month - table.start_month[row]
    step = table.step[row]
    delay = np.minimum(table.cap[row], behind // np.maximum(step, 1) + 1)
    delay = np.where((step == 0) | (behind < 0), 0, delay)
    return np.where(place.category == NONE, NONE, place.birth_month + table.old_age_months[row] + delay)


def judge_term(data, figure):
    """Months used, last payable month, and whether this month is inside the term."""
    place, history = data.placement, count_history(data)
    usual = month_that_reaches(figure.tenure_max, data, history)
    longest = month_that_reaches(figure.tenure_max + figure.extension_max, data, history)
    urban = place.side == URBAN
    end = np.minimum(place.extension_until, longest)
    extended = ~urban & (place.extension_until != NONE) & (longest != NONE) & (end > usual)
    retires = retirement_months(data)
    near = urban & place.near_retirement
    near_end = np.where(figure.ends_by_current_law == 1, retires, place.frozen_month)
    last = np.where(extended, end, usual)
    last = np.where(near & (retires != NONE) & (near_end > usual), near_end, last)
    last = np.where(urban & (retires != NONE), np.minimum(last, retires), last)
    used = place.prior_months + history.months
    limit = figure.tenure_max + np.where(extended, figure.extension_max, 0)
    within = (last != NONE) & (history.month <= last) & (near | history.paid_now | (used <= limit))
    return SimpleNamespace(used=used, last=last, within=within, paid_now=history.paid_now)


def judge(data, figure):
    """Status, problem and amount of every placement; the first problem that applies wins."""
    place = data.placement
    days_x10 = np.where(place.scheduled_x10 == NONE, figure.default_days_x10, place.scheduled_x10)
    term, work = judge_term(data, figure), add_up(data, days_x10)
    rural = place.side == RURAL
    stopped = place.held | place.waiting | ~term.within
    priced = ~stopped & ~work.nothing_entered & (rural | (days_x10 > 0))
    divisor = np.where(rural, 10, np.maximum(days_x10, 1))
    known = priced & ~work.no_rate & ~work.changes
    amount = np.where(known, divide_half_away(work.at_rate, divisor), 0)
    missing = np.where(known & work.below, divide_half_away(work.at_floor, divisor) - amount, 0)
    overtime = rural & (work.inside_x10 > place.monthly_x10) & ~place.overtime_confirmed
    problem = np.full(len(amount), NONE, dtype=np.int8)
    for number, applies in ((NO_ACCOUNT, (amount > 0) & ~place.has_account), (OVERTIME, overtime),
                            (BELOW_FLOOR, work.below), (NEEDS_SPLIT, work.changes), (NO_RATE, work.no_rate)):
        problem[priced & applies] = number
    problem[~priced] = NO_SCHEDULED_DAYS
    problem[work.nothing_entered] = NO_ATTENDANCE
    problem[stopped | (work.nothing_entered & place.paused)] = NONE
    status = np.where(problem != NONE, PROBLEM, np.where(amount > 0, PAYABLE, NOTHING)).astype(np.int8)
    status[~term.within] = TENURE_OVER
    status[place.waiting] = WAITING
    status[place.held] = HELD
    return SimpleNamespace(
        status=status, problem=problem, amount=amount, missing=missing,
        rate=np.where(priced, work.first_rate, 0),
        work_x10=np.where(stopped, work.all_x10, work.inside_x10),
        months_used=term.used - ((status != PAYABLE) & ~term.paid_now), last_payable=term.last)


def split_by_weight(total, weights, whole):
    """Largest remainder; of equal remainders the earlier row wins."""
    if total == 0:
        return np.zeros(len(weights), dtype=np.int64)
    parts, remainders = np.divmod(weights * total, whole)
    left = int(total - parts.sum())
    if left > 0:
        least = np.partition(remainders, len(remainders) - left)[len(remainders) - left]
        above = remainders > least
        parts[above] += 1
        parts[np.flatnonzero(remainders == least)[:left - int(above.sum())]] += 1
    return parts


def unit_parts(figure, at, total, person_months):
    """Province, city and social money of a unit, in whole numbers."""
    if figure.share_kind[at] == 0:
        province = (total * int(figure.share_percent_x100[at]) * 2 + 10_000) // 20_000
    else:
        province = int(figure.share_fen[at]) * (person_months if figure.share_kind[at] == 1 else 1)
    province = min(province, total)
    city = ((total - province) * int(figure.city_tenths[at]) * 2 + 10) // 20
    return province, city, min(int(figure.social_fund[at]), total - province - city)


def share_out(data, lines):
    place, figure = data.placement, data.unit_figure
    takes_part = (lines.status == PAYABLE) | (lines.status == PROBLEM)
    lines.original_channel = np.where(takes_part & (place.side == URBAN), lines.amount, 0)
    for part in ("province", "city", "county", "social_fund"):
        setattr(lines, part, np.zeros(len(lines.amount), dtype=np.int64))
    # Placements stand unit by unit, in the order of their numbers.
    borders = np.searchsorted(place.unit_at, np.arange(len(figure.unit) + 1))
    for at in range(len(figure.unit)):
        start, end = borders[at], borders[at + 1]
        rows = np.flatnonzero(takes_part[start:end] & (place.side[start:end] == RURAL)) + start
        left = lines.amount[rows]
        total = int(left.sum())
        person_months = len(np.unique(place.person[rows[left > 0]]))
        whole = total
        for name, part in zip(("province", "city", "social_fund"), unit_parts(figure, at, total, person_months)):
            given = split_by_weight(part, left, whole)
            getattr(lines, name)[rows] = given
            left = left - given
            whole -= part
        lines.county[rows] = left


def settle(data):
    figure = SimpleNamespace(**{name: values[data.placement.unit_at] for name, values in vars(data.unit_figure).items()
                                if name in ("tenure_max", "extension_max", "ends_by_current_law",
                                            "default_days_x10")})
    lines = judge(data, figure)
    share_out(data, lines)
    return lines


def check_lines(data, lines):
    """The check values in the order of month_check."""
    number, last = data.placement.number, np.where(lines.last_payable == NONE, 0, lines.last_payable)
    for at, unit in enumerate(data.unit_figure.unit):
        own = data.placement.unit_at == at
        values = [int(unit)] + [int((lines.status[own] == status).sum()) for status in range(6)]
        values += [int((lines.problem[own] == problem).sum()) for problem in range(7)]
        for column in (lines.work_x10, lines.rate, lines.amount, lines.missing, lines.province, lines.city,
                       lines.county, lines.social_fund, lines.original_channel, number * lines.amount,
                       number * lines.province, number * lines.city, number * lines.social_fund,
                       lines.months_used, last):
            values.append(int(column[own].sum()))
        yield " ".join(map(str, values))


def main():
    folder, times = sys.argv[1], int(sys.argv[2])
    begun = time.process_time()
    data = load(folder)
    loaded = time.process_time() - begun
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(times):
        lines = settle(data)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"wall {wall / times:.9f} cpu {cpu / times:.9f} load {loaded:.3f} peak_mb {peak}")
    for line in check_lines(data, lines):
        print(line)


main()
