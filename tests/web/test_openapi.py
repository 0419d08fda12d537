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

from derive.guide import FOLDER
from indexer.messages.catalogue import LANGUAGES
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
        "/search.{format}",
        "/suggest",
        "/index",
        "/documents/{id}",
        "/documents/{id}/similar",
        "/documents/{id}/explain",
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_names_every_address_and_parameter(client: FlaskClient, language: str) -> None:
    guide = (FOLDER / language / "api.md").read_text(encoding="utf-8")
    paths = client.get("/api/v1/openapi.json").get_json()["paths"]
    beginnings = {path.partition("{")[0].rstrip("/.") for path in paths} - {"/api/v1"}
    assert [path for path in beginnings if f"`{path}" not in guide] == []
    named = {each["name"] for each in paths["/api/v1/search"]["get"]["parameters"]}
    shown = {name for name in named if not name.startswith("not.")}
    assert [name for name in shown if f"`{name}" not in guide] == []
