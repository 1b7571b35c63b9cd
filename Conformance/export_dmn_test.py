"""The guideline as decision tables, run on engines of others: for every tree they say what they must.

What they must say comes from `export_truth.py`. SpiffWorkflow runs the tables of outcomes, for complete answers;
pyDMNrules those of what is still possible, where each answer is known or unknown. Both need a decision of their
own: a state in which several values are left is the union over these.
"""

import json
import random
import re
import subprocess
from functools import cache
from itertools import product
from pathlib import Path

import pytest
import SpiffWorkflow.dmn.parser
from lxml import etree

import generated_guideline as generated
from engine_process import EngineProcess, started
from export_truth import built_in, read_from
from exports import FIXTURES, OTHERS, PROGRAM, WRONG_BRANCH, export, exported
from guideline_folder import BUILT_IN, edited

HERE = Path(__file__).resolve().parent
SCHEMA = Path(SpiffWorkflow.dmn.parser.__file__).parent / "schema" / "DMN13.xsd"
DMN = "{https://www.omg.org/spec/DMN/20191111/MODEL/}"
DI = "{http://www.omg.org/spec/DMN/20180521/DI/}"
DMNDI = "{https://www.omg.org/spec/DMN/20191111/DMNDI/}"
DC = "{http://www.omg.org/spec/DMN/20180521/DC/}"
PAGE = HERE.parent / "docs" / "dmn.md"
ENGINES = ["SpiffWorkflow", "pyDMNrules"]


def model(*arguments):
    return exported("dmn", *arguments)


def name(text):
    return text.replace("-", "_")


class Engine(EngineProcess):
    def __init__(self, name, folder):
        super().__init__("dmn_engines.py", name, folder)

    def answers(self, folder, model, rows):
        (folder / "model.dmn").write_text(model, encoding="utf-8")
        (folder / "rows.json").write_text("".join(json.dumps(row) + "\n" for row in rows))
        self.run(model=str(folder / "model.dmn"), rows=str(folder / "rows.json"), out=str(folder / "answers.json"))
        return [json.loads(line) for line in (folder / "answers.json").read_text().splitlines()]


@pytest.fixture(scope="module")
def engine_named(tmp_path_factory):
    yield from started(Engine, tmp_path_factory)


@pytest.fixture
def compare(engine_named, tmp_path):
    """Returns the rows for which an engine gives a wrong answer, each with that answer."""

    def compare(engine, model, truth, states):
        kind = {"SpiffWorkflow": "outcome", "pyDMNrules": "possible"}[engine]
        rows = [(f"{name(tree)}_{kind}", {name(item): value for item, value in state.items()})
                for tree, state in states]
        answers = engine_named(engine).answers(tmp_path, model, rows)
        assert len(answers) == len(rows)
        found = []
        for (tree, state), said in zip(states, answers):
            values = {item: (value,) if value else truth.values[item] for item, value in state.items()}
            must = truth.trees[tree].possible(values, truth.values)
            # An engine may list a possible outcome once for every path to it; a decided outcome is one text.
            if (said if kind == "outcome" else sorted(set(said))) != sorted(must):
                found.append(((tree, state), said))
        return found

    return compare


def states(truth, unknown, most=None, seed=1):
    """Every tree with every combination of answers; with `most`, a random sample of that size.

    With `unknown`, the answer to an item may also be missing.
    """
    chance, found = random.Random(seed), []
    for tree in truth.trees:
        items = truth.trees[tree].items
        choices = [truth.values[item] + ((None,) if unknown else ()) for item in items]
        count = 1
        for choice in choices:
            count *= len(choice)
        if count <= 70_000:
            drawn = product(*choices)
        else:  # too many to go through
            drawn = [tuple(map(chance.choice, choices)) for _ in range(3000)]
        found += [(tree, dict(zip(items, values))) for values in drawn]
    return chance.sample(found, most) if most and most < len(found) else found


def test_states_are_as_many_as_are_told_of():
    assert len(states(built_in(), unknown=False)) == 1398
    assert len(states(built_in(), unknown=True)) == 33_349


def test_every_complete_state_of_every_tree(compare, record_property):
    complete = states(built_in(), unknown=False)
    assert compare("SpiffWorkflow", model(), built_in(), complete)[:3] == []
    record_property("compared", f"DMN, UNIQUE | SpiffWorkflow | {len(complete)} complete states of trees")


