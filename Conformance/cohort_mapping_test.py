"""A registry whose columns are renamed and recoded, and mapped back: the same table of counts, byte for byte."""

import csv
import io
import json
import random
import re
from collections import Counter
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cohort_test import counted, run
from export_truth import built_in, read_from

ROWS = 5000
EXAMPLE = Path(__file__).resolve().parent.parent / "Examples" / "guideline"


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    folder = tmp_path_factory.mktemp("registry")
    code, made, _ = run("simulate", "--rows", ROWS, "--seed", 5)
    assert code == 0
    path = folder / "registry.csv"
    path.write_bytes(made)
    return path


def recoded(path, seed, several=True):
    """The same rows in a registry's own words, with the mapping that says what they mean.

    Some items are told by codes, some by their own names, and some, where `several` are wanted, by one column for each
    value. Cells with several values have codes of their own, and nothing known has one too.
    """
    chance = random.Random(seed)
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode())))
    header, rows = rows[0], rows[1:]
    names, columns, lines = [], [], []
    for place, name in enumerate(header):
        cells = [row[place] for row in rows]
        item = name.replace("_", "-")
        if item not in built_in().values:
            names.append(name)
            columns.append(cells)
            continue
        kind = chance.choice(["codes", "names", "several"] if several else ["codes"])
        own = f"VAR {place}: x"
        if kind == "names":
            names.append(own)
            columns.append(cells)
            lines.append(f'  "{own}": {{ item: {item} }}')
        elif kind == "codes":
            texts = sorted(set(cells) - {""})
            codes = {text: str(code) for code, text in zip(chance.sample(range(10, 90), len(texts)), texts)}
            names.append(own)
            columns.append([codes.get(text, chance.choice(["", "99"])) for text in cells])
            lines += [f'  "{own}":', f"    item: {item}", "    codes:"]
            lines += [f'      "{codes[text]}": [{text.replace("|", ", ")}]' for text in texts]
        else:
            # One column for each value but the last: whether it may be that one.
            values = built_in().values[item]
            for value in values:
                names.append(f"{own} {value}")
                columns.append(["" if not text or value in text.split("|") else "no" for text in cells])
                others = ", ".join(other for other in values if other != value)
                lines.append(f'  "{own} {value}": {{ item: {item}, codes: {{ "no": [{others}] }} }}')
    order = list(range(len(names)))
    chance.shuffle(order)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(names[place] for place in order)
    writer.writerows([columns[place][row] for place in order] for row in range(len(rows)))
    mapping = "mapping: 1\ndelimiter: \";\"\nmissing: [\"99\"]\ncolumns:\n" + "\n".join(lines) + "\n"
    return ("\ufeff" + text.getvalue()).encode(), mapping


@pytest.mark.parametrize("several", [True, False])
@pytest.mark.parametrize("seed", range(3))
def test_a_recoded_registry_is_counted_as_the_original(original, tmp_path, seed, several):
    data, mapping = recoded(original, seed, several)
    (tmp_path / "own.csv").write_bytes(data)
    (tmp_path / "own.yaml").write_text(mapping)
    groups = ["--group", "synthetic_hospital"]
    table, report = counted(original, tmp_path, *groups)
    own_table, own_report = counted(tmp_path / "own.csv", tmp_path, "--mapping", tmp_path / "own.yaml", *groups)
    assert own_table == table
    assert own_report == report


def test_a_code_that_is_not_explained_is_counted_and_never_shown(original, tmp_path):
    data, mapping = recoded(original, 1, several=False)
    lines = data.decode().split("\r\n")
    names = lines[0].removeprefix("\ufeff").split(";")
    place = next(place for place, name in enumerate(names) if name.startswith("VAR"))
    cells = lines[1].split(";")
    cells[place] = "Jansen"
    lines[1] = ";".join(cells)
    (tmp_path / "own.csv").write_bytes("\r\n".join(lines).encode())
    (tmp_path / "own.yaml").write_text(mapping)
    arguments = ["cohort", tmp_path / "own.csv", "--mapping", tmp_path / "own.yaml", "--lang", "en"]
    code, out, said = run(*arguments, "--format", "json")
    assert (code, said) == (0, "")
    assert json.loads(out)["cellsWithoutMeaning"] == {names[place]: 1}
    code, out, said = run(*arguments)
    assert f"column {names[place]}: cells that mean nothing by the mapping: 1" in out.decode()
    assert "Jansen" not in out.decode() + said


