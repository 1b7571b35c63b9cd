"""The guideline as CQL and as ELM, run on the engine of others: for every state both say what they must."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

import generated_guideline as generated
from export_rules import answer, chosen, deep, hard_names, invalid_rows, rule_engine, states
from export_truth import built_in, read_from
from exports import HOSTILE, OTHERS, WRONG_BRANCH, exported
from guideline_folder import BUILT_IN, edited

FORMS = ["cql", "elm"]
GUIDELINES = OTHERS | {"names that are words": hard_names}
CQL_SDK = Path(sys.executable).parent / "cql-sdk"


@pytest.mark.parametrize("form", FORMS)
def test_every_state_of_every_tree(form, request, rule_engine, record_property):
    rows, told = chosen(request, 250)
    assert rule_engine(form).otherwise(exported(form), rows)[:3] == []
    record_property("compared", f"{form.upper()} | cql-sdk | {told}")


@pytest.mark.parametrize("form", FORMS)
def test_what_is_no_value_is_named_and_its_trees_say_nothing(form, rule_engine, record_property):
    rows = invalid_rows(built_in(), random.Random(12), 200)
    assert rule_engine(form).otherwise(exported(form), rows)[:3] == []
    record_property("compared", f"{form.upper()} | cql-sdk | {len(rows)} states with what is no value")


@pytest.mark.parametrize("form", FORMS)
def test_a_wrong_branch_is_found(form, rule_engine, tmp_path):
    folder = edited(tmp_path / "wrong", WRONG_BRANCH, source=BUILT_IN)
    found = rule_engine(form).otherwise(exported(form, "--guideline", folder), states(built_in(), random.Random(15), 60))
    assert found and {tree for (tree, _), _, _ in found} == {"imaging"}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", GUIDELINES)
def test_other_guidelines(name, form, rule_engine, tmp_path, record_property):
    folder = GUIDELINES[name](tmp_path / "guideline")
    truth = read_from(folder)
    rows = states(truth, random.Random(13), 100) + invalid_rows(truth, random.Random(14), 20)
    assert rule_engine(form).otherwise(exported(form, "--guideline", folder), rows)[:3] == []
    record_property("compared", f"{form.upper()} | cql-sdk | {name}: {len(rows)} states")


@pytest.mark.parametrize("form", FORMS)
def test_a_deep_tree_runs(form, rule_engine, tmp_path):
    text = exported(form, "--guideline", generated.chain(200).write(tmp_path / "guideline"))
    assert deep(rule_engine, form, text, 200) == [["stop", "end"], ["end"], ["stop"], ["stop", "end"]]


@pytest.mark.parametrize("form", FORMS)
def test_a_version_may_hold_quotation_marks(form, rule_engine, tmp_path):
    folder = edited(tmp_path / "quoted", ("guideline.yaml", "version: ", "version: 'a \"b\" ''c'' \\' #"), source=BUILT_IN)
    found, = rule_engine(form).answers(
        exported(form, "--guideline", folder), [("imaging", {"adequate-imaging": ["available"]})])
    assert found == answer(["mri-not-needed"])


def cql_sdk(*arguments):
    done = subprocess.run([CQL_SDK, *map(str, arguments)], capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout + done.stderr


def translated(folder, text):
    """What the engine makes of CQL, as ELM."""
    (folder / "library.cql").write_text(text)
    code, told = cql_sdk("compile", folder / "library.cql", "--output", folder / "translated.json")
    assert code == 0, told
    return json.loads((folder / "translated.json").read_text())


def logic(elm):
    """A library of ELM without what translators may add or leave out: words, lists of nothing, the type of null, how
    members are ordered."""

    def plain(value):
        if isinstance(value, list):
            return [plain(each) for each in value]
        if not isinstance(value, dict):
            return value
        if value.get("type") == "As" and value["operand"] == {"type": "Null"}:
            return {"type": "Null"}
        if value.get("type") == "AliasedQuerySource":
            value = {name: each for name, each in value.items() if name != "type"}
        return {name: plain(each) for name, each in value.items()
                if name not in ("annotation", "relationship") and each not in (None, [], {"def": []})}

    library = plain(elm["library"])
    library.pop("usings", None)
    return library


@pytest.mark.parametrize("name", ["the built-in guideline", *GUIDELINES])
def test_both_are_the_same_library(name, tmp_path):
    source = [] if name not in GUIDELINES else ["--guideline", GUIDELINES[name](tmp_path / "guideline")]
    ours = json.loads(exported("elm", *source))
    theirs = translated(tmp_path, exported("cql", *source))
    assert logic(ours) == logic(theirs)
    names = [one["name"] for kind in ("parameters", "statements") for one in ours["library"][kind]["def"]]
    assert len(set(names)) == len(names)
    for library in (tmp_path / "translated.json", tmp_path / "ours.json"):
        if library.name == "ours.json":
            library.write_text(json.dumps(ours))
        code, told = cql_sdk("validate", library)
        assert code == 0 and "OK" in told, told


def test_no_words_end_a_comment(tmp_path):
    """Words stand in line comments: what is no comment and no text in quotes is names and words of CQL alone."""
    text = exported("cql", "--guideline", OTHERS["hostile words"](tmp_path / "guideline"))
    assert all(words.rstrip("\\") in text for words in HOSTILE)
    code = [line for line in text.splitlines() if not line.startswith("//")]
    assert not any(mark in line for line in code for mark in ("DROP", "*/", "]]>", "--", "%s", "${"))


def test_identifier_version_and_digest_stand_in_both():
    library = json.loads(exported("elm"))["library"]
    text = exported("cql", "--lang", "en")
    identifier = library["identifier"]
    assert f'library "{identifier["id"]}" version \'{identifier["version"]}\'' in text
    digest = next(one["expression"]["value"] for one in library["statements"]["def"] if one["name"] == "guideline digest")
    assert digest.startswith("sha256:") and f"// {digest}\n" in text and f"'{digest}'" in text