def test_states_with_unknown_answers(compare, record_property, request):
    most = 5000 if request.config.getoption("--long") else 200
    drawn = states(built_in(), unknown=True, most=most)
    assert compare("pyDMNrules", model(), built_in(), drawn)[:3] == []
    record_property("compared", f"DMN, COLLECT | pyDMNrules | {len(drawn)} of 33349 states of trees")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_wrong_branch_is_found(engine, compare, tmp_path):
    folder = edited(tmp_path / "wrong", WRONG_BRANCH, source=BUILT_IN)
    imaging = [state for state in states(built_in(), unknown=engine == "pyDMNrules", seed=2) if state[0] == "imaging"]
    drawn = random.Random(3).sample(imaging, 150)
    # Where the wrong outcome is only one of several possible, others hide it.
    bilateral = {"adequate-imaging": "unavailable", "compression-signs": "absent", "lhermitte": "absent",
                 "radicular-deficit": "bilateral"}
    drawn += [("imaging", state | bilateral) for _, state in drawn[:20]]
    found = compare(engine, model("--guideline", folder), built_in(), drawn)
    assert found and compare(engine, model(), built_in(), drawn) == []


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("other", OTHERS)
def test_other_guidelines(engine, other, compare, tmp_path, record_property, request):
    folder = OTHERS[other](tmp_path / "guideline")
    truth = read_from(folder)
    most = 2000 if request.config.getoption("--long") else {"SpiffWorkflow": 400, "pyDMNrules": 40}[engine]
    drawn = states(truth, unknown=engine == "pyDMNrules", most=most)
    assert compare(engine, model("--guideline", folder), truth, drawn)[:3] == []
    record_property("compared", f"DMN | {engine} | {other}: {len(drawn)} states")


def hard_names(target):
    """Names that FEEL does not read as such, and an item and a tree of the same name."""
    folder = generated.Folder()
    items = [folder.item(item) for item in ("in", "24h-or-more", "function", "first", "not-known")]
    folder.tree("first", [
        (f"d{place}", item, generated.ways([f"{place}-stop", f"d{place + 1}" if place + 1 < len(items) else "null"]))
        for place, item in enumerate(items)])
    return folder.write(target)


@pytest.mark.parametrize("engine", ENGINES)
def test_names_that_are_words_of_the_language_run(engine, compare, tmp_path):
    folder = hard_names(tmp_path / "guideline")
    truth = read_from(folder)
    text = model("--guideline", folder)
    drawn = states(truth, unknown=engine == "pyDMNrules", most=60)
    items = {"in": "in_", "24h-or-more": "_24h_or_more", "function": "function_"}
    renamed = [(tree, {items.get(item, item): value for item, value in state.items()}) for tree, state in drawn]
    truth.values |= {items.get(item, item): values for item, values in truth.values.items()}
    tree = truth.trees["first"]
    tree.items, end, back = [items.get(item, item) for item in tree.items], tree.end, {v: k for k, v in items.items()}
    tree.end = lambda answers: end({back.get(item, item): value for item, value in answers.items()})
    assert compare(engine, text, truth, renamed) == []


@cache
def schema():
    return etree.XMLSchema(etree.parse(SCHEMA))


@pytest.mark.parametrize("other", ["built in", "English", "hard names", *OTHERS])
def test_the_file_is_valid(other, tmp_path):
    arguments = {"built in": (), "English": ("--lang", "en")}.get(other)
    if arguments is None:
        arguments = ("--guideline", (OTHERS | {"hard names": hard_names})[other](tmp_path / "guideline"))
    document = etree.fromstring(model(*arguments).encode())
    assert schema().validate(document), schema().error_log


def test_the_schema_finds_a_fault():
    document = etree.fromstring(model().encode())
    document.find(f"{DMN}decision/{DMN}decisionTable").set("hitPolicy", "LAST")
    assert not schema().validate(document)


def test_requirements_follow_the_links_and_the_items():
    document = etree.fromstring(model().encode())
    for tree, content in built_in().trees.items():
        decision = document.find(f"{DMN}decision[@id='{name(tree)}_outcome']")
        inputs = {one.get("href") for one in decision.iter(f"{DMN}requiredInput")}
        assert inputs == {f"#{name(item)}" for item in content.items}
        before = {one.get("href") for one in decision.iter(f"{DMN}requiredDecision")}
        links = {other for other, one in built_in().trees.items() for outcome in one.outcomes.values()
                 for following in [*outcome.next, *sum((outcome.choice or (None, {}))[1].values(), [])] if following == tree}
        assert before == {f"#{name(other)}_outcome" for other in links}


def test_what_the_pathway_starts_at_bounds_the_links():
    document = etree.fromstring(model("--start", "follow-up").encode())
    assert document.findall(f".//{DMN}requiredDecision") == []


def test_no_hyphen_in_names_and_labels():
    document = etree.fromstring(model().encode())
    named = [one.get(key) for one in document.iter() for key in ("name", "label", "id")
             if one.get(key) and not one.tag.endswith("DMNDiagram")]
    assert [one for one in named if "-" in one] == []


def frame(shape):
    bounds = shape.find(f"{DC}Bounds")
    return [float(bounds.get(key)) for key in ("x", "y", "width", "height")]


