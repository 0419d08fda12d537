import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.latin.lists import LatinLists
from analyzers.latin.lookup import LatinNames

COUNTS = {
    "سيرغي لافروف": 12,
    "بيونغ يانغ": 9,
    "زين العابدين بن علي": 30,
    "علي العريض": 20,
    "حامد كرزاي": 3,
    "الباجي قايد السبسي": 50,
    "حافظ قايد السبسي": 5,
    "محمد السادس": 7,
    "محمد الناصر": 15,
    "غزة": 40,
    "بغداد": 20,
    "الحبيب بورقيبة": 11,
    "يوسف الشاهد": 60,
    "مهدي جمعة": 25,
    "معمر القذافي": 14,
    "القاهرة": 22,
    "مصر": 40,
    "الجزائر": 44,
    "اليونان": 8,
    "عبد العزيز بوتفليقة": 9,
    "عبد الله بن عبد العزيز": 4,
    "نور الدين البحيري": 6,
    "بشار الأسد": 21,
    "إيمانويل ماكرون": 18,
    "فرانسوا هولاند": 16,
    "تيريزا ماي": 5,
    "بنيامين نتنياهو": 13,
    "ساحل العاج": 4,
    "كريم بورت": 1,
    "Reuters": 2,
}
INDEX = LatinNames(COUNTS)
TEXT_WORDS = [
    *("بيجو", "بوقت", "رينو", "بوردو", "ماكرون", "القصرين", "قاصرين", "النهضه"),
    *("ناهض", "سامسونغ", "جوفنتوس", "كارفور", "منستر", "طبل", "تعبل"),
]


def text_words(prefix: str) -> dict[str, int]:
    counts = dict.fromkeys(TEXT_WORDS, 10) | {"النهضه": 200, "ناهض": 1}
    return {word: n for word, n in counts.items() if word.startswith(prefix)}


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Lavrov", "سيرغي لافروف"),
        ("Sergei Lavrov", "سيرغي لافروف"),
        ("LAVROV Sergueï", "سيرغي لافروف"),  # French, family name first
        ("Pyongyang", "بيونغ يانغ"),
        ("Ben Ali", "زين العابدين بن علي"),
        ("Benali", "زين العابدين بن علي"),
        ("Hamid Karzai", "حامد كرزاي"),
        ("Beji Caid Essebsi", "الباجي قايد السبسي"),
        ("Béji Caïd Essebsi", "الباجي قايد السبسي"),
        ("Muhammad VI", "محمد السادس"),
        ("Mohammed VI", "محمد السادس"),
        ("Gaza", "غزة"),
        ("Baghdad", "بغداد"),
        ("Bagdad", "بغداد"),
        ("Bourguiba", "الحبيب بورقيبة"),
        ("Chahed", "يوسف الشاهد"),
        ("Mehdi Jomaâ", "مهدي جمعة"),
        ("Gaddafi", "معمر القذافي"),
        ("Qaddafi", "معمر القذافي"),
        ("Kadhafi", "معمر القذافي"),
        ("al-Gaddafi", "معمر القذافي"),
        ("Cairo", "القاهرة"),
        ("Le Caire", "القاهرة"),
        ("Egypt", "مصر"),
        ("Égypte", "مصر"),
        ("Algérie", "الجزائر"),
        ("Alger", "الجزائر"),
        ("Greece", "اليونان"),
        ("Grèce", "اليونان"),
        ("Abdelaziz Bouteflika", "عبد العزيز بوتفليقة"),
        ("Abdullah bin Abdulaziz", "عبد الله بن عبد العزيز"),
        ("Noureddine Bhiri", "نور الدين البحيري"),
        ("Bachar el-Assad", "بشار الأسد"),
        ("Emmanuel Macron", "إيمانويل ماكرون"),
        ("François Hollande", "فرانسوا هولاند"),
        ("Theresa May", "تيريزا ماي"),
        ("Netanyahu", "بنيامين نتنياهو"),
        ("Nétanyahou", "بنيامين نتنياهو"),
        ("Côte d'Ivoire", "ساحل العاج"),
    ],
)
def test_the_right_name_is_first(query: str, name: str) -> None:
    matches = INDEX.names(query)
    assert [match.name for match in matches[:1]] == [name]
    assert 0 < matches[0].confidence <= 1


@pytest.mark.parametrize(
    "query",
    [
        *("report", "minister", "le monde", "le ministre", "président", "the", "market", "iphone", "port", "may", "de"),
        *("https://lavrov.example", "lavrov.com", "lavrov@example", "Lavrov 2017", "لافروف", "Лавров", "", " ", "-"),
        *("Reuters", "Kowalski", "report Lavrov"),
    ],
)
def test_other_text_matches_no_name(query: str) -> None:
    assert INDEX.names(query) == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Lavrov", ["لافروف"]),
        ("Essebsi", ["السبسي"]),
        ("Pyongyang", ["بيونغ يانغ"]),  # two words
        ("Abdelaziz", ["عبد العزيز"]),
        ("Cairo", ["القاهره"]),
        ("report", []),
        ("Ben Ali", []),  # not a single word
        ("", []),
    ],
)
def test_words_of_the_index(word: str, expected: list[str]) -> None:
    assert [match.form for match in INDEX.words(word)][: max(1, len(expected))] == expected


