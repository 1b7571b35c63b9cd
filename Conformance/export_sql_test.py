"""The guideline as SQL, run on engines of others: for every state of every tree it says what it must.

What it must say comes from `export_truth.py`, which tries every complete set of answers. An engine that is
not installed fails its tests.
"""

import json
import random
from functools import cache

import pytest

import generated_guideline as generated
from engine_process import EngineProcess, started
from export_truth import all_states, built_in, random_pathways, read_from
from exports import FIXTURES, OTHERS, WRONG_BRANCH, exported
from guideline_folder import BUILT_IN, edited

# Spark plans the views for minutes, and its package is 400 MB: it runs with --long.
ENGINES = ["duckdb", "postgres", "spark"]


def script(engine, *arguments):
    return exported("sql", "--dialect", engine, *arguments)


def column(name):
    return name.replace("-", "_")


class Engine(EngineProcess):
    def __init__(self, name, folder):
        super().__init__("sql_engines.py", name, folder)

    def answers(self, folder, statements, items, rows, queries):
        """What it answers to queries on rows of `cases`, which are mappings."""
        names = ["id", "tree", *items]
        with (folder / "rows.json").open("w") as file:
            for place, row in enumerate(rows):
                cells = {"id": str(place)} | row
                file.write(json.dumps({column(name): cells.get(name) for name in names}) + "\n")
        (folder / "export.sql").write_text(statements)
        self.run(
            script=str(folder / "export.sql"), rows=str(folder / "rows.json"), queries=queries,
            out=str(folder / "answers.json"), columns=[column(name) for name in names])
        return [json.loads(line) for line in (folder / "answers.json").read_text().splitlines()]


@pytest.fixture(scope="module")
def engine_named(tmp_path_factory):
    yield from started(Engine, tmp_path_factory)


@pytest.fixture
def compare(engine_named, tmp_path):
    """Gives rows in which an engine says something else than it must, with what it says."""

    def compare(engine, statements, truth, states=(), pathways=()):
        rows = [cells for cells, _ in states or pathways]
        queries = [states_query(truth)] if states else pathway_queries(truth)
        answers = engine_named(engine).answers(tmp_path, statements, truth.values, rows, queries)
        assert [len(answer) for answer in answers] == [len(rows)] * len(queries)
        said = [[part[1:] for part in parts] for parts in zip(*answers)]
        if states:
            must = [[state_answer(truth.trees[cells["tree"]], possible)] for cells, possible in states]
        else:
            must = [pathway_answers(truth, expected) for _, expected in pathways]
        return [(row, said) for row, said, must in zip(rows, said, must) if said != must]

    return compare


def states_query(truth):
    """For every row the mask, the outcome and what is possible of the tree it is about."""

    def of_tree(ending):
        return "CASE tree " + " ".join(
            f"WHEN '{name}' THEN \"{column(name)}_{ending}\"" for name in truth.trees) + " END"

    parts = ", ".join(of_tree(ending) for ending in ("mask", "outcome", "possible"))
    return f'SELECT CAST(id AS INTEGER) AS place, invalid, {parts} FROM "{column(truth.identity)}_advice" ORDER BY place'


def state_answer(tree, possible):
    mask = sum(1 << place for place, outcome in enumerate(tree.outcomes) if outcome in possible)
    return [None, mask, possible[0] if len(possible) == 1 else None, "|".join(possible)]


def pathway_queries(truth):
    views = {
        "items": ["invalid"],
        "advice": [f"{column(name)}_{ending}" for name in truth.trees for ending in ("mask", "outcome", "possible")],
        "pathway": ["contradiction"] + [
            f"{column(name)}_{ending}" for name in truth.trees for ending in ("reached", "outcome", "possible")],
    }
    return [f'SELECT CAST(id AS INTEGER) AS place, {", ".join(f"{chr(34)}{name}{chr(34)}" for name in columns)} '
            f'FROM "{column(truth.identity)}_{view}" ORDER BY place' for view, columns in views.items()]


def pathway_answers(truth, expected):
    """What the three queries answer for a row."""
    invalid, trees, pathway, contradiction = expected
    advice, reached = [], [contradiction]
    for name, tree in truth.trees.items():
        advice += [0, None, None] if trees[name] is None else state_answer(tree, trees[name])[1:]
        found = pathway.get(name)
        reached += [name in pathway, *(state_answer(tree, found)[2:] if found else [None, None])]
    return [[invalid], advice, reached]


@cache
def built_in_states():
    return all_states(built_in(), random.Random(1), None)


# Ways in, with how many random pathways there are from each: 20,000.
STARTS = {
    (): 8000, ("time-to-treatment", "treatment-indication"): 6000, ("long-survival",): 2000,
    ("treatment-indication", "time-to-treatment"): 2000, ("surgery-radiotherapy-interval", "follow-up"): 2000}


@cache
def built_in_pathways(start):
    return random_pathways(built_in(), random.Random(2), STARTS[start], start)


