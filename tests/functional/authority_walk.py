#!/usr/bin/env python3
"""Walks every route with every role, on objects of the own unit and of another one, and holds each answer against
law/authority:

  tests/functional/authority_walk.py build/release/yigang

Nothing is listed by hand but how to find an object: routes, bodies and values come from the OpenAPI description, rights
from matrix.csv and verbs.csv. A body is well formed and names real objects, so that a refusal is the authority's and not
the reader's. Expected: outside the scope 404 for all; inside it 403 role_may_not for whom the matrix does not name;
lists 200 for whom it does. Whom the matrix names for the own person only finds nothing of a neighbour: 404, and no line
of a list. Ends with "N passed, N failed"."""
import contextlib
import itertools
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request

import described
import office
import walk_objects

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = sys.argv[1]
UNITS = [("371502", 2550, 760), ("371503", 2100, 300), ("371581", 3100, 640), ("371525", 3100, 400),
         ("371522", 5000, 340), ("371521", 3400, 320), ("371524", 1500, 210), ("371526", 1700, 310),
         ("371571", 400, 170), ("371572", 600, 80), ("371573", 550, 70)]
OWN = {"unit": "371525", "town": "371525001", "village": "371525001042"}
OTHER = {"unit": "371522", "town": "371522001", "village": "371522001002"}
LOGINS = ["city1", "county1", "fin1", "cityfin1", "town1", "village1", "host1", "agency1", "bank1", "audit1", "dept1",
          "ins1", "prov1", "sysadm", "secadm1", "audadm"]
CITY_VERBS = {"issue_plan", "issue_plan_table", "create_organisation", "create_account", "close_account", "ask_role",
              "confirm_role", "revoke_role", "reset_second_factor", "confirm_reset", "tie_account", "set_department"}
# {id} of a route, by the verb's object; a kind that nothing made yet gets an id that nobody has.
OBJECT_OF_ID = {"publish_announcement": "announcement", "abolish_post": "post", "approve_application": "application",
                "refuse_application": "application", "withdraw_application": "application",
                "withdraw_announcement": "announcement", "waive_step": "application",
                "lapse_approval": "application", "withdraw_approval": "application",
                "read_application": "application",
                "explain_decision": "decision", "read_decision_code": "decision",
                "read_decision_case": "decision", "read_deciding": "decision",
                "compare_decision": "decision", "what_if_decision": "decision",
                "list_reserve": "announcement", "move_person": "person",
                "read_certificate": "certificate", "end_fact": "fact", "withdraw_fact": "fact",
                "read_standing": "person", "read_job": "nothing", "read_progress_code": "application",
                **dict.fromkeys(("exit_placement", "order_exit", "pause_placement", "resume_placement",
                                 "transfer_placement"), "placement"),
                **dict.fromkeys(("list_review_attachments", "read_review_attachment", "add_review_attachment",
                                 "close_review", "read_review"), "review"),
                "read_spot_check_photo": "spot_check", "withdraw_spot_check": "spot_check",
                **dict.fromkeys(("read_line_code", "read_line_case", "explain_settled", "compare_settled",
                                 "read_line_term",
                                 "what_if_settled"), "settled_line"),
                **dict.fromkeys(("read_settlement", "compare_settlement", "list_settlement_lines",
                                 "list_settlement_problems", "countersign_settlement", "lock_settlement",
                                 "withdraw_corrections"), "run")}
FILE_OF = {"read_review_attachment": "review_file", "read_day_attachment": "day_file",
           "read_agreement_attachment": "agreement_file"}
OF_AGREEMENT = ("add_agreement_attachment", "list_agreement_attachments", "read_agreement_attachment")
# Routes for the person behind the session, whatever the role.
PERSONAL = {"sign_out", "step_up", "change_password", "choose_role", "read_me"}
# A read of one object asks for the right of its list.
RIGHT_OF_READ = {"read_application": "list_applications", "read_decision_code": "explain_decision",
                 "read_decision_case": "explain_decision", "read_deciding": "explain_decision",
                 "read_line_term": "explain_settled", "read_line_case": "explain_settled",
                 "read_line_code": "explain_settled", "read_vacancy": "list_vacancies",
                 "list_vacancy_ages": "list_vacancies"}
