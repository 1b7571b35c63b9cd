"""What `export` takes and refuses, and how it says so."""

import subprocess

import pytest

import generated_guideline as generated
from exports import FIXTURES, PROGRAM, export
from guideline_folder import read, tree_files, write

DIALECTS = ["duckdb", "postgres", "spark"]


def refused(*arguments):
    """The message of an export that is refused."""
    code, out, err = export(*arguments, "--lang", "en")
    assert (code, out) == (2, "")
    assert err.startswith("error: ")
    return err


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_same_bytes_every_time_and_in_a_file(dialect, tmp_path):
    code, out, err = export("sql", "--dialect", dialect)
    assert (code, err) == (0, "") and out
    file = tmp_path / "export.sql"
    assert export("sql", "--dialect", dialect, "--output", file) == (0, "", "")
    assert file.read_text() == out == export("sql", f"--dialect={dialect}")[1]


def test_the_digest_stands_on_top_and_semicolons_only_end_statements():
    version = subprocess.run([PROGRAM, "--version"], capture_output=True, text=True).stdout.splitlines()
    for dialect in DIALECTS:
        out = export("sql", "--dialect", dialect)[1]
        assert out.splitlines()[1] == f"-- {version[-1]}"
        assert out.count(";") == sum(line.endswith(";") for line in out.splitlines())
        assert out.count(";\n") == (8 if dialect == "postgres" else 4)


def test_comments_are_in_the_language_asked_for():
    assert "Beeldvorming waarop wervelmetastasen adequaat" in export("sql", "--dialect", "duckdb")[1]
    assert "Imaging that shows the spinal metastases" in export("sql", "--dialect", "duckdb", "--lang", "en")[1]


@pytest.mark.parametrize("form", ["jdm", "cql", "elm"])
def test_other_forms_are_the_same_bytes_every_time_with_the_digest_in_them(form, tmp_path):
    version = subprocess.run([PROGRAM, "--version"], capture_output=True, text=True).stdout.splitlines()
    code, out, err = export(form)
    assert (code, err) == (0, "") and version[-1] in out and "Beeldvorming waarop wervelmetastasen adequaat" in out
    file = tmp_path / "export"
    assert export(form, "--output", file, "--start", "steroids") == (0, "", "")
    assert file.read_text() == out
    assert "Imaging that shows the spinal metastases" in export(form, "--lang", "en")[1]


@pytest.mark.parametrize("arguments, words", [
    (["sql"], ["export sql needs --dialect", "duckdb, postgres, spark"]),
    (["sql", "--dialect", "duckdb", "--start", "imagin"], ['tree "imagin" does not exist', "imaging"]),
    (["sql", "--dialect", "duckdb", "--start", "imaging,imaging"], ['"imaging" stands twice']),
    (["sql", "--dialect", "duckdb", "--start", ""], ['tree "" does not exist']),
    (["sql", "--dialect", "duckdb", "--columns", "pian"], ['item "pian" does not exist', "pain"]),
    (["sql", "--dialect", "duckdb", "--columns", "local_treatment,local-treatment"], ["stands twice"]),
    (["sql", "--dialect", "duckdb", "--columns", "pain,"], ['item "" does not exist']),
    (["sql", "--dialect", "duckdb", "--output", "/"], ["/ cannot be written"]),
    (["jdm", "--dialect", "duckdb"], ["--dialect belongs to export sql alone"]),
    (["cql", "--columns", "pain"], ["--columns belongs to export sql alone"]),
    (["elm", "--start", "imagin"], ['tree "imagin" does not exist', "imaging"]),
    (["sql", "--dialect", "duckdb", "--guideline", "/nowhere"], ["cannot be used"]),
])
def test_bad_options_are_told(arguments, words):
    message = refused(*arguments)
    assert [word for word in words if word not in message] == []


@pytest.mark.parametrize("arguments", [["dnm"], ["JDM"], ["sql", "--dialect", "mysql"], []])
def test_what_is_not_offered_exits_with_2(arguments):
    code, out, err = export(*arguments)
    assert (code, out) == (2, "") and err


def test_items_without_a_column_are_not_asked_of_cases():
    out = export("sql", "--dialect", "duckdb", "--columns", "pain,local_treatment")[1]
    assert "--   local_treatment\n" in out and "--   lhermitte" not in out
    assert 'WHEN "pain" = ' in out and '"lhermitte" = ' not in out and '3 AS "lhermitte_mask"' in out


def with_outcome(folder, tree, outcome, **keys):
    """Gives an outcome of a written guideline more keys."""
    file = tree_files(folder)[tree]
    content = read(file)
    next(one for one in content["outcomes"] if one["outcome"] == outcome).update(keys)
    write(file, content)
    return folder


