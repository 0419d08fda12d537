"""The words beside a word in the names of an index."""

from analyzers.names.company import find_company


def test_company_counts_the_documents_of_each_neighbour_by_its_side() -> None:
    names = {"مارين لوبان": 3, "جان ماري لوبان": 2, "لوبان": 7, "مارين لوبن": 1}
    assert find_company(names) == {
        "مارين": {"لوبان": 3, "لوبن": 1},
        "لوبان": {"<مارين": 3, "<ماري": 2},
        "جان": {"ماري": 2},
        "ماري": {"<جان": 2, "لوبان": 2},
        "لوبن": {"<مارين": 1},
    }


def test_a_word_beside_very_many_others_is_no_company() -> None:
    names = {f"جون اسم{number}": 1 for number in range(200)} | {"جون ميتشل": 1, "ستيف ميتشل": 1}
    assert find_company(names)["ميتشل"] == {"<ستيف": 1}
