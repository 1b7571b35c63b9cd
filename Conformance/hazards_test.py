"""The hazard file is what it says: fifteen hazards, each with its five parts, and every test that it names exists."""

import re
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent
PAGE = REPOSITORY / "docs" / "hazards.md"
PARTS = ["Cause", "Harm", "Controls", "Tests", "Residual risk"]
HAZARDS = [
    "A steroid is withheld", "A steroid is given against another disease", "A steroid is stopped or dropped",
    "An MRI is omitted", "Deterioration is not seen", "Treatment is late", "A limit is closed by another therapy",
    "The clock is wrong", "Life expectancy is a trap", "Radiotherapy before a haematoma is excluded",
    "The arrows are wrong", "Instability is missed", "The wrong patient", "A stale plan", "Automation bias",
]


@cache
def hazards():
    """The hazards of the page by number, each with its parts by their names."""
    text = PAGE.read_text().split("\n## Gaps\n")[0]
    _, *sections = re.split(r"^## H(\d+)\. (.+)$", text, flags=re.MULTILINE)
    found = {}
    for number, title, body in zip(sections[::3], sections[1::3], sections[2::3]):
        _, *parts = re.split(r"^\*\*(.+?)\.\*\*", body, flags=re.MULTILINE)
        found[int(number)] = title, list(zip(parts[::2], (part.strip() for part in parts[1::2])))
    return found


def part(number, name):
    return dict(hazards()[number][1])[name]


def points(text):
    """The points of a list, each on one line."""
    return [" ".join(point.split()) for point in re.split(r"^- ", text, flags=re.MULTILINE) if point.strip()]


@cache
def source(suite):
    """The text of a suite of tests; empty where there is none."""
    if suite.endswith(".py"):
        place = HERE / suite
        return place.read_text() if place.is_file() else ""
    return "".join(place.read_text() for place in (REPOSITORY / "Tests").rglob(f"{suite}.swift"))


def is_there(point):
    """Whether what a point names as a test exists."""
    if match := re.fullmatch(r"story `([a-z0-9-]+)`: .+", point):
        return (HERE / "plan_stories" / f"{match[1]}.json").is_file()
    if match := re.fullmatch(r"`([a-z0-9_]+\.py)`: (test .+)", point):
        return re.search(rf"^def {match[2].replace(' ', '_')}\(", source(match[1]), re.MULTILINE) is not None
    if match := re.fullmatch(r"`([A-Za-z]+Tests)`: (.+)", point):
        return re.search(rf"@Test[^}}]*?\bfunc `{re.escape(match[2])}`\(", source(match[1])) is not None
    return point.startswith("No test yet")


def test_there_are_fifteen_hazards():
    assert [(number, title) for number, (title, _) in hazards().items()] == list(enumerate(HAZARDS, start=1))


@pytest.mark.parametrize("number", range(1, 16))
def test_a_hazard_has_its_five_parts(number):
    parts = hazards()[number][1]
    assert [name for name, _ in parts] == PARTS
    assert all(text for _, text in parts)
    assert re.search(r"Severity: (catastrophic|critical)\. Seen: .", part(number, "Harm"))


@pytest.mark.parametrize("number", range(1, 16))
def test_every_test_that_a_hazard_names_exists(number):
    named = points(part(number, "Tests"))
    assert [point for point in named if not is_there(point)] == []
    assert any(not point.startswith("No test yet") for point in named)


def test_the_stories_that_are_named_are_run():
    assert '(Path(__file__).resolve().parent / "plan_stories").glob("*.json")' in source("plan_reference_test.py")


def test_every_gap_is_told_at_its_hazards_and_has_a_case():
    rows = re.findall(r"^\| (G\d+) \| (.+?) \| .+? \| (.+?) \|$", PAGE.read_text(), re.MULTILINE)
    # A gap that is mended takes its number with it.
    numbers = [int(gap[1:]) for gap, _, _ in rows]
    assert numbers == sorted(set(numbers)) and numbers
    assert all(case for _, _, case in rows)
    told = {(gap, number) for number in hazards()
            for gap in re.findall(r"\bG\d+\b", points(part(number, "Controls"))[-1])}
    assert told == {(gap, int(number)) for gap, of, _ in rows for number in re.findall(r"H(\d+)", of)}


@pytest.mark.parametrize("page", ["README.md", "docs/hazards.md", "docs/intended-use.md"])
def test_every_link_of_these_pages_leads_to_a_file(page):
    place = REPOSITORY / page
    targets = [target.split("#")[0] for target in re.findall(r"\]\(([^)]+)\)", place.read_text())]
    assert [one for one in targets if one and "://" not in one and not (place.parent / one).exists()] == []


def test_the_intended_use_leads_to_the_hazards_and_back():
    assert "(intended-use.md)" in PAGE.read_text()
    assert "(hazards.md" in (REPOSITORY / "docs" / "intended-use.md").read_text()
    assert "(docs/intended-use.md)" in (REPOSITORY / "README.md").read_text()
