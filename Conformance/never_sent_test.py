"""What is typed as a label, a remark or a conclusion stays in the browser: no request has any of it."""

import base64
import json
import re

import pytest
from playwright.sync_api import expect

from device_test import erase, give_label, kept
from plan_page_test import LANGUAGES, STORIES, in_app
from server import Server

CASE = json.loads(in_app(STORIES["02-unknown-primary"])) | {"id": "a-case"}
LABEL = "bed 12 zzlabelzz"
REMARK = "Wil <b>eerst</b> naar huis\nen \"dan\" pas; zzremarkzz é🦴"
SHOWN = "Wil <b>eerst</b> naar huis en \"dan\" pas; zzremarkzz é🦴"
LATER = "Overlegd zzlaterzz"
CONCLUSION = "Operatie morgen zzconclusionzz"
TREE = "steroids-before-imaging"


@pytest.fixture(scope="module")
def server():
    with Server("--now", STORIES["02-unknown-primary"]["now"]) as server:
        yield server


@pytest.fixture
def visit(visit):
    """Someone whose clock is right."""
    def at(*arguments, **options):
        visitor = visit(*arguments, clock=False, **options)
        if visitor.script:
            visitor.page.clock.set_fixed_time(STORIES["02-unknown-primary"]["now"])
        return visitor
    return at


def form_of(page, tree=TREE):
    """The form in which a tree is decided on, its folds open."""
    form = page.locator("form.deciding", has=page.locator(f"button[value='decline:{tree}']"))
    form.evaluate("""form => {
      for (let part = form; part; part = part.parentElement) if (part.localName === "details") part.open = true;
    }""")
    return form


def decide(visitor, remark=REMARK, tree=TREE, reason="patient-wish", do="decline"):
    form = form_of(visitor.page, tree)
    form.locator("select").select_option(reason)
    form.locator("textarea").fill(remark)
    visitor.do(form.locator(f"button[value='{do}:{tree}']"))


def held(page):
    return page.locator("#main form [name=case]").first.input_value()


def saved(visitor, folder):
    with visitor.page.expect_download() as download:
        visitor.button("save").click()
    download.value.save_as(folder / "case.json")
    return (folder / "case.json").read_text()


def check_nothing_was_sent(visitor):
    sent = visitor.network()
    assert visitor.requests and "zz" not in sent, re.findall(r".{80}zz\w+", sent)
    visitor.check_addresses()
    assert "zz" not in visitor.server.written()
    assert "zz" not in visitor.page.url


def test_no_request_has_a_label_a_remark_or_a_conclusion(visit, tmp_path):
    visitor = visit()
    page = visitor.page
    visitor.load(CASE)
    decide(visitor)
    assert f"niet gevolgd (wens van de patiënt; {SHOWN})" in page.locator(".news").inner_text()
    assert page.locator(".plan").get_by_text(SHOWN).count() > 0
    assert form_of(page).locator("textarea").input_value() == REMARK
    # The code is an answer, and goes with the case.
    assert json.loads(held(page))["decisions"][TREE]["reason"] == "patient-wish"
    visitor.check()
    give_label(visitor, LABEL)

    # The same again is no change.
    decide(visitor)
    assert page.locator(".news").count() == 0
    visitor.do(visitor.button("explain"))
    assert "remark-" not in page.locator("#main").inner_text()
    visitor.do(visitor.button("advice"))
    visitor.do(visitor.button("report"))
    assert SHOWN in page.locator(".report").inner_text()
    assert SHOWN in page.locator("#note").input_value()
    page.locator(".conclusion textarea").fill(CONCLUSION)
    assert json.loads(saved(visitor, tmp_path))["decisions"][TREE] == {
        "followed": False, "reason": "patient-wish", "remark": REMARK}
    letter = page.locator("form[action*='/letters/'] button").first
    visitor.do(letter)
    # A letter has no remark of a decision in it.
    assert "zzremark" not in page.locator("#main").inner_text() and "remark-" not in page.locator("#main").inner_text()
    visitor.do(visitor.button("advice"))
    with page.expect_download():
        visitor.button("calendar").click()
    visitor.do(page.locator(".languages button"))
    assert f"not followed (patient's wish; {SHOWN})" in page.locator(".plan").text_content()
    visitor.do(page.locator(".languages button"))

    # An answer, back, and a page that is loaded again.
    visitor.ask()
    visitor.answer(0)
    visitor.do(visitor.button("advice"))
    assert SHOWN in page.locator("#main").inner_text()
    page.reload()
    page.wait_for_selector(".plan-page")
    visitor.settle()
    assert SHOWN in page.locator("#main").inner_text()
    check_nothing_was_sent(visitor)
    assert visitor.faults == []


