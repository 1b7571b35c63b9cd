"""What the specification says, read from its own words in guideline.md and readings.md."""

import re
from datetime import timedelta
from functools import lru_cache
from itertools import product
from pathlib import Path

HERE = Path(__file__).resolve().parent
BRANCH = re.compile(r"^(?P<values>[a-z0-9 |-]+?) *(?P<arrow>→|⇒) *(?P<target>[a-z0-9-]+)$")
BLOCK = re.compile(r"^### (?P<heading>.*?)\n```\n(?P<text>.*?)\n```", re.MULTILINE | re.DOTALL)
QUOTED = re.compile(r"`([^`]+)`")


class Tree:
    """A decision tree: what it asks, and where each complete set of answers ends."""

    def __init__(self, text, values):
        lines = [(len(line) - len(line.lstrip()), line.strip()) for line in text.splitlines()]
        self.decisions = []  # (item, {value: target}) in the order of the page
        self.root = self._decision(lines[0][1], lines[1:])
        self.items = list(dict.fromkeys(item for item, _ in self.decisions))
        self.values = {item: values[item] for item in self.items}
        for item, branches in self.decisions:
            assert sorted(branches) == sorted(values[item]), f"{item} is not covered"

    def _decision(self, item, lines):
        """Reads the branches of a decision; gives its place in the list of decisions."""
        branches = {}
        place = len(self.decisions)
        self.decisions.append((item, branches))
        depth = lines[0][0]
        starts = [at for at, line in enumerate(lines) if line[0] == depth]
        for at, end in zip(starts, starts[1:] + [len(lines)]):
            branch = BRANCH.match(lines[at][1])
            ends = branch["arrow"] == "⇒"
            target = branch["target"] if ends else self._decision(branch["target"], lines[at + 1 : end])
            for value in branch["values"].split("|"):
                assert value.strip() not in branches
                branches[value.strip()] = target
        return place

    def end(self, answers):
        """The outcome for complete answers."""
        target = self.root
        while not isinstance(target, str):
            item, branches = self.decisions[target]
            target = branches[answers[item]]
        return target

    def asked(self, answers):
        """The items that complete answers come past."""
        asked = []
        target = self.root
        while not isinstance(target, str):
            item, branches = self.decisions[target]
            asked.append(item)
            target = branches[answers[item]]
        return asked

    def reached(self, state):
        """The decisions that some complete answers come past, in the order of the page."""
        found = set()

        def follow(target):
            if isinstance(target, str) or target in found:
                return
            found.add(target)
            item, branches = self.decisions[target]
            for value in state[item]:
                follow(branches[value])

        follow(self.root)
        return sorted(found)

    @lru_cache(maxsize=None)
    def _forced(self, sets):
        """The one outcome of all completions of a state; None where there are several.

        No way through a tree asks an item twice, so a branch is open wherever its values are."""
        state = dict(zip(self.items, sets))
        found = set()

        def follow(target):
            if isinstance(target, str):
                found.add(target)
                return
            item, branches = self.decisions[target]
            for value in state[item]:
                follow(branches[value])

        follow(self.root)
        return found.pop() if len(found) == 1 else None

    def forced(self, state):
        return self._forced(tuple(state[item] for item in self.items))

    @lru_cache(maxsize=None)
    def _ends(self, sets):
        """The outcome of every completion of a state."""
        return {
            combination: self.end(dict(zip(self.items, combination)))
            for combination in product(*sets)
        }

    def ends(self, state):
        return self._ends(tuple(state[item] for item in self.items))

    @lru_cache(maxsize=None)
    def _changing(self, sets):
        """The items in which alone two completions can differ and yet end differently."""
        ends = self._ends(sets)
        changing = set()
        for at, item in enumerate(self.items):
            seen = {}
            for combination, outcome in ends.items():
                rest = combination[:at] + combination[at + 1 :]
                if seen.setdefault(rest, outcome) != outcome:
                    changing.add(item)
                    break
        return changing

    def changing(self, state):
        return self._changing(tuple(state[item] for item in self.items))


class Limit:
    """A time limit as the table of outcomes words it."""

    def __init__(self, words):
        time, event = words.rsplit(", ", 1)
        self.event = event.replace(" ", "-")
        amounts = re.search(r"(\d+)(?:–(\d+))? (h|d)$", time)
        unit = timedelta(hours=1) if amounts[3] == "h" else timedelta(days=1)
        first, last = int(amounts[1]) * unit, int(amounts[2] or amounts[1]) * unit
        self.latest = None if time.startswith("not before") else last
        self.earliest = first if self.latest is None or amounts[2] else None


