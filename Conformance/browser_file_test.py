"""Opening a case that is none keeps the text and says in the words of the page what is wrong; files have dated names."""

import json
import re
from datetime import datetime
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from server import NOW, Server

LANGUAGES = ["nl", "en"]
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])


@pytest.fixture(scope="module")
def server():
    with Server() as server:
        yield server


def case(**parts):
    return json.dumps(parts)


# What is opened, the status that the page has had, and words of both languages that say what is wrong.
REFUSED = {
    "value": (case(answers={"compression-signs": "maybe"}), 400, [
        "Kliniek van myelum- en/of caudacompressie", "Aanwezig (present)", "Afwezig (absent)"], [
        "Clinical signs of spinal cord and/or cauda equina compression", "Present (present)", "Absent (absent)"]),
    "near value": (case(answers={"pain": "sever"}), 400, ["Pijn", "Bedoelde u", "(severe)"], ["Pain", "Did you mean", "(severe)"]),
    "form": (case(answers={"pain": 7}), 400, ["Pijn"], ["Pain"]),
    "item": (case(answers={"pian": "severe"}), 400, ["Antwoorden", "onbekend gegeven", "Pijn (pain)"], ["Answers", "Pain (pain)"]),
    "event": (case(events={"operation": NOW}), 400, ["Tijdstippen", "(surgery)"], ["Times", "(surgery)"]),
    "time": (case(events={"surgery": "gisteren"}), 400, ["Chirurgie", "2026-11-22T21:00:00+01:00"], ["Surgery", "2026-11-22T21:00:00+01:00"]),
    "future": (case(events={"surgery": "2027-11-22T21:00:00+01:00"}), 422, ["Chirurgie", "toekomst"], ["Surgery", "future"]),
    "onset": (case(answers={"progression-onset": {"since": "1850-01-01T00:00:00Z"}}), 422, ["jaartal"], ["year"]),
    "tree": (case(start="imagin"), 400, ["Begin hier", "(imaging)"], ["Start here", "(imaging)"]),
    "step": (case(done={"nothing": True}), 400, ["Gedaan", "onbekende stap"], ["Done", "unknown step"]),
    "event for step": (case(done={"whole-spine-imaging": True}), 400, ["(imaging-result)"], ["(imaging-result)"]),
    "decision": (case(decisions={"imaging": {"followed": False}}), 400, ["Diagnostiek bij klinische verdenking", "(other)"], ["Diagnostics on clinical suspicion", "(other)"]),
    "contradiction": (case(start="short-survival", answers={"radiotherapy-response": "yes", "local-treatment": "none"}), 422, [
        "dit kan niet samen: ‘"], ["these cannot both hold: ‘"]),
    "no JSON": ("Casus van bed 12", 400, ["Regel 1, teken 1", "geen JSON"], ["Line 1, character 1", "not JSON"]),
    "cut off": ('{"answers": {"pain":\n "severe"', 400, ["Regel 2, teken", "geen JSON"], ["Line 2, character", "not JSON"]),
    "something else": (case(name="package", version="1.0"), 400, ["onbekende sleutel", "answers"], ["unknown key", "answers"]),
    "list": ("[]", 400, ["JSON-object"], ["JSON object"]),
    "format": (case(format=7), 400, ["vorm"], ["form"]),
    "empty": ("", 400, ["het vak is leeg"], ["the box is empty"]),
    "blank": (" \n ", 400, ["het vak is leeg"], ["the box is empty"]),
}


def post(server, address, **fields):
    return server.request(
        "POST", address, ["Content-Type: application/x-www-form-urlencoded"], urlencode(fields).encode())


def forget_status(visitor):
    """A browser tells of every answer that is not 200."""
    visitor.faults = [fault for fault in visitor.faults if "400" not in fault and "422" not in fault]


@pytest.mark.parametrize("name, language, script", [
    (name, language, script) for place, (name, (_, status, *_)) in enumerate(REFUSED.items())
    for language, script in ([("nl", True), ("en", False)] if place % 2 else [("en", True), ("nl", False)])])
