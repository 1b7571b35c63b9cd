"""Times the first tree beside zen-engine, in turns in one run, and prints each ratio with its spread.

Usage: python Benchmarks/compare.py PATH-TO-ENGINE-BENCHMARK
Needs: zen-engine==2.1.3 PyYAML==6.0.3

zen-engine is called from Python through its static loader, its fastest way in, with one decision table
that holds every way through the tree; its time includes handing a dictionary over and a result back.
Ours is timed inside the process. So the first row compares ways of embedding, not bare algorithms. The
second row gives us the heavier work: a whole pathway from the JSON of a case to the JSON of an advice,
other readings included, against one table of theirs.
"""

import json
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

import yaml
import zen

GUIDELINE = Path(__file__).resolve().parent.parent / "Guidelines" / "wervelmetastasen"
ROUNDS = 15
CALLS = 20_000


def load(name):
    return yaml.load((GUIDELINE / name).read_text(), Loader=yaml.BaseLoader)


def ways(tree):
    """Every way through the tree: the answers on it, and where it ends."""
    decisions = {decision["decision"]: decision for decision in tree["decisions"]}

    def follow(name, answers):
        decision = decisions[name]
        for branch in decision["branches"]:
            values = branch["when"] if isinstance(branch["when"], list) else [branch["when"]]
            taken = {**answers, decision.get("item", name): values}
            if "outcome" in branch:
                yield taken, branch["outcome"]
            else:
                yield from follow(branch["decision"], taken)

    return list(follow(tree["start"], {}))


def decision_table(rows):
    items = sorted({item for answers, _ in rows for item in answers})
    rules = [
        {"_id": str(place), "outcome": json.dumps(outcome),
         **{item: ", ".join(json.dumps(value) for value in answers.get(item, [])) for item in items}}
        for place, (answers, outcome) in enumerate(rows)
    ]
    field = {item: item.replace("-", "_") for item in items}
    content = {
        "hitPolicy": "first",
        "inputs": [{"id": item, "name": item, "field": field[item]} for item in items],
        "outputs": [{"id": "outcome", "name": "outcome", "field": "outcome"}],
        "rules": rules,
    }
    place = {"x": 0, "y": 0}
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode", "position": place},
        {"id": "table", "name": "table", "type": "decisionTableNode", "position": place, "content": content},
        {"id": "out", "name": "out", "type": "outputNode", "position": place},
    ]
    edges = [
        {"id": "1", "sourceId": "in", "targetId": "table", "type": "edge"},
        {"id": "2", "sourceId": "table", "targetId": "out", "type": "edge"},
    ]
    return {"nodes": nodes, "edges": edges}, field


def first_tree():
    start = load("guideline.yaml")["start"]
    return next(tree for path in sorted((GUIDELINE / "trees").glob("*.yaml"))
                if (tree := load(f"trees/{path.name}"))["tree"] == start)


def main():
    program = sys.argv[1]
    rows = ways(first_tree())
    table, field = decision_table(rows)
    engine = zen.ZenEngine({"loader": {"type": "static", "content": {"tree": table}}})
    chance = random.Random(1)
    patients = []
    for _ in range(64):
        answers, outcome = chance.choice(rows)
        patient = {field[item]: chance.choice(values) for item, values in answers.items()}
        found = engine.evaluate("tree", patient)["result"]["outcome"]
        assert found == outcome, (patient, outcome, found)
        patients.append(patient)

    def theirs():
        begin = time.perf_counter()
        for call in range(CALLS):
            engine.evaluate("tree", patients[call & 63])
        return (time.perf_counter() - begin) / CALLS * 1e9

    def ours(measurement, repeats):
        done = subprocess.run([program, measurement, str(repeats), "1"], capture_output=True, check=True)
        return json.loads(done.stdout)["median"]

    def shown(values):
        return f"{min(values):.4g} / {statistics.median(values):.4g} / {max(values):.4g}"

    print(f"{len(rows)} ways through the tree; {ROUNDS} rounds in turns; min / median / max")
    for measurement, repeats in (("tree", 1_000_000), ("case", 2_000)):
        pairs = [(theirs(), ours(measurement, repeats)) for _ in range(ROUNDS)]
        print(f"{measurement}: zen {shown([pair[0] for pair in pairs])} ns; "
              f"ours {shown([pair[1] for pair in pairs])} ns; "
              f"zen / ours {shown([pair[0] / pair[1] for pair in pairs])}")


if __name__ == "__main__":
    main()
