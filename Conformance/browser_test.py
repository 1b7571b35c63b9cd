"""The web app as its users meet it: a real browser, with and without scripts, on every screen."""

import base64
import gzip
import json
import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from server import PROGRAM, Server

CASES = Path(__file__).resolve().parent.parent / "Guidelines" / "wervelmetastasen" / "cases"


@pytest.fixture(scope="module")
def server():
    with Server() as server:
        yield server


# The whole way


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size, scheme", [("phone", "dark"), ("tablet", "light"), ("desk", "dark")])
@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_from_overview_to_report(visit, language, size, scheme, script):
    visitor = visit(size, scheme, script, language)
    visitor.open()
    visitor.check()
    visitor.start()
    is_checked = size != "tablet"
    visitor.answer_to_the_end(visitor.check if is_checked else lambda: None)
    assert visitor.question == visitor.words["done"]
    visitor.do(visitor.button("advice"))
    visitor.check()
    assert visitor.page.locator(".todo .card").count() > 0
    visitor.do(visitor.button("report"))
    visitor.check()
    visitor.check_addresses()


def test_every_question_unknown(visit):
    visitor = visit("phone", "light")
    visitor.start()
    for _ in range(60):
        if visitor.page.locator(".answers").count() == 0:
            break
        visitor.do(visitor.page.locator(".answers .unknown"))
    visitor.check()
    visitor.do(visitor.button("advice"))
    visitor.check()
    assert visitor.page.locator(".card.open").count() > 0


def test_every_way_in_asks_a_question(visit):
    visitor = visit()
    visitor.open()
    for entry in range(visitor.page.locator(".entries button").count()):
        visitor.start(entry)
        assert visitor.page.locator(".answers button").count() >= 2


# By keyboard


def test_by_keyboard_alone(visit):
    visitor = visit()
    visitor.open()
    page = visitor.page
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == page.locator(".entries button").first.get_attribute("value"):
            break
    visitor.press("Enter")
    asked = []
    for _ in range(60):
        if page.locator(".answers").count() == 0:
            break
        asked.append(visitor.question)
        assert page.evaluate("document.activeElement.id") == "question"
        visitor.press("1")
    assert visitor.question == visitor.words["done"]
    visitor.press("Backspace")
    assert visitor.question == asked[-1]
    page.keyboard.press("?")
    assert page.locator("details.help").get_attribute("open") is not None


def test_focus_is_always_seen(visit):
    visitor = visit()
    visitor.start()
    page = visitor.page
    for _ in range(40):
        page.keyboard.press("Tab")
        width = page.evaluate(
            "parseFloat(getComputedStyle(document.activeElement).outlineWidth) || 0"
        )
        assert width >= 2, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def test_shortcuts_can_be_turned_off(visit):
    visitor = visit()
    visitor.start()
    page = visitor.page
    before = visitor.question
    page.locator(".shortcuts summary").click()
    page.locator("#shortcuts").uncheck()
    page.locator("h1").click()
    page.keyboard.press("1")
    page.wait_for_timeout(300)
    assert visitor.question == before
    page.reload()
    visitor.settle()
    assert page.locator("#shortcuts").is_checked() is False


def test_numbers_typed_in_a_field_answer_nothing(visit):
    visitor = visit()
    visitor.open()
    visitor.page.locator(".load summary").click()
    visitor.page.locator("#document").press("1")
    assert visitor.page.locator("#document").input_value() == "1"


# What is said when something changes


def test_what_became_certain_is_told(visit):
    visitor = visit()
    visitor.start()
    told = []
    for _ in range(60):
        if visitor.page.locator(".news li").count():
            told.append(visitor.page.locator("#news").text_content())
            break
        visitor.answer(0)
    assert told and told[0].startswith("Nieuw · ")


def test_a_changed_answer_says_what_it_did(visit):
    visitor = visit()
    visitor.start()
    visitor.answer_to_the_end()
    page = visitor.page
    first = page.locator(".given li").first
    first.locator("summary").click()
    visitor.do(first.locator(".choices button:not([aria-pressed])").first)
    assert page.locator(".news .reversal").count() > 0
    visitor.check()


# Why, why not, what if


