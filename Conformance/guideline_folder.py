"""Guideline folders for tests: read as plain data, changed, and written again.

Nothing here comes from the program: what a folder says is read from its YAML alone.
"""

import shutil
from itertools import count
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
BUILT_IN = ROOT / "Guidelines" / "wervelmetastasen"


def read(path):
    """One file, every scalar as text: `yes` and `no` are words there."""
    return yaml.load(Path(path).read_text(), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def listed(values):
    """A list of one may be written without brackets."""
    return values if isinstance(values, list) else [values]


def tree_files(folder):
    """By the name of the tree, its file."""
    return {read(file)["tree"]: file for file in sorted((Path(folder) / "trees").glob("*.yaml"))}


def changed(target, change, tree, source=BUILT_IN):
    """A copy of a folder in which `change` was made to the data of one tree."""
    shutil.copytree(source, target)
    file = tree_files(target)[tree]
    content = read(file)
    change(content)
    write(file, content)
    return target


def edited(target, *edits, source):
    """A copy of a folder; each edit is a file, a passage of it, and what takes its place."""
    shutil.copytree(source, target)
    for file, passage, other in edits:
        text = (target / file).read_text()
        assert passage in text
        (target / file).write_text(text.replace(passage, other, 1))
    return target


class Plain(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    """Guideline files know no aliases: what stands twice is written twice."""

    def ignore_aliases(self, data):
        return True


def write(file, content):
    """Writes data that `read` gave; numbers are told from text by their key."""
    content = {**content, **({"page": int(content["page"])} if "page" in content else {})}
    text = yaml.dump(content, Dumper=Plain, sort_keys=False, allow_unicode=True, width=1000)
    Path(file).write_text(text)


def decision(tree, name):
    return next(one for one in tree["decisions"] if one["decision"] == name)


def branch(tree, name, value):
    """The branch of a decision that a value takes."""
    return next(one for one in decision(tree, name)["branches"] if value in listed(one["when"]))


def ending(tree, answers):
    """Where a plain walk through a tree ends; `answers` gives each item one value."""
    decisions = {one["decision"]: one for one in tree["decisions"]}
    place = tree.get("start", tree["decisions"][0]["decision"])
    while True:
        asked = decisions[place]
        value = answers[asked.get("item", place)]
        taken = next(one for one in asked["branches"] if value in listed(one["when"]))
        if "outcome" in taken:
            return taken["outcome"]
        place = taken["decision"]


def asked_items(tree):
    """The items a tree asks, in the order of its decisions."""
    return list(dict.fromkeys(one.get("item", one["decision"]) for one in tree["decisions"]))


def restructured(tree, values, order):
    """Makes a tree ask in another order without changing where anyone ends.

    Every way of answering is walked through; what is left over is a tree that asks each item at most
    once on a way, in `order`, with equal parts shared.
    """
    old = {key: tree[key] for key in ("start", "decisions")}
    made, names, numbers = [], {}, count(1)

    def part(answers, rest):
        """What follows given some answers: an outcome, or the name of a decision."""
        if not rest:
            return ("outcome", ending(old, answers))
        item, later = rest[0], rest[1:]
        ways = {}
        for value in values[item]:
            ways.setdefault(part({**answers, item: value}, later), []).append(value)
        if len(ways) == 1:
            return next(iter(ways))
        key = (item, tuple((way, tuple(when)) for way, when in ways.items()))
        if key not in names:
            names[key] = f"asked-{next(numbers)}"
            made.append({
                "decision": names[key], "item": item, "label": {"nl": item, "en": item},
                "branches": [{"when": when, kind: where}
                             for (kind, where), when in ways.items()],
            })
        return ("decision", names[key])

    kind, root = part({}, list(order))
    assert kind == "decision", "a tree whose questions never matter cannot be asked otherwise"
    tree["start"], tree["decisions"] = root, made[::-1]
