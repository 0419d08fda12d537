"""A cluster of OpenSearch on this machine: several nodes, each a process of its own that can be killed by itself."""

import json
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

from benchmarks.peers import java

_PROJECT = Path(__file__).parent / "server" / "pom.xml"
_PROGRAM = Path(__file__).parents[2] / "build" / "cluster"  # Git ignores build/
_START_SECONDS = 180  # a node takes 10 to 20 on two cores, and others run meanwhile
_STOP_SECONDS = 30
_BETWEEN_LOOKS = 0.3  # seconds
# Copies of a node that is gone are made anew at once; unless told, a cluster waits a minute for it to come back.
_ALL_INDICES = {
    "index_patterns": ["*"],
    "template": {"settings": {"index.unassigned.node_left.delayed_timeout": "0s"}},
}
_HEAP = "-Xmx512m"  # a node then takes 300 MB
# On few cores one thread that collects garbage costs less than several, and a node that lives for minutes takes half
# the CPU time without the second compiler. Lucene asks for the module of vectors and says so.
_JAVA = ("-Xms256m", _HEAP, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED")
_VECTORS = ("--add-modules", "jdk.incubator.vector")


def compiled_program() -> Path:
    """Return the folder of the compiled program and its jars; raise PeerMissingError without Maven or a JDK."""
    java.check_tools()
    made = _PROGRAM / "classes" / "ClusterNode.class"
    newest = max(file.stat().st_mtime for file in _PROJECT.parent.iterdir())
    if not made.exists() or made.stat().st_mtime < newest:
        java.compile_program(_PROJECT, _PROGRAM)
        made.touch()
    return _PROGRAM


class Cluster:
    """Nodes 0, 1, 2 ... of one cluster; their files and logs are in `folder`."""

    def __init__(self, folder: Path, size: int = 3) -> None:
        """Take a folder for the data; nothing is started yet."""
        self._folder, self._program = folder, compiled_program()
        self._names = [f"node-{number}" for number in range(size)]
        ports = _free_ports(2 * size)
        self._http, self._transport = ports[:size], ports[size:]
        self._processes: dict[int, subprocess.Popen[bytes]] = {}

    @property
    def addresses(self) -> list[str]:
        """The addresses of all nodes, running or not."""
        return [f"http://127.0.0.1:{port}" for port in self._http]

    def start(self, *numbers: int) -> None:
        """Start these nodes, or all, and wait until the cluster is green; raise TimeoutError if it never is."""
        self.launch(*numbers or range(len(self._names)))
        self.wait_until_green()

    def launch(self, *numbers: int) -> None:
        """Start these nodes and do not wait."""
        for number in numbers:
            self._processes[number] = self._started(number)

    def wait_until_green(self, seconds: float = _START_SECONDS) -> None:
        """Wait until all running nodes are in the cluster and each shard has all its copies."""
        end = time.monotonic() + seconds
        while not self._is_green():
            if time.monotonic() > end:
                raise TimeoutError(f"The cluster is not green after {seconds} seconds; its logs are in {self._folder}.")
            time.sleep(_BETWEEN_LOOKS)

    def kill(self, *numbers: int) -> None:
        """Kill these nodes by SIGKILL, all at once, as machines that lose power do."""
        self._end(numbers, signal.SIGKILL)

    def stop(self, *numbers: int) -> None:
        """Stop these nodes, or all that run, as an operator does."""
        self._end(numbers or tuple(self._processes), signal.SIGTERM)

    def _started(self, number: int) -> subprocess.Popen[bytes]:
        home = self._folder / self._names[number]
        home.mkdir(parents=True, exist_ok=True)
        transport = [str(port) for port in self._transport]
        path = f"{self._program / 'classes'}:{self._program / 'dependency'}/*"
        command = [str(java.jdk() / "bin" / "java"), *_JAVA, *_VECTORS, "-cp", path, "ClusterNode"]
        command += [self._names[number], ",".join(self._names), str(self._http[number])]
        command += [transport[number], ",".join(transport), str(home)]
        with (self._folder / f"{self._names[number]}.log").open("ab") as log:
            return subprocess.Popen(command, cwd=home, stdout=log, stderr=log, stdin=subprocess.DEVNULL)

    def _end(self, numbers: Sequence[int], how: signal.Signals) -> None:
        processes = [self._processes.pop(number) for number in numbers]
        for process in processes:
            process.send_signal(how)
        for process in processes:
            try:
                process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _is_green(self) -> bool:
        ended = [number for number, process in self._processes.items() if process.poll() is not None]
        if ended:
            names = ", ".join(self._names[number] for number in ended)
            raise RuntimeError(f"{names} ended by itself; the log is in {self._folder}.")
        health = [_health(self._http[number]) for number in self._processes]
        return all(each == ("green", len(self._processes)) for each in health)


@contextmanager
def running_cluster(folder: Path, size: int = 3) -> Iterator[Cluster]:
    """Start a cluster; stop it at the end."""
    cluster = Cluster(folder, size)
    try:
        cluster.start()
        _put(f"{cluster.addresses[0]}/_index_template/tests", _ALL_INDICES)
        yield cluster
    finally:
        cluster.stop()


def _health(port: int) -> tuple[str, int]:
    """Return the state and the number of nodes that a node knows; ("", 0) if it does not answer."""
    try:
        with urlopen(f"http://127.0.0.1:{port}/_cluster/health?timeout=1s", timeout=5) as answer:
            health = json.load(answer)
    except (URLError, OSError, ValueError):
        return "", 0
    return health["status"], health["number_of_nodes"]


def _put(address: str, body: object) -> None:
    headers = {"Content-Type": "application/json"}
    with urlopen(Request(address, json.dumps(body).encode(), headers, method="PUT"), timeout=_START_SECONDS):
        pass


def _free_ports(count: int) -> Sequence[int]:
    """Return ports that were free a moment ago, all different."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(closing(socket.socket())) for _ in range(count)]
        for each in sockets:
            each.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