class Outcome:
    def __init__(self, limit, following):
        self.limit = Limit(limit) if limit else None
        choices = re.findall(r"if (?:`[a-z-]+` = )?(\w+): ([a-z, -]+)", following)
        self.choices = {choice: names(trees) for choice, trees in choices}
        self.next = [] if choices else names(following)


def names(text):
    return [name.strip() for name in text.split(",") if name.strip()]


def cells(text, heading):
    """The rows of the table whose first line begins with a heading, without that line."""
    rows = text[text.index(heading) :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip()[1:-1].split("|")] for row in rows]


class Specification:
    def __init__(self):
        text = (HERE / "guideline.md").read_text()
        self.values = {
            QUOTED.findall(item)[0]: tuple(QUOTED.findall(values))
            for item, values, *_ in cells(text, "| item |")
        }
        self.trees = {}
        for block in BLOCK.finditer(text):
            self.trees[QUOTED.findall(block["heading"])[0]] = Tree(block["text"], self.values)
        self.readings = {}
        for block in BLOCK.finditer((HERE / "readings.md").read_text()):
            reading, tree = QUOTED.findall(block["heading"])
            self.readings[reading] = {**self.trees, tree: Tree(block["text"], self.values)}
        self.outcomes = self._outcomes(text)

    def _outcomes(self, text):
        outcomes = {tree: {} for tree in self.trees}
        tree = None
        taper = "taper 7–14 d, dexamethasone-start"
        for row in cells(text, "| tree | outcome |"):
            tree = row[0] or tree
            limit = taper if row[3] == "taper as above" else row[3]
            outcomes[tree][row[1].strip("`")] = Outcome(limit, row[4])
        return outcomes


# Section 4: outcomes that fix the local treatment.
FIXES = {
    ("treatment-indication", "radiotherapy"): "radiotherapy",
    ("treatment-indication", "radiotherapy-dexamethasone"): "radiotherapy",
    ("treatment-indication", "no-local-systemic"): "none",
    ("treatment-indication", "no-local-dexamethasone"): "none",
    ("short-survival", "radiotherapy-consider-steroids"): "radiotherapy",
    ("short-survival", "no-local-lowest-dexamethasone"): "none",
    ("long-survival", "radiotherapy"): "radiotherapy",
    ("long-survival", "surgery-then-radiotherapy"): "surgery",
    ("long-survival", "systemic"): "none",
    ("long-survival", "no-local-lowest-dexamethasone"): "none",
}

# Section 4: answers that contradict each other, as sets of values of two items.
CONTRADICTIONS = [
    ("irreversible-paraplegia", {"yes"}, "paraplegia", {"incomplete"}),
    ("metastases", {"asymptomatic"}, "epidural-compression", {"clinical"}),
    ("metastases", {"asymptomatic"}, "pain", {"moderate", "severe"}),
    ("metastases", {"asymptomatic"}, "progressive-deficit", {"present"}),
    ("progressive-deficit", {"present"}, "epidural-compression", {"none", "radiological"}),
    ("progressive-deficit", {"present"}, "neurological-deficit", {"absent"}),
    ("compression-signs", {"present"}, "epidural-compression", {"none", "radiological"}),
    ("compression-signs", {"present"}, "metastases", {"asymptomatic"}),
]

# Section 4: an answer that does not fit a tree; where outcomes are named, only with these.
MISFITS = [
    ("radiotherapy-response", {"no"}, "long-survival", {"radiotherapy"}),
    ("life-expectancy", {"3-to-6-months"}, "long-survival",
     {"radiotherapy-or-surgery", "surgery-then-radiotherapy"}),
    ("life-expectancy", {"under-3-months"}, "long-survival", None),
    ("life-expectancy", {"3-to-6-months", "6-to-12-months", "over-12-months"}, "short-survival", None),
]

# Section 5: remarks on outcomes. Those that hang on answers too are in `notes` of advice.py.
OUTCOME_NOTES = {
    "treatment-later-than-guideline": ("time-to-treatment", {"within-72h", "within-7d", "within-14d"}),
    "times-from-trees-only": (
        "time-to-treatment",
        {"within-24h", "within-72h", "within-7d", "within-14d", "within-14d-if-symptoms"}),
    "postoperative-schedules-from-trees-only": (
        "postoperative-radiotherapy", {"rt-5x4", "rt-10-13x3-or-stereotactic"}),
}
