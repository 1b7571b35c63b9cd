"""What a browser keeps of patients on a device: a label, a list with limits, and nothing once it is erased."""

import datetime
import json
import re

import pytest
from playwright.sync_api import expect

from server import NOW, Server
from web import Visitor

LABEL = "bed 12 zzgeheimzz"
CASE = {
    "format": 2, "id": "8d8ac610-566d-4ef0-9c22-186b2a5ed793", "start": ["imaging"],
    "events": {"suspicion": "2026-11-22T20:10:00+01:00"},
    "answers": {"adequate-imaging": "unavailable", "compression-signs": "present", "paraplegia": "incomplete"},
}


@pytest.fixture(scope="module")
def server():
    with Server() as server:
        yield server


def later(hours):
    return datetime.datetime.fromisoformat(NOW) + datetime.timedelta(hours=hours)


def give_label(visitor, label):
    page = visitor.page
    if not page.locator("#label").is_visible():
        page.locator("#patient summary").click()
    page.fill("#label", label)
    page.keyboard.press("Enter")
    expect(page.locator("#patient")).not_to_have_attribute("open", "")


def kept(page):
    """Everything that the browser keeps, as one text."""
    return page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")


def erase(page):
    page.locator("#patient summary").click()
    page.locator("#erase").click()
    page.wait_for_selector("body:not([data-held])")
    page.locator("dialog button").last.click()
    page.wait_for_selector("#entries")


def test_a_label_stands_wherever_the_case_does_and_is_never_sent(visit, server, tmp_path):
    visitor = visit()
    page = visitor.page
    visitor.load(CASE)
    give_label(visitor, LABEL)
    visitor.check()
    page.keyboard.press("Escape")
    expect(page.locator("#patient .name")).to_have_text(LABEL)
    page.emulate_media(media="print")
    assert page.locator(".page-head [data-label]").inner_text() == LABEL
    page.emulate_media(media="screen")
    with page.expect_download() as calendar:
        visitor.button("calendar").click()
    assert calendar.value.suggested_filename.startswith("bed-12-zzgeheimzz-wervelmetastasen-agenda-2026-")
    calendar.value.save_as(tmp_path / "calendar.ics")
    text = (tmp_path / "calendar.ics").read_bytes().decode().replace("\r\n ", "")
    titles = re.findall(r"^SUMMARY:(.*)\r$", text, re.M)
    assert titles and all(title.startswith(f"{LABEL}: ") for title in titles)
    alarms = re.findall(r"BEGIN:VALARM.*?DESCRIPTION:([^\r]*)", text, re.S)
    assert alarms and all(alarm.startswith(f"{LABEL}: ") for alarm in alarms)
    assert all(len(line) <= 75 for line in (tmp_path / "calendar.ics").read_bytes().split(b"\r\n"))
    with page.expect_download() as case:
        visitor.button("save").click()
    assert case.value.suggested_filename.startswith("bed-12-zzgeheimzz-")
    case.value.save_as(tmp_path / "case.json")
    assert LABEL not in (tmp_path / "case.json").read_text()

    visitor.do(visitor.button("report"))
    expect(page.locator(".report > header")).to_contain_text(LABEL)
    visitor.check()
    page.emulate_media(media="print")
    assert page.locator(".report [data-label]").is_visible() and not page.locator("#patient").is_visible()
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.title().startswith(LABEL)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert LABEL not in page.title()
    visitor.do(visitor.button("questions"))
    visitor.answer(0)
    expect(page.locator("#patient .name")).to_have_text(LABEL)
    visitor.check()

    visitor.open()
    line = page.locator(".on-device li")
    expect(line).to_contain_text(LABEL)
    assert re.search(r"nog \d+ uur", line.inner_text())
    visitor.check()
    visitor.do(line.locator(".open"))
    expect(page.locator("#patient .name")).to_have_text(LABEL)
    assert visitor.question == "Plan"
    assert LABEL not in page.url and LABEL not in visitor.network() and "zzgeheim" not in visitor.network()
    assert "zzgeheim" not in server.written()
    assert "zzgeheim" not in page.evaluate("JSON.stringify(history.state)")


