#!/usr/bin/env python3
"""One person in two units in one month, and the work that goes on from a backup on the other engine:

  tests/postgres/with_cluster tests/functional/two_units.py build/release/yigang

He leaves 度假区 on 2023-03-19, moves to 高唐县 and starts there on the 28th. Both units settle March and lock it at once: one
of them pays him, the other is told. Then the database is restored on the other engine from a backup, a file that the bank may
have had is read by nobody before a third person has asked, and the unit that paid gives the month to the other one. The last
line is "N passed, N failed"."""
import pathlib
import shutil
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import chain_to_post  # noqa: E402
import crowd  # noqa: E402
import money_reference as money  # noqa: E402
import office  # noqa: E402
from chain_to_pay import span  # noqa: E402
from chain_to_post import check, results  # noqa: E402

PROGRAM = sys.argv[1]
LEFT, NEW = "left", "new"
UNIT = {LEFT: "371573", NEW: "371526"}
TOWN = {LEFT: "371502107", NEW: "371526102"}
VILLAGE = {LEFT: "371502107260", NEW: "371526102216"}
RATE = {LEFT: 1711, NEW: 1777}
STAYING = {LEFT: "20.3", NEW: "30.7"}
MOVER = {LEFT: "16.6", NEW: "9.9"}


class TwoUnits(chain_to_post.Steps):
    def must(self, who, path, body=None):
        return self.desks[who].must(path, body)

    def people(self):
        wanted = []
        for side, unit in UNIT.items():
            wanted += [{"name": f"{side} county {word}", "role": "CNTY_HR", "kind": "unit", "unit": unit, "step_up": True}
                       for word in ("one", "two", "three")]
            wanted += [{"name": f"{side} town {word}", "role": "TOWN", "kind": "town", "unit": unit, "place": TOWN[side]}
                       for word in ("one", "two")]
            wanted += [{"name": f"{side} village", "role": "VILL", "kind": "village", "unit": unit, "place": VILLAGE[side]},
                       {"name": f"{side} finance", "role": "CNTY_FIN", "kind": "finance", "unit": unit, "step_up": True},
                       {"name": f"{side} bank", "role": "BANK", "kind": "bank", "unit": unit}]
        self.desks.open_all(wanted)
        self.desks.first("city1").step_up()

    def year(self):
        self.desks.day("2022-12-20")
        self.must("city1", "/plans/issue", {
            "year": 2023, "document": "聊人社发〔2022〕90号", "issued_on": "2022-12-20", "effective_from": "2023-01-01",
            "reason": "", "rural_approximate": True, "urban_approximate": False, "rural_total": 24000, "urban_total": 3600,
            "units": [{"unit": u, "rural": r, "urban": c} for u, r, c in chain_to_post.PLAN]})
        self.announced, self.posts = {}, {}
        for side, unit in UNIT.items():
            county, town = f"{side} county one", f"{side} town one"
            self.must(county, "/plans/towns", {"unit": unit, "year": 2023, "side": "rural",
                                               "towns": [{"town": TOWN[side], "posts": 2}]})
            standard = self.must(county, "/pay-standards", {
                "unit": unit, "side": "rural", "post_type": "ordinary", "band": "40h",
                "rate": f"{RATE[side] // 100}.{RATE[side] % 100:02}",
                "from_day": "2022-12-01", "document": "政发〔2022〕9号", "document_day": "2022-12-01"})
            self.must(f"{side} county two", f"/pay-standards/{standard['id']}/confirm")
            host = self.must(town, "/hosts", {"place": VILLAGE[side], "kind": "town_or_village", "name": "村委会"})["id"]
            self.posts[side] = self.must(town, "/posts", {
                "host": host, "place": VILLAGE[side], "year": 2023, "side": "rural", "kind": "ordinary",
                "self_increase": False, "title": "护路员", "items": [{"category_no": 2, "item_no": 2}],
                "department": "农业农村局", "post_type": "ordinary", "band": "40h", "hours": "40.0", "count": 2})["ids"]
            self.must(county, "/posts/approve", {"posts": self.posts[side]})
        self.desks.day("2023-02-20")
        for side, unit in UNIT.items():
            drafted = self.must(f"{side} town one", "/announcements", {
                "unit": unit, "town": TOWN[side], "title": "招聘公告", "body": "见附件", "side": "rural", "opens_on": "2023-02-20",
                "closes_on": "2023-03-31", "off_season_reason": "", "posts": self.posts[side]})["id"]
            self.must(f"{side} county one", f"/announcements/{drafted}/publish")
            self.announced[side] = drafted

    def account(self, side, person, name, number):
        asked = self.must(f"{side} town one", "/bank-accounts", {
            "person": person, "account": office.account_number(number), "bank": "农商行", "holder_name": name})
        self.must(f"{side} county three", f"/bank-accounts/{asked['id']}/confirm")

    def to_post(self, side, day, wanted):
        """From the application to the notice; wanted: (person, post). The applications, and from when they can be approved."""
        town = f"{side} town one"
        made = [self.must(town, "/applications", {
            "announcement": self.announced[side], "person": person, "re_recognised": False,
            "groups": [{"group": "older", "expanded_name": ""}]})["id"] for person, _ in wanted]
        opened = self.must(f"{side} village", "/reviews", {
            "announcement": self.announced[side], "village": VILLAGE[side], "held_on": day, "location": "村委会",
            "chair": "主持", "recorder": "记录", "expected": 9, "present": 9})
        self.must(f"{side} village", f"/reviews/{opened['id']}/close", {
            "evidence": "签到表", "votes": [{"application": one, "agree": 5, "against": 4, "abstain": 0, "remark": ""}
                                         for one in made]})
        notice = self.must(f"{side} town two", "/notices", {
            "place": TOWN[side], "title": "公示", "hotline": "0635-1234567", "applications": made})
        return made, notice["approval_from"]

    def prepared(self, side, asked, wanted, agreed):
        made, county, town = asked[0], f"{side} county one", f"{side} town one"
        for one, (_, post) in zip(made, wanted):
            self.must(county, f"/applications/{one}/approve", {"post": post, "reason": ""})
            self.must(town, f"/applications/{one}/agreement", {
                "from_day": agreed, "until_day": "2024-01-31", "signed_on": agreed})
        self.must(town, "/trainings", {"town": TOWN[side], "held_on": agreed, "topic": "安全", "lecturer": "讲师",
                                       "hours": "2.0", "trainees": [{"application": one, "passed": True} for one in made]})
        return made

    def at_work(self, side, made, day):
        return [self.must(f"{side} town one", f"/applications/{one}/start", {"started_on": day})["id"] for one in made]

    def registered(self, side, name, birth, number):
        person = self.must(f"{side} town one", "/persons", {
            "village": VILLAGE[side], "name": name, "resident_number": office.resident_number(birth, number)})["id"]
        self.account(side, person, name, number)
        return person

    def on_posts(self):
        mover = self.registered(LEFT, "游子吟", "1966-02-28", 611)
        here = [(mover, self.posts[LEFT][0]), (self.registered(LEFT, "安土重", "1962-05-05", 613), self.posts[LEFT][1])]
        there = [(self.registered(NEW, "乐安居", "1964-06-06", 615), self.posts[NEW][0])]
        asked = {LEFT: self.to_post(LEFT, "2023-02-20", here), NEW: self.to_post(NEW, "2023-02-20", there)}
        check("both notices run to the same day", {one[1] for one in asked.values()}, {"2023-02-28"})
        self.desks.day("2023-02-28")
        made = {side: self.prepared(side, asked[side], wanted, "2023-02-28") for side, wanted in ((LEFT, here), (NEW, there))}
        self.desks.day("2023-03-01")
        self.mover, self.staying = {}, {}
        self.mover[LEFT], self.staying[LEFT] = self.at_work(LEFT, made[LEFT], "2023-03-01")
        (self.staying[NEW],) = self.at_work(NEW, made[NEW], "2023-03-01")
        self.moves(mover)

    def moves(self, mover):
        move = f"/persons/{mover}/move", {"village": VILLAGE[NEW], "reason": "迁居"}
        self.desks.day("2023-03-20")
        self.refused("nobody moves away from a post", self.ask("left county one", *move), 409, "move_while_open")
        self.must("left town one", f"/placements/{self.mover[LEFT]}/exit", {
            "last_day": "2023-03-19", "reason": "own_request", "employment_wanted": True, "remark": ""})
        self.refused("nor by the word of another county", self.ask("new county one", *move), 404, "not_found")
        person = self.done("then he moves", self.ask("left county one", *move))["id"]
        self.account(NEW, person, "游子吟", 617)
        self.refused("his former unit enters nothing for him any more", self.ask("left town one", "/applications", {
            "announcement": self.announced[LEFT], "person": person, "re_recognised": False,
            "groups": [{"group": "older", "expanded_name": ""}]}), 404, "not_found")
        wanted = [(person, self.posts[NEW][1])]
        asked = self.to_post(NEW, "2023-03-20", wanted)
        self.desks.day("2023-03-28")
        made = self.prepared(NEW, asked, wanted, "2023-03-28")
        (self.mover[NEW],) = self.at_work(NEW, made, "2023-03-28")

    # March in both units.

    def run(self, side, who="two"):
        return self.desks[f"{side} county {who}"].job("/settlements/run", {"unit": UNIT[side], "month": "2023-03",
                                                                           "social_fund": "0.00"})

    def lock(self, side, run, confirmed=True):
        return self.ask(f"{side} county three", f"/settlements/{run['id']}/lock",
                        {"version": run["version"], "province_zero_confirmed": confirmed})

    def lines(self, side, run):
        return {line["placement"]: line for line in self.desks[f"{side} county two"].all(f"/settlements/{run['id']}/lines")}

    def owed(self, side, hours):
        return money.rural([(money.tenths(hours), RATE[side])])

    def march(self):
        self.desks.day("2023-04-03")
        days = {LEFT: ("2023-03-01", "2023-03-19"), NEW: ("2023-03-28", "2023-03-31")}
        runs = {}
        for side in UNIT:
            for placement, (first, last), hours in ((self.mover[side], days[side], MOVER[side]),
                                                    (self.staying[side], ("2023-03-01", "2023-03-31"), STAYING[side])):
                self.must(f"{side} village", "/attendance", {"placement": placement, "month": "2023-03",
                                                            "spans": [span(first, last, hours)]})
            self.must(f"{side} town one", "/attendance/close", {"town": TOWN[side], "month": "2023-03"})
            runs[side] = self.done("March is settled", self.run(side))
            self.refused("a share that nobody entered is confirmed by name", self.lock(side, runs[side], False), 422,
                         "province_not_entered", "province_zero_confirmed")
            lines = self.lines(side, runs[side])
            check("both lines to the fen", {one: money.fen(line["amount"]) for one, line in lines.items()}, {
                self.mover[side]: self.owed(side, MOVER[side]), self.staying[side]: self.owed(side, STAYING[side])})
        told = dict(zip(UNIT, office.at_once([lambda side=side: self.lock(side, runs[side]) for side in UNIT])))
        self.winner = next((side for side in UNIT if told[side][0] == 200), LEFT)
        self.loser = NEW if self.winner == LEFT else LEFT
        check("of two units that lock one person's month at once one pays it",
              (told[self.winner][0], told[self.loser][0]), (200, 409))
        # Which of the two it is told hangs on how near the two came to each other.
        check("the other is told why", told[self.loser][1].get("code") in ("facts_moved", "paid_elsewhere"), True)
        check("the month is paid once", self.store.query("SELECT COUNT(*) FROM paid_month WHERE given_back = 0"), [["2"]])
        self.runs = runs

    def released(self, side, run):
        made = self.done("a file is made", self.ask(f"{side} county two", "/payments/make", {"run": run["id"]}))
        self.done("and released", self.ask(f"{side} finance", f"/payments/{made['id']}/release", {"version": made["version"]}))
        return made

    def answered(self, side, made):
        text = self.done("the bank reads it", self.ask(f"{side} bank", f"/payments/{made['id']}/file"))["text"]
        rows = [row.split("|") for row in text.splitlines()]
        data = f"YGHP|1|{UNIT[side]}|{rows[0][3]}|{len(rows) - 1}\n" + "".join(
            f"{row[0]}|{row[1]}|{row[3]}|0000||已付\n" for row in rows[1:])
        self.done("and pays it", self.ask(f"{side} bank", f"/payments/return?unit={UNIT[side]}", data.encode()))
        return [money.fen(row[3]) for row in rows[1:]]

    def loser_goes_on(self):
        side = self.loser
        paid = self.answered(self.winner, self.released(self.winner, self.runs[self.winner]))
        check("the winner pays both", sorted(paid), sorted(self.owed(self.winner, hours[self.winner])
                                                           for hours in (MOVER, STAYING)))
        run = self.done("the other runs again", self.run(side))
        line = self.lines(side, run)[self.mover[side]]
        check("and is told whose month it is", (line["status"], line["problem"], money.fen(line["amount"])),
              ("problem", "paid_elsewhere", self.owed(side, MOVER[side])))
        self.refused("which stops its lock", self.lock(side, run), 422, "problems_stand")
        self.held = self.done("his line is to wait", self.ask(f"{side} county two", "/holds", {
            "placement": self.mover[side], "kind": "waiting", "from_month": "2023-03", "until_month": "2023-03",
            "reason": "外县已发"}))
        run = self.done("the others are settled", self.run(side))
        self.done("and locked", self.lock(side, run))
        self.waiting_file = self.released(side, run)

    # The other engine.

    def restored(self, folder, engine):
        first, again = folder / "first.yigang", folder / "again.yigang"
        check("a backup is taken while the server runs", self.store.run("backup", str(first)).returncode, 0)
        self.server.stop()
        other = crowd.Store(engine, folder, PROGRAM, "two_units_restored")
        shutil.copy(self.store.base[self.store.base.index("--keys") + 1], other.base[other.base.index("--keys") + 1])
        done = other.run("restore", str(first))
        check(f"it is restored on {engine}", (done.returncode, "whole journal" in done.stdout), (0, True))
        check("the other engine gives the same bytes", (other.run("backup", str(again)).returncode,
                                                        first.read_bytes() == again.read_bytes()), (0, True))
        self.store, self.server = other, crowd.Server(other)
        self.desks.go_to(other, self.server)

    def after_the_restore(self, made):
        """A file of a month that had begun before the restore: who asked the bank says that it has not had it."""
        side = self.loser
        self.refused("after a restore no file goes to the bank that may have had it",
                     self.ask(f"{side} bank", f"/payments/{made['id']}/file"), 409, "bank_may_have_it")
        state = f"/payments/{made['id']}/not-at-bank", {"version": made["version"] + 1, "reason": "已电话核实"}
        self.refused("who made the file does not state it", self.ask(f"{side} county two", *state), 403,
                     "same_person_two_steps")
        self.done("a third person states that it has not", self.ask(f"{side} county three", *state))
        return self.answered(side, made)

    def given_to_the_other(self):
        winner, loser = self.winner, self.loser
        line = self.lines(winner, self.runs[winner])[self.mover[winner]]
        made = self.done("the unit that paid takes it back", self.ask(f"{winner} county two", "/settlement-lines/correct", {
            "line": line["id"], "spans": [], "reason": "归对方县"}))
        check("all of it", money.fen(made["amount"]), -self.owed(winner, MOVER[winner]))
        run = self.desks[f"{winner} county two"].read(f"/settlements/{made['run']}")[1]["run"]
        self.done("which another locks", self.lock(winner, run))
        self.done("the other unit lets the line go on", self.ask(f"{loser} county three", f"/holds/{self.held['id']}/release",
                                                                 {"reason": "归我县"}))
        run = self.done("and settles it", self.run(loser))
        check("it is his line alone", {one: money.fen(entry["amount"]) for one, entry in self.lines(loser, run).items()},
              {self.mover[loser]: self.owed(loser, MOVER[loser])})
        self.done("it is locked", self.lock(loser, run))
        check("and paid", self.after_the_restore(self.released(loser, run)), [self.owed(loser, MOVER[loser])])
        done = self.store.run("journal", "verify")
        check("the journal is whole", (done.returncode, done.stderr), (0, ""))

    def go(self, folder, other):
        begun = time.monotonic()
        try:
            self.people()
            self.year()
            self.on_posts()
            self.march()
            self.loser_goes_on()
            self.restored(folder, other)
            check("the file that waited is paid", self.after_the_restore(self.waiting_file),
                  [self.owed(self.loser, STAYING[self.loser])])
            self.given_to_the_other()
        finally:
            self.server.stop()
        print(f"to engine {self.store.engine}, {self.winner} unit first: {sum(results)} of {len(results)} checks hold so far, "
              f"{time.monotonic() - begun:.1f} s")


def main():
    engines = crowd.engines()
    for engine, other in zip(engines, reversed(engines)):
        with tempfile.TemporaryDirectory() as folder:
            TwoUnits(engine, folder, PROGRAM, "two_units").go(pathlib.Path(folder), other)
    if len(engines) == 1:
        print("engine postgresql: not run (YIGANG_TEST_POSTGRES is not set)")
    failed = results.count(False)
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed or not results else 0


sys.exit(main())
