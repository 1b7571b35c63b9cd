"""What is asked of the web app and its service: a crawl of all pages, interviews by form, and the forms
of every page that shows a case."""

import random
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urlencode

from net.sides import Answer, Client, Command, Request, Server, text

LANGUAGES = ("nl", "en")
FORM = ("Content-Type", "application/x-www-form-urlencoded")
JSON = ("Content-Type", "application/json")
AT_ONCE = 4
MOST_ADDRESSES = 2000
INTERVIEWS, STEPS = 60, 40
# Of how many seeded cases one is shown on a page.
SHOWN = {"report": 1, "advice": 5, "consult": 10, "overview": 40, "explain": 40, "deadlines.ics": 5, "case.json": 5}
SERVICE = ["/openapi.json", "/schemas/case.json", "/schemas/advice.json", "/api/guideline?lang=nl",
           "/api/guideline?lang=en", "/healthz", "/readyz"]
LINK = re.compile(rb"""(?:\b(?:href|src|action)="|"src":"|"start_url":")(/[^"#]*)""")
PART = re.compile(rb"""(?:from|import) ?\(?["'](\./[^"']+)["']|url\(["']?([^"')]+)["']?\)""")
ASSETS = re.compile(rb"/assets/[0-9a-f]+/")
ANY_ASSETS = "/assets/DIGEST/"


def form_of(target):
    """The form that an address belongs to: `page` and what comes after the language."""
    parts = target.split("?")[0].strip("/").split("/")
    return "page /" + (parts[1] if parts[0] in LANGUAGES and len(parts) > 1 else parts[0])


def get(target, *headers, method="GET"):
    return Request(form_of(target), method, target, headers)


def post(target, fields):
    return Request(form_of(target), "POST", target, (FORM,), urlencode(fields).encode())


class Pair:
    """Both servers, asked the same and compared."""

    def __init__(self, servers, differences):
        self.servers = servers
        self.differences = differences
        self.here = threading.local()
        self.lock = threading.Lock()
        # Either side names its assets by their own digest.
        homes = [Client(server).ask(get("/nl")) for server in servers]
        self.assets = [text((ASSETS.search(home.body) or [b"/assets/none/"])[0]) for home in homes]

    def ask(self, request):
        """The answers of both sides."""
        if not hasattr(self.here, "clients"):
            self.here.clients = [Client(server) for server in self.servers]
        answers = []
        for client, assets in zip(self.here.clients, self.assets):
            target = request.target.replace(ANY_ASSETS, assets)
            answers.append(client.ask(Request(request.form, request.method, target, request.headers, request.body)))
        with self.lock:
            self.differences.compare(request, *answers)
        return answers


def links(body):
    """The addresses that a page, a style sheet or a script leads to on the same server; but for exports, whose addresses
    are their side's own, and which the command gives too."""
    for found in LINK.findall(body):
        if b"/exports/" in found:
            continue
        yield ASSETS.sub(ANY_ASSETS.encode(), unescape(text(found)).encode()).decode()
    for script, picture in PART.findall(body):
        name = text(script or picture).removeprefix("./")
        if re.fullmatch(r"[\w.-]+", name):
            yield ANY_ASSETS + name


def crawl(pair, pool):
    """Every address that pages of either side lead to, and some that are not there."""
    seen = {"/", "/nl", "/en", "/favicon.ico", "/robots.txt", "/nowhere", "/nl/trees/nowhere", "/nl/items/nowhere",
            "/en/trees/x/y", "/nl/", "//nl", "/NL", "/%6el", "/nl/%00", "/nl?x=1", "/en/search?query=x", *SERVICE}
    waiting = sorted(seen)
    while waiting and len(seen) <= MOST_ADDRESSES:
        found = set()
        for answers in pool.map(lambda target: pair.ask(get(target)), waiting):
            found.update(link for answer in answers for link in links(answer.body))
        waiting = sorted(found - seen)
        seen |= found
    some = sorted({form_of(target): target for target in sorted(seen)}.values())
    for method in ("HEAD", "OPTIONS", "POST", "DELETE"):
        for target in some:
            pair.ask(get(target, method=method))
    for target in ("/", "/api/guideline", "/nowhere", "/nl/trees/nowhere"):
        for language in ("en-GB, nl;q=0.8", "fr, nl;q=0.1, en;q=0.7", "fr", "*", "x;;q"):
            pair.ask(get(target, ("Accept-Language", language)))
    return sorted({word for target in seen for word in re.findall(r"[a-z]{4,}", target)})


def search(pair, words, chance):
    odd = ["", " ", "<b>", "&amp;", "%", "a", "wervel", "WERVEL", "pijn", "pain", "mri 12", "24 uur", "zzz", "é", "x" * 300,
           "een " * 50, "rt-1x8", "\u202e", "'\"", "radiotherapie dexamethason", "dexa"]
    for query in odd + chance.sample(words, min(60, len(words))):
        for language in LANGUAGES:
            pair.ask(post(f"/{language}/search", [("query", query)]))


