"""Runs exported scripts on one SQL engine, in a process of its own.

    python sql_engines.py ENGINE

A job is a line of JSON on standard input: the file `script`, `columns` and the file `rows` of the table `cases`,
and `queries`. What they answer is written to the file `out` as JSON, a line for each; a line on standard output says
that it is done.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def table(columns, kind):
    named = ", ".join(f'"{column}" {kind}' for column in columns)
    return f"CREATE TABLE cases ({named})"


class DuckDB:
    def answers(self, script, columns, rows, queries):
        import duckdb

        with duckdb.connect() as engine:
            engine.execute(table(columns, "VARCHAR"))
            types = ", ".join(f"'{column}': 'VARCHAR'" for column in columns)
            engine.execute("INSERT INTO cases SELECT * FROM read_json("
                           f"'{rows}', format='newline_delimited', columns={{{types}}})")
            engine.execute(script)
            for query in queries:
                yield engine.execute(query).fetchall()

    def stop(self):
        pass


class PostgreSQL:
    """A server of our own, in a folder that goes with it."""

    def __init__(self):
        import psycopg

        found = shutil.which("initdb")
        folders = [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
        if not folders:
            raise SystemExit("PostgreSQL is not installed: script/install test installs it")
        self.programs = folders[-1]
        # The server refuses to be run by root.
        self.account = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        self.folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
        if self.account:
            shutil.chown(self.folder, "postgres")
        data = self.folder / "data"
        self.run("initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync")
        self.run("pg_ctl", "-D", data, "-w", "-l", self.folder / "log", "-o",
                 f"-c listen_addresses='' -k {self.folder} -c fsync=off -c jit=off", "start")
        self.engine = psycopg.connect(host=str(self.folder), user="postgres", dbname="postgres", autocommit=True)

    def run(self, program, *arguments):
        subprocess.run([*self.account, self.programs / program, *arguments], check=True, stdout=subprocess.DEVNULL,
                       stdin=subprocess.DEVNULL, cwd="/")

    def answers(self, script, columns, rows, queries):
        self.engine.execute("DROP TABLE IF EXISTS cases CASCADE")
        self.engine.execute(table(columns, "text").encode())
        with self.engine.cursor().copy("COPY cases FROM STDIN") as copy, open(rows) as lines:
            for line in lines:
                row = json.loads(line)
                copy.write_row([row[column] for column in columns])
        self.engine.execute(script.encode())
        for query in queries:
            yield self.engine.execute(query.encode()).fetchall()

    def stop(self):
        self.engine.close()
        self.run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)


class Spark:
    def __init__(self):
        try:
            from pyspark.sql import SparkSession
        except ImportError:
            raise SystemExit("Spark is not installed: .venv/bin/python -m pip install -r Conformance/requirements-long.txt")

        self.session = (
            SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
            # For a few thousand rows, compiling the views takes longer than running them.
            .config("spark.sql.codegen.wholeStage", "false").config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
            .config("spark.sql.shuffle.partitions", "2").config("spark.driver.memory", "2g")
            .config("spark.log.level", "ERROR").getOrCreate())

    def answers(self, script, columns, rows, queries):
        from pyspark.sql.types import StringType, StructField, StructType

        schema = StructType([StructField(column, StringType()) for column in columns])
        self.session.read.schema(schema).json(rows).createOrReplaceTempView("cases")
        for statement in script.split(";"):
            if any(line.strip() and not line.startswith("--") for line in statement.splitlines()):
                self.session.sql(statement)
        for query in queries:
            yield self.session.sql(query.replace('"', "`")).collect()

    def stop(self):
        self.session.stop()


if __name__ == "__main__":
    # What an engine prints by itself must not pass for an answer.
    told = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    engine = {"duckdb": DuckDB, "postgres": PostgreSQL, "spark": Spark}[sys.argv[1]]()
    try:
        for line in sys.stdin:
            job = json.loads(line)
            try:
                with open(job["out"], "w") as out:
                    for rows in engine.answers(
                            Path(job["script"]).read_text(), job["columns"], job["rows"], job["queries"]):
                        out.write(json.dumps([list(row) for row in rows]) + "\n")
                fault = None
            except Exception as error:
                fault = str(error)
            print(json.dumps(fault), file=told, flush=True)
    finally:
        engine.stop()
