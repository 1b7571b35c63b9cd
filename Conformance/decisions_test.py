"""What a clinician decides on the advice of a tree: told on the page of the plan, kept in the case, shown with its reason."""

import json
import re
import shutil
from html import escape
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from plan_page_test import LANGUAGES, STORIES, Reader, in_app
from server import Server
from web import Visitor

FORM = ["Content-Type: application/x-www-form-urlencoded"]
# Nothing begun, running, treated, settled on every tree.
CASES = ["01-known-primary-radiotherapy", "02-unknown-primary", "07-bolus-on-friday", "17-surgery-advised"]
GUIDELINE = Path(__file__).resolve().parent.parent / "Guidelines/wervelmetastasen"
TREES = [line.removeprefix("  - ") for line in re.search(
    "^trees:\n((  - .*\n)+)", (GUIDELINE / "guideline.yaml").read_text(), re.M)[1].splitlines()]
REFUSED = {"nl": "Niet overgenomen: ", "en": "Not taken: "}


def asked(server, address, **fields):
    answer = server.request("POST", address, FORM, urlencode(fields).encode(), timeout=60)
    return answer.status, answer.body.decode()


def page(server, address, **fields):
    status, body = asked(server, address, **fields)
    assert status == 200, body[:500]
    return Reader(body).root


def held(root):
    """The case that the forms of a page carry."""
    return json.loads(next(one.attributes["value"] for one in root.all("input") if one.attributes.get("name") == "case"))


def advice(case, server):
    answer = server.advise(case)
    assert answer.status == 200, answer.body
    return answer.json


def refusal(root):
    found = root.first(of="refusal")
    return found and found.text


def form_of(root, tree):
    """The form in which a tree is decided on."""
    for form in root.all("form", "deciding"):
        if any(button.attributes.get("value") == f"decline:{tree}" for button in form.all("button")):
            return form


@pytest.mark.parametrize("story", CASES)
def test_each_decided_tree_can_be_declined_and_taken_back_and_only_the_plan_changes(servers, story):
    case = STORIES[story]
    server = servers(case["now"])
    root = page(server, "/nl/advice", case=in_app(case))
    first = held(root)
    before = advice(first, server)
    trees = [
        button.attributes["value"].removeprefix("decline:") for button in root.all("button")
        if button.attributes.get("value", "").startswith("decline:")]
    decided = [tree["tree"] for tree in before["trees"] if tree["status"] == "decided"]
    assert trees and set(trees) <= set(decided)
    for tree in trees:
        declined = page(
            server, "/nl/advice", case=json.dumps(first), do=f"decline:{tree}", reason="patient-wish",
            remark="eerst naar huis")
        told = held(declined)
        decision = {"followed": False, "reason": "patient-wish", "remark": "eerst naar huis"}
        assert told.get("decisions") == {tree: decision}
        after = advice(told, server)
        for key in ("trees", "questions", "complete", "later", "readings", "deadlines"):
            assert after[key] == before[key], (tree, key)
        number = 1 + TREES.index(tree)
        assert f"Boom {number}: niet gevolgd (wens van de patiënt; eerst naar huis)." in declined.first(of="news").text
        lines = [line.text for line in declined.all("li", "line") if line.attributes.get("data-state") == "declined"]
        assert all("niet gevolgd (wens van de patiënt; eerst naar huis)" in line for line in lines)
        assert len(lines) == len([entry for entry in after["plan"] if entry["state"] == "declined"])
        undone = page(server, "/nl/advice", case=json.dumps(told), do=f"undecide:{tree}")
        assert held(undone) == first and f"Boom {number}: besluit ongedaan gemaakt." in undone.first(of="news").text
        followed = held(page(server, "/nl/advice", case=json.dumps(told), do=f"follow:{tree}", remark="akkoord"))
        assert followed["decisions"] == {tree: {"followed": True, "remark": "akkoord"}}
        assert advice(followed, server)["plan"] == before["plan"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fields, words", [
    ({}, {"nl": "kies een reden", "en": "choose a reason"}),
    ({"reason": ""}, {"nl": "kies een reden", "en": "choose a reason"}),
    ({"reason": "weather"}, {"nl": "kies een reden", "en": "choose a reason"}),
    ({"reason": "other", "remark": "a" * 501}, {"nl": "501 tekens, ten hoogste 500", "en": "501 characters, at most 500"}),
    ({"reason": "other", "remark": "é" * 10_000}, {"nl": "10000 tekens", "en": "10000 characters"}),
    ({"reason": "other", "remark": "a\u202eb"}, {"nl": "stuurteken", "en": "control character"}),
    ({"reason": "other", "remark": "a\x00b"}, {"nl": "stuurteken", "en": "control character"}),
    ({"reason": "other", "remark": "a\x1b[31mb"}, {"nl": "stuurteken", "en": "control character"}),
])
def test_what_cannot_be_taken_is_said_and_what_was_typed_stays(servers, language, fields, words):
    case = STORIES["02-unknown-primary"]
    server = servers(case["now"])
    root = page(server, f"/{language}/advice", case=in_app(case), do="decline:imaging", **fields)
    assert refusal(root).startswith(REFUSED[language]) and words[language] in refusal(root)
    assert "decisions" not in held(root)
    form = form_of(root, "imaging")
    shown = re.sub("[\x00\x1b]", "", fields.get("remark", ""))  # these no page can hold
    assert "".join(form.first("textarea").parts) == shown
    selected = [one.attributes["value"] for one in form.all("option") if "selected" in one.attributes]
    assert selected == ([fields["reason"]] if fields.get("reason") == "other" else [])
    # The fold is open: nobody looks for what was typed.
    fold = form
    while fold is not None:
        assert fold.name != "details" or "open" in fold.attributes
        fold = fold.above
    other = form_of(root, "steroids-before-imaging")
    assert "".join(other.first("textarea").parts) == ""


