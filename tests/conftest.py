"""What holds for every test: no screen, no network, no user's settings, no unexpected log line.

Warnings are errors, and a warning of Qt's fails the test it occurs in (`pyproject.toml`).
"""

from __future__ import annotations

import ipaddress
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

import observer

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# No example is too slow: the speed of a machine is no property of the product.
hypothesis.settings.register_profile(
    "local", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.register_profile(
    "ci", hypothesis.settings.get_profile("local"), derandomize=True, print_blob=True
)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "local")

HOME_VARIABLES = (
    "HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA",
    "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
)  # fmt: skip


def is_local(host: object) -> bool:
    """Whether an address, as sockets take it, stays on this machine."""
    if host in (None, "", "localhost", b"localhost"):
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


def refuse_network(event: str, args: tuple[object, ...]) -> None:
    """Audit hook: the program is local, and so are its tests."""
    if event == "socket.getaddrinfo":
        host = args[0]
    elif event == "socket.connect" and isinstance(args[1], tuple):
        host = args[1][0]
    else:
        return
    if not is_local(host):
        raise AssertionError(f"a test reached for the network: {host}")


sys.addaudithook(refuse_network)


def pytest_report_header() -> str:
    return f"observer: {Path(observer.__file__).parent}"


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty home folder, so that no test reads or writes the user's own settings."""
    path = tmp_path_factory.mktemp("home")
    for name in HOME_VARIABLES:
        monkeypatch.setenv(name, str(path))
    return path


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fails a test that leaves a warning in the log; one that expects it ends `caplog.clear()`."""
    yield
    records = caplog.get_records("setup") + caplog.get_records("call")
    unexpected = [f"{r.name}: {r.getMessage()}" for r in records if r.levelno >= logging.WARNING]
    assert not unexpected, "unexpected in the log: " + "; ".join(unexpected)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The sample files beside this checkout; they are no part of it."""
    path = Path(__file__).resolve().parents[2] / "shared" / "data"
    if not path.is_dir():
        pytest.skip(f"needs the sample files of {path}")
    return path