def test_a_label_may_be_given_at_the_first_question_and_a_new_patient_has_none(visit):
    visitor = visit("phone")
    page = visitor.page
    visitor.start()
    give_label(visitor, "bed 3")
    visitor.check()
    page.keyboard.press("Escape")
    for _ in range(2):
        visitor.answer(0)
        expect(page.locator("#patient .name")).to_have_text("bed 3")
    question = visitor.question
    # Another patient by the same window.
    visitor.open()
    expect(page.locator(".on-device .name")).to_have_text("bed 3")
    page.locator(".way-back").wait_for()
    visitor.start(1)
    expect(page.locator("#patient .name")).to_have_text("Label geven")
    visitor.answer(0)
    give_label(visitor, "Bed 3")
    assert "zelfde label" in page.locator("#state").inner_text()
    visitor.open()
    assert page.locator(".on-device .name").all_inner_texts() in (["bed 3", "Bed 3"], ["Bed 3", "bed 3"])
    assert page.locator(".on-device .twice").all_inner_texts() == ["dubbel label", "dubbel label"]
    visitor.check()
    visitor.do(page.locator(".on-device .open", has=page.get_by_text("bed 3", exact=True)))
    visitor.do(visitor.button("go on"))
    assert visitor.question == question
    # Told wherever the label stands, until it is the label of one again.
    assert page.locator("#patient summary .twice").inner_text() == "dubbel label"
    visitor.check()
    give_label(visitor, "bed 4")
    expect(page.locator("#patient summary .twice")).to_be_hidden()


LABELS = [
    ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
    ("b" * 10_000, "b" * 40),
    ("  bed \t 12\t", "bed 12"),
    ("\u202ebed 12\u200b\u0007", "bed 12"),
    ("מיטה 12", "מיטה 12"),
    ("👩‍⚕️" * 30, "👩⚕️" * 13 + "👩"),
    ("__proto__", "__proto__"),
    ("a;b,c\\d", "a;b,c\\d"),
]


def test_a_label_is_plain_text_of_one_line(visit, tmp_path):
    visitor = visit("phone")
    page = visitor.page
    visitor.load(CASE)
    for label, shown in LABELS:
        page.locator("#label").evaluate("(field, text) => { field.value = text; field.form.requestSubmit(); }", label)
        assert page.locator("#patient .name").text_content() == shown
        with page.expect_download() as calendar:
            visitor.button("calendar").click()
        assert re.fullmatch(r"[\w.-]+\.ics", calendar.value.suggested_filename), calendar.value.suggested_filename
        calendar.value.save_as(tmp_path / "calendar.ics")
        lines = (tmp_path / "calendar.ics").read_bytes().split(b"\r\n")
        assert all(len(line) <= 75 for line in lines) and lines[-1] == b""
        width, space = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert width <= space, shown
    assert page.locator("#patient img").count() == 0
    visitor.open()
    assert page.locator(".on-device .name").inner_text() == shown
    visitor.check()


