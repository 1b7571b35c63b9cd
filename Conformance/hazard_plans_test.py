"""What must hold of every plan so that a hazard of docs/hazards.md stays controlled; on the second engine, at random."""

import random
from functools import cache

import pytest

from reference.advice import Contradiction
from reference.facts import Facts
from reference.plan import plan
from reference.plan_cases import random_plan_case
from reference.plan_content import ACTS, BOUNDS, STEPS, WAITS

BIOPSY_OVER = ("biopsy", "surgery", "definitive-diagnosis")
NOT_TO_DO = ("done", "superseded", "declined")
MRI = "whole-spine-imaging"
TREATMENTS = ("radiotherapy", "surgery", "systemic-therapy", "postoperative-radiotherapy")


class Found:
    """A case with the facts and the plan that follow from it."""

    def __init__(self, case):
        self.case, self.facts, self.plan = case, Facts(case), plan(case)
        self.steps = {entry["step"]: entry for entry in self.plan["plan"] if "step" in entry}
        self.given = self.facts.events.given

    def says(self, step, strength="do"):
        """Whether an outcome that is followed says so of the step."""
        return any(act.step == step and act.strength == strength and act.option is None
                   for outcome in self.facts.followed for act in ACTS[outcome])


@cache
def found_at_random(seed):
    chance = random.Random(1000 + seed)
    found = []
    while len(found) < 1500:
        try:
            found.append(Found(random_plan_case(chance)))
        except Contradiction:
            continue
    return found


def those(seed, wanted):
    """The cases of a kind; a test that meets none would say nothing."""
    met = [found for found in found_at_random(seed) if wanted(found)]
    assert len(met) >= 10
    return met


@pytest.mark.seeds(2)
def test_a_bolus_that_is_advised_is_at_once_until_somebody_began_or_called_it_off(seed):
    def wanted(found):
        begun = found.given("dexamethasone-start") or found.given("dexamethasone-stop")
        return found.says("dexamethasone-bolus") and not begun

    for found in those(seed, wanted):
        bolus = found.steps["dexamethasone-bolus"]
        assert bolus["state"] in ("superseded", "declined") or bolus["urgency"] == "at-once", found.case


@pytest.mark.seeds(2)
def test_no_bolus_stands_plainly_open_while_the_biopsy_is_awaited(seed):
    def wanted(found):
        over = any(found.given(event) for event in BIOPSY_OVER)
        return found.says("steroids-after-biopsy") and found.says("dexamethasone-bolus") and not over

    for found in those(seed, wanted):
        bolus = found.steps["dexamethasone-bolus"]
        assert bolus["state"] in NOT_TO_DO or bolus.get("for") == "biopsy", found.case


@pytest.mark.seeds(2)
def test_a_course_that_has_begun_stays_and_so_does_its_end(seed):
    """Of a tree that is declined afterwards the end is declined too: docs/hazards.md tells it as not controlled."""
    def wanted(found):
        return (found.given("dexamethasone-start") and "dexamethasone-stop" not in found.facts.events.said
                and not found.facts.declined)

    for found in those(seed, wanted):
        assert found.steps["dexamethasone-course"]["state"] == "running", found.case
        taper = found.steps["dexamethasone-taper"]
        assert taper["state"] == "open" or (
            taper["state"] == "superseded" and "lowest-dexamethasone" in found.steps), found.case


@pytest.mark.seeds(2)
def test_an_mri_that_is_advised_is_done_by_its_result_alone(seed):
    def wanted(found):
        return found.says(MRI) and not found.given("imaging-result")

    for found in those(seed, wanted):
        assert found.steps[MRI]["state"] in ("open", "superseded"), found.case
        if found.steps[MRI]["state"] == "superseded":
            assert found.steps[MRI]["by"] == "further-diagnostics", found.case


@pytest.mark.seeds(2)
def test_a_treatment_is_done_by_its_own_event_alone(seed):
    for found in those(seed, lambda found: any(step in found.steps for step in TREATMENTS)):
        for step in TREATMENTS:
            if found.steps.get(step, {}).get("state") == "done":
                assert found.given(STEPS[step].done_by[0]), found.case


@pytest.mark.seeds(2)
def test_the_limit_of_treatment_stands_until_a_treatment_has_begun(seed):
    [bound] = BOUNDS

    def wanted(found):
        return (any(tree == bound.tree for tree, _ in found.facts.followed)
                and not found.given("surgery") and not found.given("radiotherapy-start")
                and not found.given("systemic-start"))

    for found in those(seed, wanted):
        bounded = [entry for entry in found.plan["plan"] if entry["state"] not in NOT_TO_DO
                   and any(source["tree"] == bound.tree for source in entry["from"])]
        assert bounded, found.case
        if found.given("definitive-diagnosis") and found.facts.events.time("definitive-diagnosis"):
            assert all("due" in entry for entry in bounded), found.case


@pytest.mark.seeds(2)
def test_after_deterioration_the_radiotherapy_waits_for_the_surgeon(seed):
    def wanted(found):
        return "C3" in found.plan["cautions"] and "postoperative-radiotherapy" in found.steps

    for found in those(seed, wanted):
        assert found.plan["cautions"][0] == "C3", found.case
        step = found.steps["postoperative-radiotherapy"]
        assert step["state"] in NOT_TO_DO or step.get("for") == "C3", found.case


@pytest.mark.seeds(2)
def test_without_a_life_expectancy_no_tree_that_rests_on_it_is_decided_by_it(seed):
    for found in those(seed, lambda found: "life-expectancy" not in found.facts.answered):
        for tree, reasons in found.plan["because"].items():
            assert "life-expectancy" not in [reason["item"] for reason in reasons], (found.case, tree)


@pytest.mark.seeds(2)
def test_what_a_person_did_is_not_overdue(seed):
    for found in those(seed, lambda found: any(entry["state"] == "done" for entry in found.plan["plan"])):
        assert all(entry["urgency"] == "none" for entry in found.plan["plan"]
                   if entry["state"] in (*NOT_TO_DO, "running")), found.case


def test_the_wait_for_the_biopsy_is_the_only_thing_that_holds_a_steroid_back():
    """A second wait would need a hazard of its own."""
    assert [wait.step for wait in WAITS] == ["steroids-after-biopsy"]
