"""A guideline folder as formulas, for Z3: who ends where in a tree, a reading and a whole pathway.

Written from the specification and the YAML alone. A patient is one constant for each item, of a sort
that holds exactly the item's values, so a formula speaks of all patients by itself.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import z3

from guideline_folder import listed, read, tree_files


@cache
def sort(item, values):
    """The values of an item; folders that declare the same ones share it."""
    return z3.EnumSort(f"{item}/{'|'.join(values)}", [f"{item}={value}" for value in values])


class Patients:
    """All patients at once, by the items of a folder."""

    def __init__(self, items):
        self.values, self.answer, self._constants = {}, {}, {}
        for item in items:
            name, values = item["item"], tuple(one["value"] for one in item["values"])
            kind, constants = sort(name, values)
            self.values[name] = values
            self.answer[name] = z3.Const(name, kind)
            self._constants[name] = dict(zip(values, constants))

    def constant(self, item, value):
        return self._constants[item][value]

    def has(self, item, values, answer=None):
        """The condition that an item has one of some values."""
        answer = self.answer[item] if answer is None else answer
        return z3.Or([answer == self.constant(item, value) for value in listed(values)])

    def meets(self, condition):
        """A condition as the program writes it: for some items, a value or a list of them."""
        return z3.And([self.has(item, values) for item, values in condition.items()])

    def read_off(self, model):
        """One patient of a model, with an answer to every item."""
        found = {}
        for item, answer in self.answer.items():
            value = model.eval(answer, model_completion=True)
            found[item] = next(v for v in self.values[item] if value.eq(self.constant(item, v)))
        return found


@dataclass
class TreeFormulas:
    """Which patients come to each decision, take each branch and have each outcome."""

    reach: dict
    taken: list  # (decision, place of the branch, condition that its values are the patient's)
    outcomes: dict


def tree_formulas(patients, tree, answer=None):
    """`answer` gives other terms for some items, such as values that an outcome settled."""
    answer = answer or {}
    decisions = {one["decision"]: one for one in tree["decisions"]}
    arrivals = {name: [] for name in decisions}
    start = tree.get("start", tree["decisions"][0]["decision"])
    arrivals[start].append(z3.BoolVal(True))
    reach, taken = {}, []
    outcomes = {one["outcome"]: [] for one in tree["outcomes"]}
    for name in _in_order(decisions, start):
        reach[name] = z3.Or(arrivals[name])
        item = decisions[name].get("item", name)
        for place, branch in enumerate(decisions[name]["branches"]):
            own = patients.has(item, branch["when"], answer.get(item))
            taken.append((name, place, own))
            arrivals_or_ends = (
                outcomes[branch["outcome"]] if "outcome" in branch else arrivals[branch["decision"]])
            arrivals_or_ends.append(z3.And(reach[name], own))
    return TreeFormulas(reach, taken, {name: z3.Or(parts) for name, parts in outcomes.items()})


def _in_order(decisions, start):
    """Every decision that is led to, after all that lead to it."""
    finished, order = set(), []

    def visit(name):
        if name in finished:
            return
        finished.add(name)
        for branch in decisions[name]["branches"]:
            if "decision" in branch:
                visit(branch["decision"])
        order.append(name)

    visit(start)
    return order[::-1]


class Formulas:
    """A whole folder."""

    def __init__(self, folder):
        folder = Path(folder)
        self.header = read(folder / "guideline.yaml")
        self.patients = Patients(read(folder / "items.yaml")["items"])
        files = tree_files(folder)
        self.trees = {name: read(files[name]) for name in self.header["trees"]}
        readings = folder / "readings.yaml"
        self.readings = {
            one["reading"]: one for one in (read(readings)["readings"] if readings.exists() else [])
        }
        self.of_tree = {
            name: tree_formulas(self.patients, tree) for name, tree in self.trees.items()}

    def tree_under(self, reading):
        """The tree of a reading as it reads it."""
        reading = self.readings[reading]
        base = self.trees[reading["tree"]]
        own = {one["decision"]: one for one in reading["decisions"]}
        kept = [one for one in base["decisions"] if one["decision"] not in own]
        start = reading.get("start") or base.get("start", base["decisions"][0]["decision"])
        return {**base, "start": start, "decisions": kept + list(own.values())}

    def pathway(self, start):
        """For every tree and outcome, the patients whose pathway from `start` comes to it.

        Also which patients no outcome contradicts: those whose own answers agree with every value
        settled on their way; and where two outcomes settle one item differently.
        """
        patients = self.patients
        reach = {name: [z3.BoolVal(True)] if name == start else [] for name in self.trees}
        settled, advice, agree, conflicts = {}, {}, [], []
        for name in self._links_in_order():
            here = z3.Or(reach[name])
            answer = {}
            for item, places in settled.items():
                term = patients.answer[item]
                for values, region in places:
                    if len(values) == 1:
                        term = z3.If(region, patients.constant(item, values[0]), term)
                answer[item] = term
            formulas = tree_formulas(patients, self.trees[name], answer)
            for outcome in self.trees[name]["outcomes"]:
                region = z3.And(here, formulas.outcomes[outcome["outcome"]])
                advice[name, outcome["outcome"]] = region
                fixes = {item: listed(values) for item, values in outcome.get("fixes", {}).items()}
                choice = outcome.get("choice")
                if choice:
                    fixes[choice["item"]] = list(choice["next"])
                for item, values in fixes.items():
                    agree.append(z3.Implies(region, patients.has(item, values)))
                    for others, place in settled.get(item, []):
                        if not set(values) & set(others):
                            conflicts.append(z3.And(region, place))
                    settled.setdefault(item, []).append((values, region))
                for later in listed(outcome.get("next", [])):
                    reach[later].append(region)
                if choice:
                    own = answer.get(choice["item"], patients.answer[choice["item"]])
                    for value, trees in choice["next"].items():
                        chosen = z3.And(region, patients.has(choice["item"], value, own))
                        for later in listed(trees):
                            reach[later].append(chosen)
        return advice, z3.And(agree), z3.Or(conflicts)

    def _links_in_order(self):
        def links(name):
            for outcome in self.trees[name]["outcomes"]:
                yield from listed(outcome.get("next", []))
                for trees in outcome.get("choice", {}).get("next", {}).values():
                    yield from listed(trees)

        finished, order = set(), []

        def visit(name):
            if name not in finished:
                finished.add(name)
                for later in links(name):
                    visit(later)
                order.append(name)

        for name in self.trees:
            visit(name)
        return order[::-1]


def example(*conditions):
    """A model of some patient who meets all conditions, or None where Z3 proves there is none."""
    solver = z3.Solver()
    solver.add(*conditions)
    verdict = solver.check()
    assert verdict != z3.unknown, solver.reason_unknown()
    return solver.model() if verdict == z3.sat else None


def holds(claim):
    """Whether a claim holds for every patient."""
    return example(z3.Not(claim)) is None


def same(left, right):
    return holds(left == right)
