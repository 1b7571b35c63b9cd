"""The calendar of an advice, read by strict readers of RFC 5545."""

import json
from datetime import datetime, timedelta
from urllib.parse import urlencode

import icalendar
import pytest
import vobject

from server import NOW, Server


@pytest.fixture(scope="module")
def server():
    with Server() as running:
        yield running


def calendar(server, case, language="nl"):
    return server.request(
        "POST", f"/{language}/deadlines.ics", ["Content-Type: application/x-www-form-urlencoded"],
        urlencode({"case": json.dumps(case)}).encode())


def entries(server, case):
    """The events of a calendar, by their UID."""
    answer = calendar(server, case)
    assert answer.status == 200
    other = vobject.readOne(answer.body.decode())
    assert other.validate(raiseException=True)
    assert "method" not in other.contents
    read = icalendar.Calendar.from_ical(answer.body)
    assert read.errors == [] and all(event.errors == [] for event in read.events)
    found = {str(event["UID"]): event for event in read.events}
    assert len(found) == len(read.events) == answer.body.count(b"BEGIN:VEVENT") > 0
    return found


def case(ago, **more):
    """A case with two limits, counted from so long ago."""
    at = (datetime.fromisoformat(NOW) - ago).isoformat()
    return {"start": ["steroids-before-imaging"], "events": {"dexamethasone-start": at},
            "answers": {"primary-tumour": "known"}} | more


def test_a_corrected_time_replaces_the_entry(server):
    first = entries(server, case(timedelta(days=1), id="a-case"))
    second = entries(server, case(timedelta(days=2), id="a-case"))
    assert first.keys() == second.keys() and len(first) == 2
    for uid, event in first.items():
        assert second[uid]["SEQUENCE"] > event["SEQUENCE"]
        assert second[uid].DTSTART == event.DTSTART - timedelta(days=1)


def test_cases_and_entries_are_told_apart(server):
    seen = set()
    for more in ({"id": "one"}, {"id": "two"}, {}, {}):
        found = entries(server, case(timedelta(days=1), **more)).keys()
        assert not seen & found
        seen |= found


def test_alarms_lie_ahead_or_at_the_limit(server):
    soon = entries(server, case(timedelta(days=7) - timedelta(minutes=40)))
    triggers = sorted(event.walk("VALARM")[0]["TRIGGER"].dt for event in soon.values())
    assert triggers == [timedelta(hours=-1), timedelta(0)]


def test_no_alarm_is_past(server):
    now = datetime.fromisoformat(NOW)
    for ago in (0, 6, 7, 10, 14, 40):
        for event in entries(server, case(timedelta(days=ago, minutes=1))).values():
            for alarm in event.walk("VALARM"):
                assert event.DTSTART + alarm["TRIGGER"].dt >= now
            assert bool(event.walk("VALARM")) == (event.DTSTART > now)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_without_a_limit_there_is_no_calendar(server, language):
    for answers in ({}, {"primary-tumour": "unknown"}):
        answer = calendar(server, {"start": ["steroids-before-imaging"], "answers": answers}, language)
        assert answer.status == 422
        assert b"BEGIN:VCALENDAR" not in answer.body
        assert answer.headers["content-type"].startswith("text/html")


def test_a_condition_stands_once(server):
    overdue = {"start": ["time-to-treatment"], "answers": {"epidural-compression": "none"},
               "events": {"definitive-diagnosis": "2026-11-20T10:00:00+01:00"}}
    (event,) = entries(server, overdue).values()
    assert event["SUMMARY"].lower().count("indien symptomen") == 1
