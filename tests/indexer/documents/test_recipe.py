from dataclasses import replace

import pytest

from indexer.documents.recipe import NO_OPTIONS, Recipe
from indexer.errors import SourceError

RECIPE = Recipe((("text", "body"), ("date", "نشر")), ("عدد",), ("*.csv", "*.pdf"), ("drafts/",))


def test_a_recipe_is_kept_as_json_and_stated_as_options() -> None:
    assert Recipe.from_json(RECIPE.to_json()) == RECIPE
    assert (Recipe.from_json({}), NO_OPTIONS.to_json(), list(NO_OPTIONS.arguments())) == (NO_OPTIONS, {}, [])
    options = ["--map", "text=body,date=نشر", "--facet", "عدد", "--include", "*.csv", "--include", "*.pdf"]
    assert list(RECIPE.arguments()) == [*options, "--exclude", "drafts/"]


def test_what_a_recipe_does_not_state_stays() -> None:
    assert Recipe(exclude=("*.tmp",)).over(RECIPE) == Recipe(RECIPE.columns, ("عدد",), RECIPE.include, ("*.tmp",))


def test_documents_stay_where_they_are_unless_a_place_is_stated() -> None:
    there, elsewhere = Recipe(cluster=("http://a:1",)), Recipe(cluster=("http://b:1",))
    in_folder = Recipe(stated=frozenset({"cluster"}))
    assert [recipe.placed_as(there) for recipe in (RECIPE, elsewhere, in_folder)] == [
        replace(RECIPE, cluster=there.cluster),
        elsewhere,
        in_folder,
    ]


def test_what_is_stated_as_empty_is_given_up() -> None:
    assert Recipe(stated=frozenset({"facets"})).over(RECIPE) == Recipe(RECIPE.columns, (), RECIPE.include, ("drafts/",))
    assert Recipe(stated=frozenset({"facets"})).to_json() == {}


def test_what_is_no_pattern_is_an_error() -> None:
    with pytest.raises(SourceError, match="is no pattern"):
        Recipe(exclude=("!",)).wants("a.txt")