class Forms(HTMLParser):
    """The forms of a page, each with its address, its fields and its buttons."""

    def __init__(self, body):
        super().__init__()
        self.found, self.current, self.area = [], None, None
        self.feed(text(body))

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form" and given.get("method", "").lower() == "post":
            self.current = {"action": given.get("action", ""), "fields": [], "buttons": []}
            self.found.append(self.current)
        name, value, kind = given.get("name"), given.get("value") or "", given.get("type")
        if self.current is None or tag not in ("input", "textarea", "button", "select"):
            return
        if tag == "button":
            self.current["buttons"].append((name, value) if name else None)
        elif name:
            self.current["fields"].append((name, value, kind if tag == "input" else tag))

    def handle_endtag(self, tag):
        if tag == "form":
            self.current = None


TYPED = {
    "date": ["2026-11-20", "2026-11-22", "20-11-2026", "2026-13-01", "1890-01-01", "", "gisteren"],
    "time": ["08:00", "20:10", "23:59", "02:30", "24:00", "8", "", "x"],
    "text": ["3", "2,5", "2.9", "12", "0", "-1", "x", "", "3 maanden", "1e3"],
}


def filled(chance, form, document):
    """A form as somebody might send it who presses one of its buttons."""
    fields = []
    for name, value, kind in form["fields"]:
        if kind in ("hidden", "submit"):
            fields.append((name, value))
        elif kind in ("checkbox", "radio"):
            fields += [(name, value)] if chance.random() < 0.5 else []
        elif kind == "textarea":
            fields.append((name, text(document)))
        else:
            fields.append((name, chance.choice(TYPED.get(kind, TYPED["text"]))))
    pressed = chance.choice(form["buttons"]) if form["buttons"] else None
    return fields + ([pressed] if pressed else [])


def interview(pair, seed, documents):
    """A walk from form to form that presses buttons by lot."""
    chance = random.Random(seed)
    language = chance.choice(LANGUAGES)
    last = pair.ask(get(f"/{language}"))
    for _ in range(STEPS):
        forms = []
        for answer in last:
            forms = forms or [form for form in Forms(answer.body).found if form["action"].startswith("/")]
        if not forms:
            last = pair.ask(get(f"/{language}"))
            continue
        # A form with more buttons is pressed more often, so that most steps answer a question.
        form = chance.choices(forms, [max(1, len(form["buttons"])) for form in forms])[0]
        answers = pair.ask(post(form["action"], filled(chance, form, chance.choice(documents))))
        last = answers if any(b"<form" in answer.body for answer in answers) else last


def shown(subjects, documents, chance):
    """Cases on every page that shows one, and the same cases to the service."""
    for at, case in enumerate(documents + subjects.seeded):
        first = at < len(documents)
        for name, distance in SHOWN.items():
            if first or at % distance == 0:
                languages = LANGUAGES if first else (LANGUAGES[at // distance % 2],)
                for language in languages:
                    fields = [("case", case)]
                    if chance.random() < 0.2:
                        fields.append(("view", chance.choice(subjects.trees)))
                    if name == "explain" and chance.random() < 0.5:
                        fields.append(("wish", chance.choice(subjects.outcomes)))
                    yield post(f"/{language}/{name}", fields)
        if first or at % 5 == 0:
            yield Request("page /api", "POST", f"/api/advice?lang={LANGUAGES[at % 2]}", (JSON,), case)
    for fields in ([], [("case", "")], [("case", "{}"), ("case", "{}")], [("case", "{")], [("case", "{}"), ("do", "x:y")],
                   [("case", "{}"), ("do", "answer:pain=x")], [("case", "{}"), ("trail", "x")], [("x", "y" * 9000)]):
        for name in SHOWN:
            for language in LANGUAGES:
                yield post(f"/{language}/{name}", fields)


def ask_pages(subjects, sides, differences):
    """Asks both sides while they serve."""
    documents = [(sides[0].folder / file).read_bytes() for file in subjects.worked]
    with ExitStack() as stack:
        servers = [stack.enter_context(Server(side)) for side in sides]
        serving = [Answer(b"serves" if server.port else b"does not serve") for server in servers]
        differences.compare(Command("page", ("serve", "--port", "0")), *serving)
        if not all(server.port for server in servers):
            return
        pool = stack.enter_context(ThreadPoolExecutor(AT_ONCE))
        pair = Pair(servers, differences)
        words = crawl(pair, pool)
        search(pair, words, subjects.chance("search"))
        list(pool.map(lambda number: interview(pair, f"{subjects.seed} {number}", documents), range(INTERVIEWS)))
        for _ in pool.map(pair.ask, shown(subjects, documents, subjects.chance("shown"))):
            pass
        pair.ask(get("/metrics"))
