"""The net of `script/net` goes red: each thing it must see is changed once."""

import json
import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from net import pages
from net.commands import ask_commands, ask_lines
from net.differences import Differences
from net.guidelines import prepare
from net.sides import Answer, Command, Server, Side

PROGRAM = Path(os.environ.get("WERVELWIJZER", "wervelwijzer")).resolve()
ROOT = Path(__file__).resolve().parent.parent
GUIDELINE = ROOT / "Guidelines" / "wervelmetastasen"


@pytest.fixture
def sides(tmp_path):
    """The program, and the same with a word and a branch of the guideline changed and an option lost."""
    changed = tmp_path / "changed"
    shutil.copytree(GUIDELINE, changed)
    tree = changed / "trees" / "01-imaging.yaml"
    text = tree.read_text()
    for right, wrong in [("Symptoom van Lhermitte", "Teken van Lhermitte"),
                         ("Beschikbaar, en: Available }\n        outcome: mri-not-needed",
                          "Beschikbaar, en: Available }\n        outcome: mri-2w")]:
        assert right in text
        text = text.replace(right, wrong)
    tree.write_text(text)
    program = tmp_path / "wervelwijzer"
    program.write_text(
        "#!/bin/sh\n"
        "case \" $* \" in *' --narrow '*) echo \"error: Unknown option '--narrow'\" >&2; exit 2 ;; esac\n"
        f'exec {shlex.quote(str(PROGRAM))} "$@" --guideline {shlex.quote(str(changed))}\n')
    program.chmod(0o755)
    return [Side("old", PROGRAM, tmp_path), Side("new", program, tmp_path)]


def found(sides, ask):
    differences = Differences([side.name for side in sides])
    ask(sides, differences)
    return differences, "\n".join(differences.told(witnesses=3))


COMMANDS = [Command("drawing", ("draw", "imaging", "--format", "text")),
            Command("drawing", ("draw", "imaging", "--format", "text", "--narrow")),
            Command("drawing", ("draw", "steroids", "--format", "text"))]


def test_a_word_and_an_option_are_told_apart_with_witnesses(sides):
    differences, told = found(sides, lambda *both: ask_commands(COMMANDS, *both))
    assert differences.forms == ["drawing"]
    assert "drawing: 2 of 3 differ (1 because one side does not know an option)" in told
    assert "$ wervelwijzer draw imaging --format text\n" in told
    assert "Teken van Lhermitte" in told and "Unknown option" in told


def test_another_branch_is_told_with_the_case_that_takes_it(sides):
    cases = [json.dumps({"answers": {"adequate-imaging": value}}).encode() for value in ("unavailable", "available")]
    differences, told = found(sides, lambda *both: ask_lines(cases, *both))
    assert "advice: 3 of 9 differ" in told
    assert '"adequate-imaging": "available"' in told and '+   "outcome": "mri-2w"' in told
    assert "unavailable" not in told.split("\n")[2]


def test_a_page_is_told_with_its_address(sides):
    def ask(sides, differences):
        with Server(sides[0]) as old, Server(sides[1]) as new:
            pair = pages.Pair([old, new], differences)
            for address in ("/nl/trees/imaging", "/nl/trees/steroids", "/nl/about", pages.ANY_ASSETS + "app.css"):
                pair.ask(pages.get(address))
            pair.ask(pages.post("/nl/consult", [("case", "{}"), ("do", "start:imaging")]))

    differences, told = found(sides, ask)
    assert {form: sum(group.kinds.values()) for form, group in differences.groups.items()} == {
        "page /trees": 1, "page /about": 0, "page /assets": 0, "page /consult": 1}
    assert "$ curl -i http://127.0.0.1:8080/nl/trees/imaging\n" in told and "--data-raw 'case=%7B%7D&do=" in told


@pytest.mark.parametrize(
    "old, new, kind",
    [
        ("the same", "the same", None),
        ("two words", "two  words\n", "white space"),
        ("two words", "twowords", "content"),
        ('{"a": 1, "b": "x y"}', '{"a":1,"b":"x y"}\n', "white space"),
        ('{"a": "x y"}', '{"a": "xy"}', "content"),
        ('{"a": 1}', '{"a": 1.0}', "content"),
        ('{"a":1,"b":2}', '{"b":2,"a":1}', "content"),
        ("<!DOCTYPE html><p>a</p> <p>b</p>", "<!doctype html>\n<p>a</p><p>b</p>", "content"),
        ("<!DOCTYPE html><p>a</p> <p>b</p>", "<!DOCTYPE html>\n<p>a</p><p>b</p>", "white space"),
        ("<!DOCTYPE html><p><b>a</b> <i>b</i></p>", "<!DOCTYPE html><p><b>a</b><i>b</i></p>", "content"),
        ("<!DOCTYPE html><pre>a  b</pre>", "<!DOCTYPE html><pre>a b</pre>", "content"),
        ("sha256:" + "0" * 64, "sha256:" + "1" * 64, None),
        ('<link href="/assets/0123456789ab/app.css">', '<link href="/assets/ba9876543210/app.css">', None),
        ('<a href="/nl/exports/0123456789ab/x.cql">', '<a href="/nl/exports/ba9876543210/x.cql">', None),
        ("http_requests_total{route=\"/{tree}\"} 3", "http_requests_total{route=\"/{tree}\"} 4", None),
        ("stap 3", "stap 4", "content"),
    ],
)
def test_what_counts_as_a_difference(old, new, kind):
    differences = Differences(["old", "new"])
    differences.compare(Command("x", ()), Answer(old.encode()), Answer(new.encode()))
    assert list(differences.groups["x"].kinds) == ([kind] if kind else [])


def test_white_space_of_markup_alone_can_be_ignored():
    differences = Differences(["old", "new"], ignore_white_space=True)
    differences.compare(Command("page", ()), Answer(b"<!DOCTYPE html><p>a"), Answer(b"<!DOCTYPE html> <p> a"))
    differences.compare(Command("note", ()), Answer(b"a b"), Answer(b"a  b"))
    assert differences.forms == ["note"]


def test_a_digest_is_compared_to_the_letter_once():
    differences = Differences(["old", "new"])
    differences.compare(Command("identity", ()), Answer(b"sha256:" + b"0" * 64), Answer(b"sha256:" + b"1" * 64))
    assert differences.forms == ["identity"]


def test_exit_code_and_messages_count():
    differences = Differences(["old", "new"])
    differences.compare(Command("x", ()), Answer(b"x", b"exit 0\n"), Answer(b"x", b"exit 1\n"))
    assert "-exit 0" in "\n".join(differences.told(1))


def test_guidelines_are_changed_by_seed(tmp_path):
    made = []
    for name in ("one", "two"):
        shutil.copytree(GUIDELINE, tmp_path / name / "Guidelines" / "x")
        made.append([changed.what for changed, _ in prepare(tmp_path / name, 12, seed=1)])
    assert made[0] == made[1] and len(set(made[0])) == 12


@pytest.mark.parametrize("arguments", [["no-such-revision"], [], ["HEAD", "--no-such-option"], ["HEAD", "--forms", "x"]])
def test_bad_usage_exits_with_2(arguments):
    done = subprocess.run([ROOT / "script" / "net", *arguments], capture_output=True)
    assert (done.returncode, done.stdout) == (2, b"") and done.stderr
