"""The program's plan beside the stories and, at random, beside the second engine.

Run with `pytest Conformance/plan_test.py`; `--long` takes 100,000 random cases.
"""

import json
import random
import subprocess
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from reference.advice import Contradiction
from reference.plan import plan
from reference.plan_cases import random_plan_case
from server import PROGRAM

STORIES = sorted((Path(__file__).resolve().parent / "plan_stories").glob("*.json"))
TIMES = ("due", "notBefore", "doneAt", "since")
# Keys that the reference does not compute: texts, and the trees whose advice was declined.
OWN = ("text", "unless", "remarks", "declined")


def advised(cases, *options):
    """The program's advice for each case."""
    lines = "".join(json.dumps(case) + "\n" for case in cases)
    done = subprocess.run(
        [PROGRAM, "advise", "--ndjson", *options], input=lines.encode(), capture_output=True, timeout=300)
    assert done.stderr == b""
    return [json.loads(line) for line in done.stdout.splitlines()]


def plain(entry):
    """An entry without texts, with times as datetimes and sources sorted."""
    found = {key: value for key, value in entry.items() if key not in OWN}
    found |= {key: datetime.fromisoformat(found[key]) for key in TIMES if key in found}
    found["from"] = sorted((source["tree"], source["outcome"]) for source in entry["from"])
    return found


def told(answer):
    """The parts of an advice that the second engine works out too."""
    return {
        "plan": answer["plan"],
        "planSettled": answer["planSettled"],
        "cautions": [caution["code"] for caution in answer["cautions"]],
        "questions": answer["questions"],
        "later": answer["later"],
        "unused": answer["unused"],
        "orderWarnings": [warning["events"] for warning in answer["warnings"] if "events" in warning],
        "assumed": [[one["tree"], one["outcome"]] for one in answer["deadlines"] if one.get("assumed")],
        "because": {tree["tree"]: tree["because"] for tree in answer["trees"] if "because" in tree},
    }


def differences(expected, found):
    """What differs, each part as found and as expected."""
    differ = {}
    for part, value in expected.items():
        other = found[part]
        if part == "plan":
            value, other = [plain(one) for one in value], [plain(one) for one in other]
        elif part in ("orderWarnings", "assumed"):
            value, other = (sorted(map(list, one)) for one in (value, other))
        elif part == "because":
            other = {tree: other.get(tree) for tree in value}
        if value != other:
            differ[part] = (other, value)
    return differ


def line_words(entry):
    """What a line says in Dutch, and what stands beside it."""
    words = [entry[key]["nl"] for key in ("text", "unless") if key in entry]
    return words, [remark["nl"] for remark in entry.get("remarks", [])]


def word_differences(said, answer):
    """What is said otherwise than a story tells: on the lines that it names, and on top."""
    differ = {}
    for name, expected in said.get("lines", {}).items():
        lines = [one for one in answer["plan"] if name in (one.get("step"), one.get("tree"), one.get("item"))]
        words, remarks = line_words(lines[0] if lines else {})
        if not set(expected) <= {*words, *remarks} or not set(remarks) <= set(expected):
            differ[name] = ([*words, *remarks], expected)
    for caution in said.get("cautions", []):
        found = [one for one in answer["cautions"] if one["code"] == caution["code"]]
        if found != [caution]:
            differ[caution["code"]] = (found, caution)
    return differ


def story_differences(story, answer):
    """What an answer, with words, has otherwise than its story tells."""
    expected = story["expected"]
    if "error" in expected or "error" in answer:
        paths = answer.get("error", {}).get("path"), expected.get("error", {}).get("path")
        return {"error": paths} if paths[0] != paths[1] else {}
    return differences(expected, told(answer)) | word_differences(story.get("said", {}), answer)


@cache
def answers():
    """What the program answers to each story, by its name."""
    cases = [json.loads(file.read_text())["case"] for file in STORIES]
    return dict(zip(STORIES, advised(cases, "--actions"), strict=True))


@pytest.mark.parametrize("file", STORIES, ids=lambda file: file.stem)
def test_story(file):
    assert story_differences(json.loads(file.read_text()), answers()[file]) == {}


@pytest.mark.seeds(5)
def test_program_and_reference_agree(seed):
    chance = random.Random(seed)
    cases = [random_plan_case(chance) for _ in range(1000)]
    for case, answer in zip(cases, advised(cases), strict=True):
        try:
            expected = plan(case)
        except Contradiction:
            assert answer["error"]["path"].startswith("$.answers")
            continue
        assert differences(expected, told(answer)) == {}, case
