from base64 import b64encode
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.documents.document import Document, Outcome
from indexer.documents.metadata import Metadata
from indexer.documents.readers.formats import DocumentReader
from indexer.documents.readers.mail import mailbox, message
from indexer.documents.readers.members import Member
from indexer.errors import SourceError
from tests.indexer.documents.readers.archives.packing import zipped

TEXT = "وصل الوفد إلى مراكش، وقال نعم.\n\nسطر آخر\n"


def mail(text: str = TEXT, subject: str = "خبر من مراكش", **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "سعاد علي <suad@example.org>"
    made["Subject"] = subject
    made["Date"] = "Fri, 20 Oct 2023 23:30:00 +0300"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    if text:
        made.set_content(text)
    return made


def read(path: Path, content: bytes) -> list[Outcome]:
    path.write_bytes(content)
    with DocumentReader() as reader:
        return list(reader.read(path, path.name))


def documents(outcomes: Sequence[Outcome]) -> list[Document]:
    assert [str(each) for each in outcomes if not isinstance(each, Document)] == []
    return [each for each in outcomes if isinstance(each, Document)]


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_message(tmp_path: Path, end: bytes) -> None:
    made = mail(List_Id="<news.example.org>", Archived_At="<https://example.org/1>")
    (document,) = documents(read(tmp_path / "a.eml", bytes(made).replace(b"\n", end)))
    assert document == Document(
        "a.eml",
        "خبر من مراكش",
        TEXT.strip(),
        date(2023, 10, 20),
        "a.eml",
        metadata=Metadata("https://example.org/1", "سعاد علي", columns=(("list", "<news.example.org>"),)),
    )


RAW = "Subject: {subject}\nFrom: a@example.org\nDate: 2023-10-20\nContent-Type: text/plain; charset={charset}\n\n{text}"


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("windows-1256", "cp1256"),
        ("iso-8859-6", "iso8859_6"),
        ("utf-8", "utf-8"),
        ("utf-8", "cp1256"),
        ("no-such", "cp1256"),
        ("us-ascii", "utf-8"),
        ("zlib", "utf-8"),
    ],
)
def test_texts_and_headers_in_stated_and_wrong_encodings(tmp_path: Path, charset: str, encoding: str) -> None:
    raw = RAW.format(subject="وصل الوفد إلى مراكش", charset=charset, text=TEXT).encode(encoding)
    (document,) = documents(read(tmp_path / "a.eml", raw))
    assert (document.title, document.body) == ("وصل الوفد إلى مراكش", TEXT.strip())
    assert (document.published, document.metadata.author) == (date(2023, 10, 20), "a@example.org")


@pytest.mark.parametrize("charset", ["windows-1256", "iso-8859-6", "utf-8"])
@pytest.mark.parametrize("transfer", ["b", "q"])
def test_encoded_words(tmp_path: Path, charset: str, transfer: str) -> None:
    raw = "وصل الوفد".encode(charset)
    word = raw.hex(" ").upper().replace(" ", "=") if transfer == "q" else ""
    encoded = f"={word}" if word else b64encode(raw).decode()
    content = f"Subject: =?{charset}?{transfer}?{encoded}?= 2\n\nx y z\n"
    (document,) = documents(read(tmp_path / "a.eml", content.encode()))
    assert document.title == "وصل الوفد 2"


def test_html_is_read_if_there_is_no_plain_text(tmp_path: Path) -> None:
    made = mail("")
    made.set_content("<title>قالب</title><p>وصل الوفد.</p><script>x</script><p>سطر آخر.</p>", subtype="html")
    (document,) = documents(read(tmp_path / "a.eml", bytes(made)))
    assert (document.id, document.member, document.title) == ("a.eml", "", "خبر من مراكش")
    assert document.body.splitlines()[-2:] == ["وصل الوفد.", "سطر آخر."]
    assert (document.published, document.metadata.author) == (date(2023, 10, 20), "سعاد علي")
    made = mail()
    made.add_alternative("<p>غير ذلك</p>", subtype="html")
    (document,) = documents(read(tmp_path / "a.eml", bytes(made)))
    assert document.body == TEXT.strip()


PLAIN, PAGE = ("plain", "نص أول"), ("html", "<p>نص أول</p>")


