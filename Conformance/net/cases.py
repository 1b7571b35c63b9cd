"""Seeded cases: as the reference draws them, with coarse, measured, unknown and contradicting answers
and starts at any trees; and every eighth spoilt, for what is said of a case that cannot be read."""

import json
import random

from reference.cases import random_case

SPOILT = 8


def seeded_cases(seed, count):
    """So many cases, each as the bytes of one line."""
    chance = random.Random(seed)
    for number in range(count):
        case = random_case(chance)
        yield spoilt(chance, case) if number % SPOILT == 0 else written(case)


def written(case):
    return json.dumps(case, ensure_ascii=False).encode()


def spoilt(chance, case):
    """A case with one or two things wrong, or something unusual that may be right."""
    for _ in range(chance.choice([1, 1, 2])):
        change = chance.choice(CHANGES)
        case = change(chance, case) if isinstance(case, dict) else case
    line = case if isinstance(case, bytes) else written(case)
    return chance.choice(BREAKS)(chance, line) if chance.random() < 0.3 else line


def misspelt(chance, name):
    """A name with a letter lost, doubled, changed, or in capitals."""
    name = str(name)
    at = chance.randrange(len(name)) if name else 0
    return chance.choice([
        name[:at] + name[at + 1:], name[:at] + name[at:at + 1] * 2 + name[at + 1:], name[:at] + "x" + name[at + 1:],
        name.upper(), name.replace("-", "_"), name + " ", "", "é" + name, name * 400])


ODD = [
    None, True, False, 0, -1, 3, 2.5, 1e300, "", "none", "unknown", [], [[]], {}, {"unknown": False},
    {"unknown": True}, {"unknown": True, "months": 3}, {"months": "3"}, {"months": -1}, {"months": 1e9},
    {"months": 2.9999999}, {"since": "yesterday"}, {"since": "2026-11-20"}, {"since": "2026-11-20T08:00:00"},
    {"since": "2026-02-30T08:00:00Z"}, {"since": "2026-11-20T12:34:60Z"}, {"since": "2016-12-31T23:59:60Z"},
    {"since": "2026-10-25T02:30:00+02:00"}, {"since": "2026-10-25T02:30:00+01:00"}, {"since": "1899-12-31T23:59:59Z"},
    {"since": "2999-01-01T00:00:00Z"}, {"since": "2026-11-20t08:00:00z"}, {"since": "2026-11-20T08:00:00.5+01:00"},
    {"assumed": "2026-01-01T00:00:00Z"}, {"value": "none"}, "😀", "a\u0000b", "x" * 5000,
]


def part(chance, case):
    """One of the objects in a case."""
    return chance.choice([one for one in (case, case.get("answers"), case.get("events")) if isinstance(one, dict)])


def rename(chance, case):
    found = part(chance, case)
    if found:
        name = chance.choice(list(found))
        found[misspelt(chance, name)] = found.pop(name)
    return case


def odd(chance, case):
    found = part(chance, case)
    if found:
        found[chance.choice(list(found))] = chance.choice(ODD)
    return case


def other_value(chance, case):
    answers = case.get("answers")
    if not isinstance(answers, dict):
        return case
    for item in chance.sample(list(answers), min(2, len(answers))):
        given = answers[item]
        if isinstance(given, str):
            answers[item] = chance.choice([misspelt(chance, given), [given, given], [misspelt(chance, given), given]])
        elif isinstance(given, list) and given:
            answers[item] = [*given, chance.choice([misspelt(chance, given[0]), 3, None])]
    return case


def other_start(chance, case):
    start = case.get("start", "imaging")
    trees = start if isinstance(start, list) and start else [start]
    case["start"] = chance.choice([
        misspelt(chance, trees[0]), [], [*trees, trees[0]], [misspelt(chance, trees[-1])], [[]], {}, None])
    return case


def other_time(chance, case):
    key = chance.choice(["now", "suspicion", "birth", "surgery"])
    place = case if key == "now" else case.setdefault("events", {})
    if isinstance(place, dict):
        place[key] = chance.choice([one["since"] for one in ODD if isinstance(one, dict) and "since" in one] + ODD)
    return case


def other_key(chance, case):
    key, value = chance.choice([
        ("answer", {}), ("id", "x"), ("format", 2), ("format", "2"), ("done", {}), ("decisions", {}), ("", 1),
        ("answers", []), ("events", None)])
    case[key] = value
    return case


def twice(chance, case):
    """A key twice, which only text can say."""
    line = written(case)
    name = chance.choice(list(case) or ["answers"])
    return line[:-1] + b', "%s": %s}' % (name.encode(), json.dumps(case.get(name, {})).encode())


CHANGES = [rename, rename, odd, odd, other_value, other_value, other_start, other_time, other_key, twice]


def cut_off(chance, line):
    return line[:chance.randrange(len(line))]


def byte_changed(chance, line):
    at = chance.randrange(len(line))
    return line[:at] + chance.choice([b"\xff", b"\x00", b"\x1b", b",", b"}", b'"', b"\\", b"'", b"\t", b"1"]) + line[at + 1:]


def more_behind(chance, line):
    return line + chance.choice([b"x", b"{}", b",", b"\x00", b" ", b"// no"])


def not_an_object(chance, line):
    return chance.choice([b"[" + line + b"]", b'"x"', b"null", b"3", b"[" * 2000, b"{" * 3, b"\xef\xbb\xbf" + line])


BREAKS = [cut_off, byte_changed, byte_changed, more_behind, not_an_object]
