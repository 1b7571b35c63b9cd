"""Mistakes in guideline files, told in the language asked for by every command that reads them."""

import json
import os
import resource
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
    code, out, err = run("check", "--plans", "0", faulty, "--lang", language)
    assert (code, err) == (1, "")
    assert all(words in out for words in MISTAKES[language])
    assert not any(words in out for words in MISTAKES[other])
    assert out.endswith({"nl": "\n2 fouten\n", "en": "\n2 errors\n"}[language])


def test_check_tells_mistakes_in_dutch_by_default(faulty):
    assert run("check", "--plans", "0", faulty) == run("check", faulty, "--lang", "nl")


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
    code, out, err = run("check", "--plans", "0", folder, "--lang", language)
    assert (code, err) == (0, "") and f": {word}: {message} [unused-outcome]\n" in out
    code, out, err = run("check", "--plans", "0", folder, "--lang", language, "--format", "json")
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
    code, out, err = run("check", "--plans", "0", folder, "--lang", language)
    assert (code, err) == (1, "")
    *told, rest, count = [line for line in out.splitlines() if not line.startswith("  ")]
    assert len(told) == MOST_LISTED and all(": fout: " in line or ": error: " in line for line in told)
    total = int(count.split()[0])
    assert total >= 4_000 and rest.startswith(more) and str(total - MOST_LISTED) in rest
    code, out, err = run("advise", "-", "--guideline", folder, "--lang", language, text="{}")
    assert (code, out) == (2, "") and len(err.splitlines()) < 4 * MOST_LISTED


@pytest.mark.parametrize("name, count", [
    ("empty", lambda: "  - {}\n" * 140_000), ("tagged", lambda: "  - !x\n" * 140_000),
    ("no mapping", lambda: "  -\n" * 200_000), ("one key", lambda: "  - { x: 1 }\n" * 80_000)], ids=lambda one: one if isinstance(one, str) else "")
def test_a_file_of_nothing_but_mistakes_is_not_read_to_its_end(name, count, tmp_path):
    folder = tmp_path / "folder"
    shutil.copytree(BUILT_IN, folder)
    (folder / "items.yaml").write_text("items:\n" + count())
    done = subprocess.run(
        ["timeout", "20", PROGRAM, "check", "--plans", "0", folder, "--lang", "en"], capture_output=True, text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30)))
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.endswith("\nand 9901 more\n10001 errors\n") and len(done.stdout.splitlines()) < 1000


@pytest.mark.parametrize("address", ["", " ", ":", "::", ": :", "\t"])
def test_an_address_of_nothing_is_refused_at_its_place(address, tmp_path):
    folder = tmp_path / "folder"
    shutil.copytree(BUILT_IN, folder)
    header = folder / "guideline.yaml"
    header.write_text(header.read_text() + f"  - source: none\n    title: x\n    url: {json.dumps(address)}\n")
    rationale = folder / "rationale" / "nl" / "imaging.md"
    rationale.write_text(rationale.read_text() + "\nZie [x]().\n")
    code, out, err = run("check", "--plans", "0", folder, "--lang", "en")
    lines = [line for line in out.splitlines() if line.endswith("[invalid-address]")]
    assert (code, err) == (1, "")
    assert lines[0].startswith(f"guideline.yaml:{len(header.read_text().splitlines())}:10: error: ")
    assert lines[1].startswith("rationale/nl/imaging.md:") and len(lines) == 2


@pytest.mark.parametrize("written, line", [
    ("label:\n      nl: Herkennen dat\n        #1 op de lijst gaat voor\n      en: A", 3),
    ("label: { nl: Herkennen\n #1 en\n , en: A }", 2),
    ("label: { nl: A, en: Recognise\n# 1 and\n }", 2),
    ("label:\n      nl: >- #1 gaat voor\n        Beschikbaar\n      en: A", 2),
    ("label:\n      nl: | # gaat voor\n        Beschikbaar\n      en: A", 2),
    ("label:\n      nl: >-\n         Beschikbaar\n        #1 gaat voor\n      en: A", 4)])
