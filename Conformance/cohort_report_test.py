"""The report of a registry: its figures computed again, and the page in a browser.

Groups and trends need more than cases can tell; the pages that `RegistryReportTests` writes with REPORT_SAMPLES are looked at
too, where that folder is given.
"""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from pypdf import PdfReader
from registry_report import SAMPLES, Page, cases, reported, run
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from web import RULES


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
def test_samples_compare_as_published():
    for path in sorted(Path(SAMPLES).glob("*.html")):
        page = Page(path)
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
