"""Where the program writes: full disks, closed streams, slow and vanished readers.

What is promised: nothing is lost without a word. A reader that went away is no failure, but what a
check, a comparison or a test found stands; whatever else keeps output from arriving is told and
exits with 3.
"""

import copy
import errno
import fcntl
import json
import os
import pty
import resource
import signal
import socket
import subprocess
import time

import pytest

from guideline_folder import BUILT_IN, changed
from server import PROGRAM

CASE = b'{"start":"follow-up","answers":{"complaints":"yes"}}'
# Every command and everything else that writes to standard output.
WRITERS = {
    "--version": ["--version"],
    "no command": [],
    "--help": ["--help"],
    "help of a command": ["help", "diff"],
    "--help of a command": ["check", "--help"],
    "completions": ["--generate-completion-script", "bash"],
    "dumped help": ["--experimental-dump-help"],
    "advise text": ["advise"],
    "advise json": ["advise", "--format", "json"],
    "advise html": ["advise", "--format", "html"],
    "advise lines": ["advise", "--ndjson"],
    "ask": ["ask"],
    "items": ["items"],
    "items json": ["items", "--format", "json"],
    "check": ["check"],
    "check json": ["check", "--format", "json"],
    "check --explain": ["check", "--explain", "dead-item"],
    "diff": ["diff", "built-in", "built-in"],
    "diff json": ["diff", "built-in", "built-in", "--format", "json"],
    "diff html": ["diff", "built-in", "built-in", "--format", "html"],
    "draw": ["draw"],
    "draw a tree": ["draw", "imaging", "--format", "text"],
    "explain": ["explain"],
    "explain json": ["explain", "--format", "json"],
    "readings": ["readings"],
    "readings json": ["readings", "--format", "json"],
    "test": ["test", str(BUILT_IN / "cases")],
    "test junit": ["test", str(BUILT_IN / "cases"), "--format", "junit"],
    "serve": ["serve", "--port", "0"],
}


def run(arguments, *, given=CASE, redirect="", **options):
    """Runs the program through a shell that redirects it; its exit code and standard error."""
    done = subprocess.run(
        ["sh", "-c", f'exec "$0" "$@" {redirect}', PROGRAM, *map(str, arguments)], input=given,
        stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, timeout=60, **options)
    return done.returncode, done.stderr.decode()


@pytest.fixture(scope="module")
def unsound(tmp_path_factory):
    """A guideline with a branch that nobody can take, and other advice for some patients."""

    def change(tree):
        (asked,) = tree["decisions"]
        again = copy.deepcopy({**asked, "decision": "again", "item": asked.get("item", asked["decision"])})
        first, second = again["branches"]
        first["outcome"], second["outcome"] = second["outcome"], first["outcome"]
        del asked["branches"][0]["outcome"]
        asked["branches"][0]["decision"] = "again"
        tree["start"] = asked["decision"]
        tree["decisions"].append(again)

    return changed(tmp_path_factory.mktemp("unsound") / "guideline", change, "follow-up")


@pytest.fixture(scope="module")
def failing(tmp_path_factory):
    """A folder with a case whose advice is other than expected."""
    case = tmp_path_factory.mktemp("cases") / "one"
    case.mkdir()
    (case / "case.json").write_bytes(CASE)
    (case / "expected.json").write_text('{"complete": "never"}')
    return case.parent


@pytest.mark.parametrize("redirect, words", [("> /dev/full", "de schijf is vol"), (">&-", "gesloten")])
@pytest.mark.parametrize("writer", WRITERS)
def test_output_that_cannot_be_written_is_told_and_exits_with_3(writer, redirect, words):
    code, err = run(WRITERS[writer], redirect=redirect)
    assert code == 3
    told = err.splitlines()[-1]  # a server has a log as well
    assert told.startswith("fout: de uitvoer kan niet worden geschreven: ") and words in told
    assert writer == "serve" or err == told + "\n"


def test_the_failure_is_told_in_the_language_asked_for():
    assert run(["items", "--lang", "en"], redirect="> /dev/full") == \
        (3, "error: the output cannot be written: the disk is full\n")


def test_a_verdict_that_cannot_be_written_is_a_failure_all_the_same(unsound, failing):
    for arguments in (["check", unsound], ["diff", "built-in", unsound], ["test", failing]):
        assert run(arguments)[0] == 1
        assert run(arguments, redirect="> /dev/full")[0] == 3


