"""`test`: what fails and how it says so, what it takes for expected, and that it checks what it claims to."""

import json
import os
import shutil
import stat
import subprocess
from xml.etree import ElementTree

import pytest

from guideline_folder import BUILT_IN
from server import PROGRAM

NOW = "2026-11-22T21:00:00+01:00"
CASE = {"now": NOW, "start": "follow-up", "answers": {"complaints": "yes"}}
RIGHT = {"trees": [{"tree": "follow-up", "outcome": "repeat-imaging"}]}
WRONG = {"trees": [{"tree": "follow-up", "outcome": "supportive-care"}]}
# An answer against the outcome.
IMPOSSIBLE = {"start": "short-survival", "answers": {"radiotherapy-response": "yes", "local-treatment": "none"}}


def run(*arguments):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test(folder, *arguments):
    return run("test", folder, "--lang", "en", *arguments)


test.__test__ = False


def told(out):
    """What is said of the cases, without what no case comes past."""
    return out.split("\n\n")[0]


@pytest.fixture
def suite(tmp_path):
    """A folder of cases, each from a case and what is expected; bytes stand for themselves."""

    def suite(**cases):
        for name, (case, expected) in cases.items():
            folder = tmp_path / "cases" / name
            folder.mkdir(parents=True)
            for file, content in (("case.json", case), ("expected.json", expected)):
                if content is not None:
                    data = content if isinstance(content, bytes) else json.dumps(content).encode()
                    (folder / file).write_bytes(data)
        return tmp_path / "cases"

    return suite


# What is checked


def test_what_is_expected_is_compared(suite):
    code, out, err = test(suite(right=(CASE, RIGHT), wrong=(CASE, WRONG)))
    assert (code, err) == (1, "")
    assert told(out).splitlines() == [
        "✓ right", "✗ wrong", "    other than expected: $.trees[0].outcome", '      expected: "supportive-care"',
        '      got: "repeat-imaging"']


@pytest.mark.parametrize("expected, words", [
    (b"", "1:1"), (b"no JSON", "1:2"), (b'{"trees": [}', "1:12"), (b"\xff", "UTF-8"), (b"{}", "nothing is expected"),
    (b'{"readings": {}}', "nothing is expected"), (b"[]", "JSON object"), (b"null", "JSON object"), (b'"x"', "JSON object"),
    (b'{"complete": true, "complete": true}', "1:20"), (b'{"error": true}', "names its place"), (b'{"error": {}}', "names its place"),
    (b'{"error": {"path": "$.answers"}, "trees": []}', 'beside "error"'),
    (b'{"tree": []}', "$.tree"), (b'{"trees": [{"outcom": "repeat-imaging"}]}', "$.trees[0].outcom"), (b'{"notes": null}', "$.notes"),
    (b'{"nothing": null}', "$.nothing"), (b'{"complete": 1}', "$.complete"), (b'{"complete": "true"}', "$.complete"),
    (b'{"trees": []}', "$.trees"), (b'{"trees": {}, "complete": true}', "$.trees"), (b'{"questions": [0]}', "$.questions")])
def test_an_expectation_that_would_check_nothing_or_is_not_met_fails(suite, expected, words):
    code, out, err = test(suite(one=(CASE, expected)))
    assert (code, err) == (1, "") and "✗ one" in out and words in told(out)


@pytest.mark.parametrize("kind", ["dangling link", "link", "folder", "pipe"])
@pytest.mark.parametrize("file", ["case.json", "expected.json"])
@pytest.mark.parametrize("arguments", [[], ["--accept"]])
def test_what_is_no_regular_file_fails_and_stays(suite, tmp_path, kind, file, arguments):
    folder = suite(one=(CASE, RIGHT))
    place = folder / "one" / file
    if kind == "dangling link":
        place.unlink()
        place.symlink_to(tmp_path / "nowhere")
    elif kind == "link":
        place.rename(tmp_path / "elsewhere")
        place.symlink_to(tmp_path / "elsewhere")
    else:
        place.unlink()
        place.mkdir() if kind == "folder" else os.mkfifo(place)
    before = os.lstat(place)
    code, out, _ = test(folder, *arguments)
    assert code == 1 and "✗ one" in out and f"one/{file}" in told(out)
    assert (os.lstat(place).st_ino, os.lstat(place).st_mode) == (before.st_ino, before.st_mode)
    assert not (tmp_path / "nowhere").exists()


