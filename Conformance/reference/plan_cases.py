"""Random cases with events, ticks and decisions: events absent, unknown, assumed, before or after what they end."""

from datetime import datetime, timedelta

from .cases import random_case, written
from .plan_content import AFTER, DEFAULTS_TO_NOW, REASONS, STEPS
from .specification import Specification

TREES = list(Specification().trees)
USUAL_STARTS = [
    None, ["further-diagnostics"], ["time-to-treatment", "treatment-indication"], ["surgery-radiotherapy-interval"],
    ["follow-up"]]
# Answers that lead far into the guideline, so that long plans are not rare.
FAR = {
    "adequate-imaging": "unavailable", "compression-signs": "present", "paraplegia": "incomplete",
    "imaging-result": "consistent", "metastases": "symptomatic", "irreversible-paraplegia": "no"}
SURGICAL = FAR | {
    "life-expectancy": "6-to-12-months", "progressive-deficit": "present", "surgery-within-24-hours": "yes",
    "compression-limited": "yes", "fit-for-surgery": "yes", "epidural-compression": "clinical"}
# Spans on both sides of every limit.
SPANS = [timedelta(hours=hours) for hours in (0, 1, 11, 13, 23, 25, 47, 49, 71, 73)]
SPANS += [timedelta(days=days) for days in (6, 7, 8, 13, 15, 20, 22, 60, 2000)]


def random_plan_case(random):
    case = random_case(random)
    now = datetime.fromisoformat(case["now"])
    if random.random() < 0.6:
        case.pop("start", None)
        start = random.choice(USUAL_STARTS)
        if start:
            case["start"] = start
    if random.random() < 0.6:
        far = random.choice([FAR, SURGICAL])
        case["answers"] = case.get("answers", {}) | {
            item: value for item, value in far.items() if random.random() < 0.95}
        if random.random() < 0.3:
            case["answers"]["local-treatment"] = random.choice(["surgery", "radiotherapy"])
    case["events"] = random_events(random, now)
    if not case["events"]:
        del case["events"]
    if random.random() < 0.3:
        steps = [step for step, content in STEPS.items() if not content.done_by and not content.runs_until]
        case["done"] = {step: random.choice([True, written(now - random.choice(SPANS))])
                        for step in random.sample(steps, random.randint(1, 4))}
    if random.random() < 0.3:
        case["decisions"] = {
            tree: {"followed": False, "reason": random.choice(sorted(REASONS))}
            if random.random() < 0.8 else {"followed": True}
            for tree in random.sample(TREES, random.randint(1, 3))}
    return case


def random_events(random, now):
    """Each event given with a chance of its own, in any order, sometimes with its time unknown or only assumed."""
    known = random.choice([0.1, 0.3, 0.6])
    events = {}
    for event in AFTER:
        if random.random() > (0.7 if event == DEFAULTS_TO_NOW else known):
            continue
        at = written(now - random.choice(SPANS))
        kind = random.random()
        if kind < 0.2:
            events[event] = {"assumed": at} if event == DEFAULTS_TO_NOW else {"unknown": True}
        else:
            events[event] = at
    return events
