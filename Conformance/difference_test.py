"""What `diff` says of two versions, tried from outside.

Its witnesses are fed back to `advise`, each case on its own side. Words are told apart from advice,
renamed parts are known again, and what is no version of the same guideline is refused.
"""

import json
import os
import random
import re
import shutil
import subprocess

import pytest

from guideline_folder import BUILT_IN, ROOT, edited, read, tree_files, write

PROGRAM = os.environ.get("WERVELWIJZER", "wervelwijzer")
EXAMPLE = ROOT / "Tests" / "ProofTests" / "Fixtures" / "example"
TRIAGE = "trees/01-triage.yaml"
LABEL = {"nl": "x", "en": "x"}


def run(*arguments, text=""):
    done = subprocess.run(
        [PROGRAM, *map(str, arguments)], input=text, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def difference(old, new, *options):
    code, out, err = run("diff", old, new, "--format", "json", *options)
    assert code in (0, 1) and err == ""
    return code, json.loads(out)


@pytest.fixture
def version(tmp_path):
    """Makes a version of the example."""
    return lambda *edits, name="new": edited(tmp_path / name, *edits, source=EXAMPLE)


# Witnesses


def outcomes(cases, folder):
    """The outcome that `advise` gives for each case of the tree it starts at; None while that tree is undecided."""
    lines = "".join(json.dumps(case) + "\n" for case in cases)
    code, out, err = run("advise", "--ndjson", "--guideline", folder, text=lines)
    assert (code, err) == (0, ""), err
    advices = [json.loads(line) for line in out.splitlines()]
    assert len(advices) == len(cases)
    return [
        next(one for one in advice["trees"] if one["tree"] == case["start"]).get("outcome")
        for case, advice in zip(cases, advices)]


def sides(witness):
    """The case for the old version and the case for the new one: two where one will not do for both."""
    return (witness, witness) if "start" in witness else (witness["old"], witness["new"])


def replay(old, new, report):
    """Evaluates every witness with both versions; returns how many have a separate case for each version."""
    classes = [patients for change in report["trees"] for patients in change["classes"]]
    cases = [sides(patients["witness"]) for patients in classes]
    # A version that does not know an answer leaves the tree undecided.
    assert outcomes([before for before, _ in cases], old) == [patients.get("old") for patients in classes]
    assert outcomes([after for _, after in cases], new) == [patients.get("new") for patients in classes]
    return sum(before != after for before, after in cases)


class Version:
    """A copy of the built-in guideline as data, to be changed and written again."""

    def __init__(self, folder):
        self.folder = shutil.copytree(BUILT_IN, folder)
        self.items = read(folder / "items.yaml")
        self.header = read(folder / "guideline.yaml")
        self.trees = {name: (file, read(file)) for name, file in tree_files(folder).items()}

    def write(self):
        write(self.folder / "items.yaml", self.items)
        pages = int(self.header["document"]["pages"])
        write(self.folder / "guideline.yaml", {
            **self.header, "document": {**self.header["document"], "pages": pages}})
        for file, tree in self.trees.values():
            write(file, tree)
        return self.folder

    def tree(self, chance):
        return self.trees[chance.choice(sorted(self.trees))][1]


def ends(tree):
    """The branches of a tree that lead to an outcome."""
    return [one for asked in tree["decisions"] for one in asked["branches"] if "outcome" in one]


def an_item_asked_first(version, chance):
    """A new item before a whole tree: one answer ends it, the other goes on as before."""
    tree = version.tree(chance)
    version.items["items"].append({
        "item": "new-item", "label": LABEL, "help": LABEL,
        "values": [{"value": "go-on", "label": LABEL}, {"value": "stop", "label": {"nl": "y", "en": "y"}}]})
    tree["decisions"].append({"decision": "new-item", "label": LABEL, "branches": [
        {"when": "go-on", "label": LABEL, "decision": tree["start"]},
        {"when": "stop", "label": LABEL, "outcome": chance.choice(tree["outcomes"])["outcome"]}]})
    tree["start"] = "new-item"


def an_item_asked_last(version, chance):
    """A new item where a branch ended."""
    tree = version.tree(chance)
    while len(tree["outcomes"]) < 2:
        tree = version.tree(chance)
    taken = chance.choice(ends(tree))
    version.items["items"].append({
        "item": "new-item", "label": LABEL, "help": LABEL,
        "values": [{"value": name, "label": {"nl": name, "en": name}} for name in ("a", "b", "c")]})
    other = chance.choice([
        one["outcome"] for one in tree["outcomes"] if one["outcome"] != taken["outcome"]])
    tree["decisions"].append({"decision": "new-item", "label": LABEL, "branches": [
        {"when": ["a", "c"], "label": LABEL, "outcome": taken.pop("outcome")},
        {"when": "b", "label": LABEL, "outcome": other}]})
    taken["decision"] = "new-item"


def a_value_more(version, chance):
    """A new value of an item that is not measured, on a branch of its own where a tree asks it."""
    measured = {one["item"] for one in version.items["items"] if "measured" in one}
    tree = version.tree(chance)
    asked = chance.choice([
        one for one in tree["decisions"] if one.get("item", one["decision"]) not in measured])
    item = asked.get("item", asked["decision"])
    entry = next(one for one in version.items["items"] if one["item"] == item)
    entry["values"].append({"value": "new-value", "label": LABEL})
    for _, other in version.trees.values():
        for one in other["decisions"]:
            if one.get("item", one["decision"]) == item:
                one["branches"].append({
                    "when": "new-value", "label": LABEL,
                    "outcome": chance.choice(other["outcomes"])["outcome"]})
    readings = read(version.folder / "readings.yaml")
    readings["readings"] = [one for one in readings["readings"] if not any(
        inner.get("item", inner["decision"]) == item for inner in one["decisions"])]
    write(version.folder / "readings.yaml", readings)


def an_item_renamed(version, chance):
    """An item of another name in one tree, as if it were another thing."""
    tree = version.tree(chance)
    asked = chance.choice(tree["decisions"])
    item = asked.get("item", asked["decision"])
    entry = next(one for one in version.items["items"] if one["item"] == item)
    version.items["items"].append({**entry, "item": "new-item"})
    asked["item"] = "new-item"
    other = chance.choice(ends(tree))
    other["outcome"] = chance.choice(tree["outcomes"])["outcome"]


SHAPES = [an_item_asked_first, an_item_asked_last, a_value_more, an_item_renamed]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_every_witness_replays_on_its_own_side(shape, seed, tmp_path):
    chance = random.Random(f"{shape.__name__} {seed}")
    version = Version(tmp_path / "new")
    shape(version, chance)
    folder = version.write()
    for old, new in [(BUILT_IN, folder), (folder, BUILT_IN)]:
        code, report = difference(old, new)
        assert code == 1 and report["trees"]
        replay(old, new, report)


def test_a_version_that_knows_more_has_a_case_for_each_side(tmp_path):
    version = Version(tmp_path / "new")
    an_item_asked_first(version, random.Random("pairs"))
    folder = version.write()
    for old, new in [(BUILT_IN, folder), (folder, BUILT_IN)]:
        assert replay(old, new, difference(old, new)[1]) > 0


def test_a_tree_or_an_event_more_leaves_witnesses_that_replay(version):
    old = version(name="old")
    new = version(
        ("guideline.yaml", "  - event: first-seen\n", "  - event: second-seen\n    label: { nl: y, en: y }\n"
         "  - event: first-seen\n"),
        ("guideline.yaml", "trees: [triage, aftercare, self-care]\nentries", "trees: [triage, aftercare]\nentries"),
        ("guideline.yaml", "    tree: self-care\n", "    tree: aftercare\n"),
        ("guideline.yaml", "trees: [triage, aftercare, self-care]\ndocument", "trees: [triage, aftercare]\ndocument"),
        (TRIAGE, "within: PT12H, from: first-seen", "within: PT6H, from: second-seen"),
        (TRIAGE, "outcome: see-tomorrow\noutcomes", "outcome: hospital\noutcomes"))
    (new / "trees" / "03-self-care.yaml").unlink()
    for language in ("nl", "en"):
        (new / "rationale" / language / "self-care.md").unlink()
    for before, after in [(old, new), (new, old)]:
        code, report = difference(before, after)
        assert code == 1 and {one["path"] for one in report["otherLogic"]} == {
            "events/second-seen", "trees/self-care", "entries/discharged"}
        replay(before, after, report)


# Identity


@pytest.mark.parametrize("language, words", [("nl", "twee richtlijnen"), ("en", "two guidelines")])
def test_two_guidelines_are_not_two_versions(language, words, version):
    other = version(("guideline.yaml", "guideline: fever", "guideline: cold"))
    for old, new in [("built-in", EXAMPLE), (EXAMPLE, other), (other, EXAMPLE)]:
        code, out, err = run("diff", old, new, "--lang", language)
        assert (code, out) == (2, "") and words in err


@pytest.mark.parametrize("language, words", [("nl", "geen gegeven gemeen"), ("en", "no item in common")])
def test_versions_without_a_common_item_are_refused(language, words, version):
    other = version()
    everywhere(other, *((name, f"other-{name}") for name in ["temperature", "duration", "breathless", "treatment"]))
    code, out, err = run("diff", EXAMPLE, other, "--lang", language)
    assert (code, out) == (2, "") and words in err


def test_an_item_that_shares_only_its_name_is_told(version):
    other = version()
    everywhere(other, ("home", "here"), ("ward", "there"))
    _, report = difference(EXAMPLE, other)
    assert report["unlikeParts"] == ["items/treatment"]
    assert "nothing in common" in run("diff", EXAMPLE, other, "--lang", "en")[1]


# Words


WORDS = {
    "summary": (TRIAGE, "summary: { nl: Vandaag zien", "summary: { nl: Vanavond zien"),
    "words of a step": (TRIAGE, "do: { nl: Direct opnemen, en: Admit at once }", "do: { nl: Opnemen, en: Admit }"),
    "label of a value": ("items.yaml", "en: Raised", "en: Elevated"),
    "rationale": ("rationale/nl/triage.md", ".", ", soms."),
    "message of a warning": ("warnings.yaml", "en: High for long", "en: Long and high"),
}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("change", WORDS)
def test_words_alone_are_told_and_count_only_when_asked(change, language, version):
    new = version(WORDS[change])
    proven = {"nl": "Geen enkele patiënt krijgt ander advies", "en": "No patient's advice changes"}[language]
    for form in ("text", "html"):
        code, out, err = run("diff", EXAMPLE, new, "--format", form, "--lang", language)
        assert (code, err) == (0, "") and proven not in out
        assert {"nl": "is 1 tekst gewijzigd", "en": "1 text changed"}[language] in out
    assert run("diff", EXAMPLE, new, "--wording")[0] == 1
    assert run("diff", EXAMPLE, EXAMPLE, "--wording")[0] == 0
    code, report = difference(EXAMPLE, new)
    assert (code, report["changesAdvice"], report["changesWording"]) == (0, False, True)
    (changed,) = report["wording"]
    assert changed["old"] != changed["new"]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("edit, path, words", [
    (("guideline.yaml", "Europe/Amsterdam", "America/New_York"), "guideline", "Europe/Amsterdam → America/New_York"),
    (("guideline.yaml", "    tree: self-care", "    tree: aftercare"), "entries/discharged", "self-care → aftercare"),
    (("guideline.yaml", "  - entry: discharged\n    label: { nl: Ontslagen, en: Discharged }\n    tree: self-care\n", ""),
     "entries/discharged", "")])
def test_where_a_way_in_leads_and_the_time_zone_change_an_advice(edit, path, words, language, version):
    new = version(edit)
    for form in ("text", "html"):
        code, out, err = run("diff", EXAMPLE, new, "--format", form, "--lang", language)
        assert (code, err) == (1, "") and path in out and words in out
        assert {"nl": "Geen enkele patiënt", "en": "No patient's advice"}[language] not in out
    code, report = difference(EXAMPLE, new)
    assert (code, report["changesAdvice"], report["changesWording"]) == (1, True, False)
    assert [one["path"] for one in report["otherLogic"]] == [path]


def test_a_way_in_that_is_new_changes_nothing_for_the_others(version):
    new = version(("guideline.yaml", "entries:\n", "entries:\n  - entry: other\n    label: { nl: Anders, en: Other }\n    tree: aftercare\n"))
    code, report = difference(EXAMPLE, new)
    assert (code, [one["path"] for one in report["structure"]]) == (0, ["entries/other"])


def test_a_dose_that_changed_is_told_by_what_changed(version):
    dose = "dose: {{ drug: insulin, amount: {}, unit: units }}, limit: {{ within: {}, from: first-seen }}, urgency"
    old = version((TRIAGE, "urgency", dose.format(10, "PT24H")), name="old")
    new = version((TRIAGE, "urgency", dose.format(5, "PT12H")))
    code, out, _ = run("diff", old, new, "--lang", "en")
    assert code == 1
    assert "dose, amount: 10 units → 5 units" in out and "time limit, latest: 24 hours → 12 hours" in out
    assert not re.search(r"was: (.*)\n +becomes: \1\n", out)


# Names


def everywhere(folder, *names):
    """Renames things in every YAML file of a folder."""
    for file in folder.rglob("*.yaml"):
        text = file.read_text()
        for old, new in names:
            text = re.sub(rf"(?<![\w-]){old}(?![\w-])", new, text)
        file.write_text(text)


RENAMED = {
    "item": ("duration", "how-long", "items.yaml", "  - item: how-long\n", "    was: duration\n"),
    "value": ("raised", "elevated", "items.yaml", "value: elevated,", " was: raised,"),
    "event": ("first-seen", "first-contact", "guideline.yaml", "  - event: first-contact\n", "    was: first-seen\n"),
    "tree": ("aftercare", "follow-up", "trees/02-aftercare.yaml", "tree: follow-up\n", "was: aftercare\n"),
    "outcome": ("see-today", "see-now", TRIAGE, "  - outcome: see-now\n", "    was: see-today\n"),
    "warning": ("high-for-long", "long-high", "warnings.yaml", "  - warning: long-high\n", "    was: high-for-long\n"),
    "reading": ("only-the-breathless", "some", "readings.yaml", "  - reading: some\n", "    was: only-the-breathless\n"),
}


@pytest.mark.parametrize("kind", RENAMED)
def test_what_is_renamed_is_known_again(kind, version):
    old, new, file, place, was = RENAMED[kind]
    folder = version()
    everywhere(folder, (old, new))
    for language in ("nl", "en"):
        text = folder / "rationale" / language / f"{old}.md"
        if text.exists():
            text.rename(text.with_stem(new))
    code, out, _ = run("diff", EXAMPLE, folder, "--lang", "en")
    assert code == 1 and f'"{old}" is gone and "{new}" is new' in out and f"was: {old}" in out
    text = (folder / file).read_text()
    (folder / file).write_text(text.replace(place, place + was, 1))
    for before, after, name in [(EXAMPLE, folder, old), (folder, EXAMPLE, new)]:
        code, report = difference(before, after, "--wording")
        assert (code, report["changesAdvice"], report["suspectedRenames"]) == (0, False, [])
        assert [one["was"] for one in report["structure"] if one["kind"] == "renamed"] == [name]


def test_decisions_named_by_an_item_follow_its_new_name(version):
    new = version()
    everywhere(new, ("temperature", "body-heat"))
    items = new / "items.yaml"
    items.write_text(items.read_text().replace("  - item: body-heat\n", "  - item: body-heat\n    was: temperature\n", 1))
    for before, after in [(EXAMPLE, new), (new, EXAMPLE)]:
        code, report = difference(before, after)
        (renamed,) = report["structure"]
        assert (code, renamed["was"]) == (0, {"items/body-heat": "temperature", "items/temperature": "body-heat"}[renamed["path"]])


def test_a_witness_speaks_the_names_of_its_side(version):
    folder = version(
        ("items.yaml", "item: breathless", "item: breathless"),
        (TRIAGE, "label: { nl: Nee, en: No }\n        outcome: see-today", "label: { nl: Nee, en: No }\n        outcome: wait"))
    everywhere(folder, ("temperature", "fever"), ("triage", "first-look"))
    for language in ("nl", "en"):
        text = folder / "rationale" / language / "triage.md"
        text.rename(text.with_stem("first-look"))
    for file, place, was in [
        ("items.yaml", "  - item: fever\n", "    was: temperature\n"),
        (TRIAGE, "tree: first-look\n", "was: triage\n"),
    ]:
        text = (folder / file).read_text()
        (folder / file).write_text(text.replace(place, place + was, 1))
    _, report = difference(EXAMPLE, folder)
    assert replay(EXAMPLE, folder, report) == 1


def test_an_old_name_of_an_old_name_is_known(version):
    folder = version(("items.yaml", "  - item: duration\n", "  - item: duration\n    was: [length, time]\n"), name="third")
    for name in ("length", "time"):
        earlier = version(name=name)
        everywhere(earlier, ("duration", name))
        code, report = difference(earlier, folder)
        assert (code, report["changesAdvice"]) == (0, False)


# Whole actions


def test_an_action_that_came_or_went_is_told_with_all_of_its_structure(version):
    old = """\
    actions:
      do: { nl: Morgen zien, en: See tomorrow }
      kind: decision
      limit: { within: P1D, from: first-seen }
"""
    new = """\
    actions:
      all-of:
        - do: { nl: Morgen zien, en: See tomorrow }
          kind: decision
          limit: { within: P1D, from: first-seen }
        - do: { nl: Ibuprofen, en: Ibuprofen }
          kind: drug
          refrain: true
          dose: { drug: ibuprofen, amount: 400, unit: mg, route: oral }
"""
    before, after = version(name="old"), version((TRIAGE, old, new))
    words = {
        "en": ("See tomorrow (within 1 day after first contact)", "Do not: Ibuprofen (400 mg, oral)"),
        "nl": ("Morgen zien (binnen 1 dag", "Niet doen: Ibuprofen (400 mg, oraal)"),
    }
    for language, parts in words.items():
        out = run("diff", before, after, "--lang", language)[1]
        (line,) = [line for line in out.splitlines() if "Ibuprofen" in line and " → " in line]
        assert line.count(parts[0]) == 2 and line.count(parts[1]) == 1, line