def linked(links, fixes=()):
    """Trees that each ask an item of their own, end in `yes` or `no`, and lead on after either."""
    folder = generated.Folder()
    for tree in links:
        folder.item(f"item-of-{tree}")
    for tree, following in links.items():
        folder.tree(tree, [("d", f"item-of-{tree}", generated.ways(["no", "yes"]))], following)

    def written(target):
        target = folder.write(target)
        for tree, outcome, item in fixes:
            with_outcome(target, tree, outcome, fixes={item: "value-1"})
        return target

    return written


def renamed(old, new):
    def written(target):
        folder = generated.Folder()
        folder.item(old)
        folder.item(new)
        folder.tree("first", [("d", old, generated.ways(["no", "e"])), ("e", new, generated.ways(["maybe", "yes"]))])
        return folder.write(target)

    return written


def one_tree(name, item):
    def written(target):
        folder = generated.Folder()
        folder.item(item)
        folder.tree(name, [("d", item, generated.ways(["no", "yes"]))])
        return folder.write(target)

    return written


def many_outcomes(target):
    folder = generated.Folder()
    items = [folder.item(f"item-{place}", 16) for place in range(3)]
    folder.tree("many", [(f"d{place}", item, [([value], f"d{place + 1}" if number == 0 and place < 2 else
                                               f"end-{place}-{number}") for number, value in
                                              enumerate(folder.items[item])]) for place, item in enumerate(items)])
    return folder.write(target)


REFUSED = {
    "an item and a mask": (renamed("pain", "pain-mask"), 'column "pain_mask" would stand twice', "items.yaml:"),
    "an item called as a column of ours": (one_tree("first", "invalid"), 'column "invalid"', "guideline.yaml:"),
    "an item and a tree": (one_tree("pain", "pain"), 'item "pain" and for tree "pain"', "trees/pain.yaml:1:"),
    "a fixture with an item and a tree": (lambda target: FIXTURES / "toothache", 'column "treatment_mask"', "trees/04-"),
    "more outcomes than bits": (many_outcomes, '46 outcomes; an integer of 32 bits holds 31', "trees/many.yaml:1:"),
    "ways without end": (
        lambda target: generated.hidden_weighted_bit(14).write(target), "more than 4096 ways", "trees/weighted.yaml:1:"),
    "a tree too deep": (
        lambda target: generated.chain(110).write(target), "deeper than databases", "trees/chain.yaml:1:"),
    "links in a loop": (linked({"a": {"yes": ["b"]}, "b": {"yes": ["a"]}}), "leads back", "trees/b.yaml:"),
    "a value fixed after it was asked": (
        linked({"a": {"yes": ["b", "c"]}, "b": {}, "c": {}}, [("c", "yes", "item-of-b")]),
        'outcome "yes" of tree "c" may fix item "item-of-b" after tree "b" has asked it', "trees/c.yaml:"),
    "an order that hangs on answers": (
        linked({"a": {"yes": ["b", "c"], "no": ["c", "b"]}, "b": {}, "c": {}, "z": {}}, [("c", "yes", "item-of-z")]),
        'it depends on the answers which tree comes first, "c" or "b", while "c" fixes an item', "trees/c.yaml:1:"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_written_is_refused_with_the_place(name, tmp_path):
    make, words, place = REFUSED[name]
    folder = make(tmp_path / "guideline")
    code, out, err = export("sql", "--dialect", "postgres", "--lang", "en", "--guideline", folder)
    assert (code, out) == (2, "")
    assert words in err and place in err


def test_a_name_that_postgresql_would_cut_off_is_refused_there_only(tmp_path):
    long = "long-" * 12 + "name"
    folder = one_tree("first", long)(tmp_path / "guideline")
    message = refused("sql", "--dialect", "postgres", "--guideline", folder)
    assert "is longer than the 63 characters that PostgreSQL keeps" in message and "items.yaml:" in message
    assert export("sql", "--dialect", "duckdb", "--guideline", folder)[0] == 0


@pytest.mark.parametrize("form", ["jdm", "cql", "elm"])
def test_forms_without_a_pathway_refuse_no_more_than_they_must(form, tmp_path):
    for place, name in enumerate(REFUSED):
        make, words, at = REFUSED[name]
        code, out, err = export(form, "--lang", "en", "--guideline", make(tmp_path / str(place)))
        if name in ("ways without end", "links in a loop"):  # no guideline has a loop, whatever the form
            assert (code, out) == (2, "") and words in err and at in err
        else:
            assert (code, err) == (0, "") and out, name
