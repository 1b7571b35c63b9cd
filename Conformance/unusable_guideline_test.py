"""What programs that asked for JSON are told of a guideline that cannot be used."""

import json
import subprocess

import pytest

from server import PROGRAM

COMMANDS = {
    "advise": ["advise", "--guideline"], "items": ["items", "--guideline"], "explain": ["explain", "--guideline"],
    "readings": ["readings", "--guideline"], "diff": ["diff", "built-in"]}


def run(*arguments):
    done = subprocess.run([PROGRAM, *map(str, arguments)], input=b"{}", capture_output=True, timeout=60)
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
