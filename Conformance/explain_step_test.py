"""`explain --step`: which rules make a step of a plan what it is, and what would make it otherwise.

What it says is held against `advise`: the line it explains is the plan's, and every change it tells of is what
the plan of the changed case says.
"""

import json
import os
import subprocess

import pytest

from guideline_folder import BUILT_IN, ROOT, read

PROGRAM = os.environ.get("WERVELWIJZER", "wervelwijzer")
TOOTHACHE = ROOT / "Tests" / "Fixtures" / "toothache"
NOW = "2026-11-22T21:00:00+01:00"
STEPS = [step["step"] for step in read(BUILT_IN / "plan.yaml")["steps"]]
TREATED = {
    "adequate-imaging": "unavailable", "compression-signs": "present", "paraplegia": "incomplete",
    "primary-tumour": "known", "imaging-result": "consistent", "recent-ct": "yes", "epidural-compression": "clinical",
    "metastases": "symptomatic", "irreversible-paraplegia": "no", "pain": "severe", "life-expectancy": "over-12-months",
    "progressive-deficit": "present", "surgery-within-24-hours": "yes", "compression-limited": "no",
    "neurological-deficit": "present", "spinal-stability": "stable"}
EVENTS = {"suspicion": "2026-11-22T20:10:00+01:00"}
WAITING = {"now": NOW, "events": EVENTS, "answers": {
    "adequate-imaging": "unavailable", "compression-signs": "present", "paraplegia": "incomplete", "primary-tumour": "unknown",
    "imaging-result": "consistent", "recent-ct": "no", "epidural-compression": "clinical"}}
CASES = {
    "nothing": {"now": NOW, "answers": {}},
    "waiting": WAITING,
    "treated": {"now": NOW, "events": {**EVENTS, "imaging-result": "2026-11-22T20:30:00+01:00",
                                       "definitive-diagnosis": "2026-11-22T20:40:00+01:00"}, "answers": TREATED},
    "running": {"now": NOW, "events": {**EVENTS, "dexamethasone-start": "2026-11-22T20:40:00+01:00"}, "answers": TREATED},
    "declined": {"now": NOW, "events": EVENTS, "answers": WAITING["answers"],
                 "decisions": {"further-diagnostics": {"followed": False, "reason": "patient-wish"}}},
    "outside": {"now": NOW, "events": EVENTS, "answers": {**WAITING["answers"], "imaging-result": "inconsistent"}},
}