def test_what_is_erased_is_gone_and_no_way_leads_back(visit):
    visitor = visit()
    page = visitor.page
    visitor.load(CASE)
    give_label(visitor, LABEL)
    page.keyboard.press("Escape")
    visitor.do(page.locator(".onward button.back"))
    visitor.answer(0)
    other = visitor.context.new_page()
    other.goto(visitor.server.url + "/nl")
    other.locator(".on-device .open").click()
    other.wait_for_selector(".plan-page")
    erase(page)
    other.wait_for_selector("#entries")
    for where in (page, other):
        assert "#" not in where.url
        assert LABEL not in kept(where) and "paraplegia" not in kept(where)
    for _ in range(3):
        page.go_back()
        page.wait_for_timeout(200)
        visitor.settle()
        assert page.locator(".plan-page, .answers").count() == 0, page.url
    page.reload()
    assert page.locator(".plan-page, .answers, .way-back").count() == 0
    # From the list, by a window that still has it in hand.
    visitor.load(CASE)
    give_label(visitor, LABEL)
    visitor.open("/nl/trees")
    other.goto(visitor.server.url + "/nl")
    other.locator(".on-device .erase").click()
    other.wait_for_selector("body:not([data-held])")
    other.locator("dialog button").last.click()
    expect(page.locator(".way-back")).to_have_count(0)
    assert "paraplegia" not in kept(page)
    # A case that is opened from its file lives again.
    visitor.load(CASE)
    assert visitor.question == "Plan"
    expect(page.locator("#patient .name")).to_have_text("Label geven")


def test_whoever_was_not_looked_at_is_forgotten_in_every_window(visit):
    visitor = visit()
    page = visitor.page
    visitor.load(CASE)
    give_label(visitor, LABEL)
    other = visitor.context.new_page()
    other.clock.set_fixed_time(NOW)
    other.goto(visitor.server.url + "/nl")
    expect(other.locator(".on-device li")).to_have_count(1)
    assert other.locator("#forget-after").input_value() == "12"
    # A choice of time holds at once, and in other windows.
    other.clock.set_fixed_time(later(13))
    other.evaluate("window.dispatchEvent(new Event('pageshow'))")
    expect(other.locator("#device")).to_be_hidden()
    page.wait_for_selector("#entries")
    assert LABEL not in kept(page) and "paraplegia" not in kept(page)
    other.close()

    # All windows have one clock.
    page.clock.set_fixed_time(NOW)
    visitor.load(CASE)
    give_label(visitor, LABEL)
    visitor.open()
    page.select_option("#forget-after", "24")
    page.clock.set_fixed_time(later(13))
    page.reload()
    expect(page.locator(".on-device li")).to_have_count(1)
    page.select_option("#forget-after", "1")
    expect(page.locator("#device")).to_be_hidden()
    assert LABEL not in kept(page)


def test_the_list_says_what_is_to_be_done_now(visit):
    visitor = visit()
    page = visitor.page
    visitor.load(CASE)
    give_label(visitor, "bed 1")
    visitor.load({"format": 2, "id": "00000000-0000-4000-8000-000000000002", "start": ["steroids"], "events": {},
                  "answers": {"epidural-compression": "clinical", "local-treatment": "radiotherapy"}})
    give_label(visitor, "bed 2")
    visitor.open()
    expect(page.locator(".on-device li")).to_have_count(2)
    words = page.locator(".on-device li", has_text="bed 2").inner_text()
    assert "Nu: " in words and "exametha" in words


def test_two_windows_of_one_patient_go_on_with_one_case(visit):
    visitor = visit()
    page = visitor.page
    visitor.load(CASE)
    give_label(visitor, LABEL)
    page.keyboard.press("Escape")
    other = visitor.context.new_page()
    other.clock.set_fixed_time(NOW)
    other.goto(visitor.server.url + "/nl")
    other.locator(".on-device .open").click()
    other.wait_for_selector(".plan-page")
    visitor.read()
    page.locator("[data-of=whole-spine-imaging] summary").first.click()
    page.locator("button[value='happened:imaging-result']").first.click()
    held = "() => document.querySelector('#main form [name=case]').value"
    expect(other.locator("[data-of=whole-spine-imaging]")).to_have_attribute("data-state", "done")
    assert json.loads(other.evaluate(held))["events"]["imaging-result"] == {"unknown": True}
    assert json.loads(page.evaluate(held)) == json.loads(other.evaluate(held))


