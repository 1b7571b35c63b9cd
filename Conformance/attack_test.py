"""Cases as no clinician would send them: whatever is done to a case, every line gets its answer, and
nothing that stood in a case is repeated in one.

Seeded: the same attacks on every machine. `--long` makes twenty times as many.
"""

import json
import os
import random
import subprocess
from pathlib import Path

import pytest

PROGRAM = os.environ.get("WERVELWIJZER", "wervelwijzer")
CASES = Path(__file__).resolve().parent.parent / "Guidelines/wervelmetastasen/cases"
NOW = "2026-11-22T21:00:00+01:00"
# Names a patient might have; no answer of the program may hold one.
MARKERS = ["Xantippe-Q", "BSN 990000011", "kamer-zq7"]


def answered(lines):
    """What `advise --ndjson` says to each line; a line is bytes without a line break."""
    done = subprocess.run(
        [PROGRAM, "advise", "--ndjson", "--actions", "--now", NOW, "--lang", "en"],
        input=b"".join(line + b"\n" for line in lines), capture_output=True, timeout=600)
    assert done.returncode in (0, 2), done.stderr
    return done.stdout.splitlines(), done.stderr


def worked_cases():
    return [
        json.loads(file.read_text()) for file in sorted(CASES.glob("*/case.json"))]


def items():
    """Every item with its values."""
    listed = subprocess.run(
        [PROGRAM, "items", "--format", "json"], capture_output=True, check=True).stdout
    return {
        item["item"]: [value["value"] for value in item["values"]] for item in json.loads(listed)}


def mutated(case, items, random):
    """A case with something done to it, as text."""
    case = json.loads(json.dumps(case))
    if random.random() < 0.4:  # what it says is another thing, and may well be a case
        for item in random.sample(sorted(items), k=random.randrange(1, 6)):
            case.setdefault("answers", {})[item] = random.choice(
                [*items[item], random.sample(items[item], k=2), {"unknown": True}])
        return json.dumps(case).encode()
    marker = random.choice(MARKERS)
    odd = random.choice([
        None, True, False, 0, -1, 1e308, 2.5, "", marker, [], [marker], {}, {marker: 1},
        {"unknown": True}, {"unknown": False}, {"since": marker}, {"since": NOW}, {"months": -0.5},
        {"months": marker}, ["present", "present"], "present", "\u202e", "unknown"])
    answers = case.setdefault("answers", {})
    place = random.randrange(8)
    if place == 0:
        answers[random.choice([*answers, marker])] = odd
    elif place == 1:
        case[random.choice(["start", "now", "events", "answers", "done", marker])] = odd
    elif place == 2:
        case.setdefault("events", {})[random.choice(["suspicion", marker])] = odd
    elif place == 3:
        for item in random.sample(sorted(answers), k=len(answers) // 2):
            answers[item] = odd
    elif place == 4:
        answers.update({f"{marker}{number}": odd for number in range(random.randrange(40))})
    text = json.dumps(case)
    if place == 5:  # a piece lost
        start = random.randrange(len(text))
        text = text[:start] + text[start + random.randrange(1, 9):]
    elif place == 6:  # a piece twice
        start = random.randrange(len(text))
        text = text[:start] + text[start:start + random.randrange(1, 30)] + text[start:]
    data = bytearray(text.encode())
    if place == 7:  # bytes changed, in and out of UTF-8
        for _ in range(random.randrange(1, 4)):
            data[random.randrange(len(data))] = random.randrange(256)
    return bytes(data).replace(b"\n", b" ").replace(b"\r", b" ")


def test_every_mutated_case_is_answered_and_none_is_repeated(pytestconfig):
    cases = worked_cases()
    seeds = range(200_000 if pytestconfig.getoption("--long") else 10_000)
    named = items()
    lines = [
        mutated(cases[seed % len(cases)], named, random.Random(seed)) for seed in seeds]
    lines = [line for line in lines if line.strip(b" \t")]
    answers, messages = answered(lines)
    assert len(answers) == len(lines)
    assert messages == b""
    kinds = {"advice": 0, "error": 0}
    for line, answer in zip(lines, answers):
        for marker in MARKERS:
            assert marker.encode() not in answer, line
        said = json.loads(answer)
        if "error" in said:
            kinds["error"] += 1
            assert said["error"]["path"] and said["error"]["message"], line
        else:
            kinds["advice"] += 1
            assert said["trees"], line
    # Both happen often, or the attacks are not what they were meant to be.
    assert min(kinds.values()) > len(lines) // 10, kinds


# What RFC 8259 allows: refused only as no case, at a place in the case.
JSON = [
    "{}", " {} ", "\t{}\t", "[]", "[1]", "null", "true", "false", "0", "-0", "1.5", "-1.5e+10", "1E5", "1e-2",
    '""', '"a"', r'"\u0041"', r'"\ud83d\ude00"', r'"\"\\\/\b\f\n\r\t"', '"\u00e9\U0001f600"', '{"a":{}}',
    '[[[]]]', '{"a":[1,2,{"b":null}]}', '{"":0}', '"\x7f"', "\ufeff{}",
]
# What it does not: told by line and column.
NO_JSON = [
    "{", "}", "[", "]", "{]", "[}", "{,}", "[,]", "[1,]", '{"a":1,}', '{"a" 1}', '{"a":}', "{a:1}", "{'a':1}",
    '{"a":1 "b":2}', "[1 2]", "01", "-01", "+1", ".5", "1.", "1e", "1e+", "0x10", "1_000", "--1", "NaN", "Infinity",
    "nul", "True", "tru", '"', '"a', r'"\x41"', r'"\u12"', r'"\u12G4"', r'"\ud800"', r'"\udc00\ud800"', '"a\tb"',
    '"a\x01"', "//c\n{}".replace("\n", " "), "{} {}", "{}x", "/* */{}", "[" * 100 + "]" * 100,
    '{"a":1,"a":1}', '{"answers":{},"answers":{}}', "\u00a0{}", '{"a":1}\x00', "\ufeff\ufeff{}",
]


def is_told_as_no_json(answer):
    path = json.loads(answer).get("error", {}).get("path", "")
    return path.replace(":", "").isdigit()


def test_json_is_read_as_its_grammar_has_it():
    answers, _ = answered([text.encode() for text in JSON + NO_JSON])
    assert len(answers) == len(JSON) + len(NO_JSON)
    told = [is_told_as_no_json(answer) for answer in answers]
    assert [text for text, no in zip(JSON, told) if no] == []
    assert [text for text, no in zip(NO_JSON, told[len(JSON):]) if not no] == []


@pytest.mark.parametrize("data", [b"\xff\xfe{\x00}\x00", b"{\"a\":\"\xc3\"}", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\xc0\xaf"])
def test_what_is_no_utf_8_is_refused_as_such(data):
    answers, _ = answered([data])
    assert json.loads(answers[0])["error"]["message"] == "this is not UTF-8 text"
