"""Random cases of interface.md: all kinds of answers, starts and times, many of them on a boundary."""

from datetime import datetime, timedelta, timezone

from .specification import Specification

SPECIFICATION = Specification()
ONSETS = ["paraplegia-onset", "progression-onset"]
EVENTS = ["imaging-result", "definitive-diagnosis", "dexamethasone-start", "surgery"]
MONTHS = [0, 0.5, 2.999, 3, 3.0001, 5.99, 6, 11.9999, 12, 12.0, 24, 1000]
SECONDS = [-1, 0, 1]


def written(moment):
    """A moment as RFC 3339."""
    return moment.isoformat()


def random_case(random):
    zone = timezone(timedelta(minutes=random.choice([0, 60, 120, -300, 345])))
    now = datetime(2026, 1, 1, tzinfo=zone) + timedelta(seconds=random.randrange(365 * 86400))
    case = {"now": written(now)}
    start = random_start(random)
    if start:
        case["start"] = start
    events = random_events(random, now)
    if events:
        case["events"] = {name: written(moment) for name, moment in events.items()}
    known = random.choice([0.3, 0.6, 0.9, 1])
    answers = {}
    for item, values in SPECIFICATION.values.items():
        if random.random() < (known if item != "local-treatment" else known / 3):
            answers[item] = random_answer(random, item, values, now, events.get("suspicion", now))
    if answers or random.random() < 0.5:
        case["answers"] = answers
    return case


def random_start(random):
    """No start, one tree or several; a large tree has more ways to come past, and is taken more often."""
    kind = random.random()
    trees = list(SPECIFICATION.trees)
    if kind < 0.25:
        return None
    if kind < 0.4:
        return random.sample(trees, random.randint(2, 3))
    tree = random.choices(trees, [len(tree.decisions) for tree in SPECIFICATION.trees.values()])[0]
    return tree if kind < 0.7 else [tree]


def random_events(random, now):
    """Some of the events, none of them after now, in other offsets too."""
    events = {}
    for event in ["suspicion", *EVENTS]:
        if random.random() < 0.4:
            ago = timedelta(seconds=random.choice([0, 60, 3600 * 50, random.randrange(40 * 86400)]))
            zone = timezone(timedelta(minutes=random.choice([0, 60, -570])))
            events[event] = (now - ago).astimezone(zone)
    return events


def random_answer(random, item, values, now, suspicion):
    kind = random.random()
    if kind < 0.06:
        return {"unknown": True}
    if kind < 0.2:
        return random.sample(values, random.randint(1, len(values)))
    if kind < 0.6 and item == "life-expectancy":
        return {"months": random.choice([*MONTHS, round(random.uniform(0, 20), 3)])}
    if kind < 0.6 and item in ONSETS:
        days = 2 if item == "paraplegia-onset" else 7
        near = suspicion - timedelta(days=days, seconds=random.choice(SECONDS))
        any_time = now - timedelta(seconds=random.randrange(12 * 86400))
        return {"since": written(random.choice([near, any_time, now]).astimezone(now.tzinfo))}
    return random.choice(values)
