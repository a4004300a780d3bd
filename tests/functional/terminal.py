#!/usr/bin/env python3
"""The command line as its users meet it: usage errors in both languages, commands that ask a database that is not there,
whose files are whose, and the JSON that machines read.

  tests/functional/terminal.py build/release/yigang

Every check is a sentence; the last line is "N passed, N failed". Files and permissions are those of SQLite."""
import json
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = sys.argv[1]
results = []


def check(sentence, got, wanted):
    results.append(got == wanted)
    if got != wanted:
        print(f"FAILED {sentence}\n  got    {got!r}\n  wanted {wanted!r}")


def yigang(*words):
    try:
        return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, timeout=120)
    except subprocess.TimeoutExpired as late:
        return subprocess.CompletedProcess(late.cmd, None, "", "it does not end")


def usage(sentence, words, *parts):
    """Exit 2, nothing on stdout, and each part on stderr."""
    done = yigang(*words)
    told = [part for part in parts if part not in done.stderr]
    check(f"{sentence}: {done.stderr}", (done.returncode, done.stdout, told), (2, "", []))


def wrong_words():
    usage("an unknown command has a nearest one", ["setle"], "用法不对", "“setle”", "“settle”", "nearest is 'settle'")
    usage("so has one below another", ["law", "shwo"], "“shwo”", "“show”", "yigang law --help")
    usage("an unknown option has a nearest one", ["serve", "--prot", "1"], "“--prot”", "“--port”")
    usage("a missing command is told", [], "用法不对：缺少命令", "settle")
    usage("a missing word is told", ["settle"], "用法不对：缺少", "MONTH")
    usage("a word too many is told", ["openapi", "now"], "“now”多余")
    usage("no language but two", ["--lang", "zh", "openapi"], "--lang 的值“zh”不合要求", "zh-CN")
    usage("a port is a number", ["serve", "--port", "70000"], "--port 的值“70000”不合要求")
    usage("a year has twelve months", ["settle", "2022-13", "--unit", "all"], "“2022-13”不合要求")
    usage("a database has one of two engines", ["--database", "mysql://a/b", "migrate"], "“mysql://a/b”不合要求", "sqlite:")
    usage("the status alone has a JSON form", ["migrate", "--json"], "用法不对：缺少“--status”")
    for word in ("--port", "--database", "--scale"):
        done = subprocess.run([ROOT / "run", word], capture_output=True, text=True)
        check(f"./run {word} misses its value", (done.returncode, f"{word} needs a value" in done.stderr), (2, True))
    version = re.search(r"VERSION (\S+)", (ROOT / "CMakeLists.txt").read_text().split("project(", 1)[1]).group(1)
    check("the version is that of the project", yigang("--version").stdout, f"yigang {version}\n")
    description = json.loads(yigang("openapi").stdout)
    check("also in the description", description["info"]["version"], version)
    silent = [one["operationId"] for methods in description["paths"].values() for one in methods.values()
              if not one.get("summary") or not one.get("description")]
    check("each operation says in two languages what it does (messages route.VERB)", silent, [])
    for language, word in (("zh-CN", "把数据库升级到本程序的结构"), ("en", "bring the database to this program's schema")):
        for option in (["--lang", language], [f"--lang={language}"]):
            check(f"the help is in {option}", word in yigang(*option, "--help").stdout, True)
    for words in (["--application", "1.5"], ["--application", "-1"], ["--placement", "abc", "--month", "2022-03"]):
        usage(f"explain takes no {words[1]}", ["explain", "--unit", "371525", *words], f"{words[0]} 的值“{words[1]}”不合要求",
              "应为大于 0 的整数")
    check("the asked language comes first", yigang("--lang", "en", "setle").stderr.startswith("yigang: wrong usage"), True)
    for words in (["serve", "--gateway", "abc"], ["serve", "--address", "example.com"]):
        usage(f"{words[1]} takes an address", words, words[1], words[2])
    every = ["law", "law show", "law check", "migrate", "journal", "journal verify", "backup", "restore", "explain", "settle",
             "serve", "user", "user bootstrap", "user list", "bench", "openapi", "demo"]
    for command in ["", *every]:
        help_text = yigang("--lang", "zh-CN", *command.split(), "--help").stdout
        english = [line for line in help_text.splitlines() if line.strip().startswith(("-", "ID", "FILE", "PATH", "MONTH"))
                   and not re.search("[\u4e00-\u9fff]", line + help_text.split(line, 1)[1].split("\n")[1])]
        check(f"the Chinese help of '{command}' has no English option", english, [])
        check(f"the help of '{command}' has an example", "\n  yigang " in help_text, True)
    check("help is no error", (yigang("--help").returncode, yigang("law", "--help").returncode), (0, 0))
    for words in (("nonsense", "--help"), ("law", "nonsense", "--help"), ("demo", "--nonsense", "--help")):
        answer = yigang(*words)
        check(f"there is no help of {words}", (answer.returncode, answer.stdout), (2, ""))
        check(f"and {words} is said to be unknown", "nonsense" in answer.stderr, True)


