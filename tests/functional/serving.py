#!/usr/bin/env python3
"""What a server refuses before it listens, and when it says that it is ready:

  tests/postgres/with_cluster tests/functional/serving.py build/release/yigang

A wrong start names what is wrong and makes nothing: no database, no key file, no port. Without YIGANG_TEST_POSTGRES only
SQLite is tried. The last line is "N passed, N failed"."""
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import crowd  # noqa: E402

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
results = []


def check(sentence, got, wanted):
    results.append(got == wanted)
    if got != wanted:
        print(f"FAILED {sentence}\n  got    {got!r}\n  wanted {wanted!r}")


def refused(sentence, store, words, code, *parts):
    """A start that ends by itself, tells these parts, and is not serving meanwhile."""
    try:
        done = subprocess.run(store.base + ["serve", "--port", "0", *map(str, words)], capture_output=True, text=True,
                              timeout=10)
    except subprocess.TimeoutExpired:
        check(sentence, "it serves", code)
        return
    told = [part for part in parts if part not in done.stderr]
    check(f"{sentence}: {done.stderr}", (done.returncode, done.stdout, told), (code, "", []))


def wrong_web(folder):
    store = crowd.Store("sqlite", folder, PROGRAM, "web")
    refused("a web folder that is not there is named", store, ["--migrate", "--web", folder / "none"], 3, f"{folder}/none")
    check("nothing was made by a wrong start", sorted(folder.iterdir()), [])


def main():
    for part in (wrong_web,):
        with tempfile.TemporaryDirectory() as folder:
            part(pathlib.Path(folder))
    failed = results.count(False)
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed or not results else 0


sys.exit(main())
