"""Letters of a guideline: filled from the plan of one patient, on a page to print and as text to copy."""

import json
import re
import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from urllib.parse import urlencode

import pytest
from pypdf import PdfReader

from browser_test import ALL_TREES, FULLEST
from plan_page_test import AMSTERDAM, LANGUAGES, STORIES, Reader, in_app
from server import PROGRAM, Server
from web import Visitor

ROOT = Path(__file__).resolve().parent.parent
FORM = ["Content-Type: application/x-www-form-urlencoded"]
LETTERS = ["general-practitioner", "patient-leaflet"]
MOMENTS = sorted({case["now"] for case in STORIES.values()})
RELATIVE = {
    "nl": r"\b(vandaag|morgen|gisteren|nog \d+ (uur|min|dagen)|over \d+ (uur|min|dagen))\b",
    "en": r"\b(today|tomorrow|yesterday|\d+ (h|hours|min|days) left|in \d+ (h|hours|min|days))\b",
}
# Words of the guideline itself, which ask for haste and count from no moment.
HASTE = ["zoek vandaag een andere oorzaak", "look for another cause today"]
# What the leaflet says of a step of the plan.
TOLD = {
    "whole-spine-imaging": "MRI-scan van uw hele wervelkolom",
    "biopsy": "(een biopt)",
    "dexamethasone-bolus": "U krijgt dexamethason.",
    "radiotherapy": "U wordt bestraald.",
    "surgery": "U wordt geopereerd",
    "systemic-therapy": "medicijnen tegen de kanker",
}


def asked(server, address, case):
    answer = server.request("POST", address, FORM, urlencode({"case": in_app(case)}).encode(), timeout=60)
    return answer.status, answer.body.decode()


def text_of(page):
    return "".join(next(one for one in Reader(page).root.all("textarea") if one.attributes.get("id") == "note").parts)


def offered(page):
    return sorted(set(re.findall(r'action="/../letters/([a-z-]+)"', page)))


def words(text):
    return " ".join(text.split())


@pytest.mark.parametrize("now", MOMENTS)
def test_letters_tell_of_the_plan_in_times_that_stay_true(servers, now):
    for story, case in STORIES.items():
        if case["now"] == now:
            check_letters(servers(now), story, case)


def check_letters(server, story, case):
    plan = server.advise(case).json["plan"]
    outside = any(entry.get("step") == "outside-guideline" for entry in plan)
    for language in LANGUAGES:
        status, page = asked(server, f"/{language}/advice", case)
        assert status == 200
        assert offered(page) == (LETTERS[:1] if outside else LETTERS), story
        for letter in LETTERS:
            status, page = asked(server, f"/{language}/letters/{letter}", case)
            if outside and letter == "patient-leaflet":
                assert status == 422
                continue
            assert status == 200
            text = text_of(page)
            assert "{" not in text and max(map(len, text.splitlines())) <= 80
            body = words(text.rsplit("─" * 80, 1)[0])
            for sentence in HASTE:
                body = body.replace(sentence, "")
            assert not re.search(RELATIVE[language], body, re.I), (story, body)
            shown = bare(Reader(page).root.first("article", "letter").text)
            for line in text.split("─" * 80)[0].splitlines():
                assert bare(line.lstrip("- ").rstrip("_")) in shown.replace("·", ""), (story, line)
            if (letter, language) == ("patient-leaflet", "nl"):
                check_leaflet(body, plan, case["now"])


def bare(text):
    return re.sub(r"[\s·]", "", text).lower()


def check_leaflet(body, plan, now):
    for step, sentence in TOLD.items():
        lines = [
            entry for entry in plan if entry.get("step") == step and entry["state"] == "open" and entry["strength"] == "do"
            and not entry.get("condition") and not entry.get("presumed")]
        assert (sentence in body) == bool(lines), step
        for entry in lines:
            due = datetime.fromisoformat(entry["due"]) if "due" in entry else None
            after = body.split(sentence)[1]
            if due and not entry.get("assumed") and not entry.get("provisional") and due > datetime.fromisoformat(now):
                if step != "dexamethasone-bolus":
                    assert f"{due.astimezone(AMSTERDAM):%H:%M}" in after[:120], (step, after[:120])
    # No time in it that the plan does not confirm.
    for entry in plan:
        if "due" in entry and (entry.get("assumed") or entry.get("provisional") or datetime.fromisoformat(entry["due"]) <= datetime.fromisoformat(now)):
            time = f"{datetime.fromisoformat(entry['due']).astimezone(AMSTERDAM):%H:%M}"
            confirmed = [
                one for one in plan if "due" in one and one is not entry and not one.get("assumed")
                and f"{datetime.fromisoformat(one['due']).astimezone(AMSTERDAM):%H:%M}" == time]
            assert confirmed or f" {time} uur." not in body