def nothing_to_check(folder):
    """A check that checks nothing does not pass."""
    (folder / "cases").mkdir()
    for words in ([folder / "cases"], [folder / "cases", "--json"]):
        done = yigang("--law", ROOT / "law", "law", "check", *words)
        check("an empty folder of cases is told", (done.returncode, f"{folder}/cases" in done.stderr), (1, True))
    for words, wanted in (([folder / "cases"], "0 passed, 1 failed"), ([folder / "gone.csv"], "0 passed, 1 failed"),
                          ([folder / "cases", folder / "gone.csv"], "0 passed, 2 failed")):
        done = yigang("--law", ROOT / "law", "law", "check", *words)
        check(f"a check of nothing ends with its sum: {words}", (done.returncode, done.stdout), (1, wanted + "\n"))
    one = ROOT / "law/cases/rural.funding.csv"
    done = yigang("--law", ROOT / "law", "law", "check", one, folder / "cases")
    check("an empty folder fails beside a full one", (done.returncode, done.stdout.endswith(" passed, 1 failed\n")), (1, True))
    odd = folder / "odd"
    odd.mkdir()
    (odd / "loop").symlink_to("loop")
    (odd / "rural.funding.csv").write_bytes(one.read_bytes())
    done = yigang("--law", ROOT / "law", "law", "check", odd)
    check("a link that leads to itself ends no check", (done.returncode, done.stdout.endswith(" passed, 0 failed\n")), (0, True))
    (odd / "gone.funding.csv").symlink_to("nowhere.csv")
    os.mkfifo(odd / "pipe.funding.csv")
    done = yigang("--law", ROOT / "law", "law", "check", odd)
    check("a table that leads nowhere, or is a pipe, has failed",
          (done.returncode, done.stdout.endswith(" passed, 2 failed\n")), (1, True))
    told = json.loads(yigang("--law", ROOT / "law", "law", "check", folder / "cases", "--json").stdout)
    check("as JSON too", (told["failed"], told["failures"][0]["code"], told["failures"][0]["file"]),
          (1, "no_case_tables", f"{folder}/cases"))
    shown = json.loads(yigang("--law", ROOT / "law", "law", "show", "pay_day", "--json").stdout)
    check("a figure has a JSON form", (shown["figure"], shown["rows"][0]["value"]), ("pay_day", "15"))
    shown = json.loads(yigang("--law", ROOT / "law", "law", "show", "pay_day", "--on", "2022-03-01", "--json").stdout)
    check("so has its value of a day", (shown["on"], shown["row"]["value"]), ("2022-03-01", "15"))
    wage = ["--law", ROOT / "law", "law", "show", "minimum_wage_hour", "--on", "2026-03-01", "--unit", "371525"]
    shown = json.loads(yigang(*wage, "--json").stdout)
    text = yigang(*wage, "--lang", "en").stdout
    check("of a wage by tiers the unit's value is told", (shown["value_of_unit"], shown["tier"]), ("18.00", 3))
    check("and the row whose value is not known yet", (shown["reviewed"], "value" in shown["not_reviewed"]), (False, False))
    facts = [shown[name] for name in ("name_en", "value", "value_of_unit", "note") if name in shown]
    facts += [row[name] for row in [shown["row"], shown["not_reviewed"], *shown["lost"]]
              for name in ("value", "from", "last_day", "document", "clause", "source", "known_since") if name in row]
    check("both forms say the same", [fact for fact in facts if fact not in text], [])
    check("all figures too", len(json.loads(yigang("--law", ROOT / "law", "law", "show", "--json").stdout)) > 20, True)


