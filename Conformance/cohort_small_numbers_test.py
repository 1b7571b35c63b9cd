"""What a report of a registry hides cannot be worked out: all that its page tells is solved for each hidden number."""

import re
from pathlib import Path

import numpy
import pytest
import yaml
from registry_report import LEAST, SAMPLES, Page, cases, registry_with_care, reported, run
from scipy.optimize import LinearConstraint, milp

GUIDELINE = Path(__file__).parent.parent / "Guidelines" / "wervelmetastasen"


def bounds(cells, equations):
    """What each cell can be, as far as sums tell.

    Cells are names. An equation has its members, the sum, and where it is an inequality, how they compare with it: "=", "<" or
    ">" (or equal). A member is a name and its sign.
    """
    together = {name: {name} for name in cells}
    sides = []
    for members, total, *kind in equations:
        sides.append((members, total, *(kind or "=")))
        joined = set().union(*(together[name] for name, _ in members))
        for name in joined:
            together[name] = joined
    for part in {id(part): part for part in together.values()}.values():
        yield from part_bounds(sorted(part, key=str), [side for side in sides if side[0][0][0] in part])


def part_bounds(names, equations):
    """The bounds of cells that equations link."""
    place = {name: number for number, name in enumerate(names)}
    rows, low, high = numpy.zeros((len(equations), len(names))), [], []
    for row, (members, total, kind) in zip(rows, equations):
        for name, sign in members:
            row[place[name]] += sign
        low.append(-numpy.inf if kind == "<" else total)
        high.append(numpy.inf if kind == ">" else total)
    limits = LinearConstraint(rows, low, high) if equations else None
    for name in names:
        aim = numpy.zeros(len(names))
        aim[place[name]] = 1
        ends = []
        for sign in (1, -1):
            found = milp(sign * aim, constraints=limits, integrality=numpy.ones(len(names)))
            # Without bound, HiGHS may tell only that it is unbounded or infeasible.
            assert found.status == 0 or sign == -1 and found.status in (3, 4), (name, found.message)
            ends.append(sign * found.fun if found.status == 0 else float("inf"))
        yield name, *ends


def followed():
    """Of every tree of the built-in guideline the outcomes before it: their tree, their name, and whether there is a choice."""
    before = {}
    for path in sorted(GUIDELINE.glob("trees/*.yaml")):
        tree = yaml.safe_load(path.read_text())
        for outcome in tree["outcomes"]:
            options = outcome["choice"]["next"].values() if "choice" in outcome else [outcome.get("next", [])]
            for name in {name for trees in options for name in trees}:
                before.setdefault(name, []).append((tree["tree"], outcome["outcome"], "choice" in outcome))
    assert before
    return before


