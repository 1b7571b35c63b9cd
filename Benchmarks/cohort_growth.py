"""Measures how the time and memory of `cohort` grow with the rows, and draws them.

Usage: python Benchmarks/cohort_growth.py PATH-TO-WERVELWIJZER [SVG]

Every size is counted in alternating rounds, each run in a process of its own: processor seconds of the user and the
system over all cores, and the peak of its memory. Registries are made by `simulate` and removed afterwards; the largest
takes 2 GB.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from math import log10
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Benchmarks"))

from cohort import measured  # noqa: E402

SIZES = [10_000, 100_000, 1_000_000, 5_000_000, 10_000_000]
ROUNDS = 3
WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 340, 250, 56, 36, 40


def panel(offset, title, points, ticks, place, bound=None):
    """A plot of values by rows; `place` gives the height of a value as a share."""
    def x(rows):
        return offset + LEFT + log10(rows / SIZES[0]) / log10(SIZES[-1] / SIZES[0]) * (WIDTH - LEFT - 24)

    def y(value):
        return TOP + (1 - place(value)) * (HEIGHT - TOP - BOTTOM)

    parts = [f'<text x="{offset + 8}" y="18" class="title">{title}</text>']
    for tick in ticks:
        parts.append(f'<line x1="{offset + LEFT}" x2="{offset + WIDTH - 16}" y1="{y(tick):.1f}" y2="{y(tick):.1f}" class="grid"/>'
                     f'<text x="{offset + LEFT - 6}" y="{y(tick) + 4:.1f}" text-anchor="end">{tick:g}</text>')
    for power in range(4, 8):
        parts.append(f'<text x="{x(10 ** power):.1f}" y="{HEIGHT - 22}" text-anchor="middle">10{"⁰¹²³⁴⁵⁶⁷⁸⁹"[power]}</text>')
    parts.append(f'<text x="{offset + (LEFT + WIDTH - 16) / 2}" y="{HEIGHT - 6}" text-anchor="middle">rows</text>')
    if bound:
        parts.append(f'<line x1="{offset + LEFT}" x2="{offset + WIDTH - 16}" y1="{y(bound):.1f}" y2="{y(bound):.1f}" class="bound"/>'
                     f'<text x="{offset + WIDTH - 18}" y="{y(bound) - 4:.1f}" text-anchor="end">limit</text>')
    line = " ".join(f"{x(rows):.1f},{y(value):.1f}" for rows, (_, value, _) in zip(SIZES, points))
    parts.append(f'<polyline points="{line}" class="line"/>')
    for rows, (low, value, high) in zip(SIZES, points):
        parts.append(f'<line x1="{x(rows):.1f}" x2="{x(rows):.1f}" y1="{y(low):.1f}" y2="{y(high):.1f}" class="line"/>'
                     f'<circle cx="{x(rows):.1f}" cy="{y(value):.1f}" r="3"/>')
    return "\n".join(parts)


def drawing(times, peaks):
    powers = [0.01, 0.1, 1, 10]
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * WIDTH} {HEIGHT}" role="img"
  aria-label="Processor time and memory of cohort by the number of rows">
<style>text{{font:12px sans-serif;fill:#222}}.title{{font-weight:bold}}.grid{{stroke:#ddd}}.bound{{stroke:#a00;stroke-dasharray:4}}
.line{{fill:none;stroke:#0057a3;stroke-width:1.5}}circle{{fill:#0057a3}}</style>
<rect width="100%" height="100%" fill="#fff"/>
{panel(0, "Processor seconds (logarithmic)", times, powers, lambda value: (log10(value) + 2) / 3.2)}
{panel(WIDTH, "Peak memory, MiB", peaks, [0, 16, 32, 48, 64], lambda value: value / 72, 64)}
</svg>
"""


def main(program, target):
    figures = {rows: [] for rows in SIZES}
    with tempfile.TemporaryDirectory(prefix="cohort") as folder:
        paths = {rows: Path(folder) / f"{rows}.csv" for rows in SIZES}
        for rows, path in paths.items():
            with path.open("wb") as file:
                subprocess.run([program, "simulate", "--rows", str(rows)], stdout=file, stderr=subprocess.DEVNULL, check=True)
        sizes = {rows: path.stat().st_size / 1e6 for rows, path in paths.items()}
        for _ in range(ROUNDS):
            for rows, path in paths.items():
                figures[rows].append(measured([program, "cohort", path]))
    print(f"{ROUNDS} rounds, on {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print("| rows | file | processor time | MB a second and core | memory |\n|---|---|---|---|---|")
    times, peaks = [], []
    for rows, found in figures.items():
        for points, values in zip((times, peaks), zip(*found)):
            points.append((min(values), statistics.median(values), max(values)))
        time, peak = times[-1], peaks[-1]
        print(f"| {rows:,} | {sizes[rows]:,.0f} MB | {time[0]:.2f} / {time[1]:.2f} / {time[2]:.2f} s | "
              f"{sizes[rows] / time[1]:.0f} | {peak[0]:.1f} / {peak[1]:.1f} / {peak[2]:.1f} MiB |")
    Path(target).write_text(drawing(times, peaks))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ROOT / "docs" / "images" / "cohort-growth.svg")
