"""Times `cohort` on a made-up registry beside a plain C program with the same tables, polars and DuckDB.

Usage: python Benchmarks/cohort.py PATH-TO-WERVELWIJZER [ROWS [ROUNDS]]
Needs: duckdb==2.0.0, polars==2.1.0 (what is missing is left out), PyYAML, gcc

Every figure is a whole run in a process of its own, in turns: processor seconds of the user and of the system, added
up over all cores. All but polars count every tree by itself and the pathway; polars counts the trees alone, which
favours it. It looks outcomes up in the same tables as the C program and `cohort`.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Conformance"))

from export_truth import sets, built_in  # noqa: E402

CARRIED = 3
LANES = 16


class Tables:
    """Of every tree what is possible for each state of its items, by the specification, without the program."""

    def __init__(self, truth):
        self.truth, self.items, self.trees = truth, list(truth.values), []
        self.masks, first, state = [], 0, 0
        for name, tree in truth.trees.items():
            places = [self.items.index(item) for item in tree.items]
            sizes = [2 ** len(truth.values[item]) - 1 for item in tree.items]
            weights, count = [], 1
            for size in sizes:
                weights.append(count)
                count *= size
            choices = [sorted(sets(truth.values[item]), key=lambda chosen, item=item: self.mask(item, chosen))
                       for item in tree.items]
            outcomes, results, found = list(tree.outcomes), [0] * count, {}
            for digits in product(*(range(size) for size in sizes)):
                chosen = dict(zip(tree.items, (choice[digit] for choice, digit in zip(choices, digits))))
                mask = sum(1 << outcomes.index(outcome) for outcome in tree.possible(chosen, truth.values))
                at = found.setdefault(mask, len(found) + 1)
                results[sum(map(int.__mul__, digits, weights))] = at
            self.trees.append((name, tree, dict(zip(places, weights)), first, state, results, [0, *found]))
            first, state = first + len(found) + 1, state + count
        self.counts = first

    def mask(self, item, chosen):
        return sum(1 << self.truth.values[item].index(value) for value in chosen)

    def header(self):
        """The tables as C."""
        lines, endings, ends = [], [], []
        for _, tree, _, _, _, _, found in self.trees:
            outcomes = list(tree.outcomes.items())
            for mask in found:
                if mask == 0 or mask & (mask - 1):
                    endings.append(-1)
                    continue
                endings.append(len(ends))
                ends.append(self.ending(outcomes[mask.bit_length() - 1][1]))
        for place, (item, values) in enumerate(self.truth.values.items()):
            bits, multiplier, codes = hashed([("", 2 ** len(values) - 2)] + [(v, 2 ** n - 1) for n, v in enumerate(values)])
            lines.append(f"static const struct code codes_{place}[] = {{{', '.join(codes)}}};")
        columns = []
        for place, (item, values) in enumerate(self.truth.values.items()):
            bits, multiplier, _ = hashed([("", 2 ** len(values) - 2)] + [(v, 2 ** n - 1) for n, v in enumerate(values)])
            weights = [tree[2].get(place, 0) for tree in self.trees] + [0] * (LANES - len(self.trees))
            asking = sum(1 << lane for lane, tree in enumerate(self.trees) if place in tree[2])
            names = ", ".join(f'"{value}"' for value in values)
            columns.append(f"{{{{{', '.join(map(str, weights))}}}, codes_{place}, {multiplier}ull, {64 - bits}, {asking}, "
                           f"{len(values)}, {{{names}}}}}")
        results = [at for tree in self.trees for at in tree[5]]
        return "\n".join([
            f"enum {{ ITEMS = {len(self.items)}, TREES = {len(self.trees)}, COUNTS = {self.counts}, LANES = {LANES}, "
            f"CARRIED = {CARRIED}, START = {[tree[0] for tree in self.trees].index(self.truth.start)} }};",
            "struct code { uint64_t first, second; int length, digit; };",
            "struct column { uint16_t weights[16] __attribute__((aligned(16))); const struct code *codes; uint64_t multiplier; "
            "int shift, asking, values; const char *names[16]; };",
            "struct ending { int fixes; struct { int item, values; } fix[4]; int item, options; "
            "struct { int values, trees, tree[8]; } option[4]; };",
            *lines,
            f"static const struct column columns[] = {{{', '.join(columns)}}};",
            "static const struct { int first, state; } trees[] = {"
            + ", ".join(f"{{{tree[3]}, {tree[4]}}}" for tree in self.trees) + "};",
            f"static const uint8_t results[] = {{{', '.join(map(str, results))}}};",
            f"static const int endings[] = {{{', '.join(map(str, endings))}}};",
            f"static const struct ending ends[] = {{{', '.join(ends)}}};"]) + "\n"

    def ending(self, outcome):
        numbers = [tree[0] for tree in self.trees]

        def option(values, following):
            return f"{{{values}, {len(following)}, {{{', '.join(str(numbers.index(name)) for name in following) or 0}}}}}"

        fixes = [(item, self.mask(item, values)) for item, values in outcome.fixes.items()]
        place, options = -1, [option(0, outcome.next)]
        if outcome.choice:
            item, following = outcome.choice
            place = self.items.index(item)
            options = [option(self.mask(item, [value]), trees) for value, trees in following.items()]
            fixes.append((item, self.mask(item, following)))
        written = ", ".join(f"{{{self.items.index(item)}, {values}}}" for item, values in fixes) or "{0}"
        return f"{{{len(fixes)}, {{{written}}}, {place}, {len(options)}, {{{', '.join(options)}}}}}"


def hashed(known):
    """A table in which every text has a place of its own."""
    bits = max(1, (len(known) - 1).bit_length())
    halves = [(int.from_bytes(text.encode()[:8], "little"), int.from_bytes(text.encode()[8:16], "little"), len(text), digit)
              for text, digit in known]
    multiplier, word = 0x9E3779B97F4A7C15, (1 << 64) - 1
    while True:
        places = [(((low ^ (high << 23 & word | high >> 41)) * multiplier) & word) >> (64 - bits) for low, high, *_ in halves]
        if len(set(places)) == len(known):
            break
        multiplier = (multiplier * 0x5851F42D4C957F2D + 0x14057B7EF767814E) & word | 1
    table = ["{0, 0, 99, 0}"] * (1 << bits)
    for place, (low, high, length, digit) in zip(places, halves):
        table[place] = f"{{{low}ull, {high}ull, {length}, {digit}}}"
    return bits, multiplier, table


DUCKDB = """
import duckdb, sys
view, script, query = open(sys.argv[1]).read().split("\\0")
engine = duckdb.connect()
engine.execute(view); engine.execute(script); print(len(engine.execute(query).fetchall()))
"""

POLARS = """
import json, sys
import polars as pl
path, tables = sys.argv[1], json.load(open(sys.argv[2]))
frame = pl.scan_csv(path, infer_schema=False)
digits = []
for item, codes in tables["items"]:
    name = item.replace("-", "_")
    digits.append(pl.col(name).fill_null("").replace_strict(codes, default=-1, return_dtype=pl.Int32).alias(name))
