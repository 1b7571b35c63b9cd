"""Times `check` and `diff` of the built-in guideline, and of generated ones from 10 to 10,000 decisions.

Usage: python Benchmarks/growth.py PATH-TO-WERVELWIJZER [PLOT.svg]
Needs: PyYAML==6.0.3

Every figure is a whole run of the program, in turns: starting it, reading the folder, all proofs, and
writing the report. `items` reads the same folder and proves nothing, so what lies between the two is the
proving. The versions compared by `diff` differ in one branch of every tenth tree.
"""

import math
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Conformance"))

from generated_guideline import change_some, growing  # noqa: E402
from guideline_folder import branch, changed  # noqa: E402

SIZES = [10, 30, 100, 300, 1000, 3000, 10_000]
ROUNDS = 3
BUILT_IN_ROUNDS = 15
COLOURS = {"items": "#767676", "check": "#005ea2", "diff": "#b50909"}
SAYS = {"items": "reading only", "check": "check, all proofs", "diff": "diff of two versions"}


def seconds(program, *arguments):
    """How long a run took; nothing where the default limit left something out."""
    start = time.perf_counter()
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True)
    elapsed = time.perf_counter() - start
    assert done.returncode in (0, 1, 2), done.stderr
    is_refused = "--limit" in done.stdout + done.stderr
    return None if is_refused else elapsed


def rounds(count, runs):
    """By name, the times of so many runs of each, in turns."""
    times = {name: [] for name in runs}
    for _ in range(count):
        for name, run in runs.items():
            times[name].append(run())
    return times


def told(times):
    if None in times:
        return "over the limit"
    least, middle, most = min(times), statistics.median(times), max(times)
    unit, scale = ("ms", 1000) if most < 1 else ("s", 1)
    return f"{least * scale:.3g} / {middle * scale:.3g} / {most * scale:.3g} {unit}"


def built_in(program, folder):
    change = changed(
        folder / "changed", lambda tree: branch(tree, "radicular-pain", "none").update(outcome="mri-1w"),
        "imaging")
    times = rounds(BUILT_IN_ROUNDS, {
        "check": lambda: seconds(program, "check"),
        "diff": lambda: seconds(program, "diff", "built-in", change),
        "readings": lambda: seconds(program, "readings"),
    })
    print(f"The built-in guideline, {BUILT_IN_ROUNDS} runs of each in turns, min / median / max:")
    for name, measured in times.items():
        print(f"| `{name}` | {told(measured)} |")


def grown(program, folder):
    """By command, the median for each size."""
    medians = {name: [] for name in SAYS}
    print(f"\nGenerated guidelines, {ROUNDS} runs of each in turns, min / median / max:")
    print("| decisions | " + " | ".join(SAYS.values()) + " |")
    for size in SIZES:
        old = growing(size).write(folder / f"{size}-old")
        new = change_some(growing(size)).write(folder / f"{size}-new")
        times = rounds(ROUNDS, {
            "items": lambda: seconds(program, "items", "--guideline", old),
            "check": lambda: seconds(program, "check", old),
            "diff": lambda: seconds(program, "diff", old, new),
        })
        print(f"| {size:,} | " + " | ".join(told(times[name]) for name in SAYS) + " |", flush=True)
        for name in SAYS:
            if None not in times[name]:
                medians[name].append(statistics.median(times[name]))
    return medians


def plot(medians):
    """Both axes logarithmic: a straight line at 45 degrees is time in proportion to size."""
    width, height, left, right, top, bottom = 720, 440, 70, 150, 20, 50
    values = [value for line in medians.values() for value in line]
    low = 10 ** math.floor(math.log10(min(values)))
    high = 10 ** math.ceil(math.log10(max(values)))

    def x(size):
        share = math.log(size / SIZES[0]) / math.log(SIZES[-1] / SIZES[0])
        return left + share * (width - left - right)

    def y(value):
        return height - bottom - math.log(value / low) / math.log(high / low) * (height - top - bottom)

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        'font-family="system-ui, sans-serif" font-size="13">',
        "<title>Time by number of decisions</title>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>']
    for power in range(round(math.log10(low)), round(math.log10(high)) + 1):
        at, value = y(10 ** power), 10 ** power
        name = f"{value:g} s" if value >= 1 else f"{value * 1000:g} ms"
        lines.append(f'<path d="M{left} {at:.1f}H{width - right}" stroke="#dcdee0"/>')
        lines.append(f'<text x="{left - 8}" y="{at + 4:.1f}" text-anchor="end">{name}</text>')
    for size in SIZES:
        lines.append(f'<text x="{x(size):.1f}" y="{height - bottom + 20}" text-anchor="middle">'
                     f"{size:,}</text>")
    lines.append(f'<text x="{(left + width - right) / 2}" y="{height - 8}" text-anchor="middle">'
                 "decisions</text>")
    for name, times in medians.items():
        points = [(x(size), y(value)) for size, value in zip(SIZES, times)]
        way = "L".join(f"{across:.1f} {up:.1f}" for across, up in points)
        lines.append(f'<path d="M{way}" fill="none" stroke="{COLOURS[name]}" stroke-width="2"/>')
        lines += [f'<circle cx="{across:.1f}" cy="{up:.1f}" r="3.5" fill="{COLOURS[name]}"/>'
                  for across, up in points]
    # Names beside the last points, kept apart.
    at = 0
    for name in sorted(medians, key=lambda one: -medians[one][-1]):
        at = max(at + 18, y(medians[name][-1]) + 4)
        lines.append(f'<text x="{width - right + 10}" y="{at:.1f}" fill="{COLOURS[name]}">'
                     f"{SAYS[name]}</text>")
    return "\n".join([*lines, "</svg>", ""])


def main(program, picture=None):
    with tempfile.TemporaryDirectory() as folder:
        built_in(program, Path(folder))
        medians = grown(program, Path(folder))
    if picture:
        Path(picture).write_text(plot(medians))


main(*sys.argv[1:])
