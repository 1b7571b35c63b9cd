"""Folders in git revisions: what git takes a text for is what is compared, and nothing stays behind."""

import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from guideline_folder import ROOT, changed
from server import PROGRAM

# A small guideline, so that comparing takes no time.
EXAMPLE = ROOT / "Tests" / "ProofTests" / "Fixtures" / "example"
TREE, TREE_FILE = "self-care", "trees/03-self-care.yaml"
WHO = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main",
       "-c", "protocol.file.allow=always", "-c", "core.autocrlf=false"]


def git(*arguments, cwd, **environment):
    done = subprocess.run(
        ["git", *WHO, *map(str, arguments)], cwd=cwd, capture_output=True, check=True, env={**os.environ, **environment})
    return done.stdout.decode().strip()


def at(moment):
    """The environment in which git takes a moment for now."""
    return {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}


def run(*arguments, cwd, **environment):
    done = subprocess.run(
        [PROGRAM, *map(str, arguments)], cwd=cwd, capture_output=True, timeout=60,
        env={**os.environ, "TZ": "UTC", **environment})
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def compared(old, new=EXAMPLE, *, cwd, **environment):
    """Whether two guidelines give all the same advice, said without a complaint."""
    code, out, err = run("diff", old, new, "--lang", "en", cwd=cwd, **environment)
    assert (code, err) in [(0, ""), (1, "")], (code, err)
    return code == 0


def git_says(*arguments, cwd, **environment):
    """The first line of git's own complaint."""
    done = subprocess.run(
        ["git", *arguments], cwd=cwd, capture_output=True, env={**os.environ, "LC_ALL": "C", **environment})
    assert done.returncode
    return done.stderr.decode().splitlines()[0]


