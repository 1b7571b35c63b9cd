"""The calendar of a plan, read by strict readers of RFC 5545."""

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
    """A case with one window, counted from so long ago."""
    at = (datetime.fromisoformat(NOW) - ago).isoformat()
    return {"start": ["steroids-before-imaging"], "events": {"dexamethasone-start": at},
            "answers": {"primary-tumour": "known"}} | more


def imported(*calendars):
    """What a calendar holds that is given these in turn: of one name the entry with the highest number."""
    kept = {}
    for found in calendars:
        for uid, event in found.items():
            if uid not in kept or event["SEQUENCE"] > kept[uid]["SEQUENCE"]:
                kept[uid] = event
    return kept


SUSPECTED = {
    "adequate-imaging": "unavailable", "compression-signs": "absent", "lhermitte": "absent",
    "radicular-deficit": "unilateral", "progression-onset": "under-7-days", "primary-tumour": "known"}


def suspected(**more):
    return {"answers": SUSPECTED, "id": "a-case", "format": 2} | more


def named(found):
    return {uid.removeprefix("a-case.").removesuffix("@wervelwijzer"): event for uid, event in found.items()}


def test_a_corrected_time_replaces_the_entry(server):
    first = entries(server, case(timedelta(days=1), id="a-case"))
    second = entries(server, case(timedelta(days=2), id="a-case"))
    both = imported(first, second)
    assert both.keys() == first.keys() and len(both) == 1
    for uid, event in both.items():
        assert event["SEQUENCE"] > first[uid]["SEQUENCE"]
        assert event.DTSTART == first[uid].DTSTART - timedelta(days=1)


def test_a_confirmed_time_replaces_the_assumed_one(server):
    first = entries(server, suspected(events={"suspicion": {"assumed": "2026-11-22T20:00:00+01:00"}}))
    second = entries(server, suspected(events={"suspicion": "2026-11-22T18:00:00+01:00"}))
    both = named(imported(first, second))
    assert "niet bevestigd" in named(first)["whole-spine-imaging"]["SUMMARY"]
    assert "niet bevestigd" not in both["whole-spine-imaging"]["SUMMARY"] + both["whole-spine-imaging"]["DESCRIPTION"]
    assert both["whole-spine-imaging"].DTSTART.isoformat() == "2026-11-23T17:00:00+00:00"


def test_what_is_done_running_or_lapsed_has_no_entry(server):
    done = {"suspicion": "2026-11-20T20:00:00+01:00", "imaging-result": "2026-11-21T09:00:00+01:00",
            "dexamethasone-start": "2026-11-20T21:00:00+01:00"}
    found = named(entries(server, suspected(events=done)))
    assert "dexamethasone-taper" in found
    assert not found.keys() & {"whole-spine-imaging", "dexamethasone-bolus", "dexamethasone-course"}
    stopped = calendar(server, suspected(
        events=done | {"dexamethasone-stop": "2026-11-22T09:00:00+01:00"}, answers=SUSPECTED | {"imaging-result": "inconsistent"}))
    assert stopped.status == 422 and b"VEVENT" not in stopped.body


def test_a_decision_with_a_limit_is_an_entry_and_says_that_it_is_provisional(server):
    events = {"suspicion": "2026-11-21T08:00:00+01:00", "imaging-result": "2026-11-22T09:00:00+01:00"}
    found = named(entries(server, suspected(events=events, answers=SUSPECTED | {"primary-tumour": "unknown"})))
    decision = found["decide.further-diagnostics"]
    assert decision["SUMMARY"].startswith("Uiterlijk: besluit: ") and "voorlopig" in decision["SUMMARY"]


def test_a_window_is_one_entry_with_both_its_ends(server):
    (event,) = entries(server, case(timedelta(days=1))).values()
    assert event["SUMMARY"].startswith("Uiterlijk: Dexamethason afbouwen. Volledig gestopt: niet vóór ")
    assert "\\" not in event["SUMMARY"] + event["DESCRIPTION"]


def test_an_entry_stands_at_its_moment_whatever_the_clocks_do(server):
    begun = {"start": ["steroids-before-imaging"], "answers": {"primary-tumour": "known"},
             "events": {"dexamethasone-start": "2026-10-20T12:00:00+02:00"}}
    (event,) = entries(server, begun).values()
    # Two weeks of 24 hours, over the night on which the clocks went back.
    assert event.DTSTART.isoformat() == "2026-11-03T10:00:00+00:00" and "di 3 nov 11:00" in event["SUMMARY"]


def test_cases_and_entries_are_told_apart(server):
    seen = set()
    for more in ({"id": "one"}, {"id": "two"}, {}, {}):
        found = entries(server, case(timedelta(days=1), **more)).keys()
        assert not seen & found
        seen |= found


@pytest.mark.parametrize("ago, hours", [
    (timedelta(0), [48, 12]), (timedelta(days=13, hours=1), [12]), (timedelta(days=13, hours=13), [0])])
def test_a_long_limit_warns_long_ahead_and_once_more(server, ago, hours):
    (event,) = entries(server, case(ago + timedelta(minutes=1))).values()
    triggers = [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
    assert triggers == [timedelta(hours=-count) for count in hours]


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
