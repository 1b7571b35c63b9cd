"""Each tree's page gives the guideline for other systems: the same bytes as `export`, or why there are none."""

import re

import pytest

from exports import exported
from generated_guideline import Folder, ways
from server import Server
from web import Visitor

# The word of the command by the end of a file's name.
FORMS = {
    "duckdb.sql": ["sql", "--dialect", "duckdb"], "postgres.sql": ["sql", "--dialect", "postgres"],
    "spark.sql": ["sql", "--dialect", "spark"], "dmn": ["dmn"], "jdm.json": ["jdm"], "cql": ["cql"], "elm.json": ["elm"]}
MEDIA_TYPES = {
    "duckdb.sql": "application/sql; charset=utf-8", "postgres.sql": "application/sql; charset=utf-8",
    "spark.sql": "application/sql; charset=utf-8", "dmn": "application/dmn+xml", "jdm.json": "application/json",
    "cql": "text/cql; charset=utf-8", "elm.json": "application/elm+json"}
HEADINGS = {"nl": "Deze richtlijn voor andere systemen", "en": "This guideline for other systems"}


@pytest.fixture(scope="module")
def server():
    with Server() as server:
        yield server


def offered(server, language, tree="imaging"):
    """The addresses on a tree's page by the ends of the files' names."""
    page = server.request("GET", f"/{language}/trees/{tree}").body.decode()
    addresses = re.findall(rf'href="(/{language}/exports/[^"]*)"', page)
    return {address.rsplit("/", 1)[1].removeprefix("wervelmetastasen-2020.3."): address for address in addresses}


@pytest.mark.parametrize("language", HEADINGS)
def test_every_form_is_given_as_the_command_writes_it(language, server):
    addresses = offered(server, language)
    assert list(addresses) == list(FORMS)
    assert offered(server, language, "steroids") == addresses
    for ending, address in addresses.items():
        answer = server.request("GET", address)
        assert answer.status == 200
        assert answer.body.decode() == exported(*FORMS[ending], "--lang", language)
        assert answer.headers["content-type"] == MEDIA_TYPES[ending]
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        name = address.rsplit("/", 1)[1]
        assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
        assert answer.headers["content-language"] == language
        assert "set-cookie" not in answer.headers


def test_the_command_offers_no_form_that_the_page_does_not():
    """What the help lists is in the table above."""
    told = exported("--help")
    (listed,) = re.findall(r"<format>\s+The form\. \(values:\s+([\w,\s]+)\)", told)
    assert {name.strip() for name in listed.split(",")} == {arguments[0] for arguments in FORMS.values()}


def test_an_address_of_other_bytes_is_not_answered(server):
    address = offered(server, "nl")["cql"]
    start, _, name = address.rsplit("/", 2)
    for other in [f"{start}/0123456789ab/{name}", f"{start}/{name}", f"{address}x", address.replace("/nl/", "/en/")]:
        answer = server.request("GET", other)
        assert answer.status == 404 and "content-disposition" not in answer.headers
    assert server.request("POST", address, body=b"").status == 405


@pytest.mark.parametrize("language", HEADINGS)
def test_a_visitor_keeps_one(language, browser, server):
    with Visitor(browser, server, "phone", language=language) as visitor:
        visitor.open(f"/{language}/trees/imaging")
        link = visitor.page.get_by_role("link", name="Clinical Quality Language (CQL)")
        assert not link.is_visible()
        visitor.page.get_by_text(HEADINGS[language]).click()
        visitor.check()
        with visitor.page.expect_download() as waiting:
            link.click()
        given = waiting.value
        assert given.suggested_filename == "wervelmetastasen-2020.3.cql"
        with open(given.path(), encoding="utf-8") as file:
            assert file.read() == exported("cql", "--lang", language)
        visitor.check_addresses()


def test_what_cannot_be_written_is_said_in_words(tmp_path, browser):
    folder = Folder()
    folder.item("pain")
    folder.tree("pain", [("d", "pain", ways(["no", "yes"]))])
    with Server("--guideline", str(folder.write(tmp_path / "guideline"))) as server:
        page = server.request("GET", "/en/trees/pain").body.decode()
        assert len(re.findall(r"/en/exports/", page)) == 4
        assert page.count('not available: column &quot;pain_mask&quot; would stand twice') == 3 or page.count(
            'not available: column "pain_mask" would stand twice') == 3
        for language, words in (("nl", "niet beschikbaar: kolom"), ("en", "not available: column")):
            with Visitor(browser, server, language=language) as visitor:
                visitor.open(f"/{language}/trees/pain")
                visitor.page.get_by_text(HEADINGS[language]).click()
                assert visitor.page.get_by_text(words).count() == 3
                visitor.check()
