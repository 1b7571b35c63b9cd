"""One patient in several windows, the way back, and what is erased: nothing is replaced, lost or closed in silence."""

import json
import re

import pytest
from playwright.sync_api import expect

from device_test import CASE, LABEL, erase, give_label, kept, later
from history_test import SLOW
from never_sent_test import form_of
from server import NOW, Server

HELD = "() => document.querySelector('#main form [name=case]').value"
STORED = """() => {
  const [name] = Object.keys(localStorage).filter((name) => name.includes("plan:"));
  return name ? Object.fromEntries(JSON.parse(localStorage.getItem(name)).fields).case : null;
}"""
NOTICE = {
    "nl": ["Dit is niet de nieuwste stand van deze casus", "Naar de nieuwste stand", "Hiermee verder"],
    "en": ["This is not the latest state of this case", "Go to the latest state", "Go on with this"],
}
CLOSED = {
    "nl": "De casus is gesloten: in een ander venster gewist, of vergeten omdat zij te lang niet is bekeken.",
    "en": "The case was closed: it was erased in another window, or forgotten because it was not viewed for too long.",
}
TREE = "imaging"
# Two answers that the plan of this case asks for.
IMAGED, SUSPECTED = "happened:imaging-result", "now:suspicion"


@pytest.fixture(scope="module")
def server():
    with Server() as server:
        yield server


class Window:
    """A window on a labelled case."""

    def __init__(self, visitor, page):
        self.visitor, self.page = visitor, page

    @classmethod
    def first(cls, visitor, case=CASE):
        visitor.context.add_init_script(SLOW)
        visitor.load(case)
        give_label(visitor, LABEL)
        return cls(visitor, visitor.page)

    def another(self):
        """Another window, in which the same patient is opened from the list."""
        page = self.visitor.context.new_page()
        page.clock.set_fixed_time(NOW)
        page.on("request", lambda request: self.visitor.requests.append(request))
        page.goto(f"{self.visitor.server.url}/{self.visitor.language}")
        page.locator(".on-device .open").click()
        page.wait_for_selector(".plan-page")
        return Window(self.visitor, page)

    def press(self, value):
        self.page.wait_for_selector("body:not([data-held])")
        self.page.evaluate("value => document.querySelector(`#main button[value='${value}']`).click()", value)

    def rest(self):
        for _ in range(2):
            self.page.wait_for_timeout(200)
            self.page.wait_for_selector("body:not([aria-busy])")

    def answer(self, value=IMAGED):
        self.press(value)
        self.rest()

    def held(self):
        return json.loads(self.page.evaluate(HELD))

    def stored(self):
        return json.loads(self.page.evaluate(STORED))

    def told(self):
        notice = self.page.locator("#offline")
        return notice.inner_text() if notice.is_visible() else ""

    def choose(self, place):
        words = NOTICE[self.visitor.language]
        assert words[0] in self.told()
        self.page.wait_for_selector("body:not([data-held])")
        self.page.locator("#offline").get_by_role("button", name=words[place], exact=True).click()
        self.rest()

    def back(self):
        self.page.go_back()
        self.rest()


# An older page


