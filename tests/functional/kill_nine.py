#!/usr/bin/env python3
"""Kills the program with SIGKILL at random moments of a settlement and of the load of a register, and runs it again:

  tests/functional/kill_nine.py build/release/yigang

Nothing may be lost, nothing doubled; an interrupted run is absent, and the one after it gives the same root. On SQLite,
and on PostgreSQL when YIGANG_TEST_POSTGRES is set. YIGANG_KILLS says how often (default 12 each), YIGANG_SEED from which
random stream. This shows that what is written is whole or absent, not that it outlives a power cut. The last line is
"N passed, N failed"."""
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import crowd  # noqa: E402

PROGRAM = sys.argv[1]
KILLS = int(os.environ.get("YIGANG_KILLS", "12"))
SEED = int(os.environ.get("YIGANG_SEED", "20220212"))
UNIT = "371525"
results = []


def check(sentence, got, wanted):
    results.append(got == wanted)
    if got != wanted:
        print(f"FAILED {sentence}\n  got    {got!r}\n  wanted {wanted!r}")


def number(store, sql):
    return int(store.query(sql)[0][0])


def whole(store, when):
    """What must hold at every moment."""
    check(f"{when}: no run stands half-written", number(
        store, "SELECT COUNT(*) FROM settlement_run WHERE state = 'running' OR watermark <> line_count"), 0)
    check(f"{when}: each run has exactly its lines", number(
        store, "SELECT COUNT(*) FROM settlement_run r WHERE line_count <> (SELECT COUNT(*) FROM settlement_line l WHERE "
               "l.unit = r.unit AND l.run_id = r.id)"), 0)
    check(f"{when}: no line stands without its run", number(
        store, "SELECT COUNT(*) FROM settlement_line l WHERE NOT EXISTS (SELECT 1 FROM settlement_run r WHERE r.unit = "
               "l.unit AND r.id = l.run_id)"), 0)
    check(f"{when}: at most one run is open", number(
        store, "SELECT COUNT(*) FROM settlement_run WHERE state = 'computed'") <= 1, True)
    check(f"{when}: each run has one journal entry, and each such entry its run", number(
        store, "SELECT COUNT(*) FROM settlement_run") - number(
            store, "SELECT COUNT(*) FROM journal_entry WHERE object_table = 'settlement_run'"), 0)


def settlement(store, stream):
    done, runs = store.settle(UNIT)
    check("the month is settled", done.returncode, 0)
    wanted = (runs[UNIT]["root"], runs[UNIT]["lines"], runs[UNIT]["total"])
    begun = time.monotonic()
    store.settle(UNIT)
    span = time.monotonic() - begun
    killed = 0
    for turn in range(KILLS):
        process = subprocess.Popen(store.base + ["settle", crowd.MONTH, "--unit", UNIT], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        time.sleep(stream.uniform(0.15, 1.0) * span)
        process.kill()
        killed += process.wait() == -9
        if turn % 4 == 3 or turn == KILLS - 1:
            whole(store, f"after kill {turn + 1}")
    check("some of the runs were killed on the way", killed > 0, True)
    done, runs = store.settle(UNIT)
    check("the run after all kills is done", done.returncode, 0)
    check("it gives the same bytes", (runs[UNIT]["root"], runs[UNIT]["lines"], runs[UNIT]["total"]), wanted)
    whole(store, "at the end")
    journal = store.run("journal", "verify")
    check("the journal is whole", (journal.returncode, "first bad" in journal.stdout), (0, False))
    print(f"engine {store.engine}: {killed} of {KILLS} settlements killed, span {span:.2f} s")


def resident_number(sequence):
    """Fictitious: an area that does not exist, with its check character."""
    text = f"372599{1950 + sequence // 999}0315{sequence % 999 + 1:03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return text + "10X98765432"[sum(int(c) * w for c, w in zip(text, weights)) % 11]


def register(turn, rows=3000):
    return {"unit": UNIT, "register_name": f"低保名册 {turn}", "owner": "民政局", "true_on": "2022-03-01",
            "rows": [{"resident_number": resident_number(turn * 7 + n), "target_group": "disabled",
                      "from_day": "2022-01-01"} for n in range(rows)]}


def load(store, stream):
    """The client that got no answer asks again with the same key: the register is there once."""
    for turn in range(max(3, KILLS // 3)):
        county = crowd.Session(crowd.Server(store), store, "county1")
        helper = subprocess.Popen([sys.executable, "-c", f"import time,os,signal;time.sleep("
                                   f"{stream.uniform(0.0, 0.35)});os.kill({county.server.process.pid},signal.SIGKILL)"])
        first, told = county.post("/api/v1/registers", register(turn), f"register-{turn}-once")
        helper.wait()
        county.server.kill()
        rows = number(store, "SELECT COUNT(*) FROM register_row")
        check("the register is whole or absent", rows in (turn * 3000, (turn + 1) * 3000), True)
        if first == 200:
            check("what was acknowledged is there", rows, (turn + 1) * 3000)
        county = crowd.Session(crowd.Server(store), store, "county1")
        again, answer = county.post("/api/v1/registers", register(turn), f"register-{turn}-once")
        county.server.kill()
        check("the same key brings it in once", (again, number(store, "SELECT COUNT(*) FROM register_snapshot"),
                                                 number(store, "SELECT COUNT(*) FROM register_row")),
              (200, turn + 1, (turn + 1) * 3000))
        if first == 200:
            check("and gives the same answer", answer, told)


def main():
    for engine in crowd.engines():
        with tempfile.TemporaryDirectory() as folder:
            store = crowd.Store(engine, folder, PROGRAM, "kill_nine").prepare()
            store.fill({UNIT: (3000, 300)})
            stream = random.Random(SEED)
            settlement(store, stream)
            load(store, stream)
    if len(crowd.engines()) == 1:
        print("engine postgresql: not run (YIGANG_TEST_POSTGRES is not set)")
    failed = results.count(False)
    print(f"{len(results) - failed} passed, {failed} failed  (seed {SEED})")
    return 1 if failed or not results else 0


sys.exit(main())
