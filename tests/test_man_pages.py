"""The manual pages in docs/ agree with the help of the commands."""

import re

import click
import pytest

from derive.man_pages import COMMANDS, FOLDER, man_page

MACROS = {'.\\"', ".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".nf", ".fi"}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_page_is_up_to_date(name: str) -> None:
    page = (FOLDER / f"{name}.1").read_text(encoding="utf-8")
    assert page == man_page(name, COMMANDS[name]), "run: python -m derive.man_pages"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_line_that_begins_with_a_dot_is_a_macro(name: str) -> None:
    page = man_page(name, COMMANDS[name])
    assert set(re.findall(r"^[.']\S*", page, re.MULTILINE)) <= MACROS


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (".rm is text", "\\&.rm is text"),
        ("'br too", "\\&'br too"),
        ("a\\fB b", "a\\efB b"),
        ("--json", "\\-\\-json"),
    ],
)
def test_roff_syntax_in_a_text_is_escaped(text: str, line: str) -> None:
    assert line in man_page("x", click.Command("x", help=f"Title.\n\n{text}")).splitlines()