@pytest.mark.parametrize("remark, kept", [
    ("🦴" * 500, "🦴" * 500), ("  twee\r\nregels \r\n", "twee\nregels"), (" \n ", None),
    ("<script>alert(1)</script> & \"'", "<script>alert(1)</script> & \"'"),
])
def test_a_remark_is_kept_as_it_was_meant_and_shown_as_text(servers, remark, kept):
    case = STORIES["02-unknown-primary"]
    server = servers(case["now"])
    status, body = asked(
        server, "/nl/advice", case=in_app(case), do="decline:imaging", reason="tumour-board", remark=remark)
    assert status == 200 and "<script>alert" not in body
    told = held(Reader(body).root)
    assert told["decisions"]["imaging"].get("remark") == kept
    words = f"besluit van het MDO; {' '.join(kept.split())}" if kept else "besluit van het MDO"
    status, report = asked(server, "/nl/report", case=json.dumps(told))
    assert status == 200 and f"niet gevolgd ({escape(words, quote=False)})" in report.replace("&quot;", '"').replace("&#39;", "'")
    note = next(one for one in Reader(report).root.all("textarea") if one.attributes.get("id") == "note").text
    assert "BESLUITEN" in note and " ".join(words.split()) in note


def test_a_decision_on_a_tree_that_does_not_come_up_is_shown_and_taken_back(servers):
    case = STORIES["02-unknown-primary"]
    server = servers(case["now"])
    decisions = {
        "follow-up": {"followed": False, "reason": "other", "remark": "te vroeg"},
        "further-diagnostics": {"followed": False, "reason": "not-available"}}
    root = page(server, "/nl/advice", case=in_app(case | {"decisions": decisions}))
    behind = root.first("section", "todo")
    assert "Niet gevolgd (andere reden; te vroeg)" in behind.text and "Niet gevolgd (niet beschikbaar)" in behind.text
    for tree in decisions:
        left = held(page(server, "/nl/advice", case=json.dumps(held(root)), do=f"undecide:{tree}"))["decisions"]
        assert left == {key: value for key, value in decisions.items() if key != tree}


