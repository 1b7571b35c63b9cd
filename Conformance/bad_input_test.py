"""Guidelines that are large, hostile or wrong: analysed or refused with a reason, never waited for.

Every command gets 60 seconds and 2 GB, far more than any needs; what would take longer is refused by
`--limit`, which counts nodes and steps and so refuses the same on every machine. The limit here is a
twentieth of the usual one, because these tests run a program that was built for debugging.
"""

import json
import os
import resource
import subprocess

import pytest

import generated_guideline as generated
from guideline_folder import BUILT_IN, ROOT, branch, changed, read, tree_files, write

PROGRAM = os.environ.get("WERVELWIJZER", "wervelwijzer")
MEMORY = 2 << 30
LIMIT = ["--limit", 50_000]


def bounded():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def run(*arguments, text="", cwd=None):
    done = subprocess.run(
        [PROGRAM, *map(str, arguments)], input=text, capture_output=True, text=True, timeout=60,
        preexec_fn=bounded, cwd=cwd)
    return done.returncode, done.stdout, done.stderr


SHAPES = {
    "a hundred trees, a thousand decisions": lambda: generated.growing(1000),
    "hidden weighted bit": lambda: generated.hidden_weighted_bit(14),
    "hidden weighted bit, large": lambda: generated.hidden_weighted_bit(28),
    "bad order": lambda: generated.bad_order(8),
    "bad order, large": lambda: generated.bad_order(40),
    "at least eight of sixteen": lambda: generated.at_least(8, 16),
    "at least fifteen of thirty": lambda: generated.at_least(15, 30),
    "asked twice": lambda: generated.asked_twice(10),
    "asked twice, large": lambda: generated.asked_twice(40),
    "a question that matters to nobody": lambda: generated.idle_end(20),
    "a question that matters to nobody, large": lambda: generated.idle_end(200),
    "sixteen values": lambda: generated.wide_items(3),
    "twenty values": lambda: generated.wide_items(2, 20),
    "asked elsewhere": lambda: generated.asked_elsewhere(9),
    "twins": lambda: generated.twins(60),
    "a long way": lambda: generated.long_way(200),
    "trees that are all linked": lambda: generated.all_linked(25),
}
COMMANDS = [
    "check", "diff", "readings", "explain", "test", "advise", "advise --order fewest", "ask --order fewest",
    "draw", "draw --case", "overview"]


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """By shape, its folder with another reading, and one with that reading as the only one."""
    made = {}

    def folder(shape):
        if shape not in made:
            place = tmp_path_factory.mktemp("shape")
            one = SHAPES[shape]()
            tree = list(one.trees)[-1]
            old = one.read_otherwise(tree).write(place / "old")
            one.readings = {}
            made[shape] = (old, one.change(tree).write(place / "new"))
        return made[shape]

    return folder


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("shape", SHAPES)
def test_any_guideline_is_analysed_or_refused_with_a_reason(shape, command, folders, tmp_path):
    old, new = folders(shape)
    (tmp_path / "one.json").write_text('{"answers": {}}')
    case = json.dumps({"answers": {}})
    tree = sorted(file.stem for file in (old / "trees").iterdir())[-1]
    english = [*LIMIT, "--guideline", old, "--lang", "en"]
    code, out, err = {
        "check": lambda: run("check", old, *LIMIT, "--lang", "en"),
        "diff": lambda: run("diff", old, new, *LIMIT, "--lang", "en"),
        "readings": lambda: run("readings", "--guideline", old, *LIMIT, "--lang", "en"),
        "explain": lambda: run("explain", "-", "--guideline", old, *LIMIT, "--lang", "en", text=case),
        "test": lambda: run("test", tmp_path, "--guideline", old, *LIMIT, "--lang", "en"),
        "advise": lambda: run("advise", "-", *english, text=case),
        "advise --order fewest": lambda: run("advise", "-", "--order", "fewest", *english, text=case),
        "ask --order fewest": lambda: run("ask", "--order", "fewest", *english, text="1\n2\nq\n"),
        "draw": lambda: run("draw", tree, *english),
        "draw --case": lambda: run("draw", tree, "--case", "-", *english, text=case),
        "overview": lambda: run("draw", *english),
    }[command]()
    assert code in (0, 1, 2)
    if code == 2:
        assert "raise --limit" in err + out or "the maximum" in err
    else:
        assert out


