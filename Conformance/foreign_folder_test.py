"""Guideline folders and case folders that somebody else wrote: nothing outside them is read, nothing hangs.

A pull request is such a folder: what runs on it must not show a file of the machine it runs on.
"""

import os
import random
import shutil
import socket
import subprocess
import tempfile
import threading
import time
import urllib.request

import pytest

from guideline_folder import ROOT
from server import PROGRAM

# A small guideline, so that reading takes no time.
EXAMPLE = ROOT / "Tests" / "ProofTests" / "Fixtures" / "example"
SECRET = "word-that-nobody-may-see"
# Files of every part of a folder that is read.
PLACES = ["guideline.yaml", "items.yaml", "readings.yaml", "warnings.yaml", "notes.yaml", "trees/03-self-care.yaml",
          "trees/99-extra.yaml", "rationale/nl/self-care.md", "rationale/en/self-care.md"]


def run(*arguments, timeout=30):
    done = subprocess.run([PROGRAM, *map(str, arguments)], input=b"{}", capture_output=True, timeout=timeout)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(EXAMPLE, tmp_path / "guideline")


@pytest.fixture
def outside(tmp_path):
    """A folder with something that is no business of the guideline's author."""
    place = tmp_path / "outside"
    place.mkdir()
    (place / "secret").write_text(f"{SECRET}: [\n  - {SECRET}\n")
    return place


def refused(folder, place, words):
    """A folder is refused by every command that reads it, with the place and the reason."""
    for arguments in (["check", folder], ["items", "--guideline", folder], ["diff", folder, EXAMPLE],
                      ["diff", EXAMPLE, folder], ["serve", "--port", "0", "--guideline", folder],
                      ["test", folder / "trees", "--guideline", folder]):
        code, out, err = run(*arguments, "--lang", "en")
        assert code == (1 if arguments[0] == "check" else 2)
        assert f"{place}: error: " in out + err and words in out + err
        assert SECRET not in out + err


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("way", ["absolute", "relative", "through another", "within", "dangling"])
def test_a_link_is_not_followed(folder, outside, place, way):
    file = folder / place
    kept = folder / "kept.yaml"
    if file.exists():
        file.rename(kept)
    else:
        kept.write_text("")
    if way == "through another":
        (folder / "another").symlink_to(outside)
    file.symlink_to({
        "absolute": outside / "secret",
        "relative": os.path.relpath(outside / "secret", file.parent),
        "through another": os.path.relpath(folder / "another" / "secret", file.parent),
        "within": os.path.relpath(kept, file.parent),
        "dangling": outside / "nothing",
    }[way])
    code, out, err = run("check", folder, "--lang", "en")
    assert (code, err) == (1, "")
    assert f"{place}: error: a symbolic link is not followed here; put a copy into the folder [link]" in out
    assert SECRET not in out


@pytest.mark.parametrize("place", ["trees", "rationale", "rationale/nl", "rationale/en"])
def test_a_link_in_the_chain_of_folders_is_not_followed(folder, outside, place):
    shutil.move(folder / place, outside / "moved")
    (folder / place).symlink_to(outside / "moved")
    refused(folder, place, "a symbolic link is not followed here")


def test_every_command_refuses_a_link(folder, outside):
    (folder / "items.yaml").unlink()
    (folder / "items.yaml").symlink_to(outside / "secret")
    refused(folder, "items.yaml", "a symbolic link is not followed here")


def test_the_folder_itself_may_be_reached_through_a_link(folder, tmp_path):
    (tmp_path / "link").symlink_to(folder)
    for place in (tmp_path / "link", f"{tmp_path}/link/", f"{tmp_path}/link/../guideline"):
        code, out, err = run("check", place)
        assert (code, err) == (0, "")


def fifo(place):
    os.mkfifo(place)


def listening(place):
    with socket.socket(socket.AF_UNIX) as unix:
        here = os.getcwd()
        os.chdir(place.parent)  # a socket's address is short
        try:
            unix.bind(place.name)
        finally:
            os.chdir(here)


