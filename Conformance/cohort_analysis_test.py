"""What `cohort --details` finds beyond the counts, worked out again with the reference implementation: concordance, data
quality, timeliness, flow, and what another version or reading changes."""

import json
import os
import random
import re
import shutil
import subprocess
from collections import Counter, defaultdict
from datetime import datetime, timedelta

import pytest

from cohort_test import FIXTURES, written as csv_written
from export_truth import built_in, random_pathways, read_from
from guideline_folder import read
from reference.advice import Contradiction, Patient, SPECIFICATION, TREATMENT, differing, pathway, warnings
from reference.plan_cases import random_plan_case
from reference.plan_content import REASONS

PROGRAM = os.environ.get("WERVELWIJZER", "wervelwijzer")
CLASSES = ["concordant", "conditionally-concordant", "not-concordant", "undecidable"]
# What ends the waiting for each latest time, as sections 3 and 4 of the plan's specification have it.
STARTS = {"surgery", "radiotherapy-start"}
UNTIL = {"imaging": {"imaging-result"}, "further-diagnostics": {"biopsy", "surgery", "definitive-diagnosis"},
         "steroids-before-imaging": {"dexamethasone-stop"}, "time-to-treatment": STARTS}


def run(*arguments, given=None):
    done = subprocess.run([PROGRAM, *map(str, arguments)], input=given, capture_output=True, timeout=900)
    return done.returncode, done.stdout, done.stderr.decode()


def analysed(*arguments):
    code, out, said = run("cohort", *arguments, "--format", "json")
    assert (code, said) == (0, "")
    return json.loads(out)["analysis"]


def without_zeros(value):
    """Counts that are not there are as good as zero."""
    if isinstance(value, dict):
        found = {key: without_zeros(inner) for key, inner in value.items()}
        return {key: inner for key, inner in found.items() if inner not in (0, {}, [])}
    if isinstance(value, list):
        return [without_zeros(inner) for inner in value]
    return value


# Cases


def evaluated(patient):
    """The trees of a pathway, and whether everything is settled; nothing where the answers contradict an outcome."""
    try:
        listed = pathway(patient, SPECIFICATION.trees, True)
    except Contradiction:
        return None, False
    return listed, all(tree.settled for tree in listed)


def alone(patient, listed):
    """The items that alone keep the pathway from being complete."""
    # What no tree that is reached asks, nor a choice, changes nothing.
    asked = {item for tree in listed for item in tree.tree.items} | {TREATMENT}
    found = []
    for item in sorted(asked):
        own = patient.state[item]
        if len(own) < 2:
            continue
        ends = []
        for value in own:
            patient.state[item] = (value,)
            trees, complete = evaluated(patient)
            if trees is not None:
                ends.append(complete)
        patient.state[item] = own
        if ends and all(ends):
            found.append(item)
    return found


def cases_and_truth(count):
    chance = random.Random(24)
    cases = []
    for _ in range(count):
        case = random_plan_case(chance)
        case.pop("done", None)
        case["decisions"] = {
            tree: chance.choice([{"followed": True}, {"followed": False, "reason": chance.choice(sorted(REASONS))}])
            for tree in SPECIFICATION.trees if chance.random() < 0.6}
        cases.append(case)
    return cases


def counted(case, truth, total):
    patient = Patient(case)
    state = dict(patient.state)
    listed, complete = evaluated(patient)
    found, contradiction = truth.pathway(state, patient.start)
    assert contradiction == (listed is None)
    total["rows"] += 1
    items = total["quality"]["items"]
    asked = set()
    for name, possible in found.items():
        outcome = possible[0] if len(possible) == 1 else None
        asked |= set(SPECIFICATION.trees[name].items)
        if outcome and SPECIFICATION.outcomes[name][outcome].choices:
            asked.add(TREATMENT)
        decision = case["decisions"].get(name)
        kind = ("undecidable" if contradiction or not outcome or not decision else
                "concordant" if decision["followed"] else "not-concordant")
        own = total["concordance"][name]
        (own["decided"][outcome] if outcome else own["undecided"])[kind] += 1
        if kind == "not-concordant":
            own["reasons"][decision["reason"]] += 1
        flow = total["flow"][name]
        flow["reached"] += 1
        if outcome:
            flow["outcomes"][outcome] += 1
    for item, values in SPECIFICATION.values.items():
        left = state[item]
        kind = "exact" if len(left) == 1 else "missing" if len(left) == len(values) else "coarse"
        items[item][kind] += 1
        items[item]["asked"] += item in asked
        items[item]["askedMissing"] += item in asked and kind == "missing"
    if contradiction:
        total["quality"]["contradictions"] += 1
        return
    total["quality"]["complete"] += complete
    for one in warnings(patient, listed):
        total["warnings"][frozenset(one[0]), one[1]] += 1
    changes = differing(patient, listed)
    for reading in SPECIFICATION.readings:
        total["changed"][reading] += any(name == reading for name, _ in changes)
    limits(case, listed, total)
    if complete:
        return
    own = alone(patient, listed)
    open_items = {item for tree in listed if not tree.outcome for item in tree.changing}
    open_items |= {TREATMENT for tree in listed if tree.choice and len(state[TREATMENT]) > 1}
    for item in own:
        items[item]["aloneUndecided"] += 1
    for item in open_items - set(own):
        items[item]["undecidedAmongOthers"] += 1


