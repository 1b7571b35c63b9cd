"""What the program claims to have proven, proven again by Z3 from the YAML.

`check`, `readings`, `diff` and `explain` speak of all patients. Here their claims are read from the
program's JSON, the guideline from its folder, and Z3 is asked for a patient for whom a claim fails.
The last tests falsify claims and expect to be caught.

Run with `WERVELWIJZER=PATH pytest Conformance/z3_test.py`.
"""

import json
import os
import random
import subprocess
from functools import cache
from itertools import combinations

import pytest
import z3

from guideline_folder import (
    BUILT_IN, asked_items, branch, changed, decision, ending, listed, restructured)
from z3_guideline import Formulas, example, holds, same, tree_formulas

PROGRAM = os.environ.get("WERVELWIJZER", "wervelwijzer")


def run(*arguments, text=""):
    done = subprocess.run(
        [PROGRAM, *map(str, arguments)], input=text, capture_output=True, text=True, timeout=60)
    assert done.returncode in (0, 1), done.stderr
    return done.returncode, done.stdout


def claims(*arguments, text=""):
    code, out = run(*arguments, "--format", "json", text=text)
    return code, json.loads(out)


@cache
def built_in():
    return Formulas(BUILT_IN)


TREES = list(built_in().trees)
READINGS = list(built_in().readings)
ENDINGS = [(tree, one["outcome"]) for tree, content in built_in().trees.items()
           for one in content["outcomes"]]


# check: every decision is complete, nothing overlaps, everything is reached


def unsound(formulas):
    """The rules about patients that Z3 finds broken, with the place, as `check` names them."""
    found = set()
    for name, tree in formulas.trees.items():
        of = formulas.of_tree[name]
        for asked in (one["decision"] for one in tree["decisions"]):
            if asked not in of.reach:
                found.add(("unreachable-decision", f"{name}/{asked}"))
                continue
            ways = [taken for where, _, taken in of.taken if where == asked]
            if not holds(z3.Implies(of.reach[asked], z3.Or(ways))):
                found.add(("incomplete-decision", f"{name}/{asked}"))
            for one, other in combinations(ways, 2):
                if example(of.reach[asked], one, other) is not None:
                    found.add(("overlapping-branches", f"{name}/{asked}"))
            if example(of.reach[asked]) is None:
                continue
            for taken in ways:
                if example(of.reach[asked], taken) is None:
                    found.add(("unreachable-branch", f"{name}/{asked}"))
            if not matters(formulas, name, asked):
                found.add(("idle-question", f"{name}/{asked}"))
        for outcome, region in of.outcomes.items():
            if example(region) is None:
                found.add(("unused-outcome", f"{name}/{outcome}"))
    for reading in formulas.readings:
        tree = formulas.readings[reading]["tree"]
        other = tree_formulas(formulas.patients, formulas.tree_under(reading))
        own = formulas.of_tree[tree].outcomes
        if all(same(own[outcome], other.outcomes[outcome]) for outcome in own):
            found.add(("idle-reading", reading))
    return found


def matters(formulas, name, asked):
    """Whether two patients who come to a decision and differ in its item alone end differently."""
    of, patients = formulas.of_tree[name], formulas.patients
    item = decision(formulas.trees[name], asked).get("item", asked)
    own, other = patients.answer[item], z3.Const("other", patients.answer[item].sort())

    def seen_by_other(formula):
        return z3.substitute(formula, (own, other))

    return any(
        example(of.reach[asked], seen_by_other(of.reach[asked]), region,
                z3.Not(seen_by_other(region))) is not None
        for region in of.outcomes.values())


def test_the_guideline_is_sound_for_z3_and_for_check():
    code, report = claims("check")
    assert (code, report["sound"], report["findings"]) == (0, True, [])
    assert unsound(built_in()) == set()


@pytest.mark.parametrize("tree", TREES)
def test_every_patient_has_exactly_one_outcome_of_a_tree(tree):
    regions = list(built_in().of_tree[tree].outcomes.values())
    assert holds(z3.Or(regions))
    assert all(example(one, other) is None for one, other in combinations(regions, 2))


