"""What docs/sql.md shows is what happens."""

import os
import re
import subprocess
from pathlib import Path

import duckdb

PROGRAM = os.environ.get("WERVELWIJZER", "wervelwijzer")
PAGE = Path(__file__).resolve().parent.parent / "docs" / "sql.md"


def test_the_example_gives_what_the_page_says(tmp_path, monkeypatch):
    blocks = re.findall(r"^```(\w+)\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.S | re.M)
    (table,), (command,), (make, ask), (answer,) = (
        [text for kind, text in blocks if kind == wanted] for wanted in ("csv", "sh", "sql", "text"))
    (tmp_path / "registry.csv").write_text(table)
    done = subprocess.run(["bash", "-c", f'wervelwijzer() {{ "{PROGRAM}" "$@"; }}\n{command}'], cwd=tmp_path,
                          capture_output=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    monkeypatch.chdir(tmp_path)
    with duckdb.connect() as engine:
        engine.execute(make)
        engine.execute((tmp_path / "guideline.sql").read_text())
        rows = engine.execute(ask).fetchall()
    said = "".join(" | ".join("NULL" if cell is None else cell for cell in row) + "\n" for row in rows)
    assert said == answer
