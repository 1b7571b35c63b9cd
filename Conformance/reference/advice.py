"""The advice for a case, worked out from the specification by trying every complete set of answers."""

from datetime import datetime, timedelta
from itertools import combinations, product

from .events import Events
from .specification import CONTRADICTIONS, FIXES, MISFITS, OUTCOME_NOTES, Specification

SPECIFICATION = Specification()
TREATMENT = "local-treatment"
HOURS_48 = timedelta(hours=48)
DAYS_7 = timedelta(days=7)


class Contradiction(Exception):
    """Answers and outcomes that cannot hold together."""


class Patient:
    """What is known: the values still possible of every item, and what was asked and is not known."""

    def __init__(self, case):
        self.start = case.get("start", "imaging")
        self.start = [self.start] if isinstance(self.start, str) else self.start
        self.now = datetime.fromisoformat(case["now"])
        self.events = {name: datetime.fromisoformat(at) for name, at in case.get("events", {}).items()}
        self.events.setdefault("suspicion", self.now)
        # An event from before the suspicion that it must follow belongs to something else.
        for event in Events(case).set_aside:
            del self.events[event]
        self.state = dict(SPECIFICATION.values)
        self.not_known = set()
        for item, answer in case.get("answers", {}).items():
            if answer == {"unknown": True}:
                self.not_known.add(item)
            else:
                possible = self._possible(item, answer)
                self.state[item] = tuple(value for value in SPECIFICATION.values[item] if value in possible)

    def _possible(self, item, answer):
        if isinstance(answer, str):
            return [answer]
        if isinstance(answer, list):
            return answer
        if "months" in answer:
            months = answer["months"]
            return [SPECIFICATION.values[item][(months >= 3) + (months >= 6) + (months >= 12)]]
        since = datetime.fromisoformat(answer["since"])
        elapsed = max(self.events["suspicion"] - since, timedelta())
        limit = HOURS_48 if item == "paraplegia-onset" else DAYS_7
        return [SPECIFICATION.values[item][elapsed > limit]]


class Evaluated:
    """One tree of a pathway, with the state it was evaluated in and what outcomes before it left open."""

    def __init__(self, name, tree, state, settled):
        self.name, self.tree = name, tree
        self.state = {item: state[item] for item in tree.items}
        self.unanswered = {item: settled[item] for item in tree.items}
        ends = set(tree.ends(self.state).values())
        self.possible = [outcome for outcome in SPECIFICATION.outcomes[name] if outcome in ends]
        self.outcome = self.possible[0] if len(ends) == 1 else None
        self.choice = None  # what may still be chosen, while an outcome waits for the choice
        self.next = []
        self.changing = tree.changing(self.state)

    @property
    def settled(self):
        return self.outcome is not None and self.choice is None

    def path(self):
        steps = []
        target = self.tree.root
        while not isinstance(target, str):
            item, branches = self.tree.decisions[target]
            ways = {branches[value] for value in self.state[item]}
            if len(ways) > 1:
                break
            steps.append({"item": item, "values": list(self.state[item])})
            target = ways.pop()
        return steps

    def because(self, patient):
        """The shortest set of the patient's own answers that forces the outcome beside what earlier outcomes
        settled; of sets as short the first in the order of the items."""
        items = [item for item in SPECIFICATION.values if item in self.tree.items]
        for size in range(len(items) + 1):
            for kept in combinations(items, size):
                known = {item: self.state[item] if item in kept else self.unanswered[item] for item in items}
                if self.tree.forced(known):
                    return [{"item": item, "values": list(patient.state[item])} for item in kept]
        raise AssertionError("All answers together force the outcome.")

    def passes_by(self, item, value):
        """Whether some complete answers with the value end in systemic therapy, or in radiotherapy because
        the area is not localised, without the item having been asked."""
        for combination in product(*self.state.values()):
            answers = dict(zip(self.state, combination))
            if answers[item] != value:
                continue
            asked = self.tree.asked(answers)
            if item not in asked and (self.outcome == "systemic" or answers.get("affected-area") == "not-localised"
                                      and "affected-area" in asked):
                return True
        return False

    def waits_for(self):
        for place in self.tree.reached(self.state):
            item, branches = self.tree.decisions[place]
            if len({branches[value] for value in self.state[item]}) > 1 and item in self.changing:
                return item
        raise AssertionError("An undecided tree waits for something.")

    def tightest(self):
        """The shortest time that must be kept; one that following the advice starts is not yet running."""
        limits = [SPECIFICATION.outcomes[self.name][outcome].limit for outcome in self.possible]
        times = [limit.latest for limit in limits
                 if limit and limit.latest and limit.event != "dexamethasone-start"]
        return min(times, default=None)


