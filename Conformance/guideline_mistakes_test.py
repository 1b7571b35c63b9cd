"""Mistakes in guideline files, told in the language asked for by every command that reads them."""

import json
import os
import shutil
import subprocess

import pytest

from guideline_folder import BUILT_IN

PROGRAM = os.environ.get("WERVELWIJZER", "wervelwijzer")


def run(*arguments, text=""):
    done = subprocess.run(
        [PROGRAM, *map(str, arguments)], input=text, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def faulty(tmp_path):
    """A guideline folder with one key and one name misspelt."""
    shutil.copytree(BUILT_IN, tmp_path / "faulty")
    header = tmp_path / "faulty" / "guideline.yaml"
    text = header.read_text()
    assert "\nversion:" in text and "\nstart: imaging" in text
    header.write_text(text.replace("\nversion:", "\nversoin:").replace("\nstart: imaging", "\nstart: imagin"))
    return tmp_path / "faulty"


MISTAKES = {
    "nl": ['fout: onbekende sleutel "versoin" [unknown-key]', "  toegestaan: guideline, version,",
           "  bedoelde u: version", 'fout: "imagin" is geen boom van deze richtlijn [unknown-tree]'],
    "en": ['error: unknown key "versoin" [unknown-key]', "  allowed: guideline, version,",
           "  did you mean: version", 'error: "imagin" is no tree of this guideline [unknown-tree]'],
}


@pytest.mark.parametrize("language, other", [("nl", "en"), ("en", "nl")])
def test_check_tells_mistakes_in_the_language_asked_for(language, other, faulty):
    code, out, err = run("check", faulty, "--lang", language)
    assert (code, err) == (1, "")
    assert all(words in out for words in MISTAKES[language])
    assert not any(words in out for words in MISTAKES[other])
    assert out.endswith({"nl": "\n2 fouten\n", "en": "\n2 errors\n"}[language])


def test_check_tells_mistakes_in_dutch_by_default(faulty):
    assert run("check", faulty) == run("check", faulty, "--lang", "nl")


@pytest.mark.parametrize("language", MISTAKES)
@pytest.mark.parametrize(
    "command", [
        ["advise", "--guideline"], ["items", "--guideline"], ["draw", "--guideline"], ["test", "--guideline"],
        ["explain", "--guideline"], ["readings", "--guideline"], ["diff", "built-in"]])
def test_every_command_tells_mistakes_in_the_language_asked_for(command, language, faulty):
    arguments = ["imaging"] if command[0] == "draw" else [BUILT_IN / "cases"] if command[0] == "test" else []
    code, out, err = run(*command, faulty, *arguments, "--lang", language, text="{}")
    assert (code, out) == (2, "")
    assert all(words in err for words in MISTAKES[language])


@pytest.mark.parametrize("language, word, message", [
    ("nl", "bevinding", 'geen tak leidt naar uitkomst "never"'),
    ("en", "finding", 'no branch leads to outcome "never"'),
])
def test_what_the_reader_finds_worth_mending_is_told_in_the_language_asked_for(language, word, message, tmp_path):
    folder = tmp_path / "unused"
    shutil.copytree(BUILT_IN, folder)
    tree = folder / "trees" / "12-follow-up.yaml"
    nothing = "{ nl: Niets, en: Nothing }"
    tree.write_text(tree.read_text().replace("\noutcomes:\n", (
        f"\noutcomes:\n  - outcome: never\n    summary: {nothing}\n    wording: {nothing}\n"
        f"    actions: {{ do: {nothing}, kind: decision }}\n")))
    code, out, err = run("check", folder, "--lang", language)
    assert (code, err) == (0, "") and f": {word}: {message} [unused-outcome]\n" in out
    code, out, err = run("check", folder, "--lang", language, "--format", "json")
    assert (code, err) == (0, "")
    assert [(one["rule"], one["message"]) for one in json.loads(out)["read"]] == [("unused-outcome", message)]


MOST_LISTED = 100


def unknown_keys(folder):
    return "guideline.yaml", "".join(f"key-{'x' * 40}-{number}: 1\n" for number in range(10_000))


def unknown_members(folder):
    return "items.yaml", "".join(f"  - {{ itym-{number}: 1 }}\n" for number in range(10_000))


def unknown_citations(folder):
    return "rationale/nl/imaging.md", "".join(f"[@book-{'x' * 40}-{number}]\n" for number in range(10_000))


def unknown_conditions(folder):
    return "warnings.yaml", "".join(
        f"  - {{ warning: w-{number}, when: {{ {'itym' * 10}-{number}: x }}, message: {{ nl: x, en: x }} }}\n"
        for number in range(4_000))


@pytest.mark.parametrize("language, more", [("nl", "en nog"), ("en", "and")])
@pytest.mark.parametrize("mistakes", [unknown_keys, unknown_members, unknown_citations, unknown_conditions])
def test_of_thousands_of_mistakes_the_first_are_told(mistakes, language, more, tmp_path):
    folder = tmp_path / "folder"
    shutil.copytree(BUILT_IN, folder)
    file, text = mistakes(folder)
    (folder / file).write_text((folder / file).read_text().rstrip("\n") + "\n" + text)
    code, out, err = run("check", folder, "--lang", language)
    assert (code, err) == (1, "")
    *told, rest, count = [line for line in out.splitlines() if not line.startswith("  ")]
    assert len(told) == MOST_LISTED and all(": fout: " in line or ": error: " in line for line in told)
    total = int(count.split()[0])
    assert total >= 4_000 and rest.startswith(more) and str(total - MOST_LISTED) in rest
    code, out, err = run("advise", "-", "--guideline", folder, "--lang", language, text="{}")
    assert (code, out) == (2, "") and len(err.splitlines()) < 4 * MOST_LISTED
