"""The case as the rules of the plan see it: what is known, decided, given, declined, and how limits run."""

from datetime import datetime, timedelta

from .advice import TREATMENT, Evaluated, Patient, pathway
from .events import Events, Refused
from .plan_content import ACTS, REASONS, SET_BY_ADVICE, STEPS
from .specification import FIXES, Specification

SPECIFICATION = Specification()
TREES = list(SPECIFICATION.trees)
DAY = timedelta(days=1)
URGENCIES = ["at-once", "overdue", "within-a-day", "soon", "within-days", "none", "not-yet"]


def most_urgent(urgencies):
    return min(urgencies, key=URGENCIES.index, default="none")


class Source:
    """An action of a decided outcome; `via` is the outcome that decided its tree without it being reached."""

    def __init__(self, tree, outcome, act, via=None):
        self.tree, self.outcome, self.act, self.via = tree, outcome, act, via
        self.names = [(tree, outcome)] + ([via] if via else [])


class Facts:
    """The case as the rules see it."""

    def __init__(self, case):
        self.events = Events(case)
        self.now = self.events.now
        times = {event: at.isoformat() for event in self.events.said if (at := self.events.time(event))}
        self.patient = Patient(case | {"events": times})
        answers = case.get("answers", {})
        self.onsets = {item: datetime.fromisoformat(answer["since"]) for item, answer in answers.items()
                       if isinstance(answer, dict) and "since" in answer}
        self.answered = {item for item, answer in answers.items()
                         if item not in self.patient.not_known
                         and self.patient.state[item] != SPECIFICATION.values[item]
                         or isinstance(answer, dict) and answer != {"unknown": True}}
        self.listed = pathway(self.patient, SPECIFICATION.trees, True)
        self.trees = {tree.name: tree for tree in self.listed}
        self._start_what_actions_decide()
        self.decided = {name: tree for name, tree in self.every.items() if tree.outcome}
        self.outcomes = {(name, tree.outcome) for name, tree in self.decided.items()}
        self.ticks = self._ticks(case.get("done", {}))
        self.declined = self._declined(case.get("decisions", {}))
        self.followed = {(tree, outcome) for tree, outcome in self.outcomes if tree not in self.declined}
        self.proven = self.events.proven(self.answered)
        reached = {(tree.name, tree.outcome) for tree in self.listed}
        self.perhaps = self.events.perhaps(self.patient.start, reached, self.answered)

    def within(self, item, values):
        return set(self.patient.state[item]) <= values

    def acts(self, tree):
        """The actions of a decided tree; of a choice only those of the value chosen."""
        chosen = self.chosen.get(tree.name)
        return [act for act in ACTS[tree.name, tree.outcome] if act.option in (None, chosen)]

    def _start_what_actions_decide(self):
        """Trees that a listed action decides and that are not reached are taken as if they were started."""
        state, settled = dict(self.patient.state), dict(SPECIFICATION.values)
        self.chosen = {}
        for tree in self.listed:
            outcome = tree.outcome and SPECIFICATION.outcomes[tree.name][tree.outcome]
            fixed = {FIXES[tree.name, tree.outcome]} if (tree.name, tree.outcome) in FIXES else None
            if outcome and outcome.choices:
                fixed = set(outcome.choices)
            if fixed:
                for known in (state, settled):
                    known[TREATMENT] = tuple(value for value in known[TREATMENT] if value in fixed)
            if outcome and outcome.choices and len(state[TREATMENT]) == 1:
                self.chosen[tree.name] = state[TREATMENT][0]
        self.treatment = state[TREATMENT]
        self.deciding = {}  # tree: the outcomes whose actions decide it, each with the action
        self.every = dict(self.trees)
        for tree in self.listed:
            for act in self.acts(tree) if tree.outcome else []:
                if act.decides:
                    self.deciding.setdefault(act.decides, []).append(((tree.name, tree.outcome), act))
                    if act.decides not in self.every:
                        self.every[act.decides] = Evaluated(
                            act.decides, SPECIFICATION.trees[act.decides], state, settled)

    def _ticks(self, done):
        ticks = {}
        for step, at in done.items():
            content = STEPS.get(step)
            if content is None:  # what stands there may be a patient's
                raise Refused("$.done")
            if content.done_by or content.runs_until:
                raise Refused(f"$.done.{step}")
            ticks[step] = None if at is True else datetime.fromisoformat(at)
            if ticks[step] and ticks[step] > self.now:
                raise Refused(f"$.done.{step}")
        return {step: at for step, at in ticks.items() if STEPS[step].tick}

    def _declined(self, decisions):
        """Decided trees whose advice is not followed, each with the reason."""
        declined = {}
        for tree, decision in decisions.items():
            if tree not in TREES:
                raise Refused("$.decisions")
            if decision.get("reason") not in REASONS and not decision.get("followed"):
                raise Refused(f"$.decisions.{tree}.reason")
            if not decision["followed"] and tree in self.decided:
                declined[tree] = decision["reason"]
        return declined

    def declines(self, source):
        """The tree whose decision declines an action; None where it is followed."""
        for tree in (source.tree, source.act.declined_with):
            if tree in self.declined:
                return tree
        return None


class Clock:
    """A limit as it runs for this patient."""

    def __init__(self, facts, limit):
        self.event, self.latest, self.earliest = limit.event, limit.latest, limit.earliest
        at = facts.events.time(limit.event)
        at = at and at.astimezone(facts.now.tzinfo)
        self.due = at + limit.latest if at and limit.latest else None
        self.not_before = at + limit.earliest if at and limit.earliest else None
        self.assumed = limit.event in facts.events.assumed and (self.due or self.not_before) is not None
        self.by_advice = limit.event in SET_BY_ADVICE
        # Nobody has said that the event happened, or when it is assumed to have.
        self.unconfirmed = limit.latest is not None and not self.by_advice and not facts.events.given(limit.event)


def urgency(now, clocks, words):
    """How pressing something is: by the words of its musts, and by its limits."""
    if "at-once" in words:
        return "at-once"
    if any(clock.not_before and clock.not_before > now for clock in clocks):
        return "not-yet"
    if any(clock.due and clock.due < now for clock in clocks):
        return "overdue"
    left = [clock.due - now if clock.due else clock.latest
            for clock in clocks if clock.latest and not clock.by_advice]
    if left:
        return "within-a-day" if min(left) <= DAY else "within-days"
    return "soon" if "soon" in words else "none"
