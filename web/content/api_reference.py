"""What the page of the API shows, made from its OpenAPI document: operations, parameters, objects."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

Schema = Mapping[str, Any]  # JSON Schema
Kind = tuple[tuple[str, bool], ...]  # pieces of text; True for the name of an object

_SHARED = "search"  # the operation whose parameters others have too
_ONE = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false", "null": "null"}
_MANY = _ONE | {"string": "texts", "integer": "whole numbers", "number": "numbers"}
_BOUNDS = (  # keywords, and how a reader says them
    ("minimum", "at least {:,}"),
    ("maximum", "at most {:,}"),
    ("minLength", "at least {:,} character"),
    ("maxLength", "at most {:,} characters"),
    ("maxItems", "at most {:,}"),
)


@dataclass(frozen=True, slots=True)
class Value:
    """A parameter, or a value of an object; `default` is as an address has it."""

    name: str
    kind: Kind
    bounds: str
    default: str
    description: str
    required: bool


@dataclass(frozen=True, slots=True)
class Operation:
    """An address: its own parameters, whether it has those of a search too, and what it answers."""

    id: str
    path: str
    summary: str
    parameters: tuple[Value, ...]
    has_shared: bool
    media: tuple[str, ...]
    answer: Kind
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Object:
    """An object that answers hold."""

    name: str
    description: str
    kind: Kind
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """The API."""

    about: tuple[str, ...]
    shared: tuple[Value, ...]
    operations: tuple[Operation, ...]
    objects: tuple[Object, ...]


def make_reference(document: Mapping[str, Any]) -> Reference:
    """Return the reference of an OpenAPI document whose operations all are GET."""
    operations = {path: methods["get"] for path, methods in document["paths"].items()}
    shared = {name(each) for each in _parameters(operations, _SHARED)}
    objects = document["components"]["schemas"]
    held = list(_held(operations.values(), objects))
    return Reference(
        tuple(document["info"]["description"].split("\n\n")),
        tuple(map(_parameter, _parameters(operations, _SHARED))),
        tuple(_operation(path, each, shared) for path, each in operations.items()),
        tuple(_object(each, objects[each]) for each in held),
    )


def name(parameter: Mapping[str, Any]) -> str:
    """Return the name of a parameter."""
    return str(parameter["name"])


def _parameters(operations: Mapping[str, Any], id_: str) -> list[Mapping[str, Any]]:
    return next(each["parameters"] for each in operations.values() if each["operationId"] == id_)


def _operation(path: str, operation: Mapping[str, Any], shared: set[str]) -> Operation:
    parameters, answers = operation["parameters"], operation["responses"]
    has_shared = shared <= {name(each) for each in parameters}
    content = answers["200"]["content"]
    problems = (int(status) for status in answers if int(status) >= HTTPStatus.BAD_REQUEST)
    return Operation(
        operation["operationId"],
        path,
        operation["summary"],
        tuple(_parameter(each) for each in parameters if not (has_shared and name(each) in shared)),
        has_shared,
        tuple(content),
        tuple(_kind(next(iter(content.values()))["schema"])),
        tuple(f"{status} {HTTPStatus(status).phrase}" for status in sorted(problems)),
    )


def _parameter(parameter: Mapping[str, Any]) -> Value:
    schema = {**parameter["schema"], "description": parameter.get("description", "")}
    return _value(name(parameter), schema, required=parameter["required"])


def _object(name_: str, schema: Schema) -> Object:
    values = schema.get("properties", {}).items()
    required = schema.get("required", ())
    shown = tuple(_value(key, of_key, required=key in required) for key, of_key in values)
    return Object(name_, _text(schema), () if shown else tuple(_kind(schema)), shown)


def _value(name_: str, schema: Schema, *, required: bool) -> Value:
    default = schema.get("default")
    shown = "" if default in (None, "", []) else str(default)
    return Value(name_, tuple(_kind(schema)), ", ".join(_bounds(schema)), shown, _text(schema), required)


def _text(schema: Schema) -> str:
    return str(schema.get("description", ""))


def _bounds(schema: Schema) -> Iterator[str]:
    for keyword, said in _BOUNDS:
        if keyword in schema and "prefixItems" not in schema:
            yield said.format(schema[keyword])
    if isinstance(items := schema.get("items"), Mapping):
        yield from (f"each {bound}" for bound in _bounds(items))


def _kind(schema: Schema, names: Mapping[str, str] = _ONE) -> Iterator[tuple[str, bool]]:
    """Yield what values a schema allows, in words; objects by their names."""
    if reference := schema.get("$ref"):
        yield reference.rpartition("/")[2], True
    elif several := schema.get("anyOf"):
        yield from _joined(several, " or ")
    elif "enum" in schema:
        yield " | ".join(filter(None, map(str, schema["enum"]))), False
    elif of_places := schema.get("prefixItems"):
        yield "[", False
        yield from _joined(of_places, ", ")
        yield "]", False
    elif schema.get("type") == "array":
        yield "list of ", False
        yield from _kind(schema["items"], _MANY)
    elif of_keys := schema.get("additionalProperties"):
        yield "object of ", False
        yield from _kind(of_keys, _MANY)
    else:
        yield names.get(schema["type"], schema["type"]), False


def _joined(schemas: Sequence[Schema], sign: str) -> Iterator[tuple[str, bool]]:
    for number, schema in enumerate(schemas):
        if number:
            yield sign, False
        yield from _kind(schema)


def _held(operations: Any, objects: Mapping[str, Schema]) -> Iterator[str]:
    """Yield the names of the objects of the answers, each before those that it holds."""
    waiting = [name for each in operations for answer in each["responses"].values() for name in _names(answer)]
    seen: set[str] = set()
    while waiting:
        name_ = waiting.pop(0)
        if name_ not in seen:
            seen.add(name_)
            yield name_
            waiting = [*_names(objects[name_]), *waiting]


def _names(schema: Any) -> Iterator[str]:
    """Yield the names of the objects that a part of the document refers to."""
    if isinstance(schema, Mapping):
        if reference := schema.get("$ref"):
            yield str(reference).rpartition("/")[2]
        schema = list(schema.values())
    if isinstance(schema, list):
        for each in schema:
            yield from _names(each)
