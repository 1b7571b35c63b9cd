"""A device whose clock is wrong follows the server's, and a limit that passes on an open page says so."""

import json

import pytest
from playwright.sync_api import expect

from device_test import CASE, give_label, later
from server import NOW, Server


@pytest.fixture(scope="module")
def server():
    with Server() as server:
        yield server


@pytest.mark.parametrize("language, hours, words", [
    ("nl", 2, "De klok van dit apparaat loopt 2 uur voor op die van de server."),
    ("nl", -26.5, "De klok van dit apparaat loopt 26 uur 30 min achter op die van de server."),
    ("en", 2, "The clock of this device is 2 hours ahead of the server's."),
    ("en", -0.02, "The clock of this device is 1 min behind the server's."),
    ("nl", 0.01, None), ("en", -0.016, None),
])
def test_a_clock_that_differs_is_told_and_limits_follow_the_server(visit, language, hours, words):
    visitor = visit("phone", language=language)
    page = visitor.page
    page.clock.set_fixed_time(later(hours))
    visitor.load(CASE)
    told = page.locator("#state")
    if words is None:
        expect(told).to_be_hidden()
        return
    assert told.inner_text().startswith(words)
    left = {"nl": "over 11 uur 10 min", "en": "in 11 hours 10 min"}[language]
    assert left in page.locator(".line .when").first.inner_text()
    visitor.check()
    # On the first page too, which is loaded anew; and no longer once the clock is right.
    give_label(visitor, "bed 1")
    visitor.open()
    assert told.inner_text().startswith(words)
    assert {"nl": "nog 11 uur 10 min", "en": "11 hours 10 min left"}[language] in page.locator(".on-device").inner_text()
    page.clock.set_fixed_time(NOW)
    visitor.do(page.locator(".on-device .open"))
    expect(told).to_be_hidden()


@pytest.mark.parametrize("hours", [3, -3])
def test_what_happens_now_is_told_by_the_server_s_clock(visit, hours):
    visitor = visit()
    page = visitor.page
    page.clock.set_fixed_time(later(hours))
    visitor.load(CASE)
    visitor.read()
    visitor.context.set_offline(True)
    page.locator("[data-of=whole-spine-imaging] summary").first.click()
    page.locator("button[value='now:imaging-result']").first.click()
    expect(page.locator("#offline li")).to_have_count(1)
    assert "22 nov 21:00" in page.locator("#offline li").inner_text()
    visitor.context.set_offline(False)
    visitor.read()
    visitor.do(page.locator("#offline button"))
    assert page.locator(".refusal").count() == 0
    held = json.loads(page.locator("#main form [name=case]").first.input_value())
    assert page.evaluate("time => Date.parse(time)", held["events"]["imaging-result"]) == later(0).timestamp() * 1000


@pytest.mark.parametrize("language, words, button", [
    ("nl", "Termijn verstreken om 08:10; ververs het plan.", "Plan verversen"),
    ("en", "Time limit passed at 08:10; refresh the plan.", "Refresh the plan"),
])
def test_a_limit_that_passes_is_said_on_its_line_and_takes_away_nothing(visit, language, words, button):
    visitor = visit("phone", language=language)
    page = visitor.page
    visitor.load(CASE)
    assert page.locator(".passed").count() == 0
    line = page.locator("[data-of=whole-spine-imaging]")
    line.locator("summary").first.click()
    field = line.locator("input[type=time]").first
    field.fill("20:40")
    page.clock.set_fixed_time(later(11.2))
    expect(line.locator(".passed")).to_have_text(words, timeout=15000)
    assert field.input_value() == "20:40"
    assert words in page.locator("#state").inner_text()
    visitor.check()
    # A limit that had passed before the page was loaded is not announced; another is announced once.
    assert page.locator(".passed").count() == line.count()
    visitor.do(page.get_by_role("button", name=button).first)
    expect(page.locator(".passed")).to_have_count(0)


@pytest.mark.parametrize("language, words", [
    ("nl", "Deze pagina is van zondag 22 november: ‘vandaag’ en ‘morgen’ tellen vanaf die dag."),
    ("en", "This page is of Sunday 22 November: ‘today’ and ‘tomorrow’ count from that day."),
])
def test_after_midnight_a_page_says_of_which_day_its_today_is(visit, language, words):
    visitor = visit("phone", language=language)
    page = visitor.page
    visitor.load(CASE)
    assert "22 nov" not in page.locator("#state").inner_text().lower()
    page.clock.set_fixed_time(later(3.1))
    expect(page.locator("#state")).to_contain_text(words, timeout=15000)
    visitor.check()
    # The new page shows the server's day, and the server's clock is fixed.
    page.clock.set_fixed_time(NOW)
    visitor.do(page.locator("#state button").first)
    expect(page.locator("#state")).not_to_contain_text(words)