def test_a_comment_in_which_a_reader_sees_text_blocks(written, line, tmp_path):
    folder = tmp_path / "folder"
    shutil.copytree(BUILT_IN, folder)
    items = folder / "items.yaml"
    lines = items.read_text().splitlines()
    place = next(place for place, text in enumerate(lines) if text.startswith("    label: {"))
    items.write_text("\n".join([*lines[:place], "    " + written, *lines[place + 1:]]) + "\n")
    code, out, err = run("check", "--plans", "0", folder, "--lang", "en")
    assert (code, err) == (1, "")
    assert f"items.yaml:{place + line}:" in out and "[text-cut-by-comment]" in out and out.endswith("\n1 error\n")


def changed(tmp_path, file, old, new):
    """The built-in guideline with one text of a file replaced."""
    folder = tmp_path / "folder"
    shutil.copytree(BUILT_IN, folder)
    text = (folder / file).read_text()
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1))
    return folder


@pytest.mark.parametrize("zone", [
    "Etc/GMT+1", "Etc/GMT-1", "Etc/UTC", "GMT", "GMT+1", "CET", "EST", "posix/Europe/Amsterdam",
    "right/Europe/Amsterdam", "../Europe/Amsterdam", "europe/amsterdam", "Europe", "localtime"])
def test_a_time_zone_that_is_no_place_blocks(zone, tmp_path):
    folder = changed(tmp_path, "guideline.yaml", "time-zone: Europe/Amsterdam", f'time-zone: "{zone}"')
    code, out, _ = run("check", "--plans", "0", folder, "--lang", "en")
    assert code == 1 and f'"{zone}" is no time zone; a time zone is named by a place [unknown-time-zone]' in out
    code, out, _ = run("check", "--plans", "0", changed(tmp_path / "utc", "guideline.yaml", "Europe/Amsterdam", "UTC"))
    assert code == 0


@pytest.mark.parametrize("citation", [
    "[@ rdb-imaging]", "[@\u00a0rdb-imaging]", "[@ ]", "[ @rdb-imaging]", "@rdb-imaging", "[@rdb-imaging,]",
    "[@rdb-imaging; @pw-definitions]"])
def test_a_citation_that_is_none_blocks(citation, tmp_path):
    folder = changed(tmp_path, "rationale/nl/imaging.md", "\n", f"\nZie {citation}.\n\n")
    code, out, _ = run("check", "--plans", "0", folder, "--lang", "en")
    assert code == 1 and "rationale/nl/imaging.md:2:" in out and "[unclear-citation]" in out


@pytest.mark.parametrize("blank, code_of_rule", [
    ("\u2800", "hidden-character"), ("\U0001d159", "hidden-character"), ("\u3164", "hidden-character"),
    ("\u0301", "missing-translation"), ("\u20dd", "missing-translation"), ("\u3000", "missing-translation"),
    ("\u00a0", "missing-translation"), ("\ufe0f", "missing-translation")])
def test_a_text_in_which_nothing_is_seen_blocks(blank, code_of_rule, tmp_path):
    folder = changed(tmp_path, "items.yaml", "label: { nl: Pijn, en: Pain }", f'label: {{ nl: "{blank}", en: Pain }}')
    code, out, _ = run("check", "--plans", "0", folder, "--lang", "en")
    assert code == 1 and f"[{code_of_rule}]" in out and out.endswith("\n1 error\n")


def test_a_combining_mark_on_a_letter_is_allowed(tmp_path):
    folder = changed(tmp_path, "items.yaml", "label: { nl: Pijn, en: Pain }", 'label: { nl: "Pi\u0301jn", en: Pain }')
    assert run("check", "--plans", "0", folder)[0] == 0


def test_a_drawing_as_text_announces_no_links_where_none_follow():
    folder = BUILT_IN.parents[1] / "Tests" / "ProofTests" / "Fixtures" / "example"
    code, out, _ = run("draw", "triage", "--format", "text", "--lang", "en", "--guideline", folder)
    assert code == 0 and "At home" in out
    assert not [line for line in out.splitlines() if line.rstrip().endswith(":")]


# Words that agree with the structure, or are about something else, and words that do not

DRUG = "kind: drug\n      dose: { drug: dexamethasone, amount: 10, unit: mg, route: intravenous }"
COURSE = "kind: radiotherapy\n      dose: { fractions: 5, per-fraction: 4, unit: Gy }"
DAY = "kind: imaging\n      limit: { within: PT24H, from: suspicion }"
WEEK = "kind: decision\n      limit: { within: P7D, from: definitive-diagnosis }"