def unreached(tree):
    """Below `over-12-months`, the same item is asked again."""
    first = branch(tree, "life-expectancy", "over-12-months")
    del first["outcome"]
    first["decision"] = "again"
    tree["decisions"].append({
        "decision": "again", "item": "life-expectancy", "label": {"nl": "x", "en": "x"},
        "branches": [
            {"when": ["under-3-months", "3-to-6-months"], "outcome": "rt-1x8"},
            {"when": ["6-to-12-months", "over-12-months"], "outcome": "rt-10x3"}]})


def never_matters(tree):
    branch(tree, "condition", "good").pop("decision")
    branch(tree, "condition", "good")["outcome"] = "rt-1x8"
    tree["decisions"] = [
        one for one in tree["decisions"] if one["decision"] != "life-expectancy"]


def without_a_value(tree):
    branch(tree, "condition", "poor")["when"] = "moderate"


def with_a_value_twice(tree):
    branch(tree, "condition", "good")["when"] = ["good", "poor"]


UNSOUND = {
    "unreachable-branch": ("radiotherapy", unreached),
    "idle-question": ("radiotherapy", never_matters),
    "incomplete-decision": ("radiotherapy", without_a_value),
    "overlapping-branches": ("radiotherapy", with_a_value_twice),
}


@pytest.mark.parametrize("rule", UNSOUND)
def test_what_check_finds_z3_finds(rule, tmp_path):
    tree, change = UNSOUND[rule]
    folder = changed(tmp_path / "new", change, tree)
    found = {one for one, _ in unsound(Formulas(folder))}
    assert rule in found
    code, out = run("check", folder)
    codes = {"incomplete-decision": "value-not-covered", "overlapping-branches": "value-covered-twice"}
    for one in found:
        assert f"[{codes.get(one, one)}]" in out
    assert code == (0 if rule == "idle-question" else 1)


# readings and diff: the classes are exactly the patients who end otherwise


def refutation(formulas, classes, before, after, told_otherwise=()):
    """What is wrong with the classes claimed, or None where Z3 proves them.

    For every pair of outcomes, the patients claimed must be those who end with the one before and
    with the other after; `told_otherwise` are outcomes that tell something else under their old name.
    """
    claimed = {}
    for one in classes:
        conditions = [formulas.patients.meets(condition) for condition in one["conditions"]]
        if (one["old"], one["new"]) in claimed:
            return "two classes for a pair of outcomes", None
        claimed[one["old"], one["new"]] = z3.Or(conditions)
        witness = one["witness"]["answers"]
        if not holds(z3.Implies(formulas.patients.meets(witness), claimed[one["old"], one["new"]])):
            return "a witness outside its class", witness
    for old, was in before.items():
        for new, becomes in after.items():
            if old == new and old not in told_otherwise:
                continue
            wrong = example(claimed.get((old, new), z3.BoolVal(False)) != z3.And(was, becomes))
            if wrong is not None:
                return f"{old} to {new}", formulas.patients.read_off(wrong)
    return None


@cache
def claimed_readings():
    return {one["reading"]: one for one in claims("readings")[1]["readings"]}


def reading_outcomes(name):
    formulas = built_in()
    return tree_formulas(formulas.patients, formulas.tree_under(name)).outcomes


def test_every_reading_is_listed():
    assert list(claimed_readings()) == READINGS


@pytest.mark.parametrize("name", READINGS)
def test_a_reading_matters_to_exactly_the_patients_claimed(name):
    claimed = claimed_readings()[name]
    before = built_in().of_tree[claimed["tree"]].outcomes
    assert refutation(built_in(), claimed["classes"], before, reading_outcomes(name)) is None


def lead(tree, name, value, outcome):
    taken = branch(tree, name, value)
    taken.pop("decision", None)
    taken["outcome"] = outcome


def one_branch(tree):
    lead(tree, "radicular-pain", "none", "mri-1w")


def a_value_to_another_branch(tree):
    branch(tree, "pain", "severe")["when"] = ["severe", "moderate"]
    branch(tree, "pain", "none")["when"] = "none"