# Suspected long ago with a complaint of days: a limit that has passed, one that has not, and a later
# suspicion that would have made a difference; one tree is still open.
EXPLAINED = {
    "start": ["imaging", "long-survival"],
    "events": {"suspicion": "2026-11-20T20:10:00+01:00"},
    "answers": {
        "adequate-imaging": "unavailable", "compression-signs": "absent", "lhermitte": "absent",
        "radicular-deficit": "unilateral", "progression-onset": {"since": "2026-11-18T08:00:00+01:00"},
        "progressive-deficit": "present",
    },
}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size, scheme, script", [("phone", "dark", True), ("desk", "light", True), ("desk", "light", False)])
def test_an_advice_is_explained(visit, language, size, scheme, script):
    visitor = visit(size, scheme, script, language)
    visitor.load(EXPLAINED)
    visitor.do(visitor.button("explain"))
    visitor.check()
    page = visitor.page
    assert page.locator(".reason").count() > 0
    assert page.locator("#later").count() == 1
    page.select_option("#wish", "long-survival/surgery-then-radiotherapy")
    visitor.do(visitor.button("why not"))
    visitor.check()
    # Section 2 of the guideline: within a day, three levels at most, fit and unstable; or no deficit,
    # and then all of another way.
    ways = page.locator("#answer + p + ul > li")
    assert [ways.nth(place).locator(".part").count() for place in range(ways.count())] == [4, 5]
    visitor.check_addresses()


# Back, forward, reload and links


def test_back_forward_and_reload_keep_the_case(visit):
    visitor = visit()
    visitor.start()
    page = visitor.page
    first = visitor.question
    visitor.answer(1)
    second = visitor.question
    visitor.answer(1)
    page.go_back()
    expect(page.locator("h1")).to_have_text(second)
    page.go_back()
    expect(page.locator("h1")).to_have_text(first)
    page.go_forward()
    expect(page.locator("h1")).to_have_text(second)
    page.reload()
    expect(page.locator("h1")).to_have_text(second)
    visitor.do(visitor.button("back"))
    assert visitor.question == first


def test_a_link_carries_the_case_past_the_server(visit, server):
    sender = visit()
    sender.start()
    sender.answer(1)
    link = sender.page.url
    question = sender.question
    assert "#" in link
    receiver = visit("phone")
    receiver.page.goto(link)
    receiver.page.wait_for_selector(".answers")
    assert receiver.question == question
    for request in receiver.requests:
        assert link.split("#")[1] not in request.url.split("#")[0]
    assert link.split("#")[1] not in server.written()


def test_a_link_leaves_out_what_a_clinician_remarked(visit):
    visitor = visit()
    remark = {"followed": False, "reason": "other", "remark": "in overleg"}
    visitor.load({"answers": {"pain": "severe"}, "decisions": {"imaging": remark}})
    held = visitor.page.locator("#main form input[name=case]").first.input_value()
    # A token travels in the place of the words.
    decision = json.loads(held)["decisions"]["imaging"]
    assert re.fullmatch("remark-[0-9a-f]{16}", decision["remark"]) and decision == remark | {"remark": decision["remark"]}
    link = visitor.page.url.split("#")[1]
    sent = json.loads(base64.urlsafe_b64decode(link + "=" * (-len(link) % 4)))
    assert sent["decisions"]["imaging"] == {"followed": False, "reason": "other"}


@pytest.mark.parametrize("fragment", ["", "#", "#%%%", "#bm90IGpzb24", "#_-8", "#" + "A" * 100000])
def test_a_link_that_holds_nothing_says_so(visit, fragment):
    visitor = visit()
    visitor.open("/nl/advice" + fragment)
    visitor.page.wait_for_selector(".with-script:not([hidden])")
    visitor.check()


def test_a_link_to_a_case_that_cannot_be_says_why(visit):
    visitor = visit()
    visitor.open("/nl/consult#" + "eyJhbnN3ZXJzIjp7Im5pZXRzIjoiamEifX0")
    visitor.page.wait_for_selector("main code")
    visitor.settle()
    visitor.faults = [fault for fault in visitor.faults if "40" not in fault and "422" not in fault]
    visitor.check()


def test_without_a_script_a_link_says_what_it_needs(visit):
    visitor = visit(script=False)
    visitor.open("/nl/consult")
    assert visitor.page.locator("noscript").count() > 0
    assert "JavaScript" in visitor.page.locator("main").inner_text()


# The tree


def test_a_click_in_the_tree_answers(visit):
    visitor = visit()
    visitor.start()
    page = visitor.page
    before = visitor.question
    visitor.do(page.locator(".picture.wide .branch[data-do][data-branch='1'] text").first)
    assert visitor.question != before
    assert page.locator(".given li").count() > 0
    assert page.locator(".picture.wide .branch.taken").count() > 0
    page.locator(".picture.wide .branch.possible[data-do]").last.focus()
    visitor.press("Enter")
    visitor.check()


