"""Guideline folders that nobody would write: of any size, and of shapes that are hard to analyse.

Used by the tests of bad input and by `Benchmarks/growth.py`.
"""

import random
from pathlib import Path

import yaml

from guideline_folder import Plain

LABEL = {"nl": "x", "en": "x"}


def label(name):
    """A text of its own for each name: what bears the same label cannot be told apart."""
    return {"nl": name, "en": name}


class Folder:
    """A guideline under construction: `items` are by name, trees lists of decisions."""

    def __init__(self):
        self.items, self.trees, self.readings = {}, {}, {}

    def item(self, name, values=2):
        self.items[name] = [f"value-{place}" for place in range(values)]
        return name

    def tree(self, name, decisions, links=None):
        """Adds a tree of `(decision, item, [(values, target)])`; a target is an outcome where no
        decision bears its name. `links` gives outcomes their next trees."""
        self.trees[name] = (decisions, links or {})

    def exchanged(self, tree):
        """The last decision of a tree, its first two branches led to each other's targets."""
        name, item, parts = self.trees[tree][0][-1]
        (one, first), (other, second), *rest = parts
        return (name, item, [(one, second), (other, first), *rest])

    def change(self, tree):
        """Makes the last decision of a tree lead elsewhere."""
        self.trees[tree][0][-1] = self.exchanged(tree)
        return self

    def read_otherwise(self, tree):
        """Adds a reading in which the last decision of a tree leads elsewhere."""
        self.readings[f"other-{tree}"] = (tree, [self.exchanged(tree)])
        return self

    def write(self, folder):
        folder = Path(folder)
        (folder / "trees").mkdir(parents=True)
        for language in ("nl", "en"):
            (folder / "rationale" / language).mkdir(parents=True)
        self._put(folder / "guideline.yaml", {
            "guideline": "generated", "version": "1", "title": LABEL,
            "time-zone": "Europe/Amsterdam", "start": next(iter(self.trees)),
            "scope": {"for": LABEL, "not-for": []}, "events": [],
            "phases": [{"phase": "all", "label": LABEL, "trees": list(self.trees)}],
            "entries": [{"entry": "first", "label": LABEL, "tree": next(iter(self.trees))}],
            "trees": list(self.trees), "document": {"title": "x", "pages": 1},
            "sources": [{"source": "book", "title": "x"}]})
        self._put(folder / "items.yaml", {"items": [
            {"item": name, "label": label(name), "help": LABEL,
             "values": [{"value": value, "label": label(value)} for value in values]}
            for name, values in self.items.items()]})
        self._put(folder / "readings.yaml", {"readings": [
            {"reading": name, "tree": tree, "change": LABEL, "why": LABEL,
             "decisions": [self._decision(one, self.trees[tree][0]) for one in decisions]}
            for name, (tree, decisions) in self.readings.items()]})
        self._put(folder / "warnings.yaml", {"warnings": []})
        self._put(folder / "notes.yaml", {"notes": []})
        for name, (decisions, links) in self.trees.items():
            self._write_tree(folder, name, decisions, links)
        return folder

    @staticmethod
    def _decision(one, decisions):
        name, item, parts = one
        names = {decision for decision, _, _ in decisions}
        return {"decision": name, "item": item, "label": label(item), "branches": [
            {"when": values, "decision" if target in names else "outcome": target}
            for values, target in parts]}

    def _write_tree(self, folder, name, decisions, links):
        names = {decision for decision, _, _ in decisions}
        ends = {target: None for _, _, ways in decisions for _, target in ways if target not in names}
        self._put(folder / "trees" / f"{name}.yaml", {
            "tree": name, "page": 1, "title": label(name), "start": decisions[0][0],
            "decisions": [self._decision(one, decisions) for one in decisions],
            "outcomes": [
                {"outcome": end, "summary": label(end), "wording": label(end),
                 "actions": {"do": label(end), "kind": "decision"},
                 **({"next": links[end]} if end in links else {})}
                for end in ends]})
        for language in ("nl", "en"):
            (folder / "rationale" / language / f"{name}.md").write_text("x [@book]\n")

    @staticmethod
    def _put(file, content):
        file.write_text(yaml.dump(content, Dumper=Plain, sort_keys=False, width=1000))


def ways(targets):
    """Branches of an item with two values."""
    return [([f"value-{place}"], target) for place, target in enumerate(targets)]