def pathway(patient, trees, is_base):
    """The trees listed, in order. Under another reading a fixed value wins over what contradicts it."""
    state = dict(patient.state)
    settled = dict(SPECIFICATION.values)
    queue = list(patient.start)
    listed = []

    def narrow(values):
        left = tuple(value for value in state[TREATMENT] if value in values)
        if is_base and not left:
            raise Contradiction(TREATMENT)
        state[TREATMENT] = left or values
        both = tuple(value for value in settled[TREATMENT] if value in values)
        settled[TREATMENT] = both or values

    while len(listed) < len(queue):
        name = queue[len(listed)]
        tree = Evaluated(name, trees[name], state, settled)
        listed.append(tree)
        if tree.outcome is None:
            continue
        outcome = SPECIFICATION.outcomes[name][tree.outcome]
        tree.next = outcome.next
        if (name, tree.outcome) in FIXES:
            narrow((FIXES[name, tree.outcome],))
        if outcome.choices:
            narrow(tuple(value for value in SPECIFICATION.values[TREATMENT] if value in outcome.choices))
            if len(state[TREATMENT]) == 1:
                tree.next = outcome.choices[state[TREATMENT][0]]
            else:
                tree.choice = state[TREATMENT]
        queue += [following for following in tree.next if following not in queue]
    return listed


def questions(patient, listed):
    asked = []
    undecided = [tree for tree in listed if tree.outcome is None]
    if undecided:
        asked.append(undecided[0].waits_for())
    for tree in listed:
        reached = [tree.tree.decisions[place][0] for place in tree.tree.reached(tree.state)]
        asked += [item for item in reached if item in tree.changing]
        if tree.choice:
            asked.append(TREATMENT)
    return [item for item in dict.fromkeys(asked) if item not in patient.not_known]


def deadlines(patient, listed):
    found = []
    for tree in listed:
        limit = tree.outcome and SPECIFICATION.outcomes[tree.name][tree.outcome].limit
        if not limit:
            continue
        deadline = {"tree": tree.name, "outcome": tree.outcome, "from": limit.event,
                    "limit": limit.latest or limit.earliest,
                    "conditional": tree.outcome == "within-14d-if-symptoms"}
        if limit.event in patient.events:
            at = patient.events[limit.event].astimezone(patient.now.tzinfo)
            if limit.latest:
                deadline["due"] = at + limit.latest
            if limit.earliest:
                deadline["notBefore"] = at + limit.earliest
        found.append(deadline)
    return found


def differing(patient, listed):
    """For every other reading the trees that are not as in the base."""
    base = {tree.name: tree.possible for tree in listed}
    found = {}
    for reading, trees in SPECIFICATION.readings.items():
        other = {tree.name: tree.possible for tree in pathway(patient, trees, False)}
        for tree in base.keys() | other.keys():
            if tree not in other:
                found[reading, tree] = "missing"
            elif tree not in base:
                found[reading, tree] = ("added", *other[tree])
            elif base[tree] != other[tree]:
                found[reading, tree] = tuple(other[tree])
    return found


def warnings(patient, listed):
    """The items that contradict each other, with the tree where one is part of it."""

    def within(item, values):
        return set(patient.state[item]) <= values

    found = [((one, other), None) for one, ones, other, others in CONTRADICTIONS
             if within(one, ones) and within(other, others)]
    for item, values, name, outcomes in MISFITS:
        if within(item, values) and any(
            tree.name == name and (outcomes is None or set(tree.possible) <= outcomes) for tree in listed
        ):
            found.append(((item,), name))
    return found


def notes(listed):
    """The remarks of section 5 that apply."""
    found = set()
    for tree in listed:
        found |= {note for note, (name, outcomes) in OUTCOME_NOTES.items()
                  if tree.name == name and tree.outcome in outcomes}
        asked = {step["item"]: set(step["values"]) for step in tree.path()}
        if tree.name == "further-diagnostics" and asked.get("primary-tumour", {"known"}) <= {"unknown", "uncertain"}:
            found.add("unknown-primary-radiological-compression")
        if tree.name == "long-survival" and tree.outcome and tree.passes_by("spinal-stability", "unstable"):
            found.add("rapid-effect-with-instability")
        if tree.outcome == "rt-as-soon-as-possible" and "deterioration" in tree.state["postoperative-recovery"]:
            found.add("deterioration-after-surgery")
    return found


def advice(case):
    """The advice in the shape of interface.md, as far as the specification fixes it."""
    patient = Patient(case)
    listed = pathway(patient, SPECIFICATION.trees, True)
    return {
        "trees": [
            {
                "tree": tree.name,
                "status": "decided" if tree.outcome else "undecided",
                "path": tree.path(),
                "outcome": tree.outcome,
                "because": tree.because(patient) if tree.outcome else None,
                "possibleOutcomes": tree.possible,
                "waitsFor": None if tree.outcome else tree.waits_for(),
                "tightestLimit": None if tree.outcome else tree.tightest(),
                "next": tree.next if tree.settled else None,
            }
            for tree in listed
        ],
        "complete": all(tree.settled for tree in listed),
        "questions": questions(patient, listed),
        "deadlines": deadlines(patient, listed),
        "readings": differing(patient, listed),
        "warnings": warnings(patient, listed),
        "notes": notes(listed),
    }
