"""The service as it is run: processes, signals, exit codes."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")


class Service:
    """A running service."""

    def __init__(self, index: Path, folder: Path, more: str = "") -> None:
        self.config = folder / "service.toml"
        self.config.write_text(f'index = "{index}"\nport = 0\nworkers = 2\n{more}')
        self._log = folder / "log"
        command = [sys.executable, "-m", "web", "--config", str(self.config)]
        with self._log.open("w") as log:
            self.process = subprocess.Popen(command, stderr=log)
        self.wait_for("worker_started", 2)
        found = re.search(r'"address": "([^"]+)"', self.log)
        assert found
        self.address = found[1]

    @property
    def log(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def wait_for(self, event: str, count: int = 1) -> None:
        end = time.monotonic() + 30
        while self.log.count(f'"event": "{event}"') < count:
            assert time.monotonic() < end, self.log
            assert self.process.poll() is None, self.log
            time.sleep(0.05)

    @property
    def workers(self) -> list[int]:
        return list(map(int, re.findall(r'"event": "worker_started", "pid": (\d+)', self.log)))

    def get(self) -> int:
        with urllib.request.urlopen(f"{self.address}search?q=x", timeout=20) as answer:
            answer.read()
            return int(answer.status)

    def stop(self, signal_: int = signal.SIGTERM) -> int:
        self.process.send_signal(signal_)
        return self.process.wait(30)


@pytest.fixture
def service(index: Path, tmp_path: Path) -> Iterator[Service]:
    service = Service(index, tmp_path)
    yield service
    if service.process.poll() is None:
        service.process.kill()
        service.process.wait()


class Visitors:
    """Clients that ask for a page again and again, each time on a new connection; `ended` counts what they got."""

    def __init__(self, service: Service) -> None:
        self.ended: Counter[str] = Counter()
        self._service = service
        self._go_on = True
        self._threads = [threading.Thread(target=self._ask) for _ in range(4)]
        for thread in self._threads:
            thread.start()

    def _ask(self) -> None:
        while self._go_on:
            try:
                self.ended[str(self._service.get())] += 1
            except (OSError, HTTPException) as fault:
                self.ended[repr(fault)] += 1

    def leave(self) -> Counter[str]:
        self._go_on = False
        for thread in self._threads:
            thread.join()
        return self.ended


@pytest.mark.parametrize("signal_", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_exits_with_0(service: Service, signal_: int) -> None:
    assert service.get() == 200
    assert service.stop(signal_) == 0
    assert service.log.count("worker_stopped") == 2
    assert '"level": "error"' not in service.log


def test_a_reload_drops_no_request(service: Service) -> None:
    visitors = Visitors(service)
    for count in (4, 6):
        service.process.send_signal(signal.SIGHUP)
        service.wait_for("worker_started", count)
        service.wait_for("worker_stopped", count - 2)
    ended = visitors.leave()
    assert set(ended) == {"200"}
    assert ended["200"] > 4


def test_a_reload_with_wrong_settings_changes_nothing(service: Service) -> None:
    service.config.write_text("prot = 1")
    service.process.send_signal(signal.SIGHUP)
    service.wait_for("reload_refused")
    assert "The nearest is" in service.log
    assert service.get() == 200
    assert len(service.workers) == 2


def test_workers_that_are_killed_are_replaced(service: Service) -> None:
    for count in (3, 4, 5):
        os.kill(service.workers[-1], signal.SIGKILL)
        service.wait_for("worker_started", count)
    assert service.get() == 200
    assert service.stop() == 0


def test_the_least_memory_is_enough_for_a_search(index: Path, tmp_path: Path) -> None:
    service = Service(index, tmp_path, "request_memory = 64\nthreads = 32\n")
    assert [service.get() for _ in range(8)] == [200] * 8
    assert (len(service.workers), service.stop()) == (2, 0)


def test_workers_end_with_their_supervisor(service: Service) -> None:
    service.process.kill()
    service.process.wait()
    end = time.monotonic() + 10
    while service.log.count("worker_stopped") < 2:
        assert time.monotonic() < end, service.log
        time.sleep(0.05)
