"""On a wall screen and with text twice as large: everything grows, nothing is cut, the first thing stays first."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from server import NOW
from web import Visitor

STORIES = {
    file.stem: json.loads(file.read_text())["case"]
    for file in sorted((Path(__file__).resolve().parent / "plan_stories").glob("*.json"))}
# Urgent, a conflict of trees, steroids against a biopsy, long survival.
SHOWN = [
    "02-unknown-primary", "41-immediate-surgery-without-local-treatment", "43-bolus-waits-for-the-biopsy",
    "138-no-local-long-survival"]
LANGUAGES = ["nl", "en"]


@pytest.fixture(scope="module")
def server(servers):
    return servers(NOW)


@pytest.fixture
def visit_story(browser, servers):
    visitors = []

    def visit_story(story, *arguments, browser=browser, **options):
        case = STORIES[story]
        visitor = Visitor(browser, servers(case["now"]), *arguments, **options)
        visitors.append(visitor)
        if visitor.script:
            visitor.page.clock.set_fixed_time(case["now"])
        visitor.load({key: value for key, value in case.items() if key != "now"} | {"format": 2})
        return visitor

    yield visit_story
    for visitor in visitors:
        visitor.context.close()


@pytest.fixture
def visit_large(browser_with_large_text, server):
    visitors = []

    def visit_large(*arguments, **options):
        visitors.append(Visitor(browser_with_large_text, server, *arguments, **options))
        return visitors[-1]

    yield visit_large
    for visitor in visitors:
        visitor.context.close()


def box(visitor, selector):
    return visitor.page.locator(selector).first.bounding_box()


# Of every text that is seen: the size it is painted with.
TEXTS = """(selector) => [...document.querySelectorAll(selector)].flatMap((whole) => [...whole.querySelectorAll("*")])
  .filter((part) => part.checkVisibility({ visibilityProperty: true }) && part.getClientRects().length > 0 && !part.closest(".unseen")
    && [...part.childNodes].some((one) => one.nodeType === 3 && one.data.trim()))
  .map((part) => {
    const drawing = part.closest("svg.drawing");
    const size = parseFloat(getComputedStyle(part).fontSize);
    return [part.textContent.trim().slice(0, 40), drawing ? size * drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width : size];
  })"""


def sizes(visitor, selector):
    found = visitor.page.evaluate(TEXTS, selector)
    assert found, selector
    return found


# A wall screen

MILLIMETRES = 0.56  # A pixel of 2560 on 65 inches.
CAPITAL = 0.72  # Of the size of the text.


@pytest.mark.parametrize("story, language, scheme", zip(SHOWN, ["nl", "en", "nl", "en"], ["light", "dark", "dark", "light"]))
def test_on_a_wall_screen_plan_and_tree_fill_it_side_by_side(visit_story, story, language, scheme):
    visitor = visit_story(story, "wall", scheme, language=language)
    visitor.check()
    told, chart = box(visitor, ".plan"), box(visitor, ".plan-page .chart")
    assert told["x"] < 60 and chart["x"] > told["x"] + told["width"]
    assert chart["x"] + chart["width"] > 2500
    assert told["y"] < 300 and chart["y"] + chart["height"] <= 1440
    assert box(visitor, ".chart .picture.wide")["height"] > 400
    visitor.page.evaluate("window.scrollTo(0, document.body.scrollHeight / 3)")
    chart = box(visitor, ".plan-page .chart")
    assert 0 <= chart["y"] and chart["y"] + chart["height"] <= 1440


@pytest.mark.parametrize("story, language", zip(SHOWN, ["en", "nl", "en", "nl"]))
def test_on_a_wall_screen_lines_are_read_from_five_metres(visit_story, story, language):
    visitor = visit_story(story, "wall", language=language)
    for text, size in sizes(visitor, ".plan"):
        assert size >= 28, (text, size)
    for part in visitor.page.locator(".plan .now .what, .plan .now .when").all():
        height = part.evaluate("part => parseFloat(getComputedStyle(part).fontSize)") * CAPITAL * MILLIMETRES
        assert 17 <= height <= 20, height
    for text, size in sizes(visitor, ".chart .picture.wide"):
        assert size >= 12.9, (text, size)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_another_tree_is_chosen_beside_the_plan(visit_story, script):
    visitor = visit_story("41-immediate-surgery-without-local-treatment", "wall", script=script)
    page = visitor.page
    if not script:
        assert page.locator("#flowchart").get_attribute("open") is None
        page.locator("#flowchart > summary").click()
    trees = page.locator(".chart .pathway button")
    assert trees.count() == 3
    for place in range(trees.count()):
        name = trees.nth(place).get_attribute("value").removeprefix("view:")
        visitor.do(trees.nth(place))
        assert visitor.question == "Plan" and "/advice" in page.url
        assert trees.nth(place).get_attribute("aria-current") == "step"
        assert page.locator(f".frame > p a[href$='/trees/{name}']").count() == 1
        assert page.locator("#flowchart").get_attribute("open") is not None
        assert page.evaluate("document.activeElement.matches('#flowchart > summary')")
    visitor.check()


def test_an_answer_in_the_tree_beside_the_plan_leads_back_to_the_plan(visit_story):
    visitor = visit_story("138-no-local-long-survival", "wall")
    page = visitor.page
    visitor.do(page.locator(".picture.wide .branch.possible[data-do] text").last)
    assert visitor.question == "Plan"
    assert json.loads(page.locator("#main form input[name=case]").first.input_value())["answers"]["complaints"] == "no"


def test_on_a_wall_screen_with_forced_colours(visit_story):
    visitor = visit_story("41-immediate-surgery-without-local-treatment", "wall")
    visitor.page.emulate_media(forced_colors="active")
    visitor.check()
    assert visitor.page.locator(".chart .picture.wide .taken").count() > 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_pages_grow_on_a_wall_screen(visit, language):
    visitor, desk = visit("wall", language=language), visit(language=language)
    case = STORIES["02-unknown-primary"]
    case = {key: value for key, value in case.items() if key != "now"} | {"format": 2}
    for one in (visitor, desk):
        one.open()
        one.check()
    for name in ("report", "explain"):
        for one in (visitor, desk):
            one.load(case)
            one.do(one.button(name))
            one.check()
        large = sizes(visitor, "main")
        for (text, size), (_, small) in zip(large, sizes(desk, "main")):
            assert size / small == pytest.approx(2560 / 1440, rel=0.01), (text, size, small)
    for address in ("/trees/long-survival", "/items/life-expectancy", "/about", ""):
        for one in (visitor, desk):
            one.open(f"/{language}{address}")
        visitor.check()
        for (text, size), (_, small) in zip(sizes(visitor, "main"), sizes(desk, "main")):
            assert size / small == pytest.approx(2560 / 1440, rel=0.01), (address, text, size, small)


# Folded elsewhere


@pytest.mark.parametrize("size, language, heading", [
    ("phone", "nl", "Stroomschema: "), ("tablet", "nl", "Stroomschema: "), ("desk", "en", "Flowchart: ")])
def test_the_tree_is_folded_below_the_plan(visit_story, size, language, heading):
    visitor = visit_story("41-immediate-surgery-without-local-treatment", size, language=language)
    page = visitor.page
    frame = page.locator("#flowchart")
    assert frame.get_attribute("open") is None
    assert page.locator("#chart").inner_text().startswith(heading)
    assert box(visitor, ".chart")["y"] >= box(visitor, ".keep")["y"] + box(visitor, ".keep")["height"]
    visitor.check()
    page.locator("#flowchart > summary").click()
    expect(page.locator(".chart .pathway button").first).to_be_visible()
    visitor.check()
    assert page.locator(".picture.wide" if size == "desk" else ".picture.narrow").is_visible()


def test_on_a_phone_the_tree_lies_over_the_plan_and_back_closes_it(visit_story):
    visitor = visit_story("41-immediate-surgery-without-local-treatment", "phone")
    page = visitor.page
    held = "document.querySelector('#main form input[name=case]').value"
    before = page.evaluate(held)
    for close in (lambda: page.go_back(), lambda: page.locator(".chart .close").click(), lambda: page.keyboard.press("Escape")):
        page.locator("#flowchart > summary").click()
        expect(page.locator(".chart .close")).to_be_visible()
        assert page.locator(".told").evaluate("part => part.inert") and not page.locator(".chart").evaluate("part => part.inert")
        page.keyboard.press("Backspace")
        close()
        expect(page.locator(".chart .close")).to_be_hidden()
        page.wait_for_timeout(100)
        assert not page.locator(".told").evaluate("part => part.inert")
        assert visitor.question == "Plan" and page.evaluate(held) == before
    # Another tree comes open, and closes.
    page.locator("#flowchart > summary").click()
    visitor.do(page.locator(".chart .pathway button").first)
    expect(page.locator(".chart .close")).to_be_visible()
    assert page.locator(".told").evaluate("part => part.inert")
    visitor.check()
    page.locator(".chart .close").click()
    expect(page.locator(".chart .close")).to_be_hidden()
    assert not page.locator(".told").evaluate("part => part.inert")
    assert visitor.question == "Plan" and page.evaluate(held) == before


# Text twice as large

CUT = """() => [...document.querySelectorAll("button, .button, summary, h1, h2, h3")]
  .filter((part) => part.checkVisibility({ visibilityProperty: true }) && !part.closest(".picture, .unseen, .skip"))
  .filter((part) => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== "inline"
    || part.getBoundingClientRect().right > document.documentElement.clientWidth + 1 || part.getBoundingClientRect().left < -1)
  .map((part) => part.outerHTML.slice(0, 200))"""


def check_large(visitor):
    visitor.check()
    assert visitor.page.evaluate(CUT) == []


def test_text_grows_with_the_reader_and_above_a_desk_with_the_screen(visit, visit_large):
    root = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
    for visitor, expected in [
        (visit("phone"), 16), (visit(), 16), (visit("wall"), 28.4), (visit_large("phone"), 32), (visit_large(), 32),
        (visit_large("wall"), 44.4)]:
        visitor.open("/nl/trees/radiotherapy")
        assert visitor.page.evaluate(root) == pytest.approx(expected, abs=0.1)
        for text, size in sizes(visitor, ".picture"):
            assert size == pytest.approx(14 * expected / 16, rel=0.01), text


@pytest.mark.parametrize("size, language, answer", [("phone", "nl", 0), ("phone", "en", -1), ("desk", "nl", -1)])
def test_with_large_text_question_and_first_answer_stay_at_the_top(visit_large, size, language, answer):
    visitor = visit_large(size, language=language)
    visitor.start()
    for count in range(60):
        if count % 8 == 0:
            check_large(visitor)
        answers = visitor.page.locator(".answers button:not(.unknown)")
        if answers.count() == 0:
            break
        question, first, height = visitor.page.evaluate(
            """["#question", ".question :is(.answers, .measure) button"].map((name) => document.querySelector(name).getBoundingClientRect().top).concat(innerHeight)""")
        assert 0 <= question < height * 2 / 3, visitor.question
        # At least its first line is in sight.
        assert first < height - 24, (visitor.question, first)
        visitor.do(answers.nth(answer) if answer >= 0 else answers.last)
    check_large(visitor)


@pytest.mark.parametrize("story, size, language", [
    (SHOWN[0], "phone", "nl"), (SHOWN[0], "desk", "en"), (SHOWN[1], "phone", "en"), (SHOWN[2], "desk", "nl"), (SHOWN[3], "phone", "nl")])
def test_with_large_text_no_page_of_a_case_is_cut(visit_story, browser_with_large_text, story, size, language):
    visitor = visit_story(story, size, browser=browser_with_large_text, language=language)
    assert box(visitor, "h1")["y"] < 300
    check_large(visitor)
    for details in visitor.page.locator(".plan details, .behind-plan details").all():
        details.evaluate("part => part.open = true")
    check_large(visitor)
    for name in ("report", "advice", "explain"):
        visitor.do(visitor.button(name))
        check_large(visitor)


@pytest.mark.parametrize("size, language", [("phone", "nl"), ("phone", "en"), ("desk", "en")])
def test_with_large_text_no_page_to_read_is_cut(visit_large, size, language):
    visitor = visit_large(size, language=language)
    for address in ("", "/trees", "/trees/long-survival", "/trees/imaging/mri-12h-steroids", "/items", "/items/life-expectancy", "/search", "/about"):
        visitor.open(f"/{language}{address}")
        check_large(visitor)


def test_the_style_sheet_has_no_size_of_text_in_pixels(visit):
    visitor = visit()
    with visitor.page.expect_response(lambda answer: answer.url.endswith(".css")) as style:
        visitor.open()
    sheet = style.value.text()
    # The root alone, beside the reader's size and on paper.
    assert set(re.findall(r"font(?:-size)?:\s*[^;}]*\dpx", sheet)) == {"font-size: calc(100% + max(0px, 1.1111vw - 16px", "font-size:16px"}
    assert not re.search(r"@media[^{]*\dpx", sheet)
