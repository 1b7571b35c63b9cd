"""Counts a registry on Spark: the counts table of `wervelwijzer cohort`, from Parquet or CSV.

    wervelwijzer cohort --engine spark --print --group hospital > counting.sql
    spark-submit count_cohort.py counting.sql registry.parquet counts.csv
    wervelwijzer cohort --from-counts counts.csv

The registry is a file, a folder or a pattern, wherever Spark can read. The counts table, which holds no patients and is
small, comes to the driver; a file there is replaced only once everything is counted. With --explain it prints Spark's plan
instead of counting.
"""

import argparse
import csv
import os
import re
import sys

from pyspark.sql import SparkSession
from pyspark.sql.functions import col, lit


def statements(path):
    """The statements of a file that `--print` wrote, and the columns that it lists at its head."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    head = text[:text.index("CREATE ")]
    views = [part for part in text.split(";\n") if part.strip()]
    return re.findall(r"^--   (\w+)$", head, re.MULTILINE), views[:-1], views[-1]


def cases(session, arguments, items):
    """The registry, all of it as text: an item under its name with `_`, and null where it has no column."""
    if arguments.format == "csv":
        rows = session.read.csv(
            arguments.registry, header=True, sep=arguments.delimiter, quote='"', escape='"', mode="FAILFAST",
            multiLine=arguments.multiline, enforceSchema=False)
    else:
        rows = session.read.parquet(arguments.registry)
    named = {column: column.replace("-", "_") for column in rows.columns if column.replace("-", "_") in items}
    if len(set(named.values())) < len(named):
        sys.exit("two columns of the registry stand for the same item")
    columns = [col(f"`{column}`").cast("string").alias(named.get(column, column)) for column in rows.columns]
    missing = [lit(None).cast("string").alias(item) for item in items if item not in named.values()]
    return rows.select(columns + missing)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("statements", help="what `wervelwijzer cohort --engine spark --print` wrote")
    parser.add_argument("registry", help="Parquet or CSV")
    parser.add_argument("counts", nargs="?", help="where the counts table goes")
    parser.add_argument("--format", choices=["parquet", "csv"], default="parquet")
    parser.add_argument("--delimiter", default=",", help="what stands between the cells of CSV")
    parser.add_argument("--multiline", action="store_true",
                        help="cells of CSV may hold line breaks; each file is then read by one task")
    parser.add_argument("--explain", action="store_true", help="print the plan, and count nothing")
    arguments = parser.parse_args()
    if arguments.explain == bool(arguments.counts):
        parser.error("give either a file for the counts table or --explain")

    items, views, query = statements(arguments.statements)
    session = (
        SparkSession.builder.appName("wervelwijzer cohort")
        .config("spark.sql.caseSensitive", "true")
        # Code made for the whole of the row-wise part is longer than Java allows for one method.
        .config("spark.sql.codegen.wholeStage", "false")
        # Otherwise Spark passes over a short or long row where the cells it needs can be found.
        .config("spark.sql.csv.parser.columnPruning.enabled", "false")
        .getOrCreate())
    cases(session, arguments, items).createOrReplaceTempView("cases")
    for view in views:
        session.sql(view)
    table = session.sql(query)
    if arguments.explain:
        table.explain(mode="simple")
        return
    unfinished = f"{arguments.counts}.unfinished"
    with open(unfinished, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.columns)
        writer.writerows(table.collect())
    os.replace(unfinished, arguments.counts)
    session.stop()


if __name__ == "__main__":
    main()
