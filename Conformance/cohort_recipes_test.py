"""The recipes of docs/cohort-recipes.md, run as printed. With --long, where the programs are installed.

Debian has them: r-base-core, r-cran-haven, pspp, libreoffice-calc-nogui.
"""

import csv
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cohort_test import counted, run

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = Path(shutil.which(os.environ.get("WERVELWIJZER", "wervelwijzer")) or "wervelwijzer").resolve()
ROWS = 2000


@pytest.fixture(scope="module", autouse=True)
def programs_are_asked_for(request):
    if not request.config.getoption("--long"):
        pytest.skip("statistics programs run with --long")


@pytest.fixture(scope="module")
def simulated(tmp_path_factory):
    """A registry, and the counts table of it by no other program."""
    folder = tmp_path_factory.mktemp("simulated")
    code, rows, _ = run("simulate", "--rows", ROWS, "--seed", 11)
    assert code == 0
    path = folder / "registry.csv"
    path.write_bytes(rows)
    return path, counted(path, folder)[0]


def needs(*programs):
    for program in programs:
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed")


def recipe(heading, language, place=0):
    """A block of code under a heading of the page."""
    page = (ROOT / "docs" / "cohort-recipes.md").read_text()
    section = page.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(rf"^```{language}\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)[place]


def done(folder, *command, given=None):
    """Runs a program in a folder, where `wervelwijzer` is found."""
    found = folder / "bin"
    found.mkdir(exist_ok=True)
    if not (found / "wervelwijzer").exists():
        (found / "wervelwijzer").symlink_to(PROGRAM)
    environment = os.environ | {"PATH": f"{found}:{os.environ['PATH']}", "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    result = subprocess.run(command, cwd=folder, env=environment, input=given, capture_output=True, text=True, timeout=300)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def table(path, names):
    """A counts table as rows of text, whatever a program quotes."""
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [[row[name].strip() for name in names] for row in rows]


NAMES = ["table", "tree", "mask", "n"]


def expected(folder):
    return table(folder / "counts.csv", NAMES)


def frame(path):
    import pandas

    return pandas.read_csv(path, dtype=str, keep_default_na=False)


def written(path, folder):
    """The registry as files of SPSS, Stata and SAS."""
    import pyreadstat

    rows = frame(path)
    pyreadstat.write_sav(rows, folder / "registry.sav")
    pyreadstat.write_dta(rows, folder / "registry.dta")
    pyreadstat.write_xport(rows, folder / "registry.xpt", file_format_version=8)


READ_BY_R = {
    "csv": 'read.csv("original.csv", colClasses = "character")', "sav": 'haven::read_sav("registry.sav")',
    "dta": 'haven::read_dta("registry.dta")', "xpt": 'haven::read_xpt("registry.xpt")'}


@pytest.mark.parametrize("kind", READ_BY_R)
def test_r(kind, simulated, tmp_path):
    needs("Rscript")
    path, counts = simulated
    shutil.copy(path, tmp_path / "original.csv")
    written(path, tmp_path)
    script = (f"registry <- {READ_BY_R[kind]}\n{recipe('R', 'r')}"
              'write.csv(counts, "back.csv", row.names = FALSE)\n')
    (tmp_path / "recipe.R").write_text(script)
    done(tmp_path, "Rscript", "--vanilla", "recipe.R")
    assert (tmp_path / "counts.csv").read_bytes() == counts
    assert table(tmp_path / "back.csv", NAMES) == expected(tmp_path)


def test_labels_in_place_of_codes(tmp_path):
    """What R is told of labelled data from SPSS."""
    needs("Rscript")
    import pandas
    import pyreadstat

    codes = pandas.DataFrame({"pain": [1.0, 2.0, None, 2.0]})
    pyreadstat.write_sav(codes, tmp_path / "registry.sav", variable_value_labels={"pain": {1: "severe", 2: "none"}})
    (tmp_path / "labels.csv").write_text("pain,x\nsevere,\nnone,\n,\nnone,\n")
    counts, _ = counted(tmp_path / "labels.csv", tmp_path)
    page = (ROOT / "docs" / "cohort-recipes.md").read_text()
    labels = re.search(r"`(registry <- haven::as_factor\(registry\))`", page)[1]
    (tmp_path / "recipe.R").write_text(
        f'registry <- haven::read_sav("registry.sav")\n{labels}\nregistry$x <- ""\n{recipe("R", "r")}')
    done(tmp_path, "Rscript", "--vanilla", "recipe.R")
    assert (tmp_path / "counts.csv").read_bytes() == counts


def test_spss_by_pspp(simulated, tmp_path):
    needs("pspp")
    import pyreadstat

    path, counts = simulated
    written(path, tmp_path)
    syntax = f"GET FILE='registry.sav'.\n{recipe('SPSS', 'spss')}SAVE OUTFILE='back.sav'.\n"
    (tmp_path / "recipe.sps").write_text(syntax)
    done(tmp_path, "pspp", "-b", "recipe.sps", "-o", "told.txt")
    assert (tmp_path / "counts.csv").read_bytes() == counts
    back = pyreadstat.read_sav(tmp_path / "back.sav")[0]
    rows = [[row.table.strip(), row.tree.strip(), str(int(row.mask)), str(int(row.n))] for row in back.itertuples()]
    assert rows == expected(tmp_path)


@pytest.mark.parametrize("kind", ["sav", "dta", "xpt"])
def test_python(kind, simulated, tmp_path):
    path, counts = simulated
    written(path, tmp_path)
    readers = {"sav": "read_sav", "dta": "read_dta", "xpt": "read_xport"}
    script = recipe("A file of SPSS, Stata or SAS without the program", "python")
    script = script.replace("read_sav", readers[kind]).replace("registry.sav", f"registry.{kind}")
    (tmp_path / "recipe.py").write_text(script + 'counts.to_csv("back.csv", index=False)\n')
    done(tmp_path, sys.executable, "recipe.py")
    assert (tmp_path / "counts.csv").read_bytes() == counts
    assert table(tmp_path / "back.csv", NAMES) == expected(tmp_path)


def workbook(path, folder, number="General"):
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    with path.open(newline="") as file:
        for place, row in enumerate(csv.reader(file)):
            # Numbers with a fraction, and texts with what CSV must quote, that are no items.
            sheet.append([*row, *(["age", "remark"] if place == 0 else [place + 0.5, ["a;b", 'say "no"', "é€"][place % 3]])])
            sheet.cell(place + 1, len(row) + 1).number_format = number
    book.save(folder / "registry.xlsx")


def test_a_workbook_by_libreoffice(simulated, tmp_path):
    needs("soffice")
    import openpyxl

    path, counts = simulated
    workbook(path, tmp_path)
    done(tmp_path, "bash", "-e", given=recipe("Excel", "sh", 1))
    assert (tmp_path / "counts.csv").read_bytes() == counts
    sheet = openpyxl.load_workbook(tmp_path / "counts.xlsx").active
    rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert rows == [NAMES, *expected(tmp_path)]


def test_csv_as_a_dutch_excel_writes_it(simulated, tmp_path):
    """Its byte order mark and line ends are added to what LibreOffice writes with decimal commas."""
    needs("soffice")
    path, counts = simulated
    workbook(path, tmp_path, number="[$-413]0.0")
    done(tmp_path, "bash", "-e", given=recipe("Excel", "sh", 1).splitlines()[0])
    text = (tmp_path / "registry.csv").read_text()
    assert ";1,5;" in text and '"say ""no"""' in text
    (tmp_path / "registry.csv").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    done(tmp_path, "bash", "-e", given=recipe("Excel", "sh"))
    assert (tmp_path / "counts.csv").read_bytes() == counts
