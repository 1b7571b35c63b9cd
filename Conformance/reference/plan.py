"""The plan of a case: its steps, their states, urgency and order, worked out from the specification alone."""

from datetime import datetime, timedelta

from . import cautions
from .advice import TREATMENT, questions, warnings
from .facts import SPECIFICATION, TREES, URGENCIES, Clock, Facts, Source, most_urgent, urgency
from .plan_content import (
    ACTS, BEFORE, BOUNDS, CANNOT_WAIT, CHOICE_ITEM, CLOSES, DIFFERS, DIFFERS_WHILE_RUNNING, KNOWN_FROM, PLACED_TREES,
    PLACES, STEPS, SUPERSEDES, WAITS, WAITS_FOR_CAUTION)

STRENGTHS = ["do", "consider", "optional", "refrain"]
TAIL = ["waits", "running", "done", "superseded", "declined"]  # in this order, after what is not yet
GONE = ("done", "superseded", "declined")
REFINERS = {}  # step: the trees that refine it, in content order
for (tree_, _), acts_ in ACTS.items():
    for act_ in acts_:
        if act_.refines and tree_ not in REFINERS.setdefault(act_.step, []):
            REFINERS[act_.step].append(tree_)
REFINERS = {step: sorted(trees, key=TREES.index) for step, trees in REFINERS.items()}


class Entry:
    """A line of the plan: a step, a decision or a choice."""

    def __init__(self, kind, name, order):
        self.kind, self.name, self.order = kind, name, order
        self.state = None
        self.sources = []  # actions that name it
        self.others = []  # outcomes that bound it, stand against it or ask it to wait
        self.clocks = []
        self.least_urgency = None
        self.said = {}  # what else is said of the state
        self.strength = "do"
        self.urgency = "none"
        self.placed = False

    @property
    def names(self):
        found = {name for source in self.sources for name in source.names} | set(self.others)
        return sorted(found, key=lambda name: (TREES.index(name[0]), name[1]))

    def json(self):
        found = {self.kind: self.name, "state": self.state, "strength": self.strength, "urgency": self.urgency}
        found |= self.said
        if self.state not in ("running", "superseded", "declined"):
            dues = [clock.due for clock in self.clocks if clock.due]
            starts = [clock.not_before for clock in self.clocks if clock.not_before]
            if dues:
                found["due"] = min(dues).isoformat()
            if starts:
                found["notBefore"] = max(starts).isoformat()
            if any(clock.assumed for clock in self.clocks):
                found["assumed"] = True
        found["from"] = [{"tree": tree, "outcome": outcome} for tree, outcome in self.names]
        return found