@pytest.mark.parametrize("choice", [1, 2], ids=["latest", "go on"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_back_to_before_what_another_window_answered_replaces_nothing_until_someone_says_so(visit, language, choice):
    one = Window.first(visit(language=language))
    before = one.stored()
    other = one.another()
    other.answer()
    one.rest()
    latest = other.held()
    assert one.held() == latest == one.stored() and latest != before
    one.back()
    assert one.held() == before
    assert one.stored() == latest and other.held() == latest
    one.visitor.check()
    one.choose(choice)
    assert one.told() == ""
    other.rest()
    expected = [None, latest, before][choice]
    assert one.held() == other.held() == one.stored() == expected
    # From there it goes on as ever.
    one.answer(SUSPECTED)
    other.rest()
    assert one.told() == "" and other.held() == one.held() == one.stored() != expected


def test_back_in_ones_own_window_is_an_undo(visit):
    one = Window.first(visit())
    before = one.stored()
    other = one.another()
    one.answer()
    after = one.held()
    other.rest()
    one.back()
    other.rest()
    assert one.told() == "" and one.stored() == before == other.held()
    one.page.go_forward()
    one.rest()
    other.rest()
    assert one.told() == "" and one.stored() == after == other.held()
    # Another label, another language and a page loaded again change nothing of that.
    give_label(one.visitor, "bed 9")
    one.page.reload()
    one.rest()
    one.back()
    assert one.told() == "" and one.stored() == before


def test_the_choice_comes_again_until_it_is_made(visit):
    one = Window.first(visit())
    other = one.another()
    other.answer()
    one.rest()
    latest = one.stored()
    one.back()
    one.page.reload()
    one.page.wait_for_selector(".plan-page")
    one.rest()
    assert NOTICE["nl"][0] in one.told() and one.stored() == latest
    # Neither a page nor an answer on the older one replaces it, nor what another window does.
    one.page.wait_for_selector("body:not([data-held])")
    one.page.locator(".onward button").nth(1).click()
    one.page.wait_for_selector(".report")
    one.rest()
    assert NOTICE["nl"][0] in one.told()
    one.back()
    other.page.locator("h1").click()
    one.answer(SUSPECTED)
    assert "Staat alleen hier: " in one.told() and one.stored() == latest == other.held()
    one.choose(2)
    other.rest()
    assert "imaging-result" not in one.stored()["events"] and one.stored() == other.held() != latest


@pytest.mark.parametrize("first", [0, 1])
def test_two_windows_that_answer_within_one_request_lose_no_answer_in_silence(visit, first):
    one = Window.first(visit())
    windows = [one, one.another()]
    slow, fast = windows[first], windows[1 - first]
    slow.page.evaluate("window.slow = 1500")
    slow.press(IMAGED)
    fast.answer(SUSPECTED)
    latest = fast.held()
    assert "imaging-result" not in latest["events"]
    slow.page.wait_for_selector("body:not([aria-busy])")
    slow.rest()
    fast.rest()
    assert "imaging-result" in slow.held()["events"]
    assert "Staat alleen hier: " in slow.told() and fast.told() == ""
    assert slow.stored() == latest == fast.held()
    slow.page.evaluate("window.slow = 0")
    slow.choose(1)
    assert slow.held() == latest
    slow.answer(IMAGED)
    fast.rest()
    assert slow.told() == "" and slow.stored()["events"] == latest["events"] | {"imaging-result": {"unknown": True}}
    assert fast.held() == slow.stored()


def test_a_page_that_is_asked_for_while_another_window_answers_is_of_the_latest_state(visit):
    one = Window.first(visit())
    other = one.another()
    one.page.evaluate("window.slow = 1500")
    one.page.wait_for_selector("body:not([data-held])")
    one.page.locator(".onward button").nth(1).click()
    other.answer()
    one.page.wait_for_selector(".report")
    one.page.evaluate("window.slow = 0")
    one.rest()
    one.rest()
    assert one.told() == "" and one.held() == other.held() == one.stored()


@pytest.mark.parametrize("way", ["link", "link here", "file"])
def test_an_old_link_or_file_replaces_nothing(visit, way):
    one = Window.first(visit())
    page = one.page
    before, address = one.held(), page.url
    one.answer()
    latest = one.stored()
    assert latest != before
    if way == "file":
        one.visitor.load(before)
    elif way == "link":
        page.goto("about:blank")
        page.goto(address)
        page.wait_for_selector(".plan-page")
    else:
        page.evaluate("hash => { location.hash = hash; }", address.partition("#")[2])
    one.rest()
    assert one.held() == before and one.stored() == latest
    one.choose(2)
    assert one.stored() == before
    # The same state is no older one.
    one.visitor.load(before)
    assert one.told() == ""


def test_a_link_keeps_the_remarks_of_the_case_it_leads_to(visit):
    one = Window.first(visit())
    page = one.page
    form = form_of(page, TREE)
    form.locator("textarea").fill("zzremarkzz")
    one.press(f"follow:{TREE}")
    one.rest()
    address = page.url
    for _ in range(2):
        page.goto("about:blank")
        page.goto(address)
        page.wait_for_selector(".plan-page")
        one.rest()
        assert one.told() == "" and "zzremarkzz" in page.locator("#main").text_content()
        one.answer(IMAGED)
        assert "zzremarkzz" in page.locator("#main").text_content() and "zzremarkzz" in kept(page)
        one.back()
        assert one.told() == ""


# Episodes


def new_episode(visitor):
    page = visitor.page
    page.locator(".always summary").click()
    visitor.do(page.locator("button[value=episode]"))


@pytest.mark.parametrize("has_label", [True, False])
def test_erasing_after_a_new_episode_erases_the_case_before_it(visit, has_label):
    visitor = visit()
    page = visitor.page
    visitor.load(CASE)
    if has_label:
        give_label(visitor, LABEL)
    new_episode(visitor)
    visitor.answer(0)
    erase(page)
    for _ in range(4):
        page.go_back()
        page.wait_for_timeout(250)
        visitor.settle()
        assert page.locator(".plan-page, .answers").count() == 0, page.url
    visitor.open()
    assert "paraplegia" not in kept(page)


@pytest.mark.parametrize("way", ["button", "back"])
def test_the_label_returns_to_the_case_before_a_new_episode(visit, way):
    one = Window.first(visit())
    page, visitor = one.page, one.visitor
    before = one.stored()
    new_episode(visitor)
    expect(page.locator("#patient .name")).to_have_text(LABEL)
    if way == "button":
        visitor.do(page.locator(".notice.episode button"))
    else:
        one.back()
    expect(page.locator("#patient .name")).to_have_text(LABEL)
    assert one.stored() == before == one.held()
    assert one.told() == "" and page.locator("#patient summary .twice").is_hidden()
    # Erasing it erases the episode that was begun.
    erase(page)
    page.go_forward()
    one.rest()
    page.go_back()
    one.rest()
    assert page.locator(".plan-page, .answers").count() == 0


def test_another_window_does_not_go_on_with_the_former_episode_in_silence(visit):
    one = Window.first(visit())
    other = one.another()
    before = one.stored()
    new_episode(one.visitor)
    one.visitor.answer(0)
    latest = one.stored()
    other.rest()
    assert other.held() == latest
    other.back()
    other.back()
    assert NOTICE["nl"][0] in other.told() and one.stored() == latest
    other.choose(2)
    assert one.stored() == before == other.held()
    one.rest()
    assert one.held() == before
    expect(one.page.locator("#patient .name")).to_have_text(LABEL)


def test_a_new_episode_waits_for_what_is_not_sent(visit):
    one = Window.first(visit())
    page, visitor = one.page, one.visitor
    visitor.context.set_offline(True)
    one.press(IMAGED)
    expect(page.locator("#offline li")).to_have_count(1)
    visitor.context.set_offline(False)
    visitor.read()
    page.locator(".always summary").click()
    sent = len(visitor.requests)
    one.press("episode")
    one.rest()
    assert len(visitor.requests) == sent and "Kies eerst" in one.told()
    visitor.read()
    visitor.do(page.locator("#offline button").first)
    one.rest()
    new_episode(visitor)
    expect(page.locator("#patient .name")).to_have_text(LABEL)
    assert page.locator("#patient summary .twice").is_hidden()


# What is typed


def test_what_is_being_typed_outlives_an_answer_here_and_in_another_window(visit):
    one = Window.first(visit())
    other = one.another()
    form = form_of(one.page, TREE)
    form.locator("select").select_option("comorbidity")
    field = form.locator("textarea")
    field.click()
    field.press_sequentially("Wil eerst ")
    other.answer()
    one.rest()
    assert one.held() == other.held()
    assert field.is_visible() and field.input_value() == "Wil eerst "
    assert form.locator("select").input_value() == "comorbidity"
    # The cursor is where it was.
    one.page.keyboard.type("naar huis")
    assert field.input_value() == "Wil eerst naar huis"
    one.answer(SUSPECTED)
    assert field.is_visible() and field.input_value() == "Wil eerst naar huis"
    # What was sent is no longer typed, and nothing of it goes to another patient.
    one.press(f"follow:{TREE}")
    one.rest()
    assert "Wil eerst naar huis" in one.page.locator(".news").inner_text()
    form_of(one.page, TREE).locator("textarea").fill("Anders")
    one.visitor.load({name: part for name, part in CASE.items() if name != "id"})
    assert form_of(one.page, TREE).locator("textarea").input_value() == ""


def test_a_conclusion_that_is_being_typed_outlives_an_answer_in_another_window(visit):
    one = Window.first(visit())
    other = one.another()
    one.visitor.do(one.visitor.button("report"))
    one.page.locator(".conclusion textarea").fill("Operatie morgen")
    names = one.page.locator(".report label input")
    names.first.fill("zz")
    other.answer()
    one.rest()
    assert one.held() == other.held()
    assert one.page.locator(".conclusion textarea").input_value() == "Operatie morgen"
    assert [field.input_value() for field in names.all()][:2] == ["zz", ""]


# What is refused or looks like a token


PASTED = {
    "words": "VERSLAG\nWervelmetastasen: radiotherapie. Opgemerkt: zzpastedzz",
    "list": '["zzpastedzz"]', "text": '"zzpastedzz"', "cut off": '{"answers": "zzpastedzz"', "number": "7",
}
REFUSED = {"nl": ["Dit is geen JSON.", "Hier hoort een JSON-object."], "en": ["This is not JSON.", "A JSON object is expected here."]}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", PASTED)
def test_what_is_no_case_is_not_sent(visit, language, name):
    visitor = visit(language=language)
    page = visitor.page
    visitor.open()
    sent = len(visitor.requests)
    page.locator(".load summary").click()
    page.fill("#document", PASTED[name])
    page.locator("#load > button").click()
    expect(page.locator("#load-refusal")).to_have_text(REFUSED[language][name in ("list", "text", "number")])
    assert page.locator("#document").input_value() == PASTED[name] and len(visitor.requests) == sent
    visitor.check()


def test_a_text_that_was_refused_is_not_in_the_history_and_goes_when_a_case_is_erased(visit):
    one = Window.first(visit())
    page, visitor = one.page, one.visitor
    page.keyboard.press("Escape")
    refused = json.dumps(CASE | {"answers": {"pain": "zzpastedzz"}})
    visitor.open_text(refused)
    assert page.locator("#document").input_value() == refused
    assert "zzpasted" not in page.evaluate("JSON.stringify(history.state)") + kept(page)
    # Another window erases the case.
    other = visitor.context.new_page()
    other.goto(visitor.server.url + "/nl")
    other.locator(".on-device .erase").click()
    other.wait_for_selector("body:not([data-held])")
    other.locator("dialog button").last.click()
    expect(page.locator("#document")).to_have_value("")
    page.reload()
    page.wait_for_selector("#entries")
    assert "zzpasted" not in page.content()


def test_a_refused_decision_leaves_no_remark_in_the_history(visit):
    one = Window.first(visit())
    form = form_of(one.page, TREE)
    form.locator("textarea").fill("zzremarkzz")
    one.page.route("**/nl/advice", lambda route: route.fulfill(
        status=400, content_type="text/html", body="<main id=main><h1>Bad</h1></main>"))
    one.press(f"follow:{TREE}")
    one.rest()
    assert "zzremark" not in one.page.evaluate("JSON.stringify(history.state)")


def test_a_remark_that_looks_like_a_token_is_not_sent(visit):
    written = "remark-0123456789abcdef"
    one = Window.first(visit())
    form_of(one.page, TREE).locator("textarea").fill(written)
    one.press(f"follow:{TREE}")
    one.rest()
    assert written in one.page.locator(".news").inner_text()
    one.visitor.load(CASE | {"id": "b", "decisions": {TREE: {"followed": True, "remark": written}}})
    assert "opmerking niet in deze browser" in one.page.locator("#main").text_content()
    assert written not in one.visitor.network()


# Labels, erasing and forgetting


def test_removing_a_label_loses_no_remark_in_another_window(visit):
    one = Window.first(visit())
    form_of(one.page, TREE).locator("textarea").fill("zzremarkzz")
    one.press(f"follow:{TREE}")
    one.rest()
    other = one.another()
    give_label(one.visitor, "")
    other.rest()
    for window in (one, other):
        window.page.reload()
        window.page.wait_for_selector(".plan-page")
        window.rest()
        window.answer()
        assert "zzremarkzz" in window.page.locator("#main").text_content()
    # Erased, it is gone from its window.
    other.page.locator("#patient summary").click()
    other.page.locator("#erase").click()
    other.page.wait_for_selector("body:not([data-held])")
    other.page.locator("dialog button").last.click()
    other.page.wait_for_selector("#entries")
    assert "zzremarkzz" not in other.page.evaluate("JSON.stringify({...sessionStorage})")


@pytest.mark.parametrize("language, words", [("nl", "De casus is gewist."), ("en", "The case was erased.")])
def test_erasing_is_said_where_it_was_done_and_in_other_windows(visit, language, words):
    one = Window.first(visit(language=language))
    other = one.another()
    one.page.keyboard.press("Escape")
    erase(one.page)
    expect(one.page.locator("#state")).to_have_text(words)
    expect(one.page.locator("#news")).to_have_text(words)
    one.visitor.check()
    expect(other.page.locator("#state")).to_have_text(CLOSED[language])
    expect(other.page.locator("#news")).to_have_text(CLOSED[language])
    # Said once.
    one.visitor.load(CASE)
    one.visitor.open()
    assert one.page.locator("#state").is_hidden()


def test_reading_with_the_wheel_is_use_and_closing_says_what_happened(visit):
    one = Window.first(visit())
    page = one.page
    page.clock.set_fixed_time(later(11))
    page.mouse.move(300, 400)
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(300)
    page.clock.set_fixed_time(later(22))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    one.rest()
    assert page.locator(".plan-page").count() == 1
    page.clock.set_fixed_time(later(24))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_selector("#entries")
    expect(page.locator("#state")).to_have_text(CLOSED["nl"])


def test_viewing_a_stored_plan_without_a_network_is_viewing(visit):
    one = Window.first(visit())
    page, visitor = one.page, one.visitor
    visitor.open()
    page.clock.set_fixed_time(later(11))
    visitor.context.set_offline(True)
    page.evaluate("document.querySelector('.on-device .open').click()")
    page.wait_for_selector(".plan-page")
    one.rest()
    page.clock.set_fixed_time(later(22))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    one.rest()
    assert LABEL in kept(page) and page.locator(".plan-page").count() == 1


@pytest.mark.parametrize("shown", [True, False], ids=["here", "elsewhere"])
def test_forgetting_all_forgets_the_case_without_a_label_too(visit, shown):
    one = Window.first(visit())
    page, visitor = one.page, one.visitor
    visitor.load({name: part for name, part in CASE.items() if name != "id"})
    visitor.do(page.locator("button.brand")) if shown else visitor.open()
    expect(page.locator(".resume" if shown else ".way-back")).to_be_visible()
    page.locator("#forget-all").click()
    visitor.read()
    page.locator("dialog button").last.click()
    expect(page.locator("#news")).to_have_text("2 casussen zijn gewist.")
    one.rest()
    assert page.locator(".way-back, .resume").count() == 0 and "paraplegia" not in kept(page)
    for _ in range(3):
        page.go_back()
        one.rest()
        assert page.locator(".plan-page, .answers, .way-back, .resume").count() == 0, page.url


def test_the_list_has_one_clock(visit):
    visitor = visit()
    page = visitor.page
    page.clock.set_fixed_time(later(-3))
    visitor.load(CASE)
    give_label(visitor, LABEL)
    visitor.open()
    assert "voor op" in page.locator("#state").inner_text() or "achter op" in page.locator("#state").inner_text()
    seen = page.locator(".on-device .seen").inner_text()
    assert re.search(r"22 nov 21:00", seen), seen
