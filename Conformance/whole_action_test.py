"""Every part of an action is shown in every form, also where no word of the guideline says it.

The guideline of `Tests/Fixtures/hyperkalaemia` keeps refrain, strength, haste, doses, limits,
conditions and how steps belong together out of its words in two trees, and says all of them in the
third, to which nothing is added.
"""

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest

from server import NOW, PROGRAM, Server

FOLDER = Path(__file__).resolve().parent.parent / "Tests" / "Fixtures" / "hyperkalaemia"

# By tree and outcome: the answer that leads there, and what a reader of each language must find.
WHOLE = {
    ("emergency", "calcium"): ({"ecg": "abnormal", "digoxin": "no"}, {
        "nl": ["Calciumgluconaat", "ten minste", "10-20 ml", "intraveneus", "bolus",
               "zo snel mogelijk", "24 uur"],
        "en": ["Calcium gluconate", "at least", "10–20 ml", "intravenous", "bolus",
               "as soon as possible", "24 hours"]}),
    ("emergency", "no-calcium"): ({"ecg": "abnormal", "digoxin": "yes"}, {
        "nl": ["Niet doen: Calcium"], "en": ["Do not: Calcium"]}),
    ("emergency", "consider-calcium"): ({"ecg": "unclear"}, {
        "nl": ["Overweeg: Calciumchloride", "0,5 g", "intraveneus", "3 keer per dag", "direct",
               "Indien het ECG verandert"],
        "en": ["Consider: Calcium chloride", "0.5 g", "intravenous", "3 times a day", "at once",
               "If the ECG changes"]}),
    ("emergency", "wait"): ({"ecg": "normal"}, {
        "nl": ["Eventueel niet doen: Opname", "niet eerder dan", "12 uur"],
        "en": ["Optionally do not: Admission", "not before", "12 hours"]}),
    ("lowering", "insulin-or-salbutamol"): ({"potassium": "severe"}, {
        "nl": ["Indien geen dialyse mogelijk is", "Overweeg: Insuline", "10 EH", " OF ", "10 mg",
               "verneveld", "spoed", "1 uur"],
        "en": ["If dialysis is not possible", "Consider: Insulin", "10 EH", " OR ", "10 mg",
               "nebulised", "urgent", "1 hour"]}),
    ("lowering", "insulin-then-binder"): ({"potassium": "moderate"}, {
        "nl": ["Insuline", "gevolgd door", "Eventueel: Harsen", "7 dagen",
               "Niet doen: Kaliumrijke voeding"],
        "en": ["Insulin", "followed by", "Optionally: Resins", "7 days",
               "Do not: Food rich in potassium"]}),
    ("lowering", "binder"): ({"potassium": "mild"}, {
        "nl": ["Harsen", "15 g", "oraal", "1-3 keer per dag"],
        "en": ["Resins", "15 g", "oral", "1–3 times a day"]}),
}
LANGUAGES = ("nl", "en")


def run(*arguments, text=None, code=0):
    done = subprocess.run([PROGRAM, *map(str, arguments)], input=(text or "").encode(),
                          capture_output=True, timeout=60)
    assert done.returncode == code, done.stderr.decode() + done.stdout.decode()
    return done.stdout.decode()


def case(tree, answers, **events):
    return json.dumps({"start": tree, "now": NOW, "answers": answers, "events": events})


def flat(text):
    """Words with one space between them, whatever the form breaks lines with."""
    text = unescape(re.sub(r"<br/>|<[^>]*>", " ", text))
    return " ".join(text.replace("#quot;", '"').replace("#gt;", ">").replace("#lt;", "<").split())


def drawn(form, tree, language, *options):
    text = run("draw", tree, "--format", form, "--lang", language, "--guideline", FOLDER, *options)
    return flat(re.sub(r"[│├└─]", " ", text))


def shown(found, parts):
    return [part for part in parts if " ".join(part.split()) not in found]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", WHOLE, ids="/".join)
