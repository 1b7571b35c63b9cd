"""The example of a program of one's own in README.md is a program that builds and runs.

`Examples/library` is built with everything else, without access to what is not public. It stands in
for a package that depends on the product `Wervelwijzer`, whose targets are the same.
"""

import json
import os
import re
import subprocess
from pathlib import Path

PROGRAM = os.environ.get("WERVELWIJZER", "wervelwijzer")
ROOT = Path(__file__).resolve().parent.parent


def test_the_example_of_the_readme_is_the_one_that_is_built():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```swift\n(.*?)^```$", readme, re.S | re.M)
    assert block == (ROOT / "Examples" / "library" / "main.swift").read_text(encoding="utf-8")


def test_the_check_of_the_readme_is_what_the_program_prints():
    """A new rule changes this block: the figures are those of the program."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^\$ script/run check --lang en\n(.*?)^```$", readme, re.S | re.M)
    done = subprocess.run(
        [PROGRAM, "check", "--lang", "en"], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert (done.returncode, done.stderr) == (0, "")
    # README.md leaves out the digest, the last line.
    *lines, digest = done.stdout.splitlines(keepends=True)
    assert digest.strip().startswith("sha256:")
    assert "".join(lines) == block


def test_the_example_uses_what_the_library_product_has():
    package = (ROOT / "Package.swift").read_text(encoding="utf-8")
    (product,) = re.findall(r'\.library\(\s*name: "Wervelwijzer",\s*targets: \[(.*?)\]', package)
    (example,) = re.findall(
        r'name: "library-example",\s*dependencies: \[(.*?)\],\s*path: "Examples/library",'
        r"\s*packageAccess: false", package)
    assert sorted(re.findall(r'"(\w+)"', example)) == sorted(re.findall(r'"(\w+)"', product))


def test_the_example_gives_the_advice_of_the_guideline():
    done = subprocess.run(
        [Path(PROGRAM).with_name("library-example")], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    advice, *lines = done.stdout.splitlines()
    trees = {tree["tree"]: tree["possibleOutcomes"] for tree in json.loads(advice)["trees"]}
    assert list(trees) == ["imaging", "further-diagnostics"]
    assert trees["imaging"] == ["mri-not-needed"]
    assert lines == [
        "Diagnostics on clinical suspicion of spinal metastases: MRI of the whole spine not necessary",
        "Further diagnostics after imaging: undecided",
        "Asked next: Imaging result",
    ]
