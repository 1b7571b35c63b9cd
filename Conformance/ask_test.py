"""The interview at the terminal: what it keeps, whatever stops it, and what it takes an answer to be."""

import fcntl
import json
import os
import pty
import random
import re
import resource
import select
import shutil
import signal
import socket
import stat
import subprocess
import time
from pathlib import Path

import pytest

from server import PROGRAM

NOW = "2026-11-22T21:00:00+01:00"
# Answers from the first question on, and the case they make.
GIVEN = ["2", "2", "2", "2"]
KEPT = {"adequate-imaging": "unavailable", "compression-signs": "absent", "lhermitte": "absent",
        "radicular-deficit": "unilateral"}
SIGNALS = [signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM]


def ask(place, given, *arguments, **options):
    """Runs an interview to its end; its exit code, standard output and standard error."""
    given = given if isinstance(given, bytes) else "".join(line + "\n" for line in given).encode()
    done = subprocess.run(
        [PROGRAM, "ask", "--now", NOW, *(["--save", str(place)] if place else []), *arguments],
        input=given, capture_output=True, timeout=30, **options)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def started(place, *arguments, **options):
    return subprocess.Popen(
        [PROGRAM, "ask", "--now", NOW, "--save", str(place), *arguments], stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


def say(process, line):
    """Gives one line, and waits for what was understood."""
    process.stdin.write(line.encode() + b"\n")
    process.stdin.flush()
    seen = b""
    while b"> " not in seen:
        assert select.select([process.stdout], [], [], 20)[0], seen
        more = os.read(process.stdout.fileno(), 65536)
        assert more, seen
        seen += more


class Terminal:
    """An interview at a terminal, which shows by "> " that it waits for a line."""

    def __init__(self, place, *arguments, now=NOW):
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen(
            [PROGRAM, "ask", "--now", now, *(["--save", str(place)] if place else []), *arguments],
            stdin=slave, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        os.close(slave)
        self.all = ""
        self.heard = self.listen()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.communicate()
        os.close(self.master)

    def listen(self):
        seen = b""
        while not (seen.endswith(b"> ") and not select.select([self.process.stdout], [], [], 0.02)[0]):
            assert select.select([self.process.stdout], [], [], 20)[0], seen.decode()
            more = os.read(self.process.stdout.fileno(), 65536)
            if not more:
                break
            seen += more
        self.heard = seen.decode()
        self.all += self.heard
        return self.heard

    @property
    def plain(self):
        return re.sub(r"\s+", " ", self.heard).replace("WAT TE DOEN", "Wat te doen")

    def say(self, line):
        os.write(self.master, line.encode() + b"\n")
        return self.listen()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate(timeout=20)


def answers(place):
    return json.loads(place.read_text())["answers"]


def first(count):
    return dict(list(KEPT.items())[:count])


@pytest.fixture
def place(tmp_path):
    """Where to save; whatever happens, nothing else may be left in its folder."""
    place = tmp_path / "saved" / "case.json"
    place.parent.mkdir()
    yield place
    assert [path.name for path in place.parent.iterdir()] in ([], [place.name])


# Saved


def test_every_answer_is_saved_before_a_word_about_it(place):
    process = started(place)
    try:
        for count, line in enumerate(GIVEN, start=1):
            say(process, line)
            assert answers(place) == first(count)
        say(process, "<")
        assert answers(place) == first(3)
    finally:
        process.kill()
        process.communicate()


def test_a_new_file_is_its_owners_alone(place):
    ask(place, GIVEN, preexec_fn=lambda: os.umask(0))
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o660])
def test_the_mode_and_the_owner_of_a_file_stay(place, mode):
    place.write_text('{"answers": {}}')
    place.chmod(mode)
    if os.geteuid() == 0:
        os.chown(place, 12345, 54321)
    before = place.stat()
    assert ask(place, GIVEN)[0] == 0
    after = place.stat()
    assert answers(place) == KEPT
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)