def growing(decisions, seed=1):
    """A guideline of so many decisions in trees of ten, alike in all but size.

    A tree asks five items, two of them asked by its neighbours too; each layer of two decisions leads
    to the next or ends, and two of the four outcomes lead to one of the next trees.
    """
    chance = random.Random(seed)
    folder = Folder()
    count = -(-decisions // 10)
    shared = [folder.item(f"shared-{place}", chance.randint(2, 4)) for place in range(count + 3)]
    for number in range(count):
        own = [folder.item(f"item-{number}-{place}", chance.randint(2, 4)) for place in range(3)]
        items = own + chance.sample(shared[number:number + 4], 2)
        chance.shuffle(items)
        size = min(10, decisions - 10 * number)
        layers = [[0], *([place, place + 1][:size - place] for place in range(1, size, 2))]
        made = []
        for depth, layer in enumerate(layers):
            item = items[depth % 5]
            values = folder.items[item]
            below = layers[depth + 1] if depth + 1 < len(layers) else []
            for place, number_in_layer in zip(layer, range(2)):
                cut = chance.randint(1, len(values) - 1)
                targets = [f"o{end}" for end in chance.sample(range(4), 2)]
                if below and number_in_layer == 0:
                    targets[0] = f"d{below[0]}"
                if below and number_in_layer == len(layer) - 1:
                    targets[1] = f"d{below[-1]}"
                made.append((f"d{place}", item, list(zip([values[:cut], values[cut:]], targets))))
        links = {f"o{end}": [f"tree-{chance.randint(number + 1, min(count - 1, number + 3))}"]
                 for end in range(2) if number + 1 < count}
        folder.tree(f"tree-{number}", made, links)
    return folder


def change_some(folder, every=10, seed=2):
    """Leads one branch in one tree of so many to another outcome."""
    chance = random.Random(seed)
    for name in list(folder.trees)[::every]:
        decisions, _ = folder.trees[name]
        _, _, parts = chance.choice([one for one in decisions
                                     if any(target.startswith("o") for _, target in one[2])])
        place = next(place for place, (_, target) in enumerate(parts) if target.startswith("o"))
        values, target = parts[place]
        parts[place] = (values, f"o{(int(target[1:]) + 1) % 4}")
    return folder


def hidden_weighted_bit(bits):
    """Counts how many answers are yes and ends as the answer of that number says: small as a tree
    whose branches meet, large as a diagram in any order, and every item is asked twice."""
    folder = Folder()
    for place in range(bits):
        folder.item(f"bit-{place}")
    made = []
    for place in range(bits):
        for weight in range(place + 1):
            targets = []
            for answer in range(2):
                total = weight + answer
                if place + 1 < bits:
                    targets.append(f"count-{place + 1}-{total}")
                else:
                    targets.append(f"bit-{total}" if total else "end-0")
            made.append((f"count-{place}-{weight}", f"bit-{place}", ways(targets)))
    for weight in range(1, bits + 1):
        made.append((f"bit-{weight}", f"bit-{weight - 1}", ways(["end-0", "end-1"])))
    folder.tree("weighted", made)
    return folder


def bad_order(pairs):
    """A first tree that asks all of one half and then all of the other; a second whose outcome hangs
    on whether each answer of the one half equals its partner."""
    folder = Folder()
    left = [folder.item(f"left-{place}") for place in range(pairs)]
    right = [folder.item(f"right-{place}") for place in range(pairs)]
    chain = left + right
    folder.tree("order", [
        (f"d{place}", item, ways(["stop", f"d{place + 1}" if place + 1 < len(chain) else "end"]))
        for place, item in enumerate(chain)], {"end": ["equal"]})
    made = []
    for place in range(pairs):
        after = f"left-{place + 1}" if place + 1 < pairs else "same"
        made.append((f"left-{place}", left[place], ways([f"no-{place}", f"yes-{place}"])))
        made.append((f"no-{place}", right[place], ways([after, "different"])))
        made.append((f"yes-{place}", right[place], ways(["different", after])))
    folder.tree("equal", made)
    return folder


def asked_twice(items):
    """A chain that asks every item, meets again, and asks every item a second time."""
    folder = Folder()
    for place in range(items):
        folder.item(f"item-{place}")
    made = []
    for round_number in range(2):
        for place in range(items):
            last = place + 1 == items
            after = ("d1-0", "end")[round_number] if last else f"d{round_number}-{place + 1}"
            targets = [after if round_number == 0 else f"end-{place}", after]
            made.append((f"d{round_number}-{place}", f"item-{place}", ways(targets)))
    folder.tree("twice", made)
    return folder


def idle_end(items):
    """Counts the answers and then asks one more item, which changes nothing."""
    folder = Folder()
    for place in range(items):
        folder.item(f"item-{place}")
    folder.item("idle")
    made = []
    for place in range(items):
        for weight in range(min(place, 1) + 1):
            made.append((f"d{place}-{weight}", f"item-{place}", ways(
                [f"d{place + 1}-{answer ^ weight}" if place + 1 < items
                 else ("idle-even", "idle-odd")[answer ^ weight] for answer in range(2)])))
    for parity in ("even", "odd"):
        made.append((f"idle-{parity}", "idle", ways([parity, parity])))
    folder.tree("idle", made)
    return folder


def wide_items(items, values=16, seed=1):
    """Items with as many values as there may be, each value on a branch of its own."""
    chance = random.Random(seed)
    folder = Folder()
    for place in range(items):
        folder.item(f"item-{place}", values)
    made = []
    for place in range(items):
        for copy in range(1 if place == 0 else values):
            targets = [
                f"d{place + 1}-{(value + copy) % values}" if place + 1 < items
                else f"end-{chance.randrange(20)}" for value in range(values)]
            made.append((f"d{place}-{copy}", f"item-{place}", ways(targets)))
    folder.tree("wide", made)
    return folder


def asked_elsewhere(items, values=8):
    """Two ways that ask the same items, none of them twice: what one decision narrows, no later one
    asks, but there are as many narrowings as answers."""
    folder = Folder()
    for place in range(items):
        folder.item(f"item-{place}", values)
    folder.item("way")
    made = [("way", "way", ways(["left-0", "right-0"]))]
    for way in ("left", "right"):
        for place in range(items):
            after = f"{way}-{place + 1}" if place + 1 < items else f"{way}-end"
            made.append((f"{way}-{place}", f"item-{place}", ways(
                [f"{way}-stop-{place}"] + [after] * (values - 1))))
    folder.tree("elsewhere", made)
    return folder


def at_least(need, items):
    """A score: ends one way where at least so many of the answers are yes, with as many smallest reasons
    as there are ways to choose so many of the items."""
    folder = Folder()
    for place in range(items):
        folder.item(f"item-{place}")
    made = []
    for place in range(items):
        for weight in range(min(place, need - 1) + 1):
            if weight + items - place < need:
                continue
            targets = []
            for answer in range(2):
                total, left = weight + answer, items - place - 1
                targets.append("enough" if total >= need else "too-few" if total + left < need
                               else f"d{place + 1}-{total}")
            made.append((f"d{place}-{weight}", f"item-{place}", ways(targets)))
    folder.tree("score", made)
    return folder


def twins(items):
    """An item that changes nothing: on either side the others are asked by decisions of their own."""
    folder = Folder()
    folder.item("side")
    for place in range(items):
        folder.item(f"item-{place}")
    made = [("side", "side", ways(["left-0-0", "right-0-0"]))]
    for side in ("left", "right"):
        for place in range(items):
            for odd in range(2 if place else 1):
                made.append((f"{side}-{place}-{odd}", f"item-{place}", ways(
                    [f"{side}-{place + 1}-{odd ^ answer}" if place + 1 < items else ("even", "odd")[odd ^ answer]
                     for answer in range(2)])))
    folder.tree("twins", made)
    return folder


def long_way(decisions, seed=1):
    """A tree as large as there may be, whose branches lead on, ahead or out."""
    chance = random.Random(seed)
    folder = Folder()
    made = []
    for place in range(decisions):
        folder.item(f"item-{place}", 3)
        ahead = [place + chance.randint(1, 12) for _ in range(2)]
        targets = [place + 1, *ahead]
        made.append((f"d{place}", f"item-{place}", ways(
            [f"d{target}" if target < decisions else f"end-{chance.randrange(60)}" for target in targets])))
    folder.tree("long", made)
    return folder


def all_linked(trees):
    """Each tree leads to every one after it: the overview has as many lines as pairs."""
    folder = Folder()
    for place in range(trees):
        folder.item(f"item-{place}")
    for place in range(trees):
        links = {"on": [f"tree-{later}" for later in range(place + 1, trees)]}
        folder.tree(f"tree-{place}", [("d", f"item-{place}", ways(["on", "end"]))], links)
    return folder


def chain(items):
    """Asks one item after the other until an answer is the first."""
    folder = Folder()
    for place in range(items):
        folder.item(f"item-{place}")
    folder.tree("chain", [
        (f"d{place}", f"item-{place}", ways(["stop", f"d{place + 1}" if place + 1 < items else "end"]))
        for place in range(items)])
    return folder
