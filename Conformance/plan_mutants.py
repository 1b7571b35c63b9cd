"""Guideline folders with one rule of the plan taken out, or with something else in its place.

Mutants are made of the YAML as it stands: no step, event, item or tree is named here.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from guideline_folder import BUILT_IN, ROOT

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
SCHEMAS = ROOT / "Guidelines" / "schema"
# Files that only describe plans. The other files describe plans with the keys listed below.
WHOLE = ["plan.yaml", "cautions.yaml"]
OF_EVENTS = {"default", "after", "first-of", "proves", "set-by"}
OF_ITEMS = {"known-from", "proves"}
OF_TREES = {
    "at-once-until", "behind", "condition", "condition-met-by", "decided-before", "decides", "limit", "option",
    "refines", "refrain", "route", "step", "urgency", "without-act",
}
DURATION = re.compile(r"P(T?)(\d+)([HD])")
NOBODY_SAYS = "Wat niemand zegt"


@dataclass(frozen=True)
class Mutant:
    """One change to one file: the value at `place` of `within` is replaced by `instead`, or removed."""

    name: str
    file: str
    root: yaml.Node
    within: list
    place: int
    instead: object = None
    key: str = None  # the key that is left out, where that is one

    def write(self, folder):
        """Writes the file of the mutant into a folder that is as it was otherwise."""
        whole = list(self.within)
        self.within[self.place:self.place + 1] = [] if self.instead is None else [self.instead]
        try:
            (Path(folder) / self.file).write_text(written(self.root))
        finally:
            self.within[:] = whole


def written(root):
    return yaml.serialize(root, Dumper=DUMPER, allow_unicode=True, width=100_000)


def scalar(value, like):
    return yaml.ScalarNode(like.tag, value, style=like.style)


def is_scalar(node):
    return isinstance(node, yaml.ScalarNode)


def keys(node):
    return [key.value for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []


def is_text(node):
    return {"nl", "en"} <= set(keys(node))


def told(node, number):
    """What a member of a list is called: by its first value, where that is a word."""
    if is_scalar(node):
        return node.value
    first = node.value[0][1] if isinstance(node, yaml.MappingNode) else None
    return first.value if first is not None and is_scalar(first) else str(number)


@cache
def files():
    """Every file that plans are made of, by its place, as it stands."""
    places = [*WHOLE, "guideline.yaml", "items.yaml"]
    places += sorted(f"trees/{file.name}" for file in (BUILT_IN / "trees").glob("*.yaml"))
    return {place: yaml.compose((BUILT_IN / place).read_text(), Loader=LOADER) for place in places}


@cache
def required(kind):
    """Every key that some part of a kind of file must have."""
    found = set()

    def gather(schema):
        if isinstance(schema, dict):
            names = schema.get("required", [])
            found.update(names if isinstance(names, list) else [])
            schema = list(schema.values())
        if isinstance(schema, list):
            for part in schema:
                gather(part)

    for name in (kind, "common"):
        gather(json.loads((SCHEMAS / f"{name}.schema.json").read_text()))
    return found


def kind(file):
    return "tree" if file.startswith("trees/") else file.removesuffix(".yaml")


def of_the_plan(file):
    if file in WHOLE:
        return None
    return {"guideline.yaml": OF_EVENTS, "items.yaml": OF_ITEMS}.get(file, OF_TREES)


def pairs(node):
    """Every key of a file with its value, at any depth."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key.value, value
            yield from pairs(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from pairs(value)


def scalars(node):
    if is_scalar(node):
        return [node.value]
    return [value for one in node.value for value in scalars(one)] if isinstance(node, yaml.SequenceNode) else []


@cache
def said_of(key):
    """All that stands anywhere in the plan's content under a key, in order."""
    values = [value for root in files().values() for name, node in pairs(root) if name == key
              for value in scalars(node)]
    return list(dict.fromkeys(values))


@cache
def vocabularies():
    """The names of each kind of thing: whatever names its members by the key of the kind."""
    kinds = ("step", "event", "item", "tree", "value", "outcome", "caution", "note", "reason")
    found = [said_of(kind) for kind in kinds]
    outcomes = [f"{tree.value[0][1].value}/{one}" for tree in files().values() if keys(tree)[0] == "tree"
                for name, node in pairs(tree) if name == "outcomes" for one in [told(two, 0) for two in node.value]]
    return [*found, outcomes, ["open", "waits", "done"], ["at-once", "within-a-day", "none"]]


def other(key, value):
    """Something else of the same kind; None where there is nothing else."""
    if match := DURATION.fullmatch(value):
        return f"P{match[1]}{2 * int(match[2])}{match[3]}"
    for names in (said_of(key), *vocabularies()):
        if value in names and len(names) > 1:
            return names[(names.index(value) + 1) % len(names)]
    return None


def mutants():
    """Every rule left out; and, for what cannot be left out, every value another and every text another."""
    return [mutant for file, root in files().items() for mutant in of_node(file, root, root, file, of_the_plan(file))]


def of_node(file, root, node, path, wanted):
    """The mutants below a node; `wanted` are the keys that count, all of them where it is None."""
    if isinstance(node, yaml.MappingNode):
        for place, (key, value) in enumerate(node.value):
            here = f"{path}: {key.value}" if path == file else f"{path} / {key.value}"
            if key.value == "dose":  # has a route of its own
                continue
            if wanted is None or key.value in wanted:
                yield Mutant(f"{here} left out", file, root, node.value, place, key=key.value)
                # What a thing is called is no rule, and the words of trees are the source's.
                if is_text(value) and key.value != "label" and file in WHOLE:
                    instead = yaml.MappingNode(value.tag, [
                        (name, scalar(NOBODY_SAYS + f" ({name.value})", text)) if name.value in ("nl", "en")
                        else (name, text) for name, text in value.value], flow_style=True)
                    yield Mutant(f"{here} in other words", file, root, node.value, place, (key, instead))
                elif is_scalar(value) and key.value in required(kind(file)) and other(key.value, value.value):
                    instead = other(key.value, value.value)
                    yield Mutant(f"{here}: {instead} for {value.value}", file, root, node.value, place,
                                 (key, scalar(instead, value)))
                elif not is_text(value):
                    yield from of_node(file, root, value, here, None)
            elif not is_scalar(value):
                yield from of_node(file, root, value, here, wanted)
    elif isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            here = f"{path} / {told(value, place + 1)}"
            if wanted is None:
                yield Mutant(f"{here} left out", file, root, node.value, place)
            if not is_scalar(value):
                yield from of_node(file, root, value, here, wanted)
