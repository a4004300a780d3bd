"""The first half of the whole chain (whole_chain.py): from a plan that is issued in advance to people on their posts, 度假区 in
January 2023. Each step is refused before its time, and to whom it does not belong (LZ-2022-4 一, 二(一) to 二(三))."""
import json
from fractions import Fraction

import crowd
import office

UNIT, TOWN, LATE_TOWN = "371573", "371502107", "371502109"
VILLAGE, LATE_VILLAGE = "371502107258", "371502109261"
SHARE = ("percent", Fraction(3333, 10000))
CLERKS = 25
# Which of the people below apply where, and who wins the vacancy.
LATE, URBAN, VACANCY = range(10, 14), range(14, 18), 18
# Both have 34 months of the old scheme behind them; only the second is given an extension.
ENDING, EXTENDED = 5, 9
PLAN = [("371502", 2550, 760), ("371503", 2100, 300), ("371581", 3100, 640), ("371525", 3100, 400),
        ("371522", 5000, 340), ("371521", 3400, 320), ("371524", 1500, 210), ("371526", 1700, 310),
        ("371571", 400, 170), ("371572", 600, 80), ("371573", 550, 70)]
NAMES = ["孔庆元", "孟宪荣", "曾广义", "颜秀芝", "闵祥和", "仲崇礼", "端木兰", "冉令珍", "宰相国", "言敬忠", "卜商彦", "原宪章",
         "公冶长", "南宫适", "商瞿氏", "樊迟兰", "漆雕开", "司马耕"]
BORN = ["1960-02-29", "1972-02-28", "1958-04-16", "1977-12-30", "1965-05-04", "1968-02-29", "1970-11-29", "1962-08-18",
        "1959-03-13", "1974-01-11", "1966-06-16", "1971-07-27", "1963-10-20", "1958-09-09", "1976-02-29", "1977-06-28",
        "1964-02-29", "1967-01-31"]
RECOGNITION = {"kind": "older_unemployed", "office": "度假区就业服务中心", "document": "认定12号", "from_day": "2023-01-01",
               "until_day": "2025-12-31"}
results = []


def check(sentence, got, wanted):
    results.append(got == wanted)
    if got != wanted:
        print(f"FAILED {sentence}\n  got    {got!r}\n  wanted {wanted!r}")
    return got == wanted


class Steps:
    """A served database with people at their desks, and the checks of what they are told."""

    def __init__(self, engine, folder, program, name):
        self.store = crowd.Store(engine, folder, program, name).prepare()
        self.server = crowd.Server(self.store)
        self.numbers = {}
        self.told = []  # what the other engine must say as well
        self.desks = office.Desks(self.store, self.server)

    def tell(self, *what):
        self.told.append(what)

    def ask(self, who, path, body=None, **words):
        return self.desks[who].ask(path, body, **words)

    def refused(self, sentence, answer, status, code, field=None):
        """A refusal with its code, its field where it has one, and a sentence in both languages."""
        got, problem = answer
        self.tell(got, problem.get("code"), problem.get("field"), problem.get("detail_zh"), problem.get("detail_en"))
        check(sentence, (got, problem.get("code"), problem.get("field"), bool(problem.get("detail_zh")),
                         bool(problem.get("detail_en"))), (status, code, field, True, True))

    def done(self, sentence, answer):
        if not check(sentence, answer[0], 200):
            print(f"  answer {answer[1]!r}")
        return answer[1]

    def two(self, sentence, who, other, path, confirmed, body):
        """Entered by one, refused to the same one, confirmed by another."""
        made = self.done(f"{sentence} is entered", self.ask(who, path, body))
        where = f"{confirmed}/{made['id']}/confirm"
        self.refused(f"{sentence} is not confirmed by who entered it", self.ask(who, where), 403, "same_person_two_steps")
        self.done(f"{sentence} is confirmed by another", self.ask(other, where))


