from analyzers.text.clitics import with_proclitics


def test_conjunctions_and_prepositions_stand_before_a_word() -> None:
    assert {"وموسكو", "فموسكو", "بموسكو", "لموسكو", "ولموسكو"} <= set(with_proclitics("موسكو"))


def test_lam_takes_the_alef_of_the_article() -> None:
    forms = with_proclitics("الولايات")
    assert "للولايات" in forms
    assert "ولالولايات" not in forms


def test_other_scripts_take_no_clitics() -> None:
    assert with_proclitics("lavrov") == ()
