"""Every text of the interface, in Arabic and in English."""

from dataclasses import dataclass
from typing import Literal, get_args

Lang = Literal["ar", "en"]
LANGS: tuple[Lang, ...] = get_args(Lang)
Pair = tuple[str, str]  # Arabic, English

STRINGS: dict[str, Pair] = {
    # the frame
    "name": ("كشّاف", "Kashshaf"),
    "tagline": (
        "بحثٌ في الوثائق العربية، يصل بك إلى من ذُكر فيها وأين ومتى.",
        "Search Arabic documents by what they say, and whom, where and when they name.",
    ),
    "skip": ("انتقل إلى المحتوى", "Skip to content"),
    "query": ("كلمات البحث", "Search words"),
    "query_hint": ("ابحث عن كلمة أو اسم أو «عبارة»", "Search for a word, a name or a “phrase”"),
    "search": ("ابحث", "Search"),
    "suggestions": ("اقتراحات", "Suggestions"),
    "complete": ("إكمال", "Complete"),
    "title": ("عنوان", "Title"),
    "other_language": ("English", "العربية"),
    "home": ("الصفحة الأولى", "Home"),
    "browse": ("تصفّح الوثائق كلّها", "Browse all documents"),
    "json": ("هذه الصفحة بصيغة JSON", "This page as JSON"),
    # the first page
    "holds": ("في هذه المجموعة {documents}", "This collection holds {documents}"),
    "holds_between": (
        "في هذه المجموعة {documents}، نُشرت بين {first} و{last}",
        "This collection holds {documents}, published between {first} and {last}",
    ),
    "empty": ("المجموعة فارغة بعد.", "The collection is still empty."),
    "empty_way_out": (
        "ضع ملفاتك في مجلد seeds/ ثم شغّل الأمر:",
        "Put files into the folder seeds/, then run:",
    ),
    "start_people": ("أكثر الأشخاص ذكرًا", "Most named people"),
    "start_places": ("أكثر الأماكن ذكرًا", "Most named places"),
    "start_published": ("متى نُشرت", "When they were published"),
    "start_newest": ("أحدث الوثائق", "Newest documents"),
    "built": ("بُني الفهرس في {day}", "Index built on {day}"),
    # results
    "results": ("نتائج البحث", "Results"),
    "all_documents": ("كلّ الوثائق", "All documents"),
    "took": ("في {ms} مِلّي ثانية", "in {ms} ms"),
    "read_as": (
        "يبدو أن لوحة المفاتيح كانت على لغة أخرى. بحثنا عن:",
        "Typed on another keyboard layout, it seems. Searched for:",
    ),
    "reasons": ("لماذا ظهرت هذه النتيجة؟", "Why is this a result?"),
    "reasons_note": (
        "لكل جزء من البحث: ما يقابله في الوثيقة، وكم أضاف إلى ترتيبها.",
        "For each part of the search: what the document has of it, and what that added to its rank.",
    ),
    "how_text": ("في النص", "in the text"),
    "how_title": ("في العنوان", "in the title"),
    "how_form": ("صيغة أخرى", "another form"),
    "how_related": ("كلمة قريبة", "related word"),
    "how_parts": ("أجزاء الكلمة", "parts of the word"),
    "how_whole": ("كما طُلب", "as it was asked"),
    "how_all_words": ("كلّ الكلمات معًا", "all words together"),
    "how_asked": ("قبل البحث الأوسع", "before the wider search"),
    "each_part": ("كلّ جزء وحده:", "Each part alone:"),
    "rescued": ("بحثنا بدلًا منه عن:", "Searched for instead:"),
    "gave_up_marks": ("بلا تقيّد بالهمزات والحركات", "hamza and harakat not kept"),
    "gave_up_forms": ("بكلّ صيغ الكلمة", "all forms of the words"),
    "gave_up_near": ("كلمات العبارة متقاربة", "the words of the phrase near each other"),
    "gave_up_apart": ("كلمات العبارة متفرقة", "the words of the phrase apart"),
    "gave_up_any": ("أيّ كلمة منها", "any of the words"),
    "gave_up_fields": ("في أيّ مكان من الوثيقة", "anywhere in the document"),
    "gave_up_root": ("بكلمات الجذر نفسه", "words of the same root"),
    "gave_up_excluded": ("مع ما استُبعد", "with what was left out"),
    "corrected": ("بحثنا عن أقرب ما في الفهرس إلى", "We looked for the nearest words of the index to"),
    "meant_names": ("المقصود:", "Meant:"),
    "also_spelled": ("بحثنا عن تهجئات أخرى أيضًا", "Other spellings were searched for too"),
    "as_typed": ("ابحث عن الكلمات كما كُتبت", "Search for the words as typed"),
    "only_typed": ("بحثنا عن الكلمات كما كُتبت.", "Searched for the words as typed."),
    "all_spellings": ("ابحث بكلّ التهجئات", "Search in all spellings"),
    "strictness": ("الكلمات", "Words"),
    "exact": ("كما رُسمت", "As spelled"),
    "usual": ("المعتاد", "As usual"),
    "wide": ("وما شاركها الجذر", "Same root too"),
    "sort": ("الترتيب", "Sort"),
    "relevance": ("الأقرب صلةً", "Relevance"),
    "newest": ("الأحدث", "Newest"),
    "oldest": ("الأقدم", "Oldest"),
    "undated": ("بلا تاريخ", "Undated"),
    "untitled": ("وثيقة بلا عنوان", "Untitled document"),
    "pages": ("الصفحات", "Pages"),
    "page": ("صفحة {page}", "Page {page}"),
    "previous": ("السابقة", "Previous"),
    "next": ("التالية", "Next"),
    "past_the_end": ("لا تصل النتائج إلى هذه الصفحة.", "The results end before this page."),
    "first_page": ("ارجع إلى الصفحة الأولى من النتائج", "Go to the first page of results"),
    "folded": ("تظهر مع غيرها {copies}.", "{copies} shown with others."),
    "all_copies": ("أظهر كلّ نسخة وحدها", "Show every copy on its own"),
    "copies_apart": ("كلّ نسخة وحدها.", "Every copy on its own."),
    "fold_copies": ("اجمع النسخ القريبة", "Group near-duplicates"),
    # filters
    "filter": ("صفِّ النتائج", "Filter results"),
    "active": ("المرشّحات المختارة", "Active filters"),
    "people": ("الأشخاص", "People"),
    "places": ("الأماكن", "Places"),
    "dates": ("تواريخ ذُكرت", "Dates named"),
    "published": ("تاريخ النشر", "Published"),
    "within": ("المكان وما فيه", "Place and all in it"),
    "within_place": ("داخل {place}", "within {place}"),
    "remove": ("أزل", "Remove"),
    "clear": ("امسح الكلّ", "Clear all"),
    "apply": ("طبّق", "Apply"),
    "more": ("{count} أخرى", "{count} more"),
    "from": ("من", "From"),
    "to": ("إلى", "To"),
    "no_values": ("لا شيء في هذه النتائج", "Nothing in these results"),
    "since": ("منذ {since}", "since {since}"),
    "until": ("حتى {until}", "until {until}"),
    "between": ("من {since} إلى {until}", "{since} to {until}"),
    "years": ("{since} إلى {until}", "{since}–{until}"),
    "undated_note": ("{documents} بلا تاريخ نشر", "{documents} without a published date"),
    "undated_left_out": (
        "{documents} بلا تاريخ نشر، لا تظهر ما دامت المدّة محدّدة",
        "{documents} without a published date, left out while a range is set",
    ),
    # nothing found
    "nothing": ("لم نجد وثيقة", "No document found"),
    "nothing_for": ("لم نجد وثيقة فيها «{query}»", "No document found for “{query}”"),
    "nothing_under": (
        "لا وثيقة تجمع «{query}» والمرشّحات المختارة كلّها.",
        "No document has “{query}” and all the active filters.",
    ),
    "nothing_under_filters": (
        "لا وثيقة تجمع المرشّحات المختارة كلّها.",
        "No document has all the active filters.",
    ),
    "ways_out": ("جرّب واحدًا من هذه", "Try one of these"),
    "without": ("من دون «{label}»", "Without “{label}”"),
    "without_all": ("من دون أي مرشّح", "Without any filter"),
    "without_words": ("المرشّحات وحدها، من دون الكلمات", "The filters alone, without the words"),
    "meant": ("هل تقصد", "Did you mean"),
    # how to search
    "help": ("كيف أبحث؟", "How do I search?"),
    "help_words": ("الوثائق التي فيها الكلمات كلّها تأتي أولًا", "documents with all the words come first"),
    "help_phrase": ("العبارة كما هي، كلمة تلو كلمة", "the phrase as it stands, word after word"),
    "help_not": ("من دون هذه الكلمة", "without this word"),
    "help_or": ("إحدى الكلمتين تكفي", "either word will do"),
    "help_spelling": (
        "لا فرق بين الألف والهمزة، ولا بين التاء المربوطة والهاء، ولا أثر للتشكيل.",
        "Spellings of alef and hamza, ta marbuta and ha are equal; vowel marks do not matter.",
    ),
    "help_all": ("لغة البحث كاملةً، بالأمثلة", "The whole query language, with examples"),
    "help_try": ("كلّ مثال رابط: اضغطه لتجرّبه.", "Every example is a link: follow it to try it."),
    "help_else": (
        "ما ليس من هذه الإشارات فهو كلمة يُبحث عنها.",
        "Whatever is none of these signs is a word to look for.",
    ),
    "help_exact": (
        "الكلمات كما رُسمت وحدها، بلا سوابق ولا صيغ أخرى ولا كلمات قريبة. فوق النتائج رابط لكلّ درجة.",
        "Words as they are spelled alone: no clitics, no other forms, no related words. Links stand above the results.",
    ),
    "help_usual": (
        "وصيغها، وتهجئات الأسماء، وما يرادفها، وما بعُد عنها بزلّة قلم.",
        "Their forms too, other spellings of names, words for the same thing, and what a slip of the pen hides.",
    ),
    "help_wide": (
        "وكلّ ما شاركها أحرف الجذر، ويأتي بعد ما سبق: كاتب، مكتب، مكتوب.",
        "All words with the letters of their root too, below the rest: كاتب, مكتب, مكتوب.",
    ),
    "help_limits": (
        "أطول استعلام {characters} حرف و{words} كلمة و{levels} مستوى من الأقواس والإشارات؛ "
        "وأكثر ما تكون معه * أو ~ {signed} كلمة، وأكثر الكلمات المتقاربة في عبارة واحدة {near}.",
        "A query has at most {characters} characters, {words} words and {levels} levels of parentheses and signs; "
        "at most {signed} of its words have * or ~, and at most {near} are near each other in one pair of quotes.",
    ),
    # a document
    "back": ("عُد إلى النتائج", "Back to results"),
    "document": ("الوثيقة", "Document"),
    "source": ("المصدر", "Source"),
    "first_mark": ("أرِني", "show"),
    "names": ("ذُكر في هذه الوثيقة", "Named in this document"),
    "spelled": ("ورد:", "As:"),
    "no_names": ("لا أسماء ولا تواريخ في هذه الوثيقة.", "No names or dates in this document."),
    "search_value": ("{label}، {why}. افتح الوثائق التي تذكره", "{label}, {why}. Opens the documents that name it"),
    "why": ("لماذا؟", "Why?"),
    "why_rule": ("عرفناه بقاعدة مكتوبة", "found by a written rule"),
    "why_list": ("عرفناه من قائمة الأسماء", "found in a list of names"),
    "why_model": ("عرفناه من السياق", "recognised from its context"),
    "again": ("{surface}، الموضع {number}", "{surface}, place {number}"),
    "copies": ("نسخ قريبة من هذه الوثيقة", "Near-duplicates of this document"),
    "similar": ("وثائق مشابهة", "Similar documents"),
    # a person or a place
    "entity_people": ("شخص", "Person"),
    "entity_places": ("مكان", "Place"),
    "entity_search": ("ابحث بهذا الاسم", "Search with this name"),
    "card": ("بطاقة", "About"),
    "entity_spellings": ("كيف كُتب الاسم", "How the name is spelled"),
    "lies_in": ("يقع في", "Lies in"),
    "inside": ("أماكن في {place}", "Places in {place}"),
    "search_within": ("ابحث داخل {place}", "Search within {place}"),
    "beside_people": ("أشخاص في الوثائق نفسها", "People in the same documents"),
    "beside_places": ("أماكن في الوثائق نفسها", "Places in the same documents"),
    "no_people": ("لا وثيقة هنا تذكر شخصًا باسم «{value}».", "No document here names a person “{value}”."),
    "no_places": ("لا وثيقة هنا تذكر مكانًا باسم «{value}».", "No document here names a place “{value}”."),
    "search_words": ("ابحث عن هذه الكلمات في النصوص", "Search the texts for these words"),
    # errors
    "error_400": ("تعذّر فهم هذا البحث", "This search cannot be carried out"),
    "error_400_text": (
        "اكتب كلمة أو اسمًا على الأقل، وإن طال البحث فاكتفِ بأهمّ كلماته.",
        "Type a word or a name at least, and keep the main words of a long query.",
    ),
    "error_404": ("لا شيء في هذا العنوان", "There is nothing at this address"),
    "error_404_text": (
        "ربّما تغيّر العنوان، أو أُزيلت الوثيقة من المجموعة.",
        "The address may have changed, or the document was removed from the collection.",
    ),
    "error_500": ("وقع خطأ من جهتنا", "Something went wrong on our side"),
    "error_500_text": (
        "سُجّل الخطأ. أعد المحاولة، فإن تكرّر فأخبر من يدير هذه المجموعة.",
        "The error is in the log. Try again; if it comes back, tell whoever runs this collection.",
    ),
    "error_503": ("الفهرس غير متاح الآن", "The index is not available now"),
    "error_503_text": (
        "أعد المحاولة بعد قليل، فإن تكرّر فأخبر من يدير هذه المجموعة بما يلي.",
        "Try again shortly; if it comes back, tell whoever runs this collection what follows.",
    ),
    "error_other": ("تعذّر تنفيذ الطلب", "The request could not be carried out"),
    "long_query": (
        "البحث أطول من {limit} حرف؛ اكتفِ بأهمّ كلماته.",
        "The query is longer than {limit} characters; keep its main words.",
    ),
    "many_values": (
        "لا يُختار من {facet} أكثر من {limit}؛ أزل بعضها.",
        "No more than {limit} values of {facet} can be chosen; remove some.",
    ),
    "long_value": (
        "قيمة من {facet} أطول من {limit} حرف؛ اخترها من القائمة.",
        "A value of {facet} is longer than {limit} characters; choose it from the list.",
    ),
    "bad_day": (
        "«{value}» ليس تاريخًا نعرفه؛ اكتبه هكذا: \u20662023-10-20\u2069.",
        "“{value}” is not a date; write it as 2023-10-20.",
    ),
    "bad_range": (
        "بداية المدّة {since} بعد نهايتها {until}؛ بدّل بينهما.",
        "The range begins on {since}, after its end {until}; swap them.",
    ),
    "bad_sort": (
        "لا ترتيب اسمه «{value}»؛ اختر relevance أو newest أو oldest.",
        "There is no sort “{value}”; choose relevance, newest or oldest.",
    ),
    "bad_strictness": (
        "لا درجة اسمها «{value}»؛ اختر exact أو usual أو wide.",
        "There is no strictness “{value}”; choose exact, usual or wide.",
    ),
    "bad_number": (
        "«{value}» ليس عددًا من 1 إلى {limit} في {name}.",
        "“{value}” is not a number from 1 to {limit} for {name}.",
    ),
}