def test_a_case_that_is_missing_fails_and_a_folder_without_one_is_named(suite):
    folder = suite(missing=(None, RIGHT), nothing=(None, None), right=(CASE, RIGHT))
    code, out, _ = test(folder)
    assert code == 1 and "✗ missing" in out and "missing/case.json" in out
    assert "- nothing: no case.json, nothing tested" in out
    shutil.rmtree(folder / "missing")
    assert test(folder)[0] == 0


@pytest.mark.parametrize("cases", [{}, {"nothing": (None, None)}])
def test_a_folder_without_cases_does_not_pass(suite, tmp_path, cases):
    (tmp_path / "cases").mkdir() if not cases else None
    code, out, err = test(suite(**cases))
    assert code == 2 and "there is no case here" in err


def test_a_folder_of_one_case_is_that_case(suite):
    assert test(suite(wrong=(CASE, WRONG)) / "wrong")[0] == 1
    assert test(suite(right=(CASE, RIGHT)) / "right")[0] == 0


def test_names_that_begin_with_a_dot_are_not_read(suite):
    folder = suite(right=(CASE, RIGHT))
    (folder / "._right").mkdir()
    (folder / "._x.json").write_bytes(b"\0")
    assert test(folder)[0] == 0


@pytest.mark.parametrize("expected, passes", [
    ({"path": "$.answers.local-treatment"}, True), ({"path": "$.answers.local-treatment", "kind": "impossible"}, True),
    ({"path": "$.answers.local-treatment", "kind": "malformed"}, False), ({"path": "$.answers.pain"}, False),
    ({"path": "$.answers"}, False), ({"path": "$.answers.local-treatment", "line": 1}, False)])
def test_an_expected_error_is_that_error_and_no_other(suite, expected, passes):
    code, out, _ = test(suite(one=(IMPOSSIBLE, {"error": expected})))
    assert code == (0 if passes else 1)
    assert passes or "$.error" in told(out)


def test_an_error_for_an_advice_and_an_advice_for_an_error_are_told(suite):
    code, out, _ = test(suite(
        error=(CASE, {"error": {"path": "$.answers.pain"}}), advice=(IMPOSSIBLE, RIGHT), bare=(IMPOSSIBLE, None)))
    assert code == 1
    assert "✗ error\n    expected an error, got an advice" in out
    assert "✗ advice\n    no advice: $.answers.local-treatment: " in out
    assert "✗ bare (nothing expected)\n    no advice: $.answers.local-treatment: " in out


@pytest.mark.parametrize("months", ["3", "3.0", "30e-1", "0.3E1"])
def test_numbers_are_compared_by_their_amount(suite, tmp_path, months):
    # An advice has no numbers; the reader and writer of expectations are held by a unit test.
    case = b'{"now":"%s","start":"follow-up","answers":{"complaints":"yes","life-expectancy":{"months":%s}}}'
    assert test(suite(one=(case % (NOW.encode(), months.encode()), RIGHT)))[0] == 0


# What is said


def test_long_values_are_shown_where_they_part(suite):
    values = ["a" * 200 + "b", "x"]
    code, out, _ = test(suite(one=(CASE, {"questions": values})))
    lines = told(out).splitlines()
    assert code == 1 and lines[1:] == [
        "    other than expected: $.questions", f'      expected: ["{"a" * 118}…', "      got: []"]


def test_of_arrays_of_objects_the_members_that_differ_are_told(suite):
    case = {"now": NOW, "answers": {}}
    expected = {"trees": [{"tree": "imaging", "outcome": "no-imaging"}, {"tree": "x"}, {"tree": "y"}]}
    code, out, _ = test(suite(one=(case, expected)))
    lines = [line.strip() for line in told(out).splitlines()]
    assert code == 1 and "cut" not in out
    place = lines.index("other than expected: $.trees")
    assert lines[place + 1:place + 3] == ["expected: 3 elements", "got: 1 element"]
    assert "other than expected: $.trees[0].outcome" in lines and 'expected: "no-imaging"' in lines
    place = lines.index("other than expected: $.trees[1]")
    assert lines[place + 1:place + 3] == ['expected: { "tree": "x" }', "got: nothing"]


