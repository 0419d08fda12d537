"""What a source says of a document beside its title, text and date."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the source states; "" for what it does not.

    `site` is the publication, `language` a tag of BCP 47 as the source writes it. `columns` are further named values of
    the source, such as the columns of a table, in its order.
    """

    url: str = ""
    author: str = ""
    site: str = ""
    section: str = ""
    language: str = ""
    columns: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the values that are stated, as `from_json` reads them."""
        return {name: value for name, value in asdict(self).items() if value}

    @classmethod
    def from_json(cls, stated: Mapping[str, Any]) -> Self:
        """Return what `to_json` returned; raise TypeError or ValueError for anything else."""
        columns = tuple((str(name), str(value)) for name, value in stated.get("columns", ()))
        return cls(**{name: str(value) for name, value in stated.items() if name != "columns"}, columns=columns)


NO_METADATA = Metadata()