def test_a_label_that_was_given_is_said_and_its_panel_closes(visit):
    visitor = visit("phone")
    page = visitor.page
    visitor.load(CASE)
    give_label(visitor, "bed 4")
    assert page.locator("#patient .panel").is_hidden()
    assert page.evaluate("document.activeElement === document.querySelector('#patient > summary')")
    assert page.locator("#state").inner_text() == page.locator("#news").text_content() == "Bewaard op dit apparaat."
    visitor.check()
    visitor.ask()
    expect(page.locator("#state")).to_be_hidden()


@pytest.mark.parametrize("language, words", [
    ("nl", ["Deze casus van dit apparaat wissen?", "bed 0: Label, antwoorden, opmerkingen en plan verdwijnen.", "De casus is gewist.",
            "Alle 2 patiënten van dit apparaat wissen?", "Labels, antwoorden, opmerkingen en plannen verdwijnen.", "2 casussen zijn gewist."]),
    ("en", ["Erase this case from this device?", "bed 0: Label, answers, remarks and plan disappear.", "The case was erased.",
            "Erase all 2 patients from this device?", "Labels, answers, remarks and plans disappear.", "2 cases were erased."]),
])
def test_forgetting_all_says_how_many(visit, language, words):
    visitor = visit(language=language)
    page = visitor.page
    for count in (1, 2):
        for number in range(count):
            visitor.load(CASE | {"id": f"case-{count}-{number}"})
            give_label(visitor, f"bed {number}")
        visitor.open()
        page.locator("#forget-all").click()
        visitor.read()
        asked, about, done = words[3 * count - 3:3 * count]
        assert page.locator("dialog h2").inner_text() == asked
        assert page.locator("dialog p").inner_text().startswith(about)
        page.locator("dialog button").last.click()
        expect(page.locator("#device")).to_be_hidden()
        assert page.locator("#news").text_content() == done


def test_a_file_that_does_not_come_is_said(visit):
    visitor = visit()
    page = visitor.page
    visitor.context.add_init_script(
        "const later = window.setTimeout; window.setTimeout = (action, time, ...more) => later(action, time === 15000 ? 300 : time, ...more);")
    visitor.load(CASE)
    address = page.locator("form.download").last.get_attribute("action")
    page.route(f"**{address}", lambda route: None)
    visitor.button("save").click()
    expect(page.locator("#offline")).to_contain_text("De server is niet bereikbaar")
    page.unroute(f"**{address}")
    visitor.read()
    with page.expect_download():
        page.locator("#offline button").click()


def test_an_erased_case_is_not_offered_again(visit):
    visitor = visit()
    page = visitor.page
    visitor.load(CASE)
    give_label(visitor, LABEL)
    page.goto(visitor.server.url + "/nl")
    page.wait_for_selector(".way-back")
    page.locator(".on-device .erase").click()
    visitor.read()
    page.locator("dialog button").last.click()
    expect(page.locator("#device")).to_be_hidden()
    assert page.locator(".way-back").count() == 0
    page.reload()
    page.wait_for_selector("#entries")
    assert page.locator(".way-back").count() == 0 and "paraplegia" not in kept(page)


def test_two_windows_write_one_label_and_the_last_holds_in_both(visit):
    visitor = visit()
    page = visitor.page
    visitor.load(CASE)
    give_label(visitor, "bed 1")
    other = visitor.context.new_page()
    other.goto(visitor.server.url + "/nl")
    other.locator(".on-device .open").click()
    other.wait_for_selector("#patient:not([hidden])")
    other.locator("#patient summary").click()
    other.fill("#label", "bed 2")
    other.keyboard.press("Enter")
    expect(page.locator("#patient .name")).to_have_text("bed 2")
    page.locator("body").click()
    give_label(visitor, "bed 1")
    expect(other.locator("#patient .name")).to_have_text("bed 1")
    # Storage that is cleared meanwhile takes the label along, and nothing else.
    other.evaluate("localStorage.clear()")
    expect(page.locator("#patient .name")).to_have_text("Label geven")
    assert visitor.question == "Plan"
    visitor.ask()
    visitor.answer(0)
    assert visitor.faults == []


