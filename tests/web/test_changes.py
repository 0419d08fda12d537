from datetime import date

import pytest

from indexer.query.request import Filters, Request
from web import changes, urls

MESSI = "ليونيل ميسي"
SECOND_PAGE = Request("كأس", Filters({"people": (MESSI,)}, date(2022, 1, 1)), "oldest", offset=10)


@pytest.mark.parametrize(
    ("changed", "address"),
    [
        (changes.toggle_value(SECOND_PAGE, "people", "كيليان مبابي"), "q people=2 from sort"),
        (changes.toggle_value(SECOND_PAGE, "people", MESSI), "q from sort"),
        (changes.toggle_value(SECOND_PAGE, "places", MESSI), "q people places from sort"),
        (changes.with_dates(SECOND_PAGE, None, None), "q people sort"),
        (changes.with_sort(SECOND_PAGE, "relevance"), "q people from"),
        (changes.without_filters(SECOND_PAGE), "q sort"),
        (changes.with_query(SECOND_PAGE, ""), "q people from"),
        (changes.with_page(SECOND_PAGE, 4), "q people from sort page"),
        (changes.with_page(SECOND_PAGE, 1), "q people from sort"),
        (changes.documents_with("places", "قطر"), "q places"),
        (changes.toggle_place(SECOND_PAGE, "آسيا"), "q people within from sort"),
        (changes.toggle_place(changes.toggle_place(SECOND_PAGE, "آسيا"), "أوروبا"), "q people within=2 from sort"),
        (changes.toggle_place(changes.toggle_place(SECOND_PAGE, "آسيا"), "آسيا"), "q people from sort"),
    ],
)
def test_changes_one_part_and_goes_to_the_first_page(changed: Request, address: str) -> None:
    fields = urls.request_parameters(changed)
    counted = [f"{name}={len(v)}" if isinstance(v, list) and len(v) > 1 else name for name, v in fields.items()]
    assert " ".join(counted) == address
