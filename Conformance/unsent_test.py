"""Whatever is made of a case while answers to it are not sent says so: paper, copied text, files, and the list itself."""

import json
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from device_test import CASE, give_label, later
from offline_test import CONTROLLED, away, posts, told_offline
from server import NOW, Server
from web import Visitor

LANGUAGES = ["nl", "en"]
REMARK = "wil eerst  naar huis zzremarkzz"
ONE = {
    "nl": "Let op: 1 antwoord is nog niet verzonden en staat hier niet in:",
    "en": "Note: 1 answer has not been sent yet and is missing here:",
}
TWO = {
    "nl": "Let op: 2 antwoorden zijn nog niet verzonden en staan hier niet in:",
    "en": "Note: 2 answers have not been sent yet and are missing here:",
}
TOLD = {"nl": "Uitslag beeldvorming bekend: nu", "en": "Imaging result known: now"}
MOMENT = {"nl": "zo 22 nov 21:00: ", "en": "Sun 22 Nov 21:00: "}
DECIDED = {"nl": "Besluit over boom 1: Niet volgen (Wens van de patiënt", "en": "Decision on tree 1: Do not follow (Patient's wish"}
COUNT = {"nl": "niet verzonden: 2", "en": "not sent: 2"}
OTHER = {"nl": "plan in het Engels", "en": "plan in Dutch"}
LOST = {
    "nl": "Zonder deze antwoorden verder? Zij zijn niet verzonden en gaan verloren.",
    "en": "Go on without these answers? They have not been sent and will be lost.",
}
LATER = {
    "nl": "dit is het plan van het tijdstip hierboven, afgedrukt op zo 22 nov 23:00.",
    "en": "this is the plan of the moment above, printed on Sun 22 Nov 23:00.",
}
KEPT = {"nl": "Dit plan is bewaard in het Engels", "en": "This plan is kept in Dutch"}


@pytest.fixture(scope="module")
def server():
    with Server() as server:
        yield server


def plain(text):
    return re.sub(r"\s+", " ", text)


def decide_offline(visitor, tree="imaging"):
    """Declines the advice of a tree with a reason and a remark, while there is no network."""
    page = visitor.page
    form = page.locator(f".decision:has(button[value='decline:{tree}'])")
    form.evaluate("part => { for (; part; part = part.parentElement) if (part.localName === 'details') part.open = true; }")
    form.locator("select").select_option("patient-wish")
    form.locator("textarea").fill(REMARK)
    visitor.read()
    form.locator("button[value^=decline]").click()
    expect(page.locator("#offline")).to_contain_text("zzremarkzz")


def with_two_unsent(visitor, back=True):
    page = visitor.page
    page.clock.set_fixed_time(NOW)
    visitor.load(CASE)
    away(visitor)
    told_offline(visitor, "now:imaging-result")
    decide_offline(visitor)
    expect(page.locator("#offline li")).to_have_count(2)
    visitor.faults.clear()
    if back:
        visitor.context.set_offline(False)


def printed(page, folder):
    path = folder / "paper.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    return [plain(sheet.extract_text()) for sheet in PdfReader(path).pages]


