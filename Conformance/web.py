"""A browser on the pages, and what every page must be whatever is on it."""

import json
import re

from axe_playwright_python.sync_playwright import Axe

from server import NOW

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
SIZES = {"phone": (360, 740), "tablet": (768, 1024), "desk": (1440, 900), "wall": (2560, 1440)}
WORDS = {
    "nl": {
        "unknown": "Nog niet nagegaan",
        "advice": "Plan tonen",
        "report": "Verslag voor het MDO tonen",
        "explain": "Waarom, en wat als",
        "why not": "Waarom niet dit",
        "back": "Vorige vraag",
        "questions": "Terug naar de vragen",
        "go on": "Verder met de vragen",
        "save": "Casus bewaren (JSON)",
        "calendar": "Termijnen in de agenda (.ics)",
        "now": "Nu",
        "done": "Advies compleet",
    },
    "en": {
        "unknown": "Not yet checked",
        "advice": "Show the plan",
        "report": "Show the report for the tumour board",
        "explain": "Why, and what if",
        "why not": "Why not this",
        "back": "Previous question",
        "questions": "Back to the questions",
        "go on": "Go on with the questions",
        "save": "Save the case (JSON)",
        "calendar": "Time limits to the calendar (.ics)",
        "now": "Now",
        "done": "Advice complete",
    },
}
LARGEST_INTERVIEW = 60


def is_object(text):
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


class Visitor:
    """Someone at a page of the app, with everything the browser asked the server for."""

    def __init__(self, browser, server, size="desk", scheme="light", script=True, language="nl", clock=True,
                 worker=False):
        width, height = SIZES[size]
        self.context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=script,
            has_touch=size == "phone",
            accept_downloads=True,
            # It asks for a dozen pages on its own; only what is offline needs it.
            service_workers="allow" if worker else "block",
        )
        self.page = self.context.new_page()
        if script and clock:
            self.page.clock.set_fixed_time(NOW)
        self.server = server
        self.script = script
        self.language = language
        self.words = WORDS[language]
        self.requests = []
        self.faults = []
        self.page.on("request", lambda request: self.requests.append(request))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", self.note)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()

    def note(self, message):
        if message.type == "error":
            self.faults.append(message.text)

    def open(self, path=None):
        self.page.goto(self.server.url + (path or f"/{self.language}"))

    def start(self, entry=0):
        self.open()
        self.do(self.page.locator(".entries button").nth(entry))

    def load(self, case):
        """Opens a case that was saved: its plan."""
        self.open_text(json.dumps(case))

    def open_text(self, text):
        """Opens what is pasted into the box for a saved case."""
        self.open()
        if self.script:
            self.page.locator(".load summary").click()
        else:
            self.page.locator(".load details").evaluate("part => part.open = true")
        self.page.fill("#document", text)
        if self.script and text.strip() and not is_object(text):
            # It is refused in the browser.
            self.page.locator("#load > button").click()
            self.page.wait_for_selector("#load-refusal:not([hidden])")
        else:
            self.do(self.page.locator("#load > button"))

    def ask(self):
        """From a plan to the questions."""
        self.do(self.page.locator(".onward button.back"))

    def do(self, control):
        """Presses something and waits for the page that follows."""
        if not self.script:
            control.click()
            return
        self.read()
        with self.page.expect_response(lambda answer: answer.request.method == "POST"):
            control.click()
        self.settle()

    def settle(self):
        self.page.wait_for_selector("body:not([aria-busy])")

    def read(self):
        """Waits until the page has been there long enough to take an answer."""
        self.page.wait_for_selector("body:not([data-held])")

    def press(self, key):
        self.read()
        with self.page.expect_response(lambda answer: answer.request.method == "POST"):
            self.page.keyboard.press(key)
        self.settle()

    def button(self, name):
        return self.page.get_by_role("button", name=self.words[name], exact=True)

    @property
    def question(self):
        return self.page.locator("h1").inner_text()

    def answer(self, place):
        self.do(self.page.locator(".answers button:not(.unknown)").nth(place))

    def answer_to_the_end(self, seen=lambda: None):
        """Gives the first answer to every question."""
        for _ in range(LARGEST_INTERVIEW):
            seen()
            if self.page.locator(".answers").count() == 0:
                return
            self.answer(0)
        raise AssertionError("the interview has no end")

    def check(self):
        """What holds on every page."""
        assert self.faults == [], self.faults
        assert self.page.locator("h1").count() == 1
        assert self.page.locator("html").get_attribute("lang") == self.language
        assert "{{" not in self.page.content()
        if not self.script:
            return
        width, space = self.page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert width <= space, f"{self.page.url} is {width} wide in {space}"
        violations = Axe().run(self.page, options=RULES).response["violations"]
        assert violations == [], "\n".join(
            f"{violation['id']}: {node['html'][:300]} {node['failureSummary']}"
            for violation in violations
            for node in violation["nodes"]
        )

    def network(self):
        """All that the browser sent, as one text: addresses, headers, bodies."""
        return "\n".join(
            f"{request.url} {json.dumps(request.all_headers())} {request.post_data or ''}" for request in self.requests)

    def check_addresses(self):
        """No request had anything about the patient in its address."""
        for request in self.requests:
            path = request.url.removeprefix(self.server.url).split("#")[0]
            assert "?" not in path
            assert re.fullmatch(r"/[a-z0-9/.-]*", path), path
        assert self.context.cookies() == []