@pytest.mark.parametrize("given", [[], ["q"], ["", "?", "<", "nonsense"], ["2", "<"], ["2", "2", "<", "<", "q"]])
@pytest.mark.parametrize("found", [
    '{"answers":{"pain":"severe"}}', '{"now":"2026-11-20T08:00:00+01:00","answers":{"pain":{"unknown":true}}}\n',
    '{"start":"imaging"}', "{}", '{"events":{"suspicion":"2026-11-22T20:10:00+01:00"}}'])
def test_a_case_stays_byte_by_byte_where_nothing_was_added(place, found, given):
    place.write_text(found)
    assert ask(place, given)[0] == 0
    assert place.read_text() == found


def test_an_interview_goes_on_with_the_case_that_is_there_and_says_so(place):
    place.write_text('{"answers":{"pain":"severe"},"now":"2026-11-20T08:00:00+01:00"}')
    code, out, _ = ask(place, GIVEN)
    assert code == 0 and answers(place) == {"pain": "severe"} | KEPT
    assert "\n> Pijn: Hevig\n" in out and out.index("Pijn: Hevig") < out.index("Nog hoogstens")
    # Limits count on from where they did.
    assert json.loads(place.read_text())["events"] == {"suspicion": {"assumed": "2026-11-20T08:00:00+01:00"}}


def test_an_interview_stopped_and_gone_on_with_at_every_question_is_as_one(place, tmp_path):
    whole = tmp_path / "whole.json"
    ask(whole, GIVEN)
    identities = set()
    for line in GIVEN:
        assert ask(place, [line])[0] == 0
        identities.add(json.loads(place.read_text())["id"])
    assert len(identities) == 1
    stopped, unbroken = json.loads(place.read_text()), json.loads(whole.read_text())
    assert stopped.pop("id") != unbroken.pop("id")
    assert stopped == unbroken


@pytest.mark.parametrize("given, kept", [([], {}), (["q"], {}), (["2", "<", "q"], {}), (["-"], {
    "adequate-imaging": {"unknown": True}})])
@pytest.mark.parametrize("found", [None, b"", b" \n"])
def test_a_file_that_was_empty_or_not_there_holds_a_case_at_the_end(place, found, given, kept):
    if found is not None:
        place.write_bytes(found)
    assert ask(place, given)[0] == 0
    assert answers(place) == kept


NO_CASES = {
    "notes": b"notes", "a comma too many": b'{"answers":{"pain":"severe"},}',
    "another guideline's": b'{"answers":{"pijn":"severe"}}', "no text": b"\xff\xfe{}", "an array": b"[]",
    "a contradiction": b'{"answers":{"radiotherapy-response":"yes","local-treatment":"none"},"start":"short-survival"}',
    "too large": b'{"answers":{}}' + b" " * (1 << 20)}


@pytest.mark.parametrize("language, words", [("nl", "het bestand blijft zoals het is"), ("en", "the file stays as it is")])
@pytest.mark.parametrize("found", NO_CASES)
def test_a_file_that_is_no_case_to_go_on_with_is_not_written_to(place, found, language, words):
    place.write_bytes(NO_CASES[found])
    code, out, err = ask(place, GIVEN, "--lang", language)
    assert (code, out) == (2, "") and str(place) in err and words in err and "severe" not in err
    assert place.read_bytes() == NO_CASES[found]


def test_what_another_program_wrote_meanwhile_stays(place):
    process = started(place)
    say(process, "2")
    place.write_text('{"answers":{"pain":"none"}}')
    _, err = process.communicate(b"2\n", timeout=20)
    assert process.returncode == 3 and str(place) in err.decode()
    assert answers(place) == {"pain": "none"}


def test_a_file_that_was_removed_meanwhile_is_there_again(place):
    process = started(place)
    say(process, "2")
    place.unlink()
    process.communicate(b"2\n", timeout=20)
    assert process.returncode == 0 and answers(place) == first(2)


# Where


