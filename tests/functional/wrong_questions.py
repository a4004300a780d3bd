#!/usr/bin/env python3
"""Asks every read of the interface wrongly and expects a refusal that names the parameter:

  tests/functional/wrong_questions.py build/release/yigang

Nothing is listed by hand but where an object is found: routes, parameters and their types come from the OpenAPI
description, and for each type there is a table of values that are none. Each is asked of a small demo city by a person
who may read the list, so that it is the value that is refused and not the person. Expected: 4xx, a problem in both
languages whose `field` is the parameter's name, and a journal that has not grown. On SQLite, and on PostgreSQL when
YIGANG_TEST_POSTGRES is set. Ends with "N passed, N failed"."""
import collections
import sys
import tempfile
import urllib.parse

import crowd
import described

PROGRAM = sys.argv[1]
PLACE = {"unit": "371525", "town": "371525001", "village": "371525001042"}
LOGINS = ["county1", "town1", "fin1", "city1", "cityfin1", "audit1", "audadm", "secadm1", "sysadm"]
# Where the object of a path is found: a list and the member of its first line.
OBJECTS = {"settlements": ("/api/v1/settlements", "id"), "payments": ("/api/v1/payments", "id"),
           "applications": ("/api/v1/applications", "id"), "announcements": ("/api/v1/announcements", "id"),
           "public/notices": ("/api/v1/notices", "id"), "persons": ("/api/v1/persons", "id")}
LONG = "9" * 3000
# Wrong for whatever type, as they are written in the address.
SPOILED = {"a broken percent code": "%zz", "half a percent code": "1%4", "bytes that are no UTF-8": "%ff%fe",
           "a NUL": "a%00", "a control character": "a%01", "a mark that turns the text": "a%E2%80%AEb",
           "three thousand digits": LONG}
NO_INTEGER = ["", "abc", "1.5", "1e9", "0x10", "+1", " 1", "１", "--1", "99999999999999999999"]
NO_FORM = {
    "id": ["", "abc", "0", "-1", "1e9", "1.0", "01", "99999999999999999999"],
    "unit": ["", "37152", "3715250", "abcdef", "-37152", "999999", "371599"],
    "place": ["", "1", "37152500", "3715250010420", "abcdefghi", "371599001", "371525001999"],
    "date": ["", "2022-02-30", "2022-13-01", "2022-00-10", "22-01-01", "2022/01/01", "20220101", "2022-1-1", "0000-00-00",
             "yesterday"],
    "month": ["", "2022-13", "2022-00", "202203", "2022-3", "2022-03-01", "March"],
    "tenths": ["", "1.55", "1e1", "-1.0", "999999.0", "8h"],
    "money": ["", "680.001", "6.8e2", "680,00", "--1", "0x2a8"],
}
# What an integer may be at most depends on what it counts.
ABSURD = {"year": ["0", "-1", "99999", "1899"], "limit": ["0", "-1", "201", "1000000000"], "after": ["-1"],
          "object": ["-1"]}
OTHER_PLACE = {"town": [PLACE["village"]], "village": [PLACE["town"]]}
results = []


def check(sentence, got, wanted):
    results.append(got == wanted)
    if got != wanted:
        print(f"FAILED {sentence}\n  got    {got!r}\n  wanted {wanted!r}")


def good_rest(path):
    """The other places of an address, each with a value that can be read."""
    for place, value in (("id", "1"), ("figure", "minimum_wage_hour"), ("attachment", "1"), ("placement", "1"), ("application", "1"),
                         ("day", "2022-03-01"), ("table", "older-age.eligibility.csv")):
        path = path.replace("{" + place + "}", value)
    return path