def run(*arguments, text=""):
    done = subprocess.run([PROGRAM, *map(str, arguments)], input=text, capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


def explained(case, *steps, guideline=BUILT_IN, language="en"):
    asked = [part for step in steps for part in ("--step", step)]
    code, out, err = run("explain", "-", *asked, "--format", "json", "--lang", language, "--guideline", guideline,
                         text=json.dumps(case))
    assert (code, err) == (0, ""), err
    return json.loads(out)["steps"]


def plan(case, guideline=BUILT_IN):
    code, out, err = run("advise", "-", "--format", "json", "--guideline", guideline, text=json.dumps(case))
    assert code == 0, err
    return json.loads(out)["plan"]


def line(case, step, guideline=BUILT_IN):
    return next((one for one in plan(case, guideline) if one.get("step") == step), None)


def rules(explanation):
    return {rule["rule"] for rule in explanation["rules"]}


@pytest.mark.parametrize("name", CASES)
def test_the_line_explained_is_the_plans(name):
    lines = plan(CASES[name])
    for step, explanation in zip(STEPS, explained(CASES[name], *STEPS)):
        place = next((place for place, one in enumerate(lines) if one.get("step") == step), None)
        assert explanation["step"] == step and explanation["inPlan"] == (place is not None)
        if place is None:
            assert explanation["absent"] or explanation["rules"], step
            continue
        assert explanation["place"] == place + 1
        for key in ("state", "urgency", "due", "notBefore"):
            assert explanation.get(key) == lines[place].get(key)
        named = {(one["tree"], one["outcome"]) for one in explanation["from"]}
        assert named <= {(one["tree"], one["outcome"]) for one in lines[place]["from"]}
        assert named or "stands-with" in rules(explanation)
        given = {rule["gives"] for rule in explanation["rules"]}
        assert "state" in given
        if lines[place]["state"] not in ("done", "running", "superseded", "declined", "holds"):
            assert given & {"urgency", "place"}


@pytest.mark.parametrize("name", ["waiting", "treated", "running", "declined"])
def test_every_change_told_is_what_the_plan_of_the_changed_case_says(name):
    told = 0
    for explanation in explained(CASES[name], *STEPS):
        for change in explanation["changes"]:
            case = json.loads(json.dumps(CASES[name]))
            match change["statement"]:
                case "happens": case["events"][change["event"]] = NOW
                case "not-given": del case["events"][change["event"]]
                case "ticked": case["done"] = {explanation["step"]: True}
                case "declined":
                    case.setdefault("decisions", {}).update(
                        {tree: {"followed": False, "reason": "patient-wish"} for tree in change["trees"]})
                case "followed":
                    for tree in change["trees"]:
                        del case["decisions"][tree]
                case other: raise AssertionError(other)
            found = line(case, explanation["step"])
            assert change["inPlan"] == (found is not None)
            if found:
                assert (change["state"], change["urgency"]) == (found["state"], found["urgency"])
            told += 1
    assert told > 5


@pytest.mark.parametrize("name, step, rule, content", [
    ("waiting", "dexamethasone-bolus", None, None),
    ("waiting", "steroids-after-biopsy", "conflict", "plan.yaml/waits/1/conflict-of"),
    ("waiting", "whole-spine-imaging", "presumed", "plan.yaml/steps/whole-spine-imaging/done-by"),
    ("waiting", "ct-thorax-abdomen", "placed", "plan.yaml/places/2"),
    ("treated", "whole-spine-imaging", "done-by", "plan.yaml/steps/whole-spine-imaging/done-by"),
    ("treated", "radiotherapy", "bound", "plan.yaml/bounds/time-to-treatment/steps"),
    ("treated", "radiotherapy", "refining-tree-open", "trees/radiotherapy"),
    ("treated", "dexamethasone-taper", "starts-with", "plan.yaml/steps/dexamethasone-taper/starts-with"),
    ("treated", "dexamethasone-bolus", "haste", "trees/steroids-before-imaging/outcomes/dexamethasone-now"),
    ("treated", "dexamethasone-course", "placed", "plan.yaml/places/1"),
    ("running", "dexamethasone-course", "running", "plan.yaml/steps/dexamethasone-course/runs"),
    ("running", "dexamethasone-taper", "stands-with", "plan.yaml/steps/dexamethasone-taper/stands-with"),
    ("declined", "biopsy", "declined", "case/decisions"),
    ("outside", "steroids-after-biopsy", "closes", "plan.yaml/closes/1")])
def test_a_rule_is_told_with_the_content_it_comes_from(name, step, rule, content):
    (explanation,) = explained(CASES[name], step)
    if rule:
        assert (rule, content) in {(one["rule"], one.get("content")) for one in explanation["rules"]}


def test_answers_that_force_an_outcome_are_told():
    (explanation,) = explained(CASES["waiting"], "steroids-after-biopsy")
    by = {(one["tree"], one["outcome"]): one["because"] for one in explanation["from"]}
    assert by["steroids-before-imaging", "await-biopsy"] == [{"item": "primary-tumour", "values": ["unknown"]}]


def test_why_a_step_is_not_in_the_plan():
    (explanation,) = explained(CASES["nothing"], "biopsy")
    assert [(one["tree"], one["cause"]) for one in explanation["absent"]] == [("further-diagnostics", "not-reached")]
    (explanation,) = explained(CASES["treated"], "surgery")
    (absent,) = explanation["absent"]
    assert (absent["tree"], absent["cause"], absent["outcome"]) == ("long-survival", "other-outcome", "radiotherapy")
    case = {"now": NOW, "answers": {"adequate-imaging": "available"}}
    (explanation,) = explained(case, "biopsy")
    (absent,) = explanation["absent"]
    assert absent["cause"] == "still-possible" and "imaging-result" in absent["needs"] and absent["possible"]


def test_a_step_that_another_line_speaks_for_says_which():
    case = {"now": NOW, "answers": {"swelling": "yes", "fever": "low", "picture": "abscess", "tooth": "loose"}}
    explanations = {one["step"]: one for one in explained(
        case, *(step["step"] for step in read(TOOTHACHE / "plan.yaml")["steps"]), guideline=TOOTHACHE)}
    assert "bounded-step-stands" in rules(explanations["treat"]) and not explanations["treat"]["inPlan"]
    assert "bound" in rules(explanations["pull"])
    unnamed = {"now": NOW, "start": "treatment", "answers": {"tooth": "gone"}}
    (explanation,) = explained(unnamed, "treatment.nothing.2", guideline=TOOTHACHE)
    assert explanation["inPlan"] and explanation["state"] == "open"


@pytest.mark.parametrize("language, heading", [("nl", "STAP · "), ("en", "STEP · ")])
@pytest.mark.parametrize("name", CASES)
def test_every_sentence_is_in_the_language_asked_for(name, language, heading):
    asked = [part for step in STEPS for part in ("--step", step)]
    code, out, err = run("explain", "-", *asked, "--lang", language, text=json.dumps(CASES[name]))
    assert (code, err) == (0, "") and out.count(heading) == len(STEPS)
    foreign = {"nl": (" the ", " is not in the plan", "urgency ‘"), "en": (" de stap", " het plan", "spoed ‘")}[language]
    assert not any(word in out for word in foreign)


@pytest.mark.parametrize("language, words", [("nl", ("onbekende stap", "bedoelde u: biopsy")), ("en", ("unknown step", "did you mean: biopsy"))])
def test_a_typo_names_the_nearest_step(language, words):
    for form in ("text", "json"):
        code, out, err = run("explain", "-", "--step", "biopsi", "--lang", language, "--format", form, text="{}")
        assert code == 2 and all(word in err for word in words)
        assert form == "text" and out == "" or json.loads(out)["error"]["suggestion"] == "biopsy"


@pytest.mark.parametrize("step", ["", "x" * 3000, "\x1b[31m", "imaging"])
def test_what_is_no_step_is_refused(step):
    code, out, err = run("explain", "-", "--step", step, text="{}")
    assert (code, out) == (2, "") and "\x1b" not in err


def test_a_step_and_an_outcome_are_not_asked_together():
    code, out, err = run("explain", "-", "--step", "biopsy", "--why-not", "imaging/mri-12h", text="{}")
    assert (code, out) == (2, "") and "--why-not" in err


def test_a_case_that_is_no_case_is_refused_before_its_steps():
    code, out, err = run("explain", "-", "--step", "biopsy", text='{"answers": {"pian": "severe"}}')
    assert (code, out) == (2, "") and "$.answers" in err and "severe" not in err
