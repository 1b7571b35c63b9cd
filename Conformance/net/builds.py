"""The two programs that `script/net` compares, built as they are released.

Both are built in the same folder, so that the packages are built once; a program is kept by the tree of
files that it was made of, and built once.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NET = ROOT / ".build-net"
SOURCE = NET / "source"
BUILD = [
    "nice", "swift", "build", "--configuration", "release", "--static-swift-stdlib", "--product", "wervelwijzer",
    "--package-path", SOURCE, "--scratch-path", NET / "build",
]


class BuildFailed(Exception):
    """The compiler's words."""


def say(words):
    print(f"» {words}", file=sys.stderr, flush=True)


def git(*arguments, index=None, check=True):
    environment = {**os.environ, **({"GIT_INDEX_FILE": str(index)} if index else {})}
    done = subprocess.run(["git", *arguments], cwd=ROOT, env=environment, check=check, capture_output=True, text=True)
    return done.stdout.strip()


def tree_of(revision):
    """The tree of files of a revision; None where there is no such revision."""
    return git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{tree}}", check=False) or None


def working_tree():
    """The tree of files that are there now, those included that git does not know yet."""
    index = NET / "index-of-working-tree"
    git("read-tree", "HEAD", index=index)
    git("add", "--all", index=index)
    return git("write-tree", index=index)


def program(tree):
    """The program made of a tree of files."""
    kept = NET / "programs" / tree
    if kept.exists():
        return kept
    say(f"building {tree[:12]}; the first time takes several minutes")
    SOURCE.mkdir(parents=True, exist_ok=True)
    # Only files that differ from what was built last are touched.
    git(f"--work-tree={SOURCE}", "read-tree", "--reset", "-u", tree, index=NET / "index-of-source")
    # Which versions of the packages there are is not in the repository: both sides take the same.
    if (ROOT / "Package.resolved").exists():
        shutil.copy2(ROOT / "Package.resolved", SOURCE)
    done = subprocess.run(BUILD, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        raise BuildFailed(done.stdout)
    kept.parent.mkdir(exist_ok=True)
    shutil.copy2(NET / "build" / "release" / "wervelwijzer", kept)
    return kept


def extract(tree, pattern, folder):
    """Puts files of a tree into a folder."""
    archive = subprocess.run(["git", "archive", tree, pattern], cwd=ROOT, check=True, capture_output=True)
    subprocess.run(["tar", "-x", "-C", folder], input=archive.stdout, check=True)
