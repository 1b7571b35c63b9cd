"""A registry whose columns are renamed and recoded, and mapped back: the same table of counts, byte for byte."""

import csv
import io
import json
import random

import pytest

from cohort_test import counted, run
from export_truth import built_in

ROWS = 5000


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
    rows = list(csv.reader(io.StringIO(path.read_text(newline=""))))
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
    assert f"column {names[place]}: 1 cells that mean nothing by the mapping" in out.decode()
    assert "Jansen" not in out.decode() + said


@pytest.mark.parametrize("language, first", [("nl", "de mapping is niet te gebruiken:"), ("en", "the mapping cannot be used:")])
def test_mistakes_are_told_where_they_stand(tmp_path, language, first):
    (tmp_path / "m.yaml").write_text("mapping: 1\ncolumns:\n  A: { item: lhermitt }\n  B: { item: lhermitte, codes: { x: presen } }\n")
    (tmp_path / "r.csv").write_text("A,B\n,\n")
    code, out, said = run("cohort", tmp_path / "r.csv", "--mapping", tmp_path / "m.yaml", "--lang", language)
    assert code == 2 and not out
    assert first in said
    assert ":3:14: " in said and "[unknown-item]" in said and ":4:40: " in said and "[unknown-value]" in said


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


@pytest.mark.parametrize("seed", range(20))
def test_a_sketch_of_anything_ends_orderly(tmp_path, seed):
    chance = random.Random(seed)
    data = bytes(chance.choice(b'ab,;"\n\r\x00\xff1') for _ in range(chance.randrange(400)))
    code, out, said = run("cohort", "-", "--sketch", given=data)
    assert code in (0, 2)
    code, out, said = run("cohort", "-", "--mapping", "/dev/stdin", given=data)
    assert code == 2
