"""What is printed: on every sheet whose it is, what it is, of when, and which sheet of how many."""

import json
import re
import subprocess

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from device_test import give_label
from letter_test import DENSE, LETTERS, LIGHT
from plan_page_test import LANGUAGES, STORIES, in_app
from server import PROGRAM
from web import Visitor

LABEL = 'bed "12" \\a } zzgeheimzz'
PAPER = {
    "A4": {"prefer_css_page_size": True}, "Letter": {"format": "Letter"},
    "smaller": {"format": "A4", "scale": 0.7}, "larger": {"format": "A4", "scale": 1.25},
}
WHAT = {
    "report": {"nl": "Advies volgens de richtlijn", "en": "Advice according to the guideline"},
    "general-practitioner": {"nl": "Brief aan de huisarts", "en": "Letter to the general practitioner"},
    "patient-leaflet": {"nl": "Folder: wanneer belt u meteen?", "en": "Leaflet: when to call at once"},
}
EDITION = {"nl": "Wervelmetastasen 2020.3", "en": "Spinal metastases 2020.3"}
MOMENT = {"nl": "zo 22 nov 2026 21:00", "en": "Sun 22 Nov 2026 21:00"}
NUMBER = {"nl": "blad {} van {}", "en": "page {} of {}"}


def printed(page, path, **paper):
    page.pdf(path=path, **paper)
    return [sheet.extract_text() for sheet in PdfReader(path).pages]


def check_sheets(sheets, language, kind, label=None):
    """Every sheet says what it is, and has something on it besides."""
    for number, sheet in enumerate(sheets, 1):
        line = f"{WHAT[kind][language]} · {EDITION[language]} · {MOMENT[language]}"
        marks = [line, NUMBER[language].format(number, len(sheets)), *([label] if label else [])]
        for mark in marks:
            assert mark in sheet, (kind, number, mark, sheet)
            sheet = sheet.replace(mark, "", 1)
        assert len(sheet) > 200, (kind, number, sheet)


def to(visitor, kind):
    """From a plan to one of its papers."""
    visitor.do(visitor.button("report") if kind == "report" else visitor.page.locator(f".keep form[action$={kind}] button"))
    # Without scripts nothing else says that the page has come.
    visitor.page.wait_for_selector("div.report" if kind == "report" else ".letter")
    visitor.page.wait_for_load_state()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", [LIGHT, DENSE], ids=["light", "dense"])
def test_every_sheet_bears_the_label_what_it_is_and_its_number(browser, servers, tmp_path, language, case):
    with Visitor(browser, servers(case["now"]), language=language, clock=False) as visitor:
        visitor.load(json.loads(in_app(case)))
        give_label(visitor, LABEL)
        page = visitor.page
        page.keyboard.press("Escape")
        for kind in WHAT:
            to(visitor, kind)
            for paper in PAPER if language == "nl" else ["A4"]:
                sheets = printed(page, tmp_path / "paper.pdf", **PAPER[paper])
                check_sheets(sheets, language, kind, LABEL)
                if case is LIGHT and paper != "larger":
                    assert len(sheets) == 1, (kind, paper)
            assert "zzgeheim" not in page.evaluate("JSON.stringify({...document.documentElement.dataset})")
            visitor.do(visitor.button("advice") if kind == "report" else page.locator(".steps button.back"))
        [plan, *_] = printed(page, tmp_path / "plan.pdf", **PAPER["A4"])
        assert LABEL in plan and f"Plan · {EDITION[language]}" in plan and NUMBER[language].format(1, "")[:-1] in plan
        assert "zzgeheim" not in visitor.network()


@pytest.mark.parametrize("story", ["01-known-primary-radiotherapy", "07-bolus-on-friday", "17-surgery-advised", "05-after-definitive-diagnosis"])
def test_the_last_sheet_of_a_letter_is_signed(browser, servers, tmp_path, story):
    case = STORIES[story]
    with Visitor(browser, servers(case["now"]), clock=False) as visitor:
        visitor.load(json.loads(in_app(case)))
        to(visitor, "general-practitioner")
        for paper in PAPER.values():
            *_, last = printed(visitor.page, tmp_path / "letter.pdf", **paper)
            assert "Met collegiale groet" in last and "Naam en handtekening" in last and "sha256" in last


def copied(visitor):
    """What "copy as text" copies, which is also what the page then shows as text."""
    page = visitor.page
    page.evaluate("navigator.clipboard.writeText('')")
    page.locator("#copy").click()
    expect(page.locator("#copy")).to_have_text({"nl": "Gekopieerd", "en": "Copied"}[visitor.language])
    text = page.evaluate("navigator.clipboard.readText()")
    assert text == page.locator("#note").input_value()
    return text