def published(page):
    """The cells that are not shown, and what the page tells of them: sums, and that a part is no more than its whole."""
    cells, equations = set(), []

    def known(terms, total, kind="="):
        """Terms are names with what is shown of them, and a sign."""
        hidden = [(name, sign) for name, shown, sign in terms if shown is None]
        cells.update(name for name, _ in hidden)
        if hidden:
            equations.append((hidden, total - sum(sign * shown for _, shown, sign in terms if shown is not None), kind))

    def add(kind, members, total):
        known([((kind, name), shown, 1) for name, shown in members], total)

    def table(kind, rows, columns):
        for row, counts in rows.items():
            add(kind, [((row, place), shown) for place, shown in enumerate(counts[1:5])], counts[0])
        for place, total in enumerate(columns):
            if total is not None:
                add(kind, [((row, place), counts[1 + place]) for row, counts in rows.items()], total)

    outcomes = page.starting("outcomes-")
    for tree, rows in outcomes.items():
        add(f"outcomes-{tree}", [(name, counts[0]) for name, counts in rows.items()], page.reached[tree])
    # A tree is reached by those that have an outcome it follows, but for those who choose otherwise and contradictions.
    for tree, before in followed().items():
        if tree not in page.reached or not all(name in page.reached for name, _, _ in before):
            continue
        terms = {(f"outcomes-{name}", outcome): outcomes[name].get(outcome, [0])[0] for name, outcome, _ in before}
        isExact = not page.contradictions and not any(choice for _, _, choice in before) and len({name for name, _, _ in before}) == 1
        known([(name, shown, 1) for name, shown in terms.items()], page.reached[tree], "=" if isExact else ">")
    for tree, counts in page.starting("branches-").items():
        assert None not in [cell for row in counts.values() for cell in row], tree
        assert not [name for name, cell in outcomes[tree].items() if cell[0] is None], tree
    if "concordance" in page.tables:
        overall = page.tables["concordance"]["all"]
        add("overall", list(enumerate(overall[1:5])), overall[0])
        if trees := page.tables.get("concordance-trees"):
            table("trees", trees, overall[1:5])
            for tree, counts in trees.items():
                # Only undecided rows are conditional, and all invalid ones undecidable.
                undecided, invalid = (outcomes[tree].get(name, [0])[0] for name in ("undecided", "invalid"))
                known([(("trees", (tree, 1)), counts[2], 1), ((f"outcomes-{tree}", "undecided"), undecided, -1)], 0, "<")
                known([(("trees", (tree, 3)), counts[4], 1), ((f"outcomes-{tree}", "invalid"), invalid, -1)], 0, ">")
            for name, rows in page.starting("concordance-").items():
                if name != "trees":
                    table(name, rows, trees[name][1:5])
                    for row, counts in rows.items():
                        if row not in ("", "-"):
                            known([((name, (row, 1)), counts[2], 1)], 0)
        for name, rows in (page.starting("groups-") | page.starting("periods-")).items():
            table(f"by {name}", rows, overall[1:5])
        for tree, rows in page.starting("reasons-").items():
            add(f"reasons-{tree}", [(name, counts[0]) for name, counts in rows.items()],
                page.tables["concordance-trees"][tree][3])
    rows = page.rows
    if page.incomplete is not None:
        for tree, counts in outcomes.items():
            for name in ("undecided", "invalid"):
                if name in counts:
                    known([((f"outcomes-{tree}", name), counts[name][0], 1)], page.incomplete, "<")
    for item, counts in page.tables.get("quality", {}).items():
        add("quality", [((item, place), shown) for place, shown in enumerate(counts[1:5])], rows)
        if page.incomplete is not None:
            known([(("alone", item), counts[0], 1)], page.incomplete, "<")
            assert counts[0] is None or not 0 < page.incomplete - counts[0] < LEAST
    for warning, counts in page.tables.get("warnings", {}).items():
        known([(("warning", warning), counts[0], 1)], rows, "<")
        assert counts[0] is None or not 0 < rows - counts[0] < LEAST
    for name, counts in page.tables.get("timeliness", {}).items():
        add(f"timeliness-{name}", list(enumerate(counts[1:7])), counts[0])
    for number, (tree, changes) in enumerate(page.changes):
        kind = f"changes-{number}-{tree}"
        by_outcome = {}
        for change, (shown,) in changes.items():
            if start := re.match(r'(?:outcome\(from: "|undecided\(from: Optional\(")([^"]+)', change):
                by_outcome.setdefault(start[1], []).append(((kind, change), shown, 1))
        add(kind, [(change, cell) for change, (cell,) in changes.items() if change != "reached"], page.reached[tree])
        for outcome, terms in by_outcome.items():
            whole = ((f"outcomes-{tree}", outcome), outcomes[tree].get(outcome, [0])[0], -1)
            known([*terms, whole], 0, "<")
    return cells, equations


def check_small_cells(page):
    shown = [int(cell.get("data-n")) for cell in page.root.xpath("//*[@data-n]")]
    assert not [count for count in shown if 0 < count < LEAST]
    cells, equations = published(page)
    for name, low, high in bounds(cells, equations):
        assert high >= LEAST and high > low, (name, low, high)
    return len(cells)


@pytest.mark.seeds(3)
def test_no_small_number_can_be_worked_out(tmp_path, seed):
    hidden = 0
    for rows in (40, 150, 500, 1500):
        page, _ = reported(tmp_path, cases(rows, 1000 * seed + rows), "--readings")
        hidden += check_small_cells(page)
    assert hidden > 20


def test_a_whole_registry_gives_no_small_number_away(tmp_path):
    registry, mapping = registry_with_care(tmp_path, 20_000, 1)
    path = tmp_path / "report.html"
    code, _, said = run("cohort", registry, "--mapping", mapping, "--report", path, "--lang", "en", "--readings",
                        "--period", "synthetic_quarter", "--group", "synthetic_hospital")
    assert code == 0, said
    page = Page(path)
    assert len(page.starting("outcomes-")) > 5 and page.tables["timeliness"] and page.changes
    assert check_small_cells(page) > 10


def test_the_check_fails_without_company(tmp_path):
    """Where only small numbers are hidden, some can be worked out."""
    given = cases(1500, 4)
    whole, _ = reported(tmp_path, given, "--readings", "--min-cell", "1")
    page, _ = reported(tmp_path, given, "--readings")
    shown = 0
    for name, rows in page.tables.items():
        for row, cells in rows.items():
            for place, cell in enumerate(cells):
                known = whole.tables.get(name, {}).get(row)
                if cell is None and known and isinstance(known[place], int) and known[place] >= LEAST:
                    cells[place] = known[place]
                    shown += 1
    assert shown > 3
    with pytest.raises(AssertionError):
        check_small_cells(page)


def test_bounds_find_a_single_hidden_cell():
    found = {name: (low, high) for name, low, high in bounds({"a", "b", "c"}, [([("a", 1)], 3), ([("b", 1), ("c", 1)], 20)])}
    assert found["a"] == pytest.approx((3, 3)) and found["b"] == pytest.approx((0, 20))


@pytest.mark.skipif(not SAMPLES, reason="REPORT_SAMPLES holds no pages")
def test_samples_give_no_small_number_away():
    assert sum(check_small_cells(Page(path)) for path in sorted(Path(SAMPLES).glob("*.html"))) > 50
