import json
import logging

import pytest

from web.service.request_log import log_event


@pytest.mark.parametrize(
    ("values", "written"),
    [
        ({"workers": 2}, {"workers": 2}),
        ({"reason": None}, {}),
        ({"reason": ValueError("كشّاف")}, {"reason": "كشّاف"}),
        ({"reason": "one\ntwo\x1b[2J\u202e\x9b"}, {"reason": "one\ntwo\x1b[2J\u202e\x9b"}),
    ],
)
def test_an_event_is_one_line(
    caplog: pytest.LogCaptureFixture, values: dict[str, object], written: dict[str, object]
) -> None:
    with caplog.at_level(logging.INFO):
        log_event("reloading", logging.ERROR, **values)
    [line] = caplog.messages
    assert line.isascii()
    assert line.isprintable()
    read = json.loads(line)
    assert read.pop("time").endswith("+00:00")
    assert read == {"level": "error", "event": "reloading", **written}