frame = frame.select(digits)
found = []
for name, weights, results in tables["trees"]:
    state = pl.sum_horizontal(pl.col(item.replace("-", "_")) * weight for item, weight in weights)
    is_silent = pl.min_horizontal(pl.col(item.replace("-", "_")) for item, _ in weights) < 0
    found.append(pl.when(is_silent).then(0).otherwise(
        pl.lit(pl.Series(results, dtype=pl.UInt8)).gather(pl.when(is_silent).then(0).otherwise(state))).alias(name))
counts = frame.select(column.value_counts().implode() for column in found).collect(engine="streaming")
print(counts.shape)
"""


# A process begins with the memory of the one that starts it: a small one has to.
LAUNCHER = """import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)"""


def measured(command, stdin=None):
    """Processor seconds and peak memory in MiB of a run."""
    done = subprocess.run([sys.executable, "-S", "-c", LAUNCHER, *map(str, command)], stdin=stdin, stdout=subprocess.PIPE,
                          text=True, check=True)
    return tuple(map(float, done.stdout.split()))


def main(program, folder, rows=1_000_000, rounds=5):
    path = folder / "registry.csv"
    with path.open("wb") as file:
        subprocess.run([program, "simulate", "--rows", str(rows)], stdout=file, stderr=subprocess.DEVNULL, check=True)
    tables = Tables(built_in())
    (folder / "tables.h").write_text(tables.header())
    subprocess.run(["gcc", "-O3", "-march=x86-64-v2", "-D_GNU_SOURCE", "-w", "-I", folder, "-o", folder / "count",
                    ROOT / "Benchmarks" / "cohort" / "count.c"], check=True)
    quoted = folder / "quoted.csv"
    with path.open() as plain, quoted.open("w") as file:
        for line in plain:
            file.write('"' + line.rstrip("\n").replace(",", '","') + '"\n')

    def masks(item):
        values = tables.truth.values[item]
        codes = {"|".join(chosen): tables.mask(item, chosen) - 1 for chosen in sets(values)}
        return codes | {"": 2 ** len(values) - 2}

    (folder / "tables.json").write_text(json.dumps({
        "items": [(item, masks(item)) for item in tables.items],
        "trees": [(name, [(tables.items[place], weight) for place, weight in weights.items()], results)
                  for name, _, weights, _, _, results, _ in tables.trees]}))
    printed = subprocess.run([program, "cohort", path, "--engine", "duckdb", "--print"], capture_output=True, text=True,
                             check=True).stdout
    view, _, rest = printed.partition(";\n\n")
    script, _, query = rest.rstrip().removesuffix(";").rpartition(";")
    (folder / "duckdb.sql").write_text("\0".join([view, script + ";", query]))
    runs = {
        "cohort": lambda: measured([program, "cohort", path]),
        "cohort, every cell quoted": lambda: measured([program, "cohort", quoted]),
        "C": lambda: measured([folder / "count"], stdin=path.open()),
    }
    for name, source, given in [("duckdb", DUCKDB, ["duckdb.sql"]), ("polars", POLARS, [path, "tables.json"])]:
        if subprocess.run([sys.executable, "-c", f"import {name}"], stderr=subprocess.DEVNULL).returncode == 0:
            command = [sys.executable, "-c", source, *(folder / part for part in given)]
            runs[name] = lambda command=command: measured(command)
        else:
            print(f"{name} is not installed: left out")
    figures = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            figures[name].append(run())
    size = {name: (quoted if "quoted" in name else path).stat().st_size / 1e6 for name in runs}
    print(f"{rows} rows, {size['cohort']:.0f} MB, {rounds} rounds in turns, on {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    own = [seconds for seconds, *_ in figures["cohort"]]
    for name, found in figures.items():
        times = [seconds for seconds, *_ in found]
        ratios = sorted(mine / other for mine, other in zip(own, times))
        print(f"{name:26} {min(times):.2f} / {statistics.median(times):.2f} / {max(times):.2f} s, "
              f"{size[name] / statistics.median(times):.0f} MB a second and core, {max(peak for _, peak in found):.0f} MiB; "
              f"cohort takes {ratios[0]:.2f} / {statistics.median(ratios):.2f} / {ratios[-1]:.2f} of it")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="cohort") as made:
        main(sys.argv[1], Path(made), *map(int, sys.argv[2:]))