def test_a_letter_and_its_text_have_the_label(browser, servers):
    with Visitor(browser, servers(LIGHT["now"]), clock=False) as visitor:
        visitor.load(json.loads(in_app(LIGHT)))
        page = visitor.page
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        for kind in LETTERS:
            to(visitor, kind)
            assert not page.locator(".letter [data-label]").is_visible()
            assert copied(visitor).startswith(WHAT[kind]["nl"])
            visitor.do(page.locator(".steps button.back"))
        give_label(visitor, LABEL)
        page.keyboard.press("Escape")
        for kind in LETTERS:
            to(visitor, kind)
            assert page.locator(".letter > header [data-label]").inner_text() == LABEL
            assert copied(visitor).startswith(f"{LABEL}\n\n{WHAT[kind]['nl']}")
            visitor.check()
            visitor.do(page.locator(".steps button.back"))
        assert "zzgeheim" not in visitor.network()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_copied_text_has_all_that_was_typed(browser, servers, language):
    with Visitor(browser, servers(LIGHT["now"]), language=language, clock=False) as visitor:
        visitor.load(json.loads(in_app(LIGHT)))
        page = visitor.page
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        for kind, fields in [("report", ".report :is(input, textarea)"), ("general-practitioner", ".letter input"), ("patient-leaflet", ".letter input")]:
            to(visitor, kind)
            boxes = page.locator(fields).all()
            for number, box in enumerate(boxes):
                box.fill(f"$& zztyped{number}.")
            text = copied(visitor)
            assert [text.count(f"$& zztyped{number}.") for number in range(len(boxes))] == [1] * len(boxes), text
            assert "____" not in text
            # As on paper: the conclusion of the meeting stands last.
            if kind == "report":
                label = {"nl": "Conclusie van het overleg", "en": "Conclusion of the meeting"}[language]
                assert text.splitlines()[-1].endswith(f": $& zztyped{len(boxes) - 1}."), text
                assert label in text.splitlines()[-1]
            # What is taken out again is in the text no longer.
            for box in boxes:
                box.fill("")
            assert "zztyped" not in page.locator("#note").input_value()
            visitor.do(visitor.button("advice") if kind == "report" else page.locator(".steps button.back"))
        assert "zztyped" not in visitor.network()


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts_sheets_bear_all_but_the_label(browser, servers, tmp_path, language):
    with Visitor(browser, servers(DENSE["now"]), language=language, script=False) as visitor:
        visitor.load(json.loads(in_app(DENSE)))
        to(visitor, "general-practitioner")
        check_sheets(printed(visitor.page, tmp_path / "letter.pdf", **PAPER["A4"]), language, "general-practitioner")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_of_the_command_line_has_its_sheets_numbered(browser, tmp_path, language):
    case = {key: value for key, value in DENSE.items() if key != "now"}
    html = subprocess.run(
        [PROGRAM, "advise", "-", "--format", "html", "--lang", language, "--now", DENSE["now"]],
        input=json.dumps(case).encode(), capture_output=True, check=True, timeout=60).stdout
    (tmp_path / "report.html").write_bytes(html)
    page = browser.new_context().new_page()
    page.goto(f"file://{tmp_path}/report.html")
    sheets = printed(page, tmp_path / "report.pdf", **PAPER["A4"])
    page.context.close()
    assert len(sheets) > 1
    check_sheets(sheets, language, "report")


def test_what_was_typed_prints_whole_in_a_browser_that_does_not_size_fields(browser, servers, tmp_path):
    words = "Operatie morgenochtend, daarna bestralen.\n" * 40 + "Einde van de conclusie."
    with Visitor(browser, servers(LIGHT["now"]), clock=False) as visitor:
        visitor.load(json.loads(in_app(LIGHT)))
        page = visitor.page
        unsized = """() => { const sheet = new CSSStyleSheet(); sheet.replaceSync("textarea { field-sizing: fixed !important; }");
            document.adoptedStyleSheets = [sheet]; }"""
        page.evaluate(unsized)
        for kind, field, typed in [("report", ".conclusion textarea", words), ("general-practitioner", ".letter input", words.replace("\n", " "))]:
            to(visitor, kind)
            box = page.locator(field).first
            box.fill(typed)
            said = re.sub(r"\s", "", "".join(printed(page, tmp_path / "typed.pdf", **PAPER["A4"])))
            assert said.count(re.sub(r"\s", "", words)) == 1, kind
            # On the screen it is typed where it was, once.
            assert box.is_visible() and box.input_value() == typed and page.locator(".written").count() == 0
            visitor.do(visitor.button("advice") if kind == "report" else page.locator(".steps button.back"))


def test_a_conclusion_is_printed_once(browser, servers, tmp_path):
    with Visitor(browser, servers(LIGHT["now"]), clock=False) as visitor:
        visitor.load(json.loads(in_app(LIGHT)))
        to(visitor, "report")
        visitor.page.locator(".conclusion textarea").first.fill("Operatie morgenochtend.")
        said = re.sub(r"\s", "", "".join(printed(visitor.page, tmp_path / "once.pdf", **PAPER["A4"])))
        assert said.count("Operatiemorgenochtend.") == 1


