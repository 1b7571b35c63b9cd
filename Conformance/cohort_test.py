"""A registry counted by our own reader, and by engines that run the exported SQL: the same table, hash for hash.

With --long a million rows in place of thirty thousand, and Spark as well, on thirty thousand (`cohort_spark_test.py`
gives it a million). An engine that is not installed fails.
"""

import csv
import hashlib
import io
import json
import os
import random
import re
import resource
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from engine_process import started
from export_sql_test import Engine
from export_truth import misspelt, random_pathways, read_from, built_in

PROGRAM = os.environ.get("WERVELWIJZER", "wervelwijzer")
FIXTURES = Path(__file__).resolve().parent.parent / "Tests" / "Fixtures"
# What a column may hold that is not an item's.
REMARKS = ["", "x", "a,b", 'say "no"', "two\nlines", "é€😀", "\r\nz", "b"]


def run(*arguments, given=None, **options):
    done = subprocess.run([PROGRAM, *map(str, arguments)], input=given, capture_output=True, timeout=600, **options)
    return done.returncode, done.stdout, done.stderr.decode()


def column(name):
    return name.replace("-", "_")


def counted(path, folder, *arguments):
    """The table of counts and the report of a file."""
    target = folder / "counts.csv"
    code, out, said = run("cohort", path, "--counts", target, "--format", "json", *arguments)
    assert (code, said) == (0, "")
    return target.read_bytes(), json.loads(out)


def written(header, rows, **options):
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n", **options)
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


# What the truth says


def tabled(truth, rows, groups=()):
    """The table of counts of rows of `export_truth`, by what trying every complete set of answers gives."""
    counts = Counter()
    for (cells, (_, trees, pathway, _)), group in zip(rows, groups or [()] * len(rows)):
        for name, tree in truth.trees.items():
            def mask(possible):
                return sum(1 << list(tree.outcomes).index(outcome) for outcome in possible or [])
            counts["tree", name, *group, str(mask(trees[name]))] += 1
            counts["pathway", name, *group, str(mask(pathway[name])) if name in pathway else "-1"] += 1
    lines = sorted(([*key, str(count)] for key, count in counts.items()), key=lambda line: [c.encode() for c in line])
    return lines


@pytest.mark.parametrize("folder", [None, "hyperkalaemia", "toothache"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL], ids=["plain", "quoted"])
def test_the_table_is_what_trying_every_complete_set_of_answers_gives(folder, quoting, tmp_path):
    truth = read_from(FIXTURES / folder) if folder else built_in()
    options = ["--guideline", FIXTURES / folder] if folder else []
    starts = [()] if folder else [(), ("time-to-treatment", "treatment-indication"), ("long-survival",)]
    for start in starts:
        rows = random_pathways(truth, random.Random(3), 1500, start)
        chance = random.Random(4)
        groups = [(chance.choice(REMARKS),) for _ in rows]
        path = tmp_path / "cases.csv"
        path.write_bytes(written(
            [*truth.values, "remark"],
            [[*(cells.get(item) or "" for item in truth.values), *group] for (cells, _), group in zip(rows, groups)],
            quoting=quoting))
        way_in = ["--start", ",".join(start)] if start else []
        table, report = counted(path, tmp_path, "--group", "remark", *options, *way_in)
        assert table == written(["table", "tree", "remark", "mask", "n"], tabled(truth, rows, groups))
        assert report["contradictions"] == sum(expected[3] for _, expected in rows)
        whole, _ = counted(path, tmp_path, *options, *way_in)
        assert whole == written(["table", "tree", "mask", "n"], tabled(truth, rows))


def test_cases_as_json_are_counted_as_rows_are(tmp_path):
    truth = built_in()
    rows = [row for row in random_pathways(truth, random.Random(5), 400) if row[1][0] is None]
    cases = tmp_path / "cases.ndjson"
    with cases.open("w") as file:
        for cells, _ in rows:
            answers = {item: cell.split("|") for item, cell in cells.items() if cell}
            file.write(json.dumps({"answers": answers}) + "\n\n")
    table, report = counted(cases, tmp_path, "--ndjson")
    assert table == written(["table", "tree", "mask", "n"], tabled(truth, rows))
    assert report["rows"] == len(rows)
    lines = [{"answers": {"progression-onset": {"since": "2026-11-20T08:00:00+01:00"}}}, {"answers": {"pain": "mild"}},
             {"start": "follow-up", "answers": {"complaints": "no"}},
             {"answers": {"life-expectancy": {"months": 7}}}]
    cases.write_text("\n".join(map(json.dumps, lines)))
    code, out, said = run("cohort", cases, "--ndjson", "--format", "json", "--lang", "en",
                          "--now", "2026-11-22T21:00:00+01:00")
    report = json.loads(out)
    assert code == 0 and "no case: 1); row 2" in said and "mild" not in said
    assert (report["rows"], report["unreadable"]) == (4, 1)
    assert report["pathway"]["follow-up"]["reached"] == 1 and report["pathway"]["imaging"]["reached"] == 2


