"""For tests that need many people: a fresh database of either engine, migrated, with the demo accounts, and units full of
fictitious persons on posts with a worked and closed month. The rows are as the chain of steps would have left them; they
go in behind the program's back, since a month of 27,600 people by the verbs would take too long to try again and again.

  store = crowd.Store("sqlite", folder, program).prepare()
  store.fill({"371525": (400, 30)})"""
import csv
import http.client
import itertools
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
DECIDED = "2022-02-01"
MONTH, FIRST, LAST = "2022-03", "2022-03-01", "2022-03-31"


def units():
    """Ordinal, code, rural and urban posts of the plan of 2022, a town and a village for each unit."""
    with open(ROOT / "law/areas/programme-units.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with open(ROOT / "law/areas/town-units.csv", encoding="utf-8") as file:
        towns = {}
        for row in csv.DictReader(file):
            towns.setdefault(row["unit_code"], int(row["town_code"]))
    return {row["code"]: (number + 1, int(row["plan2022_rural"]), int(row["plan2022_urban"]), towns[row["code"]])
            for number, row in enumerate(rows)}


def engines():
    return ["sqlite"] + (["postgresql"] if os.environ.get("YIGANG_TEST_POSTGRES") else [])


class Store:
    def __init__(self, engine, folder, program, name="crowd"):
        self.engine, self.folder, self.program = engine, pathlib.Path(folder), program
        self.path = self.folder / f"{name}.db"
        if engine == "sqlite":
            self.url = f"sqlite:{self.path}"
        else:
            self.admin = os.environ["YIGANG_TEST_POSTGRES"]
            self.psql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", self.admin)
            self.psql(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'",
                      self.admin)
            self.url = re.sub(r"(@[^/]*/)[^?]*", rf"\g<1>{name}", self.admin)
        self.base = [program, "--database", self.url, "--keys", str(self.folder / f"{name}.keys"), "--law",
                     str(ROOT / "law"), "--lang", "en"]
        self.passwords = {}

    @staticmethod
    def psql(sql, url):
        done = subprocess.run(["psql", "-X", "-q", "-t", "-A", "-F", "\t", "-v", "ON_ERROR_STOP=1", url], input=sql,
                              capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[:500]
        return [line.split("\t") for line in done.stdout.splitlines()]

    def run(self, *words, check=False):
        done = subprocess.run(self.base + list(words), capture_output=True, text=True)
        assert not check or done.returncode == 0, (words, done.stderr)
        return done

    def query(self, sql):
        """Rows as lists of text."""
        if self.engine == "postgresql":
            return self.psql(sql + ";", self.url)
        with sqlite3.connect(self.path, timeout=30) as store:
            rows = store.execute(sql).fetchall()
        store.close()
        return [[str(value) for value in row] for row in rows]

    def execute(self, sql):
        if self.engine == "postgresql":
            self.psql(sql, self.url)
            return
        store = sqlite3.connect(self.path, timeout=30)
        store.executescript(sql)
        store.close()

    def prepare(self):
        self.run("migrate", check=True)
        made = self.run("user", "bootstrap", "--demo", check=True)
        self.passwords = {line.split()[0]: line.split()[1] for line in made.stdout.splitlines()}
        self.execute("INSERT INTO setting (name, value) VALUES ('business_day', '2022-04-06');")
        return self

    def make_demo(self):
        """The smallest demo city with its first paid month."""
        made = self.run("demo", "--scale", "1", "--until", "2022-03", check=True)
        self.passwords = {line.split()[0]: line.split()[1] for line in made.stdout.splitlines() if len(line.split()) > 2}
        return self

    def blob(self, text):
        data = text.encode().hex()
        return f"X'{data}'" if self.engine == "sqlite" else f"'\\x{data}'"

    def fill(self, people):
        """people: unit code → (rural, urban)."""
        known = units()
        parts = ["BEGIN;"]
        for unit, (rural, urban) in people.items():
            ordinal, _, _, town = known[unit]
            self.fill_unit(parts, int(unit), ordinal << 55, town, rural, urban)
        parts.append("COMMIT;")
        self.execute("\n".join(parts))

    def fill_unit(self, parts, unit, base, town, rural, urban):
        village = town * 1000 + 1
        rows = {name: [] for name in ("person", "post", "application", "application_step", "approval", "placement",
                                      "attendance", "bank_account")}
        for n in range(1, rural + urban + 1):
            side = "rural" if n <= rural else "urban"
            me = base + n
            rows["person"].append(
                f"({unit},{me},{n},{me},'王秀英','{n}','M','1975-05-05',{self.blob('sealed')},"
                f"{self.blob(f'{me}')},'0022',{town},{village},'M60','',1,0,1)")
            rows["post"].append(
                f"({unit},{me},{n},2022,'{side}','ordinary',0,'村容保洁员',{base + 1},{town},{village},'','ordinary',"
                f"'40h',400,'filled',1,2,'2022-02-01','2022-02-01',1)")
            rows["application"].append(
                f"({unit},{me},{n},{me},{me},{base + 1},'{side}','older',0,{town},{village},'started','2022-02-01',0,1,"
                f"0,1)")
            for step in range(1, 9):
                before = f"{step - 1},'{DECIDED}'" if step > 1 else "NULL,NULL"
                kind = "waived" if step == 4 else "done"
                rows["application_step"].append(f"({unit},{me},{step},{before},'{kind}','{DECIDED}',0,1,'','理由',"
                                                f"{me if step == 5 else 'NULL'})")
            rows["approval"].append(f"({unit},{me},{me},{me},'{DECIDED}','2022-05-01',1,'',1,{self.blob('signed')},"
                                    f"'standing')")
            rows["placement"].append(
                f"({unit},{me},{n},{me},{me},{me},{me},'{side}',{town},{village},0,'{FIRST}','on_duty',1,"
                f"'{DECIDED}')")
            hours, days = (300 + n % 100, 0) if side == "rural" else (0, 200 + n % 5 * 5)
            rows["attendance"].append(
                f"({unit},{me},'{MONTH}',1,'{FIRST}','{LAST}',{hours},{days},'none',1,1)")
            rows["bank_account"].append(
                f"({unit},{me},{me},{self.blob('sealed')},{self.blob(f'a{me}')},'0022','农商行','王秀英','current',1,"
                f"2,1)")
        columns = {
            "person": "unit,id,number,person_key,name,sort_key,sex,birth_date,resident_sealed,resident_index,"
                      "resident_tail,town,village,retirement_category,retirement_source,retirement_confirmed_by,"
                      "superseded,version",
            "post": "unit,id,number,year,side,kind,self_increase,title,host_id,town,place,department,post_type,band,"
                    "hours_x10,state,proposed_by,approved_by,created_on,first_filled_on,version",
            "application": "unit,id,number,person_id,person_key,announcement_id,side,target_groups,re_recognised,town,"
                           "village,state,applied_on,applied_at,entered_by,screening_id,version",
            "application_step": "unit,application_id,step_no,previous_step_no,previous_day,kind,day,at,actor,evidence,"
                                "reason,approval_id",
            "approval": "unit,id,application_id,post_id,decided_on,lapses_on,decision_id,reason,decided_by,signature,"
                        "state",
            "placement": "unit,id,number,application_id,post_id,person_id,person_key,side,town,village,refill,"
                         "started_on,state,version,after_day",
            "attendance": "unit,placement_id,month,span_no,from_day,until_day,hours_x10,days_x10,leave_kind,"
                          "entered_by,version",
            "bank_account": "unit,id,person_id,account_sealed,account_index,account_tail,bank,holder_name,state,"
                            "asked_by,confirmed_by,version"}
        parts.append(f"INSERT INTO host (unit,id,kind,name,place,version) VALUES ({unit},{base + 1},'town_or_village',"
                     f"'社区',{village},1);")
        for number, (side, rate) in enumerate((("rural", 1700), ("urban", 170000)), 1):
            parts.append("INSERT INTO pay_standard (unit,id,side,post_type,band,rate_fen,from_day,document,document_day,"
                         f"entered_by) VALUES ({unit},{base + number},'{side}','ordinary','40h',{rate},'2021-10-01',"
                         "'冠政发〔2021〕1号','2021-09-01',1);")
        parts.append("INSERT INTO announcement (unit,id,title,body,side,opens_on,closes_on,off_season_reason,state,"
                     f"drafted_by,version) VALUES ({unit},{base + 1},'公告','','rural','2022-02-01','2022-02-01','',"
                     "'draft',1,1);")
        for table, values in rows.items():
            for at in range(0, len(values), 400):
                parts.append(f"INSERT INTO {table} ({columns[table]}) VALUES {','.join(values[at:at + 400])};")
        parts.append("INSERT INTO attendance_sheet (unit,town,month,state,closed_by,closed_on,version) VALUES "
                     f"({unit},{town},'{MONTH}','closed',1,'2022-04-01',1);")

    def settle(self, unit):
        """The runs of `yigang settle`, by unit."""
        done = self.run("settle", MONTH, "--unit", unit, "--json")
        return done, {one["code"]: one.get("run") for one in json.loads(done.stdout or "[]")}


class Server:
    """One `yigang serve`."""

    def __init__(self, store, stderr=None):
        self.process = subprocess.Popen(store.base + ["serve", "--port", "0"], stdout=subprocess.PIPE, stderr=stderr,
                                        text=True)
        told = self.process.stdout.readline().split()
        assert told, "the server did not start"
        self.url = told[-1].rstrip("/")

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.terminate()
        self.process.wait(30)


class Session:
    """A signed-in person, who may go on at another server of the same database."""

    def __init__(self, server, store, login):
        self.server, self.login, self.headers = server, login, {"Content-Type": "application/json"}
        status, answer = self.post("/api/v1/session", {"login": login, "password": store.passwords[login]}, "sign-in-1")
        assert status == 200, answer
        self.headers["X-Yigang-Token"] = answer["page_token"]

    def at(self, server):
        other = object.__new__(Session)
        other.server, other.login, other.headers = server, self.login, dict(self.headers)
        return other

    def open(self, method, path, body=None, key=None):
        headers = dict(self.headers, **({"Idempotency-Key": key} if key else {}))
        data = None if body is None else json.dumps(body).encode()
        return urllib.request.urlopen(urllib.request.Request(self.server.url + path, data=data, method=method,
                                                             headers=headers), timeout=60)

    def call(self, method, path, body=None, key=None):
        """Status and answer; no status when the server went away."""
        try:
            with self.open(method, path, body, key) as answer:
                if answer.headers.get("Set-Cookie"):
                    self.headers["Cookie"] = answer.headers["Set-Cookie"].split(";")[0]
                return answer.status, json.loads(answer.read() or b"{}")
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read() or b"{}")
        except (OSError, ValueError, http.client.HTTPException):
            return None, {}

    def post(self, path, body, key):
        return self.call("POST", path, body, key)

    def get(self, path):
        return self.call("GET", path)


class Asking:
    """One connection on which requests are written as they stand, for a session or for nobody."""
    keys = itertools.count(1)  # of all: two connections of one account must not meet on a key

    def __init__(self, server, session=None):
        self.link = http.client.HTTPConnection(server.url.split("//")[1], timeout=60)
        self.headers = dict(session.headers) if session else {}
        self.headers.pop("Content-Type", None)

    def get(self, target):
        return self.send("GET", target, {})

    def post(self, target, body, headers=None):
        return self.send("POST", target, {"Content-Type": "application/json", "Content-Length": str(len(body)),
                                          "Idempotency-Key": f"asking-{next(self.keys)}", **(headers or {})}, body)

    def send(self, method, target, headers, body=None):
        """Status and answer, with its media type; no status when the server went away."""
        try:
            self.link.putrequest(method, target, skip_accept_encoding=True)
            for name, value in {**self.headers, **headers}.items():
                self.link.putheader(name, value)
            self.link.endheaders(body)
            answer = self.link.getresponse()
            media = answer.headers.get_content_type()
            if media == "text/event-stream":
                self.link.close()
                return answer.status, {"media": media}
            text = answer.read()
        except (OSError, http.client.HTTPException) as error:
            self.link.close()
            return None, {"code": repr(error)}
        try:
            told = json.loads(text)
        except ValueError:
            told = {"code": text[:80].decode("latin-1")}
        return answer.status, dict(told if isinstance(told, dict) else {"items": told}, media=media)
