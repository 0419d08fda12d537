"""The command that serves the web front end: `python -m web`."""

import logging
from pathlib import Path
from socket import SOCK_STREAM, getaddrinfo, socket
from socket import create_server as open_socket

import click
from waitress import create_server  # type: ignore[import-untyped]

from indexer.cli.command import Command, index_option
from indexer.errors import KashshafError
from indexer.messages.catalogue import in_both
from indexer.search.searcher import Searcher
from web.app import create_app


class AddressError(KashshafError):
    """The server cannot listen on an address."""


@click.command(cls=Command, help=in_both("Serve the search pages until interrupted."))
@index_option
@click.option("--host", default="127.0.0.1", show_default=True, help=in_both("Address to listen on."))
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help=in_both("Port to listen on; 0 for any free one."),
)
def main(folder: Path, host: str, port: int) -> None:
    """Serve the search pages; exit with 2 if there is no index or the address cannot be used."""
    logging.basicConfig(format="%(message)s", level=logging.INFO)
    app = create_app(Searcher(folder))
    server = create_server(app, sockets=[listen(host, port)])
    server.print_listen("كشّاف http://{}:{}/")
    server.run()


def listen(host: str, port: int) -> socket:
    """Return a socket that listens on an address; raise AddressError if it cannot."""
    try:
        family, _, _, _, address = getaddrinfo(host, port, type=SOCK_STREAM)[0]
        return open_socket(address, family=family)
    except (OSError, UnicodeError) as fault:  # UnicodeError: a part of the host is longer than 63 letters
        raise AddressError(
            "Cannot listen on %(host)s port %(port)s (%(reason)s): choose another --host or --port.",
            host=host,
            port=port,
            reason=fault,
        ) from fault


if __name__ == "__main__":
    main()