@pytest.mark.parametrize("command", ["check", "diff", "readings", "explain"])
def test_a_small_limit_refuses_with_a_reason(command, tmp_path):
    folder = changed(
        tmp_path / "new", lambda tree: branch(tree, "spinal-stability-of-area", "stable").update(
            outcome="surgery-then-radiotherapy"), "long-survival")
    code, out, err = {
        "check": lambda: run("check", "--limit", 3, "--lang", "en"),
        "diff": lambda: run("diff", "built-in", folder, "--limit", 3, "--lang", "en"),
        "readings": lambda: run("readings", "--limit", 3, "--lang", "en"),
        "explain": lambda: run("explain", "-", "--limit", 3, "--lang", "en", text="{}"),
    }[command]()
    assert code == 2 and "raise --limit" in err


def test_a_small_limit_keeps_no_case_from_its_verdict(tmp_path):
    wide = generated.bad_order(8).write(tmp_path / "wide")
    code, out, err = run("test", "--limit", 1, "--lang", "en", "--guideline", wide, BUILT_IN / "cases")
    assert (code, err) == (1, "") and "✗" in out and "raise --limit" in out


NOT_WORKED_OUT = {
    "nl": "De volgorde met de minste vragen is niet bepaald",
    "en": "The order with the fewest questions was not worked out",
}


@pytest.fixture(scope="module")
def score(tmp_path_factory):
    return generated.at_least(5, 10).write(tmp_path_factory.mktemp("score") / "folder")


@pytest.mark.parametrize("language", NOT_WORKED_OUT)
def test_that_questions_stand_in_the_order_of_the_source_is_said_once(score, language):
    arguments = ["--order", "fewest", "--limit", 1000, "--guideline", score, "--lang", language]
    code, out, err = run("ask", *arguments, text="1\n2\n1\nq\n")
    assert (code, err) == (0, "") and " ".join(out.split()).count(NOT_WORKED_OUT[language]) == 1
    code, out, err = run("advise", "-", *arguments, text="{}")
    assert (code, err) == (0, "") and " ".join(out.split()).count(NOT_WORKED_OUT[language]) == 1
    code, out, err = run("advise", "-", *arguments, "--format", "json", text="{}")
    advice = json.loads(out)
    assert advice["notWorkedOut"] == ["fewestQuestions"]
    assert advice["questions"] == [f"item-{place}" for place in range(10)]
    code, out, err = run("advise", "-", "--order", "source", *arguments[2:], "--format", "json", text="{}")
    assert "notWorkedOut" not in json.loads(out)


def test_the_order_asked_for_is_worked_out_within_the_limit():
    case = json.dumps({"start": "radiotherapy", "answers": {"neurological-deficit": "present"}})
    for limit, questions in ((1_000_000, ["life-expectancy", "condition"]), (1, ["condition", "life-expectancy"])):
        _, out, _ = run("advise", "-", "--order", "fewest", "--format", "json", "--limit", limit, text=case)
        advice = json.loads(out)
        assert advice["questions"] == questions and ("notWorkedOut" in advice) == (limit == 1)


@pytest.mark.parametrize("language, more", [("nl", "en nog "), ("en", "and ")])
def test_long_lists_of_an_explanation_say_how_many_more_there_are(score, language, more):
    arguments = ["--guideline", score, "--lang", language, *LIMIT]
    code, out, err = run("explain", "-", *arguments, text="{}")
    assert (code, err) == (0, "") and len(out.splitlines()) < 60
    assert sum(line.strip().startswith(more) for line in out.splitlines()) >= 2
    answered = json.dumps({"answers": {f"item-{place}": "value-1" for place in range(10)}})
    code, out, err = run("explain", "-", *arguments, text=answered)
    assert (code, err) == (0, "") and len(out.splitlines()) < 20


