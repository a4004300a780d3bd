#!/usr/bin/env python3
"""The benchmarks still run, and what product and floor must agree on agrees (a mismatch prints VOID):

  tests/postgres/with_cluster tests/functional/benches.py build/release/yigang

One round of the month's settlement on the demo city of 1 % on both engines; no figure is judged. The last line is
"N passed, N failed"."""
import os
import pathlib
import subprocess
import sys

PROGRAM = pathlib.Path(sys.argv[1])
BENCH = PROGRAM.with_name("yigang_bench")
results = []


def check(sentence, holds, told):
    results.append(holds)
    if not holds:
        print(f"FAILED {sentence}\n{told}")


def main():
    ran = subprocess.run([BENCH, "--program", PROGRAM, "--scale", "1", "--only", "settle", "--rounds", "1"],
                         capture_output=True, text=True, timeout=600)
    told = ran.stdout + ran.stderr
    check("the benchmark ends well", ran.returncode == 0, told)
    check("product and floor come to the same roots", "VOID" not in ran.stdout, told)
    engines = 2 if os.environ.get("YIGANG_TEST_POSTGRES") else 1
    check("a settled month on each engine", ran.stdout.count("yigang settle  ") == engines, told)
    unasked = [line for line in ran.stdout.splitlines() if "NOT RUN" in line and "Debian" not in line]
    check("nothing is left out", unasked == [] or engines == 1, told)
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    return 0 if all(results) else 1


sys.exit(main())
