"""The page of a plan: it says what the plan of the JSON says, and what has happened is told on its lines."""

import json
import re
import subprocess
from datetime import datetime
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from guideline_folder import BUILT_IN, read
from server import NOW, PROGRAM
from web import Visitor

STORIES = {}
for file in sorted((Path(__file__).resolve().parent / "plan_stories").glob("*.json")):
    story = json.loads(file.read_text())
    if "error" not in story["expected"]:
        STORIES[file.stem] = story["case"]
SECTIONS = ["now", "within-a-day", "soon", "within-days", "then", "running", "done", "history"]
PAST = {"done", "running", "superseded", "declined"}
LANGUAGES = ["nl", "en"]
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FACTS = [event["fact"]["nl"] for event in read(BUILT_IN / "guideline.yaml")["events"]]
VOID = {"input", "br", "meta", "link", "hr", "img", "use", "path", "circle"}
# Conflict, choice, running, declined, outside, overdue, assumed, differing twice, tick, nothing known.
SHOWN = [
    "02-unknown-primary", "07-bolus-on-friday", "09-outside-the-guideline", "12-choice-open", "17-surgery-advised",
    "19-deterioration-after-surgery", "27-time-assumed", "33-tree-declined", "35-running-course-against-tree-8",
    "36-bolus-against-no-local", "41-immediate-surgery-without-local-treatment", "72-treatment-overdue", "90-nothing-known",
]


class Node:
    """An element of a page, with its text and what is in it."""

    def __init__(self, name, attributes, above):
        self.name, self.attributes, self.above, self.parts = name, attributes, above, []

    @property
    def classes(self):
        return (self.attributes.get("class") or "").split()

    @property
    def text(self):
        return " ".join("".join(part if isinstance(part, str) else f" {part.text} " for part in self.parts).split())

    def all(self, name="", of=""):
        for part in self.parts:
            if isinstance(part, Node):
                if (not name or part.name == name) and (not of or of in part.classes):
                    yield part
                yield from part.all(name, of)

    def first(self, name="", of=""):
        return next(self.all(name, of), None)


