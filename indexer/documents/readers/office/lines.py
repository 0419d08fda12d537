"""The text of a document in lines, from the parts of it that a reader meets one after the other."""

import re

_LETTER = re.compile(r"[^\W\d_]")


class Lines:
    """Collects text. Boxes come after the line that they stand in, notes after the text, headers and footers last.

    A row of a table is a line, and a paragraph inside of a cell too if another one follows it.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._boxes: list[str] = []  # that stand in the line being read
        self._outer: list[tuple[list[str], list[str]]] = []  # what was being read when a box or note began
        self._notes: list[str] = []
        self._margins: list[str] = []

    def add(self, text: str) -> None:
        """Add text to the line, or several lines."""
        self._parts.append(text)

    def end_line(self) -> None:
        """End the line."""
        self._parts.append("\n")
        if self._boxes:
            self._parts += (*self._boxes, "\n")
            self._boxes.clear()

    def end_cell(self) -> None:
        """Have the next cell follow on the line of this one."""
        if self._parts and self._parts[-1] == "\n":
            self._parts[-1] = " "
        else:
            self._parts.append(" ")

    def begin_aside(self) -> None:
        """Take what follows for no part of the line, up to the `end_` of its kind."""
        self._outer.append((self._parts, self._boxes))
        self._parts, self._boxes = [], []

    def end_box(self) -> None:
        """Have the text of a box follow the line that it stands in."""
        box = self._end_aside()
        self._boxes.append(box)

    def end_note(self) -> None:
        """End a footnote or an endnote."""
        self._notes.append(self._end_aside())

    def end_margin(self) -> None:
        """End a header or a footer, which is kept once and without lines that are only numbers."""
        lines = (line.strip() for line in self._end_aside().split("\n"))
        self._margins += (line for line in lines if _LETTER.search(line) and line not in self._margins)

    def text(self) -> str:
        """Return all lines that are not blank."""
        while self._outer:  # the file breaks off
            self.end_box()
        self.end_line()
        text = "".join((*self._parts, "\n", "\n".join(self._notes), "\n", "\n".join(self._margins)))
        lines = (" ".join(line.split()) for line in text.replace("\0", "").split("\n"))
        return "\n".join(line for line in lines if line)

    def _end_aside(self) -> str:
        if not self._outer:
            return ""
        self.end_line()
        text = "".join(self._parts)
        self._parts, self._boxes = self._outer.pop()
        return text