def worded(tmp_path, nl, en, structure):
    """The built-in guideline whose last step is otherwise worded."""
    step = "do: { nl: Herhaal beeldvorming, en: Repeat imaging }\n      kind: imaging"
    return changed(tmp_path, "trees/12-follow-up.yaml", step,
                   f"do: {{ nl: {json.dumps(nl)}, en: {json.dumps(en)} }}\n      {structure}")


@pytest.mark.parametrize("nl, en, structure", [
    ("Dexamethason 10 mg i.v. eenmalig, gevolgd door 2 dd 8 mg", "Dexamethasone 10 mg i.v. once, then 8 mg b.d.", DRUG),
    ("Dexamethason 10 mg i.v. (2 ampullen van 5 mg)", "Dexamethasone 10 mg i.v. (2 ampoules of 5 mg)", DRUG),
    ("Dexamethason i.v., afbouwen met 2 mg per 3 dagen", "Dexamethasone i.v., taper by 2 mg every 3 days", DRUG),
    ("Dexamethason 10 mg i.v., zo nodig oraal", "Dexamethasone 10 mg i.v., orally if needed", DRUG),
    ("Bestraling met 20 Gy in vijf fracties", "Radiotherapy 20 Gy in five fractions", COURSE),
    ("5 x 4 Gy, EQD2 23,3 Gy, 5 keer per week", "5 × 4 Gy, EQD2 23.3 Gy, five times a week", COURSE),
    ("MRI bij voorkeur binnen 12 uur, uiterlijk binnen 24 uur", "MRI preferably within 12 hours, within 24 hours at most", DAY),
    ("MRI binnen 24 uur, vóór 22.00 uur, uitslag binnen 2 dagen", "MRI within 24 hours, before 10 p.m., result within 2 days", DAY),
    ("MRI, controle na 3 maanden", "MRI, follow-up after 3 months", DAY),
    ("Therapie binnen 5 werkdagen", "Treatment within 5 working days", WEEK),
    ("Therapie binnen een week, bespreking op dag 1", "Treatment within a week, discussion on day 1", WEEK)])
def test_words_that_agree_with_their_structure_do_not_block(nl, en, structure, tmp_path):
    code, out, err = run("check", "--plans", "0", worded(tmp_path, nl, en, structure), "--lang", "en")
    assert (code, err) == (0, ""), out


@pytest.mark.parametrize("nl, en, structure", [
    ("Dexamethason 16", "Dexamethasone 16", DRUG), ("Dexamethason 16 mg i.v.", "Dexamethasone 16 mg i.v.", DRUG),
    ("Dexamethason 10 mg per os", "Dexamethasone 10 mg orally", DRUG),
    ("Prednisolon 10 mg i.v.", "Prednisolone 10 mg i.v.", DRUG), ("Geen dexamethason", "No dexamethasone", DRUG),
    ("Zes fracties van 4 Gy", "Six fractions of 4 Gy", COURSE), ("4 x 5 Gy", "4 × 5 Gy", COURSE),
    ("MRI binnen 2 x 24 uur", "MRI within 2 × 24 hours", DAY), ("MRI (48 uur)", "MRI (48 hours)", DAY),
    ("Therapie binnen 7 werkdagen", "Treatment within 7 working days", WEEK),
    ("Indien pijn: binnen een maand", "If in pain: within a month", WEEK)])
def test_words_that_contradict_their_structure_block(nl, en, structure, tmp_path):
    code, out, _ = run("check", "--plans", "0", worded(tmp_path, nl, en, structure), "--lang", "en")
    assert code == 1 and out.count("[number-against-structure]") >= 1


# What nobody reads


FILES = {
    "a rationale for no tree": ("rationale/nl/no-such-tree.md", "Waarom.\n", "no tree \"no-such-tree\""),
    "a rationale in a third language": ("rationale/de/imaging.md", "Warum.\n", "rationale/de: "),
    "a folder below the trees": ("trees/old/01-imaging.yaml", "tree: x\n", "trees/old: "),
    "another ending beside the right file": ("rationale/en/imaging.markdown", "Why.\n", "rationale/en/imaging.markdown: "),
    "a case that is no JSON": ("cases/17-new.yaml", "start: imaging\n", "cases/17-new.yaml: "),
    "a folder without a case": ("cases/17-new/expected.json", "{}", "cases/17-new: "),
    "an expectation misspelt": ("cases/07-nog-niets-bekend/expectd.json", "{}", "cases/07-nog-niets-bekend/expectd.json: "),
}


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_nobody_reads_is_a_finding(case, tmp_path):
    place, text, told = FILES[case]
    folder = tmp_path / "guideline"
    shutil.copytree(BUILT_IN, folder)
    (folder / place).parent.mkdir(exist_ok=True)
    (folder / place).write_text(text)
    code, out, err = run("check", "--plans", "0", folder, "--lang", "en")
    (line,) = [line for line in out.splitlines() if "[file-not-read]" in line]
    assert (code, err) == (0, "") and told in line and ": finding: " in line and ": sound" in out
    report = json.loads(run("check", "--plans", "0", folder, "--format", "json")[1])
    assert report["sound"] and [(one["rule"], one["weight"]) for one in report["read"]] == [("file-not-read", "advises")]