@pytest.mark.parametrize(
    ("structure", "expected"),
    [
        (("mixed", PLAIN, ("plain", "ذيل")), ["نص أول", "ذيل"]),
        (("mixed", PLAIN, ("png", ""), ("plain", "بعد الصورة")), ["نص أول", "بعد الصورة"]),
        (("mixed", PAGE, ("plain", "ذيل <القائمة>\nسطر")), ["نص أول", "ذيل <القائمة>", "سطر"]),
        (("mixed", PAGE, ("png", ""), ("html", "<p>بعد الصورة</p>")), ["نص أول", "بعد الصورة"]),
        (("mixed", ("alternative", PLAIN, PAGE), ("plain", "ذيل")), ["نص أول", "ذيل"]),
        (("alternative", PLAIN, ("mixed", PAGE, ("png", ""), ("html", "<p>بعد</p>"))), ["نص أول"]),
        (("alternative", ("plain", " \n"), ("related", PAGE, ("png", ""))), ["نص أول"]),
        (("alternative", PAGE, PLAIN), ["نص أول"]),
        (("mixed", ("mixed", ("mixed", PLAIN))), ["نص أول"]),
        (("alternative", ("plain", "انظر الصفحة"), ("html", f"<p>{'كلمة ' * 20}</p>")), ["كلمة " * 19 + "كلمة"]),
        (
            ("alternative", ("plain", "كلمة " * 5), ("html", f"<style>{'p ' * 99}</style><p>غير ذلك</p>")),
            ["كلمة " * 4 + "كلمة"],
        ),
    ],
)
def test_the_text_of_a_message_in_several_parts(
    tmp_path: Path, structure: tuple[object, ...], expected: list[str]
) -> None:
    made = mail("", "خبر من مراكش")
    fill(made, structure)
    (document,) = documents(read(tmp_path / "a.eml", bytes(made)))
    assert document.title == "خبر من مراكش"
    assert [line for line in document.body.split("\n") if line] == expected


def fill(part: EmailMessage, structure: Sequence[object]) -> None:
    kind, *inner = structure
    if kind == "png":
        part.set_content(b"x", "image", "png", disposition="inline", filename="a.png")
    elif kind in ("plain", "html"):
        part.set_content(str(inner[0]), subtype=str(kind))
    else:
        getattr(part, f"make_{kind}")()
        for each in inner:
            assert isinstance(each, tuple)
            child = EmailMessage()
            fill(child, each)
            part.attach(child)


def test_an_attached_file_that_is_cut_off_is_not_read_as_its_letters(tmp_path: Path) -> None:
    made = mail()
    made.add_attachment(zipped({"b.txt": TEXT.encode()}), maintype="application", subtype="zip", filename="c.docx")
    content = bytes(made)
    for end in range(content.index(b"UEsD") + 20, content.index(b"UEsD") + 25):
        text, error = read(tmp_path / "a.eml", content[:end])
        assert isinstance(text, Document)
        assert str(error).startswith("a.eml/c.docx: is damaged")


def test_a_message_that_lacks_the_limits_of_its_parts(tmp_path: Path) -> None:
    content = b"Subject: x y z\nContent-Type: multipart/mixed\n\n" + TEXT.encode()
    (document,) = documents(read(tmp_path / "a.eml", content))
    assert document.body == TEXT.strip()


@pytest.mark.parametrize("start", [b"\xef\xbb\xbf", b"\n\r\n"])
def test_what_stands_before_the_first_message_of_a_mailbox(tmp_path: Path, start: bytes) -> None:
    assert len(documents(read(tmp_path / "a.mbox", start + boxed(bytes(mail()))))) == 1


def test_a_byte_order_mark_before_the_headers(tmp_path: Path) -> None:
    (document,) = documents(read(tmp_path / "a.eml", b"\xef\xbb\xbf" + bytes(mail())))
    assert document.title == "خبر من مراكش"


def test_attached_files_are_documents(tmp_path: Path) -> None:
    made = mail()
    page = "<h1>تقرير</h1><p>متن التقرير.</p><meta name=date content=2022-01-02>".encode()
    made.add_attachment(page, maintype="text", subtype="html", filename="تقرير.html")
    made.add_attachment("نص مرفق هنا\n", filename="../../a.txt")
    made.add_attachment(b"x", maintype="image", subtype="png", filename="a.png")
    made.add_attachment(
        zipped({"b.txt": "نص في أرشيف".encode()}), maintype="application", subtype="zip", filename="c.zip"
    )
    made.add_attachment(mail("نص رسالة محولة", "محولة"))
    made.add_attachment("نص ثان هنا\n", filename="a.txt")
    outcomes = documents(read(tmp_path / "a.eml", bytes(made)))
    assert [(each.id, each.title, str(each.published)) for each in outcomes] == [
        ("a.eml", "خبر من مراكش", "2023-10-20"),
        ("a.eml/تقرير.html", "تقرير", "2022-01-02"),
        ("a.eml/a.txt", "نص مرفق هنا", "2023-10-20"),
        ("a.eml/c.zip/b.txt", "نص في أرشيف", "2023-10-20"),
        ("a.eml/attachment-5.eml", "محولة", "2023-10-20"),
        ("a.eml/6-a.txt", "نص ثان هنا", "2023-10-20"),
    ]
    assert {each.metadata.author for each in outcomes} == {"سعاد علي"}


