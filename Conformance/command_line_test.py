"""The program as its users run it: results, messages and exit codes of interface.md."""

import json
import os
import pty
import select
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

PROGRAM = os.environ.get("WERVELWIJZER", "wervelwijzer")
ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "Guidelines" / "wervelmetastasen" / "cases"


def run(*arguments, text=None, stdin=None):
    """Runs the program and gives its exit code, standard output and standard error as bytes."""
    given = text.encode() if text is not None else stdin
    done = subprocess.run(
        [PROGRAM, *arguments], input=given if given is not None else b"", capture_output=True, timeout=60
    )
    return done.returncode, done.stdout, done.stderr.decode()


def advice(case, *arguments):
    """The advice for a case, which must be given without a complaint."""
    code, out, err = run("advise", "--format", "json", *arguments, text=json.dumps(case))
    assert (code, err) == (0, "")
    return json.loads(out)


def test_version_shows_the_logic_digest():
    code, out, err = run("--version")
    assert (code, err) == (0, "")
    assert "sha256:" in out.decode()


@pytest.mark.parametrize("command", [[], ["advise"], ["ask"], ["items"], ["check"], ["draw"]])
def test_every_command_has_help(command):
    code, out, err = run(*command, "--help")
    assert (code, err) == (0, "")
    assert b"USAGE" in out.upper()


@pytest.mark.parametrize(
    "arguments", [["advsie"], ["advise", "--format", "xml"], ["items", "--lang", "fr"], ["advise", "--actions"],
                  ["advise", "--ndjson", "--format", "text"], ["advise", "--ndjson", "--format", "html"]]
)
def test_bad_options_exit_with_2(arguments):
    code, out, err = run(*arguments)
    assert (code, out) == (2, b"")
    assert err


@pytest.mark.parametrize("arguments, meant", [
    (["chekc"], "check"), (["advsie"], "advise"), (["help", "chekc"], "check"), (["chekc", "--help"], "check"),
    (["--help", "chekc"], "check"), (["help", "check", "x"], None), (["help", "check", "draw"], None), ([""], None),
    (["--version", "chekc"], "check"), (["help", "qqqqqqq"], None)])
def test_what_is_no_command_is_refused_also_where_help_is_asked_for(arguments, meant):
    code, out, err = run(*arguments)
    assert (code, out) == (2, b"")
    assert meant is None or f"bedoelde u: {meant}\n" in err and "readings" in err


def test_the_version_is_shown_whatever_command_it_is_asked_of():
    version = run("--version")
    for arguments in (["check", "--version"], ["--version", "check"], ["help", "check", "--version"], ["ask", "--version"]):
        assert run(*arguments) == version
    assert run("check", "--", "--version")[0] == 2


# What a terminal obeys, and what nobody sees.
STEERING = "x\x1b[31m\u202ey\nz\x07"
SHOWN = "x<U+001B>[31m<U+202E>y<U+000A>z<U+0007>"


@pytest.mark.parametrize("arguments", [
    ["check", STEERING], ["diff", STEERING, "built-in"], ["diff", STEERING + ":wm", "built-in"], ["test", STEERING],
    ["advise", STEERING], ["ask", "--save", STEERING + "/case.json"], ["advise", "--guideline", STEERING], [STEERING],
    ["help", STEERING], ["check", "--lang", STEERING], ["check", "--limit", STEERING], ["check", "--" + STEERING],
    ["items", STEERING], ["draw", "--case", STEERING], ["explain", STEERING], ["serve", "--guideline", STEERING]])
def test_what_is_echoed_steers_no_terminal(arguments, tmp_path):
    done = subprocess.run([PROGRAM, *arguments], input=b"", capture_output=True, timeout=60, cwd=tmp_path)
    assert done.returncode == 2
    said = done.stderr.decode()
    assert not {"\x1b", "\x07", "\u202e"} & set(said) and SHOWN in said


def test_what_is_echoed_in_json_steers_no_terminal(tmp_path):
    for arguments in (["diff", STEERING + ":wm", "built-in"], ["advise", STEERING], ["test", STEERING]):
        done = subprocess.run([PROGRAM, *arguments, "--format", "json"], input=b"", capture_output=True, cwd=tmp_path)
        assert done.returncode == 2 and SHOWN in json.loads(done.stdout)["error"]["message"]