# Engines of others


def dirty(folder, rows):
    """Made-up rows with cells that are no values, some of them quoted, and a column with all that CSV can hold."""
    code, made, said = run("simulate", "--rows", rows, "--seed", 7, "--lang", "en")
    assert code == 0 and "nobody's data" in said
    chance, values = random.Random(7), built_in().values
    lines = made.decode().splitlines()
    header = lines[0].split(",")
    assert all(name.startswith("synthetic_") for name in header[:3])
    path = folder / "registry.csv"
    with path.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*header, "remark"])
        for line in lines[1:]:
            cells = line.split(",")
            if chance.random() < 0.1:
                place = chance.randrange(3, len(header))
                cells[place] = misspelt(values[header[place].replace("_", "-")], chance)
            writer.writerow([*cells, chance.choice(REMARKS)])
    return path


FEWER_ROWS = 30_000


@pytest.fixture(scope="module")
def registry(request, tmp_path_factory):
    rows = 1_000_000 if request.config.getoption("--long") else FEWER_ROWS
    return dirty(tmp_path_factory.mktemp("registry"), rows), rows


@pytest.fixture(scope="module")
def engine_named(tmp_path_factory):
    yield from started(Engine, tmp_path_factory)


def test_the_report_is_what_the_table_says(registry, tmp_path):
    path, rows = registry
    _, report = counted(path, tmp_path, "--group", "synthetic_hospital")
    assert report["rows"] == rows and report["unreadable"] == 0
    code, out, said = run("cohort", "--from-counts", tmp_path / "counts.csv", "--format", "json")
    assert (code, said) == (0, "")
    again = json.loads(out)
    for part in ["guideline", "trees", "pathway", "rows"]:
        assert again[part] == report[part]
    assert [group["group"] for group in again["groups"]] == [group["group"] for group in report["groups"]]
    assert sum(group["rows"] for group in report["groups"]) == rows
    for name, tree in report["trees"].items():
        assert sum(tree["decided"].values()) + tree["undecided"] + tree["invalid"] == rows
        assert sum(group["trees"][name]["undecided"] for group in report["groups"]) == tree["undecided"]
    assert report["pathway"]["imaging"]["reached"] == rows
    assert report["contradictions"] > 0 and "contradictions" not in again and "unreadable" not in again


ENGINES = ["duckdb", "postgres", "spark"]


@pytest.mark.parametrize("engine", ENGINES)
def test_engines_give_the_same_table(engine, request, tmp_path, engine_named, record_property):
    if engine == "spark" and not request.config.getoption("--long"):
        record_property("compared", f"cohort | {engine} | not compared without --long")
        pytest.skip("Spark runs with --long")
    path, rows = (
        (dirty(tmp_path, FEWER_ROWS), FEWER_ROWS) if engine == "spark" else request.getfixturevalue("registry"))
    groupings = [[], ["synthetic_hospital"], ["remark", "synthetic_quarter"]]
    printed = [run("cohort", "--engine", engine, "--print", *(part for group in groups for part in ("--group", group)))
               for groups in groupings]
    assert [(code, said) for code, _, said in printed] == [(0, "")] * len(printed)
    scripts = [out.decode().rstrip().removesuffix(";").rpartition(";") for _, out, _ in printed]
    with path.open(newline="") as file:
        cases = csv.DictReader(file)
        answers = engine_named(engine).answers(
            tmp_path, scripts[0][0] + ";", cases.fieldnames, cases,
            [query.replace("`", '"') for _, _, query in scripts])
    for groups, answer in zip(groupings, answers):
        theirs = written(["table", "tree", *groups, "mask", "n"], answer)
        ours, _ = counted(path, tmp_path, *(part for group in groups for part in ("--group", group)))
        assert hashlib.sha256(theirs).hexdigest() == hashlib.sha256(ours).hexdigest()
        record_property("compared", f"cohort | {engine} | {rows} rows by {', '.join(groups) or 'nothing'}")


def with_tools():
    """The tools of this Python, as an analyst has them."""
    return os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}


