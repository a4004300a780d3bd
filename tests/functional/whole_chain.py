#!/usr/bin/env python3
"""The whole work of a unit over HTTP, from a plan issued in advance to paid, returned, reissued and corrected months:

  tests/postgres/with_cluster tests/functional/whole_chain.py build/release/yigang

度假区 from January to March 2023: fourteen rural posts in two towns, four urban ones, and one vacancy that 25 clerks approve
at once; a provincial share of 33.33 %, then by person-month; from the middle of February the second wage tier. Each step is
refused before its time and to whom it does not belong; every amount and every share is compared to the fen with
money_reference.py, and whatever the two engines said with each other. The last line is "N passed, N failed"."""
import pathlib
import sys
import tempfile
import time
from fractions import Fraction

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import crowd  # noqa: E402
import money_reference as money  # noqa: E402
from chain_in_march import InMarch  # noqa: E402
from chain_to_post import check, results  # noqa: E402

PROGRAM = sys.argv[1]


class Chain(InMarch):
    def record(self):
        # Line 2 of January was given up; its downward correction is not recovered yet.
        owed = sum(self.owed.values()) - self.owed[2] + self.more + sum(self.february.values()) + sum(
            self.march.values())
        check("the bank has paid what was owed, to the fen",
              self.store.query("SELECT SUM(amount_fen) FROM payment_line WHERE state = 'paid'"), [[str(owed)]])
        done = self.store.run("journal", "verify")
        check("the journal is whole", (done.returncode, done.stderr), (0, ""))

    def go(self):
        begun = time.monotonic()
        try:
            for step in (self.people, self.before_the_year, self.applications, self.reviewed, self.approvals, self.starts,
                         self.january_entered, self.january_settled, self.january_paid, self.january_returned,
                         self.supplement, self.corrections, self.february_entered, self.february_settled, self.march_entered,
                         self.march_settled, self.record):
                step()
        finally:
            self.server.stop()
        print(f"engine {self.store.engine}: {sum(results)} of {len(results)} checks hold so far, "
              f"{time.monotonic() - begun:.1f} s")
        return self.told


def reference():
    """A few results that were worked out by hand from policy-rules.md."""
    check("the halves go away from zero", [money.rounded(Fraction(value, 2)) for value in (1, -1, 3, 4)], [1, -1, 2, 2])
    check("4:6 of 680.01 adds up", money.split(68001, ("fixed", 0), 1, 0), (0, 27200, 40801, 0))
    check("social money takes from the county at most all", money.split(1000, ("percent", 0), 1, 9999), (0, 400, 0, 600))
    check("20 hours at 17.00 and 13.5 at 18.00", money.rural([(200, 1700), (135, 1800)]), 58300)
    check("an urban month is paid at most in full", money.urban([(150, 170000), (150, 170000)], 21), 170000)
    check("equal remainders go by number", money.largest_remainder(100, [1, 1, 1]), [34, 33, 33])
    check("January 2023 has 18 working days", money.working_days(2023, 1), 18)
    check("a correction mirrors", money.correction(-100, (300, 280, 320, 100)), (-30, -28, -32, -10))


def main():
    reference()
    told = {}
    for engine in crowd.engines():
        with tempfile.TemporaryDirectory() as folder:
            told[engine] = Chain(engine, folder, PROGRAM, "whole_chain").go()
    if len(told) == 1:
        print("engine postgresql: not run (YIGANG_TEST_POSTGRES is not set)")
    else:
        one, other = told.values()
        check("both engines say as much", len(one), len(other))
        check("and the same", [(a, b) for a, b in zip(one, other) if a != b], [])
    failed = results.count(False)
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed or not results else 0


sys.exit(main())