def test_a_remark_told_without_a_network_is_sent_without_its_words(visit):
    visitor = visit("phone")
    page = visitor.page
    visitor.load(CASE)
    visitor.read()
    form = form_of(page)
    form.locator("select").select_option("other")
    form.locator("textarea").fill(REMARK)
    visitor.context.set_offline(True)
    form.locator("button").first.click()
    expect(page.locator("#offline li")).to_have_count(1)
    visitor.context.set_offline(False)
    page.goto(visitor.server.url + "/nl")
    visitor.do(page.locator(".way-back"))
    expect(page.locator("#offline li")).to_have_count(1)
    visitor.read()
    visitor.do(page.locator("#offline button"))
    assert SHOWN in page.locator(".news").inner_text()
    check_nothing_was_sent(visitor)


def test_what_was_saved_is_opened_with_its_words(visit, tmp_path):
    first, second = visit(), visit()
    first.load(CASE)
    decide(first)
    text = saved(first, tmp_path)
    second.open()
    second.page.locator(".load summary").click()
    second.page.set_input_files("#file", tmp_path / "case.json")
    expect(second.page.locator("#document")).to_have_value(re.compile("zzremarkzz"))
    second.do(second.page.locator("#load > button"))
    assert SHOWN in second.page.locator(".plan").text_content()
    assert json.loads(saved(second, tmp_path)) == json.loads(text)
    # By Backspace and a new answer it stays, and in another window of the same label.
    give_label(second, LABEL)
    other = second.context.new_page()
    other.goto(second.server.url + "/nl")
    other.locator(".on-device .open").click()
    other.wait_for_selector(".plan-page")
    assert SHOWN in other.locator(".plan").text_content()
    for visitor in (first, second):
        check_nothing_was_sent(visitor)


def with_remark(remark):
    return json.dumps(CASE | {"decisions": {TREE: {"followed": False, "reason": "patient-wish", "remark": remark}}})


def test_a_text_that_cannot_be_opened_comes_back_as_it_was_typed(visit):
    visitor = visit()
    page = visitor.page
    broken = with_remark(REMARK).replace("patient-wish", "weather")
    for text in (broken, broken.replace('"remark"', '"rem\\u0061rk"')):
        visitor.open_text(text)
        assert page.locator("#load-refusal").is_visible()
        # The same text, if with other escapes.
        assert json.loads(page.locator("#document").input_value()) == json.loads(broken)
    check_nothing_was_sent(visitor)


NO_JSON = {"nl": "Dit is geen JSON.", "en": "This is not JSON."}
NO_REMARK = {"nl": "Hier hoort een tekst van ten hoogste 500 tekens, zonder stuurtekens.",
             "en": "A text of at most 500 characters is expected here, without control characters."}
NO_KEY = {"nl": "Onbekende sleutel.", "en": "Unknown key."}


@pytest.mark.parametrize("text, words", [
    (with_remark(REMARK)[:-1], NO_JSON),
    (with_remark(REMARK).replace('"remark"', '"rem\\u0061rk"') + "}", NO_JSON),
    ('{decisions: {x: {remark: "zz"}}}', NO_JSON),
    (with_remark(["x", "zz"]), NO_REMARK),
    (with_remark({"y": "zz"}), NO_REMARK),
    (with_remark({"remark": ["zz"]}).replace('"remark"', '"rem\\u0061rk"'), NO_REMARK),
    # Of two members with one name a parser knows the last only.
    (with_remark("x").replace('"remark"', '"remark": ["zz"], "remark"'), NO_REMARK),
    (json.dumps({"remark": "zz"}), NO_KEY),
])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_malformed_remark_is_refused_in_the_words_of_the_server_and_nothing_of_it_is_sent(visit, language, text, words):
    visitor = visit(language=language)
    page = visitor.page
    visitor.open()
    sent = len(visitor.requests)
    page.locator(".load summary").click()
    page.fill("#document", text)
    page.locator("#load > button").click()
    expect(page.locator("#load-refusal")).to_have_text(words[language])
    assert page.locator("#document").input_value() == text
    assert len(visitor.requests) == sent
    # Without scripts the server says the same.
    with_server = visit(script=False, language=language)
    with_server.open_text(text)
    said = with_server.page.locator("#load-refusal").inner_text().lower()
    twice = {"nl": "een sleutel staat twee keer", "en": "a key stands twice"}[language]
    assert words[language].lower() in said or twice in said


def test_a_malformed_remark_in_a_link_is_not_sent_and_an_item_may_be_called_remark(visit):
    visitor = visit()
    page = visitor.page
    visitor.load(CASE)
    address = page.url.split("#")[0]
    for text in (with_remark(["x", "zz"]), with_remark({"y": ["zz"]}), json.dumps({"remark": "zz"})):
        page.goto("about:blank")
        page.goto(address + "#" + base64.urlsafe_b64encode(text.encode()).decode().rstrip("="))
        page.wait_for_selector("#resume", state="detached")
        visitor.settle()
    assert "zz" not in visitor.network()
    text = json.dumps({"answers": {"remark": "severe"}})
    visitor.open_text(text)
    assert page.locator("#document").input_value() == text
    assert "severe" in visitor.network()