def test_a_text_that_is_no_case_stays_and_is_told_in_words(visit, name, language, script):
    text, _, *words = REFUSED[name]
    visitor = visit("phone", script=script, language=language)
    visitor.open_text(text)
    page = visitor.page
    box = page.locator("#document")
    assert box.input_value() == text
    refusal = page.locator("#load-refusal")
    assert refusal.is_visible()
    told = refusal.evaluate("part => part.textContent")
    # What is no case is refused in the browser, which does not say where in the text.
    said = words[LANGUAGES.index(language)]
    for word in said[-1:] if script and name in ("no JSON", "cut off") else said:
        assert word in told, told
    assert box.get_attribute("aria-describedby").split()[0] == "load-refusal"
    assert box.get_attribute("aria-invalid") == "true"
    if script:
        assert page.evaluate("document.activeElement.id") == "document"
        assert refusal.bounding_box()["y"] >= 0
    else:
        assert box.get_attribute("autofocus") is not None
    if name in ("value", "item", "empty"):
        forget_status(visitor)
        visitor.check()
    # Mended, it opens.
    page.fill("#document", case(answers={"pain": "severe"}))
    visitor.do(page.locator("#load > button"))
    assert visitor.question == "Plan"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", REFUSED)
def test_a_text_that_is_no_case_has_the_status_of_its_fault_and_is_not_repeated_in_the_message(server, name, language):
    text, status, *_ = REFUSED[name]
    answer = post(server, f"/{language}/advice", do="load", document=text)
    page = answer.body.decode()
    assert answer.status == status
    refusal = re.search(r'<div id="load-refusal".*?</div>', page, re.S)[0]
    for said in ("maybe", "gisteren", "package", "operation", "bed 12", "pian"):
        assert said not in re.sub("<[^>]*>", " ", refusal)
    if text.strip() and not text.startswith(("[", "Casus")):
        assert "<small" in refusal and "<code>" in refusal


@pytest.mark.parametrize("text", ["\n\n{", "<b>&amp;</b>", "{\"é\": \"\U0001F9B4\"}"])
@SCRIPT
def test_whatever_was_typed_stays_as_it_was(visit, text, script):
    visitor = visit(script=script)
    visitor.open_text(text)
    assert visitor.page.locator("#document").input_value() == text


@SCRIPT
def test_the_text_stays_in_the_other_language_and_no_longer_than_the_page(visit, script):
    text = case(answers={"compression-signs": "maybe"})
    visitor = visit(script=script)
    visitor.open_text(text)
    visitor.do(visitor.page.locator(".languages button"))
    assert visitor.page.locator("#document").input_value() == text
    assert "Clinical signs" in visitor.page.locator("#load-refusal").inner_text()
    assert visitor.page.locator("html").get_attribute("lang") == "en"
    if script:
        # No history keeps what may be about a patient.
        assert "maybe" not in visitor.page.evaluate("JSON.stringify(history.state)")
        visitor.page.reload()
        visitor.page.wait_for_selector("#entries")
        expect(visitor.page.locator("#document")).to_have_value("")


@SCRIPT
def test_the_case_in_hand_stays_in_hand(visit, script):
    visitor = visit(script=script)
    visitor.start()
    visitor.answer(1)
    held = visitor.page.locator("#main form input[name=case]").first.input_value()
    visitor.do(visitor.page.locator("button.brand"))
    if script:
        visitor.page.locator(".load summary").click()
    else:
        visitor.page.locator(".load details").evaluate("part => part.open = true")
    visitor.page.fill("#document", '{"nothing": 1}')
    visitor.do(visitor.page.locator("#load > button"))
    assert visitor.page.locator("#document").input_value() == '{"nothing": 1}'
    assert visitor.page.locator(".resume").count() == 1
    visitor.do(visitor.page.locator(".resume form button"))
    assert visitor.page.locator("#main form input[name=case]").first.input_value() == held


