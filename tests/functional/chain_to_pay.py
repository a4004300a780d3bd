"""The second half of the whole chain (whole_chain.py): the months January and February 2023 of those whom the first half has
brought on their posts, to the bank and back (LZ-2022-4 二(四), 三(二)); each amount is held against money_reference.py."""
import hashlib

import money_reference as money
import office
from chain_to_post import ENDING, EXTENDED, LATE, LATE_TOWN, SHARE, TOWN, UNIT, URBAN, VACANCY, ToPost, check

JANUARY = ["23.7", "31.9", "18.3", "40.0", "0.1", "38.7", "22.9", "13.1", "39.9", "30.7", "27.1", "36.6", "0.0", "21.3"]
OF_THE_VACANCY = "29.3"
JANUARY_DAYS = ["12.5", "8.0", "15.5", "7.0"]


def span(from_day, until_day, hours="0.0", days="0.0"):
    return {"from_day": from_day, "until_day": until_day, "hours": hours, "days": days, "leave": "none"}


def parts_of(row):
    return tuple(money.fen(row[name]) for name in ("province", "city", "county", "social"))


class ToPay(ToPost):
    # LZ-2022-4 二(三), 二(四): a month's attendance, its settlement, the bank.

    def attend(self, at, month, spans, who=None):
        return self.ask(who or ("late village" if at in LATE else "village"), "/attendance",
                        {"placement": self.placements[at], "month": month, "spans": spans})

    def close(self, who, town, month):
        return self.ask(who, "/attendance/close", {"town": town, "month": month})

    def run(self, who, month, social="0.00"):
        return self.desks[who].job("/settlements/run", {"unit": UNIT, "month": month, "social_fund": social})

    def lock(self, who, run):
        return self.ask(who, f"/settlements/{run['id']}/lock", {"version": run["version"], "province_zero_confirmed": False})

    def lines(self, run):
        found = self.desks["county two"].all(f"/settlements/{run['id']}/lines?limit=7")
        kept = ("placement_number", "side", "kind", "status", "problem", "hours", "days", "rate", "amount", "missing",
                "province", "city", "county", "social", "original", "months_used", "last_payable_month")
        self.tell([{name: line.get(name) for name in kept} for line in found])
        self.tell([run.get(name) for name in ("month", "kind", "lines", "problems", "waiting", "total", "province", "city",
                                              "county", "social", "original")])
        return found

    def compare(self, label, run, owed, parts, statuses):
        """Each line against what is owed by placement number, its split, and the unit's parts and totals."""
        lines = self.lines(run)
        check(f"{label}: each placement has its line", [line["placement_number"] for line in lines], sorted(owed))
        rural = [line for line in lines if line["side"] == "rural" and line["status"] == "payable"]
        expected = money.rows(parts, [owed[line["placement_number"]] for line in rural])
        share = dict(zip([line["placement_number"] for line in rural], expected))
        for line in lines:
            number = line["placement_number"]
            status = statuses.get(number, "payable")
            amount = owed[number] if status == "payable" else 0
            urban = line["side"] == "urban"
            check(f"{label}: line {number} to the fen",
                  (line["status"], money.fen(line["amount"]), parts_of(line), money.fen(line["original"])),
                  (status, amount, share.get(number, (0, 0, 0, 0)), amount if urban else 0))
        paid = [line for line in lines if line["status"] == "payable"]
        original = sum(owed[line["placement_number"]] for line in paid if line["side"] == "urban")
        check(f"{label}: the unit's parts to the fen", (parts_of(run), money.fen(run["original"]), money.fen(run["total"])),
              (parts, original, sum(parts) + original))
        return lines

    def january_entered(self):
        self.desks.day("2023-01-20")
        self.refused("days that have not come are no attendance",
                     self.attend(0, "2023-01", [span("2023-01-17", "2023-01-31", "20.0")]), 400, "span_in_future",
                     "spans[0].until_day")
        self.refused("nor is a month that is not over closed", self.close("town one", TOWN, "2023-01"), 422,
                     "month_not_over", "month")
        self.refused("nor settled", self.run("county two", "2023-01"), 422, "month_not_over", "month")
        self.desks.day("2023-02-01")
        for name, code, wrong in (("negative hours", "bad_number", {"hours": "-1.0"}),
                                  ("hours in scientific notation", "bad_number", {"hours": "1e1"}),
                                  ("hundredths of an hour", "hours_too_fine", {"hours": "1.05"}),
                                  ("a day that is none", "bad_date", {"until_day": "2023-02-30"}),
                                  ("hours as a number", "wrong_type", {"hours": 3.5})):
            self.refused(f"{name} are refused", self.attend(0, "2023-01", [dict(
                span("2023-01-17", "2023-01-31", "1.0"), **wrong)]), 400, code, "spans[0]." + next(iter(wrong)))
        self.refused("more than 24 hours a day are refused",
                     self.attend(0, "2023-01", [span("2023-01-17", "2023-01-31", "361.0")]), 422, "too_many_hours", "spans[0]")
        self.refused("another town's village does not find the placement",
                     self.attend(0, "2023-01", [span("2023-01-17", "2023-01-31", "1.0")], "late village"), 404, "not_found")
        self.owed = {}
        for at in range(len(self.placements)):
            urban = at in URBAN
            worked = JANUARY_DAYS[at - URBAN[0]] if urban else OF_THE_VACANCY if at == VACANCY else JANUARY[at]
            entered = span(self.first_day[at], "2023-01-31", **{"days" if urban else "hours": worked})
            self.done(f"January of placement {at + 1} is entered", self.attend(at, "2023-01", [entered]))
            tenths = money.tenths(worked)
            self.owed[at + 1] = (money.urban([(tenths, 173333)], money.working_days(2023, 1)) if urban
                                 else money.rural([(tenths, 1705)]))
        self.refused("no month is settled before its towns have closed it", self.run("county two", "2023-01"), 409,
                     "towns_open")
        self.refused("a village closes no town's month", self.close("village", TOWN, "2023-01"), 404, "not_found")
        self.done("the town closes January", self.close("town one", TOWN, "2023-01"))

    def january_settled(self):
        late = {"town": LATE_TOWN, "month": "2023-01"}
        self.done("the late town is to be left out", self.ask("county two", "/settlements/leave-out", dict(late, reason="未报")))
        self.refused("but not by one person alone", self.ask("county two", "/settlements/leave-out/decide", late), 403,
                     "same_person_two_steps")
        self.done("another decides it", self.ask("county four", "/settlements/leave-out/decide", late))
        first = self.done("January is settled", self.run("county two", "2023-01", "100.00"))
        run = self.done("and again", self.run("county three", "2023-01", "100.00"))
        check("with the same root", (run["root"], run["input_digest"]), (first["root"], first["input_digest"]))
        here = [number for number in self.owed if number < 11 or number == 19]
        self.main = money.split(sum(self.owed[number] for number in here), SHARE, len(here), 10000)
        lines = self.compare("January", run, self.owed, self.main, {number: "waiting" for number in range(11, 15)})
        check("the last payable months", [line["last_payable_month"] for line in lines],
              ["2023-02" if at in (ENDING, EXTENDED) else "2025-12" for at in range(14)] +
              ["2026-02", "2027-06", "2024-02", "2027-01", "2025-12"])
        self.refused("who ran it does not lock it", self.lock("county three", run), 403, "same_person_two_steps")
        self.refused("nor does who approved the people, alone", self.lock("county one", run), 403, "approver_locks_alone")
        self.refused("an older version is not locked", self.lock("county two", dict(run, version=run["version"] - 1)), 409,
                     "stale_version")
        self.done("another locks it", self.lock("county two", run))
        self.january, self.line_of = run, {line["placement_number"]: line for line in lines}

    def bank_file(self, label, made, owed):
        """Reads a released file and holds it against the amounts, in order."""
        text = self.done(f"{label}: the bank reads the file", self.ask("bank", f"/payments/{made['id']}/file"))["text"]
        rows = [row.split("|") for row in text.splitlines()]
        head, rows = rows[0], rows[1:]
        check(f"{label}: the file's control totals", (head[:3], head[5], money.fen(head[6])),
              (["YGFK", "1", UNIT], str(len(owed)), sum(owed)))
        check(f"{label}: its amounts", [money.fen(row[3]) for row in rows], owed)
        check(f"{label}: its digest", head[7], hashlib.new("sm3", text.partition("\n")[2].encode()).hexdigest())
        self.tell(head[4:7], [[row[0], row[3]] for row in rows])
        return head[3], rows

    @staticmethod
    def return_file(batch, rows, unit=UNIT):
        return (f"YGHP|1|{unit}|{batch}|{len(rows)}\n" + "".join("|".join(row) + "\n" for row in rows)).encode()

    def returned(self, data, who="bank", unit=UNIT):
        return self.ask(who, f"/payments/return?unit={unit}", data)

    def released(self, label, made):
        return self.done(f"{label} is released", self.ask("finance", f"/payments/{made['id']}/release",
                                                          {"version": made["version"]}))

    def paid(self, label, made, owed):
        """From a made file to a whole return of it."""
        self.released(label, made)
        batch, rows = self.bank_file(label, made, owed)
        self.done(f"{label} is paid", self.returned(self.return_file(batch, [
            [row[0], row[1], row[3], "0000", "", "已付"] for row in rows])))

    def january_paid(self):
        made = self.done("the bank file is made", self.ask("county two", "/payments/make", {"run": self.january["id"]}))
        self.refused("there is one file of a run", self.ask("county two", "/payments/make", {"run": self.january["id"]}), 409,
                     "nothing_to_pay")
        one = f"/payments/{made['id']}"
        self.refused("the bank reads no file before its release", self.ask("bank", one + "/file"), 409, "batch_state")
        version = {"version": made["version"]}
        self.refused("the county releases nothing", self.ask("county one", one + "/release", version), 403, "role_may_not")
        self.refused("nor does another unit's finance office", self.ask("fin1", one + "/release", version), 404, "not_found")
        self.released("January's file", made)
        self.refused("a released file is not withdrawn", self.ask("county one", one + "/withdraw", {
            "version": made["version"] + 1, "reason": "更正"}), 409, "batch_state")
        owed = [self.owed[number] for number in (*range(1, 11), *range(15, 20))]
        batch, rows = self.bank_file("January", made, owed)
        self.january_file = made
        answers = [[row[0], row[1], row[3], "0000", "", "凭证" + row[0]] for row in rows]
        answers[0][3:5], answers[1][3:5] = ["0002", "销户"], ["0003", "户名不符"]
        self.wrong_returns(batch, answers)
        most, rest = self.return_file(batch, answers[:-2]), self.return_file(batch, answers[-2:])
        told = office.at_once([lambda: self.returned(most)] * 6)
        check("of six returns at once one is booked", sorted((status, answer.get("known_before")) for status, answer in told),
              [(200, False)] + [(200, True)] * 5)
        again = self.done("the same file again", self.returned(most))
        check("changes nothing", (again["known_before"], again["paid_lines"]), (True, len(answers) - 4))
        other = [list(row) for row in answers[:-2]]
        other[0][3:5] = ["0000", ""]
        self.refused("a line is answered once", self.returned(self.return_file(batch, other)), 409, "already_returned",
                     "line 2")
        check("the rest is answered later", self.done("the rest", self.returned(rest))["unanswered"], 0)

    def wrong_returns(self, batch, answers):
        for sentence, at, value, status, code in (
                ("another amount than was sent", 2, "999.99", 422, "bank_return_altered"),
                ("another account", 1, office.account_number(4444), 422, "bank_return_altered"),
                ("a line that the file does not have", 0, "99", 422, "bank_return_unknown_line"),
                ("three decimals", 2, "1.005", 400, "money_too_fine"),
                ("scientific notation", 2, "1.0E2", 400, "bad_money")):
            wrong = [list(row) for row in answers]
            wrong[3][at] = value
            self.refused(f"a return with {sentence} is refused", self.returned(self.return_file(batch, wrong)), status, code,
                         "line 5")
        data = self.return_file(batch, answers)
        self.refused("bytes that are no UTF-8 are named", self.returned(data[:-3] + b"\xff\xfe\n"), 400, "file_not_utf8",
                     f"byte {len(data) - 3}")
        self.refused("another unit's bank does not find the unit", self.returned(data, "bank1"), 404, "not_found")
        self.refused("nor does it answer for it under its own", self.returned(data, "bank1", "371525"), 422,
                     "bank_return_other_unit", "line 1")

    def january_returned(self):
        def reissue(lines):
            return self.ask("county two", "/payments/reissue", {"batch": self.january_file["id"], "line_numbers": lines})

        self.refused("a paid line is not issued again", reissue([1, 3]), 409, "line_not_returned")
        again = self.done("a returned one is", reissue([1]))
        self.refused("once", reissue([1]), 409, "line_not_returned")
        self.paid("the reissue", again, [self.owed[1]])
        second = next(line for line in self.desks["county two"].all(f"/payments/{self.january_file['id']}/lines")
                      if line["line_no"] == 2)
        given = self.done("the other one is to be given up", self.ask("county two", "/payments/give-up", {
            "line": second["id"], "reason": "本人去向不明"}))
        confirm = f"/payment-give-ups/{given['id']}/confirm"
        self.refused("but not by one person alone", self.ask("county two", confirm), 403, "same_person_two_steps")
        self.done("another confirms it", self.ask("county four", confirm))
        self.refused("what was given up is not issued again", reissue([2]), 409, "line_not_returned")

    def supplement(self):
        self.done("the late town closes January", self.close("late town one", LATE_TOWN, "2023-01"))
        run = self.done("January is settled for the late town", self.run("county two", "2023-01"))
        late = {number: self.owed[number] for number in range(11, 15)}
        rural = [self.owed[number] for number in self.owed if number not in range(15, 19)]
        self.whole = money.split(sum(rural), SHARE, len(rural), 10000)
        parts = tuple(whole - part for whole, part in zip(self.whole, self.main))
        lines = self.compare("the supplement", run, late, parts, {13: "nothing"})
        self.done("another locks the supplement", self.lock("county three", run))
        self.line_of.update({line["placement_number"]: line for line in lines})
        made = self.done("its file is made", self.ask("county two", "/payments/make", {"run": run["id"]}))
        self.paid("the supplement", made, [amount for amount in late.values() if amount])

    def corrected(self, at, hours):
        return self.ask("county two", "/settlement-lines/correct", {
            "line": self.line_of[at + 1]["id"], "reason": "公示异议",
            "spans": [span(self.first_day[at], "2023-01-31", hours)]})

    def correction(self, sentence, answer, at, hours):
        made = self.done(sentence, answer)
        amount = money.rural([(money.tenths(hours), 1705)]) - self.owed[at + 1]
        self.tell([made[name] for name in ("amount", "province", "city", "county", "social")])
        check(f"{sentence}, to the fen", (money.fen(made["amount"]), parts_of(made)),
              (amount, money.correction(amount, self.whole)))
        return made, amount

    def corrections(self):
        made, _ = self.correction("a line is corrected downwards", self.corrected(3, "31.7"), 3, "31.7")
        self.refused("more than the post's hours need the town", self.corrected(8, "44.4"), 422, "correction_problem")
        self.done("the town agrees to them", self.ask("town one", "/attendance/overtime/agree", {
            "placement": self.placements[8], "month": "2023-01", "hours": "44.4", "reason": "防汛"}))
        made, self.more = self.correction("and one upwards", self.corrected(8, "44.4"), 8, "44.4")
        run = self.desks["county two"].read(f"/settlements/{made['run']}")[1]["run"]
        self.refused("nothing else of the month runs meanwhile", self.run("county two", "2023-01"), 409, "correction_waits")
        self.refused("who corrected does not lock", self.lock("county two", run), 403, "same_person_two_steps")
        self.done("another locks the corrections", self.lock("county three", run))
        paid = self.done("their file is made", self.ask("county two", "/payments/make", {"run": run["id"]}))
        self.paid("what is owed more", paid, [self.more])

    # LZ-2022-4 二(四)/4: the rate and the floor change on 2023-02-15. 二(三): one person, one post.

    def another_post_on_the_same_day(self):
        at, vacancy = VACANCY, self.posts_of["vacancy"][0]
        self.desks.day("2023-02-13")
        self.done("a person leaves the post", self.ask("town one", f"/placements/{self.placements[at]}/exit", {
            "last_day": "2023-02-13", "reason": "own_request", "employment_wanted": True, "remark": ""}))
        applied = self.done("and applies for it again", self.apply("town one", self.announced["vacancy"], self.persons[at],
                                                                   "older"))["id"]
        one = f"/applications/{applied}"
        for step in ("review", "notice"):
            self.refused(f"a town waives no {step}", self.ask("town one", one + "/waive", {"step": step, "reason": "补岗"}),
                         403, "role_may_not")
            self.done(f"the county waives the {step}", self.ask("county two", one + "/waive", {"step": step, "reason": "补岗"}))
        self.done("it is approved", self.ask("county one", one + "/approve", {"post": vacancy, "reason": ""}))
        self.done("agreed", self.ask("town one", one + "/agreement", {
            "from_day": "2023-02-13", "until_day": "2024-01-10", "signed_on": "2023-02-13"}))
        self.done("trained", self.ask("town one", "/trainings", {
            "town": TOWN, "held_on": "2023-02-13", "topic": "安全", "lecturer": "讲师", "hours": "4.0",
            "trainees": [{"application": applied, "passed": True}]}))
        start = {"started_on": "2023-02-13"}
        self.refused("nobody is on two posts on one day", self.ask("town one", one + "/start", start), 422,
                     "on_post_that_day", "started_on")
        self.desks.day("2023-02-14")
        self.placements.append(self.done("the next day it starts", self.ask("town one", one + "/start", {
            "started_on": "2023-02-14"}))["id"])

    def february_entered(self):
        self.another_post_on_the_same_day()
        self.desks.day("2023-03-01")
        self.february = {}
        for at in range(20):
            urban = at in URBAN
            before, after = (("6.5", "9.0"), ("10.0", "10.0"), ("0.0", "7.5"), ("9.5", "0.0"))[at - URBAN[0]] if urban else (
                f"{at * 3 % 20 + 1}.{at % 10}", f"{at * 7 % 20}.{at * 3 % 10}")
            kind = "days" if urban else "hours"
            first, last = {VACANCY: ("01", "13"), VACANCY + 1: ("14", "28")}.get(at, ("01", "28"))
            spans = [span(f"2023-02-{first}", f"2023-02-{min(last, '14')}", **{kind: before})]
            if last > "14":
                spans.append(span("2023-02-15", "2023-02-28", **{kind: after}))
            if at == 6:
                self.unsplit = spans, [(money.tenths(before), 1705), (money.tenths(after), 1907)]
                spans = [span("2023-02-01", "2023-02-28", "33.0")]
            self.done(f"February of placement {at + 1} is entered", self.attend(at, "2023-02", spans))
            rates = (173333, 190777) if urban else (1705, 1907)
            worked = [(money.tenths(one[kind]), rate) for one, rate in zip(spans, rates)]
            self.february[at + 1] = money.urban(worked, money.working_days(2023, 2)) if urban else money.rural(worked)
        for who, town in (("town one", TOWN), ("late town one", LATE_TOWN)):
            self.done("a town closes February", self.close(who, town, "2023-02"))

    def february_settled(self):
        self.february[7] = 0
        nothing = {number: "nothing" for number, owed in self.february.items() if owed == 0}
        run = self.done("February is settled", self.run("county two", "2023-02"))
        rural = [owed for number, owed in self.february.items() if number not in range(15, 19)]
        parts = money.split(sum(rural), SHARE, 0, 0)
        lines = self.compare("February", run, self.february, parts, {**nothing, 7: "problem"})
        check("a total over the change of the rate needs its split",
              [(line["placement_number"], line["problem"]) for line in lines if line["status"] == "problem"],
              [(7, "needs_split")])
        check("a month that was given up, without work or not yet paid is not used",
              [line["placement_number"] for line in lines if line["months_used"] == 1], [2, 7, 13])
        self.refused("with a problem the month is not locked", self.lock("county three", run), 422, "problems_stand")
        held = self.done("the line is to wait", self.ask("county two", "/holds", {
            "placement": self.placements[6], "kind": "waiting", "from_month": "2023-02", "until_month": "2023-02",
            "reason": "待拆分"}))
        self.refused("which the run as it stands does not know", self.lock("county three", run), 422, "problems_stand")
        run = self.done("February is settled again", self.run("county two", "2023-02"))
        self.compare("February without the line", run, self.february, parts, {**nothing, 7: "waiting"})
        self.done("February is locked", self.lock("county three", run))
        made = self.done("February's file is made", self.ask("county two", "/payments/make", {"run": run["id"]}))
        self.paid("February", made, [owed for owed in self.february.values() if owed])
        self.line_that_waited(held, parts)

    def line_that_waited(self, held, parts):
        spans, worked = self.unsplit
        self.done("the total is split", self.attend(6, "2023-02", spans))
        release = f"/holds/{held['id']}/release", {"reason": "已拆分"}
        self.refused("who let it wait does not end that", self.ask("county two", *release), 403, "same_person_two_steps")
        self.done("another does", self.ask("county four", *release))
        self.february[7] = money.rural(worked)
        rural = [owed for number, owed in self.february.items() if number not in range(15, 19)]
        whole = money.split(sum(rural), SHARE, 0, 0)
        run = self.done("the line is settled", self.run("county two", "2023-02"))
        self.compare("the line that waited", run, {7: self.february[7]},
                     tuple(one - part for one, part in zip(whole, parts)), {})
        self.done("and locked", self.lock("county three", run))
        made = self.done("and its file is made", self.ask("county two", "/payments/make", {"run": run["id"]}))
        self.paid("the line that waited", made, [self.february[7]])
