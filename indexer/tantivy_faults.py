"""What Tantivy raises, as errors of this project."""

from pathlib import Path

from indexer.errors import IndexStateError


class Faults:
    """Turns what Tantivy raises within it into our own error; its panics are no Exception, and go by their name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: object) -> None:
        """Raise IndexStateError for a fault of Tantivy."""
        if isinstance(fault, (ValueError, OSError)) or (kind and kind.__name__ == "PanicException"):
            raise IndexStateError(
                f"The index in {self._folder} cannot be used ({fault}): build it again with `index-cli build`."
            ) from fault
