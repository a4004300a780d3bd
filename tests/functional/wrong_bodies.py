#!/usr/bin/env python3
"""Sends every write of the interface a wrong body and expects a refusal that names the member:

  tests/functional/wrong_bodies.py build/release/yigang

Nothing is listed by hand but where an object is found: routes, members and types come from the OpenAPI description. To each
route goes a well-formed body with one fault, made from the type of one member: another type, a number in scientific
notation, an impossible date, money with three decimals, an unknown word, control characters, too long a text, a member
too many, too few or twice; then bodies that are no JSON at all. Expected: 400, a problem in both languages whose `field`
is the path of the member, or "body". Then, by a person who may do the act, values that are well formed and absurd: never
5xx. A refusal writes nothing, and repeats none of what it refuses. On SQLite, and on PostgreSQL when YIGANG_TEST_POSTGRES
is set. Ends with "N passed, N failed"."""
import collections
import json
import sys
import tempfile
import time

import crowd
import described

PROGRAM = sys.argv[1]
PLACE = {"unit": "371525", "town": "371525001", "village": "371525001042"}
LOGINS = ["county1", "town1", "agency1", "fin1", "city1", "cityfin1", "bank1", "village1", "host1", "secadm1", "sysadm"]
NUMBER = "372599196903080024"
# Absurd values of these would lock an account or end the session that asks.
PERSONAL = {"sign_in", "sign_out", "step_up", "change_password", "offer_second_factor", "set_second_factor"}
LISTS = {"announcement": "announcements", "application": "applications", "host": "hosts", "notice": "notices",
         "person": "persons", "placement": "placements", "post": "posts", "run": "settlements", "settlement": "settlements",
         "batch": "payments", "payment": "payments", "objection": "objections", "review": "reviews",
         "settlement-line": "settlement-lines"}
# Members that a well-formed body cannot have just any value of.
VALUES = {"year": 2022, "rate": "20.00", "month": "2022-04", "from_day": "2022-04-01", "until_day": "2022-04-18",
          "day": "2022-04-19", "last_day": "2022-04-18", "started_on": "2022-04-19", "login": "clerk77", "phone": "13800000000",
          "account": "6228480000000000019", "credit_code": "91371500MA0000000X", "figure": "local_wage_hour",
          "expanded_name": ""}
WRONG_FORM = {
    "id": ["", "abc", "0", "-1", "1e9", "1.0", "01", "99999999999999999999"],
    "unit": ["", "37152", "3715250", "abcdef", "999999", "371599"],
    "place": ["", "1", "37152500", "3715250010420", "371599001", "371525001999"],
    "date": ["", "2022-02-30", "2022-02-29", "2022-13-01", "2022-00-10", "2022/01/01", "20220101", "0000-00-00"],
    "month": ["", "2022-13", "2022-00", "202203", "2022-03-01"],
    "money": ["", "680.001", "6.8e2", "6.8E+02", "680,00", "1 680.00", "￥680", "680.", ".5", "--1", "0x2a8",
              "99999999999999999999.00"],
    "tenths": ["", "1.55", "1e1", "-1.0", "999999.0", "8h"],
    "resident-number": ["", NUMBER[:-1] + "2", "3.72599196903080E+17", NUMBER[:-1], "37259919690230002X", "372599690308002"],
    "byte": ["Zg", "Zg=", "Zh==", "Zm9-", "Zg==Zg==", "/9j/ 4CBh"],
    "date-time": ["", "2022-02-30T08:00:00+08:00", "2022-03-01 08:00:00", "2022-03-01T25:00:00+08:00"],
}
ABSURD = {"integer": [-1, 0, 99999, 2**31, 2**53, 2**63 - 1, -2**63], "money": ["-680.00", "0.00", "9999999999999.99"],
          "tenths": ["0.0", "99999.9"], "date": ["0001-01-01", "1000-01-01", "9999-12-31"], "month": ["0001-01", "9999-12"],
          "text": ["", " ", "x" * 2000, "\n\n"]}
# What is on offer for a month may be any sum; an addition may be taken back to nothing, or be large.
MAY_BE_TAKEN = {"run_settlement social_fund = '0.00'", "run_settlement social_fund = '9999999999999.99'",
                "add_self_increase posts = '0'", "add_self_increase posts = '99999'",
                # A town may get nothing; the many posts fit, since the county has just added as many to its plan.
                "allocate_towns towns[0].posts = '0'", "allocate_towns towns[0].posts = '99999'",
                # A list taken whole has no filter, and may be empty or as long as the programme.
                "note_export filter = ''", "note_export rows = '0'", "note_export rows = '99999'",
                # Only supposed: nothing is stored, and the answer is a problem or an amount that nobody is paid.
                "what_if_settled hours = '0.0'", "what_if_settled rate = '-680.00'", "what_if_settled rate = '0.00'",
                "what_if_settled rate = '9999999999999.99'"}
