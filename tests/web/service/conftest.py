"""What tests of the service share."""

import time

import pytest


@pytest.fixture
def one_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no time pass: a new minute lets a few more requests in."""
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now)
