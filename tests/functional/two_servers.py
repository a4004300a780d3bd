#!/usr/bin/env python3
"""Two servers on one PostgreSQL work as one, and eight migrations at once make one schema:

  tests/functional/two_servers.py build/release/yigang

A session, a key and a job of one server hold on the other; a job whose server is killed, or hangs inside its COPY, is
ended by the other, once. A settlement is held up by a lock on its table, so that there is time to follow, cancel and
kill it. Without YIGANG_TEST_POSTGRES only the migrations run, on SQLite. The last line is "N passed, N failed"."""
import concurrent.futures
import json
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import crowd  # noqa: E402

PROGRAM = sys.argv[1]
UNIT = "371525"
RUN = {"unit": UNIT, "month": crowd.MONTH, "social_fund": "0.00"}
results = []


def check(sentence, got, wanted):
    results.append(got == wanted)
    if got != wanted:
        print(f"FAILED {sentence}\n  got    {got!r}\n  wanted {wanted!r}")


class HeldUp:
    """No line can be written while this lasts."""

    def __init__(self, store):
        self.psql = subprocess.Popen(["psql", "-X", "-q", "-t", "-A", store.url], stdin=subprocess.PIPE,
                                     stdout=subprocess.PIPE, text=True)
        self.psql.stdin.write("BEGIN; LOCK TABLE settlement_line IN EXCLUSIVE MODE; SELECT 'held';\n")
        self.psql.stdin.flush()
        assert self.psql.stdout.readline().strip() == "held"

    def end(self):
        self.psql.stdin.close()
        self.psql.wait(30)


def until(session, job, states, seconds=60):
    """The job once it is in one of the states."""
    last = {}
    for _ in range(seconds * 5):
        status, last = session.get(f"/api/v1/jobs/{job}")
        if status == 200 and last["state"] in states:
            return last
        time.sleep(0.2)
    return last


class Follower(threading.Thread):
    """Reads the events of a job to their end."""

    def __init__(self, session, job):
        super().__init__(daemon=True)
        self.session, self.job, self.events = session, job, []
        self.start()

    def run(self):
        with self.session.open("GET", f"/api/v1/jobs/{self.job}/events") as stream:
            event = None
            for line in stream:
                text = line.decode().rstrip("\n")
                if text.startswith("event: "):
                    event = text[7:]
                elif text.startswith("data: "):
                    self.events.append((event, json.loads(text[6:])["state"]))


def sessions_and_keys(here, there, store):
    county = crowd.Session(here, store, "county1")
    other = county.at(there)
    check("a session of one server holds on the other", other.get("/api/v1/me")[0], 200)
    register = {"unit": UNIT, "register_name": "残疾人名册", "owner": "残联", "true_on": "2022-03-01",
                "rows": [{"resident_number": "372599196903080024", "target_group": "disabled",
                          "from_day": "2022-01-01"}], "deputy_reason": "部门移交"}
    with concurrent.futures.ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda n: (county if n % 2 else other).post("/api/v1/registers", register,
                                                                            "one-key-for-both"), range(20)))
    check("the same key on both at once gives one answer", {json.dumps(answer) for answer in answers},
          {json.dumps(answers[0])})
    check("and it is a yes", answers[0][0], 200)
    check("and one effect", store.query("SELECT COUNT(*) FROM register_snapshot"), [["1"]])
    return county, other


