"""The third month of the whole chain (whole_chain.py): March 2023 with a provincial share by person-month, pay lists that must
have been public before the lock, and a person who goes to another post inside the month (LZ-2022-4 二(三), 二(四), 三(二))."""
import json

import money_reference as money
from chain_to_pay import ToPay, span
from chain_to_post import ENDING, EXTENDED, LATE_TOWN, TOWN, UNIT, URBAN, VACANCY, check

MOVED = URBAN[1]  # to the post that the last of them leaves
PER_PERSON = ("person_month", 12345)
SOCIAL = 5000


class InMarch(ToPay):
    def figures_of_march(self):
        figure = {"unit": UNIT, "from_day": "2023-03-01", "document": "鲁财社〔2023〕7号", "clause": "三(二)",
                  "quote": "按人月补助", "status": "confirmed"}
        self.two("the share by person-month", "county one", "county two", "/figures", "/figures",
                 dict(figure, figure="province_share", value="123.45/person-month"))
        self.two("the gate of the pay list", "county one", "county two", "/figures", "/figures",
                 dict(figure, figure="pay_notice_gate", value="on"))

    # LZ-2022-4 二(四): after 36 months nothing is paid, but for an extension with a reason that the county approves.
    def extension(self):
        where = f"/placements/{self.placements[EXTENDED]}/extension"
        body = {"until_month": "2023-06", "reason": "就业困难", "document": "鲁度管发〔2023〕11号"}
        self.refused("an extension has a reason", self.ask("town one", where, dict(body, reason="")), 400, "text_missing",
                     "reason")
        self.refused("it lasts a year at most", self.ask("town one", where, dict(body, until_month="2024-03")), 422,
                     "extension_too_long", "until_month")
        asked = self.done("an extension is recorded", self.ask("town one", where, body))
        self.refused("which the town does not approve", self.ask("town one", f"/extensions/{asked['id']}/approve"), 403,
                     "role_may_not")
        self.done("the county does", self.ask("county one", f"/extensions/{asked['id']}/approve"))

    def march_entered(self):
        self.desks.day("2023-03-08")
        self.figures_of_march()
        self.extension()
        self.done("an urban person leaves", self.ask("town one", f"/placements/{self.placements[URBAN[-1]]}/exit", {
            "last_day": "2023-03-08", "reason": "employed", "employment_wanted": False, "remark": ""}))
        self.desks.day("2023-03-09")
        self.placements.append(self.done("another goes to that post", self.ask(
            "county one", f"/placements/{self.placements[MOVED]}/transfer", {
                "post": self.post_of(URBAN[-1]), "day": "2023-03-09", "signed_on": "2023-03-09", "reason": "调岗"}))["id"])
        self.desks.day("2023-04-03")
        rate, scheduled = 190777, money.working_days(2023, 3)
        days = {URBAN[0]: ("01", "31", "31.0"), URBAN[1]: ("01", "08", "8.0"), URBAN[2]: ("01", "31", "11.5"),
                URBAN[3]: ("01", "08", "6.0"), VACANCY + 2: ("09", "31", "23.0")}
        self.march = {}
        for at in range(VACANCY + 3):
            if at == VACANCY:
                continue  # left in February
            first, last, worked = days.get(at, ("01", "31", f"{at * 5 % 30 + 2}.{at * 7 % 10}"))
            kind = "days" if at in days else "hours"
            self.done(f"March of placement {at + 1} is entered", self.attend(
                at, "2023-03", [span(f"2023-03-{first}", f"2023-03-{last}", **{kind: worked})]))
            if at in days:
                # LZ-2022-4 二(四)/4: of a person's month at most all scheduled days, on however many posts.
                before = money.tenths(days[MOVED][2]) if at == VACANCY + 2 else 0
                counted = min(money.tenths(worked), scheduled * 10 - before)
                self.march[at + 1] = money.urban([(counted, rate)], scheduled)
            else:
                self.march[at + 1] = money.rural([(money.tenths(worked), 1907)])
        self.march[ENDING + 1] = 0  # the 36 months were used in February
        for who, town in (("town one", TOWN), ("late town one", LATE_TOWN)):
            self.done("a town closes March", self.close(who, town, "2023-03"))

    def march_settled(self):
        run = self.done("March is settled", self.run("county two", "2023-03", "50.00"))
        urban = {at + 1 for at in (*URBAN, VACANCY + 2)}
        rural = [owed for number, owed in self.march.items() if number not in urban and owed]
        lines = self.compare("March", run, self.march, money.split(sum(rural), PER_PERSON, len(rural), SOCIAL),
                             {ENDING + 1: "tenure_over"})
        moved = [money.fen(line["amount"]) for line in lines if line["placement_number"] in (MOVED + 1, VACANCY + 3)]
        check("an extension lasts to its month", {line["placement_number"]: line["last_payable_month"] for line in lines
                                                  if line["placement_number"] in (ENDING + 1, EXTENDED + 1)},
              {ENDING + 1: "2023-02", EXTENDED + 1: "2023-06"})
        check("nobody has more than a full month on two posts", (len(moved), sum(moved) <= 190777), (2, True))
        self.explained(lines)
        self.pay_lists(run)
        self.done("then March is locked", self.lock("county three", run))
        made = self.done("March's file is made", self.ask("county two", "/payments/make", {"run": run["id"]}))
        self.paid("March", made, [owed for owed in self.march.values() if owed])

    def explained(self, lines):
        """Each line's explanation holds the amounts that the line has."""
        missing = []
        for line in lines:
            told = json.dumps(self.desks["county two"].read(f"/settlement-lines/{line['id']}/explanation")[1])
            names = ("amount",) if line["side"] == "urban" else ("amount", "province", "city", "county")
            missing += [(line["placement_number"], name) for name in names if line[name] not in told]
        check("the explanations hold the amounts", missing, [])

    def pay_lists(self, run):
        self.refused("no month is locked without its pay lists", self.lock("county three", run), 422, "pay_notice_missing")
        body = {"run": run["id"], "title": "三月补贴公示", "hotline": "0635-1234567"}
        self.refused("a town publishes no other town's list",
                     self.ask("late town two", "/settlements/pay-notice", dict(body, place=TOWN)), 404, "not_found")
        self.done("the town publishes its own", self.ask("town two", "/settlements/pay-notice", dict(body, place=TOWN)))
        self.refused("nor with one of two", self.lock("county three", run), 422, "pay_notice_missing")
        told = self.done("the other town does", self.ask("late town two", "/settlements/pay-notice",
                                                         dict(body, place=LATE_TOWN)))
        # 2023-04-05 is a holiday, 08 and 09 a weekend.
        check("it runs five working days", told["last_day"], "2023-04-11")
        self.desks.day("2023-04-11")
        self.refused("nor on the list's last day", self.lock("county three", run), 422, "pay_notice_not_over")
        self.desks.day("2023-04-12")
