"""Times how soon the first page and an interview can be used in a real browser that has nothing of
them in its cache: the time from asking for the page until its script has run.

Usage: .venv/bin/python Benchmarks/first_page.py PROGRAM
"""

import statistics
import subprocess
import sys

from playwright.sync_api import sync_playwright

ROUNDS = 15
TIMES = """() => {
  const page = performance.getEntriesByType('navigation')[0]
  return [page.responseEnd, page.domContentLoadedEventEnd, page.loadEventEnd]
}"""


def spread(numbers):
    return " / ".join(f"{number:.0f}" for number in (min(numbers), statistics.median(numbers), max(numbers)))


def main():
    server = subprocess.Popen(
        [sys.argv[1], "serve", "--port", "8185"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    server.stdout.readline()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            print("| ms, min / median / max | answered | usable (scripts have run) | everything loaded |")
            print("|---|---|---|---|")
            for name, start in [("first page", False), ("interview", True)]:
                rows = []
                for _ in range(ROUNDS):
                    context = browser.new_context()
                    page = context.new_page()
                    page.goto("http://127.0.0.1:8185/nl", wait_until="load")
                    if start:
                        # The browser's own way there, without the script that would save the load.
                        with page.expect_navigation(wait_until="load"):
                            page.evaluate("HTMLFormElement.prototype.submit.call("
                                          "document.querySelector('form[action$=consult]'))")
                    rows.append(page.evaluate(TIMES))
                    context.close()
                print(f"| {name} | " + " | ".join(spread(column) for column in zip(*rows)) + " |")
            browser.close()
    finally:
        server.kill()


if __name__ == "__main__":
    main()
