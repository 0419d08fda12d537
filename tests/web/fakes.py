"""A searcher over a handful of documents in memory: whole words, no analysis. Every fact is of the public record."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from analyzers.names.place_tree import parents
from analyzers.token import Kind, Mention
from indexer.documents.document import Document, Record
from indexer.engine.base import Contribution, Facets, FacetValue
from indexer.errors import IndexStateError, QueryError
from indexer.query.highlight import Mark, Snippet
from indexer.query.request import Filters, Request
from indexer.query.tree import FacetTerm, MatchAll, Or, Word
from indexer.rewrite.meaning import Meaning
from indexer.search.answer import Answer, Hit
from indexer.search.explanation import Reason
from indexer.search.searcher import Searcher
from indexer.suggest.suggester import Suggestion
from indexer.values.entities import Entity, Inside

KINDS: tuple[Kind, ...] = ("people", "places", "dates")
SNIPPET = 160  # code points

# id, published, title, body, then names as `surface` or `surface=value` of each kind
Row = tuple[str, str, str, str, str, str, str]
ROWS: tuple[Row, ...] = (
    (
        "news/lavrov-wonsan.txt",
        "2025-07-12",
        "لافروف يلتقي كيم جونغ أون في وونسان",
        "التقى وزير الخارجية الروسي سيرغي لافروف الزعيم الكوري الشمالي كيم جونغ أون في مدينة وونسان يوم السبت.\n"
        "وجاء اللقاء بعد محادثات أجراها لافروف مع نظيرته تشوي سون هوي في كوريا الشمالية.",
        "سيرغي لافروف|لافروف=سيرغي لافروف|كيم جونغ أون|تشوي سون هوي",
        "وونسان|كوريا الشمالية",
        "يوم السبت=2025-07-12",
    ),
    (
        "news/lavrov-pyongyang.txt",
        "2023-10-20",
        "لافروف في بيونغ يانغ",
        "وصل وزير الخارجية الروسي سيرغي لافروف إلى بيونغ يانغ، والتقى كيم جونغ أون في 19 تشرين الأول/أكتوبر 2023.\n"
        "وسبقت الزيارةَ قمّةٌ بين كيم والرئيس فلاديمير بوتين في روسيا.",
        "سيرغي لافروف|لافروف=سيرغي لافروف|كيم جونغ أون|كيم=كيم جونغ أون|فلاديمير بوتين",
        "بيونغ يانغ|روسيا",
        "19 تشرين الأول/أكتوبر 2023=2023-10-19",
    ),
    (
        "news/final-2022.html",
        "2022-12-18",
        "الأرجنتين بطلة كأس العالم في لوسيل",
        "فازت الأرجنتين على فرنسا بركلات الترجيح في نهائي كأس العالم على ملعب لوسيل في قطر في 18 ديسمبر 2022.\n"
        "سجّل ليونيل ميسي هدفين، وسجّل كيليان مبابي ثلاثة أهداف.",
        "ليونيل ميسي|كيليان مبابي",
        "الأرجنتين|فرنسا|لوسيل|قطر",
        "18 ديسمبر 2022=2022-12-18",
    ),
    (
        "news/morocco-2022.html",
        "2022-12-10",
        "المغرب أول منتخب عربي وأفريقي في نصف نهائي كأس العالم",
        "هزم المغرب البرتغال بهدف يوسف النصيري في الدوحة، وبلغ نصف نهائي كأس العالم مع المدرب وليد الركراكي.",
        "يوسف النصيري|وليد الركراكي",
        "المغرب|البرتغال|الدوحة",
        "",
    ),
    (
        "news/opening-2022.html",
        "2022-11-20",
        "افتتاح كأس العالم في الخور",
        "افتتح أمير قطر تميم بن حمد آل ثاني كأس العالم في استاد البيت بمدينة الخور، وخسرت قطر أمام الإكوادور.",
        "تميم بن حمد آل ثاني",
        "قطر|الخور|الإكوادور",
        "",
    ),
    (
        "news/paris-agreement.jsonl#1",
        "2015-12-12",
        "اعتماد اتفاق باريس للمناخ",
        "أعلن لوران فابيوس في 12 ديسمبر 2015 اعتماد اتفاق باريس، بحضور الأمين العام للأمم المتحدة بان كي مون.\n"
        "ودخل الاتفاق حيّز النفاذ في نوفمبر 2016.",
        "لوران فابيوس|بان كي مون",
        "باريس",
        "12 ديسمبر 2015=2015-12-12|نوفمبر 2016=2016-11",
    ),
    (
        "news/paris-2024.jsonl#2",
        "2024-07-26",
        "باريس تفتتح الألعاب الأولمبية على نهر السين",
        "افتتحت باريس الألعاب الأولمبية الصيفية على نهر السين بحضور الرئيس الفرنسي إيمانويل ماكرون.",
        "إيمانويل ماكرون",
        "باريس",
        "",
    ),
    (
        "news/chandrayaan.txt",
        "2023-08-23",
        "الهند تهبط قرب القطب الجنوبي للقمر",
        "هبطت المركبة تشاندرايان 3 قرب القطب الجنوبي للقمر، وتابع ناريندرا مودي الهبوط من جوهانسبرغ.",
        "ناريندرا مودي",
        "الهند|جوهانسبرغ",
        "",
    ),
    (
        "news/hope-probe.txt",
        "2021-02-09",
        "مسبار الأمل يدخل مدار المريخ",
        "دخل مسبار الأمل مدار المريخ، وصارت الإمارات أول دولة عربية تبلغ الكوكب.",
        "",
        "الإمارات",
        "",
    ),
    (
        "news/abiy-nobel.txt",
        "2019-10-11",
        "نوبل السلام لآبي أحمد",
        "منحت لجنة نوبل في أوسلو جائزة السلام لرئيس وزراء إثيوبيا آبي أحمد.",
        "آبي أحمد",
        "أوسلو|إثيوبيا",
        "",
    ),
    (
        "news/karman-nobel.txt",
        "2011-10-07",
        "نوبل السلام لتوكل كرمان وسيدتين من ليبيريا",
        "نالت توكل كرمان من اليمن وإلين جونسون سيرليف وليما غبوي من ليبيريا جائزة نوبل للسلام في أوسلو.",
        "توكل كرمان|إلين جونسون سيرليف|ليما غبوي",
        "اليمن|ليبيريا|أوسلو",
        "",
    ),
    (
        "news/zewail-nobel.txt",
        "1999-10-12",
        "أحمد زويل يفوز بنوبل الكيمياء",
        "فاز العالم المصري أحمد زويل بجائزة نوبل في الكيمياء، وأُعلن ذلك في ستوكهولم.",
        "أحمد زويل",
        "ستوكهولم",
        "",
    ),
    (
        "news/mahfouz-nobel.txt",
        "1988-10-13",
        "نجيب محفوظ يفوز بنوبل الأدب",
        "أُعلن في ستوكهولم فوز نجيب محفوظ بجائزة نوبل في الأدب، وهو أول عربي ينالها. وُلد محفوظ في القاهرة سنة 1911.",
        "نجيب محفوظ|محفوظ=نجيب محفوظ",
        "ستوكهولم|القاهرة",
        "سنة 1911=1911",
    ),
    (
        "news/camp-david.txt",
        "1978-09-17",
        "توقيع اتفاقيتي كامب ديفيد",
        "وقّع أنور السادات ومناحيم بيغن اتفاقيتي كامب ديفيد في واشنطن بحضور الرئيس الأمريكي جيمي كارتر.",
        "أنور السادات|مناحيم بيغن|جيمي كارتر",
        "واشنطن",
        "",
    ),
    (
        "news/umm-kulthum.txt",
        "1975-02-03",
        "رحيل أم كلثوم",
        "رحلت أم كلثوم في القاهرة في 3 فبراير 1975.",
        "أم كلثوم",
        "القاهرة",
        "3 فبراير 1975=1975-02-03",
    ),
    (
        "lives/ibn-khaldun.txt",
        "",
        "ابن خلدون",
        "وُلد ابن خلدون في تونس سنة 1332 وتوفي في القاهرة سنة 1406، وكتب المقدّمة.",
        "ابن خلدون",
        "تونس|القاهرة",
        "سنة 1332=1332|سنة 1406=1406",
    ),
)


def record(row: Row) -> Record:
    """Return a row as a stored document, every name linked wherever it stands."""
    id_, published, title, body, *names = row
    day = date.fromisoformat(published) if published else None
    document = Document(id_, title, body, day, id_.split("#")[0])
    mentions = [m for kind, column in zip(KINDS, names, strict=True) for m in _mentions(kind, column, document.text)]
    return Record(document, tuple(mentions))


def _mentions(kind: Kind, column: str, text: str) -> Iterator[Mention]:
    values = {surface: value or surface for surface, _, value in (cell.partition("=") for cell in column.split("|"))}
    longest_first = sorted(filter(None, values), key=len, reverse=True)
    for found in re.finditer(rf"\b({'|'.join(map(re.escape, longest_first))})\b", text) if longest_first else ():
        yield Mention(kind, found[0], values[found[0]], *found.span(), evidence="list")


RECORDS = tuple(record(row) for row in ROWS)


NOTHING_ADDED = Meaning(MatchAll())
MEANINGS = {
    "Messi": Meaning(Or((Word("messi", "messi", ("ميسي", "<ميسى>")), FacetTerm("people", "ليونيل ميسي")))),
    "ميسسي": Meaning(Word("ميسي", "ميسي"), corrected={"ميسسي": ("ميسي",)}),
    "ldsd": Meaning(Word("ميسي", "ميسي"), read_as="ميسي"),
}


class FakeSearcher(Searcher):
    """Finds documents that hold every word of a query; `-` before a word, and a lone quotation mark, as in ours."""

    def __init__(self, records: Iterable[Record] = RECORDS) -> None:
        self.records = {record.document.id: record for record in records}

    def search(self, request: Request) -> Answer:
        _words(request.query)
        matching = [r for r in self.records.values() if _matches(r, request.query)]
        found = [r for r in matching if _passes(r, request.filters)]
        if request.sort != "relevance":
            found.sort(key=lambda r: r.document.published or date.min, reverse=request.sort == "newest")
        shown = found[request.offset : request.offset + request.limit]
        hits = tuple(_hit(r, request.query) for r in shown)
        meaning = MEANINGS.get(request.query) if request.all_spellings else None
        return Answer(request, len(found), 3.2, hits, _facets(matching, request.filters), meaning or NOTHING_ADDED)

    def document(self, id_: str) -> Record | None:
        return self.records.get(id_)

    def copies(self, id_: str) -> tuple[Document, ...]:
        return ()

    def similar(self, id_: str) -> tuple[Hit, ...]:
        return ()

    def marks(self, record: Record, request: Request) -> tuple[Mark, ...]:
        return _marks(record.document.text, request.query)

    def explain(self, id_: str, request: Request) -> tuple[Reason, ...]:
        text = self.records[id_].document.text
        counts = {word: text.split().count(word) for word in _words(request.query)}
        return tuple(
            Reason(word, float(n), {word: n}, (Contribution(word, "text", word, float(n)),))
            for word, n in counts.items()
            if n
        )

    def counts(self, request: Request) -> dict[str, int]:
        return {word: sum(_matches(r, word) for r in self.records.values()) for word in _words(request.query)}

    def total(self, request: Request) -> int:
        return sum(_matches(r, request.query) and _passes(r, request.filters) for r in self.records.values())

    def suggest(self, request: Request) -> tuple[Suggestion, ...]:
        typed = request.query
        kept, _, last = typed.rpartition(" ")
        found = [r for r in self.records.values() if _passes(r, request.filters) and _matches(r, kept)] if last else []
        values = Counter((kind, value) for r in found for kind in KINDS[:2] for value in _values(r, kind))
        names = [(kind, value, n) for (kind, value), n in values.most_common() if f" {last}" in f" {value}"]
        offered = [Suggestion(kind, value, n, _begun(value, last), kept) for kind, value, n in names]
        words = Counter(word for r in found for word in set(re.findall(r"\w+", r.document.text)))
        completed = [f"{typed}{word[len(last) :]}" for word in words if word[: len(last)] == last != word]
        offered += [Suggestion("words", text, None, _begun(text, last), text) for text in completed[:3]]
        titled = [(r.document.id, r.document.title) for r in found if f" {last}" in f" {r.document.title}"]
        return (*offered, *(Suggestion("title", title, None, _begun(title, last), typed, id_) for id_, title in titled))

    def beginning(self, prefix: str, limit: int = 8, kinds: Iterable[Kind] = ("people", "places")) -> list[str]:
        names = Counter(m.value for r in self.records.values() for m in r.mentions if m.kind != "dates")
        return [name for name, _ in names.most_common() if name.startswith(prefix)][:limit]

    def entity(self, kind: Kind, value: str) -> Entity | None:
        spelled = [_surfaces(record, kind, value) for record in self.records.values()]
        counts = Counter(surface for surfaces in spelled for surface in surfaces)
        if not counts and (kind != "places" or not self.inside(value).documents):
            return None
        above = parents(value) if kind == "places" else ()
        return Entity(kind, value, sum(map(bool, spelled)), tuple(counts.most_common()), above)

    def beside(self, kind: Kind, value: str) -> Facets:
        return _facets([r for r in self.records.values() if value in _values(r, kind)], Filters())

    def inside(self, place: str) -> Inside:
        counts = Counter(above for r in self.records.values() if place in _places_in(r) for above in _places_in(r))
        below = tuple((value, n) for value, n in counts.most_common() if parents(value)[:1] == (place,))
        return Inside(counts[place], below)

    def parents(self, place: str) -> tuple[str, ...]:
        return parents(place)

    def entities(self, kinds: Iterable[Kind], text: str = "") -> list[Entity]:
        values = {
            (kind, value) for kind in kinds for record in self.records.values() for value in _values(record, kind)
        }
        found = [entity for kind, value in sorted(values) if (entity := self.entity(kind, value))]
        return [entity for entity in found if any(text in spelling for spelling, _ in entity.spellings)]

    @property
    def built(self) -> datetime:
        return datetime(2025, 7, 13, 8, 30, tzinfo=UTC)


class BrokenSearcher(FakeSearcher):
    """Over an index that went away."""

    def search(self, request: Request) -> Answer:
        raise IndexStateError("The index in index is damaged; run index-cli build.")


def _words(query: str) -> list[str]:
    if query.count('"') % 2:
        raise QueryError(
            "A quotation mark is open; close it or take it away.", "علامة التنصيص مفتوحة؛ أغلقها أو احذفها."
        )
    return re.findall(r"-?\w+", query)


def _matches(record: Record, query: str) -> bool:
    held = set(re.findall(r"\w+", record.document.text))
    return all((word[1:] not in held) if word[0] == "-" else (word in held) for word in _words(query))


def _begun(text: str, letters: str) -> tuple[Mark, ...]:
    at = f" {text}".index(f" {letters}")
    return ((at, at + len(letters)),)


def _marks(text: str, query: str) -> tuple[Mark, ...]:
    wanted = set(_words(query))
    return tuple(found.span() for found in re.finditer(r"\w+", text) if found[0] in wanted)


def _hit(record: Record, query: str) -> Hit:
    document = record.document
    text = document.body[:SNIPPET]
    snippet = Snippet(text, _marks(text, query))
    title_marks = _marks(document.title, query)
    return Hit(document.id, document.title, title_marks, 1.0, document.published, document.source, snippet)


def _passes(record: Record, filters: Filters) -> bool:
    named = {(mention.kind, mention.value) for mention in record.mentions}
    if any(values and not any((kind, v) in named for v in values) for kind, values in filters.values.items()):
        return False
    if filters.within and _places_in(record).isdisjoint(filters.within):
        return False
    if filters.since is None and filters.until is None:
        return True
    day = record.document.published
    return day is not None and (filters.since or date.min) <= day <= (filters.until or date.max)


def _facets(matching: list[Record], filters: Filters) -> Facets:
    kinds = {}
    for kind in KINDS:
        others = replace(filters, values={k: v for k, v in filters.values.items() if k != kind})
        selected = filters.values.get(kind, ())
        counts = Counter(v for r in matching if _passes(r, others) for v in _values(r, kind))
        values = [*counts, *(value for value in selected if value not in counts)]
        ordered = sorted(values, key=lambda value: -counts[value])
        kinds[kind] = tuple(FacetValue(value, counts[value], value in selected) for value in ordered)
    days = [r.document.published for r in matching if _passes(r, replace(filters, since=None, until=None))]
    months = sorted(Counter(day.isoformat()[:7] for day in days if day).items())
    return Facets(kinds, tuple(FacetValue(m, n, False) for m, n in months), days.count(None))


def _values(record: Record, kind: Kind) -> list[str]:
    return list(dict.fromkeys(mention.value for mention in record.mentions if mention.kind == kind))


def _places_in(record: Record) -> set[str]:
    return {place for value in _values(record, "places") for place in (value, *parents(value))}


def _surfaces(record: Record, kind: Kind, value: str) -> set[str]:
    return {mention.surface for mention in record.mentions if (mention.kind, mention.value) == (kind, value)}