@pytest.mark.parametrize("remark", ["z" * 501, "zz\u202eb", "zz\x1b[31m", "zz\ud800"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_taken_is_said_before_anything_is_sent(visit, language, remark):
    visitor = visit(language=language)
    page = visitor.page
    visitor.load(CASE)
    sent = len(visitor.requests)
    form = form_of(page)
    form.locator("select").select_option("other")
    form.locator("textarea").evaluate("(field, text) => { field.value = text; }", remark) if "\ud800" not in remark else \
        form.locator("textarea").evaluate("field => { field.value = 'zz\\ud800'; }")
    visitor.read()
    form.locator("button").first.click()
    words = {
        "nl": ["Niet overgenomen: de opmerking is te lang: 501 tekens, ten hoogste 500.",
               "Niet overgenomen: de opmerking bevat een onzichtbaar stuurteken; typ haar opnieuw."],
        "en": ["Not taken: the remark is too long: 501 characters, at most 500.",
               "Not taken: the remark contains an invisible control character; type it again."]}[language]
    expect(form.locator(".remark-refused")).to_have_text(words[0] if len(remark) > 500 else words[1])
    assert form.locator("textarea").evaluate("field => field === document.activeElement && field.ariaInvalid") == "true"
    assert len(visitor.requests) == sent
    visitor.check()
    # What is put right is taken.
    form.locator("textarea").fill("🦴" * 500)
    visitor.do(form.locator("button").first)
    assert "🦴" * 500 in page.locator(".news").inner_text()
    # A saved case with such a remark is not opened either.
    page.goto(f"{visitor.server.url}/{language}")
    sent = len(visitor.requests)
    page.locator(".load summary").click()
    page.fill("#document", json.dumps(CASE | {"decisions": {TREE: {"followed": True, "remark": remark}}}))
    page.locator("#load > button").click()
    assert page.locator("#load-refusal").inner_text() in words
    assert len(visitor.requests) == sent


def test_what_the_server_does_not_take_is_given_back(visit):
    visitor = visit()
    page = visitor.page
    visitor.load(CASE)
    form = form_of(page)
    form.locator("textarea").fill(REMARK)
    visitor.do(form.locator("button").first)
    assert "kies een reden" in page.locator(".refusal").inner_text()
    assert form_of(page).locator("textarea").input_value() == REMARK
    visitor.do(form_of(page).locator("button").nth(1))
    assert f"gevolgd ({SHOWN})" in page.locator(".news").inner_text()
    check_nothing_was_sent(visitor)


def test_a_remark_is_kept_where_its_case_is_and_erased_with_it(visit):
    visitor = visit()
    page = visitor.page
    visitor.load(CASE)
    decide(visitor)
    device, window = "JSON.stringify({...localStorage})", "JSON.stringify({...sessionStorage})"
    assert "zzremark" in page.evaluate(window) and "zzremark" not in page.evaluate(device)
    give_label(visitor, LABEL)
    assert "zzremark" in page.evaluate(device) and "zzremark" not in page.evaluate(window)
    give_label(visitor, "")
    assert "zzremark" in page.evaluate(window) and "zzremark" not in page.evaluate(device)
    give_label(visitor, LABEL)
    # A new episode has no decisions; the way back to the case of before has them with their words.
    page.locator(".always summary").click()
    visitor.do(page.locator("button[value=episode]"))
    assert "decisions" not in json.loads(held(page))
    visitor.do(page.locator(".notice.episode button"))
    assert SHOWN in page.locator(".plan").text_content()
    give_label(visitor, LABEL)
    erase(page)
    assert "zzremark" not in kept(page)
    page.go_back()
    page.wait_for_timeout(200)
    visitor.settle()
    assert "zzremark" not in page.content()


def test_a_link_leads_to_the_case_without_its_words(visit):
    visitor = visit()
    page = visitor.page
    visitor.load(CASE)
    decide(visitor)
    address = page.url
    other = visit()
    other.page.goto(address)
    other.page.wait_for_selector(".plan-page")
    assert "niet gevolgd (wens van de patiënt)" in other.page.locator(".plan").text_content()
    # A link of somebody else may have words in it; they are not sent on.
    text = json.dumps(CASE | {"decisions": {TREE: {"followed": True, "remark": REMARK}}}).encode()
    other.page.goto("about:blank")
    other.page.goto(address.split("#")[0] + "#" + base64.urlsafe_b64encode(text).decode().rstrip("="))
    other.page.wait_for_selector(".plan-page")
    assert SHOWN in other.page.locator("#main").inner_text()
    check_nothing_was_sent(other)


def test_words_that_are_gone_are_told_as_such(visit):
    visitor = visit()
    page = visitor.page
    visitor.load(CASE)
    decide(visitor)
    page.evaluate("sessionStorage.clear()")
    page.reload()
    page.wait_for_selector(".plan-page")
    visitor.settle()
    assert "niet gevolgd (wens van de patiënt; opmerking niet in deze browser)" in page.locator(".plan").text_content()


def test_a_remark_that_is_elsewhere_is_saved_as_such_and_not_as_words_of_the_app(visit, tmp_path):
    visitor = visit()
    page = visitor.page
    visitor.load(CASE)
    decide(visitor)
    page.evaluate("sessionStorage.clear()")
    page.reload()
    page.wait_for_selector(".plan-page")
    visitor.settle()
    text = saved(visitor, tmp_path)
    assert re.fullmatch("remark-[0-9a-f]{16}", json.loads(text)["decisions"][TREE]["remark"])
    other = visit()
    other.open_text(text)
    assert "opmerking niet in deze browser" in other.page.locator(".plan").text_content()


def test_forgetting_one_patient_loses_no_remark_of_another(visit):
    visitor = visit()
    page = visitor.page
    visitor.load(CASE)
    decide(visitor, "Van bed 1")
    give_label(visitor, "bed 1")
    page.evaluate("""() => {
      for (const [name, value] of Object.entries(localStorage)) {
        if (/(patient|remarks):/.test(name)) localStorage.setItem(name.replace(/:.*/, ":another"), value.replace(/"seen":\\d+/, '"seen":1'));
      }
    }""")
    form = form_of(page)
    form.locator("textarea").fill(REMARK)
    visitor.read()

    waiting = []
    page.route("**/advice", lambda route: waiting.append(route))
    form.locator(f"button[value='decline:{TREE}']").click()
    page.wait_for_selector("body[aria-busy]")
    page.wait_for_timeout(200)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert page.evaluate("Object.keys(localStorage).some(name => name.endsWith('patient:another'))") is False
    waiting[0].continue_()
    expect(page.locator(".news")).to_contain_text(SHOWN)
    assert "zzremark" in kept(page)


def test_a_remark_that_was_replaced_or_withdrawn_is_not_kept(visit):
    visitor = visit()
    page = visitor.page
    visitor.load(CASE)
    decide(visitor, "Jansen zzmistypedzz")
    give_label(visitor, LABEL)
    assert "zzmistyped" in kept(page)
    decide(visitor)
    assert "zzmistyped" not in kept(page) and "zzremark" in kept(page)
    # Back and Forward forget nothing, a page of the interview neither.
    page.go_back()
    page.wait_for_timeout(200)
    visitor.settle()
    page.go_forward()
    page.wait_for_timeout(200)
    visitor.settle()
    assert SHOWN in page.locator(".plan").text_content() and "zzremark" in kept(page)
    visitor.ask()
    assert "zzremark" in kept(page)
    visitor.do(visitor.button("advice"))
    visitor.do(form_of(page).locator(f"button[value='undecide:{TREE}']"))
    assert "zz" not in kept(page).replace("zzlabelzz", "")


def test_a_browser_without_recent_functions_refuses_a_remark_with_words_too(visit):
    visitor = visit()
    visitor.context.add_init_script("delete String.prototype.isWellFormed")
    page = visitor.page
    visitor.load(CASE)
    for fill, words in (("'zz\\ud800'", "stuurteken"), ("'z'.repeat(501)", "te lang")):
        form = form_of(page)
        form.locator("textarea").evaluate(f"field => {{ field.value = {fill}; }}")
        visitor.read()
        form.locator("button").first.click()
        expect(form.locator(".remark-refused")).to_contain_text(words)
    assert visitor.faults == []
    decide(visitor)
    assert SHOWN in page.locator(".news").inner_text()


def test_without_scripts_no_remark_can_be_typed_and_that_is_said(visit):
    visitor = visit(script=False)
    page = visitor.page
    visitor.load(CASE | {"decisions": {TREE: {"followed": False, "reason": "other", "remark": "Mee"}}})
    form = form_of(page)
    assert form.locator("textarea").is_hidden() and form.locator("select").is_visible()
    assert "gaat zonder JavaScript met de casus naar de server" in form.inner_text()
    # What the case has of before stays in it.
    form.locator("select").select_option("comorbidity")
    form.locator("button").first.click()
    assert json.loads(held(page))["decisions"][TREE] == {"followed": False, "reason": "comorbidity", "remark": "Mee"}
