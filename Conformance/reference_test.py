"""The program against a second meaning of the guideline, written from the specification alone."""

import json
import os
import random
import re
import shutil
import subprocess
from collections import Counter
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from reference import advice as reference
from reference.cases import random_case

PROGRAM = os.environ.get("WERVELWIJZER", "wervelwijzer")
GUIDELINE = Path(__file__).resolve().parent.parent / "Guidelines" / "wervelmetastasen"


def advised(cases, *arguments):
    """What the program answers to each case."""
    lines = "".join(json.dumps(case) + "\n" for case in cases)
    done = subprocess.run(
        [PROGRAM, "advise", "--ndjson", *arguments], input=lines.encode(), capture_output=True, timeout=120
    )
    assert done.stderr == b""
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(cases)
    assert done.returncode == (2 if any("error" in answer for answer in answers) else 0)
    return answers


def duration(text):
    """An ISO 8601 duration in days or hours."""
    amount = re.fullmatch(r"P(?:(\d+)D)?(?:T(\d+)H)?", text)
    return timedelta(days=int(amount[1] or 0), hours=int(amount[2] or 0))


def moment(text):
    """A time with its offset, so that the same moment in another offset is not the same."""
    at = datetime.fromisoformat(text)
    return at, at.utcoffset()


def program_advice(answer):
    """An advice of the program in the shape of the reference."""
    deadlines = []
    for given in answer["deadlines"]:
        deadline = {key: given[key] for key in ("tree", "outcome", "from")}
        deadline["limit"] = duration(given["limit"])
        deadline["conditional"] = "condition" in given
        deadline |= {key: moment(given[key]) for key in ("due", "notBefore") if key in given}
        deadlines.append(deadline)
    keys = ("tree", "status", "path", "outcome", "because", "possibleOutcomes", "waitsFor", "next")
    return {
        "trees": [
            {key: tree.get(key) for key in keys}
            | {"tightestLimit": duration(tree["tightestLimit"]) if "tightestLimit" in tree else None}
            for tree in answer["trees"]
        ],
        "complete": answer["complete"],
        "questions": answer["questions"],
        "later": {later["item"] for later in answer["later"]},
        "deadlines": deadlines,
        "readings": {(entry["reading"], entry["tree"]): reading(entry) for entry in answer["readings"]["differ"]},
        "warnings": Counter(
            (frozenset(warning["items"]), warning.get("tree"))
            # The order of events is the plan's, and compared with it.
            for warning in answer["warnings"] if "events" not in warning
        ),
        "notes": {note["code"] for note in answer["notes"]},
    }


def reading(entry):
    if entry.get("missing"):
        return "missing"
    outcomes = entry.get("possibleOutcomes") or [entry["outcome"]]
    return ("added", *outcomes) if entry.get("added") else tuple(outcomes)


def expected_advice(case):
    expected = reference.advice(case)
    for deadline in expected["deadlines"]:
        for key in ("due", "notBefore"):
            if key in deadline:
                deadline[key] = deadline[key], deadline[key].utcoffset()
    expected["warnings"] = Counter((frozenset(items), tree) for items, tree in expected["warnings"])
    return expected


@cache
def random_cases(seed):
    """Cases, each with the advice expected, or with the item whose answers contradict each other."""
    chance = random.Random(seed)
    found = []
    for _ in range(1000):
        case = random_case(chance)
        try:
            found.append((case, expected_advice(case)))
        except reference.Contradiction as contradiction:
            found.append((case, str(contradiction)))
    return found


def disagreements(seed, *arguments):
    """The cases in which program and reference differ, each with the parts that do."""
    found = []
    cases = random_cases(seed)
    answers = advised([case for case, _ in cases], *arguments)
    for (case, expected), answer in zip(cases, answers):
        if isinstance(expected, str) or "error" in answer:
            path = answer.get("error", {}).get("path", "")
            if not isinstance(expected, str) or expected not in path:
                found.append((case, {"error": (answer.get("error"), expected)}))
            continue
        given = program_advice(answer)
        # What nobody can know yet is asked later; which items those are, the tests of the plan compare.
        later = given.pop("later")
        asked = expected["questions"]
        expected = expected | {"questions": [item for item in asked if item not in later]}
        differ = {key: (given[key], expected[key]) for key in expected if given[key] != expected[key]}
        if not later <= set(asked):
            differ["later"] = later
        if answer["readings"]["agree"] != (not expected["readings"]):
            differ["agree"] = answer["readings"]["agree"]
        if differ:
            found.append((case, differ))
    return found


def test_the_whole_specification_was_read():
    specification = reference.SPECIFICATION
    text = (GUIDELINE.parent.parent / "Conformance" / "reference" / "guideline.md").read_text()
    assert len(specification.values) == 33
    assert len(specification.trees) == 12
    assert sum(len(tree.decisions) for tree in specification.trees.values()) == 45
    assert len(re.findall("^ +.*⇒", text, re.MULTILINE)) == 61
    assert sum(len(outcomes) for outcomes in specification.outcomes.values()) == 47
    assert len(specification.readings) == 11


@pytest.mark.parametrize("seed", range(5))
def test_program_and_reference_agree(seed):
    assert disagreements(seed) == []


# A fault in the content, and what of the advice must then differ from the reference.
FAULTS = {
    "a branch to another outcome": (
        "trees/01-imaging.yaml", "Bilateral }\n        outcome: mri-12h-steroids",
        "Bilateral }\n        outcome: mri-12h", "trees"),
    "a longer limit": ("trees/11-time-to-treatment.yaml", "PT24H", "PT72H", "deadlines"),
    "a limit from another event": (
        "trees/11-time-to-treatment.yaml", "PT24H, from: definitive-diagnosis",
        "PT24H, from: imaging-result", "deadlines"),
    "a condition lost": (
        "trees/11-time-to-treatment.yaml",
        "condition: { nl: Indien symptomen, en: If there are symptoms }\n", "\n", "deadlines"),
    "a link lost": ("trees/06-long-survival.yaml", "next: [steroids, follow-up]", "next: [steroids]", "trees"),
    "a value fixed wrongly": (
        "trees/06-long-survival.yaml", "fixes: { local-treatment: surgery }",
        "fixes: { local-treatment: none }", "trees"),
    "a boundary on the other value": (
        "items.yaml", "{ value: under-3-months, below: 3 }", "{ value: under-3-months, below: 3.5 }", "trees"),
    "a shorter boundary": (
        "items.yaml", "up-to: PT48H }", "up-to: PT47H }", "trees"),
    "a warning with a value less": (
        "warnings.yaml", "pain: [moderate, severe]", "pain: severe", "warnings"),
    "a reading that changes nothing": (
        "readings.yaml", "when: absent\n            label: { nl: Afwezig, en: Absent }\n            outcome: rt-5x4",
        "when: absent\n            label: { nl: Afwezig, en: Absent }\n            decision: life-expectancy", "readings"),
    "a note with an outcome less": (
        "notes.yaml", "outcomes: [within-72h, within-7d, within-14d]", "outcomes: [within-72h, within-7d]", "notes"),
    "a note that stays away from a way": (
        "notes.yaml", "outcomes: [systemic, radiotherapy]", "outcomes: [systemic]", "notes"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_the_content_is_found(fault, tmp_path):
    file, right, wrong, part = FAULTS[fault]
    folder = tmp_path / GUIDELINE.name
    shutil.copytree(GUIDELINE, folder)
    text = (folder / file).read_text()
    assert right in text
    (folder / file).write_text(text.replace(right, wrong, 1))
    found = disagreements(0, "--guideline", str(folder))
    assert part in {part for _, parts in found for part in parts}
