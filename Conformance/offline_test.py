"""Opened once, the app opens and reads without a network; what is told then is kept, and makes no advice."""

import json
import re
import shutil
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import expect

from device_test import CASE, give_label, kept, later
from server import NOW, Server
from web import Visitor

GUIDELINE = Path(__file__).resolve().parent.parent / "Guidelines" / "wervelmetastasen"
LABEL = "bed 12"
BASE = "/wervelwijzer"


CONTROLLED = """() => navigator.serviceWorker.controller ? null
  : new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", () => done(null)))"""


@pytest.fixture(scope="module")
def server():
    with Server("--base-path", BASE) as server:
        server.url += BASE
        yield server


@pytest.fixture
def ready(visit):
    """Someone whose browser has taken in what it keeps of the app."""
    def ready(*arguments, **options):
        visitor = visit(*arguments, worker=True, **options)
        visitor.open()
        visitor.page.evaluate(CONTROLLED)
        return visitor
    return ready


def away(visitor):
    visitor.context.set_offline(True)


def posts(visitor):
    return sum(request.method == "POST" for request in visitor.requests)


def test_opened_once_it_opens_and_reads_without_a_network(ready, server):
    visitor = ready("phone")
    page = visitor.page
    visitor.load(CASE)
    give_label(visitor, LABEL)
    page.goto(f"{server.url}/nl/trees/imaging")
    away(visitor)

    # What was seen, and the first pages of both languages.
    for path in ["/nl/trees/imaging", "/nl", "/en", "/nl/items", "/nl/about", "/"]:
        page.goto(server.url + path)
        assert page.locator("h1").count() == 1
        assert "geen nieuw advies" in page.locator("#state").inner_text() or path == "/en"
    page.goto(f"{server.url}/nl")
    visitor.check()
    # What was not says so, in its language, and leads on.
    for language, words in [("nl", "Geen verbinding"), ("en", "No connection")]:
        page.goto(f"{server.url}/{language}/trees/follow-up")
        assert page.locator("h1").inner_text() == words
        expect(page.locator(".on-device .name")).to_have_text(LABEL)
    visitor.language = "en"
    # The browser tells of the answer for want of a page, 503.
    visitor.faults.clear()
    visitor.check()

    # The plan, with its clock running on.
    page.goto(f"{server.url}/nl")
    visitor.language = "nl"
    page.clock.set_fixed_time(later(2))
    page.locator(".on-device .open").click()
    page.wait_for_selector(".plan-page")
    notice = page.locator("#offline").inner_text()
    assert "geen nieuw advies" in notice and "22 nov 21:00" in notice
    expect(page.locator("#patient .name")).to_have_text(LABEL)
    assert "over 9 uur 10 min" in page.locator(".line .when").first.inner_text()
    visitor.faults.clear()
    visitor.check()
    page.reload()
    page.wait_for_selector(".plan-page")
    assert "over 9 uur 10 min" in page.locator(".line .when").first.inner_text()
    page.clock.set_fixed_time(later(12))
    page.go_back()
    page.wait_for_selector(".on-device")
    assert "over tijd" in page.locator(".on-device").inner_text()
    # With a connection again nothing old is shown.
    page.clock.set_fixed_time(NOW)
    visitor.context.set_offline(False)
    visitor.do(page.locator(".on-device .open"))
    assert page.locator("#offline").is_hidden() and page.locator("#state").is_hidden()


def test_a_window_reads_its_plan_again_without_a_label(ready):
    visitor = ready()
    page = visitor.page
    visitor.load(CASE)
    away(visitor)
    page.reload()
    page.wait_for_selector(".plan-page")
    assert "geen nieuw advies" in page.locator("#offline").inner_text()
    assert "paraplegia" not in page.evaluate("JSON.stringify({...localStorage})")