def refusals_as_json(folder):
    """Under --json a refusal is one JSON document on stdout, beside the words for people; the exit codes stay."""
    base = ["--database", f"sqlite:{folder}/none.db", "--keys", folder / "none.keys", "--law", ROOT / "law"]
    for words, code, exit_code in (
            (["settle", "2022-03", "--unit", "all"], "database_missing", 1), (["journal", "verify"], "database_missing", 1),
            (["backup", folder / "none.yigang"], "database_missing", 1), (["user", "list"], "database_missing", 1),
            (["explain", "123456789"], "database_missing", 1), (["migrate", "--status"], "database_missing", 1),
            (["restore", folder / "none.yigang"], "file_unreadable", 3),
            (["law", "check", ROOT / "law/cases"], "database_missing", 1)):
        plain, done = yigang(*base, *words), yigang(*base, *words, "--json")
        told = json.loads(done.stdout) if done.stdout else {}
        check(f"{words[0]} refuses as JSON: {done.stdout}",
              (plain.returncode, plain.stdout, done.returncode, done.stderr == plain.stderr, told.get("code"),
               told.get("detail_zh", "?") in done.stderr, told.get("detail_en", "?") in done.stderr),
              (exit_code, "", exit_code, True, code, True, True))
    done = yigang("--law", ROOT / "law", "law", "show", "pay_dya", "--json")
    told = json.loads(done.stdout)
    check("with its params and the word that is wrong", (done.returncode, told["code"], told["params"], told["field"]),
          (2, "unknown_figure", {"figure": "pay_dya", "nearest": "pay_day"}, "FIGURE"))
    (folder / "elsewhere/law").mkdir(parents=True)
    done = yigang("--law", folder / "elsewhere/law", "bench", "--only", "settle")
    check("bench hands its words on", (done.returncode, done.stdout, str(folder) in done.stderr), (1, "", True))
    done = yigang("--law", folder / "elsewhere/law", "bench", "--only", "settle", "--json")
    check("bench too", (done.returncode, json.loads(done.stdout)["code"]), (1, "bench_not_here"))
    check("openapi is JSON with the flag and without", yigang("openapi", "--json").stdout == yigang("openapi").stdout, True)
    first = ["--database", f"sqlite:{folder}/first.db", "--keys", folder / "first.keys", "--law", ROOT / "law"]
    made = json.loads(yigang(*first, "user", "bootstrap", "--json").stdout)
    check("the first accounts are told with their passwords",
          (len(made), sorted(made[0])), (3, ["login", "name", "password", "role", "unit"]))
    check("and are there once", json.loads(yigang(*first, "user", "bootstrap", "--json").stdout)["detail_zh"] != "", True)


def nothing_there(folder):
    base = ["--database", f"sqlite:{folder}/none.db", "--keys", folder / "none.keys", "--law", ROOT / "law"]
    for words in (["settle", "2022-03", "--unit", "all"], ["journal", "verify"], ["explain", "123456789"],
                  ["backup", folder / "none.yigang"], ["user", "list"], ["serve", "--port", "0"],
                  ["migrate", "--status"], ["law", "show", "minimum_wage_hour"], ["law", "check", ROOT / "law/cases"]):
        done = yigang(*base, *words)
        check(f"{words[0]} says that there is no database", (done.returncode, "yigang migrate" in done.stderr), (1, True))
    usage("a seed is no number below nothing", [*base, "demo", "--seed", "-1"], "--seed 的值“-1”不合要求",
          str(2**64 - 1))
    check("nothing was made by asking", sorted(folder.iterdir()), [])


