from pathlib import Path

import pytest
from click.testing import CliRunner

from web.__main__ import AddressError, listen, main


def test_a_missing_index_is_one_sentence(tmp_path: Path) -> None:
    ran = CliRunner().invoke(main, ["--index", str(tmp_path / "none")])
    assert ran.exit_code == 2
    assert "index-cli build" in ran.stderr
    assert "Traceback" not in ran.output


def test_the_environment_names_the_index(tmp_path: Path) -> None:
    ran = CliRunner().invoke(main, env={"KASHSHAF_INDEX": str(tmp_path / "elsewhere")})
    assert (ran.exit_code, "elsewhere" in ran.stderr) == (2, True)


def test_listens_on_the_address() -> None:
    with listen("127.0.0.1", 0) as here:
        assert here.getsockname()[0] == "127.0.0.1"


def test_a_taken_port_is_one_sentence() -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(AddressError, match=f"port {port} .*choose another"):
            listen("127.0.0.1", port)


@pytest.mark.parametrize("host", ["192.0.2.1", "no such host", "x" * 70])
def test_a_host_that_cannot_be_used_is_one_sentence(host: str) -> None:
    with pytest.raises(AddressError, match=f"^Cannot listen on {host} port 0"):
        listen(host, 0)


@pytest.mark.parametrize("port", ["-1", "65536", "x"])
def test_a_port_is_a_number(port: str) -> None:
    assert CliRunner().invoke(main, ["--port", port]).exit_code == 2
