"""What is asked on the command line, form by form."""

import random
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from net.cases import SPOILT
from net.guidelines import OUTCOME, is_mostly_sound
from net.sides import NOW, Answer, Command

LANGUAGES = ("nl", "en")
LINES_AT_ONCE = 500
AT = ("--now", NOW)


@dataclass(frozen=True)
class Subjects:
    """What questions are about: cases, guidelines, and the names in them."""

    worked: list  # paths of worked cases, within the folder that all is asked in
    seeded: list  # cases, each as bytes
    guidelines: list  # paths of guidelines
    changed: list  # pairs of a guideline changed and the path of the one it was made of
    trees: list
    outcomes: list  # as TREE/OUTCOME
    rules: list
    seed: int

    def chance(self, form):
        return random.Random(f"{self.seed} {form}")

    def sample(self, size, spoilt=False):
        """So many seeded cases at even distances; of those spoilt, or of the others."""
        some = [case for at, case in enumerate(self.seeded) if (at % SPOILT == 0) == spoilt]
        return some[::max(1, len(some) // size)][:size]

    @classmethod
    def read(cls, folder, documents, seeded, changed, seed):
        trees = {}
        for file in sorted(folder.glob("Guidelines/*/trees/*.yaml")):
            lines = file.read_text().split("\n")
            tree = next(line.removeprefix("tree: ") for line in lines if line.startswith("tree: "))
            trees[tree] = list(dict.fromkeys(found[2] for found in map(OUTCOME.match, lines) if found))
        return cls(
            worked=[str(file.relative_to(folder)) for file in sorted(folder.glob("Guidelines/*/cases/*/case.json"))],
            seeded=seeded,
            guidelines=[str(file.parent.relative_to(folder))
                        for file in sorted(folder.glob("Guidelines/*/guideline.yaml"))],
            changed=changed,
            trees=list(trees),
            outcomes=[f"{tree}/{outcome}" for tree, outcomes in trees.items() for outcome in outcomes],
            rules=re.findall(r"^## ([a-z-]+)$", (documents / "rules.en.md").read_text(), re.MULTILINE),
            seed=seed)


def languages(form, *arguments, given=b""):
    for language in LANGUAGES:
        yield Command(form, (*arguments, "--lang", language), given)


def identity(subjects):
    """Version and digests, which are left out of every other form."""
    yield Command("identity", ("--version",))
    for folder in subjects.guidelines:
        yield Command("identity", ("check", folder, "--lang", "en"))


def usage(subjects):
    """Help, and what is said of options that are wrong."""
    names = ("advise", "ask", "items", "draw", "check", "diff", "readings", "explain", "test", "serve",
             "export")
    yield Command("usage", ())
    yield Command("usage", ("--help",))
    for shell in ("bash", "zsh", "fish"):
        yield Command("usage", ("--generate-completion-script", shell))
    for name in names:
        yield Command("usage", (name, "--help"))
        yield Command("usage", ("help", name))
        for wrong in (("--no-such-option",), ("--lang", "fr"), ("--format", "xml"), ("--limit", "0"), ("x", "y", "z"),
                      ("--guideline", "nowhere"), ("--now", "yesterday"), ("--lang",), ("nowhere",)):
            yield Command("usage", (name, *wrong))
    for name in (name[:-1] + "x" for name in names):
        yield Command("usage", (name,))
    for wrong in (("--actions",), ("--ndjson", "--format", "text"), ("--order", "x"), ("Guidelines",)):
        yield from languages("usage", "advise", *wrong)
    for wrong in (("--port", "70000"), ("--host", "192.0.2.1"), ("--frame-ancestors", "x;y"), ("--cors-origin", "*"),
                  ("--watch",)):
        yield from languages("usage", "serve", *wrong)


def items(subjects):
    for format in ("text", "json"):
        yield from languages("items", "items", "--format", format)
        for folder, _ in subjects.changed[:8]:
            yield from languages("items", "items", "--format", format, "--guideline", folder.path)


def readings(subjects):
    for format in ("text", "json"):
        yield from languages("readings", "readings", "--format", format)
        for folder, _ in subjects.changed[:4]:
            yield from languages("readings", "readings", "--format", format, "--guideline", folder.path)
    yield from languages("readings", "readings", "--limit", "3")


def check(subjects):
    for format in ("text", "json"):
        yield from languages("check", "check", "--format", format)
        for folder in (*subjects.guidelines, "nowhere", "changed"):
            yield from languages("check", "check", folder, "--format", format)
    for number, (folder, _) in enumerate(subjects.changed):
        yield Command("check", ("check", folder.path, "--lang", LANGUAGES[number // 2 % 2]))
        if number % 5 == 0:
            yield Command("check", ("check", folder.path, "--format", "json", "--lang", "en"))
    for rule in (*subjects.rules, "no-such-rule"):
        yield from languages("check", "check", "--explain", rule)
    yield from languages("check", "check", "--limit", "3")


def diff(subjects):
    sound = [pair for number, pair in enumerate(subjects.changed) if is_mostly_sound(number)]
    for number, (folder, original) in enumerate(sound):
        yield Command("diff", ("diff", original, folder.path, "--lang", LANGUAGES[number // 2 % 2]))
        if number % 3 == 0:
            yield Command("diff", ("diff", original, folder.path, "--format", "json", "--lang", "en"))
    for folder, original in sound[:4]:
        yield from languages("diff", "diff", folder.path, original, "--format", "html")
        yield from languages("diff", "diff", "built-in", folder.path, "--format", "json")
    original = subjects.guidelines[0]
    for old, new in [
        ("built-in", "built-in"), ("HEAD:changed/000", "changed/000"), (f"HEAD:{original}", "changed/000"),
        (f"HEAD:./{original}", "changed/001"), (f"main:{original}", "HEAD:changed/001"), ("HEAD^:Guidelines", original),
        ("no-such:Guidelines", original), ("HEAD:nowhere", original), (f"HEAD@{{2026-01-01 10:30}}:{original}", original),
        (f":{original}", original), ("HEAD:", original), ("nowhere", original), ("", original), ("-x:.", original),
    ]:
        yield from languages("diff", "diff", "--", old, new)
    for folder, original in subjects.changed[4:12]:
        yield from languages("diff", "diff", original, folder.path)


def test(subjects):
    for format in ("text", "junit"):
        for folder in subjects.guidelines:
            yield from languages("test", "test", f"{folder}/cases", "--guideline", folder, "--format", format, *AT)
            for changed, original in subjects.changed[:6]:
                yield from languages(
                    "test", "test", f"{folder}/cases", "--guideline", changed.path, "--format", format, *AT)
    for place in ("nowhere", "Guidelines", subjects.worked[0]):
        yield from languages("test", "test", place, *AT)


def worked(form, subjects, *arguments, **options):
    for file in subjects.worked:
        yield from languages(form, *arguments, file, *AT, **options)


def of_changed_guidelines(form, subjects, format):
    for number, (folder, _) in enumerate(subjects.changed[:12]):
        for file in subjects.worked[:3]:
            yield Command(form, ("advise", file, "--format", format, "--guideline", folder.path,
                                 "--lang", LANGUAGES[number % 2], *AT))


def advice(subjects):
    """The worked cases one by one; the seeded ones are asked in lines."""
    yield from worked("advice", subjects, "advise", "--format", "json")
    yield from worked("advice", subjects, "advise", "--format", "json", "--order", "fewest")
    yield from of_changed_guidelines("advice", subjects, "json")


def message(subjects):
    """What is said of cases that cannot be read or cannot be."""
    for at, case in enumerate(subjects.sample(600, spoilt=True)):
        yield Command("message", ("advise", "-", "--format", "text", "--lang", LANGUAGES[at % 2], *AT), case)
    for command in (("explain", "-"), ("draw", "--case", "-"), ("draw", subjects.trees[0], "--case", "-")):
        for case in subjects.sample(20, spoilt=True):
            yield from languages("message", *command, *AT, given=case)


def note(subjects):
    yield from worked("note", subjects, "advise", "--format", "text")
    yield from of_changed_guidelines("note", subjects, "text")
    for case in subjects.sample(500):
        yield from languages("note", "advise", "-", "--format", "text", *AT, given=case)


def report(subjects):
    yield from worked("report", subjects, "advise", "--format", "html")
    for case in subjects.sample(250):
        yield from languages("report", "advise", "-", "--format", "html", *AT, given=case)


def drawing(subjects):
    for format in ("svg", "mermaid", "text"):
        for narrow in ((), ("--narrow",)):
            for tree in ("", *subjects.trees):
                yield from languages("drawing", "draw", *filter(None, [tree]), "--format", format, *narrow)
            for folder, _ in subjects.changed[:4]:
                yield from languages(
                    "drawing", "draw", subjects.trees[0], "--format", format, *narrow, "--guideline", folder.path)
    for file in subjects.worked:
        for tree in ("", *subjects.trees):
            yield from languages("drawing", "draw", *filter(None, [tree]), "--case", file, *AT)
    chance = subjects.chance("drawing")
    for case in subjects.sample(400):
        arguments = ["draw", chance.choice(["", *subjects.trees]), "--format", chance.choice(["svg", "mermaid", "text"])]
        arguments += ["--narrow"] if chance.random() < 0.3 else []
        arguments += ["--case", "-", "--lang", chance.choice(LANGUAGES), *AT]
        yield Command("drawing", tuple(filter(None, arguments)), case)


def explain(subjects):
    for format in ("text", "json"):
        yield from worked("explain", subjects, "explain", "--format", format)
    chance = subjects.chance("explain")
    for case in subjects.sample(150):
        wishes = chance.sample(subjects.outcomes, chance.choice([0, 0, 1, 1, 2]))
        asked = [part for wish in wishes for part in ("--why-not", chance.choice([wish, wish.split("/")[1]]))]
        format = chance.choice(["text", "json"])
        yield Command("explain", ("explain", "-", *asked, "--format", format, "--lang", chance.choice(LANGUAGES), *AT), case)


TYPED = [
    "1", "1", "1", "2", "2", "3", "4", "-", "-", "?", "<", "2,3", "1,2", "2,3 months", "2.9", "x", "", "  ", "j", "ja", "y",
    "20:10", "gisteren 08:00", "yesterday 08:00", "3d", "48h ago", "25-10 02:30", "2026-11-20T08:00:00+01:00", "nu", "now",
]


def ask(subjects):
    """Interviews typed by lot; most end because the input does."""
    chance = subjects.chance("ask")
    for _ in range(80):
        typed = [chance.choice(TYPED) for _ in range(chance.randrange(5, 60))] + chance.choice([[], ["q"]])
        start = ("--start", chance.choice(subjects.trees)) if chance.random() < 0.6 else ()
        order = ("--order", "fewest") if chance.random() < 0.1 else ()
        given = "".join(line + "\n" for line in typed).encode()
        yield Command("ask", ("ask", *start, *order, "--lang", chance.choice(LANGUAGES), *AT), given)


EXPORTS = [("sql", "--dialect", dialect) for dialect in ("duckdb", "postgres", "spark")] + [
    ("dmn",), ("jdm",), ("cql",), ("elm",)]


def export(subjects):
    for arguments in EXPORTS:
        yield from languages("export", "export", *arguments)
        for folder in subjects.guidelines:
            yield Command("export", ("export", *arguments, "--guideline", folder))


# By name, in the order in which they are asked.
FORMS = {form.__name__: form for form in (
    identity, usage, items, readings, check, diff, test, advice, message, note, report, drawing, explain, ask, export)}


def ask_commands(commands, sides, differences):
    """Asks every question of both sides, as many at once as there are processors for."""
    with ThreadPoolExecutor(2) as pool:
        asked = list(commands)
        for command, answers in zip(asked, pool.map(lambda one: [one.ask(side) for side in sides], asked)):
            differences.compare(command, *answers)


def ask_lines(cases, sides, differences):
    """Asks for the advice on all cases, in both languages, with and without what to do."""
    with ThreadPoolExecutor(2) as pool:
        for start in range(0, len(cases), LINES_AT_ONCE):
            some = cases[start:start + LINES_AT_ONCE]
            for more in (("--actions", "--lang", "nl"), ("--actions", "--lang", "en"), ("--lang", "en")):
                whole = Command("advice", ("advise", "--ndjson", *more, *AT), b"".join(case + b"\n" for case in some))
                answers = list(pool.map(whole.ask, sides))
                compare_lines(whole, some, answers, differences)


def compare_lines(whole, cases, answers, differences):
    found = [answer.body.split(b"\n")[:-1] for answer in answers]
    for at, case in enumerate(cases):
        line = Command("advice", whole.arguments, case + b"\n")
        differences.compare(line, *(Answer(lines[at] if at < len(lines) else b"no line") for lines in found))
    differences.compare(whole, *(Answer(b"%d lines" % len(lines), answer.about) for lines, answer in zip(found, answers)))