EVERY_FOLD = "for (const part of document.querySelectorAll('details')) part.open = true"
CONTROLS = """[...document.querySelectorAll(":is(button, input, select, textarea, legend, label):not([type=hidden])")]
    .filter((control) => !control.closest(".chart, .pathway, .answers") && control.checkVisibility() && control.getClientRects().length > 0).map((control) => control.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_printed_plan_has_what_was_decided_and_no_form(browser, servers, tmp_path, language):
    decided = {"nl": "niet gevolgd (wens van de patiënt; zzremark)", "en": "not followed (patient's wish; zzremark)"}
    case = STORIES["02-unknown-primary"] | {"decisions": {"imaging": {"followed": False, "reason": "patient-wish", "remark": "zzremark"}}}
    with Visitor(browser, servers(case["now"]), language=language, clock=False) as visitor:
        visitor.load(json.loads(in_app(case)))
        page = visitor.page
        page.evaluate(EVERY_FOLD)
        said = re.sub(r"\s", "", "".join(printed(page, tmp_path / "plan.pdf", **PAPER["A4"])))
        assert re.sub(r"\s", "", decided[language]) in said
        for where in ("plan", "question"):
            if where == "question":
                visitor.ask()
                page.evaluate(EVERY_FOLD)
            page.emulate_media(media="print")
            assert page.evaluate(CONTROLS) == [], where
            page.emulate_media(media="screen")


@pytest.mark.parametrize("size", ["phone", "desk"])
def test_an_open_tree_covers_nothing_on_paper(browser, servers, tmp_path, size):
    with Visitor(browser, servers(LIGHT["now"]), size, clock=False) as visitor:
        visitor.load(json.loads(in_app(LIGHT)))
        page = visitor.page
        page.locator("#flowchart > summary").click()
        expect(page.locator("#flowchart")).to_have_attribute("open", "")
        # What is fixed to the screen is printed on every sheet.
        assert "".join(printed(page, tmp_path / "plan.pdf", **PAPER["A4"])).count("Stroomschema:") == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("story", ["129-surgery-72-hours", "142-oligometastases", "05-after-definitive-diagnosis"])
def test_no_sheet_of_a_letter_has_the_small_print_alone(browser, servers, tmp_path, story, language):
    case = STORIES[story]
    with Visitor(browser, servers(case["now"]), language=language, clock=False) as visitor:
        visitor.load(json.loads(in_app(case)))
        for kind in LETTERS:
            to(visitor, kind)
            # The last of these scales gets every leaflet onto a second sheet.
            for scale in (1, 1.1, 1.25, 1.32, 1.4, 1.5):
                sheets = printed(visitor.page, tmp_path / "letter.pdf", format="A4", scale=scale)
                assert all(len(sheet) > 400 for sheet in sheets), (kind, scale, [len(sheet) for sheet in sheets])
                if kind == "patient-leaflet" and scale <= 1.25:
                    assert len(sheets) == 1, (kind, scale)
            visitor.do(visitor.page.locator(".steps button.back"))


def test_the_sign_of_the_label_stands_beside_its_last_word_on_a_phone(browser, servers):
    with Visitor(browser, servers(LIGHT["now"]), "phone", clock=False) as visitor:
        visitor.load(json.loads(in_app(LIGHT)))
        # What is laid out without the sign is as high as with it, and nothing stands below it.
        lines = """() => {
          const summary = document.querySelector("#patient > summary"), name = summary.querySelector(".name");
          const words = document.createRange();
          words.selectNodeContents(name);
          return [words.getBoundingClientRect().bottom, name.getBoundingClientRect().bottom, getComputedStyle(name, "::after").content];
        }"""
        for label in (None, "bed 12", "Neuro 3 kamer 12", "Neuro 3 kamer 12 bed 1", "afdeling Neurologie 3, kamer 12, bed 1", "x" * 40):
            if label:
                give_label(visitor, label)
            words, name, sign = visitor.page.evaluate(lines)
            assert "▾" in sign and abs(words - name) < 6, (label, words, name)


def test_one_long_word_in_a_remark_widens_no_page_of_a_phone(browser, servers):
    story = "33-tree-declined"
    [(tree, decision)] = STORIES[story]["decisions"].items()
    case = STORIES[story] | {"decisions": {tree: decision | {"remark": "https://example.org/" + "x" * 170}}}
    with Visitor(browser, servers(case["now"]), "phone", clock=False) as visitor:
        visitor.load(json.loads(in_app(case)))
        for kind in ("advice", "report"):
            if kind == "report":
                to(visitor, kind)
            assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 360, kind


def test_two_patients_with_one_long_label_are_both_named_whole_on_a_phone(browser, servers):
    with Visitor(browser, servers(LIGHT["now"]), "phone", clock=False) as visitor:
        for identity in ("1" * 32, "2" * 32):
            visitor.load(json.loads(in_app(LIGHT)) | {"id": identity})
            give_label(visitor, "Neuro 3 kamer 12 bed 1")
        assert visitor.page.locator("#patient .twice").is_visible()
        cut = "name => name.scrollWidth > name.clientWidth + 1 || name.getBoundingClientRect().width < 40"
        assert not visitor.page.locator("#patient .name").evaluate(cut)
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 360
