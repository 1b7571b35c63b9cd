"""The calendar of an advice, read by a strict reader of RFC 5545."""

import json
from datetime import datetime, timedelta
from urllib.parse import urlencode

import icalendar
import pytest

from server import NOW, Server


@pytest.fixture(scope="module")
def server():
    with Server() as running:
        yield running


def entries(server, case):
    """The events of a calendar, by their UID."""
    answer = server.request(
        "POST", "/nl/deadlines.ics", ["Content-Type: application/x-www-form-urlencoded"],
        urlencode({"case": json.dumps(case)}).encode())
    assert answer.status == 200
    calendar = icalendar.Calendar.from_ical(answer.body)
    assert calendar.errors == [] and all(event.errors == [] for event in calendar.events)
    found = {str(event["UID"]): event for event in calendar.events}
    assert len(found) == len(calendar.events) == answer.body.count(b"BEGIN:VEVENT") > 0
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
