"""The command `script/net`."""

import argparse
import fcntl
import shutil
import sys
import time

from net import builds
from net.builds import NET, ROOT, say
from net.cases import seeded_cases
from net.commands import FORMS, Subjects, ask_commands, ask_lines
from net.differences import Differences
from net.guidelines import prepare
from net.pages import ask_pages
from net.sides import Side

ALL_FORMS = [*FORMS, "page"]
DESCRIPTION = f"""
Compares what the working tree says with what a revision says, and tells what differs. Both are built as
released, in .build-net; what was built once is kept.

Both are asked the same at a fixed moment, in both languages: about every worked case of Guidelines/*/cases,
about seeded cases (with coarse, measured, unknown and contradicting answers; one in eight cannot be read),
and about seeded changes to the guidelines of the revision. The advice as JSON is asked for every case, the
report as a page too; what needs a process for each case (note, message, report, drawing, explain), and the
other pages, for a sample at even distances. The web app is crawled while both serve under a clock that
stands still.
The forms: {", ".join(ALL_FORMS)}.

Differences are told by form: how many, and for each kind of change how to ask it again and a short diff.
All questions are asked in .build-net/asked. What differs by design is listed in
Conformance/net/differences.py.

Exit codes: 0 nothing differs, 1 something does, 2 bad usage, 3 one side could not be built.
"""


def arguments():
    parser = argparse.ArgumentParser(
        "script/net", description=DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("revision", help="a commit, as git names it")
    parser.add_argument("--cases", type=number(1), default=20_000, help="how many seeded cases (20000)")
    parser.add_argument("--changed", type=number(12), default=144, help="how many changed guidelines (144)")
    parser.add_argument("--seed", type=int, default=12, help="what chance begins with (12)")
    parser.add_argument("--forms", type=forms, default=ALL_FORMS, help="only these forms, with commas between")
    parser.add_argument("--witnesses", type=number(1), default=1, help="the most kinds of change shown in a form (1)")
    parser.add_argument("--ignore-white-space", action="store_true",
                        help="white space in pages, reports and drawings that does not show is no difference")
    return parser.parse_args()


def number(least):
    def read(text):
        if int(text) < least:
            raise ValueError
        return int(text)
    read.__name__ = f"number of at least {least}"
    return read


def forms(text):
    chosen = text.split(",")
    unknown = [form for form in chosen if form not in ALL_FORMS]
    if unknown:
        raise argparse.ArgumentTypeError(f"no such form: {unknown[0]} (forms: {', '.join(ALL_FORMS)})")
    return chosen


def prepared(old, new, given):
    """The folder in which everything is asked, and what is asked about: the guidelines of the revision,
    and the worked cases of both."""
    folder = NET / "asked"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    builds.extract(old, "Guidelines", folder)
    builds.extract(new, ":(glob)Guidelines/*/cases/**", folder)
    changed = prepare(folder, given.changed, given.seed)
    (folder / "changed.txt").write_text("".join(f"{one.path}: {one.what}\n" for one, _ in changed))
    return folder, Subjects.read(
        folder, ROOT / "docs", list(seeded_cases(given.seed, given.cases)), changed, given.seed)


def asked(given, sides, subjects, differences):
    for form in given.forms:
        start = time.monotonic()
        before = sum(group.asked for group in differences.groups.values())
        if form == "page":
            ask_pages(subjects, sides, differences)
        else:
            ask_commands(FORMS[form](subjects), sides, differences)
        if form == "advice":
            ask_lines(subjects.seeded, sides, differences)
        count = sum(group.asked for group in differences.groups.values()) - before
        say(f"{form}: {count} asked in {time.monotonic() - start:.0f} s")


def main():
    given = arguments()
    old = builds.tree_of(given.revision)
    if old is None:
        print(f"script/net: no such revision: {given.revision}", file=sys.stderr)
        return 2
    NET.mkdir(exist_ok=True)
    with open(NET / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        new = builds.working_tree()
        try:
            programs = builds.program(old), builds.program(new)
        except builds.BuildFailed as failure:
            print(failure, file=sys.stderr)
            return 3
        folder, subjects = prepared(old, new, given)
        sides = [Side(name, program, folder) for name, program in zip((given.revision, "working tree"), programs)]
        differences = Differences([side.name for side in sides], given.ignore_white_space)
        asked(given, sides, subjects, differences)
        for line in differences.told(given.witnesses):
            print(line)
        return 1 if differences.forms else 0


if __name__ == "__main__":
    sys.exit(main())