def test_duckdb_counts_a_file_for_us(registry, tmp_path):
    path, _ = registry
    ours, report = counted(path, tmp_path, "--group", "remark")
    target = tmp_path / "theirs.csv"
    code, out, said = run("cohort", path, "--engine", "duckdb", "--group", "remark", "--counts", target,
                          "--format", "json", env=with_tools())
    assert (code, said) == (0, "")
    assert target.read_bytes() == ours
    assert json.loads(out)["pathway"] == report["pathway"]


def test_parts_counted_apart_add_up(tmp_path):
    page = (FIXTURES.parent.parent / "docs" / "cohort-scale.md").read_text()
    command = re.search(r"^awk .*$", page, re.MULTILINE)[0]
    _, rows, _ = run("simulate", "--rows", 3000)
    header, *lines = rows.splitlines(keepends=True)
    (tmp_path / "registry.csv").write_bytes(rows)
    _, whole = counted(tmp_path / "registry.csv", tmp_path, "--group", "synthetic_hospital")
    for number, start in enumerate(range(0, 3000, 1000), 1):
        part = tmp_path / f"part-{number}"
        part.mkdir()
        (part / "registry.csv").write_bytes(b"".join([header, *lines[start:start + 1000]]))
        counted(part / "registry.csv", part, "--group", "synthetic_hospital")
    done = subprocess.run(["bash", "-c", command.replace("wervelwijzer", f'"{PROGRAM}"') + " --format json"], cwd=tmp_path,
                          capture_output=True, check=True, timeout=60)
    added = json.loads(done.stdout)
    assert {key: whole[key] for key in added} == added | {"groups": whole["groups"]}
    assert [group["rows"] for group in added["groups"]] == [group["rows"] for group in whole["groups"]]


# A server of our own, until its input ends.
SERVER = "import sql_engines; engine = sql_engines.PostgreSQL(); print(engine.folder, flush=True); input(); engine.stop()"


def test_postgresql_counts_its_own_table_and_keeps_nothing_of_ours(registry, tmp_path):
    path, _ = registry
    ours, _ = counted(path, tmp_path, "--group", "synthetic_hospital")
    server = subprocess.Popen([sys.executable, "-c", SERVER], cwd=Path(__file__).parent, stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, text=True)
    folder = server.stdout.readline().strip()
    there = os.environ | {"PGHOST": folder, "PGUSER": "postgres", "PGDATABASE": "postgres"}

    def asked(*arguments):
        return subprocess.run(["psql", "-X", "-q", "-t", *arguments], env=there, capture_output=True, text=True,
                              check=True, timeout=600).stdout

    try:
        header = path.read_text().partition("\n")[0].split(",")
        asked("-c", f"CREATE TABLE cases ({', '.join(f'{name} text' for name in header)})")
        asked("-c", f"\\copy cases FROM '{path}' CSV HEADER")
        target = tmp_path / "theirs.csv"
        code, _, said = run("cohort", "--engine", "postgres", "--group", "synthetic_hospital", "--counts", target, env=there)
        assert (code, said) == (0, "")
        assert target.read_bytes() == ours
        # An item without a column is unknown, as in a file.
        asked("-c", "ALTER TABLE cases DROP COLUMN pain, DROP COLUMN condition")
        with path.open(newline="") as file, (tmp_path / "fewer.csv").open("w", newline="") as fewer:
            rows = csv.DictReader(file)
            names = [name for name in rows.fieldnames if name not in ("pain", "condition")]
            writer = csv.DictWriter(fewer, names, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)
        ours, _ = counted(tmp_path / "fewer.csv", tmp_path)
        code, _, said = run("cohort", "--engine", "postgres", "--counts", target, env=there)
        assert (code, said) == (0, "") and target.read_bytes() == ours
        assert asked("-c", "SELECT count(*) FROM pg_views WHERE viewname LIKE 'wervelmetastasen%'").strip() == "0"
        asked("-c", "ALTER TABLE cases RENAME TO patients")
        code, out, said = run("cohort", "--engine", "postgres", "--lang", "en", env=there)
        assert (code, out) == (2, b"") and 'no table or view "cases"' in said
    finally:
        server.communicate("\n", timeout=60)
    code, out, said = run("cohort", "--engine", "postgres", "--lang", "en", env=there)
    assert (code, out) == (2, b"") and "PGHOST" in said


