"""What programs that asked for JSON are told of a guideline, a case or a folder that cannot be used."""

import json
import subprocess

import pytest

from server import PROGRAM

COMMANDS = {
    "advise": ["advise", "--guideline"], "items": ["items", "--guideline"], "explain": ["explain", "--guideline"],
    "readings": ["readings", "--guideline"], "diff": ["diff", "built-in"]}


def run(*arguments, given=b"{}"):
    done = subprocess.run([PROGRAM, *map(str, arguments)], input=given, capture_output=True, timeout=60)
    return done.returncode, done.stdout, done.stderr.decode()


@pytest.fixture
def broken(tmp_path):
    """A guideline of which one file is no YAML and the others are missing."""
    folder = tmp_path / "guideline"
    folder.mkdir()
    (folder / "guideline.yaml").write_text("id: [\n")
    return folder


@pytest.mark.parametrize("format", [["--format", "json"], ["--format=json"]])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_check_tells_why_nothing_is_proven_in_its_own_form(broken, format, language):
    code, out, err = run("check", broken, *format, "--lang", language)
    report = json.loads(out)
    assert (code, err) == (1, "")
    assert (report["sound"], report["findings"]) == (False, []) and "guideline" not in report
    assert len(report["notJudged"]) > 20
    (first, *_) = report["read"]
    assert first["file"] == "guideline.yaml" and first["weight"] == "blocks" and first["line"] > 0 and first["message"]
    assert {"rule", "column"} <= first.keys()


def test_check_tells_the_same_of_a_folder_that_is_not_there(tmp_path):
    for place in (tmp_path / "nowhere", __file__):
        code, out, err = run("check", place, "--format", "json")
        report = json.loads(out)
        assert code == 2 and str(place) in err
        assert not report["sound"] and [entry["file"] for entry in report["read"]] == [str(place)]


def test_check_tells_the_same_where_the_limit_is_too_low():
    code, out, err = run("check", "--format", "json", "--limit", "1")
    assert code == 2 and err and json.loads(out)["sound"] is False


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_gives_an_error_in_place_of_a_result(broken, command):
    code, out, err = run(*COMMANDS[command], broken, "--format", "json", "--lang", "en")
    assert code == 2 and "guideline.yaml" in err and err.startswith("error: ")
    error = json.loads(out)["error"]
    assert "cannot be used" in error["message"] and "\n" not in error["message"]
    assert error["read"][0]["file"] == "guideline.yaml"


@pytest.mark.parametrize("command", COMMANDS)
def test_people_are_told_on_standard_error_only(broken, command):
    code, out, err = run(*COMMANDS[command], broken)
    assert (code, out) == (2, b"") and "guideline.yaml" in err


BAD_CASES = {
    "a value that is none": (b'{"answers": {"pain": "zeldzaam-geheim"}}', "$.answers.pain"),
    "impossible": (b'{"start": "short-survival", "answers": {"radiotherapy-response": "yes", "local-treatment": "none"}}',
                   "$.answers.local-treatment"),
    "no JSON": (b"{", "1:2"),
    "nothing": (b"", "1:1"),
}


@pytest.mark.parametrize("format", [["--format", "json"], ["--format=json"]])
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("command", ["advise", "explain"])
@pytest.mark.parametrize("case", BAD_CASES)
def test_a_bad_case_is_an_error_with_its_place(case, command, language, format):
    given, path = BAD_CASES[case]
    code, out, err = run(command, "-", *format, "--lang", language, given=given)
    error = json.loads(out)["error"]
    assert (code, error["path"]) == (2, path) and error["message"] in err
    assert isinstance(error["allowed"], list) and b"geheim" not in out


@pytest.mark.parametrize("arguments, words", [
    (["advise", "nowhere.json"], "nowhere.json"), (["explain", "nowhere.json"], "nowhere.json"),
    (["advise", "/"], "folder"), (["diff", "nowhere", "built-in"], "nowhere"), (["diff", "built-in", "no:where"], "no:where"),
    (["diff", "built-in", "built-in", "--limit", "1"], "--limit"), (["readings", "--limit", "1"], "--limit"),
    (["explain", "--limit", "1"], "--limit"), (["test", "nowhere"], "nowhere"), (["advise", "--now", "soon"], "--now"),
    (["test", ".", "--guideline", "nowhere"], "cannot be used"), (["explain", "--why-not", "mri-12"], "unknown outcome"),
    (["check", "--explain", "no-such-rule"], "unknown rule"),
])
def test_every_failure_about_the_input_is_an_error_in_json(arguments, words, tmp_path):
    done = subprocess.run(
        [PROGRAM, *arguments, "--format", "json", "--lang", "en"], input=b"{}", capture_output=True, timeout=60,
        cwd=tmp_path)
    assert done.returncode == 2 and words in done.stderr.decode()
    document = json.loads(done.stdout)
    assert document.keys() == {"error"} and words in document["error"]["message"]


def test_a_name_that_is_none_comes_with_those_allowed_and_the_nearest():
    error = json.loads(run("explain", "--why-not", "mri-12", "--format", "json", "--lang", "en")[1])["error"]
    assert error["message"] == "unknown outcome" and "imaging/mri-12h" in error["allowed"]
    assert error["suggestion"] == "mri-12h"


def test_a_stream_of_cases_ends_in_an_error_on_one_line(tmp_path):
    code, out, err = run("advise", "--ndjson", tmp_path / "nowhere", "--lang", "en")
    assert code == 2 and out.count(b"\n") == 1 and "no such file" in json.loads(out)["error"]["message"]
    code, out, err = run("advise", "--ndjson", given=b"{}\n{\n")
    assert code == 2 and [*map(len, map(json.loads, out.splitlines()))][1:] == [1]
