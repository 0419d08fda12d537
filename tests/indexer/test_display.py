"""What a terminal would obey never reaches it; what a person reads stays."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from indexer.display import isolated, json_line, printable, printable_lines, printable_value, shell_command

HOSTILE = "\x00\x07\x08\x1b\x7f\x85\x9b\x9d\u202a\u202e\u2066\u2067\ud800\udfff"


@pytest.mark.parametrize("char", HOSTILE)
def test_what_a_terminal_obeys_is_not_printed(char: str) -> None:
    text = f"ا{char}ب"
    printed = (printable(text), printable_lines(text), str(printable_value(text)), json_line([text]))
    assert not [each for each in printed if char in each]
    assert json.loads(json_line([text])) == [text]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("سطر\nثان\tهنا", "سطر\nثان\tهنا"),
        ("\x1b[33m\x1b[1mكأس\x1b[0m", "\x1b[33m\x1b[1mكأس\x1b[0m"),  # as highlights are printed
        ("\x1b[31m\x1b[2Jكأس\x1b]0;عنوان\x07", "[31m[2Jكأس]0;عنوان"),
        (isolated("كأس"), isolated("كأس")),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_lines_keep_their_layout(text: str, lines: str) -> None:
    assert printable_lines(text) == lines


@pytest.mark.parametrize(
    ("value", "printed"), [("a\nb\x9b", "a b"), (isolated("كأس"), isolated("كأس")), (7, 7), ("\u202eكأس", "كأس")]
)
def test_values_of_a_sentence_are_one_line(value: object, printed: object) -> None:
    assert printable_value(value) == printed


@pytest.mark.parametrize(("value", "printed"), [(Path(os.fsdecode(b"a/\xe9.txt")), r"a/\xe9.txt"), ("\ud800", "")])
def test_a_byte_that_is_not_utf_8_is_shown(value: object, printed: str) -> None:
    assert printable_value(value) == printed


@pytest.mark.parametrize(
    "name",
    [
        "a b",
        "a  b",
        "it's",
        'a"b',
        "$HOME",
        "a\nb",
        "50%",
        "سجل",
        "\u202eسجل",
        "-a",
        "\\x",
        "\t'",
        os.fsdecode(b"\xe9\xff0"),
    ],
)
def test_a_command_that_is_printed_can_be_pasted(name: str) -> None:
    command = printable(shell_command("printf", "%s", Path(name)))
    shell = subprocess.run(["bash", "-c", command], stdout=subprocess.PIPE, check=True)
    assert os.fsdecode(shell.stdout) == name
