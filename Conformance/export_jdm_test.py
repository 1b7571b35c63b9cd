"""The guideline as a JSON Decision Model, run on the engine of others: for every state it says what it must."""

import json
import random

import pytest

from export_rules import (
    answer, built_in, built_in_states, chosen, exported, invalid_rows, is_single, rule_engine, some, states)
from export_sql_test import OTHERS, WRONG_BRANCH
from export_truth import read_from
from guideline_folder import BUILT_IN, edited


def test_every_state_of_every_tree(request, rule_engine, record_property):
    rows = chosen(request, 120)
    assert rule_engine("zen").otherwise(exported("jdm"), rows)[:3] == []
    single = sum(is_single(row, built_in().values) for row in rows)
    record_property("compared", f"JDM | zen | {len(rows)} states of trees, {single} of them unknown or one value")


def test_all_states_are_65312_and_33349_of_them_unknown_or_one_value():
    rows = some(built_in_states(), None)
    assert len(rows) == 65_312
    assert sum(is_single(row, built_in().values) for row in rows) == 33_349


def test_what_is_no_value_is_named_and_its_trees_say_nothing(rule_engine, record_property):
    rows = invalid_rows(built_in(), random.Random(12), 100, others=[5, True, {"a": 1}, [None], [3], "?", ""])
    assert rule_engine("zen").otherwise(exported("jdm"), rows)[:3] == []
    record_property("compared", f"JDM | zen | {len(rows)} states with what is no value")


def test_one_value_may_stand_alone(rule_engine):
    form = exported("jdm")
    tree = built_in().trees["imaging"]
    for value, possible in (("available", ["mri-not-needed"]), ("unavailable", tree.outcomes[1:])):
        found, = rule_engine("zen").answers(form, [("imaging", {"adequate-imaging": value})])
        assert found[1] == [outcome for outcome in tree.outcomes if outcome in possible]
        assert found == answer(found[1])


def test_a_wrong_branch_is_found(rule_engine, tmp_path):
    folder = edited(tmp_path / "wrong", WRONG_BRANCH, source=BUILT_IN)
    found = rule_engine("zen").otherwise(exported("jdm", "--guideline", folder), some(built_in_states(), 100))
    assert found and {tree for (tree, _), _, _ in found} == {"imaging"}


@pytest.mark.parametrize("name", OTHERS)
def test_other_guidelines(name, rule_engine, tmp_path, record_property):
    folder = OTHERS[name](tmp_path / "guideline")
    truth = read_from(folder)
    rows = some(states(truth, random.Random(13)), 150) + invalid_rows(truth, random.Random(14), 20)
    assert rule_engine("zen").otherwise(exported("jdm", "--guideline", folder), rows)[:3] == []
    record_property("compared", f"JDM | zen | {name}: {len(rows)} states")


def test_names_have_no_hyphen_and_what_it_is_of_is_told(rule_engine):
    model = json.loads(exported("jdm"))
    names = [node["name"] for node in model["nodes"]]
    assert len(set(names)) == len(names) and not any("-" in name for name in [model["name"], *names])
    assert "sha256:" in model["description"] and "2020" in model["description"]
    positions = [tuple(node["position"].values()) for node in model["nodes"]]
    assert len(set(positions)) == len(positions)
