"""The API does what its description says: requests that Schemathesis makes of it are answered as it describes."""

from typing import Any

import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)
from schemathesis.specs.openapi.schemas import OpenApiSchema

from indexer.query.request import DURING, WITHIN
from web import urls

OPENAPI = "/api/v1/openapi.json"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    unsupported_method,
]
SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much]


@pytest.fixture(scope="session")
def described(app: Flask) -> OpenApiSchema:
    return schemathesis.openapi.from_wsgi(OPENAPI, app)


@pytest.mark.parametrize(
    "path",
    [
        "/search",
        "/search.{format_}",
        "/suggest",
        "/index",
        "/documents/{id_}",
        "/documents/{id_}/similar",
        "/documents/{id_}/explain",
        "/{kind}/{value}",
    ],
)
def test_answers_are_as_described(described: OpenApiSchema, path: str) -> None:
    requests = described[f"/api/v1{path}"]["GET"].as_strategy()

    @settings(max_examples=40, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=SLOW)
    @given(requests)
    def check(case: Case[Any]) -> None:
        case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity"})

    check()


def test_every_parameter_of_a_search_is_described(client: FlaskClient) -> None:
    document = client.get(OPENAPI).get_json()
    parameters = document["paths"]["/api/v1/search"]["get"]["parameters"]
    excluded = {f"{urls.NOT}{facet}" for facet in (*urls.FACETS, WITHIN, DURING)}
    assert {each["name"] for each in parameters} == {*urls.PARAMETERS, *excluded, "lang"}
    assert all(each["description"] for each in parameters)


def test_every_address_of_the_api_is_described(app: Flask, client: FlaskClient) -> None:
    rules = {rule.endpoint for rule in app.url_map.iter_rules() if rule.endpoint.startswith("api.")}
    paths = client.get(OPENAPI).get_json()["paths"].values()
    assert {f"api.{path['get']['operationId']}" for path in paths} == rules - {"api.openapi"}
