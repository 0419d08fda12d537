"""The description of the API in OpenAPI 3.1, made by SpecTree from its views, their parameters and their objects.

SpecTree only describes: requests are read by `web.urls`, whose errors are sentences in the reader's language, and mypy
checks the objects that views return.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any, cast

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from msgspec import Struct
from msgspec.structs import fields
from spectree import Response, SpecTree
from spectree.model_adapter.msgspec_adapter import MsgspecModelAdapter
from spectree.plugins.flask_plugin import FlaskPlugin

from indexer.messages.catalogue import LANGUAGES
from web.api.objects import ProblemJson
from web.api.parameters import FormParameters, LanguageParameters
from web.i18n import gettext
from web.url_parameters import LinkError, parse_choice
from web.urls import COLUMN, NOT

PROBLEM = "application/problem+json"
VERSION = "1"
_ABOUT = """Full-text search with facets over one collection of Arabic documents.

Offsets count code points; dates are ISO 8601. Nothing here changes the collection. New keys may appear in an object;
none is renamed or removed within a version. A facet value or an id is percent-encoded in a path. A
column that is a facet is a parameter of a search too: `facet.NAME`, `not.facet.NAME`; `/api/v1/index` has their names.
A parameter that an address does not have is an error (400). An answer has an ETag: send it as `If-None-Match`, and as
long as the index is the same the answer is 304. Where the server asks for sign-in, a request carries
`Authorization: Bearer TOKEN`, or a name and password."""
_SAID = {"str": "File", "tuple": "Completions"}  # the names of types that are not ours
_ALWAYS = (304, 401, 414, 429, 503)  # not changed, sign-in, bounds of an address, rate, index or time


class Description:
    """What the API is, address by address."""

    def __init__(self, blueprint: Blueprint) -> None:
        """Take the blueprint to which described views are added."""
        self._blueprint = blueprint
        self._spectree = SpecTree(
            backend=_Plugin,
            model_adapter=cast(Any, MsgspecModelAdapter()),  # narrower errors than its protocol
            naming_strategy=lambda model: _name(model.__name__),
            nested_naming_strategy=lambda _, child: _name(child),
            validation_error_status=400,
            validation_error_model=ProblemJson,
            annotations=False,
            mode="strict",
            title="Kashshaf",
            version=VERSION,
            description=_ABOUT,
        )

    def add(
        self,
        rule: str,
        view: Callable[..., ResponseReturnValue],
        answer: object,
        parameters: type[Struct] = LanguageParameters,
        *,
        media: Iterable[str] = ("application/json",),
        **path: str,
    ) -> None:
        """Add a view, the type and media types of its answer, its parameters, and what each variable of its path is.

        Other parameters are errors: a filter may be misspelled.
        """
        name = view.__name__
        codes = (*_ALWAYS, *([404] if path else []))
        problems = {f"HTTP_{code}": ProblemJson if code >= 400 else None for code in codes}
        described = self._spectree.validate(
            query=parameters,
            resp=_Answers(media, HTTP_200=answer, **problems),
            path_parameter_descriptions=path,
            operation_id=name,
            skip_validation=True,
        )
        self._blueprint.add_url_rule(rule, name, described(_checked(view, parameters)))

    @property
    def problem(self) -> str:
        """The name of the object of errors."""
        return _name(ProblemJson.__name__)

    @property
    def openapi(self) -> Mapping[str, Any]:
        """The document, for a running application."""
        document: Mapping[str, Any] = self._spectree.spec
        for name, schema in document["components"]["schemas"].items():
            if "title" in schema:
                schema["title"] = name
        return document


def _name(type_: str) -> str:
    """Return the name of the object that a type describes."""
    return _SAID.get(type_, type_.removesuffix("Json"))


def _checked(view: Callable[..., ResponseReturnValue], parameters: type[Struct]) -> Callable[..., ResponseReturnValue]:
    """Return a view that raises LinkError for a parameter that it does not have, and for a language of another name."""
    is_form = issubclass(parameters, FormParameters)
    names = {field.encode_name for field in fields(parameters)}

    @wraps(view)
    def checked(**variables: str) -> ResponseReturnValue:
        parse_choice(request.args, "lang", LANGUAGES, LANGUAGES[0])
        for name in () if is_form else request.args:
            is_column = "q" in names and name.removeprefix(NOT).startswith(COLUMN)
            if name not in names and not is_column:
                page = url_for("pages.api")
                raise LinkError(gettext("There is no parameter “%(name)s” here; see %(page)s.", name=name, page=page))
        return view(**variables)

    return checked


class _Answers(Response):
    """The answers of an address, in the media types of a success; errors are problem details."""

    def __init__(self, media: Iterable[str], **models: Any) -> None:
        super().__init__(**models)
        self._media = [each.partition(";")[0] for each in media]

    def generate_spec(self, naming_strategy: Callable[[Any], str] = str) -> dict[str, Any]:
        answers = super().generate_spec(naming_strategy)
        for status, answer in answers.items():
            if described := answer.get("content"):
                media = self._media if status == "200" else [PROBLEM]
                answer["content"] = dict.fromkeys(media, described["application/json"])
        return answers


class _Plugin(FlaskPlugin):
    """SpecTree for Flask, without validation, and with the texts of our paths."""

    def validate(self, func: Callable[..., ResponseReturnValue], *_: Any, **variables: Any) -> ResponseReturnValue:
        return func(**variables)

    def parse_path(self, route: Any, path_parameter_descriptions: Mapping[str, str] | None) -> tuple[str, list[Any]]:
        path, parameters = super().parse_path(route, path_parameter_descriptions)
        for parameter in parameters:
            parameter["schema"] = parameter["schema"] or {"type": "string", "minLength": 1}
            parameter["name"] = parameter["name"].rstrip("_")
        return path.replace("_}", "}"), parameters
