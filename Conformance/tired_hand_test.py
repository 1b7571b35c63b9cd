"""A tired hand: nothing is answered unseen, and what was answered is in sight and can be taken back."""

import base64
import json
import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from server import Server
from web import Visitor

STORIES = [
    json.loads(file.read_text()) for file in sorted((Path(__file__).resolve().parent / "plan_stories").glob("*.json"))
]
CHOICE = next(story["case"] for story in STORIES if story["title"] == "Stable spine: the choice is open")
# The same at the moment of the server: a time that is still to come is no time of a case.
CHOICE = CHOICE | {"events": {"definitive-diagnosis": "2026-11-22T19:00:00+01:00"}}


HALF_A_SECOND = 500

# By the page's own clock: when a page had come, when the hand made the press that is at work, and when something was
# asked of the server. Every request waits as long as the test says. A press is told before the page gets to it, and
# counts from when it was made: a busy machine comes to it late, and a hand does not.
WATCH = """(() => {
  window.told = [];
  window.slow = 0;
  let pressed = 0;
  for (const kind of ["keydown", "click"]) {
    window.addEventListener(kind, (event) => { if (event.isTrusted) pressed = event.timeStamp; }, { capture: true });
  }
  const ask = window.fetch;
  window.fetch = async (address, options) => {
    // A way through the history asks for nothing to be done.
    const wish = options?.method === "POST" && new URLSearchParams(options.body).get("do");
    if (wish) window.told.push(["asked", pressed, wish]);
    await new Promise((done) => setTimeout(done, window.slow));
    return ask(address, options);
  };
  const came = () => window.told.push(["came", performance.now(), null]);
  document.addEventListener("DOMContentLoaded", () => {
    came();
    new MutationObserver((changes) => {
      if (changes.some((change) => [...change.addedNodes].some((node) => node.id === "main"))) came();
    }).observe(document.body, { childList: true });
  });
})()"""


@pytest.fixture(scope="module")
def server():
    with Server() as server:
        yield server


@pytest.fixture
def watched(visit):
    def watched(*arguments, **options):
        # With a clock of the browser's own: one that is set tells when a script looks and not when a hand pressed.
        visitor = visit(*arguments, clock=False, **options)
        visitor.context.add_init_script(WATCH)
        return visitor
    return watched


def held(visitor):
    return json.loads(visitor.page.locator("#main form [name=case]").first.input_value() or "{}")


def in_app(case):
    """A case as the app keeps it: its moment is that of the page."""
    return json.dumps({key: value for key, value in case.items() if key != "now"} | {"format": 2})


def link(case):
    return "#" + base64.urlsafe_b64encode(in_app(case).encode()).decode().rstrip("=")


def open_case(visitor, case, page="consult"):
    visitor.page.goto("about:blank")
    visitor.page.goto(f"{visitor.server.url}/{visitor.language}/{page}{link(case)}")
    visitor.page.wait_for_selector("#main form [name=case]", state="attached")
    visitor.settle()


def rest(visitor):
    visitor.page.wait_for_timeout(300)
    visitor.settle()


def answers_unread(visitor):
    """What was asked of the server within half a second after the page before had come."""
    came, unread = None, []
    for what, time, wish in visitor.page.evaluate("window.told"):
        if what == "came":
            came = time
        elif came is not None and time - came < HALF_A_SECOND:
            unread.append((wish, time - came))
    return unread


# Nothing is answered unread


@pytest.mark.parametrize("slow", [0, 120])
@pytest.mark.parametrize("gap", [50, 150, 300, 450, 600])
def test_taps_one_upon_another_answer_no_question_unread(watched, gap, slow):
    visitor = watched("phone")
    visitor.start()
    visitor.read()
    page = visitor.page
    page.evaluate(f"window.slow = {slow}; window.told = []")
    box = page.locator(".answers button").first.bounding_box()
    for _ in range(4):
        page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_timeout(gap)
    rest(visitor)
    assert answers_unread(visitor) == []
    answers = held(visitor)["answers"]
    assert len(answers) >= 1


