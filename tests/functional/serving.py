#!/usr/bin/env python3
"""What a server refuses before it listens, and when it says that it is ready:

  tests/postgres/with_cluster tests/functional/serving.py build/release/yigang

A wrong start names what is wrong and makes nothing: no database, no key file, no port. Without YIGANG_TEST_POSTGRES only
SQLite is tried. The last line is "N passed, N failed"."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import crowd  # noqa: E402

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
results = []


def check(sentence, got, wanted):
    results.append(got == wanted)
    if got != wanted:
        print(f"FAILED {sentence}\n  got    {got!r}\n  wanted {wanted!r}")


def refused(sentence, store, words, code, *parts):
    """A start that ends by itself, tells these parts, and is not serving meanwhile."""
    try:
        done = subprocess.run(store.base + ["serve", "--port", "0", *map(str, words)], capture_output=True, text=True,
                              timeout=10)
    except subprocess.TimeoutExpired:
        check(sentence, "it serves", code)
        return
    told = [part for part in parts if part not in done.stderr]
    check(f"{sentence}: {done.stderr}", (done.returncode, done.stdout, told), (code, "", []))


def wrong_web(folder):
    store = crowd.Store("sqlite", folder, PROGRAM, "web")
    refused("a web folder that is not there is named", store, ["--migrate", "--web", folder / "none"], 3, f"{folder}/none")
    check("nothing was made by a wrong start", sorted(folder.iterdir()), [])


def certificate(folder, name):
    """A key and its certificate, signed by itself."""
    made = subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                           "-days", "2", "-subj", "/CN=yigang.example", "-keyout", folder / f"{name}.key", "-out",
                           folder / f"{name}.crt"], capture_output=True)
    assert made.returncode == 0, made.stderr
    (folder / f"{name}.key").chmod(0o600)
    return folder / f"{name}.crt", folder / f"{name}.key"


def wrong_door(folder):
    files = folder / "tls"
    files.mkdir()
    crt, key = certificate(files, "one")
    _, other = certificate(files, "other")
    garbage = files / "garbage.pem"
    garbage.write_text("no certificate\n")
    garbage.chmod(0o600)
    store = crowd.Store("sqlite", folder, PROGRAM, "door")
    for words, code, part in (
            (["--address", "0.0.0.0", "--gateway", "nonsense"], 2, '"nonsense" is no IP address'),
            (["--gateway", "gateway.example"], 2, '"gateway.example" is no IP address'),
            (["--address", "nonsense"], 2, '"nonsense" is no IP address'),
            (["--tls-cert", crt], 2, "'--tls-key' is missing"),
            (["--tls-key", key], 2, "'--tls-cert' is missing"),
            (["--tls-cert", garbage, "--tls-key", key], 2, "--tls-cert"),
            (["--tls-cert", crt, "--tls-key", garbage], 2, "--tls-key"),
            (["--tls-cert", crt, "--tls-key", other], 2, "does not belong to the certificate")):
        refused(f"serve {' '.join(map(str, words))}", store, ["--migrate", *words], code, part)
    for mode in (0o604, 0o644, 0o660):
        key.chmod(mode)
        refused(f"a key of mode {mode:o}", store, ["--migrate", "--tls-cert", crt, "--tls-key", key], 1, str(key), "chmod 600")
    check("nothing was made by a wrong start", sorted(folder.iterdir()), [files])
    for mode in (0o600, 0o640, 0o400):
        key.chmod(mode)
        server = subprocess.Popen(store.base + ["serve", "--migrate", "--port", "0", "--tls-cert", crt, "--tls-key", key],
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        check(f"a key of mode {mode:o} serves", "https://127.0.0.1:" in server.stdout.readline(), True)
        server.terminate()
        server.communicate(timeout=30)


def half_a_city(engine, folder):
    store = crowd.Store(engine, folder, PROGRAM, "half")
    store.run("migrate", check=True)
    making = subprocess.Popen(store.base + ["demo", "--until", "2022-03"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(200):
        time.sleep(0.05)
        if store.query("SELECT value FROM setting WHERE name = 'demo_city'"):
            break
    making.kill()
    making.wait()
    refused(f"{engine}: a demo city that was stopped half-way is served to nobody", store, [], 1, "run yigang demo once more")
    refused(f"{engine}: with a migration neither", store, ["--migrate"], 1, "run yigang demo once more")


def one_for_each_file(folder):
    store = crowd.Store("sqlite", folder, PROGRAM, "alone")
    store.run("migrate", check=True)
    server = crowd.Server(store)
    second = crowd.Store("sqlite", folder, PROGRAM, "alone")
    refused("a second server on one file is refused", second, [], 1, "another yigang serve has the database file")
    link = folder / "link.db"
    link.symlink_to(store.path)
    second.base[2] = f"sqlite:{link}"
    refused("by another name too", second, ["--migrate"], 1, "another yigang serve has the database file")
    check("the first one goes on", crowd.Asking(server).get("/healthz")[0], 200)
    check("other commands work beside it", store.run("journal", "verify").returncode, 0)
    server.kill()
    third = crowd.Server(store)
    check("after a kill -9 the next one starts", crowd.Asking(third).get("/healthz")[0], 200)
    third.stop()


def closed_to_us(folder):
    """Root may everything; the words of a user who may not are asked for as nobody."""
    store = crowd.Store("sqlite", folder, PROGRAM, "closed")
    store.run("migrate", check=True)
    is_root = os.geteuid() == 0
    nobody = {"user": 65534, "group": 65534, "extra_groups": []} if is_root else {}
    folder.chmod(0o755)
    try:
        subprocess.run([PROGRAM, "--help"], capture_output=True, check=True, **nobody)
    except OSError:
        print("as nobody: not tried, the program may not be run by another user")
        return

    def told(*words):
        done = subprocess.run(store.base + list(words), capture_output=True, text=True, timeout=10, **nobody)
        return done.returncode, [part for part in ("may not write in the folder", "may not read and write the database file")
                                 if part in done.stderr]

    store.path.chmod(0o666 if is_root else 0o600)
    folder.chmod(0o555)
    for words in (("journal", "verify"), ("user", "list"), ("serve", "--port", "0")):
        check(f"{words[0]} in a folder that may not be written names it", told(*words), (3, ["may not write in the folder"]))
    folder.chmod(0o777)
    store.path.chmod(0o000)
    for words in (("journal", "verify"), ("migrate",), ("serve", "--port", "0")):
        check(f"{words[0]} on a file that may not be read names it", told(*words),
              (3, ["may not read and write the database file"]))
    folder.chmod(0o700)
    store.path.chmod(0o600)
    inside = folder / "inside"
    inside.mkdir()
    store.base[2] = f"sqlite:{inside}"
    done = store.run("journal", "verify")
    check("a folder is no database", (done.returncode, f"{inside} is a folder" in done.stderr), (3, True))


def readiness(server):
    """Status, code of the problem and seconds; /healthz must live meanwhile."""
    begun = time.monotonic()
    status, told = crowd.Asking(server).get("/readyz")
    taken = time.monotonic() - begun
    alive = crowd.Asking(server).get("/healthz")[0]
    return status, told["code"].strip(), alive, "in time" if taken < 3 else f"after {taken:.1f} s"


READY = (200, "ok", 200, "in time")


def ready_by_schema(engine, folder):
    store = crowd.Store(engine, folder, PROGRAM, "serving").prepare()
    server = crowd.Server(store)
    check(f"{engine}: a server with its schema is ready", readiness(server), READY)
    last = store.query("SELECT version, sha256, applied_at FROM schema_migration ORDER BY version DESC LIMIT 1")[0]
    store.execute(f"DELETE FROM schema_migration WHERE version = {last[0]};")
    check(f"{engine}: without its last step it is not", readiness(server), (503, "migration_missing", 200, "in time"))
    store.execute(f"INSERT INTO schema_migration VALUES ({last[0]}, '{last[1]}', {last[2]});")
    check(f"{engine}: and is again with it", readiness(server), READY)
    return store, server


def told_failures(engine, folder):
    """A failure is a line of JSON on stderr, under the id that its user is shown, and a figure."""
    store = crowd.Store(engine, folder, PROGRAM, "failures").prepare()
    prefixes = set()
    for start in range(2):
        with open(folder / f"stderr-{start}", "w+", encoding="utf-8") as told:
            server = crowd.Server(store, stderr=told)
            asking = crowd.Asking(server)
            last = store.query("SELECT version, sha256, applied_at FROM schema_migration ORDER BY version DESC LIMIT 1")[0]
            store.execute(f"DELETE FROM schema_migration WHERE version = {last[0]};")
            status, problem = asking.get("/readyz")
            store.execute(f"INSERT INTO schema_migration VALUES ({last[0]}, '{last[1]}', {last[2]});")
            asking.get("/api/v1/nothing")
            time.sleep(0.2)
            figures = urllib.request.urlopen(server.url + "/metrics").read().decode()
            server.stop()
            told.seek(0)
            lines = [json.loads(line) for line in told if line.startswith("{")]
        check(f"{engine}: the failure and nothing else is told", [line["route"] for line in lines], ["/readyz"])
        line = lines[0] if lines else {}
        check(f"{engine}: with its id and code", (status, line.get("request"), line.get("code"), line.get("status")),
              (503, problem.get("instance"), problem.get("code"), 503))
        moment = re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", line.get("time", ""))
        check(f"{engine}: and its time", moment is not None, True)
        prefixes.add(line.get("request", "").split("-")[0])
        wanted = [f'yigang_http_failures_total{{code="{problem.get("code")}"}} 1', 'yigang_jobs{state="waiting"} 0']
        wanted += ["yigang_store_log_bytes", "yigang_store_free_bytes"] if engine == "sqlite" else []
        check(f"{engine}: /metrics has its figures", [figure for figure in wanted if figure not in figures], [])
    check(f"{engine}: ids of another start are others", len(prefixes), 2)


def ready_by_postgres(store, server):
    held = subprocess.Popen(["psql", "-X", "-q", "-t", "-A", store.url], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                            text=True)
    held.stdin.write("BEGIN; LOCK TABLE schema_migration IN ACCESS EXCLUSIVE MODE; SELECT 'held';\n")
    held.stdin.flush()
    held.stdout.readline()
    check("a database that does not answer: not ready, and soon", readiness(server), (503, "store_deadline", 200, "in time"))
    held.stdin.close()
    held.wait(10)
    check("it answers again", readiness(server), READY)
    store.psql("ALTER DATABASE serving ALLOW_CONNECTIONS false; SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
               "WHERE datname = 'serving'", store.admin)
    status, _, alive, taken = readiness(server)
    check("a database that lets nobody in: not ready", (status, alive, taken), (503, 200, "in time"))
    store.psql("ALTER DATABASE serving ALLOW_CONNECTIONS true", store.admin)
    check("it lets us in again", readiness(server), READY)


def one_key_file(folder):
    """The owner and the serving role, each with an address of its own, as the page says it, but without --keys."""
    store = crowd.Store("postgresql", folder, PROGRAM, "one_key_file")
    store.psql("DROP ROLE IF EXISTS serving_role; CREATE ROLE serving_role LOGIN", store.admin)
    store.base[3:5] = []
    store.run("migrate", "--role", "serving_role", check=True)
    keys = folder / "config/yigang"
    os.environ["XDG_CONFIG_HOME"] = str(folder / "config")
    check("the owner makes the first accounts", store.run("user", "bootstrap").returncode, 0)
    store.base[2] = store.url.replace("yigang@", "serving_role@") + "&connect_timeout=3"
    server = crowd.Server(store)
    check("the serving role finds the same key file", (crowd.Asking(server).get("/readyz")[0], len(list(keys.iterdir()))),
          (200, 1))
    server.stop()
    digest = subprocess.run(["openssl", "dgst", "-sm3", "-r"], input=store.base[2].encode(), capture_output=True, check=True)
    old = digest.stdout[:16].decode()
    next(keys.iterdir()).rename(keys / f"{old}.keys")
    server = crowd.Server(store)
    check("one with the name of an earlier version is still found", crowd.Asking(server).get("/readyz")[0], 200)
    server.stop()
    check("and no other is made", [path.name for path in keys.iterdir()], [f"{old}.keys"])
    del os.environ["XDG_CONFIG_HOME"]


def main():
    for part in (wrong_web, wrong_door, one_for_each_file, closed_to_us):
        with tempfile.TemporaryDirectory() as folder:
            part(pathlib.Path(folder))
    for engine in crowd.engines():
        with tempfile.TemporaryDirectory() as folder:
            store, server = ready_by_schema(engine, folder)
            if engine == "postgresql":
                ready_by_postgres(store, server)
            server.stop()
            half_a_city(engine, pathlib.Path(folder))
            told_failures(engine, pathlib.Path(folder))
            if engine == "postgresql":
                one_key_file(pathlib.Path(folder))
    failed = results.count(False)
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed or not results else 0


sys.exit(main())
