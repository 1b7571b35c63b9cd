"""An older page of a patient says what it is on paper and in files, and belongs to its patient: label, erasing."""

import base64
import json

import pytest
from playwright.sync_api import expect

from device_test import CASE, LABEL, kept
from server import NOW, Server
from unsent_test import printed
from windows_test import CLOSED, Window, new_episode

SAID = {
    "nl": ["Let op: dit is niet de nieuwste stand van deze casus.", "niet de nieuwste stand"],
    "en": ["Note: this is not the latest state of this case.", "not the latest state"],
}


@pytest.fixture(scope="module")
def server():
    with Server() as server:
        yield server


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_made_of_an_older_page_says_so(visit, tmp_path, language):
    visitor = visit(language=language)
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    one = Window.first(visitor)
    page = one.page
    other = one.another()
    other.answer()
    one.rest()
    one.back()
    words, short = SAID[language]

    def check_paper():
        sheets = printed(page, tmp_path)
        assert " ".join(sheets).count(words) == 1 and all(short in sheet for sheet in sheets), sheets

    check_paper()
    for name in ("calendar", "save"):
        visitor.read()
        visitor.button(name).click()
        expect(page.locator("dialog")).to_contain_text(words)
        visitor.check()
        visitor.read()
        page.locator("dialog button").first.click()
    visitor.do(visitor.button("report"))
    one.rest()
    check_paper()
    page.locator("#copy").click()
    expect(page.locator("#copy")).to_have_text({"nl": "Gekopieerd", "en": "Copied"}[language])
    assert page.evaluate("navigator.clipboard.readText()").startswith(f"{LABEL}\n{words}\n\n")
    one.choose(1)
    assert not any(short in sheet for sheet in printed(page, tmp_path))


def former_episode(one):
    """Another window with the case of before a new episode, by a link."""
    new_episode(one.visitor)
    one.visitor.answer(0)
    page = one.visitor.context.new_page()
    page.clock.set_fixed_time(NOW)
    held = base64.urlsafe_b64encode(json.dumps(CASE).encode()).decode().rstrip("=")
    page.goto(f"{one.visitor.server.url}/nl/advice#{held}")
    page.wait_for_selector(".plan-page")
    other = Window(one.visitor, page)
    other.rest()
    return other


def test_erasing_on_a_page_of_a_former_episode_erases_the_patient(visit):
    one = Window.first(visit())
    other = former_episode(one)
    page = other.page
    expect(page.locator("#patient .name")).to_have_text(LABEL)
    page.locator("#patient summary").click()
    page.locator("#erase").click()
    page.wait_for_selector("body:not([data-held])")
    page.locator("dialog button").last.click()
    page.wait_for_selector("#entries")
    expect(page.locator("#state")).to_have_text("De casus is gewist.")
    other.rest()
    assert other.told() == ""
    expect(one.page.locator("#state")).to_have_text(CLOSED["nl"])
    assert LABEL not in kept(page) and "plan:" not in kept(page)


def test_a_label_on_a_page_of_a_former_episode_is_that_of_the_patient(visit):
    one = Window.first(visit())
    other = former_episode(one)
    other.page.locator("#patient summary").click()
    other.page.fill("#label", "bed 13")
    other.page.keyboard.press("Enter")
    expect(one.page.locator("#patient .name")).to_have_text("bed 13")
    one.visitor.open()
    expect(one.page.locator(".on-device .name")).to_have_text(["bed 13"])
