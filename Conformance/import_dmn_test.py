"""Decision tables of others become guidelines: a tree means what its table says, and what cannot be read is refused."""

import os
import random
import resource
import subprocess
from itertools import product
from xml.sax.saxutils import escape

import pytest

from export_dmn_test import blocks, hard_names, model, shell
from export_truth import built_in, read_from
from exports import OTHERS
from guideline_folder import read, tree_files

PROGRAM = os.environ.get("WERVELWIJZER", "wervelwijzer")
NAMESPACE = "https://www.omg.org/spec/DMN/20191111/MODEL/"


def run(*arguments, **options):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, timeout=60, **options)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def imported(file, folder, *arguments):
    """The folder that a file becomes, and what is told of it."""
    code, out, err = run("import", "dmn", file, "--output", folder, "--lang", "en", *arguments)
    assert (code, out) == (0, ""), err
    return folder, err


def checked(folder):
    return run("check", folder, "--lang", "en")


def table(inputs, rules, policy="UNIQUE", output='name="premium"', extra="", decision="Premium of a car"):
    """A model with one table: inputs by their names with the values they have, or None where that is not said."""
    parts = "".join(
        f'<input id="i{place}"><inputExpression><text>{escape(name)}</text></inputExpression>'
        + (f"<inputValues><text>{escape(values)}</text></inputValues>" if values else "") + "</input>\n"
        for place, (name, values) in enumerate(inputs))
    rows = "".join(
        "<rule>" + "".join(f"<inputEntry><text>{escape(cell)}</text></inputEntry>" for cell in cells[:-1])
        + f"<outputEntry><text>{escape(cells[-1])}</text></outputEntry></rule>\n" for cells in rules)
    hit = f' hitPolicy="{policy}"' if policy else ""
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<definitions xmlns="{NAMESPACE}" name="Insurance" namespace="x">\n'
            f'<decision id="d" name="{decision}">\n<decisionTable{hit}>\n{parts}<output {output}/>\n{rows}'
            f"</decisionTable>\n</decision>\n{extra}</definitions>\n")


INPUTS = [("Age of driver", '"under 25","25 to 65","over 65"'), ("damage", None), ("new_customer", "true,false")]
RULES = [
    ('"under 25"', "-", "-", '"high"'),
    ('"25 to 65","over 65"', '"none"', "true", '"low"'),
    ('"25 to 65","over 65"', '"none"', "false", '"lowest"'),
    ('"25 to 65"', '"some"', "-", '"normal"'),
    ('"over 65"', '"some"', "-", '"high"'),
]


@pytest.fixture
def write(tmp_path):
    def write(text):
        file = tmp_path / "table.dmn"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return write


def ends(folder, tree):
    """Where every complete set of answers ends; None where nothing is said."""
    content = read(tree_files(folder)[tree])
    truth = read_from(folder)
    decisions = {one["decision"]: one for one in content["decisions"]}
    for answers in product(*truth.values.values()):
        known, place = dict(zip(truth.values, answers)), content["start"]
        while True:
            taken = next((one for one in decisions[place]["branches"] if known[decisions[place]["item"]] in one["when"]), {})
            place = taken.get("decision")
            if place is None:
                yield known, taken.get("outcome")
                break


def test_a_worked_table(write, tmp_path):
    folder, told = imported(write(table(INPUTS, RULES)), tmp_path / "car")
    code, out, err = checked(folder)
    assert (code, err) == (0, "") and "3 items, 1 tree" in out, out
    assert "the words stand in both languages as they are in the file" in told
    assert 'of input "damage" only the values in the rules are known' in told
    assert read_from(folder).values == {
        "age-of-driver": ("under-25", "25-to-65", "over-65"), "damage": ("none", "some"), "new-customer": ("true", "false")}
    found = dict(((one["age-of-driver"], one["damage"], one["new-customer"]), end)
                 for one, end in ends(folder, "premium-of-a-car"))
    assert found[("under-25", "some", "true")] == found[("over-65", "some", "false")] == "high"
    assert found[("over-65", "none", "false")] == "lowest" and found[("25-to-65", "some", "true")] == "normal"
    # What leads to the same place is asked once, and what does not matter is not asked.
    content = read(tree_files(folder)["premium-of-a-car"])
    assert [one["item"] for one in content["decisions"]].count("new-customer") == 1
    labels = [value["label"] for value in read(folder / "items.yaml")["items"][0]["values"]]
    assert labels[0] == {"nl": "under 25", "en": "under 25"}