def test_a_stored_page_keeps_the_way_back_to_the_case_before_a_new_episode(ready, server):
    visitor = ready()
    page = visitor.page
    visitor.load(CASE)
    give_label(visitor, LABEL)
    page.keyboard.press("Escape")
    page.locator(".always summary").click()
    visitor.do(page.locator("button[value=episode]"))
    former = page.locator(".notice.episode [name=case]").input_value()
    page.goto(server.url + "/nl")
    away(visitor)
    visitor.read()
    page.locator(".on-device .open").click()
    page.wait_for_selector(".notice.episode")
    assert page.locator(".notice.episode [name=case]").input_value() == former
    assert page.locator("#main form:not(.notice *) [name=case]").first.input_value() != former
    visitor.context.set_offline(False)
    visitor.do(page.locator(".notice.episode button"))
    assert "incomplete" in page.locator("#main form [name=case]").first.input_value()


def test_what_is_told_without_a_network_is_kept_and_sent_when_someone_says_so(ready, server):
    visitor = ready()
    page = visitor.page
    visitor.load(CASE)
    give_label(visitor, LABEL)
    page.keyboard.press("Escape")
    visitor.read()
    before = page.locator(".plan").inner_text()
    away(visitor)
    sent = posts(visitor)
    page.clock.set_fixed_time(NOW)
    page.locator("[data-of=whole-spine-imaging] summary").first.click()
    page.locator("button[value='now:imaging-result']").first.click()
    notice = page.locator("#offline")
    expect(notice).to_be_visible()
    assert "Niet verzonden; wordt bewaard" in notice.inner_text() and "Uitslag beeldvorming bekend: nu" in notice.inner_text()
    assert page.locator(".plan .line").count() > 0
    visitor.faults.clear()
    visitor.check()
    # The plan still asks for it, and says that it is told.
    line = page.locator("[data-of=whole-spine-imaging]")
    assert line.locator("summary .told-unsent").all_inner_texts() == ["gemeld, niet verzonden"]
    # It is still there after the window was closed and opened elsewhere.
    other = visitor.context.new_page()
    other.clock.set_fixed_time(NOW)
    other.goto(f"{server.url}/nl")
    assert "niet verzonden: 1" in other.locator(".on-device").inner_text()
    other.locator(".on-device .open").click()
    other.wait_for_selector(".plan-page")
    assert "Uitslag beeldvorming bekend: nu" in other.locator("#offline").inner_text()
    expect(other.locator("[data-of=whole-spine-imaging] summary .told-unsent")).to_be_visible()
    assert other.locator(".plan").inner_text().count("Verdenking") == before.count("Verdenking")
    # Nothing goes by itself.
    visitor.context.set_offline(False)
    page.wait_for_timeout(300)
    assert posts(visitor) == sent + 1 and "Nog niet verzonden" not in before
    visitor.read()
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        notice.locator("button").click()
    visitor.settle()
    held = json.loads(page.locator("#main form [name=case]").first.input_value())
    # It happened when it was pressed.
    assert held["events"]["imaging-result"].startswith("2026-11-22T2")
    told = page.evaluate("time => Date.parse(time)", held["events"]["imaging-result"])
    assert told == later(0).timestamp() * 1000
    expect(notice).to_be_hidden()
    assert page.locator(".told-unsent").count() == 0
    assert "imaging-result" not in page.evaluate("JSON.stringify(Object.keys(localStorage))")
    assert not [name for name in page.evaluate("Object.keys(localStorage)") if "unsent" in name]


def test_of_two_answers_to_one_question_the_last_is_kept_and_may_be_left(ready):
    visitor = ready("phone")
    page = visitor.page
    visitor.start()
    question = visitor.question
    away(visitor)
    for place in (0, 1):
        visitor.read()
        answer = page.locator(".answers button").nth(place)
        answer.click()
        # There is one already when the second is given, so its words are waited for.
        expect(page.locator("#offline li")).to_contain_text(answer.locator("span").last.inner_text())
    expect(page.locator("#offline li")).to_have_count(1)
    assert question in page.locator("#offline li").inner_text()
    visitor.faults.clear()
    visitor.check()
    page.reload()
    page.wait_for_selector("#offline li")
    assert visitor.question == question
    # One press alone does not lose it.
    page.locator("#offline input").click()
    page.wait_for_selector("body:not([data-held])")
    page.locator("dialog button").last.click()
    expect(page.locator("#offline li")).to_have_count(0)
    assert page.locator(".told-unsent").count() == 0
    page.reload()
    page.wait_for_selector(".answers")
    assert page.locator("#offline li").count() == 0


