"""`Examples/spark/count_cohort.py` counts a registry on Spark as `cohort` does, hash for hash. Runs with --long."""

import csv
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cohort_test import counted, dirty, run

SCRIPT = Path(__file__).resolve().parent.parent / "Examples" / "spark" / "count_cohort.py"
ROWS = 1_000_000
FEWER_ROWS = 30_000


@pytest.fixture(scope="module", autouse=True)
def spark_is_there(request):
    if not request.config.getoption("--long"):
        pytest.skip("Spark runs with --long")


@pytest.fixture(scope="module")
def registry(tmp_path_factory):
    return dirty(tmp_path_factory.mktemp("registry"), ROWS)


def submitted(folder, master, *arguments):
    """Gives the script to Spark, as its users do."""
    code, statements, said = run("cohort", "--engine", "spark", "--print", "--group", "remark")
    assert (code, said) == (0, "")
    (folder / "counting.sql").write_bytes(statements)
    programs = Path(sys.executable).parent
    return subprocess.run(
        [programs / "spark-submit", "--master", master, "--conf", "spark.ui.enabled=false",
         "--conf", "spark.driver.host=127.0.0.1", "--conf", "spark.log.level=ERROR",
         SCRIPT, folder / "counting.sql", *map(str, arguments)],
        env=os.environ | {"PATH": f"{programs}:{os.environ['PATH']}", "SPARK_LOCAL_IP": "127.0.0.1"},
        cwd=folder, capture_output=True, text=True, timeout=900)


def hashed(content):
    return hashlib.sha256(content).hexdigest()


def parquet(registry, folder):
    import duckdb

    path = folder / "registry.parquet"
    with duckdb.connect() as engine:
        engine.execute(f"""COPY (FROM read_csv('{registry}', all_varchar = true, header = true, delim = ',',
                           quote = '"', escape = '"')) TO '{path}'""")
    return path


def test_a_cluster_counts_parquet(registry, tmp_path, record_property):
    ours, _ = counted(registry, tmp_path, "--group", "remark")
    done = submitted(tmp_path, "local-cluster[2,1,1024]", parquet(registry, tmp_path), tmp_path / "theirs.csv")
    assert done.returncode == 0, done.stderr[-3000:]
    assert hashed((tmp_path / "theirs.csv").read_bytes()) == hashed(ours)
    record_property("compared", f"cohort | spark, local-cluster[2,1,1024], Parquet | {ROWS} rows by remark")


def test_rows_are_exchanged_only_once_they_are_counted(registry, tmp_path):
    done = submitted(tmp_path, "local[2]", parquet(registry, tmp_path), "--explain")
    assert done.returncode == 0, done.stderr[-3000:]
    # From the result down to the file. Without a join there is one chain, so what is below was done before.
    plan = [line.lstrip(" +-") for line in done.stdout.partition("== Physical Plan ==")[2].splitlines() if line.strip()]
    partial = next(place for place, line in enumerate(plan) if "partial_count" in line)
    exchanges = [place for place, line in enumerate(plan) if line.startswith(("Exchange", "BroadcastExchange"))]
    assert len(exchanges) == 2 and max(exchanges) < partial
    assert any(line.startswith("FileScan parquet") for line in plan[partial:])



def test_csv_with_other_names_and_fewer_columns(tmp_path):
    """Another delimiter, an item with a hyphen in its name, and items without a column."""
    original = dirty(tmp_path, FEWER_ROWS)
    path = tmp_path / "fewer.csv"
    with original.open(newline="") as file, path.open("w", newline="") as fewer:
        rows = csv.DictReader(file)
        names = [name for name in rows.fieldnames if name not in ("pain", "condition")]
        writer = csv.writer(fewer, delimiter=";", lineterminator="\n")
        writer.writerow([name.replace("adequate_imaging", "adequate-imaging") for name in names])
        writer.writerows([row[name] for name in names] for row in rows)
    ours, _ = counted(path, tmp_path, "--group", "remark", "--delimiter", ";")
    target = tmp_path / "theirs.csv"
    options = ["--format", "csv", "--delimiter", ";", "--multiline"]
    done = submitted(tmp_path, "local[2]", path, target, *options)
    assert done.returncode == 0, done.stderr[-3000:]
    assert hashed(target.read_bytes()) == hashed(ours)


def test_a_row_that_cannot_be_read_leaves_no_table(tmp_path):
    path, target = tmp_path / "registry.csv", tmp_path / "theirs.csv"
    path.write_text("pain,remark,x\n" + "severe,a,b\n" * 100 + "severe,a\n")
    done = submitted(tmp_path, "local[2]", path, target, "--format", "csv")
    assert done.returncode != 0 and not target.exists()