# Forms of a counted noun. Arabic: none, one, two, few (3-10), many (11-99), hundred (100, 101, 102);
# English: one, other. Which form stands where: CLDR plural rules of the two languages.
COUNTS: dict[str, tuple[tuple[str, str, str, str, str, str], Pair]] = {
    "documents": (
        ("لا وثائق", "وثيقة واحدة", "وثيقتان", "{n} وثائق", "{n} وثيقة", "{n} وثيقة"),
        ("{n} document", "{n} documents"),
    ),
    "copies": (
        ("لا نسخ قريبة", "نسخة قريبة", "نسختان قريبتان", "{n} نسخ قريبة", "{n} نسخة قريبة", "{n} نسخة قريبة"),
        ("{n} near-duplicate", "{n} near-duplicates"),
    ),
    "marks": (
        ("لا مواضع", "موضع واحد", "موضعان", "{n} مواضع", "{n} موضعًا", "{n} موضع"),
        ("{n} match", "{n} matches"),
    ),
}


@dataclass(frozen=True, slots=True)
class Strings:
    """The texts of the interface in one language."""

    lang: Lang

    @property
    def direction(self) -> str:
        """Which way the interface is written: `rtl` or `ltr`."""
        return "rtl" if self.lang == "ar" else "ltr"

    def __call__(self, key: str, **values: object) -> str:
        """Return the text of `key`, its braces filled from `values`; raises KeyError for an unknown one."""
        return STRINGS[key][LANGS.index(self.lang)].format(**values)

    def count(self, noun: str, n: int) -> str:
        """Return `n` with its noun in the form that the number asks for; raises KeyError."""
        arabic, english = COUNTS[noun]
        form = arabic[_arabic_form(n)] if self.lang == "ar" else english[n != 1]
        return form.format(n=f"{n:,}")


def _arabic_form(n: int) -> int:
    if n < 3:
        return n
    rest = n % 100
    if rest < 3:
        return 5
    return 3 if rest <= 10 else 4
