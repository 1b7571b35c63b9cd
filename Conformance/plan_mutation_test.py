"""Each rule of the plan's content, taken out once, is noticed: by the reader, by a story or by `check`.

Run with `pytest Conformance/plan_mutation_test.py`; `--long` takes every rule, else some are taken at random.
"""

import json
import random
import re
import shutil
import subprocess
from functools import cache

import pytest

from guideline_folder import BUILT_IN
from plan_mutants import mutants
from plan_test import STORIES, story_differences
from server import PROGRAM

FEW = 20
NEAR = 15  # the stories most likely to notice a mutant, which are tried first
# Mutants that no story notices, and why none should. A mutant that a story does notice must not be listed.
NO_OTHER_TREE = "no other tree names the step"
BIOPSY_IS_DONE = "the same events complete the biopsy, and nothing is placed beside what is done"
NEW_EPISODE = "no plan has it: CourseTests and hazard_words_test.py test what it keeps and says"
A_MUST_ONLY = "the urgency of a step counts only for an obligation, and this step is only to be considered"
OWN_LIMIT = "the step itself has the same limit"
PROVEN_SOONER = "the item is only asked after a result: an earlier tree, or the tree that the case starts at, implies one"
UNNOTICED = {
    "plan.yaml: steps / biopsy / lines / 1 / if / state / waits left out": "nothing makes a biopsy wait",
    "plan.yaml: steps / repeat-imaging / offers-new-episode left out": "nothing shows the offer yet",
    "plan.yaml: supersedes / 1 / earlier left out": NO_OTHER_TREE,
    "plan.yaml: supersedes / steroids/no-steroids / earlier left out": NO_OTHER_TREE,
    "plan.yaml: places / ct-thorax-abdomen / until left out": BIOPSY_IS_DONE,
    "plan.yaml: places / ct-thorax-abdomen / until / surgery left out": BIOPSY_IS_DONE,
    "plan.yaml: places / ct-thorax-abdomen / until / definitive-diagnosis left out": BIOPSY_IS_DONE,
    "plan.yaml: new-episode left out": NEW_EPISODE,
    "plan.yaml: new-episode / text in other words": NEW_EPISODE,
    "plan.yaml: new-episode / asks: definitive-diagnosis for suspicion":
        "no plan has it, and no test yet follows the page of a new episode to the time that it asks",
    "plan.yaml: new-episode / keeps left out": NEW_EPISODE,
    "cautions.yaml: cautions / C7 / if / not-given left out": "what is given is proven",
    "cautions.yaml: cautions / C9 / if / given left out": "nothing is earlier than what is not given",
    "items.yaml: items / compression-limited / known-from left out": PROVEN_SOONER,
    "items.yaml: items / affected-area / known-from left out": PROVEN_SOONER,
    "trees/02-steroids-before-imaging.yaml: decided-before left out":
        "while it is at once it stands before the MRI already; after that neither is as urgent as the other",
    "trees/02-steroids-before-imaging.yaml: outcomes / dexamethasone-now / actions / then / dexamethasone-course / "
    "all-of / 2 / limit left out": OWN_LIMIT,
    "trees/02-steroids-before-imaging.yaml: outcomes / await-biopsy / actions / condition left out":
        "the wait itself says what to do where the clinical state does not allow it",
    "trees/03-further-diagnostics.yaml: outcomes / biopsy-1d / actions / all-of / 2 / urgency left out": A_MUST_ONLY,
    "trees/03-further-diagnostics.yaml: outcomes / ct-and-biopsy-1d / actions / all-of / 3 / urgency left out":
        A_MUST_ONLY,
    "trees/04-treatment-indication.yaml: outcomes / radiotherapy-dexamethasone / actions / all-of / 2 / then / "
    "dexamethasone-course / all-of / 2 / limit left out": OWN_LIMIT,
    "trees/08-steroids.yaml: outcomes / dexamethasone-now / actions / then / dexamethasone-course / all-of / 2 / "
    "limit left out": OWN_LIMIT,
}


@cache
def stories():
    return {file.stem: json.loads(file.read_text()) for file in STORIES}


@cache
def texts():
    """Each story as one text, to see which names stand in it."""
    return {name: json.dumps(story) for name, story in stories().items()}


def by_nearness(mutant):
    """The stories, those first in which most of the names stand that lead to the mutant."""
    names = {f'"{name}"' for name in re.split(r"[ /:]+", mutant.name)}
    return sorted(texts(), key=lambda story: -sum(name in texts()[story] for name in names))


def wrong(names, folder):
    """Those of some stories that come out wrong; None where the folder is refused."""
    cases = "".join(json.dumps(stories()[name]["case"]) + "\n" for name in names)
    done = subprocess.run(
        [PROGRAM, "advise", "--ndjson", "--actions", "--guideline", folder],
        input=cases.encode(), capture_output=True, timeout=300)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    if len(found) != len(names):
        return None
    return [name for name, answer in zip(names, found) if story_differences(stories()[name], answer)]


@cache
def wrong_as_it_is():
    return set(wrong(list(stories()), BUILT_IN))


def is_sound(folder):
    """Whether `check` has nothing to say of a folder."""
    done = subprocess.run([PROGRAM, "check", folder, "--format", "json"], capture_output=True, timeout=300)
    report = json.loads(done.stdout)
    return done.returncode == 0 and not report["findings"] and not report["read"]


def noticed_by(mutant, folder):
    """Who notices a mutant; None where nobody does."""
    mutant.write(folder)
    order = by_nearness(mutant)
    try:
        for names in (order[:NEAR], order[NEAR:]):
            found = wrong(names, folder)
            if found is None:
                return "the reader"
            if found := [name for name in found if name not in wrong_as_it_is()]:
                return f"story {found[0]}"
        return None if is_sound(folder) else "check"
    finally:
        shutil.copy(BUILT_IN / mutant.file, folder / mutant.file)


def pytest_generate_tests(metafunc):
    if "mutant" in metafunc.fixturenames:
        taken = mutants()
        if not metafunc.config.getoption("--long"):
            taken = random.Random(19).sample(taken, FEW)
        metafunc.parametrize("mutant", taken, ids=lambda mutant: mutant.name)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return shutil.copytree(BUILT_IN, tmp_path_factory.mktemp("mutants") / "guideline")


def test_a_rule_that_is_left_out_is_noticed(mutant, folder):
    assert (noticed_by(mutant, folder) is None) == (mutant.name in UNNOTICED)


def test_what_is_not_noticed_is_a_rule_of_the_guideline():
    names = [mutant.name for mutant in mutants()]
    assert len(names) == len(set(names)) >= 900
    assert UNNOTICED.keys() <= set(names)
