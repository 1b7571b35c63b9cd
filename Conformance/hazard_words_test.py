"""What the program's notes and reports say so that a hazard of docs/hazards.md stays controlled."""

import json
import re
import subprocess
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest

from server import PROGRAM, Server

STORIES = Path(__file__).resolve().parent / "plan_stories"
# Something at once, overdue, done, running, waiting, chosen, declined, differing, settled and outside the guideline.
SHOWN = [
    "02-unknown-primary", "06-opened-days-later", "07-bolus-on-friday", "09-outside-the-guideline", "12-choice-open",
    "19-deterioration-after-surgery", "27-time-assumed", "33-tree-declined", "35-running-course-against-tree-8",
    "37-imaging-from-before", "39-early-estimate-and-old-biopsy", "41-immediate-surgery-without-local-treatment",
    "45-started-before-the-biopsy", "80-imaging-overdue", "82-unstable-spine-radiotherapy", "90-nothing-known",
]
CASES = {name: json.loads((STORIES / f"{name}.json").read_text())["case"] for name in SHOWN}
LANGUAGES = ["nl", "en"]
LEADS_BACK = {
    "nl": "Bij achteruitgang (nieuwe of toenemende uitval, pijn, loop-, mictie- of defecatiestoornis): direct opnieuw "
          "beoordelen en opnieuw beeldvorming.",
    "en": "On deterioration (new or growing deficit, pain, disturbance of gait, micturition or defecation): reassess at "
          "once and repeat imaging.",
}
OURS = "(eigen aanvulling)"
SUPPORTS = {
    "nl": "ondersteunt het oordeel van de behandelaar en vervangt het niet",
    "en": "supports a clinician's judgement and does not replace it",
}
NOT_SETTLED = {"nl": "Dit plan is nog niet af", "en": "This plan is not complete yet"}
NOT_CONFIRMED = {"nl": "niet bevestigd", "en": "not confirmed"}
# What is true only while it is read: how long there is left, and days by where they lie from today.
PASSING = {
    "nl": r"\b(over|nog) \d+ (min|uur|dag)|\d+ (min|uur|dag|dagen) over tijd|\b(vandaag|morgen|gisteren) \d",
    "en": r"\bin \d+ (min|hour|day)|\d+ (min|hours?|days?) (left|overdue)|\b(today|tomorrow|yesterday) \d",
}
REPORT_IT = {"nl": "meld dit bij het biopt", "en": "report this with the biopsy"}
NO_CARE = {"nl": "niet bedoeld voor de zorg voor een patiënt", "en": "is not for the care of a patient"}
NOT_FOLLOWED = {"nl": "niet gevolgd", "en": "not followed"}


@pytest.fixture(scope="module")
def server():
    with Server("--now", "2026-12-09T09:00:00+01:00") as server:  # after every time of the stories
        yield server


def in_words(page):
    """What a page says, without its markup."""
    text = unescape(re.sub(r"<[^>]*>", "", re.sub(r"<style.*?</style>", "", page, flags=re.S)))
    return " ".join(text.split())


@cache
def written(story, format, language):
    done = subprocess.run(
        [PROGRAM, "advise", "-", "--format", format, "--lang", language],
        input=json.dumps(CASES[story]).encode(), capture_output=True, check=True, timeout=60)
    text = done.stdout.decode()
    return in_words(text) if format == "html" else " ".join(text.split())


@cache
def advice(story):
    done = subprocess.run(
        [PROGRAM, "advise", "-", "--format", "json"],
        input=json.dumps(CASES[story]).encode(), capture_output=True, check=True, timeout=60)
    return json.loads(done.stdout)


def everywhere(story):
    return [(language, written(story, format, language)) for format in ("text", "html") for language in LANGUAGES]


@pytest.mark.parametrize("story", CASES)
def test_what_leads_back_to_the_beginning_is_always_there(story):
    for language, text in everywhere(story):
        assert LEADS_BACK[language] in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["consult", "advice", "report"])
@pytest.mark.parametrize("story", CASES)
def test_what_leads_back_to_the_beginning_is_on_the_pages_of_an_advice(story, page, language, server):
    form = urlencode({"case": json.dumps(CASES[story])}).encode()
    answer = server.request(
        "POST", f"/{language}/{page}", ["Content-Type: application/x-www-form-urlencoded"], form)
    assert answer.status == 200
    assert LEADS_BACK[language] in in_words(answer.body.decode())


@pytest.mark.parametrize("story", CASES)
def test_a_note_says_what_it_is_from_which_guideline_and_of_when(story):
    for language, text in everywhere(story):
        assert SUPPORTS[language] in text
        assert "2020.3" in text and "sha256:" in text
        day = CASES[story]["now"]
        assert day[:4] in text and day[11:16] in text


@pytest.mark.parametrize("story", CASES)
def test_a_note_outlives_its_moment(story):
    for language, text in everywhere(story):
        assert not re.search(PASSING[language], text)


@pytest.mark.parametrize("story", CASES)
def test_a_plan_that_is_not_settled_says_so(story):
    settled = advice(story)["planSettled"]
    for language, text in everywhere(story):
        assert (NOT_SETTLED[language] in text) != settled


@pytest.mark.parametrize("story", CASES)
def test_every_caution_is_said_and_marked_as_ours(story):
    text = written(story, "text", "nl")
    for caution in advice(story)["cautions"]:
        if caution["code"] == "C6":  # the guideline's own words, on the line of the step
            continue
        message = " ".join(caution["message"].split()).rstrip(".")
        assert message in text
        assert OURS in text[text.index(message) + len(message):][:40]


@pytest.mark.parametrize("story", CASES)
def test_nothing_reads_as_a_chance(story):
    for _, text in everywhere(story):
        assert not re.search(r"\d\s?%", text)


def test_a_limit_from_a_time_that_nobody_confirmed_says_so():
    for language, text in everywhere("27-time-assumed"):
        assert NOT_CONFIRMED[language] in text


def test_where_readings_differ_the_other_is_told_as_not_followed():
    differing = [story for story in CASES if not advice(story)["readings"]["agree"]]
    assert len(differing) >= 3
    for story in differing:
        for language, text in everywhere(story):
            assert NOT_FOLLOWED[language] in text, story


def test_a_steroid_from_before_the_biopsy_is_to_be_reported_with_it():
    for language, text in everywhere("45-started-before-the-biopsy"):
        assert REPORT_IT[language] in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_about_it_says_what_it_is_not_for(language, server):
    text = in_words(server.request("GET", f"/{language}/about").body.decode())
    assert NO_CARE[language] in text
