"""What docs/sql.md, docs/jdm.md and docs/cql.md show is what happens."""

import os
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

PROGRAM = os.environ.get("WERVELWIJZER", "wervelwijzer")
DOCS = Path(__file__).resolve().parent.parent / "docs"


def blocks(page, *kinds):
    """The blocks of a page, one list for each kind."""
    found = re.findall(r"^```(\w+)\n(.*?)^```", (DOCS / page).read_text(encoding="utf-8"), re.S | re.M)
    return [[text for kind, text in found if kind == wanted] for wanted in kinds]


def run(command, folder):
    """Runs a block of commands, in which the tools of this Python are found."""
    programs = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    done = subprocess.run(["bash", "-ec", f'wervelwijzer() {{ "{PROGRAM}" "$@"; }}\n{command}'], cwd=folder,
                          env=os.environ | {"PATH": programs}, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_example_in_a_database_gives_what_the_page_says(tmp_path, monkeypatch):
    (table,), (command,), (make, ask), (answer,) = blocks("sql.md", "csv", "sh", "sql", "text")
    (tmp_path / "registry.csv").write_text(table)
    assert run(command, tmp_path) == ""
    monkeypatch.chdir(tmp_path)
    with duckdb.connect() as engine:
        engine.execute(make)
        engine.execute((tmp_path / "guideline.sql").read_text())
        rows = engine.execute(ask).fetchall()
    said = "".join(" | ".join("NULL" if cell is None else cell for cell in row) + "\n" for row in rows)
    assert said == answer


@pytest.mark.parametrize("page", ["jdm.md", "cql.md"])
def test_the_example_in_python_gives_what_the_page_says(page, tmp_path):
    (command,), (program,), (answer,) = blocks(page, "sh", "python", "text")
    assert not [line for line in run(command, tmp_path).splitlines() if not line.startswith("OK")]
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", answer)
