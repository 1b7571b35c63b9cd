"""What `diff` says of plans: exactly the patients whose plan differs though no outcome does.

Every complete answer of a small guideline goes through `advise` of both versions, and what differs there is
what the classes say. Witnesses are fed back, each case to its own version.
"""

import json
import os
import re
import shutil
import subprocess
from itertools import product

import pytest

from guideline_folder import BUILT_IN, ROOT, edited, read

PROGRAM = os.environ.get("WERVELWIJZER", "wervelwijzer")
TOOTHACHE = ROOT / "Tests" / "Fixtures" / "toothache"
EXAMPLE = ROOT / "Tests" / "ProofTests" / "Fixtures" / "example"
NOW = "2026-11-22T21:00:00+01:00"
# What of a line a class can speak of, as an advice without words has it.
KEYS = ["state", "for", "conflict", "by", "against", "strength", "condition", "presumed", "urgency", "boundBy",
        "provisional", "how", "options", "chosenOver", "from", "due", "notBefore"]


def run(*arguments, text=""):
    done = subprocess.run(
        [PROGRAM, *map(str, arguments)], input=text, capture_output=True, text=True, timeout=300)
    return done.returncode, done.stdout, done.stderr


def difference(old, new, *options):
    code, out, err = run("diff", old, new, "--format", "json", *options)
    assert code in (0, 1) and err == "", err
    return code, json.loads(out)


@pytest.fixture
def version(tmp_path):
    """Makes a version of a guideline."""
    return lambda *edits, name="new", source=TOOTHACHE: edited(tmp_path / name, *edits, source=source)


def advices(folder, cases):
    code, out, err = run("advise", "--ndjson", "--now", NOW, "--guideline", folder,
                         text="\n".join(map(json.dumps, cases)))
    assert code in (0, 2), err
    return list(map(json.loads, out.splitlines()))


def complete_cases(folder, start):
    items = read(folder / "items.yaml")["items"]
    values = [[value["value"] for value in item["values"]] for item in items]
    return [{"start": start, "answers": dict(zip((item["item"] for item in items), chosen))}
            for chosen in product(*values)]


def lines(advice):
    """The lines of a plan by what they are about."""
    return {next((key, line[key]) for key in ("step", "tree", "item") if key in line):
            {key: line[key] for key in KEYS if key in line} for line in advice["plan"]}


def changed_lines(before, after):
    """What `advise` says differs: the lines of one name, and those that came or went."""
    before, after = lines(before), lines(after)
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def outcomes(advice):
    return [(tree["tree"], tree.get("outcome")) for tree in advice["trees"]]


def subjects(patients):
    return {next(iter(patients[side].items())) for side in ("old", "new") if side in patients}


def meets(patients, case):
    return any(all(case["answers"][item] in values for item, values in condition.items())
               for condition in patients["conditions"])


def sides(witness):
    return (witness, witness) if "start" in witness else (witness["old"], witness["new"])