results = []


def check(sentence, got, wanted):
    results.append(got == wanted)
    if got != wanted:
        print(f"FAILED {sentence}\n  got    {got!r}\n  wanted {wanted!r}")


class Raw(bytes):
    """JSON as it is to be written, whatever it is."""


def written(value):
    if isinstance(value, Raw):
        return bytes(value)
    if isinstance(value, dict):
        return b"{" + b",".join(written(name) + b":" + written(one) for name, one in value.items()) + b"}"
    if isinstance(value, list):
        return b"[" + b",".join(written(one) for one in value) + b"]"
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


def replaced(value, path, other):
    """A copy in which what stands at the path is another."""
    if not path:
        return other
    if isinstance(value, list):
        return [replaced(one, path[1:], other) if place == path[0] else one for place, one in enumerate(value)]
    return {**value, path[0]: replaced(value.get(path[0], {}), path[1:], other)}


def field_of(path):
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else ("." if text else "") + step
    return text


class Walk:
    def __init__(self, interface, store, server):
        self.interface, self.store = interface, store
        self.people = {login: crowd.Asking(server, crowd.Session(server, store, login)) for login in LOGINS}
        for login, person in self.people.items():
            person.post("/api/v1/session/step-up", json.dumps({"proof": store.passwords[login]}).encode())
        self.matrix, self.verbs = described.rights(crowd.ROOT)
        self.roles = {login: person.get("/api/v1/me")[1]["role"] for login, person in self.people.items()}
        self.objects = self.found()
        self.codes, self.accepted, self.with_key = collections.Counter(), collections.Counter(), 0

    def found(self):
        county = self.people["county1"]
        objects = {"nothing": str((4 << 55) + 1), "number": NUMBER, **VALUES}
        for name, listed in LISTS.items():
            for narrower in (f"?town={PLACE['town']}", ""):
                items = county.get(f"/api/v1/{listed}{narrower}")[1].get("items")
                if items:
                    break
            objects[name] = str(items[0]["id"]) if items else objects["nothing"]
        lines = county.get(f"/api/v1/settlements/{objects['run']}/lines")[1]["items"]
        objects["settlement-line"] = objects["line"] = str(lines[0]["id"])
        return objects

    def person_for(self, verb):
        """Somebody who may, for the act should be refused for its body."""
        action, right = self.verbs.get(verb, (None, None))
        for login, person in self.people.items():
            if action and right in self.matrix[action][self.roles[login]].partition(":")[0].split("+"):
                return person
        return self.people["county1"]

    def target(self, route):
        parts = route.path.split("/")
        for at, part in enumerate(parts):
            if part == "{id}":
                kind = parts[at - 1].removesuffix("s")
                parts[at] = self.objects["nothing"] if kind in VALUES else self.objects.get(kind, self.objects["nothing"])
            elif part.startswith("{"):
                parts[at] = self.objects.get(part[1:-1], self.objects["nothing"])
        return "/".join(parts)

    # What is expected of an answer.

    def refused(self, route, sentence, body, field, headers=None):
        status, answer = self.person_for(route.verb).post(self.target(route), body, headers)
        code = answer.get("code")
        self.codes[code] += 1
        got = (status, answer.get("media"), answer.get("field"), bool(answer.get("detail_zh") and answer.get("detail_en")))
        results.append(got == (400, "application/problem+json", field, True))
        if not results[-1]:
            print(f"FAILED {route.verb} {sentence}: {got} {code}, wanted {field}")
        return answer

    def survived(self, route, sentence, body):
        status, answer = self.person_for(route.verb).post(self.target(route), body)
        code = answer.get("code")
        self.codes[code] += 1
        if status in (200, 202):
            self.accepted[f"{route.verb} {sentence}"] += 1
            self.with_key += any(one["name"] == "Idempotency-Key" for one in route.parameters("header"))
            results.append(True)
            return
        results.append(status is not None and 400 <= status < 500 and answer.get("media") == "application/problem+json"
                       and bool(answer.get("detail_zh") and answer.get("detail_en")))
        if not results[-1]:
            print(f"FAILED {route.verb} {sentence}: {status} {code} {answer.get('field')}")

    # The faults.

    def walk(self):
        before = self.written()
        for route in self.interface.routes("post"):
            if route.body_schema is None:
                self.files(route)
                continue
            body = self.interface.body(route, PLACE, self.objects, whole=True)
            self.no_body(route, body)
            for path, schema, required in self.members(route.body_schema, []):
                self.wrong_member(route, body, path, schema, required)
        self.jobs()
        check("no refused body has written anything", self.written(), before)
        before = self.keys()
        for route in self.interface.routes("post"):
            if route.body_schema is None or route.verb in PERSONAL:
                continue
            whole, least = (self.interface.body(route, PLACE, self.objects, whole=all) for all in (True, False))
            for path, schema, _ in self.members(route.body_schema, []):
                # What may be left out is left out, for two of them may exclude one another.
                optional = len(path) > 1 and path[0] not in least
                self.absurd_member(route, whole if optional else least, whole, path, schema)
        check("an act leaves one key, a refusal none", self.keys() - before, self.with_key)
        taken = {name for name in self.accepted if not name.endswith(("[]", "twice", repr("x" * 24)))}
        check("no absurd number, amount, day or empty text is taken", sorted(taken - MAY_BE_TAKEN), [])

    def members(self, schema, path):
        """(path, schema, whether it must be there) of all below; of a list its first item."""
        schema = self.interface.resolved(schema)
        if schema.get("type") == "object":
            for name, one in schema.get("properties", {}).items():
                yield path + [name], self.interface.resolved(one), name in schema.get("required", [])
                yield from self.members(one, path + [name])
        elif schema.get("type") == "array":
            yield path + [0], self.interface.resolved(schema["items"]), False
            yield from self.members(schema["items"], path + [0])

    def wrong_member(self, route, body, path, schema, required):
        field, name = field_of(path), path[-1]

        def wrong(what, value, at=field):
            answer = self.refused(route, f"{field}: {what}", written(replaced(body, path, value)), at)
            # A slip of the pen in a word may be told, a number of a person or an account never.
            if isinstance(value, str) and sum(map(str.isdigit, value)) > 14 and value in json.dumps(answer):
                check(f"{route.verb} {field} does not repeat {what}", True, False)

        for what, value in self.faults(schema):
            wrong(what, value)
        if schema.get("type") == "array":
            wrong("10,001 items", Raw(b"[" + b",".join([b"0"] * 10001) + b"]"))
        if schema.get("type") == "object":
            wrong("a member too many", dict(self.at(body, path), a_member_too_many=1), field + ".a_member_too_many")
        if schema.get("type") == "string":
            wrong("bytes that are no UTF-8", Raw(b'"\xff\xfe"'), "body")
            wrong("half of a surrogate pair", Raw(b'"\\ud800"'), "body")
        if isinstance(name, str):
            holder = self.at(body, path[:-1])
            twice = Raw(b"{" + b",".join(written(one) + b":" + written(value) for one, value in
                                         list(holder.items()) + [(name, holder[name])]) + b"}")
            self.refused(route, f"{field} twice", written(replaced(body, path[:-1], twice)), field)
            if required:
                less = {one: value for one, value in holder.items() if one != name}
                self.refused(route, f"without {field}", written(replaced(body, path[:-1], less)), field)

    @staticmethod
    def at(value, path):
        for step in path:
            value = value[step]
        return value

    @staticmethod
    def faults(schema):
        kind, form = schema.get("type"), schema.get("format")
        others = {"string": "text", "integer": 7, "boolean": True, "array": [], "object": {}}
        yield from ((f"{word} for {kind}", value) for word, value in others.items() if word != kind)
        if kind == "integer":
            yield from ((text, Raw(text.encode())) for text in ("1.5", "1e3", "1E+3", "-1e0", "99999999999999999999", "1e400"))
        if kind == "string":
            yield from (("a control character", "a\u0001b"), ("a NUL", "a\u0000b"), ("a mark that turns the text", "a\u202eb"),
                        ("too long a text", "9" * 9001))  # no base64 either
        if "enum" in schema:
            yield from (("an unknown word", "nothing_of_the_kind"), ("no word", ""), ("a padded word", schema["enum"][0] + " "))
        yield from ((f"{form} {value!r}", value) for value in WRONG_FORM.get(form, []))

    def absurd_member(self, route, body, whole, path, schema):
        kind = schema.get("format") or ("text" if schema.get("type") == "string" and "enum" not in schema
                                        else schema.get("type"))
        if schema.get("type") == "array":
            self.survived(route, f"{field_of(path)} = []", written(replaced(body, path, [])))
            self.survived(route, f"{field_of(path)} = the same twice",
                          written(replaced(body, path, self.at(whole, path) * 2)))
        for value in ABSURD.get(kind, []):
            self.survived(route, f"{field_of(path)} = {str(value)[:24]!r}", written(replaced(body, path, value)))

    def no_body(self, route, body):
        good = written(body)
        for what, bad in (("nothing but a brace", b"{"), ("a list", b"[]"), ("null", b"null"), ("a number", b"1"),
                          ("a text", b'"x"'), ("two values", good + good), ("bytes after the end", good + b" x"),
                          ("a byte order mark", b"\xef\xbb\xbf" + good), ("UTF-16", good.decode().encode("utf-16")),
                          ("GBK", '{"名":1}'.encode("gbk")), ("a comment", b"/* */" + good),
                          ("a comma too many", good[:-1] + b",}"), ("single quotes", b"{'a':1}"), ("NaN", b'{"a":NaN}'),
                          ("too deep a list", b'{"a":' + b"[" * 40 + b"]" * 40 + b"}")):
            self.refused(route, what, bad, "body")
        self.refused(route, "of another media type", good, "body", {"Content-Type": "text/xml"})
        self.refused(route, "a member too many", good[:-1] + (b"," if len(good) > 2 else b"") + b'"a_member_too_many":1}',
                     "a_member_too_many")
        self.refused(route, "a member whose name may be a person's",
                     good[:-1] + (b"," if len(good) > 2 else b"") + f'"{NUMBER}":1}}'.encode(), "?")

    def files(self, route):
        """A body that is a file: the line or the byte is named. A picture has neither (usecase/attachments_test.cpp), and
        of a case table each fault is a line of the answer (usecase/case_runs_test.cpp); a word may be a document's text
        (usecase/document_texts_test.cpp)."""
        if route.path.endswith("/attachments") or route.verb in ("run_cases", "explain_case", "upload_document_text"):
            return
        target = self.target(route) + self.interface.query(route, PLACE, self.objects)
        for what, text in (("nothing", b""), ("a word", b"x"), ("JSON", b'{"a":1}'), ("a line", b"YGHP|1\n"),
                           ("NULs", b"\0\0"), ("no UTF-8", b"\xff\xfe"), ("GBK", "名".encode("gbk")),
                           ("many lines", b"a\n" * 50000)):
            status, answer = self.person_for(route.verb).post(target, text, {"Content-Type": "application/octet-stream"})
            self.codes[answer.get("code")] += 1
            check(f"{route.verb} with {what} names line or byte",
                  (status, answer.get("media"), str(answer.get("field")).split()[0] in ("line", "byte")),
                  (400, "application/problem+json", True))

    def jobs(self):
        """What is wrong with a wish is not left to the job."""
        run = next(route for route in self.interface.routes("post") if route.verb == "run_settlement")
        wish = {"unit": PLACE["unit"], "month": "2022-03", "social_fund": "0.00"}
        for field, value in (("month", "2022-05"), ("month", "2099-12"), ("social_fund", "-0.01")):
            self.refused(run, f"{field} = {value}", written(dict(wish, **{field: value})), field)

    def written(self):
        return [self.store.query(f"SELECT COUNT(*) FROM {table}") for table in ("journal_entry", "request_key", "job")]

    def keys(self):
        return int(self.store.query("SELECT COUNT(*) FROM request_key")[0][0])


def main():
    interface = described.Interface(PROGRAM)
    with tempfile.TemporaryDirectory() as folder:
        for engine in crowd.engines():
            store = crowd.Store(engine, folder, PROGRAM, "wrong_bodies").make_demo()
            server = crowd.Server(store)
            begun = time.monotonic()
            try:
                walk = Walk(interface, store, server)
                walk.walk()
            finally:
                server.stop()
            print(f"engine {engine}: {len(results)} bodies so far, {time.monotonic() - begun:.1f} s")
            print("  " + ", ".join(f"{code} {count}" for code, count in walk.codes.most_common()))
            print("  taken: " + (", ".join(walk.accepted) or "none"))
    failed = results.count(False)
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed or not results else 0


sys.exit(main())
