"""The search for a JDK and for Maven."""

from pathlib import Path

import pytest

from benchmarks.peers import java
from benchmarks.peers.contract import PeerMissingError


def make_jdk(home: Path, version: str, tool: str = "javac") -> Path:
    (home / "bin").mkdir(parents=True)
    (home / "bin" / tool).touch()
    (home / "release").write_text(f'IMPLEMENTOR="X"\nJAVA_VERSION="{version}"\n')
    return home


def test_newest_jdk_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(java, "_SYSTEM", tmp_path)
    monkeypatch.setenv("JAVA_HOME", str(make_jdk(tmp_path / "old", "1.8.0_402")))
    make_jdk(tmp_path / "jre-30", "30", tool="java")
    (tmp_path / "empty").mkdir()
    with pytest.raises(PeerMissingError, match="no JDK 21"):
        java.jdk()
    make_jdk(tmp_path / "a", "25.0.3")
    make_jdk(tmp_path / "b", "21")
    assert java.jdk() == tmp_path / "a"


def test_message_without_maven_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PeerMissingError, match="install Maven"):
        java.compile_program(java.LUCENE, tmp_path)