EDITS = {
    "a step is bound no more": ("plan.yaml", "own-step: treat, steps: [pull, fill]", "own-step: treat, steps: fill"),
    "nothing is bound": ("plan.yaml", "bounds:\n  - { by: time, own-step: treat, steps: [pull, fill] }\n", ""),
    "a step is superseded no more": ("plan.yaml", "  - { later: treatment/nothing, steps: swab }\n", ""),
    "nothing is closed": ("plan.yaml", "closes:\n  - { outcome: result/elsewhere, trees: [look, antibiotics] }\n", ""),
    "nothing differs": ("plan.yaml", "against: [{ outcomes: treatment/pull,", "against: [{ outcomes: treatment/nothing,"),
    "the wait presses less": ("plan.yaml", "    urgency: at-once\n", "    urgency: within-days\n"),
    "the wait is a conflict of another tree": ("plan.yaml", "conflict-of: antibiotics", "conflict-of: result"),
    "a step stands beside no other": ("plan.yaml", "places:\n  - { step: stop, after: course }\n", ""),
    "a step has another place": ("plan.yaml", "{ step: stop, after: course }", "{ step: check, after: pull, urgency: soon }"),
    "an answer shows nothing": ("items.yaml", "    proves: x-ray\n", ""),
    "a tree is not asked for": ("trees/01-look.yaml", "          decides: antibiotics\n", ""),
    "an outcome is a route no more": ("trees/03-result.yaml", "    route: true\n", ""),
    "a step is a step of its own": ("trees/04-treatment.yaml", "kind: supportive-care, step: check }", "kind: supportive-care }"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_the_classes_are_exactly_the_plans_that_differ(edit, version):
    file, passage, other = EDITS[edit]
    names = {path.name.split("-", 1)[1]: path.name for path in (TOOTHACHE / "trees").iterdir()}
    file = f"trees/{names[file.split('-', 1)[1]]}" if file.startswith("trees/") else file
    new = version((file, passage, other))
    code, report = difference(TOOTHACHE, new)
    assert code == 1 and report["changesAdvice"] and "plans" not in report["notWorkedOut"]
    classes = [one for one in report["plans"] if one["start"] == "look"]
    cases = complete_cases(TOOTHACHE, "look")
    differing = 0
    for case, before, after in zip(cases, advices(TOOTHACHE, cases), advices(new, cases)):
        if "error" in before or "error" in after or outcomes(before) != outcomes(after):
            continue
        told = set().union(*(subjects(one) for one in classes if meets(one, case)), set())
        assert told == changed_lines(before, after), case
        differing += bool(told)
    assert differing > 0 or not classes


@pytest.mark.parametrize("edit", ["nothing is bound", "a step is superseded no more", "the wait presses less", "a step is a step of its own"])
def test_every_witness_of_a_plan_replays_on_its_own_side(edit, version):
    file, passage, other = EDITS[edit]
    names = {path.name.split("-", 1)[1]: path.name for path in (TOOTHACHE / "trees").iterdir()}
    file = f"trees/{names[file.split('-', 1)[1]]}" if file.startswith("trees/") else file
    new = version((file, passage, other))
    for old, new in [(TOOTHACHE, new), (new, TOOTHACHE)]:
        _, report = difference(old, new)
        assert report["plans"]
        for patients in report["plans"]:
            before, after = sides(patients["witness"])
            (before,), (after,) = advices(old, [before]), advices(new, [after])
            for side, advice, line in (("old", before, "oldLine"), ("new", after, "newLine")):
                if side not in patients:
                    continue
                found = lines(advice)[next(iter(patients[side].items()))]
                assert (found["state"], found["urgency"], found["from"]) == tuple(
                    patients[line][key] for key in ("state", "urgency", "from"))


@pytest.mark.parametrize("edit, path", [
    (("plan.yaml", "limit: { not-before: P5D, within: P7D, from: course-start }", "limit: { not-before: P5D, within: P10D, from: course-start }"),
     "plan/steps/stop"),
    (("plan.yaml", "    starts-with: course-start\n", ""), "plan/steps/stop"),
    (("plan.yaml", "until: [swab, pulled]", "until: swab"), "plan/waits/course-after-swab"),
    (("plan.yaml", "done-by: treated", "done-by: filled"), "plan/steps/treat"),
    (("plan.yaml", "tick: true", "done-by: filled"), "plan/steps/check"),
    (("plan.yaml", "  - { reason: wish, label: { nl: Wens, en: Wish } }\n", "  - { reason: cost, label: { nl: Wens, en: Wish } }\n"), "plan/reasons/cost")])
def test_a_rule_that_shows_with_an_event_only_is_told_all_the_same(edit, path, version):
    new = version(edit)
    code, report = difference(TOOTHACHE, new)
    assert code == 1 and path in [one["path"] for one in report["otherLogic"]]
    for language, words in (("nl", "gebeurtenis"), ("en", "event")):
        for form in ("text", "html"):
            code, out, _ = run("diff", TOOTHACHE, new, "--lang", language, "--format", form)
            assert code == 1 and path in out and words in out
            assert "Geen enkele patiënt" not in out and "No patient's advice" not in out


def test_conditions_are_told_as_the_files_say_them(version):
    step = "tick: true, lines: [{ if: { CONDITION }, text: { nl: Kort, en: Short } }]"
    condition = "items: { fever: [high, low] }, not-given: pulled, state: [open, waits]"
    old = version(("plan.yaml", "tick: true", step.replace("CONDITION", "state: open")), name="old")
    new = version(("plan.yaml", "tick: true", step.replace("CONDITION", condition)), name="new")
    code, report = difference(old, new)
    assert (code, report["changesAdvice"]) == (0, False)
    assert report["wording"] == [{
        "path": "plan/steps/check", "field": "lines/1/if/rule", "old": ["{ state: open }"], "new": [f"{{ {condition} }}"]}]


def test_only_words_of_plans_change_no_advice(version):
    new = version(("plan.yaml", "en: Wait until after the swab }", "en: Wait for the swab }"),
                  ("plan.yaml", "label: { nl: Uitstrijk, en: Swab }", "label: { nl: Uitstrijkje, en: Swab }"))
    code, report = difference(TOOTHACHE, new)
    assert (code, report["changesAdvice"], report["changesWording"], report["plans"]) == (0, False, True, [])
    assert {one["path"] for one in report["wording"]} == {"plan/waits/course-after-swab", "plan/steps/swab"}


def rename(folder, old, new, was):
    for file in [folder / "plan.yaml", *(folder / "trees").iterdir()]:
        file.write_text(re.sub(rf"step: {old}\b", f"step: {new}", file.read_text()))
    if was:
        plan = folder / "plan.yaml"
        plan.write_text(plan.read_text().replace(f"step: {new},", f"step: {new}, was: {old},", 1))


def test_a_step_that_is_renamed_is_known_again(version):
    new = version()
    rename(new, "check", "control", was=True)
    for old, new, was in [(TOOTHACHE, new, "check"), (new, TOOTHACHE, "control")]:
        code, report = difference(old, new)
        assert (code, report["changesAdvice"], report["plans"]) == (0, False, [])
        assert [one["was"] for one in report["structure"] if one["kind"] == "renamed"] == [was]


def test_a_step_of_another_name_is_one_line_with_another_name(version):
    new = version()
    rename(new, "check", "control", was=False)
    code, report = difference(TOOTHACHE, new)
    (patients,) = [one for one in report["plans"] if one["start"] == "look"]
    assert code == 1 and (patients["old"], patients["new"]) == ({"step": "check"}, {"step": "control"})
    assert patients["changes"] == [{"key": "step", "old": ["check"], "new": ["control"]}]
    assert [(one["path"], one["was"]) for one in report["suspectedRenames"]] == [("plan/steps/control", "check")]
    assert "was: check" in run("diff", TOOTHACHE, new, "--lang", "en")[1]


@pytest.mark.parametrize("was, words", [("swab", "swab"), ("check", None)])
def test_a_former_name_that_is_still_in_use_is_refused(was, words, version):
    new = version(("plan.yaml", "step: check,", f"step: checked, was: {was},"), ("trees/" + next(
        path.name for path in (TOOTHACHE / "trees").iterdir() if "treatment" in path.name), "step: check", "step: checked"))
    code, _, err = run("diff", TOOTHACHE, new, "--lang", "en")
    assert code == (2 if words else 0) and (words or "") in err


def without_plans(folder):
    """The same trees, of which nothing is said of plans."""
    (folder / "plan.yaml").unlink()
    for file in (folder / "trees").iterdir():
        text = re.sub(r", (step|option): [\w-]+", "", file.read_text())
        text = re.sub(r"\n +(step|decides|without-act|route): [\w-]+", "", text)
        file.write_text(re.sub(r"\ndecided-before: .*", "", text))
    return folder


def test_a_version_of_which_nothing_is_said_of_plans_is_compared(version):
    new = without_plans(version())
    for old, new in [(TOOTHACHE, new), (new, TOOTHACHE)]:
        code, report = difference(old, new)
        assert code == 1 and not report["trees"] and report["plans"]
        names = set().union(*(subjects(one) for one in report["plans"]))
        assert ("step", "x-ray") in names and ("step", "look.x-ray-now.1") in names


def test_versions_without_plans_have_no_class_of_them(tmp_path):
    code, report = difference(EXAMPLE, EXAMPLE)
    assert (code, report["plans"], report["notWorkedOut"]) == (0, [], [])


def test_an_outcome_that_changed_says_what_follows_from_it(version):
    file = next(path.name for path in (TOOTHACHE / "trees").iterdir() if "time" in path.name)
    new = version((f"trees/{file}", "limit: { within: PT24H,", "limit: { within: PT12H,"))
    _, report = difference(TOOTHACHE, new)
    assert report["trees"] and report["plans"] == []


@pytest.mark.parametrize("language, words", [("nl", "niet vergeleken"), ("en", "not compared")])
def test_where_it_would_take_too_much_that_is_said(language, words, version):
    new = shutil.copytree(BUILT_IN, version(name="unused").parent / "large")
    plan = new / "plan.yaml"
    plan.write_text(plan.read_text().replace("steps: [radiotherapy, surgery, systemic-therapy]", "steps: [radiotherapy, surgery]", 1))
    code, out, err = run("diff", BUILT_IN, new, "--limit", "3000", "--lang", language)
    assert (code, err) == (1, "") and words in out
    code, report = difference(BUILT_IN, new, "--limit", "3000")
    assert "plans" in report["notWorkedOut"] and "plan/bounds/time-to-treatment" in [one["path"] for one in report["otherLogic"]]