def limits(case, listed, total):
    """A latest time of every decided outcome, by the times that the case gives."""
    times = {event: datetime.fromisoformat(at) for event, at in case.get("events", {}).items() if isinstance(at, str)}
    for tree in listed:
        limit = tree.outcome and SPECIFICATION.outcomes[tree.name][tree.outcome].limit
        if not limit or not limit.latest:
            continue
        counts = total["timeliness"][tree.name, tree.outcome]
        ends = [times[event] for event in UNTIL[tree.name] if event in times]
        if limit.event not in times:
            counts["noStart"] += 1
        elif not ends:
            counts["noEnd"] += 1
        elif min(ends) < times[limit.event]:
            counts["reversed"] += 1
        else:
            wait = min(ends) - times[limit.event]
            counts["met" if wait <= limit.latest else "late"] += 1
            total["waits"][tree.name, tree.outcome].append(wait)


def minutes(wait):
    """Whole minutes, to three digits past a hundred hours."""
    whole, step = wait // timedelta(minutes=1), 1
    while whole > 6000 and whole // step >= 1000:
        step *= 10
    return (whole + step // 2) // step * step


def at_share(waits, share):
    return sorted(waits)[max(1, -(-len(waits) * share // 10)) - 1]


def test_cases_are_analysed_as_the_reference_does(tmp_path):
    cases, truth = cases_and_truth(2000), built_in()
    file = tmp_path / "cases.ndjson"
    file.write_text("".join(json.dumps(case) + "\n" for case in cases))
    total = {
        "rows": 0, "quality": {"items": defaultdict(Counter), "complete": 0, "contradictions": 0},
        "concordance": defaultdict(
            lambda: {"decided": defaultdict(Counter), "undecided": Counter(), "reasons": Counter()}),
        "flow": defaultdict(lambda: {"reached": 0, "outcomes": Counter()}), "warnings": Counter(),
        "changed": Counter(), "timeliness": defaultdict(Counter), "waits": defaultdict(list)}
    for case in cases:
        counted(case, truth, total)
    found = analysed(file, "--ndjson", "--details", "--readings")
    assert found["rows"] == total["rows"] == 2000
    assert without_zeros(found["concordance"]) == without_zeros(total["concordance"])
    quality = found["quality"]
    assert list(quality.pop("warnings").values()) == [
        total["warnings"][key] for key in warning_keys()]
    assert without_zeros(quality) == without_zeros(total["quality"])
    assert sum(item["aloneUndecided"] for item in quality["items"].values()) > 100
    assert {reading["reading"]: reading["changed"] for reading in found["comparisons"]} == dict(total["changed"])
    for name, tree in found["flow"].items():
        assert (tree["reached"], without_zeros(tree["outcomes"])) == (
            total["flow"][name]["reached"], dict(total["flow"][name]["outcomes"]))
        # Whoever comes to a decision takes a branch of it, or waits.
        first = tree["decisions"][0]
        assert first["waiting"] + sum(branch["rows"] for branch in first["branches"]) == tree["reached"]
    times = {(limit["tree"], limit["outcome"]): limit for limit in found["timeliness"]}
    assert times.keys() == total["timeliness"].keys() and len(times) > 6
    for key, limit in times.items():
        expected = total["timeliness"][key]
        assert {kind: limit[kind] for kind in expected} == expected
        assert set(limit["until"]) == UNTIL[key[0]]
        waits = [minutes(wait) for wait in total["waits"][key]]
        if waits:
            assert (limit["medianMinutes"], limit["p90Minutes"]) == (at_share(waits, 5), at_share(waits, 9))


def warning_keys():
    """The warnings in the order of the specification, as `warnings` of the reference gives them."""
    from reference.specification import CONTRADICTIONS, MISFITS
    return ([(frozenset([one, other]), None) for one, _, other, _ in CONTRADICTIONS]
            + [(frozenset([item]), tree) for item, _, tree, _ in MISFITS])


# Rows, and another version


def incomplete(truth, state):
    """Whether a row is incomplete, or nothing where its answers contradict an outcome."""
    found, contradiction = truth.pathway(state)
    if contradiction:
        return None
    for name, possible in found.items():
        if not possible or len(possible) > 1:
            return True
        choice = truth.trees[name].outcomes[possible[0]].choice
        if choice:
            left = settled_at(truth, state, name)[choice[0]]
            if not left or len(left) > 1:
                return True
    return False


def settled_at(truth, state, name):
    """The state once a tree has been evaluated, what its outcome settles included."""
    state, queue = dict(state), [truth.start]
    for tree in queue:
        possible = truth.trees[tree].possible(state, truth.values)
        if possible and len(possible) == 1:
            outcome = truth.trees[tree].outcomes[possible[0]]
            item, options = outcome.choice or (None, {})
            for settled, values in [*outcome.fixes.items(), *([(item, options)] if item else [])]:
                if state[settled] is not None:
                    state[settled] = tuple(value for value in state[settled] if value in values)
            following = outcome.next
            if item:
                left = state[item] or ()
                following = options[left[0]] if len(left) == 1 else []
            queue += [other for other in dict.fromkeys(following) if other not in queue]
        if tree == name:
            return state


@pytest.mark.parametrize("fixture", ["sting", "toothache", "hyperkalaemia"])
def test_rows_with_cells_that_are_no_values(fixture, tmp_path):
    truth = read_from(FIXTURES / fixture)
    rows = random_pathways(truth, random.Random(7), 1200)
    groups = [random.Random(place).choice("AB") for place in range(len(rows))]
    path = tmp_path / "cases.csv"
    path.write_bytes(csv_written([*truth.values, "hospital"], [
        [*(cells.get(item) or "" for item in truth.values), group] for (cells, _), group in zip(rows, groups)]))
    found = analysed(path, "--details", "--guideline", FIXTURES / fixture, "--group", "hospital")
    quality = {"complete": 0, "contradictions": 0, "items": {item: Counter() for item in truth.values}}
    by_group = Counter()
    for (cells, (_, _, reached, contradiction)), group in zip(rows, groups):
        wrong = state_of(truth, cells)
        for item, left in wrong.items():
            kind = ("invalid" if left is None else "exact" if len(left) == 1 else
                    "missing" if len(left) == len(truth.values[item]) else "coarse")
            quality["items"][item][kind] += 1
        quality["contradictions"] += contradiction
        open_row = incomplete(truth, wrong)
        quality["complete"] += open_row is False
        by_group[group] += open_row is False
        if not open_row:
            continue
        for item, left in wrong.items():
            if left is None or len(left) < 2:
                continue
            ends = [incomplete(truth, wrong | {item: (value,)}) for value in left]
            ends = [end for end in ends if end is not None]
            quality["items"][item]["aloneUndecided"] += bool(ends) and not any(ends)
    assert found["quality"]["complete"] == quality["complete"] > 0
    assert found["quality"]["contradictions"] == quality["contradictions"]
    for item, counts in quality["items"].items():
        own = found["quality"]["items"][item]
        assert {key: own[key] for key in ["missing", "coarse", "exact", "invalid", "aloneUndecided"]} == {
            key: counts[key] for key in ["missing", "coarse", "exact", "invalid", "aloneUndecided"]}, item
    assert {group["group"]["hospital"]: group["quality"]["complete"] for group in found["groups"]} == by_group


def state_of(truth, cells):
    state = {}
    for item, values in truth.values.items():
        cell = cells.get(item) or ""
        parts = cell.split("|") if cell else list(values)
        is_valid = len(set(parts)) == len(parts) and set(parts) <= set(values)
        state[item] = tuple(value for value in values if value in parts) if is_valid else None
    return state


@pytest.mark.parametrize("fixture", ["sting", "hyperkalaemia"])
def test_another_version_changes_the_rows_that_it_says(fixture, tmp_path):
    folder, other = FIXTURES / fixture, tmp_path / "other"
    shutil.copytree(folder, other)
    name = read(folder / "guideline.yaml")["start"]
    files = [path for path in (other / "trees").glob("*.yaml") if read(path)["tree"] == name]
    # Two outcomes change places wherever a branch leads to them.
    one, two = [outcome["outcome"] for outcome in read(files[0])["outcomes"]][:2]
    names = {one: two, two: one}
    text = files[0].read_text()
    swapped = re.sub(r"(?<!- )(outcome: )([\w-]+)", lambda found: found[1] + names.get(found[2], found[2]), text)
    assert swapped != text
    files[0].write_text(swapped)
    truth, changed = read_from(folder), read_from(other)
    rows = random_pathways(truth, random.Random(9), 1500)
    path, numbers = tmp_path / "cases.csv", tmp_path / "rows.csv"
    path.write_bytes(csv_written([*truth.values], [
        [cells.get(item) or "" for item in truth.values] for cells, _ in rows]))
    found = analysed(path, "--guideline", folder, "--against", other, "--row-numbers", numbers)
    assert "quality" not in found
    comparison = found["comparisons"][0]
    counts, expected = Counter(), []
    for number, (cells, (_, _, reached, contradiction)) in enumerate(rows, start=1):
        if contradiction:
            continue
        there, _ = changed.pathway(state_of(truth, cells))
        is_changed = False
        for tree in {**reached, **there}:
            own, new = [None if tree not in side else frozenset(side[tree] or []) for side in (reached, there)]
            if own == new:
                counts[tree, "same", None, None] += 1
                continue
            is_changed = True
            before, after = [min(side) if side and len(side) == 1 else None for side in (own, new)]
            kind = ("reached" if own is None else "left" if new is None else "undecided" if not after else
                    "outcome" if before else "decided")
            counts[tree, kind, None if kind in ("reached", "left") else before,
                   after if kind in ("outcome", "decided") else None] += 1
        if is_changed:
            expected.append(number)
    assert comparison["changed"] == len(expected) > 50
    assert numbers.read_text().splitlines() == [
        "comparison,row", *(f"{comparison['guideline']},{row}" for row in expected)]
    told = Counter()
    for tree in comparison["trees"]:
        told[tree["tree"], "same", None, None] = tree["same"]
        for change in tree["changes"]:
            told[tree["tree"], change["change"], change.get("from"), change.get("to")] = change["rows"]
    assert +told == counts


# The command


def test_what_needs_rows_is_left_out_of_counts(tmp_path):
    truth = read_from(FIXTURES / "sting")
    path, table = tmp_path / "cases.csv", tmp_path / "counts.csv"
    rows = random_pathways(truth, random.Random(3), 50)
    path.write_bytes(csv_written([*truth.values, "year"], [
        [*(cells.get(item) or "" for item in truth.values), 2020 + place % 2] for place, (cells, _) in enumerate(rows)]))
    guideline = ["--guideline", FIXTURES / "sting", "--lang", "en"]
    code, out, said = run("cohort", path, "--counts", table, "--details", "--period", "year", *guideline)
    assert (code, said) == (0, "")
    assert "DATA QUALITY" in out.decode() and "year: 2021" in out.decode()
    # The period is of the analysis; the counts are by the groups asked for.
    assert table.read_text().startswith("table,tree,mask,n\n")
    code, out, said = run("cohort", "--from-counts", table, "--details", *guideline)
    assert code == 0 and "need the rows themselves" in said and "DATA QUALITY" not in out.decode()


@pytest.mark.parametrize("arguments", [
    ["--row-numbers", "x.csv"], ["--against", "/nowhere"], ["--against", str(FIXTURES / "sting")],
    ["--period", "nothing"], ["--row-numbers", "/nowhere/x.csv", "--readings"]])
def test_what_cannot_be_analysed_is_refused(arguments, tmp_path):
    path = tmp_path / "cases.csv"
    path.write_text("pain\nmild\n")
    code, out, said = run("cohort", path, *arguments, "--lang", "en")
    assert (code, out) == (2, b"") and said and "mild" not in said


def test_results_do_not_depend_on_the_order_of_rows(tmp_path):
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    code, out, _ = run("simulate", "--rows", 20000, "--seed", 5)
    assert code == 0
    header, *lines = out.splitlines(keepends=True)
    first.write_bytes(header + b"".join(lines))
    second.write_bytes(header + b"".join(reversed(lines)))
    options = ["--details", "--readings", "--group", "synthetic_hospital", "--period", "synthetic_quarter"]
    found = analysed(first, *options)
    assert found == analysed(second, *options)
    assert sum(group["rows"] for group in found["groups"]) == found["rows"] == 20000
    assert found["period"] == "synthetic_quarter"
