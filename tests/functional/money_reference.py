"""What a month owes, worked out a second time from policy-rules.md alone, in whole fen and fractions: nothing here has been
taken from the program, and nothing of the program is asked.

  amount = money_reference.rural([(243, 1705)])       # 24.3 hours at 17.05
  parts = money_reference.split(amount, share, 1, 0)  # province, city, county, social"""
import csv
import datetime
import pathlib
from fractions import Fraction

ROOT = pathlib.Path(__file__).resolve().parents[2]


def rounded(value):
    """Half away from zero, and so half up where nothing is negative."""
    value = Fraction(value)
    whole, rest = divmod(abs(value), 1)
    fen = int(whole) + (rest >= Fraction(1, 2))
    return -fen if value < 0 else fen


def fen(yuan):
    """680.01 → 68001; an amount on the wire always has two decimals."""
    sign, text = (-1, yuan[1:]) if yuan.startswith("-") else (1, yuan)
    whole, cents = text.split(".")
    assert len(cents) == 2 and whole.isdigit() and cents.isdigit(), yuan
    return sign * (int(whole) * 100 + int(cents))


def tenths(text):
    """24.3 → 243."""
    whole, tenth = text.split(".")
    return int(whole) * 10 + int(tenth)


# LZ-2022-4 二(四)/4: rural pay by the hour, at the rate in force on the day; rounded once, at the end.
def rural(spans):
    """spans: (hours in tenths, rate in fen)."""
    return rounded(sum(Fraction(hours, 10) * rate for hours, rate in spans))


# LZ-2022-4 二(四)/4: urban pay by the month, for the days attended of those scheduled and at most in full.
def urban(spans, scheduled):
    """spans: (days in tenths, rate in fen); scheduled: days of the whole month."""
    left, owed = scheduled * 10, Fraction(0)
    for days, rate in spans:
        counted = min(days, left)
        left -= counted
        owed += Fraction(rate * counted, scheduled * 10)
    return rounded(owed)


def working_days(year, month):
    """By law/holidays.csv, as the scheduled days are where nobody has entered others."""
    with open(ROOT / "law/holidays.csv", encoding="utf-8") as file:
        kinds = {row["day"]: row["kind"] for row in csv.DictReader(file)}
    day, count = datetime.date(year, month, 1), 0
    while day.month == month:
        kind = kinds.get(day.isoformat())
        count += kind == "workday" or (kind is None and day.weekday() < 5)
        day += datetime.timedelta(1)
    return count


# LZ-2022-4 三(二): the province first, of what is left 市4:县6, social money takes from the county's part.
def split(total, share, person_months, social):
    """share: ("percent", fraction), ("person_month", fen) or ("fixed", fen). Gives province, city, county, social."""
    if total < 0:
        return tuple(-part for part in split(-total, share, person_months, social))
    kind, value = share
    province = {"percent": rounded(total * value), "person_month": value * person_months, "fixed": value}[kind]
    province = min(province, total)
    rest = total - province
    city = rounded(Fraction(rest * 4, 10))
    county = rest - city
    used = min(social, county)
    return province, city, county - used, used


def largest_remainder(total, weights):
    """Shares of the total in proportion to the weights; equal remainders go by the order of the weights."""
    whole = sum(weights)
    if whole == 0:
        return [0] * len(weights)
    exact = [Fraction(total * weight, whole) for weight in weights]
    shares = [value.numerator // value.denominator for value in exact]
    order = sorted(range(len(weights)), key=lambda at: (shares[at] - exact[at], at))
    for at in order[:total - sum(shares)]:
        shares[at] += 1
    return shares


# LZ-2022-4 三(二): each row and each column adds up to the fen.
def rows(parts, amounts):
    """The parts of each row, by placement number."""
    province, city, county, social = parts
    first = largest_remainder(province, amounts)
    left = [amount - part for amount, part in zip(amounts, first)]
    second = largest_remainder(city, left)
    left = [amount - part for amount, part in zip(left, second)]
    fourth = largest_remainder(social, left)
    third = [amount - part for amount, part in zip(left, fourth)]
    assert sum(third) == county, (third, county)
    return list(zip(first, second, third, fourth))


# LZ-2022-4 三(二): a correction follows the ratio of the month that it corrects, downwards as upwards.
def correction(amount, month):
    """month: province, city, county and social of the month."""
    if amount < 0:
        return tuple(-part for part in correction(-amount, month))
    total = sum(month)
    province = rounded(Fraction(amount * month[0], total))
    city = rounded(Fraction((amount - province) * month[1], total - month[0]))
    rest = amount - province - city
    social = rounded(Fraction(rest * month[3], month[2] + month[3]))
    return province, city, rest - social, social