def told_offline(visitor, *values):
    """Presses buttons on a line of the plan, or of what to come back with, while there is no network."""
    page = visitor.page
    for value in values:
        place = page.locator(f"details:has(button[value='{value}'])").last
        if not place.evaluate("details => details.open"):
            place.locator("summary").first.click()
        visitor.read()
        page.locator(f"button[value='{value}']").last.click()
        # The notice may be there already from the one before.
        visitor.settle()
        expect(page.locator("#offline")).to_be_visible()


def test_an_item_and_an_event_of_one_name_are_both_kept_and_both_sent(ready):
    visitor = ready()
    page = visitor.page
    page.clock.set_fixed_time(NOW)
    visitor.load(CASE)
    away(visitor)
    visitor.read()
    told_offline(visitor, "now:imaging-result", "answer:imaging-result=consistent")
    expect(page.locator("#offline li")).to_have_count(2)
    visitor.context.set_offline(False)
    visitor.read()
    page.locator("#offline button").click()
    expect(page.locator("#offline")).to_be_hidden()
    held = json.loads(page.locator("#main form [name=case]").first.input_value())
    assert held["answers"]["imaging-result"] == "consistent" and "imaging-result" in held["events"]


def test_a_kept_answer_that_is_refused_is_said_and_stays_and_holds_up_those_after_it(ready):
    visitor = ready()
    page = visitor.page
    visitor.load(CASE)
    away(visitor)
    visitor.read()
    # A clock that is ahead: the server refuses what has not happened yet.
    page.clock.set_fixed_time(later(2))
    told_offline(visitor, "now:imaging-result", "answer:imaging-result=consistent")
    expect(page.locator("#offline li")).to_have_count(2)
    visitor.context.set_offline(False)
    visitor.read()
    visitor.do(page.locator("#offline button"))
    assert "toekomst" in page.locator(".refusal").inner_text()
    expect(page.locator("#offline li")).to_have_count(2)
    held = json.loads(page.locator("#main form [name=case]").first.input_value())
    assert "imaging-result" not in held["answers"]


def test_a_server_in_need_loses_no_answer(ready, server):
    visitor = ready()
    page = visitor.page
    visitor.start()
    question = visitor.question
    page.route("**/nl/consult", lambda route: route.fulfill(status=503, body="<h1>Service Unavailable</h1>"))
    visitor.read()
    page.locator(".answers button").first.click()
    expect(page.locator("#offline li")).to_have_count(1)
    assert visitor.question == question
    page.unroute("**/nl/consult")
    visitor.do(page.locator("#offline button"))
    assert visitor.question != question


def test_what_is_erased_without_a_network_is_gone(ready):
    visitor = ready()
    page = visitor.page
    visitor.load(CASE)
    give_label(visitor, LABEL)
    away(visitor)
    page.locator("#patient summary").click()
    page.locator("#erase").click()
    visitor.read()
    page.locator("dialog button").last.click()
    page.wait_for_selector("#entries")
    assert LABEL not in kept(page) and "paraplegia" not in kept(page)
    caches = page.evaluate("""async () => {
      const texts = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) texts.push(request.url, await (await cache.match(request)).text());
      }
      return texts.join("\\n");
    }""")
    assert LABEL not in caches and "8d8ac610" not in caches and "#" not in re.findall(r"^http.*$", caches, re.M)[0]


