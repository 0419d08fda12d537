"""Make docs/search-cli.1, docs/index-cli.1 and docs/kashshaf.1 from the help of the commands.

Run `python -m derive.man_pages` after a change of an option or of its help.
"""

import re
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path

import click

from indexer.cli import index, search
from indexer.cli.command import Command
from indexer.messages.catalogue import LANGUAGES, terminal_languages
from web.server import command as service

FOLDER = Path(__file__).parent.parent / "docs"
COMMANDS = {"search-cli": search.main, "index-cli": index.main, "kashshaf": service.main}

_HEADER = '.\\" Made by `python -m derive.man_pages` from the help of the command: do not edit.'
_VERBATIM = "\b\n"  # how click marks a paragraph whose lines are kept
_MACRO = re.compile(r"^([.'])", re.MULTILINE)


def man_page(name: str, command: click.Command) -> str:
    """Return the manual page (roff) of a command and its subcommands."""
    summary, _, description = cleandoc(command.help or "").partition("\n\n")
    lines = [_HEADER, f'.TH "{name.upper()}" "1" "" "Kashshaf"', ".SH NAME", f"{_text(name)} \\- {_text(summary)}"]
    lines += [".SH SYNOPSIS", *_synopsis(name, command)]
    if description:
        lines += [".SH DESCRIPTION", *_paragraphs(description)]
    if options := list(_options(command)):
        lines += [".SH OPTIONS", *options]
    if isinstance(command, click.Group):
        lines += [".SH COMMANDS", *_subcommands(name, command)]
    if notes := command.notes() if isinstance(command, Command) else command.epilog:
        lines += [".SH NOTES", *_paragraphs(notes)]
    return "\n".join(lines) + "\n"


def _subcommands(name: str, group: click.Group) -> Iterator[str]:
    pages = {id(command): page for page, command in COMMANDS.items()}
    for subcommand, command in group.commands.items():
        yield f".SS {_text(f'{name} {subcommand}')}"
        yield from _synopsis(f"{name} {subcommand}", command)
        yield from _paragraphs(cleandoc(command.help or ""))
        if page := pages.get(id(command)):
            yield f".PP\n.B {_text(page)}(1)"
        else:
            yield from _options(command)
            yield from _paragraphs(command.epilog or "")


def _synopsis(name: str, command: click.Command) -> Iterator[str]:
    arguments = [_argument(param) for param in command.params if isinstance(param, click.Argument)]
    last = ["COMMAND"] if isinstance(command, click.Group) else arguments
    yield f".B {_text(name)}"
    yield _text(" ".join(["[OPTION]...", *last]))


def _argument(argument: click.Argument) -> str:
    return argument.metavar or f"[{(argument.name or '').upper()}]"


def _options(command: click.Command) -> Iterator[str]:
    for option in command.params:
        if isinstance(option, click.Option):
            yield ".TP"
            yield f"\\fB{_text(', '.join(option.opts))}\\fR{_value(option)}"
            default = f" Default: {option.default}." if option.show_default else ""
            yield _text(f"{option.help or ''}{default}")


def _value(option: click.Option) -> str:
    """Return the value after the name of an option: its choices, or a placeholder in italics."""
    if option.is_flag:
        return ""
    if isinstance(option.type, click.Choice):
        return f" {_text('|'.join(map(str, option.type.choices)))}"
    word = option.metavar or ("N" if isinstance(option.type, click.IntRange) else option.type.name.upper())
    return f" \\fI{_text(word)}\\fR"


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.strip().split("\n\n"):
        if paragraph.startswith(_VERBATIM):
            yield from (".PP", ".nf", _text(paragraph.removeprefix(_VERBATIM)), ".fi")
        elif paragraph:
            yield from (".PP", _text(paragraph))


def _text(text: str) -> str:
    """Escape a text for roff, so that nothing in it is a command."""
    return _MACRO.sub(r"\\&\1", text.replace("\\", "\\e").replace("-", "\\-"))


def main() -> None:
    """Write the pages."""
    if terminal_languages() != LANGUAGES:
        raise SystemExit("Run LC_ALL=C.UTF-8 python -m derive.man_pages: the help is in the language of the locale.")
    for name, command in COMMANDS.items():
        (FOLDER / f"{name}.1").write_text(man_page(name, command), encoding="utf-8")


if __name__ == "__main__":
    main()