IN_SIGHT = """picture => {
  const box = picture.querySelector("[data-waiting] .box") ?? picture.querySelector(".outcome.taken .box")
  const [there, here] = [box.getBoundingClientRect(), picture.getBoundingClientRect()]
  return there.left >= here.left && there.right <= here.right && there.top >= here.top && there.bottom <= here.bottom
}"""


def test_the_tree_shows_where_it_stands(visit):
    visitor = visit()
    visitor.open()
    visitor.load(json.loads((CASES / "01-nacht-zwak-been" / "case.json").read_text()))
    visitor.ask()
    trees = visitor.page.locator(".pathway button")
    for place in range(trees.count()):
        visitor.do(trees.nth(place))
        assert visitor.page.locator(".picture.wide").evaluate(IN_SIGHT)
    assert visitor.page.locator(".pathway .decided").count() > 0


def test_on_a_phone_the_tree_lies_over_the_page(visit):
    visitor = visit("phone")
    visitor.start()
    page = visitor.page
    assert page.locator("#flowchart").get_attribute("open") is None
    page.locator("#flowchart > summary").click()
    # A browser tells of the opening only afterwards.
    expect(page.locator(".chart .close")).to_be_visible()
    assert page.locator(".question").evaluate("part => part.inert")
    visitor.check()
    page.keyboard.press("Escape")
    assert page.locator("#flowchart").get_attribute("open") is None
    page.locator("#flowchart > summary").click()
    visitor.do(page.locator(".picture.narrow .branch[data-do] text").first)
    assert page.locator(".given li").count() > 0
    assert not page.locator(".question").evaluate("part => part.inert")


# Times


def test_times_are_asked_for_and_count_down(visit):
    visitor = visit()
    visitor.load({
        "start": "imaging", "events": {"suspicion": "2026-11-22T20:10:00+01:00"},
        "answers": {"adequate-imaging": "unavailable", "compression-signs": "present", "paraplegia": "incomplete"}})
    page = visitor.page
    left = page.locator(".plan .when[data-due] .left").first
    before = left.inner_text()
    assert re.fullmatch(r"over \d.*", before)
    page.clock.install(time="2026-11-23T08:30:00+01:00")
    page.clock.run_for(15000)
    assert left.inner_text() != before
    page.clock.install(time="2026-12-30T08:30:00+01:00")
    page.clock.run_for(15000)
    assert left.inner_text().endswith("over tijd")
    assert "past" in page.locator(".plan .when[data-due]").first.get_attribute("class")


# Keeping


def test_a_saved_case_can_be_loaded_again(visit, tmp_path):
    visitor = visit()
    visitor.start()
    visitor.answer_to_the_end()
    page = visitor.page
    given = page.locator(".given .label").all_inner_texts()
    with page.expect_download() as download:
        visitor.button("save").click()
    saved = tmp_path / "case.json"
    download.value.save_as(saved)
    assert json.loads(saved.read_text())["answers"]
    other = visit("phone", "dark")
    other.open()
    other.page.locator(".load summary").click()
    other.page.locator("#file").set_input_files(saved)
    expect(other.page.locator("#document")).not_to_have_value("")
    other.do(other.page.locator(".load button"))
    other.ask()
    assert other.page.locator(".given .label").all_inner_texts() == given


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_deadlines_go_to_the_calendar(visit, tmp_path, script):
    visitor = visit(script=script)
    visitor.load({
        "start": "steroids-before-imaging", "answers": {"primary-tumour": "known"},
        "events": {"dexamethasone-start": "2026-11-22T20:00:00+01:00"}})
    with visitor.page.expect_download() as download:
        visitor.button("calendar").click()
    calendar = tmp_path / "deadlines.ics"
    download.value.save_as(calendar)
    lines = calendar.read_bytes().split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert b"BEGIN:VEVENT" in lines
    assert all(len(line) <= 75 for line in lines)


def test_what_is_typed_about_the_patient_is_never_sent(visit, server):
    visitor = visit()
    visitor.start()
    visitor.answer(0)
    visitor.do(visitor.button("report"))
    secret = "Jansen-1957-0042"
    for field in visitor.page.locator(".typed input").all():
        field.fill(secret)
    with visitor.page.expect_download():
        visitor.button("save").click()
    visitor.do(visitor.button("questions"))
    for request in visitor.requests:
        assert secret not in request.url
        assert secret not in (request.post_data or "")
    assert secret not in server.written()


