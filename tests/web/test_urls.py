from datetime import date
from urllib.parse import parse_qsl

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from indexer.display import without_format_signs
from indexer.engine.entry import KINDS
from indexer.query.limits import MAX_LENGTH, MAX_VALUE_LENGTH, MAX_VALUES
from indexer.query.request import Filters, Request
from web import urls
from web.url_parameters import LinkError

MESSI = ("ليونيل ميسي",)
OF_2022 = Filters({"people": MESSI}, date(2022, 1, 1))
DECEMBER = Request("كأس", Filters({}, date(2022, 12, 1), date(2022, 12, 18)))


@pytest.mark.parametrize(
    ("address", "request_"),
    [
        ("", Request("", sort="newest")),
        ("q=", Request("", sort="newest")),
        ("q=كأس", Request("كأس")),
        ("q=+كأس++", Request("كأس")),
        ("q=كأس&sort=oldest", Request("كأس", sort="oldest")),
        ("q=كأس&sort=", Request("كأس")),
        ("q=كأس&page=3", Request("كأس", offset=20)),
        ("q=كأس&page=3&limit=50", Request("كأس", limit=50, offset=100)),
        ("q=كأس&people=ليونيل ميسي", Request("كأس", Filters({"people": MESSI}))),
        ("q=كأس&places=قطر&places=فرنسا", Request("كأس", Filters({"places": ("قطر", "فرنسا")}))),
        ("q=كأس&places=قطر&places= قطر &places=", Request("كأس", Filters({"places": ("قطر",)}))),
        ("q=كأس&from=2022-12-01&to=", Request("كأس", Filters(since=date(2022, 12, 1)))),
        ("q=كأس&from=2022-12-18&to=2022-12-18", Request("كأس", Filters({}, date(2022, 12, 18), date(2022, 12, 18)))),
        ("q=كأس&within=آسيا&within= آسيا &within=", Request("كأس", Filters(within=("آسيا",)))),
        ("q=كأس&from=٢٠٢٢-١٢-٠١&to=18/12/2022", DECEMBER),
        ("q=كأس&from=2022/12/1&to=2022.12.18", DECEMBER),
        ("q=كأس&from=2022&to=2022-02", Request("كأس", Filters({}, date(2022, 1, 1), date(2022, 2, 28)))),
        ("q=\u200fكأس&people=\u2068ليونيل ميسي\u2069&from=\u20662022", Request("كأس", OF_2022)),
        ("q=كأس&typed=1", Request("كأس", all_spellings=False)),
        ("q=كأس&typed=&undated=&any=&copies=", Request("كأس")),
        ("q=كأس&strictness=wide", Request("كأس", strictness="wide")),
        ("q=كأس&strictness=", Request("كأس")),
        ("q=كأس&unknown=1&lang=en", Request("كأس")),
    ],
)
def test_read_request(address: str, request_: Request) -> None:
    assert urls.read_request(MultiDict(parse_qsl(address, keep_blank_values=True))) == request_


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("q", "م" * (MAX_LENGTH + 1), "longer than 2000 characters"),
        ("sort", "best", "not a value of sort; choose one of: relevance, newest, oldest"),
        ("strictness", "loose", "not a value of strictness; choose one of: exact, usual, wide"),
        ("page", "0", "not a number from 1 to 10000 for page"),
        ("page", "-1", "not a number from 1 to 10000 for page"),
        ("page", "1e3", "not a number from 1 to 10000 for page"),
        ("page", "٣", "not a number from 1 to 10000 for page"),
        ("page", "10001", "not a number from 1 to 10000 for page"),
        ("page", "9" * 5000, "not a number from 1 to 10000 for page"),
        ("limit", "101", "not a number from 1 to 100 for limit"),
        ("typed", "no", "“no” is not a value of typed; choose one of: 1"),
        ("undated", "yes", "“yes” is not a value of undated; choose one of: 1"),
        ("any", "true", "“true” is not a value of any; choose one of: 1"),
        ("copies", "1", "“1” is not a value of copies; choose one of: all"),
        ("all", "person", "“person” is not a value of all; choose one of: people, places"),
        ("from", "2023-13-01", "not a date; write it as 2023-10-20"),
        ("to", "yesterday", "not a date; write it as 2023-10-20"),
        ("places", "ق" * (MAX_VALUE_LENGTH + 1), "longer than 200 characters; choose it from the list"),
        ("within", "ق" * (MAX_VALUE_LENGTH + 1), "longer than 200 characters; choose it from the list"),
    ],
)
def test_an_invalid_parameter_is_an_error(field: str, value: str, sentence: str) -> None:
    with pytest.raises(LinkError, match=sentence):
        urls.read_request(MultiDict([("q", "كأس"), (field, value)][field == "q" :]))


def test_a_range_that_ends_before_it_begins_is_an_error() -> None:
    with pytest.raises(LinkError, match="starts on 2023-10-20, after its end 2023-10-19"):
        urls.read_request(MultiDict({"from": "2023-10-20", "to": "2023-10-19"}))


def test_too_many_values_are_an_error() -> None:
    values = [("people", str(n)) for n in range(MAX_VALUES)]
    assert len(urls.read_request(MultiDict(values)).filters.values["people"]) == MAX_VALUES
    with pytest.raises(LinkError, match="At most 20 values of “People”"):
        urls.read_request(MultiDict([*values, ("people", "one more")]))


def in_order(since: date | None, until: date | None) -> tuple[date | None, date | None]:
    return (until, since) if since and until and since > until else (since, until)


words = st.text(max_size=20).map(without_format_signs).map(str.strip)
values = st.lists(words.filter(bool), min_size=1, max_size=3, unique=True).map(tuple)
days = st.none() | st.dates()
mentioned = st.lists(st.dates().map(date.isoformat), min_size=1, max_size=3, unique=True).map(tuple)
chosen = st.fixed_dictionaries({}, optional={kind: mentioned if kind == "dates" else values for kind in KINDS})
within = st.just(()) | values
filters = st.builds(
    lambda kinds, ends, places: Filters(kinds, *in_order(*ends), places), chosen, st.tuples(days, days), within
)
pages = st.integers(0, 99).map(lambda page: 10 * page)


LEVELS = st.sampled_from(urls.STRICTNESS_LEVELS)


@given(st.builds(Request, words, filters, st.sampled_from(urls.SORTS), st.just(10), pages, strictness=LEVELS))
def test_an_address_holds_the_whole_request(request: Request) -> None:
    assert urls.read_request(MultiDict(urls.request_parameters(request))) == request


def test_a_parameter_of_flask_in_an_address_has_no_effect(app: Flask) -> None:
    page = app.test_client().get("/search?q=x&_external=1&_anchor=a&endpoint=home&_scheme=javascript")
    assert page.status_code == 200
    assert "javascript" not in page.text