@pytest.mark.parametrize("command", [["check"], ["test"], ["diff", "built-in"]])
def test_a_path_is_told_for_what_it_is(command, tmp_path):
    file = tmp_path / "items.yaml"
    file.write_text("")
    code, out, err = run(*command, str(file), "--lang", "en")
    assert (code, out) == (2, b"") and err == f"error: {file}: this is a file; a folder is expected\n"
    code, out, err = run(*command, "", "--lang", "en")
    assert (code, out) == (2, b"") and err == "error: '': there is no such folder\n"


@pytest.mark.parametrize("arguments", [
    ["advise", ""], ["advise", "--guideline", ""], ["ask", "--save", ""], ["draw", "--case", ""]])
def test_an_empty_path_is_shown(arguments):
    code, out, err = run(*arguments)
    assert (code, out) == (2, b"") and "''" in err


@pytest.mark.parametrize("make, words", [
    (None, "'': there is no such folder"), (Path.touch, "this is a file; a folder is expected"),
    (os.mkfifo, "this is a file; a folder is expected")])
def test_flowcharts_go_into_a_folder(make, words, tmp_path):
    place = tmp_path / "drawn"
    if make:
        make(place)
    done = subprocess.run(
        [PROGRAM, "test", str(CASES), "--lang", "en", "--flowcharts", str(place) if make else ""], capture_output=True,
        timeout=60, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"") and words in done.stderr.decode()
    assert [path.name for path in tmp_path.iterdir()] == (["drawn"] if make else [])


def test_completions_come_for_shells():
    code, out, _ = run("--generate-completion-script", "bash")
    assert code == 0 and b"wervelwijzer" in out


# Hides what the kernel tells of processes, as a chroot without /proc does.
WITHOUT_PROC = ["unshare", "--map-root-user", "--mount", "sh", "-c", 'mount -t tmpfs none /proc && exec "$0" "$@"']


@pytest.mark.skipif(
    subprocess.run([*WITHOUT_PROC, "true"], capture_output=True).returncode != 0, reason="takes a namespace of its own")
@pytest.mark.parametrize("arguments", [[], ["check", "/nowhere"], ["advise"], ["--version"], ["nonsense"]])
def test_arguments_that_cannot_be_seen_are_an_internal_fault(arguments):
    """A guard must not pass because its question was not heard."""
    done = subprocess.run([*WITHOUT_PROC, PROGRAM, *arguments], input=b"{}", capture_output=True, timeout=60)
    assert (done.returncode, done.stdout) == (3, b"") and b"/proc" in done.stderr


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
@pytest.mark.parametrize("format", ["text", "json", "html"])
def test_worked_cases_are_advised(case, format):
    code, out, err = run("advise", "--format", format, str(CASES / case / "case.json"))
    expected = json.loads((CASES / case / "expected.json").read_text())
    if "error" in expected:
        assert code == 2 and "local-treatment" in err
        assert json.loads(out)["error"]["path"] == expected["error"]["path"] if format == "json" else out == b""
    else:
        assert (code, err) == (0, "") and out


def test_the_same_case_gives_the_same_bytes():
    case = str(CASES / "01-nacht-zwak-been" / "case.json")
    assert run("advise", "--format", "json", case) == run("advise", "--format", "json", case)