# What a list asks for beside the page, and a read with what it must be asked.
QUERY_OF = {"list_plans": "?year=2022", "list_attendance": "?month=2022-03", "list_sheets": "?month=2022-03",
            "list_month": "?month=2022-03",
            "read_attendance": "?month=2022-03", "read_gate": "?unit=" + OWN["unit"],
            "report_towns": "?year=2022&unit=" + OWN["unit"], "report_trees": "?year=2022",
            "report_season": "?year=2022",
            "list_plan_versions": "?year=2022", "report_posts": "?by=department", "list_self_increases": "?year=2022",
            "list_document_texts": "?document=" + urllib.parse.quote("聊政办字〔2022〕4号"),
            "search": "?q=%E7%8E%8B",
            **dict.fromkeys(("read_clause_reach", "list_clause_reach"),
                            "?" + urllib.parse.urlencode({"document": "聊政办字〔2022〕4号", "clause": "LZ-2022-4 二(四)"})),
            **dict.fromkeys(("preview_figure", "run_figure_cases"),
                            f"?figure=wage_tier&unit={OWN['unit']}&from_day=2022-04-01&value=2")}
# They touch no place: nothing lies on another side.
NOWHERE = {"run_cases", "explain_case"}
# They look behind a line and store nothing: as a read does, they ask for the role before the line.
ROLE_FIRST = {"what_if_settled"}
results = []


def check(sentence, holds, said=""):
    results.append(bool(holds))
    if not holds:
        print(f"FAILED {sentence}  {said}")


class Person:
    keys = itertools.count(1)  # of all: two sessions of one account must not meet on a key

    def __init__(self, url, login, password):
        self.url, self.headers, self.login = url, {"Content-Type": "application/json"}, login
        status, answer = self.call("POST", "/api/v1/session", {"login": login, "password": password})
        assert status == 200, (login, answer)
        self.headers["X-Yigang-Token"] = answer["page_token"]
        self.call("POST", "/api/v1/session/step-up", {"proof": password})
        me = answer["me"]
        self.role, self.unit, self.town, self.village = me["role"], me["unit"], me.get("town"), me.get("village")

    def call(self, method, path, body=None):
        headers = dict(self.headers)
        if method == "POST":
            headers["Idempotency-Key"] = f"walk-{self.login}-{next(self.keys)}"
        data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        if isinstance(body, bytes):
            headers["Content-Type"] = "application/octet-stream"
        request = urllib.request.Request(self.url + path, data=data, method=method, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                if answer.headers.get("Set-Cookie"):
                    self.headers["Cookie"] = answer.headers["Set-Cookie"].split(";")[0]
                text = answer.read()
                return answer.status, {} if text == walk_objects.PICTURE else json.loads(text or b"{}")
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read() or b"{}")

    def done(self, path, body):
        status, answer = self.call("POST", path, body)
        assert status == 200, (self.login, path, answer)
        return answer


def own_only(matrix, verbs, verb, role):
    return matrix[verbs[RIGHT_OF_READ.get(verb, verb)][0]][role].endswith((":own", ":appeal"))


def may(matrix, verbs, verb, role):
    action, right = verbs[RIGHT_OF_READ.get(verb, verb)]
    cell = matrix[action][role]
    own = cell.partition(":")[2] in ("own", "sum", "result", "reason", "pay")
    named = cell.partition(":")[0].split("+") if cell else []
    if cell.endswith(":appeal"):  # no verb takes appeals yet: the own hits are seen, nothing is entered
        named, own = ["V"], True
    return right in named or (right == "V" and named != []), own


