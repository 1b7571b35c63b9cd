"""Registries that are damaged, cut short or hostile: every row that can be read is, and files appear whole or not at all."""

import json
import os
import signal
import subprocess
import time

import pytest

PROGRAM = os.environ.get("WERVELWIJZER", "wervelwijzer")
BLOCK = 1 << 18
HEADER = b"pain,remark\n"
# Small file systems take a mount namespace of their own.
NAMESPACE = ["unshare", "--map-root-user", "--mount"]
HAS_NAMESPACE = subprocess.run(
    [*NAMESPACE, "sh", "-c", "mount -t tmpfs -o size=64k none /mnt"], capture_output=True).returncode == 0


def run(*arguments, given=None):
    done = subprocess.run([PROGRAM, "cohort", *map(str, arguments)], input=given, capture_output=True, timeout=300)
    return done.returncode, done.stdout, done.stderr.decode()


def report(given, *arguments):
    code, out, said = run("-", "--format", "json", "--lang", "en", *arguments, given=given)
    assert code == 0
    return json.loads(out), said


SPLITS = {
    "a quoted line break": b'severe,"x\ny"\n',
    "a quoted CRLF": b'severe,"x\r\ny"\r\n',
    "doubled quotation marks": b'severe,"x"""""\n',
    "a quoted value": b'"severe","x"\r\n',
    "CRLF": b"severe,x\r\n",
    "a value of two": b"moderate|severe,x\n",
}