# A secret stands where a patient's data could; no message may repeat it.
SECRET = "zeldzaam-geheim"
BAD_CASES = {
    "unknown item": ('{"answers":{"%s":"severe"}}' % SECRET, "$.answers"),
    "unknown value": ('{"answers":{"pain":"%s"}}' % SECRET, "$.answers.pain"),
    "unknown value in an array": ('{"answers":{"pain":["none","%s"]}}' % SECRET, "$.answers.pain[1]"),
    "value twice": ('{"answers":{"pain":["none","none"]}}', "$.answers.pain[1]"),
    "empty array": ('{"answers":{"pain":[]}}', "$.answers.pain"),
    "null": ('{"answers":{"pain":null}}', "$.answers.pain"),
    "number": ('{"answers":{"pain":3}}', "$.answers.pain"),
    "unknown false": ('{"answers":{"pain":{"unknown":false}}}', "$.answers.pain.unknown"),
    "two keys": ('{"answers":{"progression-onset":{"since":"2026-01-01T00:00:00Z","unknown":true}}}',
                 "$.answers.progression-onset"),
    "measurement on an item without": ('{"answers":{"pain":{"months":3}}}', "$.answers.pain"),
    "months on an onset": ('{"answers":{"progression-onset":{"months":3}}}', "$.answers.progression-onset"),
    "negative months": ('{"answers":{"life-expectancy":{"months":-1}}}', "$.answers.life-expectancy.months"),
    "months out of range": ('{"answers":{"life-expectancy":{"months":1e999}}}', "$.answers.life-expectancy.months"),
    "months as text": ('{"answers":{"life-expectancy":{"months":"%s"}}}' % SECRET, "$.answers.life-expectancy.months"),
    "onset in the future": ('{"now":"2026-01-01T00:00:00Z","answers":{"progression-onset":{"since":"2026-01-01T00:00:01Z"}}}',
                            "$.answers.progression-onset.since"),
    "time without offset": ('{"answers":{"progression-onset":{"since":"2026-01-01T00:00:00"}}}',
                            "$.answers.progression-onset.since"),
    "no time": ('{"now":"%s"}' % SECRET, "$.now"),
    "now before suspicion": ('{"now":"2026-01-01T00:00:00Z","events":{"suspicion":"2026-01-01T00:00:01Z"}}',
                             "$.events.suspicion"),
    "mistyped year of an onset": ('{"answers":{"progression-onset":{"since":"0206-11-20T08:00:00+01:00"}}}',
                                  "$.answers.progression-onset.since"),
    "onset before 1900": ('{"answers":{"paraplegia-onset":{"since":"1899-12-31T23:59:59Z"}}}',
                          "$.answers.paraplegia-onset.since"),
    "event before 1900": ('{"events":{"suspicion":"1900-01-01T00:00:00+00:01"}}', "$.events.suspicion"),
    "now before 1900": ('{"now":"1899-12-31T23:59:59Z"}', "$.now"),
    "unknown event": ('{"events":{"%s":"2026-01-01T00:00:00Z"}}' % SECRET, "$.events"),
    "unknown key": ('{"%s":1}' % SECRET, "$"),
    "unknown tree": ('{"start":"%s"}' % SECRET, "$.start"),
    "tree twice": ('{"start":["imaging","imaging"]}', "$.start[1]"),
    "no trees": ('{"start":[]}', "$.start"),
    "an array": ('["%s"]' % SECRET, "$"),
    "nothing": ("", "1:1"),
    "no JSON": ('{"answers": {\n"pain": %s}}' % SECRET, "2:"),
    "cut off": ('{"answers": {"pain": "none"', "1:28"),
    "comma after the last member": ('{"answers":{"pain":"none"},\n }', "2:2: "),
    "comma after the last value": ('{"answers":{"pain":["none" , ]}}', "1:30: "),
    "half of a surrogate pair in a key": (r'{"answers":{"\ud800":"none"}}', "1:14: "),
    "half of a surrogate pair in a value": (r'{"answers":{"pain":"\ud83d\u0041"}}', "1:21: "),
    "the second half alone": (r'{"answers":{"pain":"x\uDE00"}}', "1:22: "),
    "two first halves": (r'{"\ud83d\ud83d\ude00":1}', "1:3: "),
    "a whole surrogate pair": (r'{"answers":{"pain":"\ud83d\ude00"}}', "$.answers.pain"),
    "brackets and commas in a text": (r'{"answers":{"pain":",]\",}"}}', "$.answers.pain"),
    "an answer twice": ('{"answers":{"pain":"none",\n "pain":"severe"}}', "2:2: "),
    "an answer twice, once in escapes": (r'{"answers":{"pain":"none","p\u0061in":"none"}}', "1:27: "),
    "all answers twice": ('{"answers":{}, "start":"imaging", "answers":{}}', "1:35: "),
    "a key twice deep inside": ('{"answers":{"pain":{"unknown":true,"unknown":true}}}', "1:36: "),
    "nested too deep": ("[" * 10_000, "1:"),
    "objects nested too deep": ('{"a":' * 10_000, "1:"),
    "NUL byte": ('{"a\0":"%s"}' % SECRET, ""),
    "over 1 MiB": ('{"answers":{}}' + " " * (1 << 20), ""),
    "answer against the outcome": ('{"start":"short-survival","answers":{"radiotherapy-response":"yes","local-treatment":"none"}}',
                                   "$.answers.local-treatment"),
}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", BAD_CASES)
def test_a_bad_case_is_refused_without_being_repeated(name, language):
    case, place = BAD_CASES[name]
    code, out, err = run("advise", "--lang", language, "-", text=case)
    assert (code, out) == (2, b"")
    assert place in err and SECRET not in err
    assert err.startswith({"nl": "fout: ", "en": "error: "}[language])


def test_a_moment_at_the_start_of_1900_is_taken():
    moment = "1900-01-01T00:00:00Z"
    for case in ({"now": moment}, {"events": {"suspicion": moment}},
                 {"answers": {"progression-onset": {"since": moment}}}):
        assert advice(case)["trees"]


