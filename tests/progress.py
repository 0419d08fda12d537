"""A progress report that shows nothing."""


class Silent:
    def begin(self, label: str, total: int) -> None: ...

    def advance(self, steps: int) -> None: ...