def device(place):
    try:
        os.mknod(place, 0o644 | 0o020000, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("only root can make a device")


def directory(place):
    place.mkdir()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("make, words", [(fifo, "this is no regular file"), (listening, "this is no regular file"),
                                         (device, "this is no regular file"), (directory, "this is a folder")])
def test_what_is_no_regular_file_is_refused_at_once(folder, place, make, words):
    (folder / place).unlink(missing_ok=True)
    make(folder / place)
    code, out, err = run("check", folder, "--lang", "en", timeout=10)
    assert (code, err) == (1, "") and f"{place}: error: {words}" in out


@pytest.mark.parametrize("place", ["trees", "rationale", "rationale/nl"])
@pytest.mark.parametrize("make", [fifo, device, lambda place: place.write_text("x")])
def test_what_is_no_folder_is_refused_at_once(folder, place, make):
    shutil.rmtree(folder / place)
    make(folder / place)
    code, out, err = run("check", folder, "--lang", "en", timeout=10)
    assert (code, err) == (1, "") and f"{place}: error: this is a file; a folder is expected" in out


def test_a_folder_that_is_none_is_refused_at_once(tmp_path):
    fifo(tmp_path / "pipe")
    (tmp_path / "dangling").symlink_to(tmp_path / "nothing")
    (tmp_path / "round").symlink_to(tmp_path / "round")
    for place in ("pipe", "dangling", "round", "nothing", ""):
        place = tmp_path / place if place else ""
        for arguments in (["check", place], ["items", "--guideline", place], ["diff", place, EXAMPLE], ["test", place]):
            code, out, err = run(*arguments, timeout=10)
            assert (code, out) == (2, "") and err


@pytest.mark.parametrize("name", ["._03-self-care.yaml", ".#03-self-care.yaml", ".03-self-care.yaml.swp.yaml", ".yaml", ".md"])
def test_names_that_begin_with_a_dot_are_not_read(folder, name):
    for place in ("", "trees", "rationale/nl", "rationale/en"):
        (folder / place / name).write_bytes(b"\0\5\x16\7 [")
        (folder / place / f".link{name}").symlink_to("user@host.1:2")  # an editor's lock leads nowhere
        fifo(folder / place / f".pipe{name}")
        (folder / place / f".folder{name}").mkdir()
    assert run("check", folder) == run("check", EXAMPLE)


# Limits


def test_a_folder_of_too_many_names_is_refused_soon(folder):
    for number in range(17_000):
        os.close(os.open(folder / "trees" / f"{number}", os.O_CREAT | os.O_WRONLY))
    code, out, err = run("check", folder, "--lang", "en")
    assert (code, err) == (1, "") and "trees: error: the folder has more than 16384 names [too-many-files]" in out


def test_too_many_trees_are_refused_soon(folder):
    for number in range(1100):
        (folder / "trees" / f"x{number}.yaml").write_text("tree: x\n")
    code, out, err = run("check", folder, "--lang", "en")
    assert (code, err) == (1, "") and "trees: error: the folder has 1103 files; at most 1024 are read" in out


def test_files_that_are_too_large_together_are_refused_soon(folder):
    for number in range(20):
        (folder / "trees" / f"x{number}.yaml").write_text("#" * ((1 << 20) - 10))
    code, out, err = run("check", folder, "--lang", "en")
    assert (code, err) == (1, "") and "the files are over 16 MiB together [folder-too-large]" in out


def test_a_file_without_end_is_refused_soon(folder):
    with (folder / "items.yaml").open("r+b") as file:
        file.truncate(1 << 42)
    code, out, err = run("check", folder, "--lang", "en")
    assert (code, err) == (1, "") and "items.yaml: error: the file is over 1 MiB" in out


@pytest.mark.parametrize("name", ["x\x1b[31m.yaml", "x\n.yaml", "x\u202e.yaml", b"x\xff.yaml"])
def test_a_name_that_steers_a_terminal_is_not_shown(folder, name):
    shutil.copy(folder / "trees" / "03-self-care.yaml", os.fsencode(folder / "trees") + b"/" + os.fsencode(name))
    code, out, err = run("check", folder, "--lang", "en")
    assert (code, err) == (1, "")
    assert "trees: error: the folder has a file with invisible characters in its name [unshowable-name]" in out
    assert "\x1b" not in out and "\u202e" not in out


def test_a_file_that_changes_into_a_link_is_not_followed(folder, outside):
    """While it is swapped as fast as can be, no look at it and its opening see the same."""
    place = folder / "trees" / "03-self-care.yaml"
    whole, made = place.read_bytes(), folder / "made"
    done = threading.Event()

    def swap():
        while not done.is_set():
            made.symlink_to(outside / "secret")
            made.rename(place)
            made.write_bytes(whole)
            made.rename(place)

    swapping = threading.Thread(target=swap)
    swapping.start()
    try:
        end = time.monotonic() + 3
        while time.monotonic() < end:
            code, out, err = run("check", folder)
            assert code in (0, 1) and SECRET not in out + err
    finally:
        done.set()
        swapping.join()


# Anything


def harmed(data, chance):
    """What a file may become by hand, by a bad merge or by malice."""
    lines = data.splitlines(keepends=True)
    place = chance.randrange(len(lines))
    line = lines.pop(place)
    at = chance.randrange(len(line))
    key = line.split(b":")[0]
    match chance.randrange(7):
        case 0:  # lost, twice, or elsewhere
            for _ in range(chance.randrange(3)):
                lines.insert(chance.randrange(len(lines) + 1), line)
        case 1:  # further or less far to the right
            lines.insert(place, b" " * chance.randrange(9) + line.lstrip())
        case 2:  # cut off
            return data[:chance.randrange(len(data))]
        case 3:  # with something in it that means something in YAML or in Markdown
            word = chance.choice([
                b"[", b"{", b"&a ", b"*a", b"!!x ", b"|\n", b" #", b": ", b"''", b"\t", b"- ", b"[x]()", b"[@]", b"](", b"**", b"```",
                b"|a|b|\n|-|-|\n", b"<b>", b"https://", b"\x00", b"\xff", b"\xe2\x80\xae", b"\x1b[31m"])
            lines.insert(place, line[:at] + word + line[at:])
        case 4:  # without a value
            lines.insert(place, key + chance.choice([b":\n", b": ''\n", b": []\n", b": {}\n", b": ~\n"]))
        case 5:  # with a number that is none, or far too large
            number = chance.choice([b"-1", b"1e999", b"99999999999999999999", b"P99999999999Y", b"PT0H", b".nan"])
            lines.insert(place, key + b": " + number + b"\n")
        case 6:  # one byte another
            lines.insert(place, line[:at] + bytes([chance.randrange(256)]) + line[at + 1:])
    return b"".join(lines)


@pytest.mark.seeds(30)
def test_whatever_was_done_to_a_folder_is_judged_soon(folder, seed):
    chance = random.Random(seed)
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".yaml", ".md"))
    for file in chance.sample(files, k=chance.randrange(1, 4)):
        for _ in range(chance.randrange(1, 3)):
            file.write_bytes(harmed(file.read_bytes() or b"\n", chance))
    code, out, err = run("check", folder, "--lang", "en", timeout=20)
    assert code in (0, 1) and err == "" and "\x1b" not in out and "\u202e" not in out
    assert run("advise", "-", "--guideline", folder, "--lang", "en", timeout=20)[0] in (0, 2)


