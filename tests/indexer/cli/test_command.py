"""What a command does when something goes wrong: one sentence, and an exit code that says what."""

import click
import pytest
from click.testing import CliRunner, Result

from indexer.cli.command import Command
from indexer.cli.epilog import formats_epilog
from indexer.errors import SourceError


class PanicException(BaseException):
    """As Tantivy raises it."""


def run(fault: BaseException, **environ: str) -> Result:
    def fail() -> None:
        raise fault

    return CliRunner().invoke(Command("x", callback=fail), env=environ)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (SourceError("seeds/a.txt is empty: remove it."), "seeds/a.txt is empty: remove it."),
        (OSError(28, "No space left on device"), "No space left on device"),
        (KeyError("key"), "KeyError: 'key'"),
        (MemoryError(), "MemoryError"),
        (RecursionError("too deep"), "RecursionError: too deep"),
        (PanicException("index out of bounds"), "PanicException: index out of bounds"),
        (click.ClickException("a message of click"), "a message of click"),
    ],
)
def test_any_error_is_one_sentence_and_exit_2(fault: BaseException, said: str) -> None:
    result = run(fault)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output
    assert result.stdout == ""


def test_a_traceback_is_printed_on_request() -> None:
    assert "Traceback" in run(KeyError("key"), KASHSHAF_TRACEBACK="1").stderr
    assert "Traceback" not in run(KeyError("key"), KASHSHAF_TRACEBACK="").stderr


@pytest.mark.parametrize(("fault", "code"), [(KeyboardInterrupt(), 130), (SystemExit(1), 1), (SystemExit(0), 0)])
def test_an_interrupted_command_says_nothing(fault: BaseException, code: int) -> None:
    result = run(fault)
    assert (result.exit_code, result.output) == (code, "")


def test_a_sentence_of_the_help_ends_once() -> None:
    lines = [line.strip() for line in formats_epilog().splitlines()]
    assert "each row or object; columns are known by English and Arabic names," in lines
    assert "or named by --map." in lines