def test_long_lists_of_an_explanation_in_json_say_how_many_are_left_out(score):
    code, out, err = run("explain", "-", "--guideline", score, "--format", "json", *LIMIT, text="{}")
    (tree,) = json.loads(out)["trees"]
    assert [len(ending["if"]) for ending in tree["possible"]] == [100, 100]
    assert all(ending["ifLeftOut"] > 100 for ending in tree["possible"])


def rest(out, more):
    """The numbers that are said to be left out of lists."""
    lines = (line.strip().removesuffix(" more") for line in out.splitlines())
    return [int(line.removeprefix(more)) for line in lines
            if line.startswith(more) and line.removeprefix(more).isdigit()]


MORE = pytest.mark.parametrize("language, more", [("nl", "en nog "), ("en", "and ")])


@MORE
def test_long_lists_of_patients_say_how_many_more_there_are(language, more, tmp_path):
    folder = generated.at_least(5, 10)
    folder.read_otherwise("score")
    decisions, _ = folder.trees["score"]
    folder.readings["other-score"] = ("score", [folder.exchanged("score"), (
        *decisions[-2][:2], folder.exchanged("score")[2])])
    old = folder.write(tmp_path / "old")
    new = generated.at_least(6, 10).write(tmp_path / "new")
    for arguments in (["diff", old, new], ["diff", old, new, "--format", "html"]):
        code, out, err = run(*arguments, *LIMIT, "--lang", language)
        assert (code, err) == (1, "")
        assert more in out and len([line for line in out.splitlines() if "item-9" in line]) < 200
    code, out, err = run("diff", old, new, *LIMIT, "--lang", language)
    assert rest(out, more)
    code, out, err = run("diff", old, new, *LIMIT, "--format", "json")
    (tree,) = json.loads(out)["trees"]
    assert max(len(one["conditions"]) for one in tree["classes"]) > 20


@MORE
def test_long_lists_of_changed_words_say_how_many_more_there_are(language, more, tmp_path):
    folder = generated.growing(500)
    old = folder.write(tmp_path / "old")
    new = folder.write(tmp_path / "new")
    (new / "items.yaml").write_text((new / "items.yaml").read_text().replace("help:\n    nl: x", "help:\n    nl: y"))
    code, out, err = run("diff", old, new, *LIMIT, "--lang", language)
    assert (code, err) == (0, "") and rest(out, more) == 2 * [len(folder.items) - 100]
    assert len(out.splitlines()) < 500


@MORE
def test_of_many_cases_those_that_fail_are_told_first(language, more, tmp_path):
    for number in range(240):
        place = tmp_path / f"{number:03}"
        place.mkdir()
        (place / "case.json").write_text("{}")
        (place / "expected.json").write_text(json.dumps({"complete": number == 239}))
    code, out, err = run("test", tmp_path, "--lang", language)
    assert (code, err) == (1, "")
    lines = out.splitlines()
    assert [line for line in lines if line.startswith("✗")] == ["✗ 239"]
    assert len([line for line in lines if line.startswith("✓")]) == 99
    assert rest(out, more)[0] == 140
    code, out, err = run("test", tmp_path, "--lang", language, "--format", "junit")
    assert out.count("<testcase") == 240


@pytest.mark.parametrize("most, can_be_raised", [((8, 16), True), ((20, 40), False)])
def test_verdicts_are_given_whatever_coverage_would_take(most, can_be_raised, tmp_path):
    folder = generated.at_least(*most).write(tmp_path / "guideline")
    for name, expected in [("right", False), ("wrong", True)]:
        place = tmp_path / "cases" / name
        place.mkdir(parents=True)
        (place / "case.json").write_text("{}")
        (place / "expected.json").write_text(json.dumps({"complete": expected}))
    arguments = ["test", tmp_path / "cases", "--guideline", folder, *LIMIT, "--lang", "en"]
    code, out, err = run(*arguments)
    assert (code, err) == (1, "") and "✓ right\n✗ wrong\n" in out
    assert "not worked out: a tree has more" in out and ("raise --limit" in out) == can_be_raised
    code, out, err = run(*arguments, "--format", "json")
    report = json.loads(out)
    assert (code, err, report["notWorkedOut"]) == (1, "", ["coverage"]) and "coverage" not in report
    assert [case["passed"] for case in report["cases"]] == [True, False]
    code, out, err = run(*arguments, "--format", "junit")
    assert (code, err) == (1, "") and 'tests="2" failures="1"' in out
    code, out, err = run(*arguments, "--accept")
    assert (code, err) == (0, "") and json.loads((place / "expected.json").read_text()) == {"complete": False}