def test_what_steers_a_terminal_is_shown_as_its_code(suite):
    _, out, _ = test(suite(one=(CASE, {"trees": [{"tree": "\x1b[31m\u202e\x7f"}], "a\x1bb": 1})))
    assert "\x1b" not in out and "\u202e" not in out
    assert r'"\u001b[31m\u202e\u007f"' in out and r'$["a\u001bb"]' in out


def test_many_differences_are_counted(suite):
    code, out, _ = test(suite(one=(CASE, {f"key-{number}": 1 for number in range(50)})))
    assert code == 1 and "and 30 more differences" in out and len(told(out)) < 2500


def test_junit_has_both_values_and_says_what_is_not_checked(suite):
    code, out, _ = test(suite(bare=(CASE, None), right=(CASE, RIGHT), wrong=(CASE, WRONG)), "--format", "junit")
    root = ElementTree.fromstring(out)
    assert code == 1 and root.attrib | {"name": ""} == {
        "name": "", "tests": "3", "failures": "1", "errors": "0", "skipped": "1"}
    bare, right, wrong = root
    assert [child.tag for child in bare] == ["skipped"] and not list(right)
    assert wrong[0].attrib["message"] == "other than expected: $.trees[0].outcome"
    assert '"supportive-care"' in wrong[0].text and '"repeat-imaging"' in wrong[0].text


# What is accepted


def test_an_advice_is_taken_as_expected(suite):
    folder = suite(right=(CASE, b'{"complete":\n true}'), wrong=(CASE, WRONG))
    right = (folder / "right" / "expected.json").read_bytes()
    wrong = folder / "wrong" / "expected.json"
    wrong.chmod(0o640)
    code, out, err = test(folder, "--accept")
    assert (code, err) == (0, "") and "accepted as expected: wrong/expected.json" in out and "right/expected" not in out
    assert wrong.read_text() == '{ "trees": [{ "tree": "follow-up", "outcome": "repeat-imaging" }] }\n'
    assert stat.S_IMODE(wrong.stat().st_mode) == 0o640
    assert (folder / "right" / "expected.json").read_bytes() == right
    assert sorted(path.name for path in wrong.parent.iterdir()) == ["case.json", "expected.json"]
    before = wrong.stat().st_mtime_ns
    assert test(folder, "--accept")[0] == test(folder)[0] == 0 and wrong.stat().st_mtime_ns == before


@pytest.mark.parametrize("expected", [b"", b"{}", b"no JSON", b"[]", b'{"tree": 1}', b'{"error": {"path": "$"}}', b'{"error": true}'])
def test_where_nothing_was_expected_the_whole_advice_is(suite, expected):
    folder = suite(one=(CASE, expected))
    assert test(folder, "--accept")[0] == 0
    accepted = json.loads((folder / "one" / "expected.json").read_text())
    assert accepted.keys() >= {"complete", "trees", "questions", "deadlines", "readings", "warnings"}
    assert not accepted.keys() & {"now", "guideline"} and "actions" not in accepted["trees"][0]
    assert test(folder)[0] == 0


def test_what_hangs_on_the_clock_is_not_expected_anew(suite):
    case = {"answers": {"adequate-imaging": "unavailable", "compression-signs": "present", "paraplegia": "incomplete"}}
    folder = suite(one=(case, b""))
    assert test(folder, "--accept", "--now", NOW)[0] == 0
    assert test(folder, "--now", "2027-03-01T00:00:00+01:00")[0] == 0


def test_a_tree_that_is_decided_now_is_expected_with_its_outcome(suite):
    undecided = {"trees": [{"tree": "follow-up", "status": "undecided", "waitsFor": "complaints"}]}
    folder = suite(one=(CASE, undecided))
    assert test(folder, "--accept")[0] == 0
    (tree,) = json.loads((folder / "one" / "expected.json").read_text())["trees"]
    assert tree["outcome"] == "repeat-imaging" and "waitsFor" not in tree


def test_an_error_is_accepted_only_where_one_was_expected(suite):
    folder = suite(
        error=(IMPOSSIBLE, {"error": {"path": "$.answers.pain"}}), named=(IMPOSSIBLE, {"error": True}),
        slip=({"answers": {"pian": "severe"}}, RIGHT), wrong=(CASE, WRONG))
    slip = (folder / "slip" / "expected.json").read_bytes()
    code, out, _ = test(folder, "--accept")
    assert code == 1 and "4 cases, 1 other than expected" in out
    for name in ("error", "named"):
        assert json.loads((folder / name / "expected.json").read_text()) == {
            "error": {"path": "$.answers.local-treatment", "kind": "impossible"}}
    assert (folder / "slip" / "expected.json").read_bytes() == slip