@pytest.mark.parametrize("command", ["advise", "ask"])
@pytest.mark.parametrize("language, words", [("nl", "kijk het jaartal na"), ("en", "check the year")])
def test_the_option_now_before_1900_is_refused(command, language, words):
    code, out, err = run(command, "--now", "0206-11-22T21:00:00+01:00", "--lang", language, text="{}")
    assert (code, out) == (2, b"") and "--now" in err and words in err


@pytest.mark.parametrize("language, words", [("nl", "geen geldige Unicode"), ("en", "not valid Unicode")])
def test_half_of_a_surrogate_pair_is_told_as_such(language, words):
    _, _, err = run("advise", "--lang", language, "-", text=BAD_CASES["half of a surrogate pair in a key"][0])
    assert words in err


def test_lines_may_be_asked_for_as_json():
    lines = ["advise", "--ndjson", "--now", "2026-11-22T21:00:00+01:00"]
    assert run(*lines, "--format", "json", text="{}\n") == run(*lines, text="{}\n")


def test_invalid_utf8_is_refused():
    code, out, err = run("advise", "-", stdin=b'{"answers":{"pain":"\xff\xfe"}}')
    assert (code, out) == (2, b"") and "UTF-8" in err


def test_100_megabytes_are_refused():
    code, out, err = run("advise", "-", stdin=b" " * 100_000_000)
    assert (code, out) == (2, b"") and "1024 KiB" in err


def test_a_typo_gets_the_nearest_name():
    _, _, err = run("advise", "-", text='{"answers":{"progresion-onset":"under-7-days"}}')
    assert "progression-onset\n" in err.splitlines(keepends=True)[-1]


@pytest.mark.parametrize("path", ["/nowhere/at/all.json", str(ROOT)])
def test_a_missing_file_and_a_folder_are_refused(path):
    code, out, err = run("advise", path)
    assert (code, out) == (2, b"") and path in err