def test_a_large_file_is_handed_over_whole(tmp_path: Path) -> None:
    made = mail()
    made.add_attachment(f"عنوان الملف\n\n{'كلمة ' * 500_000}", filename="a.txt")
    assert [len(each.body) for each in documents(read(tmp_path / "a.eml", bytes(made)))][1] > 2_400_000


def boxed(*messages: bytes) -> bytes:
    return b"".join(b"From a@example.org Fri Oct 20 10:00:00 2023\n" + each + b"\n\n" for each in messages)


def test_a_mailbox(tmp_path: Path) -> None:
    messages = [
        bytes(mail(subject="أول خبر هنا", Message_ID="<one@example.org>")),
        bytes(mail("سطر\n\n>From هنا\nFrom غد\n", "ثان")),
        b"\n\nx",
        bytes(mail(subject="أول خبر هنا", Message_ID="<one@example.org>").as_bytes(policy=SMTP)),
        bytes(mail(subject="رابع")),
    ]
    outcomes = read(tmp_path / "a.mbox", boxed(*messages))
    errors = [each for each in outcomes if isinstance(each, SourceError)]
    found = [each for each in outcomes if isinstance(each, Document)]
    assert [(each.id, each.member, each.title) for each in found] == [
        ("a.mbox/one@example.org", "one@example.org", "أول خبر هنا"),
        ("a.mbox/2", "2", "ثان"),
        ("a.mbox/4", "4", "أول خبر هنا"),
        ("a.mbox/5", "5", "رابع"),
    ]
    assert [(str(each), each.values["member"]) for each in errors] == [
        ("a.mbox/3: is no message: it has no header.", "3")
    ]
    assert found[1].body == "سطر\n\nFrom هنا\nFrom غد"


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.eml", b"", "a.eml: is no message: it has no header."),
        ("a.eml", b"From: a@example.org\n\n", "a.eml: has no text."),
        (
            "a.eml",
            b"Subject: " + b"=?utf-8?q?a?= " * 20_000 + b"\n\ntext",
            "a.eml: its headers are longer than 64 KB.",
        ),
        ("a.mbox", "لا شيء".encode(), "a.mbox: is no mailbox: it does not begin with “From ”."),
        (
            "a.eml",
            b"Content-Type: multipart/mixed; boundary=a\n\n"
            + b"--a\nContent-Type: multipart/mixed; boundary=a\n\n" * 3000,
            "a.eml: has",
        ),
    ],
)
def test_what_is_no_mail(tmp_path: Path, name: str, content: bytes, error: str) -> None:
    (outcome,) = read(tmp_path / name, content)
    assert isinstance(outcome, SourceError)
    assert str(outcome).startswith(error)


def test_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailbox, "MAX_BYTES", 500)
    path = tmp_path / "a.mbox"
    path.write_bytes(boxed(b"Subject: a\n\n" + b"line\n" * 1000, b"Subject: b c d\n\ntext"))
    steps = [step for step in mailbox.read(path, "a.mbox") if step]
    assert [str(each) if isinstance(each, SourceError) else getattr(each, "id", "") for each in steps] == [
        "a.mbox/1: is bigger than 0 MB; split it.",
        "a.mbox/2",
    ]


PIECES = (
    *("Subject: =?utf-8?b?2YU=?=", "Subject: =?x?q?=", "From: a <b@c>", "Date: x", "\n", "\n\n", "--b", "--b--", "نص"),
    *(
        "Content-Type: multipart/mixed; boundary=b",
        "Content-Type: text/html; charset=x",
        "Content-Type: message/rfc822",
    ),
    *("Content-Disposition: attachment; filename*=utf-8''%D9", "Content-Transfer-Encoding: base64", "From x\n", "\0"),
)


@settings(deadline=None, max_examples=150)
@given(
    content=st.one_of(
        st.binary(max_size=200), st.lists(st.sampled_from(PIECES)).map(lambda each: "\n".join(each).encode())
    )
)
def test_any_bytes_are_read_or_rejected(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("mail") / "a"
    path.write_bytes(content)
    with suppress(SourceError):
        for step in message.read(path, "a"):
            if isinstance(step, Member):
                assert all(isinstance(piece, bytes) for piece in step.pieces)
    path.write_bytes(b"From x\n" + content)
    for step in mailbox.read(path, "a"):
        assert not (isinstance(step, SourceError) and "please report" in str(step))