@pytest.mark.parametrize("keys, gap, slow", [("1111", 0, 0), ("1212", 0, 120), ("0101", 50, 0), ("1212", 200, 120), ("2121", 400, 0)])
def test_fast_digits_answer_no_question_unread(watched, keys, gap, slow):
    visitor = watched()
    visitor.start()
    visitor.read()
    page = visitor.page
    page.evaluate(f"window.slow = {slow}; window.told = []")
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(gap)
    rest(visitor)
    assert answers_unread(visitor) == []
    first, *_ = [wish for what, _, wish in page.evaluate("window.told") if what == "asked"]
    item, value = next(iter(held(visitor)["answers"].items()))
    # The first key is the answer, not the one after it.
    assert first.startswith("unknown:") if keys[0] == "0" else first == f"answer:{item}={value}"


def test_a_double_click_is_one_answer(watched):
    visitor = watched()
    visitor.start()
    for slow in (0, 60, 200):
        visitor.read()
        visitor.page.evaluate(f"window.slow = {slow}")
        before = len(held(visitor).get("answers", {}))
        visitor.page.locator(".answers button").first.dblclick()
        rest(visitor)
        assert len(held(visitor)["answers"]) == before + 1
        assert answers_unread(visitor) == []


def test_a_question_that_came_by_the_history_is_read_first(watched):
    visitor = watched()
    visitor.start()
    visitor.answer(1)
    visitor.answer(1)
    page = visitor.page
    for move in ("back", "forward"):
        before = visitor.question
        page.evaluate(f"history.{move}()")
        expect(page.locator("h1")).not_to_have_text(before)
        came = visitor.question
        page.keyboard.press("1")
        page.locator(".answers button").first.click()
        rest(visitor)
        assert visitor.question == came
        visitor.read()
    assert answers_unread(visitor) == []


@pytest.mark.parametrize("press", ["tap", "Enter"])
def test_a_choice_on_the_plan_waits_and_is_then_taken(watched, press):
    visitor = watched("phone")
    open_case(visitor, CHOICE, "advice")
    page = visitor.page
    page.locator(".line[data-state=choose] summary").evaluate("part => part.parentElement.open = true")
    option = page.locator(".line[data-state=choose] .choices button").first

    def choose():
        if press == "tap":
            option.tap()
        else:
            option.press("Enter")

    visitor.do(page.locator(".languages button"))
    visitor.language = "en"
    page.locator(".line[data-state=choose] summary").evaluate("part => part.parentElement.open = true")
    choose()
    rest(visitor)
    assert "local-treatment" not in held(visitor)["answers"]
    visitor.read()
    choose()
    rest(visitor)
    assert held(visitor)["answers"]["local-treatment"] == "radiotherapy"


def test_two_things_told_on_a_plan_one_upon_another_are_both_read_first(watched):
    visitor = watched()
    open_case(visitor, CHOICE, "advice")
    page = visitor.page
    visitor.read()
    for details in page.locator(".plan details").all():
        details.evaluate("part => part.open = true")
    buttons = page.locator(".plan .behind button[value^='now:'], .plan .behind button[value^='done-now:']")
    box = buttons.first.bounding_box()
    for _ in range(6):
        page.mouse.click(box["x"] + 10, box["y"] + 10)
        page.wait_for_timeout(90)
    rest(visitor)
    assert answers_unread(visitor) == []


def test_a_button_looks_no_different_meanwhile(watched):
    visitor = watched()
    visitor.start()
    visitor.read()
    look = """button => { const style = getComputedStyle(button); return [
      style.opacity, style.cursor, style.color, style.backgroundColor, style.pointerEvents, button.disabled, button.ariaDisabled] }"""
    visitor.page.mouse.move(1, 1)
    # Its colour takes a tenth of a second to change back.
    visitor.page.wait_for_timeout(300)
    before = visitor.page.locator(".answers button").first.evaluate(look)
    visitor.page.keyboard.press("1")
    visitor.settle()
    assert visitor.page.locator("body[data-held]").count() == 1
    assert visitor.page.locator(".answers button").first.evaluate(look) == before


