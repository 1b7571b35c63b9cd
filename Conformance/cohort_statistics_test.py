"""Cases for the statistics of a registry, computed by SciPy and statsmodels.

`Tests/CohortTests/StatisticsTests.swift` compares the program's own functions with them, since no command computes
statistics alone. Run this file as a program to write the cases anew.
"""

import random
import sys
from pathlib import Path

import numpy
from scipy import stats
from statsmodels.stats.contingency_tables import Table
from statsmodels.stats.proportion import proportion_confint

CASES = Path(__file__).parent.parent / "Tests" / "Fixtures" / "statistics.csv"
SIZES = [1, 2, 3, 5, 10, 30, 99, 1000, 12345, 10**6, 10**7]


def number(value):
    return f"{value:.13g}"


def wilson(rng):
    for size in SIZES:
        counts = {0, 1, size // 2, size - 1, size} | {rng.randint(0, size) for _ in range(50)}
        for count in sorted(counts):
            low, high = proportion_confint(count, size, alpha=0.05, method="wilson")
            # Rounding leaves the ends of the interval a little beside 0 and 1.
            low, high = (0 if count == 0 else low), (1 if count == size else high)
            yield "wilson", count, size, number(low), number(high)


def binomial(rng):
    for size in SIZES:
        for _ in range(60):
            chance = round(rng.choice([rng.random(), rng.random() ** 4]), 6)
            middle = int(stats.binom.ppf(rng.random(), size, chance))
            yield "binomial", size, chance, middle, number(stats.binom.cdf(middle, size, chance))
            for share in (0.95, 0.998):
                low, high = stats.binom.ppf([(1 - share) / 2, 1 - (1 - share) / 2], size, chance)
                yield "limits", size, chance, share, int(max(low, 0)), int(high)


def trends(rng):
    while True:
        sizes = [rng.choice([1, 2, 7, 40, 500, 10**5]) for _ in range(rng.randint(2, 12))]
        chance, slope = rng.random(), rng.uniform(-0.05, 0.05)
        counts = [sum(rng.random() < chance + slope * place for _ in range(min(size, 500)))
                  * max(1, size // 500) for place, size in enumerate(sizes)]
        if 0 < sum(counts) < sum(sizes):
            table = numpy.array([[size - count, count] for count, size in zip(counts, sizes)])
            scores = numpy.arange(len(sizes))
            test = Table(table, shift_zeros=False).test_ordinal_association(scores, numpy.array([0, 1]))
            z = test.zscore
            # The variance of Cochran and Armitage, as it is usually written.
            share = sum(counts) / sum(sizes)
            spread = sum(n * t * t for t, n in enumerate(sizes)) - sum(n * t for t, n in enumerate(sizes)) ** 2 / sum(sizes)
            own = sum(t * (x - n * share) for t, (x, n) in enumerate(zip(counts, sizes))) / (share * (1 - share) * spread) ** 0.5
            total = sum(sizes)
            # statsmodels takes the margins as given: its variance has N - 1 in place of N.
            assert abs(z - own) < 1e-6 or abs(z - own * ((total - 1) / total) ** 0.5) < 1e-6, (z, own, sizes, counts)
            yield ("trend", ";".join(f"{x}/{n}" for x, n in zip(counts, sizes)), number(own),
                   number(2 * stats.norm.sf(abs(own))))


def ranks(rng):
    for size in [*range(1, 60), 100, 101, 999, 10**4, 10**5]:
        for share in (0.5, 0.9, 0.25, *(round(rng.uniform(0.01, 0.99), 3) for _ in range(3))):
            test = stats.quantile_test(numpy.arange(1, size + 1), q=share, p=share)
            interval = test.confidence_interval(0.95)
            known = not (numpy.isnan(interval.low) or numpy.isnan(interval.high))
            yield "ranks", size, share, *([int(interval.low), int(interval.high)] if known else ["-", "-"])


def cases():
    rng = random.Random(20261127)
    trend = trends(rng)
    lines = [*wilson(rng), *binomial(rng), *(next(trend) for _ in range(400)), *ranks(rng)]
    return [[str(field) for field in line] for line in lines]


def same(own, other):
    try:
        return abs(float(own) - float(other)) <= 1e-10 * max(1, abs(float(other)))
    except ValueError:
        return own == other


def test_the_cases_are_what_scipy_and_statsmodels_say():
    kept = [line.split(",") for line in CASES.read_text().splitlines()]
    made = cases()
    assert len(kept) == len(made) > 2500
    for line, other in zip(kept, made):
        assert len(line) == len(other) and all(map(same, line, other)), (line, other)


if __name__ == "__main__":
    sys.exit(CASES.write_text("".join(",".join(line) + "\n" for line in cases())) == 0)