@pytest.mark.parametrize("writer", [name for name in WRITERS if name != "serve"])
def test_a_reader_that_went_away_is_no_failure(writer):
    assert with_closed_pipe(WRITERS[writer]) == (0, "")


def test_a_verdict_stands_where_its_reader_went_away(unsound, failing, tmp_path):
    (tmp_path / "empty").mkdir()
    for arguments in (["check", unsound], ["check", unsound, "--format", "json"], ["check", tmp_path / "empty"],
                      ["diff", "built-in", unsound], ["diff", "built-in", unsound, "--format", "html"],
                      ["test", failing], ["test", failing, "--format", "junit"]):
        assert with_closed_pipe(arguments) == (1, "")


def with_closed_pipe(arguments):
    """The exit code and messages of the program where nobody reads its output."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [PROGRAM, *map(str, arguments)], input=CASE, stdout=writing, stderr=subprocess.PIPE, timeout=60)
    finally:
        os.close(writing)
    return done.returncode, done.stderr.decode()


LINES = b'{"start":"follow-up"}\n' * 3000


def slow_pipe():
    return os.pipe()


def slow_socket():
    reading, writing = socket.socketpair()
    return reading.detach(), writing.detach()


def slow_terminal():
    reading, writing = pty.openpty()
    subprocess.run(["stty", "raw"], stdin=writing, check=True)
    return reading, writing


@pytest.mark.parametrize("channel", [slow_pipe, slow_socket, slow_terminal])
def test_all_arrives_where_a_write_would_have_to_wait(channel):
    reading, writing = channel()
    fcntl.fcntl(writing, fcntl.F_SETFL, fcntl.fcntl(writing, fcntl.F_GETFL) | os.O_NONBLOCK)
    with subprocess.Popen(
        [PROGRAM, "advise", "--ndjson", "--now", "2026-11-22T21:00:00+01:00"], stdin=subprocess.PIPE, stdout=writing,
        stderr=subprocess.PIPE
    ) as process:
        os.close(writing)
        feeder = os.fork()
        if feeder == 0:
            process.stdin.write(LINES)
            process.stdin.close()
            os._exit(0)
        process.stdin.close()
        seen, pauses = b"", 20
        while True:
            if pauses:
                time.sleep(0.02)
                pauses -= 1
            try:
                more = os.read(reading, 4096 if pauses else 1 << 20)
            except OSError as error:
                assert error.errno == errno.EIO  # a terminal whose other side has gone
                break
            if not more:
                break
            seen += more
        assert process.wait(timeout=60) == 0 and process.stderr.read() == b""
        os.waitpid(feeder, 0)
    os.close(reading)
    assert seen.count(b"\n") == 3000
    assert all(json.loads(line)["trees"] for line in seen.splitlines())


def test_messages_arrive_where_a_write_would_have_to_wait():
    """A message longer than a pipe holds, to a reader who is slow."""
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096)
    fcntl.fcntl(writing, fcntl.F_SETFL, os.O_WRONLY | os.O_NONBLOCK)
    with subprocess.Popen([PROGRAM, "x" * 100_000], stderr=writing) as process:
        os.close(writing)
        time.sleep(0.3)
        seen = b""
        while more := os.read(reading, 65536):
            seen += more
        assert process.wait(timeout=60) == 2
    os.close(reading)
    assert seen.count(b"x") >= 100_000


def test_input_that_is_not_there_yet_is_waited_for():
    for arguments in (["advise"], ["advise", "--ndjson"], ["explain"], ["draw", "--case", "-"]):
        reading, writing = os.pipe()
        fcntl.fcntl(reading, fcntl.F_SETFL, os.O_RDONLY | os.O_NONBLOCK)
        with subprocess.Popen(
            [PROGRAM, *arguments], stdin=reading, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            os.close(reading)
            for part in (CASE[:20], CASE[20:] + b"\n"):
                time.sleep(0.3)
                os.write(writing, part)
            os.close(writing)
            out, err = process.communicate(timeout=60)
            assert (process.returncode, err) == (0, b"") and out


def test_a_file_that_may_not_grow_further_is_told(tmp_path):
    with (tmp_path / "out").open("wb") as out:
        done = subprocess.run(
            [PROGRAM, "items"], stdout=out, stderr=subprocess.PIPE, timeout=60,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)))
    assert done.returncode == 3 and "groter" in done.stderr.decode()


def test_a_signal_between_two_parts_loses_nothing():
    """Stopped and continued while it waits for its reader."""
    with subprocess.Popen([PROGRAM, "draw"], stdout=subprocess.PIPE) as process:
        time.sleep(0.5)
        for _ in range(5):
            process.send_signal(signal.SIGSTOP)
            process.send_signal(signal.SIGCONT)
        out = process.stdout.read()
        assert process.wait(timeout=60) == 0
    assert out == subprocess.run([PROGRAM, "draw"], capture_output=True, timeout=60).stdout


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&-", "<&- 2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_taken_by_no_file(closed, failing, tmp_path):
    """What is opened next gets the number of the closed stream, and what is written there would land in it."""
    drawn = tmp_path / "drawn"
    code, _ = run(["test", failing, "--flowcharts", drawn], given=None, redirect=closed)
    assert code == (3 if ">&-" in closed.replace("2>&-", "") else 1)
    files = sorted(drawn.iterdir())
    assert files
    for file in files:
        text = file.read_text()
        assert text.startswith("<svg") and text.endswith("</svg>\n")
    code, _ = run(["advise", "--format", "json", failing / "one" / "case.json"], given=None, redirect=closed)
    assert code == (3 if ">&-" in closed.replace("2>&-", "") else 0)
    assert (failing / "one" / "case.json").read_bytes() == CASE


@pytest.mark.parametrize("arguments", [["advise"], ["advise", "--ndjson"], ["ask"], ["explain"], ["draw", "--case", "-"]])
@pytest.mark.parametrize("redirect", ["<&-", "< .", "0> /dev/null"])
def test_input_that_cannot_be_read_is_told(arguments, redirect):
    code, err = run(arguments, given=None, redirect=redirect)
    assert code == 2 and "kan niet worden gelezen" in err


def test_a_message_that_cannot_be_written_leaves_the_exit_code():
    for redirect in ("2> /dev/full", "2>&-"):
        assert run(["advise"], given=b"no JSON", redirect=redirect)[0] == 2
        assert run(["items"], redirect=redirect)[0] == 0
        assert run(["items"], redirect=f"> /dev/full {redirect}")[0] == 3


def test_a_server_whose_address_nobody_reads_serves():
    reading, writing = os.pipe()
    os.close(reading)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with subprocess.Popen([PROGRAM, "serve", "--port", str(port)], stdout=writing, stderr=subprocess.PIPE) as process:
        os.close(writing)
        try:
            for attempt in range(200):
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                    break
                except OSError:
                    time.sleep(0.05)
            else:
                pytest.fail("it does not listen")
            assert process.poll() is None
        finally:
            process.terminate()
        assert process.wait(timeout=60) == 0


# Files that are written


def test_drawings_that_do_not_fit_are_told(failing, tmp_path):
    done = subprocess.run(
        [PROGRAM, "test", failing, "--flowcharts", tmp_path / "drawn"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        timeout=60, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)))
    assert done.returncode == 3 and ".svg" in done.stderr.decode() and "groter" in done.stderr.decode()


def test_drawings_are_written_onto_regular_files_only(failing, tmp_path):
    drawn = tmp_path / "drawn"
    assert run(["test", failing, "--flowcharts", drawn])[0] == 1
    (file,) = drawn.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole * 2)
    assert run(["test", failing, "--flowcharts", drawn])[0] == 1
    assert file.read_bytes() == whole
    kept = tmp_path / "kept"
    kept.write_text("kept")
    for place in (lambda: file.symlink_to(kept), lambda: os.mkfifo(file), file.mkdir):
        if file.is_dir() and not file.is_symlink():
            file.rmdir()
        else:
            file.unlink()
        place()
        code, err = run(["test", failing, "--flowcharts", drawn])
        assert code == 2 and file.name in err
    assert kept.read_text() == "kept"


def test_a_place_for_drawings_that_cannot_be_made_is_bad_input(failing, tmp_path):
    (tmp_path / "file").write_text("kept")
    code, err = run(["test", failing, "--flowcharts", tmp_path / "file" / "drawn"])
    assert code == 2 and str(tmp_path / "file") in err
    assert (tmp_path / "file").read_text() == "kept"
