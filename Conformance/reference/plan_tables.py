"""Tables of what the second engine makes of actions and events, for the tests of the first: plan_tables.py FOLDER."""

import random
import sys
from datetime import datetime, timedelta
from pathlib import Path

from .advice import Contradiction
from .events import Events
from .facts import TREES, Facts
from .plan_cases import random_plan_case
from .plan_content import ACTS, AFTER, DEFAULTS_TO_NOW, FIRST_OF, ITEM_PROVES, KNOWN_FROM, OUTCOME_BEHIND, TREE_BEHIND

NOW = datetime.fromisoformat("2026-11-25T12:00:00+00:00")
EVENTS = [*AFTER, *FIRST_OF]
ITEMS = sorted({*ITEM_PROVES, *KNOWN_FROM, "pain"})
OUTCOMES = sorted({*OUTCOME_BEHIND, ("imaging", "mri-12h")})


def act_words(act):
    """One action: what it does, how strongly, and what else is said of it."""
    what = f"decides {act.decides}" if act.decides else f"{'refines' if act.refines else 'step'} {act.step}"
    words = [what, act.strength, act.urgency, "limited" * act.limited, "conditional" * act.condition]
    if act.condition_until_chosen:
        words += ["conditional", "met-by {}={}".format(*act.condition_until_chosen)]
    words += [f"option {act.option}" if act.option else "", "without-act" * act.without_act]
    words += [f"declined-with {act.declined_with}" if act.declined_with else ""]
    return " ".join(word for word in words if word)


def acts():
    """Every action of every outcome, a line each."""
    return [f"{tree}/{outcome}: {act_words(act)}" for (tree, outcome), of in sorted(ACTS.items()) for act in of]


def random_events(chance):
    """Some events, early and late, with times, without, and assumed."""
    events = {}
    for event in AFTER:
        kind = chance.choice(["absent", "absent", "absent", "time", "time", "special"])
        at = (NOW - timedelta(hours=chance.choice([0, 1, 30, 200, 200, 900]))).isoformat()
        if kind == "time":
            events[event] = at
        elif kind == "special":
            events[event] = {"assumed": at} if event == DEFAULTS_TO_NOW else {"unknown": True}
    return events


def words(members):
    return " ".join(sorted(members)) or "-"


def event_line(chance):
    """A case with what is known of its events, in columns."""
    said = random_events(chance)
    answered = {item for item in ITEMS if chance.random() < 0.2}
    start = [chance.choice([*TREE_BEHIND, "imaging"])]
    outcomes = {outcome for outcome in OUTCOMES if chance.random() < 0.1}
    events = Events({"now": NOW.isoformat(), "events": said})
    forms = {}
    for event, at in said.items():
        forms[event] = f"{event}={next(iter(at.values())) if isinstance(at, dict) else at}"
        if isinstance(at, dict):
            forms[event] = forms[event].replace("=True", "=unknown").replace("=2", "=assumed:2")
    times = {event: events.time(event) for event in EVENTS if event not in FIRST_OF or events.given(event)}
    return " | ".join([
        words(forms.values()), words(answered), words(start), words(f"{tree}/{name}" for tree, name in outcomes),
        words(event for event in EVENTS if events.given(event)),
        words(f"{event}={int(at.timestamp())}" for event, at in times.items() if at),
        words(events.proven(answered)), words(events.perhaps(start, outcomes, answered)),
        words(f"{event}<{earlier}" for event, earlier in events.out_of_order)])


def answer_words(answer):
    """An answer as the tests of the first engine write it."""
    if isinstance(answer, str):
        return answer
    if isinstance(answer, list):
        return "|".join(answer)
    return "?" if "unknown" in answer else f"since {answer['since']}"


def tree_line(chance):
    """A case with its trees, those only to be decided too, in columns; None where it contradicts itself."""
    case = random_plan_case(chance)
    answers = {item: answer for item, answer in case.get("answers", {}).items() if item != "life-expectancy"
               or isinstance(answer, str)}
    start = case.get("start", [])
    case = {"now": case["now"], "answers": answers} | ({"start": start} if start else {})
    try:
        facts = Facts(case)
    except Contradiction:
        return None
    return " / ".join([
        case["now"], words([start] if isinstance(start, str) else start),
        ", ".join(f"{item}: {answer_words(answer)}" for item, answer in answers.items()) or "-",
        words(f"{name}{'' if name in facts.trees else '*'}={','.join(tree.possible)}"
              for name, tree in facts.every.items()),
        words(f"{tree}={value}" for tree, value in facts.chosen.items()),
        words(f"{tree}<{by}.{outcome}" for tree in TREES for (by, outcome), _ in facts.deciding.get(tree, []))])


def tables():
    """The tables by the name of their file."""
    chance = random.Random(18)
    events = [event_line(chance) for _ in range(120)]
    trees = list(filter(None, (tree_line(chance) for _ in range(300))))
    return {"plan-acts.txt": acts(), "plan-events.txt": events, "plan-trees.txt": trees}


if __name__ == "__main__":
    for name, lines in tables().items():
        (Path(sys.argv[1]) / name).write_text("\n".join(lines) + "\n")
