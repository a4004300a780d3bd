#!/usr/bin/env python3
"""Kills the program with SIGKILL at random moments of a settlement, of the load of a register and of the making of a demo
city, and runs it again:

  tests/functional/kill_nine.py build/release/yigang

Nothing may be lost, nothing doubled; an interrupted run is absent, and the one after it gives the same root. On SQLite,
and on PostgreSQL when YIGANG_TEST_POSTGRES is set. YIGANG_KILLS says how often (default 12 each), YIGANG_SEED from which
random stream. This shows that what is written is whole or absent, not that it outlives a power cut. The last line is
"N passed, N failed"."""
import hashlib
import json
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
    journals = json.loads(store.run("journal", "verify", "--json").stdout)["journals"]
    check("the journal is whole", [one for one in journals if "first_bad" in one], [])
    # The crowd's bank accounts and approvals were put in by SQL: that, and nothing else, must be found.
    check("all else is as the journal has it",
          {fault["kind"] for one in journals for fault in one.get("faults", [])},
          {"bank_account_not_as_entered", "approval_signature_bad", "ledger_more"})
    print(f"engine {store.engine}: {killed} of {KILLS} settlements killed, span {span:.2f} s")


def resident_number(sequence):
    """Fictitious: an area that does not exist, with its check character."""
    text = f"372599{1950 + sequence // 999}0315{sequence % 999 + 1:03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return text + "10X98765432"[sum(int(c) * w for c, w in zip(text, weights)) % 11]


def register(turn, rows=3000):
    return {"unit": UNIT, "register_name": f"低保名册 {turn}", "owner": "民政局", "true_on": "2022-03-01", "deputy_reason": "部门移交",
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


def columns_of(store, table):
    if store.engine == "sqlite":
        return [row[0] for row in store.query(f"SELECT name FROM pragma_table_info('{table}') ORDER BY cid")]
    return [row[0] for row in store.query(
        f"SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = "
        f"'{table}' ORDER BY ordinal_position")]


def parts(store):
    """Every table's rows, but for what belongs to the hour: the schema, the accounts that people sign in with, and
    signatures, of which no two are alike."""
    if store.engine == "sqlite":
        names = store.query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    else:
        names = store.query("SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() "
                            "ORDER BY table_name")
    found = {}
    for (name,) in names:
        if name.startswith(("sqlite_", "schema_")):
            continue
        columns = ", ".join(column for column in columns_of(store, name) if column != "signature")
        rows = store.query(f"SELECT {columns} FROM {name} {HOURLY.get(name, '')}")
        found[name] = hashlib.sha256("\n".join(sorted("\t".join(row) for row in rows)).encode()).hexdigest()
    return found


# The accounts of the demo's people have no password; those with one are made by the real clock.
SIGNING_IN = "(SELECT id FROM account WHERE password_hash IS NOT NULL)"
FIRST = "make_first_accounts"
HOURLY = {
    "account": "WHERE password_hash IS NULL",
    "role_grant": f"WHERE account_id NOT IN {SIGNING_IN}",
    "organisation": "WHERE id NOT IN (SELECT organisation_id FROM account WHERE password_hash IS NOT NULL)",
    "agency_contract": "WHERE document <> '演示合同'",
    "journal_entry": f"WHERE verb <> '{FIRST}'",
    "journal_opening": f"WHERE (unit, sequence) NOT IN (SELECT unit, sequence FROM journal_entry WHERE verb = '{FIRST}')",
    # The trees over those entries.
    "journal_head": f"WHERE unit NOT IN (SELECT unit FROM journal_entry WHERE verb = '{FIRST}')",
}


def demo(engine, folder, stream):
    """A demo that is killed anywhere, then the same command again: the same city, and its accounts only with it."""
    undisturbed = crowd.Store(engine, folder, PROGRAM, "demo_whole")
    killed_one = crowd.Store(engine, folder, PROGRAM, "demo_killed")
    # Sealed columns hang on the keys: both cities have the same ones.
    killed_one.base[killed_one.base.index("--keys") + 1] = undisturbed.base[undisturbed.base.index("--keys") + 1]

    def words(store):
        name = store.path.stem
        return ["demo", "--scale", "1", "--seed", "1", "--until", "2022-03", "--truth",
                str(store.folder / f"{name}.truth"), "--accounts", str(store.folder / f"{name}.accounts")]

    begun = time.monotonic()
    check("the undisturbed city is made", undisturbed.run(*words(undisturbed)).returncode, 0)
    span = time.monotonic() - begun
    accounts = killed_one.folder / "demo_killed.accounts"
    killed = 0
    for turn in range(max(3, KILLS // 2)):
        process = subprocess.Popen(killed_one.base + words(killed_one), stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        time.sleep((0.03 + 0.9 * turn / max(3, KILLS // 2) + stream.uniform(0, 0.05)) * span)
        process.kill()
        if process.wait() != -9:
            break
        killed += 1
        if accounts.exists():
            break
    check("some of the cities were killed on the way", killed > 0, True)
    again = killed_one.run(*words(killed_one))
    check("the same command works again", (again.returncode, again.stderr if again.returncode else ""), (0, ""))
    wanted, got = parts(undisturbed), parts(killed_one)
    check("the city is the same, table by table", sorted(n for n in wanted if wanted[n] != got.get(n)), [])
    check("so is what it knows of itself", (killed_one.folder / "demo_killed.truth").read_text(),
          (undisturbed.folder / "demo_whole.truth").read_text())
    check("each account of the file is there once", number(
        killed_one, "SELECT COUNT(*) FROM account WHERE password_hash IS NOT NULL"), len(accounts.read_text().splitlines()))
    before = parts(killed_one)
    check("a finished city is left as it is", (killed_one.run(*words(killed_one)).returncode, parts(killed_one)),
          (0, before))
    check("and is not given up for another one", (
        killed_one.run("demo", "--scale", "1", "--seed", "2", "--until", "2022-03").returncode, parts(killed_one)),
        (1, before))
    for until in ("2022-02", "2026-01", "2023", "x"):
        other = crowd.Store(engine, folder, PROGRAM, "demo_refused")
        refused = other.run("demo", "--until", until, "--accounts", str(other.folder / "refused.accounts"))
        check(f"--until {until} is a wrong word, and nothing is written",
              (refused.returncode, other.path.exists(), (other.folder / "refused.accounts").exists()),
              (2, False, False))
    print(f"engine {engine}: {killed} demo cities killed, span {span:.2f} s")


def main():
    for engine in crowd.engines():
        with tempfile.TemporaryDirectory() as folder:
            store = crowd.Store(engine, folder, PROGRAM, "kill_nine").prepare()
            store.fill({UNIT: (3000, 300)})
            stream = random.Random(SEED)
            settlement(store, stream)
            load(store, stream)
            demo(engine, folder, stream)
    if len(crowd.engines()) == 1:
        print("engine postgresql: not run (YIGANG_TEST_POSTGRES is not set)")
    failed = results.count(False)
    print(f"{len(results) - failed} passed, {failed} failed  (seed {SEED})")
    return 1 if failed or not results else 0


sys.exit(main())
