"""The log of the service itself: one line of JSON for each event, beside the lines that requests leave."""

import json
import logging
from datetime import UTC, datetime

from web.service.request_log import write_logs

_LOG = logging.getLogger("kashshaf.service")


def log_event(event: str, /, level: int = logging.INFO, **values: object) -> None:
    """Write an event with its values; a value that is None is left out. JSON escapes what could steer a terminal."""
    time = datetime.now(UTC).isoformat(timespec="milliseconds")
    given = {name: value for name, value in values.items() if value is not None}
    line = {"time": time, "level": logging.getLevelName(level).lower(), "event": event, **given}
    _LOG.log(level, "%s", json.dumps(line, default=str))


def configure_logging() -> None:
    """Write all logs to standard error."""
    write_logs()
    # Its lines below an error name the path of a request, or each request that waits for a thread.
    logging.getLogger("waitress").setLevel(logging.ERROR)