class Planner:
    def __init__(self, case):
        self.facts = Facts(case)
        self.closed_at_once = False
        self.steps = self._named_steps()
        self.choices = self._choices()
        self.decisions = self._decisions()
        self._refine()
        self._bound()
        for step in self.steps.values():
            self._settle(step)
        self._close_decisions()
        self._list_bounding_steps()
        self._differ()
        self._wait()
        for step in self.steps.values():
            self._leave_open(step)
        self._state_urgency()
        self.entries = self._ordered()

    # What stands in the plan

    def _named_steps(self):
        steps = {}

        def step(name):
            return steps.setdefault(name, Entry("step", name, list(STEPS).index(name)))

        for tree in sorted(self.facts.decided.values(), key=lambda tree: TREES.index(tree.name)):
            via = None if tree.name in self.facts.trees else self.facts.deciding[tree.name][0][0]
            for act in self.facts.acts(tree):
                if act.step:
                    step(act.step).sources.append(Source(tree.name, tree.outcome, act, via))
        for name, content in STEPS.items():
            if content.stands_with and self.facts.events.given(content.stands_with):
                step(name)
        for entry in steps.values():
            acts = [source.act for source in self.followed(entry) or entry.sources]
            entry.strength = min(
                ("refrain" if act.without_act else act.strength for act in acts), key=STRENGTHS.index, default="do")
            main = [act for act in acts if act.strength == entry.strength]
            if main and all(self._has_condition(act) for act in main):
                entry.said["condition"] = True
            limits = [SPECIFICATION.outcomes[source.tree][source.outcome].limit
                      for source in self.followed(entry) or entry.sources if source.act.limited]
            limits += [STEPS[entry.name].limit] if not limits and STEPS[entry.name].limit else []
            entry.clocks = [Clock(self.facts, limit) for limit in limits]
        for tree, value in self.facts.chosen.items():
            options = self._options(self.facts.trees[tree])
            for name in options.pop(value):
                steps[name].said["chosenOver"] = [other for names in options.values() for other in names]
        return steps

    def _has_condition(self, act):
        if act.condition_until_chosen:
            item, value = act.condition_until_chosen
            possible = self.facts.treatment if item == TREATMENT else self.facts.patient.state[item]
            return set(possible) != {value}
        return act.condition

    def followed(self, entry):
        """The sources of an entry that are not declined."""
        return [source for source in entry.sources if not self.facts.declines(source)]

    def naming(self, entry):
        """The sources that name a step; those that only refine it where nothing else names it."""
        return [source for source in entry.sources if not source.act.refines] or entry.sources

    def _options(self, tree):
        options = {}
        for act in ACTS[tree.name, tree.outcome]:
            if act.option:
                options.setdefault(act.option, [])
                options[act.option] += [act.step] if act.step else []
        return options

    def _choices(self):
        choices = []
        for tree in self.facts.listed:
            if not tree.choice:
                continue
            entry = Entry("item", CHOICE_ITEM[tree.name, tree.outcome], len(STEPS) + 2 * TREES.index(tree.name))
            entry.others = [(tree.name, tree.outcome)]
            entry.state = "choose"
            entry.tree = tree.name
            entry.options = self._options(tree)
            entry.said["options"] = [{"value": value, "steps": steps} for value, steps in entry.options.items()]
            entry.begun = any(self.facts.events.given(event) for steps in entry.options.values() for step in steps
                              for event in STEPS[step].done_by)
            if tree.name in self.facts.declined:
                entry.state = "declined"
                entry.said["reason"] = self.facts.declined[tree.name]
            choices.append(entry)
        return choices

    def _decisions(self):
        decisions = {}
        for name, tree in self.facts.every.items():
            if tree.outcome:
                continue
            entry = Entry("tree", name, len(STEPS) + 2 * TREES.index(name) + 1)
            entry.state = "decide"
            entry.said["needs"] = self._needs(tree)
            deciding = self.facts.deciding.get(name, [])
            entry.others = [outcome for outcome, _ in deciding]
            entry.strength = min((act.strength for _, act in deciding), key=STRENGTHS.index, default="do")
            limits = [limit for outcome in tree.possible if (limit := SPECIFICATION.outcomes[name][outcome].limit)]
            entry.clocks = [clock for limit in limits if not (clock := Clock(self.facts, limit)).by_advice]
            for clock in entry.clocks:
                clock.not_before = None
            decisions[name] = entry
        return decisions

    def _needs(self, tree):
        reached = [tree.tree.decisions[place][0] for place in tree.tree.reached(tree.state)]
        return [item for item in dict.fromkeys(reached) if item in tree.changing]

    def _possible_urgency(self, name, acts=None):
        """The most urgent of what a tree may still end in, where at once counts only if it cannot wait."""
        tree = self.facts.every[name]
        waits = name not in CANNOT_WAIT or any(self.facts.events.given(event) for event in CANNOT_WAIT[name])
        found = []
        for outcome in tree.possible:
            words = {act.urgency for act in ACTS[name, outcome] if act.strength == "do" and (not acts or acts(act))}
            limit = SPECIFICATION.outcomes[name][outcome].limit
            clocks = [Clock(self.facts, limit)] if limit and limit.latest else []
            found.append(urgency(self.facts.now, [clock for clock in clocks if not clock.by_advice],
                                 words - {"at-once"} if waits else words))
        return most_urgent(found)

    def _refine(self):
        """Trees that say how a step is done stand in its line while they are undecided."""
        for name, trees in REFINERS.items():
            step = self.steps.get(name)
            open_ = [tree for tree in trees if tree in self.decisions]
            if step and open_:
                step.how = open_

    def _bound(self):
        """Steps bounded by the outcome of another tree, and the choices among them."""
        for bound in BOUNDS:
            tree = self.facts.every.get(bound.tree)
            bounded = [step for name, step in self.steps.items() if name in bound.steps and step.strength == "do"]
            bounded += [choice for choice in self.choices if not choice.begun
                        and any(step in bound.steps for steps in choice.options.values() for step in steps)]
            if bound.tree in self.facts.declined:
                bounded = []
            for entry in bounded:
                entry.bound = bound
                entry.said["boundBy"] = {"tree": bound.tree}
                if tree and tree.outcome:
                    entry.said["boundBy"]["outcome"] = tree.outcome
                    entry.others = [*entry.others, (bound.tree, tree.outcome)]
                    entry.clocks.append(Clock(self.facts, SPECIFICATION.outcomes[bound.tree][tree.outcome].limit))
                elif tree:
                    entry.said["provisional"] = True
                    limits = [SPECIFICATION.outcomes[bound.tree][outcome].limit for outcome in tree.possible]
                    entry.clocks.append(Clock(self.facts, min(limits, key=lambda limit: limit.latest)))
            self._hasten(bound, tree, bounded)
        for choice in self.choices:
            if choice.state == "declined":
                for key in ("boundBy", "provisional"):
                    choice.said.pop(key, None)

    def _hasten(self, bound, tree, bounded):
        item, values = bound.hastened_when
        if not tree or not set(tree.possible) <= bound.hastened_outcomes or not self.facts.within(item, values):
            return
        own = [self.steps[bound.own]] if bound.own in self.steps else []
        for entry in bounded + own:
            steps = [entry.name] if entry.kind == "step" else [s for names in entry.options.values() for s in names]
            if set(steps) <= set(bound.hastened) and bound.tree not in self.facts.declined:
                entry.least_urgency = "within-a-day"

    # States, in the order in which they are tried

    def _completion(self, name):
        """Whether a step is done, and the time where what completes it first has one."""
        content = STEPS[name]
        if name in self.facts.ticks:
            return True, self.facts.ticks[name]
        if content.not_while_unknown in self.facts.patient.not_known:
            return False, None
        start = content.starts_with or content.runs_from
        begun = self.facts.events.time(start) if start and self.facts.events.given(start) else None
        ending = (content.runs_until,) if content.runs_until else content.done_by
        counting = []
        for event in ending:
            at = self.facts.events.time(event)
            if self.facts.events.given(event) and not (begun and at and at < begun):
                counting.append(event)
        at = self.facts.events.time(ending[0]) if ending and ending[0] in counting else None
        return bool(counting), at

    def _settle(self, step):
        """Done, running, superseded or declined."""
        content = STEPS[step.name]
        done, at = self._completion(step.name)
        if done:
            step.state = "done"
            self._say_when(step, at)
        elif content.runs_from and self.facts.events.given(content.runs_from):
            step.state = "running"
            since = self.facts.events.time(content.runs_from)
            if since:
                step.said["since"] = since.astimezone(self.facts.now.tzinfo).isoformat()
        elif by := self._superseding(step):
            step.state = "superseded"
            step.said["by"] = by
        elif step.sources and all(self.facts.declines(source) for source in self.naming(step)):
            step.state = "declined"
            step.said["reason"] = self.facts.declined[self.facts.declines(self.naming(step)[0])]
        if step.state in GONE + ("running",):
            for key in ("provisional", "condition") + (("boundBy", "chosenOver") if step.state != "done" else ()):
                step.said.pop(key, None)

    def _say_when(self, step, at):
        if not at:
            return
        at = at.astimezone(self.facts.now.tzinfo)
        step.said["doneAt"] = at.isoformat()
        dues = [clock.due for clock in step.clocks if clock.due]
        starts = [clock.not_before for clock in step.clocks if clock.not_before]
        if dues:
            step.said["late"] = at > min(dues)
        if starts:
            step.said["early"] = at < max(starts)

    def _begun(self, name):
        start = STEPS[name].starts_with
        return bool(start) and self.facts.events.given(start)

    def _superseding(self, step):
        trees = {source.tree for source in step.sources}
        naming = {source.tree for source in self.naming(step)}
        for (tree, outcome), (closed, _) in CLOSES.items():
            if ((tree, outcome) in self.facts.followed and naming and naming <= set(closed)
                    and not self._begun(step.name) and not self._presumed(step.name)):
                self.closed_at_once |= self._was_at_once(step)
                return tree
        for rule in SUPERSEDES:
            later = sorted(rule.outcomes & self.facts.followed, key=lambda name: TREES.index(name[0]))
            later = [name for name in later if name[0] not in trees]
            if (later and step.name in rule.steps and (rule.of is None or trees <= set(rule.of))
                    and (rule.also_begun or not self._begun(step.name))):
                return later[0][0]
        return None

    def _was_at_once(self, step):
        live = self.followed(step)
        at_once = any(source.act.urgency == "at-once" and source.act.strength == "do" for source in live)
        return at_once or any(wait.step == step.name and wait.urgency == "at-once"
                              and any(source.tree in wait.loud for source in live) for wait in WAITS)

    def _presumed(self, name):
        content = STEPS[name]
        if content.not_while_unknown in self.facts.patient.not_known:
            return False
        return any(event in self.facts.proven and not self.facts.events.given(event) for event in content.done_by)

    def _close_decisions(self):
        for (tree, outcome), (closed, _) in CLOSES.items():
            if (tree, outcome) in self.facts.followed:
                for entry in self.decisions.values():
                    if entry.name in closed:
                        self.closed_at_once |= self._possible_urgency(entry.name) == "at-once"
                        entry.state = "superseded"
                        entry.said = {"by": tree}

    def _list_bounding_steps(self):
        """The bounding tree's own step is listed apart only where none that it bounds stands."""
        for bound in BOUNDS:
            stands = any(getattr(entry, "bound", None) == bound and entry.state not in ("superseded", "declined")
                         for entry in [*self.steps.values(), *self.choices])
            if stands and bound.own in self.steps:
                del self.steps[bound.own]

    def _differ(self):
        """Steps against which another tree stands, where neither takes precedence."""
        for rule in DIFFERS:
            step = self.steps.get(rule.step)
            against = [outcome for outcome in sorted(rule.against, key=lambda name: TREES.index(name[0]))
                       if outcome in self.facts.followed]
            if not step or step.state or not against:
                continue
            names = list(dict.fromkeys(name for outcome in against for name in rule.against[outcome]))
            step.state = "differs"
            step.said["against"] = sorted(names, key=list(STEPS).index)
            step.others = [*step.others, *against]
            for name in [*rule.unlisted, *(name for name in names if name not in rule.stay)]:
                gone = self.steps.get(name)
                if gone and gone.state is None:
                    step.others += gone.names
                    del self.steps[name]
        for outcome, (name, running) in DIFFERS_WHILE_RUNNING.items():
            step, other = self.steps.get(name), self.steps.get(running)
            if outcome in self.facts.followed and step and not step.state and other and other.state == "running":
                step.state = "differs"
                step.said["against"] = [running]
                step.others = [*step.others, *other.names]

    def _wait(self):
        for wait in WAITS:
            if wait.step in self.steps:
                self._hold_back(wait, self.steps[wait.step])
        for name, code in WAITS_FOR_CAUTION.items():
            step = self.steps.get(name)
            if step and not step.state and code in cautions.shown(self.facts, [], False):
                step.state = "waits"
                step.said |= {"for": code, "conflict": True}

    def _hold_back(self, wait, step):
        over = any(self.facts.events.given(event) for event in wait.until)
        loud = any(source.tree in wait.loud for source in self.followed(step))
        into = self.steps.get(wait.into)
        merges = over and loud and into and into.state != "declined"
        if merges and step.state in (None, "done"):
            into.others = [*into.others, *step.names]
            del self.steps[wait.step]
        elif step.state:
            return
        elif over and not loud:
            del self.steps[wait.step]
        elif over and wait.gives_way_to in {tree for tree, _ in self.facts.followed}:
            step.state = "superseded"
            step.said = {"by": wait.gives_way_to}
        elif over:
            step.state = "open"
            step.least_urgency = wait.urgency
        else:
            self._carry(wait, step, loud)

    def _carry(self, wait, step, loud):
        """What must wait carries the words; where nothing does, the step stands itself."""
        carriers = [self.steps[name] for name in wait.holds_back
                    if name in self.steps and self.steps[name].state in (None, "differs")]
        carriers += [self.decisions[tree] for outcome, tree in wait.considerations
                     if outcome in self.facts.outcomes and tree in self.decisions]
        for entry in carriers:
            entry.state = entry.state or "waits"
            entry.others = [*entry.others, *step.names]
        if carriers:
            del self.steps[wait.step]
        else:
            step.state = "waits"
            step.said["for"] = wait.waits_for
        for entry in carriers or ([step] if loud else []):
            entry.least_urgency = wait.urgency
            entry.said |= {"for": wait.waits_for, "conflict": True}

    def _leave_open(self, step):
        """Waiting for the event it starts with, a refrain, or open."""
        content = STEPS[step.name]
        if step.state is None:
            acts = [source.act for source in self.followed(step)]
            holds = any(bound.own == step.name and bound.holds_with & self.facts.followed for bound in BOUNDS)
            if content.starts_with and content.starts_with not in self.facts.perhaps:
                step.state = "waits"
                step.said["for"] = content.starts_with
            elif holds or acts and all(act.without_act or act.strength == "refrain" for act in acts):
                step.state = "holds"
            else:
                step.state = "open"
        if step.state == "open" and self._presumed(step.name):
            step.said["presumed"] = True
        how = [tree for tree in getattr(step, "how", []) if tree in self.decisions]
        if how and step.state not in GONE:
            step.said["how"] = [{"tree": tree, "needs": self.decisions.pop(tree).said["needs"]} for tree in how]

    # Urgency and order

    def _state_urgency(self):
        for step in self.steps.values():
            own_of_bound = any(bound.own == step.name for bound in BOUNDS)
            if step.state in GONE + ("running",) or own_of_bound and step.state == "holds":
                continue
            step.urgency = self._step_urgency(step)
        for choice in self.choices:
            if choice.state == "choose":
                acts = [act.urgency for act in ACTS[choice.others[0]] if act.option and act.strength == "do"]
                found = urgency(self.facts.now, choice.clocks, set(acts) - {"at-once"})
                choice.urgency = self._raised(found, choice.least_urgency)
        for entry in self.decisions.values():
            if entry.state == "decide":
                entry.urgency = self._raised(self._possible_urgency(entry.name), entry.least_urgency)

    def _step_urgency(self, step):
        content = STEPS[step.name]
        words = {source.act.urgency for source in self.followed(step) if source.act.strength == "do"}
        if any(self.facts.events.given(event) for event in content.haste_ends_with):
            words -= {"soon"}
        found = urgency(self.facts.now, step.clocks, words)
        for how in step.said.get("how", []):
            found = most_urgent([found, self._possible_urgency(
                how["tree"], lambda act: act.refines and act.step == step.name)])
        if any(step.name == first for outcome, (_, first) in CLOSES.items() if outcome in self.facts.followed):
            found = "at-once"
        return self._raised(found, step.least_urgency)

    @staticmethod
    def _raised(found, least):
        return most_urgent([found, least]) if least else found

    def _rank(self, entry):
        if entry.state == "holds":
            return 4
        if entry.state in ("differs", "choose", "decide"):
            return 1
        return {"do": 0, "consider": 2, "optional": 3, "refrain": 4}[entry.strength]

    def _group(self, entry):
        if entry.state in TAIL and not (entry.state == "waits" and (entry.said.get("conflict") or entry.placed)):
            return len(URGENCIES) + TAIL.index(entry.state)
        return URGENCIES.index(entry.urgency)

    def _ordered(self):
        entries = [*self.steps.values(), *self.choices, *self.decisions.values()]
        placed = self._placed(entries)

        def key(entry):
            dues = [datetime.fromisoformat(entry.json()["due"])] if "due" in entry.json() else []
            last = self.facts.now + timedelta(days=100000)
            return self._group(entry), self._rank(entry), dues[0] if dues else last, entry.order

        line = []
        for entry in sorted((entry for entry in entries if not entry.placed), key=key):
            line += [one for place, one in placed.get(id(entry), []) if place.side == "before"]
            line.append(entry)
            line += [one for place, one in placed.get(id(entry), []) if place.side == "after"]
        for tree, step in BEFORE.items():
            self._put_before(line, ("tree", tree), ("step", step))
        first = {step for outcome, (_, step) in CLOSES.items() if outcome in self.facts.followed}
        return sorted(line, key=lambda entry: entry.name not in first)

    def _put_before(self, line, decision, step):
        """A decision stands before the step it must be settled before, where both are as urgent."""
        one = next((entry for entry in line if (entry.kind, entry.name) == decision), None)
        other = next((entry for entry in line if (entry.kind, entry.name) == step), None)
        if one and other and self._group(one) == self._group(other):
            line.remove(one)
            line.insert(line.index(other), one)

    def _placed(self, entries):
        """What stands directly before or after another, with that one's urgency."""
        found = {}
        by_name = {(entry.kind, entry.name): entry for entry in entries}
        for place in PLACES:
            kind = "tree" if place.what in PLACED_TREES and ("tree", place.what) in by_name else "step"
            what, anchor = by_name.get((kind, place.what)), by_name.get(("step", place.anchor))
            if place.what in PLACED_TREES and kind == "step" or not what or not anchor:
                continue
            lasting = not any(self.facts.events.given(event) for event in place.until)
            plain_wait = anchor.state == "waits" and not anchor.said.get("conflict")
            own_wait = what.state == "waits" and not what.said.get("conflict") and place.urgency is None
            if (anchor.state in GONE + ("running",) or what.state in GONE + ("running",) or plain_wait or own_wait
                    or what.said.get("conflict") and place.urgency is not None or not lasting
                    or place.urgency is not None and what.state != "waits"):
                continue
            if place.if_less_urgent and URGENCIES.index(anchor.urgency) >= URGENCIES.index(what.urgency):
                continue
            what.urgency = place.urgency or anchor.urgency
            what.placed = True
            found.setdefault(id(anchor), []).append((place, what))
        for places in found.values():
            places.sort(key=lambda pair: pair[1].order)
        return found


