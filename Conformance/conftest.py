LONGER = 20


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