@pytest.mark.parametrize("is_there", [True, False])
@pytest.mark.parametrize("absolute", [True, False])
def test_a_link_stays_one_and_what_it_leads_to_is_written(place, tmp_path, absolute, is_there):
    far = tmp_path / "far"
    far.mkdir()
    (far / "link").symlink_to(place if absolute else Path("..") / "saved" / place.name)
    near = tmp_path / "near.json"
    near.symlink_to(far / "link" if absolute else Path("far") / "link")
    if is_there:
        place.write_text("{}")
        place.chmod(0o640)
    assert ask(near, GIVEN, cwd="/")[0] == 0
    assert near.is_symlink() and (far / "link").is_symlink() and not place.is_symlink()
    assert answers(place) == KEPT
    assert stat.S_IMODE(place.stat().st_mode) == (0o640 if is_there else 0o600)
    assert list(far.iterdir()) == [far / "link"]


def test_a_name_alone_lies_in_the_current_folder(place):
    assert ask(place.name, GIVEN, cwd=place.parent)[0] == 0
    assert answers(place) == KEPT


@pytest.mark.parametrize("kind", ["pipe", "folder", "socket", "device", "circle", "slash", "empty", "in a file"])
@pytest.mark.parametrize("through_link", [False, True])
def test_what_is_no_file_is_refused_before_the_first_question(tmp_path, kind, through_link):
    other = tmp_path / "other"
    name = str(other)
    if kind == "pipe":
        os.mkfifo(other)
    elif kind == "folder":
        other.mkdir()
    elif kind == "socket":
        socket.socket(socket.AF_UNIX).bind(name)
    elif kind == "device":
        name = "/dev/null"
    elif kind == "circle":
        other.symlink_to(other)
    elif kind == "slash":
        name += "/"
    elif kind == "empty":
        name = ""
    else:
        other.write_text("{}")
        name += "/case.json"
    if through_link and name:
        (tmp_path / "link").symlink_to(name)
        name = str(tmp_path / "link")
    before = os.lstat(other) if os.path.lexists(other) else None
    code, out, err = ask(None, GIVEN, "--save", name)
    assert (code, out) == (2, "") and "kan niet worden geschreven" in err
    after = os.lstat(other) if os.path.lexists(other) else None
    assert (before and (before.st_ino, before.st_mode)) == (after and (after.st_ino, after.st_mode))


def test_standard_output_is_no_file_to_save_to():
    code, out, _ = ask("/dev/stdout", GIVEN)
    assert (code, out) == (2, "")


# Stopped


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("language, words", [("nl", "de antwoorden staan in"), ("en", "the answers are in")])
def test_a_signal_ends_it_with_what_was_saved(place, number, language, words):
    process = started(place, "--lang", language)
    for line in GIVEN[:2]:
        say(process, line)
    process.send_signal(number)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 128 + number
    assert f"{words} {place}" in err.decode()
    assert answers(place) == first(2)


def test_a_signal_before_the_first_answer_leaves_no_file(place):
    process = started(place)
    os.read(process.stdout.fileno(), 65536)
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 128 + signal.SIGTERM and "niets te bewaren" in err.decode()
    assert not place.exists()


