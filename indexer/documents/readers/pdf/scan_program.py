"""The program that recognises scanned pages: `python -m ...pdf.scan_program FILE PAGE ...`.

PDFium draws a page, and tesseract reads it; each page is a line of JSON on standard output: its number, its text, and
how sure tesseract is of its words, in percent. It may start processes, which the process of the readers may not; the
limits on memory and time hold for each of them. It ends after a page if the process that started it is gone.
"""

import csv
import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from statistics import fmean

import pypdfium2

TESSERACT = ("tesseract", "-", "-", "-l", "ara", "--psm", "3", "tsv")
_DOTS_PER_INCH = 300  # what tesseract is made for
_MAX_DOTS = 36_000_000  # of a page: A3
_POINTS_PER_INCH = 72
_MEMORY_BYTES = 1536 << 20
_PAGE_CPU_SECONDS = 120  # a dense page of A4 takes 10
_HEADING = 1.65  # times the height of the line below; lines of one size had up to 1.59 on three pages, headings 1.78
_FEW_WORDS = 3  # of a line whose height tells: one of a word or two may have no high letter
_WORD = "5"  # the level of words among the rows of tesseract


def main() -> None:
    """Recognise the pages of a file that are named by their numbers, from 1."""
    path, *numbers = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    parent = os.getppid()
    pdf = pypdfium2.PdfDocument(path)
    for number in map(int, numbers):
        if os.getppid() != parent:
            return
        text, sureness = _recognised(_picture(pdf[number - 1]))
        print(json.dumps([number, text, round(sureness)], ensure_ascii=False), flush=True)


def _picture(page: pypdfium2.PdfPage) -> bytes:
    """Return a page as a grey picture in the format PGM."""
    width, height = page.get_size()
    scale = min(_DOTS_PER_INCH / _POINTS_PER_INCH, (_MAX_DOTS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    dots: bytes = bitmap.to_numpy()[:, : bitmap.width].tobytes()
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + dots


def _recognised(picture: bytes) -> tuple[str, float]:
    """Return the text of a picture, one line per paragraph, and how sure it is; nothing if tesseract fails."""
    run = subprocess.run(TESSERACT, input=picture, capture_output=True, check=False, preexec_fn=_limit_cpu)  # noqa: S603
    rows = csv.reader(run.stdout.decode("utf-8", "replace").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    words = [row for row in rows if row[0] == _WORD and row[-1].strip()]
    lines = [list(group) for _, group in groupby(words, key=lambda row: row[1:5])]
    return "\n".join(_paragraphs(lines)), fmean([float(row[-2]) for row in words] or [0.0])


def _paragraphs(lines: Iterable[list[list[str]]]) -> Iterator[str]:
    """Yield the paragraphs of lines of words; a heading, which is higher than the line after it, is one."""
    paragraph: list[str] = []
    place, height = None, 0
    for line in lines:
        before, height = height, _height(line)
        is_below_heading = before > _HEADING * height and len(line) >= _FEW_WORDS
        if paragraph and (line[0][1:4] != place or is_below_heading):
            yield " ".join(paragraph)
            paragraph = []
        place = line[0][1:4]
        paragraph += [word[-1] for word in line]
    if paragraph:
        yield " ".join(paragraph)


def _height(line: Iterable[list[str]]) -> int:
    """Return the height of a line of words in dots."""
    spans = [(int(word[7]), int(word[7]) + int(word[9])) for word in line]
    return max(1, max(end for _, end in spans) - min(top for top, _ in spans))


def _limit_cpu() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (_PAGE_CPU_SECONDS, _PAGE_CPU_SECONDS))


if __name__ == "__main__":
    main()