def followed_and_cancelled(county, other, store):
    held = HeldUp(store)
    status, job = county.post("/api/v1/settlements/run", RUN, "run-to-be-cancelled")
    check("a run is a job", (status, job.get("kind"), job.get("state")), (202, "run_settlement", "waiting"))
    check("the same key asks for the same job on the other server",
          other.post("/api/v1/settlements/run", RUN, "run-to-be-cancelled"), (202, job))
    here, there = Follower(county, job["id"]), Follower(other, job["id"])
    check("it runs", until(other, job["id"], ["running"])["state"], "running")
    stranger = crowd.Session(other.server, store, "county2")
    check("for another person it does not exist", stranger.get(f"/api/v1/jobs/{job['id']}")[0], 404)
    check("nor its events", stranger.get(f"/api/v1/jobs/{job['id']}/events")[0], 404)
    check("nor can he cancel it", stranger.post(f"/api/v1/jobs/{job['id']}/cancel", {}, "cancel-others")[0], 404)
    check("it is cancelled from the other server",
          other.post(f"/api/v1/jobs/{job['id']}/cancel", {}, "cancel-it-now")[0], 200)
    time.sleep(1)
    held.end()
    check("it ends cancelled", until(county, job["id"], ["cancelled", "done", "failed"])["state"], "cancelled")
    for name, follower in (("the same", here), ("the other", there)):
        follower.join(10)
        check(f"who follows on {name} server is told the end", follower.events[-1:], [("end", "cancelled")])
        check(f"and the way on {name} server", ("progress", "running") in follower.events, True)
    check("nothing of it is left", store.query("SELECT COUNT(*) FROM settlement_run"), [["0"]])
    late = Follower(other, job["id"])
    late.join(10)
    check("who comes late is told the end at once", late.events, [("end", "cancelled")])


def taken_over(store, how):
    here = crowd.Server(store)
    county = crowd.Session(here, store, "county1")
    held = HeldUp(store)
    _, job = county.post("/api/v1/settlements/run", RUN, "run-to-be-killed")
    check("the only server runs it", until(county, job["id"], ["running"])["state"], "running")
    there = crowd.Server(store)
    other = county.at(there)
    follower = Follower(other, job["id"])
    here.process.send_signal(how)
    held.end()
    begun = time.monotonic()
    done = until(other, job["id"], ["done", "failed", "cancelled"], 300)
    check(f"the other server ends the job of the one with {how.name}", (done["state"], done.get("problem")), ("done", None))
    print(f"taken over and ended {time.monotonic() - begun:.1f} s after {how.name}")
    run = json.loads(done.get("result", "{}"))
    check("with all lines", (run.get("lines"), done["done"], done["total"]), (2000, 2000, 2000))
    check("once", store.query("SELECT COUNT(*) FROM settlement_run"), [["1"]])
    check("and not doubled", store.query("SELECT COUNT(*) FROM settlement_line"), [["2000"]])
    follower.join(10)
    check("who follows on the other server sees it end", follower.events[-1:], [("end", "done")])
    again, runs = store.settle(UNIT)
    check("a run in the terminal gives the same root", (again.returncode, runs[UNIT]["root"]), (0, run.get("root")))
    there.stop()
    here.kill()


def migrations(engine, folder):
    store = crowd.Store(engine, folder, PROGRAM, "eight_at_once")
    processes = [subprocess.Popen(store.base + ["migrate"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
                 for _ in range(8)]
    told = [process.communicate()[1] for process in processes]
    check(f"{engine}: eight migrations at once all end well", [process.returncode for process in processes], [0] * 8)
    # A step may have a text for each engine beside the common one.
    steps = len({file.name[:3] for file in (crowd.ROOT / "src/store/migrations").glob("*.sql")})
    check(f"{engine}: each step is applied once", store.query("SELECT COUNT(*) FROM schema_migration"), [[str(steps)]])
    check(f"{engine}: each unit is there once", store.query("SELECT COUNT(*) FROM programme_unit"), [["12"]])
    if any(process.returncode for process in processes):
        print(*{text for text in told if text})


def main():
    with tempfile.TemporaryDirectory() as folder:
        for engine in crowd.engines():
            migrations(engine, folder)
        if "postgresql" in crowd.engines():
            store = crowd.Store("postgresql", folder, PROGRAM, "two_servers").prepare()
            store.fill({UNIT: (1900, 100)})
            here, there = crowd.Server(store), crowd.Server(store)
            county, other = sessions_and_keys(here, there, store)
            followed_and_cancelled(county, other, store)
            here.stop()
            there.stop()
            taken_over(store, signal.SIGKILL)
            store = crowd.Store("postgresql", folder, PROGRAM, "one_hangs").prepare()
            store.fill({UNIT: (1900, 100)})
            store.query("ALTER DATABASE one_hangs SET yigang.hung_after = '5s'")
            taken_over(store, signal.SIGSTOP)
        else:
            print("engine postgresql: not run (YIGANG_TEST_POSTGRES is not set)")
    failed = results.count(False)
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed or not results else 0


sys.exit(main())