def test_a_signal_that_was_silenced_stays_so(place):
    process = started(place, preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
    say(process, "2")
    process.send_signal(signal.SIGHUP)
    say(process, "2")
    process.communicate(b"q\n", timeout=20)
    assert process.returncode == 0 and answers(place) == first(2)


@pytest.mark.seeds(24)
def test_whatever_kills_it_leaves_a_whole_case_and_nothing_else(place, seed):
    chance = random.Random(seed)
    number = chance.choice([*SIGNALS, signal.SIGKILL, signal.SIGKILL])
    process = started(place)
    os.read(process.stdout.fileno(), 65536)
    os.set_blocking(process.stdin.fileno(), False)
    try:
        process.stdin.write(b"2\n<\n" * 200 + b"2\n2\n2\n")
        process.stdin.flush()
    except BlockingIOError:
        pass
    time.sleep(chance.random() * 0.2)
    process.send_signal(number)
    process.stdout.close()
    process.stdin.close()
    process.wait(timeout=20)
    process.stderr.close()
    kept = answers(place) if place.exists() else {}
    assert kept in [first(count) for count in range(4)]
    before = place.read_bytes() if place.exists() else None
    assert ask(place, ["q"])[0] == 0
    assert before is None or place.read_bytes() == before


def test_what_a_killed_interview_left_is_removed_by_the_next_and_what_one_at_work_has_is_not(tmp_path):
    left, held = tmp_path / ".wervelwijzer-2w5e11264sgsf", tmp_path / ".wervelwijzer-1abcdefghijkl"
    for path in (left, held):
        path.write_text("an answer")
    with held.open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert ask(tmp_path / "case.json", ["q"])[0] == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [held.name, "case.json"]


OTHERS = [".wervelwijzer-case.json", ".wervelwijzer-case", ".wervelwijzer-", ".wervelwijzer-42", ".wervelwijzer-0000000000000",
          ".wervelwijzer-1ABCDEFGHIJKL", ".wervelwijzer-+abcdefghijkl", ".wervelwijzer-1abcdefghijkl.json",
          ".wervelwijzer-radiotherapies", ".wervelwijzer-zzzzzzzzzzzzz"]


@pytest.mark.parametrize("name", ["case.json", ".wervelwijzer-case.json", ".wervelwijzer-2w5e11264sgsf"])
def test_what_is_named_nearly_as_what_a_killed_interview_leaves_stays(tmp_path, name):
    found = '{"answers":{"pain":"severe"}}'
    for path in (*OTHERS, name):
        (tmp_path / path).write_text(found)
    assert ask(tmp_path / name, [])[0] == 0
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == dict.fromkeys((*OTHERS, name), found)


def test_what_no_program_of_ones_own_left_stays(tmp_path):
    left = [tmp_path / f".wervelwijzer-1abcdefghijk{last}" for last in "abcde"]
    left[0].mkdir()
    os.mkfifo(left[1])
    left[2].symlink_to("elsewhere")
    left[3].write_text("somebody else's, with another name")
    os.link(left[3], tmp_path / "other")
    if os.geteuid() == 0:
        left[4].write_text("somebody else's")
        os.chown(left[4], 12345, 54321)
    before = sorted(path.name for path in tmp_path.iterdir())
    assert ask(tmp_path / "case.json", ["q"])[0] == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [*before[:-1], "case.json", before[-1]]


# The clock


EARLIER = "2026-11-22T20:55:00+01:00"


@pytest.mark.parametrize("language, words", [("nl", "volgens de klok"), ("en", "by the clock")])
@pytest.mark.parametrize("found", [
    None, '{"now":"2030-01-01T00:00:00Z"}', '{"now":"2030-01-01T00:00:00Z","answers":{"pain":"severe"}}',
    '{"events":{"suspicion":"2026-11-22T21:00:00+01:00"}}',
    '{"now":"2030-01-01T00:00:00Z","events":{"suspicion":"2026-11-20T08:00:00+01:00"}}'])
def test_a_clock_before_the_case_is_told_before_an_answer_is_lost(place, found, language, words):
    if found:
        place.write_text(found)
    else:
        ask(place, ["2"])
    before = place.read_bytes()
    code, out, err = ask(place, ["1"], "--now", EARLIER, "--lang", language)
    assert (code, out) == (2, "") and place.read_bytes() == before
    assert words in err and "--now" in err and '"now"' not in err and "2030" not in err


@pytest.mark.skipif(shutil.which("faketime") is None, reason="takes faketime")
def test_a_clock_put_back_during_the_interview_loses_nothing(place, tmp_path):
    clock = tmp_path / "clock"
    clock.write_text("@2026-11-22 21:00:00\n")
    process = subprocess.Popen(
        # What the command line sets would go before what the file says.
        ["faketime", "2026-11-22 21:00:00", "sh", "-c", 'unset FAKETIME; exec "$0" ask --save "$1"', PROGRAM, str(place)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "FAKETIME_TIMESTAMP_FILE": str(clock), "FAKETIME_NO_CACHE": "1"})
    say(process, GIVEN[0])
    clock.write_text("@2026-11-22 20:30:00\n")
    out, err = process.communicate("".join(line + "\n" for line in GIVEN[1:]).encode(), timeout=30)
    assert (process.returncode, err) == (0, b"") and answers(place) == KEPT


# Unread and unwritable


def test_answers_are_saved_though_nobody_reads_the_words(place):
    process = started(place)
    process.stdout.close()
    process.stdin.write("".join(line + "\n" for line in GIVEN).encode())
    process.stdin.close()
    assert process.wait(timeout=20) == 0
    assert process.stderr.read() == b"" and answers(place) == KEPT
    process.stderr.close()


@pytest.mark.parametrize("redirect", [">&-", "> /dev/full"])
def test_words_that_cannot_be_written_are_told(place, redirect):
    done = subprocess.run(
        ["sh", "-c", f'exec "$0" ask --save "$1" {redirect}', PROGRAM, str(place)], input=b"2\n2\n",
        stderr=subprocess.PIPE, timeout=20)
    assert done.returncode == 3 and b"kan niet worden geschreven" in done.stderr
    assert answers(place) == first(2)


@pytest.mark.parametrize("limit", [0, 20, 100])
@pytest.mark.parametrize("found", [None, '{"answers":{"pain":"severe"}}'])
def test_a_disk_that_is_full_leaves_the_old_case_and_is_told(place, found, limit):
    if found:
        place.write_text(found)
    code, _, err = ask(
        place, GIVEN, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    assert code == 3 and str(place) in err
    assert (place.read_text() if place.exists() else None) == found


def test_two_interviews_on_one_file_are_told_what_to_do(place):
    process = started(place, "--lang", "en")
    say(process, "2")
    assert ask(place, ["2"])[0] == 0
    _, err = process.communicate(b"1\n", timeout=20)
    assert process.returncode == 3 and b"start again" in err and b"save to another file" in err
    assert answers(place) == first(2)


@pytest.mark.parametrize("name", ["ring", "ring/case.json", "other"])
def test_links_that_go_round_are_told_as_such(tmp_path, name):
    (tmp_path / "ring").symlink_to("ring")
    (tmp_path / "other").symlink_to("ring")
    code, out, err = ask(tmp_path / name, ["2"], "--lang", "en")
    assert (code, out) == (2, "") and "go round in a ring" in err


# Understood


@pytest.mark.parametrize("language, months, words", [
    ("nl", "2,3 m", "Levensverwachting: 3-6 mnd of 6-12 mnd"),
    ("en", "2.3 m", "Life expectancy: 3–6 months or 6–12 months")])
def test_a_comma_that_can_mean_two_things_is_asked_back(place, language, months, words):
    first = ["--start", "treatment-indication", "--lang", language]
    _, out, _ = ask(place, ["2", "2", "2,3"], *first)
    assert "life-expectancy" not in answers(place) and months in out and " 2 3 " in out
    _, out, _ = ask(place, ["2 3"], *first)
    assert answers(place)["life-expectancy"] == ["3-to-6-months", "6-to-12-months"]
    assert f"\n> {words}\n" in out


def test_the_time_that_a_way_in_counts_from_is_asked_first_and_every_answer_can_be_saved(place):
    with Terminal(place, "--start", "time-to-treatment") as terminal:
        assert "Wanneer is de definitieve diagnose gesteld?" in terminal.plain
        asked = [terminal.say("20:10")]
        assert "> Definitieve diagnose: zo 22 nov 2026 20:10; 50 min geleden\n" in terminal.all
        while "Wat te doen" not in terminal.plain and len(asked) < 60:
            asked.append(terminal.say("1" if len(asked) == 1 else "-"))
        assert not any(re.search(r"^Wanneer .*\?$", words, re.M) and "Tijdstip:" in words for words in asked[:-1])
    assert len(answers(place)) == len(asked) - 1
    advised = subprocess.run(
        [PROGRAM, "advise", str(place), "--now", NOW], capture_output=True, timeout=20)
    assert advised.returncode == 0


def test_nothing_typed_is_repeated_where_it_is_no_answer():
    secret = "zeldzaam-geheim"
    _, out, err = ask(None, [secret, f"2 {secret}", f"2,{secret}", f"{secret}?", "q"])
    assert secret not in out + err


# What changed


def news(given, *start, language="nl"):
    """What is told after the last answer and before the next question or the plan, on one line."""
    trees = [part for tree in start for part in ("--start", tree)]
    _, out, _ = ask(None, given, "--lang", language, *trees)
    told = re.split(r"^> ", out, flags=re.MULTILINE)[len(given)]
    told = re.split(r"\n\n", told)[0].replace("WAT TE DOEN", "")
    return " ".join(told.split())


@pytest.mark.parametrize("language, wait, bolus", [
    ("nl", "wacht tot na het biopt", "Direct dexamethason"), ("en", "biopsy", "Dexamethasone now")])
def test_a_step_that_waits_is_never_told_as_its_tree_has_it(language, wait, bolus):
    start = ["steroids-before-imaging", "steroids"]
    for given in [["unknown"], ["unknown", "clinical"], ["unknown", "clinical", "radiotherapy"]]:
        told = news(given, *start, language=language)
        assert bolus not in told
        assert "Vervallen: Corticosteroïden" not in told and "Lapsed: Corticosteroids" not in told
    told = news(["unknown"], *start, language=language)
    assert wait in told


def test_a_caution_is_told_as_soon_as_it_shows_and_not_only_at_the_end():
    told = news(["-", "deterioration"], "surgery-radiotherapy-interval")
    caution, line = told.index("Direct de operateur bellen, spoed-MRI"), told.index("Nieuw · ")
    assert caution < told.index("(eigen aanvulling)") < line
    assert "oordeel van de operateur" in told


def test_trees_that_differ_are_told_with_both_sides():
    told = news(["known", "none"], "steroids-before-imaging", "steroids")
    assert "de bomen verschillen" in told and "tegenover ‘Geen corticosteroïden’" in told
    assert "Nieuw · Geen" not in told and "Vervallen" not in told


# Stops


# From the first question to the follow-up; what belongs together is told at one stop.
COURSE = [["2"], ["2"], ["2"], ["2"], ["2d"], ["2"], ["2"], ["gisteren 20:10"], ["1", "09:00"],
          ["1"], ["1"], ["1"], ["1"], ["1"], ["ct-thorax-abdomen", "!"], ["biopsy", "!"]]
BEFORE_IMAGING, BEFORE_CT = COURSE[:8], COURSE[:14]


def case(place):
    return json.loads(place.read_text())


@pytest.mark.parametrize("language, todo, waiting, back", [
    ("nl", "WAT TE DOEN", "Wacht op: uitslag beeldvorming", "Kom terug met: uitslag beeldvorming; biopt."),
    ("en", "WHAT TO DO", "Waiting for: imaging result", "Come back with: imaging result; biopsy.")])
def test_it_stops_where_the_next_question_cannot_be_known_and_says_what_to_come_back_with(language, todo, waiting, back):
    _, out, _ = ask(None, ["2", "2", "2", "2", "2d", "2", "2", "q"], "--lang", language)
    stop = out[out.index(todo):]
    assert stop.index(todo) < stop.index(waiting) < stop.index(back)
    assert "Advies compleet" not in out and "Advice complete" not in out


def test_an_assumed_time_is_to_be_confirmed_at_the_stop(place):
    with Terminal(place) as terminal:
        for line in ("2", "2", "2", "2", "2d", "2", "2"):
            terminal.say(line)
        assert "bevestig dit tijdstip" in terminal.plain and "niet bevestigd" in terminal.plain
        assert case(place)["events"] == {"suspicion": {"assumed": NOW}}
        assert "niet bevestigd" not in terminal.say("=")
        assert case(place)["events"] == {"suspicion": NOW}
        terminal.say("<")
        assert case(place)["events"] == {"suspicion": {"assumed": NOW}}


def told(place, units):
    with Terminal(place) as terminal:
        for line in (line for unit in units for line in unit):
            terminal.say(line)
        return terminal.heard


def test_killed_at_every_question_stop_and_prompt_and_gone_on_with_it_is_the_same_case(tmp_path):
    whole = tmp_path / "whole.json"
    told(whole, COURSE)
    unbroken = case(whole)
    assert unbroken["done"] == {"ct-thorax-abdomen": True} and len(unbroken["events"]) == 3
    for unit in range(len(COURSE)):
        for within in range(len(COURSE[unit])):
            place = tmp_path / f"{unit}-{within}.json"
            before = Terminal(place)
            for line in (line for unit in COURSE[:unit] for line in unit):
                before.say(line)
            for line in COURSE[unit][:within]:
                before.say(line)
            had = case(place)["id"] if place.exists() else None
            was_stop = within > 0 or "Is er iets gebeurd" in before.heard
            before.kill()
            with Terminal(place) as after:
                # What a stop says comes first where the interview goes on at one.
                assert ("WAT TE DOEN" in after.heard) == was_stop
                for line in (line for unit in COURSE[unit:] for line in unit):
                    after.say(line)
            found = case(place)
            assert had is None or found["id"] == had
            assert found | {"id": 0} == unbroken | {"id": 0}, (unit, within)


def test_a_case_that_stopped_goes_on_at_its_stop_with_the_plan_first(place):
    told(place, BEFORE_IMAGING)
    before = place.read_bytes()
    with Terminal(place) as terminal:
        assert terminal.heard.index("WAT TE DOEN") < terminal.heard.index("Kom terug met")
        terminal.say("q")
    assert place.read_bytes() == before


def test_a_step_is_ticked_with_or_without_its_time_and_taken_back(place):
    told(place, BEFORE_CT)
    with Terminal(place) as terminal:
        assert "21:30" not in terminal.say("ct-thorax-abdomen")
        assert "moet nog komen" in terminal.say("21:30")
        terminal.say("20:30")
        assert case(place)["done"] == {"ct-thorax-abdomen": "2026-11-22T20:30:00+01:00"}
        terminal.say("<")
        assert "done" not in case(place)
        terminal.say("ct-thorax-abdomen")
        assert "ongewijzigd" in terminal.say("-")
        assert "done" not in case(place)


def test_a_later_item_is_answered_all_the_same(place):
    told(place, BEFORE_IMAGING)
    with Terminal(place) as terminal:
        row = re.search(r"^ +(\d+)  Uitslag beeldvorming: dit is al gebeurd", terminal.heard, re.M)[1]
        assert "Uitslag beeldvorming" in terminal.say(row)
        terminal.say("-")
        assert "imaging-result" not in answers(place)
        terminal.say(row)
        terminal.say("1")
        assert answers(place)["imaging-result"] == "consistent"


@pytest.mark.parametrize("time, suspicion", [("20:45", "2026-11-22T20:45:00+01:00"), ("-", {"assumed": NOW})])
def test_a_new_episode_keeps_what_the_guideline_says_and_the_old_case_as_a_file(tmp_path, time, suspicion):
    place = tmp_path / "case.json"
    told(place, COURSE)
    old = place.read_bytes()
    with Terminal(place) as terminal:
        assert "primaire tumor" in terminal.say("n")
        assert place.read_bytes() == old
        said = terminal.say(time)
        assert "case-1.json" in said and "Beeldvorming waarop" in said
        new = case(place)
        assert new["answers"] == {"primary-tumour": "unknown"} and new["events"] == {"suspicion": suspicion}
        assert new["id"] != json.loads(old)["id"] and "done" not in new
        terminal.say("2")
        terminal.say("<")
        assert case(place) == new
        terminal.say("<")
        assert case(place) == json.loads(old)
    assert (tmp_path / "case-1.json").read_bytes() == old
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case-1.json", "case.json"]


def test_a_new_episode_keeps_a_course_that_runs(tmp_path):
    place = tmp_path / "case.json"
    started = "2026-11-18T12:00:00+01:00"
    place.write_text(json.dumps({"format": 2, "answers": {}, "events": {"dexamethasone-start": started}}))
    with Terminal(place, "--start", "follow-up") as terminal:
        terminal.say("2")
        assert "dexamethason gestart wo 18 nov 12:00" in terminal.say("n")
        said = terminal.say("20:45")
        assert "Dexamethason 1dd 8-16 mg p.o.: loopt sinds wo 18 nov 12:00" in said or "Beeldvorming waarop" in said
    assert case(place)["events"] == {"dexamethasone-start": started, "suspicion": "2026-11-22T20:45:00+01:00"}


def test_a_new_episode_is_left_with_nothing_changed(place):
    told(place, BEFORE_IMAGING)
    before = place.read_bytes()
    with Terminal(place) as terminal:
        terminal.say("n")
        assert "Geen tijdstip herkend" in terminal.say("morgen misschien")
        assert "ongewijzigd" in terminal.say("<")
    assert place.read_bytes() == before


@pytest.mark.parametrize("language, words", [("nl", ("Typ ", "Kies ")), ("en", ("Type ", "Choose "))])
def test_whatever_is_mistyped_is_told_with_what_is_allowed(tmp_path, language, words):
    secret = "zeldzaamgeheim"
    lines = ["2", "2", "2", "2", "2d", "2", "2", "=", "1", "-", "ct-thorax-abdomen", "-", "n", "<"]
    with Terminal(tmp_path / "case.json", "--lang", language) as terminal:
        for line in lines:
            for typo in (secret, "999", "!!", "2 999", "1,,2"):
                said = terminal.say(typo)
                assert any(word in said for word in words) or "20:10" in said, (line, typo, said)
                assert secret not in said
            terminal.say(line)


def test_the_end_is_complete_only_where_the_plan_is_settled(tmp_path):
    place = tmp_path / "case.json"
    chance = random.Random(19)
    seen = set()
    for run in range(24):
        place.write_text("{}")
        start = chance.choice(["imaging", "follow-up", "treatment-indication", "further-diagnostics", "long-survival"])
        with Terminal(place, "--start", start) as terminal:
            for _ in range(60):
                if terminal.process.poll() is not None or "WAT TE DOEN" in terminal.heard:
                    break
                terminal.say(chance.choice("12-"))
            said = terminal.heard
        if "WAT TE DOEN" not in said:
            continue
        advice = json.loads(subprocess.run(
            [PROGRAM, "advise", str(place), "--now", NOW, "--format", "json"], capture_output=True, timeout=20).stdout)
        settled = advice["planSettled"] and not advice["later"]
        assert ("Advies compleet" in said) == settled and ("Wacht op: " in said) == (not settled)
        seen.add(settled)
    assert seen == {True, False}


@pytest.mark.seeds(12)
def test_with_every_answer_fewer_questions_can_come(tmp_path, seed):
    chance = random.Random(seed)
    left = 1000
    with Terminal(tmp_path / "case.json") as terminal:
        while count := re.search(r"Nog hoogstens (\d+) vra", terminal.heard):
            assert int(count[1]) < left, terminal.heard
            left = int(count[1])
            replies = ["=", "-", "gisteren 08:00"] if "Is er iets gebeurd" in terminal.heard else ["1", "2", "3", "1 2", "-", "2d"]
            for _ in range(60):
                said = terminal.say(chance.choice(replies))
                if "Nog hoogstens" in said or "Is er iets gebeurd" in said:
                    break
            else:
                raise AssertionError(said)
        assert "Is er iets gebeurd" in terminal.heard