def a_branch_to_another_decision(tree):
    branch(tree, "surgery-within-24-hours", "no").pop("outcome")
    branch(tree, "surgery-within-24-hours", "no")["decision"] = "fit-for-surgery"


def two_decisions_exchanged(tree):
    branch(tree, "compression-signs", "absent")["decision"] = "radicular-deficit"
    branch(tree, "radicular-deficit", "none")["decision"] = "lhermitte"
    branch(tree, "lhermitte", "absent")["decision"] = "radicular-pain"


def several_branches(tree):
    lead(tree, "oligometastases", "absent", "rt-10x3")
    lead(tree, "condition", "poor", "rt-30-39-or-stereotactic")


CHANGES = {
    "one branch": ("imaging", one_branch),
    "a value moved": ("treatment-indication", a_value_to_another_branch),
    "a branch moved": ("long-survival", a_branch_to_another_decision),
    "decisions exchanged": ("imaging", two_decisions_exchanged),
    "several branches": ("radiotherapy", several_branches),
}


def prove_difference(folder, tree, code, report):
    """Holds what `diff` claims between the built-in guideline and a folder against Z3."""
    old, new = built_in(), Formulas(folder)
    assert (code == 1) == report["changesAdvice"]
    claimed = {one["tree"]: one["classes"] for one in report["trees"]}
    for name in TREES:
        before, after = old.of_tree[name].outcomes, new.of_tree[name].outcomes
        assert refutation(old, claimed.get(name, []), before, after) is None
        assert (name in claimed) == (name == tree)
    readings = {one["reading"]: one["classes"] for one in report["readings"]}
    for name in READINGS:
        after = tree_formulas(new.patients, new.tree_under(name)).outcomes
        assert refutation(old, readings.get(name, []), reading_outcomes(name), after) is None


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_matters_to_exactly_the_patients_claimed(name, tmp_path):
    tree, change = CHANGES[name]
    folder = changed(tmp_path / "new", change, tree)
    prove_difference(folder, tree, *claims("diff", "built-in", folder))


@pytest.mark.parametrize("name", CHANGES)
def test_the_pathway_differs_in_exactly_the_trees_claimed(name, tmp_path):
    tree, change = CHANGES[name]
    folder = changed(tmp_path / "new", change, tree)
    _, report = claims("diff", "built-in", folder)
    start = report["pathway"]["start"]
    before, after = built_in().pathway(start)[0], Formulas(folder).pathway(start)[0]
    differing = {tree for tree, outcome in ENDINGS
                 if not same(before[tree, outcome], after[tree, outcome])}
    assert {one["tree"] for one in report["pathway"]["trees"]} == differing


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("tree", ["imaging", "further-diagnostics", "radiotherapy"])
def test_a_tree_asked_in_another_order_changes_no_advice(tree, seed, tmp_path):
    formulas = built_in()
    order = asked_items(formulas.trees[tree])
    random.Random(f"{tree} {seed}").shuffle(order)
    folder = changed(
        tmp_path / "new", lambda one: restructured(one, formulas.patients.values, order), tree)
    code, report = claims("diff", "built-in", folder)
    after = Formulas(folder).of_tree[tree].outcomes
    assert all(same(region, after[outcome])
               for outcome, region in formulas.of_tree[tree].outcomes.items())
    assert (code, report["changesAdvice"], report["trees"]) == (0, False, [])
    assert {one["kind"] for one in report["structure"]} >= {"added"}


def test_an_outcome_that_settles_another_value_changes_the_advice_of_all_who_have_it(tmp_path):
    def change(tree):
        fixes = next(one for one in tree["outcomes"] if one["outcome"] == "systemic")
        fixes["fixes"] = {"local-treatment": "surgery"}

    folder = changed(tmp_path / "new", change, "long-survival")
    code, report = claims("diff", "built-in", folder)
    outcomes = built_in().of_tree["long-survival"].outcomes
    (claimed,) = report["trees"]
    assert code == 1 and claimed["outcomes"] == [{"outcome": "systemic", "aspects": ["fixes"]}]
    wrong = refutation(built_in(), claimed["classes"], outcomes, outcomes, ["systemic"])
    assert wrong is None