def test_every_diagram_has_its_elements_apart_and_edges_between_them():
    document = etree.fromstring(model().encode())
    ids = {one.get("id"): one for one in document.iter() if one.get("id")}
    diagrams = document.findall(f".//{DMNDI}DMNDiagram")
    assert len(diagrams) == 13
    for diagram in diagrams:
        frames = {shape.get("dmnElementRef"): frame(shape) for shape in diagram.iter(f"{DMNDI}DMNShape")}
        for one, (x, y, width, height) in frames.items():
            assert one in ids and x >= 0 and y >= 0 and len(one) * 8 < width
            for other, (left, top, wide, high) in frames.items():
                assert one == other or x + width <= left or left + wide <= x or y + height <= top or top + high <= y
        for edge in diagram.iter(f"{DMNDI}DMNEdge"):
            requirement = ids[edge.get("dmnElementRef")]
            ends = [requirement[0].get("href")[1:], requirement.getparent().get("id")]
            points = [(float(one.get("x")), float(one.get("y"))) for one in edge.iter(f"{DI}waypoint")]
            for (x, y), end in zip((points[0], points[-1]), ends):
                left, top, wide, high = frames[end]
                assert left <= x <= left + wide and top <= y <= top + high
    drawn = {edge.get("dmnElementRef") for edge in document.iter(f"{DMNDI}DMNEdge")}
    assert drawn == {one.get("id") for one in document.iter(f"{DMN}informationRequirement")}


def test_the_words_of_the_guideline_and_its_digest_come_out_as_they_are(tmp_path):
    version = subprocess.run([PROGRAM, "--version"], capture_output=True, text=True).stdout.splitlines()
    document = etree.fromstring(model().encode())
    assert document.findtext(f"{DMN}description").splitlines()[1] == version[-1]
    folder = OTHERS["hostile words"](tmp_path / "guideline")
    text = model("--guideline", folder)
    words = " ".join(etree.fromstring(text.encode()).itertext())
    for hostile in ("it's \"so\" `here`", "*/ /* -- //", "]]> | || %s ${x} :y ?", "back\\"):
        assert hostile in words
    assert "]]>" not in text


def test_words_are_in_the_language_asked_for_and_bytes_the_same():
    assert model() == model("--lang", "nl") != model("--lang", "en")
    assert "MRI gehele wervelkolom" in model() and "MRI of the whole spine" in model("--lang", "en")


def with_outcome_item(target):
    folder = generated.Folder()
    folder.item("first-outcome")
    folder.tree("first", [("d", "first-outcome", generated.ways(["no", "yes"]))])
    return folder.write(target)


def many_rules(target):
    """Few ways, of many values each."""
    folder = generated.Folder()
    items = [folder.item(f"item-{place}", 16) for place in range(4)]
    folder.tree("many", [
        (f"d{place}", item, [(folder.items[item][:8], "stop"), (folder.items[item][8:], f"d{place + 1}" if place < 3 else "end")])
        for place, item in enumerate(items)])
    return folder.write(target)


REFUSED = {
    "an item and a decision": (
        with_outcome_item, 'the name "first_outcome" would stand twice, for item "first-outcome" and for tree "first"',
        "trees/first.yaml:1:"),
    "too many rules": (many_rules, "more than 4096 combinations of answers that matter", "trees/many.yaml:1:"),
    "too many ways": (lambda target: generated.hidden_weighted_bit(14).write(target), "more than 4096 ways",
                      "trees/weighted.yaml:1:"),
}


@pytest.mark.parametrize("reason", REFUSED)
def test_what_cannot_be_written_is_refused_with_the_place(reason, tmp_path):
    make, words, place = REFUSED[reason]
    code, out, err = export("dmn", "--lang", "en", "--guideline", make(tmp_path / "guideline"))
    assert (code, out) == (2, "")
    assert words in err and place in err


@pytest.mark.parametrize("option", ["--dialect=duckdb", "--columns=pain"])
def test_options_of_sql_are_refused(option):
    code, out, err = export("dmn", option, "--lang", "en")
    assert (code, out) == (2, "") and "belongs to export sql alone" in err


def blocks(kind):
    """What stands on the page between fences of a kind, in order."""
    return re.findall(rf"^```{kind}\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.S | re.M)


def shell(command, folder):
    """What commands of the page print, one after the other."""
    done = subprocess.run(["bash", "-c", f'wervelwijzer() {{ "{PROGRAM}" "$@"; }}\n{command}'], cwd=folder,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
    return done.stdout.decode()


def test_the_example_of_the_page_gives_what_it_says(engine_named, tmp_path):
    assert shell(blocks("sh")[0], tmp_path) == ""
    engine_named("pyDMNrules").run(program=blocks("python")[0], out=str(tmp_path / "said"))
    assert (tmp_path / "said").read_text() == blocks("text")[0]


def test_a_model_of_a_fixture_opens_in_both(compare, tmp_path):
    folder = FIXTURES / "toothache"
    truth = read_from(folder)
    for engine in ENGINES:
        assert compare(engine, model("--guideline", folder), truth, states(truth, engine == "pyDMNrules", 20)) == []