@pytest.mark.parametrize("name", SPLITS)
def test_a_row_may_be_anywhere_at_the_edge_of_a_block(name):
    row = SPLITS[name]
    for shift in range(len(row) + 2):
        # The row begins `shift` bytes before the edge of the first block that is read.
        filler = b"severe,x\n" * ((BLOCK - shift - len(HEADER)) // 9 - 1)
        left = BLOCK - shift - len(HEADER) - len(filler)
        filler += b"severe," + b"x" * (left - 8) + b"\n"
        given = HEADER + filler + row + b"severe,x\n" * 2000
        assert given.index(row, BLOCK - shift - 1) == BLOCK - shift
        found, said = report(given, "--max-errors", "0")
        rows = filler.count(b"\n") + 2001
        assert (found["rows"], found["unreadable"], said) == (rows, 0, "")
        assert found["trees"]["imaging"]["invalid"] == 0


@pytest.mark.parametrize("shift", range(4))
def test_a_lone_quotation_mark_at_the_edge_of_a_block_costs_one_line(shift):
    filler = b"severe,x\n" * ((BLOCK - len(HEADER)) // 9)
    filler += b"severe," + b"x" * (BLOCK - len(HEADER) - len(filler) - 8 + 9 - shift) + b"\n"
    before = filler.count(b"\n")
    # Shorter than the longest row: the mark stays open until the end of the file.
    found, said = report(HEADER + filler + b'severe,"x\n' + b"severe,x\n" * 5_000)
    assert (found["rows"], found["unreadable"]) == (before + 5_001, 1)
    assert f"row {before + 1}" in said
    # Longer: it is given up after a mebibyte.
    found, said = report(HEADER + filler + b'severe,"x\n' + b"severe,x\n" * 120_000)
    assert (found["rows"], found["unreadable"]) == (before + 120_001, 1)
    assert f"row {before + 1}" in said


def test_many_lone_quotation_marks_take_no_more_than_their_lines():
    rows = b"".join(b'severe,"x\n' if number % 10_000 == 0 else b"severe,x\n" for number in range(200_000))
    found, said = report(HEADER + rows)
    assert (found["rows"], found["unreadable"]) == (200_000, 20)
    assert "row 1, 10001, 20001" in said


LONG = 3 << 20


@pytest.mark.parametrize("cell", [b"x" * LONG, b'"' + b"x" * LONG + b'"', b'"' + b"x\n" * (LONG // 2) + b'"', b"," * LONG,
                                  b'"' * LONG, b"x" * LONG + b'"'],
                         ids=["text", "quoted", "lines", "delimiters", "marks", "a mark at the end"])
def test_rows_of_megabytes_are_unreadable_and_the_last_row_is_read(cell):
    code, out, said = run("-", "--format", "json", "--max-errors", "100%", given=HEADER + b"severe,x\n" + b"severe," + cell
                          + b"\nsevere,x\n")
    assert code == 0
    found = json.loads(out)
    assert found["unreadable"] > 0 and found["rows"] - found["unreadable"] >= 2 and "xxx" not in said


def test_bytes_that_are_not_text_are_read_past_or_counted():
    rows = [b"severe,\xff\xfe\n", b"severe,\xc3(\n", b"\xff,x\n", b"severe,x\n"]
    found, said = report(HEADER + b"".join(rows))
    assert (found["rows"], found["unreadable"], said) == (4, 0, "")
    found, said = report(HEADER + b"".join(rows), "--group", "remark")
    assert (found["rows"], found["unreadable"]) == (4, 2) and said.rstrip().endswith("row 1, 2")


def test_semicolons_with_decimal_commas_and_quotation_marks():
    given = 'pain;"score; total"\nsevere;1,5\n"none|severe";"2,5; about"\n;\n'.encode()
    found, said = report(given, "--delimiter", ";", "--group", "score; total")
    assert (found["rows"], found["unreadable"], said) == (3, 0, "")
    assert sorted(group["rows"] for group in found["groups"]) == [1, 1, 1]


@pytest.mark.parametrize("kind", ["short", "long"])
def test_a_file_of_wrong_rows_alone_is_refused(kind, tmp_path):
    row = b"severe\n" if kind == "short" else b"severe,x,y\n"
    target = tmp_path / "counts.csv"
    code, out, said = run("-", "--counts", target, "--lang", "en", given=HEADER + row * 1000)
    assert (code, out) == (2, b"") and "1000 of 1000" in said and not target.exists()


# Output files


@pytest.mark.skipif(not HAS_NAMESPACE, reason="takes a mount namespace of its own")
def test_a_disk_that_fills_leaves_the_old_file(tmp_path):
    path = tmp_path / "cases.csv"
    path.write_text("pain,y\n" + "".join(f"severe,{number}\n" for number in range(4000)))
    disk = tmp_path / "disk"
    disk.mkdir()
    script = ('mount -t tmpfs -o size=64k none "$1" && echo before > "$1/counts.csv" && '
              '"$0" cohort "$2" --group y --counts "$1/counts.csv" --lang en; echo "code $?"; '
              'cat "$1/counts.csv"; ls -A "$1"')
    done = subprocess.run([*NAMESPACE, "sh", "-c", script, PROGRAM, str(disk), str(path)], capture_output=True, text=True,
                          timeout=300)
    assert done.stdout.splitlines() == ["code 3", "before", "counts.csv"]
    assert "cannot be written" in done.stderr


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_process_that_is_killed_leaves_no_file(stop, tmp_path):
    target = tmp_path / "counts.csv"
    for before in [None, "before"]:
        if before:
            target.write_text(before)
        process = subprocess.Popen([PROGRAM, "cohort", "-", "--counts", target], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdin.write(HEADER + b"severe,x\n" * 100_000)
        process.stdin.flush()
        time.sleep(0.3)
        assert process.poll() is None
        process.send_signal(stop)
        out, _ = process.communicate(timeout=60)
        assert process.returncode != 0 and out == b""
        assert target.exists() == bool(before) and (not before or target.read_text() == before)
        assert [entry for entry in os.listdir(tmp_path) if entry != "counts.csv"] == []


def test_a_process_that_is_killed_at_any_moment_leaves_a_whole_file_or_the_old_one(tmp_path):
    path, target = tmp_path / "cases.csv", tmp_path / "counts.csv"
    path.write_text("pain,y\n" + "".join(f"severe,{number}\n" for number in range(4000)))
    whole = tmp_path / "whole.csv"
    start = time.monotonic()
    assert run(path, "--group", "y", "--counts", whole)[0] == 0
    duration = time.monotonic() - start
    seen = set()
    for step in range(10):
        target.write_text("before")
        process = subprocess.Popen([PROGRAM, "cohort", path, "--group", "y", "--counts", target],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(duration * step / 8)
        process.kill()
        process.wait()
        found = target.read_bytes()
        assert found in [b"before", whole.read_bytes()]
        seen.add(found)
    assert b"before" in seen
    # The next run removes what the killed ones left.
    assert run(path, "--group", "y", "--counts", target)[0] == 0
    assert sorted(os.listdir(tmp_path)) == ["cases.csv", "counts.csv", "whole.csv"]
