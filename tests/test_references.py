"""Docstrings, comments and pages of documentation refer only to modules, attributes and files that exist."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("analyzers", "indexer", "web", "benchmarks", "derive", "tests")
SOURCES = sorted(chain.from_iterable((ROOT / package).rglob("*.py") for package in PACKAGES))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "benchmarks").glob("*.md"), *(ROOT / "docs").rglob("*.md")])

MODULE = re.compile(rf"(?<![\w./])(?:{'|'.join(PACKAGES)})(?:\.\w+)+(?![\w/])")
ATTRIBUTE = re.compile(r"`([A-Z]\w+)\.(\w+)(?:\(\))?`")
FILE = re.compile(rf"(?<![\w./])(?:{'|'.join(PACKAGES)}|docs)/[\w/*.-]*\w")


@cache
def classes() -> dict[str, set[str]]:
    """Map each class of the code base to its attributes; classes of one name share an entry."""
    attributes: dict[str, set[str]] = {}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                attributes.setdefault(node.name, set()).update(members(node))
    return attributes


def members(node: ast.ClassDef) -> Iterator[str]:
    """Yield the methods and attributes of a class, also those that its methods set on `self`."""
    for part in ast.walk(node):
        match part:
            case ast.FunctionDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)]):
                yield name
            case ast.Attribute(value=ast.Name(id="self"), attr=name):
                yield name


def names_of(module: Path) -> set[str]:
    """Return the names that the top level of a module defines or imports."""
    names: set[str] = set()
    for node in ast.parse(module.read_text(encoding="utf-8")).body:
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                names.add(name)
            case ast.Assign(targets=targets):
                names.update(part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name))
            case ast.ImportFrom(names=imported) | ast.Import(names=imported):
                names.update(alias.asname or alias.name for alias in imported)
    return names


def dotted_name_exists(name: str) -> bool:
    """Say whether `package.module.attribute` refers to a package, a module, or a name in a module."""
    package, *parts = name.split(".")
    path = ROOT / package
    while parts and (path / parts[0]).is_dir():
        path /= parts.pop(0)
    if not parts:
        return True
    module = path / f"{parts.pop(0)}.py"
    if not module.is_file():
        return False
    if len(parts) == 2:
        return parts[1] in classes().get(parts[0], ())
    return not parts or parts[0] in names_of(module)


def file_exists(name: str) -> bool:
    """Say whether a path, perhaps with a `*`, names a file or folder of the project."""
    return any(ROOT.glob(name.rstrip("/.")))


def broken_references(text: str) -> list[str]:
    """Return the references of a text that lead nowhere."""
    broken = [name for name in MODULE.findall(text) if not name.endswith(".NAME") and not dotted_name_exists(name)]
    broken += [name for name in FILE.findall(text) if not file_exists(name)]
    return broken + [
        f"{owner}.{name}"
        for owner, name in ATTRIBUTE.findall(text)
        if owner in classes() and name not in classes()[owner]
    ]


def docstrings_and_comments(source: str) -> Iterator[str]:
    """Yield the docstrings and comments of a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield ast.get_docstring(node) or ""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.string


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_docstrings_and_comments_refer_to_existing_things(path: Path) -> None:
    assert [
        name for text in docstrings_and_comments(path.read_text(encoding="utf-8")) for name in broken_references(text)
    ] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_pages_refer_to_existing_things(path: Path) -> None:
    assert broken_references(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see `analyzers.text.fold`", []),
        ("see analyzers.text.fold.fold", []),
        ("see `indexer.documents.document.Document.title`", []),
        ("see analyzers/text/fold.py and analyzers/data/*.txt", []),
        ("see `analyzers.text.no_module`", ["analyzers.text.no_module"]),
        ("see `analyzers.text.fold.no_function`", ["analyzers.text.fold.no_function"]),
        ("see analyzers/text/no_file.py.", ["analyzers/text/no_file.py"]),
        ("see `Searcher.no_method`", ["Searcher.no_method"]),
        ("an address: example.org/web/page", []),
    ],
)
def test_a_reference_that_leads_nowhere_is_listed(text: str, expected: list[str]) -> None:
    assert broken_references(text) == expected
