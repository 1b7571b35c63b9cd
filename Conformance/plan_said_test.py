"""What the plan's page, the note and the interview say of what has happened and of what can still come."""

import json
import subprocess

import pytest

from plan_page_test import Reader, posted
from server import NOW, PROGRAM

RUNNING = {
    "events": {"suspicion": "2026-11-18T09:00:00+01:00", "dexamethasone-start": "2026-11-18T12:00:00+01:00"},
    "answers": {"primary-tumour": "known", "adequate-imaging": "unavailable", "compression-signs": "present"}}


@pytest.fixture(scope="module")
def server(servers):
    return servers(NOW)


def page(server, case, address="/nl/advice", **fields):
    return Reader(posted(server, address, case, **fields)).root


def case_on(root):
    """The case that the forms of a page go on with."""
    return json.loads(next(node for node in root.all("input") if node.attributes.get("name") == "case").attributes["value"])


def lines(root, step):
    return [node for node in root.all("li", "line") if node.attributes.get("data-of") == step]


def line(root, step):
    found, = lines(root, step)
    return found


def note(case, language="nl"):
    done = subprocess.run(
        [PROGRAM, "advise", "-", "--lang", language, "--now", NOW], timeout=60, input=json.dumps(case).encode(),
        capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


@pytest.mark.parametrize("event, step, words", [
    ("radiotherapy-start", "radiotherapy", "Radiotherapie gestart vandaag 20:00"),
    ("dexamethasone-start", "dexamethasone-bolus", "Dexamethason bolus 10 mg i.v.: dexamethason gestart vandaag 20:00"),
])
def test_a_step_that_an_event_shows_is_told_in_the_words_of_the_event(server, event, step, words):
    answers = {
        "epidural-compression": "clinical", "progression-onset": "under-7-days", "metastases": "symptomatic",
        "irreversible-paraplegia": "no", "life-expectancy": "over-12-months", "progressive-deficit": "absent",
        "vital-systemic-indication": "no", "rapid-systemic-effect": "no", "affected-area": "localised",
        "spinal-stability": "stable", "neurological-deficit": "present"}
    case = {"start": ["time-to-treatment", "treatment-indication"], "answers": answers,
            "events": {"definitive-diagnosis": "2026-11-22T10:00:00+01:00", event: "2026-11-22T20:00:00+01:00"}}
    said = [one.text for one in lines(page(server, case), step)]
    assert any(words in one for one in said) and not any("verricht" in one for one in said)


def test_a_biopsy_that_only_the_diagnosis_shows_is_not_said_to_be_done(server):
    case = {
        "events": {"imaging-result": "2026-11-22T12:00:00+01:00", "definitive-diagnosis": "2026-11-22T20:00:00+01:00"},
        "start": ["further-diagnostics"],
        "answers": {"imaging-result": "consistent", "primary-tumour": "unknown", "epidural-compression": "radiological",
                    "recent-ct": "no", "compression-signs": "absent"}}
    said = line(page(server, case), "biopsy").text
    assert "definitieve diagnose gesteld vandaag 20:00" in said
    assert "verricht" not in said


@pytest.mark.parametrize("answers, nl, en", [
    ({}, "Mogelijk: MRI gehele wervelkolom; MRI niet noodzakelijk", "Possible: MRI of the whole spine; MRI not necessary"),
    ({"adequate-imaging": "unavailable"}, "In elk geval: MRI gehele wervelkolom.", "In any case: MRI of the whole spine."),
])
def test_a_decision_says_what_it_brings_in_any_case_and_what_it_can_bring(server, answers, nl, en):
    for language, words in (("nl", nl), ("en", en)):
        root = page(server, {"answers": answers}, f"/{language}/advice")
        assert words in line(root, "imaging").text
        assert words in note({"answers": answers}, language)


def test_a_suspicion_that_nothing_counts_from_is_not_shown(server):
    case = {"start": ["time-to-treatment"], "answers": {"epidural-compression": "none"},
            "events": {"suspicion": {"assumed": NOW}, "definitive-diagnosis": "2026-11-22T10:00:00+01:00"}}
    for address in ("/nl/advice", "/nl/consult"):
        root = page(server, case, address)
        said = [part.text for name in ("standing", "given", "other-times") for part in root.all(of=name)]
        assert said and not any("erdenking" in part for part in said)
    assert "erdenking" not in page(server, case, "/nl/report").first("main").text
    assert "aangenomen" not in note(case)
    given = page(server, case, "/nl/consult").first(of="given").text
    assert "Definitieve diagnose gesteld" not in given and given.count("vandaag 10:00") == 1


def test_an_assumed_time_is_confirmed_and_not_moved_to_now(server):
    case = {"answers": {"adequate-imaging": "unavailable", "compression-signs": "present", "paraplegia": "incomplete"},
            "events": {"suspicion": {"assumed": "2026-11-22T20:10:00+01:00"}}}
    commands = [node.attributes.get("value") for node in page(server, case).all("button")]
    assert "moment:@suspicion=2026-11-22T19:10:00Z" in commands
    assert "now:suspicion" not in commands


def test_no_page_has_the_assumed_time_of_another_patient(server):
    answers = {"adequate-imaging": "unavailable", "compression-signs": "present", "paraplegia": "incomplete"}
    for hour in ("18", "19", "20"):
        case = {"answers": answers, "events": {"suspicion": {"assumed": f"2026-11-22T{hour}:10:00+01:00"}}}
        given = page(server, case, "/nl/consult").first(of="given")
        assert [node.attributes["value"] for node in given.all("button") if "suspicion" in (node.attributes.get("value") or "")][0] == (
            f"moment:@suspicion=2026-11-22T{int(hour) - 1}:10:00Z")
        assert f"Bevestigen: vandaag {hour}:10" in given.text
    case = {"answers": answers, "events": {"suspicion": "2026-11-22T20:10:00+01:00"}}
    given = page(server, case, "/nl/consult").first(of="given")
    assert "now:suspicion" in [node.attributes.get("value") for node in given.all("button")]


def test_a_time_that_does_not_count_is_called_so_where_it_stands(server):
    case = {"answers": {"adequate-imaging": "unavailable", "compression-signs": "present", "paraplegia": "incomplete",
                        "primary-tumour": "unknown"},
            "events": {"suspicion": "2026-11-22T20:10:00+01:00", "imaging-result": "2026-11-20T10:00:00+01:00"}}
    said = line(page(server, case), "whole-spine-imaging").text
    assert "Opgegeven tijd telt niet: uitslag beeldvorming bekend vr 20 nov 10:00 is vóór klinische verdenking" in said
    assert "telt niet: vóór klinische verdenking" in page(server, case, "/nl/report").text
    assert "Opgegeven tijd telt niet" in note(case)


def test_words_of_haste_stand_before_the_limit_in_one_sentence(server):
    case = {"answers": {"adequate-imaging": "unavailable", "compression-signs": "present", "primary-tumour": "known",
                        "paraplegia": "incomplete"},
            "events": {"suspicion": "2026-11-22T20:10:00+01:00"}}
    said = line(page(server, case), "whole-spine-imaging").text
    assert "Zo spoedig mogelijk, uiterlijk morgen 08:10" in said and said.lower().count("zo spoedig mogelijk") == 1


@pytest.mark.parametrize("stopped", [False, True])
def test_a_new_episode_keeps_a_course_that_runs_and_says_so(server, stopped):
    case = RUNNING | {"events": dict(RUNNING["events"])}
    if stopped:
        case["events"]["dexamethasone-stop"] = "2026-11-20T12:00:00+01:00"
    plan = page(server, case)
    words = "dexamethason gestart wo 18 nov 12:00"
    assert (words in plan.first(of="always").text) is not stopped
    after = page(server, case, "/nl/consult", do="episode")
    kept = case_on(after)
    assert kept["answers"] == {"primary-tumour": "known"}
    started = {"dexamethasone-start": RUNNING["events"]["dexamethasone-start"]}
    assert {name: time for name, time in kept.get("events", {}).items() if name != "suspicion"} == ({} if stopped else started)
    notice = after.first(of="episode")
    assert (words in notice.text) is not stopped
    again = next(node for node in notice.all("input") if node.attributes["name"] == "case").attributes["value"]
    assert json.loads(again)["answers"] == RUNNING["answers"]


def test_a_new_episode_says_nothing_is_kept_where_nothing_is(server):
    plan = page(server, {"answers": {"adequate-imaging": "available"}})
    assert "alle antwoorden vervallen" in plan.first(of="always").text
    assert "primaire tumor" not in plan.first(of="always").text


@pytest.mark.parametrize("way, event", [
    ("time-to-treatment,treatment-indication", "definitive-diagnosis"), ("further-diagnostics", "imaging-result")])
def test_whoever_comes_in_with_a_diagnosis_or_a_result_is_asked_its_time_first(server, way, event):
    asked = page(server, {}, "/nl/consult", do=f"start:{way}")
    commands = [node.attributes.get("value") for node in asked.first("main").all("button")]
    place = {command: commands.index(command) for command in (f"time:@{event}", f"now:{event}", f"unknown:@{event}")}
    assert list(place.values()) == sorted(place.values())
    told = page(server, case_on(asked), "/nl/consult", do=f"time:@{event}", date="2026-11-22", time="10:00")
    assert case_on(told)["events"][event] == "2026-11-22T10:00:00+01:00"
    assert any((node.attributes.get("value") or "").startswith("answer:") for node in told.first("main").all("button"))


def test_a_plan_with_a_caution_is_not_called_finished_without_it():
    case = {"start": ["surgery-radiotherapy-interval"], "events": {"surgery": "2026-11-20T10:00:00+01:00"},
            "answers": {"postoperative-recovery": "deterioration"}}
    said = note(case)
    assert "Direct de operateur bellen" in said
    assert "Niets in dit plan" not in said


def test_a_tree_whose_steps_another_bounds_says_whose_limit_it_is(server):
    case = {"start": ["time-to-treatment", "treatment-indication"],
            "events": {"definitive-diagnosis": "2026-11-20T10:00:00+01:00"},
            "answers": {"epidural-compression": "clinical", "progression-onset": "under-7-days", "metastases": "symptomatic",
                        "irreversible-paraplegia": "no", "life-expectancy": "over-12-months",
                        "progressive-deficit": "absent", "vital-systemic-indication": "no", "rapid-systemic-effect": "no",
                        "affected-area": "localised", "spinal-stability": "stable"}}
    trees = page(server, case).first(of="behind-plan")
    card = next(node for node in trees.all("details", "card") if "Boom 6" in node.first("summary").text)
    assert "termijn: boom 11" in card.first("summary").text and "geen termijn" not in card.first("summary").text
