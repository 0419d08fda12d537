from datetime import date
from pathlib import Path

import pytest

from indexer.documents.document import Document
from indexer.documents.readers.text import read

TITLE = "قمة المناخ تختتم أعمالها في دبي باتفاق جديد"
LEAD = "اختتمت في مدينة دبي أعمال القمة بعد أسبوعين من المفاوضات."


@pytest.mark.parametrize(
    ("name", "text", "title", "body", "published"),
    [
        ("a.txt", f"{TITLE}\n{LEAD}", TITLE, LEAD, None),
        ("a.txt", f"{TITLE}\nنشرت في: 13/12/2023\n{LEAD}", TITLE, f"نشرت في: 13/12/2023\n{LEAD}", date(2023, 12, 13)),
        ("2023-12-14-a.txt", f"{TITLE}\n{LEAD}", TITLE, LEAD, date(2023, 12, 14)),
        ("2023-12-14-a.txt", f"{TITLE}\nنشرت في: 13/12/2023", TITLE, "نشرت في: 13/12/2023", date(2023, 12, 13)),
        ("a.txt", f"---\ntitle: {TITLE}\ndate: 2023-12-13\n---\n{LEAD}", TITLE, LEAD, date(2023, 12, 13)),
        ("a.txt", f'---\nTitle: "{TITLE}"\n---\n{TITLE}\n{LEAD}', TITLE, LEAD, None),
        ("a.txt", f"---\nauthor: x\n---\n{TITLE}\n{LEAD}", TITLE, LEAD, None),
        ("a.txt", f"{TITLE}\n---\n{LEAD}", TITLE, f"---\n{LEAD}", None),
    ],
)
def test_read(tmp_path: Path, name: str, text: str, title: str, body: str, published: date | None) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert list(read(path, f"أخبار/{name}")) == [Document(f"أخبار/{name}", title, body, published, f"أخبار/{name}")]
