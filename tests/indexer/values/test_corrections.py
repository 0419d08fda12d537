"""Corrections: parsing of rows, contradictions between rows, and the resulting facet values."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.token import Kind
from analyzers.unification.archive import Archive
from indexer.documents.sources import SourceFile
from indexer.errors import SourceError
from indexer.values.canonical import CanonicalValues
from indexer.values.corrections import Corrections

LAVROV = {"سيرغي لافروف": 5, "سيرجي لافروف": 3, "لافروف": 9}
BUSH = {"جورج بوش": 9, "جيب بوش": 5, "جورغ بوش": 1}
OTHER_PEOPLE = {"أحمد علي": 4, "وزير الخارجية": 2, "المهدي": 1}
PEOPLE = LAVROV | BUSH | OTHER_PEOPLE


def corrections(*rows: str, encoding: str = "utf-8") -> Corrections:
    """Read rows whose cells are separated by a bar."""
    text = "\n".join(row.replace(" | ", "\t") for row in rows)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "corrections.tsv"
        path.write_bytes(text.encode(encoding))
        return Corrections([SourceFile(path, "seeds/corrections.tsv", 0, "")])


def archive() -> Archive:
    counts: dict[tuple[Kind, str], int] = {("people", value): n for value, n in PEOPLE.items()}
    return Archive.without_company(counts)


def changed_values(*rows: str) -> dict[str, str | None]:
    """Return the spellings that corrections give another value, each with that value."""
    plain, corrected = corrections().unify(archive()), corrections(*rows).unify(archive())
    values = {spelling: value_of(corrected, spelling) for spelling in PEOPLE}
    return {spelling: value for spelling, value in values.items() if value != value_of(plain, spelling)}


def value_of(canonical: CanonicalValues, spelling: str) -> str | None:
    """Return the value of a spelling, None if it has none."""
    values = canonical.facet_values("people", spelling)
    assert len(values) < 2
    return next(iter(values), None)


def test_without_corrections_names_are_joined_by_spelling() -> None:
    canonical = corrections().unify(archive())
    assert set(canonical.spellings("people", "سيرغي لافروف")) == set(LAVROV)
    assert value_of(canonical, "جورغ بوش") == "جورج بوش"


ROWS: list[tuple[str, list[str], dict[str, str | None]]] = [
    ("a comment", ["# merge | people | أحمد علي | المهدي", "", "  "], {}),
    ("two are one, the first is shown", ["merge | people | أحمد علي | المهدي"], {"المهدي": "أحمد علي"}),
    (
        "a value takes its spellings along",
        ["merge | people | جيب بوش | جورج بوش"],
        {"جورج بوش": "جيب بوش", "جورغ بوش": "جيب بوش"},
    ),
    (
        "a value is named by any of its spellings",
        ["merge | people | س. لافروف | سيرجي لافروف"],
        dict.fromkeys(LAVROV, "س. لافروف"),
    ),
    ("hamza and diacritics make no difference", ["merge | people | المهدي | اَحمد على"], {"أحمد علي": "المهدي"}),
    ("the shown value is written as in the row", ["merge | people | احمد على | أحمد علي"], {"أحمد علي": "احمد على"}),
    (
        "white space and bidi controls make no difference",
        ["drop | people | \u2068أحمد  علي\u2069 "],
        {"أحمد علي": None},
    ),
    ("a dropped value takes its spellings along", ["drop | people | جورج بوش"], {"جورج بوش": None, "جورغ بوش": None}),
    (
        "a spelling kept apart",
        ["apart | people | لافروف | سيرجي لافروف", "apart | people | لافروف | سيرغي لافروف"],
        {"لافروف": "لافروف"},
    ),
    (
        "a value kept apart is dropped alone",
        ["apart | people | جورغ بوش | جورج بوش", "drop | people | جورغ بوش"],
        {"جورغ بوش": None},
    ),
    (
        "a value kept apart is merged alone",
        ["apart | people | جورغ بوش | جورج بوش", "merge | people | المهدي | جورغ بوش"],
        {"جورغ بوش": "المهدي"},
    ),
    (
        "a spelling does not follow where it is kept apart",
        ["merge | people | المهدي | جورج بوش", "apart | people | المهدي | جورغ بوش"],
        {"جورج بوش": "المهدي", "جورغ بوش": "جورغ بوش"},
    ),
    (
        "rows in a chain",
        [
            "merge | people | أحمد علي | المهدي",
            "merge | people | المهدي | جيب بوش",
            "merge | people | أ | أحمد علي",
        ],
        {"أحمد علي": "أ", "المهدي": "أ", "جيب بوش": "أ"},
    ),
    (
        "a row may name a value by the name that another row gives it",
        ["merge | people | حاكم | أحمد علي", "merge | people | حاكم | المهدي"],
        {"أحمد علي": "حاكم", "المهدي": "حاكم"},
    ),
    (
        "values merged with a value are kept apart from the same values",
        ["merge | people | غائب | جورج بوش", "apart | people | غائب | جورغ بوش"],
        {"جورج بوش": "غائب", "جورغ بوش": "جورغ بوش"},
    ),
    ("a row written twice", ["drop | people | المهدي", "drop | people | المهدي"], {"المهدي": None}),
    ("rows of places leave people alone", ["drop | places | المهدي", "merge | places | علي | أحمد علي"], {}),
    ("cells of a spreadsheet", ["drop | people | المهدي |  |  | # لا أحد |  | "], {"المهدي": None}),
    (
        "two values each with a spelling of one name",
        ["merge | people | أحمد علي | سيرجي لافروف", "merge | people | المهدي | لافروف"],
        {"سيرجي لافروف": "أحمد علي", "لافروف": "المهدي", "سيرغي لافروف": "المهدي"},
    ),
]


@pytest.mark.parametrize(("rows", "expected"), [case[1:] for case in ROWS], ids=[case[0] for case in ROWS])
def test_changed_values(rows: list[str], expected: dict[str, str | None]) -> None:
    assert changed_values(*rows) == expected
    assert changed_values(*reversed(rows)) == expected


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1256"])
def test_encodings_of_spreadsheets(encoding: str) -> None:
    rows = "merge | people | أحمد علي | المهدي\r\ndrop | people | جيب بوش\r\n"
    canonical = corrections(rows, encoding=encoding).unify(archive())
    assert value_of(canonical, "المهدي") == "أحمد علي"
    assert value_of(canonical, "جيب بوش") is None


CONTRADICTIONS: list[tuple[str, list[str], str]] = [
    ("merged and kept apart", ["merge | people | أ | ب", "apart | people | ب | أ"], "line 1.*line 2|line 2.*line 1"),
    (
        "merged by a chain of rows and kept apart",
        ["merge | people | أ | ب", "merge | people | ج | أ", "merge | people | ج | د", "apart | people | ب | د"],
        "line 4: apart; .*line 1: merge; .*line 2: merge; .*line 3: merge",
    ),
    ("apart from itself", ["apart | people | أحمد | احمد"], "line 1"),
    (
        "two shown values",
        ["merge | people | ب | أ", "merge | people | ج | أ"],
        "«ب».*«ج».*line 1: merge.*line 2: merge",
    ),
    ("a circle", ["merge | people | ب | أ", "merge | people | أ | ب"], "shown as another"),
    ("two ways to write it", ["merge | people | أحمد | ب", "merge | people | احمد | ج"], "«أحمد» and «احمد»"),
    ("dropped and merged", ["merge | people | أ | ب", "drop | people | ب"], "line 2: drop; .*line 1: merge"),
    ("dropped and shown", ["drop | people | احمد", "merge | people | أحمد | ب"], "line 1: drop; .*line 2: merge"),
]


@pytest.mark.parametrize(
    ("rows", "message"), [case[1:] for case in CONTRADICTIONS], ids=[case[0] for case in CONTRADICTIONS]
)
def test_a_contradiction_names_the_lines_and_the_way_out(rows: list[str], message: str) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        corrections(*rows)
    assert "seeds/corrections.tsv" in str(caught.value)
    assert "take one of the rows out" in str(caught.value)
    with pytest.raises(SourceError, match="contradict"):
        corrections(*reversed(rows))


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("join | people | أ | ب", "“join” is not an action: write one of merge, apart, drop"),
        ("merge people أ ب", "a tab between cells"),
        ("merge | persons | أ | ب", "“persons” is not a kind: write one of people, places after merge"),
        ("drop | dates | 2023", "“dates” is not a kind"),
        ("drop", "not a kind"),
        ("merge | people | أ", "merge takes at least 2 values, not 1 in 1 cells"),
        ("merge | people | أ |  | ب", "not 2 in 3 cells"),
        ("merge | people | أ | # ب", "not 1 in 1 cells"),
        ("apart | people | أ | ب | ج", "takes 2"),
        ("rename | people | أ | ب", "rename is not an action: write merge, with the shown name first"),
        ("drop | people | أ | ب", "drop takes 1 value, not 2 in 2 cells"),
        ("drop | people | \u064e", "not 0 in 1 cells"),
        ("\0\1\2\0\1\2", "is not a text file"),
    ],
)
def test_an_invalid_row_is_named(row: str, message: str) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        corrections("# kinds and actions", row)
    assert "seeds/corrections.tsv" in str(caught.value)


def test_values_that_no_document_has_are_reported() -> None:
    rows = ["# غائب", "merge | people | احمد على | غائب", "merge | people | حاكم | المهدي", "drop | people | حاكم آخر"]
    sentences = corrections(*rows).unmatched(archive().documents)
    assert [sentence.split(":")[0] for sentence in sentences] == [
        "seeds/corrections.tsv, line 2",
        "seeds/corrections.tsv, line 4",
    ]
    assert [name in sentence for name, sentence in zip(("«غائب»", "«حاكم آخر»"), sentences, strict=True)] == [
        True,
        True,
    ]
    assert corrections("merge | places | أحمد علي | المهدي").unmatched(archive().documents) != []


NAMES = st.sampled_from([*PEOPLE, "احمد علي", "غائب"])
ANY_ROW = st.one_of(
    st.tuples(st.just("merge"), NAMES, NAMES),
    st.tuples(st.just("merge"), NAMES, NAMES, NAMES),
    st.tuples(st.just("apart"), NAMES, NAMES),
    st.tuples(st.just("drop"), NAMES),
).map(lambda row: " | ".join((row[0], "people", *row[1:])))


def outcome(rows: list[str]) -> dict[str, str | None] | None:
    """Return the value of each spelling, None for rows that contradict each other."""
    try:
        canonical = corrections(*rows).unify(archive())
    except SourceError:
        return None
    return {spelling: value_of(canonical, spelling) for spelling in PEOPLE}


@given(st.lists(ANY_ROW, max_size=6).flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_the_order_of_rows_makes_no_difference(rows: tuple[list[str], list[str]]) -> None:
    assert outcome(rows[0]) == outcome(rows[1])


@given(st.lists(ANY_ROW, max_size=6))
def test_rows_hold_for_the_values_they_name(rows: list[str]) -> None:
    values_by_spelling = outcome(rows)
    if values_by_spelling is None:
        return
    for row in rows:
        action, _, *values = row.split(" | ")
        facet_values = [values_by_spelling[value] for value in values if value in values_by_spelling]
        if action == "merge":
            assert len(set(facet_values)) <= 1
        if action == "apart" and None not in facet_values and len(facet_values) == 2:
            assert facet_values[0] != facet_values[1]
        if action == "drop":
            assert set(facet_values) <= {None}


@given(st.text("mergdop\t#أب \n\ufeff", max_size=40))
def test_any_text_is_read_or_rejected(text: str) -> None:
    with suppress(SourceError):
        corrections(text)