@pytest.mark.parametrize(
    ("word", "likely"),
    [
        ("Peugeot", ["بيجو"]),  # eu, soft g, mute t
        ("Renault", ["رينو"]),
        ("Macron", ["ماكرون"]),
        ("Kasserine", ["القصرين"]),
        ("Ennahdha", ["النهضه"]),
        ("Samsung", ["سامسونغ"]),
        ("Juventus", ["جوفنتوس"]),
        ("Carrefour", ["كارفور"]),
        ("minister", []),
        ("table", []),
        ("Kowalski", []),
    ],
)
def test_likely_words_of_the_texts(word: str, likely: list[str]) -> None:
    index = LatinNames({"إيمانويل ماكرون": 18}, word_counts=text_words)
    assert [match.form for match in index.words(word) if match.likely] == likely


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("al-Qaida", "القاعده"),  # with the article that was typed
        ("Nidaa", "نداء"),  # Latin letters do not show the hamza
        ("Unicef", "يونيسف"),
    ],
)
def test_the_likeliest_word_of_the_texts(word: str, expected: str) -> None:
    counts = {"القاعده": 50, "قايد": 20, "نداء": 40, "نادي": 3, "يونيسف": 9}

    def word_counts(prefix: str) -> dict[str, int]:
        return {form: n for form, n in counts.items() if form.startswith(prefix)}

    assert LatinNames({}, word_counts=word_counts).words(word, in_name=True)[0].form == expected


@pytest.mark.parametrize(
    ("words", "prefix", "names"),
    [
        ([], "lav", ["سيرغي لافروف"]),
        (["sergei"], "lav", ["سيرغي لافروف"]),
        (["hafez"], "lav", []),
        ([], "la", []),
        ([], "la-", []),
        ([], "", []),
    ],
)
def test_names_that_a_prefix_begins(words: list[str], prefix: str, names: list[str]) -> None:
    assert INDEX.completed(words, prefix) == names


def test_the_more_frequent_name_is_first() -> None:
    assert [match.name for match in INDEX.names("Caid Essebsi")] == ["الباجي قايد السبسي", "حافظ قايد السبسي"]


def test_names_are_limited() -> None:
    assert len(INDEX.names("Essebsi", limit=1)) == 1


def test_an_empty_index_has_no_names() -> None:
    assert LatinNames({}).names("Lavrov") == []
    assert LatinNames({}).words("Lavrov") == []


@pytest.mark.parametrize(
    ("counts", "texts", "word", "expected"),
    [
        ({"عدن": 160, "آدن محمد نور": 1}, {}, "Aden", "عدن"),  # frequent, and a whole name
        ({"الكاف": 249}, {"كيف": 900, "كف": 30}, "Kef", "الكاف"),  # words of the language are no names
        ({}, {"طالبان": 300}, "Taliban", "طالبان"),  # a frequent word may differ more
        ({}, {"طالبان": 3}, "Taliban", ""),
        ({}, {"داعش": 230}, "Daech", "داعش"),  # ordinary in no dictionary
        ({}, {"ليون": 22}, "Lyon", "ليون"),
        ({}, {"سبورتينغ": 60}, "Sporting", "سبورتينغ"),  # many documents have just these letters
        ({}, {"سبورتينغ": 3}, "Sporting", ""),
        ({}, {"هوتيل": 60, "حتل": 9}, "hotel", ""),
        ({}, {"بايدن": 40}, "Biden", "بايدن"),  # not Bi ad-Din
        ({}, {"قردان": 60}, "Guerdane", "قردان"),
        ({}, {"هارتس": 50}, "Haaretz", "هارتس"),
        ({}, {"ترامب": 90, "ترمب": 4}, "Trump", "ترامب"),
        ({}, {"ايفون": 12, "افون": 1}, "iPhone", "ايفون"),
    ],
)
def test_frequency_and_letters_decide(counts: dict[str, int], texts: dict[str, int], word: str, expected: str) -> None:
    index = LatinNames(counts, word_counts=lambda prefix: {w: n for w, n in texts.items() if w.startswith(prefix)})
    assert "".join(match.form for match in index.words(word)[:1]) == expected


def test_a_listed_place_has_full_confidence() -> None:
    lists = LatinLists(places={"nowhere": ("مصر",)}, words={}, ordinary=frozenset())
    assert LatinNames({"مصر": 1}, lists=lists).names("Nowhere")[0].confidence == 1.0


@given(st.text())
def test_any_text_gives_names_of_the_index(text: str) -> None:
    assert all(match.name in COUNTS for match in INDEX.names(text))
    INDEX.words(text)


def likely(names: LatinNames, word: str) -> list[str]:
    return [match.form for match in names.words(word) if match.likely]


def test_a_frequent_name_in_just_these_letters_is_before_a_listed_place() -> None:
    names = LatinNames({"جربة": 60, "حومة السوق": 13, "أحمد": 9, "الأحمدي": 2, "القاهرة": 30, "كايرو": 2})
    assert [names.names(word)[0].name for word in ("Djerba", "Ahmad", "Cairo")] == ["جربة", "أحمد", "القاهرة"]
    assert likely(names, "Djerba") == ["جربه"]
    assert likely(LatinNames({"حومة السوق": 13}), "Djerba") == ["حومه السوق"]


def test_a_list_outweighs_letters_that_hardly_fit() -> None:
    names = LatinNames({"صنعاء": 7, "سنة": 900})
    assert likely(names, "Sanaa") == ["صنعا"]


def test_a_typed_article_belongs_to_the_name() -> None:
    names = LatinNames({"الباجي قايد السبسي": 50, "القاعدة": 4})
    assert names.names("al-Qaida")[0].name == "القاعدة"
    assert names.names("Caid")[0].name == "الباجي قايد السبسي"
    assert names.names("al-Sebsi")[0].name == "الباجي قايد السبسي"