def test_a_note_and_a_report_show_the_whole_action(place, language):
    answers, parts = WHOLE[place]
    given = case(place[0], answers)
    arguments = ("--guideline", FOLDER, "--lang", language)
    for form in ("text", "html"):
        found = flat(run("advise", "--format", form, *arguments, text=given))
        assert shown(found.lower(), [one.lower() for one in parts[language]]) == [], form


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", WHOLE, ids="/".join)
def test_json_says_the_whole_action_in_words(place, language):
    answers, parts = WHOLE[place]
    given = case(place[0], answers)
    advice = json.loads(run("advise", "--format", "json", "--guideline", FOLDER, text=given))
    assert shown(advice["trees"][0]["actions"][language], parts[language]) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["svg", "mermaid", "text"])
def test_a_drawing_shows_the_whole_action(form, language):
    for options in ((), ("--narrow",)):
        for tree in ("emergency", "lowering"):
            found = drawn(form, tree, language, *options)
            for (of, outcome), (_, parts) in WHOLE.items():
                if of == tree:
                    assert shown(found, parts[language]) == [], outcome


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", WHOLE, ids="/".join)
def test_an_explanation_and_a_difference_name_the_whole_action(place, language, tmp_path):
    answers, parts = WHOLE[place]
    arguments = ("--guideline", FOLDER, "--lang", language)
    found = flat(run("explain", *arguments, text=case(place[0], answers)))
    assert shown(found, parts[language]) == []
    other = tmp_path / "other"
    shutil.copytree(FOLDER, other)
    file = next(file for file in (other / "trees").iterdir() if place[0] in file.name)
    outcomes = [outcome for of, outcome in WHOLE if of == place[0]]
    turned = dict(zip(outcomes, outcomes[1:] + outcomes[:1]))
    head, tail = file.read_text().split("outcomes:\n", 1)
    head = re.sub(r"outcome: (.*)", lambda one: f"outcome: {turned[one[1]]}", head)
    file.write_text(f"{head}outcomes:\n{tail}")
    for form in ("text", "html"):
        found = flat(run("diff", FOLDER, other, "--format", form, "--lang", language, code=1))
        assert shown(found, parts[language]) == [], form


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_calendar_says_the_whole_action(language):
    found = set()
    with Server("--guideline", str(FOLDER)) as server:
        for (tree, outcome), (answers, parts) in WHOLE.items():
            given = case(tree, answers, **{"result": NOW, "insulin-start": NOW})
            given = json.dumps(json.loads(given) | {"id": "one"})
            body = ("case=" + given.replace("+", "%2B").replace("&", "%26")).encode()
            answer = server.request(
                "POST", f"/{language}/deadlines.ics",
                ("Content-Type: application/x-www-form-urlencoded",), body)
            if answer.status != 200:
                continue
            text = answer.body.decode().replace("\r\n ", "")
            text = text.replace("\\,", ",").replace("\\;", ";").replace("\\n", " ")
            # Entries are named by steps; another tree of the case may have one where this outcome has none.
            if f"UID:one.{tree}.{outcome}." in text:
                assert shown(text, parts[language]) == [], outcome
                found.add(outcome)
        assert found
        for tree, outcome in WHOLE:
            page = flat(server.request("GET", f"/{language}/trees/{tree}/{outcome}").body.decode())
            assert shown(page.lower(), [one.lower() for one in WHOLE[tree, outcome][1][language]]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_about_a_patient_shows_the_whole_action(language):
    with Server("--guideline", str(FOLDER)) as server:
        for (tree, outcome), (answers, parts) in WHOLE.items():
            body = urlencode({"case": case(tree, answers)}).encode()
            for page in ("consult", "advice", "report", "explain"):
                answer = server.request(
                    "POST", f"/{language}/{page}", ("Content-Type: application/x-www-form-urlencoded",), body)
                assert answer.status == 200
                # The tree is drawn and listed on the page of the interview too: only the advice counts.
                found = re.sub(r'<section class="chart".*?</section>', "", answer.body.decode(), flags=re.S)
                found = flat(found).lower()
                assert shown(found, [one.lower() for one in parts[language]]) == [], (outcome, page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_say_it_all_are_left_alone(language):
    found = drawn("text", "after", language)
    for mark in ("Niet doen:", "Do not:", "Overweeg:", "Consider:", "Eventueel:", "("):
        assert mark not in found


def test_the_guideline_is_sound():
    assert ": sound" in run("check", FOLDER, "--lang", "en")