def test_an_explanation_gives_what_can_be_worked_out(tmp_path):
    folder = generated.at_least(8, 16).write(tmp_path / "guideline")
    arguments = ["explain", "-", "--guideline", folder, *LIMIT, "--lang", "en"]
    code, out, err = run(*arguments, text="{}")
    assert (code, err) == (0, "") and "With which answers was not worked out" in out
    code, out, err = run(*arguments, "--format", "json", text="{}")
    (tree,) = json.loads(out)["trees"]
    assert (code, err) == (0, "") and "if" in tree["notWorkedOut"]
    assert all("share" in ending and "if" not in ending for ending in tree["possible"])


def test_what_blocks_is_told_before_a_hundred_findings(tmp_path):
    def one_label_for_all(tree):
        for branch in tree["decisions"][0]["branches"]:
            branch["label"] = {"nl": "x", "en": "x"}

    folder = changed(tmp_path / "folder", one_label_for_all, "imaging")
    for file in tree_files(folder).values():
        tree = read(file)
        tree["outcomes"] += [{**tree["outcomes"][0], "outcome": f"unused-{number}"} for number in range(14)]
        write(file, tree)
    code, out, err = run("check", "--plans", "0", folder, "--lang", "en")
    assert (code, err) == (1, "") and ": error: " in out
    (left_out,) = rest(out, "and ")
    code, out, err = run("check", "--plans", "0", folder, "--lang", "en", "--format", "json")
    report = json.loads(out)
    assert len(report["read"] + report["findings"]) == left_out + 100


def test_the_reason_of_a_score_is_the_first_answers_that_make_it(tmp_path):
    folder = generated.at_least(15, 30).write(tmp_path / "folder")
    for yes in (range(30), range(3, 30), range(0, 30, 2)):
        case = {"answers": {f"item-{place}": f"value-{int(place in yes)}" for place in range(30)}}
        code, out, err = run("advise", "-", "--guideline", folder, "--format", "json", text=json.dumps(case))
        (tree,) = json.loads(out)["trees"]
        assert tree["outcome"] == "enough"
        assert tree["because"] == [{"item": f"item-{place}", "values": ["value-1"]} for place in list(yes)[:15]]


def test_a_limit_is_a_number_within_bounds():
    for limit in ("0", "-1", "50000001", "x"):
        code, out, err = run("check", f"--limit={limit}")
        assert (code, out) == (2, "") and "limit" in err


@pytest.mark.parametrize("language, words", [("nl", "git zegt: fatal: "), ("en", "git says: fatal: ")])
@pytest.mark.parametrize("revision", ["no-such-revision:.", "HEAD:no-such-folder"])
def test_a_revision_that_does_not_exist_is_refused(revision, language, words, repository):
    code, out, err = run("diff", revision, "guideline", "--lang", language, cwd=repository)
    assert (code, out) == (2, "") and words in err


def git(*arguments, cwd):
    subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments], cwd=cwd, check=True,
        capture_output=True)


@pytest.fixture
def repository(tmp_path):
    """A git repository whose work tree differs from its only commit in one branch."""
    changed(tmp_path / "guideline", lambda tree: None, "follow-up")
    git("init", "--quiet", cwd=tmp_path)
    git("add", ".", cwd=tmp_path)
    git("commit", "--quiet", "-m", "x", cwd=tmp_path)
    file = tmp_path / "guideline" / "trees" / "12-follow-up.yaml"
    text = file.read_text()
    assert "outcome: supportive-care\noutcomes" in text
    file.write_text(text.replace("outcome: supportive-care\noutcomes", "outcome: repeat-imaging\noutcomes"))
    return tmp_path


