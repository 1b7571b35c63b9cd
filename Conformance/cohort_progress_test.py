"""The progress line of `cohort`: on a terminal only, with rate and time left, and erased before anything else is said."""

import os
import pty
import re
import select
import subprocess
import time

import pytest

PROGRAM = os.environ.get("WERVELWIJZER", "wervelwijzer")
ROWS = b"severe,1\n" * 20_000
HEADER = b"pain,y\n"
LINE = {"en": re.compile(r"[\d,]+ rows, \d+ MB/s"), "nl": re.compile(r"[\d.]+ rijen, \d+ MB/s")}
LEFT = {"en": re.compile(r"[\d,]+ rows, \d+ MB/s, \d+%, \d+ (s|min) left"),
        "nl": re.compile(r"[\d.]+ rijen, \d+ MB/s, \d+%, nog \d+ (s|min)")}


def on_terminal(arguments, feed=None, columns=80, **environment):
    """Runs `cohort` with messages to a terminal: what comes there, and what goes to standard output."""
    ours, theirs = pty.openpty()
    subprocess.run(["stty", "-F", os.ttyname(theirs), "cols", str(columns), "-opost"], check=True)
    process = subprocess.Popen(
        [PROGRAM, "cohort", *map(str, arguments)], stdin=subprocess.PIPE if feed else subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=theirs, env=os.environ | {"TERM": "xterm"} | environment)
    os.close(theirs)
    seen = b""

    def look():
        nonlocal seen
        while select.select([ours], [], [], 0)[0]:
            try:
                more = os.read(ours, 1 << 16)
            except OSError:
                return
            if not more:
                return
            seen += more

    for piece in feed or []:
        process.stdin.write(piece)
        process.stdin.flush()
        time.sleep(0.1)
        look()
    if feed:
        process.stdin.close()
        process.stdin = None
    while process.poll() is None and not select.select([process.stdout], [], [], 0.05)[0]:
        look()
    out = process.stdout.read()
    code = process.wait(timeout=300)
    look()
    os.close(ours)
    return code, out, seen.decode()


def screen(text, columns=80):
    """What a terminal shows after a text."""
    lines, place = [[]], 0
    for character in text:
        assert character == "\n" or character == "\r" or character.isprintable(), repr(character)
        if character == "\r":
            place = 0
        elif character == "\n":
            lines.append([])
        else:
            line = lines[-1]
            assert place < columns
            line[place:place + 1] = [character]
            place += 1
    return ["".join(line).rstrip() for line in lines]


def slowly():
    return [HEADER + ROWS, *[ROWS] * 14]


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_pipe_has_rows_and_rate(lang):
    code, out, seen = on_terminal(["-", "--lang", lang], slowly())
    assert code == 0 and b"imaging" in out
    assert LINE[lang].search(seen) and "%" not in seen
    assert screen(seen) == [""]


@pytest.fixture(scope="module")
def registry(tmp_path_factory):
    """A file that takes longer than a second, on whatever machine."""
    path = tmp_path_factory.mktemp("progress") / "registry.csv"
    rows = ROWS
    while True:
        path.write_bytes(HEADER + rows)
        start = time.monotonic()
        done = subprocess.run([PROGRAM, "cohort", path], capture_output=True)
        assert (done.returncode, done.stderr) == (0, b"")
        if time.monotonic() - start > 2:
            return path
        rows += rows


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_file_has_time_left_too(lang, registry):
    code, out, seen = on_terminal([registry, "--lang", lang], NO_COLOR="1")
    assert code == 0 and b"imaging" in out
    assert LEFT[lang].search(seen)
    shares = [int(share) for share in re.findall(r"(\d+)%", seen)]
    assert shares == sorted(shares) and shares[-1] <= 100
    assert "\x1b" not in seen and screen(seen) == [""]


def test_messages_come_on_a_line_of_their_own():
    code, _, seen = on_terminal(["-", "--lang", "en"], [*slowly(), b"severe\n"])
    assert code == 0 and LINE["en"].search(seen)
    first, *rest = screen(seen.replace("\r\n", "\n"), 1000)
    assert first.startswith("stdin: 1 of 300001 rows not read") and not LINE["en"].search(first) and rest == [""]


def test_a_narrow_terminal_is_not_wrapped():
    code, _, seen = on_terminal(["-", "--lang", "en"], slowly(), columns=12)
    assert code == 0 and re.search(r"\d rows?", seen)
    assert screen(seen, 11) == [""]


@pytest.mark.parametrize("terminal", ["dumb", ""])
def test_a_terminal_that_cannot_write_over_a_line_has_none(terminal):
    assert on_terminal(["-"], slowly(), TERM=terminal)[2] == ""


def test_a_pipe_never_has_it(registry):
    done = subprocess.run([PROGRAM, "cohort", registry], capture_output=True, env=os.environ | {"TERM": "xterm"})
    assert (done.returncode, done.stderr) == (0, b"")


def test_what_is_read_at_once_has_none(tmp_path):
    path = tmp_path / "cases.csv"
    path.write_bytes(HEADER + b"severe,1\n")
    assert on_terminal([path])[2] == ""