@pytest.mark.parametrize("language, first", [("nl", "de mapping is niet te gebruiken:"), ("en", "the mapping cannot be used:")])
def test_mistakes_are_told_where_they_stand(tmp_path, language, first):
    (tmp_path / "m.yaml").write_text("mapping: 1\ncolumns:\n  A: { item: lhermitt }\n  B: { item: lhermitte, codes: { x: presen } }\n")
    (tmp_path / "r.csv").write_text("A,B\n,\n")
    code, out, said = run("cohort", tmp_path / "r.csv", "--mapping", tmp_path / "m.yaml", "--lang", language)
    assert code == 2 and not out
    assert first in said
    assert ":3:14: " in said and "[unknown-item]" in said and ":4:37: " in said and "[unknown-value]" in said


def test_a_sketch_is_a_mapping_and_shows_nothing_of_patients(tmp_path):
    rows = ["pid;name;Lhermitte;adequate imaging;suspicion;life_expectancy;note;secret"]
    rows += [f"{n};Patient {n};{'present' if n % 2 else 'absent'};{'beschikbaar' if n % 3 else 'available'};"
             f"0{1 + n % 9}-0{1 + n % 7}-2026;{n % 24},5;Wrote letter {n} to the patient at home;{'xyzzy' if n % 2 else 'plugh'}"
             for n in range(300)]
    (tmp_path / "r.csv").write_text("\n".join(rows) + "\n")
    code, out, said = run("cohort", tmp_path / "r.csv", "--delimiter", ";", "--sketch")
    assert (code, said) == (0, "")
    sketch = out.decode()
    for secret in ["Patient", "letter", "xyzzy", "plugh", "299"]:
        assert secret not in sketch
    assert "lhermitte" in sketch and "suspicion" in sketch and 'decimal: ","' in sketch
    (tmp_path / "m.yaml").write_text(sketch)
    code, out, said = run("cohort", tmp_path / "r.csv", "--mapping", tmp_path / "m.yaml", "--format", "json")
    assert code == 0, said + sketch
    assert json.loads(out)["rows"] == 300


def test_a_sketch_recognises_onsets_where_it_is_told_what_they_are_counted_to(tmp_path):
    (tmp_path / "r.csv").write_text("suspicion,progression onset\n25-02-2026,20-02-2026\n13-03-2026,\n")
    code, out, said = run("cohort", tmp_path / "r.csv", "--sketch")
    assert (code, said) == (0, "")
    assert '  "progression onset": { onset: progression-onset, format: dd-mm-yyyy }' in out.decode().splitlines()
    (tmp_path / "m.yaml").write_bytes(out)
    code, _, said = run("cohort", tmp_path / "r.csv", "--mapping", tmp_path / "m.yaml")
    assert (code, said) == (0, "")
    (tmp_path / "r.csv").write_text("pid,progression onset\n1,20-02-2026\n")
    code, out, said = run("cohort", tmp_path / "r.csv", "--sketch")
    assert (code, said) == (0, "") and '# unsure: "progression onset": { onset:' in out.decode() and '"now"' in out.decode()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_sketch_with_another_delimiter_says_so_and_shows_nothing(tmp_path, language):
    (tmp_path / "r.csv").write_text("name;Lhermitte\nJansen;present\n")
    code, out, said = run("cohort", tmp_path / "r.csv", "--sketch", "--lang", language)
    assert (code, out) == (2, b"") and "--delimiter" in said and "Lhermitte" not in said and "Jansen" not in said


@pytest.mark.parametrize("own", [None, EXAMPLE], ids=["built-in", "example"])
def test_a_sketch_of_columns_named_as_items_counts_the_same(tmp_path, own):
    guideline = ["--guideline", own] if own else []
    code, made, _ = run("simulate", "--rows", 3000, "--seed", 4, *guideline)
    assert code == 0
    (tmp_path / "r.csv").write_bytes(made)
    code, sketch, said = run("cohort", tmp_path / "r.csv", "--sketch", *guideline)
    assert (code, said) == (0, "")
    (tmp_path / "m.yaml").write_bytes(sketch)
    table, report = counted(tmp_path / "r.csv", tmp_path, *guideline)
    assert (table, report) == counted(tmp_path / "r.csv", tmp_path, "--mapping", tmp_path / "m.yaml", *guideline)