def test_what_is_missing_is_said_with_how_to_get_it(tmp_path):
    path = tmp_path / "cases.csv"
    path.write_text("pain\nsevere\n")
    there = {"PATH": str(tmp_path / "bin")}

    def said_to_be_missing(engine, words, **also):
        given = [] if engine == "postgres" else [path]
        code, out, said = run("cohort", *given, "--engine", engine, "--lang", "en", env=there | also)
        assert (code, out) == (2, b"") and said.count("not installed") == 1 and words in said

    (tmp_path / "bin").mkdir()
    said_to_be_missing("postgres", "apt-get install postgresql-client")
    for engine in ["duckdb", "spark"]:
        said_to_be_missing(engine, "apt-get install python3")
    # Python as it is without any package, and then with one that only seems to be Spark's.
    python = tmp_path / "bin" / "python3"
    python.write_text(f'#!/bin/sh\nexec "{sys._base_executable}" -S "$@"\n')
    python.chmod(0o755)
    said_to_be_missing("duckdb", "pip install duckdb")
    said_to_be_missing("spark", "pip install pyspark")
    (tmp_path / "pyspark").mkdir()
    (tmp_path / "pyspark" / "sql.py").write_text("SparkSession = None\n")
    said_to_be_missing("spark", "apt-get install default-jre-headless", PYTHONPATH=str(tmp_path))


def test_what_an_engine_says_of_a_row_is_not_shown(tmp_path):
    path = tmp_path / "cases.csv"
    path.write_text("pain,note\nsevere,Jansen\nsevere,Pietersen,1\n")
    code, out, said = run("cohort", path, "--engine", "duckdb", "--lang", "en", env=with_tools())
    assert (code, out) == (2, b"") and "could not count" in said and "Pietersen" not in said


# Bad input

GOOD = "severe,a,b\n" * 150
BAD = {
    "short": ("severe,a\n", "too few columns: 1"),
    "long": ("severe,a,b,c\n", "too many columns: 1"),
    "a lone quote": ('severe,a"b,c\n', "quotation marks that do not match: 1"),
    "a quote never closed": ('severe,a,"b\n', "quotation marks that do not match: 1"),
    "NUL": ("severe,\0,b\n", "bytes that are no text: 1"),
    "a header twice": ("pain,Jansen,z\n", "the header once more: 1"),
    "longer than a mebibyte": (f"severe,{'x' * (1 << 20)},b\n", "longer than 1 MiB: 1"),
}


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("name", BAD)
def test_a_row_that_cannot_be_read_is_counted_and_named_by_number(name, ending, tmp_path):
    row, words = BAD[name]
    path = tmp_path / "cases.csv"
    path.write_bytes(f"pain,Jansen,z\n{GOOD}{row}{GOOD}".replace("\n", ending).encode())
    code, out, said = run("cohort", path, "--format", "json", "--lang", "en")
    assert code == 0 and words in said and said.rstrip().endswith("row 151") and "Jansen" not in said
    report = json.loads(out)
    assert (report["rows"], report["unreadable"]) == (301, 1)
    assert report["pathway"]["imaging"]["reached"] == 300
    code, out, said = run("cohort", path, "--max-errors", "0", "--counts", tmp_path / "counts.csv")
    assert (code, out) == (2, b"") and "--max-errors" in said
    assert not (tmp_path / "counts.csv").exists()


def test_how_many_rows_may_be_unreadable(tmp_path):
    path = tmp_path / "cases.csv"
    path.write_text("pain,y\n" + "severe,1\n" * 900 + "severe\n" * 101)
    for limit, code in [(None, 2), ("100", 2), ("101", 0), ("10%", 2), ("10.2%", 0)]:
        assert run("cohort", path, *(["--max-errors", limit] if limit else []))[0] == code
    path.write_text("pain,y\n" + "severe,1\n" * 200_000 + "severe\n" * 201)
    assert run("cohort", path)[0] == 2
    path.write_text("pain,y\n" + "severe,1\n" * 200_000 + "severe\n" * 200)
    assert run("cohort", path)[0] == 0
    for wrong in ["-1", "x", "101%", "%"]:
        assert run("cohort", path, f"--max-errors={wrong}")[0] == 2