def plan(case):
    """The part of the advice that the plan adds."""
    planner = Planner(case)
    facts = planner.facts
    entries = [entry.json() for entry in planner.entries]
    shown = cautions.shown(facts, entries, planner.closed_at_once)
    asked = questions(facts.patient, facts.listed)
    later = [item for item in asked if item in KNOWN_FROM and KNOWN_FROM[item] not in facts.perhaps]
    return {
        "plan": entries,
        "planSettled": settled(facts, planner),
        "cautions": list(shown),
        "questions": [item for item in asked if item not in later],
        "later": [{"item": item, "from": KNOWN_FROM[item]} for item in later],
        "assumed": assumed_deadlines(facts),
        "because": {tree.name: tree.because(facts.patient) for tree in facts.listed if tree.outcome},
        "unused": unused(facts, shown),
        "orderWarnings": [list(pair) for pair in facts.events.out_of_order
                          if not ("C4" in shown and pair[0] == "imaging-result")],
    }


def settled(facts, planner):
    def is_settled(entry):
        undecided = entry.state in ("decide", "choose", "differs") or "how" in entry.said
        unconfirmed = entry.state == "open" and any(clock.unconfirmed for clock in entry.clocks)
        return not (undecided or unconfirmed or entry.said.get("conflict") or entry.said.get("presumed"))

    return all(tree.settled for tree in facts.listed) and all(map(is_settled, planner.entries))


def assumed_deadlines(facts):
    """The deadlines of decided outcomes that count from an assumed time."""
    found = []
    for tree in facts.listed:
        limit = tree.outcome and SPECIFICATION.outcomes[tree.name][tree.outcome].limit
        if limit and Clock(facts, limit).assumed:
            found.append((tree.name, tree.outcome))
    return found


def unused(facts, shown):
    """Answers on no path and in no reason, that nothing undecided can ask and nothing shown rests on."""
    used = {item for items in shown.values() for item in items}
    used |= {item for items, _ in warnings(facts.patient, facts.listed) for item in items}
    for tree in facts.every.values():
        used |= {step["item"] for step in tree.path()}
        if tree.outcome:
            used |= {reason["item"] for reason in tree.because(facts.patient)}
            used |= {TREATMENT} if SPECIFICATION.outcomes[tree.name][tree.outcome].choices else set()
        else:
            used |= {tree.tree.decisions[place][0] for place in tree.tree.reached(tree.state)}
    return [item for item in SPECIFICATION.values if item in facts.answered - used]