@pytest.fixture(autouse=True)
def spark_at_length_only(request, record_property):
    """The table says what was not compared."""
    engine = getattr(request.node, "callspec", None) and request.node.callspec.params.get("engine")
    if engine == "spark" and not request.config.getoption("--long"):
        record_property("compared", f"SQL | spark | {request.node.name}: not compared without --long")
        pytest.skip("Spark runs with --long")


def test_all_states_are_65312():
    assert len(built_in_states()) == 65_312


@pytest.mark.parametrize("engine", ENGINES)
def test_every_state_of_every_tree(engine, compare, record_property):
    states = built_in_states()
    assert compare(engine, script(engine), built_in(), states)[:3] == []
    record_property("compared", f"SQL | {engine} | {len(states)} states of trees")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("start", STARTS)
def test_random_pathways_with_contradictions_and_invalid_cells(engine, start, compare, record_property):
    way_in = ",".join(start) or "the first tree"
    rows = built_in_pathways(start)
    arguments = ["--start", ",".join(start)] if start else []
    assert compare(engine, script(engine, *arguments), built_in(), pathways=rows)[:3] == []
    expected = [expected for _, expected in rows]
    invalid, contradictions = sum(bool(one[0]) for one in expected), sum(one[3] for one in expected)
    assert invalid > len(rows) / 20
    record_property("compared", f"SQL | {engine} | {len(rows)} pathways from {way_in}, "
                                f"{contradictions} contradictions, {invalid} with invalid cells")


def test_random_pathways_contain_contradictions():
    assert sum(expected[3] for start in STARTS for _, expected in built_in_pathways(start)) > 1000


# Edits that change what follows an outcome.
FAULTS = {
    "a value fixed wrongly": ("fixes: { local-treatment: surgery }", "fixes: { local-treatment: none }"),
    "a link lost": ("next: [steroids, follow-up]", "next: [steroids]"),
    "a choice exchanged": ("surgery: [surgery-radiotherapy-interval, steroids]", "surgery: [radiotherapy, steroids]"),
}


@pytest.mark.parametrize("engine", ENGINES)
def test_a_wrong_branch_is_found(engine, compare, tmp_path):
    folder = edited(tmp_path / "wrong", WRONG_BRANCH, source=BUILT_IN)
    states = all_states(built_in(), random.Random(3), 4000)
    found = compare(engine, script(engine, "--guideline", folder), built_in(), states)
    assert found and {cells["tree"] for cells, _ in found} == {"imaging"}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_wrong_pathway_is_found(fault, compare, tmp_path):
    folder = edited(tmp_path / "wrong", ("trees/06-long-survival.yaml", *FAULTS[fault]), source=BUILT_IN)
    statements = script("duckdb", "--guideline", folder, "--start", "long-survival")
    assert compare("duckdb", statements, built_in(), pathways=built_in_pathways(("long-survival",)))


TYPES = {"duckdb": ["INTEGER", "INTEGER", "BOOLEAN", "BOOLEAN"], "postgres": ["integer", "integer", "boolean", "boolean"],
         "spark": ["int", "int", "boolean", "boolean"]}


@pytest.mark.parametrize("engine", ENGINES)
def test_masks_are_integers_of_32_bits(engine, engine_named, tmp_path):
    folder = FIXTURES / "hyperkalaemia"
    kind = "pg_typeof({})::text" if engine == "postgres" else "typeof({})"
    columns = ['"ecg_mask"', '"after_mask"', '"after_reached"', '"contradiction"']
    query = f'SELECT {", ".join(map(kind.format, columns))} FROM "{read_from(folder).identity}_pathway"'
    answers, = engine_named(engine).answers(tmp_path, script(engine, "--guideline", folder), read_from(folder).values,
                                            [{}], [query])
    assert answers == [TYPES[engine]]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_deep_tree_runs(engine, engine_named, tmp_path):
    folder = generated.chain(95).write(tmp_path / "guideline")
    items = [f"item-{place}" for place in range(95)]
    on = dict.fromkeys(items, "value-1")
    rows = [{}, on, on | {"item-50": "value-0"}, on | {"item-94": None}]
    query = 'SELECT CAST(id AS INTEGER) AS place, "chain_possible" FROM "generated_pathway" ORDER BY place'
    answers, = engine_named(engine).answers(tmp_path, script(engine, "--guideline", folder), items, rows, [query])
    assert [answer for _, answer in answers] == ["stop|end", "end", "stop", "stop|end"]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", OTHERS)
def test_other_guidelines(engine, name, compare, tmp_path, record_property):
    folder = OTHERS[name](tmp_path / "guideline")
    truth = read_from(folder)
    statements = script(engine, "--guideline", folder)
    states = all_states(truth, random.Random(4), 4000)
    assert compare(engine, statements, truth, states)[:3] == []
    rows = random_pathways(truth, random.Random(5), 500)
    assert compare(engine, statements, truth, pathways=rows)[:3] == []
    record_property("compared", f"SQL | {engine} | {name}: {len(states)} states, 500 pathways")