def test_by_keyboard_one_can_answer_after_half_a_second(watched):
    visitor = watched()
    visitor.start()
    page = visitor.page
    for count in (1, 2):
        page.locator(".answers button").first.focus()
        page.wait_for_timeout(HALF_A_SECOND + 100)
        page.keyboard.press("Enter")
        rest(visitor)
        assert len(held(visitor)["answers"]) == count


def test_without_scripts_a_question_is_answered_at_once(visit):
    visitor = visit(script=False)
    visitor.start()
    for count in (1, 2):
        visitor.answer(0)
        assert len(held(visitor)["answers"]) == count


# The last answer


@pytest.mark.parametrize("language, words", [("nl", "ongedaan maken"), ("en", "undo")])
@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_the_last_answer_is_shown_and_undone(visit, language, words, script):
    visitor = visit("phone", script=script, language=language)
    visitor.start()
    assert visitor.page.locator(".last .undo").count() == 0
    for place in range(4):
        question, answers = visitor.question, held(visitor).get("answers", {})
        chosen = visitor.page.locator(".answers button:not(.unknown)").first
        label = chosen.locator("span").last.inner_text()
        visitor.do(chosen)
        last = visitor.page.locator(".last p").inner_text()
        assert last.endswith(f": {label} · {words}"), last
        visitor.check()
        if place % 2:
            if script:
                visitor.page.locator(".undo").focus()
                visitor.press("Enter")
            else:
                visitor.page.locator(".undo").click()
            assert visitor.question == question
            assert held(visitor).get("answers", {}) == answers
            visitor.do(visitor.page.locator(".answers button:not(.unknown)").first)


def test_the_last_answer_stands_directly_under_the_answers(visit):
    visitor = visit("phone")
    visitor.start()
    for _ in range(60):
        if visitor.page.locator(".answers").count() == 0:
            break
        visitor.do(visitor.page.locator(".answers .unknown"))
        assert "nagegaan" in visitor.page.locator(".last p").inner_text() or "gebeurd" in visitor.page.locator(".last p").inner_text()
        under = visitor.page.locator("form:has(.answers) + .last, h1 + .last")
        assert under.count() == 1


# The question is what one sees first

PLACES = """() => {
  const [question, answer] = [document.getElementById("question"), document.querySelector(".question :is(.answers, .measure) button")];
  return [question.getBoundingClientRect().top, (answer ?? question).getBoundingClientRect().bottom, innerHeight];
}"""


def check_places(visitor, about):
    top, bottom, height = visitor.page.evaluate(PLACES)
    assert 0 <= top and bottom <= height, (about, top, bottom, visitor.question)


def heading(server, language, case):
    """The heading of a case's page; two cases with one heading have the same layout above the answers."""
    form = urlencode({"case": in_app(case)}).encode()
    answer = server.request(
        "POST", f"/{language}/consult", ["Content-Type: application/x-www-form-urlencoded"], form)
    assert answer.status == 200
    return re.search("<h1.*?</h1>", answer.body.decode())[0]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_question_and_first_answer_are_on_the_first_screen_in_every_story(browser, servers, language):
    stories = [story["case"] for story in STORIES if "error" not in story["expected"]]
    seen = set()
    with Visitor(browser, None, "phone", language=language) as visitor:
        for case in sorted(stories, key=lambda case: case["now"]):
            visitor.server = servers(case["now"])
            question = heading(visitor.server, language, case)
            if question not in seen:
                seen.add(question)
                open_case(visitor, case)
                check_places(visitor, question)
    assert len(seen) > 10


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("answers", [0, 1, -1])
def test_question_and_first_answer_are_on_the_first_screen_all_the_way(visit, language, answers):
    visitor = visit("phone", language=language)
    visitor.start()
    for _ in range(60):
        check_places(visitor, answers)
        options = visitor.page.locator(".answers button:not(.unknown)")
        if options.count() == 0:
            break
        visitor.do(options.nth(min(answers, options.count() - 1)) if answers >= 0 else options.last)


