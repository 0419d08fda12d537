import os
import socket
from pathlib import Path

import pytest

from web.server.server import AddressError, address, listen, listen_on_path


@pytest.mark.parametrize(("host", "shown"), [("127.0.0.1", "http://127.0.0.1:"), ("::1", "http://[::1]:")])
def test_listens_on_the_address(host: str, shown: str) -> None:
    with listen(host, 0) as here:
        assert here.getsockname()[0] == host
        assert address(here) == f"{shown}{here.getsockname()[1]}/"


def test_a_taken_port_is_one_sentence() -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(AddressError, match=rf"port {port} \([^()]*\): choose another"):
            listen("127.0.0.1", port)


@pytest.mark.parametrize("host", ["192.0.2.1", "no such host", "x" * 70, "a..b"])
def test_a_host_that_cannot_be_used_is_one_sentence(host: str) -> None:
    with pytest.raises(AddressError, match=f"^Cannot listen on {host} port 0 "):
        listen(host, 0)


def test_a_privileged_port_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("web.server.server.open_socket", refuse)
    with pytest.raises(AddressError, match=r"port 80 \(Permission denied\): choose a --port of 1024 or more"):
        listen("127.0.0.1", 80)


def test_listens_on_a_unix_socket(tmp_path: Path) -> None:
    path = tmp_path / "pages"
    with listen_on_path(path) as here:
        assert address(here) == f"unix:{path}"
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(str(path))


def test_the_socket_of_a_service_that_was_killed_is_replaced(tmp_path: Path) -> None:
    listen_on_path(tmp_path / "pages").close()
    listen_on_path(tmp_path / "pages").close()


@pytest.mark.parametrize("name", ["taken", "file", "none/pages", "x" * 200])
def test_a_path_that_cannot_be_used_is_one_sentence_and_stays(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("text")
    with listen_on_path(tmp_path / "taken"):
        with pytest.raises(AddressError, match=r"^Cannot listen on the Unix socket .*choose another --socket"):
            listen_on_path(tmp_path / name)
        assert (tmp_path / "file").read_text() == "text"
        assert os.path.lexists(tmp_path / "taken")