class ToPost(Steps):
    # People at their desks.

    def people(self):
        desks = self.desks
        unit = {"kind": "unit", "unit": UNIT, "role": "CNTY_HR", "step_up": True}
        wanted = [dict(unit, name=f"county {word}") for word in ("one", "two", "three", "four")]
        wanted += [dict(unit, name=f"clerk {number}") for number in range(CLERKS)]
        wanted += [{"name": f"{word} {number}", "role": "TOWN", "kind": "town", "unit": UNIT, "place": place}
                   for word, place in (("town", TOWN), ("late town", LATE_TOWN)) for number in ("one", "two")]
        wanted += [{"name": word, "role": "VILL", "kind": "village", "unit": UNIT, "place": place}
                   for word, place in (("village", VILLAGE), ("late village", LATE_VILLAGE))]
        wanted += [{"name": "finance", "role": "CNTY_FIN", "kind": "finance", "unit": UNIT, "step_up": True},
                   {"name": "bank", "role": "BANK", "kind": "bank", "unit": UNIT},
                   {"name": "employment", "role": "DEPT", "kind": "department", "unit": UNIT,
                    "department": "公共就业服务机构"},
                   {"name": "civil affairs", "role": "DEPT", "kind": "department", "unit": UNIT, "department": "民政局"}]
        desks.open_all(wanted)
        for login in ("city1", "county1", "town1", "fin1", "bank1"):  # all but the first of another unit
            desks.first(login)

    # LZ-2022-4 二(二)/1, 一: what is planned, shared out and priced before the year begins.

    def before_the_year(self):
        self.desks.day("2022-12-20")
        plan = {"year": 2023, "document": "聊人社发〔2022〕90号", "issued_on": "2022-12-20", "effective_from": "2023-01-01",
                "reason": "", "rural_approximate": True, "urban_approximate": False, "rural_total": 24000,
                "urban_total": 3600, "units": [{"unit": u, "rural": r, "urban": c} for u, r, c in PLAN]}
        self.refused("a county issues no plan", self.ask("county one", "/plans/issue", plan), 404, "not_found")
        self.done("the plan of 2023 is issued in advance", self.ask("city1", "/plans/issue", plan))
        towns = {"unit": UNIT, "year": 2023, "side": "rural",
                 "towns": [{"town": TOWN, "posts": 500}, {"town": LATE_TOWN, "posts": 51}]}
        self.refused("towns get no more than the unit has", self.ask("county one", "/plans/towns", towns), 422,
                     "town_sum_too_large")
        for side, here, late in (("rural", 11, 4), ("urban", 4, 0)):
            shared = self.done(f"the {side} posts are shared out before the year", self.ask("county one", "/plans/towns", dict(
                towns, side=side, towns=[{"town": TOWN, "posts": here}, {"town": LATE_TOWN, "posts": late}])))
            self.tell(shared)
        figure = {"unit": UNIT, "document": "鲁财社〔2022〕78号", "clause": "三(二)", "quote": "省财政补助", "status": "confirmed"}
        self.two("the provincial share", "county one", "county two", "/figures", "/figures",
                 dict(figure, figure="province_share", from_day="2023-01-01", value="33.33%"))
        self.two("the second wage tier", "county two", "county one", "/figures", "/figures",
                 dict(figure, figure="wage_tier", from_day="2023-02-15", value="2"))
        standard = {"unit": UNIT, "side": "rural", "post_type": "ordinary", "band": "40h", "rate": "16.99",
                    "from_day": "2022-12-01", "document": "鲁度管发〔2022〕19号", "document_day": "2022-12-01"}
        self.refused("a rate below the floor is refused", self.ask("county one", "/pay-standards", standard), 422,
                     "rate_below_floor", "rate")
        self.two("the rural rate", "county one", "county two", "/pay-standards", "/pay-standards",
                 dict(standard, rate="17.05"))
        self.two("the urban rate", "county one", "county two", "/pay-standards", "/pay-standards",
                 dict(standard, side="urban", rate="1733.33"))
        later = dict(standard, from_day="2023-02-15", rate="18.99")
        self.refused("a rate below the floor of the tier to come is refused",
                     self.ask("county one", "/pay-standards", later), 422, "rate_below_floor", "rate")
        self.two("the rural rate of the second tier", "county one", "county two", "/pay-standards", "/pay-standards",
                 dict(later, rate="19.07"))
        self.two("the urban rate of the second tier", "county one", "county two", "/pay-standards", "/pay-standards",
                 dict(later, side="urban", rate="1907.77"))
        self.posts()

    def posts(self):
        hosts = {
            town: self.done("a host is registered", self.ask(who, "/hosts", {
                "place": place, "kind": "town_or_village", "name": name}))["id"]
            for town, who, place, name in ((TOWN, "town one", VILLAGE, "王庙北新村"),
                                           (LATE_TOWN, "late town one", LATE_VILLAGE, "顺河村"))}
        post = {"host": hosts[TOWN], "place": VILLAGE, "year": 2023, "side": "rural", "kind": "ordinary",
                "self_increase": False, "title": "护林员", "items": [{"category_no": 2, "item_no": 2}],
                "department": "农业农村局", "post_type": "ordinary", "band": "40h", "count": 10, "hours": "40.0"}
        self.refused("a post of a kind without a rate is refused",
                     self.ask("town one", "/posts", dict(post, band="41h")), 400, "kind_of_pay_unknown", "band")
        urban = dict(post, side="urban", title="社区保洁", count=4, items=[{"category_no": 1, "item_no": 1}])
        del urban["hours"]
        self.posts_of = {}
        for name, who, body in (
                ("rural", "town one", post), ("vacancy", "town one", dict(post, title="护河员", count=1)),
                ("late", "late town one", dict(post, host=hosts[LATE_TOWN], place=LATE_VILLAGE, count=4)),
                ("urban", "town one", urban)):
            ids = self.done(f"the {name} posts are proposed", self.ask(who, "/posts", body))["ids"]
            self.refused("a town approves no posts", self.ask(who, "/posts/approve", {"posts": ids}), 403, "role_may_not")
            self.done(f"the {name} posts are approved before the year",
                      self.ask("county one", "/posts/approve", {"posts": ids}))
            self.posts_of[name] = ids
        beyond = self.done("a twelfth post is proposed", self.ask("town one", "/posts", dict(post, count=1)))["ids"]
        self.refused("but not approved beyond the town's number",
                     self.ask("county one", "/posts/approve", {"posts": beyond}), 422, "beyond_town_share", "posts")

    # LZ-2022-4 二(二)/3: announcement, application, review, notice.

    def registered(self, who, place, name, birth, sequence):
        number = office.resident_number(birth, sequence)
        person = self.desks[who].must("/persons", {"village": place, "name": name, "resident_number": number})["id"]
        self.numbers[person] = number
        return person

    def account(self, who, person, name, sequence):
        asked = self.desks[who].must("/bank-accounts", {"person": person, "account": office.account_number(sequence),
                                                        "bank": "聊城农商行", "holder_name": name})
        self.desks["county four"].must(f"/bank-accounts/{asked['id']}/confirm")

    def apply(self, who, announcement, person, group):
        return self.ask(who, "/applications", {"announcement": announcement, "person": person, "re_recognised": False,
                                               "groups": [{"group": group, "expanded_name": ""}]})

    def announcements(self):
        self.desks.day("2023-01-03")
        self.announced = {}
        for name, posts in self.posts_of.items():
            late = name == "late"
            drafted = self.desks["late town one" if late else "town one"].must("/announcements", {
                "unit": UNIT, "town": LATE_TOWN if late else TOWN, "title": "招聘公告", "body": "见附件",
                "side": "urban" if name == "urban" else "rural", "opens_on": "2023-01-03", "closes_on": "2023-03-10",
                "off_season_reason": "", "posts": posts})
            self.done(f"the {name} announcement is published",
                      self.ask("county one", f"/announcements/{drafted['id']}/publish"))
            self.announced[name] = drafted["id"]

    def applications(self):
        self.announcements()
        self.persons, self.applied = [], []
        for at, (name, birth) in enumerate(zip(NAMES, BORN)):
            late, urban = at in LATE, at in URBAN
            who, place = ("late town one", LATE_VILLAGE) if late else ("town one", VILLAGE)
            # The first two of the urban ones are women.
            person = self.registered(who, place, name, birth, 300 + at * 2 + (at not in (14, 15)))
            self.account(who, person, name, at + 1)
            if at == LATE[1]:
                self.register(person)
            if at in (ENDING, EXTENDED):
                self.prior_months(person, 34)
            if urban:
                self.desks["employment"].must(f"/persons/{person}/recognitions", RECOGNITION)
            if at in (14, 15):
                self.desks["employment"].must(f"/persons/{person}/retirement-category", {"category": "F50", "source": "档案"})
            answer = self.done("an application is made", self.apply(
                who, self.announced["urban" if urban else "late" if late else "rural"], person,
                "older_unemployed" if urban else "low_income" if at == LATE[1] else "older"))
            self.tell(answer["outcome"])
            check(f"{name} is eligible", answer["outcome"], "eligible")
            self.persons.append(person)
            self.applied.append(answer["id"])
        rural, first = self.announced["rural"], self.persons[0]
        self.refused("one person has one open application", self.apply("town two", rural, first, "older"), 409,
                     "application_already_open", "person")
        self.refused("another town's person is not found", self.apply("late town one", self.announced["late"], first, "older"),
                     404, "not_found")
        self.refused("nor by a town of another unit", self.apply("town1", rural, first, "older"), 404, "not_found")
        self.used_up()
        self.crowd_of_one_vacancy()
        self.one_key()

    # LZ-2022-4 二(一): each group by the register of its own department.
    def register(self, person):
        early = self.done("one of low income applies", self.apply("late town one", self.announced["late"], person,
                                                                  "low_income"))
        check("and is refused while no register covers the day", (early["outcome"], early["headline"]),
              ("refused", "register_missing"))
        register = {"unit": UNIT, "register_name": "低保名册", "owner": "民政局", "true_on": "2023-01-03", "rows": [{
            "resident_number": self.numbers[person], "target_group": "low_income", "from_day": "2022-07-01"}]}
        self.refused("another department does not hand it in", self.ask("employment", "/registers", register), 403,
                     "register_of_other_department", "rows[0].target_group")
        self.done("the department of the register does", self.ask("civil affairs", "/registers", register))
        self.refused("which recognises nobody as out of work", self.ask(
            "civil affairs", f"/persons/{person}/recognitions", RECOGNITION), 403, "kind_of_other_department", "kind")

    # LZ-2022-4 二(四), 二(六): proven months of the old scheme count.
    def prior_months(self, person, months):
        asked = self.done("months of the old scheme are recorded", self.ask("town one", f"/persons/{person}/prior-months", {
            "months": months, "proof": "原公益性岗位台账"}))
        self.refused("but not proven by the town", self.ask("town one", f"/prior-months/{asked['id']}/confirm"), 403,
                     "role_may_not")
        self.done("the county confirms them", self.ask("county two", f"/prior-months/{asked['id']}/confirm"))

    def used_up(self):
        person = self.registered("town one", VILLAGE, "向子平", "1963-09-19", 773)
        self.prior_months(person, 36)
        told = self.done("one with 36 months applies", self.apply("town one", self.announced["rural"], person, "older"))
        check("and has used up the tenure", (told["outcome"], told["headline"]), ("refused", "tenure_used_up"))

    def crowd_of_one_vacancy(self):
        self.waiting, self.waiting_people = [], []
        for number in range(CLERKS):
            name = "杜" + "甲乙丙丁戊己庚辛壬癸"[number // 3] + "春夏秋"[number % 3]
            person = self.registered("town one", VILLAGE, name, f"19{60 + number % 14}-0{1 + number % 9}-1{number % 8}", 501)
            self.waiting_people.append((person, name))
            self.waiting.append(self.done("one of 25 applies", self.apply("town one", self.announced["vacancy"], person,
                                                                          "older"))["id"])

    def one_key(self):
        body = {"village": VILLAGE, "name": "司马相如", "resident_number": office.resident_number("1963-03-03", 771)}
        town, key = self.desks["town one"], "fifty-times-the-same"
        answers = office.at_once([lambda: town.ask("/persons", body, key=key)] * 50)
        check("50 repeats of one key at once have one answer", ({json.dumps(one) for one in answers}, answers[0][0]),
              ({json.dumps(answers[0])}, 200))
        check("and one effect", self.store.query("SELECT COUNT(*) FROM person WHERE name = '司马相如'"), [["1"]])
        self.refused("the same key with another body is refused", town.ask("/persons", dict(body, name="司马迁"), key=key),
                     409, "key_reused")
        self.refused("and with another verb", town.ask("/hosts", {"place": VILLAGE, "kind": "town_or_village",
                                                                  "name": "八大寨村"}, key=key), 409, "key_reused")

    def reviewed(self):
        self.refused("no approval before the review", self.approve("county one", 0), 422, "step_out_of_order")
        for name, who, place, some in (("rural", "village", VILLAGE, self.applied[:10]),
                                       ("vacancy", "village", VILLAGE, self.waiting),
                                       ("late", "late village", LATE_VILLAGE, self.applied[10:14]),
                                       ("urban", "village", VILLAGE, self.applied[14:])):
            opened = self.desks[who].must("/reviews", {
                "announcement": self.announced[name], "village": place, "held_on": "2023-01-03", "location": "村委会",
                "chair": "主持", "recorder": "记录", "expected": 12, "present": 11})
            self.done(f"the review of the {name} ones is closed", self.ask(who, f"/reviews/{opened['id']}/close", {
                "evidence": "签到表", "votes": [{"application": one, "agree": 8, "against": 3, "abstain": 0, "remark": ""}
                                             for one in some]}))
        self.refused("no approval before the notice", self.approve("county one", 0), 422, "step_out_of_order")
        for who, place, some in (("town two", TOWN, self.applied[:10] + self.waiting + self.applied[14:]),
                                 ("late town two", LATE_TOWN, self.applied[10:14])):
            told = self.done("the notice is published", self.ask(who, "/notices", {
                "place": place, "title": "拟聘用公示", "hotline": "0635-1234567", "applications": some}))
            # Five working days; 2023-01-07 and 08 are a weekend.
            check("it runs five working days", (told["last_day"], told["approval_from"]), ("2023-01-10", "2023-01-11"))

    # LZ-2022-4 二(二)/5 to 8, 二(三): approval, agreement, training, start.

    def post_of(self, at):
        return (self.posts_of["rural"] + self.posts_of["late"] + self.posts_of["urban"])[at]

    def approve(self, who, at, post=None):
        return self.ask(who, f"/applications/{self.applied[at]}/approve",
                        {"post": post or self.post_of(at), "reason": ""})

    def approvals(self):
        self.desks.day("2023-01-10")
        self.refused("no approval on the notice's last day", self.approve("county one", 0), 422, "notice_not_over")
        self.desks.day("2023-01-11")
        self.refused("a town approves nobody", self.approve("town one", 0), 403, "role_may_not")
        self.refused("nor does a village", self.approve("village", 0), 403, "role_may_not")
        self.refused("another county does not find the application", self.approve("county1", 0), 404, "not_found")
        self.one_person_on_four_posts()
        for at in range(len(self.applied)):
            if at != LATE[0]:
                self.done(f"application {at} is approved", self.approve("county one", at))
        self.refused("a second post for one person is refused",
                     self.approve("county two", 0, self.posts_of["vacancy"][0]), 409, "step_already_taken")
        self.refused("an approved person does not apply again",
                     self.apply("town one", self.announced["vacancy"], self.persons[0], "older"), 409,
                     "application_already_open", "person")
        self.race()

    def one_person_on_four_posts(self):
        posts = self.posts_of["late"]
        answers = office.at_once([lambda post=post: self.approve("county one", LATE[0], post) for post in posts])
        check("of four approvals of one person at once one counts, the others are told", sorted(
            (status, told.get("code")) for status, told in answers if status != 200), [(409, "step_already_taken")] * 3)
        won = [status for status, _ in answers].index(200)
        posts.insert(0, posts.pop(won))

    def race(self):
        body = {"post": self.posts_of["vacancy"][0], "reason": ""}
        answers = office.at_once([
            lambda at=at: self.ask(f"clerk {at}", f"/applications/{self.waiting[at]}/approve", body) for at in range(CLERKS)])
        won = [at for at, (status, _) in enumerate(answers) if status == 200]
        check("of 25 clerks on one vacancy one wins", len(won), 1)
        lost = [answer for at, answer in enumerate(answers) if at not in won]
        check("and 24 are told", sorted({(status, told.get("code")) for status, told in lost}), [(409, "post_taken")])
        check("each in both languages", {bool(told.get("detail_zh") and told.get("detail_en")) for _, told in lost}, {True})
        check("the post has one holder", self.store.query(
            f"SELECT COUNT(*) FROM holder WHERE post_id = {self.posts_of['vacancy'][0]}"), [["1"]])
        self.applied.append(self.waiting[won[0]])
        self.persons.append(self.waiting_people[won[0]][0])
        self.account("town one", *self.waiting_people[won[0]], 90)

    def town_of(self, at):
        return "late town one" if at in LATE else "town one"

    def start(self, at, day):
        return self.ask(self.town_of(at), f"/applications/{self.applied[at]}/start", {"started_on": day})

    def starts(self):
        count = len(self.applied)
        self.refused("nobody starts without an agreement", self.start(0, "2023-01-11"), 422, "step_out_of_order")
        for at in range(count):
            self.done(f"agreement {at} is signed", self.ask(self.town_of(at), f"/applications/{self.applied[at]}/agreement", {
                "from_day": "2023-01-11", "until_day": "2024-01-10", "signed_on": "2023-01-11"}))
        self.refused("nor without a training", self.start(0, "2023-01-11"), 422, "step_out_of_order")
        self.desks.day("2023-01-17")
        for who, town, some in (("town one", TOWN, [at for at in range(count) if at not in LATE]),
                                ("late town one", LATE_TOWN, LATE)):
            self.done("a training is recorded", self.ask(who, "/trainings", {
                "town": town, "held_on": "2023-01-12", "topic": "安全", "lecturer": "讲师", "hours": "4.0",
                "trainees": [{"application": self.applied[at], "passed": True} for at in some]}))
        self.refused("nor before the training", self.start(0, "2023-01-11"), 422, "step_before_the_last")
        self.first_day = ["2023-01-16" if at % 3 else "2023-01-17" for at in range(count)]
        self.placements = [self.done(f"placement {at} starts", self.start(at, self.first_day[at]))["id"]
                           for at in range(count)]