@pytest.mark.parametrize("seed", range(20))
def test_a_sketch_of_anything_ends_orderly(tmp_path, seed):
    chance = random.Random(seed)
    data = bytes(chance.choice(b'ab,;"\n\r\x00\xff1') for _ in range(chance.randrange(400)))
    code, out, said = run("cohort", "-", "--sketch", given=data)
    assert code in (0, 2)
    code, out, said = run("cohort", "-", "--mapping", "/dev/stdin", given=data)
    assert code == 2


# Made-up care, with the mapping that `simulate` writes


def care(folder, rows, *guideline):
    data, mapping = folder / "care.csv", folder / "care.yaml"
    code, made, _ = run("simulate", "--rows", rows, "--seed", 8, "--with-care", "--mapping", mapping, *guideline)
    assert code == 0
    data.write_bytes(made)
    return data, mapping, list(csv.DictReader(io.StringIO(made.decode(), newline="")))


def analysed_care(data, mapping, *options):
    code, out, said = run("cohort", data, "--mapping", mapping, "--details", "--format", "json", *options)
    assert (code, said) == (0, "")
    report = json.loads(out)
    assert not report.get("cellsWithoutMeaning")
    return report["analysis"]


def pathway_of(row, truth):
    """The trees on the pathway of a row, each with its possible outcomes, and whether answers contradict an outcome."""
    state = {}
    for item, values in truth.values.items():
        cell = row[item.replace("-", "_")]
        state[item] = tuple(value for value in values if not cell or value in cell.split("|"))
    return truth.pathway(state)


@pytest.mark.parametrize("own", [None, EXAMPLE], ids=["built-in", "example"])
def test_what_was_done_in_made_up_rows_is_weighed_as_it_says(tmp_path, own):
    truth = read_from(own) if own else built_in()
    guideline = ["--guideline", own] if own else []
    data, mapping, rows = care(tmp_path, 1500, *guideline)
    expected, reasons = {}, {}
    for row in rows:
        found, contradiction = pathway_of(row, truth)
        for tree, possible in found.items():
            done = row["synthetic_done_" + tree.replace("-", "_")]
            because = row.get("synthetic_reason_" + tree.replace("-", "_"))
            agreeing = [outcome for outcome in possible or [] if outcome == done]
            if contradiction or not possible or not done:
                kind = "undecidable"
            else:
                kind = ("not-concordant" if not agreeing else "concordant" if len(possible) == 1
                        else "conditionally-concordant")
            place = possible[0] if possible and len(possible) == 1 else None
            expected.setdefault(tree, Counter())[place, kind] += 1
            if kind == "not-concordant":
                reasons.setdefault(tree, Counter())[because or None] += 1
    analysis = analysed_care(data, mapping, *guideline)
    kinds = Counter()
    for tree, said in analysis["concordance"].items():
        told = Counter({(None, kind): count for kind, count in said["undecided"].items()})
        for outcome, counts in said["decided"].items():
            told.update({(outcome, kind): count for kind, count in counts.items()})
        assert +told == expected.get(tree, Counter()), tree
        own_reasons = Counter({**said["reasons"], None: said["withoutReason"]})
        assert +own_reasons == reasons.get(tree, Counter()), tree
        for (_, kind), count in told.items():
            kinds[kind] += count
    assert set(+kinds) == {"concordant", "conditionally-concordant", "not-concordant", "undecidable"}


def interval(text):
    """The first and the last moment that a cell means, in the guideline's time zone."""
    zone = ZoneInfo("Europe/Amsterdam")
    if len(text) == 10:
        return (datetime.fromisoformat(text + " 00:00:00").replace(tzinfo=zone),
                datetime.fromisoformat(text + " 23:59:59").replace(tzinfo=zone, fold=1))
    moment = datetime.fromisoformat(text).replace(tzinfo=zone)
    return moment, moment.replace(fold=1)


def elapsed(start, end):
    return end.astimezone(timezone.utc) - start.astimezone(timezone.utc)


