"""An app, notes and checks that speak of another guideline, and of one of a thing, as they should."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlencode

import pytest

from server import NOW, PROGRAM, Server

FOLDER = Path(__file__).resolve().parent.parent / "Tests" / "Fixtures" / "hyperkalaemia"
FORM = ("Content-Type: application/x-www-form-urlencoded",)
# What is true of the built-in guideline only.
ITS_OWN = re.compile(r"landelijke|national guideline|pijlen|arrows|\bMDO\b|tumou?r board|metasta", re.I)
CASE = {"start": ["emergency"], "now": NOW, "answers": {"ecg": "abnormal", "digoxin": "no"}}


def words(body):
    return " ".join(re.sub(r"<[^>]*>", " ", body.decode()).split())


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_app_says_of_a_guideline_only_what_it_says_of_itself(language):
    with Server("--guideline", str(FOLDER)) as server:
        pages = [server.request("GET", f"/{language}{path}") for path in (
            "", "/about", "/trees", "/items", "/search", "/trees/emergency", "/items/ecg", "/consult")]
        pages += [server.request("POST", f"/{language}/{path}", FORM, urlencode({"case": json.dumps(CASE)}).encode())
                  for path in ("overview", "consult", "advice", "report", "explain")]
        pages += [server.request("GET", path) for path in ("/openapi.json", "/api/guideline")]
        for page in pages:
            assert page.status == 200
            found = page.body.decode()
            assert ITS_OWN.findall(found) == []


@pytest.mark.parametrize("language, report", [("nl", "Verslag voor de dienst"), ("en", "Report for the ward")])
def test_a_guideline_names_its_report_and_tells_of_its_source(tmp_path, language, report):
    folder = tmp_path / "guideline"
    shutil.copytree(FOLDER, folder)
    file = folder / "guideline.yaml"
    file.write_text(file.read_text().replace(
        "time-zone:", "report: { nl: Verslag voor de dienst, en: Report for the ward }\ntime-zone:", 1).replace(
        "  pages: 3", "  pages: 3\n  remark: { nl: Overgetypt uit een boek., en: Copied from a book. }", 1))
    with Server("--guideline", str(folder)) as server:
        page = server.request("POST", f"/{language}/advice", FORM, urlencode({"case": json.dumps(CASE)}).encode())
        assert {"nl": f"{report} tonen", "en": "Show the report for the ward"}[language] in words(page.body)
        about = words(server.request("GET", f"/{language}/about").body)
        assert {"nl": "Overgetypt uit een boek.", "en": "Copied from a book."}[language] in about


@pytest.mark.parametrize("language, expected", [
    ("nl", ["1 pagina ", "1 boom", "1 uitkomst", "1 gegeven", "1 beslissing", "1 andere lezing"]),
    ("en", ["1 page ", "1 tree", "1 outcome", "1 item", "1 decision", "1 other reading"])])
def test_one_is_told_in_the_grammar_of_one(tmp_path, language, expected):
    folder = tmp_path / "guideline"
    shutil.copytree(FOLDER, folder)
    for file in [*folder.glob("trees/*.yaml"), folder / "guideline.yaml"]:
        text = re.sub(r"(?m)^(page|  pages): \d+", r"\1: 1", file.read_text())
        file.write_text(text)
    with Server("--guideline", str(folder)) as server:
        said = words(server.request("GET", f"/{language}/about").body)
    said += " " + subprocess.run(
        [PROGRAM, "check", str(folder), "--lang", language], capture_output=True).stdout.decode()
    assert expected[0] in said
    for one in re.findall(r"\b1 [a-z]+(?: [a-z]+)?", said):
        assert not re.match(r"1 (pages|trees|outcomes|items|decisions|pagina’s|bomen|uitkomsten|gegevens)\b", one)


@pytest.mark.parametrize("language, many", [("nl", "knopen"), ("en", "nodes")])
def test_a_limit_of_one_is_told_in_the_grammar_of_one(language, many):
    done = subprocess.run(
        [PROGRAM, "readings", "--limit", "1", "--lang", language], capture_output=True)
    said = done.stderr.decode() + done.stdout.decode()
    assert re.search(r"\b1 (knoop|node)\b", said), said
    assert f"1 {many}" not in said
