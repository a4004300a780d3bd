#!/usr/bin/env python3
"""PostgreSQL under two roles: the owner migrates, another one serves and may not rewrite history:

  tests/postgres/with_cluster tests/functional/runtime_role.py build/release/yigang

The whole chain, from the plan to the paid month, is lived through by the serving role (the demo city does it by the same
verbs as everybody); then PostgreSQL itself must refuse that role what it may not do. The last line is "N passed, N
failed"."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import crowd  # noqa: E402

PROGRAM = sys.argv[1]
ROLE = "yigang_server"
KEPT = ["journal_entry", "office_figure", "office_figure_confirmation", "explanation", "application_step",
        "application_end", "placement_event", "settlement_line", "settlement_countersign", "plan", "plan_allocation", "bank_return",
        "attachment", "document_review"]
results = []


def check(sentence, got, wanted):
    results.append(got == wanted)
    if got != wanted:
        print(f"FAILED {sentence}\n  got    {got!r}\n  wanted {wanted!r}")


def refused_with(url, sql):
    """The SQLSTATE of a statement, "done" when it was taken; undone in any case."""
    done = subprocess.run(["psql", "-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", "-v", "VERBOSITY=sqlstate", url],
                          input=f"BEGIN; {sql}; ROLLBACK;", capture_output=True, text=True)
    found = re.search(r"ERROR:\s+(\w+)", done.stderr)
    return found.group(1) if found else "done"


def roles(store):
    store.psql(f"DROP ROLE IF EXISTS {ROLE}; CREATE ROLE {ROLE} LOGIN", store.admin)
    check("the migration gives the serving role its rights", store.run("migrate", "--role", ROLE).returncode, 0)
    check("and may be repeated", store.run("migrate", "--role", ROLE).returncode, 0)
    store.psql("DROP ROLE IF EXISTS without_rights; CREATE ROLE without_rights LOGIN", store.admin)
    owner, store.base[2] = store.base[2], store.base[2].replace("yigang@", "without_rights@")
    without = store.run("journal", "verify")
    check("a role without rights is told what it lacks", (without.returncode, "migrate --role" in without.stderr),
          (3, True))
    store.base[2] = owner
    store.psql("DROP ROLE without_rights", store.admin)
    for role, why in (("nobody_there", "that is not there"), ("yigang", "that owns the tables"),
                      ("a; DROP TABLE plan", "that is no name")):
        check(f"a role {why} is refused", store.run("migrate", "--role", role).returncode != 0, True)
    store.psql("DROP ROLE IF EXISTS too_strong; CREATE ROLE too_strong LOGIN IN ROLE yigang", store.admin)
    check("a member of the owner is refused", store.run("migrate", "--role", "too_strong").returncode, 1)
    store.psql("DROP ROLE too_strong", store.admin)


def lived_through(store, serving):
    owner, store.base[2] = store.base[2], serving
    done = store.run("demo", "--scale", "1", "--until", "2022-03", "--accounts", str(store.folder / "accounts"))
    check("the serving role lives through the whole chain", done.returncode, 0)
    if done.returncode != 0:
        print(done.stderr[-600:])
    verified = store.run("journal", "verify")
    check("the journal is whole", (verified.returncode, "first bad" in verified.stdout), (0, False))
    store.base[2] = owner
    paid = int(store.query("SELECT COUNT(*) FROM payment_line WHERE state = 'paid'")[0][0])
    check("somebody was paid", paid > 100, True)


def refused_by_postgres(store, serving):
    columns = {"plan": "year", "office_figure_confirmation": "confirmed_by"}
    for table in KEPT:
        column = columns.get(table, "unit")
        check(f"an UPDATE of {table} is refused", refused_with(serving, f"UPDATE {table} SET {column} = {column}"), "42501")
        check(f"a DELETE from {table} is refused", refused_with(serving, f"DELETE FROM {table}"), "42501")
        check(f"a TRUNCATE of {table} is refused", refused_with(serving, f"TRUNCATE {table} CASCADE"), "42501")
    check("by way of MERGE too", refused_with(serving, "MERGE INTO journal_entry j USING (SELECT 371525 AS unit) u ON "
                                                       "j.unit = u.unit WHEN MATCHED THEN UPDATE SET actor = 0"), "42501")
    for sql in ("CREATE TABLE more (id BIGINT)", "DROP TABLE journal_entry CASCADE",
                "ALTER TABLE journal_entry ADD COLUMN more BIGINT", "ALTER TABLE journal_entry DISABLE TRIGGER ALL",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'"):
        check(f"no data definition: {sql}", refused_with(serving, sql), "42501")
    check("nor a forged migration", refused_with(serving, "INSERT INTO schema_migration VALUES (999, '', 0)"), "42501")
    check("what it may do is taken", refused_with(serving, "UPDATE post SET version = version + 1"), "done")


def told_at_start(store, url):
    """What a server says on stderr until it serves."""
    with open(store.folder / "start.log", "w+", encoding="utf-8") as log:
        server = subprocess.Popen(store.base[:2] + [url] + store.base[3:] + ["serve", "--port", "0"], stdout=subprocess.PIPE,
                                  stderr=log, text=True)
        serving = server.stdout.readline()
        server.terminate()
        server.communicate(timeout=30)
        log.seek(0)
        return "serving at" in serving, "could still change append-only tables" in log.read()


def main():
    if not os.environ.get("YIGANG_TEST_POSTGRES"):
        print("engine postgresql: not tried, YIGANG_TEST_POSTGRES is unset\n0 passed, 1 failed")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        store = crowd.Store("postgresql", folder, PROGRAM, "runtime_role")
        roles(store)
        serving = store.url.replace("yigang@", f"{ROLE}@")
        lived_through(store, serving)
        refused_by_postgres(store, serving)
        check("the serving role serves without a warning", told_at_start(store, serving), (True, False))
        check("the owner serves with one", told_at_start(store, store.url), (True, True))
        file = crowd.Store("sqlite", folder, PROGRAM, "roles")
        check("SQLite has no roles", file.run("migrate", "--role", ROLE).returncode != 0, True)
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    return 0 if all(results) else 1


sys.exit(main())
