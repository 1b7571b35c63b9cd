"""What an export must say, worked out without the program: by trying every complete set of answers.

A guideline is read from its specification (the built-in one) or as plain data from its folder.
"""

from functools import cache
from itertools import chain, combinations, product
from pathlib import Path

from guideline_folder import asked_items, ending, listed, read, tree_files
from reference.advice import SPECIFICATION, TREATMENT
from reference.specification import FIXES


class Tree:
    """What a tree asks, in the order of its decisions, and where complete answers end."""

    def __init__(self, items, end, outcomes):
        self.items, self.end, self.outcomes = items, end, outcomes
        self._ends = None

    def possible(self, state, values):
        """The outcomes of all completions of a state, in order; None where an item asked is invalid."""
        if any(state[item] is None for item in self.items):
            return None
        if self._ends is None:
            self._ends = {answers: self.end(dict(zip(self.items, answers)))
                          for answers in product(*(values[item] for item in self.items))}
        found = {self._ends[answers] for answers in product(*(state[item] for item in self.items))}
        return [outcome for outcome in self.outcomes if outcome in found]


class Outcome:
    """What follows an outcome: `next`, or a `choice` of an item with the trees for each value."""

    def __init__(self, following=(), fixes=None, choice=None):
        self.next, self.fixes, self.choice = list(following), fixes or {}, choice


class Truth:
    def __init__(self, identity, values, trees, start):
        self.identity, self.values, self.trees, self.start = identity, values, trees, start

    def pathway(self, state, start=None):
        """By tree what is still possible where it is reached, and whether the answers contradict an outcome.

        The pathway ends where they do; the tree whose outcome it is has been evaluated."""
        state, queue, found = dict(state), list(start or [self.start]), {}
        for name in queue:  # grows as it is gone through
            tree = self.trees[name]
            found[name] = tree.possible(state, self.values)
            if not found[name] or len(found[name]) > 1:
                continue
            outcome = tree.outcomes[found[name][0]]
            item, options = outcome.choice or (None, {})
            for settled, values in chain(outcome.fixes.items(), [(item, options)] if item else []):
                if state[settled] is None:
                    continue
                state[settled] = tuple(value for value in state[settled] if value in values)
                if not state[settled]:
                    return found, True
            following = outcome.next
            if item:
                left = state[item] or ()
                following = options[left[0]] if len(left) == 1 else []
            queue += [tree for tree in dict.fromkeys(following) if tree not in queue]
        return found, False


@cache
def built_in():
    """The built-in guideline, as its specification has it."""
    trees = {}
    for name, tree in SPECIFICATION.trees.items():
        outcomes = {}
        for outcome, content in SPECIFICATION.outcomes[name].items():
            fixed = FIXES.get((name, outcome))
            outcomes[outcome] = Outcome(
                content.next, {TREATMENT: [fixed]} if fixed else {},
                (TREATMENT, content.choices) if content.choices else None)
        trees[name] = Tree(tree.items, tree.end, outcomes)
    return Truth("wervelmetastasen", dict(SPECIFICATION.values), trees, "imaging")


def read_from(folder):
    """A guideline as its folder has it."""
    folder = Path(folder)
    header = read(folder / "guideline.yaml")
    values = {item["item"]: tuple(value["value"] for value in item["values"])
              for item in read(folder / "items.yaml")["items"]}
    files, trees = tree_files(folder), {}
    for name in header["trees"]:
        content = read(files[name])
        outcomes = {}
        for outcome in content["outcomes"]:
            choice = outcome.get("choice")
            outcomes[outcome["outcome"]] = Outcome(
                listed(outcome.get("next", [])),
                {item: listed(fixed) for item, fixed in outcome.get("fixes", {}).items()},
                (choice["item"], {value: listed(trees) for value, trees in choice["next"].items()}) if choice else None)
        trees[name] = Tree(asked_items(content), lambda answers, tree=content: ending(tree, answers), outcomes)
    return Truth(header["guideline"], values, trees, header["start"])


def sets(values):
    """Every set of values that is not empty."""
    return list(chain.from_iterable(combinations(values, size) for size in range(1, len(values) + 1)))


def written(values, chosen, chance):
    """A cell that means these values: in any order, and all of them in one of three ways."""
    if len(chosen) == len(values) and chance.random() < 0.7:
        return chance.choice([None, ""])
    return "|".join(chance.sample(list(chosen), len(chosen)))


def misspelt(values, chance):
    """A cell that means no value."""
    one, other = chance.sample(list(values), 2)
    cell = chance.choice([
        one.upper(), f" {one}", f"{one} ", f"{one}|", f"|{one}", f"{one}||{other}", f"{one}|{one}", "|", " ", "?", "%",
        f"{one}|{other}|{one}", f"{one}, {other}", f"{one}|{other} ", f"{one}\n", f"{one}|_", f"'{one}'", "ß|\\", f"{one}x",
        one[:-1], f"{one}|zzz"])
    return "?" if cell in values else cell


def all_states(truth, chance, most=None):
    """A row for every tree and every set of values of what it asks; with `most`, so many of them drawn at random.

    Gives rows `(tree, cells)` and what is still possible of that tree."""
    rows = []
    for name, tree in truth.trees.items():
        count = 1
        for item in tree.items:
            count *= 2 ** len(truth.values[item]) - 1
        if count <= 70_000:
            states = product(*(sets(truth.values[item]) for item in tree.items))
        else:  # too many to go through
            states = [tuple(drawn_set(truth.values[item], chance) for item in tree.items) for _ in range(3000)]
        for state in states:
            rows.append((name, dict(zip(tree.items, state))))
    if most and most < len(rows):
        rows = chance.sample(rows, most)
    return [({"tree": name} | {item: written(truth.values[item], chosen, chance) for item, chosen in state.items()},
             truth.trees[name].possible(state, truth.values)) for name, state in rows]


def drawn_set(values, chance):
    return tuple(value for value in values if chance.random() < 0.3) or (chance.choice(values),)


def random_pathways(truth, chance, count, start=None):
    """Rows of random cells, a few of them no values, with what every view must say of each."""
    found = []
    for _ in range(count):
        known, wrong = chance.choice([0.3, 0.7, 0.95, 1]), chance.choice([0, 0, 0.02])
        cells, state = {}, {}
        for item, values in truth.values.items():
            if chance.random() < wrong:
                cells[item], state[item] = misspelt(values, chance), None
                continue
            if chance.random() >= known:
                chosen = values
            elif chance.random() < 0.85:
                chosen = (chance.choice(values),)
            else:
                chosen = chance.choice(sets(values)) if len(values) < 8 else drawn_set(values, chance)
            cells[item], state[item] = written(values, chosen, chance), chosen
        pathway, contradiction = truth.pathway(state, start)
        trees = {name: tree.possible(state, truth.values) for name, tree in truth.trees.items()}
        invalid = ",".join(item for item in truth.values if state[item] is None) or None
        found.append((cells, (invalid, trees, pathway, contradiction)))
    return found
