"""The stories of the plan on the second engine, and what must hold of every plan, at random."""

import json
import random
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from reference.advice import Contradiction
from reference.events import Refused
from reference.facts import URGENCIES, Facts
from reference.plan import TAIL, plan
from reference.plan_cases import SPANS, random_plan_case
from reference.plan_content import ACTS, FIRST_OF, PLACES, STEPS
from reference.plan_tables import tables

STORIES = sorted((Path(__file__).resolve().parent / "plan_stories").glob("*.json"))


def test_the_tables_for_the_first_engine_are_current():
    fixtures = Path(__file__).resolve().parent.parent / "Tests" / "Fixtures"
    for name, lines in tables().items():
        assert (fixtures / name).read_text().splitlines() == lines


@pytest.mark.parametrize("file", STORIES, ids=lambda file: file.stem)
def test_story(file):
    story = json.loads(file.read_text())
    expected = story["expected"]
    if "error" in expected:
        with pytest.raises(Refused, match=expected["error"]["path"].replace("$", "\\$").replace(".", "\\.")):
            plan(story["case"])
        return
    found = plan(story["case"])
    for part, value in expected.items():
        if part == "because":
            assert {tree: found[part][tree] for tree in value} == value
        else:
            assert found[part] == value


def name(entry):
    """What an entry is about; no two of a plan are about the same."""
    return next((key, entry[key]) for key in ("step", "tree", "item") if key in entry)


@cache
def random_plans(seed):
    """Cases with their plans; those whose answers contradict the advice have none."""
    chance = random.Random(seed)
    found = []
    for _ in range(1000):
        case = random_plan_case(chance)
        try:
            found.append((case, plan(case)))
        except Contradiction:
            continue
    return found


@pytest.mark.seeds(3)
def test_no_step_is_listed_twice(seed):
    for case, found in random_plans(seed):
        names = [name(entry) for entry in found["plan"]]
        assert len(names) == len(set(names)), case


@pytest.mark.seeds(3)
def test_every_decided_outcome_that_is_no_route_stands_in_the_plan(seed):
    for case, found in random_plans(seed):
        said = {(source["tree"], source["outcome"]) for entry in found["plan"] for source in entry["from"]}
        outcomes = {outcome for outcome in Facts(case).outcomes if ACTS[outcome]}
        assert outcomes <= said, (case, outcomes - said)
        assert said <= Facts(case).outcomes, case


@pytest.mark.seeds(3)
def test_what_is_open_no_tree_calls_off_under_its_name(seed):
    for case, found in random_plans(seed):
        acts = [act for outcome in Facts(case).followed for act in ACTS[outcome]]
        called_off = {act.step for act in acts if act.strength == "refrain"}
        assert not called_off & {entry.get("step") for entry in found["plan"] if entry["state"] == "open"}, case


@pytest.mark.seeds(3)
def test_a_step_whose_event_is_given_is_not_open(seed):
    """The event is given now, later than every other, so that it is before nothing it must follow."""
    for case, found in random_plans(seed):
        for entry in found["plan"]:
            content = STEPS.get(entry.get("step"))
            if not content or entry["state"] in ("done", "superseded", "declined") or not content.done_by:
                continue
            for event in content.done_by:
                for one in FIRST_OF.get(event, [event]):
                    other = case | {"events": case.get("events", {}) | {one: case["now"]}}
                    if content.not_while_unknown in Facts(case).patient.not_known:
                        continue
                    states = [each["state"] for each in plan(other)["plan"] if name(each) == name(entry)]
                    assert set(states) <= {"done"}, (other, entry, states)


@pytest.mark.seeds(3)
def test_waiting_never_lowers_an_urgency(seed):
    """Where every event that a measurement or a limit counts from is given."""
    chance = random.Random(seed)
    for case, _ in random_plans(seed):
        now = datetime.fromisoformat(case["now"])
        events = {event: at for event, at in case.get("events", {}).items() if isinstance(at, str)}
        for event in ("suspicion", "imaging-result", "definitive-diagnosis", "surgery", "dexamethasone-start"):
            events.setdefault(event, (now - chance.choice(SPANS)).isoformat())
        case = case | {"events": events}
        later = case | {"now": (now + chance.choice(SPANS)).isoformat()}
        before = {name(entry): entry["urgency"] for entry in plan(case)["plan"]}
        for entry in plan(later)["plan"]:
            assert (URGENCIES.index(entry["urgency"]) <= URGENCIES.index(before.get(name(entry), "not-yet"))), (
                case, later["now"], entry, before[name(entry)])


@pytest.mark.seeds(3)
def test_a_settled_plan_waits_for_nobody(seed):
    for case, found in random_plans(seed):
        if found["planSettled"]:
            for entry in found["plan"]:
                assert entry["state"] not in ("decide", "choose", "differs"), case
                assert not {"how", "conflict", "presumed", "provisional"} & entry.keys(), case
        assert not {item["item"] for item in found["later"]} & set(found["questions"]), case


@pytest.mark.seeds(3)
def test_what_is_at_once_stands_on_top(seed):
    for case, found in random_plans(seed):
        placed = {place.what for place in PLACES}
        order = [URGENCIES.index(entry["urgency"]) for entry in found["plan"]
                 if name(entry)[1] not in placed and entry["state"] not in ("waits", *TAIL)]
        assert order == sorted(order), case


def test_every_state_and_caution_and_rule_was_seen():
    entries = [entry for seed in range(3) for _, found in random_plans(seed) for entry in found["plan"]]
    states = {"done", "running", "superseded", "declined", "differs", "choose", "decide", "waits", "holds", "open"}
    assert {entry["state"] for entry in entries} == states
    keys = {key for entry in entries for key in entry}
    assert keys >= {
        "provisional", "presumed", "conflict", "assumed", "boundBy", "how", "chosenOver", "early", "late", "since"}
    assert {entry["step"] for entry in entries if "step" in entry} == set(STEPS)
    assert {code for seed in range(3) for _, found in random_plans(seed) for code in found["cautions"]} == {
        f"C{number}" for number in range(1, 11)}
