def pytest_addoption(parser):
    parser.addoption(
        "--long", action="store_true",
        help="twenty times as many attacks, for a night rather than for every commit")