# The whole pathway


@pytest.fixture(scope="module")
def pathway():
    return built_in().pathway("imaging")


def test_no_pathway_settles_an_item_in_two_ways(pathway):
    assert example(pathway[2]) is None


def test_every_patient_is_advised_once_in_every_tree_of_the_pathway(pathway):
    for tree in TREES:
        regions = [region for (name, _), region in pathway[0].items() if name == tree]
        assert all(example(one, other) is None for one, other in combinations(regions, 2))


@pytest.mark.parametrize("ending", ENDINGS, ids="/".join)
def test_a_patient_whom_z3_finds_for_an_outcome_is_advised_it(ending, pathway):
    advice, agree, _ = pathway
    model = example(advice[ending], agree)
    assert model is not None, "no pathway from the first tree comes to this outcome"
    patient = built_in().patients.read_off(model)
    expected = {pair for pair, region in advice.items()
                if z3.is_true(model.eval(region, model_completion=True))}
    case = {"start": "imaging", "answers": patient}
    _, found = claims("advise", "-", text=json.dumps(case))
    assert {(one["tree"], one.get("outcome")) for one in found["trees"]} == expected


# explain: reasons force their outcome, and nothing less does


@pytest.mark.parametrize("tree, outcome", ENDINGS)
def test_reasons_force_the_outcome_and_no_part_of_them_does(tree, outcome):
    formulas = built_in()
    region = formulas.of_tree[tree].outcomes[outcome]
    asked = asked_items(formulas.trees[tree])
    patient = formulas.patients.read_off(example(region))
    case = {"start": tree, "answers": {item: patient[item] for item in asked}}
    _, report = claims("explain", "-", text=json.dumps(case))
    (why,) = (one for one in report["trees"] if one["tree"] == tree)
    assert why["outcome"] == outcome and why["why"]
    for reason in why["why"]:
        assert holds(z3.Implies(formulas.patients.meets(reason), region))
        for left_out in reason:
            less = {item: values for item, values in reason.items() if item != left_out}
            assert not holds(z3.Implies(formulas.patients.meets(less), region))


# Planted failures: a claim that is not true is caught


def without_a_condition(classes):
    classes[-1]["conditions"].pop()


def without_an_item(classes):
    classes[0]["conditions"][0].popitem()


def with_another_outcome(classes):
    classes[0]["old"], classes[0]["new"] = classes[0]["new"], classes[0]["old"]


def with_another_witness(classes):
    """One answer of the witness changes, so that it meets none of the conditions of its class."""
    witness, conditions = classes[0]["witness"]["answers"], classes[0]["conditions"]
    outside = (
        {item: other} for item in witness for other in built_in().patients.values[item]
        if not any(
            all((witness | {item: other})[one] in listed(values) for one, values in condition.items())
            for condition in conditions))
    witness |= next(outside)


def without_a_class(classes):
    classes.pop()


@pytest.mark.parametrize(
    "falsify",
    [without_a_condition, without_an_item, with_another_outcome, with_another_witness, without_a_class])
@pytest.mark.parametrize("name", READINGS)
def test_a_false_claim_is_refuted(name, falsify):
    claimed = json.loads(json.dumps(claimed_readings()[name]))
    falsify(claimed["classes"])
    before = built_in().of_tree[claimed["tree"]].outcomes
    assert refutation(built_in(), claimed["classes"], before, reading_outcomes(name)) is not None


def test_a_patient_who_refutes_a_claim_does_end_otherwise():
    claimed = json.loads(json.dumps(claimed_readings()["steroids-exchanged"]))
    claimed["classes"].pop()
    before = built_in().of_tree["steroids"].outcomes
    _, patient = refutation(
        built_in(), claimed["classes"], before, reading_outcomes("steroids-exchanged"))
    reread = built_in().tree_under("steroids-exchanged")
    assert ending(built_in().trees["steroids"], patient) != ending(reread, patient)