def other(tree):
    """Makes some patients' advice another one."""
    first, second = tree["decisions"][0]["branches"]
    first["outcome"], second["outcome"] = second["outcome"], first["outcome"]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A repository in which the guideline was another one at first; the folders of both on disk."""
    root = tmp_path_factory.mktemp("made") / "repository"
    root.mkdir()
    same = changed(root / "wm", lambda tree: None, TREE, EXAMPLE)
    git("init", "--quiet", cwd=root)
    shutil.rmtree(same)
    changed(same, other, TREE, EXAMPLE)
    git("add", ".", cwd=root)
    git("commit", "--quiet", "-m", "first: the other one", cwd=root, **at("2026-11-25T10:00:00+00:00"))
    shutil.rmtree(same)
    changed(same, lambda tree: None, TREE, EXAMPLE)
    git("add", ".", cwd=root)
    git("commit", "--quiet", "-m", "second: the same", cwd=root, **at("2026-11-25T10:20:00+00:00"))
    (root / "sub").mkdir()
    return root


@pytest.fixture
def repository(made, tmp_path):
    return shutil.copytree(made, tmp_path / "repository", symlinks=True)


FIRST = ["HEAD~:wm", "HEAD~1:wm/", "HEAD^:./wm", "main~:wm", "HEAD@{1}:wm", "HEAD@{2026-11-25 10:10}:wm",
         "main@{2026-11-25 10:19:59 +0000}:wm", "HEAD^{/first: the}:wm", "HEAD~:./sub/../wm"]
SECOND = ["HEAD:wm", "HEAD:./wm", "@:wm", "HEAD@{2026-11-25 10:30}:wm", "HEAD^{/second: the}:wm", "HEAD@{0}:wm"]


@pytest.mark.parametrize("revision, same", [(name, False) for name in FIRST] + [(name, True) for name in SECOND])
def test_what_git_takes_the_text_for_is_compared(made, revision, same):
    assert compared(revision, cwd=made) == same


def test_every_name_of_a_tree_names_a_folder(made):
    tree = git("rev-parse", "HEAD~:wm", cwd=made)
    commit = git("rev-parse", "HEAD~", cwd=made)
    for name in (tree, tree[:12], f"{commit}:wm", f"{commit[:9]}:wm"):
        assert not compared(name, cwd=made)
    assert compared("HEAD~:wm", f"{tree}", cwd=made)


def test_paths_start_at_the_top_of_the_repository_or_here(made):
    sub = made / "sub"
    assert not compared("HEAD~:wm", cwd=sub)
    assert not compared("HEAD~:../wm", "../wm", cwd=sub)
    assert not compared("HEAD~:./", EXAMPLE, cwd=made / "wm")
    assert compared("HEAD:wm", "../wm", cwd=sub)


def test_bare_repositories_and_other_work_trees(repository, tmp_path):
    bare = tmp_path / "bare.git"
    git("clone", "--quiet", "--bare", repository, bare, cwd=tmp_path)
    assert not compared("HEAD~:wm", cwd=bare)
    assert compared("main:wm", cwd=bare)
    git("worktree", "add", "--quiet", tmp_path / "tree", "HEAD~", cwd=repository)
    assert not compared("HEAD:wm", cwd=tmp_path / "tree")
    assert compared("main:wm", cwd=tmp_path / "tree" / "wm")
    assert not compared("HEAD~:wm", cwd="/", GIT_DIR=str(bare))
    assert not compared("HEAD~:wm", str(repository / "wm"), cwd="/", GIT_DIR=str(repository / ".git"))


def test_names_with_spaces_colons_and_hyphens(repository):
    for folder in ("a folder", "10:30", "ünï", "-x", "new\nline"):
        shutil.copytree(repository / "wm", repository / folder)
    git("add", ".", cwd=repository)
    git("commit", "--quiet", "-m", "x", cwd=repository)
    commit = git("rev-parse", "HEAD~2", cwd=repository)
    (repository / ".git" / "refs" / "heads" / "-x").write_text(commit + "\n")
    for folder in ("a folder", "10:30", "ünï", "-x", "new\nline"):
        assert compared(f"HEAD:{folder}", cwd=repository)
    code, out, err = run("diff", "--", "-x:wm", EXAMPLE, cwd=repository)
    assert (code, err) == (1, "")


def test_a_folder_on_disk_is_itself_whatever_git_knows(repository):
    git("branch", "wm", "HEAD~", cwd=repository)
    assert compared("wm", cwd=repository)
    assert not compared("wm:wm", "wm", cwd=repository)
    shutil.copytree(repository / "wm", repository / "HEAD~:nothing")
    assert compared("HEAD~:nothing", cwd=repository)


@pytest.mark.parametrize("language, words", [("nl", "een map en ook een revisie"), ("en", "a folder and a revision")])
def test_a_text_that_could_mean_a_folder_and_a_revision_is_refused(repository, language, words):
    shutil.copytree(repository / "wm", repository / "HEAD~:wm")
    code, out, err = run("diff", "HEAD~:wm", EXAMPLE, "--lang", language, cwd=repository)
    assert (code, out) == (2, "") and words in err and "./HEAD~:wm" in err
    assert compared("./HEAD~:wm", cwd=repository)
    assert not compared("HEAD~:./wm", cwd=repository)


@pytest.mark.parametrize(
    "name", ["nope:wm", "HEAD:nope", "HEAD:wm/items.yaml/x", "HEAD~9:wm", "HEAD@{99}:wm", ":0:wm", ":wm", "HEAD:../x",
             ":/nope: nope", "HEAD^{/nope: nope}:wm", "HEAD@{u}:wm", "a b:wm", "HEAD:wm:"])
def test_what_git_does_not_know_is_told_in_its_words(made, name):
    code, out, err = run("diff", name, EXAMPLE, "--lang", "en", cwd=made)
    assert (code, out) == (2, "")
    assert err == f"error: {name}: git says: {git_says('rev-parse', name, cwd=made)}\n"


@pytest.mark.parametrize("name", ["HEAD..HEAD:wm", "^HEAD:wm", "-y:wm"])
def test_what_is_not_one_object_is_refused(made, name):
    code, out, err = run("diff", "--lang", "en", "--", name, EXAMPLE, cwd=made)
    assert (code, out) == (2, "") and err.startswith(f"error: {name}: git says: fatal: ")


def test_a_subfolder_is_told_how_git_counts(made):
    _, _, err = run("diff", "HEAD:items.yaml", EXAMPLE, cwd=made / "wm")
    assert "fatal: path 'wm/items.yaml' exists, but not 'items.yaml'" in err


@pytest.mark.parametrize("name, kind", [("HEAD", "commit"), ("main", "commit"), ("HEAD:wm/items.yaml", "blob"),
                                        (":wm/items.yaml", "blob"), (":0:wm/items.yaml", "blob"),
                                        (":/second: the", "commit"), ("HEAD~:wm/trees/03-self-care.yaml", "blob")])
def test_what_is_no_folder_is_refused(made, name, kind):
    code, out, err = run("diff", name, EXAMPLE, "--lang", "en", cwd=made)
    assert (code, out) == (2, "") and err.startswith(f"error: {name}: ") and kind in err


@pytest.mark.parametrize("name", ["no-such-folder", "", "./HEAD:wm", "/HEAD:wm", "--all"])
def test_what_is_neither_is_no_folder(made, name):
    code, out, err = run("diff", "--lang", "en", "--", name, EXAMPLE, cwd=made)
    assert (code, out) == (2, "") and err == f"error: {name or repr('')}: there is no such folder\n"


@pytest.mark.parametrize("name", ["HEAD~..HEAD", "main...main", "v1..wm", "HEAD.."])
def test_a_range_is_told_as_such(made, name):
    code, out, err = run("diff", name, EXAMPLE, "--lang", "en", cwd=made)
    assert (code, out) == (2, "") and "a range of revisions is not read" in err and "REVISION:FOLDER" in err


@pytest.mark.parametrize("name", ["a/../b", "no-such/.."])
def test_the_folder_above_is_no_range(made, name):
    code, out, err = run("diff", name, EXAMPLE, "--lang", "en", cwd=made)
    assert (code, out) == (2, "") and err == f"error: {name}: there is no such folder\n"


def test_what_git_warns_of_is_passed_on(repository):
    """A moment before all that git remembers: it takes the first it knows of, and says so."""
    code, out, err = run("diff", "HEAD@{2020-01-01 10:30}:wm", EXAMPLE, "--lang", "en", cwd=repository)
    assert code == 1
    assert err.startswith("note: HEAD@{2020-01-01 10:30}:wm: git says: warning: log for 'HEAD' only goes back to ")


def test_a_place_without_a_repository(tmp_path):
    code, out, err = run("diff", "HEAD:wm", EXAMPLE, cwd=tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert (code, out) == (2, "") and "fatal: not a git repository" in err


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give files away")
def test_a_repository_of_somebody_else(repository, tmp_path):
    (tmp_path / "settings").write_text("")
    for path in [repository, *repository.rglob("*")]:
        os.chown(path, 65534, 65534, follow_symlinks=False)
    code, out, err = run("diff", "HEAD:wm", "wm", cwd=repository, GIT_CONFIG_GLOBAL=str(tmp_path / "settings"))
    assert (code, out) == (2, "")
    assert f"git zegt: fatal: detected dubious ownership in repository at '{repository}'\n" in err


@pytest.mark.parametrize("language, words", [("nl", "git is niet op deze machine"), ("en", "git is not on this machine")])
def test_a_machine_without_git(made, tmp_path, language, words):
    empty = tmp_path / "empty"
    empty.mkdir()
    code, out, err = run("diff", "HEAD:wm", "wm", "--lang", language, cwd=made, PATH=str(empty))
    assert (code, out) == (2, "") and words in err
    assert compared("wm", cwd=made, PATH=str(empty))
    code, out, err = run("diff", "nowhere", "wm", "--lang", "en", cwd=made, PATH=str(empty))
    assert (code, err) == (2, "error: nowhere: there is no such folder\n")


def test_traces_and_advice_of_git_are_not_taken_for_the_reason(made):
    code, out, err = run("diff", "HEAD:nope", "wm", cwd=made, GIT_TRACE="1")
    assert (code, out) == (2, "") and "git zegt: fatal: path 'nope' does not exist in 'HEAD'\n" in err


# What is in the revision


def committed(repository, change):
    change(repository / "wm")
    git("add", "--all", ".", cwd=repository)
    git("commit", "--quiet", "-m", "x", cwd=repository)


@pytest.mark.parametrize("place", ["items.yaml", "trees/13-extra.yaml", "rationale/nl/self-care.md", "trees", "rationale",
                                   "rationale/nl"])
def test_a_link_in_a_revision_is_not_followed(repository, place, tmp_path):
    def change(folder):
        target = folder / place
        kept = tmp_path / "kept"
        if target.exists():
            shutil.move(target, kept)
        else:
            kept.write_text("secret: word\n")
        target.symlink_to(kept)

    committed(repository, change)
    code, out, err = run("diff", "HEAD:wm", EXAMPLE, "--lang", "en", cwd=repository)
    assert (code, out) == (2, "")
    assert f"{place}: error: a symbolic link is not followed" in err and "secret" not in err


def test_a_link_to_the_folder_in_a_revision_is_no_folder(repository):
    (repository / "link").symlink_to("wm")
    git("add", ".", cwd=repository)
    git("commit", "--quiet", "-m", "x", cwd=repository)
    code, out, err = run("diff", "HEAD:link", EXAMPLE, cwd=repository)
    assert (code, out) == (2, "") and "blob" in err
    code, out, err = run("diff", "HEAD:link/trees", EXAMPLE, cwd=repository)
    assert (code, out) == (2, "") and "git zegt: fatal: " in err


def test_a_repository_within_the_folder_is_no_folder(repository, made):
    git("rm", "-r", "--quiet", "wm/trees", cwd=repository)
    git("submodule", "--quiet", "add", made, "wm/trees", cwd=repository)
    git("commit", "--quiet", "-m", "x", cwd=repository)
    code, out, err = run("diff", "HEAD:wm", EXAMPLE, "--lang", "en", cwd=repository)
    assert (code, out) == (2, "") and "trees: error: this is a submodule" in err
    for name in ("HEAD:wm/trees", "HEAD:./wm/trees"):
        code, out, err = run("diff", name, EXAMPLE, "--lang", "en", cwd=repository)
        assert (code, out) == (2, "") and err.startswith(f"error: {name}: this is a submodule")


def test_hidden_names_in_a_revision_are_not_read(repository):
    committed(repository, lambda folder: (folder / "trees" / "._03-self-care.yaml").write_bytes(b"\0\5\x16\7"))
    assert compared("HEAD:wm", cwd=repository)


def test_a_file_that_is_too_large_in_a_revision(repository):
    committed(repository, lambda folder: (folder / "notes.yaml").write_bytes(b"#" * 3_000_000))
    code, out, err = run("diff", "HEAD:wm", "HEAD~:wm", cwd=repository)
    assert (code, out) == (2, "") and "notes.yaml: fout: het bestand is groter dan 1 MiB [file-too-large]" in err


def test_attributes_of_the_repository_change_nothing(repository):
    """What `git archive` leaves out or fills in is in the folder all the same."""
    (repository / ".gitattributes").write_text("wm/trees/* export-ignore\nwm/items.yaml export-subst\n*.yaml eol=crlf\n")
    git("add", ".", cwd=repository)
    git("commit", "--quiet", "-m", "x", cwd=repository)
    assert compared("HEAD:wm", cwd=repository)


def test_a_repository_of_sha_256(tmp_path):
    changed(tmp_path / "wm", lambda tree: None, TREE, EXAMPLE)
    git("init", "--quiet", "--object-format=sha256", cwd=tmp_path)
    git("add", ".", cwd=tmp_path)
    git("commit", "--quiet", "-m", "x", cwd=tmp_path)
    assert compared("HEAD:wm", cwd=tmp_path)


def test_an_object_that_is_gone_is_told(repository):
    object = git("rev-parse", "HEAD:wm/items.yaml", cwd=repository)
    (repository / ".git" / "objects" / object[:2] / object[2:]).unlink()
    code, out, err = run("diff", "HEAD:wm", EXAMPLE, cwd=repository)
    assert (code, out) == (2, "") and "items.yaml: fout: het bestand kan niet worden gelezen; git: fatal: " in err
    assert object in err


def test_a_folder_that_is_gone_is_not_called_a_file(repository):
    object = git("rev-parse", "HEAD:wm/trees", cwd=repository)
    (repository / ".git" / "objects" / object[:2] / object[2:]).unlink()
    code, out, err = run("diff", "HEAD:wm", EXAMPLE, "--lang", "en", cwd=repository)
    assert (code, out) == (2, "") and "trees: error: the folder cannot be read; git: fatal: " in err and object in err


@pytest.mark.parametrize("what_it_does", ["exit 0", "exit 1", "exit 128", "kill -9 $$", "kill -15 $$"])
def test_a_git_that_says_nothing_is_told(made, tmp_path, what_it_does):
    fake = tmp_path / "bin" / "git"
    fake.parent.mkdir()
    fake.write_text(f"#!/bin/sh\n{what_it_does}\n")
    fake.chmod(0o755)
    code, out, err = run("diff", "HEAD:wm", EXAMPLE, "--lang", "en", cwd=made, PATH=f"{fake.parent}:/usr/bin:/bin")
    assert (code, out) == (3, "") and "git was stopped, or ended without saying anything" in err
    assert compared("wm", cwd=made, PATH=f"{fake.parent}:/usr/bin:/bin")


# What stays behind


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL])
def test_nothing_stays_behind(made, tmp_path, number):
    for delay in (0.0, 0.02, 0.05, 0.1, 0.2, 0.4):
        process = subprocess.Popen(
            [PROGRAM, "diff", "HEAD~:wm", "HEAD:wm"], cwd=made, env={**os.environ, "TMPDIR": str(tmp_path)},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(delay)
        process.send_signal(number)
        process.wait(timeout=60)
        assert list(tmp_path.iterdir()) == []
    assert not compared("HEAD~:wm", cwd=made, TMPDIR=str(tmp_path / "nowhere"))


def test_no_git_outlives_the_program(made):
    """Git waits for questions; without the program there are none."""
    process = subprocess.Popen(
        [PROGRAM, "diff", "HEAD~:wm", "HEAD:wm"], cwd=made, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True)
    time.sleep(0.2)
    process.kill()
    process.wait(timeout=60)
    end = time.monotonic() + 10
    while members(process.pid):
        assert time.monotonic() < end, members(process.pid)
        time.sleep(0.05)


def members(session):
    """The processes of a session that have not ended."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(stat)
    return found