class Reader(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.root = self.here = Node("", {}, None)
        self.feed(page)

    def handle_starttag(self, name, attributes):
        node = Node(name, dict(attributes), self.here)
        self.here.parts.append(node)
        if name not in VOID:
            self.here = node

    def handle_startendtag(self, name, attributes):
        self.here.parts.append(Node(name, dict(attributes), self.here))

    def handle_endtag(self, name):
        if name not in VOID:
            self.here = self.here.above

    def handle_data(self, text):
        self.here.parts.append(text)


@pytest.fixture(scope="module")
def server(servers):
    return servers(NOW)


def in_app(case):
    """A case as the app keeps it: its moment is that of the page."""
    return json.dumps({key: value for key, value in case.items() if key != "now"} | {"format": 2})


def posted(server, address, case, **fields):
    form = urlencode({"case": in_app(case)} | fields).encode()
    answer = server.request("POST", address, ["Content-Type: application/x-www-form-urlencoded"], form)
    assert answer.status == 200, answer.body.decode()[:500]
    return answer.body.decode()


@cache
def advice(story, language="nl"):
    done = subprocess.run(
        [PROGRAM, "advise", "-", "--format", "json", "--lang", language], timeout=60,
        input=json.dumps(STORIES[story]).encode(), capture_output=True, check=True)
    return json.loads(done.stdout)


def name(entry):
    return entry.get("step") or entry.get("tree") or entry["item"]


def section(entry):
    """Where ui.md puts a line of the JSON plan."""
    if entry["state"] in PAST:
        return {"superseded": "history", "declined": "history"}.get(entry["state"], entry["state"])
    if entry["state"] == "waits" and not entry.get("conflict"):
        return "then"
    return {"at-once": "now", "overdue": "now", "none": "then", "not-yet": "then"}.get(entry["urgency"], entry["urgency"])


@pytest.fixture(scope="module")
def page(servers):
    @cache
    def page(story, language="nl"):
        return Reader(posted(servers(STORIES[story]["now"]), f"/{language}/advice", STORIES[story])).root
    return page


def lines(root):
    """The lines of the plan with the sections they stand in."""
    for part in root.all(of="part"):
        found = [one for one in SECTIONS if one in part.classes]
        if found:
            for line in part.all("li", of="line"):
                yield found[0], line


def entries_of(story, root):
    """Each line with its section and the entries of the JSON plan that it tells of."""
    entries = list(advice(story)["plan"])
    for found, line in lines(root):
        told = [entries.pop(0) for _ in line.attributes["data-of"].split()]
        assert [name(entry) for entry in told] == line.attributes["data-of"].split()
        yield found, line, told
    assert entries == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("story", STORIES)
def test_every_line_of_the_plan_stands_in_order_in_its_section(story, language, page):
    order = []
    for found, line, entries in entries_of(story, page(story, language)):
        # What stands directly beside another step stays with it.
        assert section(entries[0]) == found or (order and order[-1] == found and entries[0]["urgency"] == "none")
        assert line.attributes["data-state"] == entries[0]["state"]
        order.append(found)
    places = [SECTIONS.index(one) for one in order]
    assert places == sorted(places)


@pytest.mark.parametrize("story", STORIES)
def test_a_line_says_its_time_its_doubt_and_both_halves(story, page):
    for _, line, entries in entries_of(story, page(story)):
        said = line.first("summary").text
        for entry in entries:
            if entry["state"] in PAST:
                continue
            if "due" in entry:
                assert f"{datetime.fromisoformat(entry['due']).astimezone(AMSTERDAM):%H:%M}" in said
            assert (line.first(of="unconfirmed") is not None) == entry.get("assumed", False)
            if "unless" in entry:
                assert entry["unless"]["nl"] in said
            if entry["state"] == "differs" and "against" in entry:
                assert len(list(line.all(of="side"))) == 1 + len(entry["against"])
            if entry["urgency"] == "overdue":
                assert "over tijd" in said or "verstreken" in said


@pytest.mark.parametrize("story", STORIES)
def test_what_is_past_cannot_be_taken_for_advice(story, page):
    for _, line, entries in entries_of(story, page(story)):
        state = entries[0]["state"]
        assert ("past-line" in line.classes) == (state in PAST)
        if state in PAST:
            assert line.first("svg") is None and line.first(of="when") is None
            # What an event shows is told in the words of the event.
            words = {"done": ["verricht"] + FACTS, "running": ["loopt"], "superseded": ["vervallen"],
                     "declined": ["niet gevolgd"]}[state]
            assert any(word.lower() in line.first("summary").text.lower() for word in words)


@pytest.mark.parametrize("story", STORIES)
def test_a_line_opens_to_its_trees_and_the_answers_that_force_them(story, page):
    trees = {(tree["tree"], tree.get("outcome")): tree for tree in advice(story)["trees"]}
    for _, line, entries in entries_of(story, page(story)):
        links = [link.attributes["href"] for link in line.all("a")]
        for entry in entries:
            for source in entry["from"]:
                assert f"/nl/trees/{source['tree']}/{source['outcome']}" in links
                tree = trees.get((source["tree"], source["outcome"]))
                if tree and tree.get("because"):
                    assert line.first(of="reasons") is not None


@pytest.mark.parametrize("story", STORIES)
def test_cautions_stand_first_and_a_warning_does_not_say_the_same_again(story, page):
    told = advice(story)
    plan = page(story).first(of="plan")
    # What a line says is not said above it again.
    lines = {remark["nl"] for entry in told["plan"] if entry["state"] not in PAST for remark in entry.get("remarks", [])}
    shown = [one for one in told["cautions"] if not one.get("folded") and one["message"] not in lines]
    cautions = [] if not shown else [one.text for one in plan.first("ul", of="cautions").all("li")]
    assert len(cautions) == len(shown)
    for caution, text in zip(shown, cautions):
        assert caution["message"].rstrip(".") in text
    parts = [part for part in plan.parts if isinstance(part, Node)]
    places = {name: place for place, part in enumerate(parts) for name in part.classes}
    if shown:
        assert places["cautions"] < places["part"]
    if any(caution["code"] == "C2" for caution in shown):
        warnings = " ".join(warning["message"] for warning in told["warnings"])
        if "Kliniek van myelum- en/of caudacompressie: Aanwezig’ en" in warnings:
            assert warnings not in plan.text


@pytest.mark.parametrize("story", STORIES)
def test_a_plan_says_what_to_come_back_with_and_what_leads_back(story, page):
    root = page(story)
    for later in advice(story)["later"]:
        assert root.first(of="come-back") is not None
        values = [button.attributes.get("value", "") for button in root.first(of="come-back").all("button")]
        assert any(value.startswith(f"answer:{later['item']}=") for value in values)
    assert "Bij achteruitgang" in root.first(of="always").text
    assert any(button.attributes.get("value") == "episode" for button in root.first(of="always").all("button"))


def test_another_reading_begins_with_what_the_advice_would_be(page):
    seen = 0
    for story in STORIES:
        for reading in page(story).all(of="reading"):
            assert re.match(r"Andere lezing \(niet gevolgd\): (ook )?‘|Andere lezing \(niet gevolgd\): niet aan de orde", reading.text)
            assert not any("open" in one.attributes for one in page(story).all("details", of="readings"))
            seen += 1
    assert seen > 5


def test_what_only_leads_on_looks_like_no_advice(page):
    routes = page("01-known-primary-radiotherapy").first(of="routes")
    assert "boom 4" in routes.text.lower()
    cards = [card.first("h3").text for card in page("01-known-primary-radiotherapy").all("details", of="card") if card.first("h3")]
    assert cards and not any(card.startswith("Boom 4 ") for card in cards)


# What is told on a line


@pytest.fixture
def visit_story(browser, servers):
    """Opens a story at its own moment."""
    visitors = []

    def visit_story(story, *arguments, **options):
        visitor = Visitor(browser, servers(STORIES[story]["now"]), *arguments, **options)
        visitors.append(visitor)
        visitor.page.clock.set_fixed_time(STORIES[story]["now"])
        visitor.load(json.loads(in_app(STORIES[story])))
        return visitor

    yield visit_story
    for visitor in visitors:
        visitor.context.close()


def held(visitor):
    return json.loads(visitor.page.locator("#main form input[name=case]").first.input_value())


def line(visitor, step):
    return visitor.page.locator(f".plan .line[data-of~='{step}']")


def opened(visitor, step):
    found = line(visitor, step)
    found.locator("summary").click()
    return found


def press(visitor, step, command):
    visitor.do(opened(visitor, step).locator(f"button[value='{command}']"))


UNKNOWN_PRIMARY = {
    "format": 2, "events": {"suspicion": {"assumed": "2026-11-22T20:10:00+01:00"}},
    "answers": {
        "adequate-imaging": "unavailable", "compression-signs": "present", "paraplegia": "incomplete",
        "primary-tumour": "unknown", "recent-ct": "no",
    },
}


@pytest.mark.parametrize("language, confirm, unknown", [
    ("nl", "Bevestigen: vandaag 20:10", "Nog niet nagegaan"), ("en", "Confirm: today 20:10", "Not yet checked")])
def test_a_question_about_an_assumed_time_confirms_it_and_moves_it_no_later(visit, language, confirm, unknown):
    visitor = visit("phone", language=language)
    visitor.load(UNKNOWN_PRIMARY)
    visitor.ask()
    answers = [text.split("\n")[-1] for text in visitor.page.locator(".answers button").all_inner_texts()]
    assert answers == [confirm, unknown]
    visitor.answer(0)
    assert held(visitor)["events"]["suspicion"] == "2026-11-22T20:10:00+01:00"


def test_the_options_of_a_choice_stand_in_one_order(visit_story):
    visitor = visit_story("12-choice-open")
    plan = visitor.page.locator(".line[data-state=choose] .choices button").evaluate_all("all => all.map(one => one.value)")
    visitor.ask()
    question = visitor.page.locator(".answers button:not(.unknown)").evaluate_all("all => all.map(one => one.value)")
    assert len(plan) == 2 and plan == question


def test_a_line_that_waits_or_is_disputed_does_not_invite_to_say_that_it_is_done(page):
    for story, state in [("02-unknown-primary", "waits"), ("151-bolus-against-no-steroids", "differs")]:
        for one in page(story).all("li", "line"):
            if one.attributes.get("data-state") == state:
                assert "gedaan …" not in one.text, one.text


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_time_is_given_corrected_and_erased_on_its_line(visit, script):
    visitor = visit("phone", script=script)
    visitor.load(UNKNOWN_PRIMARY)
    assert visitor.question == "Plan"
    press(visitor, "whole-spine-imaging", "now:imaging-result")
    assert held(visitor)["events"]["imaging-result"] == NOW
    assert line(visitor, "whole-spine-imaging").get_attribute("data-state") == "done"
    found = opened(visitor, "whole-spine-imaging")
    found.locator("input[type=time]").fill("20:40")
    visitor.do(found.locator("button[value='time:@imaging-result']"))
    assert held(visitor)["events"]["imaging-result"] == "2026-11-22T20:40:00+01:00"
    press(visitor, "whole-spine-imaging", "withdraw:@imaging-result")
    assert "imaging-result" not in held(visitor)["events"]
    assert line(visitor, "whole-spine-imaging").get_attribute("data-state") == "open"
    press(visitor, "whole-spine-imaging", "happened:imaging-result")
    assert held(visitor)["events"]["imaging-result"] == {"unknown": True}
    assert "tijd niet opgegeven" in line(visitor, "whole-spine-imaging").inner_text()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_step_is_ticked_with_and_without_a_time_and_undone(visit, script):
    visitor = visit(script=script)
    visitor.load(UNKNOWN_PRIMARY | {"events": {"imaging-result": "2026-11-22T20:30:00+01:00"},
                                    "answers": UNKNOWN_PRIMARY["answers"] | {"imaging-result": "consistent"}})
    press(visitor, "ct-thorax-abdomen", "done-now:ct-thorax-abdomen")
    assert held(visitor)["done"] == {"ct-thorax-abdomen": NOW}
    assert "verricht vandaag 21:00" in line(visitor, "ct-thorax-abdomen").inner_text()
    found = opened(visitor, "ct-thorax-abdomen")
    found.locator("input[type=time]").fill("20:45")
    visitor.do(found.locator("button[value='done-time:ct-thorax-abdomen']"))
    assert held(visitor)["done"] == {"ct-thorax-abdomen": "2026-11-22T20:45:00+01:00"}
    found = opened(visitor, "ct-thorax-abdomen")
    found.locator("input[type=time]").fill("23:45")
    visitor.do(found.locator("button[value='done-time:ct-thorax-abdomen']"))
    assert "toekomst" in visitor.page.locator(".refusal").inner_text()
    assert held(visitor)["done"] == {"ct-thorax-abdomen": "2026-11-22T20:45:00+01:00"}
    press(visitor, "ct-thorax-abdomen", "done:ct-thorax-abdomen")
    assert held(visitor)["done"] == {"ct-thorax-abdomen": True}
    press(visitor, "ct-thorax-abdomen", "undone:ct-thorax-abdomen")
    assert "done" not in held(visitor)


def test_a_tick_in_the_hour_that_comes_twice_asks_which(servers, visit):
    case = {"start": ["further-diagnostics"], "answers": {"imaging-result": "consistent", "recent-ct": "no", "primary-tumour": "unknown"}}
    server = servers("2026-10-26T09:00:00+01:00")
    fields = {"do": "done-time:ct-thorax-abdomen", "date": "2026-10-25", "time": "02:30"}
    page = Reader(posted(server, "/nl/advice", case, **fields)).root
    buttons = [button.attributes["value"] for button in page.first(of="refusal").all("button")]
    assert buttons == [f"done-moment:ct-thorax-abdomen=2026-10-25T0{hour}:30:00Z" for hour in (0, 1)]
    assert '"done":{"ct-thorax-abdomen":"2026-10-25T02:30:00+01:00"}' in posted(server, "/nl/advice", case, do=buttons[1]).replace("&quot;", '"')
    early = posted(server, "/nl/advice", case, do="done-time:ct-thorax-abdomen", date="1826-10-25", time="02:30")
    assert Reader(early).root.first(of="refusal") is not None


def test_enter_in_a_time_takes_that_time_and_not_now(visit):
    visitor = visit()
    visitor.load(UNKNOWN_PRIMARY)
    summary = line(visitor, "whole-spine-imaging").locator("summary")
    summary.focus()
    visitor.page.keyboard.press("Enter")
    time = line(visitor, "whole-spine-imaging").locator("input[type=time]")
    time.fill("20:40")
    time.focus()
    visitor.press("Enter")
    assert held(visitor)["events"]["imaging-result"] == "2026-11-22T20:40:00+01:00"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_an_assumed_time_is_said_in_red_and_confirmed_in_place(visit, script):
    visitor = visit("phone", script=script)
    visitor.load(UNKNOWN_PRIMARY)
    standing = visitor.page.locator(".standing details").first
    assert "Verdenking vandaag 20:10" in standing.inner_text()
    assert "aangenomen: eerste invoer – bevestig" in standing.inner_text()
    assert line(visitor, "whole-spine-imaging").locator(".unconfirmed").is_visible()
    standing.locator("summary").click()
    visitor.do(standing.locator("button[value^='moment:@suspicion=']"))
    assert held(visitor)["events"]["suspicion"] == "2026-11-22T20:10:00+01:00"
    assert visitor.page.locator(".unconfirmed").count() == 0
    assert "Verdenking vandaag 20:10" in visitor.page.locator(".standing").inner_text()


@pytest.mark.parametrize("start", [["follow-up"], ["surgery-radiotherapy-interval"]])
def test_the_suspicion_is_not_spoken_of_where_nothing_counts_from_it(servers, start):
    case = {"start": start, "events": {"suspicion": {"assumed": "2026-11-22T20:10:00+01:00"}}, "answers": {"complaints": "no"}}
    root = Reader(posted(servers(NOW), "/nl/advice", case)).root
    assert "Verdenking" not in root.first(of="standing").text


def test_a_way_in_with_a_case_in_hand_asks_whose_it_is_without_a_step_in_the_way(visit):
    visitor = visit("phone")
    visitor.load(UNKNOWN_PRIMARY)
    visitor.do(visitor.page.locator("button.brand"))
    visitor.do(visitor.page.locator(".entries button").first)
    notice = visitor.page.locator(".way-in")
    assert "Zelfde patiënt of nieuwe?" in notice.inner_text() and "5 antwoorden" in notice.inner_text()
    assert len(held(visitor)["answers"]) == 5
    visitor.check()
    former = held(visitor)["id"]
    visitor.do(notice.locator("button"))
    assert held(visitor).get("answers", {}) == {} and held(visitor)["id"] != former
    assert visitor.page.locator(".way-in").count() == 0
    visitor.start()
    assert visitor.page.locator(".way-in").count() == 0


def test_a_choice_is_made_on_its_line(visit_story):
    visitor = visit_story("12-choice-open")
    item = advice("12-choice-open")["plan"]
    choice = next(entry for entry in item if entry["state"] == "choose")
    found = opened(visitor, choice["item"])
    visitor.do(found.locator(f"button[value='answer:{choice['item']}={choice['options'][0]['value']}']"))
    assert visitor.page.locator("[data-state=choose]").count() == 0
    visitor.check()


def test_what_is_come_back_with_is_answered_on_the_plan(visit):
    visitor = visit("phone")
    visitor.load(UNKNOWN_PRIMARY)
    back = visitor.page.locator(".come-back .line").first
    back.locator("summary").click()
    visitor.do(back.locator("button[value='answer:imaging-result=consistent']"))
    assert held(visitor)["answers"]["imaging-result"] == "consistent"
    assert "ermoedelijk gedaan" in line(visitor, "whole-spine-imaging").inner_text()


def test_what_was_not_checked_is_answered_on_the_plan(visit):
    visitor = visit()
    visitor.load({"start": ["treatment-indication"], "answers": {"life-expectancy": {"unknown": True}, "metastases": {"unknown": True}}})
    needed = visitor.page.locator(".come-back .line", has_text="nog niet nagegaan").first
    needed.locator("summary").click()
    visitor.do(needed.locator("button[value^='answer:']").first)
    assert any(answer != {"unknown": True} for answer in held(visitor)["answers"].values())


def test_a_new_patient_is_one_tap_from_any_plan(visit):
    visitor = visit("phone")
    visitor.load(UNKNOWN_PRIMARY)
    visitor.page.locator(".standing details").last.locator("summary").click()
    visitor.page.locator(".standing a.button").click()
    expect(visitor.page.locator(".entries")).to_be_visible()
    assert all(field.input_value() == "" for field in visitor.page.locator("form input[name=case]").all())


# How it looks


@pytest.mark.parametrize("story", SHOWN)
@pytest.mark.parametrize("size, scheme, language", [("phone", "dark", "nl"), ("desk", "light", "en")])
def test_a_page_is_as_it_should_be_with_all_of_it_open(story, size, scheme, language, visit_story):
    visitor = visit_story(story, size, scheme, language=language)
    visitor.check()
    for found in visitor.page.locator("#main details").all():
        found.evaluate("part => part.open = true")
    visitor.check()
    for button in visitor.page.locator(".plan button, .plan summary, .standing a.button").all():
        if button.is_visible():
            assert button.bounding_box()["height"] >= (44 if button.evaluate("part => part.tagName") != "SUMMARY" else 24)


@pytest.mark.parametrize("story", STORIES)
def test_on_a_phone_the_first_line_is_on_the_first_screen(story, browser, servers):
    server = servers(STORIES[story]["now"])
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.route("**/advice", lambda route: route.fulfill(
        body=posted(server, "/nl/advice", STORIES[story]), content_type="text/html; charset=utf-8"))
    page.goto(f"{server.url}/nl/advice")
    place = page.locator(".plan .line").first.bounding_box()["y"]
    cautions = page.locator(".cautions li, .notice.warning p").count()
    assert place < 420 + 170 * cautions
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_by_keyboard_alone_a_line_is_opened_and_told(visit):
    visitor = visit()
    visitor.load(UNKNOWN_PRIMARY)
    page = visitor.page
    page.locator("#question").focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('[data-of~=whole-spine-imaging]') !== null"):
            break
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "now:imaging-result":
            break
    visitor.press("Enter")
    assert held(visitor)["events"]["imaging-result"] == NOW


def test_forced_colours_keep_shape_word_and_frame(visit):
    visitor = visit()
    visitor.page.emulate_media(forced_colors="active")
    visitor.load(UNKNOWN_PRIMARY)
    ink = visitor.page.evaluate("getComputedStyle(document.body).color")
    shapes = visitor.page.locator(".plan .line summary > svg").all()
    assert len(shapes) >= 3
    for shape in shapes:
        assert shape.evaluate("part => getComputedStyle(part).color") == ink
    doubt = visitor.page.locator(".unconfirmed").first
    assert doubt.evaluate("part => parseFloat(getComputedStyle(part).borderTopWidth)") >= 2
    assert "(?)" in doubt.evaluate("part => getComputedStyle(part.querySelector('.doubt'), '::before').content").strip('"') + "?)"


def test_a_limit_that_ends_while_the_page_is_open_says_so(visit):
    visitor = visit()
    visitor.load(UNKNOWN_PRIMARY)
    found = line(visitor, "whole-spine-imaging")
    assert "within-a-day" in found.get_attribute("class")
    waiting = line(visitor, "steroids-after-biopsy").get_attribute("class")
    visitor.page.clock.install(time="2026-11-23T09:00:00+01:00")
    visitor.page.clock.run_for(15000)
    assert "at-once" in found.get_attribute("class")
    assert "over tijd" in found.locator(".when").inner_text()
    assert found.locator("use").first.get_attribute("href") == "#at-once"
    assert line(visitor, "steroids-after-biopsy").get_attribute("class") == waiting


# On paper


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("story", STORIES)
def test_a_report_leaves_no_sheet_empty_and_keeps_reasons(story, language, browser, tmp_path):
    done = subprocess.run(
        [PROGRAM, "advise", "--format", "html", "--lang", language, "-"],
        input=json.dumps(STORIES[story]).encode(), capture_output=True, check=True)
    page = browser.new_page()
    page.set_content(done.stdout.decode())
    page.emulate_media(media="print")
    sizes = page.evaluate("""[...document.querySelectorAll('.report *')].filter(part => part.offsetParent
        && [...part.childNodes].some(one => one.nodeType === 3 && one.data.trim()))
        .map(part => parseFloat(getComputedStyle(part).fontSize))""")
    assert min(sizes) >= 10.6  # 8 points
    hidden = page.evaluate("[...document.querySelectorAll('.report article, .report article *')].filter(part => getComputedStyle(part).display === 'none').length")
    assert hidden == 0
    paper = tmp_path / "report.pdf"
    page.pdf(path=paper, prefer_css_page_size=True)
    page.close()
    sheets = [sheet.extract_text() for sheet in PdfReader(paper).pages]
    assert len(sheets) <= 3 and all(len(sheet) > 200 for sheet in sheets)
    reasons = [tree for tree in advice(story)["trees"] if tree.get("because") and tree.get("outcome")]
    if len(reasons) > 2:
        assert {"nl": "Omdat:", "en": "Because:"}[language] in "".join(sheets)


# Why


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ["explain", "advice"])
@pytest.mark.parametrize("story", ["01-known-primary-radiotherapy", "07-bolus-on-friday", "35-running-course-against-tree-8"])
def test_moments_stand_once_each_in_order_of_time(servers, story, address, language):
    page = Reader(posted(servers(STORIES[story]["now"]), f"/{language}/{address}", STORIES[story])).root
    if address == "explain":
        part = next((one for one in page.all("section") if one.attributes.get("aria-labelledby") == "moments"), None)
    else:
        part = page.first("details", of="moments")
        assert part is None or part.first("summary").text == {"nl": "Momenten", "en": "Moments"}[language]
    told = [] if part is None else [one.text for one in part.all("li")]
    expected = sorted(
        datetime.fromisoformat(entry[time]) for entry in advice(story)["plan"]
        for time in ("due", "notBefore") if time in entry and entry["state"] not in PAST)
    assert len(told) == len(expected) == len(set(told))
    for moment, words in zip(expected, told):
        assert f"{moment.astimezone(AMSTERDAM):%H:%M}" in words