def test_a_reader_that_goes_away_is_no_failure():
    with subprocess.Popen(
        [PROGRAM, "advise", "--ndjson", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        try:
            process.stdin.write(b"{}\n" * 100_000)
            process.stdin.close()
        except BrokenPipeError:
            pass
        assert process.wait(timeout=60) == 0
        assert process.stderr.read() == b""


def test_lines_are_answered_in_order_and_bad_ones_do_not_stop_the_run():
    lines = ['{"start":"follow-up","answers":{"complaints":"yes"}}', "", "no JSON", '{"answers":{"pain":"x"}}',
             " ", '{"start":"follow-up","answers":{"complaints":"no"}}']
    code, out, err = run("advise", "--ndjson", "-", text="\n".join(lines))
    answers = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (2, "")
    assert [answer.get("trees", [{}])[0].get("outcome") for answer in answers] == \
        ["repeat-imaging", None, None, "supportive-care"]
    assert answers[1]["error"].keys() >= {"path", "message", "allowed"}
    assert answers[2]["error"]["allowed"] == ["none", "moderate", "severe"]
    assert all("actions" not in tree for tree in answers[0]["trees"])


def test_thousands_of_lines_keep_their_order():
    values = ["yes", "no"] * 2500
    text = "".join('{"start":"follow-up","answers":{"complaints":"%s"}}\n' % value for value in values)
    code, out, _ = run("advise", "--ndjson", text=text)
    outcomes = [json.loads(line)["trees"][0]["outcome"] for line in out.splitlines()]
    assert code == 0
    assert outcomes == ["repeat-imaging", "supportive-care"] * 2500


def test_actions_come_with_lines_when_asked_for():
    _, out, _ = run("advise", "--ndjson", "--actions", text='{"start":"follow-up","answers":{"complaints":"yes"}}\n')
    assert json.loads(out)["trees"][0]["actions"]["nl"] == "Herhaal beeldvorming"


def test_one_now_holds_for_a_run_of_lines():
    _, out, _ = run("advise", "--ndjson", text="{}\n" * 3000)
    assert len({json.loads(line)["now"] for line in out.splitlines()}) == 1


def test_a_line_that_is_too_long_is_refused_and_the_next_is_answered():
    _, out, _ = run("advise", "--ndjson", stdin=b"x" * 3_000_000 + b"\n{}\n")
    first, second = [json.loads(line) for line in out.splitlines()]
    assert "error" in first and "trees" in second


def test_the_full_set_of_values_is_the_same_as_no_answer():
    full = advice({"now": "2026-01-01T00:00:00Z", "answers": {"pain": ["none", "moderate", "severe"]}})
    assert full == advice({"now": "2026-01-01T00:00:00Z"})


def test_items_lists_every_item_as_json():
    code, out, _ = run("items", "--format", "json")
    items = json.loads(out)
    assert code == 0 and len(items) == 33
    assert [item["item"] for item in items if item.get("measurement")] == \
        ["paraplegia-onset", "progression-onset", "life-expectancy"]


def test_check_says_that_the_built_in_guideline_is_sound():
    code, out, err = run("check")
    assert (code, err) == (0, "") and b"sha256:" in out


def test_check_of_a_folder_equals_the_built_in_one():
    code, out, _ = run("check", str(ROOT / "Guidelines" / "wervelmetastasen"))
    assert code == 0 and out == run("check")[1]


def test_check_exits_with_1_on_a_mistake_and_2_without_a_folder():
    with tempfile.TemporaryDirectory() as folder:
        code, out, _ = run("check", folder)
        assert code == 1 and b"guideline.yaml" in out
    code, out, err = run("check", "/nowhere/at/all")
    assert (code, out) == (2, b"") and "/nowhere/at/all" in err


def test_a_guideline_with_a_mistake_is_refused_with_its_place():
    with tempfile.TemporaryDirectory() as folder:
        code, out, err = run("items", "--guideline", folder)
        assert (code, out) == (2, b"") and "guideline.yaml" in err


def read_until(descriptor, wanted, seconds=20):
    """What comes from a descriptor until it holds some bytes, which must happen in time."""
    seen = b""
    end = time.monotonic() + seconds
    while wanted not in seen:
        ready, _, _ = select.select([descriptor], [], [], max(0, end - time.monotonic()))
        assert ready, (wanted, seen)
        try:
            more = os.read(descriptor, 65536)
        except OSError:  # a terminal says so when the program has gone
            more = b""
        assert more, (wanted, seen)
        seen += more
    return seen


@pytest.mark.parametrize("language, words", [("nl", "kan niet worden geschreven"), ("en", "cannot be written")])
def test_ask_refuses_a_place_it_cannot_write_to_before_the_first_question(tmp_path, language, words):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("kept")
    for place in (tmp_path / "none" / "case.json", tmp_path / "folder", tmp_path / "file" / "case.json"):
        code, out, err = run("ask", "--save", str(place), "--lang", language, text="q\n")
        assert (code, out) == (2, b"") and str(place) in err and words in err
    assert (tmp_path / "file").read_text() == "kept"


def test_ask_writes_no_file_where_its_options_are_wrong(tmp_path):
    place = tmp_path / "case.json"
    code, out, _ = run("ask", "--save", str(place), "--start", "nowhere")
    assert (code, out) == (2, b"") and not place.exists()
    assert run("ask", "--save", str(place), text="q\n")[0] == 0
    assert json.loads(place.read_text()).keys() >= {"answers"}


def test_ask_answers_each_line_at_a_terminal():
    with tempfile.TemporaryDirectory() as folder:
        saved = Path(folder) / "case.json"
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [PROGRAM, "ask", "--save", str(saved)], stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True
        )
        os.close(theirs)
        try:
            read_until(ours, b"> ")
            for answer, reply in [("2", "Kliniek"), ("afwezg", "Afwezig"), ("2", "Lhermitte"), ("<", "Kliniek"),
                                  ("2", "Lhermitte"), ("2", "Radiculaire uitval"), ("bi", "Nieuw · ")]:
                os.write(ours, answer.encode() + b"\n")
                read_until(ours, reply.encode())
            os.write(ours, b"q\n")
            read_until(ours, b"sha256:")
            assert process.wait(timeout=20) == 0
        finally:
            process.kill()
            os.close(ours)
        case = json.loads(saved.read_text())
        assert case["answers"] == {"adequate-imaging": "unavailable", "compression-signs": "absent",
                                   "lhermitte": "absent", "radicular-deficit": "bilateral"}
        assert "suspicion" in case["events"] and "now" not in case


def test_a_line_is_answered_while_the_input_stays_open():
    with subprocess.Popen([PROGRAM, "advise", "--ndjson"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        for value, outcome in [("yes", b"repeat-imaging"), ("no", b"supportive-care")]:
            process.stdin.write(b'{"start":"follow-up","answers":{"complaints":"%s"}}\n' % value.encode())
            process.stdin.flush()
            assert outcome in read_until(process.stdout.fileno(), b"\n")
        process.stdin.close()
        assert process.wait(timeout=20) == 0