def test_a_folder_is_compared_with_its_last_commit(repository):
    code, out, err = run("diff", "HEAD:guideline", "guideline", "--format", "json", cwd=repository)
    assert (code, err) == (1, "")
    (tree,) = json.loads(out)["trees"]
    (patients,) = tree["classes"]
    assert (patients["old"], patients["new"]) == ("supportive-care", "repeat-imaging")
    assert patients["conditions"] == [{"complaints": "no"}]


@pytest.mark.parametrize("place", ["no-such-folder", "README.md", "-x:."])
def test_a_folder_that_is_not_there_is_refused(place):
    for arguments in (["check", place], ["diff", place, "built-in"], ["test", place]):
        code, out, err = run(*arguments)
        assert (code, out) == (2, "") and err


@pytest.mark.parametrize("language, words", [("nl", "bedoelde u"), ("en", "did you mean")])
def test_an_outcome_that_does_not_exist_gets_the_nearest_name(language, words):
    for wish in ("long-survival/sytemic", "sytemic"):
        code, out, err = run("explain", "-", "--why-not", wish, "--lang", language, text="{}")
        assert (code, out) == (2, "") and f"{words}: " in err and "systemic" in err
    code, out, err = run("explain", "-", "--why-not", "imaging/rt-1x8", text="{}")
    assert (code, out) == (2, "")


def test_a_rule_that_does_not_exist_gets_the_nearest_name():
    code, out, err = run("check", "--explain", "idle-qestion", "--lang", "en")
    assert (code, out) == (2, "") and "did you mean: idle-question" in err


# Witnesses


def outcome(case, tree, folder=None):
    """What `advise` says of a tree for a case."""
    guideline = ["--guideline", folder] if folder else []
    code, out, err = run("advise", "-", "--format", "json", *guideline, text=json.dumps(case))
    assert (code, err) == (0, "")
    return next(one for one in json.loads(out)["trees"] if one["tree"] == tree).get("outcome")


def test_every_witness_replays_through_advise(tmp_path):
    for tree, decision, value, other in [
        ("imaging", "radicular-pain", "none", "mri-12h"),
        ("long-survival", "spinal-stability-of-area", "stable", "surgery-then-radiotherapy"),
        ("radiotherapy", "condition", "poor", "rt-10x3"),
    ]:
        folder = changed(
            tmp_path / tree, lambda one: branch(one, decision, value).update(outcome=other), tree)
        code, out, _ = run("diff", "built-in", folder, "--format", "json")
        assert code == 1
        (change,) = json.loads(out)["trees"]
        for patients in change["classes"]:
            assert outcome(patients["witness"], tree) == patients["old"]
            assert outcome(patients["witness"], tree, folder) == patients["new"]


def test_the_witness_of_a_reading_is_told_that_readings_differ():
    _, out, _ = run("readings", "--format", "json")
    for reading in json.loads(out)["readings"]:
        for patients in reading["classes"]:
            code, out, _ = run("advise", "-", "--format", "json", text=json.dumps(patients["witness"]))
            assert code == 0
            differing = [
                one for one in json.loads(out)["readings"]["differ"]
                if (one["reading"], one["tree"]) == (reading["reading"], reading["tree"])]
            assert [one["outcome"] for one in differing] == [patients["new"]]
            assert outcome(patients["witness"], reading["tree"]) == patients["old"]


def test_the_witness_of_a_finding_shows_it(tmp_path):
    """A graver answer with a longer limit: two patients, of whom the witness is the graver."""
    folder = changed(
        tmp_path / "new", lambda tree: branch(tree, "progression-onset", "under-7-days").update(
            outcome="mri-2w"), "imaging")
    code, out, _ = run("check", "--plans", "0", folder, "--format", "json")
    report = json.loads(out)
    found = [one for one in report["findings"] if one["rule"] == "deadline-order"]
    assert found
    for finding in found:
        assert outcome(finding["witness"], "imaging", folder) == "mri-2w"


def test_the_cases_that_test_proposes_are_cases():
    code, out, _ = run("test", BUILT_IN / "cases", "--lang", "en")
    proposed = [json.loads(line) for line in out.splitlines() if line.startswith("{")]
    assert code == 0 and proposed
    for case in proposed:
        for tree in case["start"]:
            assert outcome(case, tree)
