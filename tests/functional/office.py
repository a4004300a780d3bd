"""A unit with its people at their desks, for tests that go through the whole work over HTTP: accounts that were made, given
their role by two persons and signed in; the business day; fictitious numbers of residents and of bank accounts.

  desks = office.Desks(store, server)
  desks.open("county one", "CNTY_HR", "unit", "371573")
  status, answer = desks["county one"].ask("/plans/towns", {…})"""
import concurrent.futures
import itertools
import json
import threading
import time
import urllib.request

import crowd

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def resident_number(birth, sequence):
    """Of an area that does not exist, with its check character; an even sequence is a woman's."""
    text = "372599" + birth.replace("-", "") + f"{sequence:03}"
    return text + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(text, WEIGHTS)) % 11]


def account_number(sequence):
    """Of a bank that does not exist, with its check digit."""
    text = f"6217999999{sequence:08}"
    total = 0
    for at, digit in enumerate(reversed(text)):
        value = int(digit) * (2 if at % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return text + str(-total % 10)


class Desk(crowd.Session):
    """One person; each write has a key of its own unless one is given, and a step-up where it is asked for."""
    keys = itertools.count(1)

    def open(self, method, path, body=None, key=None):
        """A body of bytes goes as it is."""
        if not isinstance(body, bytes):
            return super().open(method, path, body, key)
        headers = dict(self.headers, **{"Idempotency-Key": key})
        return urllib.request.urlopen(urllib.request.Request(self.server.url + path, data=body, method=method,
                                                             headers=headers), timeout=60)

    def ask(self, path, body=None, key=None):
        """A write: its status and answer."""
        key = key or f"chain-of-{next(self.keys)}"
        body = {} if body is None else body
        status, answer = self.post("/api/v1" + path, body, key)
        if (status, answer.get("code")) == (403, "step_up_needed"):
            self.step_up()
            status, answer = self.post("/api/v1" + path, body, key + "-again")
        return status, answer

    def step_up(self):
        status, answer = self.post("/api/v1/session/step-up", {"proof": self.password}, f"step-{next(self.keys)}")
        assert status == 200, answer

    def must(self, path, body=None):
        """A write that is no question here; its answer."""
        status, answer = self.ask(path, body)
        assert status == 200, (self.login, path, body, status, answer)
        return answer

    def read(self, path):
        return self.get("/api/v1" + path)

    def all(self, path):
        """Every item of a list, page by page."""
        items, after = [], None
        while True:
            status, answer = self.read(path + (f"{'&' if '?' in path else '?'}after={after}" if after else ""))
            assert status == 200, (path, answer)
            items += answer["items"]
            after = answer.get("next")
            if not after:
                return items

    def job(self, path, body):
        """A write that is done in the background: its result, or the problem with which it ended."""
        status, answer = self.ask(path, body)
        if status != 202:
            return status, answer
        follow, limit = answer["id"], time.monotonic() + 120
        while time.monotonic() < limit:
            status, answer = self.read(f"/jobs/{follow}")
            if status == 200 and answer["state"] in ("done", "failed", "cancelled"):
                told = answer.get("result") if answer["state"] == "done" else answer.get("problem")
                told = json.loads(told) if isinstance(told, str) else told
                return (200 if answer["state"] == "done" else told["status"]), told
            time.sleep(0.02)
        raise AssertionError(answer)


class Desks:
    def __init__(self, store, server):
        self.store, self.server, self.desks, self.organisations = store, server, {}, {}
        self.lock = threading.Lock()
        for login in ("sysadm", "secadm1", "secadm2"):
            self.first(login)
            self[login].step_up()

    def go_to(self, store, server):
        """Everybody signs in anew, at another server of another database with the same accounts."""
        store.passwords, self.store, self.server = self.store.passwords, store, server
        for name, desk in self.desks.items():
            self.desks[name] = Desk(server, store, desk.login)
            self.desks[name].password = desk.password

    def __getitem__(self, name):
        return self.desks[name]

    def first(self, login):
        """One of the accounts that the program made itself."""
        desk = Desk(self.server, self.store, login)
        desk.password = self.store.passwords[login]
        self.desks[login] = desk
        return desk

    def day(self, day):
        self.store.execute(f"UPDATE setting SET value = '{day}' WHERE name = 'business_day';")

    def organisation(self, kind, unit, place, department):
        with self.lock:
            known = (kind, unit, place, department)
            if known not in self.organisations:
                body = {"kind": kind, "name": f"{department or ''}单位{len(self.organisations)}", "unit": unit,
                        "second_factor": "off"}
                body.update({name: value for name, value in (("place", place), ("department", department)) if value})
                self.organisations[known] = self["sysadm"].must("/organisations", body)["id"]
            return self.organisations[known]

    def open(self, name, role, kind, unit, place=None, department=None, step_up=False):
        """An account by the system administrator, its role by two security administrators, its password by its owner."""
        with self.lock:
            login = f"desk{len(self.store.passwords)}"
            self.store.passwords[login] = ""
        made = self["sysadm"].must("/accounts", {
            "login": login, "name": "经办人", "organisation": self.organisation(kind, unit, place, department)})
        asked = self["secadm1"].must(f"/accounts/{made['id']}/roles",
                                     dict({"role": role, "unit": unit}, **({"place": place} if place else {})))
        self["secadm2"].must(f"/roles/{asked['id']}/confirm")
        self.store.passwords[login] = made["first_password"]
        desk = Desk(self.server, self.store, login)
        desk.password = f"山高月小-水落石出{login[4:]}号"
        desk.must("/session/password", {"old_password": made["first_password"], "new_password": desk.password})
        self.store.passwords[login] = desk.password
        if step_up:
            desk.step_up()
        self.desks[name] = desk

    def open_all(self, wanted):
        """wanted: the arguments of open, by name; several at a time."""
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda one: self.open(**one), wanted))


def at_once(asks):
    """The answers of calls that are let go together."""
    gate = threading.Barrier(len(asks))

    def go(ask):
        gate.wait(60)
        return ask()

    with concurrent.futures.ThreadPoolExecutor(len(asks)) as pool:
        return list(pool.map(go, asks))
