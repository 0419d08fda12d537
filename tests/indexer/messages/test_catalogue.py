import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo

from derive.messages import KEYWORDS, MO, PACKAGES, ROOT, extract, translated, untranslated
from indexer.errors import KashshafError
from indexer.messages import catalogue
from indexer.messages.catalogue import (
    Language,
    arabic,
    localized,
    localized_count,
    terminal_languages,
    translate,
    translate_count,
)

Forms = str | tuple[str, ...]


def messages(catalog: Catalog) -> dict[Forms, Forms]:
    """Return the translations by message, forms of a plural as tuples: .po and .mo files are read differently."""
    return {forms(message.id): forms(message.string) for message in catalog if message.id}


def forms(text: str | Sequence[str] | None) -> Forms:
    return text if isinstance(text, str) else tuple(text or ())


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return translated()


def test_the_catalogue_has_the_messages_of_code_and_templates_and_no_others(catalog: Catalog) -> None:
    assert messages(catalog).keys() == messages(extract()).keys(), "run: python -m derive.messages"


def test_every_message_in_the_code_is_in_the_catalogue(catalog: Catalog) -> None:
    """The extractor overlooks a call inside an f-string."""
    assert {message for message in messages_in_code() if message not in catalog} == set()


def messages_in_code() -> Iterator[str]:
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                match node:
                    case ast.Call(ast.Name(name), [ast.Constant(str(message)), *_]) if name in KEYWORDS:
                        yield message


def test_no_translation_is_missing_or_fuzzy(catalog: Catalog) -> None:
    assert list(untranslated(catalog)) == []


def test_placeholders_agree(catalog: Catalog) -> None:
    assert [(message.id, error) for message, errors in catalog.check() for error in errors] == []


def test_the_compiled_catalogue_is_up_to_date(catalog: Catalog) -> None:
    with MO.open("rb") as file:
        assert messages(read_mo(file)) == messages(catalog), "run: python -m derive.messages"


def test_a_missing_catalogue_is_an_error_that_names_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "LOCALE_FOLDER", tmp_path)
    read = catalogue.catalogue.__wrapped__  # without what was read before
    assert read("en").gettext("People") == "People"
    with pytest.raises(KashshafError, match="make messages"):
        read("ar")


@pytest.mark.parametrize(
    ("language", "message", "values", "text"),
    [
        ("ar", "within %(place)s", {"place": "قطر %s"}, "داخل قطر %s"),
        ("en", "within %(place)s", {"place": "قطر %s"}, "within قطر %s"),
        ("ar", "100% unknown", {}, "100% unknown"),
    ],
)
def test_a_message_in_one_language(language: Language, message: str, values: dict[str, object], text: str) -> None:
    assert translate(language, message, **values) == text


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("People", "الأشخاص · People"),
        ("The collection is still empty.", "المجموعة فارغة بعد. The collection is still empty."),
        ("Searched for instead:", "بحثنا بدلًا منه عن: Searched for instead:"),
    ],
)
def test_a_message_in_both_languages(message: str, text: str) -> None:
    assert localized(message) == text
    assert text.startswith(arabic(message))


@pytest.mark.parametrize(
    ("number", "arabic_form", "both"),
    [
        (0, "لا وثائق", "لا وثائق · 0 documents"),
        (1, "وثيقة واحدة", "وثيقة واحدة · 1 document"),
        (2, "وثيقتان", "وثيقتان · 2 documents"),
        (3, "3 وثائق", "3 وثائق · 3 documents"),
        (11, "11 وثيقة", "11 وثيقة · 11 documents"),
        (100, "100 وثيقة", "100 وثيقة · 100 documents"),
        (1234, "1,234 وثيقة", "1,234 وثيقة · 1,234 documents"),
    ],
)
def test_a_number_with_its_noun(number: int, arabic_form: str, both: str) -> None:
    noun = ("%(count)s document", "%(count)s documents")
    assert translate_count("ar", *noun, number) == arabic_form
    assert localized_count(*noun, number) == both


@pytest.mark.parametrize(
    ("environ", "languages"),
    [
        ({}, ("ar", "en")),
        ({"LANG": "C.UTF-8"}, ("ar", "en")),
        ({"LANG": "ar_TN.UTF-8", "LC_ALL": "POSIX"}, ("ar", "en")),
        ({"LANG": "ar_TN.UTF-8", "LC_ALL": ""}, ("ar",)),
        ({"LANG": "ar"}, ("ar",)),
        ({"LANG": "en_US.UTF-8"}, ("en",)),
        ({"LANG": "ar_EG", "LC_MESSAGES": "en_GB@euro"}, ("en",)),
        ({"LANG": "en_US", "LC_ALL": "ar_SA.utf8"}, ("ar",)),
        ({"LANG": "fr_FR.UTF-8"}, ("en",)),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "ar:en"}, ("ar",)),
        ({"LANG": "C.UTF-8", "LANGUAGE": "ar"}, ("ar", "en")),  # as gettext does
        ({"LANG": "arn_CL.UTF-8"}, ("en",)),
    ],
)
def test_the_terminal_speaks_as_the_locale_says(
    environ: dict[str, str], languages: tuple[Language, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert terminal_languages() == languages
    assert localized("People") == " · ".join(translate(language, "People") for language in languages)


def test_isolates_are_those_that_terminals_print_and_in_pairs(catalog: Catalog) -> None:
    for translation in messages(catalog).values():
        for text in (translation,) if isinstance(translation, str) else translation:
            assert not re.search("[\u202a-\u202e\u2066\u2067]", text), text
            assert text.count("\u2068") == text.count("\u2069"), text