def test_a_case_without_an_expectation_gets_none(suite):
    folder = suite(one=(CASE, None))
    assert test(folder, "--accept")[0] == 0
    assert [path.name for path in (folder / "one").iterdir()] == ["case.json"]


def test_a_worked_case_accepted_differs_in_what_differed_only(tmp_path):
    folder = tmp_path / "cases"
    shutil.copytree(BUILT_IN / "cases", folder)
    for path in folder.glob("*/expected.json"):
        text = path.read_text()
        path.write_text(text.replace('"agree": true', '"agree": false') if '"agree": true' in text else text)
    assert test(folder)[0] == 1
    assert test(folder, "--accept")[0] == 0
    for path in folder.glob("*/expected.json"):
        assert json.loads(path.read_text()) == json.loads((BUILT_IN / "cases" / path.parent.name / path.name).read_text())


@pytest.mark.skipif(os.getuid() == 0 and not shutil.which("setpriv"), reason="root may write everywhere")
def test_what_cannot_be_written_keeps_no_other_case_from_being_accepted(suite, tmp_path):
    folder = suite(**{name: (CASE, WRONG) for name in ("a", "b", "c", "d")})
    for name in ("a", "c"):
        (folder / name).chmod(0o555)
        (folder / name / "expected.json").chmod(0o444)
    arguments = ["test", folder, "--lang", "en", "--accept"]
    if os.getuid() == 0:
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, 65534, 65534)
        for path in [tmp_path, *tmp_path.parents]:
            if path.stat().st_uid == 0 and not path.stat().st_mode & 0o001:
                path.chmod(path.stat().st_mode | 0o011)
        command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", PROGRAM, *arguments]
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=60)
        code, out, err = done.returncode, done.stdout, done.stderr
    else:
        code, out, err = run(*arguments)
    assert code == 3 and "a/expected.json cannot be written" in err and "c/expected.json cannot be written" in err
    for name in ("b", "d"):
        assert f"accepted as expected: {name}/expected.json" in out
        assert json.loads((folder / name / "expected.json").read_text()) == RIGHT
    for name in ("a", "c"):
        assert json.loads((folder / name / "expected.json").read_text()) == WRONG


def test_accepting_goes_with_text_only(suite):
    folder = suite(wrong=(CASE, WRONG))
    code, out, err = test(folder, "--accept", "--format", "junit")
    assert (code, out) == (2, "") and "--accept" in err
    assert json.loads((folder / "wrong" / "expected.json").read_text()) == WRONG


# For programs


def test_the_result_is_told_to_programs_whole(suite):
    folder = suite(
        bad=({"answers": {"pain": "very"}}, None), other=(CASE, WRONG), right=(CASE, RIGHT), torn=(b"{", {"complete": True}),
        error=(CASE, {"error": {"path": "$.answers.pain"}}), nothing=(CASE, b"no JSON"))
    (folder / "empty").mkdir()
    code, out, err = test(folder, "--format", "json")
    report = json.loads(out)
    assert (code, err, report["passed"], report["withoutCase"]) == (1, "", False, ["empty"])
    assert report["guideline"]["id"] == "wervelmetastasen" and report["guideline"]["digest"].startswith("sha256:")
    cases = {case["case"]: case for case in report["cases"]}
    assert {name: case["passed"] for name, case in cases.items()} == {
        "bad": False, "other": False, "right": True, "torn": False, "error": False, "nothing": False}
    assert not cases["bad"]["expected"] and cases["other"]["expected"]
    (bad,), (torn,) = cases["bad"]["failures"], cases["torn"]["failures"]
    assert bad["error"]["path"] == "$.answers.pain" and "severe" in bad["error"]["allowed"] and torn["error"]["path"] == "1:2"
    (other,) = cases["other"]["failures"]
    assert other == {"path": "$.trees[0].outcome", "expected": "supportive-care", "found": "repeat-imaging"}
    assert cases["error"]["failures"] == [{"message": "expected an error, got an advice"}]
    assert cases["nothing"]["failures"][0]["file"] == "nothing/expected.json"
    for count in report["coverage"].values():
        assert 0 <= count["covered"] <= count["all"]
    assert len(report["proposed"]) > 0 and isinstance(report["fewest"], bool)
    proposed = subprocess.run(
        [PROGRAM, "advise", "--format", "json"], input=json.dumps(report["proposed"][0]).encode(), capture_output=True)
    assert proposed.returncode == 0
    assert any(branch["tree"] == "imaging" and branch["values"] for branch in report["missing"])


