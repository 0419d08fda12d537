"""The files in deploy/ and the page about them name settings and options that exist."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from indexer.engine.opensearch.environment import VARIABLES as CLUSTER_VARIABLES
from web.service.settings import KEYS

ROOT = Path(__file__).parent.parent.parent.parent
PAGE = (ROOT / "docs" / "en" / "service.md").read_text(encoding="utf-8")
UNIT = ROOT / "deploy" / "kashshaf.service"
CONTAINER = (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")


def test_the_example_of_a_settings_file_has_known_keys() -> None:
    [example] = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert set(tomllib.loads(example)) <= set(KEYS)


def test_the_variables_of_the_container_are_settings() -> None:
    variables = set(re.findall(r"KASHSHAF_\w+", CONTAINER + PAGE)) - {"KASHSHAF_CONFIG"}
    assert variables <= {key.variable for key in KEYS.values()} | {*CLUSTER_VARIABLES}


def test_the_container_is_nobody_and_checks_its_health() -> None:
    assert "\nUSER nobody\n" in CONTAINER
    assert "/healthz" in CONTAINER


def test_systemd_gives_a_stop_more_time_than_the_service_takes() -> None:
    [seconds] = re.findall(r"^TimeoutStopSec=(\d+)$", UNIT.read_text(), re.MULTILINE)
    assert int(seconds) > int(str(KEYS["stop_timeout"].default)) + 2


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_systemd_accepts_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / UNIT.name
    unit.write_text(re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", UNIT.read_text(), flags=re.MULTILINE))
    ran = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(unit)], check=False, capture_output=True, text=True
    )
    assert (ran.returncode, ran.stderr) == (0, "")
