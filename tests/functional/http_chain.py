#!/usr/bin/env python3
"""Starts the real binary on a fresh database of each engine and talks to it over HTTP as its users do:

  tests/functional/http_chain.py build/release/yigang

Signs in, issues the plan of 2022, and meets each refusal on the way. Every check is a sentence; the last line is
"N passed, N failed". PostgreSQL takes part when YIGANG_TEST_POSTGRES is set (tests/postgres/with_cluster)."""
import itertools
import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = sys.argv[1]
UNITS = [("371502", 2550, 760), ("371503", 2100, 300), ("371581", 3100, 640), ("371525", 3100, 400),
         ("371522", 5000, 340), ("371521", 3400, 320), ("371524", 1500, 210), ("371526", 1700, 310),
         ("371571", 400, 170), ("371572", 600, 80), ("371573", 550, 70)]
results = []


def check(sentence, got, wanted):
    results.append(got == wanted)
    if got != wanted:
        print(f"FAILED {sentence}\n  got    {got!r}\n  wanted {wanted!r}")


class Server:
    def __init__(self, database, folder):
        self.base = [PROGRAM, "--database", database, "--keys", str(folder / "keys"), "--law", str(ROOT / "law"),
                     "--lang", "en"]
        subprocess.run(self.base + ["migrate"], check=True, capture_output=True)
        made = subprocess.run(self.base + ["user", "bootstrap", "--demo"], check=True, capture_output=True, text=True)
        self.passwords = {line.split()[0]: line.split()[1] for line in made.stdout.splitlines()}
        again = subprocess.run(self.base + ["user", "bootstrap", "--demo"], capture_output=True, text=True)
        check("the first accounts are made once", again.returncode, 1)
        self.process = subprocess.Popen(self.base + ["serve", "--port", "0"], stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().split()[-1].rstrip("/")

    def stop(self):
        self.process.terminate()
        self.process.wait(20)


class Person:
    """One browser: a cookie, a page token, and a fresh key for each write unless one is given."""
    keys = itertools.count(1)  # of all: two browsers of one account must not meet on a key

    def __init__(self, server):
        self.server, self.cookie, self.page = server, None, None

    def call(self, method, path, body=None, key=None, raw=None, headers=None):
        data = raw if raw is not None else (json.dumps(body).encode() if body is not None else None)
        request = urllib.request.Request(self.server.url + path, data=data, method=method)
        request.add_header("Content-Type", "application/json")
        if self.cookie:
            request.add_header("Cookie", self.cookie)
        if self.page:
            request.add_header("X-Yigang-Token", self.page)
        if method == "POST":
            request.add_header("Idempotency-Key", key or f"functional-{next(self.keys)}")
        for name, value in (headers or {}).items():
            request.add_header(name, value)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                set_cookie = answer.headers.get("Set-Cookie")
                if set_cookie:
                    self.cookie = set_cookie.split(";")[0]
                return answer.status, json.loads(answer.read() or b"{}")
        except urllib.error.HTTPError as error:
            text = error.read()
            return error.code, json.loads(text) if text else {}

    def sign_in(self, login, password=None):
        status, answer = self.call("POST", "/api/v1/session",
                                   {"login": login, "password": password or self.server.passwords[login]})
        if status == 200:
            self.page = answer["page_token"]
            self.login = login
        return status, answer

    def step_up(self):
        return self.call("POST", "/api/v1/session/step-up", {"proof": self.server.passwords[self.login]})[0]


def status_of_announced_body(person, path, size):
    """Announces a body by its length and waits for the answer without sending it."""
    host, port = person.server.url.split("//")[1].split(":")
    with socket.create_connection((host, int(port)), timeout=30) as link:
        link.sendall((f"POST {path} HTTP/1.1\r\nHost: {host}:{port}\r\nCookie: {person.cookie}\r\n"
                      f"X-Yigang-Token: {person.page}\r\nIdempotency-Key: announced-1\r\n"
                      f"Content-Type: application/json\r\nContent-Length: {size}\r\n\r\n").encode())
        return int(link.recv(4096).split()[1])


def signed_in(server, login):
    person = Person(server)
    status, _ = person.sign_in(login)
    check(f"{login} signs in", status, 200)
    return person


def plan(rural_total=24000):
    return {"year": 2022, "document": "聊政办字〔2022〕4号", "issued_on": "2022-02-12", "effective_from": "2022-01-01",
            "reason": "", "rural_approximate": True, "urban_approximate": True, "rural_total": rural_total, "urban_total": 3600,
            "units": [{"unit": u, "rural": r, "urban": c} for u, r, c in UNITS]}


def sessions(server):
    nobody = Person(server)
    check("without a session there is no page", nobody.call("GET", "/api/v1/me")[0], 401)
    check("a wrong password is refused", nobody.sign_in("city1", "wrong")[0], 401)
    check("an unknown login gets the same answer", nobody.sign_in("nobody", "x")[1]["code"], "sign_in_failed")
    city = signed_in(server, "city1")
    thief = Person(server)
    thief.cookie = city.cookie
    check("the cookie alone opens nothing", thief.call("GET", "/api/v1/me")[0], 401)
    status, me = city.call("GET", "/api/v1/me")
    check("the role is told", (status, me["role"], me["unit"]), (200, "CITY_HR", "371500"))
    old_cookie, old_page = city.cookie, city.page
    check("she signs in again over her own session", city.sign_in("city1")[0], 200)
    left = Person(server)
    left.cookie, left.page = old_cookie, old_page
    check("the session of the old cookie is over", left.call("GET", "/api/v1/me")[0], 401)
    check("the new one lives", city.call("GET", "/api/v1/me")[0], 200)
    check("a wrong password ends nothing", city.sign_in("city1", "wrong")[0], 401)
    check("she is still signed in", city.call("GET", "/api/v1/me")[0], 200)
    victim = Person(server)
    for _ in range(5):
        victim.sign_in("dept1", "wrong")
    check("five failures lock the account, which only tells who exists if it is told",
          victim.sign_in("dept1")[1]["code"], "sign_in_failed")


def first_passwords(server):
    """An account that another person made opens only the change of its password."""
    system, one, two = (signed_in(server, login) for login in ("sysadm", "secadm1", "secadm2"))
    for person in (one, two):
        person.step_up()
    organisation = system.call("POST", "/api/v1/organisations", {
        "kind": "unit", "name": "冠县人社局二科", "unit": "371525", "second_factor": "off"})[1]["id"]
    account = system.call("POST", "/api/v1/accounts", {
        "login": "guanxian9", "name": "新来的经办人", "organisation": organisation})[1]
    asked = one.call("POST", f"/api/v1/accounts/{account['id']}/roles", {"role": "CNTY_HR", "unit": "371525"})[1]
    line = [w for w in two.call("GET", "/api/v1/confirmations?kind=role")[1]["items"] if w["id"] == asked["id"]]
    check("the second administrator finds the role that waits", [w["verb"] for w in line], ["confirm_role"])
    check("and confirms it", two.call("POST", f"/api/v1/roles/{asked['id']}/confirm")[0], 200)
    fresh = Person(server)
    status, answer = fresh.sign_in("guanxian9", account["first_password"])
    check("the first password must be changed", (status, answer.get("must_change_password")), (200, True))
    check("before that nothing opens", fresh.call("GET", "/api/v1/today")[1].get("code"), "password_must_change")
    check("but who I am", fresh.call("GET", "/api/v1/me")[1].get("must_change_password"), True)
    change = {"old_password": account["first_password"], "new_password": "清泉石上流-四月十八日晴"}
    same = fresh.call("POST", "/api/v1/session/password", dict(change, new_password=account["first_password"]))
    check("not into itself", (same[0], same[1].get("code"), same[1].get("field")),
          (400, "password_not_new", "new_password"))
    check("the password is changed", fresh.call("POST", "/api/v1/session/password", change)[0], 200)
    check("then the work opens", fresh.call("GET", "/api/v1/today")[0], 200)


def the_plan(server):
    city = signed_in(server, "city1")
    check("a plan needs a step-up", city.call("POST", "/api/v1/plans/issue", plan())[1]["code"], "step_up_needed")
    check("the step-up takes the password where there is no second factor", city.step_up(), 200)
    wrong = city.call("POST", "/api/v1/plans/issue", plan(24001))
    check("a sum that differs is refused with its clause", (wrong[0], wrong[1]["code"], wrong[1]["clause"]),
          (400, "plan_sum_differs", "LZ-2022-4 一"))
    first = city.call("POST", "/api/v1/plans/issue", plan(), key="the-plan-of-2022")
    check("the plan of 2022 is issued", first[0], 200)
    check("the same key answers the same", city.call("POST", "/api/v1/plans/issue", plan(), key="the-plan-of-2022"),
          first)
    other = plan()
    other["document"] = "another"
    check("the same key with another body is 409",
          city.call("POST", "/api/v1/plans/issue", other, key="the-plan-of-2022")[0], 409)
    report = city.call("GET", "/api/v1/reports/plan?year=2022")[1]
    totals = [sum(line[name] for line in report["lines"]) for name in ("plan_rural", "plan_urban")]
    check("annex 1 adds up to 27600", totals, [24000, 3600])
    before = city.call("GET", "/api/v1/reports/plan?year=2022&on=2022-02-11")[1]
    check("before it was issued there was no plan",
          (before.get("plan_version"), sum(line["plan_rural"] for line in before["lines"])), (None, 0))
    the_table(city, {line["unit"]: line["name"] for line in report["lines"]})


def the_table(city, names):
    """The plan of 2023 from a file with the columns of annex 1."""
    rows = [f"{names[unit]},{rural + urban},{urban},{rural}" for unit, rural, urban in UNITS]
    table = "\n".join(["县(市、区),总数,城镇,乡村", *rows, "合计,27600,3600,24000"]) + "\n"
    path = "/api/v1/plans/table?" + urllib.parse.urlencode({
        "year": 2023, "document": "聊人社字〔2022〕90号", "issued_on": "2022-12-20", "effective_from": "2023-01-01",
        "rural_approximate": "true", "urban_approximate": "true", "rural_total": 24000, "urban_total": 3600})
    status, problem = city.call("POST", path, raw=table.replace("5340,", "5341,").encode())
    check("a wrong cell of a table is named", (status, problem["code"], problem["field"]), (400, "plan_cell_differs", "line 6"))
    check("and its column", "总数" in problem["detail_zh"] and "5340" in problem["detail_zh"], True)
    issued = city.call("POST", path, raw=table.encode(), key="the-plan-of-2023")
    check("a table is a plan", (issued[0], issued[1].get("version")), (200, 1))
    check("the same table again answers the same", city.call("POST", path, raw=table.encode(), key="the-plan-of-2023"), issued)
    goal = city.call("GET", "/api/v1/reports/goal?on=2022-02-14")[1]["goal"]
    check("the goal is that of the notice", [goal[name] for name in ("rural", "urban", "total")], [72000, 10800, 82800])


def refusals(server):
    town = signed_in(server, "town1")
    status, problem = town.call("POST", "/api/v1/plans/issue", plan())
    guarded = town.call("POST", "/api/v1/hosts", {}, headers={"If-Match": '"1"'})
    check("a guard that would not be kept is refused", guarded[1]["code"], "if_match_unknown")
    check("a town does not learn of the city's plan by writing it", (status, problem["code"]), (404, "not_found"))
    county = signed_in(server, "county1")
    host = {"place": "371525001042", "kind": "town_or_village", "name": "戴屯社区"}
    check("the county does not enter for the town", county.call("POST", "/api/v1/hosts", host)[0], 403)
    check("the town enters its host", town.call("POST", "/api/v1/hosts", host)[0], 200)
    elsewhere = signed_in(server, "othertown1")
    check("another unit's town does not see the place", elsewhere.call("POST", "/api/v1/hosts", host)[0], 404)
    unknown = town.call("POST", "/api/v1/hosts", dict(host, colour="red"))
    check("an unknown member is named", (unknown[0], unknown[1]["code"], unknown[1]["field"]),
          (400, "unknown_member", "colour"))
    check("a wrong type is named", town.call("POST", "/api/v1/hosts", dict(host, name=7))[1]["field"], "name")
    turned = town.call("POST", "/api/v1/hosts", dict(host, name="戴屯\u202e区社"))
    check("a mark that turns the direction of a name is refused at its field",
          (turned[0], turned[1]["code"], turned[1].get("field")), (400, "text_control", "name"))
    check("broken JSON is 400", town.call("POST", "/api/v1/hosts", raw=b"{")[0], 400)
    check("bytes that are no UTF-8 are 400", town.call("POST", "/api/v1/hosts", raw=b'{"name":"\xff"}')[0], 400)
    check("a body over the limit is 413", status_of_announced_body(town, "/api/v1/hosts", 2 << 20), 413)
    check("a write without a key is 400",
          town.call("POST", "/api/v1/hosts", host, headers={"Idempotency-Key": ""})[0], 400)
    check("an unknown path is 404", town.call("GET", "/api/v1/nothing")[0], 404)
    number = {"village": "371525001042", "name": "王秀英", "resident_number": "372599196903080022"}
    wrong = town.call("POST", "/api/v1/persons", number)
    check("a wrong check digit names its field", (wrong[0], wrong[1].get("field")), (400, "resident_number"))
    check("scientific notation is never repaired",
          town.call("POST", "/api/v1/persons", dict(number, resident_number="3.72599196903080E+17"))[1]["code"],
          "resident_number_scientific")
    check("no answer holds the number", "372599196903080022" in json.dumps(wrong), False)


def guards(server):
    """What stands around every write: whose page it comes from, what its texts hold, how often it may be asked."""
    town = signed_in(server, "town2")
    host = {"place": "371525001042", "kind": "town_or_village", "name": "第五网格"}
    foreign = town.call("POST", "/api/v1/hosts", host, headers={"Origin": "https://evil.example"})
    check("a write from a page of another site is refused", (foreign[0], foreign[1]["code"]), (403, "foreign_origin"))
    check("one from our own page is not", town.call("POST", "/api/v1/hosts", host, headers={"Origin": server.url})[0], 200)
    check("a desk on loopback answers to no other name",
          town.call("GET", "/api/v1/me", headers={"Host": "evil.example"})[1]["code"], "unknown_host")
    number = "372599196903080021"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    number = number[:17] + "10X98765432"[sum(int(c) * w for c, w in zip(number, weights)) % 11]
    told = town.call("POST", "/api/v1/hosts", dict(host, name=f"戴屯 {number[:6]} {number[6:]}"))
    check("a full number in a text is refused at its member",
          (told[0], told[1]["code"], told[1]["field"]), (400, "resident_number_in_text", "name"))
    check("and not repeated", number[6:] in json.dumps(told), False)
    for path in ("search", "persons", "posts", "announcements", "notices", "ambiguities"):
        told = town.call("GET", f"/api/v1/{path}?q={number}")
        check(f"an address of {path} has no full number",
              (told[0], told[1]["code"], told[1]["field"]), (400, "resident_number_in_text", "q"))
    ask = {"village": "371525001042", "resident_number": number}
    answered, late = 0, (200, {})
    while late[0] == 200 and answered < 200:  # one more each two seconds that this takes
        late = town.call("POST", "/api/v1/persons/find", ask)
        answered += late[0] == 200
    check("look-ups by number are limited, after thirty at least",
          (late[0], late[1].get("code"), answered >= 30), (429, "look_ups_too_often", True))
    other = {"village": "371522001002", "name": "李四", "resident_number": number}
    check("another unit's town registers a person", signed_in(server, "othertown1").call("POST", "/api/v1/persons",
                                                                                         other)[0], 200)
    clerk, here = signed_in(server, "town1"), dict(other, village="371525001042")
    hidden = clerk.call("POST", "/api/v1/persons", dict(here, phone="1"))
    check("a wrong phone is told before whose number it is", (hidden[0], hidden[1]["code"]), (400, "phone_shape"))
    told, late = 0, (409, {})
    while late[0] == 409 and told < 200:
        late = clerk.call("POST", "/api/v1/persons", here)
        told += late[0] == 409
    check("registering by number tells no oftener than a look-up", (late[0], late[1].get("code"), told >= 30),
          (429, "look_ups_too_often", True))
    everybody = Person(server)
    asked = {"unit": "371525", "side": "rural", "birth": "1970-01", "sex": "F", "groups": ["older", "older"]}
    said = everybody.call("POST", "/api/v1/public/self-check", asked)
    check("a group is chosen once", (said[0], said[1].get("code")), (400, "group_twice"))
    asked["groups"] = ["older"]
    answered = 0
    while (said := everybody.call("POST", "/api/v1/public/self-check", asked))[0] == 200 and answered < 90:
        answered += 1
    check("nobody makes it compute without end", (said[0], said[1].get("code"), answered >= 29),
          (429, "self_checks_too_often", True))
    audit = signed_in(server, "audit1")
    noted = audit.call("GET", "/api/v1/journal?unit=371525&table=person&limit=200")[1]["items"]
    check("and each of them stands in the journal",
          sum(entry["verb"] == "register_person" for entry in noted) >= told, True)
    entries = audit.call("GET", "/api/v1/journal?table=account&limit=100")[1]["items"]
    check("who came in stands in the journal", {"sign_in", "sign_out"} <= {entry["verb"] for entry in entries}, True)


def codes_of_papers(server):
    """Who tries codes that are none has to wait; what cannot be a code costs nothing."""
    anybody, none = Person(server), "D7K4-9QXM-2F8H-TW"
    for _ in range(40):
        bad = anybody.call("GET", "/api/v1/public/papers/D7K4")
    check("a typing fault is not counted", (bad[0], bad[1]["code"]), (400, "paper_code_bad"))
    answered, late = 0, (404, {})
    while late[0] == 404 and answered < 200:  # one more each two seconds that this takes
        late = anybody.call("GET", f"/api/v1/public/papers/{none}")
        answered += late[0] == 404
    check("codes of nobody are limited, after thirty at least", (late[0], late[1].get("code"), answered >= 30),
          (429, "guesses_too_often", True))
    try:
        urllib.request.urlopen(f"{server.url}/v/{none}", timeout=30)
        check("the page answers the same", "200", "429")
    except urllib.error.HTTPError as error:
        check("the page answers the same and says how long", (error.code, int(error.headers["Retry-After"]) > 0),
              (429, True))


def registers(server):
    """Each department hands in its own register (LZ-2022-4 二(一)): 残联 loads the disabled, 民政局 does not."""
    register = {"unit": "371525", "register_name": "残疾人名册", "owner": "县残联", "true_on": "2022-02-12",
                "rows": [{"resident_number": "372599196903080024", "target_group": "disabled",
                          "from_day": "2022-01-01"}]}
    status, problem = signed_in(server, "dept2").call("POST", "/api/v1/registers", register)
    check("another department's register is refused at its row", (status, problem.get("code"), problem.get("field")),
          (403, "register_of_other_department", "rows[0].target_group"))
    check("the department's own is loaded", signed_in(server, "dept3").call("POST", "/api/v1/registers", register)[0],
          200)
    status, problem = signed_in(server, "dept2").call("POST", "/api/v1/registers",
                                                      dict(register, true_on="2022-02-13", rows=[]))
    check("another department does not empty it", (status, problem.get("code"), problem.get("field")),
          (403, "register_of_other_department", "register_name"))


def record(server):
    journal = subprocess.run(server.base + ["journal", "verify"], capture_output=True, text=True)
    check("the journal is whole", (journal.returncode, "whole" in journal.stdout), (0, True))
    # Keys that are not the database's own open nothing, and none are made where data lie.
    with tempfile.TemporaryDirectory() as elsewhere:
        keys = pathlib.Path(elsewhere) / "lost.keys"
        base = [str(keys) if word.endswith("/keys") else word for word in server.base]
        lost = subprocess.run(base + ["settle", "2022-03", "--unit", "all"], capture_output=True, text=True)
        check("without its keys a database is not opened", (lost.returncode, "key file" in lost.stderr), (1, True))
        check("and no other keys are made", keys.exists(), False)
        other = [word.replace(server.base[2], f"sqlite:{elsewhere}/other.db") for word in base]
        subprocess.run(other + ["migrate"], check=True, capture_output=True)
        subprocess.run(other + ["user", "bootstrap", "--demo"], check=True, capture_output=True)
        wrong = subprocess.run(base + ["settle", "2022-03", "--unit", "all"], capture_output=True, text=True)
        check("the keys of another database are refused", (wrong.returncode, "another database" in wrong.stderr),
              (1, True))


def backup(server, folder):
    """A copy taken while the server runs goes into an empty SQLite database, and the same bytes come out of it."""
    def yigang(database, *words):
        return subprocess.run([PROGRAM, "--database", database, "--law", str(ROOT / "law"), "--lang", "en", *words],
                              capture_output=True, text=True)
    first, again, restored = folder / "first.yigang", folder / "again.yigang", f"sqlite:{folder}/restored.db"
    database = server.base[2]
    check("a backup is taken while the server runs", yigang(database, "backup", str(first)).returncode, 0)
    check("a backup never replaces a file", yigang(database, "backup", str(first)).returncode, 1)
    done = yigang(restored, "restore", str(first))
    check("it restores with whole journals", (done.returncode, "whole journal" in done.stdout), (0, True))
    check("it does not restore over data", yigang(restored, "restore", str(first)).returncode, 1)
    yigang(restored, "backup", str(again))
    check("the same bytes come out again", again.exists() and again.read_bytes() == first.read_bytes(), True)
    first.write_bytes(first.read_bytes()[:-1])
    cut = yigang(f"sqlite:{folder}/cut.db", "restore", str(first))
    check("a file that was cut short is refused", (cut.returncode, "damaged" in cut.stderr), (3, True))


def matrix(server):
    """Every route × every role: nobody gets an answer that law/authority does not allow."""
    lines = (ROOT / "law/authority/matrix.csv").read_text(encoding="utf-8").splitlines()
    roles = lines[0].split(",")[1:]
    table = {line.split(",")[0]: dict(zip(roles, line.split(",")[1:])) for line in lines[1:]}
    verbs = {}
    for line in (ROOT / "law/authority/verbs.csv").read_text(encoding="utf-8").splitlines()[1:]:
        verb, action, right, _ = line.split(",")
        verbs[verb] = (action, right)
    spec = json.loads(subprocess.run(server.base + ["openapi"], check=True, capture_output=True, text=True).stdout)
    free = {"sign_out", "step_up", "read_me", "read_application", "read_decision_code", "read_line_code",
            "read_vacancy", "list_vacancy_ages", "read_decision_case", "read_line_case",
            "read_deciding", "read_line_term", "read_clause_reach", "list_clause_reach"}
    routes = [(path, method, entry["operationId"]) for path, methods in spec["paths"].items()
              for method, entry in methods.items() if entry["security"]]
    unnamed = [verb for _, _, verb in routes if verb not in verbs and verb not in free]
    check("every route is named by a verb of law/authority", unnamed, [])
    logins = ["city1", "county1", "fin1", "cityfin1", "town1", "village1", "host1", "agency1", "bank1", "audit1",
              "dept2", "ins1", "prov1", "sysadm", "secadm1", "audadm", "othertown1"]
    # A member whose unit is stripped on the wire may not meet another of that name.
    def pairs(members):
        names = [name for name, _ in members]
        if len(names) != len(set(names)):
            doubled.update(name for name in names if names.count(name) > 1)
        return dict(members)

    doubled = set()
    json.loads(subprocess.run(server.base + ["openapi"], check=True, capture_output=True, text=True).stdout,
               object_pairs_hook=pairs)
    check("no member of the API is written twice", sorted(doubled), [])
    leaks = []
    for login in logins:
        person = signed_in(server, login)
        person.step_up()
        role = person.call("GET", "/api/v1/me")[1]["role"]
        for path, method, verb in routes:
            if verb in free or verb not in verbs:
                continue
            action, right = verbs[verb]
            cell = table[action][role].split(":")[0].split("+")
            allowed = right in cell or (right == "V" and cell != [""])
            target = path
            for name in ("id", "person", "application", "placement", "notice"):
                target = target.replace("{" + name + "}", "123456789012345678")
            status = person.call(method.upper(), target, {} if method == "post" else None)[0]
            if not allowed and status < 400:
                leaks.append((login, verb, status))
    check("no role gets an answer beyond its rights", leaks, [])


def run_on(name, database, folder):
    server = Server(database, folder)
    try:
        sessions(server)
        first_passwords(server)
        the_plan(server)
        refusals(server)
        registers(server)
        guards(server)
        codes_of_papers(server)
        matrix(server)
        record(server)
        backup(server, folder)
    finally:
        server.stop()
    print(f"engine {name}: {sum(results)} of {len(results)} checks hold so far")


def main():
    with tempfile.TemporaryDirectory() as folder:
        run_on("sqlite", f"sqlite:{folder}/functional.db", pathlib.Path(folder))
    postgres = os.environ.get("YIGANG_TEST_POSTGRES")
    if postgres:
        with tempfile.TemporaryDirectory() as folder:
            run_on("postgresql", postgres, pathlib.Path(folder))
    else:
        print("engine postgresql: not run (YIGANG_TEST_POSTGRES is not set)")
    failed = results.count(False)
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed or not results else 0


sys.exit(main())
