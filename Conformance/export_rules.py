"""What forms for engines of rules are compared by: states as lists of values, an engine in a process of its own.

A test module imports `rule_engine`, the fixture that starts engines, and gives it a form.
"""

import json
import os
import random
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from export_truth import all_states, misspelt, specified

PROGRAM = os.environ.get("WERVELWIJZER", "wervelwijzer")
HERE = Path(__file__).resolve().parent


def export(*arguments):
    done = subprocess.run([PROGRAM, "export", *map(str, arguments)], capture_output=True, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def exported(*arguments):
    code, out, err = export(*arguments)
    assert (code, err) == (0, "")
    return out


class RuleEngine:
    """An engine in a process of its own, which takes one job after the other."""

    def __init__(self, name, folder):
        self.folder, self.log = folder, folder / "log"
        self.process = subprocess.Popen(
            [sys.executable, HERE / "rule_engines.py", name], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=self.log.open("w"), text=True)

    def answers(self, form, states):
        """What it says of states, which are a tree and what is given of its items."""
        job = {name: str(self.folder / name) for name in ("form", "states", "out")}
        Path(job["form"]).write_text(form)
        Path(job["states"]).write_text("".join(json.dumps(state) + "\n" for state in states))
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()
        told = self.process.stdout.readline()
        assert told == "null\n", told or self.log.read_text()[-3000:]
        return [tuple(json.loads(line)) for line in Path(job["out"]).read_text().splitlines()]

    def otherwise(self, form, rows):
        """The rows, a state and what must be said of it, of which the engine says something else."""
        answers = self.answers(form, [state for state, _ in rows])
        assert len(answers) == len(rows)
        return [(state, said, must) for (state, must), said in zip(rows, answers) if said != must]


@pytest.fixture(scope="module")
def rule_engine(tmp_path_factory):
    """Starts engines, each where it is first asked for, and ends them all."""
    engines = {}

    def named(name):
        if name not in engines:
            engines[name] = RuleEngine(name, tmp_path_factory.mktemp(name))
        return engines[name]

    yield named
    for engine in engines.values():
        engine.process.stdin.close()
        assert engine.process.wait(60) == 0


def answer(possible, invalid=()):
    """What must be said: the outcome where it is certain, what is possible, and the invalid items."""
    return possible[0] if len(possible) == 1 else None, possible, list(invalid)


def row(cells, possible):
    """A row as databases have it, as a list of values for each item."""
    given = {item: cell.split("|") if cell else None for item, cell in cells.items() if item != "tree"}
    return (cells["tree"], given), answer(possible)


def states(truth, chance):
    """Every state of every tree, by tree, in random order; too many of them are drawn."""
    found = {name: [] for name in truth.trees}
    for cells, possible in all_states(truth, chance):
        found[cells["tree"]].append(row(cells, possible))
    for rows in found.values():
        chance.shuffle(rows)
    return found


def some(states, of_each):
    return [row for rows in states.values() for row in rows[:of_each]]


@cache
def built_in():
    return specified()


@cache
def built_in_states():
    return states(built_in(), random.Random(11))


def chosen(request, of_each):
    """The states to compare: all with --long, else so many of each tree."""
    return some(built_in_states(), None if request.config.getoption("--long") else of_each)


def is_single(row, values):
    """Whether every item of a state is unknown or one value."""
    (_, given), _ = row
    return all(not left or len(left) in (1, len(values[item])) for item, left in given.items())


def invalid_rows(truth, chance, count, others=()):
    """States of which one item was given what is no value, or a value twice."""
    found = []
    for _ in range(count):
        name, tree = chance.choice(list(truth.trees.items()))
        given = {item: chance.choice([None, [], [chance.choice(truth.values[item])]]) for item in tree.items}
        wrong = chance.choice(tree.items)
        values = truth.values[wrong]
        one = chance.choice(values)
        given[wrong] = chance.choice([
            [misspelt(values, chance)], [one, misspelt(values, chance)], [one, one], [""], [*values, one], *others])
        found.append(((name, given), answer([], [wrong])))
    return found
