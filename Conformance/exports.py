"""Running `export`, and the guidelines whose exported forms are compared with what they must say."""

import os
import subprocess
from pathlib import Path

import generated_guideline as generated
from guideline_folder import read, tree_files, write

PROGRAM = os.environ.get("WERVELWIJZER", "wervelwijzer")
FIXTURES = Path(__file__).resolve().parent.parent / "Tests" / "Fixtures"


def export(*arguments):
    """The exit status of `export` with such arguments, what it prints, and its messages."""
    done = subprocess.run([PROGRAM, "export", *map(str, arguments)], capture_output=True, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def exported(*arguments):
    """What `export` prints when it succeeds and has nothing to report."""
    code, out, err = export(*arguments)
    assert (code, err) == (0, "")
    return out


# An edit of the built-in guideline that leads one branch to another outcome.
WRONG_BRANCH = ("trees/01-imaging.yaml", "Bilateral }\n        outcome: mri-12h-steroids",
                "Bilateral }\n        outcome: mri-12h")


def mixed_guideline():
    """Trees that share items, ask one twice on a way, and one of sixteen values."""
    folder = generated.growing(40, seed=5)
    shared = folder.item("wide", 16)
    again = folder.item("again", 5)
    first, *_ = folder.items
    values = folder.items[again]
    last = list(folder.trees)[-1]
    folder.tree("repeated", [
        ("d0", again, [(values[:3], "d1"), (values[3:], "d2")]),
        ("d1", shared, [(folder.items[shared][:7], "d3"), (folder.items[shared][7:], "d2")]),
        ("d2", again, [([value], f"o{place}") for place, value in enumerate(values)]),
        ("d3", first, [(folder.items[first][:1], "d2"), (folder.items[first][1:], "o7")])])
    folder.trees[last][1]["o0"] = ["repeated"]
    return folder


# What ends a text or a comment somewhere, or begins a statement; a line break is refused by the reader.
HOSTILE = ["it's \"so\" `here`", "*/ /* -- //", "'; DROP TABLE cases; --", "]]> | || %s ${x} :y ?", "back\\"]


def hostile_words(target):
    """A guideline whose every label is such a text."""
    folder = generated.growing(10).write(target)
    words = (HOSTILE[place % len(HOSTILE)] + f" {place}" * (place >= len(HOSTILE)) for place in range(10_000))

    def replace(content):
        for key, value in content.items() if isinstance(content, dict) else enumerate(content):
            if key in ("label", "title", "summary", "wording"):
                text = next(words)
                content[key] = {"nl": text, "en": text}
            elif isinstance(value, (dict, list)):
                replace(value)

    for file in [folder / "items.yaml", *tree_files(folder).values()]:
        content = read(file)
        replace(content)
        write(file, content)
    return folder


# Guidelines other than the built-in one: each is written to a folder, which is returned.
OTHERS = {
    "mixed": lambda target: mixed_guideline().write(target),
    "every item twice": lambda target: generated.asked_twice(6).write(target),
    "sixteen values": lambda target: generated.wide_items(2).write(target),
    "hidden weighted bit": lambda target: generated.hidden_weighted_bit(6).write(target),
    "hyperkalaemia": lambda target: FIXTURES / "hyperkalaemia",
    "hostile words": hostile_words,
}
