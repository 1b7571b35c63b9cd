"""The report of a registry: its figures computed again, what it hides, and the page in a browser.

Groups and trends need more than cases can tell; the pages that `RegistryReportTests` writes with REPORT_SAMPLES are looked at
too, where that folder is given.
"""

import csv
import io
import json
import os
import random
import re
import subprocess
from pathlib import Path

import lxml.html
import numpy
import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from pypdf import PdfReader
from scipy import stats
from scipy.optimize import LinearConstraint, milp
from statsmodels.stats.proportion import proportion_confint

from web import RULES

PROGRAM = os.environ.get("WERVELWIJZER", "wervelwijzer")
SAMPLES = os.environ.get("REPORT_SAMPLES")
GUIDELINE = Path(__file__).parent.parent / "Guidelines" / "wervelmetastasen"
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


# Figures


def classes(analysis_tree):
    return [analysis_tree.get(name, 0) for name in (
        "concordant", "conditionally-concordant", "not-concordant", "undecidable")]


def test_figures_are_what_the_counts_give(tmp_path):
    page, told = reported(tmp_path, cases(3000, 1), "--min-cell", "1")
    for tree, rows in page.starting("outcomes-").items():
        pathway = told["pathway"][tree]
        assert page.reached[tree] == pathway["reached"]
        other = {"undecided": pathway["undecided"], "invalid": pathway["invalid"]}
        counts = {name: count for name, count in (pathway["decided"] | other).items() if count}
        assert {name: cells[0] for name, cells in rows.items()} == counts
    assert set(page.starting("outcomes-")) == {name for name, tree in told["pathway"].items() if tree["reached"]}
    overall = page.tables["concordance"]["all"]
    trees = page.tables["concordance-trees"]
    assert overall[:5] == [sum(rows[place] for rows in trees.values()) for place in range(5)]
    for name, rows in page.starting("concordance-").items():
        if name != "trees":
            assert trees[name][:5] == [sum(cells[place] for cells in rows.values()) for place in range(5)]


def test_intervals_are_wilsons(tmp_path):
    page, _ = reported(tmp_path, cases(800, 2), "--min-cell", "1")
    checked = 0
    for name, rows in page.starting("concordance").items():
        for row, cells in rows.items():
            good, bad = cells[1], cells[3]
            if not isinstance(good, int) or not isinstance(bad, int) or good + bad == 0 or row == "-":
                continue
            [cell] = page.root.xpath(f"//table[@data-table='concordance{name}']/tbody/tr[@data-row='{row}']/td[@data-share]")
            low, high = proportion_confint(good, good + bad, method="wilson")
            assert float(cell.get("data-share")) == pytest.approx(good / (good + bad))
            assert float(cell.get("data-low")) == pytest.approx(low, abs=1e-9)
            assert float(cell.get("data-high")) == pytest.approx(high, abs=1e-9)
            checked += 1
    assert checked > 5


# Small numbers


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


# What needs rows, and what is asked for wrongly


def test_a_table_of_counts_gives_part_of_the_report(tmp_path):
    registry, counts, path = tmp_path / "r.csv", tmp_path / "c.csv", tmp_path / "r.html"
    registry.write_bytes(run("simulate", "--rows", "500", "--seed", "1")[1])
    assert run("cohort", registry, "--counts", counts)[0] == 0
    assert run("cohort", "--from-counts", counts, "--report", path, "--lang", "en")[0] == 0
    text = path.read_text()
    assert "This needs the rows themselves" in text and 'data-table="outcomes-' in text


def test_made_up_rows_are_called_that(tmp_path):
    registry, path = tmp_path / "r.csv", tmp_path / "r.html"
    registry.write_bytes(run("simulate", "--rows", "500", "--seed", "1")[1])
    for language, words in (("en", "Synthetic data"), ("nl", "Verzonnen gegevens")):
        assert run("cohort", registry, "--report", path, "--lang", language)[0] == 0
        assert words in path.read_text()
        assert str(tmp_path) not in path.read_text()


def test_a_report_is_written_whole_or_not_at_all(tmp_path):
    path = tmp_path / "r.html"
    assert run("cohort", "-", "--report", path, given=b"no,items\n1,2\n")[0] == 2
    assert not path.exists()
    assert run("cohort", "-", "--report", tmp_path / "none" / "r.html", given=b"x\n")[0] == 2
    assert run("cohort", "-", "--report", path, "--min-cell", "0", given=b"x\n")[0] == 2


# In a browser


def pages(folder):
    found = []
    for language in ("en", "nl"):
        page, _ = reported(folder, cases(3000, 3), "--readings", language=language)
        kept = folder / f"{language}.html"
        kept.write_bytes(page.path.read_bytes())
        found.append(kept)
    return found + (sorted(Path(SAMPLES).glob("*.html")) if SAMPLES else [])


def test_in_a_browser(tmp_path, browser):
    for path in pages(tmp_path):
        for scheme, (width, height) in (("light", (1440, 900)), ("dark", (360, 740)), ("light", (360, 740)), ("dark", (1440, 900))):
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, offline=True)
            page = context.new_page()
            requests = []
            page.on("request", lambda request: requests.append(request.url))
            page.goto(path.as_uri())
            assert requests == [path.as_uri()]
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name
            violations = Axe().run(page, options=RULES).response["violations"]
            assert violations == [], (path.name, scheme, width, [
                (violation["id"], node["html"][:200], node["failureSummary"]) for violation in violations
                for node in violation["nodes"][:2]])
            context.close()


def test_on_paper(tmp_path, browser):
    for path in pages(tmp_path):
        page = browser.new_page()
        page.goto(path.as_uri())
        page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
        page.close()
        sheets = PdfReader(tmp_path / "report.pdf").pages
        assert 3 <= len(sheets) <= 60, path.name
        assert all(sheet.extract_text().strip() or "/XObject" in str(sheet) for sheet in sheets)


@pytest.mark.skipif(not SAMPLES, reason="REPORT_SAMPLES holds no pages")
def test_samples_hide_and_test_as_published():
    for path in sorted(Path(SAMPLES).glob("*.html")):
        page = Page(path)
        check_small_cells(page)
        for name, rows in page.starting("funnel-").items():
            overall = page.tables["concordance"]["all"]
            share = overall[1] / (overall[1] + overall[3])
            groups = page.tables[f"groups-{name}"]
            for group, counts in rows.items():
                size = groups[group][1] + groups[group][3]
                assert counts[0] == size
                for tail, text in ((0.025, counts[2]), (0.001, counts[3])):
                    ends = [stats.binom.ppf(end, size, share) / size for end in (tail, 1 - tail)]
                    numbers = [float(number.replace(",", ".")) for number in re.findall(r"[\d.,]+(?=%)", text)]
                    assert numbers == pytest.approx([100 * end for end in ends], abs=0.051)
        for name, rows in page.starting("periods-").items():
            counts = [(cells[1], cells[1] + cells[3]) for row, cells in rows.items()
                      if row != "*" and cells[1] is not None and cells[3] is not None and cells[1] + cells[3]]
            [test] = page.root.xpath("//span[@data-z]")
            sizes, share = [n for _, n in counts], sum(x for x, _ in counts) / sum(n for _, n in counts)
            first, second = (sum(t**power * n for t, n in enumerate(sizes)) for power in (1, 2))
            z = sum(t * (x - n * share) for t, (x, n) in enumerate(counts)) / (
                share * (1 - share) * (second - first**2 / sum(sizes))) ** 0.5
            assert float(test.get("data-z")) == pytest.approx(z)
            assert float(test.get("data-p")) == pytest.approx(2 * stats.norm.sf(abs(z)))