BLOCKED = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });
}"""
FULL = """Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };"""
BROKEN = """for (const part of ["patient", "plan", "unsent"]) localStorage.setItem(`/${part}:x`, '{"label":7,"seen":"z"');
localStorage.setItem("/erased:", "7"); localStorage.setItem("/forget-after:", "-1");"""


@pytest.mark.parametrize("script", [BLOCKED, FULL, BROKEN], ids=["blocked", "full", "broken"])
def test_a_browser_that_keeps_nothing_says_so_and_goes_on(visit, script):
    visitor = visit()
    page = visitor.page
    visitor.context.add_init_script(script)
    visitor.load(CASE)
    give_label(visitor, LABEL)
    said = page.locator("#state").inner_text()
    assert ("Niet bewaard" in said) == (script != BROKEN), said
    # The panel says the same.
    page.locator("#patient summary").click()
    panel = page.locator("#patient .panel").inner_text()
    assert ("worden bewaard in deze browser" in panel) == ("Op dit apparaat bewaren" in panel) == (script == BROKEN), panel
    assert ("bewaart niets" in panel) == (script != BROKEN), panel
    visitor.check()
    expect(page.locator("#patient .name")).to_have_text(LABEL)
    page.keyboard.press("Escape")
    visitor.ask()
    visitor.answer(0)
    expect(page.locator("#patient .name")).to_have_text(LABEL)
    erase(page)
    page.go_back()
    page.wait_for_timeout(200)
    visitor.settle()
    assert page.locator(".plan-page, .answers").count() == 0
    assert visitor.faults == []


@pytest.mark.parametrize("script", [BLOCKED, FULL], ids=["blocked", "full"])
@pytest.mark.parametrize("case", [CASE, {name: part for name, part in CASE.items() if name != "id"}], ids=["named", "nameless"])
def test_what_is_erased_where_nothing_is_kept_does_not_come_back(visit, script, case):
    visitor = visit()
    page = visitor.page
    visitor.context.add_init_script(script)
    visitor.load(case)
    visitor.ask()
    # Other documents lie between; the history of the window holds what was asked for before.
    page.locator("nav a").first.click()
    page.wait_for_selector(".plan-page, .answers", state="detached")
    page.go_back()
    page.wait_for_selector(".answers")
    visitor.settle()
    erase(page)
    visitor.open("/nl/trees")
    for _ in range(6):
        page.go_back()
        page.wait_for_timeout(250)
        visitor.settle()
        assert page.locator(".plan-page, .answers").count() == 0, page.url
    # Opened anew it lives again.
    visitor.load(CASE)
    assert visitor.question == "Plan"
    page.reload()
    page.wait_for_selector(".plan-page")


def test_a_full_device_gives_up_pages_and_no_answers(visit):
    visitor = visit()
    page = visitor.page
    for number in range(3):
        visitor.load(CASE | {"id": f"case-{number}"})
        give_label(visitor, f"bed {number}")
    # Room for hardly more than there is.
    page.evaluate("""() => {
      let text = "x".repeat(1 << 22);
      for (let number = 0; text.length > 1000; number++) {
        try { localStorage.setItem(`fill-${number}`, text); } catch { text = text.slice(text.length / 2); }
      }
    }""")
    visitor.load(CASE | {"id": "case-3"})
    give_label(visitor, "bed 3")
    assert "Bewaard" in page.locator("#state").inner_text()
    visitor.open()
    expect(page.locator(".on-device li")).to_have_count(4)
    visitor.do(page.locator(".on-device .open", has_text="bed 0"))
    assert visitor.question == "Plan"
    expect(page.locator("#patient .name")).to_have_text("bed 0")


def test_the_limit_of_each_patient_is_told_and_runs(visit):
    visitor = visit("phone", "dark")
    page = visitor.page
    over = CASE | {"id": "over", "events": {"suspicion": "2026-11-22T03:00:00+01:00"}}
    done = CASE | {"id": "done", "events": CASE["events"] | {
        "imaging-result": "2026-11-22T20:30:00+01:00", "dexamethasone-start": "2026-11-22T20:20:00+01:00"}}
    for case, label in ((CASE, "loopt"), (over, "te laat"), (done, "later")):
        visitor.load(case)
        give_label(visitor, label)
    visitor.open()
    lines = {line.locator(".name").inner_text(): line for line in page.locator(".on-device li").all()}
    assert re.search(r"nog 11 uur 10 min", lines["loopt"].inner_text())
    assert "over tijd" in lines["te laat"].inner_text()
    assert lines["te laat"].locator(".mark[data-due]").get_attribute("class").split() == ["mark", "at-once", "past"]
    visitor.check()
    page.clock.set_fixed_time(later(11.5))
    page.reload()
    assert "over tijd" in page.locator(".on-device li", has_text="loopt").inner_text()


def test_two_browsers_know_nothing_of_each_other(visit):
    first, second = visit(), visit()
    first.load(CASE)
    give_label(first, LABEL)
    second.open()
    assert second.page.locator("#device").is_hidden()
    second.load(CASE)
    expect(second.page.locator("#patient .name")).to_have_text("Label geven")


def test_a_new_episode_of_the_same_patient_keeps_the_label(visit):
    visitor = visit()
    page = visitor.page
    visitor.load(CASE)
    give_label(visitor, "bed 7")
    page.keyboard.press("Escape")
    page.locator(".always summary").click()
    visitor.do(page.locator("button[value=episode]"))
    expect(page.locator("#patient .name")).to_have_text("bed 7")
    visitor.answer(0)
    expect(page.locator("#patient .name")).to_have_text("bed 7")
    visitor.open()
    expect(page.locator(".on-device li")).to_have_count(1)


def test_without_a_script_nothing_is_offered_that_would_not_work(visit):
    visitor = visit(script=False)
    visitor.load(CASE)
    assert visitor.page.locator("#patient").is_hidden()
    visitor.open()
    assert visitor.page.locator("#device").is_hidden()


def test_by_keyboard_alone(visit):
    visitor = visit()
    page = visitor.page
    visitor.load(CASE)
    page.locator("#patient summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("bed 4")
    page.keyboard.press("Enter")
    expect(page.locator("#patient .name")).to_have_text("bed 4")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('#patient') !== null")
    visitor.open()
    page.locator(".on-device .erase").focus()
    page.keyboard.press("Enter")
    visitor.read()
    visitor.check()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#device")).to_be_hidden()


def test_a_hospital_may_forbid_it_and_what_was_kept_is_erased(browser):
    with Server() as lenient, Visitor(browser, lenient, worker=True) as visitor:
        page = visitor.page
        visitor.load(CASE)
        give_label(visitor, LABEL)
        page.evaluate("navigator.serviceWorker.ready.then(() => null)")
        lenient.process.kill()
        lenient.process.wait()
        # The same address, after the server was started anew.
        with Server("--port", str(lenient.port), "--no-device-storage") as strict:
            visitor.open()
            assert page.locator("#device").count() == 0
            assert LABEL not in kept(page)
            visitor.load(CASE)
            assert page.locator("#patient").count() == 0
            assert b"const kept = undefined" in strict.request("GET", "/sw.js").body
            page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found?.update())")
            for _ in range(50):
                if not page.evaluate("caches.keys()"):
                    break
                page.wait_for_timeout(100)
            assert page.evaluate("caches.keys()") == []


def test_english_says_the_same(visit):
    visitor = visit("phone", language="en")
    visitor.load(CASE)
    give_label(visitor, "bed 5")
    assert visitor.page.locator("#state").inner_text() == "Kept on this device."
    visitor.check()
    visitor.open()
    text = visitor.page.locator("#device").inner_text()
    assert "Patients on this device" in text and "11 hours 10 min left" in text and "shared computer" in text
    visitor.check()