def test_the_app_can_be_installed(server):
    """What Lighthouse asks of a manifest, and of the worker's answer."""
    for language in ("nl", "en"):
        with urllib.request.urlopen(f"{server.url}/{language}/manifest.webmanifest") as answer:
            manifest = json.load(answer)
        assert {"name", "short_name", "id", "start_url", "scope", "icons", "theme_color", "background_color"} <= manifest.keys()
        assert manifest["display"] == "standalone" and len(manifest["short_name"]) <= 12 + 3
        assert manifest["start_url"].startswith(manifest["scope"])
        assert {"192x192", "512x512"} <= {icon["sizes"] for icon in manifest["icons"]}
        host = server.url.removesuffix(BASE)
        for icon in manifest["icons"]:
            with urllib.request.urlopen(host + icon["src"]) as answer:
                assert answer.headers["Content-Type"] == icon["type"]
    with urllib.request.urlopen(f"{server.url}/sw.js") as answer:
        assert answer.headers["Cache-Control"] == "no-cache"
        assert answer.headers["Content-Type"].startswith("text/javascript")
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_a_new_version_is_told_and_the_old_digest_stays_with_the_plan(browser, tmp_path):
    folder = tmp_path / "guideline"
    shutil.copytree(GUIDELINE, folder)
    with Server("--guideline", str(folder), "--watch") as server, Visitor(browser, server, worker=True) as visitor:
        page = visitor.page
        visitor.open()
        page.evaluate(CONTROLLED)
        visitor.load(CASE)
        give_label(visitor, LABEL)
        page.keyboard.press("Escape")
        old = page.evaluate("document.body.dataset.digest")
        worker = urllib.request.urlopen(f"{server.url}/sw.js").read()
        header = folder / "guideline.yaml"
        header.write_text(re.sub(r"^version: .*$", "version: '2099.1'", header.read_text(), flags=re.M))
        for _ in range(100):
            if urllib.request.urlopen(f"{server.url}/sw.js").read() != worker:
                break
            page.wait_for_timeout(100)
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(page.locator("#state")).to_contain_text("nieuwe versie")
        assert old in page.locator("footer.foot").inner_text()
        visitor.check()
        visitor.ask()
        expect(page.locator("#state")).to_be_hidden()
        # A plan of another logic than before is told as such.
        page.evaluate("""() => {
          const name = Object.keys(localStorage).find((name) => name.startsWith("/plan:"));
          localStorage.setItem(name, JSON.stringify({ ...JSON.parse(localStorage.getItem(name)), digest: "abc" }));
        }""")
        visitor.do(visitor.button("advice"))
        expect(page.locator("#state")).to_contain_text(f"abc → {old}")
        # What an earlier worker kept goes once a later one is at work.
        assert len(page.evaluate("caches.keys()")) == 1


def test_a_page_of_the_new_version_tells_of_no_new_version(browser, tmp_path):
    folder = tmp_path / "guideline"
    shutil.copytree(GUIDELINE, folder)
    with Server("--guideline", str(folder), "--watch") as server, Visitor(browser, server, worker=True) as visitor:
        page = visitor.page
        visitor.open()
        page.evaluate(CONTROLLED)
        visitor.load(CASE)
        [before] = page.evaluate("caches.keys()")
        worker = urllib.request.urlopen(f"{server.url}/sw.js").read()
        header = folder / "guideline.yaml"
        header.write_text(re.sub(r"^version: .*$", "version: '2099.1'", header.read_text(), flags=re.M))
        for _ in range(100):
            if urllib.request.urlopen(f"{server.url}/sw.js").read() != worker:
                break
            page.wait_for_timeout(100)
        # The page comes from the new version at once, its worker a little later.
        visitor.ask()
        assert "2099.1" in page.locator("footer.foot").inner_text()
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        for _ in range(100):
            if before not in page.evaluate("caches.keys()"):
                break
            page.wait_for_timeout(100)
        assert before not in page.evaluate("caches.keys()")
        page.wait_for_timeout(500)
        assert page.locator("#state").is_hidden(), page.locator("#state").inner_text()
