"""The Java that Lucene needs: a JDK new enough, Maven, and the compiled program beside Lucene's jars."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from benchmarks.peers.contract import PeerMissingError

_PROJECT = Path(__file__).parent / "lucene" / "pom.xml"
_LEAST = 21  # Lucene 10 runs on no older Java
_SYSTEM = Path("/usr/lib/jvm")  # where Debian, Fedora and Arch keep their JDKs
_RELEASE = re.compile(r'^JAVA_VERSION="(\d+)', re.MULTILINE)


def compile_program(into: Path) -> None:
    """Fetch Lucene's jars and compile the program, all into one folder. Raises PeerMissingError."""
    maven = shutil.which("mvn")
    if maven is None:
        raise PeerMissingError("There is no mvn: install Maven (Debian: apt-get install maven).")
    goals = ["compile", "dependency:copy-dependencies"]
    environment = os.environ | {"JAVA_HOME": str(jdk())}
    result = subprocess.run(  # noqa: S603 - a fixed command
        [maven, "--batch-mode", "--quiet", "--file", str(_PROJECT), f"-Dout={into.resolve()}", *goals],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        raise PeerMissingError(f"Maven could not fetch or compile Lucene: {result.stdout.strip()[:500]}")


def command(program: Path, *arguments: str) -> list[str]:
    """Return the command that runs the program compiled into a folder; a small heap, one collector thread."""
    path = f"{program / 'classes'}:{program / 'dependency'}/*"
    quiet = ["--enable-native-access=ALL-UNNAMED", "--add-modules", "jdk.incubator.vector"]
    return [str(jdk() / "bin" / "java"), "-Xmx512m", "-XX:+UseSerialGC", *quiet, "-cp", path, "LucenePeer", *arguments]


def jdk() -> Path:
    """Return the home of a JDK that is new enough: JAVA_HOME, or the newest installed. Raises PeerMissingError."""
    homes = {home: release for home in _homes() if (release := _version(home)) >= _LEAST}
    if not homes:
        raise PeerMissingError(f"There is no JDK {_LEAST} or newer: install one, and set JAVA_HOME to its folder.")
    return max(homes, key=lambda home: homes[home])


def _homes() -> Iterator[Path]:
    if "JAVA_HOME" in os.environ:
        yield Path(os.environ["JAVA_HOME"])
    if _SYSTEM.is_dir():
        yield from sorted(_SYSTEM.iterdir())


def _version(home: Path) -> int:
    """The major version of a JDK by its `release` file; 0 for what is none."""
    release = home / "release"
    if not release.is_file() or not (home / "bin" / "javac").is_file():
        return 0
    match = _RELEASE.search(release.read_text(encoding="utf-8"))
    return int(match[1]) if match else 0
