"""Reports of made-up registries, and the numbers in their tables."""

import csv
import io
import json
import os
import random
import subprocess

import lxml.html

PROGRAM = os.environ.get("WERVELWIJZER", "wervelwijzer")
SAMPLES = os.environ.get("REPORT_SAMPLES")
LEAST = 10
NOW = "2026-11-22T21:00:00+01:00"
REASONS = ["patient-wish", "comorbidity", "condition", "not-available", "tumour-board", "other"]


def run(*arguments, given=None):
    done = subprocess.run([PROGRAM, *map(str, arguments)], input=given, capture_output=True, timeout=600)
    return done.returncode, done.stdout, done.stderr.decode()


def cases(rows, seed):
    """Made-up rows as cases, with decisions at random."""
    rng = random.Random(seed)
    code, out, _ = run("simulate", "--rows", rows, "--seed", seed)
    assert code == 0
    trees = list(json.loads(run("cohort", "-", "--format", "json", given=out)[1])["trees"])
    lines = []
    for row in csv.DictReader(io.StringIO(out.decode())):
        answers = {name.replace("_", "-"): cell.split("|") for name, cell in row.items()
                   if cell and not name.startswith("synthetic")}
        decisions = {}
        for tree in trees:
            draw = rng.random()
            if draw < 0.6:
                decisions[tree] = {"followed": True}
            elif draw < 0.8:
                decisions[tree] = {"followed": False, "reason": rng.choice(REASONS)}
        events = {"suspicion": f"2026-10-{rng.randint(1, 9):02}T08:00:00+01:00"}
        lines.append(json.dumps({"now": NOW, "answers": answers, "decisions": decisions, "events": events}))
    return ("\n".join(lines) + "\n").encode()


def reported(folder, given, *arguments, language="en"):
    path = folder / "report.html"
    code, out, said = run(
        "cohort", "-", "--ndjson", "--report", path, "--details", "--format", "json", "--lang", language, "--now", NOW,
        "--max-errors", "100%", *arguments, given=given)
    assert code == 0, said
    return Page(path), json.loads(out)


class Page:
    """The tables of a report: of each row its counts, None where one is not shown."""

    def __init__(self, path):
        self.path = path
        self.root = lxml.html.fromstring(path.read_text())
        self.tables = {}
        for table in self.root.xpath("//table[@data-table]"):
            self.tables[table.get("data-table")] = {
                row.get("data-row"): [self.count(cell) for cell in row.xpath("td")] for row in table.xpath("tbody/tr")}
        # Several comparisons can have a table of the same tree.
        self.changes = [
            (table.get("data-table").removeprefix("changes-"),
             {row.get("data-row"): [self.count(cell) for cell in row.xpath("td")] for row in table.xpath("tbody/tr")})
            for table in self.root.xpath("//table[starts-with(@data-table, 'changes-')]")]
        self.rows = self.told("rows")
        self.contradictions = self.told("contradictions")
        complete = self.told("complete")
        self.incomplete = None if complete is None else self.rows - complete

    def told(self, name):
        """A number that stands in a sentence; None where it is not shown."""
        found = self.root.xpath(f"//@data-{name}")
        return int(found[0]) if found and found[0] else None

    @staticmethod
    def count(cell):
        if cell.get("data-n") is not None:
            return int(cell.get("data-n"))
        return None if cell.xpath("span[@role='img']") else cell.text_content()

    def shares(self):
        """Every share with its interval."""
        for cell in self.root.xpath("//td[@data-share]"):
            yield cell, [float(cell.get(f"data-{end}")) for end in ("share", "low", "high")]

    def starting(self, prefix):
        return {name.removeprefix(prefix): rows for name, rows in self.tables.items() if name.startswith(prefix)}

    @property
    def reached(self):
        return {part.get("data-tree"): int(part.get("data-reached")) for part in self.root.xpath("//*[@data-reached]")}


def registry_with_care(folder, rows, seed):
    """Made-up rows with what was done and when, and a mapping of their columns."""
    registry, mapping = folder / "registry.csv", folder / "mapping.yaml"
    registry.write_bytes(run("simulate", "--rows", rows, "--seed", seed, "--with-care")[1])
    found = {}
    with registry.open(newline="") as lines:
        for row in csv.DictReader(lines):
            for column, cell in row.items():
                if cell:
                    found.setdefault(column, set()).add(cell)
    told = []
    for column, cells in found.items():
        kind, _, rest = column.removeprefix("synthetic_").partition("_") if column.startswith("synthetic_") else ("item", "", column)
        key, name = {"time": "event", "done": "done", "reason": "reason", "item": "item"}.get(kind), rest.replace("_", "-")
        if key == "event":
            told.append({column: {"event": name, "format": "yyyy-mm-dd"}})
        elif key:
            codes = {cell: [] if key == "done" and cell in ("none", "other") else cell if key == "reason" else cell.split("|")
                     for cell in cells}
            told.append({column: {key: name, "codes": codes}})
    mapping.write_text(json.dumps({"mapping": 1, "columns": {name: means for part in told for name, means in part.items()}}))
    return registry, mapping