JARGON = {
    "nl": r"uitval|progressie|neurolog|myelum|cauda|mictie|defecatie|radiotherap|chirurg|indicatie|bolus|symptoom|protocol|lokaal|deficit",
    "en": r"deficit|progressive|neurolog|cauda|micturition|defecation|bolus|indication|symptom|onset|oral|epidural",
}
LONGEST_SENTENCE = 18


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_leaflet_is_for_whoever_is_no_clinician(servers, language):
    for story in ("01-known-primary-radiotherapy", "02-unknown-primary", "07-bolus-on-friday", "17-surgery-advised", "132-systemic-bounded"):
        case = STORIES[story]
        leaflet = text_of(asked(servers(case["now"]), f"/{language}/letters/patient-leaflet", case)[1]).rsplit("─" * 80, 1)[0]
        assert not re.search(JARGON[language], leaflet, re.I), re.search(JARGON[language], leaflet, re.I)[0]
        for part in Reader(asked(servers(case["now"]), f"/{language}/letters/patient-leaflet", case)[1]).root.first("article", "letter").all("li"):
            for sentence in re.split(r"[.:?!]\s", words(part.text)):
                assert len(sentence.split()) <= LONGEST_SENTENCE, sentence


# Every alarm symptom of evidence.md and the answers that have an MRI made within hours, in the words of the leaflet and of the letter.
ALARM = {
    "nachts": "nachtelijke", "wordt erger": "progressieve", "nieuwe pijn": "nieuwe lokale", "geen enkele houding": "elke houding",
    "tussen uw schouderbladen": "tussen de schouderbladen", "drukt of klopt": "druk- of kloppijn", "zwakker": "verminderde conditie",
    "stroomstoot": "Lhermitte", "band om uw borst": "uitstralende pijn",
}


def test_leaflet_and_letter_name_the_alarm_symptoms(servers):
    case = STORIES["02-unknown-primary"]
    server = servers(case["now"])
    leaflet, letter = (words(text_of(asked(server, f"/nl/letters/{one}", case)[1])) for one in reversed(LETTERS))
    for plain, clinical in ALARM.items():
        assert plain in leaflet and clinical in letter, (plain, clinical)


def test_a_running_course_is_told_to_both(servers):
    case = STORIES["07-bolus-on-friday"]
    server = servers(case["now"])
    leaflet = words(text_of(asked(server, "/nl/letters/patient-leaflet", case)[1]))
    letter = words(text_of(asked(server, "/nl/letters/general-practitioner", case)[1]))
    assert "Stop niet zelf en niet in één keer." in leaflet
    assert "Dexamethason: niet in één keer stoppen; let op de glucose." in letter
    assert "Volledig gestopt: niet vóór" in letter and "loopt sinds" in letter


def test_a_letter_names_what_is_not_followed_without_the_remark(servers):
    case = STORIES["02-unknown-primary"] | {
        "decisions": {"imaging": {"followed": False, "reason": "comorbidity", "remark": "alleen voor ons"}}}
    server = servers(case["now"])
    text = words(text_of(asked(server, "/nl/letters/general-practitioner", case)[1]))
    assert "niet gevolgd (comorbiditeit)" in text and "alleen voor ons" not in text


@pytest.mark.parametrize("address, status", [
    ("/nl/letters/nobody", 404), ("/nl/letters/patient-leaflet/x", 404), ("/nl/letters/%F0%9F%A6%B4", 404),
])
def test_a_letter_that_there_is_not_is_not_found(servers, address, status):
    assert asked(servers(STORIES["02-unknown-primary"]["now"]), address, STORIES["02-unknown-primary"])[0] == status


def test_a_link_opens_a_letter(browser, servers):
    case = STORIES["02-unknown-primary"]
    with Visitor(browser, servers(case["now"]), clock=False) as visitor:
        visitor.load(json.loads(in_app(case)))
        visitor.do(visitor.page.locator(".keep form[action$=patient-leaflet] button"))
        address = visitor.page.url
        visitor.page.goto("about:blank")
        visitor.page.goto(address)
        visitor.page.wait_for_selector(".letter")
        assert visitor.page.locator(".letter h1").inner_text() == "Folder: wanneer belt u meteen?"
        visitor.check()


# Another guideline


OWN = """
letters:
  - letter: note-home
    title: { nl: Briefje, en: Note }
    parts:
      - text: { nl: "Over {guideline}.", en: "About {guideline}." }
      - plan: to-do
        heading: { nl: Doen, en: To do }
        otherwise: { nl: Niets., en: Nothing. }
"""


