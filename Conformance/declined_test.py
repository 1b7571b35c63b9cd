"""What follows where the advice of a tree is not followed, on every line that it touches: plan, note, report, letter, interview."""

import json
import subprocess

import pytest

from letter_test import asked, text_of
from letter_test import words as plain
from plan_page_test import LANGUAGES, STORIES, Reader, in_app
from server import PROGRAM

TREATED = STORIES["05-after-definitive-diagnosis"]
LAPSED = {"nl": "Termijn vervalt: boom 11 niet gevolgd", "en": "Limit lapses: tree 11 not followed"}
GOES_WITH = {
    "nl": "Hoort bij ‘Radiotherapie’, waarvan het advies niet wordt gevolgd",
    "en": "Goes with ‘Radiotherapy’, whose advice is not followed",
}
NOW_ADVISED = {"nl": "; advies nu: ", "en": "; advice now: "}


def declined(*trees, case=TREATED, **answers):
    decisions = {tree: {"followed": False, "reason": "patient-wish"} for tree in trees}
    return case | {"decisions": decisions, "answers": case["answers"] | answers}


def told(case, language, *arguments):
    """The note, or what another command says, on one line."""
    body = {key: value for key, value in case.items() if key != "now"}
    done = subprocess.run(
        [PROGRAM, *(arguments or ("advise", "-")), "--lang", language, "--now", case["now"]], timeout=60,
        input=json.dumps(body).encode(), capture_output=True)
    assert done.returncode == 0, done.stderr
    return plain(done.stdout.decode())


def everywhere(servers, case, language, folder):
    """The same plan on a page, in a report, in a note and in an interview."""
    server = servers(case["now"])
    kept = folder / "case.json"
    kept.write_text(in_app(case))
    interview = subprocess.run(
        [PROGRAM, "ask", "--now", case["now"], "--lang", language, "--save", kept], input=b"q\n", capture_output=True, timeout=60)
    report = asked(server, f"/{language}/report", case)[1]
    return {
        "page": plain(Reader(asked(server, f"/{language}/advice", case)[1]).root.text),
        "report": plain(Reader(report).root.first("div", "report").text),
        "note": told(case, language), "ask": plain(interview.stdout.decode()),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_step_whose_limit_was_declined_says_that_it_has_none(servers, tmp_path, language):
    for where, said in everywhere(servers, declined("time-to-treatment"), language, tmp_path).items():
        assert said.count(LAPSED[language]) == 1, (where, said)
    for where, said in everywhere(servers, TREATED, language, tmp_path).items():
        assert LAPSED[language] not in said, where
    # What was begun, or is not followed itself, has no limit to lose.
    begun = declined("time-to-treatment") | {"events": TREATED["events"] | {"radiotherapy-start": "2026-11-24T11:00:00+01:00"}}
    assert LAPSED[language] not in told(begun, language)
    assert LAPSED[language] not in told(declined("time-to-treatment", "long-survival"), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_goes_with_a_step_that_was_declined_says_so(servers, tmp_path, language):
    for where, said in everywhere(servers, declined("long-survival"), language, tmp_path).items():
        assert said.count(GOES_WITH[language]) == 1, (where, said)
    assert GOES_WITH[language] not in told(TREATED, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("answers, advice", [
    ({}, {"nl": "radiotherapie", "en": "radiotherapy"}),
    ({"progressive-deficit": "absent", "vital-systemic-indication": "yes"}, {"nl": "systemische therapie", "en": "systemic therapy"}),
    ({"surgery-within-24-hours": {"unknown": True}}, {"nl": "nog niet te geven", "en": "not yet to be given"}),
])
def test_a_decision_stands_beside_what_the_tree_advises_now(servers, tmp_path, language, answers, advice):
    case = declined("long-survival", **answers)
    said = everywhere(servers, case, language, tmp_path)
    for where in said:
        assert NOW_ADVISED[language] + advice[language] in said[where], (where, said[where])
    letter = plain(text_of(asked(servers(case["now"]), f"/{language}/letters/general-practitioner", case)[1]))
    assert NOW_ADVISED[language] + advice[language] in letter


def test_a_tree_that_is_not_followed_says_so_above_its_advice(servers):
    case = declined("time-to-treatment")
    report = Reader(asked(servers(case["now"]), "/nl/report", case)[1]).root.first("div", "report")
    marked = [one.first("h3").text for one in report.all("article") if "Niet gevolgd (wens van de patiënt)." in one.text]
    assert len(marked) == 1 and "Boom 11" in marked[0]
    assert "NB Niet gevolgd (wens van de patiënt). - Therapie dient binnen 24 uur" in told(case, "nl")


def test_a_letter_says_which_step_was_decided_against_and_why(servers):
    server = servers(TREATED["now"])
    case = declined("long-survival")
    case["decisions"]["long-survival"]["remark"] = "zzgeheim"
    answer = asked(server, "/nl/letters/general-practitioner", case)[1]
    root = Reader(answer).root.first("article", "letter")
    [part] = [one for one in root.all("section") if "niet wordt gevolgd" in (one.first("h2").text if one.first("h2") else "")]
    assert "Radiotherapie: niet gevolgd (wens van de patiënt)" in plain(part.text)
    assert "zzgeheim" not in root.text and "zzgeheim" not in text_of(answer)
    # A tree that has no step of its own left in the plan is named.
    bound = plain(text_of(asked(server, "/nl/letters/general-practitioner", declined("time-to-treatment"))[1]))
    assert "Start van de therapie: niet gevolgd (wens van de patiënt)" in bound


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_speaks_of_no_tree_by_its_number(servers, language):
    for story in ("01-known-primary-radiotherapy", "17-surgery-advised", "05-after-definitive-diagnosis"):
        for case in (STORIES[story], STORIES[story] | {"decisions": declined("time-to-treatment")["decisions"]}):
            letter = plain(text_of(asked(servers(case["now"]), f"/{language}/letters/general-practitioner", case)[1]))
            assert "boom 11" not in letter.lower() and "tree 11" not in letter.lower(), letter
