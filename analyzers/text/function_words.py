"""Function words: prepositions, pronouns, particles and the like, which say nothing about the topic of a text."""

from functools import cache

from analyzers.text.affixes import ARTICLE
from analyzers.text.fold import fold
from analyzers.text.lexicon import lexicon

# Word classes after W. Wright, A Grammar of the Arabic Language, each with its words.
_CLASSES = {
    "preposition": (
        "من في على إلى عن مع منذ مذ حتى لدى لدن عند خلال عبر ضد نحو حول دون بدون بين فوق تحت أمام وراء خلف "
        "قبل بعد أثناء ضمن داخل خارج جراء إزاء تجاه بسبب لأجل بشأن حسب وفق وفقا رغم سوى مثل كمثل بواسطة إثر "
        "عقب قرب بجانب"
    ),
    "preposition with a pronoun": (
        "منه منها منهم منك مني منا منهما فيه فيها فيهم فينا فيما عليه عليها عليهم عليك علينا عليهما إليه "
        "إليها إليهم إليك إلينا عنه عنها عنهم عنا عني معه معها معهم معنا معك له لها لهم لك لي لنا لهما به بها "
        "بهم بك بي بنا بهما لديه لديها لديهم لدينا عنده عندها عندهم عندي عندك بينه بينها بينهم بينهما بيننا "
        "ضده ضدها ضدهم حوله حولها بعده بعدها قبله قبلها"
    ),
    "preposition with a relative": "مما عما بما فيمن ممن كما لما بمن لمن عمن إما",
    "conjunction": (
        "و ف ثم أو أما لكن لكنه لكنها ولكن بل إذ إذا إذن لأن لأنه لأنها لأنهم كأن كأنه حيث حين حينما عندما "
        "بينما كلما ريثما لو لولا لوما كي لكي حتى إن أن أنه أنها أنهم أنك أني أننا بأن بأنه بأنها فإن وأن وإن "
        "إنه إنها إنهم إنما فيما مهما أينما طالما"
    ),
    "negation": "لا لم لن ما ليس ليست ليسوا غير لست كلا",
    "interrogative": "هل أ كيف متى أين كم لماذا ماذا ما من أي أية لم بم فيم علام إلام مم بماذا",
    "pronoun": "أنا أنت أنتم أنتما نحن هو هي هم هن هما إياه إياها",
    "demonstrative": (
        "هذا هذه هذان هذين هاتان هاتين هؤلاء ذلك تلك ذاك أولئك ذلكم كذلك لذلك بذلك لهذا بهذا بهذه لهذه هنا "
        "هناك هنالك هكذا"
    ),
    "relative": "الذي التي اللذان اللتان اللذين اللتين الذين اللاتي اللواتي اللائي ومن والذي والتي",
    "particle": "قد لقد سوف يا أيها أيتها نعم بلى ألا إلا هلا فقط أيضا كذلك مثلا",
    "copula": "كان كانت كانوا كنا كنت يكون تكون يكونون تكن يكن كون كونه كونها أصبح أصبحت صار",
    "quantity": "كل كله كلها كلهم بعض بعضها بعضهم جميع كافة أي سائر عدة",
    "genealogy": "بن ابن بنت آل",
}
LATIN_ARTICLES = frozenset(("la", "le", "les", "the"))  # of French and English names: La Marsa, The Guardian
_INFLECTED = ("copula", "genealogy")  # classes of words that have forms as nouns and verbs have
_CONJUNCTIONS = "وف"
_ARTICLE_LOSS = 15  # tenths of Zipf; a noun is at most this much rarer with the article: وفي is «and in», ولي a noun
# Folded function words that are names too: على and علي, أمام and إمام.
_ALSO_NAMES = frozenset({"علي", "امام", "بي"})


@cache
def function_words() -> frozenset[str]:
    """Return the folded function words."""
    return frozenset(fold(word) for words in _CLASSES.values() for word in words.split())


def is_function_word(word: str) -> bool:
    """Say whether a folded word is a function word."""
    return word in function_words()


@cache
def particles() -> frozenset[str]:
    """Return the folded function words without those that are inflected: not كان, not ابن."""
    classes = (words for name, words in _CLASSES.items() if name not in _INFLECTED)
    return frozenset(fold(word) for words in classes for word in words.split())


@cache
def is_mostly_particle(word: str) -> bool:
    """Say whether a folded word is mostly a particle in texts, alone or after a conjunction: عبر, وفي, فقد."""
    if word in particles():
        return True
    lists = lexicon()
    is_noun = lists.frequency(ARTICLE + word) >= lists.frequency(word) - _ARTICLE_LOSS
    return word[0] in _CONJUNCTIONS and word[1:] in particles() and not is_noun


@cache
def _spellings() -> frozenset[str]:
    return frozenset(word for words in _CLASSES.values() for word in words.split())


def is_spelled_function_word(surface: str) -> bool:
    """Say whether a word is a function word as it is spelled, with its hamza: أنا is one, the name آنا is not."""
    return surface in _spellings()


def may_be_name(word: str) -> bool:
    """Say whether a folded function word is also a name, so that its neighbours decide."""
    return word in _ALSO_NAMES