def test_what_passes_is_told_to_programs_too(suite):
    code, out, _ = test(suite(right=(CASE, RIGHT)), "--format", "json")
    report = json.loads(out)
    assert (code, report["passed"], report["cases"][0]["failures"]) == (0, True, [])


def test_a_folder_without_a_case_is_one_error_to_programs(tmp_path):
    code, out, err = test(tmp_path, "--format", "json")
    assert code == 2 and "no case here" in err and json.loads(out).keys() == {"error"}


def test_accepting_is_not_for_programs(suite):
    folder = suite(other=(CASE, WRONG))
    code, out, _ = test(folder, "--format", "json", "--accept")
    assert (code, out) == (2, "") and json.loads((folder / "other" / "expected.json").read_text()) == WRONG


# Plans

PLANNED = {"now": NOW, "events": {"suspicion": "2026-11-22T20:10:00+01:00"}, "answers": {
    "adequate-imaging": "unavailable", "compression-signs": "absent", "lhermitte": "absent", "radicular-deficit": "unilateral",
    "progression-onset": "under-7-days", "primary-tumour": "unknown"}}
PLAN = [
    {"step": "steroids-after-biopsy", "state": "waits", "for": "biopsy", "conflict": True},
    {"step": "whole-spine-imaging", "state": "open", "urgency": "within-a-day", "due": "2026-11-23T20:10:00+01:00"},
    {"tree": "further-diagnostics", "state": "decide", "needs": ["imaging-result", "recent-ct"]}]


def complaints(folder, *arguments):
    code, out, err = test(folder, *arguments)
    assert (code, err) == (1, "")
    return [line.strip() for line in told(out).splitlines()[1:]]


def test_a_plan_is_compared_by_what_is_expected_of_each_line(suite):
    expected = {"plan": PLAN, "planSettled": False, "cautions": [{"code": "C7", "folded": True}],
                "later": [{"item": "imaging-result", "from": "imaging-result"}]}
    assert test(suite(one=(PLANNED, expected)))[0] == 0


@pytest.mark.parametrize("plan, words", [
    ([PLAN[0] | {"state": "open"}, *PLAN[1:]], ["step steroids-after-biopsy: state is waits, expected open"]),
    ([PLAN[0], PLAN[1] | {"urgency": "at-once"}, PLAN[2]], ["step whole-spine-imaging: urgency is within-a-day, expected at-once"]),
    ([PLAN[0], PLAN[1] | {"due": "2026-11-23T21:00:00+01:00"}, PLAN[2]],
     ["step whole-spine-imaging: due is 2026-11-23T20:10:00+01:00, expected 2026-11-23T21:00:00+01:00"]),
    ([PLAN[0], PLAN[1] | {"conflict": True}, PLAN[2]], ["step whole-spine-imaging: conflict is missing, expected true"]),
    ([*PLAN[:2], PLAN[2] | {"needs": ["recent-ct"]}],
     ['decision further-diagnostics: needs is ["imaging-result", "recent-ct"], expected ["recent-ct"]']),
    (PLAN[:2], ["decision further-diagnostics is in the plan and not expected"]),
    ([], ["step steroids-after-biopsy is in the plan and not expected", "step whole-spine-imaging is in the plan and not expected",
          "decision further-diagnostics is in the plan and not expected"]),
    ([*PLAN, {"step": "biopsy"}], ["step biopsy is not in the plan"]),
    ([*PLAN, PLAN[0]], ["step steroids-after-biopsy is expected more than once"]),
    ([PLAN[1], PLAN[0], PLAN[2]],
     ["the order of the plan is steroids-after-biopsy, whole-spine-imaging, further-diagnostics; "
      "expected whole-spine-imaging, steroids-after-biopsy, further-diagnostics"]),
    ([PLAN[2], PLAN[0]], ["step whole-spine-imaging is in the plan and not expected"]),
    ([*PLAN, {"step": "biopsi"}], ["step biopsi is not in the plan and does not exist", "did you mean: biopsy"]),
    ([PLAN[0] | {"state": "wait"}, *PLAN[1:]],
     ["step steroids-after-biopsy: state is waits, expected wait (which does not exist)", "did you mean: waits"]),
    ([PLAN[0] | {"urgency": "at-onc"}, *PLAN[1:]],
     ["step steroids-after-biopsy: urgency is at-once, expected at-onc (which does not exist)", "did you mean: at-once"]),
    ([PLAN[0] | {"stat": "waits"}, *PLAN[1:]], ["step steroids-after-biopsy: there is no key stat", "did you mean: state"]),
    ([PLAN[0] | {"for": "biopsi"}, *PLAN[1:]],
     ["step steroids-after-biopsy: for is biopsy, expected biopsi (which does not exist)", "did you mean: biopsy"]),
    ([{"stpe": "steroids-after-biopsy"}, *PLAN[1:]],
     ["$.plan[0] does not say which line is meant: step, tree, item", "did you mean: step",
      "step steroids-after-biopsy is in the plan and not expected"]),
    ([3, *PLAN], ["$.plan[0] does not say which line is meant: step, tree, item"]),
    ([*PLAN, {"step": "biopsy", "stat": "open"}],
     ["step biopsy is not in the plan", "step biopsy: there is no key stat", "did you mean: state"])])