# The server


class Watching:
    """A server that watches a folder."""

    def __init__(self, folder):
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--port", "0", "--guideline", folder, "--watch"], stdout=subprocess.PIPE, stderr=self.log)
        self.url = self.process.stdout.readline().decode().strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def text(self, path):
        with urllib.request.urlopen(self.url + path, timeout=10) as answer:
            return answer.read().decode()

    def awaits(self, words, path="/en/about", seconds=20):
        end = time.monotonic() + seconds
        while words not in (page := self.text(path)):
            assert time.monotonic() < end, page
            time.sleep(0.1)
        return page


def test_a_served_folder_that_comes_to_hold_a_link_shows_nothing_of_it(folder, outside):
    with Watching(folder) as server:
        before = server.text("/api/guideline")
        for place, make in [("rationale/nl/self-care.md", lambda file: file.symlink_to(outside / "secret")),
                            ("trees/03-self-care.yaml", lambda file: file.symlink_to(outside / "secret")),
                            ("notes.yaml", fifo), ("items.yaml", directory)]:
            file = folder / place
            whole = file.read_bytes()
            file.unlink()
            make(file)
            page = server.awaits(f"{place}: error: ")
            assert SECRET not in page and SECRET not in server.text("/nl/trees/self-care")
            assert server.text("/api/guideline") == before
            file.rmdir() if file.is_dir() and not file.is_symlink() else file.unlink()
            file.write_bytes(whole)
            end = time.monotonic() + 20
            while f"{place}: error: " in server.text("/en/about"):
                assert time.monotonic() < end
                time.sleep(0.1)


