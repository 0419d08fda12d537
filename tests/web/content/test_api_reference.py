"""The reference of an API, made from its OpenAPI document."""

from collections.abc import Mapping
from typing import Any

import pytest

from web.content.api_reference import Value, make_reference

TEXTS = {"type": "array", "items": {"type": "string", "maxLength": 200}, "maxItems": 20, "default": []}


def operation(id_: str, *parameters: str) -> Mapping[str, Any]:
    """Return the description of an address that answers with an object A, or with a problem."""
    return {
        "operationId": id_,
        "summary": "Answer.",
        "parameters": [{"name": each, "required": False, "schema": {"type": "string"}} for each in parameters],
        "responses": {
            "304": {},
            "429": {"content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/P"}}}},
            "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}},
        },
    }


def document(of_a: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a document of two addresses, with a value of the object A."""
    objects = {
        "P": {"type": "object", "properties": {"status": {"type": "integer"}}},
        "B": {"type": "string"},
        "A": {"type": "object", "description": "An A.", "required": ["v"], "properties": {"v": of_a}},
        "Unused": {"type": "object", "properties": {}},
    }
    paths = {"/search": {"get": operation("search", "q", "lang")}, "/map": {"get": operation("map", "lang", "q", "x")}}
    return {"info": {"description": "One.\n\nTwo."}, "paths": paths, "components": {"schemas": objects}}


@pytest.mark.parametrize(
    ("schema", "kind", "bounds", "default"),
    [
        ({"type": "string", "default": ""}, "text", "", ""),
        (
            {"type": "integer", "minimum": 1, "maximum": 1000, "default": 10},
            *("whole number", "at least 1, at most 1,000", "10"),
        ),
        (TEXTS, "list of texts", "at most 20, each at most 200 characters", ""),
        ({"enum": ["newest", "oldest"], "default": "newest"}, "newest | oldest", "", "newest"),
        ({"anyOf": [{"$ref": "#/components/schemas/B"}, {"type": "null"}]}, "<B> or null", "", ""),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, "object of whole numbers", "", ""),
        ({"type": "array", "items": {"$ref": "#/components/schemas/B"}}, "list of <B>", "", ""),
        (
            {"type": "array", "minItems": 2, "maxItems": 2, "prefixItems": [{"type": "integer"}, {"type": "boolean"}]},
            *("[whole number, true or false]", "", ""),
        ),
    ],
)
def test_a_value(schema: Mapping[str, Any], kind: str, bounds: str, default: str) -> None:
    reference = make_reference(document(schema))
    [value] = next(each.values for each in reference.objects if each.name == "A")
    shown = "".join(f"<{text}>" if is_object else text for text, is_object in value.kind)
    assert (value.name, shown, value.bounds, value.default, value.required) == ("v", kind, bounds, default, True)


def test_operations_and_objects() -> None:
    reference = make_reference(document({"$ref": "#/components/schemas/B"}))
    assert reference.about == ("One.", "Two.")
    assert [value.name for value in reference.shared] == ["q", "lang"]
    search, in_map = reference.operations
    assert (search.path, search.parameters, search.has_shared) == ("/search", (), True)
    assert in_map.parameters == (Value("x", (("text", False),), "", "", "", required=False),)
    assert (in_map.answer, in_map.media, in_map.problems) == (
        (("A", True),),
        ("application/json",),
        ("429 Too Many Requests",),
    )
    assert [each.name for each in reference.objects] == ["P", "A", "B"]
    assert reference.objects[2].kind == (("text", False),)