def test_what_differs_in_a_plan_is_told_by_step(suite, plan, words):
    folder = suite(one=(PLANNED, {"plan": plan}))
    assert complaints(folder) == words
    dutch = test(folder, "--lang", "nl")[1]
    assert "expected" not in told(dutch) and len(told(dutch).splitlines()) == 1 + len(words)
    report = json.loads(test(folder, "--format", "json")[1])
    failures = report["cases"][0]["failures"]
    assert all(one["path"].startswith("$.plan") for one in failures)
    assert [one.get("suggestion") for one in failures if "suggestion" in one] == [
        word.removeprefix("did you mean: ") for word in words if word.startswith("did you mean: ")]
    root = ElementTree.fromstring(test(folder, "--format", "junit")[1])
    assert root[0][0].attrib["message"] == words[0]


@pytest.mark.parametrize("expected, words", [
    ({"cautions": []}, ["caution C7 is shown and not expected"]),
    ({"cautions": [{"code": "C7"}, {"code": "C1"}]}, ["caution C1 is not shown"]),
    ({"cautions": [{"code": "C7", "urgency": "at-once"}]}, ["caution C7: urgency is missing, expected at-once"]),
    ({"cautions": [{"code": "C77"}, {"code": "C7"}]}, ["caution C77 is not shown and does not exist", "did you mean: C7"]),
    ({"later": []}, ["item imaging-result is for later and not expected"]),
    ({"later": [{"item": "imaging-result", "from": "surgery"}]}, ["item imaging-result: from is imaging-result, expected surgery"]),
    ({"planSettled": True}, ["other than expected: $.planSettled", "expected: true", "got: false"]),
    ({"planSetled": False}, ["other than expected: $.planSetled", "expected: false", "got: nothing", "did you mean: planSettled"]),
    ({"plan": {}, "complete": False}, ["other than expected: $.plan"])])
def test_cautions_and_what_comes_later_are_told_by_name(suite, expected, words):
    assert complaints(suite(one=(PLANNED, expected)))[:len(words)] == words


def test_a_plan_is_accepted_by_step(suite):
    folder = suite(one=(PLANNED, {"plan": [PLAN[1] | {"state": "done"}, {"step": "biopsy", "state": "open"}], "planSettled": True}))
    assert test(folder, "--accept")[0] == 0 and test(folder)[0] == 0
    accepted = json.loads((folder / "one" / "expected.json").read_text())
    assert accepted["planSettled"] is False
    first, second, third = accepted["plan"]
    assert first["step"] == "steroids-after-biopsy" and second == PLAN[1] and third["tree"] == "further-diagnostics"


def test_steps_and_cautions_that_no_case_has_are_told(suite):
    folder = suite(one=(PLANNED, {"planSettled": False}))
    _, out, _ = test(folder)
    assert "steps in a plan: 2/26" in out and "cautions of a plan: 1/10" in out
    assert "no case has in its plan: dexamethasone-bolus" in out and "shown for no case: " in out
    report = json.loads(test(folder, "--format", "json")[1])
    assert report["coverage"]["steps"] == {"covered": 2, "all": 26} and "biopsy" in report["missingSteps"]
    assert "C7" not in report["missingCautions"] and "C3" in report["missingCautions"]