CHECKED = {"nl": "Gecontroleerd voor alle antwoorden die nog mogelijk zijn", "en": "Checked for all answers still possible"}
CHANGES_PLAN = {"nl": "Wat het plan zou veranderen", "en": "What would change the plan"}
CHANGES_ADVICE = {"nl": "Wat dit advies zou veranderen", "en": "What would change this advice"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("story", SHOWN)
def test_an_explanation_has_no_percentages_and_says_what_was_checked(story, language, servers, page):
    explained = Reader(posted(servers(STORIES[story]["now"]), f"/{language}/explain", STORIES[story])).root
    shown = page(story, language)
    # What the guideline's own prose says of groups of patients stands folded behind the trees.
    for part in [explained.first("main"), shown.first("section", of="plan"), *shown.all("ul", of="decisive")]:
        assert not re.search(r"\d\s?%", part.text)
    assert CHECKED[language] in explained.first("main").text
    # What would change the plan stands on both pages, or on neither where nothing would.
    on_plan = [one.text for one in page(story, language).all("summary")]
    decisive = list(explained.all("ul", of="decisive"))
    assert (CHANGES_PLAN[language] in [one.text for one in explained.all("h2")]) == bool(decisive)
    assert (CHANGES_ADVICE[language] in on_plan) == bool(decisive)
    if story == "02-unknown-primary":
        assert decisive