def never_migrated(folder):
    """What a start of an earlier version left behind: a database file without a table."""
    base = ["--database", f"sqlite:{folder}/bare.db", "--keys", folder / "bare.keys", "--law", ROOT / "law"]
    sqlite3.connect(folder / "bare.db").close()
    for words in (["settle", "2022-03", "--unit", "all"], ["journal", "verify"], ["explain", "123456789"],
                  ["backup", folder / "bare.yigang"], ["user", "list"], ["user", "bootstrap"], ["serve", "--port", "0"]):
        done = yigang(*base, *words)
        check(f"{words[0]} asks for the migration: {done.stderr}",
              (done.returncode, "yigang migrate" in done.stderr, "sqlite-1" in done.stderr), (1, True, False))
    made = [path.name for path in folder.iterdir() if not path.name.startswith("bare.db")]
    check("no key file and no backup was made", made, [])


def first_of_all(folder):
    base = ["--database", f"sqlite:{folder}/new/own.db", "--keys", folder / "own.keys"]
    usage("a unit to settle is one", [*base, "--law", ROOT / "law", "settle", "2022-03", "--unit", "x"], "--unit")
    nowhere = yigang(*base, "--law", folder, "user", "bootstrap")
    check("without a law nothing is made, and its folder is named",
          (nowhere.returncode, f"{folder}/" in nowhere.stderr, sorted(folder.iterdir())), (3, True, []))
    nokeys = yigang("--database", f"sqlite:{folder}/new/own.db", "--keys", "/dev/null/own.keys", "--law", ROOT / "law",
                    "user", "bootstrap")
    check("nor without a place for the keys", (nokeys.returncode, "/dev/null/own.keys" in nokeys.stderr,
                                               sorted(folder.iterdir())), (3, True, []))
    made = yigang(*base, "--law", ROOT / "law", "user", "bootstrap")
    check(f"the first accounts are made with their database: {made.stderr}",
          (made.returncode, len(made.stdout.splitlines())), (0, 3))
    for language, state, grant in (("zh-CN", "在用", "生效"), ("en", "active", "standing")):
        listed = yigang(*base, "--law", ROOT / "law", "--lang", language, "user", "list").stdout
        check(f"and are there, with their states in {language}",
              ("sysadm" in listed, state in listed, grant in listed), (True, True, True))


def care_of(file):
    """What the page of the service's health knows of the care of a database."""
    with sqlite3.connect(file) as known:
        found = dict(known.execute("SELECT name, value FROM setting WHERE name IN ('backed_up_at', 'verified_at', 'verified_size')"))
    known.close()
    return found


def made_here(folder):
    base = ["--database", f"sqlite:{folder}/data/one.db", "--keys", folder / "one.keys", "--law", ROOT / "law"]
    before = os.umask(0)
    try:
        check("a database is made", yigang(*base, "migrate").returncode, 0)
        check("with its first accounts", yigang(*base, "user", "bootstrap").returncode, 0)
        for name in ("copy.db", "copy.yigang"):
            check(f"{name} is made", yigang(*base, "backup", folder / name).returncode, 0)
    finally:
        os.umask(before)
    check("when it was last backed up is noted", sorted(care_of(folder / "data/one.db")), ["backed_up_at"])
    open_files = [str(path) for path in folder.rglob("*") if stat.S_IMODE(path.stat().st_mode) & 0o077]
    check("what the program makes is for its owner alone", open_files, [])

    for name in ("x.yigang", "x.db"):
        done = yigang(*base, "backup", folder / "nope" / name)
        check(f"a folder that is not there is named with {name}: {done.stderr}",
              (done.returncode, f"{folder}/nope/{name}" in done.stderr), (3, True))
    wrong_files(folder, base)
    status = json.loads(yigang(*base, "migrate", "--status", "--json").stdout)
    check("the schema is current", (status["current"], status["steps"][0]["version"]), (True, 1))
    journals = json.loads(yigang(*base, "journal", "verify", "--json").stdout)
    check("the journals are whole", (journals["whole"], [one for one in journals["journals"] if "first_bad" in one]),
          (True, []))
    city = [one["entries"] for one in journals["journals"] if str(one["unit"]) == "371500"]
    check("three organisations, accounts and roles, asked and confirmed, stand in the city's", city, [12])
    the_offices_figures(folder, base)
    nobody = yigang(*base, "settle", "2022-03", "--unit", "371525")
    check("a month without anybody is told as such", (nobody.returncode, nobody.stderr.count("没有要结算的人员"), nobody.stdout),
          (1, 1, ""))
    none = yigang(*base, "settle", "2022-03", "--unit", "all")
    check("with the same code of the whole city, once a unit",
          (none.returncode, none.stderr.count("没有要结算的人员"), none.stdout), (1, 11, ""))


