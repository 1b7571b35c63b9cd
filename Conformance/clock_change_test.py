"""The nights on which clocks change: a time that comes twice is asked, one that is skipped is refused."""

import json
import re
import subprocess
from datetime import datetime
from html import unescape
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import pytest

from server import PROGRAM, Server

# A day after the clocks went back, and one after they went forward.
AUTUMN = "2026-10-25T12:00:00+01:00"
SPRING = "2026-03-29T12:00:00+02:00"
FORM = ("Content-Type: application/x-www-form-urlencoded",)
FIRST, SECOND = "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"
# What is asked, as buttons name it, and where its time stands in a case.
ASKED = {
    "@definitive-diagnosis": lambda case: case.get("events", {}).get("definitive-diagnosis"),
    "paraplegia-onset": lambda case: case.get("answers", {}).get("paraplegia-onset", {}).get("since"),
}


class Page:
    def __init__(self, body):
        self.text = body.decode()
        held = re.search(r'name="case" value="([^"]*)"', self.text)
        self.case = json.loads(unescape(held[1]) or "{}")
        refusal = re.search(r'class="notice refusal".*?</div>', self.text, re.S)
        self.refusal = refusal and refusal[0]

    @property
    def meanings(self):
        return [unescape(one) for one in re.findall(r'name="do" value="([^"]*)"', self.refusal or "")]


def send(server, language, **fields):
    """A form as a browser without scripts sends it."""
    answer = server.request("POST", f"/{language}/consult", FORM, urlencode(fields).encode())
    assert answer.status == 200
    return Page(answer.body)


def typed(server, language, subject, day, time):
    start = json.dumps({"start": ["time-to-treatment"], "answers": {}})
    return send(server, language, case=start, do=f"time:{subject}", date=day, time=time)


@pytest.fixture(scope="module")
def autumn():
    with Server("--now", AUTUMN) as server:
        yield server


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("subject", ASKED)
def test_the_app_asks_which_hour(autumn, language, subject):
    page = typed(autumn, language, subject, "2026-10-25", "02:30")
    assert ASKED[subject](page.case) is None
    assert len(page.meanings) == 2
    for meaning, moment in zip(page.meanings, [FIRST, SECOND]):
        taken = send(autumn, language, case=json.dumps(page.case), do=meaning)
        assert taken.refusal is None
        assert datetime.fromisoformat(ASKED[subject](taken.case)) == datetime.fromisoformat(moment)


@pytest.mark.parametrize("time", ["01:59", "03:00"])
def test_the_app_asks_only_where_there_is_a_doubt(autumn, time):
    page = typed(autumn, "nl", "@definitive-diagnosis", "2026-10-25", time)
    assert page.refusal is None
    told = datetime.fromisoformat(page.case["events"]["definitive-diagnosis"])
    assert told.astimezone(ZoneInfo("Europe/Amsterdam")).strftime("%H:%M") == time


def test_of_two_hours_only_the_one_that_was_can_be_meant():
    with Server("--now", "2026-10-25T02:40:00+02:00") as server:
        page = typed(server, "nl", "@definitive-diagnosis", "2026-10-25", "02:30")
        assert page.case["events"]["definitive-diagnosis"] == FIRST


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_app_knows_no_hour_that_was_skipped(autumn, language):
    page = typed(autumn, language, "@definitive-diagnosis", "2026-03-29", "02:30")
    assert "definitive-diagnosis" not in page.case.get("events", {})
    assert page.refusal and page.meanings == []


def ask(now, language, start, lines):
    done = subprocess.run(
        [PROGRAM, "ask", "--start", start, "--now", now, "--lang", language],
        input="\n".join([*TO_THE_TIME[start], *lines, ""]).encode(), capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return " ".join(done.stdout.decode().split())


# What is typed before a time is asked: for an onset of the one, for an event of the other.
TO_THE_TIME = {"imaging": ["2", "1", "2"], "surgery-radiotherapy-interval": ["1", "1", "2", "1"]}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("start", TO_THE_TIME)
@pytest.mark.parametrize("now, day", [
    (AUTUMN, {"nl": "", "en": ""}), ("2026-10-26T09:00:00+01:00", {"nl": "gisteren ", "en": "yesterday "})])
def test_ask_asks_which_hour(language, start, now, day):
    said = ask(now, language, start, [day[language] + "02:30", SECOND])
    assert said.count(FIRST) == said.count(SECOND) == 1
    assert said.split(SECOND)[1].count({"nl": "02:30 (wintertijd)", "en": "02:30 (winter time)"}[language]) > 1


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("start", TO_THE_TIME)
def test_ask_knows_no_hour_that_was_skipped(language, start):
    said = ask(SPRING, language, start, ["02:30"])
    assert {"nl": "Dit tijdstip bestaat niet", "en": "There is no such time"}[language] in said