@pytest.mark.parametrize("fixture", ["toothache", "hyperkalaemia"])
def test_a_guideline_has_the_letters_that_it_says_and_no_others(tmp_path, fixture):
    folder = tmp_path / fixture
    shutil.copytree(ROOT / "Tests/Fixtures" / fixture, folder)
    with Server("--guideline", str(folder)) as server:
        assert offered(asked(server, "/en/advice", {})[1]) == []
        assert json.loads(server.request("GET", "/api/guideline").body)["letters"] == []
    (folder / "letters.yaml").write_text(OWN)
    checked = subprocess.run([PROGRAM, "check", str(folder)], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    with Server("--guideline", str(folder)) as server:
        assert offered(asked(server, "/en/advice", {})[1]) == ["note-home"]
        text = text_of(asked(server, "/en/letters/note-home", {})[1])
        assert text.startswith("Note · ") and "About " in text and "TO DO" in text
        assert json.loads(server.request("GET", "/api/guideline").body)["letters"][0]["letter"] == "note-home"


def test_json_says_which_texts_are_not_the_sources(tmp_path):
    folder = tmp_path / "toothache"
    shutil.copytree(ROOT / "Tests/Fixtures/toothache", folder)
    (folder / "letters.yaml").write_text(OWN.replace("en: Note }", "en: Note, ours: true }").replace("en: Nothing. }", "en: Nothing., ours: true }"))
    with Server("--guideline", str(folder)) as server:
        [letter] = json.loads(server.request("GET", "/api/guideline").body)["letters"]
        schema = json.loads(server.request("GET", "/openapi.json").body)
    assert letter["ours"] == ["title"] and [part.get("ours") for part in letter["parts"]] == [None, ["otherwise"]]
    assert '"ours"' in json.dumps(schema)
    with Server() as server:
        for letter in json.loads(server.request("GET", "/api/guideline").body)["letters"]:
            assert letter["ours"] == ["title", "instruction"]
            assert all(point["ours"] for part in letter["parts"] for point in part.get("points", []))


def test_the_words_of_a_letter_change_no_digest_and_are_told_apart(tmp_path):
    folder = tmp_path / "guideline"
    shutil.copytree(ROOT / "Guidelines/wervelmetastasen", folder)
    letters = (folder / "letters.yaml").read_text()
    (folder / "letters.yaml").write_text(letters.replace("nl: Gedaan,", "nl: Verricht,"))
    ran = subprocess.run(
        [PROGRAM, "diff", str(ROOT / "Guidelines/wervelmetastasen"), str(folder), "--format", "json"], capture_output=True, text=True)
    told = json.loads(ran.stdout)
    assert ran.returncode == 0, ran.stderr
    assert "letters/general-practitioner" in ran.stdout and "Verricht" in ran.stdout
    assert told["old"]["digest"] == told["new"]["digest"]


# On paper


def sheets(page, path, format):
    page.pdf(path=path, **({"prefer_css_page_size": True} if format == "A4" else {"format": format}))
    return [sheet.extract_text() for sheet in PdfReader(path).pages]


def sizes(page, part):
    """The sizes in points of all words on paper."""
    page.emulate_media(media="print")
    found = page.evaluate("""part => [...document.querySelectorAll(`${part}, ${part} *`)].filter(one => one.checkVisibility()
        && [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
        .map(one => parseFloat(getComputedStyle(one).fontSize) * 0.75)""", part)
    page.emulate_media(media="null")
    return {round(size, 1) for size in found}


DENSE = FULLEST | {"start": ALL_TREES, "decisions": {
    "imaging": {"followed": True, "remark": "akkoord in het overleg"},
    "steroids-before-imaging": {"followed": False, "reason": "comorbidity", "remark": "Ernstig ontregelde diabetes. " * 15}}}
LIGHT = STORIES["02-unknown-primary"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case, most", [(LIGHT, 1), (DENSE, 3)], ids=["light", "dense"])
def test_paper_has_as_many_sheets_as_it_needs_none_empty_and_one_scale(browser, servers, tmp_path, language, case, most):
    with Visitor(browser, servers(case["now"]), language=language, clock=False) as visitor:
        visitor.load(json.loads(in_app(case)))
        page = visitor.page
        formats = ("A4", "Letter") if language == "nl" else ("A4",)
        for letter in LETTERS:
            visitor.do(page.locator(f".keep form[action$={letter}] button"))
            if language == "nl":
                visitor.check()
            assert sizes(page, ".letter") <= {8.5, 11, 14}
            for format in formats:
                printed = sheets(page, tmp_path / "letter.pdf", format)
                assert len(printed) <= (1 if letter == "patient-leaflet" else most), (letter, format)
                assert all(len(sheet) > 200 for sheet in printed)
            visitor.do(page.locator(".steps button.back"))
        visitor.do(visitor.button("report"))
        assert sizes(page, ".report") <= {8, 9, 14}
        reasons = page.locator(".report .reasons").count()
        assert reasons >= (2 if case is LIGHT else 7)
        for format in formats:
            printed = sheets(page, tmp_path / "report.pdf", format)
            assert len(printed) <= most and all(len(sheet) > 200 for sheet in printed)
            said = re.sub(r"\s", "", "".join(printed))
            assert said.count({"nl": "Omdat:", "en": "Because:"}[language]) == reasons
            if case is DENSE:
                assert re.sub(r"\s", "", "Ernstig ontregelde diabetes. " * 15) in said
                assert {"nl": "Nietgebruikt:", "en": "Notused:"}[language] in said
