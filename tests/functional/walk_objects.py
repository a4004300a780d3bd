"""What authority_walk.py reads in a unit beside what it makes itself: somebody on duty, a line that was settled, a review that
is open, a file behind each of the two, and a spot check.

  walk_objects.make(desk, place, number, host, day)   # the objects by their names; desk: town, village, and three of the county
"""
import base64
import json
import time

import office

PICTURE = b"\xff\xd8\xff\xe0 a picture of the walk"
REVIEW = {"held_on": "2022-03-01", "location": "村委会", "chair": "主持人", "recorder": "记录人", "expected": 21, "present": 21}


def applied(desk, place, host, number):
    """Somebody who applied to an announcement of one post; its review is open and has a file."""
    post = desk["town"].done("/api/v1/posts", {
        "host": host, "place": place["village"], "year": 2022, "side": "rural", "kind": "ordinary", "self_increase": False,
        "title": "护林员", "items": [{"category_no": 2, "item_no": 2}], "department": "自然资源局", "post_type": "ordinary",
        "band": "40h", "count": 1})["ids"][0]
    desk["county"].done("/api/v1/posts/approve", {"posts": [post]})
    announcement = desk["town"].done("/api/v1/announcements", {
        "unit": place["unit"], "town": place["town"], "title": "护林员招聘公告", "body": "详见附件", "side": "rural",
        "opens_on": "2022-03-01", "closes_on": "2022-03-31", "off_season_reason": "", "posts": [post]})["id"]
    desk["county"].done(f"/api/v1/announcements/{announcement}/publish", {})
    person = desk["town"].done("/api/v1/persons", {"village": place["village"], "name": "张秀芝", "resident_number": number})
    application = desk["town"].done("/api/v1/applications", {
        "announcement": announcement, "person": person["id"], "groups": [{"group": "older", "expanded_name": ""}],
        "re_recognised": False})["id"]
    review = desk["village"].done("/api/v1/reviews", dict(REVIEW, announcement=announcement, village=place["village"]))["id"]
    file = desk["village"].done(f"/api/v1/reviews/{review}/attachments", PICTURE)["id"]
    account = desk["town"].done("/api/v1/bank-accounts", {
        "person": person["id"], "account": office.account_number(1), "bank": "聊城农商行", "holder_name": "张秀芝"})["id"]
    desk["county"].done(f"/api/v1/bank-accounts/{account}/confirm", {})
    return post, application, {"review": review, "review_file": file, "on_duty": person["id"]}


def priced(desk, place):
    rate = desk["county"].done("/api/v1/pay-standards", {
        "unit": place["unit"], "side": "rural", "post_type": "ordinary", "band": "40h", "rate": "18.00",
        "from_day": "2022-01-01", "document": "政发〔2022〕9号", "document_day": "2022-01-01"})["id"]
    desk["county2"].done(f"/api/v1/pay-standards/{rate}/confirm", {})


def on_duty(desk, place, post, application):
    one = f"/api/v1/applications/{application}"
    for step in ("review", "notice"):
        desk["county"].done(one + "/waive", {"step": step, "reason": "补岗"})
    desk["county2"].done(one + "/approve", {"post": post, "reason": ""})
    desk["town"].done(one + "/agreement", {"from_day": "2022-03-01", "until_day": "2023-02-28", "signed_on": "2022-03-01"})
    desk["town"].done("/api/v1/trainings", {
        "town": place["town"], "held_on": "2022-03-01", "topic": "安全", "lecturer": "讲师", "hours": "4.0",
        "trainees": [{"application": application, "passed": True}]})
    return desk["town"].done(one + "/start", {"started_on": "2022-03-01"})["id"]


def settled(desk, place, placement):
    """The run of March, locked, and its one line."""
    spans = [{"from_day": "2022-03-01", "until_day": "2022-03-31", "hours": "40.0", "days": "0.0", "leave": "none"}]
    desk["village"].done("/api/v1/attendance", {"placement": placement, "month": "2022-03", "spans": spans})
    desk["town"].done("/api/v1/attendance/close", {"town": place["town"], "month": "2022-03"})
    status, job = desk["county"].call("POST", "/api/v1/settlements/run", {"unit": place["unit"], "month": "2022-03",
                                                                          "social_fund": "0.00"})
    assert status == 202, job
    for _ in range(600):
        told = desk["county"].call("GET", f"/api/v1/jobs/{job['id']}")[1]
        if told["state"] in ("done", "failed", "cancelled"):
            break
        time.sleep(0.05)
    assert told["state"] == "done", told
    run = json.loads(told["result"]) if isinstance(told["result"], str) else told["result"]
    desk["county3"].done(f"/api/v1/settlements/{run['id']}/lock", {"version": run["version"],
                                                                  "province_zero_confirmed": True})
    lines = desk["county"].call("GET", f"/api/v1/settlements/{run['id']}/lines")[1]["items"]
    return {"run": run["id"], "settled_line": lines[0]["id"]}


def make(desk, place, number, host, day):
    priced(desk, place)
    post, application, made = applied(desk, place, host, number)
    placement = on_duty(desk, place, post, application)
    made["placement"], made["agreed"] = placement, application
    made["agreement_file"] = desk["town"].done(f"/api/v1/applications/{application}/agreement/attachments", PICTURE)["id"]
    made["day_file"] = desk["village"].done(f"/api/v1/placements/{placement}/days/2022-03-01/attachments", PICTURE)["id"]
    made["spot_check"] = desk["village"].done("/api/v1/spot-checks", {
        "placement": placement, "at": "2022-03-01T00:00:00+08:00", "place": "村委会", "finding": "at_work", "remark": "",
        "photo": base64.b64encode(PICTURE).decode()})["id"]
    day("2022-04-06")
    made.update(settled(desk, place, placement))
    day("2022-03-01")
    return made