def test_a_tree_of_another_ending_blocks(tmp_path):
    folder = tmp_path / "guideline"
    shutil.copytree(BUILT_IN, folder)
    (folder / "trees" / "10-extra.yml").write_text("tree: extra\n")
    code, out, _ = run("check", "--plans", "0", folder, "--lang", "en")
    assert code == 1 and "trees/10-extra.yml: error: " in out


CHANGES = {
    "unused-source": ("guideline.yaml", "sources:\n", "sources:\n  - source: nobody\n    title: Nobody\n", 1),
    "unused-event": ("guideline.yaml", "events:\n", "events:\n  - event: never\n    label: { nl: Nooit, en: Never }\n", 1),
    "phase-without-trees": ("guideline.yaml", "phases:\n",
                            "phases:\n  - phase: later\n    label: { nl: Later, en: Afterwards }\n    trees: []\n", 3),
    "idle-list": ("items.yaml", "    cites: [", "    was: []\n    cites: [", None),
    "untranslated-text": ("items.yaml", "en: Pain }", "en: Pijn }", None),
}


@pytest.mark.parametrize("rule", CHANGES)
def test_what_says_nothing_is_a_finding_at_its_place_and_never_blocks(rule, tmp_path):
    file, old, new, below = CHANGES[rule]
    folder = tmp_path / "guideline"
    shutil.copytree(BUILT_IN, folder)
    text = (folder / file).read_text()
    at = text.index(old)
    (folder / file).write_text(text[:at] + new + text[at + len(old):])
    line = text[:at].count("\n") + 1 + (below or 0)
    for language, word in (("nl", "bevinding"), ("en", "finding")):
        code, out, err = run("check", "--plans", "0", folder, "--lang", language)
        (told,) = [one for one in out.splitlines() if one.endswith(f"[{rule}]")]
        assert (code, err) == (0, "") and told.startswith(f"{file}:{line}:") and f": {word}: " in told
    report = json.loads(run("check", "--plans", "0", folder, "--format", "json")[1])
    (found,) = report["findings"] + report["read"]
    assert report["sound"] and (found["rule"], found["weight"]) == (rule, "advises")


def test_a_rationale_left_in_dutch_is_one_finding_at_its_first_passage(tmp_path):
    folder = tmp_path / "guideline"
    shutil.copytree(BUILT_IN, folder)
    shutil.copy(folder / "rationale/nl/steroids.md", folder / "rationale/en/steroids.md")
    code, out, _ = run("check", "--plans", "0", folder, "--lang", "en")
    (told,) = [line for line in out.splitlines() if "[untranslated-text]" in line]
    assert code == 0 and told.startswith("rationale/en/steroids.md:3:1: finding: the English text is the same")
    assert "more passages" in told


@pytest.mark.parametrize("file, old, new", [
    ("items.yaml", "    cites: [", "    cites: [rdb-symptoms, rdb-symptoms, "),
    ("warnings.yaml", "    outcomes: [", "    outcomes: [radiotherapy-or-surgery, radiotherapy-or-surgery, "),
])
def test_a_name_twice_in_a_list_blocks(file, old, new, tmp_path):
    folder = tmp_path / "guideline"
    shutil.copytree(BUILT_IN, folder)
    text = (folder / file).read_text()
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1))
    code, out, _ = run("check", "--plans", "0", folder, "--lang", "en")
    assert code == 1 and "is named twice [duplicate-name]" in out


def test_our_own_guideline_has_nothing_of_the_kind():
    report = json.loads(run("check", "--plans", "0", BUILT_IN, "--format", "json")[1])
    assert (report["findings"], report["read"]) == ([], [])
    assert report["guideline"]["digest"].startswith("sha256:124b4e")