def wrong_values(interface, parameter):
    """(what is wrong, the value as it stands in the address)."""
    schema = interface.resolved(parameter["schema"])
    name, form = parameter["name"], schema.get("format")
    plain = []
    if "enum" in schema:
        plain = ["", "nothing_of_the_kind", schema["enum"][0].upper() + "X", schema["enum"][0] + " "]
    elif schema["type"] == "integer":
        plain = NO_INTEGER + ABSURD.get(name, [])
    elif schema["type"] == "boolean":
        plain = ["", "yes", "1", "TRUE", "null"]
    elif form:
        plain = NO_FORM[form] + OTHER_PLACE.get(name, [])
    yield from ((repr(value), urllib.parse.quote(value)) for value in plain)
    yield from SPOILED.items()


class Walk:
    def __init__(self, interface, store, server):
        self.interface, self.store = interface, store
        self.nobody = crowd.Asking(server)
        self.people = [crowd.Asking(server, crowd.Session(server, store, login)) for login in LOGINS]
        self.objects = {"nothing": "1", "number": ""}
        self.county = self.people[0]
        self.unread = []
        self.answers = collections.Counter()

    def first(self, path, member="id"):
        items = self.county.get(path)[1].get("items") or [{}]
        return str(items[0].get(member, "1"))

    def target(self, route):
        """The address of the route with real objects in it, and what it must be asked."""
        path = route.path
        for part, (listed, member) in OBJECTS.items():
            if f"/{part}/{{id}}" in path:
                path = path.replace("{id}", self.first(listed, member))
        if "settlement-lines/{id}" in path:
            run = self.first("/api/v1/settlements")
            path = path.replace("{id}", self.first(f"/api/v1/settlements/{run}/lines"))
        if "explanations/{id}" in path:
            decisions = self.county.get(f"/api/v1/applications/{self.first('/api/v1/applications')}")[1]["decisions"]
            path = path.replace("{id}", str(decisions[0]["id"]))
        for part, listed in (("{person}", "/api/v1/persons"), ("{placement}", "/api/v1/placements")):
            if part in path:
                path = path.replace(part, self.first(listed))
        return good_rest(path)

    def required(self, route, but=None):
        pairs = [(one["name"], "2022" if one["name"] == "year" else
                  str(self.interface.value(one["name"], one["schema"], PLACE, self.objects)))
                 for one in route.parameters("query") if one["required"] and one["name"] != but]
        return [f"{name}={urllib.parse.quote(value)}" for name, value in pairs]

    def reader(self, route, path):
        """Somebody who gets an answer."""
        for person in ([self.nobody] if route.open else []) + self.people:
            if person.get(self.address(path, self.required(route)))[0] == 200:
                return person
        self.unread.append(route.verb)
        return self.county

    @staticmethod
    def address(path, pairs):
        return path + ("?" + "&".join(pairs) if pairs else "")

    def refused(self, person, sentence, address, field):
        status, answer = person.get(address)
        self.answers[answer.get("code")] += 1
        got = (status, answer.get("media"), answer.get("field"), bool(answer.get("detail_zh") and answer.get("detail_en")))
        results.append(got == (400, "application/problem+json", field, True))
        if not results[-1]:
            print(f"FAILED {sentence}: {got} {answer.get('code')}")
        # As long as a person's number is what an answer must not repeat.
        if "9" * 18 in address and "9" * 18 in str(answer):
            check(f"{sentence} is not repeated", True, False)

    def walk(self):
        before = self.journal()
        for route in self.interface.routes("get"):
            path = self.target(route)
            person = self.reader(route, path)
            self.parameters(route, path, person)
            self.path_values(route, path, person)
        self.whole_requests()
        check("nothing was written", self.journal(), before)

    def parameters(self, route, path, person):
        declared = route.parameters("query")
        base = self.required(route)
        for one in declared:
            name = one["name"]
            others = self.required(route, but=name)
            for what, value in wrong_values(self.interface, one):
                self.refused(person, f"{route.verb} {name} = {what}", self.address(path, others + [f"{name}={value}"]), name)
            good = "1" if one["schema"].get("type") == "integer" else str(
                self.interface.value(name, one["schema"], PLACE, self.objects)).lower()
            good = urllib.parse.quote(good)
            self.refused(person, f"{route.verb} {name} twice", self.address(path, others + [f"{name}={good}"] * 2), name)
            if one["required"]:
                self.refused(person, f"{route.verb} without {name}", self.address(path, others), name)
        for name in ("limt", "Limit", "constructor", "a_b"):
            self.refused(person, f"{route.verb} with the unknown {name}", self.address(path, base + [f"{name}=1"]), name)
        # A name that may be a person's is not repeated.
        self.refused(person, f"{route.verb} with a number as a name", self.address(path, base + ["372599196903080024=1"]),
                     "?")
        self.refused(person, f"{route.verb} with a broken name", self.address(path, base + ["%zz=1"]), "query")
        self.refused(person, f"{route.verb} with no name", self.address(path, base + ["=1"]), "query")

    def path_values(self, route, path, person):
        for one in route.parameters("path"):
            schema = self.interface.resolved(one["schema"])
            form = "date" if schema.get("format") == "date" else "id"
            wrong = ["nothing_of_the_kind", LONG] if "enum" in schema else [value for value in NO_FORM[form] if value] + [LONG]
            # A stroke would be another address.
            wrong = [value for value in wrong if "/" not in value]
            for value in wrong:
                here = good_rest(route.path.replace("{" + one["name"] + "}", urllib.parse.quote(value)))
                self.refused(person, f"{route.verb} with the {one['name']} {value[:20]!r} in its path",
                             self.address(here, self.required(route)), one["name"])
            for value in ("%zz", "%ff", "a%2fb", "..", "%00"):
                here = good_rest(route.path.replace("{" + one["name"] + "}", value))
                self.refused(person, f"{route.verb} with {value} in its path", self.address(here, self.required(route)),
                             "path")

    def whole_requests(self):
        """What is wrong with a request before it is one of a route."""
        head = {"X-Long": "a" * 9000}
        for sentence, wanted, asked in (
                ("an address that is too long", (414, "target"), self.nobody.send("GET", "/api/v1/units?a=" + "b" * 5000, {})),
                ("a head that is too large", (431, "head"), self.nobody.send("GET", "/api/v1/units", head)),
                ("a read with a body", (400, "body"),
                 self.nobody.send("GET", "/api/v1/units", {"Content-Length": "2"}, b"{}")),
                ("a method that is none of ours", (405, "method"), self.nobody.send("DELETE", "/api/v1/units", {})),
                ("a write without a key", (400, "Idempotency-Key"), self.county.send(
                    "POST", "/api/v1/hosts", {"Content-Type": "application/json", "Content-Length": "2"}, b"{}")),
                ("a write with a bad key", (400, "Idempotency-Key"), self.county.post(
                    "/api/v1/hosts", b"{}", {"Idempotency-Key": "a b"})),
                ("a version that is none", (400, "If-Match"), self.county.post(
                    "/api/v1/persons/1/move", b"{}", {"If-Match": "*"}))):
            status, answer = asked
            check(sentence, (status, answer.get("field"), answer.get("media"),
                             bool(answer.get("detail_zh") and answer.get("detail_en"))),
                  (*wanted, "application/problem+json", True))

    def journal(self):
        return self.store.query("SELECT COUNT(*) FROM journal_entry")


def main():
    interface = described.Interface(PROGRAM)
    with tempfile.TemporaryDirectory() as folder:
        for engine in crowd.engines():
            store = crowd.Store(engine, folder, PROGRAM, "wrong_questions").make_demo()
            server = crowd.Server(store)
            try:
                walk = Walk(interface, store, server)
                walk.walk()
            finally:
                server.stop()
            print(f"engine {engine}: {len(results)} questions, no reader found for {walk.unread}")
            print("  " + ", ".join(f"{code} {count}" for code, count in walk.answers.most_common()))
    failed = results.count(False)
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed or not results else 0


sys.exit(main())