@pytest.mark.parametrize("language, words", [("nl", "Dit bestand is geen tekst"), ("en", "This file is no text")])
def test_a_file_that_is_no_text_says_so_and_what_was_typed_stays(visit, language, words):
    visitor = visit(language=language)
    visitor.open()
    page = visitor.page
    page.locator(".load summary").click()
    page.fill("#document", "typed")
    page.locator("#file").set_input_files({"name": "scan.json", "mimeType": "application/json", "buffer": b"\x89PNG\xff\xfe\x00"})
    expect(page.locator("#load-refusal")).to_contain_text(words)
    assert page.locator("#document").input_value() == "typed"
    assert page.evaluate("document.activeElement.id") == "document"
    visitor.check()
    page.locator("#file").set_input_files({"name": "case.json", "mimeType": "application/json", "buffer": b"\xef\xbb\xbf{}"})
    expect(page.locator("#document")).to_have_value("{}")
    expect(page.locator("#load-refusal")).to_be_hidden()


@pytest.mark.parametrize("language, words", [("nl", "te groot voor een casus"), ("en", "too large for a case")])
def test_what_is_too_large_is_not_sent_and_stays(visit, server, language, words):
    visitor = visit(language=language)
    visitor.open()
    page = visitor.page
    page.locator(".load summary").click()
    page.locator("#file").set_input_files({"name": "case.json", "mimeType": "application/json", "buffer": b" " * (1 << 20) + b"{}"})
    expect(page.locator("#load-refusal")).to_contain_text(words)
    large = "[" + '"",' * 300_000
    page.locator("#document").evaluate("(box, text) => box.value = text", large)
    before = len(visitor.requests)
    page.locator("#load > button").click()
    expect(page.locator("#load-refusal")).to_contain_text(words)
    assert len(visitor.requests) == before
    assert page.locator("#document").input_value() == large
    # Without scripts the server says it.
    answer = post(server, f"/{language}/advice", do="load", document=large)
    assert answer.status == 413


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_to_no_case_says_what_is_wrong_in_labels(server, language):
    answer = post(server, f"/{language}/consult", case=case(answers={"compression-signs": "maybe"}))
    assert answer.status == 400
    page = answer.body.decode()
    assert REFUSED["value"][2 + LANGUAGES.index(language)][0] in page
    assert REFUSED["value"][2 + LANGUAGES.index(language)][1] in page


# Names of files


@SCRIPT
@pytest.mark.parametrize("language, word, calendar", [("nl", "casus", "agenda"), ("en", "case", "calendar")])
def test_files_have_dated_names(visit, language, word, calendar, script):
    visitor = visit(script=script, language=language)
    visitor.load({"id": "geheim-17", "start": "steroids-before-imaging", "answers": {"primary-tumour": "known"},
                  "events": {"dexamethasone-start": "2026-11-22T20:00:00+01:00"}})
    for button, name in [("save", f"wervelmetastasen-{word}-2026-11-22-2100.json"), ("calendar", f"wervelmetastasen-{calendar}-2026-11-22-2100.ics")]:
        with visitor.page.expect_download() as download:
            visitor.button(button).click()
        assert download.value.suggested_filename == name


@pytest.mark.parametrize("now, name", [
    ("2026-07-01T22:30:00Z", "2026-07-02-0030"), ("2026-12-31T23:05:00Z", "2027-01-01-0005"), ("2027-01-01T00:05:00+05:00", "2026-12-31-2005")])
def test_the_name_has_the_clock_of_the_guideline(now, name):
    with Server("--now", now) as server:
        answer = post(server, "/nl/case.json", case="{}")
        assert answer.headers["content-disposition"] == f'attachment; filename="wervelmetastasen-casus-{name}.json"'
        assert answer.headers["content-disposition"].isascii()


@SCRIPT
@pytest.mark.parametrize("language, words", [("nl", "Verslag voor het MDO"), ("en", "Report for the tumour board")])
def test_the_title_of_a_report_is_dated_for_the_name_of_its_pdf(visit, language, words, script):
    visitor = visit(script=script, language=language)
    visitor.start()
    visitor.answer(0)
    visitor.do(visitor.button("report"))
    title = visitor.page.title()
    assert "2026-11-22 21.00" in title and ":" not in title and "/" not in title
    assert datetime.fromisoformat(NOW).strftime("%Y-%m-%d") in title
