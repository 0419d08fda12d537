"""A small archive of made-up reports, and random changes to its files."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

PEOPLE = (
    "سيرغي لافروف",
    "سيرجي لافروف",
    "أنطونيو غوتيريش",
    "انطونيو جوتيريش",
    "نبيل فهمي",
    "مريم الصادق",
    "Nabil Fahmy",
)
PLACES = ("القاهرة", "تونس", "الخرطوم", "بيروت", "وونسان", "الرباط", "عمّان")
TITLES = ("وزير", "وزيرة", "السفير", "الأمين العام", "المتحدث")
ACTS = ("وصل إلى", "غادر", "زار", "تحدث في", "افتتح مكتبة في", "وقّع اتفاقا في")
TOPICS = ("المياه", "التعليم", "كأس العالم", "أسعار القمح", "المناخ", "الطرق السريعة", "العلاقات الثنائية")
DAYS = ("20 أكتوبر 2023", "١٢ يوليو ٢٠٢٤", "يوم الثلاثاء", "العام الماضي", "عام 1948", "3 ربيع الأول 1445")
CORRECTIONS = (
    "merge\tpeople\tنبيل فهمي\tNabil Fahmy",
    "merge\tplaces\tالقاهرة\tبيروت",
    "apart\tpeople\tسيرغي لافروف\tسيرجي لافروف",
    "drop\tplaces\tوونسان",
    "drop\tpeople\tمريم الصادق",
)
_CORRECTIONS_FILE = "corrections.tsv"
_MAX_IDS = 6  # few, so that files often hold the same id
_FILES = 8  # of a new archive


def report(random: Random) -> tuple[str, str]:
    """Return the title and the text of a report."""
    person, place, topic = random.choice(PEOPLE), random.choice(PLACES), random.choice(TOPICS)
    sentences = [
        f"قال {random.choice(TITLES)} {random.choice(PEOPLE)} إنه {random.choice(ACTS)} {random.choice(PLACES)} "
        f"{random.choice(DAYS)} لبحث {random.choice(TOPICS)}."
        for _ in range(random.randint(1, 4))
    ]
    return f"{person} في {place}: {topic}", " ".join(sentences)


class Archive:
    """The files of a folder, and random changes to them; `away` holds files that were moved out of it."""

    def __init__(self, folder: Path, random: Random) -> None:
        self.folder, self._random = folder, random
        self._away = folder.with_name(f"{folder.name}-away")
        for path in (folder, self._away):
            path.mkdir(parents=True, exist_ok=True)

    def fill(self, files: int = _FILES) -> None:
        """Write the first files, one of them always readable."""
        self._write("always.txt", _text(self._random))
        for _ in range(files):
            self._add()

    def change(self) -> str:
        """Make one random change; return its name."""
        change = self._random.choice(_CHANGES)
        change(self)
        return change.__name__.strip("_")

    def _files(self) -> list[Path]:
        return sorted(path for path in self.folder.iterdir() if path.name not in ("always.txt", _CORRECTIONS_FILE))

    def _write(self, name: str, content: str | bytes) -> None:
        (self.folder / name).write_bytes(content.encode() if isinstance(content, str) else content)

    def _add(self) -> None:
        form, number = self._random.choice(("txt", "html", "jsonl")), self._random.randrange(1000)
        self._write(f"{form}{number}.{form}", _FORMS[form](self._random))

    def _edit(self) -> None:
        for path in self._some():
            self._write(path.name, _FORMS.get(path.suffix.lstrip("."), _text)(self._random))

    def _remove(self) -> None:
        for path in self._some():
            path.unlink()

    def _move_away(self) -> None:
        for path in self._some():
            path.replace(self._away / path.name)

    def _move_back(self) -> None:
        for path in sorted(self._away.iterdir()):
            path.replace(self.folder / path.name)

    def _rename(self) -> None:
        for path in self._some():
            path.replace(path.with_name(f"{path.stem}-r{path.suffix}"))

    def _spoil(self) -> None:
        """Write a file that no reader can read, or only in part."""
        content = self._random.choice((b"", b"{]\n", b'{"_id": 1}\n', b"\x00\xff\xfe\x01", b"\xd9"))
        self._write(f"spoiled{self._random.randrange(3)}.{self._random.choice(('txt', 'jsonl', 'html'))}", content)

    def _correct(self) -> None:
        rows = self._random.sample(CORRECTIONS, self._random.randint(0, 3))
        self._write(_CORRECTIONS_FILE, "".join(f"{row}\n" for row in rows))

    def _some(self) -> list[Path]:
        files = self._files()
        return self._random.sample(files, min(len(files), self._random.randint(1, 2)))


def _text(random: Random) -> str:
    title, text = report(random)
    return f"{title}\n\nنشرت في: {random.randint(1, 28):02}/0{random.randint(1, 9)}/2024\n\n{text}\n"


def _page(random: Random) -> str:
    title, text = report(random)
    return f"<html><head><title>{title}</title></head><body><article><p>{text}</p></article></body></html>"


def _rows(random: Random) -> str:
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in _documents(random))


def _documents(random: Random) -> Iterator[dict[str, str]]:
    for number in random.sample(range(_MAX_IDS), random.randint(1, 3)):
        title, text = report(random)
        yield {"_id": f"id{number}", "title": title, "text": text, "date": f"2024-0{random.randint(1, 9)}-11"}


_FORMS: dict[str, Callable[[Random], str]] = {"txt": _text, "html": _page, "jsonl": _rows}
_CHANGES = (
    Archive._add,
    Archive._edit,
    Archive._remove,
    Archive._move_away,
    Archive._move_back,
    Archive._rename,
    Archive._spoil,
    Archive._correct,
)
