"""requirements/ pins what setup.cfg asks for, and the licence of each data file agrees with GPL 3."""

import re
from configparser import ConfigParser
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

from derive.data_files import DATA

ROOT = Path(__file__).parent.parent
# What the first lines of analyzers/data may name: https://www.gnu.org/licenses/license-list.html and, for the two of
# Creative Commons, https://creativecommons.org/compatiblelicenses ; Unicode's is MIT in all but name.
LICENCES = re.compile(
    r"GPL 3(?: or later)?|LGPL 2\.1|MIT|Apache 2\.0|CC0(?: 1\.0)?|CC BY(?:-SA)? 4\.0|Unicode licence|public domain"
)
PIN = re.compile(r"^([\w.-]+)==(\S+)(?: ; .*)? \\$", re.MULTILINE)


def setup(section: str, key: str) -> list[Requirement]:
    parser = ConfigParser()
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    return [Requirement(line) for line in parser[section][key].splitlines() if line]


def pins(name: str) -> dict[NormalizedName, str]:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return {canonicalize_name(package): version for package, version in PIN.findall(text)}


SERVE = setup("options", "install_requires")
TEST = setup("options.extras_require", "test")


@pytest.mark.parametrize(
    ("name", "requirement"),
    [("serve.txt", each) for each in SERVE] + [("test.txt", each) for each in [*SERVE, *TEST]],
    ids=str,
)
def test_a_lock_pins_each_package_of_setup(name: str, requirement: Requirement) -> None:
    version = pins(name).get(canonicalize_name(requirement.name), "none")
    assert version in requirement.specifier, f"requirements/{name} has {requirement.name} {version}: run `make lock`"


def test_both_locks_pin_the_same_versions() -> None:
    test = pins("test.txt")
    assert {package: test.get(package) for package in pins("serve.txt")} == pins("serve.txt")


@pytest.mark.parametrize("name", ["serve.txt", "test.txt"])
def test_every_pin_has_a_hash(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    assert len(re.findall("^[a-z]", text, re.MULTILINE)) == len(PIN.findall(text))
    assert not re.search(r"\\\n(?! {4}--hash=sha256:)", text)


@pytest.mark.parametrize("path", sorted(DATA.iterdir()), ids=lambda path: path.name)
def test_the_licence_of_a_data_file_agrees_with_gpl_3(path: Path) -> None:
    with path.open("rb") as file:
        sources = file.readline().decode().partition(" Made by: ")[0]
    named = LICENCES.findall(sources)
    assert named or "each with its own" in sources
    assert not re.search(r"GPL|MIT|Apache|CC", LICENCES.sub("", sources))  # such as «CC BY-NC 4.0»
