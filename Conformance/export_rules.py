"""What forms for engines of rules are compared by: states as lists of values, an engine in a process of its own.

A test module imports `rule_engine`, the fixture that starts engines, and gives it a form.
"""

import json
import math
import random
from itertools import product
from pathlib import Path

import pytest

import generated_guideline as generated
from engine_process import EngineProcess, started
from export_truth import built_in, drawn_set, misspelt, sets

class RuleEngine(EngineProcess):
    def __init__(self, name, folder):
        super().__init__("rule_engines.py", name, folder)

    def answers(self, form, states):
        """What it says of states, which are a tree and what is given of its items."""
        job = {name: str(self.folder / name) for name in ("form", "states", "out")}
        Path(job["form"]).write_text(form)
        Path(job["states"]).write_text("".join(json.dumps(state) + "\n" for state in states))
        self.run(**job)
        return [tuple(json.loads(line)) for line in Path(job["out"]).read_text().splitlines()]

    def otherwise(self, form, rows):
        """The rows, a state and what must be said of it, of which the engine says something else."""
        answers = self.answers(form, [state for state, _ in rows])
        assert len(answers) == len(rows)
        return [(state, said, must) for (state, must), said in zip(rows, answers) if said != must]


@pytest.fixture(scope="module")
def rule_engine(tmp_path_factory):
    yield from started(RuleEngine, tmp_path_factory)


def answer(possible, invalid=()):
    """What must be said: the outcome where it is certain, what is possible, and the invalid items."""
    return possible[0] if len(possible) == 1 else None, possible, list(invalid)


def given(values, left, chance):
    """What says that these values are left: in any order, and all of them in one of three ways."""
    if len(left) == len(values) and chance.random() < 0.7:
        return chance.choice([None, []])
    return chance.sample(list(left), len(left))


def states(truth, chance, of_each=None):
    """Rows, a state and what must be said of it: every state of every tree, or so many of each."""
    rows = []
    for name, tree in truth.trees.items():
        values = [truth.values[item] for item in tree.items]
        if math.prod(2 ** len(each) - 1 for each in values) <= 70_000:
            found = list(product(*map(sets, values)))
            found = chance.sample(found, min(len(found), of_each or len(found)))
        else:  # too many to go through
            found = [tuple(drawn_set(each, chance) for each in values) for _ in range(of_each)]
        for left in found:
            state = dict(zip(tree.items, left))
            rows.append(((name, {item: given(truth.values[item], state[item], chance) for item in state}),
                         answer(tree.possible(state, truth.values))))
    return rows


def chosen(request, of_each):
    """The states of the built-in guideline to compare, all with --long, else so many of each tree; and in words."""
    whole = request.config.getoption("--long")
    rows = states(built_in(), random.Random(11), None if whole else of_each)
    single = sum(is_single(row, built_in().values) for row in rows)
    if whole:
        assert (len(rows), single) == (65_312, 33_349)
    return rows, f"{len(rows)} states of trees, {single} of them unknown or one value"


def is_single(row, values):
    """Whether every item of a state is unknown or one value."""
    (_, state), _ = row
    return all(not left or len(left) in (1, len(values[item])) for item, left in state.items())


def invalid_rows(truth, chance, count, others=()):
    """States of which one item was given what is no value, or a value twice."""
    found = []
    for _ in range(count):
        name, tree = chance.choice(list(truth.trees.items()))
        state = {item: chance.choice([None, [], [chance.choice(truth.values[item])]]) for item in tree.items}
        wrong = chance.choice(tree.items)
        values = truth.values[wrong]
        one = chance.choice(values)
        state[wrong] = chance.choice([
            [misspelt(values, chance)], [one, misspelt(values, chance)], [one, one], [""], [*values, one], *others])
        found.append(((name, state), answer([], [wrong])))
    return found


# Names that are keywords of an engine, or that an export uses for its own columns and definitions.
WORDS = ["in", "not", "null", "3d-scan", "true", "and", "invalid", "outcome", "possible", "given", "left", "rules",
         "name", "type", "some", "guideline", "define", "context", "digest", "is", "may-be", "default"]


def hard_names(target):
    """A guideline whose items, trees, values and outcomes have these names."""
    folder = generated.Folder()
    for place, word in enumerate(WORDS):
        folder.items[word] = [WORDS[(place + step) % len(WORDS)] for step in (1, 2, 3)]
    for place, word in enumerate(WORDS):
        first, second = WORDS[place], WORDS[(place + 5) % len(WORDS)]
        one, two, three = folder.items[first]
        folder.tree(word, [("d0", first, [([one], "d1"), ([two], one), ([three], two)]),
                           ("d1", second, list(zip([[each] for each in folder.items[second]], [one, three, two])))])
    return folder.write(target)


def deep(rule_engine, name, form, length):
    """What an engine says is possible in a tree that is one chain of questions, of four states."""
    items = [f"item-{place}" for place in range(length)]
    on = dict.fromkeys(items, ["value-1"])
    states = [{}, on, on | {items[50]: ["value-0"]}, on | {items[-1]: None}]
    return [possible for _, possible, _ in rule_engine(name).answers(form, [("chain", state) for state in states])]
