"""What programs of Java need: a recent JDK, Maven, their jars, and compiling; and how that of Lucene runs."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from benchmarks.peers.contract import PeerMissingError

LUCENE = Path(__file__).parent / "lucene" / "pom.xml"
_MIN_JAVA = 21  # of Lucene 10, which OpenSearch 3 runs on
_SYSTEM = Path("/usr/lib/jvm")  # where Debian, Fedora and Arch keep their JDKs
_WRONG = "COMPILATION ERROR"  # as Maven's compiler says
_RELEASE = re.compile(r'^JAVA_VERSION="(\d+)', re.MULTILINE)


def check_tools() -> None:
    """Raise PeerMissingError if there is no Maven or no recent JDK."""
    _maven()
    jdk()


def compile_program(project: Path, into: Path) -> None:
    """Fetch the jars of a `pom.xml` and compile its program into one folder.

    Raise PeerMissingError if they cannot be fetched, ValueError if the program is wrong.
    """
    goals = ["compile", "dependency:copy-dependencies"]
    environment = os.environ | {"JAVA_HOME": str(jdk())}
    result = subprocess.run(  # noqa: S603 - a fixed command
        [_maven(), "--batch-mode", "--quiet", "--file", str(project), f"-Dout={into.resolve()}", *goals],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if _WRONG in result.stdout:
        raise ValueError(f"The program of {project} is wrong: {result.stdout.strip()[:500]}")
    if result.returncode:
        raise PeerMissingError(f"Maven could not fetch what {project} needs: {result.stdout.strip()[:500]}")


def command(program: Path, *arguments: str) -> list[str]:
    """Return the command that runs the compiled program, with a small heap and one thread for garbage collection."""
    path = f"{program / 'classes'}:{program / 'dependency'}/*"
    quiet = ["--enable-native-access=ALL-UNNAMED", "--add-modules", "jdk.incubator.vector"]
    return [str(jdk() / "bin" / "java"), "-Xmx512m", "-XX:+UseSerialGC", *quiet, "-cp", path, "LucenePeer", *arguments]


def _maven() -> str:
    maven = shutil.which("mvn")
    if maven is None:
        raise PeerMissingError("There is no mvn: install Maven (Debian: apt-get install maven).")
    return maven


def jdk() -> Path:
    """Return the home of the newest JDK, JAVA_HOME among them. Raise PeerMissingError if all are too old."""
    homes = {home: release for home in _homes() if (release := _version(home)) >= _MIN_JAVA}
    if not homes:
        raise PeerMissingError(f"There is no JDK {_MIN_JAVA} or newer: install one, and set JAVA_HOME to its folder.")
    return max(homes, key=lambda home: homes[home])


def _homes() -> Iterator[Path]:
    if "JAVA_HOME" in os.environ:
        yield Path(os.environ["JAVA_HOME"])
    if _SYSTEM.is_dir():
        yield from sorted(_SYSTEM.iterdir())


def _version(home: Path) -> int:
    """Return the major version of a JDK by its `release` file, 0 if the folder holds no JDK."""
    release = home / "release"
    if not release.is_file() or not (home / "bin" / "javac").is_file():
        return 0
    match = _RELEASE.search(release.read_text(encoding="utf-8"))
    return int(match[1]) if match else 0