def test_a_served_folder_in_which_an_editor_leaves_its_own_is_served_on(folder):
    with Watching(folder) as server:
        for place in ("", "trees", "rationale/nl"):
            (folder / place / "._x.yaml").write_bytes(b"\0\5\x16\7 [")
            (folder / place / ".#x.yaml").symlink_to("user@host.1:2")
            fifo(folder / place / ".pipe.yaml")
        items = folder / "items.yaml"
        items.write_text(items.read_text() + "nonsense: true\n")
        page = server.awaits("nonsense")
        assert "x.yaml" not in page and ".pipe" not in page


# Folders of cases


@pytest.fixture
def cases(tmp_path):
    folder = tmp_path / "cases"
    (folder / "one").mkdir(parents=True)
    (folder / "one" / "case.json").write_text("{}")
    (folder / "one" / "expected.json").write_text('{"complete": false}')
    return folder


def outcome(cases, *arguments):
    return run("test", cases, "--guideline", EXAMPLE, "--lang", "en", *arguments, timeout=10)


def test_cases_whose_names_begin_with_a_dot_are_not_run(cases):
    before = outcome(cases)
    assert before[0] == 0 and "1 case" in before[1]
    (cases / "._two.json").write_bytes(b"\0\5\x16\7 [")
    (cases / ".#three.json").symlink_to("user@host.1:2")
    fifo(cases / ".four.json")
    shutil.copytree(cases / "one", cases / ".five")
    (cases / ".five" / "expected.json").write_text('{"complete": "never"}')
    (cases / "one" / "._case.json").write_bytes(b"\0")
    assert outcome(cases) == before


@pytest.mark.parametrize("place", ["two.json", "one/case.json", "one/expected.json", "two", "one"])
@pytest.mark.parametrize("way", ["secret", "within", "dangling"])
def test_a_case_that_is_a_link_fails(cases, outside, place, way):
    file = cases / place
    (outside / "secret").write_text(f'{{"{SECRET}": "{SECRET}"}}')
    kept = cases / "kept"
    if file.exists():
        shutil.move(file, kept)
    elif place == "two":
        kept.mkdir()
    else:
        kept.write_text("{}")
    file.symlink_to({"secret": outside / "secret", "within": kept, "dangling": outside / "nothing"}[way])
    for format in ("text", "junit"):
        code, out, err = outcome(cases, "--format", format)
        assert (code, err) == (1, "")
        assert f"{place}: error: a symbolic link is not followed here" in out and SECRET not in out


@pytest.mark.parametrize("place", ["two.json", "one/case.json", "one/expected.json"])
@pytest.mark.parametrize("make, words", [(fifo, "this is no regular file"), (listening, "this is no regular file"),
                                         (device, "this is no regular file"), (directory, "")])
def test_a_case_that_is_no_regular_file_fails_at_once(cases, place, make, words):
    (cases / place).unlink(missing_ok=True)
    make(cases / place)
    code, out, err = outcome(cases)
    assert (code, err) == (1, "") and f"{place}" in out and words in out


def test_a_case_of_3_megabytes_fails(cases):
    (cases / "one" / "expected.json").write_text("{" + " " * 3_000_000 + "}")
    code, out, err = outcome(cases)
    assert (code, err) == (1, "") and "one/expected.json: error: the file is over 1 MiB" in out


def test_the_other_cases_are_run_all_the_same(cases):
    shutil.copytree(cases / "one", cases / "two")
    (cases / "one" / "case.json").unlink()
    fifo(cases / "one" / "case.json")
    code, out, _ = outcome(cases)
    assert code == 1 and "✗ one" in out and "✓ two" in out and "2 cases" in out


@pytest.mark.parametrize("name", ["x\x1b[31m.json", "x\n.json", b"x\xff.json"])
def test_a_case_whose_name_steers_a_terminal_is_not_shown(cases, name):
    with open(os.fsencode(cases) + b"/" + os.fsencode(name), "w") as file:
        file.write("{}")
    code, out, err = outcome(cases)
    assert (code, out) == (2, "") and "invisible characters" in err and "\x1b" not in err