# Paper


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("answers", [0, 1])
def test_the_report_prints_on_as_many_sheets_as_it_needs(visit, tmp_path, language, answers):
    visitor = visit(language=language)
    visitor.start()
    for _ in range(60):
        options = visitor.page.locator(".answers button:not(.unknown)").count()
        if options == 0:
            break
        visitor.answer(min(answers, options - 1))
    visitor.do(visitor.button("report"))
    visitor.page.locator(".typed input").first.fill("M. Jansen")
    paper = tmp_path / "report.pdf"
    visitor.page.pdf(path=paper, prefer_css_page_size=True)
    pages = PdfReader(paper).pages
    assert len(pages) <= 2
    assert "sha256:" in re.sub(r"\s", "", pages[-1].extract_text())


# A way through eleven trees with every time known, which says as much as an advice can.
FULLEST = {
    "now": "2026-11-22T21:00:00+01:00",
    "events": dict.fromkeys(
        ["suspicion", "imaging-result", "definitive-diagnosis", "dexamethasone-start", "surgery"],
        "2026-11-20T08:00:00+01:00",
    ),
    "answers": {
        "adequate-imaging": "unavailable", "compression-signs": "present", "paraplegia": "complete",
        "paraplegia-onset": {"since": "2026-11-19T08:00:00+01:00"}, "primary-tumour": "unknown",
        "imaging-result": "consistent", "recent-ct": "no", "epidural-compression": "clinical",
        "progression-onset": {"since": "2026-11-15T08:00:00+01:00"}, "metastases": "symptomatic",
        "irreversible-paraplegia": "no", "life-expectancy": {"months": 4}, "progressive-deficit": "present",
        "surgery-within-24-hours": "yes", "compression-limited": "yes", "fit-for-surgery": "yes",
        "spinal-stability": "stable", "local-treatment": "surgery", "postoperative-recovery": "sufficient",
        "oligometastases": "absent", "complaints": "no", "neurological-deficit": "absent",
        "condition": "good", "pain": "severe",
    },
}
ALL_TREES = [
    "surgery-radiotherapy-interval", "further-diagnostics", "time-to-treatment", "imaging",
    "treatment-indication", "radiotherapy", "steroids-before-imaging", "postoperative-radiotherapy", "follow-up",
]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("start", [["imaging"], ALL_TREES])
def test_the_fullest_advice_prints_whole_and_leaves_no_sheet_empty(browser, tmp_path, language, start):
    done = subprocess.run(
        [PROGRAM, "advise", "--format", "html", "--lang", language, "-"],
        input=json.dumps(FULLEST | {"start": start}).encode(), capture_output=True, check=True,
    )
    page = browser.new_page()
    page.set_content(done.stdout.decode())
    paper = tmp_path / "report.pdf"
    page.pdf(path=paper, prefer_css_page_size=True)
    page.close()
    sheets = [sheet.extract_text() for sheet in PdfReader(paper).pages]
    assert len(sheets) <= 3
    # The last may hold the room for a decision and signatures, and no more.
    assert all(len(sheet) > 400 for sheet in sheets[:-1])
    assert len(sheets[-1]) > 300
    said = re.sub(r"\s", "", "".join(sheets))
    assert said.count("Omdat:" if language == "nl" else "Because:") >= 4


# When the server is away


def test_without_the_server_the_answers_stay(visit):
    visitor = visit()
    visitor.start()
    visitor.answer(1)
    page = visitor.page
    question = visitor.question
    visitor.context.set_offline(True)
    visitor.read()
    page.locator(".answers button").first.click()
    page.wait_for_selector("#offline:not([hidden])")
    assert "niet bereikbaar" in page.locator("#offline").inner_text()
    assert visitor.question == question
    assert page.locator(".given li").count() > 0
    visitor.context.set_offline(False)
    visitor.do(page.locator("#offline button"))
    assert visitor.question != question
    assert page.locator("#offline").is_hidden()


# How it looks


def test_a_page_can_be_twice_as_large(visit):
    visitor = visit("phone")
    visitor.start()
    visitor.page.set_viewport_size({"width": 720, "height": 900})
    visitor.page.evaluate("document.body.style.zoom = 2")
    width, space = visitor.page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert width <= space


def test_what_can_be_pressed_is_large_enough(visit):
    visitor = visit("phone")
    visitor.start()
    for button in visitor.page.locator(".answers button, .steps button").all():
        assert not button.is_visible() or button.bounding_box()["height"] >= 44


def test_the_first_page_is_small(visit):
    visitor = visit()
    sizes = []
    visitor.page.on("response", lambda answer: sizes.append(len(gzip.compress(answer.body()))))
    visitor.open("/")
    visitor.page.wait_for_load_state("networkidle")
    assert sum(sizes) < 60_000
