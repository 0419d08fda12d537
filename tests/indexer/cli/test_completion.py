"""Shell completion of `search-cli`."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from indexer.cli.search import main
from indexer.store.build import build
from tests.indexer.searching import FACETS
from tests.progress import Silent

SEARCH = Path(sys.executable).parent / "search-cli"
TEXTS = (
    "قمة في موسكو\n\nوصل وزير الخارجية الروسي سيرغي لافروف إلى موسكو.",
    "قمة في بغداد\n\nقال سيرغي لافروف في بغداد إنه سيعود إلى سوريا.",
    "كلمة\n\nصدر البيان في 20 أكتوبر 2023، وصدر غيره في أكتوبر 2023 وفي عام 2019.",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a built index and text files, which are not indexes."""
    folder = tmp_path_factory.mktemp("completion")
    for number, text in enumerate(TEXTS):
        (folder / f"{number}.txt").write_text(f"{text}\n", encoding="utf-8")
    build([folder], folder / "index", Silent())
    return folder


def completions(index: Path, *words: str) -> set[str]:
    *arguments, prefix = words
    shell = ShellComplete(main, {}, "search-cli", "_SEARCH_CLI_COMPLETE")
    return {item.value for item in shell.get_completions(["--index", str(index), *arguments], prefix)}


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (["س"], {"سيرغي لافروف", "سوريا"}),
        (["قمة"], {"قمة في موسكو", "قمة في بغداد"}),
        (["قمة في م"], {"قمة في موسكو"}),
        (["--people", "س"], {"سيرغي لافروف"}),
        (["--people", "سيرغي ل"], {"سيرغي لافروف"}),
        (["--people", "لافروف"], {"سيرغي لافروف"}),
        (["--people", "لاف"], {"سيرغي لافروف"}),
        (["--people", "لافروف س"], set()),  # a shell replaces what was typed: its words keep their order
        (["لافروف"], {"سيرغي لافروف"}),
        (["--people", "lavro"], {"سيرغي لافروف"}),
        (["--people", "Sergei Lav"], {"سيرغي لافروف"}),
        (["--places", "mosc"], {"موسكو"}),
        (["--places", "lavro"], set()),
        (["--not", "people=lavro"], {"people=سيرغي لافروف"}),
        (["lavro"], {"سيرغي لافروف"}),
        (["--places", "س"], {"سوريا"}),
        (["--places", "رو"], set()),  # no document names Russia itself
        (["--within", "رو"], {"روسيا"}),
        (["--within", "س"], {"سوريا"}),
        (["--people", "قمة"], set()),
        (["--dates", "س"], set()),
        (["--dates", "20"], {"2023-10-20", "2023-10", "2019"}),
        (["--during", ""], {"201X", "202X", "2019", "2023", "2023-10", "2023-10-20"}),
        (["--during", "202"], {"202X", "2023", "2023-10", "2023-10-20"}),
        (["--during", "202X"], {"202X"}),
        (["--during", "2023-"], {"2023-10", "2023-10-20"}),
        (["--during", "س"], set()),
        (["--not", "p"], {"people=", "places="}),
        (["--not", ""], {f"{facet}=" for facet in FACETS if facet != "published"}),
        (["--not", "people=س"], {"people=سيرغي لافروف"}),
        (["--not", "people=لاف"], {"people=سيرغي لافروف"}),
        (["--not", "within=رو"], {"within=روسيا"}),
        (["--not", "dates=2019"], {"dates=2019"}),
        (["--not", "during=2019"], {"during=2019"}),
        (["--not", "section="], set()),
        (["--not", "nothing=س"], set()),
        (["--every", "pl"], {"places"}),
        (["("], set()),
        (["( س"], set()),
        (["تونس"], set()),
        (["--json", "--csv", "سو"], {"سوريا"}),
        (["--from", "tomorrow", "سو"], {"سوريا"}),
        (["--js"], {"--json", "--jsonl"}),
    ],
)
def test_completions(folder: Path, words: list[str], values: set[str]) -> None:
    assert completions(folder / "index", *words) == values


@pytest.mark.parametrize("words", [["س"], ["--people", "س"], ["--places", ""], ["--within", "س"]])
@pytest.mark.parametrize("index", ["nowhere", "0.txt", "."])
def test_no_completions_without_an_index(folder: Path, index: str, words: list[str]) -> None:
    assert completions(folder / index, *words) == set()


# How the parts of an answer are separated depends on the shell and on the release of click.
@pytest.mark.parametrize(("index", "completions"), [("index", ["plain", "سيرغي لافروف"]), ("nowhere", [])])
@pytest.mark.parametrize(
    ("shell", "words", "word"),
    [
        ("bash", "search-cli --people سير", "2"),
        ("bash", "search-cli --people سيرغي\\ ل", "2"),
        ("zsh", "search-cli --people سير", "2"),
        ("fish", "search-cli --people سير", "سير"),
    ],
)
def test_each_shell_gets_completions(
    folder: Path, index: str, completions: list[str], shell: str, words: str, word: str
) -> None:
    env = {"COMP_WORDS": words, "COMP_CWORD": word, "_SEARCH_CLI_COMPLETE": f"{shell}_complete"}
    env |= {"KASHSHAF_INDEX": str(folder / index), "PATH": os.environ["PATH"], "PYTHONUTF8": "1"}
    result = subprocess.run([SEARCH], env=env, capture_output=True, text=True, check=True)
    assert [part for part in re.split(r"[,\n]", result.stdout) if part not in ("", "_")] == completions
    assert result.stderr == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(shell: str) -> None:
    env = {"_SEARCH_CLI_COMPLETE": f"{shell}_source", "PATH": os.environ["PATH"]}
    script = subprocess.run([SEARCH], env=env, capture_output=True, text=True, check=True).stdout
    assert f"{shell}_complete" in script
    assert ("compopt -o filenames search-cli" in script) == (shell == "bash")
