"""Each character of Unicode, alone and beside others, in queries, parameters, addresses and arguments."""

import sys
from random import Random
from urllib.parse import quote

from benchmarks.faults.hostile.inputs import Targets, fault_of, hold, opened_targets
from benchmarks.faults.hostile.texts import PLACES_OF_A_CHARACTER, odd_characters
from benchmarks.faults.outcome import Outcome
from indexer.display import json_line, printable, printable_lines
from web.urls import PARAMETERS

_COMMANDS_EACH = 40  # one odd character of so many is given to the commands too, which are slow to start
_MORE_OF_THE_ODD = 50
_ADDRESSES = (
    "/documents/{}",
    "/people/{}",
    "/places/{}",
    "/api/v1/documents/{}/similar",
    "/api/v1/places/{}",
    "/{}",
    "/api/{}",
)


def run(step: int, seed: int) -> Outcome:
    """Try every `step`-th code point in texts and queries, and many more of the odd ones everywhere."""
    outcome = Outcome("characters", "code points in texts and queries; the odd ones in all parameters and addresses")
    random = Random(seed)
    with opened_targets() as targets:
        for code in range(0, sys.maxunicode + 1, step):
            _add(outcome, "text and query", fault_of(_read, targets, chr(code), random), chr(code))
        for number, char in enumerate(odd_characters()[:: max(1, step // _MORE_OF_THE_ODD)]):
            _add(outcome, "page and API", fault_of(_ask, targets, char, random), char)
            if not number % _COMMANDS_EACH:
                _add(outcome, "command", fault_of(_command, targets, char, random), char)
    return outcome


def _add(outcome: Outcome, ending: str, fault: str, char: str) -> None:
    outcome.add(ending, [f"U+{ord(char):04X}: {fault}"] if fault else [])


def _read(targets: Targets, char: str, random: Random) -> None:
    """Analyse, parse, highlight and print a character."""
    text = random.choice(PLACES_OF_A_CHARACTER).format(char)
    targets.analyse(text)
    targets.analyse(char)
    targets.parse(text, f"{char} وزير{char}")
    for printed in (printable(char), printable_lines(char), json_line(char)):
        hold(printed.isprintable() or printed.isspace() or printed == "" or ord(char) > 0x9F, f"prints {printed!a}")


def _ask(targets: Targets, char: str, random: Random) -> None:
    """Ask for a character in a query that is typed, in a query, in each parameter and in each address."""
    coded = quote(char, safe="", errors="surrogatepass")
    text = quote(random.choice(PLACES_OF_A_CHARACTER).format(char), errors="surrogatepass")
    parameter, language = random.choice(PARAMETERS), random.choice(("ar", "en"))
    targets.get(f"/api/v1/suggest?q={coded}")
    targets.get(f"/api/v1/suggest?q={text}")
    targets.get(f"/search?q={text}&lang={language}")
    targets.get(f"/api/v1/search?q=%D9%88&{parameter}={coded}&lang={language}")
    targets.get(random.choice(_ADDRESSES).format(coded))


def _command(targets: Targets, char: str, random: Random) -> None:
    for option in ("people", "dates", "from", "similar", "sort"):
        targets.search_cli("كأس" if option != "similar" else "", f"--{option}={char}")
    targets.search_cli(random.choice(PLACES_OF_A_CHARACTER).format(char))
