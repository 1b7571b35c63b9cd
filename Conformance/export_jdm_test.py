"""The guideline as a JSON Decision Model, run on the engine of others: for every state it says what it must."""

import json
import random

import pytest

import generated_guideline as generated
from export_rules import answer, chosen, deep, hard_names, invalid_rows, rule_engine, states
from export_truth import built_in, read_from
from exports import OTHERS, WRONG_BRANCH, exported
from guideline_folder import BUILT_IN, edited


def test_every_state_of_every_tree(request, rule_engine, record_property):
    rows, told = chosen(request, 120)
    assert rule_engine("zen").otherwise(exported("jdm"), rows)[:3] == []
    record_property("compared", f"JDM | zen | {told}")


def test_what_is_no_value_is_named_and_its_trees_say_nothing(rule_engine, record_property):
    rows = invalid_rows(built_in(), random.Random(12), 100, others=[5, True, {"a": 1}, [None], [3], "?", ""])
    assert rule_engine("zen").otherwise(exported("jdm"), rows)[:3] == []
    record_property("compared", f"JDM | zen | {len(rows)} states with what is no value")


def test_one_value_may_stand_alone(rule_engine):
    form = exported("jdm")
    tree = built_in().trees["imaging"]
    for value, possible in (("available", ["mri-not-needed"]), ("unavailable", list(tree.outcomes)[1:])):
        found, = rule_engine("zen").answers(form, [("imaging", {"adequate-imaging": value})])
        assert found == answer(possible)


def test_a_wrong_branch_is_found(rule_engine, tmp_path):
    folder = edited(tmp_path / "wrong", WRONG_BRANCH, source=BUILT_IN)
    found = rule_engine("zen").otherwise(exported("jdm", "--guideline", folder), states(built_in(), random.Random(15), 60))
    assert found and {tree for (tree, _), _, _ in found} == {"imaging"}


GUIDELINES = OTHERS | {"names that are words": hard_names}


@pytest.mark.parametrize("name", GUIDELINES)
def test_other_guidelines(name, rule_engine, tmp_path, record_property):
    folder = GUIDELINES[name](tmp_path / "guideline")
    truth = read_from(folder)
    rows = states(truth, random.Random(13), 100) + invalid_rows(truth, random.Random(14), 20)
    assert rule_engine("zen").otherwise(exported("jdm", "--guideline", folder), rows)[:3] == []
    record_property("compared", f"JDM | zen | {name}: {len(rows)} states")


def test_a_deep_tree_runs(rule_engine, tmp_path):
    form = exported("jdm", "--guideline", generated.chain(200).write(tmp_path / "guideline"))
    assert deep(rule_engine, "zen", form, 200) == [["stop", "end"], ["end"], ["stop"], ["stop", "end"]]


def test_a_version_may_hold_quotation_marks(rule_engine, tmp_path):
    folder = edited(tmp_path / "quoted", ("guideline.yaml", "version: ", "version: 'a \"b\" ''c'' \\' #"), source=BUILT_IN)
    form = exported("jdm", "--guideline", folder)
    assert 'a \\\"b\\\" \'c\' \\\\' in form
    found, = rule_engine("zen").answers(form, [("imaging", {"adequate-imaging": "available"})])
    assert found == answer(["mri-not-needed"])


def test_names_have_no_hyphen_and_what_it_is_of_is_told(rule_engine):
    model = json.loads(exported("jdm"))
    names = [node["name"] for node in model["nodes"]]
    assert len(set(names)) == len(names) and not any("-" in name for name in [model["name"], *names])
    assert "sha256:" in model["description"] and "2020" in model["description"]
    positions = [tuple(node["position"].values()) for node in model["nodes"]]
    assert len(set(positions)) == len(positions)
