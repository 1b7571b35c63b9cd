"""Guideline folders changed by seed: some are sound and advise otherwise, most are wrong in one place.

A change is made to the text of one line, so that it needs no reader of YAML and its place is known.
"""

import random
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from net.sides import ENVIRONMENT

OUTCOME = re.compile(r"^( +outcome: )([a-z0-9-]+)$")
TIMES = ["PT6H", "PT12H", "PT24H", "PT72H", "P2D", "P5D", "P10D", "P21D", "12", "PT", "P1M"]
ODD_TEXTS = [
    "~", "null", "NULL", "true", "2026-11-22", "3", "1e3", "''", "[]", "{}", "een #1 twee", "een: twee", "'niet dicht",
    '"niet dicht', "*x", "&x y", "!x y", "- x", "| x", "> x", "%x", "@x", "`x`", "x\ty", '"\\u001b[31m"', '"\\a"',
    '"a\\r\\nb"', '"\\u202e"', "{ nl: x }", "{ nl: x, en: y", "<<", "? x", "y", "no",
]


@dataclass(frozen=True)
class Changed:
    """A folder in which something was changed, and what."""

    path: str
    what: str


def prepare(folder, count, seed):
    """Changes copies of the guidelines in `folder`/Guidelines, by path within `folder`.

    Each comes with the path of the guideline that it was made of.
    """
    originals = sorted(file.parent for file in (folder / "Guidelines").glob("*/guideline.yaml"))
    made = []
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        original = originals[number % len(originals)]
        target = folder / "changed" / f"{number:03}"
        shutil.copytree(original, target, ignore=shutil.ignore_patterns("cases"))
        change = CHANGES[number % len(CHANGES)]
        made.append((Changed(str(target.relative_to(folder)), change(chance, target)),
                     str(original.relative_to(folder))))
    commit(folder)
    return made


def commit(folder):
    """Makes the folder a git repository with one commit, the same every time."""
    moment = "2026-01-01T00:00:00Z"
    environment = ENVIRONMENT | {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    for arguments in (["init", "--quiet", "--initial-branch=main"], ["add", "Guidelines", "changed/000", "changed/001"],
                      ["commit", "--quiet", "--message", "x"]):
        subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments], cwd=folder,
                       env=environment, check=True, capture_output=True)


def line_changed(chance, folder, suits, change, files="**/*.yaml"):
    """Changes one line of those that suit."""
    places = [
        (file, at, line)
        for file in sorted(folder.glob(files))
        for at, line in enumerate(file.read_text().split("\n")) if suits(line)]
    file, at, line = chance.choice(places)
    lines = file.read_text().split("\n")
    put = change(line)
    lines[at:at + 1] = put if isinstance(put, list) else [put]
    file.write_text("\n".join(lines))
    return f"{file.relative_to(folder)}:{at + 1}: {line.strip()!r} became {put!r}"


def another_outcome(chance, folder):
    def change(line):
        names = {found[2] for file in folder.glob("trees/*.yaml") if line in file.read_text().split("\n")
                 for found in map(OUTCOME.match, file.read_text().split("\n")) if found}
        return OUTCOME.match(line)[1] + chance.choice(sorted(names - {OUTCOME.match(line)[2]}) or sorted(names))
    return line_changed(chance, folder, OUTCOME.match, change, "trees/*.yaml")


def another_limit(chance, folder):
    limit = re.compile(r"\bPT?[0-9]+[DHM]\b")
    return line_changed(chance, folder, limit.search, lambda line: limit.sub(chance.choice(TIMES[:8]), line, count=1))


def another_number(chance, folder):
    number = re.compile(r"(?<= )[0-9]+(?= )")
    return line_changed(
        chance, folder, number.search, lambda line: number.sub(lambda found: str(int(found[0]) + 1), line, count=1))


def another_word(chance, folder):
    word = re.compile(r"(?<=[a-z] )[a-z]{4,}(?= [a-z])")
    return line_changed(
        chance, folder, word.search, lambda line: word.sub(lambda found: found[0][::-1], line, count=1))


def line_lost(chance, folder):
    return line_changed(chance, folder, str.strip, lambda line: [])


def line_doubled(chance, folder):
    return line_changed(chance, folder, str.strip, lambda line: [line, line])


def line_moved(chance, folder):
    return line_changed(chance, folder, str.strip, lambda line: chance.choice([" ", "\t", "   "]) + line)


def letter_lost(chance, folder):
    def change(line):
        at = chance.choice([at for at, letter in enumerate(line) if letter.isalnum()])
        return line[:at] + line[at + 1:]
    return line_changed(chance, folder, lambda line: re.search(r"\w", line), change)


def odd_text(chance, folder):
    place = re.compile(r"(?<=: )\S[^{}]*$")
    return line_changed(
        chance, folder, place.search, lambda line: place.sub(lambda _: chance.choice(ODD_TEXTS), line))


def odd_text_within(chance, folder):
    place = re.compile(r"(?<=nl: )[^,}]+(?=, en)")
    return line_changed(
        chance, folder, place.search, lambda line: place.sub(lambda _: chance.choice(ODD_TEXTS), line))


def odd_limit(chance, folder):
    place = re.compile(r"\bPT?[0-9]+[DHM]\b")
    return line_changed(chance, folder, place.search, lambda line: place.sub(chance.choice(TIMES[8:]), line))


def another_file(chance, folder):
    """A file lost, added, or of another kind than it seems."""
    file = chance.choice(sorted(one for one in folder.rglob("*") if one.is_file()))
    name = file.relative_to(folder)
    kind = chance.choice(["lost", "beside", "hidden", "other ending", "empty", "a folder", "not text"])
    if kind == "lost":
        file.unlink()
    elif kind == "beside":
        (folder / "trees" / "99-extra.yml").write_text("tree: extra\n")
    elif kind == "hidden":
        (file.parent / f"._{file.name}").write_bytes(b"\x00\x05\x16\x07")
    elif kind == "other ending":
        file.rename(file.with_suffix(".yml"))
    elif kind == "empty":
        file.write_text("")
    elif kind == "a folder":
        file.unlink()
        file.mkdir()
    else:
        file.write_bytes(b"\xff\xfe\x00")
    return f"{name}: {kind}"


# The first keep most folders sound; differences are asked of those.
SOUND = [another_outcome, another_limit, another_word, another_number]
CHANGES = [
    *SOUND, line_lost, line_doubled, line_moved, letter_lost, odd_text, odd_text_within, odd_limit, another_file]


def is_mostly_sound(number):
    return CHANGES[number % len(CHANGES)] in SOUND