def check_paper(sheets, language, *, remark):
    text = " ".join(sheets)
    said = text.replace(" ", "")
    for words in (TWO[language], TOLD[language], DECIDED[language]):
        assert said.count(words.replace(" ", "")) == 1, (words, text)
    assert ("zzremarkzz" in said) == remark
    # Sheets get parted.
    assert all(COUNT[language] in sheet for sheet in sheets), sheets


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_says_which_answers_are_missing(visit, tmp_path, language):
    visitor = visit(language=language)
    with_two_unsent(visitor)
    page = visitor.page
    check_paper(printed(page, tmp_path), language, remark=True)
    sent = posts(visitor)
    for kind in ("report", "general-practitioner", "patient-leaflet"):
        visitor.do(visitor.button("report") if kind == "report" else page.locator(f".keep form[action$={kind}] button"))
        check_paper(printed(page, tmp_path), language, remark=kind == "report")
        # It is on paper only; the screen has its own list.
        assert page.locator(".missing").count() == 0 and page.locator("#offline li").count() == 2
        visitor.check()
        visitor.do(visitor.button("advice") if kind == "report" else page.locator(".steps button.back"))
    assert posts(visitor) == sent + 6 and "zzremark" not in visitor.network()
    # One that is left says so in the singular, and once none is left nothing is said.
    page.locator("#offline input").click()
    visitor.read()
    page.locator("dialog button").last.click()
    expect(page.locator("#offline")).to_be_hidden()
    assert not re.search("niet verzonden|not sent|been sent", " ".join(printed(page, tmp_path)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_or_link_without_unsent_answers_is_made_only_by_someone_who_read_which(visit, language):
    visitor = visit(language=language)
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visitor.page
    page.clock.set_fixed_time(NOW)
    visitor.load(CASE)
    away(visitor)
    told_offline(visitor, "now:imaging-result")
    visitor.faults.clear()
    visitor.context.set_offline(False)
    sent = posts(visitor)
    for name in ("calendar", "save"):
        visitor.button(name).click()
        dialog = page.locator("dialog")
        expect(dialog).to_contain_text(ONE[language])
        assert TOLD[language] in dialog.inner_text()
        visitor.check()
        visitor.read()
        dialog.locator("button").first.click()
        expect(dialog).to_have_count(0)
        assert posts(visitor) == sent
        visitor.button(name).click()
        visitor.read()
        with page.expect_download():
            dialog.locator("button").last.click()
        sent += 1
        assert posts(visitor) == sent
    page.locator("#permalink").click()
    expect(page.locator("dialog")).to_contain_text(TOLD[language])
    visitor.read()
    page.locator("dialog button").last.click()
    expect(page.locator("#permalink")).to_have_text({"nl": "Link gekopieerd", "en": "Link copied"}[language])
    # Without anything unsent nobody is asked.
    visitor.do(page.locator("#offline button"))
    expect(page.locator("#offline")).to_be_hidden()
    with page.expect_download():
        visitor.button("save").click()
    assert page.locator("dialog").count() == 0


def test_the_list_says_the_reason_and_the_remark_of_a_decision(visit):
    visitor = visit()
    with_two_unsent(visitor, back=False)
    page = visitor.page
    line = plain(page.locator("#offline li").last.inner_text())
    assert line == "zo 22 nov 21:00: Besluit over boom 1: Niet volgen (Wens van de patiënt; wil eerst naar huis zzremarkzz)"
    page.locator("#offline input").click()
    expect(page.locator("dialog")).to_contain_text("Wens van de patiënt; wil eerst naar huis zzremarkzz")
    visitor.read()
    page.locator("dialog button").first.click()
    # To follow an advice has no reason, whatever was chosen before; to undo a decision has no remark either.
    page.locator(".decision button[value='follow:imaging']").click()
    expect(page.locator("#offline li").last).to_contain_text("Besluit over boom 1: Volgen (wil eerst naar huis zzremarkzz)")
    assert "Wens van" not in page.locator("#offline").inner_text()
    visitor.context.set_offline(False)
    assert "zzremark" not in visitor.network()


@pytest.mark.parametrize("language", LANGUAGES)
def test_copied_text_says_which_answers_are_missing(visit, language):
    visitor = visit(language=language)
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    with_two_unsent(visitor)
    page = visitor.page
    for kind in ("report", "general-practitioner"):
        visitor.do(visitor.button("report") if kind == "report" else page.locator(f".keep form[action$={kind}] button"))
        page.locator("#copy").click()
        expect(page.locator("#copy")).to_have_text({"nl": "Gekopieerd", "en": "Copied"}[language])
        text = plain(page.evaluate("navigator.clipboard.readText()"))
        assert text.startswith(f"{TWO[language]} - {MOMENT[language]}"), text[:400]
        assert f"{TOLD[language]} - {MOMENT[language]}{DECIDED[language]}" in text
        assert ("zzremarkzz" in text) == (kind == "report")
        visitor.do(visitor.button("advice") if kind == "report" else page.locator(".steps button.back"))


@pytest.mark.parametrize("language, other", [("nl", "en"), ("en", "nl")])
def test_a_plan_kept_in_the_other_language_says_so_before_and_after_it_is_opened(visit, server, language, other):
    visitor = visit(worker=True)
    visitor.open()
    page = visitor.page
    page.evaluate(CONTROLLED)
    visitor.language = other
    visitor.load(CASE)
    give_label(visitor, "bed 12")
    page.keyboard.press("Escape")
    page.goto(f"{server.url}/{other}")
    page.wait_for_selector(".on-device li")
    assert OTHER[other] not in page.locator(".on-device").inner_text()
    page.goto(f"{server.url}/{language}")
    page.wait_for_selector(".on-device li")
    assert OTHER[language] in page.locator(".on-device li").inner_text()
    assert page.locator(".on-device .next > span > span[lang]").first.get_attribute("lang") == other
    visitor.language = language
    visitor.check()
    away(visitor)
    page.locator(".on-device .open").click()
    page.wait_for_selector(".plan-page")
    notice = page.locator("#offline").inner_text()
    # The page is in the language in which it was read, its moment too, and so is all but the one sentence on that.
    assert KEPT[language] in notice and {"nl": "zo 22 nov", "en": "Sun 22 Nov"}[other] in notice
    assert page.locator("html").get_attribute("lang") == other
    # With a network again it is in the language that was asked for.
    page.goto(f"{server.url}/{language}")
    visitor.context.set_offline(False)
    visitor.do(page.locator(".on-device .open"))
    assert page.locator("html").get_attribute("lang") == language and page.locator("#offline").is_hidden()
    visitor.faults.clear()
    visitor.check()


def test_what_several_notices_offer_is_offered_once(visit):
    visitor = visit()
    page = visitor.page
    page.clock.set_fixed_time(NOW)
    visitor.load(CASE)
    page.clock.set_fixed_time(later(11.2))
    state = page.locator("#state")
    expect(state).to_contain_text("Termijn verstreken", timeout=15000)
    expect(state).to_contain_text("Deze pagina is van zondag 22 november")
    assert state.locator("button").all_inner_texts() == ["Plan verversen"]
    # Below all that it answers.
    assert state.evaluate("state => state.lastElementChild.localName") == "button"
    visitor.check()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", ["new patient", "first page", "other patient"])
def test_a_case_without_a_label_is_left_only_by_someone_who_read_which_answers_are_lost(visit, language, way):
    visitor = visit(language=language)
    page = visitor.page
    if way == "other patient":
        visitor.load(CASE | {"id": "other"})
        give_label(visitor, "bed 1")
    with_two_unsent(visitor)
    if way == "new patient":
        page.locator("a.leave").evaluate("""part => {
          for (let outer = part; outer; outer = outer.parentElement) if (outer.localName === "details") outer.open = true;
        }""")
    else:
        visitor.open()
    control = page.locator({"new patient": "a.leave", "first page": ".entries button", "other patient": ".on-device .open"}[way]).first
    for place in ("first", "last"):
        visitor.read()
        control.click()
        dialog = page.locator("dialog")
        expect(dialog).to_contain_text(LOST[language])
        assert dialog.locator("li").count() == 2 and "zzremarkzz" in dialog.inner_text()
        visitor.check()
        visitor.read()
        getattr(dialog.locator("button"), place).click()
        visitor.settle()
        if place == "first":
            assert "zzremarkzz" in page.evaluate("JSON.stringify({...sessionStorage})")
    page.wait_for_selector({"new patient": "#entries", "first page": ".answers", "other patient": ".plan-page"}[way])
    assert "zzremarkzz" not in page.evaluate("JSON.stringify({...sessionStorage})") + visitor.network()


def test_a_case_with_a_label_keeps_its_unsent_answers_when_it_is_left(visit):
    visitor = visit()
    page = visitor.page
    with_two_unsent(visitor)
    give_label(visitor, "bed 1")
    visitor.open()
    visitor.do(page.locator(".entries button").first)
    visitor.open()
    expect(page.locator(".on-device .seen")).to_contain_text("niet verzonden: 2")


def test_what_one_window_keeps_for_later_is_listed_in_the_others(visit, server):
    visitor = visit()
    page = visitor.page
    visitor.load(CASE)
    give_label(visitor, "bed 1")
    other = visitor.context.new_page()
    other.clock.set_fixed_time(NOW)
    other.goto(f"{server.url}/nl")
    other.locator(".on-device .open").click()
    other.wait_for_selector(".plan-page")
    away(visitor)
    told_offline(visitor, "now:imaging-result")
    expect(other.locator("#offline li")).to_contain_text(TOLD["nl"])
    expect(other.locator(".told-unsent")).to_have_count(page.locator("#main .told-unsent").count())
    # There it can be discarded, and is then gone here.
    other.wait_for_selector("body:not([data-held])")
    other.locator("#offline input").click()
    other.wait_for_selector("body:not([data-held])")
    other.locator("dialog button").last.click()
    expect(page.locator("#offline")).to_be_hidden()
    expect(page.locator(".told-unsent")).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_that_is_printed_later_than_it_was_made_says_both_moments(visit, tmp_path, language):
    visitor = visit(language=language)
    visitor.load(CASE)
    page = visitor.page
    assert LATER[language] not in printed(page, tmp_path)[0]
    page.clock.set_fixed_time(later(2))
    sheet = printed(page, tmp_path)[0]
    assert LATER[language] in sheet and {"nl": "zo 22 nov 2026 21:00", "en": "Sun 22 Nov 2026 21:00"}[language] in sheet
    assert {"nl": "gelden voor dit tijdstip", "en": "hold for this moment"}[language] not in sheet
    # Only on that sheet.
    page.clock.set_fixed_time(NOW)
    assert LATER[language] not in printed(page, tmp_path)[0]