def test_a_guideline_without_reasons_offers_no_decision(tmp_path):
    folder = tmp_path / "guideline"
    shutil.copytree(GUIDELINE, folder)
    plan = (folder / "plan.yaml").read_text()
    (folder / "plan.yaml").write_text(plan[:plan.index("reasons:")])
    with Server("--guideline", str(folder), "--now", STORIES["02-unknown-primary"]["now"]) as server:
        root = page(server, "/nl/advice", case=in_app(STORIES["02-unknown-primary"]))
    assert root.first("form", "deciding") is None
    assert not any((one.attributes.get("href") or "").startswith("#decide-") for one in root.all("a"))


def test_a_remark_is_in_no_log_no_address_and_no_link(browser):
    case = STORIES["02-unknown-primary"]
    remark = "Wenst-geen-infuus"
    with Server("--now", case["now"]) as server, Visitor(browser, server, clock=False) as visitor:
        visitor.load(json.loads(in_app(case)))
        page = visitor.page
        page.locator(".line summary").first.click()
        page.locator('.line a[href="#decide-steroids-before-imaging"]').first.click()
        fold = page.locator("details.decision", has=page.locator("#decide-steroids-before-imaging"))
        form = fold.locator("form.deciding")
        assert form.is_visible() or fold.locator("summary").click() is None
        form.locator("select").select_option("patient-wish")
        form.locator("textarea").fill(remark)
        visitor.do(form.get_by_role("button", name="Niet volgen"))
        assert remark in page.locator(".news").inner_text()
        visitor.check()
        address = page.evaluate("location.href")
        words = page.evaluate("fragment => atob(fragment.slice(1).replaceAll('-', '+').replaceAll('_', '/'))", "#" + address.split("#")[1])
        assert "patient-wish" in words and remark not in words
        visitor.do(visitor.button("report"))
        assert remark in page.locator(".report").inner_text()
        visitor.check()
        visitor.check_addresses()
        assert remark not in server.written()


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_script_a_tree_is_declined_and_taken_back(browser, servers, language):
    case = STORIES["02-unknown-primary"]
    with Visitor(browser, servers(case["now"]), "phone", script=False, language=language) as visitor:
        visitor.open_text(in_app(case))
        form = visitor.page.locator("form.deciding").first
        form.evaluate("form => { for (let part = form; part; part = part.parentElement) if (part.localName === 'details') part.open = true; }")
        form.locator("button").first.click()
        assert visitor.page.locator(".refusal").inner_text().startswith(REFUSED[language])
        form = visitor.page.locator("form.deciding").first
        assert form.is_visible()
        form.locator("select").select_option("comorbidity")
        form.locator("button").first.click()
        form = visitor.page.locator("form.deciding").first
        form.evaluate("form => { for (let part = form; part; part = part.parentElement) if (part.localName === 'details') part.open = true; }")
        form.locator("button").last.click()
        expect(visitor.page.locator("input[name=case]").first).not_to_have_attribute("value", re.compile("decisions"))


# On paper


def test_what_a_meeting_concludes_is_typed_printed_and_never_sent(browser, servers, tmp_path):
    case = STORIES["02-unknown-primary"]
    words = "Operatie morgenochtend. " * 60 + "Einde."
    with Visitor(browser, servers(case["now"]), clock=False) as visitor:
        visitor.load(json.loads(in_app(case)))
        visitor.do(visitor.button("report"))
        sent = len(visitor.requests)
        visitor.page.locator(".conclusion textarea").fill(words)
        paper = tmp_path / "report.pdf"
        visitor.page.pdf(path=paper, prefer_css_page_size=True)
        printed = re.sub(r"\s", "", "".join(sheet.extract_text() for sheet in PdfReader(paper).pages))
        assert re.sub(r"\s", "", words) in printed
        assert printed.count("Naamenhandtekening") == 2
        assert len(visitor.requests) == sent
