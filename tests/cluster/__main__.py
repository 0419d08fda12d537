"""Three nodes on this machine, for trying by hand; or whether they could run here: `check` fetches what they need.

Run `python -m tests.cluster [check]`.
"""

import sys
from pathlib import Path
from signal import SIGTERM, pause, signal
from tempfile import TemporaryDirectory

from benchmarks.peers.contract import PeerMissingError
from tests.cluster.nodes import compiled_program, running_cluster


def main(*arguments: str) -> None:
    """Start the nodes, print their addresses, and stop them at Ctrl-C."""
    try:
        compiled_program()
    except PeerMissingError as missing:
        sys.exit(f"A cluster cannot run here. {missing}")
    if arguments != ("check",):
        _run()


def _run() -> None:
    signal(SIGTERM, lambda *_: sys.exit(0))
    with TemporaryDirectory(prefix="kashshaf-cluster-") as folder, running_cluster(Path(folder)) as cluster:
        print(f"Three nodes run: {' '.join(cluster.addresses)}")
        options = " ".join(f"--cluster {address}" for address in cluster.addresses)
        print(f"In another terminal: index-cli build FOLDER --index NEW_FOLDER --engine opensearch {options}")
        print("Ctrl-C stops them and deletes their data.", flush=True)
        try:
            pause()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main(*sys.argv[1:])