def test_what_stands_above_a_question_leaves_it_in_sight(visit):
    visitor = visit("phone")
    visitor.load({"start": "treatment-indication", "answers": {"metastases": "symptomatic", "irreversible-paraplegia": "no"}})
    visitor.ask()
    # A number that is none.
    visitor.do(visitor.page.locator(".measure button").first)
    assert visitor.page.locator(".refusal").count() == 1
    check_places(visitor, "refusal")
    # Another way in with a case in hand.
    visitor.do(visitor.page.locator(".bar .brand"))
    visitor.do(visitor.page.locator(".entries button").nth(1))
    assert visitor.page.locator(".way-in").count() == 1
    check_places(visitor, "way in")


def test_the_pathway_is_one_line_on_a_phone_and_opens(visit):
    visitor = visit("phone")
    visitor.start()
    page = visitor.page
    line = page.locator(".pathway summary")
    assert line.inner_text().startswith("0 van 1 beslist")
    assert page.locator(".pathway").bounding_box()["height"] < 50
    assert page.locator(".pathway button").first.is_hidden()
    line.click()
    assert page.locator(".pathway button").first.is_visible()
    visitor.check()
    desk = visit()
    desk.start()
    assert desk.page.locator(".pathway button").first.is_visible()
    assert desk.page.locator(".pathway summary").is_hidden()


# The flowchart on a phone


def open_chart(visitor):
    visitor.page.locator("#flowchart > summary").click()
    expect(visitor.page.locator(".chart .close")).to_be_visible()


def test_back_closes_the_flowchart_and_takes_no_answer_away(visit):
    visitor = visit("phone")
    visitor.start()
    visitor.answer(1)
    visitor.answer(1)
    page = visitor.page
    before, question = held(visitor), visitor.question
    for close in (lambda: page.go_back(), lambda: page.locator(".chart .close").click(), lambda: page.keyboard.press("Escape")):
        open_chart(visitor)
        assert page.locator(".question").evaluate("part => part.inert")
        width, space = page.locator("#flowchart").evaluate("part => [part.scrollWidth, part.clientWidth]")
        assert width <= space
        drawn, seen = page.locator(".picture.narrow").evaluate("part => [part.scrollWidth, part.clientWidth]")
        assert drawn <= seen
        visitor.check()
        close()
        expect(page.locator(".chart .close")).to_be_hidden()
        page.wait_for_timeout(100)
        assert not page.locator(".question").evaluate("part => part.inert")
        assert held(visitor) == before and visitor.question == question
    page.go_back()
    expect(page.locator("h1")).not_to_have_text(question)
    assert len(held(visitor)["answers"]) == len(before["answers"]) - 1


def test_back_after_an_answer_in_the_flowchart_leads_to_the_question_before(visit):
    visitor = visit("phone")
    visitor.start()
    question = visitor.question
    open_chart(visitor)
    visitor.do(visitor.page.locator(".picture.narrow .branch[data-do] text").first)
    assert len(held(visitor)["answers"]) == 1
    visitor.page.go_back()
    expect(visitor.page.locator("h1")).to_have_text(question)
    visitor.page.wait_for_timeout(100)
    assert held(visitor).get("answers", {}) == {}


def test_keys_answer_nothing_under_the_flowchart(visit):
    visitor = visit("phone")
    visitor.start()
    visitor.answer(0)
    before = held(visitor)
    open_chart(visitor)
    visitor.read()
    for key in ("1", "0", "Backspace"):
        visitor.page.keyboard.press(key)
        rest(visitor)
        assert held(visitor) == before