def test_times_of_made_up_rows_meet_their_limits_as_their_days_allow(tmp_path):
    data, mapping, rows = care(tmp_path, 4000)
    limits = [limit for limit in analysed_care(data, mapping)["timeliness"] if limit["until"]]
    assert len(limits) > 6
    total = Counter()
    ways = [pathway_of(row, built_in()) for row in rows]
    for limit in limits:
        within = timedelta(hours=int(re.fullmatch(r"PT(\d+)H", limit["within"])[1])) if limit["within"].startswith(
            "PT") else timedelta(days=int(re.fullmatch(r"P(\d+)D", limit["within"])[1]))
        expected = Counter()
        for row, (found, contradiction) in zip(rows, ways):
            if contradiction or list(found.get(limit["tree"]) or []) != [limit["outcome"]]:
                continue
            times = {event: row.get("synthetic_time_" + event.replace("-", "_")) for event in
                     [limit["from"], *limit["until"]]}
            ends = [interval(times[event]) for event in limit["until"] if times[event]]
            if not times[limit["from"]]:
                expected["noStart"] += 1
            elif not ends:
                expected["noEnd"] += 1
            else:
                start = interval(times[limit["from"]])
                end = min(first for first, _ in ends), min(last for _, last in ends)
                if elapsed(start[0], end[1]) < timedelta(0):
                    expected["reversed"] += 1
                elif elapsed(start[0], end[1]) <= within:
                    expected["met"] += 1
                elif elapsed(start[1], end[0]) > within:
                    expected["late"] += 1
                else:
                    expected["uncertain"] += 1
        assert {kind: limit[kind] for kind in expected} == expected, limit
        total += expected
    assert min(total["met"], total["late"], total["uncertain"], total["noStart"], total["noEnd"]) > 10


def test_onsets_leave_what_every_time_within_their_days_would_give(tmp_path):
    chance = random.Random(17)

    def cell(first, days):
        day = first + timedelta(days=chance.randrange(days))
        return day.strftime("%Y-%m-%d" + chance.choice(["", "", " 10:00", " 09:59", " 10:01", " 00:30", " 23:30"]))

    now, week = "2026-04-20", timedelta(days=7)
    # Around the change of the clocks on 29 March: a week is 168 hours.
    rows = [(cell(datetime(2026, 3, 20), 35), chance.choice(["", cell(datetime(2026, 3, 27), 12)])) for _ in range(3000)]
    expected = Counter()
    for onset, suspicion in rows:
        begin, end = interval(onset), interval(suspicion or now)
        shortest = max(timedelta(0), elapsed(begin[1], end[0]))
        longest = max(timedelta(0), elapsed(begin[0], end[1]))
        if elapsed(interval(now)[1], begin[0]) > timedelta(0):
            expected["invalid"] += 1
        else:
            # The item has two values: both are as good as no answer.
            expected["missing" if shortest <= week < longest else "exact"] += 1
            expected["mostly"] += longest <= week
    data, mapping = tmp_path / "r.csv", tmp_path / "m.yaml"
    columns = '  B: { onset: progression-onset }\n  S: { event: suspicion }\n  R: { item: lhermitte }\n'
    mapping.write_text(f"mapping: 1\nnow: {now}\ncolumns:\n{columns}")
    data.write_text("B,S,R\n" + "".join(f"{onset},{suspicion},\n" for onset, suspicion in rows))
    code, out, said = run("cohort", data, "--mapping", mapping, "--details", "--format", "json")
    assert (code, said) == (0, "")
    counts = json.loads(out)["analysis"]["quality"]["items"]["progression-onset"]
    assert min(expected.values()) > 50 and expected["mostly"] < expected["exact"]
    for kind in ["invalid", "missing", "exact"]:
        assert counts[kind] == expected[kind], kind
    assert json.loads(out)["cellsWithoutMeaning"] == {"B": expected["invalid"]}


def test_a_column_of_periods_that_is_not_there_is_told_by_its_option(original):
    for language, words in [("nl", "--period: er is geen kolom"), ("en", "--period: there is no column")]:
        code, out, said = run("cohort", original, "--details", "--period", "quartr", "--lang", language)
        assert (code, out) == (2, b"") and words in said and "--group" not in said