def test_the_example_of_the_page_gives_what_it_says(tmp_path):
    (tmp_path / "triage.dmn").write_text(blocks("xml")[0])
    assert shell(blocks("sh")[1], tmp_path) == blocks("text")[1]


def test_the_same_bytes_every_time(write, tmp_path):
    file = write(table(INPUTS, RULES))
    one, other = imported(file, tmp_path / "one")[0], imported(file, tmp_path / "other")[0]
    contents = [{path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
                for folder in (one, other)]
    assert contents[0] == contents[1]


def test_first_takes_the_rule_above(write, tmp_path):
    rules = [('"a"', "-", '"one"'), ("-", '"x"', '"two"'), ('"a","b"', '"y"', '"three"'), ('"a"', '"x"', '"never"')]
    file = write(table([("left", '"a","b"'), ("right", '"x","y"')], rules, policy="FIRST"))
    folder, told = imported(file, tmp_path / "first")
    assert {(one["left"], one["right"]): end for one, end in ends(folder, "premium-of-a-car")} == {
        ("a", "x"): "one", ("a", "y"): "one", ("b", "x"): "two", ("b", "y"): "three"}
    assert "holds for nobody: rules above it come first" in told
    assert checked(folder)[0] == 0


@pytest.mark.parametrize("seed", range(20))
def test_first_means_the_first_rule_that_fits(seed, write, tmp_path):
    chance = random.Random(seed)
    values = {f"in{place}": [f"v{one}" for one in range(chance.randint(2, 5))] for place in range(chance.randint(1, 4))}
    rules = []
    for _ in range(chance.randint(1, 12)):
        cells = [None if chance.random() < 0.5 else chance.sample(every, chance.randint(1, len(every)))
                 for every in values.values()]
        rules.append((cells, f"o{chance.randrange(4)}"))
    text = [tuple("-" if cell is None else ",".join(f'"{one}"' for one in cell) for cell in cells) + (f'"{end}"',)
            for cells, end in rules]
    declared = [(name, ",".join(f'"{one}"' for one in every)) for name, every in values.items()]
    folder, told = imported(write(table(declared, text, policy="FIRST")), tmp_path / "guideline")
    gaps = False
    for known, end in ends(folder, "premium-of-a-car"):
        must = next((end for cells, end in rules if all(
            cell is None or one in cell for cell, one in zip(cells, known.values()))), None)
        gaps |= must is None
        assert end == must
    code, out, _ = checked(folder)
    assert code == gaps == ("for some answers there is no rule" in told), out


def test_a_gap_is_shown_by_check(write, tmp_path):
    folder, told = imported(write(table(INPUTS, RULES[:-1])), tmp_path / "gap")
    assert "for some answers there is no rule; check names them" in told
    code, out, _ = checked(folder)
    assert code == 1 and "trees/01-premium-of-a-car.yaml:" in out and "[value-not-covered]" in out
    assert 'takes value "some" of item "damage"' in out


def test_a_default_fills_the_gaps(write, tmp_path):
    text = table(INPUTS, RULES[:-1]).replace(
        '<output name="premium"/>',
        '<output name="premium"><defaultOutputEntry><text>"ask us"</text></defaultOutputEntry></output>')
    folder, told = imported(write(text), tmp_path / "default")
    assert checked(folder)[0] == 0 and "no rule" not in told
    assert "ask-us" in {end for _, end in ends(folder, "premium-of-a-car")}


def test_one_rule_for_all_asks_something(write, tmp_path):
    folder, _ = imported(write(table([("left", '"a","b"'), ("right", None)], [("-", "", '"x"')])), tmp_path / "one")
    assert checked(folder)[0] == 0 and [end for _, end in ends(folder, "premium-of-a-car")] == ["x", "x"]


def test_other_versions_and_spellings_are_read(write, tmp_path):
    text = table([("left", '["a" , "b"]'), ("Number", None)], [
        ('"\\u0061"', "1.0, 02", '"één"'), ('"b"', " - ", '"a \\"quoted\\" word"'), ('"a"', "3", '"één"')], policy=None)
    text = text.replace(NAMESPACE, "http://www.omg.org/spec/DMN/20151101/dmn.xsd")
    text = text.replace("<definitions xmlns=", "<!-- no <!DOCTYPE here -->\n<d:definitions xmlns:d=")
    for one in ("definitions", "decision", "decisionTable", "input", "inputExpression", "inputValues", "output", "rule",
                "inputEntry", "outputEntry", "text"):
        text = text.replace(f"<{one}>", f"<d:{one}>").replace(f"<{one} ", f"<d:{one} ").replace(f"</{one}>", f"</d:{one}>")
    folder, _ = imported(write("\ufeff" + text), tmp_path / "other")
    assert {(one["left"], one["number"]): end for one, end in ends(folder, "premium-of-a-car")} == {
        ("a", "1"): "een", ("a", "2"): "een", ("a", "3"): "een", ("b", "1"): "a-quoted-word", ("b", "2"): "a-quoted-word",
        ("b", "3"): "a-quoted-word"}
    assert checked(folder)[0] == 0


HARD_TEXTS = ["it's \\\"so\\\"", "]]> -- */", "# no: comment, [x] {y}", "null", "~", "*bold*", "a\\nb", "zero\u200bwidth",
              "back\\\\slash", "\u202eturned", "1", "yes", "…", "ß" * 90, "\u2800", "é", "e"]


def test_hard_texts_come_out_as_texts(write, tmp_path):
    rules = [(f'"{text}"', f'"{text}"') for text in HARD_TEXTS[:15]]
    file = write(table([("what", None)], rules, decision="Which? &lt;b&gt; `x`: #"))
    folder, _ = imported(file, tmp_path / "hard")
    code, out, err = checked(folder)
    assert (code, err) == (0, ""), out
    labels = [value["label"]["en"] for value in read(folder / "items.yaml")["items"][0]["values"]]
    assert labels[:3] == ["it's \"so\"", "]]> -- */", "# no: comment, [x] {y}"]
    assert labels[6:8] == ["a b", "zerowidth"] and labels[8] == "back\\slash"


def test_names_that_become_the_same_stay_apart(write, tmp_path):
    rules = [('"a b"', '"X"'), ('"a-b"', '"x"'), ('"A_b"', '"x!"')]
    folder, _ = imported(write(table([("what", None)], rules)), tmp_path / "same")
    assert [end for _, end in ends(folder, "premium-of-a-car")] == ["x", "x-2", "x-3"]


def round_trip(truth, text, tmp_path):
    """Every tree of an export, read again, ends where it did."""
    file, found = tmp_path / "export.dmn", 0
    file.write_text(text)
    for name, tree in truth.trees.items():
        folder, _ = imported(file, tmp_path / "again" / name, "--decision", f"{name.replace('-', '_')}_outcome")
        code, out, _ = checked(folder)
        assert code == 0, out
        again = read_from(folder)
        back, = again.trees.values()
        assert set(again.values) == set(tree.items) and all(again.values[item] == truth.values[item] for item in tree.items)
        for answers in product(*(truth.values[item] for item in tree.items)):
            known = dict(zip(tree.items, answers))
            assert back.end({item: known[item] for item in back.items}) == tree.end(known)
            found += 1
    return found


def test_our_own_tables_come_back_the_same(tmp_path, record_property):
    (tmp_path / "again").mkdir()
    count = round_trip(built_in(), model(), tmp_path)
    assert count == 1398
    record_property("compared", f"DMN, exported and imported | our own | {count} complete states of 12 trees")


@pytest.mark.parametrize("other", ["sixteen values", "every item twice", "hyperkalaemia", "hard names"])
def test_tables_of_other_guidelines_come_back_the_same(other, tmp_path):
    (tmp_path / "again").mkdir()
    folder = (OTHERS | {"hard names": hard_names})[other](tmp_path / "guideline")
    round_trip(read_from(folder), model("--guideline", folder), tmp_path)


def test_words_of_an_outcome_come_back(tmp_path):
    file = tmp_path / "export.dmn"
    file.write_text(model("--lang", "en"))
    folder, _ = imported(file, tmp_path / "steroids", "--decision", "steroids_outcome")
    summaries = {one["outcome"]: one["summary"]["en"] for one in read(tree_files(folder)["steroids-outcome"])["outcomes"]}
    assert all(" " in words for words in summaries.values()) and "no-steroids" in summaries


def cell(text):
    return table([("left", None)], [('"a"', '"x"'), (text, '"y"')])


def replaced(old, new, text=None):
    text = text or table(INPUTS, RULES)
    assert old in text
    return text.replace(old, new, 1)


LAUGHS = ('<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + place)} "{f"&{chr(97 + place)};" * 10}">' for place in range(9)) + "]>")
TWO = [("left", '"a","b"'), ("right", '"x","y"')]
BAD = {
    "rules that overlap": (table(TWO, [('"a"', "-", '"1"'), ("-", '"x"', '"2"')]),
                           ":9:", "this rule and the one on line 8 hold for the same answers"),
    "the same rule twice": (table(TWO, [('"a"', "-", '"1"'), ('"a"', "-", '"1"')]), ":9:", "line 8"),
    "a comparison": (cell("> 5"), ":8:", "only values with commas between them"),
    "a range": (cell("[1..5]"), ":8:", "only values with commas"),
    "a negation": (cell('not("a")'), ":8:", "only values with commas"),
    "a name": (cell("other"), ":8:", "only values with commas"),
    "null": (cell("null"), ":8:", "only values with commas"),
    "a comma too many": (cell('"b",'), ":8:", "only values with commas"),
    "a text without an end": (cell('"b'), ":8:", "only values with commas"),
    "a text and a number": (cell("1"), ":8:", "has texts beside numbers"),
    "a value that is none": (table(TWO, [('"c"', "-", '"1"')]), ":8:", '"c" is no value of input "left"'),
    "one value": (table([("left", None)], [('"a"', '"x"')]), ":5:", 'input "left" has only one value'),
    "too many values": (table([("left", ",".join(map(str, range(17))))], [("1", '"x"')]), ":5:", "has more than 16 values"),
    "too many values in rules": (table([("left", None)], [(",".join(map(str, range(5000))), '"x"')]), ":5:", "has more than 16 values"),
    "values that are a range": (table([("left", "[1..5]")], [("1", '"x"')]), ":5:", "only a list of values"),
    "an input twice": (table([TWO[0], TWO[0]], [("-", "-", '"1"')]), ":6:", 'input "left" stands twice'),
    "an expression": (table([("left + 1", None)], [("-", '"1"')]), ":5:", "only be a name"),
    "a condition": (table([("if left then right else left", None)], [("-", '"1"')]), ":5:", "only be a name"),
    "an outcome that is an expression": (table([TWO[0]], [('"a"', "left")]), ":7:", "an outcome is one value"),
    "two outcomes in a cell": (table([TWO[0]], [('"a"', '"1","2"')]), ":7:", "an outcome is one value"),
    "COLLECT": (table(TWO, [("-", "-", '"1"')], policy="COLLECT"), ":4:", "UNIQUE and FIRST are"),
    "PRIORITY": (table(TWO, [("-", "-", '"1"')], policy="PRIORITY"), ":4:", '"PRIORITY" is not read'),
    "two outputs": (replaced('<output name="premium"/>', '<output name="a"/>\n<output name="b"/>'), ":9:", "has 2 outputs"),
    "no output": (replaced('<output name="premium"/>', ""), ":4:", "has 0 outputs"),
    "no inputs": (table([], [('"1"',)]), ":4:", "has 0 inputs"),
    "no rules": (table(TWO, []), ":4:", "has 0 rules"),
    "a cell too few": (table(TWO, [("-", '"1"')]), ":8:", "not one cell for each column"),
    "no table": (replaced("decisionTable", "literalExpression",
                          table(TWO, []).replace("</decisionTable>", "</literalExpression>")), ":2:", "no decision in it"),
    "two tables": (table(TWO, [("-", "-", '"1"')], extra=(
        '<decision name="Other"><decisionTable><output/></decisionTable></decision>')), ":11:",
        "choose one with --decision: Premium of a car, Other"),
    "another namespace": (replaced(NAMESPACE, "https://example.org/"), ":2:", "no model in DMN"),
    "another language": ("<html/>", ":1:", "no model in DMN"),
    "entities": (replaced("<definitions", LAUGHS + "\n<definitions"), ":2:", "a document type (DOCTYPE) is not read"),
    "an entity of a file": (
        replaced("<definitions", '<!--x\n-->\n<?y?><!DOCTYPE d SYSTEM "file:///etc/passwd">\n<definitions'), ":4:", "DOCTYPE"),
    "a comment that hides its end": (
        replaced("<definitions", f'<!-- \u0600-->{LAUGHS}<!-- -->\n<definitions'), ":2:", "DOCTYPE"),
    "an entity without declaration": (replaced("Age of driver", "&who;"), ":5:", "no well-formed XML"),
    "UTF-7": (b'<?xml version="1.0" encoding="UTF-7"?>\n+ADw-a/>', ":1:", "only UTF-8 is read"),
    "UTF-16": (table(INPUTS, RULES).encode("utf-16"), ":1:", "no text in UTF-8"),
    "UTF-16 without a mark": ('<?xml version="1.0"?><!DOCTYPE a><a/>'.encode("utf-16-le"), ":1:", "no text in UTF-8"),
    "Latin": (b'<?xml version="1.0" encoding="latin1"?><a>\xe9</a>', ":1:", "no text in UTF-8"),
    "nothing": (b"", ":1:", "no well-formed XML"),
    "cut off": (table(INPUTS, RULES)[:900], ":", "no well-formed XML"),
    "two roots": ("<a/>\n<b/>", ":2:", "no well-formed XML"),
    "an attribute twice": ('<a b="1" b="2"/>', ":1:", "no well-formed XML"),
    "a deep file": ("<a>" * 100_000, ":1:", "elements stand more than 64 deep"),
    "JSON": ("{}", ":1:", "no well-formed XML"),
    "what shows nothing": (table([("left", None)], [('"a"', '"x"'), ('"b"', '"\u0301"')]), "", "no guideline that can be used"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_refused_with_the_line_and_nothing_is_written(name, write, tmp_path):
    text, line, words = BAD[name]
    file = write(text)
    code, out, err = run("import", "dmn", file, "--output", tmp_path / "out", "--lang", "en")
    assert (code, out) == (2, "") and err.startswith("error: "), err
    assert f"{file}{line}" in err and words in err, err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["table.dmn"]
    assert run("import", "dmn", file, "--output", tmp_path / "out")[2].startswith("fout: ")


BIG = {
    "too many bytes": (lambda: table(INPUTS, RULES) + " " * (10 << 20), "is larger than 10240 KiB"),
    "many elements": (lambda: f'<definitions xmlns="{NAMESPACE}">' + "<itemDefinition/>" * 100_000 + "</definitions>",
                      "no decision in it has a table"),
    "many rules": (lambda: table(TWO, [("-", "-", '"1"')] * 5000), "1 to 4096 are read"),
    "many inputs": (lambda: table([(f"i{place}", None) for place in range(200)], [("-",) * 200 + ('"1"',)]),
                    "1 to 128 are read"),
    "a long number": (lambda: cell("1" * 1_000_000 + "x"), "only values with commas"),
    "a long list": (lambda: table([("left", ",".join(map(str, range(700_000))))], [("1", '"x"')]), "has more than 16 values"),
    "many outcomes": (lambda: table([("left", ",".join(map(str, range(16)))), ("right", ",".join(map(str, range(16))))], [
        (str(one), str(other), f'"{one}-{other}"') for one in range(16) for other in range(16)]), "256 outcomes"),
    # Parity of every two neighbours in a ring: no order of the inputs makes it small.
    "an intricate table": (lambda: table(
        [(f"i{place}", '"a","b"') for place in range(60)],
        [tuple('"a"' if one in (place, (place * 7 + 30) % 60) else "-" for one in range(60)) + (f'"{place}"',)
         for place in range(60)], policy="FIRST"), ""),
}


@pytest.mark.parametrize("name", BIG)
def test_large_input_is_refused_in_bounded_time_and_memory(name, write, tmp_path):
    make, words = BIG[name]
    code, out, err = run(
        "import", "dmn", write(make()), "--output", tmp_path / "out", "--lang", "en",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (2 << 30, 2 << 30)))
    assert (code, out) == (2, "") and words in err, err
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_there_is_left_alone(write, tmp_path):
    file, out = write(table(INPUTS, RULES)), tmp_path / "out"
    out.mkdir()
    (out / "mine").write_text("x")
    code, _, err = run("import", "dmn", file, "--output", out, "--lang", "en")
    assert code == 2 and "is there already" in err and [one.name for one in out.iterdir()] == ["mine"]
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "nowhere")
    assert run("import", "dmn", file, "--output", link)[0] == 2 and link.is_symlink()
    code, _, err = run("import", "dmn", file, "--output", tmp_path / "no" / "such" / "folder", "--lang", "en")
    assert code == 2 and "there is no such folder" in err
    assert run("import", "dmn", file, "--output", "")[0] == 2


def test_nothing_is_left_where_the_disk_is_full(write, tmp_path):
    file = write(table(INPUTS, RULES))
    code, _, err = run("import", "dmn", file, "--output", tmp_path / "out", "--lang", "en",
                       preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500)))
    assert code != 0 and "cannot be written" in err, err
    assert [one.name for one in tmp_path.iterdir()] == ["table.dmn"]


def test_the_file_may_come_on_standard_input(tmp_path):
    done = subprocess.run([PROGRAM, "import", "dmn", "-", "--output", tmp_path / "out"], capture_output=True,
                          input=table(INPUTS, RULES).encode(), timeout=60)
    assert done.returncode == 0 and (tmp_path / "out" / "guideline.yaml").exists()
    assert "vertaal ze" in done.stderr.decode()