REFUSED = {
    "nothing": (b"", "nothing in it"),
    "UTF-16": ("pain\nsevere\n".encode("utf-16"), "UTF-16"),
    "UTF-16 without a mark": ("pain\nsevere\n".encode("utf-16-le"), "UTF-16"),
    "no header": (b"Jansen,severe\nPietersen,none\n", "header missing"),
    "another delimiter": (b"Jansen;pain\n1;severe\n", "--delimiter"),
    "a column twice": (b"pain,Jansen,Jansen\n", "column 2 and column 3"),
    "an item twice": (b"local-treatment,Jansen,local_treatment\n", "column 1 and column 3"),
    "a header with an open quote": (b'pain,"Jansen\n', "first line"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_without_a_header_is_refused_and_not_quoted(name, tmp_path):
    content, words = REFUSED[name]
    path = tmp_path / "cases.csv"
    path.write_bytes(content)
    code, out, said = run("cohort", path, "--lang", "en")
    assert (code, out) == (2, b"") and words in said and "Jansen" not in said and str(path) in said


def test_marks_delimiters_and_line_ends_of_spreadsheets(tmp_path):
    rows = [["pain", "age"], ["severe", "1,5"], ["", "2"], ["none|moderate", '"']]
    reports = []
    for sign, mark, ending in [(",", "", "\n"), (";", "\ufeff", "\r\n"), ("\t", "", "\r\n")]:
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=sign, lineterminator=ending).writerows(rows)
        for end in ["", ending]:
            given = (mark + text.getvalue().removesuffix(ending) + end).encode()
            name = "tab" if sign == "\t" else sign
            code, out, said = run("cohort", "-", "--delimiter", name, "--format", "json", given=given)
            assert (code, said) == (0, "")
            reports.append(json.loads(out))
    assert reports == [reports[0]] * len(reports)
    assert reports[0]["rows"] == 3


def test_cells_are_read_to_the_letter_and_unknown_codes_counted_as_invalid(tmp_path):
    cells = ["severe", "Severe", " severe", "severe ", "severe|none", "severe|severe", "|", "none|moderate|severe", ""]
    report = json.loads(run("cohort", "-", "--format", "json", given="\n".join(["pain,x", *(f"{c},1" for c in cells)])
                            .encode())[1])
    asks = [name for name, tree in built_in().trees.items() if "pain" in tree.items]
    for name, tree in report["trees"].items():
        assert tree["invalid"] == (5 if name in asks else 0)


def test_a_disk_that_is_full_leaves_no_half_table(tmp_path):
    path = tmp_path / "cases.csv"
    path.write_text("pain,y\n" + "".join(f"severe,{number}\n" for number in range(500)))
    target = tmp_path / "counts.csv"
    target.write_text("before")
    code, out, said = run("cohort", path, "--group", "y", "--counts", target, "--lang", "en",
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)))
    assert (code, out) == (3, b"") and "larger than is allowed" in said
    assert target.read_text() == "before"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["cases.csv", "counts.csv"]
    code, out, said = run("cohort", path, "--counts", tmp_path / "no" / "counts.csv")
    assert (code, out) == (2, b"")
    with open("/dev/full", "w") as full:
        done = subprocess.run([PROGRAM, "cohort", str(path)], stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert done.returncode == 3


def test_a_pipe_that_closes(tmp_path):
    path = tmp_path / "cases.csv"
    path.write_text("pain\n" + "severe\n" * 10_000)
    done = subprocess.run(["bash", "-c", f'cat {path} | "{PROGRAM}" cohort - | head -1; echo ${{PIPESTATUS[1]}}'],
                          capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "0" and done.stderr == ""
    # Whoever writes it dies in the middle of a row.
    given = b"pain,y\n" + b"severe,1\n" * 5000 + b"sev"
    code, out, said = run("cohort", "-", "--format", "json", "--lang", "en", given=given)
    assert code == 0 and json.loads(out)["unreadable"] == 1 and said.rstrip().endswith("row 5001")


def test_groups_are_bounded(tmp_path):
    path = tmp_path / "cases.csv"
    path.write_text("patient,pain\n" + "".join(f"{number},severe\n" for number in range(5000)))
    code, out, said = run("cohort", path, "--group", "patient", "--lang", "en")
    assert (code, out) == (2, b"") and "more than 4096 groups" in said
    for arguments in [["--group", "sex"], ["--group", "pain", "--group", "pain"]]:
        assert run("cohort", path, *arguments)[0] == 2


# A process begins with the memory of the one that starts it: a small one has to.
LAUNCHER = """import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"""


def peak(path, *arguments):
    """The most memory that a run takes, in MiB."""
    done = subprocess.run([sys.executable, "-c", LAUNCHER, PROGRAM, "cohort", path, *arguments],
                          capture_output=True, check=True, timeout=600)
    return int(done.stdout) / 1024


def test_memory_does_not_grow_with_the_rows(tmp_path):
    code, made, _ = run("simulate", "--rows", 10_000)
    header, _, rows = made.partition(b"\n")
    peaks = []
    for times in [1, 100]:
        path = tmp_path / "registry.csv"
        with path.open("wb") as file:
            file.write(header + b"\n")
            for _ in range(times):
                file.write(rows)
        peaks.append(peak(path, "--group", "synthetic_hospital"))
    assert peaks[1] < 1.1 * peaks[0] + 1 and peaks[1] < 64, peaks