def make_objects(town, county, place, numbers):
    """A host, a post, a person and an announcement; with a county officer also an application."""
    made = {"nothing": None, "number": numbers[1]}
    made["host"] = town.done("/api/v1/hosts", {"place": place["village"], "kind": "town_or_village",
                                               "name": "用人单位"})["id"]  # as host1 is called
    made["post"] = town.done("/api/v1/posts", {
        "host": made["host"], "place": place["village"], "year": 2022, "side": "rural", "kind": "ordinary",
        "self_increase": False, "title": "村容保洁员", "items": [{"category_no": 2, "item_no": 2}],
        "department": "农业农村局", "post_type": "ordinary", "band": "40h", "count": 1})["ids"][0]
    made["person"] = town.done("/api/v1/persons", {"village": place["village"], "name": "王秀英",
                                                   "resident_number": numbers[0]})["id"]
    # The first id below is the smallest of its unit: nobody has it.
    made["nothing"] = str(int(made["person"]) // 2**55 * 2**55 + 1)
    made["trainee"] = made["nothing"]
    made["fact"] = town.done(f"/api/v1/persons/{made['person']}/facts", {
        "fact": "registered_business", "from_day": "2022-01-01", "until_day": "2022-01-31", "source": "市场监管"})["id"]
    if county is None:
        return made
    county.done("/api/v1/posts/approve", {"posts": [made["post"]]})
    made["announcement"] = town.done("/api/v1/announcements", {
        "unit": place["unit"], "town": place["town"], "title": "招聘公告", "body": "详见附件", "side": "rural",
        "opens_on": "2022-03-01", "closes_on": "2022-03-31", "off_season_reason": "",
        "posts": [made["post"]]})["id"]
    county.done(f"/api/v1/announcements/{made['announcement']}/publish", {})
    apply(town, made)
    made["certificate"] = county.done("/api/v1/certificates", {"unit": place["unit"], "project": "保洁服务"})["id"]
    return made


def apply(town, made):
    made["application"] = town.done("/api/v1/applications", {
        "announcement": made["announcement"], "person": made["person"], "groups": [{"group": "older", "expanded_name": ""}],
        "re_recognised": False})["id"]
    view = town.call("GET", f"/api/v1/applications/{made['application']}")[1]
    made["decision"] = view["decisions"][0]["id"]


def neighbour_of(town, objects):
    """Another person of the same village, who applied to the same announcement."""
    made = dict(objects)
    made["person"] = town.done("/api/v1/persons", {"village": OWN["village"], "name": "李秀兰",
                                                   "resident_number": "372599196807070045"})["id"]
    apply(town, made)
    return made


def account(url, passwords, login, role, kind, place):
    """A new account with a role of two security administrators: its session, and the id for who ties it to a person."""
    system, first, second = (Person(url, who, passwords[who]) for who in ("sysadm", "secadm1", "secadm2"))
    at = {"unit": place["unit"]} if kind == "unit" else {"unit": place["unit"], "place": place["village"]}
    organisation = system.done("/api/v1/organisations", dict(at, kind=kind, name="戴屯社区", second_factor="off"))["id"]
    made = system.done("/api/v1/accounts", {"login": login, "name": "王秀英", "organisation": organisation})
    asked = first.done(f"/api/v1/accounts/{made['id']}/roles", dict(at, role=role))
    second.done(f"/api/v1/roles/{asked['id']}/confirm", {})
    one = Person(url, login, made["first_password"])
    passwords[login] = "清泉石上流-四月十八日晴"
    one.done("/api/v1/session/password", {"old_password": made["first_password"], "new_password": passwords[login]})
    return Person(url, login, passwords[login]), made["id"], first


def resident(url, passwords, number):
    """An account for the matters of the person with this number."""
    _, made, first = account(url, passwords, "resident1", "SELF", "village", OWN)
    first.done(f"/api/v1/accounts/{made}/person", {"resident_number": number, "proof": "身份证原件，窗口核验"})
    return Person(url, "resident1", passwords["resident1"])


def make_more(url, passwords, town, objects, day):
    """On each side somebody on duty, a settled line, a review, and the files behind them."""
    for side, place, who, sequence in (("own", OWN, town["own"], 200), ("other", OTHER, town["other"], 300)):
        desk = {"town": who}
        for name, role, kind in (("county", "CNTY_HR", "unit"), ("county2", "CNTY_HR", "unit"),
                                 ("county3", "CNTY_HR", "unit"), ("village", "VILL", "village")):
            desk[name] = account(url, passwords, f"{side}{name}", role, kind, place)[0]
        number = office.resident_number("1968-05-12", sequence)
        objects[side].update(walk_objects.make(desk, place, number, objects[side]["host"], day))


def walk_neighbour(one, matrix, routes, interface, own, neighbour):
    """Whoever may only for himself finds nothing of his neighbour, and his own."""
    ids = {neighbour["person"], neighbour["application"], neighbour["decision"]}
    for route in routes:
        verb = route.verb
        if verb in PERSONAL or not may(*matrix, verb, one.role)[0] or not own_only(*matrix, verb, one.role):
            continue
        target = path_of(route.path, verb, neighbour)
        if route.method == "post":
            body = interface.body(route, OWN, neighbour)
            status, answer = one.call("POST", target + interface.query(route, OWN, neighbour), body)
            # Somebody's placement is nobody's of his own, too.
            named = any(name in target + json.dumps(body) for name in ids) or "placement" in target
            # What stores nothing says, as reads do, that it is for the own matters only.
            wanted = ((404, "not_found"),) if named else ((403, "role_may_not"), (403, "only_own"))
            check(f"{one.role} may not {verb} for a neighbour", (status, answer.get("code")) in wanted,
                  f"{status} {answer.get('code')}")
            continue
        status, answer = one.call("GET", target + QUERY_OF.get(verb, ""))
        named = any(name in target for name in ids)
        refused = answer.get("code") in ("only_own", "role_may_not", "not_found")
        shows = any(name in json.dumps(answer) for name in ids)
        check(f"{verb} shows {one.role} no neighbour", status == 404 if named else (refused or not shows),
              f"{status} {answer.get('code')}")
    listed = one.call("GET", "/api/v1/applications")[1]
    check("the own applications are listed and counted",
          ([line["id"] for line in listed.get("items", [])], listed.get("total")) == ([own["application"]], 1), listed)
    check("the own application is read", one.call("GET", f"/api/v1/applications/{own['application']}")[0] == 200)
    check("and its decision", one.call("GET", f"/api/v1/explanations/{own['decision']}")[0] == 200)
    check("who applied may withdraw", one.call("POST", f"/api/v1/applications/{own['application']}/withdraw",
                                               {"reason": "另有工作"})[0] == 200)


def path_of(path, verb, objects):
    for name in ("id", "person", "application", "placement", "notice", "account", "vacancy"):
        wanted = OBJECT_OF_ID.get(verb, "nothing") if name == "id" else name
        if (verb, name) == ("read_life", "person"):
            wanted = "on_duty"  # who holds no post is no person of every role's
        if name == "application" and verb in OF_AGREEMENT:
            wanted = "agreed"
        path = path.replace("{" + name + "}", objects.get(wanted, objects["nothing"]))
    file = objects.get(FILE_OF.get(verb), objects["nothing"])
    path = path.replace("{day}", "2022-03-01").replace("{attachment}", file)
    assert "{" not in path, path
    return path


def walk_writes(people, matrix, routes, interface, objects):
    _, verbs = matrix
    for route in routes:
        path, verb = route.path, route.verb
        if route.method != "post" or verb in PERSONAL:
            continue
        for person in people:
            allowed, _ = may(*matrix, verb, person.role)
            wide = person.unit == "371500" or (person.town is None and verb not in CITY_VERBS)
            city = person.unit == "371500"
            for side, place in (("own", OWN), ("other", OTHER)):
                if side == "other" and verb in NOWHERE:
                    continue
                if allowed and (side == "own" or city or verb in CITY_VERBS):
                    continue  # what the right people may do is told by the chain's tests
                here = objects[side]
                target = path_of(path, verb, here) + interface.query(route, place, here)
                status, answer = person.call("POST", target, interface.body(route, place, here))
                code = answer.get("code")
                sentence = f"{person.role} may not {verb} on the {side} side"
                if side == "other" and not city:
                    role_first = verb in ROLE_FIRST and (status, code) in ((403, "role_may_not"), (403, "only_own"))
                    check(sentence, role_first or (status, code) == (404, "not_found"),
                          f"{status} {code} {answer.get('field')}")
                elif wide and known(route, here, interface):
                    check(sentence, (status, code) == (403, "role_may_not"), f"{status} {code} {answer.get('field')}")
                else:
                    check(sentence, (status, code) in ((403, "role_may_not"), (404, "not_found")),
                          f"{status} {code} {answer.get('field')}")


def walk_unknown(people, matrix, routes, interface, objects):
    """Who sees the whole city and may not is told so, whether the object exists or not."""
    nobody = {name: objects["own"][name] for name in ("nothing", "number")}
    for route in routes:
        if route.verb in PERSONAL:
            continue
        target = path_of(route.path, route.verb, nobody) + (
            interface.query(route, OWN, nobody) if route.method == "post" else QUERY_OF.get(route.verb, ""))
        body = interface.body(route, OWN, nobody) if route.method == "post" else None
        for person in people:
            if person.unit != "371500" or may(*matrix, route.verb, person.role)[0]:
                continue
            status, answer = person.call(route.method.upper(), target, body)
            check(f"{person.role} may not {route.verb} on what does not exist",
                  (status, answer.get("code")) == (403, "role_may_not"), f"{status} {answer.get('code')}")


def walk_other_host(url, passwords, town, own, routes):
    """Another host of the same village finds nobody of those who work for the first one (domain.md §7: the own subtree)."""
    town.done("/api/v1/hosts", {"place": OWN["village"], "kind": "town_or_village", "name": "戴屯社区"})
    other = account(url, passwords, "host2", "HOST", "host", OWN)[0]
    first = Person(url, "host1", passwords["host1"])
    for path in ("/api/v1/placements", "/api/v1/attendance?month=2022-03", "/api/v1/attendance/day?day=2022-03-01"):
        for whose, who, people in (("the post's", first, 1), ("another", other, 0)):
            total = who.call("GET", path)[1].get("total")
            check(f"{whose} host has {people} people in {path}", total == people, total)
    for path in (f"/api/v1/persons/{own['on_duty']}/life", f"/api/v1/persons/{own['on_duty']}/standing"):
        check(f"the post's host reads {path}", first.call("GET", path)[0] == 200)
        check(f"for another host there is no {path}", other.call("GET", path)[0] == 404)
    whose = {own[name] for name in ("on_duty", "placement", "person", "application", "settled_line")}
    for route in routes:
        if route.method == "get":
            said = json.dumps(other.call("GET", path_of(route.path, route.verb, own) + QUERY_OF.get(route.verb, ""))[1])
            check(f"{route.path} tells another host of nobody", not any(f'"{one}"' in said for one in whose), said[:300])
    status, answer = first.call("POST", "/api/v1/hosts", {"place": OWN["village"], "kind": "town_or_village", "name": "戴屯小学"})
    check("a host registers nobody but itself", (status, answer.get("code")) == (422, "host_of_another"), f"{status} {answer}")


def known(route, objects, interface):
    """True when every object that the request names exists, so that 404 would hide a missing check."""
    text = path_of(route.path, route.verb, objects) + json.dumps(interface.body(route, OWN, objects) or {})
    return objects["nothing"] not in text


def sees(person, place):
    """Within the scope of the session, as the program tells it."""
    return (person.unit in ("371500", place["unit"]) and person.town in (None, place["town"])
            and person.village in (None, place["village"]))


def walk_reads(people, matrix, routes, objects):
    for route in routes:
        if route.method != "get" or route.verb in PERSONAL:
            continue
        for person, (side, place) in itertools.product(people, (("own", OWN), ("other", OTHER))):
            if "{" in route.path or side == "own":
                read_one(person, matrix, route, side, place, objects)


# Whom these ask about only applied, so that he works for no host yet.
OF_NO_HOST = {"read_application", "read_progress_code", "explain_decision", "read_decision_case", "read_decision_code",
              "read_deciding",
              "compare_decision", "read_standing"}


def read_one(person, matrix, route, side, place, objects):
    allowed, own = may(*matrix, route.verb, person.role)
    target = path_of(route.path, route.verb, objects[side])
    status, answer = person.call("GET", target + QUERY_OF.get(route.verb, ""))
    code = answer.get("code") if status != 200 else None  # an answer may have a code of its own
    sentence = f"{route.verb} of the {side} side for {person.role}"
    there = objects[side]["nothing"] not in target
    within = sees(person, place) and not (person.role == "HOST" and route.verb in OF_NO_HOST)
    if not allowed:
        wide = within or person.unit == "371500"
        wanted = [(403, "role_may_not")] + ([] if wide else [(404, "not_found")])
    elif own:
        wanted = [(403, "only_own"), (403, "role_may_not"), (404, "not_found")]
        if "{" not in route.path or side == "own":
            wanted.append((200, None))
    elif "{" not in route.path or (there and within):
        wanted = [(200, None)]
    else:
        wanted = [(404, "not_found")]
    check(sentence, (status, code) in wanted, f"{status} {code}")
    if status == 200 and person.unit == OWN["unit"]:
        check(sentence + " shows no other unit", OTHER["village"] not in json.dumps(answer), "")


@contextlib.contextmanager
def server(folder):
    base = [PROGRAM, "--database", f"sqlite:{folder}/walk.db", "--keys", f"{folder}/keys", "--law", str(ROOT / "law"),
            "--lang", "en"]
    subprocess.run(base + ["migrate"], check=True, capture_output=True)
    # The season of the notice's examples; sessions keep to the real clock.
    with contextlib.closing(sqlite3.connect(f"{folder}/walk.db")) as store:
        store.execute("INSERT INTO setting (name, value) VALUES ('business_day', '2022-03-01')")
        store.commit()
    made = subprocess.run(base + ["user", "bootstrap", "--demo"], check=True, capture_output=True, text=True)
    passwords = {line.split()[0]: line.split()[1] for line in made.stdout.splitlines()}
    process = subprocess.Popen(base + ["serve", "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        def day(text):
            with contextlib.closing(sqlite3.connect(f"{folder}/walk.db", timeout=30)) as store:
                store.execute("UPDATE setting SET value = ? WHERE name = 'business_day'", (text,))
                store.commit()

        yield process.stdout.readline().split()[-1].rstrip("/"), passwords, day
    finally:
        process.terminate()
        process.wait(20)


def main():
    interface = described.Interface(PROGRAM)
    matrix = described.rights(ROOT)
    routes = [route for route in interface.routes() if not route.open]
    for route in routes:
        check(f"{route.path} is named by a verb of law/authority",
              RIGHT_OF_READ.get(route.verb, route.verb) in matrix[1] or route.verb in PERSONAL)
    routes = [route for route in routes if RIGHT_OF_READ.get(route.verb, route.verb) in matrix[1]]
    with tempfile.TemporaryDirectory() as folder, server(folder) as (url, passwords, day):
        town, county = Person(url, "town1", passwords["town1"]), Person(url, "county1", passwords["county1"])
        stranger = Person(url, "othertown1", passwords["othertown1"])
        Person(url, "city1", passwords["city1"]).done("/api/v1/plans/issue", {
            "year": 2022, "document": "聊政办字〔2022〕4号", "issued_on": "2022-02-12", "effective_from": "2022-01-01",
            "reason": "", "rural_approximate": True, "urban_approximate": True, "rural_total": 24000, "urban_total": 3600,
            "units": [{"unit": unit, "rural": rural, "urban": urban} for unit, rural, urban in UNITS]})
        objects = {"own": make_objects(town, county, OWN, ("372599196903080024", "372599196805120029")),
                   "other": make_objects(stranger, None, OTHER, ("37259919671001002X", "372599196805120029"))}
        neighbour = neighbour_of(town, objects["own"])
        one = resident(url, passwords, "372599196903080024")
        make_more(url, passwords, {"own": town, "other": stranger}, objects, day)
        neighbour.update({name: objects["own"][name] for name in objects["own"] if name not in neighbour})
        people = [Person(url, login, passwords[login]) for login in LOGINS] + [one]
        walk_writes(people, matrix, routes, interface, objects)
        walk_reads(people, matrix, routes, objects)
        walk_other_host(url, passwords, town, objects["own"], routes)
        walk_unknown(people, matrix, routes, interface, objects)
        walk_neighbour(one, matrix, routes, interface, objects["own"], neighbour)
    failed = results.count(False)
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed or not results else 0


sys.exit(main())