@pytest.mark.parametrize("size, picture", [("phone", "narrow"), ("desk", "wide")])
def test_a_branch_that_is_ruled_out_asks_before_it_changes_an_answer(visit, size, picture):
    visitor = visit(size)
    visitor.start()
    visitor.answer(0)
    page = visitor.page
    if size == "phone":
        page.locator(".pathway summary").click()
    visitor.do(page.locator(".pathway button").first)
    before = held(visitor)["answers"]
    (item, value), = before.items()

    def tap():
        if size == "phone" and page.locator(".chart .close").is_hidden():
            open_chart(visitor)
        visitor.read()
        page.locator(f".picture.{picture} .branch.ruled-out[data-decision='{item}']").first.dispatch_event("click")
        expect(page.locator("dialog")).to_be_visible()

    tap()
    visitor.check()
    visitor.read()
    page.locator("dialog button").first.click()
    expect(page.locator("dialog")).to_have_count(0)
    assert held(visitor)["answers"] == before
    tap()
    visitor.do(page.locator("dialog button").last)
    assert held(visitor)["answers"][item] != value


def test_a_double_tap_that_opens_the_flowchart_answers_nothing_in_it(watched):
    visitor = watched("phone")
    visitor.start()
    page = visitor.page
    page.evaluate("""async () => {
      const frame = document.getElementById("flowchart");
      const opened = new Promise((done) => frame.addEventListener("toggle", done, { once: true }));
      frame.querySelector("summary").click();
      await opened;
      frame.querySelector(".picture.narrow .branch[data-do]").dispatchEvent(new MouseEvent("click", { bubbles: true }));
    }""")
    rest(visitor)
    assert held(visitor).get("answers", {}) == {}


# A scale


def test_a_box_of_the_source_is_one_tap(visit):
    visitor = visit("phone")
    visitor.load({"start": "treatment-indication", "answers": {"metastases": "symptomatic", "irreversible-paraplegia": "no"}})
    visitor.ask()
    labels = visitor.page.locator(".answers button").all_inner_texts()
    assert [label.split("\n")[-1].strip() for label in labels[:2]] == ["<3 mnd", ">3 mnd"]
    assert len(labels) == 6
    visitor.answer(1)
    assert held(visitor)["answers"]["life-expectancy"] == ["3-to-6-months", "6-to-12-months", "over-12-months"]


# Waiting, and looking something up


def test_work_that_takes_long_shows_that_it_is_under_way(watched):
    visitor = watched()
    visitor.start()
    visitor.read()
    page = visitor.page
    page.evaluate("window.slow = 1500")
    page.keyboard.press("1")
    opacity = "getComputedStyle(document.body, '::after').opacity"
    assert page.evaluate(opacity) in ("0", "")
    page.wait_for_timeout(600)
    assert page.evaluate(opacity) == "1"
    visitor.settle()
    assert page.evaluate(opacity) != "0"


@pytest.mark.parametrize("language, words", [("nl", "Terug naar de casus"), ("en", "Back to the case")])
def test_the_case_is_not_lost_by_looking_something_up(visit, language, words):
    visitor = visit("phone", language=language)
    visitor.start()
    visitor.answer(1)
    visitor.answer(1)
    page = visitor.page
    before, question = held(visitor), visitor.question
    page.locator(".help summary").click()
    page.locator(".help a").click()
    for place in ("items", "search", ""):
        page.locator(f"header a[href$='/{language}/{place}']" if place else "header .brand").first.click()
        page.wait_for_load_state()
        expect(page.locator(".way-back")).to_have_text(words)
        visitor.check()
    visitor.do(page.locator(".way-back"))
    assert held(visitor) == before and visitor.question == question
    # The way back was not lost either: the last answer can be taken back.
    assert page.locator(".undo").count() == 1
    visitor.check_addresses()


def test_a_new_patient_finds_no_way_back(visit):
    visitor = visit()
    visitor.start()
    visitor.answer(1)
    visitor.do(visitor.page.locator(".bar .brand"))
    visitor.page.locator("a.leave").click()
    visitor.page.wait_for_load_state()
    expect(visitor.page.locator(".entries")).to_be_visible()
    assert visitor.page.locator(".way-back").count() == 0
