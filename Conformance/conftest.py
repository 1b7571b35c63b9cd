import json
import shutil

import pytest
from playwright.sync_api import sync_playwright

from server import Server
from web import Visitor

# Without the windows of a whole browser: a third of its processor time, on the same pages.
CHROMIUM = shutil.which("chromium-headless-shell")
WHOLE_CHROMIUM = shutil.which("chromium")
LONGER = 20
# The seconds after which a test hangs: the longest takes a few minutes where others run beside it.
LIMIT = 1200


def pytest_addoption(parser):
    parser.addoption(
        "--long", action="store_true",
        help="twenty times as many attacks, for a night rather than for every commit")


def pytest_configure(config):
    config.addinivalue_line("markers", "seeds(count): run with that many seeds, with --long twenty times as many")


def pytest_generate_tests(metafunc):
    for mark in metafunc.definition.iter_markers("seeds"):
        times = LONGER if metafunc.config.getoption("--long") else 1
        metafunc.parametrize("seed", range(mark.args[0] * times))


def pytest_collection_modifyitems(config, items):
    limit = LIMIT * (LONGER if config.getoption("--long") else 1)
    for item in items:
        item.add_marker(pytest.mark.timeout(limit))


def pytest_terminal_summary(terminalreporter):
    """A table of what was compared with engines of others, by every test that says so."""
    reports = [report for outcome in ("passed", "skipped") for report in terminalreporter.getreports(outcome)]
    rows = [value for report in reports for name, value in report.user_properties if name == "compared"]
    if rows:
        terminalreporter.section("compared with engines of others: form | engine | states")
        for row in sorted(rows):
            terminalreporter.line(row)


@pytest.fixture(scope="module")
def servers():
    """Servers by the moment at which they stand."""
    running = {}

    def at(now):
        if now not in running:
            running[now] = Server("--now", now).__enter__()
        return running[now]

    yield at
    for server in running.values():
        server.__exit__()


@pytest.fixture(scope="module")
def chromium():
    """Starts browsers, each as it is asked for."""
    with sync_playwright() as playwright:
        yield playwright.chromium


@pytest.fixture(scope="module")
def browser(chromium):
    browser = chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    yield browser
    browser.close()


class BrowserWithLargeText:
    """A browser in which someone has chosen text twice as large."""

    def __init__(self, chromium, folder):
        self.chromium, self.folder, self.count = chromium, folder, 0

    def new_context(self, **options):
        self.count += 1
        profile = self.folder / str(self.count)
        (profile / "Default").mkdir(parents=True)
        (profile / "Default" / "Preferences").write_text(
            json.dumps({"webkit": {"webprefs": {"default_font_size": 32}}}))
        return self.chromium.launch_persistent_context(
            profile, executable_path=WHOLE_CHROMIUM, args=["--no-sandbox"], **options)


@pytest.fixture
def browser_with_large_text(chromium, tmp_path):
    return BrowserWithLargeText(chromium, tmp_path)


@pytest.fixture
def visit(browser, server):
    """Opens the app for one visitor after another."""
    visitors = []

    def visit(*arguments, **options):
        visitors.append(Visitor(browser, server, *arguments, **options))
        return visitors[-1]

    yield visit
    for visitor in visitors:
        visitor.context.close()