def wrong_files(folder, base):
    """A file that is no backup, one that is cut short, and a database that is none: each is named for what it is."""
    into = ["--database", f"sqlite:{folder}/again.db", *base[2:]]
    copies = {name: (folder / name).read_bytes() for name in ("copy.db", "copy.yigang")}
    (folder / "cut.yigang").write_bytes(copies["copy.yigang"][:-40])
    (folder / "cut.db").write_bytes(copies["copy.db"][:len(copies["copy.db"]) // 2])
    sqlite3.connect(folder / "bare.db").close()
    with sqlite3.connect(folder / "other.db") as other:
        other.execute("CREATE TABLE song (name TEXT)")
    other.close()
    for name, told in ((ROOT / "README.md", "不是本程序的备份"), (folder / "other.db", "不是本程序的备份"),
                       (folder / "bare.db", "不是本程序的备份"), (folder / "cut.yigang", "备份文件损坏"),
                       (folder / "cut.db", "备份文件损坏")):
        done = yigang(*into, "restore", name)
        left = sorted(path.name for path in folder.glob("again.db*"))
        check(f"no restore from {name}: {done.stderr}", (done.returncode, told in done.stderr, "请停止使用" in done.stderr, left),
              (3, True, False, []))
    before = (ROOT / "README.md").read_bytes()
    done = yigang("--database", f"sqlite:{ROOT}/README.md", *base[2:], "migrate")
    check(f"a text is no database: {done.stderr}", (done.returncode, "不是数据库文件" in done.stderr, "README.md" in done.stderr,
                                                   (ROOT / "README.md").read_bytes() == before), (3, True, True, True))
    done = yigang(*into, "restore", folder / "copy.yigang")
    check(f"a whole one restores: {done.stderr}", done.returncode, 0)
    # A backup whose record is not whole leaves nothing behind that could be served.
    (folder / "bent.db").write_bytes(copies["copy.db"])
    with sqlite3.connect(folder / "bent.db") as bent:
        bent.execute("UPDATE journal_entry SET verb = 'approve_application' WHERE sequence = 3 AND unit = 371500")
    bent.close()
    third = ["--database", f"sqlite:{folder}/third.db", *base[2:]]
    done = yigang(*third, "restore", folder / "bent.db")
    check(f"a record that was changed is told: {done.stderr}",
          (done.returncode, "371500" in done.stderr, sorted(path.name for path in folder.glob("third.db*"))), (3, True, []))
    done = yigang(*third, "restore", folder / "copy.db")
    check(f"a copy of the file restores: {done.stderr}", done.returncode, 0)
    with sqlite3.connect(folder / "third.db") as known:
        marks = dict(known.execute("SELECT name, value FROM setting WHERE name LIKE 'restored%'"))
        known.execute("UPDATE setting SET value = 'unverified' WHERE name = 'restored_state'")
    known.close()
    check("the care of the database that it was copied from is not its own, its record was verified",
          sorted(care_of(folder / "third.db")), ["verified_at", "verified_size"])
    check("and is marked", (sorted(marks), marks.get("restored_state")),
          (["restored_at", "restored_newest", "restored_on", "restored_state"], "verified"))
    for words in (["serve", "--port", "0"], ["settle", "2022-03", "--unit", "371525"]):
        done = yigang(*third, *words)
        check(f"{words[0]} refuses what was not verified: {done.stderr}",
              (done.returncode, "恢复后的核验没有通过" in done.stderr), (1, True))


def stopped_backups(base, folder, name):
    """What is wrong after a SIGINT at forty moments of a backup: it is whole and says so, or nothing of it is left."""
    wrong = []
    for moment in range(40):
        work = subprocess.Popen([PROGRAM, *map(str, base), "backup", str(folder / name)], stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL)
        time.sleep(moment * 0.002)
        work.send_signal(signal.SIGINT)
        code = work.wait(30)
        left = sorted(path.name for path in folder.glob(f"{name}*"))
        # It gets its name when it is whole; a signal may still come between that and the end.
        if left != [name] and (code == 0 or left):
            wrong.append((moment, code, left))
        for path in folder.glob(f"{name}*"):
            path.unlink()
    return wrong


def the_offices_figures(folder, base):
    """A figure that an office has confirmed counts for whoever names its database (design.md 3.7)."""
    with sqlite3.connect(folder / "data/one.db") as database:
        database.execute("INSERT INTO office_figure VALUES (1, 'wage_tier', 371525, '2022-04-01', NULL, '2', "
                         "'冠政办发〔2022〕5号', '一', '我县执行第二档最低工资标准', 'confirmed', 1650000000000, 1)")
        database.execute("INSERT INTO office_figure_confirmation VALUES (1, 2, 1650000000000)")
    database.close()
    question = ["law", "show", "wage_tier", "--on", "2022-05-01", "--unit", "371525"]
    shown = yigang(*base, *question)
    check("the office's figure is shown", (shown.returncode, "取值: 2\n" in shown.stdout, "冠政办发〔2022〕5号" in shown.stdout),
          (0, True, True))
    check("and among all rows", "冠政办发〔2022〕5号" in yigang(*base, "law", "show", "wage_tier").stdout, True)
    check("without a database the law of the folder is shown",
          "取值: 3\n" in yigang("--law", ROOT / "law", *question).stdout, True)
    table = folder / "tier.allowance.csv"
    table.write_text("case,unit,side,month,work,scheduled_days,attended_days,rates,expect.amount,expect.problem\n"
                     "二档,371525,rural,2022-05,2022-05-01..2022-05-31:10,,,2021-10-01:17.00,,below_floor\n",
                     encoding="utf-8")
    answers = [json.loads(yigang(*words, "law", "check", table, "--json").stdout)["failed"]
               for words in (base, ["--law", ROOT / "law"])]
    check("case tables are run against the office's figures", answers, [0, 1])


TAMPERINGS = [
    ("a whole month that is gone", "locked_run_missing",
     ["DELETE FROM bank_return WHERE unit = {u}", "DELETE FROM payment_line WHERE unit = {u}",
      "DELETE FROM payment_batch WHERE unit = {u}", "DELETE FROM paid_month WHERE unit = {u}",
      "DELETE FROM settlement_line WHERE unit = {u}", "DELETE FROM settlement_run WHERE unit = {u}"]),
    ("a run that is gone with its lines", "locked_run_missing",
     ["DELETE FROM settlement_line WHERE unit = {u}", "DELETE FROM settlement_run WHERE unit = {u}"]),
    ("lines that nothing settled", "payment_not_as_settled", ["DELETE FROM settlement_line WHERE unit = {u}"]),
    ("a payment to somebody else", "payment_to_another",
     ["UPDATE payment_line SET account_id = (SELECT MAX(account_id) FROM payment_line WHERE unit = {u}) WHERE unit = {u} "
      "AND id = (SELECT MIN(id) FROM payment_line WHERE unit = {u})"]),
    ("paid that became returned", "batch_not_as_answered",
     ["UPDATE payment_line SET state = 'returned' WHERE unit = {u} AND state = 'paid'"]),
    ("another file", "batch_not_as_made", ["UPDATE payment_batch SET file_digest = zeroblob(32) WHERE unit = {u}"]),
    ("another answer of the bank", "bank_return_not_as_taken",
     ["UPDATE bank_return SET paid_fen = paid_fen + 1 WHERE unit = {u}"]),
    ("another account number", "bank_account_not_as_entered",
     ["UPDATE bank_account SET account_sealed = (SELECT b.account_sealed FROM bank_account b WHERE b.unit = {u} ORDER BY "
      "b.id DESC LIMIT 1) WHERE id = (SELECT MIN(id) FROM bank_account WHERE unit = {u})"]),
    ("a paid month that is gone", "paid_month_not_as_locked",
     ["DELETE FROM paid_month WHERE line_id = (SELECT MIN(line_id) FROM paid_month WHERE unit = {u})"]),
    ("a city without a journal", "journal_missing",
     [f"DELETE FROM {table} WHERE unit = 371500" for table in ("journal_entry", "journal_head")]),
    ("openings that are gone", "opening_missing", ["DELETE FROM journal_opening WHERE unit = {u}"]),
    ("openings of nothing", "opening_not_as_noted", ["UPDATE journal_opening SET salt = zeroblob(16) WHERE unit = {u}"]),
]


def tampered(folder, base):
    """Whoever edits the database behind the program's back is found."""
    whole = json.loads(yigang(*base, "journal", "verify", "--json").stdout)
    check("the demo city is whole", (whole["whole"], [one["faults"] for one in whole["journals"] if one.get("faults")]), (True, []))
    for what, kind, statements in TAMPERINGS:
        copy = folder / "tampered.db"
        for left in folder.glob("tampered.db*"):
            left.unlink()
        with sqlite3.connect(folder / "city.db") as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()
        shutil.copy(folder / "city.db", copy)
        database = sqlite3.connect(copy)
        for statement in statements:
            done = database.execute(statement.format(u=371525))
            check(f"{what}: there is something to tamper with", done.rowcount > 0, True)
        database.commit()
        database.close()
        done = yigang("--database", f"sqlite:{copy}", "--keys", folder / "city.keys", "journal", "verify", "--json")
        faults = [fault for one in json.loads(done.stdout)["journals"] for fault in one.get("faults", [])]
        check(f"{what}: found", (done.returncode, kind in [fault["kind"] for fault in faults]), (1, True))


def people_of_the_village(folder):
    """Whoever practises as a village or an employer finds people there."""
    places = {words[0]: words[3].split("/")[-1] for words in map(str.split, (folder / "accounts").read_text().splitlines())
              if len(words) > 3}
    database = sqlite3.connect(folder / "city.db")
    for login, role in (("village1", "VILL"), ("host1", "HOST")):
        [(place, organisation)] = database.execute(
            "SELECT g.place, o.name FROM role_grant g JOIN account a ON a.id = g.account_id JOIN organisation o "
            "ON o.id = a.organisation_id WHERE a.login = ? AND g.role = ?", (login, role)).fetchall()
        check(f"{login} is told where it sits", places[login], str(place))
        [(people,)] = database.execute(
            "SELECT COUNT(*) FROM placement p JOIN post o ON o.unit = p.unit AND o.id = p.post_id JOIN host h ON h.unit = o.unit "
            "AND h.id = o.host_id WHERE p.village = ? AND p.state = 'on_duty' AND (? = 'VILL' OR h.name = ?)",
            (place, role, organisation)).fetchall()
        check(f"{login} has people", people > 0, True)
    database.close()


def the_demo(folder):
    base = ["--database", f"sqlite:{folder}/city.db", "--keys", folder / "city.keys", "--law", ROOT / "law"]
    made = yigang(*base, "demo", "--scale", "1", "--until", "2022-03", "--truth", folder / "truth.csv",
                  "--registers", folder / "registers", "--accounts", folder / "accounts")
    check("a small demo city is made", (made.returncode, made.stderr.count("error")), (0, 0))
    check("its months count lines, not persons", ("行数" in made.stdout, "人数" in made.stdout), (True, False))
    truth = (folder / "truth.csv").read_text().splitlines()
    check("its truth has a head and lines", (truth[0], len(truth) > 5), ("kind,unit,subject,day,detail", True))
    check("the registers are four", sorted(path.name for path in (folder / "registers").iterdir()),
          ["市场主体登记人员.csv", "死亡人员.csv", "职工养老待遇领取人员.csv", "职工参保缴费人员.csv"])

    people_of_the_village(folder)
    for name in ("stopped.yigang", "stopped.db"):
        check(f"a backup to {name} that is stopped leaves nothing", stopped_backups(base, folder, name), [])
    refused = next(line.split(",") for line in truth if line.startswith("application_refused") and ",at_" not in line)
    why = yigang(*base, "--lang", "en", "explain", "--unit", refused[1], "--application", refused[2].split()[1])
    reason = {name: json.loads((ROOT / f"messages/{name}.json").read_text())[f"reason.{refused[4]}"] for name in ("en", "zh-CN")}
    check("a refused application says why", (why.returncode, reason["en"] in why.stdout, "outcome: refused" in why.stdout,
                                             "§ LZ-2022-4" in why.stdout), (0, True, True, True))
    why = yigang(*base, "explain", "--unit", refused[1], "--application", refused[2].split()[1])
    head = why.stdout.splitlines()[0]
    check("in Chinese it has no word of the wire", (head.startswith("报名审查 "), head.endswith(f"结论：不符合——{reason['zh-CN']}"),
                                            [word for word in ("figure_row", "refused", refused[4]) if word in why.stdout]),
          (True, True, []))
    check("the facts stand before the figures", 0 < why.stdout.find("出生日期") < why.stdout.find("用到的参数"), True)
    line = yigang(*base, "explain", "--unit", "371522", "--month", "2022-03", "--placement", "1")
    check("a paid line says why", (line.returncode, "月度结算 2022-03-31  结论：应发" in line.stdout, "二(四)" in line.stdout),
          (0, True, True))
    tampered(folder, base)
    for words in ([], ["1", "--unit", "371522"], ["--unit", "371522"], ["--unit", "371522", "--placement", "1"],
                  ["--application", "1"], ["--unit", "371522", "--application", "1", "--month", "2022-03"]):
        done = yigang(*base, "--lang", "en", "explain", *words)
        check(f"explain {words} is not one thing", (done.returncode, "not clear which decision" in done.stderr), (2, True))
    for words, field, code in ((["--unit", "371599", "--application", "1"], "--unit", 2), (["x"], "ID", 2),
                               (["--unit", "371522", "--application", "999999"], "--application", 1),
                               (["--unit", "371522", "--month", "2022-02", "--placement", "1"], "--placement", 1)):
        done = yigang(*base, "explain", *words)
        check(f"explain {words} names the word", (done.returncode, field in done.stderr), (code, True))


def the_law(folder):
    law = ["--law", ROOT / "law", "law", "show"]
    for sentence, words, *parts in (
            ("a day has a month", [*law, "wage_tier", "--on", "2022-13-01"], "--on"),
            ("a figure has a nearest one", [*law, "wage_tire"], "FIGURE", "wage_tier"),
            ("a unit is one of the city's, also without a day", [*law, "wage_tier", "--unit", "371599"], "--unit", "371599"),
            ("a unit has six digits", [*law, "wage_tier", "--on", "2022-03-01", "--unit", "x"], "--unit"),
            ("a day asks for a figure", [*law, "--on", "2022-03-01"], "FIGURE"),
            ("so does a unit", [*law, "--unit", "371525"], "FIGURE")):
        usage(sentence, words, *parts)
    check("without any of them all figures are shown", yigang(*law).returncode, 0)
    table = folder / "wrong.retirement.csv"
    table.write_text("nothing\n1\n", encoding="utf-8")
    right = yigang("--law", ROOT / "law", "law", "check", ROOT / "law/cases", "--json")
    answer = json.loads(right.stdout)
    check("the shipped cases hold", (right.returncode, answer["failed"], answer["failures"]), (0, 0, []))
    wrong = yigang("--law", ROOT / "law", "law", "check", table, "--json")
    answer = json.loads(wrong.stdout)
    check("a table that is none has a failure with its file",
          (wrong.returncode, answer["passed"], answer["failures"][0]["file"]), (1, 0, str(table)))
    plain = yigang("--law", ROOT / "law", "law", "check", table).stdout
    check("in words the line is followed by the sentence", (plain.startswith(f"{table}:1:"), "::" in plain), (True, False))


def from_elsewhere(folder):
    program = pathlib.Path(PROGRAM).resolve()
    link = folder / "called"
    link.symlink_to(program)
    away = folder / "away"
    (away / "law/parameters").mkdir(parents=True)
    found = {name: subprocess.run([name, "law", "show", "wage_tier", "--on", "2022-03-01", "--unit", "371525"], cwd=away,
                                  env={**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}"}, capture_output=True,
                                  text=True).returncode for name in (program.name, str(link), str(program))}
    check("the law is that of the program's tree, however it is called", set(found.values()), {0})


def main():
    wrong_words()
    for part in (refusals_as_json, nothing_there, nothing_to_check, never_migrated, first_of_all, made_here, the_demo, the_law, from_elsewhere):
        with tempfile.TemporaryDirectory() as folder:
            part(pathlib.Path(folder))
    failed = results.count(False)
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed or not results else 0


sys.exit(main())
