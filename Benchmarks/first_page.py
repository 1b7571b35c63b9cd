"""Times how soon the first page and an interview can be used in a real browser that has nothing of
them in its cache: the time from asking for the page until its script has run.

The first page is asked for twice over: in a tab that was opened the moment before, when the browser
is still making a process for it, and in a tab that stands at another site, as when someone follows
a bookmark at work.

Usage: .venv/bin/python Benchmarks/first_page.py PROGRAM
"""

import statistics
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from playwright.sync_api import sync_playwright

ROUNDS = 25
AT_REST = 2.5
OURS = "http://127.0.0.1:8185/nl"
ELSEWHERE = "http://localhost:8186/"
TIMES = """() => {
  const page = performance.getEntriesByType('navigation')[0]
  return [page.responseEnd, page.domContentLoadedEventEnd, page.loadEventEnd]
}"""


class Elsewhere(BaseHTTPRequestHandler):
    """A page of another site."""

    def do_GET(self):
        body = b"<!doctype html><title>Elsewhere</title><p>Another site."
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def first_page(page):
    page.goto(OURS, wait_until="load")


def first_page_from_elsewhere(page):
    page.goto(ELSEWHERE, wait_until="load")
    time.sleep(AT_REST)
    page.goto(OURS, wait_until="load")


def interview(page):
    first_page(page)
    # The browser's own way there, without the script that would save the load.
    with page.expect_navigation(wait_until="load"):
        page.evaluate(
            "HTMLFormElement.prototype.submit.call(document.querySelector('form[action$=consult]'))")


WAYS = {
    "first page, in a tab just opened": first_page,
    "first page, in a tab at another site": first_page_from_elsewhere,
    "interview": interview,
}


def timed(browser, go):
    context = browser.new_context()
    page = context.new_page()
    go(page)
    times = page.evaluate(TIMES)
    context.close()
    return times


def spread(numbers):
    return " / ".join(f"{number:.0f}" for number in (min(numbers), statistics.median(numbers), max(numbers)))


def main():
    elsewhere = ThreadingHTTPServer(("127.0.0.1", 8186), Elsewhere)
    threading.Thread(target=elsewhere.serve_forever, daemon=True).start()
    server = subprocess.Popen(
        [sys.argv[1], "serve", "--port", "8185"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    server.stdout.readline()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            rows = {name: [] for name in WAYS}
            for _ in range(ROUNDS):
                for name, go in WAYS.items():
                    rows[name].append(timed(browser, go))
            browser.close()
    finally:
        server.kill()
    print("| ms, min / median / max | answered | usable (scripts have run) | everything loaded |")
    print("|---|---|---|---|")
    for name, times in rows.items():
        print(f"| {name} | " + " | ".join(spread(column) for column in zip(*times)) + " |")


if __name__ == "__main__":
    main()
